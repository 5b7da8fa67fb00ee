"""Commands that read pages: run, extract, explain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.commands.clustering import cluster_options, engine_of
from extractor.commands.fetching import Fetching, fetch_options
from extractor.commands.options import (
    DONE,
    EXIT_CODES,
    FELL_SHORT,
    SOURCES,
    Existing,
    Settings,
    Watcher,
    awards_only_option,
    beginning,
    common,
    jobs_option,
    log_option,
    settings,
    sources_argument,
)
from extractor.commands.stored import summarize
from extractor.console import Output, print_table, row_of
from extractor.errors import ExtractorError, SourceFailure

if TYPE_CHECKING:
    from extractor.model import Article, Page


@click.command(epilog=SOURCES + EXIT_CODES)
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option("--db", type=Existing, required=True, metavar="FILE", help="The database; made if need be.")
@click.option("--retry-failed", is_flag=True, help="Instead of SOURCE: what failed before.")
@click.option("--refresh", is_flag=True, help="Ask again for addresses whose pages are stored.")
@awards_only_option
@log_option
@fetch_options
@jobs_option
@cluster_options
@common
@settings
def run(
    options: Settings,
    /,
    sources: tuple[str, ...],
    db: Path,
    retry_failed: bool,
    refresh: bool,
    awards_only: bool,
    log: Path | None,
    jobs: int,
    cluster: str | None,
    shards: Path | None,
    **fetching: Any,  # noqa: ANN401
) -> int:
    """Get pages, strip and read them, store articles and awards in a database.

    Pages that were read before by the same rules are passed over, and addresses whose pages are stored are
    not fetched, so the same command can be given again after an interruption. With --retry-failed all that
    failed and did not succeed since is tried again: addresses, feeds, sitemaps, searches, and files that are
    still there.

    \b
    Examples:
      award-extractor run pages/ @addresses.txt --db awards.db --jobs 2
      award-extractor run feed:https://paper.example/rss --keyword 데이터 --db awards.db
      award-extractor run crawl.warc.gz --awards-only --jobs 2 --db awards.db
      award-extractor run --retry-failed --db awards.db
      award-extractor run archives/ --db awards.db --cluster auto
    """
    from extractor import runs
    from extractor.estimate import count_pages
    from extractor.run_log import RunLog
    from extractor.sources.again import again
    from extractor.store import Database

    if bool(sources) == retry_failed:
        raise click.UsageError("give either SOURCE… or --retry-failed")
    fetcher = Fetching(fetching, revalidate=refresh or retry_failed)
    reporter, extractor = options.reporter, options.extractor()

    def known(page: Page) -> bool:
        return database.had_again(page)

    with fetcher:
        with beginning():
            place = engine_of(
                cluster,
                shards or db.with_name(f"{db.name}.shards"),
                jobs,
                extractor,
                known,
                awards_only=awards_only,
            )
            database = Database.open(db)
        with database, place as engine:
            failed = [failure["source"] for failure in database.failures()] if retry_failed else []
            names, lost = again(failed) if retry_failed else (list(sources), [])
            for message in lost:
                reporter.error(message)
            finished: list[str] = []
            pages = engine.read(
                names,
                fetcher=fetcher,
                wanted=fetcher.wanted,
                stored=None if refresh else database.stored_but(failed),
                finished=finished.append,
            )
            total = None if options.quiet else count_pages(names)
            record = {
                "sources": names,
                "patterns": str(options.patterns or ""),
                "jobs": jobs,
                "cluster": cluster,
            }
            with beginning():
                journal = RunLog(log, "run", record | {"db": str(db)})
            with journal, reporter.progress(total, fetcher.hosts) as ticks:
                summary = runs.run(
                    extractor,
                    database,
                    pages,
                    Watcher(reporter, ticks.done, journal),
                    process=engine.process,
                    options=record,
                    finished=finished,
                )
                journal.end(summary, fell_short=bool(summary.failed or lost))
        fetcher.summarize(reporter)
    summarize(reporter, summary, db)
    return FELL_SHORT if summary.failed or lost else DONE


@click.command(epilog=SOURCES + EXIT_CODES)
@sources_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "table"]),
    default="jsonl",
    show_default=True,
    help="One object a line, one list, or a table of awards.",
)
@click.option("-o", "--output", type=Existing, metavar="FILE", help="Write to a file, not to stdout.")
@awards_only_option
@fetch_options
@jobs_option
@common
@settings
def extract(
    options: Settings,
    /,
    sources: tuple[str, ...],
    form: str,
    output: Path | None,
    awards_only: bool,
    jobs: int,
    **fetching: Any,  # noqa: ANN401
) -> int:
    """Read pages and print their articles with awards, in input order.

    \b
    Examples:
      award-extractor extract page.html --format table
      cat articles.jsonl | award-extractor extract - > awards.jsonl
    """
    from extractor.batch import Failure, Reading, process
    from extractor.estimate import count_pages
    from extractor.sources import read_sources

    fetcher = Fetching(fetching)
    reporter, extractor = options.reporter, options.extractor()
    with beginning():
        out = Output(output)
    failed = 0
    with (
        fetcher,
        out,
        reporter.progress(None if options.quiet else count_pages(sources), fetcher.hosts) as ticks,
        _writer(form, out) as write,
    ):
        watcher = Watcher(reporter, ticks.done)
        pages = read_sources(sources, fetcher=fetcher, wanted=fetcher.wanted)
        for outcome in process(extractor, pages, jobs, awards_only=awards_only):
            if isinstance(outcome, Failure):
                failed += 1
                watcher.failed(outcome)
            elif isinstance(outcome, Reading):
                write(outcome.article)
                watcher.read(outcome.page, outcome.article)
            else:
                watcher.read(outcome.page, None)
    return FELL_SHORT if failed else DONE


@contextmanager
def _writer(form: str, out: Output) -> Iterator[Callable[[Article], None]]:
    """What writes articles one by one; what it began is complete afterwards, after an interruption too."""
    from extractor.model import to_json

    articles: list[Article] = []
    if form == "jsonl":
        yield lambda article: out.write(to_json(article) + b"\n")
        return
    if form == "table":
        try:
            yield articles.append
        finally:
            print_table((row_of(award, a.source) for a in articles for award in a.awards), out)
        return
    first = True

    def write(article: Article) -> None:
        nonlocal first
        out.write((b"[\n" if first else b",\n") + to_json(article))
        first = False

    try:
        yield write
    finally:
        out.write(b"[]\n" if first else b"\n]\n")


@click.command(epilog=SOURCES + EXIT_CODES)
@click.argument("source")
@click.option("--html", "page", type=Existing, metavar="FILE", help="Write a page for the browser.")
@common
@settings
def explain(options: Settings, source: str, page: Path | None) -> int:
    """Show an article with every mention marked, and every value's rule and reason.

    \b
    Examples:
      award-extractor explain page.html
      award-extractor explain page.html --html why.html
    """
    from extractor.explain import explain_html, explain_terminal
    from extractor.sources import read_sources

    reporter, extractor = options.reporter, options.extractor()
    show = explain_html if page else explain_terminal
    with beginning():
        out = Output(page)
    failed = 0
    with out:
        for item in read_sources([source]):
            try:
                if isinstance(item, SourceFailure):
                    raise item.error
                out.write(show(extractor, extractor.process(item)).encode() + b"\n")
            except ExtractorError as error:
                failed += 1
                reporter.error(str(error))
    return FELL_SHORT if failed else DONE
