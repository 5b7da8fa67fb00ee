"""Results and numbers of institutions that the text does not name: '인근 구가 우수기관에 뽑혔다'."""

from __future__ import annotations

from extractor.cue_files import Cues
from extractor.language.syllables import FINAL_N, final_of
from extractor.resolve.claims import Claim
from extractor.resolve.scene import Scene, Sentence

REACH = 120
"""So far before a result its subject is looked for."""

_UNNAMED = (
    r"(?<![가-힣])(?:{recipients.neighbours}\s(?:한\s)?|한\s|(?:중|그중|가운데)\s(?:두|세|네)\s"
    r"|(?<!등\s)(?<!등\s도내\s)(?<!등\s관내\s)(?:모든|전|대부분의?|상당수|많은|여러|일부|몇몇)\s)"
    r"{recipients.counted_kinds}(?:이|가|은|는|도)\s"
)
# Who speaks: '한 군청 데이터 담당자는 "…"'
_SPEAKER = (
    r"(?<![가-힣])(?:{recipients.neighbours}\s(?:한\s)?|한\s)(?:군청|시청|구청|도청|{recipients.counted_kinds})(?:의)?\s"
    r"(?:[가-힣]{1,8}\s){0,3}[가-힣]{1,8}(?:은|는)\s\""
)


# Behind a grade, which is told of any that has it: '우수기관으로 뽑힌 곳들이', '미흡으로 떨어진 기관도
# 세 곳'
_ANY_THAT_HAS_IT = (
    r"^['\"]?\s?(?:등급|기관)?(?:이?었다가|였다가|에서|으로|로|을|를|에)?\s(?:[가-힣]{1,6}\s){0,3}"
    r"[가-힣]{0,5}([가-힣])\s{recipients.counted_kinds}"
)
_WHOEVER = r"(?:들(?:이|은|도|의|을|에|에서|처럼|만|과)|도|의|을|에서|처럼|만|과|이|은)\s"
_COUNTED_AMONG_THEM = r"도\s(?:[가-힣]{1,3}\s)?(?:\d{1,3}|{recipients.numerals})\s?(?:곳|개)"


def of_any_that_has_it(claim: Claim) -> bool:
    """Whether a grade is told of any institution that has it, in a sentence that names none before."""
    if claim.is_prize or claim.institutions_before:
        return False
    endings = (_COUNTED_AMONG_THEM,) if claim.names_behind else (_COUNTED_AMONG_THEM, _WHOEVER)
    found = (claim.cues.regex(_ANY_THAT_HAS_IT + ending).match(claim.after) for ending in endings)
    return any(match is not None and final_of(match[1]) == FINAL_N for match in found)


def said_by_unnamed(scene: Scene, cues: Cues, sentence: Sentence, place: int) -> bool:
    """Whether a place stands in the words of somebody of an institution without a name."""
    speaker = cues.regex(_SPEAKER).search(scene.text[sentence.start : place])
    return speaker is not None and '"' not in scene.text[sentence.start + speaker.end() : place]


def of_unnamed(scene: Scene, cues: Cues, sentence: Sentence, place: int) -> bool:
    """Whether the last subject before a place in its sentence is an institution without a name."""
    start = max(sentence.start, place - REACH)
    matches = list(cues.regex(_UNNAMED).finditer(scene.text[start:place]))
    if not matches:
        return False
    behind = start + matches[-1].end()
    return not any(behind <= m.start < place for m in sentence.of("INSTITUTION", "STEM", "SELF"))
