"""Serves the application until it is interrupted."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable

import uvicorn

from extractor.errors import ServeError
from extractor.web.app import build
from extractor.web.guard import LOCAL_NAMES


def serve(
    path: str | os.PathLike[str],
    host: str = "127.0.0.1",
    port: int = 8001,
    *,
    patterns: str | os.PathLike[str] | None = None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serves a database file as a web page, read-only, until interrupted.

    `port` 0: any free one. `patterns`: a folder laid over the built-in pattern files. `ready` is called with
    the address once it can be asked. Raises `StoreError` for a file that cannot be read, `PatternError` for a
    wrong pattern file, `ServeError` for a place that cannot be listened at.
    """
    application = build(path, LOCAL_NAMES if host in LOCAL_NAMES else None, patterns)
    with _listen(host, port) as listening:
        found = listening.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        config = uvicorn.Config(application.app(), log_level="warning", server_header=False, access_log=False)
        ready(f"http://{shown}:{found}/")
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, *_, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind)
    except OSError as error:
        raise ServeError(f"cannot listen at {host}: {error.strerror or error}") from error
    try:
        if os.name == "posix":  # elsewhere the option lets two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()
    except OSError as error:
        listening.close()
        advice = "choose another with --port"
        raise ServeError(f"cannot listen at {host} port {port}: {error.strerror}; {advice}") from error
    return listening
