"""Grades that were got rid of, or just not given: '미흡 등급을 면했다', ''미흡' 딱지를 뗐다'."""

from __future__ import annotations

import re

from extractor.resolve.claims import Claim

# Between a low grade and the verb: '등급을 ', ' 꼬리표를 간신히 ', '의 오명을 '
_TO_VERB = (
    r"['\"]?\s?(?:등급|판정|성적표?|평가)?(?:이?라는|의)?\s?"
    r"(?:딱지|꼬리표|오명|불명예|굴레|늪|그늘|신세|처지|멍에|수모|낙인|이름표)?['\"]?(?:을|를|에서|은|는)?\s"
    r"(?:(?!못\s)[가-힣]{0,4}[가-힣](?<![을를은])(?<!(?<!에)는)(?<![받얻]아)(?<![받얻]으며)\s){0,2}?"
)
# Behind such a verb it was not so after all: '면치 못했다', '피할 수 없었다', '벗어나기엔 역부족이었다'
_NOT_SO = (
    r"(?![가-힣]{0,3}(?:지(?:는|도|를)?\s(?:못|않)|치\s(?:못|않)|[할날벗뗄칠]\s(?:수|길)(?:는|은|가|이|도)?\s없"
    r"|기(?:가|는|엔|에는)?\s(?:어려|힘들|역부족|어렵)))"
)
# It was not given this time
_SPARED = re.compile(
    _TO_VERB + r"(?:면[하했한할해](?!면)|모면|피하|피했|피한|비켜|비껴"
    r"|피해(?=갔|가[며고]|간|,|\s(?:갔|가[며고]|간)|\s['\"]?(?:매우\s)?(?:최우수|우수|보통|미흡)))" + _NOT_SO
)
# It was had before
_GOT_RID_OF = re.compile(
    _TO_VERB
    + r"(?:벗어[나났난]|벗[고은었으]|탈출|탈피|떼|뗐|뗀|떨쳐|떨쳤|털어|털고|씻|빠져나|지워|지웠|극복)"
    + _NOT_SO
)


def is_spared(claim: Claim) -> bool:
    """'미흡을 면하고 보통에 턱걸이했다': it is said not to have been given; not '미흡을 면치 못했다'."""
    return not claim.is_prize and _SPARED.match(claim.after) is not None


def is_got_rid_of(claim: Claim) -> bool:
    """''미흡' 꼬리표를 뗐다', '미흡의 오명을 씻고': it was had until then."""
    return not claim.is_prize and _GOT_RID_OF.match(claim.after) is not None
