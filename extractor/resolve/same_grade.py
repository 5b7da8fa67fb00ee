"""Further holders of a grade that is called the same: 'A는 우수였다. B와 C도 같은 등급을 받았다'."""

from __future__ import annotations

import re

from extractor.resolve.scene import Scene, Sentence

# Behind the last of those who hold it; but '지난해와 같은 등급' is the grade of another year
_SAME = re.compile(
    r"\s?(?:\([^()\n]{1,30}\))?\s?(?:등\s)?(?:\d{1,3}\s?(?:곳|개\s?[가-힣·]{1,6}))?(?:도|이|가|은|는|까지|\s역시)\s"
    r"(?:[가-힣]{1,4}(?<![와과])\s){0,2}(?:똑같은|동일한|같은)\s(?:등급|판정|성적표)(?:을|를|에|으로|이)"
)


def holders_of_same(scene: Scene, sentence: Sentence, grade_end: int) -> tuple[int, int] | None:
    """Where a sentence says of those that it names behind `grade_end` that they hold the same grade."""
    names = [m for m in sentence.of("INSTITUTION", "STEM") if m.start >= grade_end]
    if not names or sentence.of("PROSPECT", "NEGATED"):
        return None
    told = next((found for m in names if (found := _SAME.match(scene.text, m.end))), None)
    return (told.end() - 1, told.end()) if told is not None else None
