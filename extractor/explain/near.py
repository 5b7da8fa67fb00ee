"""Rules that came near: a rule that matched up to its last condition and missed that one.

A regular expression is taken apart at its top level into alternatives, and these into items (an atom with
its quantifier, or a look-around). All items before the last needed one are tried on the text; where they
match, the item left out is the condition that the text missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from extractor.knowledge import Programme, compile_name
from extractor.recognize.mentions import Mention
from extractor.recognize.squeeze import squeeze
from extractor.rule_files import Rule

LINE_LIMIT = 4000
"""Rules read so much of a line; what lies behind it is no near miss either."""
LEAST_NAME, LEAST_SHARE = 6, 0.6
"""So many characters, and such a share of its pieces, must stand in the text for a name to have begun."""

_QUANTIFIER = re.compile(r"[*+?][?+]?|\{\d*+(?:,\d*+)?\}[?+]?")
_LOOK = re.compile(r"\(\?<?[=!]")
_HANGUL = re.compile(r"[가-힣]")


class Item(msgspec.Struct, frozen=True):
    """A piece of a regular expression. `needed`: it cannot be left out; `looks`: it takes no characters."""

    source: str
    needed: bool
    looks: bool


class NearMiss(msgspec.Struct, frozen=True):
    """`start`, `end`: what matched; `missed`: the condition that was not met; `how`: the reason's code."""

    start: int
    end: int
    rule: str
    missed: str
    how: str


def alternatives(regex: str) -> list[list[Item]]:
    """The top level of a regular expression: its alternatives, each as a list of items."""
    found: list[list[Item]] = [[]]
    place = 0
    while place < len(regex):
        if regex[place] == "|":
            found.append([])
            place += 1
            continue
        end = _atom_end(regex, place)
        quantifier = _QUANTIFIER.match(regex, end)
        optional = quantifier is not None and (
            quantifier[0][0] in "*?" or quantifier[0].startswith(("{0", "{,"))
        )
        stop = quantifier.end() if quantifier else end
        looks = bool(_LOOK.match(regex, place)) or regex[place:end] in ("^", "$", r"\b", r"\B", r"\A", r"\Z")
        found[-1].append(Item(regex[place:stop], not optional, looks))
        place = stop
    return found


def _atom_end(regex: str, place: int) -> int:
    """Where the atom that starts at `place` ends: an escape, a class, a group or one character."""
    if regex[place] == "\\":
        return place + 2
    if regex[place] == "[":
        return _class_end(regex, place)
    if regex[place] != "(":
        return place + 1
    depth = 0
    while place < len(regex):
        if regex[place] == "\\":
            place += 2
            continue
        if regex[place] == "[":
            place = _class_end(regex, place)
            continue
        depth += {"(": 1, ")": -1}.get(regex[place], 0)
        place += 1
        if depth == 0:
            break
    return place


def _class_end(regex: str, place: int) -> int:
    place += 2 if regex.startswith("[^", place) else 1
    place += 1  # a closing bracket in the first position is a character
    while regex[place - 1] == "\\" or regex[place] != "]":
        place += 2 if regex[place] == "\\" else 1
        if place >= len(regex):
            return len(regex)
    return place + 1


def near_rules(text: str, rules: Iterable[Rule], mentions: Sequence[Mention]) -> list[NearMiss]:
    """Near misses of rules on a folded text, the longest first; none where its label is marked already."""
    found: list[NearMiss] = []
    for rule in rules:
        if rule.regex is None:
            continue
        taken = [m for m in mentions if m.label == rule.label]
        full = list(_matches(re.compile(rule.regex, re.MULTILINE), text))
        found += [NearMiss(*span, rule.id, "", "near.lost") for span in full if not _meets(span, taken)]
        for items in alternatives(rule.regex):
            found += _near_alternative(text, rule, items, full, taken)
    kept: list[NearMiss] = []
    for near in sorted(found, key=lambda n: (n.start - n.end, n.start, n.rule, n.missed)):
        if not any(near.start < other.end and other.start < near.end for other in kept):
            kept.append(near)
    return kept


def _near_alternative(
    text: str, rule: Rule, items: list[Item], full: list[tuple[int, int]], taken: list[Mention]
) -> Iterator[NearMiss]:
    needed = [i for i, item in enumerate(items) if item.needed]
    if not needed:
        return
    last = needed[-1]
    prefix, missed = items[:last], items[last]
    consuming = sum(item.needed and not item.looks for item in prefix)
    try:
        pattern = re.compile("".join(item.source for item in prefix), re.MULTILINE)
    except re.error:  # refers to a group that was cut off
        return
    for start, end in _matches(pattern, text):
        surface = text[start:end]
        if _meets((start, end), taken) or any(a < end and start < b for a, b in full):
            continue
        if _says_something(surface, consuming):
            how = "near.forbidden" if missed.source.startswith(("(?!", "(?<!")) else "near.words"
            yield NearMiss(start, end, rule.id, wording(missed.source), how)


def _says_something(surface: str, pieces: int) -> bool:
    """Whether what matched is more than chance: a word, or a number or three characters of two pieces."""
    if pieces < 2:
        return len(_HANGUL.findall(surface)) >= 2
    return len(surface.replace(" ", "")) >= 3 or any(char.isdigit() for char in surface)


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Spans of matches within lines, white space at their ends left out."""
    begin = 0
    for line in text.split("\n"):
        for match in pattern.finditer(text, begin, begin + min(len(line), LINE_LIMIT)):
            surface = match[0]
            if surface.strip():
                start = match.start() + len(surface) - len(surface.lstrip())
                yield start, start + len(surface.strip())
        begin += len(line) + 1


def _meets(span: tuple[int, int], mentions: Iterable[Mention]) -> bool:
    return any(m.start < span[1] and span[0] < m.end for m in mentions)


def wording(source: str) -> str:
    """A piece of a regular expression for people: its Korean words if it has some, else the piece itself."""
    words = list(dict.fromkeys(re.findall(r"[가-힣]+(?!-)", re.sub(r"\[[^\]]{0,999}\]", " ", source))))
    if not words:
        return source
    return ", ".join(words[:8]) + (", …" if len(words) > 8 else "")


def near_name(text: str, programmes: Iterable[Programme]) -> tuple[NearMiss, Programme] | None:
    """The longest beginning of a programme's full name in a folded text; its `rule` is that of the name."""
    squeezed = squeeze(text)
    best: tuple[NearMiss, Programme] | None = None
    for programme in programmes:
        for name in programme.names:
            items = alternatives(compile_name(name))
            found = _begun(items[0], squeezed.text)
            if found is None:
                continue
            start, end, missed = found
            first, last = squeezed.span(start, end)
            near = NearMiss(first, last, f"programme.name.{programme.id}", wording(missed), "near.name")
            if best is None or end - start > len(squeeze(text[best[0].start : best[0].end]).text):
                best = near, programme
    return best


def _begun(items: list[Item], text: str) -> tuple[int, int, str] | None:
    needed = [i for i, item in enumerate(items) if item.needed]
    for last in reversed(needed[round(len(needed) * LEAST_SHARE) :]):
        match = re.search("".join(item.source for item in items[:last]), text)
        if match is not None and match.end() - match.start() >= LEAST_NAME:
            return match.start(), match.end(), _rest(items[last:])
    return None


def _rest(items: list[Item]) -> str:
    """What must follow: the next group of words, or single characters up to the next group."""
    letters = ""
    for item in items:
        if len(item.source) > 1:
            return letters or item.source
        letters += item.source
    return letters
