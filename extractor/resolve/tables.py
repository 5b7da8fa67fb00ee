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
    Graded,
    Head,
    names_a_column,
    read_head,
)
from extractor.resolve.events import event_of
from extractor.resolve.governing import Governors
from extractor.resolve.outcome import Result
from extractor.resolve.own_tables import Cell, YearOfOne, years_of_one
from extractor.resolve.scene import Scene

MOST_LINES_OF_ONE = 16
"""Lines of a table of one institution's years that are looked at."""
LONGEST_CELL = 8
"""Characters of a cell that is taken for one of a table without being part of a row."""
SCORE_OF_ROW = "table.score"
"""Rule of the scores that stand in tables."""

# A head can only stand where a cell names the column of grades: looked for before anything is cut up
_MAY_BE_HEAD = re.compile(
    r"(?:등급|결과|판정)[ ]*(?:$|\||\n|[ ]?총점|[ ]?점수)"
    r"|\d\d년?도?[ ]*(?:\||\n[ ]*['\"]?(?:20)?\d\d년|20\d\d년?도?[ ]*$)"
    r"|(?:평가|점검|행정|공공데이터)['\"]?[ ]*(?:\||$)",
    re.MULTILINE,
)
_BESIDE_PROGRAMME = re.compile(
    r"[\s'\"]*+(?:20\d\d년?도?|평가|점검|실태\s?점검|등급|결과|분야|부문)?[\s'\"]*+"
)
_SCORE = re.compile(r"(\d{2,3}(?:\.\d{1,3})?)\s?점?")
_GRADE = re.compile(
    r"['\"]?([가-힣]{2}(?:\s미흡)?|[가-힣]{3})['\"]?\s?(?:등급|기관)?\s?(?:\([^()]{1,20}\))?$"
)
_CELL, _WORD = re.compile(r"[^|\s][^|]*"), re.compile(r"\S+")


class Row(msgspec.Struct, frozen=True):
    """What a row tells: whose (None: of whom the text speaks), which grade, and the score if it has one.

    `start`, `end`: its span; `year`: that of the grade, where its column names it; `back`: whether it is the
    year before; `streak`: how often in a row; `programme`: the evaluation, where its column names it.
    """

    start: int
    end: int
    name: Mention | None
    grade: Mention
    score: Mention | None
    year: Mention | None = None
    back: bool = False
    streak: Mention | None = None
    programme: Mention | None = None


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
    known = _Known(
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


def _table_at(lines: list[_Line], first: int, known: _Known) -> tuple[list[Row], int]:
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


class _Known(msgspec.Struct, frozen=True):
    """What cells are held against: the institutions of the scene by where they end, where one starts, the
    words for grades, the runs of years by where they start, and the names of evaluations. `digest`: of the
    rules, for what has none.
    """

    names: dict[int, Mention]
    starts: set[int]
    grades: frozenset[str]
    streaks: dict[int, Mention]
    programmes: list[Mention]
    digest: str

    def head(self, cells: list[Cell]) -> Head | None:
        """The columns that cells name."""
        named = {i: mention for i, cell in enumerate(cells) if (mention := self._programme(cell)) is not None}
        return read_head([cell.text for cell in cells], named)

    def begins_head(self, cell: Cell) -> bool:
        """Whether a cell can stand in a head."""
        return names_a_column(cell.text) or self._programme(cell) is not None

    def _programme(self, cell: Cell) -> Mention | None:
        """The evaluation by which a cell is called, and by nothing else."""
        for mention in self.programmes:
            if cell.start <= mention.start and mention.end <= cell.end:
                before = cell.text[: mention.start - cell.start]
                behind = cell.text[mention.end - cell.start :]
                if _BESIDE_PROGRAMME.fullmatch(before) and _BESIDE_PROGRAMME.fullmatch(behind):
                    return mention
        return None

    def rows(
        self, groups: Iterable[list[Cell]], head: Head, cells_of_head: list[Cell]
    ) -> Iterator[list[Row]]:
        """What each group of cells tells, up to the first that is no row."""
        for cells in groups:
            if len(cells) != head.width:
                return
            name = self.names.get(cells[head.named].end)
            first = cells[head.named].start
            if name is None or first not in self.starts or name.start < first:
                return
            told = [
                row for graded in head.graded if (row := self._row(cells, name, graded, head, cells_of_head))
            ]
            if not any(not row.back for row in told):
                return
            yield told

    def _row(
        self, cells: list[Cell], name: Mention, graded: Graded, head: Head, cells_of_head: list[Cell]
    ) -> Row | None:
        """What a row tells in one of its columns of grades; None where that holds no grade."""
        grade = _GRADE.match(cells[graded.column].text)
        if grade is None or grade[1] not in self.grades:
            return None
        place, year = cells[graded.column].start + grade.start(1), None
        if graded.year is not None:
            begin = cells_of_head[graded.column].start
            year = Mention(begin, begin + len(graded.year), "YEAR", graded.year, "table.year", name.digest)
        score = streak = None
        if not graded.back:
            score = self._score(cells[head.scored], name.digest) if head.scored is not None else None
            streak = self.streaks.get(cells[head.streaks].start) if head.streaks is not None else None
        return Row(
            cells[0].start,
            cells[-1].end,
            name,
            Mention(place, place + len(grade[1]), "GRADE", grade[1], "table.grade", name.digest),
            score,
            year,
            graded.back,
            streak,
            graded.programme,
        )

    def row_of_one(self, told: YearOfOne) -> Row | None:
        """What the table of one institution's years tells of one; None where its cell holds no grade."""
        grade = _GRADE.match(told.grade.text)
        if grade is None or grade[1] not in self.grades:
            return None
        place, year = told.grade.start + grade.start(1), told.year
        return Row(
            min(year.start, told.grade.start),
            told.grade.end,
            None,
            Mention(place, place + len(grade[1]), "GRADE", grade[1], "table.grade", self.digest),
            self._score(told.score, self.digest) if told.score is not None else None,
            Mention(year.start, year.end, "YEAR", year.text, "table.year", self.digest),
        )

    def _score(self, cell: Cell, digest: str) -> Mention | None:
        scored = _SCORE.fullmatch(cell.text) is not None
        return Mention(cell.start, cell.end, "POINTS", cell.text, SCORE_OF_ROW, digest) if scored else None
