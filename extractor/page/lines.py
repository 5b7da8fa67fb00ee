"""A line of an article, and what can be said of a line alone: is it Korean prose, is it foreign, is it a
repeat.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

Kind = Literal["text", "heading", "caption", "deck", "byline"]

_BLANKS = re.compile(r"[\u180e\u2800\u3164]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc\ud800-\udfff]+"
)
_JAMO = re.compile(r"[\u1100-\u11ff]")
_HANGUL = re.compile(r"[가-힣]+")
_KEY = re.compile(r"[\W_]+")

# A Korean sentence ends in a predicate ending. Nouns before a full stop are captions ("군청 전경."), so the
# ending is asked for.
_SENTENCE_END = re.compile(r"[다요죠까오]\s?[.!?…]+[\"”’'」』)\]>]*(?=\s|$)|[다요죠까]\.?[\"”’'」』]+\.?\s*$")
_LOOSE_END = re.compile(r"[가-힣)%\]\"”’'][.!?…]+[\"”’'」』)\]]*\s*$")
_OPEN_END = re.compile(r"(?:[가-힣],|[가-힣](?:다|요))\s*$")

_FOREIGN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0e00-\u0e7f\u3041-\u30ff\u4e00-\u9fff]")


class Line(msgspec.Struct, frozen=True):
    """One line of a page, white space collapsed, with what the markup says it is ("text" when it says
    nothing).
    """

    text: str
    kind: Kind = "text"
    gap: bool = False
    """Whether plain text leaves a blank line above it."""
    link: bool = False
    """Whether the whole line is a link to somewhere else."""


def tidy(text: str) -> str:
    """One line without odd spaces, invisible signs and lone surrogates; separate jamo are composed, nothing
    else changes.
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable() or "\u3164" in text or "\u2800" in text:
        text = " ".join(_BLANKS.sub(" ", _INVISIBLE.sub("", text)).split())
    return unicodedata.normalize("NFC", text) if _JAMO.search(text) else text


def key(text: str) -> str:
    """What stays of a line when spaces and signs are ignored; equal keys mean that one line repeats the
    other.
    """
    return _KEY.sub("", text).casefold()


def hangul(text: str) -> int:
    """Number of Hangul syllables."""
    return len("".join(_HANGUL.findall(text)))


def sentences(text: str) -> int:
    """Number of Korean sentence ends."""
    return len(_SENTENCE_END.findall(text))


@lru_cache(maxsize=512)
def is_prose(text: str) -> bool:
    """Whether a line reads as Korean prose: it ends a sentence, or is longer than any headline."""
    count = hangul(text)
    if count < 8:
        return False
    if _SENTENCE_END.search(text):
        return count >= 10
    if _LOOSE_END.search(text):
        return count >= 35
    return (count >= 40 and bool(_OPEN_END.search(text))) or count >= 75


def is_foreign(text: str) -> bool:
    """Whether a line is prose of another language: at least 20 letters, hardly any of them Hangul."""
    letters = len(_FOREIGN_LETTER.findall(text))
    return letters >= 20 and hangul(text) * 10 < letters
