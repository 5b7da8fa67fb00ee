"""Tables of winners in running text: a cell on each line, or a row on each, below a head that names columns.

'시군 / 등급 / 총점' and below it '하남시 / 우수 / 91.20', '구리시 / 보통 / 70.04': each row is a result of
its own, whatever stands around the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec

from extractor.recognize.mentions import Mention
from extractor.resolve.columns_of_tables import (
    FEWEST_COLUMNS,
    MOST_COLUMNS,
)
from extractor.resolve.events import event_of
from extractor.resolve.governing import Governors
from extractor.resolve.outcome import Result
from extractor.resolve.own_tables import Cell, years_of_one
from extractor.resolve.scene import Scene
from extractor.resolve.table_rows import KnownCells, Row

MOST_LINES_OF_ONE = 16
"""Lines of a table of one institution's years that are looked at."""
LONGEST_CELL = 8
"""Characters of a cell that is taken for one of a table without being part of a row."""

# A head can only stand where a cell names the column of grades: looked for before anything is cut up
_MAY_BE_HEAD = re.compile(
    r"(?:등급|결과|판정)[ ]*(?:$|\||\n|[ ]?총점|[ ]?점수)"
    r"|\d\d년?도?[ ]*(?:\||\n[ ]*['\"]?(?:20)?\d\d년|20\d\d년?도?[ ]*$)"
    r"|(?:평가|점검|행정|공공데이터)['\"]?[ ]*(?:\||$)",
    re.MULTILINE,
)
_CELL, _WORD = re.compile(r"[^|\s][^|]*"), re.compile(r"\S+")


class _Line(msgspec.Struct, frozen=True):
    """A line that is not blank: as one cell, and cut into cells at its bars, else at its spaces."""

    whole: Cell
    cells: list[Cell]


class Tables(msgspec.Struct, frozen=True):
    """The tables of a scene: their rows, and the spans from each head to its last cell, both in order."""

    rows: list[Row]
    spans: list[tuple[int, int]]

    def hold(self, place: int) -> bool:
        """Whether a place lies in a table."""
        i = bisect_right(self.spans, place, key=_start_of_span) - 1
        return i >= 0 and place < self.spans[i][1]

    def row_of(self, grade: Mention) -> Row | None:
        """The row whose grade a mention is."""
        end = bisect_right(self.rows, grade.start, key=_start_of_row)
        return next((row for row in self.rows[max(0, end - MOST_COLUMNS) : end] if row.grade == grade), None)

    def results(self, others: list[Result], scene: Scene, governors: Governors) -> list[Result]:
        """The results of a scene: those of the rows in place of what else (`others`) was read in a table."""
        if not self.spans:
            return others
        kept = [r for r in others if not self.hold(r.mention.start)]
        for row in self.rows:
            sentence = scene.sentence_at(row.grade.start)
            events = (
                (event_of(row.programme, row.programme.value),)
                if row.programme is not None
                else governors.of(scene.sentence_at(row.start), row.start, graded=True)
            )
            if events and events[-1].programme is not None:
                kept.append(
                    Result("grade", row.grade, sentence.index, (sentence.start, sentence.end), events)
                )
        return sorted(kept, key=lambda r: (r.sentence, r.mention.start))


def _start_of_row(row: Row) -> int:
    return row.start


def _start_of_span(span: tuple[int, int]) -> int:
    return span[0]


def read_tables(scene: Scene, grades: Iterable[str]) -> Tables:
    """The tables of a scene. `grades`: the words that a cell of grades can hold."""
    tables = Tables([], [])
    if not _MAY_BE_HEAD.search(scene.text):
        return tables
    names = [m for m in scene.mentions if m.label in ("INSTITUTION", "STEM")]
    streaks = {m.start: m for m in scene.mentions if m.label == "STREAK"}
    digest = next((m.digest for m in scene.mentions), "")
    known = KnownCells(
        {m.end: m for m in names},
        {m.start for m in names},
        frozenset(grades),
        streaks,
        [m for m in scene.mentions if m.label in ("PROGRAMME", "PROGRAMME_SHORT")],
        digest,
    )
    lines = list(_lines(scene.text))
    i = 0
    while i < len(lines):
        rows, taken = _table_at(lines, i, known)
        if taken:
            last = i + taken
            while last < len(lines) and len(lines[last].whole.text) <= LONGEST_CELL:
                last += 1  # cells that make no row, as those of a total
            tables.rows.extend(rows)
            tables.spans.append((lines[i].whole.start, lines[last - 1].whole.end))
            taken = last - i
        i += max(taken, 1)
    return tables


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            cell = _CELL if "|" in line else _WORD
            cells = [Cell(start + m.start(), m[0].rstrip()) for m in cell.finditer(line)]
            yield _Line(Cell(start + lead, line.strip()), cells[: MOST_COLUMNS + 1])
        start += len(line) + 1


def _table_at(lines: list[_Line], first: int, known: KnownCells) -> tuple[list[Row], int]:
    """The rows of a table that begins at line `first`, and how many lines it and they take; 0 where none
    begins.
    """
    across = lines[first].cells
    years, taken = years_of_one([line.cells for line in lines[first : first + MOST_LINES_OF_ONE]])
    if rows_of_one := [row for year in years if (row := known.row_of_one(year)) is not None]:
        return rows_of_one, taken
    if (head := known.head(across)) is not None:
        rows = list(known.rows((lines[i].cells for i in range(first + 1, len(lines))), head, across))
        return list(chain.from_iterable(rows)), 1 + len(rows)
    taken = 0
    for width in range(FEWEST_COLUMNS, MOST_COLUMNS + 1):
        down = [line.whole for line in lines[first : first + width]]
        if len(down) < width or not known.begins_head(down[0]):
            break
        if (head := known.head(down)) is not None:
            taken = width
            groups = range(first + width, len(lines), width)
            rows = list(
                known.rows(([line.whole for line in lines[i : i + width]] for i in groups), head, down)
            )
            if rows:
                return list(chain.from_iterable(rows)), width * (1 + len(rows))
    return [], taken
