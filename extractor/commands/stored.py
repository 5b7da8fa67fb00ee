"""Commands that work with a database: reprocess, search, export."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor.commands.options import (
    DONE,
    EXIT_CODES,
    FELL_SHORT,
    Existing,
    Settings,
    Watcher,
    beginning,
    common,
    jobs_option,
    settings,
)
from extractor.console import Output, Reporter

if TYPE_CHECKING:
    from extractor.runs import Summary


@click.command(epilog=EXIT_CODES)
@click.argument("db", type=Existing)
@click.option("--dry-run", is_flag=True, help="Only print what would change, award by award.")
@jobs_option
@common
@settings
def reprocess(options: Settings, db: Path, dry_run: bool, jobs: int) -> int:
    """Read all stored pages again with today's rules.

    With --dry-run nothing is stored. `+` is an award that would come, `-` one that would go, `~` a value that
    would be another.

    \b
    Example:
      award-extractor reprocess awards.db --dry-run
    """
    from extractor import runs
    from extractor.store import Database

    reporter, extractor = options.reporter, options.extractor()
    with beginning():
        database = Database.open(db, create=False, readonly=dry_run)
    with database, reporter.progress(database.counts()["pages"]) as ticks:
        if dry_run:
            return _show_changes(runs.changes(extractor, database, jobs=jobs), reporter, ticks.done)
        summary = runs.reprocess(extractor, database, Watcher(reporter, ticks.done), jobs=jobs)
    summarize(reporter, summary, db)
    return FELL_SHORT if summary.failed else DONE


def _show_changes(found: Iterator[Any], reporter: Reporter, done: Callable[[], None]) -> int:
    from extractor.batch import Failure

    out, failed, changed, pages = Output(None), 0, 0, 0
    for result in found:
        pages += 1
        if isinstance(result, Failure):
            failed += 1
            reporter.error(result.message, result.trace)
        elif result:
            changed += 1
            out.write("".join(f"{line}\n" for line in (result[0].source, *map(str, result))).encode())
        done()
    reporter.info(f"pages {pages}: would change {changed}, failed {failed}")
    return FELL_SHORT if failed else DONE


def summarize(reporter: Reporter, summary: Summary, path: Path) -> None:
    """One line on what a run did and what the database holds now."""
    from extractor.store import Database

    with Database.open(path, readonly=True) as database:
        counts = database.counts()
    s = summary
    skipped = f", without an award {s.skipped}" if s.skipped else ""
    reporter.info(
        f"pages {s.pages}: new {s.new}, changed {s.changed}, unchanged {s.unchanged}, failed {s.failed}"
        f"{skipped}; {path} holds {counts['articles']} articles and {counts['awards']} awards"
    )


@click.command(epilog=EXIT_CODES)
@click.argument("db", type=Existing)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Hits at most.")
@common
@settings
def search(options: Settings, db: Path, words: tuple[str, ...], limit: int) -> int:
    """Find stored articles that hold all the words, the best first.

    \b
    Example:
      award-extractor search awards.db 경산 공공데이터
    """
    from extractor.store import Database, mark
    from extractor.store import search as find

    with beginning():
        database = Database.open(db, create=False, readonly=True)
    with database, beginning():
        hits = find(database, words, limit)
    out, terminal = Output(None), sys.stdout.isatty()
    before, after = ("\x1b[1m", "\x1b[0m") if terminal else ("[", "]")
    for hit in hits:
        title = mark(hit.title or "(no title)", hit.title_marks, before, after)
        about = " · ".join(part for part in (hit.published, hit.publisher, hit.url or hit.source) if part)
        out.write(f"{title}\n  {about}\n  {mark(hit.snippet, hit.marks, before, after)}\n".encode())
    options.reporter.info(f"articles: {len(hits)}" + (" or more" if len(hits) == limit else ""))
    return DONE


@click.command(epilog=EXIT_CODES)
@click.argument("db", type=Existing)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "xlsx", "parquet", "spacy", "table"]),
    help="Default: FILE's ending.",
)
@click.option("-o", "--output", type=Existing, metavar="FILE", help="Write to a file, not to stdout.")
@click.option(
    "--table",
    type=click.Choice(["awards", "claims", "articles", "projects"]),
    help="What. Default: awards; in a workbook a sheet each of awards, claims and projects.",
)
@click.option(
    "--datapackage/--no-datapackage",
    "describe",
    default=True,
    help="Say in datapackage.json beside FILE what its columns mean (the default).",
)
@common
@settings
def export(
    options: Settings, db: Path, form: str | None, output: Path | None, table: str | None, describe: bool
) -> int:
    """Write awards, claims, articles or projects for spreadsheets and data frames.

    --format spacy writes the articles with their evidence marked, to train on: doc.spans["sc"] holds what the
    text states, labelled with the field, doc.ents what of that does not overlap.

    \b
    Examples:
      award-extractor export awards.db -o awards.xlsx
      award-extractor export awards.db --format table
      award-extractor export awards.db -o articles.spacy
    """
    from extractor import exports
    from extractor.store import Database

    form = exports.format_of(form, output)
    tables = exports.tables_of(form, table)
    with beginning():
        described = exports.description_of(form, output) if describe else None
        database = Database.open(db, create=False, readonly=True)
    with database, beginning():
        count = exports.write(database, tables, form, output, described=described, reporter=options.reporter)
    options.reporter.info(f"rows: {count}")
    if described is not None:
        options.reporter.detail(f"what the columns mean: {described}")
    return DONE
