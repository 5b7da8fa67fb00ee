"""Writes made-up press pages, for benchmarks: the same seed gives the same pages.

python scripts/make_pages.py pages.warc.gz --pages 1000 --seed 1 --awards 0.02
python scripts/make_pages.py FOLDER --pages 50 --awards 1
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path

import click
from made_up.articles import make_article
from made_up.skins import MadePage, make_page


def pages(count: int, *, seed: int, awards: float, weight: float = 1) -> Iterator[MadePage]:
    """Made-up pages, a share `awards` of them (0 to 1) with an award. `weight`: 1 is that of real pages."""
    rng = random.Random(seed)
    for number in range(count):
        yield make_page(make_article(rng, with_award=rng.random() < awards), rng, number, weight)


def write_folder(folder: Path, made: Iterator[MadePage]) -> None:
    """One HTML file a page."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(made):
        (folder / f"made-{number:06}.html").write_bytes(page.content)


def write_archive(path: Path, made: Iterator[MadePage]) -> None:
    """A web archive of one gzip member a record."""
    with path.open("wb") as file:
        for number, page in enumerate(made):
            file.write(gzip.compress(_record(page, number), 5, mtime=0))


def _record(page: MadePage, number: int) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.content
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: {page.address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--pages", "count", default=1000, show_default=True, type=click.IntRange(1), help="How many pages."
)
@click.option("--seed", default=1, show_default=True, help="Another seed makes other pages.")
@click.option(
    "--awards", default=0.02, show_default=True, type=click.FloatRange(0, 1), help="Share with an award."
)
@click.option(
    "--weight",
    default=1.0,
    show_default=True,
    type=click.FloatRange(0, 10),
    help="Of a page beside its article.",
)
def main(target: Path, count: int, seed: int, awards: float, weight: float) -> None:
    """Writes made-up pages to TARGET: an archive if its name ends in .warc.gz, else a folder."""
    made = pages(count, seed=seed, awards=awards, weight=weight)
    if target.name.endswith(".warc.gz"):
        write_archive(target, made)
    else:
        write_folder(target, made)


if __name__ == "__main__":
    main()
