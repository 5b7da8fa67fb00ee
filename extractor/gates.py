"""Cheap tests that a page or a text cannot hold an award, made before anything costly is done.

Every award names a programme. So a text without the name of any holds none; and a page holds none if not even
the word that all names share (데이터) stands in its bytes, or if no name stands around it. What the gates let
through may still hold no award.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

from extractor.errors import PageError
from extractor.knowledge import Knowledge, Programme, compile_name
from extractor.language.normalize import normalize
from extractor.model import CoveredPage, Page
from extractor.recognize.squeeze import squeeze

_LONGEST_EVENT = 200
"""Characters from a contest's topic to the word that ends its name, at most: its rules read 15 words."""
# A name has no comma or bracket in it, and full stops only beside letters and digits: 'AI.', '2.0'.
_WITHIN_NAME = r"(?:[^,().\n]|(?<=[A-Za-z0-9])\.|\.(?=[A-Za-z0-9]))"
_BEFORE, _AFTER = 300, 1_500
"""How much of a page around a word is looked at: a name with the tags and spaces within it."""
_HEAD = 4_096
_TAG = re.compile(r"<[^<>]*>")
_OPTIONAL = re.compile(r"\([^()]*\)")
_ONE_OF = re.compile(r"\{([^{}]*)\}")
# What may stand between two syllables of a word: spaces, marks, tags, but no Hangul.
_GAP = r"[^가-힣]{0,60}?"
_GAPS = {"utf-8": rb"[^\xea-\xed]{0,60}?", "cp949": rb"[\x00-\x7f\xa1-\xa4]{0,60}?"}
# Hangul that is not written as itself: &#45936; &#xB370; \ub370. Patterns that begin with fixed letters are
# looked for ten times faster than one for both; so are those of the words.
_ESCAPED = (
    re.compile(rb"&#(?:[xX][aAbBcCdD][0-9a-fA-F]{3}|4[3-9]\d{3}|5[0-5]\d{3});"),
    re.compile(rb"\\u[aAbBcCdD][0-9a-fA-F]{3}"),
)


def gate(knowledge: Knowledge) -> re.Pattern[str]:
    """A pattern over squeezed text that every text with an award matches: some programme's name, or the topic
    of a contest with the word that ends its name behind it.
    """
    return re.compile("|".join(sorted({part for p in knowledge.programmes.values() for part in _parts(p)})))


def _parts(programme: Programme) -> list[str]:
    parts = [compile_name(name) for name in _names(programme)]
    if programme.topic_words:
        topics = "|".join(map(re.escape, programme.topic_words))
        ends = "|".join(map(re.escape, programme.event_words))
        parts.append(rf"(?:{topics}){_WITHIN_NAME}{{0,{_LONGEST_EVENT}}}?(?:{ends})")
    return parts


def _names(programme: Programme) -> tuple[str, ...]:
    return (*programme.names, *programme.short_names, *programme.joint_names, *programme.host_names)


class PageGate:
    """Tells of a page as it came whether it can hold an award, in a small part of the time of reading it."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.names = gate(knowledge)
        self.words = shared_words(knowledge.programmes.values())
        self._plain = [
            re.compile(gap.join(re.escape(letter.encode(charset)) for letter in word))
            for word in self.words
            for charset, gap in _GAPS.items()
        ]
        self._decomposed = [unicodedata.normalize("NFD", word[0]).encode() for word in self.words]
        self._around = [re.compile(_GAP.join(map(re.escape, word))) for word in self.words]

    def may_hold_award(self, page: Page) -> bool:
        """False only where no award can be read from the page. Other kinds than HTML and text always may, and
        so may pages for which an excerpt stands in.
        """
        content = page.content
        if page.media not in ("html", "text") or isinstance(page, CoveredPage) or self._is_unclear(content):
            return True
        return any(form.search(content) for form in self._plain) and self._names_one(content)

    def _is_unclear(self, content: bytes) -> bool:
        """Whether Hangul stands there in other bytes than those that are looked for."""
        return (
            b"\0" in content[:_HEAD]
            or any(form in content for form in self._decomposed)
            or any(form.search(content) for form in _ESCAPED)
        )

    def _names_one(self, content: bytes) -> bool:
        """Whether the name of a programme stands around one of the words."""
        from extractor.page.decode import decode  # noqa: PLC0415 - whoever asks of texts needs no parsers

        try:
            text = decode(content).text
        except PageError:
            return True  # whoever reads it says what is wrong
        seen = 0
        for place in sorted(word.start() for form in self._around for word in form.finditer(text)):
            if place >= seen:
                seen = place + _AFTER - _BEFORE
                part = _TAG.sub("", text[max(0, place - _BEFORE) : place + _AFTER])
                if self.names.search(squeeze(normalize(unescape(part)).text).text):
                    return True
        return False


def shared_words(programmes: Iterable[Programme]) -> tuple[str, ...]:
    """Few words one of which stands in every name of every programme, in the letters of the names."""
    open_names = [
        literals
        for programme in programmes
        for name in (*_names(programme), *programme.topic_words)
        for literals in _literals(name)
    ]
    words = []
    while open_names:
        candidates = sorted({literal for literals in open_names for literal in literals})
        word = max(candidates, key=lambda word: sum(_stands_in(word, literals) for literals in open_names))
        words.append(word)
        open_names = [literals for literals in open_names if not _stands_in(word, literals)]
    return tuple(words)


def _stands_in(word: str, literals: list[str]) -> bool:
    return any(word in literal for literal in literals)


def _literals(name: str) -> list[list[str]]:
    """What stands in a name whatever is chosen or left out; choice by choice where all else is optional."""
    fixed = _OPTIONAL.sub(" ", name)
    found = [re.sub(r"[·'\"]", "", literal) for literal in _ONE_OF.sub(" ", fixed).split()]
    if found:
        return [found]
    choices = _ONE_OF.search(fixed)
    return [[choice] for choice in choices[1].split("|")] if choices else []
