"""Squeezed text: without white space, quotation marks and middle dots, so that a name is found however it is
spaced and quoted.
"""

from __future__ import annotations

import msgspec

_LEFT_OUT = frozenset(" '\"·<>")


class Squeezed(msgspec.Struct, frozen=True):
    """`text`: the squeezed text, lines kept apart by line feeds; `places[i]`: where character i stands in the
    text before.
    """

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span before squeezing of a non-empty squeezed span."""
        return self.places[start], self.places[end - 1] + 1


def squeeze(text: str) -> Squeezed:
    """Squeezes folded text (see `extractor.language.normalize`)."""
    places = tuple(i for i, char in enumerate(text) if char not in _LEFT_OUT)
    return Squeezed("".join(text[i] for i in places), places)
