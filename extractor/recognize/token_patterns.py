"""Token patterns of rules over a Doc, in time linear in its length.

spaCy's Matcher asks every token again for every condition, and follows every way to divide tokens among the
optional parts of a pattern: a run of nouns before its head, `[{…, OP = "{1,14}"}, {…}]`, costs it thousands
of states a token. But whether a token meets one description of words, tags and lemmas depends on nothing but
its word, tag and lemma, and the press uses the same few thousand of these. So the Matcher decides once for
each such triple, and the patterns are put together from that. What comes out is what the Matcher alone finds
with greedy="LONGEST".

Patterns that say more (other operators, attributes that depend on the neighbours) are left to the Matcher.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.errors import PatternError
from extractor.language.surface import Surface, surface_of
from extractor.rule_files import Rule

_RANGE = re.compile(r"\{(\d+),(\d+)\}")
_LEXICAL = frozenset(("ORTH", "TEXT", "LOWER", "TAG", "LEMMA"))
_REMEMBERED = 100_000
"""So many triples are remembered before all are forgotten."""

Description = dict[str, Any]
_Triple = tuple[str, str, str]
Span = tuple[int, int]
"""First token, and the one behind the last."""


class TokenPatterns:
    """The token patterns of all rules, compiled once for a vocabulary.

    Raises `PatternError` with the rule's id for a pattern that spaCy refuses.
    """

    def __init__(self, vocab: Vocab, rules: Sequence[Rule]) -> None:
        self.kinds = _Kinds(vocab)
        self.rows: dict[str, list[_Row]] = {}
        self.whole = Matcher(vocab, validate=True)
        for rule in rules:
            try:
                self._add(rule)
            except Exception as error:  # spaCy raises several unrelated types here
                raise PatternError(f"rule {rule.id!r}: spaCy refuses its token pattern: {error}") from None

    def _add(self, rule: Rule) -> None:
        bounds = [_bounds(tokens) for tokens in rule.pattern]
        if any(found is None for found in bounds):
            self.whole.add(rule.id, [list(tokens) for tokens in rule.pattern], greedy="LONGEST")
            return
        for tokens, found in zip(rule.pattern, bounds, strict=True):
            if found is not None:
                keys = [self.kinds.add(f"{rule.id} {len(self.kinds)}", token) for token in tokens]
                self.rows.setdefault(rule.id, []).append(_Row(tuple(keys), *found))

    def __call__(self, doc: Doc) -> Iterator[tuple[str, int, int]]:
        """For each match the id of its rule, its first token and the one behind its last. Matches of one rule
        do not overlap.
        """
        if len(self.whole):
            for match_id, start, end in self.whole(doc):
                yield doc.vocab.strings[match_id], start, end
        places = self.kinds.places(surface_of(doc))
        for rule, rows in self.rows.items():
            for start, end in _longest([span for row in rows for span in row.spans(places)]):
                yield rule, start, end


class _Row(msgspec.Struct, frozen=True):
    """A pattern whose first description holds for `least` to `most` tokens in a row and whose others hold for
    one each.
    """

    keys: tuple[str, ...]
    least: int
    most: int

    def spans(self, places: dict[str, frozenset[int]]) -> Iterator[Span]:
        """Every span of tokens that the pattern fits, shorter and longer."""
        nothing: frozenset[int] = frozenset()
        run, *single = (places.get(key, nothing) for key in self.keys)
        if not single:
            yield from ((place, place + 1) for place in run)
            return
        for place in single[0]:
            if all(place + i in fitting for i, fitting in enumerate(single)):
                end = place + len(single)
                for length in range(1, self.most + 1):
                    if place - length not in run:
                        break
                    if length >= self.least:
                        yield place - length, end


class _Kinds:
    """Descriptions of single tokens, and which of them each word with its tag and lemma meets."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.matcher = Matcher(vocab, validate=True)
        self.known: dict[_Triple, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self.matcher)

    def add(self, key: str, description: Description) -> str:
        """Takes up a description; its key. Raises what spaCy raises for a wrong one."""
        self.matcher.add(key, [[{name: value for name, value in description.items() if name != "OP"}]])
        return key

    def places(self, surface: Surface) -> dict[str, frozenset[int]]:
        """The tokens that meet each description."""
        if not len(self.matcher):
            return {}
        if len(self.known) > _REMEMBERED:  # more than an archive holds: an attack, not press text
            self.known = {}
        known = self.known
        triples = list(zip(surface.words, surface.tags, surface.lemmas, strict=True))
        known.update(self._met(list(dict.fromkeys(triple for triple in triples if triple not in known))))
        found: dict[str, list[int]] = {}
        for i, triple in enumerate(triples):
            for key in known[triple]:
                found.setdefault(key, []).append(i)
        return {key: frozenset(indexes) for key, indexes in found.items()}

    def _met(self, triples: list[_Triple]) -> dict[_Triple, tuple[str, ...]]:
        """The descriptions that each triple meets, by the Matcher."""
        if not triples:
            return {}
        words, tags, lemmas = (list(column) for column in zip(*triples, strict=True))
        met: list[list[str]] = [[] for _ in triples]
        for match_id, i, _ in self.matcher(Doc(self.vocab, words=words, tags=tags, lemmas=lemmas)):
            met[i].append(self.vocab.strings[match_id])
        return dict(zip(triples, map(tuple, met), strict=True))


def _bounds(tokens: Sequence[Description]) -> tuple[int, int] | None:
    """How many tokens the first description of a pattern holds for, at least and at most; None where the
    pattern is for the Matcher.
    """
    if not tokens or any("OP" in token for token in tokens[1:]):
        return None
    if any(not _LEXICAL.issuperset(token.keys() - {"OP"}) for token in tokens):
        return None
    if "OP" not in tokens[0]:
        return 1, 1
    bounds = _RANGE.fullmatch(tokens[0]["OP"])
    least, most = (int(bounds[1]), int(bounds[2])) if bounds else (0, 0)
    return (least, most) if len(tokens) > 1 and 0 < least <= most else None


def _longest(spans: list[Span]) -> list[Span]:
    """Of overlapping spans the longest, then the earliest."""
    kept: list[Span] = []
    taken: set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if start not in taken and end - 1 not in taken:
            kept.append((start, end))
            taken.update(range(start, end))
    return kept
