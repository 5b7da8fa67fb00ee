"""Which of a recipient's awards a project counts for."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import normalize

from extractor.recognize.mentions import Mention
from extractor.resolve.attach.told_for import OPEN_DATA, side_of, told_for, topic_of_paragraph
from extractor.resolve.doers import doer
from extractor.resolve.drafts import Draft, Value
from extractor.resolve.events import borrows_name, programmes
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Sentence

_HONOUR = re.compile(r"[^.\n]{0,12}(?:데이터\s?기반\s?행정|공공\s?데이터)[^.\n]{0,16}유공")

# Words that the own name of what was done may lack
_LOOSE_WORDS = frozenset(("빅데이터", "데이터", "분석", "사업", "과제"))
# '공공데이터 쪽에서는', '데이터기반행정 분야에선'
_SIDE = re.compile(r"(공공\s?데이터|데이터\s?기반\s?행정)\s?(?:쪽|부문|분야|영역)(?:에서는|에선|은|는)\s")
SIDE_REACH = 300
"""So far before a project its side is looked for."""
_OF_ADMINISTRATION = re.compile(r"데이터\s?기반\s?행정")
# The name of data, and what follows it where it was only worked with
_DATA = re.compile(r"(?:데이터|데이터셋|정보|현황|이력|목록|측정값)$|\s(?:공개|개방)$")
# Begins a sentence about the project told before it
_THIS_ONE = re.compile(
    r"\s*이\s?(?:분석|예측|모델|모형|사업|사례|지도|시스템|서비스|과제|프로젝트)(?:모델|결과)?(?:은|는|이|가|으로|로)\s"
)
_IS_MEANS = re.compile(
    r"['\"]?(?:로\s|으로\s|[을를]\s(?:[가-힣]{1,6}\s){0,2}(?:분석|활용|이용|결합|토대|바탕|모아|합쳐))"
)


def attach_projects(reading: Reading, drafts: list[Draft], words: Callable[[Mention], str]) -> None:
    """Adds each project to one draft of whoever did it, once. `words`: a mention as the article prints it."""
    for sentence, mention in reading.projects.done:
        doers = doer(reading.subjects, sentence, mention)
        ours = [d for d in drafts if d.won_by(doers) and not any(d.is_before(other) for other in drafts)]
        if not ours:
            continue
        draft = _draft_for(reading, sentence, mention, ours)
        value = Value(words(mention), (mention,))
        draft.projects = [p for p in draft.projects if not _is_loose_name(p.value, value.value)]
        if not any(_says_again(value.value, other.value) for other in draft.projects):
            draft.projects.append(value)


def _says_again(name: str, other: str) -> bool:
    """Whether a name is that of an earlier project, or its short form: '오포 화물차 통행 분석', then
    '화물차 분석'.
    """
    words = name.split()
    if name == other or len(words) < 2:
        return name == other
    same_head = words[-1] == other.rsplit(maxsplit=1)[-1] and len(name) < len(other)
    return set(words) < set(other.split()) or (same_head and all(word in other for word in words))


def _is_honour_for(reading: Reading, draft: Draft, of: re.Pattern[str] | None = None) -> bool:
    """Whether an award is an honour for what the evaluations look at: '데이터기반행정 활성화 유공' 표창.

    `of`: what its name or its section says.
    """
    if draft.programme.kind != "contest":
        return False
    events = [draft.event, *(event for _, event in draft.retold)]
    names = [reading.scene.text[e.start : e.end + 24] for e in events]
    return any(_HONOUR.match(name) and (of is None or of.search(name)) for name in names)


def _is_loose_name(name: str, full: str) -> bool:
    """Whether a name is what a project was called before its own name was told: '악취 빅데이터 분석', then
    '축산 악취 확산 예측 분석'.
    """
    words = set(normalize("NFC", name).split())
    own = words - _LOOSE_WORDS
    return len(words) > len(own) > 1 and own < set(normalize("NFC", full).split())


def _draft_for(reading: Reading, sentence: Sentence, mention: Mention, ours: list[Draft]) -> Draft:
    """Of a recipient's awards the one that chose the project, else the one whose evaluation is named right
    before it, else the one that the sentence speaks of, else the one of its kind.
    """
    chosen = [d for d in ours if _chose(d, sentence, mention)]
    chosen = chosen or told_for(reading, sentence, mention, ours)
    chosen = chosen or [d for d in ours if _is_meant(reading, d, mention)]
    chosen = chosen or _only_selections(ours, mention)
    graded = [d for d in ours if d.programme.kind != "selection"]
    pool = chosen or graded or ours
    before = [e for e in reading.results.events[sentence.index] if e.programme and e.end <= mention.start]
    spoken = programmes(reading.results.finder.ending(before)) if before else set()
    nearest = [d for d in pool if d.programme.id in spoken]
    if len(nearest) == 1:
        return nearest[0]
    here = programmes(reading.results.events[sentence.index]) | {
        r.events[-1].programme for r in reading.results.of_sentence(sentence) if r.events
    }
    side = set() if here else _side(reading, mention) or topic_of_paragraph(reading, sentence, mention)
    named = [d for d in pool if d.programme.id in here or d.programme.id in side]
    if len(named) == 1:
        return named[0]
    return _of_its_kind(reading, sentence, mention, named or pool)


def _side(reading: Reading, mention: Mention) -> set[str]:
    """The programme of which the paragraph says that it goes on with: '공공데이터 쪽에서는 …했다. …'."""
    text = reading.scene.text
    begin = text.rfind("\n", 0, mention.start) + 1
    sides = list(_SIDE.finditer(text, max(begin, mention.start - SIDE_REACH), mention.start))
    if not sides:
        return set()
    return {side_of(sides[-1][1])}


def _chose(draft: Draft, sentence: Sentence, mention: Mention) -> bool:
    """Whether a selection chose this very project: the name stands with the selection in one clause."""
    if draft.programme.kind != "selection" or draft.result.mention.place != "text":
        return False
    return draft.result.sentence == sentence.index and (
        draft.result.kind == "implied" or sentence.clause_at(mention.start) == draft.result.clause
    )


def _is_meant(reading: Reading, draft: Draft, mention: Mention) -> bool:
    """Whether a selection chose 'this analysis', and a project is the last one told before: 'A를 개발했다.
    이 분석은 우수사례에 올랐다'.
    """
    if draft.programme.kind != "selection" or draft.result.mention.place != "text":
        return False
    sentence = reading.scene.sentences[draft.result.sentence]
    if mention.start >= sentence.start or not _THIS_ONE.match(reading.scene.text, sentence.start):
        return False
    return not any(mention.start < other.start < sentence.start for _, other in reading.projects.done)


def _only_selections(ours: list[Draft], mention: Mention) -> list[Draft]:
    """The last selection told before a project, where nothing but selections is: the evaluation is told of
    later, as another matter.
    """
    told = [d for d in ours if d.place == "text" and d.result.mention.start <= mention.start]
    told.sort(key=lambda d: d.result.mention.start)
    return told[-1:] if all(d.programme.kind == "selection" for d in told) else []


def _is_opened(reading: Reading, sentence: Sentence, mention: Mention) -> bool:
    """Whether what is named is opened data: 'A를 개방했다', '상권 데이터를 내놓았다'."""
    if mention.rule in ("project.opened", "project.check"):
        return True
    scene = reading.scene
    words = scene.text[mention.start : min(sentence.clause_at(mention.start)[1], mention.end + 30)]
    if reading.cues.regex("{projects.opened}").search(words):
        return True
    return bool(_DATA.search(scene.surface(mention)) and not _IS_MEANS.match(scene.ahead(mention.end, 24)))


def _of_its_kind(reading: Reading, sentence: Sentence, mention: Mention, pool: list[Draft]) -> Draft:
    """Opened data counts for open data, analyses for the other evaluation; else a project counts for the
    contest told last.
    """
    opened = _is_opened(reading, sentence, mention)
    evaluations = [d for d in pool if d.programme.kind == "evaluation"]
    told = [d for d in pool if d.result.mention.place == "text" and d.result.mention.start <= mention.start]
    last = max(told, key=lambda d: d.result.mention.start, default=None)
    if last is not None and all(borrows_name(d.event) for d in told):
        return last  # nothing but a province's own evaluation is told so far
    first = min(told, key=lambda d: d.result.mention.start, default=None)
    if last is not None and all(_is_honour_for(reading, d) for d in told):
        return last  # the evaluation that the honour rests on is not told yet
    if first is not None and _is_honour_for(reading, first, of=_OF_ADMINISTRATION):
        return first  # the honour is the news, the evaluation that it rests on is not
    fitting = next((d for d in evaluations if (d.programme.id == OPEN_DATA) == opened), None)
    if fitting is not None:
        return fitting
    if last is not None and last.programme.kind == "contest":
        return last
    return (evaluations or pool)[0]
