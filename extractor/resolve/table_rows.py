"""Rows of tables: what the cells of each tell, by what the head says of their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from extractor.recognize.mentions import Mention
from extractor.resolve.columns_of_tables import Graded, Head, names_a_column, read_head
from extractor.resolve.own_tables import Cell, YearOfOne

SCORE_OF_ROW = "table.score"
"""Rule of the scores that stand in tables."""

_BESIDE_PROGRAMME = re.compile(
    r"[\s'\"]*+(?:20\d\d년?도?|평가|점검|실태\s?점검|등급|결과|분야|부문)?[\s'\"]*+"
)
_SCORE = re.compile(r"(\d{2,3}(?:\.\d{1,3})?)\s?점?")
_GRADE = re.compile(
    r"['\"]?([가-힣]{2}(?:\s미흡)?|[가-힣]{3})['\"]?\s?(?:등급|기관)?\s?(?:\([^()]{1,20}\))?$"
)


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


class KnownCells(msgspec.Struct, frozen=True):
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
