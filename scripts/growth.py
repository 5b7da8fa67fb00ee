"""Measures how cost and memory grow with the number of pages, and draws it.

    python scripts/growth.py --pages 1000,10000,100000 --plot docs/growth.svg
    python scripts/growth.py --pages 1000,10000 --awards-only

For each number made-up pages are written to a web archive, which the command line then reads into a new
database, in a process of its own. 2 % of the pages tell of an award.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
from make_pages import pages as made_pages
from make_pages import write_archive
from measures.growth import Point, plot, table


def measure(count: int, archive: Path, options: Sequence[str]) -> Point:
    """One run over so many pages."""
    database = archive.with_suffix(".db")
    command = [sys.executable, "-m", "extractor", "run", str(archive), "--db", str(database), "-q", *options]
    process = os.posix_spawn(sys.executable, command, os.environ)
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise click.ClickException(
            f"the run over {count} pages ended with {os.waitstatus_to_exitcode(status)}"
        )
    size = database.stat().st_size
    database.unlink()
    return Point(count, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, size / 1e6)


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
    points = []
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        for count in map(int, counts.split(",")):
            archive = place / f"made-{count}-{weight:g}.warc.gz"
            if not archive.exists():
                click.echo(f"writing {count} pages", err=True)
                write_archive(archive, made_pages(count, seed=count, awards=0.02, weight=weight))
            click.echo(f"reading {count} pages", err=True)
            points.append(measure(count, archive, options))
    click.echo("\n".join(table(points)))
    if drawing is not None:
        drawing.write_text(plot(points), encoding="utf-8")


if __name__ == "__main__":
    main()
