"""Whether a clause tells of work with data: what was worked on, and what it rests on."""

from __future__ import annotations

import re

from extractor.recognize.project_words import ProjectVocabulary

USED = "활용"
MEASURED = "재"
"""Stands for the verbs of measuring."""
SENTENCE_REACH = 120
"""So far before a place its sentence is read."""
SERVICES = frozenset(("서비스", "모형", "모델", "상황판", "시스템", "지도", "앱"))
"""Heads that a clause describes as what they do."""
_INFORMING = re.compile(r"알려|알리|보여|예측|내다|찾아|가려|걸러|감지|판독|분석")
_COUNTED = re.compile(r"\d\s?[가-힣]{1,3}$")


def suits(vocabulary: ProjectVocabulary, noun: str, kind: str) -> bool:
    """Whether a noun is what a verb of this kind has as its object in the name of a project.

    `kind`: the noun of the verb; '' for any verb.
    """
    if kind == MEASURED:
        return not re.search(r"[와과]\s|\d", noun) and vocabulary.measured.search(noun) is not None
    if kind == USED:
        return vocabulary.data.search(noun) is not None
    if kind in vocabulary.upkeep:
        return vocabulary.kept.search(noun) is not None
    if kind in vocabulary.outcomes:
        return kind != "발굴" or _COUNTED.search(noun) is not None
    if kind in vocabulary.studies:
        is_measure = vocabulary.measured.search(noun) is not None and not vocabulary.joined.search(noun)
        return is_measure or vocabulary.data.search(noun) is not None
    return True


def rests_on_data(vocabulary: ProjectVocabulary, before: str, kind: str) -> bool:
    """Whether what came of something is told to rest on data: '이력을 견줘 … 정차 지점을 선정'; not '이전
    후보지를 선정'. Other kinds of verbs say so themselves.
    """
    return kind not in vocabulary.outcomes or vocabulary.evidence.search(before) is not None


def informs(vocabulary: ProjectVocabulary, head: str, noun: str, verb: str) -> bool:
    """Whether a service that a clause describes has to do with data: '빈 시간을 알려주는', not '수수료를
    면제하는'. `noun`: the end of the object; `verb`: what stands between it and the head.
    """
    is_data = vocabulary.holds_data.search(noun) is not None
    return head not in SERVICES or is_data or _INFORMING.search(verb) is not None


def told_before(text: str, place: int) -> str:
    """What the sentence tells before a place."""
    begin = max(text.rfind(". ", 0, place), text.rfind("\n", 0, place), place - SENTENCE_REACH)
    return text[max(0, begin) : place]
