"""Measures how cost and memory grow with the number of pages, and draws it.

    python scripts/growth.py --pages 1000,10000,100000 --plot docs/growth.svg
    python scripts/growth.py --pages 1000,10000 --awards-only

For each number made-up pages are written to a web archive, which the command line then reads into a new
database, in a process of its own. 2 % of the pages tell of an award. Beside the long runs, at the same time,
that over the smallest archive is repeated until they end: on two processors the ratio is of the same moments.
"""

from __future__ import annotations

import os
import signal
import statistics
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click
from make_pages import pages as made_pages
from make_pages import write_archive
from measures.growth import Point, per_page, plot, table

AWARDS = 0.02
"""Share of the pages that tell of an award."""


class Run:
    """The command line over one archive, in a process of its own."""

    def __init__(self, archive: Path, options: Sequence[str]) -> None:
        self.archive = archive
        self.database = archive.with_suffix(".db")
        words = ["-m", "extractor", "run", str(archive), "--db", str(self.database), "-q", *options]
        self.process = os.posix_spawn(sys.executable, [sys.executable, *words], os.environ)

    def ended(self, *, wait: bool = True) -> Ended | None:
        """What the run took; None where it goes on still and is not to be waited for."""
        process, status, used = os.wait4(self.process, 0 if wait else os.WNOHANG)
        if not process:
            return None
        if (code := os.waitstatus_to_exitcode(status)) not in (0, 1):
            raise click.ClickException(f"the run over {self.archive} ended with {code}")
        size = self.database.stat().st_size / 1e6
        self.database.unlink()
        return Ended(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size)

    def stop(self) -> None:
        """Kills it, if it goes on still."""
        with suppress(ChildProcessError):  # it has ended, and that was noted
            if os.waitpid(self.process, os.WNOHANG) == (0, 0):
                os.kill(self.process, signal.SIGKILL)
                os.waitpid(self.process, 0)


class Ended(NamedTuple):
    """CPU seconds, peak memory in MiB, size of the database in MB."""

    cpu: float
    memory: float
    size: float


class Measure:
    """Runs over archives, and beside the long ones again and again that over the smallest: a machine that
    others share is not as fast in one moment as in the next.
    """

    def __init__(self, one: Path, smallest: Path, count: int, options: Sequence[str]) -> None:
        self.one, self.smallest, self.count, self.options = one, smallest, count, options

    def point(self, count: int, archive: Path) -> Point:
        """A run over so many pages, and beside it the smallest, over and over."""
        run = Run(archive, self.options)
        beside: list[Point] = []
        try:
            while (ended := run.ended(wait=False)) is None:
                beside.append(self.small())
        except BaseException:
            run.stop()
            raise
        beside = beside[:-1] or beside  # beside the last one the long run had ended
        start = statistics.fmean(small.start for small in beside)
        # The pages of a long run are as many in a time as the machine is fast: so the mean of speeds.
        meanwhile = statistics.harmonic_mean([per_page(small) for small in beside])
        return Point(count, ended.cpu, start, ended.memory, ended.size, meanwhile)

    def small(self) -> Point:
        start, whole = self._whole(self.one), self._whole(self.smallest)
        return Point(self.count, whole.cpu, start.cpu, whole.memory, whole.size)

    def _whole(self, archive: Path) -> Ended:
        ended = Run(archive, self.options).ended()
        assert ended is not None, "without a limit it is waited for"
        return ended


def archive(folder: Path, count: int, weight: float) -> Path:
    """An archive of so many made-up pages, the same at every call. A single one tells of an award, so that
    all that reading needs is loaded.
    """
    awards = 1.0 if count == 1 else AWARDS
    path = folder / f"made-{count}-{weight:g}.warc.gz"
    if not path.exists():
        click.echo(f"writing {count} pages", err=True)
        write_archive(path, made_pages(count, seed=count, awards=awards, weight=weight))
    return path


@click.command()
@click.option("--pages", "counts", default="1000,10000", show_default=True, help="Numbers of pages.")
@click.option(
    "--weight", default=0.1, show_default=True, help="Of a page beside its article; 1 as real ones."
)
@click.option("--awards-only", is_flag=True, help="Pass over pages without an award.")
@click.option(
    "--plot", "drawing", type=click.Path(path_type=Path), help="Write the drawing to this SVG file."
)
@click.option("--folder", type=click.Path(path_type=Path), help="Keep the archives in this folder.")
def main(counts: str, weight: float, awards_only: bool, drawing: Path | None, folder: Path | None) -> None:
    """Measures CPU, memory and size of runs over made-up archives."""
    options = ["--awards-only"] if awards_only else []
    numbers = [int(count) for count in counts.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        archives = {count: archive(place, count, weight) for count in (1, *numbers)}
        measure = Measure(archives[1], archives[numbers[0]], numbers[0], options)
        points = [measure.small()]
        for count in numbers[1:]:
            click.echo(f"reading {count} pages", err=True)
            points.append(measure.point(count, archives[count]))
    click.echo("\n".join(table(points)))
    if drawing is not None:
        drawing.write_text(plot(points), encoding="utf-8")


if __name__ == "__main__":
    main()
