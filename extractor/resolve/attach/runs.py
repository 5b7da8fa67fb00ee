"""How many times in a row an award was won, as a streak says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.recognize.values import YEAR
from extractor.resolve.drafts import Draft, Value
from extractor.resolve.next_years import years_listed
from extractor.resolve.numbers import Number
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Scene
from extractor.resolve.years_behind import run_of_years

# 'Every year since' the programme's own beginning
_FROM_FIRST = re.compile(r"(?:도입된?\s|시작된\s|시행된?\s)?첫\s?(?:해|회|점검|평가|실태점검)부터")


def run_of(draft: Draft, number: Number) -> Value | None:
    """What a streak says of a draft; None where it counts from a year and the draft's own is not known or not
    later, or where it is a run of another award.
    """
    if _is_of_other_award(draft, number):
        return None
    mentions = (number.mention,)
    if number.role == "again":
        return Value(int(number.value), mentions, "again after the time before")
    if number.role != "since":
        return Value(int(number.value), mentions)
    start = YEAR.parse(number.mention.value)
    if start is None and _FROM_FIRST.match(number.mention.value):
        start = draft.programme.first_year
    if start is None or draft.year is None or draft.year.value <= start:
        return None
    reason = f"every year from {start} to {draft.year.value}"
    return Value(draft.year.value - start + 1, mentions, reason)


def attach_runs_told_by_years(reading: Reading, drafts: Sequence[Draft]) -> None:
    """'우수 등급을 받은 것은 2021년과 2022년 두 차례다': a run of years that follow on each other."""
    for draft in drafts:
        if draft.place != reading.scene.place or draft.year is None:
            continue
        years = run_of_years(reading.scene, draft.result)
        if years and YEAR.parse(years[-1].value) == draft.year.value:
            draft.set("streak", Value(len(years), tuple(years), "years that follow on each other"))


def attach_runs_of_history(scene: Scene, drafts: Sequence[Draft], history: Sequence[Draft]) -> None:
    """'2023년 발표에서도 우수였다': the same grade in the round before, if nothing else counts them."""
    told = [*history, *(d for d in drafts if d.past)]
    for draft in drafts:
        if draft.year is None or "streak" in draft.values:
            continue
        before = {
            year: d.result.mention
            for d in told
            if d.year is not None and d.is_before(draft) and d.grade == draft.grade and d.place == "text"
            for year in (d.year.value, *years_listed(scene, d.year.mentions[0]))
        }
        times = 1
        while draft.year.value - times in before:
            times += 1
        if times > 1:
            mentions = tuple(before[draft.year.value - i] for i in range(1, times))
            draft.set("streak", Value(times, mentions, "the same grade in the round before"))


def _is_of_other_award(draft: Draft, number: Number) -> bool:
    """'3년 연속 미흡의 꼬리표를 떼고 우수': a run of a grade that the award is not; '2021년에 이어 두 번째':
    after a year that is not the one before.
    """
    if number.mention.rule == "streak.former":
        return number.mention.value != draft.grade
    before = re.match(r"(?:지난\s)?(20\d\d)", number.mention.value) if number.role == "again" else None
    if before is not None and draft.year is not None and draft.year.value - int(before[1]) > 1:
        return True
    grades = draft.programme.grades
    return number.group in grades and draft.grade in grades and number.group != draft.grade


def can_have_run(draft: Draft, number: Number) -> bool:
    """Whether the programme has been there for as many years as a number says in a row."""
    year, first = draft.year, draft.programme.first_year
    if number.role != "streak" or year is None or first is None:
        return True
    return bool(number.value <= year.value - first + 1)
