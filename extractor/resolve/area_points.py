"""Points of one area of an evaluation, an average of it or a score: '이 영역의 전국 평균은 56.3점으로
관리체계(77.8점)보다 낮다'. They are nobody's total, and no average that a total is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.areas import is_part
from extractor.resolve.events import Event
from extractor.resolve.scene import Scene

AVERAGE_REACH = 10
"""So near behind the word for an area its average stands: '이 영역의 전국 평균'."""

# Right before points: an area called by its name: '관리체계(77.8점)', '공유 61.8점', '분석 평균은 56.3점'
_NAMED = (
    r"(?<![가-힣·])(?:공공데이터\s품질(?:\s?관리)?|(?<!공공데이터\s)(?:데이터\s)?{numbers.areas})"
    r"(?:(?:의\s|\s)?(?:(?:전국\s|전체\s)?평균|점수))?"
    r"(?:은|는|이|가|의|도)?(?:\s|\s?\()$"
)
# '이 부문 교육청 평균': one of several evaluations, and no area of it
_THIS_ONE = re.compile(r"(?:이|두|해당)\s(?:부문|분야)$")
NAME_REACH = 30
"""So far before points the name of their area may begin."""


def of_area(scene: Scene, cues: Cues, mention: Mention, floor: int, events: Iterable[Event]) -> bool:
    """Whether points are those of an area that is named, or an area's average. `floor`: where the points
    before them end; `events`: those of the sentence.
    """
    sentence = scene.sentence_at(mention.start)
    if any(floor <= m.start < mention.start for m in sentence.of("TOTAL")):
        return False
    begin = max(floor, mention.start - NAME_REACH)
    if cues.regex(_NAMED).search(scene.text[begin : mention.start]):
        return True
    if any(floor <= m.start < mention.start for m in sentence.of("INSTITUTION", "SELF")):
        return False
    averages = [m for m in sentence.of("AVERAGE") if floor <= m.start < mention.start]
    return bool(averages) and any(
        floor <= part.start
        and 0 <= averages[-1].start - part.end <= AVERAGE_REACH
        and not _THIS_ONE.search(scene.text[part.start - 3 : part.end])
        and is_part(scene, cues, sentence, part, events)
        for part in sentence.of("PART")
    )
