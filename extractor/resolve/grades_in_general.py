"""Grades that a text speaks of in general: what parts one from another, what a bound is passed for."""

from __future__ import annotations

from extractor.resolve.claims import Claim

# Behind a grade: another, and what parts them: '우수와 미흡을 가르는 건 관심이다', '보통과 우수의 차이'
_PARTED = (
    r"^['\"]?\s?(?:등급|기관)?(?:와|과)\s['\"]?[가-힣]{2,4}['\"]?\s?(?:등급|기관)?"
    r"(?:(?:을|를)\s(?:[가-힣]{1,4}\s)?(?:가르|가른|가를|나누|나눈|구분|판가름|결정짓)|의\s(?:차이|격차|경계|갈림길))"
)
# The same behind the second
_PARTED_HERE = (
    r"^['\"]?\s?(?:등급|기관)?(?:(?:을|를)\s(?:[가-힣]{1,4}\s)?(?:가르|가른|가를|나누|나눈|구분|판가름|결정짓)"
    r"|의\s(?:차이|격차|경계|갈림길))"
)
# Before a grade: a bound that a word points to: '80점. 이걸 넘으면 우수입니다'
_PASSED_FOR = (
    r"(?:(?:이걸|이를|이것을|그걸|그것을|여기를|거기를)|(?:이|그)\s(?:선|점수|문턱|기준|고개)(?:을|를))\s"
    r"(?:못\s)?(?:넘으면|넘기면|넘어야|넘겨야|밑돌면|채우면|채워야)\s[^.,\n]{0,6}$"
)
# Behind a grade: beside the word itself: ''우수' 옆에 붙은 이름들'
_BESIDE_WORD = r"^['\"]?\s?(?:칸|난|란|글자|글씨)?\s?(?:옆|아래|밑|위|곁)에\s(?:붙|적|쓰|놓|늘어선|달)"
# Before a grade: it is that of a line of a list, which the line itself tells: '③은 보통인 데다'
_OF_LINE = r"[①-⑳](?:번)?(?:은|는|이|가|도)\s[^.,\n]{0,20}$"


def speaks_of_grades(claim: Claim) -> bool:
    """Whether a grade is only spoken of: nobody is said to have it."""
    return not claim.is_prize and (
        claim.follows(_PARTED)
        or claim.follows(_PARTED_HERE)
        or claim.follows(_BESIDE_WORD)
        or claim.cues.regex(_OF_LINE).search(claim.sentence_before) is not None
        or claim.cues.regex(_PASSED_FOR).search(claim.sentence_before) is not None
    )
