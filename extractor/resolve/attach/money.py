"""Which draft a sum of money belongs to; one sum for several awards that is not split belongs to none."""

from __future__ import annotations

import re

from extractor.resolve.drafts import Draft, Value
from extractor.resolve.events import programmes
from extractor.resolve.namesakes import Recipient
from extractor.resolve.numbers import Number
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Sentence


def attach_money(reading: Reading, drafts: list[Draft]) -> None:
    """Sets the money that was won with each award."""
    for number in reading.numbers.money:
        for draft in _winners(reading, drafts, number):
            draft.set("incentive_krw", Value(int(number.value), (number.mention,)))


# Between whoever gets a sum and the sum: '하남시와 구리시에 (각각 특별교부세) 4천만 원'
_TO_LIST = re.compile(
    r"(?:에|에는|에게|에게는)\s(?:(?:각|각각|재정\s인센티브|인센티브|특별교부세|특교세|상금|포상금)(?:로|으로)?\s){0,3}"
)


def _winners(reading: Reading, drafts: list[Draft], number: Number) -> list[Draft]:
    named = programmes(number.events) - {None}
    if number.each:
        named |= programmes(reading.results.events[number.sentence]) - {None}
        named |= _of_both(reading, number)
    if number.group is not None:
        named |= _spoken_of(reading, number)
        return [
            d
            for d in drafts
            if d.programme.id in named and d.grade == number.group and not _is_left_out(reading, d)
        ]
    sentence = reading.scene.sentences[number.sentence]
    recipients = _told_of(reading, sentence, number)
    ours = [d for d in drafts if d.is_of(recipients, named)]
    latest = {
        (d.programme.id, d.recipient.codes): d
        for d in sorted(ours, key=lambda d: d.year.value if d.year else 0)
    }
    if not number.each and (len(latest) > 1 or _covers_several(drafts, number, sentence, recipients)):
        return []
    return list(latest.values())


def _of_both(reading: Reading, number: Number) -> set[str | None]:
    """For '양쪽에서 각각 4천만 원', '평가마다 4천만 원': both evaluations told before, where the sentence
    names none.
    """
    sentence = reading.scene.sentences[number.sentence]
    named = [e for e in reading.results.events[sentence.index] if e.mention.label != "ANAPHOR"]
    if named or not reading.cues.regex("{numbers.of_both}").search(reading.scene.of_sentence(sentence)):
        return set()
    before = (reading.results.events[s.index] for s in reading.scene.before(sentence))
    pairs = (programmes(events) - {None} for events in before)
    return next((pair for pair in pairs if len(pair) == 2), set())


def _spoken_of(reading: Reading, number: Number) -> set[str | None]:
    """For a sum of a grade, told apart from any evaluation: those of the sentence before."""
    if reading.results.events[number.sentence] or not number.sentence:
        return set()
    return programmes(reading.results.events[number.sentence - 1]) - {None}


def _is_left_out(reading: Reading, draft: Draft) -> bool:
    """'A시는 우수 등급을 받고도 이번 명단에서 빠졌다': who holds a grade without what came with it."""
    result = draft.result
    sentence = reading.scene.sentences[result.sentence]
    return draft.place == "text" and any(
        m.start >= result.mention.end and not _is_in_name(reading.scene.text[sentence.start : m.start])
        for m in sentence.of("NEGATED")
    )


def _is_in_name(before: str) -> bool:
    """Whether a quotation mark stands open behind `before`: ''등록 누락 찾기'' denies nothing."""
    return before.count("'") % 2 == 1


def _told_of(reading: Reading, sentence: Sentence, number: Number) -> tuple[Recipient, ...]:
    """Who got a sum: to whom it goes, whom the sentence names, else who won in it or in the sentence right
    before, else who the text speaks of.
    """
    lists = reading.subjects.lists[sentence.index]
    for one in lists:
        if one.end <= number.mention.start and _TO_LIST.fullmatch(
            reading.scene.text, one.end, number.mention.start
        ):
            return one.recipients
    named = reading.subjects.of(sentence, number.mention)
    if named or not sentence.index:
        return named or reading.subjects.running(sentence)
    before = [who for result, who, _ in reading.told if result.sentence == sentence.index - 1]
    return before[-1] if before else reading.subjects.running(sentence)


def _covers_several(
    drafts: list[Draft], number: Number, sentence: Sentence, recipients: tuple[Recipient, ...]
) -> bool:
    """Whether a sum told apart from any evaluation may cover several awards of the recipient: then it is
    nobody's.
    """
    if any(e.mention.place == "text" and sentence.start <= e.start < sentence.end for e in number.events):
        return False
    won = {d.programme.id for d in drafts if d.programme.kind == "evaluation" and d.won_by(recipients)}
    return len(won) > 1
