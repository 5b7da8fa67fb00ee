"""Grades and prizes that somebody would win under a condition, or on which something else depends: '우수
등급을 받으면 교부세가 나온다', '우수기관에 선정될 경우'.
"""

from __future__ import annotations

from extractor.resolve.claims import Claim

# Between a grade and its verb: '을 ', ' 등급을 다시 ', '에 이름을 '
_TO_VERB = r"['\"]?\s?(?:등급|기관|지자체)?['\"]?(?:을|를|이|가|에|으로|로)\s(?:[가-힣]{1,5}\s){0,2}?"
# A verb of winning under a condition: '받으면', '선정되면', '얻게 되면', '뽑힐 경우'; not '받으면서', and not
# '만족해야 했다'
_IF_WON = r"{results.won_if}(?:으면|면|어야|아야|야)(?:만|은|야)?[,\s](?!\s?(?:만\s)?(?:했|된다는\s부담))"
_IN_CASE = r"{results.won_in_case}\s(?:경우|때마다|시)(?:에는|엔|에만|에|만|도)?[,\s]"
# Behind a grade: it would be enough: ''보통'만 지켜도 다행이라고 생각했다'
_ENOUGH = (
    r"^['\"]?\s?(?:등급)?(?:만|이라도|라도|에만|으로만)\s(?:[가-힣]{1,4}\s)?[가-힣]{0,4}[가-힣](?:도|면)\s"
    r"(?:[가-힣]{1,4}\s)?(?:다행|성공|좋|만족|감지덕지|괜찮|된다|됐다고|충분)"
)


def depends_on_it(claim: Claim) -> bool:
    """Whether it is only said what would follow if it were won: no such verb says that it was."""
    return claim.follows(_TO_VERB + _IF_WON) or claim.follows(_TO_VERB + _IN_CASE) or claim.follows(_ENOUGH)
