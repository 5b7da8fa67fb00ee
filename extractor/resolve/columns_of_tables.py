"""What the head of a table says of its columns: names, grades, scores, years, how often in a row."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from extractor.recognize.mentions import Mention

MOST_COLUMNS = 8
"""Columns that one table may have."""
FEWEST_COLUMNS = 2

_NAMES = re.compile(
    r"(?:시군구?|시·군(?:·구)?|구·군|자치구|지자체|자치단체|지방자치단체|기초지자체|기관|지역|구분|시도|시·도)명?|[시군구도]명|(?:시군|자치)?구별|시군별|지역별|기관별"
)
_GRADES = re.compile(r"(?:평가|점검|최종|종합)?\s?(?:등급|결과|판정)")
# A column of grades that tells its year: '2023년', '2024년 등급'
_GRADES_OF_YEAR = re.compile(
    r"(?P<year>20\d\d(?:년도?)?|'?\d\d년도?)(?:\s?(?:평가|점검|최종|종합)?\s?(?:등급|결과|판정|평가|점검|성적))?"
)
_GRADES_BEFORE = re.compile(r"(?:전년도?|지난해|작년)\s?(?:등급|결과|판정)?")
_SCORES = re.compile(r"(?:종합|최종|평가|총)?\s?(?:총점|점수|평점|총\s?점수)\s?(?:\(점\)|\(100점\s?만점\))?")
_STREAKS = re.compile(r"비고|특이사항|연속(?:\s?(?:횟수|연수|년수|기록|선정|우수))?")
_SCORES_OF_YEAR = re.compile(r"(?P<year>20\d\d)년?도?\s?(?:총점|점수|평점)")
_OTHERS = re.compile(
    r"연번|번호|순번|순위|전년(?:도)?\s?(?:점수|대비|총점)|평균|증감|유형|점수차"
    r"|(?:데이터\s?)?(?:관리\s?체계|거버넌스|공유|공동\s?활용|분석|활용|분석\s?·\s?활용|개방|개방\s?·\s?활용|품질|역량|역량\s?·?\s?문화)"
)
_COLUMNS = (_NAMES, _GRADES, _GRADES_OF_YEAR, _GRADES_BEFORE, _SCORES, _SCORES_OF_YEAR, _STREAKS, _OTHERS)


class Graded(msgspec.Struct, frozen=True):
    """A column of grades. `year`: what its head calls the year; `back`: it is that of the year before;
    `programme`: the evaluation that its head names.
    """

    column: int
    year: str | None = None
    back: bool = False
    programme: Mention | None = None


class Head(msgspec.Struct, frozen=True):
    """The columns of a table. `scored`, `streaks`: those of scores and of times in a row, if it has them."""

    width: int
    named: int
    graded: tuple[Graded, ...]
    scored: int | None
    streaks: int | None


def names_a_column(text: str) -> bool:
    """Whether a cell can stand in a head."""
    return any(kind.fullmatch(text) for kind in _COLUMNS)


def read_head(texts: list[str], programmes: Mapping[int, Mention]) -> Head | None:
    """The columns that cells name: one of names, one of grades or several of as many years or evaluations,
    and nothing that is data or prose; None where they are no head. `programmes`: the columns that are called
    by an evaluation.
    """
    if not FEWEST_COLUMNS <= len(texts) <= MOST_COLUMNS:
        return None
    if not all(i in programmes or names_a_column(text) for i, text in enumerate(texts)):
        return None
    if programmes:
        return _head_of_programmes(texts, programmes)
    names = [i for i, text in enumerate(texts) if _NAMES.fullmatch(text)]
    graded = [Graded(i) for i, text in enumerate(texts) if _GRADES.fullmatch(text)]
    dated = [Graded(i, m["year"]) for i, text in enumerate(texts) if (m := _GRADES_OF_YEAR.fullmatch(text))]
    before = [Graded(i, back=True) for i, text in enumerate(texts) if _GRADES_BEFORE.fullmatch(text)]
    if len(names) != 1 or len(graded) + len(dated) == 0 or len(graded) > 1 or (graded and dated):
        return None
    if len(dated) != len({one.year for one in dated}) or (dated and before) or len(before) > 1:
        return None
    columns = graded + dated + before
    return Head(
        len(texts),
        names[0],
        tuple(sorted(columns, key=lambda one: one.column)),
        _only(_SCORES, texts, _latest_score(texts)) if len(dated) < FEWEST_COLUMNS else None,
        _only(_STREAKS, texts) if len(dated) < FEWEST_COLUMNS else None,
    )


def _head_of_programmes(texts: list[str], programmes: Mapping[int, Mention]) -> Head | None:
    """A head with a column for each of several evaluations, and no other of grades or scores."""
    names = [i for i, text in enumerate(texts) if i not in programmes and _NAMES.fullmatch(text)]
    others = [text for i, text in enumerate(texts) if i not in programmes and not _NAMES.fullmatch(text)]
    if len(names) != 1 or not all(_OTHERS.fullmatch(text) for text in others):
        return None
    if len({m.value for m in programmes.values()}) != len(programmes):
        return None
    graded = tuple(Graded(i, programme=named) for i, named in sorted(programmes.items()))
    return Head(len(texts), names[0], graded, None, None)


def _only(kind: re.Pattern[str], texts: list[str], otherwise: int | None = None) -> int | None:
    return next((i for i, text in enumerate(texts) if kind.fullmatch(text)), otherwise)


def _latest_score(texts: list[str]) -> int | None:
    """The column of scores of the latest year."""
    dated = [(m["year"], i) for i, text in enumerate(texts) if (m := _SCORES_OF_YEAR.fullmatch(text))]
    return max(dated)[1] if dated else None
