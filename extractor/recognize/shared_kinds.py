"""Bodies of which only the last in a list says what they are: '부산(91.7점)·대구·경남교육청' is three offices
of education, not two provinces and an office.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

import msgspec

from extractor.recognize.mentions import Mention

LONGEST_NAME = 4
"""A bare name has so many letters at most."""
_FARTHEST = 40
# Before a name of such a list: the one before it, with what is said of it in brackets
_ONE_BEFORE = re.compile(
    rf"(?<![가-힣A-Za-z])([가-힣]{{2,{LONGEST_NAME}}})(?:\([^()\n]{{1,20}}\))?(?:\s?[·,]\s?|(?:와|과)\s)$"
)
# Kinds that one body bears for two regions: '대구·경북연구원' is one
_OF_REGIONS = (
    "연구원", "진흥원", "기술원", "교육지원청", "병무청", "국세청", "보훈청", "산림청", "우정청", "조달청",
    "환경청", "노동청", "관리청", "수산청", "기업청", "구역청",
)  # fmt: skip
# Behind such a list: so many of the kind; and before that or before a name: one of the list
_COUNTED = re.compile(
    r"\s등\s?(?:\d{1,2}\s?개|[두세네])?\s?(?:시도\s?|시·도\s?)?(교육청|교통공사|도시공사)(?=[은는이가도의])"
)
_LAST = re.compile(
    rf"(?<![가-힣A-Za-z])([가-힣]{{2,{LONGEST_NAME}}})(?:\([^()\n]{{1,20}}\))?(?:\s?[·,]\s?|(?:와|과)\s)?$"
)


class SharedKinds:
    """Finds such bodies in a text.

    `known`: short and official names of bodies → the official ones; `bare`: names of local governments
    without their kind.
    """

    def __init__(self, known: Mapping[str, str], bare: Collection[str]) -> None:
        self.known = known
        self.bare = frozenset(bare)

    def counted(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Places and names of bodies that are called together: '부산, 대구, 인천 등 3개 교육청이'."""
        for match in _COUNTED.finditer(text):
            end = match.start()
            while (one := _LAST.search(text, max(0, end - _FARTHEST), end)) is not None:
                name = self.known.get(one[1] + match[1]) if one[1] in self.bare else None
                if name is None:
                    break
                yield one.start(1), one.end(1), name
                end = one.start(1)

    def before(self, text: str, body: Mention) -> Iterator[Mention]:
        """The bodies that share the kind of one that ends a list, the nearest first."""
        kind = self._kind(text[body.start : body.end])
        if kind is None:
            return
        end, joint = body.start, text[body.start : body.end]
        while (match := _ONE_BEFORE.search(text, max(0, end - _FARTHEST), end)) is not None:
            joint = match[1] + joint
            if joint in self.known:
                yield msgspec.structs.replace(body, start=match.start(1), value=f"={self.known[joint]}")
            if match[1] not in self.bare or joint in self.known or kind.endswith(_OF_REGIONS):
                return
            end, name = match.start(1), match[1] + kind
            yield msgspec.structs.replace(
                body, start=end, end=match.end(1), value=f"={self.known.get(name, name)}"
            )

    def _kind(self, surface: str) -> str | None:
        """What a body is called behind its town's name; None where it bears no town's name."""
        sizes = range(min(LONGEST_NAME, len(surface) - 1), 1, -1)
        return next((surface[size:] for size in sizes if surface[:size] in self.bare), None)
