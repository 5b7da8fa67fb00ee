"""Short news of one town hall under one title: '◇ 하천 정비 = …', '◇ 공공데이터 우수기관 = …'. What one item
tells of money, points or projects is not of the award that another tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from extractor.resolve.scene import Scene

LEAST_ITEMS = 2
"""Headed items that make a digest of a text."""
LONGEST_OPENING = 30
"""Characters before the first of them: a longer one is a story whose parts have headings."""

_SIGNS = "◇◆■□▲△▶▷●◎★☆※♦❖▣"
# A sign, a short title without a predicate, and '=', or the line's end with a text below; a line of results
# has none, and an item of a list has another item below
_HEADED = re.compile(
    rf"^[ \t]*([{_SIGNS}])\s?[^\n=.,:()]{{2,30}}?(?<![다요])\s?(?:=|\n(?!\s*[{_SIGNS}]))",
    re.MULTILINE,
)
# In a title: what belongs to an award told in another item
_OF_AWARDS = re.compile(r"데이터|인센티브|교부세|포상|상금|시상|평가|점검|성과|실적|사례|과제|결과")
_NAMES_EVENT = ("PROGRAMME", "PROGRAMME_SHORT", "ANAPHOR")


class Digest:
    """The headed items of a text, if it is a digest. `told`: where its results stand."""

    def __init__(self, scene: Scene, told: Iterable[int]) -> None:
        found = list(_HEADED.finditer(scene.text))
        titles = [title for title in found if title[1] == found[0][1]]
        is_digest = len(titles) >= LEAST_ITEMS and titles[0].start() <= LONGEST_OPENING
        self._starts = [title.start() for title in titles] if is_digest else []
        self._awarded: set[int] = set()
        if not self._starts:
            return
        named = (m.start for s in scene.sentences for m in s.of(*_NAMES_EVENT))
        of_awards = (title.start() for title in titles if _OF_AWARDS.search(title[0]))
        self._awarded = {self._item(place) for place in (*told, *named, *of_awards)}

    def is_apart(self, place: int) -> bool:
        """Whether a place lies in an item that tells of no award, while another does."""
        return bool(self._starts) and bool(self._awarded) and self._item(place) not in self._awarded

    def _item(self, place: int) -> int:
        """The number of the item that holds a place, from 1; 0 before the first."""
        return bisect_right(self._starts, place)
