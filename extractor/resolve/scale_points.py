"""Points with which the scale begins a grade, and which are nobody's score: '우수는 80점이 기준'."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_REACH = 24
# Before points: they are where a grade begins: '우수 기준은 80점', '우수와 보통의 경계인 80점'
_OF_SCALE = re.compile(
    r"(?:기준|기준선|기준점|기준점수|하한|하한선|합격선|경계|경계선|문턱|커트라인)(?:은|는|이|가|인|\s?\()\s?(?:각각\s)?$"
)
# Behind points: the same: '80점이 기준이다', '80점은 받아야 우수다'
_MAKES_SCALE = re.compile(
    r"(?:이|을|를)?\s?(?:기준|경계|커트라인|하한|합격선|잣대)|(?:을|를|은|는|이|까지)?\s(?:[가-힣]{1,4}\s)?"
    r"(?:받아야|얻어야|돼야|되어야|나와야|채워야|따야|맞아야)"
)
# Between a grade and the points that it begins with: '우수는 80점', '보통 등급은 60점'
_GRADE_BEFORE = re.compile(r"(?<![가-힣])([가-힣]{2}(?:\s?[가-힣]{2})??)(?:\s등급)?(?:은|는)\s(?:총점\s)?$")


def is_of_scale(before: str, after: str, value: float, cutoffs: Mapping[str, Collection[float]]) -> bool:
    """Whether points say what a grade takes. `before`, `after`: the text around them; `cutoffs`: of each
    grade.
    """
    before = before[-_REACH:]
    if _OF_SCALE.search(before) or _MAKES_SCALE.match(after):
        return True
    grade = _GRADE_BEFORE.search(before)
    return grade is not None and value in cutoffs.get(grade[1], ())
