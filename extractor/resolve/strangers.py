"""Prizes of companies, teams and persons: a city that the text names elsewhere did not win them."""

from __future__ import annotations

import re
from itertools import chain

from extractor.cue_files import Cues
from extractor.resolve.scene import Scene, Sentence

REACH = 4
"""So many sentences back a prize without a subject is told of who was spoken of last."""
VERB_REACH = 14
"""Among so many tokens behind a subject its verb is looked for."""

# A company's or a person's name, or a word for one, as the subject: '스타트업 나래웍스(대표 한별)가',
# '학생들이'
_STRANGER = (
    r"(?<![^\s'\"(])(?:{recipients.companies}\s?['\"]?[^\s'\",.()]{1,16}?|[^\s'\",.()]{0,12}?"
    r"(?:{recipients.company_endings}|{recipients.entrants}(?:들)?))['\"]?(?:\([^()\n]{1,40}\))?(?:이|가|은|는)\s"
)
# A team called by a name in quotation marks: ''물길'팀이'
_TEAM = re.compile(r"(?<=[가-힣A-Za-z\d])['\"]\s?(?:팀|조|연구팀|모임|동아리)(?:이|가|은|는)\s")
# So many persons, as the subject or as whom it is given to: '우수 교육생 3명은', '직원 두 명에게는'
_PERSONS = re.compile(
    r"(?<![^\s'\"(])(?:\d{1,3}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?명(?:은|이|도|에게는?|에게도|에겐)\s"
)
# An official's name and rank, or a word for a person, as the subject: '설 주무관은', '그는'
_OFFICIAL = (
    r"(?<![^\s'\"(])(?:[가-힣]{1,4}(?:\([^()\n]{1,20}\))?\s{recipients.person_titles}|그녀?"
    r"|[가-힣]{2,10}(?:과장|팀장|계장|국장|실장|소장))"
    r"(?:\(\d{1,3}\))?(?:이|가|은|는)\s"
)
# In a headline: '충주시 한별 주무관, 국무총리 표창'
_OFFICIAL_OF_TITLE = r"(?<![^\s'\"(])[가-힣]{1,4}\s{recipients.person_titles}(?:이|가|은|는|,)?\s"
# Before a prize: it was won in nobody's name but one's own
_IN_PERSON = re.compile(r"(?:개인|개인적인?|직원|시민)\s?(?:의\s)?자격으로\s")
_SAYS = re.compile(r"(?:다고|라고|라며|다며)\s(?:[가-힣]+\s)?(?:말했|밝혔|전했|설명|강조|덧붙)")
_AS_SUBJECT = re.compile(r"(?:\([^()\n]{1,40}\))?(?:은|는|이|가|도|의)\s")
_WIDEST = 44


def won_by_stranger(scene: Scene, cues: Cues, sentence: Sentence, place: int) -> bool:
    """Whether a prize at `place` was won by somebody who is no institution: the last subject before it in its
    sentence, or, where that names no institution, the first one of the nearest sentence before that has any.
    Who stands behind the prize has won it.
    """
    named = sentence.of("INSTITUTION", "STEM", "SELF")
    if any(m.start > place for m in named):
        return False
    known, strangers = _subjects(scene, cues, sentence, place)
    if known or strangers:
        return max(strangers, default=-1) > max(known, default=-1)
    if named:
        return False
    for earlier in scene.before(sentence):
        if sentence.index - earlier.index > REACH:
            break
        known, strangers = _subjects(scene, cues, earlier, earlier.end)
        if known or strangers:
            return min(strangers, default=earlier.end) < min(known, default=earlier.end)
    return False


def _subjects(scene: Scene, cues: Cues, sentence: Sentence, place: int) -> tuple[list[int], list[int]]:
    """Where institutions, and where strangers stand as subjects (or owners) before a place."""
    known = [
        m.start
        for m in sentence.of("INSTITUTION", "STEM", "SELF")
        if m.end <= place
        and _AS_SUBJECT.match(scene.ahead(m.end, _WIDEST))
        and not _of_modifier(scene, m.end, sentence.end)
    ]
    told = scene.text[sentence.start : place]
    strangers = [
        sentence.start + match.start()
        for match in chain(
            cues.regex(_STRANGER).finditer(told), _PERSONS.finditer(told), _TEAM.finditer(told)
        )
        if not _of_modifier(scene, sentence.start + match.end() - 2, sentence.end)
    ]
    return known, strangers


def _of_modifier(scene: Scene, end: int, limit: int) -> bool:
    """Whether the subject whose particle stands at `end` is that of a clause before a noun: '전주시가 개방한
    자료', 'B가 주최한 대회'. `limit`: before it the clause's verb stands.
    """
    particle = scene.doc.char_span(end, end + 1, alignment_mode="expand")
    if particle is None or scene.text[end] not in "이가":
        return False
    behind = scene.doc[particle.end : particle.end + VERB_REACH]
    ending = next((t for t in behind if t.idx < limit and "E" in t.tag_), None)
    return ending is not None and "ETM" in ending.tag_


def won_by_official(scene: Scene, cues: Cues, sentence: Sentence, place: int) -> bool:
    """Whether a prize at `place` is that of an official: '설 주무관은 지난해에도 … 대회에서 우수상을 탄'.

    What an official says of a prize is no prize of theirs.
    """
    if _IN_PERSON.search(scene.text, sentence.start, place):
        return True
    officials = _officials(scene, cues, sentence, place)
    known, _ = _subjects(scene, cues, sentence, place)
    if officials:
        quoted = '"' in scene.text[officials[-1] : place]
        return not quoted and officials[-1] > max(known, default=-1)
    if known or not sentence.index:
        return False
    return _goes_on_of_official(scene, cues, scene.sentences[sentence.index - 1])


def _goes_on_of_official(scene: Scene, cues: Cues, sentence: Sentence) -> bool:
    """Whether a sentence is about an official alone, not about what one says: the next goes on with it."""
    officials = _officials(scene, cues, sentence, sentence.end)
    told = scene.text[sentence.start : sentence.end]
    if not officials or '"' in told or _SAYS.search(told):
        return False
    known, _ = _subjects(scene, cues, sentence, sentence.end)
    return officials[0] < min(known, default=sentence.end)


def _officials(scene: Scene, cues: Cues, sentence: Sentence, place: int) -> list[int]:
    """Where officials stand as subjects before a place of a sentence, no subjects of a modifier."""
    subject = _OFFICIAL_OF_TITLE if scene.place == "title" else _OFFICIAL
    return [
        sentence.start + match.end()
        for match in cues.regex(subject).finditer(scene.text[sentence.start : place])
        if not _of_modifier(scene, sentence.start + match.end() - 2, place)
    ]
