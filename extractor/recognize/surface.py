"""The tokens of a Doc as plain values, read once.

spaCy makes an object for each look at a token, and puts `doc.text` together anew each time; all finders of
one Doc share this instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc


@dataclass(frozen=True)
class Surface:
    """A Doc's text and tokens. `places`: their offsets; `spaced`: whether a space follows; `starts`, `ends`:
    index of the token that begins or ends at an offset.
    """

    text: str
    words: list[str]
    tags: list[str]
    lemmas: list[str]
    places: list[int]
    spaced: list[bool]
    starts: dict[int, int]
    ends: dict[int, int]


@lru_cache(maxsize=4)
def surface_of(doc: Doc) -> Surface:
    """The surface of a Doc whose tokens do not change any more."""
    words = [token.text for token in doc]
    places = [token.idx for token in doc]
    return Surface(
        text=doc.text,
        words=words,
        tags=[token.tag_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        places=places,
        spaced=[bool(token.whitespace_) for token in doc],
        starts={place: i for i, place in enumerate(places)},
        ends={place + len(word): i for i, (place, word) in enumerate(zip(places, words, strict=True))},
    )
