"""What near-duplicates are found by: shingles of a text, its signature, and the keys that a signature gives.

Every six syllables (or letters, or digits) in a row are a shingle, blanks and signs left out. The smallest
hashes of the shingles are the signature (MinHash with one permutation: Li, Owen and Zhang, 2012), and threes
of them the band keys. Two texts are worth comparing where they share a key and enough of their hashes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, TypeAlias

import numpy
from numpy.typing import NDArray

SHINGLE = 6
LEAST_SHINGLES = 40
"""A shorter text is no article to be recognised: two lines of one agency may be alike by chance."""
BANDS, ROWS = 32, 3
LEAST_SHARED = 0.5
"""How much of the shorter of two near-duplicates stands in the other, at least."""
LEAST_EQUAL = 9
"""Of the 96 hashes, where texts are to be compared. A text cut to a fifth has 19 in common with the whole,
texts with a fiftieth of their shingles in common have 5 where they share a key; one in a hundred has 9.
"""
_DEVIATIONS = 2.5
"""By so many standard deviations a pair may have fewer equal hashes than the least that are expected of
near-duplicates of its lengths: one of 160 that share just the least is lost, none that shares more.
"""
_SIZE = BANDS * ROWS
_FACTOR = numpy.uint64(0x9E3779B97F4A7C15)
_NONE = (1 << 64) - 1
_COMPARED_AT_ONCE = 16_384
_NO_WORD = re.compile(r"[\W_]+")
_KEPT = numpy.dtype("<u4")

Hashes: TypeAlias = NDArray[numpy.uint64]
Places: TypeAlias = NDArray[numpy.int64]
Signatures: TypeAlias = NDArray[numpy.uint32]
"""A row of 96 hashes for each text."""


def shingles(text: str) -> Hashes:
    """Hashes (64 bits) of all runs of `SHINGLE` characters that carry meaning, each once, in order."""
    letters = _NO_WORD.sub("", unicodedata.normalize("NFC", text).casefold()).encode("utf-32-le", "replace")
    codes = numpy.frombuffer(letters, dtype="<u4").astype(numpy.uint64)
    runs = len(codes) - SHINGLE + 1
    if runs < 1:
        return numpy.empty(0, dtype=numpy.uint64)
    hashes = numpy.zeros(runs, dtype=numpy.uint64)
    for place in range(SHINGLE):
        hashes = hashes * _FACTOR + codes[place : place + runs]
    return numpy.unique(_scattered(hashes))


def _scattered(numbers: Hashes) -> Hashes:
    """Numbers spread over all of 64 bits, near ones far apart (the last step of SplitMix64)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        numbers = (numbers ^ (numbers >> numpy.uint64(shift))) * numpy.uint64(factor)
    return numbers ^ (numbers >> numpy.uint64(31))


def shared(one: Hashes, other: Hashes) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(numpy.intersect1d(one, other, assume_unique=True)) / shorter if shorter else 0.0


def signature(text: Hashes) -> bytes:
    """The smallest hash of each of 96 parts of the shingles, 32 bits of each; nothing for a short text."""
    if len(text) < LEAST_SHINGLES:
        return b""
    least = numpy.full(_SIZE, _NONE, dtype=numpy.uint64)
    smallest_last = text[::-1]
    least[smallest_last % numpy.uint64(_SIZE)] = smallest_last // numpy.uint64(_SIZE)
    found: list[int] = least.tolist()
    # A place that no shingle fell into takes the one before's: the same for equal texts.
    last = next(value for value in reversed(found) if value != _NONE)
    filled = [last := last if value == _NONE else value for value in found]
    return (numpy.array(filled, dtype=numpy.uint64) & numpy.uint64(0xFFFFFFFF)).astype(_KEPT).tobytes()


def table(kept: list[bytes]) -> Signatures:
    """Signatures, none of them empty, as rows of a table."""
    return numpy.frombuffer(b"".join(kept), dtype=_KEPT).reshape(len(kept), _SIZE)


def bands(signatures: Signatures) -> Hashes:
    """32 keys (64 bits) for each signature; near-duplicates are likely to have one in common."""
    threes = signatures.astype(numpy.uint64).reshape(len(signatures), BANDS, ROWS)
    keys = numpy.broadcast_to(numpy.arange(BANDS, dtype=numpy.uint64), threes.shape[:2])
    for column in range(ROWS):
        keys = _scattered(keys * _FACTOR + threes[:, :, column])
    return keys


class Texts(NamedTuple):
    """Signatures of some texts, and how many shingles each has."""

    signatures: Signatures
    sizes: Places


class Sought:
    """Texts whose near-duplicates are looked for among others, by their signatures."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        keys = bands(texts.signatures).ravel()
        order = numpy.argsort(keys, kind="stable")
        self._owners = order // BANDS
        self._keys, first = numpy.unique(keys[order], return_index=True)
        self._first = numpy.append(first, len(keys))
        """Where the owners of each key begin, and behind the last one where they end."""

    def among(self, others: Texts) -> tuple[Places, Places]:
        """Rows of the sought that may be near-duplicates of others, and of these others; each pair once."""
        mine, theirs = self._with_a_key_in_common(others)
        equal = self._equal(mine, others, theirs)
        enough = equal >= least_equal(self._texts.sizes[mine], others.sizes[theirs])
        return mine[enough], theirs[enough]

    def _with_a_key_in_common(self, others: Texts) -> tuple[Places, Places]:
        keys = bands(others.signatures).ravel()
        places = numpy.searchsorted(self._keys, keys)
        known = numpy.flatnonzero(self._keys[numpy.minimum(places, len(self._keys) - 1)] == keys)
        first, end = self._first[places[known]], self._first[places[known] + 1]
        owners = numpy.repeat(first - numpy.concatenate(([0], numpy.cumsum(end - first)[:-1])), end - first)
        mine = self._owners[owners + numpy.arange(len(owners))]
        count = len(others.sizes)
        pairs = numpy.unique(mine * count + numpy.repeat(known // BANDS, end - first))
        return pairs // count, pairs % count

    def _equal(self, mine: Places, others: Texts, theirs: Places) -> Places:
        """How many hashes each pair has in common."""
        found = numpy.empty(len(mine), dtype=numpy.int64)
        for start in range(0, len(mine), _COMPARED_AT_ONCE):
            part = slice(start, start + _COMPARED_AT_ONCE)
            found[part] = (self._texts.signatures[mine[part]] == others.signatures[theirs[part]]).sum(axis=1)
        return found


def least_equal(ones: Places, others: Places) -> NDArray[numpy.float64]:
    """How many of their hashes two texts have in common at least that are near-duplicates, by the numbers of
    their shingles: two of one length that share half have a third in common, and so a third of their hashes.
    """
    common = LEAST_SHARED * numpy.minimum(ones, others)
    expected = common / (ones + others - common)
    spread = numpy.sqrt(_SIZE * expected * (1 - expected))
    return numpy.maximum(LEAST_EQUAL, _SIZE * expected - _DEVIATIONS * spread)
