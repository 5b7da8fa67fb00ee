"""Measures what the most expensive pages cost, by their size: bytes to awards, in processor time.

    python scripts/page_cost.py                          a table
    python scripts/page_cost.py --svg docs/page-cost.svg and the figures as a picture

Exit code 1 where a page costs more than its limit, or where twice the page costs more than three times as
much.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import click
from fuzzing.hostile import ATTACKS, page

from extractor.errors import PageError
from extractor.model import Article, Page
from extractor.page.guard import LARGEST_PAGE
from extractor.pipeline import default_extractor
from extractor.web.svg import element, picture, text

SIZES = (LARGEST_PAGE // 8, LARGEST_PAGE // 4, LARGEST_PAGE // 2, LARGEST_PAGE, 2 * LARGEST_PAGE)
LIMIT = 30.0
"""Seconds of the processor that any page may cost."""
FLOOR = 0.5
"""Seconds below which a time says nothing of growth."""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 420, 56, 210, 24, 44
LABELLED = 6
COLOURS = ("#0b5cad", "#b3261e", "#2e7d32", "#7b4bb3", "#b26a00", "#00707d")
STYLE = (
    "text{font:13px sans-serif;fill:#333}.rule{stroke:#ddd}.line{fill:none;stroke:#bbb;stroke-width:1.2}"
    ".mark{stroke:#999;stroke-dasharray:4 4}"
)


def cost(name: str, size: int) -> float:
    """Processor seconds that a page of so many characters takes from its bytes to its awards."""
    content = page(name, size)
    begun = time.process_time()
    with suppress(PageError):
        default_extractor().process(Page(source="hostile.html", content=content, media="html"))
    return time.process_time() - begun


def measured() -> dict[str, list[float]]:
    """For each attack the seconds at each size."""
    default_extractor().extract(
        Article(id="", source="", text="하남시가 데이터기반행정 실태점검에서 우수 등급을 받았다.")
    )
    return {name: [cost(name, size) for size in SIZES] for name in ATTACKS}


def faults(found: dict[str, list[float]]) -> list[str]:
    """What is beyond the limit, or grows faster than the page."""
    wrong = []
    for name, seconds in found.items():
        wrong += [f"{name}: {took:.1f} s of at most {LIMIT:g}" for took in seconds if took > LIMIT]
        wrong += [
            f"{name}: {once:.2f} s, and {twice:.2f} s for twice the page"
            for once, twice in pairwise(seconds)
            if twice > 3 * max(once, FLOOR)
        ]
    return wrong


def table(found: dict[str, list[float]]) -> str:
    """The figures as a Markdown table."""
    head = "| page of | " + " | ".join(f"{size / 1e6:g} M" for size in SIZES) + " |"
    rows = [
        f"| {name} | " + " | ".join(f"{took:.2f}" for took in seconds) + " |"
        for name, seconds in found.items()
    ]
    return "\n".join([head, "| --- |" + " ---: |" * len(SIZES), *rows])


def drawn(found: dict[str, list[float]]) -> str:
    """The figures as a picture: size across, seconds up, a line for each attack, the dearest with names."""
    top = max(took for seconds in found.values() for took in seconds) * 1.05

    def x(size: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * size / SIZES[-1]

    def y(seconds: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * seconds / top

    parts = [element("style", STYLE), element("rect", width=WIDTH, height=HEIGHT, fill="#fff")]
    for step in range(6):
        seconds = top * step / 5
        parts.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y(seconds), y2=y(seconds), class_="rule"))
        parts.append(text(f"{seconds:.1f} s", LEFT - 8, y(seconds) + 4, anchor="end"))
    parts += [text(f"{size / 1e6:g} M", x(size), HEIGHT - 22, anchor="middle") for size in SIZES[1:]]
    parts.append(text("characters of the page", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 5, anchor="middle"))
    limit = x(LARGEST_PAGE)
    parts.append(element("line", x1=limit, x2=limit, y1=TOP, y2=HEIGHT - BOTTOM, class_="mark"))
    parts.append(text("read up to here", limit - 6, TOP + 4, anchor="end"))
    dearest = sorted(found, key=lambda name: -found[name][-1])[:LABELLED]
    places: list[float] = []
    for name in sorted(found, key=lambda name: name in dearest):
        points = " ".join(
            f"{x(size):.6g},{y(took):.6g}" for size, took in zip((0, *SIZES), (0, *found[name]), strict=True)
        )
        colour = COLOURS[dearest.index(name)] if name in dearest else None
        parts.append(
            element(
                "polyline",
                points=points,
                class_="line",
                style=f"stroke:{colour};stroke-width:2" if colour else None,
            )
        )
    for name in dearest:
        place = max(y(found[name][-1]) + 4, places[-1] + 16 if places else 0)
        places.append(place)
        parts.append(
            element("text", name, x=WIDTH - RIGHT + 8, y=place, style=f"fill:{COLOURS[dearest.index(name)]}")
        )
    told = "; ".join(f"{name}: {found[name][-1]:.1f} s" for name in dearest)
    return str(picture("page-cost", "Cost of the most expensive pages by size", told, (WIDTH, HEIGHT), parts))


@click.command(help=__doc__)
@click.option("--svg", type=click.Path(path_type=Path), help="Draw the figures into this file.")
def main(svg: Path | None) -> None:
    """See the head of the file."""
    found = measured()
    click.echo(table(found))
    if svg is not None:
        svg.write_text(drawn(found) + "\n", encoding="utf-8")
    wrong = faults(found)
    for fault in wrong:
        click.echo(fault, err=True)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
