"""Rule packs at work: spaCy's Matcher over morphemes, regular expressions over the text, and which of two
mentions wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.language.surface import Surface, surface_of
from extractor.recognize.mentions import Mention
from extractor.recognize.required import required
from extractor.recognize.token_patterns import TokenPatterns
from extractor.rule_files import Rule, compile_regex

LINE_LIMIT = 4000
"""Longer lines are no press text; regular expressions read their first characters only, so that no input
costs more than linear time.
"""

_PARTICLES = frozenset(("로", "으로", "에", "를", "을"))


class RuleMatcher:
    """All rules of the packs, compiled once for a vocabulary.

    Raises `PatternError` with the rule's id for a token pattern that spaCy refuses.
    """

    def __init__(self, vocab: Vocab, rules: Sequence[Rule]) -> None:
        self.rules = {rule.id: rule for rule in rules}
        regexes = [(rule, compile_regex(rule.regex)) for rule in rules if rule.regex is not None]
        self.regexes = [(rule, regex, required(regex)) for rule, regex in regexes]
        self.tokens = TokenPatterns(vocab, rules)

    def __call__(self, doc: Doc) -> list[Mention]:
        """Mentions of all rules; of two overlapping ones with the same label only the winner."""
        found: list[tuple[Rule, Mention]] = []
        surface = surface_of(doc)
        for rule_id, first, last in self.tokens(doc):
            rule = self.rules[rule_id]
            if not _says_enough(rule, surface, first, last):
                continue
            start, end = surface.places[first], surface.places[last - 1] + len(surface.words[last - 1])
            value = rule.value if rule.value is not None else surface.text[start:end]
            found.append((rule, Mention(start, end, rule.label, value, rule.id, rule.digest)))
        for rule, match in self._matches(surface.text):
            mention = _mention(rule, match, surface)
            if mention is not None:
                found.append((rule, mention))
        return winners(found)

    def _matches(self, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Matches of the regular expressions, each line searched by those that it has a word for."""
        lines = list(_lines(text))
        for rule, regex, needed in self.regexes:
            words = [""] if needed is None else [word for word in needed if word in text]
            for start, end, line in lines if words else ():
                if any(word in line for word in words):
                    for match in regex.finditer(text, start, end):
                        yield rule, match


def _says_enough(rule: Rule, surface: Surface, first: int, last: int) -> bool:
    """Whether a match of tokens holds a word that the rule needs, and one before its last that is not
    empty.
    """
    if rule.needs and not any(word in rule.needs for word in surface.words[first:last]):
        return False
    return not rule.empty_words or any(
        surface.tags[i].startswith(("NN", "SL", "XR", "SH")) and surface.words[i] not in rule.empty_words
        for i in range(first, last - 1)
    )


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of the lines and what is in them, each up to the limit: patterns never cross a line."""
    start = 0
    for line in text.split("\n"):
        read = line[:LINE_LIMIT]
        yield start, start + len(read), read
        start += len(line) + 1


def _mention(rule: Rule, match: re.Match[str], surface: Surface) -> Mention | None:
    """The match as a mention, white space at its ends trimmed; None where it cuts through a token."""
    start, end = match.span()
    words = match[0]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end or start not in surface.starts:
        return None
    if end not in surface.ends and not _is_read_with_particle(surface, start, end):
        return None
    value = rule.value or next((v for k, v in match.groupdict().items() if k.startswith("value") and v), None)
    return Mention(start, end, rule.label, value or match[0].strip(), rule.id, rule.digest)


def _is_read_with_particle(surface: Surface, start: int, end: int) -> bool:
    """Whether the analyser took a word and its particle for another noun or a name: '우수로,' before a
    comma.
    """
    token = surface.starts[start]
    return surface.tags[token].startswith("NN") and surface.words[token][end - start :] in _PARTICLES


def winners(found: Iterable[tuple[Rule, Mention]]) -> list[Mention]:
    """Of overlapping mentions with one label the one of higher priority, then the longer, then the earlier;
    the rest is dropped.
    """
    ranked = sorted(
        found, key=lambda pair: (-pair[0].priority, pair[1].start - pair[1].end, pair[1].start, pair[0].id)
    )
    taken: dict[str, list[Mention]] = {}
    for rule, mention in ranked:
        rivals = taken.setdefault(rule.label, [])
        if not any(mention.overlaps(rival) for rival in rivals):
            rivals.append(mention)
    return sorted(mention for rivals in taken.values() for mention in rivals)
