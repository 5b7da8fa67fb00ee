"""A Doc with its mentions as the resolution sees it: sentences, clauses, and what stands in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec
from spacy.tokens import Doc

from extractor.language.surface import Surface, surface_of
from extractor.model import Place
from extractor.recognize.mentions import Mention, read_mentions

# Endings that close a clause. -아/어 is left out: what it joins is one event mostly ('95점을 얻어 우수 등급을
# 받았다').
_CLOSING = frozenset(
    [
        "며", "으며", "고", "면서", "으면서", "는데", "은데", "ㄴ데", "지만", "으나", "나",
        "라며", "다며", "고서", "이며", "는바", "ㄴ바", "자",
    ]
)  # fmt: skip
_DATELINE = re.compile(r"^\s*(?:\[[^\]\n]{2,60}\]|\([^)\n]{2,40}=[^)\n]{2,40}\)|【[^】\n]{2,60}】)")


_QUOTATION = re.compile(r'"[^"\n]*"')


def _start_of_span(span: tuple[int, int]) -> int:
    return span[0]


def _start_of(mention: Mention) -> int:
    return mention.start


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of the Doc: its span, the spans of its clauses, and the mentions in it."""

    index: int
    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]

    def of(self, *labels: str) -> list[Mention]:
        """Mentions with one of these labels, in order."""
        return [m for m in self.mentions if m.label in labels]

    def between(self, start: int, end: int, *labels: str) -> list[Mention]:
        """Mentions with one of these labels that begin from `start` on and before `end`, in order."""
        first = bisect_left(self.mentions, start, key=_start_of)
        last = bisect_left(self.mentions, end, lo=first, key=_start_of)
        return [m for m in self.mentions[first:last] if m.label in labels]

    def clause_at(self, place: int) -> tuple[int, int]:
        """The clause that holds a place."""
        return next((c for c in self.clauses if c[0] <= place < c[1]), (self.start, self.end))

    def within_clause(self, after: Mention, *labels: str) -> list[Mention]:
        """Mentions with one of these labels that follow a mention in its clause."""
        end = self.clause_at(after.start)[1]
        return [m for m in self.of(*labels) if after.end <= m.start < end]


class Scene:
    """The whole text, read once."""

    def __init__(self, doc: Doc, place: Place = "text") -> None:
        self.doc = doc
        self.text = surface_of(doc).text
        self.place = place
        self.mentions = [self._without_particle(m) for m in read_mentions(doc, place)]
        self.sentences = [self._sentence(i, s.start, s.end) for i, s in enumerate(doc.sents)]
        self._starts = [s.start for s in self.sentences]

    def _without_particle(self, mention: Mention) -> Mention:
        """A name without the particle that the analyser took for its end: '진천군도' read as islands."""
        if mention.label == "INSTITUTION" and re.search(r"[시군구][도의가]$", self.surface(mention)):
            return msgspec.structs.replace(mention, end=mention.end - 1)
        return mention

    def _sentence(self, index: int, first: int, last: int) -> Sentence:
        surface = surface_of(self.doc)
        start = surface.places[first]
        end = surface.places[last - 1] + len(surface.words[last - 1])
        mentions = tuple(m for m in self.mentions if start <= m.start < end)
        return Sentence(index, start, end, tuple(_clauses(surface, first, last)), mentions)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds a place."""
        return self.sentences[max(0, bisect_right(self._starts, place) - 1)]

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences before one, the nearest first."""
        return map(self.sentences.__getitem__, range(sentence.index - 1, -1, -1))

    def surface(self, mention: Mention) -> str:
        """The words of a mention."""
        return self.text[mention.start : mention.end]

    def ahead(self, place: int, width: int) -> str:
        """At most `width` characters from a place on."""
        return self.text[place : place + width]

    def behind(self, place: int, width: int) -> str:
        """At most `width` characters before a place."""
        return self.text[max(0, place - width) : place]

    def of_sentence(self, sentence: Sentence) -> str:
        """The words of a sentence."""
        return self.text[sentence.start : sentence.end]

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Spans of what is said between double quotation marks; a mark without a partner in its line is
        none.
        """
        return [match.span() for match in _QUOTATION.finditer(self.text)]

    def quoted_before(self, start: int, place: int) -> bool:
        """Whether `start` stands in a quotation that ends before `place`."""
        at = bisect_right(self.quotations, start, key=_start_of_span) - 1
        return at >= 0 and start < self.quotations[at][1] <= place

    @cached_property
    def datelines(self) -> list[tuple[int, int]]:
        """Spans of datelines: [하남=뉴스핌], (서울=연합뉴스), 【브레이크뉴스 경산】."""
        spans = []
        start = 0
        for line in self.text.split("\n"):
            match = _DATELINE.match(line)
            if match:
                spans.append((start + match.start(), start + match.end()))
            start += len(line) + 1
        return spans

    def in_dateline(self, mention: Mention) -> bool:
        """Whether a mention stands in a dateline."""
        return any(start <= mention.start < end for start, end in self.datelines)


def _clauses(surface: Surface, first: int, last: int) -> Iterator[tuple[int, int]]:
    begin = surface.places[first]
    for i in range(first, last - 1):
        if surface.tags[i].endswith("EC") and _closes_clause(surface, i):
            end = surface.places[i] + len(surface.words[i])
            yield begin, end
            begin = end
    yield begin, surface.places[last - 1] + len(surface.words[last - 1])


def _closes_clause(surface: Surface, i: int) -> bool:
    """Whether a clause ends with a connective ending, which no auxiliary verb or particle goes on."""
    if surface.tags[i].split("+")[-1] != "EC" or surface.tags[i + 1].startswith(("VX", "JX")):
        return False
    return surface.lemmas[i].split("+")[-1] in _CLOSING
