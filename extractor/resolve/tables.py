"""Tables of winners in running text: a cell on each line, or a row on each, below a head that names columns.

'시군 / 등급 / 총점' and below it '하남시 / 우수 / 91.20', '구리시 / 보통 / 70.04': each row is a result of
its own, whatever stands around the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from extractor.recognize.mentions import Mention
from extractor.resolve.governing import Governors
from extractor.resolve.results import Result
from extractor.resolve.scene import Scene

MOST_COLUMNS = 8
"""Columns that one table may have."""
FEWEST_COLUMNS = 2
LONGEST_CELL = 8
"""Characters of a cell that is taken for one of a table without being part of a row."""
SCORE_OF_ROW = "table.score"
"""Rule of the scores that stand in tables."""

_NAMES = re.compile(
    r"(?:시군구?|시·군(?:·구)?|구·군|자치구|지자체|자치단체|지방자치단체|기초지자체|기관|지역|구분|시도|시·도)명?|[시군구도]명|(?:시군|자치)?구별|시군별|지역별|기관별"
)
_GRADES = re.compile(r"(?:20\d\d년?\s?)?(?:평가|점검|최종|종합)?\s?(?:등급|결과|판정)")
_SCORES = re.compile(r"(?:종합|최종|평가|총)?\s?(?:총점|점수|평점|총\s?점수)\s?(?:\(점\)|\(100점\s?만점\))?")
_OTHERS = re.compile(r"연번|번호|순번|순위|비고|전년(?:도)?\s?(?:등급|점수|대비)|평균|증감|유형|연속|점수차")
_COLUMNS = (_NAMES, _GRADES, _SCORES, _OTHERS)
# A head can only stand where a cell names the column of grades: looked for before anything is cut up
_MAY_BE_HEAD = re.compile(r"(?:등급|결과|판정)[ ]*(?:$|\||\n|[ ]?총점|[ ]?점수)", re.MULTILINE)
_SCORE = re.compile(r"(\d{2,3}(?:\.\d{1,3})?)\s?점?")
_GRADE = re.compile(
    r"['\"]?([가-힣]{2}(?:\s미흡)?|[가-힣]{3})['\"]?\s?(?:등급|기관)?\s?(?:\([^()]{1,20}\))?$"
)
_CELL, _WORD = re.compile(r"[^|\s][^|]*"), re.compile(r"\S+")


class Row(msgspec.Struct, frozen=True):
    """What a row tells: whose, which grade, and the score if it has one. `start`, `end`: its span."""

    start: int
    end: int
    name: Mention
    grade: Mention
    score: Mention | None


class _Cell(msgspec.Struct, frozen=True):
    """A cell with its place in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Line(msgspec.Struct, frozen=True):
    """A line that is not blank: as one cell, and cut into cells at its bars, else at its spaces."""

    whole: _Cell
    cells: list[_Cell]


class Tables(msgspec.Struct, frozen=True):
    """The tables of a scene: their rows, and the spans from each head to its last cell, both in order."""

    rows: list[Row]
    spans: list[tuple[int, int]]

    def hold(self, place: int) -> bool:
        """Whether a place lies in a table."""
        i = bisect_right(self.spans, place, key=_start_of_span) - 1
        return i >= 0 and place < self.spans[i][1]

    def results(self, others: list[Result], scene: Scene, governors: Governors) -> list[Result]:
        """The results of a scene: those of the rows in place of what else (`others`) was read in a table."""
        if not self.spans:
            return others
        kept = [r for r in others if not self.hold(r.mention.start)]
        for row in self.rows:
            sentence = scene.sentence_at(row.grade.start)
            events = governors.of(scene.sentence_at(row.start), row.start, graded=True)
            if events and events[-1].programme is not None:
                kept.append(
                    Result("grade", row.grade, sentence.index, (sentence.start, sentence.end), events)
                )
        return sorted(kept, key=lambda r: (r.sentence, r.mention.start))


def _start_of_span(span: tuple[int, int]) -> int:
    return span[0]


def read_tables(scene: Scene, grades: Iterable[str]) -> Tables:
    """The tables of a scene. `grades`: the words that a cell of grades can hold."""
    tables = Tables([], [])
    if not _MAY_BE_HEAD.search(scene.text):
        return tables
    names = [m for m in scene.mentions if m.label in ("INSTITUTION", "STEM")]
    known = _Known({m.end: m for m in names}, {m.start for m in names}, frozenset(grades))
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
            cells = [_Cell(start + m.start(), m[0].rstrip()) for m in cell.finditer(line)]
            yield _Line(_Cell(start + lead, line.strip()), cells[: MOST_COLUMNS + 1])
        start += len(line) + 1


def _is_head(texts: list[str]) -> bool:
    """Whether cells name columns: one of names, one of grades, and nothing that is data or prose."""
    return (
        FEWEST_COLUMNS <= len(texts) <= MOST_COLUMNS
        and sum(bool(_NAMES.fullmatch(text)) for text in texts) == 1
        and sum(bool(_GRADES.fullmatch(text)) for text in texts) == 1
        and all(any(kind.fullmatch(text) for kind in _COLUMNS) for text in texts)
    )


def _table_at(lines: list[_Line], first: int, known: _Known) -> tuple[list[Row], int]:
    """The rows of a table that begins at line `first`, and how many lines it and they take; 0 where none
    begins.
    """
    across = [cell.text for cell in lines[first].cells]
    if _is_head(across):
        rows = list(known.rows((lines[i].cells for i in range(first + 1, len(lines))), across))
        return rows, 1 + len(rows)
    head = 0
    for width in range(FEWEST_COLUMNS, MOST_COLUMNS + 1):
        down = [line.whole.text for line in lines[first : first + width]]
        if len(down) < width or not any(kind.fullmatch(down[0]) for kind in _COLUMNS):
            break
        if _is_head(down):
            head = width
            groups = range(first + width, len(lines), width)
            rows = list(known.rows(([line.whole for line in lines[i : i + width]] for i in groups), down))
            if rows:
                return rows, width * (1 + len(rows))
    return [], head


class _Known(msgspec.Struct, frozen=True):
    """What cells are held against: the institutions of the scene by where they end, where one starts, and the
    words for grades.
    """

    names: dict[int, Mention]
    starts: set[int]
    grades: frozenset[str]

    def rows(self, groups: Iterable[list[_Cell]], head: list[str]) -> Iterator[Row]:
        """A row of each group of cells, up to the first that is none."""
        named = next(i for i, text in enumerate(head) if _NAMES.fullmatch(text))
        graded = next(i for i, text in enumerate(head) if _GRADES.fullmatch(text))
        scored = next((i for i, text in enumerate(head) if _SCORES.fullmatch(text)), None)
        for cells in groups:
            if len(cells) != len(head):
                return
            name = self.names.get(cells[named].end)
            grade = _GRADE.match(cells[graded].text)
            fills = (
                name is not None and cells[named].start in self.starts and name.start >= cells[named].start
            )
            if name is None or not fills or grade is None or grade[1] not in self.grades:
                return
            place = cells[graded].start + grade.start(1)
            score = cells[scored] if scored is not None and _SCORE.fullmatch(cells[scored].text) else None
            yield Row(
                cells[0].start,
                cells[-1].end,
                name,
                Mention(place, place + len(grade[1]), "GRADE", grade[1], "table.grade", name.digest),
                Mention(score.start, score.end, "POINTS", score.text, SCORE_OF_ROW, name.digest)
                if score is not None
                else None,
            )
