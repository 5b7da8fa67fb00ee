"""Which of the named projects were done: not planned, not missed, not an area or an indicator, not the
host's, not another's.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.events import Event
from extractor.resolve.named_project import (
    Named,
    is_a_site,
    is_container,
    is_government_s,
    is_ingredient,
    is_maker,
    is_misprint,
    is_of_ranking,
    is_only_held,
    is_said_by_unnamed,
    is_stranger_s,
    led_to,
    was_a_contest,
    was_a_form,
    was_attended,
    was_changed,
    was_material,
    was_served,
)
from extractor.resolve.never_done import never_was
from extractor.resolve.planned import is_planned
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.used_by_others import uses_it

# '등 4개 평가 분야', '5개 영역 … 16개 지표'
_AREAS = (
    r"등\s?(?:총\s?)?(?:\d+|[한두세네]|다섯)\s?(?:가지\s?|개\s?|대\s?)?(?:평가\s?)?{projects.areas}"
    r"|의\s(?:\d+|[두세네]|다섯)\s?(?:가지\s?|개\s?|대\s?)?(?:평가\s?)?(?:축|{projects.areas})"
    r"|(?<!\d)\d+\s?개\s?(?:분야|영역|부문|항목)[^.]{0,20}\d+\s?개\s?(?:세부\s?)?지표"
)
_DEFINITION = r"(?:이란|란|은|는)\s[^.]{0,120}(?:{projects.definitions}|(?<!다는\s)(?<!라는\s)평가다)"
_OUTSIDER = (
    r"{projects.outsiders}(?:\s?(?:모임|단체|동아리|연합|협회|팀))?[가-힣]{0,4}(?:이|가)\s[^.]{0,24}"
    r"{projects.made}(?:\s[가-힣]{1,4})?\s?['\"]?$"
)
# An indicator that something done bettered: '안전 지표를 끌어올리는 밑거름이 됐다'
_RAISED = re.compile(r"지표[를을도]\s(?:끌어올|높|개선|바꾸|낮추|채우|채웠|채워|이끌|밀어\s?올)")
# '4.6점(5점 만점)'
_ASIDE = re.compile(r"\([^()\n]{0,20}\)")
# A clause of which the object is data: '관측기 54대의 기록을 분석'
_STUDIED_DATA = re.compile(r"(?:자료|기록|이력|정보|현황|통계|데이터)[을를]\s[^.]{0,30}(?:분석|예측)$")
HOW_REACH = 2
"""In so many sentences behind a name it is told how the project was done."""
_HOST_BEFORE = r"{shared.ministry}(?:가|는|에서)\s[^.]{0,40}$"
_ABOUT_EVALUATION = (
    r"^\s*(?:한편,?\s?)?(?:[가-힣]{1,8}에\s따르면,?\s)?{projects.evaluations}(?:는|은|가|이)\s"
    r"(?!(?:[^\s.]{1,8}\s)?(?:연|주관한|주최한|개최한|실시한|시행한|선정한|뽑은|펴낸|발표한|내놓은|공개한|주는|벌인|처음)\s)"
    r"|^\s*['\"]?{projects.topics}(?!\s?(?:쪽|부문|분야|영역)(?:에|은|는)|['\"]?\s?(?:평가|점검)?에서)"
    r"[^.]{0,30}(?<!에서)(?:은|는)\s"
)


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

        areas = {
            scene.surface(mention)
            for sentence in scene.sentences
            for mention in sentence.of("PROJECT")
            if _in_areas(Named(scene, cues, sentence, mention))
        }
        self.leave_out(lambda mention: scene.surface(mention) in areas)
        near: dict[int, list[Mention]] = {}
        for sentence, mention in self.done:
            near.setdefault(sentence.index, []).append(mention)
        self.done = [one for one in self.done if not _tells_how(scene, *one, near)]

    def leave_out(self, unwanted: Callable[[Mention], bool]) -> None:
        """Forgets the projects for which that holds."""
        self.done = [(sentence, mention) for sentence, mention in self.done if not unwanted(mention)]


def _says_what_follows(scene: Scene, sentence: Sentence, mention: Mention) -> bool:
    """'분석 교육 '데이터 두레'': a word for what the name behind it is."""
    return scene.text[mention.end : mention.end + 2] == " '" and any(
        mention.end < m.start <= mention.end + 2 for m in sentence.of("PROJECT")
    )


def _tells_how(scene: Scene, sentence: Sentence, mention: Mention, near: dict[int, list[Mention]]) -> bool:
    """Whether data that was studied only tells how something was done: 'A 기록과 B 자료를 함께 분석', or how
    a project was that is named in a sentence shortly before it or, as no clause, in its own: ''서리 예보'다.
    관측기 54대의 기록을 분석해'. `near`: the projects by the index of their sentence.
    """
    if mention.rule != "project.clause" or not _STUDIED_DATA.search(scene.surface(mention)):
        return False
    earlier = range(sentence.index - HOW_REACH, sentence.index)
    return (
        "함께" in scene.surface(mention)
        or any(near.get(index) for index in earlier)
        or any(other.rule != "project.clause" for other in near[sentence.index])
    )


def _in_areas(named: Named) -> bool:
    """Whether the phrase stands in the list of areas: before '등 4개 분야'."""
    text, end = named.scene.text, named.mention.end
    if re.match(
        r"(?:데이터\s?)?거버넌스(?:,|·|\s및)\s?공동\s?활용\s?데이터$", named.scene.surface(named.mention)
    ):
        return True
    match = named.cues.regex(_AREAS).search(text, end, named.sentence.end)
    return match is not None and not re.search(r"(?:며|고|해|여|와)\s", text[end : match.start()])


def _is_indicator(named: Named) -> bool:
    clause = re.split(r"(?:해|하여|혀|켜|춰|꿔)\s", _ASIDE.sub("", named.rest), maxsplit=1)[0]
    rest = _RAISED.sub("", clause)
    return named.has("{projects.indicators}", rest) and not named.has("{projects.praise}", named.text)


def _is_outsiders(named: Named) -> bool:
    """'기업이 만든 앱', '민간 농업 앱'."""
    if re.search(r"(?:^|\s)민간\s[^.]{0,12}(?:앱|서비스|플랫폼|지도)$", named.scene.surface(named.mention)):
        return True
    before = named.head[-40:].rstrip("'\"")
    if named.mention.rule == "project.clause":
        before += named.scene.surface(named.mention).rpartition(" ")[0]
    return named.has(_OUTSIDER, before)


def _in_definition(named: Named) -> bool:
    told = re.search(r"(?:했다|됐다|왔다|었다)\.?$", named.text.strip().strip("'\""))
    return not told and named.has(_DEFINITION, named.text)


def _came_to_nothing(named: Named) -> bool:
    return named.has("{projects.failed}", named.rest)


def _is_another_s(named: Named) -> bool:
    """''안심길'은 하남시가 아닌 경기도의 사업이다'."""
    name = named.scene.surface(named.mention)
    if re.match(r"(?:다른|타|이웃|인근|옆)\s", name) or named.cues.regex("{projects.others}의\\s").match(
        name
    ):
        return True
    return bool(
        re.match(r"^['\"]?\s?(?:은|는|이|가)\s[^.,\n]{1,20}?(?:이|가)\s아[니닌]", named.rest)
        or re.match(
            r"^['\"]?\s?(?:은|는|이|가)\s[가-힣]{1,10}(?:시|군|구|도|청|원|처|공사|공단|재단)의\s(?:사업|과제|성과|실적|것)(?:이|으로|인|입)",
            named.rest,
        )
    )


def _is_praise(named: Named) -> bool:
    """'심사위원단은 "현장에서 나온 데이터"라고 평했다', '"모두가 데이터"라며 "…"': what somebody said; not
    '"안심길"이라고 이름 붙인'.
    """
    return named.has(
        r"^\"이?라(?:며\s|고\s(?!.{0,6}(?:이름|불|부르|부른|명명)))|^(?:이|가)\s곧\s[가-힣]{1,6}\"",
        named.tail,
    )


def _is_learnt(named: Named) -> bool:
    """''주치의' 제도를 배워 왔다': somebody else's."""
    return named.has(r"^['\"]?[^,.]{0,10}?(?:을|를|까지)\s{projects.learnt}", named.rest)


def _is_host_s(named: Named) -> bool:
    """Whether the sentence tells what the ministry or the evaluation does."""
    published = re.match(
        r"['\"]?\s?(?:을|를)\s통해\s(?:발표|공개|통보)", named.scene.ahead(named.mention.end, 14)
    )
    if re.match(
        r"['\"]?\s?(?:을|를)\s(?:거쳐|통해)\s(?:이뤄|나왔|치러)", named.scene.ahead(named.mention.end, 14)
    ):
        return True
    return bool(published and named.has(_HOST_BEFORE, named.head)) or named.has(_ABOUT_EVALUATION, named.head)


_UNDONE = (
    _in_areas,
    _is_indicator,
    _is_outsiders,
    _in_definition,
    is_planned,
    never_was,
    _came_to_nothing,
    _is_another_s,
    _is_praise,
    is_said_by_unnamed,
    is_misprint,
    is_ingredient,
    is_only_held,
    is_container,
    is_of_ranking,
    is_maker,
    led_to,
    was_material,
    is_stranger_s,
    was_changed,
    was_attended,
    was_served,
    was_a_form,
    uses_it,
    was_a_contest,
    is_a_site,
    is_government_s,
    _is_learnt,
    _is_host_s,
)
