"""What the commands share: their options, the words of their help, and how they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extractor.console import Reporter
from extractor.errors import ExtractorError
from extractor.sources.read import ENDINGS

if TYPE_CHECKING:
    from extractor.batch import Failure
    from extractor.model import Article, Page
    from extractor.pipeline import Extractor
    from extractor.run_log import RunLog

F = TypeVar("F", bound=Callable[..., Any])
Existing = click.Path(path_type=Path)

_INDEXES = {
    "feed:URL": "the articles of an RSS or Atom feed\n",
    "sitemap:URL": "the articles of a sitemap, or of an index of sitemaps\n",
    "naver:WORDS": "the newest articles that Naver's news search finds\n",
}
DONE, FELL_SHORT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
EXIT_CODES = """
\b
Exit codes:
  0    done
  1    done, but something failed or fell short (named on stderr; the rest is complete)
  2    wrong usage, or a file that the command cannot begin without: nothing was done
  130  interrupted; what was done is kept
"""
SOURCES = f"""
\b
SOURCE is one of
  a file       {" ".join(ENDINGS)}
  a folder     of such files
  an address   http://… or https://… of a page, or of a .pdf, .hwpx or .hwp
  @FILE        a list with one path or address a line
{"".join(f"  {form:<13}{what}" for form, what in _INDEXES.items())}\
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
            extractor = Extractor(self.patterns)
            if self.patterns:
                _ = extractor.nlp  # its rules are compiled here, and may be wrong too
            return extractor


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
awards_only_option = click.option(
    "--awards-only",
    is_flag=True,
    help="Pass over pages without an award, most of them unparsed: for archives.",
)
log_option = click.option(
    "--log-json",
    "log",
    type=Existing,
    metavar="FILE",
    help="Also write start, failures, progress and end as JSON lines.",
)
sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")


class Watcher:
    """Tells a person how a run goes on."""

    def __init__(self, reporter: Reporter, done: Callable[[], None], log: RunLog | None = None) -> None:
        self.reporter = reporter
        self.done = done
        self.log = log

    def read(self, page: Page, article: Article | None) -> None:
        """A page was read, or needed no reading."""
        awards = "nothing new" if article is None else f"awards: {len(article.awards)}"
        self.reporter.detail(f"{page.source}: {awards}")
        if self.log is not None:
            self.log.read(page, article)
        self.done()

    def failed(self, failure: Failure) -> None:
        """A page or source failed."""
        self.reporter.error(failure.message, failure.trace)
        if self.log is not None:
            self.log.failed(failure)
        self.done()
