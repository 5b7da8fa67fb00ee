"""Notices that correct what a paper printed: what they quote of it is not so."""

from __future__ import annotations

from extractor.cue_files import Cues
from extractor.resolve.scene import Scene, Sentence

# '본지는 … 라고 보도했습니다', '본보 … 기사에서 … 썼으나'
_OWN_REPORT = r"(?:^|[\s'\"]){numbers.own_names}(?:은|는|가|의|\s)[^\n]{0,400}?{numbers.printed}"
REPORT_REACH = 500
"""So many characters of a sentence are read for what the paper printed."""
NOTICE_REACH = 6
"""So many sentences behind it the correction follows."""


def is_withdrawn(scene: Scene, cues: Cues, sentence: Sentence) -> bool:
    """Whether a sentence tells what the paper itself printed, and it or the next ones correct that."""
    told = scene.text[sentence.start : min(sentence.end, sentence.start + REPORT_REACH)]
    if not cues.regex(_OWN_REPORT).search(told):
        return False
    notice = scene.sentences[sentence.index : sentence.index + 1 + NOTICE_REACH]
    end = min(notice[-1].end, sentence.start + 3 * REPORT_REACH)
    return bool(cues.regex("{numbers.corrected}").search(scene.text[sentence.start : end]))
