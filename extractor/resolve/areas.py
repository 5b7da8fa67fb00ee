"""Parts of an evaluation: '영역', '분야' with a name before it. A grade or a score of a part is not that of
the whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.events import Event
from extractor.resolve.scene import Scene, Sentence

# Before 영역: '5개 영역', '모든 평가 영역' are all parts together, which is the whole
_COUNT_OF_AREAS = r"(?:(?<!\d)\d+\s?개|모든|전|두|세|네|전체|각)"
_ALL_AREAS_GRADED = rf"{_COUNT_OF_AREAS}(?:\s?{{results.area_kinds}})?$|가지$"
_ALL_AREAS_SCORED = rf"{_COUNT_OF_AREAS}(?:\s?{{numbers.area_kinds}})?$|가지$"
# Before 영역: so many areas, named before, are not all: '관리체계와 활용 두 영역'
_NAMED_AREAS = r"{numbers.areas}(?:와|과|,)\s?{numbers.areas}\s(?:두|2\s?개)$"
# Before 부문: the institutions of one kind, which is no part of what is evaluated: '광역 부문에서'
_OF_LEVEL = (
    r"(?<![가-힣])(?:(?:광역|기초)(?:지방)?(?:자치단체|지자체|단체)?|시도|시·도|시군구|시·군·구|시군|시|군|구|자치구|도|(?:[가-힣]{2,4})?교육청"
    r"|(?:중앙|지방)?(?:부처|행정기관|공기업)|공공기관|지자체|자치단체)(?:의)?\s?$"
)
_TOLD_OF = r"^(?:에서는|에서도|에서|은|는|이|의)\s"


def graded_area(scene: Scene, cues: Cues, mention: Mention, events: Iterable[Event]) -> bool:
    """Whether a grade or streak is told of an area: '공공데이터 품질관리' 영역에서 3년 연속 '우수'.

    `events`: those that it belongs to; the 분야 of their names is no area.
    """
    sentence = scene.sentence_at(mention.start)
    clause = sentence.clause_at(mention.start)
    return any(
        clause[0] <= part.start < mention.start
        and mention.start - part.end <= 24
        and cues.regex(_TOLD_OF).match(scene.ahead(part.end, 5))
        and _is_one_area(scene, cues, sentence, part, _ALL_AREAS_GRADED)
        and not _in_name(part, events)
        and not cues.regex(_OF_LEVEL).search(scene.text[sentence.start : part.start])
        for part in sentence.of("PART")
    )


def scored_area(scene: Scene, cues: Cues, mention: Mention, floor: int, events: Iterable[Event]) -> bool:
    """Whether points are told of an area: '데이터 공유 영역에서 38점'. `floor`: where the number before them
    ends.
    """
    sentence = scene.sentence_at(mention.start)
    begin = max(floor, sentence.clause_at(mention.start)[0])
    return any(
        begin <= part.start < mention.start
        and mention.start - part.end <= 20
        and is_part(scene, cues, sentence, part, events)
        for part in sentence.of("PART")
    )


def is_part(scene: Scene, cues: Cues, sentence: Sentence, part: Mention, events: Iterable[Event]) -> bool:
    """Whether a word for an area means one, neither all of them nor the whole evaluation."""
    return _is_one_area(scene, cues, sentence, part, _ALL_AREAS_SCORED) and not _in_name(part, events)


def _is_one_area(scene: Scene, cues: Cues, sentence: Sentence, part: Mention, all_areas: str) -> bool:
    before = scene.text[max(sentence.start, part.start - 14) : part.start].rstrip()
    return cues.regex(_NAMED_AREAS).search(before) is not None or not cues.regex(all_areas).search(before)


def _in_name(part: Mention, events: Iterable[Event]) -> bool:
    """Whether the word is the end of an event's own name: '공공데이터 분야'."""
    return any(abs(e.end - part.start) <= 3 or e.start <= part.start < e.end for e in events)
