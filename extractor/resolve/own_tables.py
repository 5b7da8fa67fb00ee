"""Tables of one institution's years, which it is not named in: a line for each year, or a column.

'연도 / 등급 / 점수' and below it '2023 / 보통 / 66.05'; or '구분 / 2023년 / 2024년' and below it '등급 / 보통
/ 우수', '점수 / 66.05 / 84.7'. Whose they are is whom the text speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from extractor.resolve.columns_of_tables import MOST_COLUMNS

FEWEST_YEARS = 2

_YEARS = re.compile(r"(?:(?:평가|점검)\s?)?(?:연도|년도)|구분|해|항목|평가\s?대상\s?연도")
_YEAR = re.compile(r"(?:20\d\d년?도?|'?\d\d년도?)(?:\s?(?:평가|점검))?")
_GRADES = re.compile(r"(?:[가-힣]{2,4}[시군구도]?\s)?(?:평가|점검|최종|종합)?\s?(?:등급|결과|판정)")
_SCORES = re.compile(
    r"(?:[가-힣]{1,6}[시군구도청]\s)?(?:종합|최종|평가|총)?\s?(?:총점|점수|평점)\s?(?:\(점\)|\(100점\s?만점\))?"
)
# What else such a table may hold, which is no score of the institution: '기초 평균', '점검 기관 수'
_OTHERS = re.compile(
    r"[가-힣·\s]{0,12}(?:평균|기관\s?수|대상\s?기관|기관|순위|비고|격차|차이)\s?(?:\([점개곳]\))?"
)


class Cell(msgspec.Struct, frozen=True):
    """A cell with its place in the text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Place behind its last character."""
        return self.start + len(self.text)


class YearOfOne(msgspec.Struct, frozen=True):
    """What a table tells of one year: the cells of the year, the grade, and the score if it has one."""

    year: Cell
    grade: Cell
    score: Cell | None


def years_of_one(lines: Sequence[Sequence[Cell]]) -> tuple[list[YearOfOne], int]:
    """The years of a table that begins with the first line, and how many lines it takes; 0 where none
    begins. `lines`: those of the text from there on, cut into cells.
    """
    head = [cell.text for cell in lines[0]]
    if not FEWEST_YEARS <= len(head) <= MOST_COLUMNS or not _YEARS.fullmatch(head[0]):
        return [], 0
    if len(head) > FEWEST_YEARS and all(_YEAR.fullmatch(text) for text in head[1:]):
        return _across(lines)
    if all(any(kind.fullmatch(text) for kind in (_GRADES, _SCORES, _OTHERS)) for text in head[1:]):
        return _down(lines)
    return [], 0


def _across(lines: Sequence[Sequence[Cell]]) -> tuple[list[YearOfOne], int]:
    """A column for each year."""
    rows = list(_rows(lines, (_GRADES, _SCORES, _OTHERS)))
    grades = [row for row in rows if _GRADES.fullmatch(row[0].text)]
    scores = [row for row in rows if _SCORES.fullmatch(row[0].text)]
    if len(grades) != 1 or len(scores) > 1:
        return [], 0
    years = [
        YearOfOne(year, grades[0][i], scores[0][i] if scores else None)
        for i, year in enumerate(lines[0][1:], start=1)
    ]
    return years, 1 + len(rows)


def _down(lines: Sequence[Sequence[Cell]]) -> tuple[list[YearOfOne], int]:
    """A line for each year."""
    head = [cell.text for cell in lines[0]]
    grades = [i for i, text in enumerate(head) if _GRADES.fullmatch(text)]
    scores = [i for i, text in enumerate(head) if _SCORES.fullmatch(text)]
    rows = list(_rows(lines, (_YEAR,)))
    if len(grades) != 1 or len(scores) > 1 or len(rows) < FEWEST_YEARS:
        return [], 0
    years = [YearOfOne(row[0], row[grades[0]], row[scores[0]] if scores else None) for row in rows]
    return years, 1 + len(rows)


def _rows(lines: Sequence[Sequence[Cell]], kinds: tuple[re.Pattern[str], ...]) -> Iterator[Sequence[Cell]]:
    """The lines below the head that have as many cells and begin with one of these kinds."""
    for line in lines[1:]:
        if len(line) != len(lines[0]) or not any(kind.fullmatch(line[0].text) for kind in kinds):
            return
        yield line
