"""Averages of the group that a recipient is of: an office of education is held against those of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.knowledge import Knowledge
from extractor.model import RecipientKind
from extractor.resolve.drafts import Draft
from extractor.resolve.group_averages import group_of_average
from extractor.resolve.numbers import Number
from extractor.resolve.reading import Reading

FORMER_REACH = 30
"""So near before an average a word for another year makes it one of then."""

_EDUCATION = "교육청"
_CENTRAL = re.compile(r"중앙(?:행정|부처)|부처")
_CORPORATE = re.compile(r"공기업|준정부|기타\s?공공|산하|출연")
_NO_MINISTRY = ("공사", "공단", "재단", "원", "센터", "병원", "대학교")
_LOCAL = re.compile(r"기초|광역|시·?군|시·?도(?!\s?교육청)|자치구")
_LOCAL_CORPORATIONS = re.compile(r"지방\s?(?:공기업|공사|공단)")
_CORPORATION = ("공사", "공단")
# Between whose group it is and its average: '공사가 속한 공기업·준정부기관 유형의 평균은 '
_OWN = re.compile(r"(?:속한|소속된|포함된|해당하는)\s[^.,\n\d]{0,30}$")


def is_of_other_body(knowledge: Knowledge, draft: Draft, group: str | None) -> bool:
    """Whether a group with an average is one of bodies of another kind than a body's."""
    if group is None or not draft.recipient.key.startswith("="):
        return False
    name = draft.recipient.key[1:]
    if (_EDUCATION in group) != name.endswith(_EDUCATION):
        return _EDUCATION in group or _is_named(group)
    body = knowledge.institutions.get(name)
    central = body is not None and body.kind == "central"
    if _CENTRAL.search(group) and not _CORPORATE.search(group):
        return not central and (body is not None or name.endswith(_NO_MINISTRY))
    return central and _CORPORATE.search(group) is not None


def _is_named(group: str) -> bool:
    """Whether a group says of which bodies it is."""
    return bool(_CENTRAL.search(group) or _CORPORATE.search(group) or _LOCAL.search(group))


def is_of_own_group(reading: Reading, average: Number, draft: Draft, kind: RecipientKind) -> bool:
    """Whether a recipient is surely of the group that an average is said to be of, and the average of no year
    before: then its score is held against it, whoever else the text scores.
    """
    group, sentence = average.group, reading.scene.sentences[average.sentence]
    if group is None or not _is_in(reading.results.knowledge, draft, group, kind):
        return False
    start = average.mention.start
    return not sentence.between(max(sentence.start, start - FORMER_REACH), start, "RELATIVE_YEAR")


def _is_in(knowledge: Knowledge, draft: Draft, group: str, kind: RecipientKind) -> bool:
    """Whether a recipient is of a group of the whole country by its kind. Whether a public institution is a
    corporation or an institution of another type is not known.
    """
    if kind != "other":
        own = knowledge.cues.regex(f"{{groups.{kind}}}").search(group)
        level = knowledge.cues.regex("{groups.levels}").search(group)
        return bool(own and level) and not knowledge.cues.regex("{groups.bodies}").search(group)
    name = draft.recipient.key[1:]
    body = knowledge.institutions.get(name)
    if _EDUCATION in group:
        return name.endswith(_EDUCATION)
    if _LOCAL_CORPORATIONS.search(group):
        return name.endswith(_CORPORATION) and (body is None or body.kind == "local-public")
    return body is not None and body.kind == "central" and _CENTRAL.search(group) is not None


def said_to_be_own(reading: Reading, average: Number) -> bool:
    """Whether the text says that an average is that of the recipient's group: '시가 속한 유형의 평균'."""
    sentence = reading.scene.sentences[average.sentence]
    return _OWN.search(reading.scene.text[sentence.start : average.mention.start]) is not None


def measured_from(reading: Reading, points: Iterable[Number]) -> list[str]:
    """The groups whose average is told only by how far it is: '지방공기업 평균과의 차이는 35점'."""
    found = []
    for number in points:
        sentence = reading.scene.sentences[number.sentence]
        before = reading.scene.text[sentence.start : number.mention.start]
        if number.role == "difference" and "평균" in before:
            found.append(group_of_average(reading.cues, (), before))
    return [group for group in found if group is not None]
