"""One spelling for the many that the press uses, with a way back to the text as it was given.

Rules are written for composed Hangul, ASCII digits, the middle dot `·` and the quotation marks `'` and `"`.
Pages bring decomposed Hangul, full-width digits, zero-width characters, a dozen middle dots and curly,
reversed or black quotation marks, and words in Chinese characters. `normalize` folds them; every span of the
folded text maps back to a span of the text as given, so evidence quotes what stands there.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

import msgspec

from extractor.language.hanja import read_hanja
from extractor.language.syllables import final_of

_DOTS = dict.fromkeys("‧․ㆍ・•∙⋅ᆞ᛫‐‑", "·") | {"‐": "-", "‑": "-", "–": "-", "—": "-", "―": "-", "−": "-"}
_QUOTES = dict.fromkeys("‘’‚‛′`´＇「」『』〈〉《》＜＞", "'") | dict.fromkeys("“”„‟″＂〝〞", '"')
_OTHERS = {
    "∼": "~", "～": "~", "〜": "~", "ㅣ": "|", "│": "|", "｜": "|", "…": "…",
    "▴": "▲", "▵": "△", "▸": "▷", "►": "▶",
    "\u00a0": " ", "\u3000": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
    "\t": " ", "\r": " ",
    "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
}  # fmt: skip
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_MARKS: dict[str, str] = _DOTS | _QUOTES | _OTHERS
_FOLDS: dict[str, str] = {wide: _MARKS.get(char, char) for wide, char in _FULL_WIDTH.items()} | _MARKS
_TABLE = str.maketrans(_FOLDS)
_MARGIN = re.compile(r"^ ++|(?<! ) ++$", re.MULTILINE)
_DROPPED = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u0000"
)


class Normalized(msgspec.Struct, frozen=True):
    """`text`: the folded text. `starts[i]`: where character i of it begins in the text as given; one more for
    the end.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text as given that the folded span stands for. An empty span maps to
        an empty one.
        """
        if start >= end:
            place = self.starts[start]
            return place, place
        return self.starts[start], self.ends[end - 1]

    def fold(self, place: int) -> int:
        """Position in the folded text of a position in the text as given."""
        return max(0, bisect_right(self.starts, place) - 1)


def normalize(text: str) -> Normalized:
    """Folds `text`. Linear in its length; never fails."""
    text = read_hanja(text)
    if text.isascii() or (
        unicodedata.is_normalized("NFC", text)
        and not any(char in _FOLDS or char in _DROPPED for char in set(text))
    ):
        return _in_place(text)
    if _folds_in_place(text):
        return _in_place(text.translate(_TABLE))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    # What is dropped goes first: what stands on both sides of it may compose.
    places = [index for index, char in enumerate(text) if char not in _DROPPED]
    kept = "".join([_FOLDS.get(text[index], text[index]) for index in places])
    for first, behind in _clusters(kept):
        cluster = kept[first:behind]
        composed = unicodedata.normalize("NFC", cluster) if behind - first > 1 else cluster
        for char in composed:
            out.append(_FOLDS.get(char, char))
            starts.append(places[first])
            ends.append(places[behind - 1] + 1)
    return Normalized("".join(out), (*starts, len(text)), tuple(ends))


def without_margins(folded: Normalized) -> Normalized:
    """The folded text without the blanks at both ends of its lines, which say nothing."""
    margins = [match.span() for match in _MARGIN.finditer(folded.text)]
    if not margins:
        return folded
    kept: list[int] = []
    done = 0
    for start, end in [*margins, (len(folded.text), len(folded.text))]:
        kept += range(done, start)
        done = end
    return Normalized(
        "".join([folded.text[index] for index in kept]),
        (*(folded.starts[index] for index in kept), folded.starts[-1]),
        tuple(folded.ends[index] for index in kept),
    )


def _in_place(folded: str) -> Normalized:
    """A folded text each character of which stands where it stood in the text as given."""
    places = tuple(range(len(folded) + 1))
    return Normalized(folded, places, places[1:])


def _folds_in_place(text: str) -> bool:
    """Whether no character is dropped, composed or combined: only marks and dots are spelled otherwise."""
    return unicodedata.is_normalized("NFC", text) and not any(
        char in _DROPPED or unicodedata.combining(char) or "\u1100" <= char <= "\u11ff" for char in set(text)
    )


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans that compose to one character: a base with what combines with it, or a run of conjoining jamo of
    one syllable.
    """
    clusters: list[tuple[int, int]] = []
    start = 0
    for index, char in enumerate(text):
        if index == start:
            continue
        if unicodedata.combining(char) or _joins(text[index - 1], char):
            continue
        clusters.append((start, index))
        start = index
    if text:
        clusters.append((start, len(text)))
    return clusters


def _joins(before: str, char: str) -> bool:
    """Whether `char` is the vowel or final of the syllable that `before` belongs to (conjoining jamo, Unicode
    3.12).
    """
    if "\u1161" <= char <= "\u1175":
        return "\u1100" <= before <= "\u1112"
    if "\u11a8" <= char <= "\u11c2":
        return "\u1161" <= before <= "\u1175" or ("가" <= before <= "힣" and not final_of(before))
    return False
