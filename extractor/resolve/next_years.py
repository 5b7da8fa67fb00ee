"""Years told one after the other: '2022년 … 미흡. 이듬해 점검에서는 우수', '2022년과 2023년에도 우수'."""

from __future__ import annotations

import re

import msgspec

from extractor.recognize.mentions import Mention
from extractor.recognize.values import YEAR
from extractor.resolve.outcome import Result
from extractor.resolve.scene import Scene

REACH = 3
"""So many sentences before '이듬해' the year stands that it follows."""

_NEXT = re.compile(r"(?<![가-힣])(?:그\s?)?(?:이듬해|다음\s?해)(?![가-힣]*\s?\d{1,2}월)")

# Before a year: those listed with it
_LISTED = re.compile(r"((?:20\d\d년?도?(?:\s?(?:,|·)\s?|(?:과|와)\s)){1,12})$")
WIDEST_LIST = 100


def years_listed(scene: Scene, year: Mention) -> list[int]:
    """The years that stand in a list before a year: of '2021년, 2022년과 2023년에도' the first two."""
    listed = _LISTED.search(scene.behind(year.start, WIDEST_LIST))
    return [int(digits) for digits in re.findall(r"20\d\d", listed[1])] if listed is not None else []


def year_after(scene: Scene, result: Result) -> tuple[int, Mention] | None:
    """The year after the last one named before '이듬해' in the clause of a result, with where this stands."""
    begin, place = result.clause[0], result.mention.start
    said = _NEXT.search(scene.text, begin, place)
    if said is None:
        return None
    sentences = scene.sentences[max(0, result.sentence - REACH) : result.sentence + 1]
    before = [m for s in sentences for m in s.of("YEAR") if m.end <= said.start()]
    others = sentences[-1].of("YEAR", "RELATIVE_YEAR", "GRADE", "HIGHEST")
    between = any(said.end() <= m.start < place for m in others) or "이번" in scene.text[said.end() : place]
    year = YEAR.parse(before[-1].value) if before and not between else None
    if year is None:
        return None
    return year + 1, msgspec.structs.replace(before[-1], start=said.start(), end=said.end())
