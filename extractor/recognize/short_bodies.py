"""Short forms of bodies: 교통공사 is 부산교통공사 where the text names that one, 하남도시공사 in
'하남시 도시공사', and nobody's name where nothing says whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from extractor.recognize.mentions import Mention

NOBODY = "=?"
"""Begins the value of a name that many bodies bear: who is meant is not said."""

SHORTEST = 3
"""Of so many letters at least is what bodies of several towns are called."""
_WORD_BEFORE = re.compile(r"(?<![가-힣])([가-힣]{2,8})\s$")
LONGEST_TOWN = 10


class ShortBodies:
    """Settles the short forms of one text.

    `ends`: endings of names that are no names themselves; `known`: short and official names of bodies → the
    official ones; `towns`: forms and bare names of local governments → their bare names.
    """

    def __init__(self, ends: Iterable[str], known: Mapping[str, str], towns: Mapping[str, str]) -> None:
        self.known = known
        self.towns = towns
        self.ends = frozenset(ends) | frozenset(_shared_ends(sorted(set(known.values())), towns.values()))

    def settle(self, text: str, found: list[Mention]) -> list[Mention]:
        """The mentions of a text in order, each short form with the value of the body that it means."""
        short = [self._is_short(m) for m in found]
        if not any(short):
            return found
        names = [m for m, is_short in zip(found, short, strict=True) if not is_short]
        bodies = [m for m in names if m.value[:1] == "="]
        meant = [self._meant(text, m, bodies) for m, is_short in zip(found, short, strict=True) if is_short]
        return sorted([*(m for m in names if not any(m.overlaps(other) for other in meant)), *meant])

    def _is_short(self, mention: Mention) -> bool:
        return mention.rule == "gazetteer.suffix" and mention.value[1:] in self.ends

    def _meant(self, text: str, short: Mention, bodies: list[Mention]) -> Mention:
        """A short form as the body that it means: that of the town before it, else one named in the text."""
        name = short.value[1:]
        word = _WORD_BEFORE.search(text, max(0, short.start - LONGEST_TOWN), short.start)
        town = self.towns.get(word[1]) if word is not None else None
        if word is not None and town is not None:
            name = self.known.get(town + name) or word[1] + name
            return msgspec.structs.replace(short, start=word.start(1), value=f"={name}")
        called = [m for m in bodies if m.value.endswith(name)]
        before = [m for m in called if m.start < short.start]
        value = (before[-1:] or called)[0].value if called else NOBODY + name
        return msgspec.structs.replace(short, value=value)


def _shared_ends(names: Iterable[str], towns: Iterable[str]) -> Iterable[str]:
    """What the bodies of two or more towns are called behind the town's name: 주택도시공사."""
    bare = set(towns)
    longest = max(map(len, bare), default=0)
    seen: set[str] = set()
    for name in names:
        size = next((size for size in range(longest, 0, -1) if name[:size] in bare), len(name))
        end = name[size:]
        if end in seen and len(end) >= SHORTEST:
            yield end
        seen.add(end)
