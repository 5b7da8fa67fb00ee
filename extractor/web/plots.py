"""The plots: a recipient's years, its scores, the provinces of one round. Pages have each as a table too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
from markupsafe import Markup

from extractor.web.svg import element, picture, text
from extractor.web.words import Tile

Row = Mapping[str, Any]

LEVELS = {"best": "최고 등급 위", "good": "수상·우수", "mid": "보통", "low": "미흡", "none": "등급 모름"}
"""Classes of results, from the best, with their names."""

FEWEST_YEARS = 5
CELL, CELL_HEIGHT, LABEL, HEAD = 100, 44, 30, 30
LANE = LABEL + CELL_HEIGHT + 12
SELECTED = "선정"
"""What stands for the grade of a selection, which grades nobody."""
SCORE_WIDTH, SCORE_HEIGHT = 520, 280
TILE, TILE_GAP = 118, 8
SHARES = (0.0, 0.1, 0.25, 0.5, 0.75)
"""Lower bounds of the classes of the map, above none: more than 0, from 10 % …"""


def level(award: Any) -> str:  # noqa: ANN401 - a row of award_overview, of whatever kind
    """The class of a result: best, good, mid, low or none."""
    if award["won"] is None:
        return "none"
    grade = award["grade"] or ""
    if award["won"]:
        return "best" if grade.startswith("최") or grade in ("대상", "대통령 표창") else "good"
    return "mid" if grade == "보통" else "low"


def number(value: float | None) -> str:
    """A number as people write it: no trailing zeroes, a comma for thousands."""
    return "–" if value is None else f"{value:,.2f}".rstrip("0").rstrip(".")


# A recipient's years -------------------------------------------------------------------------------


def years_plot(name: str, awards: Sequence[Row]) -> Markup:
    """Programmes down, years across, a cell for each result; results won in a row are joined by a bar."""
    dated = [award for award in awards if award["evaluation_year"] is not None]
    if not dated:
        return Markup("")
    last = max(award["evaluation_year"] for award in dated)
    first = min(last - FEWEST_YEARS + 1, *(award["evaluation_year"] for award in dated))
    years = list(range(first, last + 1))
    lanes: dict[str, list[Row]] = {}
    for award in dated:
        lanes.setdefault(award["programme_title"], []).append(award)
    width, height = CELL * len(years), HEAD + LANE * len(lanes)
    parts = [text(str(year), CELL * (i + 0.5), 20, "tick", "middle") for i, year in enumerate(years)]
    for lane, (title, results) in enumerate(lanes.items()):
        parts += _lane(title, results, HEAD + lane * LANE, first, width)
    told = "; ".join(f"{a['evaluation_year']}년 {a['programme_title']} {a['grade'] or '선정'}" for a in dated)
    return picture(name, f"{dated[-1]['recipient']}의 해마다의 결과", told, (width, height), parts)


def _lane(title: str, results: Sequence[Row], top: float, first: int, width: float) -> list[str]:
    middle = top + LABEL + CELL_HEIGHT / 2
    parts = [
        element("line", x1=0, x2=width, y1=top, y2=top, class_="rule"),
        # At the end, beside the newest year: a phone shows that end first.
        text(title, width - 4, top + LABEL - 6, "lane", "end"),
    ]
    by_year: dict[int, list[Row]] = {}
    for award in results:
        by_year.setdefault(award["evaluation_year"], []).append(award)
    won = sorted(year for year, found in by_year.items() if any(award["won"] for award in found))
    for year in won:
        if year + 1 in won:
            x = CELL * (year - first + 0.5)
            parts.append(element("line", x1=x, x2=x + CELL, y1=middle, y2=middle, class_="run"))
    for year, found in by_year.items():
        best = max(found, key=lambda award: (award["won"] or 0, award["score"] or 0))
        parts += _cell(best, len(found), CELL * (year - first), middle)
    return parts


def _cell(award: Row, count: int, x: float, middle: float) -> list[str]:
    kind = level(award)
    grade = award["grade"] or SELECTED
    shown = grade if len(grade) <= 5 else grade[:4] + "…"
    more = f" 외 {count - 1}" if count > 1 else ""
    center, half = x + CELL / 2, CELL_HEIGHT / 2
    style = f"cell {kind}"
    box = element("rect", x=x + 4, y=middle - half, width=CELL - 8, height=CELL_HEIGHT, rx=6, class_=style)
    if award["score"] is None:
        return [box, text(shown + more, center, middle + 5, f"grade {kind}", "middle")]
    return [
        box,
        text(shown + more, center, middle - 2, f"grade {kind}", "middle"),
        text(f"{number(award['score'])}점", center, middle + 15, f"points {kind}", "middle"),
    ]


# Its scores ----------------------------------------------------------------------------------------


class Point(msgspec.Struct, frozen=True):
    """A year: its score, if known; the average that it is, or would be, held against, and whose that is."""

    year: int
    score: float | None
    average: float | None
    group: str | None


def scores_plot(name: str, title: str, points: Sequence[Point]) -> Markup:
    """Scores as dots joined by a line, averages as hollow diamonds joined by a dashed one."""
    values = [value for point in points for value in (point.score, point.average) if value is not None]
    low, high = min(60.0, (min(values) - 4) // 10 * 10), 100.0 if max(values) <= 100 else max(values)
    years = [point.year for point in points]
    span = max(1, max(years) - min(years))
    left, right, top, bottom = 70.0, SCORE_WIDTH - 40.0, 30.0, SCORE_HEIGHT - 34.0

    def x(year: int) -> float:
        return (
            (left + right) / 2 if len(set(years)) == 1 else left + (right - left) * (year - min(years)) / span
        )

    def y(value: float) -> float:
        return bottom - (bottom - top) * (value - low) / (high - low)

    parts = []
    step = 10 if high - low <= 50 else 20
    for tick in range(int(low), int(high) + 1, step):
        parts.append(element("line", x1=left - 32, x2=right + 32, y1=y(tick), y2=y(tick), class_="rule"))
        parts.append(text(str(tick), left - 40, y(tick) + 5, "tick", "end"))
    parts += [text(str(year), x(year), SCORE_HEIGHT - 8, "tick", "middle") for year in sorted(set(years))]
    averages = [(x(p.year), y(p.average)) for p in points if p.average is not None]
    own = [(x(p.year), y(p.score)) for p in points if p.score is not None]
    parts += [_path(averages, "line average"), _path(own, "line own")]
    for point in points:
        parts += _dots(point, x(point.year), y)
    told = "; ".join(
        f"{p.year}년 "
        + ", ".join(
            words
            for words, value in (
                (f"{number(p.score)}점", p.score),
                (f"{p.group} 평균 {number(p.average)}점", p.average),
            )
            if value is not None
        )
        for p in points
    )
    return picture(name, title, told, (SCORE_WIDTH, SCORE_HEIGHT), parts)


def _dots(point: Point, at: float, y: Callable[[float], float]) -> list[str]:
    parts = []
    above = point.average is not None and point.score is not None and point.average > point.score
    if point.average is not None:
        mean = y(point.average)
        shape = f"M{at:.6g} {mean - 7:.6g}l7 7l-7 7l-7-7z"
        lift = -12 if above else 24
        parts = [
            element("path", d=shape, class_="dot average"),
            text(number(point.average), at, mean + lift, "label average", "middle"),
        ]
    if point.score is not None:
        own = y(point.score)
        lift = 26 if above else -14
        parts.append(element("circle", cx=at, cy=own, r=7, class_="dot own"))
        parts.append(text(f"{number(point.score)}점", at, own + lift, "label own", "middle"))
    return parts


def _path(points: Sequence[tuple[float, float]], class_: str) -> str:
    if len(points) < 2:
        return ""
    return element("polyline", points=" ".join(f"{x:.6g},{y:.6g}" for x, y in points), class_=class_)


# The provinces of one round ------------------------------------------------------------------------


class Province(msgspec.Struct, frozen=True):
    """Results of one province. `units`: local governments in it with itself; `place`: None if unknown."""

    name: str
    won: int
    other: int
    units: int
    place: Tile | None

    @property
    def share(self) -> float:
        """Share of its local governments that won."""
        return self.won / self.units if self.units else 0.0

    @property
    def shade(self) -> int:
        """Class of the share: 0 none, 1 the least, 5 the most."""
        return sum(self.share > bound if bound == 0 else self.share >= bound for bound in SHARES)


def tiles_plot(name: str, title: str, provinces: Sequence[Province]) -> Markup:
    """A tile for each province, about where it lies, the darker the larger the share that won."""
    unplaced = [province.name for province in provinces if province.place is None]
    below = 1 + max((province.place.row for province in provinces if province.place), default=-1)
    spare = {name: Tile(name, i % 4, below + i // 4) for i, name in enumerate(unplaced)}
    parts = []
    step = TILE + TILE_GAP
    deepest = 0
    for province in provinces:
        place = province.place or spare[province.name]
        deepest = max(deepest, place.row)
        x, y = place.column * step, place.row * step
        shade = f"shade-{province.shade}"
        parts += [
            element("rect", x=x, y=y, width=TILE, height=TILE, rx=8, class_=f"tile {shade}"),
            text(place.name, x + 12, y + 28, f"tile-name {shade}"),
            text(str(province.won), x + 12, y + 82, f"tile-number {shade}"),
            text(f"{province.units}곳 가운데", x + 12, y + 106, f"tile-note {shade}"),
        ]
    told = "; ".join(f"{p.name} {p.units}곳 가운데 {p.won}곳" for p in provinces)
    width, height = 4 * step - TILE_GAP, (deepest + 1) * step - TILE_GAP
    return picture(name, title, told, (width, height), parts)
