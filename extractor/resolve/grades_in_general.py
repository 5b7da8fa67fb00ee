"""Grades that a text speaks of in general: what parts one from another, what a bound is passed for."""

from __future__ import annotations

import re

from extractor.resolve.claims import Claim

_THAT_PARTS = (
    r"(?:(?:을|를)\s(?:[가-힣]{1,4}\s)?(?:가르는|가른|가를|나누는|나눌|구분하는|판가름하는|결정짓는)"
    r"|의\s(?:차이|격차|경계|갈림길))"
)
# Behind a grade: what parts it from another: '우수와 미흡을 가르는 건 관심이다', '보통과 우수의 차이'
_PARTED = re.compile(
    rf"['\"]?\s?(?:등급|기관)?(?:(?:와|과)\s['\"]?[가-힣]{{2,4}}['\"]?\s?(?:등급|기관)?)?{_THAT_PARTS}"
)
# Behind a grade: the scale is told: '우수와 보통으로 나뉜다'
_IS_SCALE = re.compile(
    r"['\"]?\s?(?:등급)?(?:(?:와|과|,|·)\s?['\"]?[가-힣]{2,4}['\"]?\s?){0,4}(?:등급)?(?:으로|로)\s(?:[가-힣]{1,4}\s)?"
    r"(?:나뉜다|나눈다|갈린다|구분된다|구분한다|나뉩니다|나눕니다|나뉘며|나누며|나뉘는데|구분되며)"
)
# Before a grade: a bound that a word points to: '80점. 이걸 넘으면 우수입니다'
_PASSED_FOR = re.compile(
    r"(?:(?:이걸|이를|이것을|그걸|그것을|여기를|거기를)|(?:이|그)\s(?:선|점수|문턱|기준|고개)(?:을|를))\s"
    r"(?:못\s)?(?:넘으면|넘기면|넘어야|넘겨야|밑돌면|채우면|채워야)\s[^.,\n]{0,6}$"
)
# Behind a grade: those beside the word, whoever they are: ''우수' 옆에 붙은 이름들'
_BESIDE_WORD = re.compile(
    r"['\"]?\s?(?:칸|난|란|글자|글씨)?\s?(?:옆|아래|밑|위|곁)에\s(?:붙은|적힌|쓰인|놓인|늘어선)\s(?:이름|기관|곳)들"
)
# Before a grade: it is that of a line of a list, which the line itself tells: '③은 보통인 데다'
_OF_LINE = re.compile(r"[①-⑳](?:번)?(?:은|는|이|가|도)\s[^.,\n]{0,20}$")


def speaks_of_grades(claim: Claim) -> bool:
    """Whether a grade is only spoken of: nobody is said to have it."""
    if claim.is_prize:
        return False
    return any(said.match(claim.after) for said in (_PARTED, _IS_SCALE, _BESIDE_WORD)) or any(
        said.search(claim.sentence_before) for said in (_OF_LINE, _PASSED_FOR)
    )
