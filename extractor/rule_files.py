"""Rule packs: `patterns/rules/*.toml`, rules with their own examples.

A rule marks mentions of one label. It is either token patterns for spaCy's Matcher over Kiwi morphemes
(`pattern`), or a regular expression over the normalised text (`regex`), whose matches must begin and end at
token boundaries. `{grade}` in a regex stands for the grade words of all programmes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from extractor.errors import PatternError
from extractor.pattern_files import digest, load_toml

LABELS = frozenset(
    {
        "GRADE", "HIGHEST", "PRIZE", "SCALE", "STREAK", "AGAIN", "POINTS", "COUNT", "MONEY", "MONEY_CUE",
        "YEAR", "RELATIVE_YEAR", "GAINED", "PROSPECT", "NEGATED", "HOSTING", "GROUP", "AVERAGE", "DIFFERENCE",
        "TOTAL", "PART", "THRESHOLD", "ANAPHOR", "OTHER_EVENT", "BOTH", "PERSONAL",
    }
)  # fmt: skip


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule. `match`: sentences in which «…» marks what it must find; `no_match`: sentences in which it
    must find nothing.

    Of two overlapping mentions of one label the one with the higher `priority` wins, then the longer, then
    the earlier.
    """

    id: str
    label: str
    note: str = ""
    priority: int = 0
    value: str | None = None
    pattern: tuple[tuple[dict[str, Any], ...], ...] = ()
    regex: str | None = None
    empty_words: tuple[str, ...] = ()
    """Words that say nothing by themselves: a token match whose nouns before the last are all such is
    dropped.
    """
    needs: tuple[str, ...] = ()
    """Words one of which a token match must hold."""
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    digest: str = ""


class _RuleEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    label: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    note: str = ""
    priority: int = 0
    value: str | None = None
    pattern: tuple[tuple[dict[str, Any], ...], ...] = ()
    regex: str | None = None
    empty_words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


class _RuleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[_RuleEntry, ...]


def load_rules(paths: list[Path], grade_words: tuple[str, ...]) -> tuple[Rule, ...]:
    """All rules of the given packs, later packs replacing rules with the same id."""
    rules: dict[str, Rule] = {}
    for path in paths:
        seen: set[str] = set()
        for entry in load_toml(path, _RuleFile).rule:
            if entry.id in seen:
                raise PatternError(f"{path}: rule {entry.id!r} stands twice; give each rule an id of its own")
            seen.add(entry.id)
            _check(path, entry)
            regex = entry.regex
            if regex is not None:
                regex = regex.replace("{grade}", "|".join(map(re.escape, grade_words)))
                _check_regex(path, entry.id, regex)
            fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
            rules[entry.id] = Rule(**(fields | {"regex": regex, "digest": digest(path)}))
    return tuple(rules.values())


def _check(path: Path, rule: _RuleEntry) -> None:
    where = f"{path}: rule {rule.id!r}"
    if rule.label not in LABELS:
        raise PatternError(f"{where}: unknown label {rule.label!r}; labels are {', '.join(sorted(LABELS))}")
    if bool(rule.pattern) == (rule.regex is not None):
        raise PatternError(f"{where}: give either pattern (token patterns) or regex")
    if not rule.match or not rule.no_match:
        raise PatternError(f"{where}: give at least one example in match and one in no_match")
    for example in rule.match:
        if example.count("«") != 1 or example.count("»") != 1:
            raise PatternError(f"{where}: mark with «…» what is to be found in the example {example!r}")


@lru_cache(maxsize=1024)
def compile_regex(regex: str) -> re.Pattern[str]:
    """A rule's regular expression, whose ^ and $ are those of a line; compiled once, checked and at work."""
    return re.compile(regex, re.MULTILINE)


def _check_regex(path: Path, rule: str, regex: str) -> None:
    try:
        compile_regex(regex)
    except re.error as error:
        raise PatternError(f"{path}: rule {rule!r}: wrong regular expression: {error}") from None
