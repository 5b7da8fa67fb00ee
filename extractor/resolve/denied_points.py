"""Points that are denied, only supposed, told of nobody, or printed before and corrected: nobody's score."""

from __future__ import annotations

import re

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

BEFORE_REACH = 40
"""So near before points it is said that they were printed."""
AFTER_REACH = 60
"""So near behind them what they are in truth."""

_DENIED = re.compile(r"^['\"]?\s?(?:이|은)\s아[니닌]")
_SUPPOSED = re.compile(r"^[^,.]{0,24}[가-힣](?:느냐고?|다면|더라도|던들)(?:\s|$)")
# Before points: the report that told them: '기사에 종합점수로 적은 88.1점'
_PRINTED_BEFORE = (
    r"(?<![가-힣])(?:기사|본문|보도|제목|표)(?:에서?|의|\s가운데|\s중|\s끝에)?\s[^.,\n]{0,20}?{numbers.printed_forms}\s"
    r"(?:[가-힣]{1,6}\s){0,2}['\"]?$"
)
# Behind points, in a notice: '98.1점으로 표기한 총점은', '98.1점이라고 쓴 점수는'
_PRINTED_BEHIND = r"^['\"]?(?:이라고|라고|으로|로)\s(?:잘못\s)?{numbers.printed_forms}\s"
# Behind points: what they are: '88.1점은 활용 영역의 점수입니다', '98.1점은 잘못된 숫자로'
_IN_TRUTH = re.compile(
    r"^['\"]?(?:은|는)\s(?:[^.\n]{0,24}?(?:영역|분야|부문|지표|항목|전년도?|지난해|작년|다른\s[가-힣]{1,4}|아니라\s[^.\n]{1,12})의?\s?"
    r"(?:총)?점수?(?:입니다|였습니다|이었습니다|이다|였다|로[,\s]|여서|이고|이며)|(?:[가-힣]{1,6}\s)?(?:잘못|틀린|오류|오기|착오))"
)
# Behind points: another number is put in their place
_REPLACED = re.compile(
    r"^['\"]?(?:은|는|을|를)\s(?:최종\s|정확히는?\s)?['\"]?\d[\d.]*\s?점['\"]?(?:으로|로)\s(?:정정|바로잡|고치|고칩|고쳤|수정)"
)
# Before points: the best or the worst of all; and behind them
_EXTREME = re.compile(
    r"(?:최고점|최저점|최고\s?점수|최저\s?점수|최고|최저|\d위|꼴찌|최하위"
    r"|가장\s(?:높은|낮은)\s(?:점수|곳|기관))(?:은|는)\s(?:무려\s|각각\s)?$"
)
_IS_EXTREME = re.compile(r"^이\s(?:가장|제일)\s(?:높|낮)")
# Before points: those of a rehearsal; not what it helped to: '모의평가를 거쳐 98점'
_REHEARSED = re.compile(
    r"(?:모의|가채점|자체\s?(?:진단|점검|채점)|예비|잠정|사전\s?진단)"
    r"(?:\s?(?:실태)?(?:점검|평가|진단|심사|집계|채점|결과|총점|점수)){0,3}"
    r"(?:는|은|로는?|으로는?|에서는?|에선|의)?,?\s(?:(?:나온|받은|얻은|매긴|총점|종합점수)\s)?$"
)
# Behind points: they are still to be won: '95점을 받겠다', '90점을 목표로 한 계획'
_TO_COME = re.compile(
    r"^(?:을|를|에|으로|로|까지|대로?)?\s[^.,\n]{0,12}[가-힣]겠(?:다|습니다|노라)|^(?:을|를)\s목표|^(?:이|가)\s목표"
)


def _is_nobodys(scene: Scene, sentence: Sentence, points: Mention) -> bool:
    """Whether points are the best of all, of a rehearsal or still to come: '전국 최고점은 99.1점',
    '도내에서는 85점이 가장 높았다', '가채점 결과는 85점', '95점을 받겠다'.
    """
    before = scene.behind(points.start, BEFORE_REACH)
    after = scene.ahead(points.end, AFTER_REACH)
    if _REHEARSED.search(before) or _TO_COME.match(after):
        return True
    return not sentence.of("INSTITUTION", "STEM", "SELF") and bool(
        _EXTREME.search(before) or _IS_EXTREME.match(after)
    )


def is_not_so(scene: Scene, cues: Cues, sentence: Sentence, points: Mention) -> bool:
    """'92.1점이 아니라 91.2점', '98점을 받아 무엇 하느냐', '기사에 적은 98점은 활용 영역의 점수입니다'."""
    end = points.end
    clause = scene.text[end : min(end + 40, sentence.clause_at(points.start)[1])]
    after = scene.ahead(end, AFTER_REACH)
    return _is_nobodys(scene, sentence, points) or bool(
        _DENIED.match(after)
        or _SUPPOSED.search(clause)
        or _IN_TRUTH.match(after)
        or _REPLACED.match(after)
        or cues.regex(_PRINTED_BEFORE).search(scene.behind(points.start, BEFORE_REACH))
        or (cues.regex(_PRINTED_BEHIND).match(after) and cues.regex("{numbers.corrected}").search(scene.text))
    )
