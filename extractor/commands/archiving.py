"""The command that only gets pages: fetch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.commands.fetching import Fetching, fetch_options
from extractor.commands.options import (
    DONE,
    EXIT_CODES,
    FELL_SHORT,
    SOURCES,
    Existing,
    Settings,
    beginning,
    common,
    settings,
    sources_argument,
)
from extractor.errors import SourceFailure

if TYPE_CHECKING:
    from extractor.fetch.warc_out import WarcWriter


@click.command(epilog=SOURCES + EXIT_CODES)
@sources_argument
@click.option(
    "--warc", type=Existing, required=True, metavar="FILE", help="The archive; ends in .warc or .warc.gz."
)
@fetch_options
@common
@settings
def fetch(options: Settings, /, sources: tuple[str, ...], warc: Path, **fetching: Any) -> int:  # noqa: ANN401
    """Get pages and keep them, as they came, in a web archive that `run` and `extract` read.

    Only addresses are got; pages of files are passed over. The archive must not exist yet.

    \b
    Example:
      award-extractor fetch @addresses.txt --warc pages.warc.gz
    """
    from extractor.fetch import FetchConfig
    from extractor.fetch.warc_out import WarcWriter

    with beginning():
        writer = WarcWriter(warc, FetchConfig(contact=fetching["contact"]).agent_header)
    with writer, Fetching(fetching, keep=writer.keep) as fetcher:
        failed = _fetch(options, sources, fetcher, writer)
    options.reporter.info(f"pages: archived {writer.pages}, failed {failed}; {warc}")
    return FELL_SHORT if failed or not writer.pages else DONE


def _fetch(options: Settings, sources: tuple[str, ...], fetcher: Fetching, writer: WarcWriter) -> int:
    """Gets everything; how much of it failed."""
    from extractor.estimate import count_pages
    from extractor.sources import read_sources

    reporter, failed = options.reporter, 0
    total = None if options.quiet else count_pages(sources)
    with reporter.progress(total, fetcher.hosts) as ticks:
        for item in read_sources(sources, fetcher=fetcher, wanted=fetcher.wanted, documents=False):
            # A page with notes is what a table tells of an article that could not be had.
            troubles = (
                [str(item.error)] if isinstance(item, SourceFailure) else item.notes if item.url else ()
            )
            for trouble in troubles:
                reporter.error(trouble)
            failed += bool(troubles)
            ticks.done()
    if not writer.pages and not failed:
        reporter.error("nothing was fetched: the sources name no address; files need no fetching")
    return failed
