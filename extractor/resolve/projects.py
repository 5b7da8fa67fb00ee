"""Which of the named projects were done: not planned, not missed, not an area or an indicator, not the
host's, not another's.
"""

from __future__ import annotations

import re

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.events import Event
from extractor.resolve.named_project import Named, is_said_by_unnamed, was_attended, was_changed
from extractor.resolve.scene import Scene, Sentence

# '등 4개 평가 분야', '5개 영역 … 16개 지표'
_AREAS = (
    r"등\s?(?:총\s?)?(?:\d+|[한두세네]|다섯)\s?(?:가지\s?|개\s?|대\s?)?(?:평가\s?)?{projects.areas}"
    r"|의\s(?:\d+|[두세네]|다섯)\s?(?:가지\s?|개\s?|대\s?)?(?:평가\s?)?(?:축|{projects.areas})"
    r"|(?<!\d)\d+\s?개\s?(?:분야|영역|부문|항목)[^.]{0,20}\d+\s?개\s?(?:세부\s?)?지표"
)
_DEFINITION = r"(?:이란|란|은|는)\s[^.]{0,120}(?:{projects.definitions}|(?<!다는\s)(?<!라는\s)평가다)"
_OUTSIDER = r"{projects.outsiders}[가-힣]{0,4}(?:이|가)\s[^.]{0,24}{projects.made}\s?['\"]?$"
_PRESENT_TENSE = r"[가-힣](?:한다|는다|간다|연다|인다|친다|린다|진다|운다|룬다|든다)\.?['\"]?\s*$"
_DEADLINE = (
    r"(?:올\s?(?:봄|여름|가을|겨울|연말|하반기)|내년|연말|상반기|하반기|\d{1,2}월)(?:\s?(?:초|말|중))?까지"
)
_HOST_BEFORE = r"{shared.ministry}(?:가|는|에서)\s[^.]{0,40}$"
_ABOUT_EVALUATION = (
    r"^\s*(?:한편,?\s?)?{projects.evaluations}(?:는|은|가|이)\s"
    r"|^\s*['\"]?{projects.topics}[^.]{0,30}(?<!에서)(?:은|는)\s"
)
_TIME_TO_COME = r"(?:올\s|내년\s)?(?:하반기|상반기|내년|내달|다음\s?달|연말|\d{1,2}월)(?:에|부터|쯤)"
# A plan that something done was of use for: '단속 계획을 짜는 밑그림이 됐다'
_OF_PLANNING = re.compile(
    r"계획을?\s?(?:짜|세우|수립하|마련하|다듬)는\s"
    r"|(?:(?<!위)해|여|혀)\s(?:[가-힣]{1,6}\s){0,2}[가-힣]{2,6}\s계획을\s?(?:짰|세웠|마련했|바꿨|고쳤|다듬었)"
)
HEADING_REACH = 400
"""So far before an item of a list its heading is looked for."""
_BULLET = re.compile(r"\s*([○●◇◆□■▲△▷▶※·*ㆍ\-])\s?")
_HEADING_OF_PLANS = re.compile(
    r"(?:향후|추후|앞으로의?|앞으로)\s?(?:추진\s?)?(?:계획|과제|일정|방향)|추진\s?계획\s*$"
)
_BULLETS = "▲△▷▶"


class ProjectReader:
    """Projects of one scene that were done (`done`), in order, each with its sentence. `events`: those of its
    sentences.
    """

    def __init__(self, scene: Scene, cues: Cues, events: dict[int, list[Event]]) -> None:
        self.done: list[tuple[Sentence, Mention]] = [
            (sentence, mention)
            for sentence in scene.sentences
            for mention in sentence.of("PROJECT")
            if not _says_what_follows(scene, sentence, mention)
            and not any(undone(Named(scene, cues, sentence, mention)) for undone in _UNDONE)
            and not any(
                e.programme is not None and e.start < mention.end and mention.start < e.end
                for e in events[sentence.index]
            )
        ]


def _says_what_follows(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """'분석 교육 '데이터 두레'': a word for what the name behind it is."""
    return scene.text[mention.end : mention.end + 2] == " '" and any(
        m.start == mention.end + 2 for m in sentence.of("PROJECT")
    )


def _in_areas(named: Named) -> bool:
    """Whether the phrase stands in the list of areas: before '등 4개 분야'."""
    text, end = named.scene.text, named.mention.end
    match = named.cues.regex(_AREAS).search(text, end, named.sentence.end)
    return match is not None and not re.search(r"(?:며|고|해|여|와)\s", text[end : match.start()])


def _is_indicator(named: Named) -> bool:
    return named.has("{projects.indicators}", named.rest) and not named.has("{projects.praise}", named.text)


def _is_outsiders(named: Named) -> bool:
    """'기업이 만든 앱'."""
    return named.has(_OUTSIDER, named.head[-40:].rstrip("'\""))


def _in_definition(named: Named) -> bool:
    told = re.search(r"(?:했다|됐다|왔다|었다)\.?$", named.text.strip().strip("'\""))
    return not told and named.has(_DEFINITION, named.text)


def _is_planned(named: Named) -> bool:
    return (
        named.has("{projects.plans}", _OF_PLANNING.sub("", named.rest))
        or _is_to_come(named)
        or _in_planned_list(named)
        or _is_scheduled(named)
        or _is_under_plans(named)
    )


def _is_scheduled(named: Named) -> bool:
    """'상권 데이터는 하반기에 연다', '5월부터 방문 상담을 벌인다', '교부세는 통합플랫폼에 들어간다'."""
    if not re.search(rf"{_PRESENT_TENSE}|\s(?:연다|편다|낸다)\.?['\"]?\s*$", named.text):
        return False
    return bool(
        re.match(rf"^['\"]?(?:은|는|을|를|도)\s(?:[가-힣]{{1,6}}\s)?{_TIME_TO_COME}", named.rest)
        or re.search(rf"{_TIME_TO_COME}\s?[^.,]{{0,6}}$", named.head)
        or re.search(r"(?:[\d만억천]\s?원|교부세)(?:은|는)\s['\"]?$", named.head)
    )


def _is_under_plans(named: Named) -> bool:
    """'○ 향후계획' and below it '▲ 심야버스 노선 분석': an item of a list under plans."""
    begin = max(0, named.mention.start - HEADING_REACH)
    lines = named.scene.text[begin : named.mention.end].split("\n")
    bullet = _BULLET.match(lines[-1])
    if bullet is None:
        return False
    heading = next((line for line in lines[-2::-1] if line.strip() and not _has_bullet(line, bullet[1])), "")
    return bool(_HEADING_OF_PLANS.search(heading))


def _has_bullet(line: str, bullet: str) -> bool:
    own = _BULLET.match(line)
    return own is not None and own[1] == bullet


def _is_to_come(named: Named) -> bool:
    """'올해 구축한다', '구축하겠다', '가을까지 만들 구상이다', '내년 상반기 예측 서비스'."""
    this_year = re.search(r"올해|내년", named.rest) and re.search(_PRESENT_TENSE, named.text)
    if this_year or "내년" in named.scene.surface(named.mention) or _is_due(named) or _aims_this_year(named):
        return True
    return any(
        "겠" in named.scene.text[m.start : m.end + 1]
        for m in named.sentence.within_clause(named.mention, "PROSPECT")
    )


def _is_due(named: Named) -> bool:
    """'위험지도를 올가을까지 만들고 … 구상이다'."""
    return bool(re.search(_DEADLINE, named.rest)) and named.has("{projects.plans}|구상이|목표를", named.tail)


def _aims_this_year(named: Named) -> bool:
    """'올해는 예측모델을 개발해 3관왕을 노린다'."""
    aims = any(m.start >= named.mention.end for m in named.sentence.of("PROSPECT"))
    return (
        aims
        and re.search(r"올해(?:는|부터)?\s", named.head) is not None
        and re.search(_PRESENT_TENSE, named.text) is not None
    )


def _in_planned_list(named: Named) -> bool:
    """'내년에는 A와 B를 구축할 계획이다'; a plan at the end of a list with bullets is that of every item."""
    planned = named.has("{projects.plans}", named.tail)
    if any(bullet in named.tail for bullet in _BULLETS):
        return planned
    return named.has(r"{projects.future}(?:에는|까지|에|은|도|부터)?\s", named.head) and (
        planned or bool(re.search(rf"{_PRESENT_TENSE}|\s(?:연다|편다|낸다)\.?\s*$", named.tail))
    )


def _came_to_nothing(named: Named) -> bool:
    return named.has("{projects.failed}", named.rest)


def _is_another_s(named: Named) -> bool:
    """''안심길'은 하남시가 아닌 경기도의 사업이다'."""
    name = named.scene.surface(named.mention)
    if re.match(r"(?:다른|타|이웃|인근|옆)\s", name) or named.cues.regex("{projects.others}의\\s").match(
        name
    ):
        return True
    return bool(re.match(r"^['\"]?\s?(?:은|는|이|가)\s[^.,\n]{1,20}?(?:이|가)\s아[니닌]", named.rest))


def _is_praise(named: Named) -> bool:
    """'심사위원단은 "현장에서 나온 데이터"라고 평했다': what somebody said of it."""
    return bool(
        re.match(r"^\"이?라(?:고|며)\s(?:[가-힣]{1,6}\s)?(?:평|말|강조|설명|덧붙|추켜|치켜)", named.rest)
    )


def _is_learnt(named: Named) -> bool:
    """''주치의' 제도를 배워 왔다': somebody else's."""
    return named.has(r"^['\"]?[^,.]{0,10}?(?:을|를)\s{projects.learnt}", named.rest)


def _is_host_s(named: Named) -> bool:
    """Whether the sentence tells what the ministry or the evaluation does."""
    published = re.match(
        r"['\"]?\s?(?:을|를)\s통해\s(?:발표|공개|통보)", named.scene.ahead(named.mention.end, 14)
    )
    return bool(published and named.has(_HOST_BEFORE, named.head)) or named.has(_ABOUT_EVALUATION, named.head)


_UNDONE = (
    _in_areas,
    _is_indicator,
    _is_outsiders,
    _in_definition,
    _is_planned,
    _came_to_nothing,
    _is_another_s,
    _is_praise,
    is_said_by_unnamed,
    was_changed,
    was_attended,
    _is_learnt,
    _is_host_s,
)
