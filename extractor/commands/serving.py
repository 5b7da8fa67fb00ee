"""The command that shows a database as a web page."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.commands.options import (
    DONE,
    EXIT_CODES,
    INTERRUPTED,
    Existing,
    Settings,
    beginning,
    common,
    settings,
)
from extractor.errors import ServeError

HOST, PORT = "127.0.0.1", 8001
_HIGHEST_PORT = 65535


@click.command(epilog=EXIT_CODES)
@click.argument("db", type=Existing)
@click.option(
    "--port",
    "-p",
    type=click.IntRange(0, _HIGHEST_PORT),
    default=PORT,
    show_default=True,
    help="0: any that is free.",
)
@click.option(
    "--host",
    default=HOST,
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen. Beyond this machine, anyone who reaches it can read the stored articles.",
)
@common
@settings
def serve(options: Settings, db: Path, port: int, host: str) -> int:
    """Show a database as a web page, read-only, until interrupted.

    \b
    Example:
      award-extractor serve awards.db --port 8001
    """
    with beginning():
        try:
            from extractor.web import serve as run
        except ImportError as error:
            raise ServeError(
                f"the web page needs {error.name}, which is not installed;"
                " run: pip install 'award-extractor[web]'"
            ) from None

        def ready(address: str) -> None:
            click.echo(address)
            options.reporter.info(f"showing {db}, read-only; stop with Ctrl-C")

        try:
            run(db, host, port, patterns=options.patterns, ready=ready)
        except KeyboardInterrupt:  # the way to end it, which interrupts no work
            options.reporter.info("stopped")
            return INTERRUPTED
    return DONE
