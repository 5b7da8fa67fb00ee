"""For which of a recipient's awards the words around a project say that it counts: it was entered or chosen
there, its judges liked it, it is why the grade was given, the paragraph is about the evaluation.
"""

from __future__ import annotations

import re
from itertools import chain

from extractor.recognize.mentions import Mention
from extractor.resolve.drafts import Draft
from extractor.resolve.events import Event, programmes
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Sentence

OPEN_DATA = "open-data"
"""The evaluation for which opened data counts; analyses and services count for the other."""
ADMINISTRATION = "data-based-administration"
# Behind a name: it was entered for a contest or a selection: '을 출품해', '를 결선 무대에서 발표했다'
_ENTERED = re.compile(
    r"['\"]?(?:을|를|으로|로)\s(?:[^\s.,'\"]{1,8}\s){0,3}(?:출품|제출|응모|출전|(?<!결과를\s)발표(?:해|했|하고|하며)|이름을\s올)"
)
# In the sentence of a name: those who judge honours and contests: '표창 심사에서', '심사위원의 눈길을'
_JUDGED = re.compile(
    r"(?:표창|포상|수상|공적|유공)\s?(?:기관\s)?심사|심사\s?위원|심사단|공적(?:으로|을|이)\s|공적\s?조서"
    r"|이번\s(?:수상|표창|포상|상)(?:은|에는|의)\s[^.\n]{0,60}?(?:덕|결과|바탕|공로|배경)"
)
# A grade with what it was given for: '우수 등급을 받은 바탕에는', '최고 등급의 비결은'
_GROUNDS = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:을|를|으로|의|이|에)?\s(?:(?:받은|얻은|이끈|끌어낸|받게\s된|선정된|오른|만든|이룬)\s)?"
    r"(?:바탕|배경|비결|밑거름|밑바탕|발판|일등\s?공신|원동력|결정적)"
)
# Behind a list of projects: of which evaluation they are: '가 공공데이터 쪽의 대표 사례다'
_OF_SIDE = re.compile(
    r"['\"]?(?:이|가|은|는)\s(공공\s?데이터|데이터\s?기반\s?행정)\s?(?:쪽|부문|분야|평가)?(?:의|에서)\s"
)
# Before a name: what the sentence tells of an evaluation by its short name: '데이터기반행정에서는 '
_IN_SIDE = re.compile(
    r"(?<![가-힣])(공공\s?데이터|데이터\s?기반\s?행정)\s?(?:쪽|부문|분야|영역|평가)?(?:에서는|에선|에서도|에서)\s"
)
# Behind the name of an evaluation that begins a paragraph: the paragraph is about it
_AS_TOPIC = re.compile(r"['\"]?\s?(?:결과)?(?:에서는|에서도|에선|에서|은|는|도)\s")
TOPIC_REACH = 40
"""So near to the beginning of a paragraph its topic ends."""
PARAGRAPH_REACH = 600
"""So many characters behind its beginning a paragraph is still about its topic."""


def told_for(reading: Reading, sentence: Sentence, mention: Mention, ours: list[Draft]) -> list[Draft]:
    """The one of these drafts for which the words around the project say that it counts, as a list; none
    where they do not say, or name several.
    """
    text = reading.scene.text
    rest = text[mention.end : sentence.clause_at(mention.start)[1]]
    whole = text[sentence.start : sentence.end]
    named = programmes(reading.results.events[sentence.index])
    chosen = [d for d in ours if d.programme.kind == "selection"]
    if len(chosen) == 1 and named == {chosen[0].programme.id}:
        return chosen
    if _ENTERED.match(rest):
        entered = [d for d in ours if d.programme.kind in ("contest", "selection")]
        return entered if len(entered) == 1 else []
    if _JUDGED.search(whole):
        judged = [d for d in ours if d.programme.kind == "contest"]
        if len(judged) == 1:
            return judged
    return _by_grade(reading, sentence, ours) or _by_side(reading, sentence, mention, ours)


def _by_grade(reading: Reading, sentence: Sentence, ours: list[Draft]) -> list[Draft]:
    """'우수 등급을 받은 바탕에는 A 분석이 있다', where only one of several grades is that."""
    for grade in sentence.of("GRADE", "PRIZE"):
        if _GROUNDS.match(reading.scene.text, grade.end):
            given = [d for d in ours if d.grade == grade.value]
            return given if len(given) == 1 else []
    return []


def _by_side(reading: Reading, sentence: Sentence, mention: Mention, ours: list[Draft]) -> list[Draft]:
    """'데이터기반행정에서는 A 분석이', 'B 개방이 공공데이터 쪽의 대표 사례다'."""
    text = reading.scene.text
    before = list(_IN_SIDE.finditer(text, sentence.start, mention.start))
    side = before[-1] if before else _OF_SIDE.match(text, mention.end)
    if side is None:
        return []
    found = [d for d in ours if d.programme.id == side_of(side[1])]
    return found if len(found) == 1 else []


def side_of(name: str) -> str:
    """The evaluation that a short name means: '공공데이터', '데이터기반행정'."""
    return OPEN_DATA if name.startswith("공공") else ADMINISTRATION


def topic_of_paragraph(reading: Reading, sentence: Sentence, mention: Mention) -> set[str]:
    """The one programme with whose name the paragraph begins: '공공데이터 평가에서는 90점을'."""
    text = reading.scene.text
    begin = text.rfind("\n", max(0, mention.start - PARAGRAPH_REACH), mention.start) + 1
    if begin == 0 and mention.start > PARAGRAPH_REACH:
        return set()
    named: list[Event] = []
    for earlier in chain((sentence,), reading.scene.before(sentence)):
        if earlier.end <= begin:
            break
        events = reading.results.events[earlier.index]
        named = [e for e in events if begin <= e.start < mention.start] + named
    if not named or named[0].end - begin > TOPIC_REACH or not _AS_TOPIC.match(text, named[0].end):
        return set()
    one = {programme for programme in programmes(named) if programme is not None}
    return one if len(one) == 1 else set()
