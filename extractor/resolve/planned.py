"""Whether a named project is only planned: to come, aimed at, under way, in a list of plans."""

from __future__ import annotations

import re

from extractor.language.syllables import FINAL_N, FINAL_RIEUL, FINALS, final_of
from extractor.resolve.named_project import Named
from extractor.resolve.plans_told import is_due_by_grammar

_FINAL_N = "".join(chr(code) for code in range(ord("가") + FINAL_N, ord("힣") + 1, FINALS))
_OF_NOW = rf"[가-힣][{_FINAL_N}]다"
_SHORT_OF_NOW = rf"\s[{_FINAL_N}]다"
"""Verbs in the present tense: of two syllables and more with what is before them, and of two alone."""
_SENTENCE_END = r"\.?['\"]?\s*$"
_PRESENT_TENSE = _OF_NOW + _SENTENCE_END
_TELLS_OF_NOW = re.compile(rf"(?:{_OF_NOW}|{_SHORT_OF_NOW})(?:{_SENTENCE_END}|\.?['\"]?[고며]\s)")
_THIS_YEAR = re.compile(r"올해(?:는|에는|부터는?|도|엔)?\s([^.\"]{0,60})$")
_BEGUN_BEFORE = re.compile(r"(?:한|된|든|연|운|친|낸|온|던)\s")
_YET_TO_DO = re.compile(
    r"([가-힣])\s(?:것|계획|예정|방침|구상|생각|요량|작정|심산|채비|참|전망|태세)['\"]?(?:이|입|으로|도|라)"
)
_DEADLINE = (
    r"(?:올\s?(?:봄|여름|가을|겨울|연말|하반기)|내년|연말|상반기|하반기|\d{1,2}월)(?:\s?(?:초|말|중))?까지"
)
_TIME_TO_COME = (
    r"(?:(?:올\s|내년\s)?(?:하반기|상반기|내년|내달|다음\s?달|연말|\d{1,2}월)(?:에|부터|쯤|\s중(?:에)?\s)"
    r"|올\s?(?:봄|여름|가을|겨울)(?:에|부터)?\s|이(?:달|번\s달)부터)"
)
# A plan that something done was of use for: '단속 계획을 짜는 밑그림이 됐다'
_OF_PLANNING = re.compile(
    r"계획을?\s?(?:짜|세우|수립하|마련하|다듬)는\s"
    r"|(?:(?<!위)해|여|혀)\s(?:[가-힣]{1,6}\s){0,2}[가-힣]{2,6}\s계획을\s?(?:짰|세웠|마련했|바꿨|고쳤|다듬었)"
)
# What is to be, as a modifier of a noun: '폐교 예정 학교', '입주 예정자'
_TO_BE = re.compile(r"예정(?:지|자|\s(?!이|입|인|임|으로|에)[가-힣]{2})")
# '안심길 지도를 만들려고요', '예측 모형을 만들고자'
_WISHED = re.compile(r"['\"]?(?:을|를|도)\s(?:[가-힣]{1,4}\s)?[가-힣]{1,4}(?:려고|고자)(?:요|\s|\.|하|한)")
# '위치 데이터를 개방하고 싶어요'
_IS_WISH = re.compile(
    r"['\"]?(?:을|를|도|까지)\s(?:(?![가-힣]+(?:[을를은는한된던든])\s)[가-힣]{1,6}\s){0,6}[가-힣]{1,6}고\s?싶"
)
# Before a name, and behind it: it is left for later: '다음 과제는 사고 분석이다', '예측은 내년 과제로 넘겼다'
_IS_NEXT = re.compile(
    r"(?:다음|남은|향후|앞으로의|내년)\s(?:과제|숙제|목표)는\s(?:[^\s.,]{1,8}\s){0,2}['\"]?$"
)
_LEFT_FOR_LATER = re.compile(
    r"['\"]?(?:은|는|을|를|도)\s(?:[가-힣]{1,6}\s){0,2}(?:올해|내년|다음|이듬해|하반기)\s?(?:과제|숙제|몫|일)(?:으로|로)\s"
    r"(?:넘|미[뤄뤘루]|남)"
)
# In a name: it is of a time to come: '내년 상반기 예측 서비스', '다음 주 부서 설명회'
_NAMES_TIME = re.compile(r"내년|^다음\s?[주달]\s|^내달\s|^올\s?(?:하반기|가을|겨울)\s")
NEXT_REACH = 60
"""So many characters before a name it is said to come next."""
HEADING_REACH = 400
"""So far before an item of a list its heading is looked for."""
_BULLET = re.compile(r"\s*([○●◇◆□■▲△▷▶※·*ㆍ\-])\s?")
_HEADING_OF_PLANS = re.compile(
    r"(?:향후|추후|앞으로의?|앞으로)\s?(?:추진\s?)?(?:계획|과제|일정|방향)|추진\s?계획\s*$|(?:앞으로|향후)\s*$"
)
_BULLETS = "▲△▷▶"


def is_planned(named: Named) -> bool:
    """Whether what is named was not done yet."""
    return (
        named.has("{projects.plans}", _TO_BE.sub("", _OF_PLANNING.sub("", named.rest)))
        or _is_to_come(named)
        or _is_this_year_s(named)
        or _is_yet_to_do(named)
        or _in_planned_list(named)
        or _is_scheduled(named)
        or _is_under_plans(named)
        or _WISHED.match(named.rest) is not None
        or _IS_WISH.match(named.rest) is not None
        or _IS_NEXT.search(named.head[-NEXT_REACH:]) is not None
        or _LEFT_FOR_LATER.match(named.rest) is not None
        or is_due_by_grammar(named)
    )


def _is_scheduled(named: Named) -> bool:
    """'상권 데이터는 하반기에 연다', '5월부터 방문 상담을 벌인다', '교부세는 통합플랫폼에 들어간다'."""
    if not re.search(rf"(?:{_OF_NOW}|{_SHORT_OF_NOW}){_SENTENCE_END}", named.text):
        return False
    return bool(
        re.match(rf"^['\"]?(?:은|는|이|가|을|를|도)\s(?:[가-힣]{{1,6}}\s)?{_TIME_TO_COME}", named.rest)
        or re.search(rf"(?:{_TIME_TO_COME}|{_DEADLINE})\s?[^.,]{{0,6}}$", named.head)
        or re.search(r"(?:[\d만억천]\s?원|교부세)(?:은|는)\s['\"]?$", named.head)
    )


def _is_this_year_s(named: Named) -> bool:
    """'올해는 골목상권 분석에 착수한다', '올해 취약지 분석을 시작하고, 내년까지 손질할 예정이다'; not '올해
    도입한 예측 서비스'.
    """
    match = _THIS_YEAR.search(named.head)
    if match is None or _BEGUN_BEFORE.search(match[1]):
        return False
    return _tells_of_now(named) or named.has("{projects.plans}", named.tail[-20:])


def _is_yet_to_do(named: Named) -> bool:
    """'안전 데이터도 쉽게 풀어 보여 드릴 것이라고': a verb's future form before a word for a plan."""
    return any(final_of(match[1]) == FINAL_RIEUL for match in _YET_TO_DO.finditer(named.rest))


def _tells_of_now(named: Named) -> bool:
    """Whether what follows tells of the present: '… 연다.', '… 시작한다"고 말했다'."""
    return _TELLS_OF_NOW.search(named.tail) is not None


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
    if (
        this_year
        or _NAMES_TIME.search(named.scene.surface(named.mention))
        or _is_due(named)
        or _aims_this_year(named)
    ):
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
        planned or _tells_of_now(named)
    )
