"""Sums: of many prizes together, '모두 31건, 상금과 인센티브는 4억 7천만 원에 이른다', which is that of no
award, and of the points of the parts.
"""

from __future__ import annotations

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.numbers import Number
from extractor.resolve.scene import Scene, Sentence

ROUNDING = 0.051
"""By so much a sum of points may miss their total."""
FEWEST_PARTS = 2
"""So many points at least add up to a total."""

# Before a sum: so many prizes, or all that were won in a time
_MANY = (
    r"(?<!\d)\d{2,3}\s?(?:관왕|개\s?(?:의\s)?(?:상|부문|분야|평가|사업|표창)(?:을|에서)?\s|건(?:을|의)\s(?:수상|상))"
    r"|(?:상[은을이]|수상|수상은|모두|총)\s(?:모두\s|총\s)?\d{2,3}\s?건[,으에이]|{numbers.all_together}"
)


def of_many_prizes(scene: Scene, cues: Cues, sentence: Sentence, mention: Mention) -> bool:
    """Whether a sum adds up what many prizes brought, and no evaluation is named between them and it."""
    named = [m.end for m in sentence.of("PROGRAMME", "PROGRAMME_SHORT", "ANAPHOR") if m.end <= mention.start]
    begin = max([sentence.start, *named])
    return cues.regex(_MANY).search(scene.text[begin : mention.start]) is not None


def adding_up_to(numbers: list[Number], total: int) -> range:
    """Which points right before (or right behind) others add up to them: '23.1점, 18.4점, 31.2점을 더해
    72.7점'.
    """
    if numbers[total].role != "own":
        return range(0)
    for step in (-1, 1):
        rest, i = numbers[total].value, total + step
        while 0 <= i < len(numbers) and numbers[i].role in ("own", "part") and rest > ROUNDING:
            rest -= numbers[i].value
            i += step
            if abs(rest) <= ROUNDING and abs(i - total) > FEWEST_PARTS:
                return range(i + 1, total) if step < 0 else range(total + 1, i)
    return range(0)
