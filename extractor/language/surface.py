"""The tokens of a Doc as plain values.

spaCy makes an object for each look at a token, and puts `doc.text` together anew each time; whoever reads a
Doc shares this instead. The tokenizer, which has the values at hand, leaves them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

_KEPT = 4
_recent: dict[Doc, Surface] = {}


@dataclass(frozen=True)
class Surface:
    """A Doc's text and tokens. `spaced`: whether a space follows."""

    text: str
    words: list[str]
    tags: list[str]
    lemmas: list[str]
    spaced: list[bool]

    @cached_property
    def places(self) -> list[int]:
        """Offset of each token."""
        places, place = [], 0
        for word, space in zip(self.words, self.spaced, strict=True):
            places.append(place)
            place += len(word) + space
        return places

    @cached_property
    def starts(self) -> dict[int, int]:
        """Index of the token that begins at an offset."""
        return {place: i for i, place in enumerate(self.places)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """Index of the token that ends at an offset."""
        return {
            place + len(word): i for i, (place, word) in enumerate(zip(self.places, self.words, strict=True))
        }


def surface_of(doc: Doc) -> Surface:
    """The surface of a Doc whose tokens do not change any more."""
    if (known := _recent.get(doc)) is not None:
        return known
    tokens = list(doc)
    return remember(
        doc,
        Surface(
            doc.text,
            [token.text for token in tokens],
            [token.tag_ for token in tokens],
            [token.lemma_ for token in tokens],
            [bool(token.whitespace_) for token in tokens],
        ),
    )


def remember(doc: Doc, surface: Surface) -> Surface:
    """Keeps the surface of a Doc for those who ask soon; returns it."""
    while len(_recent) >= _KEPT:
        _recent.pop(next(iter(_recent)), None)
    _recent[doc] = surface
    return surface
