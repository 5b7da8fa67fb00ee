"""Results of the round before that are told by a score alone: '93.4점(전년 90.7점)', '지난번(91.3점)보다'.

The grade is the one that was won again, as a streak says.
"""

from __future__ import annotations

import re

from extractor.resolve.attach.numbers import plain
from extractor.resolve.drafts import Draft, Value
from extractor.resolve.events import programmes
from extractor.resolve.numbers import Number
from extractor.resolve.outcome import Result
from extractor.resolve.reading import Reading

# Before a score: it is the one of the round before
_ROUND_BEFORE = re.compile(
    r"(?<!재)(?<!지)(?:전년도?|지난해|작년|직전|지난번)\s?(?:평가\s?|점수\s?)?(?:\(\s?)?$"
)


def former_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Drafts of the round before, of whoever has a score of its own beside it and a streak that says the
    grade.
    """
    found: list[Draft] = []
    for number in reading.numbers.points:
        now = _held_against(reading, drafts, number) if number.role == "earlier" else None
        if now is None or now.year is None or now.grade is None:
            continue
        year = now.year.value - 1
        if any(d.is_before(now) and d.year is not None and d.year.value == year for d in drafts):
            continue
        sentence = reading.scene.sentences[number.sentence]
        result = Result(
            "implied", number.mention, sentence.index, sentence.clause_at(number.mention.start), number.events
        )
        draft = Draft(now.recipient, now.programme, now.event, result, "text")
        reason = f"told of the year before the {now.year.value} round"
        draft.year = Value(year, (number.mention,), reason)
        streak = now.values["streak"]
        draft.set("grade", Value(now.grade, streak.mentions, f"won {streak.value} times in a row"))
        draft.set("score", Value(plain(number.value), (number.mention,)))
        found.append(draft)
    return found


def _held_against(reading: Reading, drafts: list[Draft], number: Number) -> Draft | None:
    """The award with a streak whose score stands in the sentence of an earlier one."""
    if not _ROUND_BEFORE.search(reading.scene.behind(number.mention.start, 14)):
        return None
    sentence = reading.scene.sentences[number.sentence]
    ours = [
        d
        for d in drafts
        if "streak" in d.values
        and d.values["streak"].value > 1
        and d.programme.id in programmes(number.events)
        and d.programme.kind == "evaluation"
        and (score := d.values.get("score")) is not None
        and sentence.start <= score.mentions[0].start < number.mention.start
    ]
    return ours[0] if len(ours) == 1 else None
