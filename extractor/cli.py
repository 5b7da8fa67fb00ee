"""The command line: `award-extractor COMMAND …`, one thin command for each use.

Nothing heavy is imported before a command needs it, so that help, search and export start at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import extractor as package
from extractor.console import Output, Reporter, print_table, row_of
from extractor.errors import ExtractorError, SourceFailure

if TYPE_CHECKING:
    from extractor.batch import Failure
    from extractor.check import Report
    from extractor.model import Article, Page
    from extractor.pipeline import Extractor
    from extractor.runs import Summary

F = TypeVar("F", bound=Callable[..., Any])
Existing = click.Path(path_type=Path)

DONE, FELL_SHORT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
EXIT_CODES = """
\b
Exit codes:
  0    done
  1    done, but something failed or fell short (named on stderr; the rest is complete)
  2    wrong usage, or a file that the command cannot begin without: nothing was done
  130  interrupted; what was done is kept
"""
SOURCES = """
\b
SOURCE is one of
  a file       .html .htm .txt .json .jsonl .csv
  a folder     of such files
  an address   http://… or https://…
  @FILE        a list with one path or address a line
  -            standard input, one JSON object a line
"""


class Settings:
    """What the options that every command takes say."""

    def __init__(self) -> None:
        self.quiet = self.verbose = False
        self.patterns: Path | None = None

    @property
    def reporter(self) -> Reporter:
        """Where messages go."""
        return Reporter(quiet=self.quiet, verbose=self.verbose)

    def extractor(self) -> Extractor:
        """The extractor with the pattern files asked for; wrong ones end the command."""
        from extractor.pipeline import Extractor

        with beginning():
            return Extractor(self.patterns)


class CannotBegin(click.ClickException):
    """What the command cannot begin without is missing or wrong."""

    exit_code = WRONG_USAGE


@contextmanager
def beginning() -> Iterator[None]:
    """Turns the program's errors into the end of the command, before anything is done."""
    try:
        yield
    except ExtractorError as error:
        raise CannotBegin(str(error)) from None


def common(command: F) -> F:
    """The options that may stand before or after the name of a command."""

    def keep(context: click.Context, option: click.Parameter, value: object) -> None:
        if value:
            setattr(context.ensure_object(Settings), str(option.name), value)

    hidden: dict[str, Any] = {"expose_value": False, "callback": keep}
    for option in (
        click.option("--verbose", "-v", is_flag=True, help="Say what is done, with tracebacks.", **hidden),
        click.option("--quiet", "-q", is_flag=True, help="Only say what fails.", **hidden),
        click.option(
            "--patterns",
            type=Existing,
            metavar="DIR",
            help="A folder of pattern files laid over the built-in ones.",
            **hidden,
        ),
    ):
        command = option(command)
    return command


settings = click.make_pass_decorator(Settings, ensure=True)
jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(1, 256), default=1, show_default=True, help="Number of processes."
)
sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
@click.version_option(package.__version__, prog_name="award-extractor")
@common
def cli() -> None:
    """Reads Korean press pages and extracts which municipality won which data-administration award.

    \b
    Examples:
      award-extractor extract page.html
      award-extractor run pages/ --db awards.db --jobs 2
      award-extractor search awards.db 경산 공공데이터
    """


@cli.command(epilog=SOURCES + EXIT_CODES)
@sources_argument
@click.option("--db", type=Existing, required=True, metavar="FILE", help="The database; made if need be.")
@jobs_option
@common
@settings
def run(options: Settings, sources: tuple[str, ...], db: Path, jobs: int) -> int:
    """Get pages, strip and read them, store articles and awards in a database.

    Pages that were read before by the same rules are passed over, so the same command can be given again
    after an interruption.

    \b
    Example:
      award-extractor run pages/ @addresses.txt --db awards.db --jobs 2
    """
    from extractor import runs
    from extractor.estimate import count_pages
    from extractor.sources import read_sources
    from extractor.store import Database

    reporter, extractor = options.reporter, options.extractor()
    with beginning():
        database = Database.open(db)
    total = None if options.quiet else count_pages(sources)
    with database, reporter.progress(total) as ticks:
        watcher = _Watcher(reporter, ticks.done)
        record = {"sources": list(sources), "patterns": str(options.patterns or ""), "jobs": jobs}
        summary = runs.run(extractor, database, read_sources(sources), watcher, jobs=jobs, options=record)
    _summarize(reporter, summary, db)
    return FELL_SHORT if summary.failed else DONE


class _Watcher:
    """Tells a person how a run goes on."""

    def __init__(self, reporter: Reporter, done: Callable[[], None]) -> None:
        self.reporter = reporter
        self.done = done

    def read(self, page: Page, article: Article | None) -> None:
        """A page was read, or needed no reading."""
        awards = "nothing new" if article is None else f"awards: {len(article.awards)}"
        self.reporter.detail(f"{page.source}: {awards}")
        self.done()

    def failed(self, failure: Failure) -> None:
        """A page or source failed."""
        self.reporter.error(failure.message, failure.trace)
        self.done()


def _summarize(reporter: Reporter, summary: Summary, path: Path) -> None:
    from extractor.store import Database

    with Database.open(path, readonly=True) as database:
        counts = database.counts()
    s = summary
    reporter.info(
        f"pages {s.pages}: new {s.new}, changed {s.changed}, unchanged {s.unchanged}, failed {s.failed};"
        f" {path} holds {counts['articles']} articles and {counts['awards']} awards"
    )


@cli.command(epilog=SOURCES + EXIT_CODES)
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
@jobs_option
@common
@settings
def extract(options: Settings, sources: tuple[str, ...], form: str, output: Path | None, jobs: int) -> int:
    """Read pages and print their articles with awards, in input order.

    \b
    Examples:
      award-extractor extract page.html --format table
      cat articles.jsonl | award-extractor extract - > awards.jsonl
    """
    from extractor.batch import Failure, process
    from extractor.estimate import count_pages
    from extractor.sources import read_sources

    reporter, extractor = options.reporter, options.extractor()
    with beginning():
        out = Output(output)
    failed = 0
    with (
        out,
        reporter.progress(None if options.quiet else count_pages(sources)) as ticks,
        _writer(form, out) as write,
    ):
        watcher = _Watcher(reporter, ticks.done)
        for outcome in process(extractor, read_sources(sources), jobs):
            if isinstance(outcome, Failure):
                failed += 1
                watcher.failed(outcome)
            else:
                write(outcome.article)
                watcher.read(outcome.page, outcome.article)
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


@cli.command(epilog=SOURCES + EXIT_CODES)
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


@cli.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "scores", "json", "junit", "github"]),
    default="text",
    show_default=True,
    help="For people (scores: without differences), programs, build servers, workflows.",
)
@click.option(
    "--min",
    "minimum",
    multiple=True,
    metavar="FIELD=F1",
    help="Fall short below this score; may be repeated.",
)
@click.option("--pinned", type=Existing, metavar="FILE", help="Fall short of the scores pinned in FILE.")
@click.option("--pin", type=Existing, metavar="FILE", help="Pin today's scores, samples and labels in FILE.")
@click.option("--allow-lower", is_flag=True, help="With --pin: also where a pinned score falls.")
@jobs_option
@common
@settings
def check(
    options: Settings,
    folder: Path,
    form: str,
    minimum: tuple[str, ...],
    pinned: Path | None,
    pin: Path | None,
    allow_lower: bool,
    jobs: int,
) -> int:
    """Run on labelled samples, score every field, and list every difference.

    FOLDER holds pages NAME.html or NAME.txt with their labels NAME.json, or NAME.json with text and awards.

    \b
    Examples:
      award-extractor check corpus --min award=0.97 --min grade=0.95
      award-extractor check corpus --pinned corpus/pinned.json --format junit
    """
    from extractor.check import check as compare
    from extractor.check import gates
    from extractor.check.reports import FORMATS

    extractor = options.extractor()
    with beginning():
        least = gates.parse_minimum(minimum)
        if pinned:
            gates.read_pinned(pinned)
        report = compare(extractor, folder, jobs=jobs)
        short = gates.below_minimum(report, least) + (gates.below_pinned(report, pinned) if pinned else [])
    if pin:
        return _pin(report, pin, allow_lower, options.reporter)
    Output(None).write(FORMATS[form](report, short).encode())
    errors = [result.error for result in report.results if result.error]
    for message in (*report.errors, *errors, *short):
        options.reporter.error(message)
    return FELL_SHORT if short or report.errors or errors else DONE


def _pin(report: Report, path: Path, allow_lower: bool, reporter: Reporter) -> int:
    from extractor.check import gates

    lower = gates.lowered(report, path)
    for message in report.errors:
        reporter.error(message)
    for message in lower:
        (reporter.info if allow_lower else reporter.error)(message)
    if report.errors or (lower and not allow_lower):
        reporter.error(
            f"{path}: not changed; mend what is wrong" + (", or give --allow-lower" if lower else "")
        )
        return FELL_SHORT
    with beginning():
        gates.pin(report, path)
    reporter.info(f"{path}: pinned the scores of {report.total.samples} samples")
    return DONE


@cli.command(epilog=EXIT_CODES)
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
        summary = runs.reprocess(extractor, database, _Watcher(reporter, ticks.done), jobs=jobs)
    _summarize(reporter, summary, db)
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


@cli.command(epilog=EXIT_CODES)
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


@cli.command(epilog=EXIT_CODES)
@click.argument("db", type=Existing)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "xlsx", "parquet", "table"]),
    help="Default: FILE's ending.",
)
@click.option("-o", "--output", type=Existing, metavar="FILE", help="Write to a file, not to stdout.")
@click.option(
    "--table",
    type=click.Choice(["awards", "claims", "articles"]),
    default="awards",
    show_default=True,
    help="What.",
)
@common
@settings
def export(options: Settings, db: Path, form: str | None, output: Path | None, table: Any) -> int:  # noqa: ANN401
    """Write awards, claims or articles for spreadsheets and data frames.

    \b
    Examples:
      award-extractor export awards.db -o awards.xlsx
      award-extractor export awards.db --format table
    """
    from extractor import exports
    from extractor.store import Database

    form = exports.format_of(form, output, table)
    with beginning():
        database = Database.open(db, create=False, readonly=True)
        out = Output(output)
    with database, beginning(), out:
        count = exports.write(database, table, form, out)
    options.reporter.info(f"rows: {count}")
    return DONE


@cli.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@common
@settings
def rules(options: Settings, folder: Path | None) -> int:
    """List every rule with its label and examples; with a labelled FOLDER also its hits, right and wrong.

    \b
    Example:
      award-extractor rules corpus
    """
    from extractor.rules_report import report

    extractor, out = options.extractor(), Output(None)
    with beginning():
        out.write(report(extractor, folder).encode() + b"\n")
    return DONE


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and gives its exit code. Errors are told on stderr in one line each."""
    try:
        code = cli.main(arguments, prog_name="award-extractor", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; what was done is kept", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Who reads has seen enough. What is still in the buffer must not be written at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except ExtractorError as error:
        Reporter().error(str(error))
        return FELL_SHORT
    return code if isinstance(code, int) else DONE
