"""What a person sees: messages and progress on stderr, results on stdout or in a file, awards as a table."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Self

import click

from extractor.errors import SourceError

if TYPE_CHECKING:
    from rich.progress import Progress

    from extractor.fetch import HostCounts

Row = tuple[str, str, str, str, str, str, str]
SHOWN_HOSTS = 5
"""Hosts beside the bar: those with the most to do."""
COLUMNS = ("recipient", "programme", "year", "grade", "streak", "score", "source")


class Reporter:
    """Messages about the work, and a progress bar while it goes on; all of it on stderr.

    The bar, with rate and time left, is shown on a terminal only. `quiet` leaves only errors; `verbose` adds
    what was done with each page, and tracebacks of internal errors.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self._bar: Progress | None = None

    def error(self, message: str, trace: str | None = None) -> None:
        """Something that went wrong. Always shown."""
        self._write(click.style("failed: ", fg="red") + message)
        if trace and self.verbose:
            self._write(trace.rstrip())

    def info(self, message: str) -> None:
        """What a person wants to know at the end, or on the way."""
        if not self.quiet:
            self._write(message)

    def detail(self, message: str) -> None:
        """What only somebody who looks closely wants to know."""
        if self.verbose:
            self._write(message)

    def _write(self, message: str) -> None:
        if self._bar is not None:
            self._bar.console.print(message, markup=False, highlight=False)
        else:
            click.echo(message, err=True)

    @contextmanager
    def progress(
        self, total: int | None, hosts: Callable[[], Mapping[str, HostCounts]] = dict
    ) -> Iterator[Ticks]:
        """A bar for so many pages (None: nobody knows how many), to be told of each one that is done.

        `hosts`: how far the work is at each host that is asked, those with the most to do first.
        """
        if self.quiet or not sys.stderr.isatty():
            yield Ticks(None)
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        rate, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn()
        busy = TextColumn("{task.fields[hosts]}", markup=False)
        columns = (BarColumn(), MofNCompleteColumn(), rate, left, TextColumn("left"), busy)
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            self._bar = bar
            try:
                yield Ticks(bar, total, hosts)
            finally:
                self._bar = None


class Ticks:
    """Counts pages on a progress bar, if there is one."""

    def __init__(
        self,
        bar: Progress | None,
        total: int | None = None,
        hosts: Callable[[], Mapping[str, HostCounts]] = dict,
    ) -> None:
        self._bar = bar
        self._hosts = hosts
        if bar is not None:
            self._task = bar.add_task("pages", total=total, rate="", hosts="")

    def done(self) -> None:
        """One page more."""
        if self._bar is None:
            return
        speed = self._bar.tasks[0].speed
        rate = f"{speed:.1f} pages/s" if speed else ""
        self._bar.update(self._task, advance=1, rate=rate, hosts="\n".join(self._busy()))

    def _busy(self) -> Iterator[str]:
        for host, counts in islice(self._hosts().items(), SHOWN_HOSTS):
            yield f"{host}: {counts.done} done, {counts.failed} failed, {counts.waiting} waiting"


class Output:
    """Where results go: stdout, or a file that appears under its name only when it is complete.

    After an interruption what was written is kept beside it, as `NAME.part`; after an error nothing is.
    Raises `SourceError` where the file cannot be made.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._temporary: str | None = None
        if path is None or str(path) == "-":
            self.path = None
            self.stream: BinaryIO = sys.stdout.buffer
            return
        if path.is_dir():
            raise SourceError(f"{path}: is a folder; name a file in it")
        self.path = path = Path(os.path.realpath(path))
        try:
            if path.exists() and not path.is_file():  # a device or a pipe must not be replaced
                self.stream = path.open("wb")
                return
            handle, self._temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(self._temporary, 0o666 & ~mask)  # as if it had been made in the ordinary way
        except OSError as error:
            what = f"cannot be written: {error.strerror}; name another file with -o"
            raise SourceError(f"{path}: {what}") from None
        self.stream = os.fdopen(handle, "wb")

    def write(self, data: bytes) -> None:
        """Writes bytes; on stdout they are passed on at once."""
        try:
            self.stream.write(data)
            if self._temporary is None:
                self.stream.flush()
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            name = self.path or "standard output"
            raise SourceError(f"{name}: cannot be written: {error.strerror}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.path is None:
            if kind is None:
                self.stream.flush()
            return
        target = self.path
        interrupted = kind is not None and issubclass(kind, KeyboardInterrupt)
        try:
            self.stream.close()
            if self._temporary is None or (kind is not None and not interrupted):
                return
            if interrupted:
                target = self.path.with_name(self.path.name + ".part")
                click.echo(f"interrupted; what was done is in {target}", err=True)
            os.replace(self._temporary, target)
        except OSError as wrong:
            raise SourceError(f"{target}: cannot be written: {wrong.strerror}") from None
        finally:
            if self._temporary is not None:
                Path(self._temporary).unlink(missing_ok=True)


def print_table(rows: Iterable[Row], out: Output) -> None:
    """Awards as a table with one line each."""
    import io

    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    for column in COLUMNS:
        number = column in ("year", "streak", "score")
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    terminal = out.path is None and sys.stdout.isatty()
    # Into a file or a pipe every row is written on one line, however long it is.
    console = Console(file=sys.stdout) if terminal else Console(file=io.StringIO(), width=10_000)
    with console.capture() as captured:
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    out.write("".join(f"{line}\n" for line in lines).encode())


def row_of(award: Any, source: str) -> Row:  # noqa: ANN401 - an Award, or a row of the database
    """A line of the table; what is unknown is a dash."""
    get = award.get if isinstance(award, dict) else lambda name: getattr(award, name)
    values = [get(name) for name in ("recipient", "programme", "evaluation_year", "grade", "streak", "score")]
    recipient, programme, year, grade, streak, score = (
        "–" if value is None else str(value) for value in values
    )
    return recipient, programme, year, grade, streak, score, source
