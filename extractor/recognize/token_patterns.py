"""Token patterns of rules over a Doc, in time linear in its length.

spaCy's Matcher follows every way to divide tokens among the optional parts of a pattern: a run of nouns
before its head, `[{…, OP = "{1,14}"}, {…}]`, costs it thousands of states a token. Patterns of that form are
so taken apart: the Matcher marks the heads and the tokens that may stand before one, and the run is read back
from each head. What comes out is what the Matcher alone finds with greedy="LONGEST".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from extractor.errors import PatternError
from extractor.rule_files import Rule

_RANGE = re.compile(r"\{(\d+),(\d+)\}")

Tokens = tuple[dict[str, Any], ...]


class _Run(msgspec.Struct, frozen=True):
    """A pattern of `least` to `most` tokens of one kind and a head behind them. `key`: of its two kinds of
    tokens in the Matcher.
    """

    rule: str
    key: str
    least: int
    most: int

    @property
    def part(self) -> str:
        return f"{self.key} part"

    @property
    def head(self) -> str:
        return f"{self.key} head"


class TokenPatterns:
    """The token patterns of all rules, compiled once for a vocabulary.

    Raises `PatternError` with the rule's id for a pattern that spaCy refuses.
    """

    def __init__(self, vocab: Vocab, rules: Sequence[Rule]) -> None:
        self.runs: list[_Run] = []
        self.whole = Matcher(vocab, validate=True)
        self.parts = Matcher(vocab, validate=True)
        for rule in rules:
            try:
                self._add(rule)
            except Exception as error:  # spaCy raises several unrelated types here
                raise PatternError(f"rule {rule.id!r}: spaCy refuses its token pattern: {error}") from None

    def _add(self, rule: Rule) -> None:
        whole = []
        for number, tokens in enumerate(rule.pattern):
            bounds = _bounds(tokens)
            if bounds is None:
                whole.append(list(tokens))
                continue
            run = _Run(rule.id, f"{rule.id} {number}", *bounds)
            self.runs.append(run)
            self.parts.add(run.part, [[{name: value for name, value in tokens[0].items() if name != "OP"}]])
            self.parts.add(run.head, [[tokens[1]]])
        if whole:
            self.whole.add(rule.id, whole, greedy="LONGEST")

    def __call__(self, doc: Doc) -> Iterator[tuple[str, Span]]:
        """The id of a rule with each of its matches; matches of one pattern do not overlap."""
        names = doc.vocab.strings
        if len(self.whole):
            for match_id, start, end in self.whole(doc):
                yield names[match_id], doc[start:end]
        if self.runs:
            found: dict[str, list[int]] = {}
            for match_id, start, _ in self.parts(doc):
                found.setdefault(names[match_id], []).append(start)
            for run in self.runs:
                parts = frozenset(found.get(run.part, ()))
                spans = [s for head in found.get(run.head, ()) for s in _runs_before(doc, head, parts, run)]
                for span in filter_spans(spans):
                    yield run.rule, span


def _bounds(tokens: Tokens) -> tuple[int, int] | None:
    """The least and the most tokens of the run in a pattern that is a run with its head."""
    if len(tokens) != 2 or "OP" in tokens[1]:
        return None
    bounds = _RANGE.fullmatch(tokens[0].get("OP", ""))
    return (int(bounds[1]), int(bounds[2])) if bounds and int(bounds[1]) > 0 else None


def _runs_before(doc: Doc, head: int, parts: frozenset[int], run: _Run) -> Iterator[Span]:
    """Every span of a run, shorter and longer, with the head at a token."""
    first = head
    while first - 1 in parts and head - first < run.most:
        first -= 1
        if head - first >= run.least:
            yield doc[first : head + 1]
