"""Grades and prizes of which a sentence speaks without telling that somebody has them: proposed for,
fought over, near, perhaps, once, or not known.
"""

from __future__ import annotations

import re

from extractor.resolve.claims import Claim

_G = r"^['\"]?\s?(?:등급|기관|지자체)?['\"]?"
_NOT_TOLD = tuple(
    re.compile(_G + behind)
    for behind in (
        # proposed for it
        r"(?:으로|로|에)\s(?:[가-힣]{1,4}\s)?추천(?:됐|된|되|돼|했|하|받)",
        # near it
        r"에\s(?:거의\s)?(?:준하|준한|버금|견줄|가까[운웠]|근접|다가[섰서]|바짝)",
        # whom it is asked of, what is fought over
        r"(?:을|를)\s(?:상대로|놓고|두고|둘러싸고|향해|좇아|쫓아)",
        # of the scale itself
        r"(?:이|가)\s(?:신설|새로\s생|생기|생긴|생겨|폐지|추가|없어지|나뉘)",
        # perhaps: '우수로 바뀔 수 있다'; not '받을 수 있었다'
        r"(?:을|를|에|으로|로|이|가)\s(?:(?:다시|또|충분히|무난히|얼마든지|등급이|평가가)\s)?[가-힣]{1,5}\s수(?:도|가)?\s있(?!었|게\s|어(?!야)|던)",
        # not reached yet; but '되기까지 공이 컸다'
        r"(?:을|를|에|으로|로|이|가)\s[가-힣]{1,4}기까지(?:는|도)?\s(?:갈\s길|아직|멀|넘|시간이\s더)",
        # not given, or given up
        r"(?:을|를)\s(?:주는|준다는|매기는|줄|주기)(?:\s(?:것|건|일|수)|는|엔|에는)",
        r"(?:을|를)\s[^.,\n]{1,14}(?:에|에게)\s(?:내줬|내준|내주고|넘겨|넘겼|빼앗[겼긴겨]|뺏[겼긴겨])",
        # it only looks so
        r"(?:을|를|에|으로|로|이|가)\s(?:[가-힣]{1,4}\s){0,2}[가-힣]{1,5}\s(?:것|양)처럼\s",
        r"(?:을|를|에|으로|로)\s[가-힣]{1,5}\s(?:기관|곳|지자체|시군)(?:으로|로)만\s",
    )
)
# It is not known, or asked; but how it came about is: '어떻게 우수 등급을 받았는지'
_WHETHER = re.compile(
    _G + r"(?:을|를|에|으로|로|이|가)\s(?:[가-힣]{1,4}\s){0,2}"
    r"[가-힣]{1,5}(?:는지|을지|느냐|냐)(?:는|은|를|도|가|에)?\s"
)
_HOW = re.compile(r"(?:어떻게|왜|어떤|무슨)\s[^.\n]{0,30}$")
# Before a grade: it was had at a time that is not said: '한때 우수 등급을 받기도 했다'
_ONCE = re.compile(r"(?<![가-힣])(?:한때|과거(?:에|엔)?|예전(?:에|엔)?|옛날|왕년에)\s[^,.\n]{0,16}$")


def is_not_told(claim: Claim) -> bool:
    """Whether the words behind a grade or prize say of it something else than that it was won, or the words
    before it that this was once.
    """
    if any(words.match(claim.after) for words in _NOT_TOLD):
        return True
    if _WHETHER.match(claim.after) and not _HOW.search(claim.sentence_before):
        return True
    dated = any(y.end <= claim.mention.start for y in claim.sentence.of("YEAR", "RELATIVE_YEAR"))
    return not dated and _ONCE.search(claim.clause_before) is not None
