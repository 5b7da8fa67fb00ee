"""Others' results that are told by a score alone: '특히 A시는 98.1점으로 가장 높았다', 'A시(90.4점)에 이어',
'96.2점을 받은 A시'.

The grade follows from the programme's cut-offs where the round had no more grades than those; nothing is told
of a score that no cut-off decides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from extractor.resolve.attach.numbers import plain
from extractor.resolve.drafts import Draft, Value, year_value
from extractor.resolve.namesakes import Recipient
from extractor.resolve.numbers import Number
from extractor.resolve.outcome import Result
from extractor.resolve.reading import Reading
from extractor.resolve.told_years import year_told

# Between a name and its score: 'A는 98.1점', 'A가 총점 96점', 'A(90.4점', 'A의 91.3점'
_TO_SCORE = re.compile(r"(?:은|는|이|가|의)\s(?:(?:총점|종합점수|무려|각각)\s?)?|\s?\(")
# Between a score and whose it is: '96.2점을 받은 A', '98.5점으로 가장 높은 점수를 받은 A', '28.7점의 A'
_TO_NAME = (
    r"의\s|(?:을|를|으로)\s(?:가장\s)?(?:높은\s|낮은\s)?(?:점수를\s)?(?:[가-힣]{1,6}\s)?"
    r"{recipients.winning_forms}\s"
)
# Between a score and the next name of a row: '97.8점, B 96.1점'; and between a name and its score in one
_TO_NEXT_NAME = re.compile(r"\s?(?:,|·|과|와|이고|이며|,\s이어)\s?")
_IN_ROW = re.compile(r"\s(?:총점\s|총\s)?")
# Behind a score in brackets nothing else may stand in them
_BRACKET_ENDS = ")"

Pair = tuple[Recipient, Number]
"""An institution and the score right behind it."""


def scored_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """A draft without a grade for each institution that a score alone is told of, of a programme that the
    article tells another's result of.
    """
    found: list[Draft] = []
    rows: dict[int, list[Pair]] = {}
    for number in reading.numbers.points:
        event = number.events[-1] if number.role == "own" and number.events else None
        ours = [d for d in drafts if event is not None and d.programme.id == event.programme]
        if event is None or not ours or ours[0].programme.kind != "evaluation":
            continue
        if number.sentence not in rows:
            rows[number.sentence] = _pairs_of(reading, number.sentence)
        who = _told_beside(reading, number, rows[number.sentence])
        if who is None or any(d.won_by((who,)) for d in (*ours, *found)):
            continue
        sentence = reading.scene.sentences[number.sentence]
        clause = sentence.clause_at(number.mention.start)
        result = Result("implied", number.mention, sentence.index, clause, number.events)
        draft = Draft(who, ours[0].programme, event, result, "text")
        draft.year = year_value(year_told(reading, draft.programme, result, event))
        draft.set("score", Value(plain(number.value), (number.mention,)))
        found.append(draft)
    return found


def grade_by_score(scored: Iterable[Draft]) -> list[Draft]:
    """The drafts of `scored` whose grade follows, with it."""
    return [draft for draft in scored if _set_grade(draft)]


def _set_grade(draft: Draft) -> bool:
    """Sets the grade that a draft's score earns; False where none follows."""
    programme, points = draft.programme, draft.values["score"].value
    year = draft.year.value if draft.year is not None else None
    if year is None or year >= min(programme.lower_grades_since.values(), default=year + 1):
        return False
    lowest = programme.grades[-1]
    earned = [g for g in programme.grades if points >= programme.cutoffs.get(g, 0 if g == lowest else 101)]
    if not programme.cutoffs or not earned:
        return False
    reason = f"{points:g} points earn this grade in the {year} round"
    draft.set("grade", Value(earned[0], (draft.result.mention,), reason))
    return True


def _told_beside(reading: Reading, number: Number, row: list[Pair]) -> Recipient | None:
    """The institution right before a score as its subject or in a list, or right behind it as who got it.
    `row`: the pairs of its sentence.
    """
    scene, mention = reading.scene, number.mention
    sentence = scene.sentences[number.sentence]
    if sentence.of("PROSPECT", "PART") or scene.quoted_before(mention.start, sentence.end):
        return None
    lists = reading.subjects.lists[number.sentence]
    members = [r for one in lists for r in one.recipients if len(one.recipients) > 1]
    in_brackets = (r for r in members if scene.text[r.mention.end : mention.start] == "(")
    member = next(in_brackets, None)
    if member is not None:
        return member if scene.ahead(mention.end, 1) == _BRACKET_ENDS else None
    in_row = _named_in_row(scene.text, number, row)
    if in_row is not None:
        return in_row
    for one in lists:
        before = scene.text[one.end : mention.start]
        if one.end <= mention.start and _TO_SCORE.fullmatch(before) and len(one.recipients) == 1:
            closed = not before.endswith("(") or scene.ahead(mention.end, 1) == _BRACKET_ENDS
            return one.recipients[0] if closed else None
        behind = scene.text[mention.end : one.start]
        if one.start >= mention.end and reading.cues.regex(_TO_NAME).fullmatch(behind):
            return one.recipients[0] if len(one.recipients) == 1 else None
    return None


def _pairs_of(reading: Reading, sentence: int) -> list[Pair]:
    """The scores of a sentence that stand right behind an institution, each with it."""
    text = reading.scene.text
    named = sorted((r for one in reading.subjects.lists[sentence] for r in one.recipients), key=_end_of)
    pairs = []
    for number in reading.numbers.points:
        if number.sentence != sentence or number.role != "own":
            continue
        start = number.mention.start
        nearest = bisect_right(named, start, key=_end_of) - 1
        if nearest >= 0 and _IN_ROW.fullmatch(text, named[nearest].mention.end, start):
            pairs.append((named[nearest], number))
    return pairs


def _end_of(recipient: Recipient) -> int:
    return recipient.mention.end


def _named_in_row(text: str, number: Number, pairs: list[Pair]) -> Recipient | None:
    """The institution right before a score in a row of such pairs: 'A 97.8점, B 96.1점 순이었다'."""
    place = next((i for i, (_, n) in enumerate(pairs) if n == number), None)
    if place is None:
        return None
    beside = any(
        _TO_NEXT_NAME.fullmatch(text, one[1].mention.end, other[0].mention.start)
        for one, other in pairwise(pairs[max(0, place - 1) : place + 2])
    )
    return pairs[place][0] if beside else None
