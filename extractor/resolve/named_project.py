"""The name of a project where it stands, and what can be told of it there that is nobody's doing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.corrections import is_denied
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.unnamed import of_unnamed, said_by_unnamed

# '전문가들은', '한 교수가', '시의원은', '용역사는', '평가단은'
_OUTSIDERS_SUBJECT = re.compile(
    r"(?<![가-힣])[가-힣]{0,6}(?:전문가|학생|시민|주민|농민|어민|상인|의원|의회|교수|위원|위원장|위원회|연구진|업체|기업|용역사|팀|평가단|점검단|심사단|"
    r"감사원|정부|행안부|행정안전부|언론|단체|도시|지자체|기관)들?(?:은|는|이|가)\s[^.\"]*$"
)
# Ends of what is held as data or measured
_DATA = re.compile(
    r"(?:데이터|자료|정보|현황|이력|기록|통계|시세|위치|내역|목록|혼잡도|밀집도|[값량율률]|시간)$"
)
# Behind what a project was of use for: '세계유산 관리와 상권 활성화 정책의 근거를 마련했다'
_GROUNDS = re.compile(
    r"['\"]?(?:(?:와|과|·|,|\s및)\s?(?:(?![이가은는]\s)[^.,'\"]){2,24}?)?['\"]?의\s(?:과학적\s|객관적\s)?"
    r"(?:근거|기초\s?자료|밑그림|밑거름|밑바탕|토대|바탕|잣대|실마리|방향)(?:를|을|가|이|로|으로|도)\s"
)


@dataclass(frozen=True)
class Named:
    """A name of a project where it stands."""

    scene: Scene
    cues: Cues
    sentence: Sentence
    mention: Mention

    @cached_property
    def text(self) -> str:
        """Its sentence."""
        return self.scene.of_sentence(self.sentence)

    @cached_property
    def head(self) -> str:
        """The sentence up to it."""
        return self.scene.text[self.sentence.start : self.mention.start]

    @cached_property
    def rest(self) -> str:
        """What follows it in its clause."""
        return self.scene.text[self.mention.end : self.sentence.clause_at(self.mention.start)[1]]

    @cached_property
    def tail(self) -> str:
        """What follows it in its sentence."""
        return self.scene.text[self.mention.end : self.sentence.end]

    def has(self, template: str, text: str) -> bool:
        """Whether a template of cues (see `Cues.regex`) is found in a text."""
        return bool(self.cues.regex(template).search(text))


def is_said_by_unnamed(named: Named) -> bool:
    """Whether somebody of an institution without a name speaks of it."""
    return said_by_unnamed(named.scene, named.cues, named.sentence, named.mention.start)


def was_changed(named: Named) -> bool:
    """'분석으로 마을의 행복택시 배차를 조정했다': what a project changed."""
    return named.has(
        r"^['\"]?(?:을|를)\s(?:[가-힣]{1,6}(?<![에을를해여])\s){0,2}{projects.changed}", named.rest
    )


def was_attended(named: Named) -> bool:
    """'어릴 적 공단 옆 학교를 다닌 기억'."""
    return bool(re.match(r"^(?:을|를|에)\s(?:다니|다닌|다녔|나온|나와)", named.rest))


def was_served(named: Named) -> bool:
    """'결과를 가로등 교체 사업에 쓰고 있다', '자료를 민간 앱에 연결했다': what a project was used for. What
    was studied is a project also where something was used for it: '통신 자료를 유동인구 분석에 활용했다'.
    """
    return not named.has("{projects.studied}$", named.scene.surface(named.mention)) and named.has(
        r"^['\"]?에(?:도|는)?\s(?:[가-힣]{1,6}\s){0,2}{projects.served}", named.rest
    )


def was_a_form(named: Named) -> bool:
    """'측정값을 실시간 오픈API로 개방했다', '민간 앱 개발로 이어졌다': how something was handed out."""
    return bool(
        re.match(
            r"^['\"]?\s?(?:개발)?(?:으)?로\s(?:[가-힣]{1,6}\s)?(?:개방|이어[져졌]|내놓|나갔|나가)", named.rest
        )
    )


def was_a_contest(named: Named) -> bool:
    """'적극행정 경진대회에서는 진해구청이 장려상을 받았다': where somebody won something."""
    return bool(
        re.search(
            r"(?:대회|공모전|해커톤|데이터톤|아이디어톤)$", named.scene.surface(named.mention).rstrip("'")
        )
        and re.match(r"^['\"]?에서(?:는|도)?\s", named.rest)
        and re.search(r"[상금]을?\s?(?:받|탔|차지|수상|거머|안았)|입상|뽑혔|선정", named.tail)
    )


def is_a_site(named: Named) -> bool:
    """'시 누리집과 읍면에서', '구청 누리집에 창구를 열었다': a body's site, where something was done."""
    return bool(
        re.search(r"(?:청|시|군|구|도|원|부|처)\s누리집$", named.scene.surface(named.mention))
        and not re.match(r"^['\"]?(?:을|를)\s(?:[가-힣]{1,6}\s)?(?:만들|새로|개편|구축|열)", named.rest)
    )


def is_government_s(named: Named) -> bool:
    """'정부 플랫폼에 등록했다', '범정부 데이터분석시스템으로 수행했다': the government's means."""
    is_theirs = re.match(r"(?:범정부|정부|행정안전부|행안부)(?:의|\s)", named.scene.surface(named.mention))
    return bool(
        (is_theirs or re.search(r"(?:범정부|정부|행정안전부|행안부)의?\s$", named.head))
        and re.match(
            r"^['\"]?(?:\s'[^'\n]{1,12}')?(?:(?:에|에서|으로|로)\s|[을를]\s(?:활용|이용|통해|써))", named.rest
        )
    )


def is_misprint(named: Named) -> bool:
    """'상권 데이터를 시가 분석했다고 썼으나': what the paper takes back."""
    return is_denied(named.scene, named.cues, named.mention.end)


def is_ingredient(named: Named) -> bool:
    """'통신 데이터와 카드 데이터를 결합한 상권 지도', '작황 조사, 경락가를 한데 모아': of what something was
    made.
    """
    if re.match(
        r"^,\s[^.]{0,40}[을를]\s(?:한데\s|하나로\s)?(?:모아|묶어|합쳐|결합해|엮어|대조해|견줘)\s", named.tail
    ):
        return True
    made_of = re.match(
        r"^(?:(?:와|과)\s[^.,]{2,24})?[을를]\s(?:한데\s|하나로\s)?"
        r"(?:결합한|묶은|엮은|합친|접목한|연계한|모은|(?:묶어|엮어|합쳐|모아)\s(?:내놓은|만든|보여\s?주는|선보인|낸))\s['\"]?",
        named.tail,
    )
    is_data = _DATA.search(named.scene.surface(named.mention)) is not None
    behind = named.mention.end + (made_of.end() if made_of else 0)
    return bool(made_of and is_data) and any(
        behind - 1 <= m.start < behind + 12 for m in named.sentence.of("PROJECT")
    )


def is_only_held(named: Named) -> bool:
    """'공단의 데이터를 가장 많이 가진 곳': nothing was done with it."""
    return bool(
        re.match(r"^['\"]?[을를]\s(?:[가-힣]{1,4}\s){0,2}(?:가진|지닌|갖고|갖춘|보유한)\s", named.rest)
    )


def is_container(named: Named) -> bool:
    """'신규 직원 교육에는 '데이터 읽기' 과목이 들어갔다': that in which the project is."""
    match = re.match(r"^에(?:는|도)?\s(?:새로\s)?'", named.tail)
    return match is not None and any(
        m.start == named.mention.end + match.end() for m in named.sentence.of("PROJECT")
    )


def is_of_ranking(named: Named) -> bool:
    """'7위 터미널 보행환경 개선': an item of a ranking of news."""
    return re.match(r"\d{1,2}위\s", named.scene.surface(named.mention)) is not None


def is_maker(named: Named) -> bool:
    """'두 과제 모두 동아리 '숫자벗'이 만들었다': the group that made the projects."""
    return bool(
        re.search(r"(?:동아리|모임|학습조직|연구회)\s'$", named.head)
        and re.match(r"^'(?:이|가)\s(?:[가-힣]{1,6}\s){0,2}(?:만들|만든|개발|맡|분석|풀)", named.tail)
    )


def led_to(named: Named) -> bool:
    """'빈집 임대사업의 대상 마을을 고르는 근거가 됐다': what something done was of use for."""
    if _GROUNDS.match(named.tail):
        return True
    return bool(
        re.match(
            r"^['\"]?의\s[^.,]{2,24}[을를]\s(?:고르|정하|짜|바꾸|세우|가리)는\s(?:근거|기준|데|잣대|밑|바탕)",
            named.rest,
        )
    )


def was_material(named: Named) -> bool:
    """'수질과 방문객 데이터는 수업의 교재로도 활용된다', 'A, B와 같은 산촌 데이터를': data that served as
    something else, or that stands for what was named before.
    """
    if re.search(r"[와과]\s같은\s$", named.head):
        return True
    return named.scene.surface(named.mention).endswith(("데이터", "자료", "정보")) and bool(
        re.match(
            r"^['\"]?[은는을를]\s[^.]{2,40}(?:으로|로)(?:도|만)?\s(?:활용|쓰)(?:이|되|하고|됐|했|인다|여)",
            named.tail,
        )
    )


def is_stranger_s(named: Named) -> bool:
    """'전문가들은 인력 부족을 진단했다', '이웃 도시는 환승 시간을 분석해': a clause of which somebody who is
    no institution, or has no name, is the subject.
    """
    if named.mention.rule != "project.clause":
        return False
    place = named.mention.start
    return of_unnamed(named.scene, named.cues, named.sentence, place) or (
        _OUTSIDERS_SUBJECT.search(named.head) is not None
        and not any(m.end <= place for m in named.sentence.of("SELF"))
    )
