"""Scores of the time before, where that time's result is an award of its own."""

from __future__ import annotations

import re

from extractor.resolve.attach.numbers import plain
from extractor.resolve.drafts import Draft, Value
from extractor.resolve.events import programmes
from extractor.resolve.numbers import Number
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Sentence

# Before a score: it is that of the round before: '전년도 71.2점보다'
_OF_YEAR_BEFORE = re.compile(
    r"(?<!재)(?<!지)(?:전년도?|지난해|작년)\s?(?:평가\s?|점검\s?)?(?:점수\s?|총점\s?)?(?:인\s|의\s)?(?:\(\s?)?$"
)


def attach_earlier_scores(reading: Reading, drafts: list[Draft]) -> None:
    """'전년도 평가 때는 85.5점으로 우수였다', '2023년 보통(71점)에서': a score of an earlier time, told in
    the clause of that time's result.
    """
    for number in reading.numbers.points:
        if number.role != "earlier":
            continue
        sentence = reading.scene.sentences[number.sentence]
        former = _of_clause(reading, drafts, number, sentence)
        former = former or _of_year_before(reading, drafts, number, sentence)
        if len(former) == 1:
            former[0].set("score", Value(plain(number.value), (number.mention,)))


def _of_clause(reading: Reading, drafts: list[Draft], number: Number, sentence: Sentence) -> list[Draft]:
    """The awards of an earlier time that the clause of a score tells, or the one that it is behind."""
    place = number.mention.start
    told = [
        d
        for d in drafts
        if d.place == "text"
        and d.result.sentence == sentence.index
        and d.result.clause == sentence.clause_at(place)
        and d.programme.id in programmes(number.events)
        and any(d.is_before(other) for other in drafts)
    ]
    return [d for d in told if d.has_behind(reading.scene, place)] or told


def _of_year_before(reading: Reading, drafts: list[Draft], number: Number, sentence: Sentence) -> list[Draft]:
    """'84.9점으로 전년도 71.2점보다 13.7점 올랐다': the award of the round before, told elsewhere."""
    if not _OF_YEAR_BEFORE.search(reading.scene.behind(number.mention.start, 14)):
        return []
    recipients = reading.subjects.told_of(sentence, number.mention)
    ours = [d for d in drafts if d.is_of(recipients, programmes(number.events)) and d.year is not None]
    latest = max((d.year.value for d in ours if d.year is not None), default=0)
    return [d for d in ours if d.year is not None and d.year.value == latest - 1 and d.place == "text"]
