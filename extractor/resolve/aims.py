"""Grades that a plan only aims at: '계획의 목표는 뚜렷하다. … 90점을 넘겨 우수 등급을 따내는 것이다'."""

from __future__ import annotations

import re

from extractor.resolve.claims import Claim

_TO_VERB = r"['\"]?(?:을|를|으로|로|에)?\s(?:[^\s,.\n]{1,8}\s){0,3}"
_ENDS = r"(?:이다|이었다|이며|이고|입니다|에\s있다|\s있다)?(?:[.,'\"]|\s*$)"
# Behind a grade: a verb without a tense that ends the sentence as what somebody is about: '따내는 것이다'
_ABOUT = re.compile(_TO_VERB + r"[가-힣]{0,5}[가-힣](?<![있없])는\s(?:것|일|데)" + _ENDS)
# The same told as somebody's words: '얻는다는 것이다'; but '얻었다는 것이다'
_INTENDED = re.compile(_TO_VERB + r"[가-힣]{0,5}([가-힣])다는\s것" + _ENDS)
_AIM_AS_TOPIC = r"(?<![가-힣]){results.aims}(?:은|는|이|가)\s"
_FIRST_SYLLABLE, _FINALS, _FINAL_N = 0xAC00, 28, 4


def only_aimed_at(claim: Claim) -> bool:
    """Whether the sentence says what an aim is, named in it or in the one right before it."""
    intended = _INTENDED.match(claim.after)
    if intended is not None and (ord(intended[1]) - _FIRST_SYLLABLE) % _FINALS == _FINAL_N:
        return True
    if not _ABOUT.match(claim.after):
        return False
    scene, index = claim.scene, claim.sentence.index
    start = scene.sentences[index - 1].start if index else claim.sentence.start
    return bool(claim.cues.regex(_AIM_AS_TOPIC).search(scene.text[start : claim.mention.start]))
