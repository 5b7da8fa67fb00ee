"""Sentence boundaries for Korean press text, as the spaCy component `korean_sentences`.

A line break always ends a sentence. Within a line a full stop, question or exclamation mark ends
one, with the closing quotes and brackets after it; an ellipsis does so after a final ending. None
ends within a pair of quotes or brackets, where a quotation goes on (“…했다.”라고), or at a stop that
belongs to a number, date, ordinal (1. 가. A.), abbreviation or address. Bullets begin nothing
within a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Literal

import msgspec
import numpy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language.kiwi import LINE_BREAKS
from extractor.language.surface import surface_of
from extractor.language.tokenizer import GAP_TAG

CLOSER_OF = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
    "(": ")",
    "[": "]",
    "{": "}",
    "（": "）",
    "［": "］",
    "«": "»",
}
CLOSERS = frozenset(CLOSER_OF.values())
ASIDES = frozenset(")]}）］")
"""Closing marks of a remark within a sentence: a stop before them ends only a sentence of their own."""
LINE_BREAK_SET = frozenset(LINE_BREAKS)
STRAIGHT = frozenset("\"'＂＇")
_MARKS = CLOSER_OF.keys() | CLOSERS | STRAIGHT
APOSTROPHES = frozenset("'’＇")

_LAST_OF_STOPS = frozenset(".?!。．？！…‥⋯")
_STOP = re.compile(r"[.?!。．？！]+")
_ELLIPSIS = re.compile(r"…+|\.{2,}|‥+|⋯+")
_FINAL = re.compile(r"(?:다|까|요|죠|네|자|라)$")
_ORDINAL = re.compile(r"[0-9]{1,3}|[A-Za-z]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[가나다라마바사아자차카타파하]")
_DECIMAL_STOP = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.")
# ’25년, ’23~’25, ’25.2월
_SHORT_YEAR = re.compile(r"[0-9]{2}(?:년|[~∼\-.·’'])")
_INITIAL = re.compile(r"[A-Z]")
_ABBREVIATIONS = frozenset(
    ["no", "vol", "vs", "dr", "mr", "ms", "mrs", "prof", "inc", "ltd", "co", "corp", "jr", "sr", "st", "fig"]
)
# What continues a quotation even after a space: 라고, 이라며, 고, 는 …
_GOES_ON = re.compile(r"이?라(?:고|며|는|면서|던|기보다)?|고|며|면서|는|하고|하며|하면서|라는")


@Language.factory("korean_sentences", assigns=["token.is_sent_start", "doc.sents"])
def create_korean_sentences(nlp: Language, name: str) -> KoreanSentences:
    """spaCy's way to make the component; it has no settings."""
    return KoreanSentences()


class KoreanSentences:
    """Sets `is_sent_start` of every token. White space belongs to the sentence before it."""

    def __call__(self, doc: Doc) -> Doc:
        """Marks the sentences of `doc` and returns it."""
        marks: Any = numpy.full(len(doc), -1, dtype="int64")
        marks[sentence_starts(doc)] = 1
        # as one array, because the setter of a single token looks through the whole document each time
        return doc.from_array([SENT_START], marks.astype("uint64"))


class Unit(msgspec.Struct):
    """A token with what the boundaries depend on. `space`: a gap of any kind follows it."""

    index: int
    text: str
    tag: str
    space: bool


def sentence_starts(doc: Doc) -> list[int]:
    """Index of the first token of each sentence. Gaps before the first word belong to the first sentence."""
    starts = [line[position].index for line in _lines(doc) for position in _starts(line)]
    return [0, *starts[1:]] if len(doc) else []


def _lines(doc: Doc) -> list[list[Unit]]:
    lines: list[list[Unit]] = [[]]
    surface = surface_of(doc)
    for i, (text, tag, space) in enumerate(zip(surface.words, surface.tags, surface.spaced, strict=True)):
        if tag != GAP_TAG:
            lines[-1].append(Unit(i, text, tag, space))
        elif lines[-1]:
            lines[-1][-1].space = True
            if not LINE_BREAK_SET.isdisjoint(text):
                lines.append([])
    return [line for line in lines if line]


def _starts(line: Sequence[Unit]) -> list[int]:
    """Positions in the line at which a sentence starts; the first is 0."""
    starts = [0]
    stops = [i for i, unit in enumerate(line) if _stops(line, i)]
    if not stops:
        return starts
    depth, opener_of = _brackets(line)
    for i in stops:
        if i < starts[-1] or _belongs_to_word(line, starts[-1], i):
            continue
        after = i + 1
        while after < len(line) and after in opener_of and not line[after - 1].space:
            after += 1
        aside = any(line[k].text in ASIDES and opener_of[k] > starts[-1] for k in range(i + 1, after))
        if after < len(line) and depth[after - 1] == 0 and not aside and _separates(line, i, after):
            starts.append(after)
    return starts


def _stops(line: Sequence[Unit], i: int) -> bool:
    """Whether the mark at `i` can end a sentence: a stop after anything, an ellipsis after a final ending."""
    text = line[i].text
    if text[-1] not in _LAST_OF_STOPS:
        return False
    if line[i].tag == "W_SERIAL":  # '92.23.' ends a sentence, '12.17.' may be a day
        number = _DECIMAL_STOP.fullmatch(text)
        return number is not None and not (1 <= int(number[1]) <= 12 and 1 <= int(number[2]) <= 31)
    if line[i].tag == "SL" and text[-1] == ".":  # Kiwi keeps the stop of 'AI.' with the word
        return len(text) > 2 and "." not in text[:-1] and text[:-1].lower() not in _ABBREVIATIONS
    if _STOP.fullmatch(text) and text != "..":
        return i > 0 and (text != "..." or _is_final(line[i - 1]))
    return bool(_ELLIPSIS.fullmatch(text)) and i > 0 and _is_final(line[i - 1])


def _is_final(unit: Unit) -> bool:
    return unit.tag.endswith("EF") or (unit.tag.endswith("EC") and bool(_FINAL.search(unit.text)))


def _belongs_to_word(line: Sequence[Unit], begin: int, i: int) -> bool:
    """Whether the full stop at `i` is part of an ordinal, initial, abbreviation or number."""
    before = line[i - 1]
    if line[i].text != "." or before.space:
        return False
    if before.text[-1].isdigit() or (i - 1 == begin and _ORDINAL.fullmatch(before.text)):
        return True
    return before.tag == "SL" and (
        bool(_INITIAL.fullmatch(before.text)) or before.text.lower() in _ABBREVIATIONS
    )


def _separates(line: Sequence[Unit], i: int, after: int) -> bool:
    """Whether a new sentence starts at `after`, behind the stop at `i` and its closing marks."""
    quoted = after > i + 1
    if not line[after - 1].space:
        # '밝혔다.이번': a space is missing; but not in 교육.문화.복지, nor before 라고 of a quotation
        return not quoted and i > 0 and _is_final(line[i - 1])
    return not (quoted and _GOES_ON.fullmatch(_spaced_word(line, after)))


def _spaced_word(line: Sequence[Unit], start: int) -> str:
    word = ""
    for unit in line[start:]:
        word += unit.text
        if unit.space or len(word) > 8:
            break
    return word.rstrip(",.")


def _brackets(line: Sequence[Unit]) -> tuple[list[int], dict[int, int]]:
    """Depth of quotes and brackets after each unit; and where each closing mark was opened, or -1.

    A mark without a partner in the line adds no depth: a forgotten quote must not swallow the line.
    """
    change = [0] * len(line)
    opener_of: dict[int, int] = {}
    open_marks: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()  # of each closer; keeps hostile lines of brackets linear
    for i, unit in enumerate(line):
        if unit.text not in _MARKS:
            continue
        role = _role(line, i, opened=waiting[unit.text] > 0)
        if role == "open":
            closer = CLOSER_OF.get(unit.text, unit.text)
            open_marks.append((closer, i))
            waiting[closer] += 1
        elif role == "close":
            closer, first = "", -1
            while waiting[unit.text] and closer != unit.text:
                closer, first = open_marks.pop()
                waiting[closer] -= 1
            opener_of[i] = first
            # a line that is one quote has sentences of its own
            if closer and (first, i) != (0, len(line) - 1):
                change[first] += 1
                change[i] -= 1
    return list(accumulate(change)), opener_of


def _role(line: Sequence[Unit], i: int, opened: bool) -> Literal["open", "close", ""]:
    """What the mark at `i` does. `opened`: a mark that it could close stands before it."""
    text = line[i].text
    if text in CLOSER_OF:
        return "open"
    free_before = i == 0 or line[i - 1].space or line[i - 1].text in CLOSER_OF
    free_after = i + 1 == len(line) or line[i].space
    if (
        free_before
        and not free_after
        and text in APOSTROPHES
        and _SHORT_YEAR.match(_spaced_word(line, i + 1))
    ):
        return ""
    if text in CLOSERS or (opened and not (free_before and not free_after)):
        return "close"
    return "close" if free_after and not free_before else "open"
