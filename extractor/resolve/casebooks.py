"""Winners of a book of cases, told sentence by sentence: 'A는 침수 분석으로, B는 상권 분석으로 뽑혔다'."""

from __future__ import annotations

import re

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
# How many were chosen: '우수사례 7건을 선정해', '일곱 곳의 사례'
_SO_MANY = re.compile(
    r"(?:(?<![\d.,])\d{1,2}\s?|(?<![가-힣])(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s)"
    r"(?:건|곳|편|개\s?(?:사례|지자체|기관|시군|자치단체))"
)
# A sentence with one of these tells no winner, or none of the selection
_ANOTHER_MATTER = (
    "PROSPECT", "NEGATED", "PERSONAL", "PROGRAMME", "OTHER_EVENT", "GRADE", "HIGHEST", "PRIZE",
)  # fmt: skip


def tells_how_many(scene: Scene, start: int, end: int) -> bool:
    """Whether the text between two places says how many were chosen."""
    return _SO_MANY.search(scene.text, start, end) is not None


def end_of_chosen(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """Where a sentence says of those that it names that they were chosen."""
    names = sentence.of("INSTITUTION", "STEM")
    if not names or sentence.of(*_ANOTHER_MATTER):
        return None
    told = _WAS_CHOSEN.search(scene.text, names[-1].end, sentence.end)
    if told is None:
        return None
    what = _AS_WHAT.search(scene.text[names[-1].end : told.start()])
    return told.span() if what is None or _A_CASE.search(what[1]) else None
