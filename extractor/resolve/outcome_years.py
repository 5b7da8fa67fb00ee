"""The year of an outcome that is told behind it: '우수기관에 올랐다. 2월 발표된 2024년 결과이며',
'2024년치로'.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.events import EventFinder
from extractor.resolve.outcome import Result

# Behind a year: what was evaluated or came of it
_OUTCOME = re.compile(
    r"(?:\s?(?:평가|점검))?\s?(?:결과|성적|치|분)(?:이며|이고|이다|이라|다\.|며\s|로\s|으로\s|,)"
)


def year_of_outcome(finder: EventFinder, result: Result) -> Mention | None:
    """The year of the outcome that a result's sentence or the next one speaks of behind it, where neither
    names another evaluation behind it.
    """
    scene, place = finder.scene, result.mention.end
    for sentence in scene.sentences[result.sentence : result.sentence + 2]:
        if any(e.start >= place for e in finder.by_sentence[sentence.index]):
            return None
        named = (m for m in sentence.of("YEAR") if m.start >= place)
        year = next((m for m in named if _OUTCOME.match(scene.text, m.end)), None)
        if year is not None:
            return year
    return None
