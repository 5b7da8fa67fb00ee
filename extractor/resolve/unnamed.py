"""Results and numbers of institutions that the text does not name: '인근 구가 우수기관에 뽑혔다'."""

from __future__ import annotations

from extractor.cue_files import Cues
from extractor.resolve.scene import Scene, Sentence

REACH = 120
"""So far before a result its subject is looked for."""

_UNNAMED = (
    r"(?<![가-힣])(?:{recipients.neighbours}\s(?:한\s)?|한\s|(?:중|그중|가운데)\s(?:두|세|네)\s)"
    r"{recipients.counted_kinds}(?:이|가|은|는|도)\s"
)
# Who speaks: '한 군청 데이터 담당자는 "…"'
_SPEAKER = (
    r"(?<![가-힣])(?:{recipients.neighbours}\s(?:한\s)?|한\s)(?:군청|시청|구청|도청|{recipients.counted_kinds})(?:의)?\s"
    r"(?:[가-힣]{1,8}\s){0,3}[가-힣]{1,8}(?:은|는)\s\""
)


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
