"""Winners of a book of cases, told sentence by sentence: 'A는 침수 분석으로, B는 상권 분석으로 뽑혔다'."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.recognize.mentions import Mention
from extractor.resolve.graded_lists import is_its_province
from extractor.resolve.scene import Scene, Sentence

# What is said of those who are named
_WAS_CHOSEN = re.compile(
    r"(?<![가-힣])(?:이름을\s올렸|이름이\s올랐|뽑혔|뽑혀|선정됐|선정되었|선정돼|꼽혔|포함됐|포함되었|채택됐|낙점됐"
    r"|(?:명단|사례집|책)에\s(?:들|올랐|실렸|담겼)|우수사례(?:를\s냈|로\s채택))"
)
# Before that: as what, or with what; and what a book of cases holds
_AS_WHAT = re.compile(r"(?<![가-힣'\"])([가-힣'\"]{1,16}?)(?:으로|로)\s(?:[가-힣]{1,4}\s)?$")
_A_CASE = re.compile(
    r"(?:분석|예측|모델|모형|지도|진단|도출|발굴|탐지|감지|산출|측정|최적화|재설계|시뮬레이션|시각화|서비스|시스템"
    r"|플랫폼|연구|과제|['\"])$"
)
# Behind a name: its case, in quotation marks
_ITS_CASE = re.compile(r"(?:의|은|는|이|가|도)\s['\"][^'\"\n]{2,40}['\"]")
# Behind the last case: what is said of the cases of a book
_HELD_IT = re.compile(
    r"(?:눈길을\s끌었|호평을\s받았|높은\s(?:점수|평가)를\s받았|냈|내놓았|선보였|소개됐|소개했|담았|실었|올렸)(?:다|으며|고)[^가-힣]"
)
# How many were chosen: '우수사례 7건을 선정해', '일곱 곳의 사례'
_NUMBER = (
    r"(?:(?<![\d.,])\d{1,2}\s?|(?<![가-힣])(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s)"
    r"(?:건|곳|편|개\s?(?:사례|지자체|기관|시군|자치단체))"
)
_SO_MANY = re.compile(_NUMBER)
# The same in a sentence of its own: '개발원은 일곱 건을 골랐다', '책에 실리는 것은 8건이다'
_CHOSE_SO_MANY = re.compile(
    rf"{_NUMBER}(?:을|를)\s(?:최종\s)?(?:골랐|골라|뽑|선정|추렸|추려|가려)|{_NUMBER}(?:이|가)\s(?:최종\s)?(?:뽑혔|선정됐)"
    rf"|{_NUMBER}(?:이|가)\s(?:[가-힣]{{2,4}}\s)?(?:실렸|담겼|수록됐)"
    rf"|(?:실리는|실린|담긴|담기는|뽑힌|선정된)\s(?:것|사례|분석|과제|곳|지자체)(?:은|는)\s(?:모두\s|전국\s|단\s)?{_NUMBER}"
)
# Of another year than the book that is told of; but '지난해에 이어'
_ANOTHER_YEAR = re.compile(r"(?:지난해|작년|재작년|지지난해|지난번)(?!에\s?이[어은])")
# Before what tells that one was chosen: where
_WHERE = re.compile(
    r"((?:[^\s.,]{0,16}\s)?[^\s.,]{0,12}?)(?:에서는?|에)\s(?:(?:함께|나란히|각각|같이|모두|유일하게)\s)?$"
)
# That is the book itself, its list, or a part of the country: '사례집', 'A도 (이번) 우수사례', '도내'
_IN_THE_BOOK = re.compile(
    r"(?:사례집|명단|목록|도내|지역|권|단위|가운데|\s책자?|(?:[은는도이가]|이번)\s우수사례|도\s사례)$"
)
# A sentence with one of these tells no winner, or none of the selection
_ANOTHER_MATTER = (
    "PROSPECT", "NEGATED", "PERSONAL", "PROGRAMME", "OTHER_EVENT", "GRADE", "HIGHEST", "PRIZE",
)  # fmt: skip


def tells_how_many(scene: Scene, start: int, end: int) -> bool:
    """Whether the text between two places says how many were chosen."""
    return _SO_MANY.search(scene.text, start, end) is not None


def chooses_so_many(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence says how many were chosen: '61건을 심사해 일곱 건을 골랐다'."""
    return _CHOSE_SO_MANY.search(scene.text, sentence.start, sentence.end) is not None


def is_with_case(scene: Scene, start: int, end: int) -> bool:
    """Whether what stands between a name and what tells that it was chosen is its case, or nothing."""
    between = scene.text[start:end].rstrip()
    return not between or _A_CASE.search(re.sub(r"(?:으로|로|이|가|도)$", "", between)) is not None


def end_of_chosen(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence says of those that it names that they were chosen."""
    names = sentence.of("INSTITUTION", "STEM")
    if not names or sentence.of(*_ANOTHER_MATTER):
        return None
    told = _WAS_CHOSEN.search(scene.text, names[-1].end, sentence.end)
    if told is None:
        return _end_of_cases(scene, sentence, names)
    if is_of_another(scene, sentence, names[-1].end, told.start()):
        return None
    what = _AS_WHAT.search(scene.text[names[-1].end : told.start()])
    return told.span() if what is None or _A_CASE.search(what[1]) else None


def _end_of_cases(scene: Scene, sentence: Sentence, names: list[Mention]) -> tuple[int, int] | None:
    """Where the case of the last of these names ends, if each is told with its own: 'A의 '침수 분석'은 눈길을
    끌었다', 'B는 '상권 분석'을, C는 '회전율 예측'을 냈다'.
    """
    units = [a for a, b in pairwise(names) if not is_its_province(scene.text, a, b)] + names[-1:]
    cases = [_ITS_CASE.match(scene.text, name.end) for name in units]
    ends = [case.end() for case in cases if case is not None and _A_CASE.search(case[0].rstrip("'\""))]
    if len(ends) != len(units) or not _HELD_IT.search(scene.text, ends[-1], sentence.end):
        return None
    return None if is_of_another(scene, sentence, ends[-1], ends[-1]) else (ends[-1], ends[-1] + 1)


def is_of_another(scene: Scene, sentence: Sentence, start: int, end: int) -> bool:
    """Whether who is named up to `start` was chosen in another year, or for something else than the book:
    '지난해 사례집에', '정부혁신 우수사례에'. `end`: where it says so.
    """
    return _ANOTHER_YEAR.search(scene.text, sentence.start, end) is not None or _is_elsewhere(
        scene.text[start:end]
    )


def _is_elsewhere(before: str) -> bool:
    """Whether what stands before the words for being chosen names another place than the book."""
    where = _WHERE.search(before)
    return where is not None and _IN_THE_BOOK.search(where[1]) is None
