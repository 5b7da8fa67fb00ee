"""A real site on this machine that the client believes to be on the internet.

The guard stays on in all tests: host names resolve to public addresses by a table, and the sockets of those
addresses lead to a server on 127.0.0.1.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import httpcore
import pytest

from extractor.fetch import FetchConfig, Fetcher

PUBLIC = "93.184.216.34"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Request(NamedTuple):
    path: str
    headers: Message


class Site:
    """A web server; what it does for each path is set with `page` or `on`. Unknown paths are 404."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else every answer waits 40 ms for an acknowledgement

            def do_GET(self) -> None:
                site.requests.append(Request(self.path, self.headers))
                answer = site.answers.get(self.path) or site.answers.get("*")
                if answer is None:
                    reply(self, 404, b"none", {})
                else:
                    answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass  # the client hanging up is what some tests are about

        self.server = Server(("127.0.0.1", 0), Handler)
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def page(
        self,
        path: str,
        body: bytes = b"<html><p>page</p></html>",
        *,
        status: int = 200,
        kind: str = "text/html",
        **headers: str,
    ) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if kind:
            named["Content-Type"] = kind
        self.answers[path] = lambda handler: reply(handler, status, body, named)

    def on(self, path: str, answer: Answer) -> None:
        self.answers[path] = answer

    def asked(self, path: str) -> int:
        return sum(request.path == path for request in self.requests)

    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


class Net(httpcore.AsyncNetworkBackend):
    """A small internet: `names` says what a host resolves to, the sockets of all addresses lead here."""

    def __init__(self, port: int) -> None:
        self.names: dict[str, list[list[str]]] = {}
        self.ports: dict[str, int] = {}
        self.port = port
        self.resolved: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self._sockets = httpcore.AnyIOBackend()

    async def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        if not answers[0]:
            raise OSError("no such host")
        # The last answer stays; those before it are given once each.
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append((host, port))
        return await self._sockets.connect_tcp("127.0.0.1", self.ports.get(host, self.port), timeout=timeout)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def net(site: Site) -> Net:
    return Net(site.port)


@pytest.fixture
def make(net: Net) -> Iterator[Callable[..., Fetcher]]:
    """Makes a Fetcher on the small internet, without waits unless set."""
    made: list[Fetcher] = []

    def make(**settings: Any) -> Fetcher:
        quick: dict[str, Any] = {"delay": 0.0, "backoff": 0.001, "deadline": 20.0}
        made.append(Fetcher(FetchConfig(**(quick | settings)), resolver=net.resolve, network=net))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()
