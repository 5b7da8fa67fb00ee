"""How the cost of a run grows with its pages: a table and a drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 300, 64, 40, 24


class Point(NamedTuple):
    """A run: pages, CPU seconds, peak memory in MiB, size of the database in MB, and what a page of the
    smallest archive cost at the same time, in milliseconds.
    """

    pages: int
    cpu: float
    start: float
    """CPU seconds of loading the program and its models: those of a run over one page."""
    memory: float
    size: float
    beside: float | None = None


def table(points: Sequence[Point]) -> Iterator[str]:
    """The runs as Markdown. Loading the program (the same for every run) is taken off the cost of a page."""
    first = points[0]
    yield (
        f"| pages | CPU s | ms CPU a page | the same of {first.pages:,} pages meanwhile | ratio | peak MiB |"
        " database kB a page |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|"
    for point in points:
        beside = per_page(first) if point.beside is None else point.beside
        yield (
            f"| {point.pages:,} | {point.cpu:.1f} | {per_page(point):.2f} | {beside:.2f} |"
            f" {per_page(point) / beside:.2f} | {point.memory:.0f} | {point.size / point.pages * 1000:.1f} |"
        )


def per_page(point: Point) -> float:
    """Milliseconds of CPU a page, without the start."""
    return (point.cpu - point.start) / (point.pages - 1) * 1000


def plot(points: Sequence[Point]) -> str:
    """Cost of a page and peak memory over the number of pages, as SVG with a title that tells its figures."""
    told = "; ".join(f"{p.pages:,} pages: {per_page(p):.2f} ms, {p.memory:.0f} MiB" for p in points)
    cost = _curve(points, [per_page(point) for point in points], "#0b57d0")
    memory = _curve(points, [point.memory for point in points], "#b3261e")
    ticks = "".join(
        f'<text x="{_x(points, p.pages):.0f}" y="{HEIGHT - 22}" text-anchor="middle">{p.pages:,}</text>'
        for p in points
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">'
        f"<title>Cost and memory of a run by its pages: {told}</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - LEFT}" fill="none" stroke="#555"/>'
        f"{cost}{memory}{ticks}"
        f'<text x="{LEFT}" y="{TOP - 8}" fill="#0b57d0">ms CPU a page</text>'
        f'<text x="{WIDTH - LEFT}" y="{TOP - 8}" text-anchor="end" fill="#b3261e">peak MiB</text>'
        f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 6}" text-anchor="middle">pages in the run</text></svg>\n'
    )


def _x(points: Sequence[Point], pages: int) -> float:
    low, high = math.log10(points[0].pages), math.log10(points[-1].pages)
    share = (math.log10(pages) - low) / (high - low) if high > low else 0.5
    return LEFT + 40 + share * (WIDTH - 2 * LEFT - 80)


def _curve(points: Sequence[Point], values: Sequence[float], colour: str) -> str:
    """A line from zero up: what is flat looks flat."""
    top = max(values) * 1.25
    places = [
        (_x(points, point.pages), HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP))
        for point, value in zip(points, values, strict=True)
    ]
    line = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle" fill="{colour}">{value:.3g}</text>'
        for (x, y), value in zip(places, values, strict=True)
    )
    return f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'
