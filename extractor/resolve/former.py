"""Results of an earlier round that are told by a score alone: '93.4점(전년 90.7점)', '지난번(91.3점)보다',
'2023년 평가 때의 84.2점과 비교하면', '66.3점이던 2022년과 견주면'.

The grade is the one that was won again, as a streak says; else the text says none.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.recognize.values import YEAR
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
# Between a year and its score: '2023년 평가 때의 84.2점', '2023년(84.2점'
_TO_SCORE = re.compile(
    r"도?\s?(?:실태점검|평가|점검)?\s?(?:때|당시)?(?:의|에서는?|에는|에|엔)?\s?(?:종합\s?점수|총점|점수)?(?:는|은|인)?\s?\(?\s?"
)
# Between a score and its year: '84.2점이던 2023년'
_TO_YEAR = re.compile(r"(?:이던|였던|이었던|을\s받았던|에\s머물렀던|에\s그쳤던|을\s얻었던)\s")
# The round before, whatever its year
_THE_YEAR_BEFORE = re.compile(rf"(?:전년|직전|그\s?전해|한\s?해\s전|1년\s전){_TO_SCORE.pattern}$")
SAME = 0.01
"""Points that differ by less are the same."""
YEAR_REACH = 24
"""So near before a score its year stands."""


def former_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Drafts of earlier rounds, of whoever has a score of its own in a later one. Of one that is told already
    the score is set.
    """
    found: list[Draft] = []
    told = {m for d in drafts if "score" in d.values for m in d.values["score"].mentions}
    for number in reading.numbers.points:
        if number.role not in ("own", "earlier") or number.mention in told:
            continue
        dated = _held_against(reading, drafts, number) or _of_year(reading, drafts, number)
        if dated is None:
            continue
        now, year = dated
        same = [d for d in (*drafts, *found) if d.is_before(now) and d.year is not None]
        known = next((d for d in same if d.year is not None and d.year.value == year.value), None)
        if known is None:
            found.append(_draft(reading, number, now, year))
        elif known.place == "text":
            known.set("score", Value(plain(number.value), (number.mention,)))
    return found


def _draft(reading: Reading, number: Number, now: Draft, year: Value) -> Draft:
    """The award of an earlier year than `now`, told by its score."""
    sentence = reading.scene.sentences[number.sentence]
    result = Result(
        "implied", number.mention, sentence.index, sentence.clause_at(number.mention.start), number.events
    )
    draft = Draft(now.recipient, now.programme, now.event, result, "text")
    draft.year = year
    streak = now.values.get("streak")
    if (
        streak is not None
        and now.grade is not None
        and now.year is not None
        and now.year.value - year.value < streak.value
    ):
        draft.set("grade", Value(now.grade, streak.mentions, f"won {streak.value} times in a row"))
    draft.set("score", Value(plain(number.value), (number.mention,)))
    return draft


def _held_against(reading: Reading, drafts: list[Draft], number: Number) -> tuple[Draft, Value] | None:
    """The award with a streak whose score stands in the sentence of an earlier one, and the year before."""
    if number.role != "earlier" or not _ROUND_BEFORE.search(reading.scene.behind(number.mention.start, 14)):
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
    if len(ours) != 1 or ours[0].year is None or ours[0].grade is None:
        return None
    reason = f"told of the year before the {ours[0].year.value} round"
    return ours[0], Value(ours[0].year.value - 1, (number.mention,), reason)


def _of_year(reading: Reading, drafts: list[Draft], number: Number) -> tuple[Draft, Value] | None:
    """The latest award of whom a score of an earlier year is told, and that year, which stands beside it."""
    year = _year_beside(reading, number)
    stated = YEAR.parse(year.value) if year is not None else None
    behind = reading.scene.behind(number.mention.start, YEAR_REACH)
    if stated is None and not _THE_YEAR_BEFORE.search(behind):
        return None
    sentence = reading.scene.sentences[number.sentence]
    recipients = reading.subjects.told_of(sentence, number.mention)
    ours = [
        d
        for d in drafts
        if d.is_of(recipients, programmes(number.events))
        and d.programme.kind == "evaluation"
        and d.year is not None
        and (stated is None or d.year.value > stated)
        and not d.programme.is_average(number.value)
        and (score := d.values.get("score")) is not None
        and score.mentions[0].start < number.mention.start  # what was is told behind what is
        and (stated is not None or "streak" in d.values)
    ]
    latest = max(ours, key=lambda d: d.year.value if d.year is not None else 0, default=None)
    if latest is None or latest.year is None or _goes_on_of_averages(reading, number, latest):
        return None
    if year is not None and stated is not None:
        return latest, Value(stated, (year,))
    reason = f"told of the year before the {latest.year.value} round"
    return latest, Value(latest.year.value - 1, (number.mention,), reason)


def _goes_on_of_averages(reading: Reading, number: Number, now: Draft) -> bool:
    """Whether a score stands behind an average in a sentence that names nobody,
    '평균은 57.4점이다. 2022년 45점이었다', and is
    not as far from the later one as is said: '2023년의 84.2점과 비교하면 7.9점이 올랐다'.
    """
    points = reading.numbers.points
    index = points.index(number)
    sentence = reading.scene.sentences[number.sentence]
    if not index or points[index - 1].role != "average" or sentence.of("INSTITUTION", "STEM", "SELF"):
        return False
    apart = abs(now.values["score"].value - number.value)
    return not any(
        n.role == "difference" and n.sentence == number.sentence and abs(n.value - apart) < SAME
        for n in points
    )


def _year_beside(reading: Reading, number: Number) -> Mention | None:
    """The year right before or behind a score."""
    text, start, end = reading.scene.text, number.mention.start, number.mention.end
    sentence = reading.scene.sentences[number.sentence]
    for year in sentence.of("YEAR"):
        if year.end <= start <= year.end + YEAR_REACH and _TO_SCORE.fullmatch(text, year.end, start):
            return year
        if year.start >= end and _TO_YEAR.fullmatch(text, end, year.start):
            return year
    return None
