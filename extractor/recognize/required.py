"""What a regular expression cannot do without: words of which one stands in whatever it matches.

To look whether a line holds one of some words takes a hundredth of the time of searching it by an expression,
and most rules have nothing to say about most lines. The words are read off the expression itself, the way in
which code search engines do it (Cox, "Regular Expression Matching with a Trigram Index", 2012), so that who
writes a rule need not know of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# The library's own reading of an expression, for which it has no public name. `required` answers "cannot be
# told" to all that it does not know, and tests hold it against what expressions really match.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, TypeAlias

MOST_WORDS = 64
"""More alternatives are no longer a quick test."""

Words: TypeAlias = frozenset[str]
Sequence: TypeAlias = "Iterable[tuple[object, Any]]"
"""Elements, each of a kind (`LITERAL`, `BRANCH` and so on) and what is in it, whose shape depends on it."""
_EMPTY: Words = frozenset({""})
_WIDTHLESS = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def required(regex: re.Pattern[str]) -> Words | None:
    """Words of which every match holds one at least; null where none can be told."""
    if regex.flags & (re.IGNORECASE | re.LOCALE):
        return None
    return _needed(_parser.parse(regex.pattern, regex.flags))


def _needed(sequence: Sequence) -> Words | None:
    """The best of the sets of which a match of the sequence holds one word each."""
    found: list[Words] = []
    run = _EMPTY
    for kind, content in sequence:
        exact = _exact(kind, content)
        longer = None if exact is None else _joined(run, exact)
        if longer is not None:
            run = longer
            continue
        found.append(run)
        run = exact or _EMPTY
        if exact is None and (inside := _needed_inside(kind, content)):
            found.append(inside)
    sets = [_least(words) for words in (*found, run) if "" not in words]
    return max(sets, key=_worth, default=None)


def _worth(words: Words) -> tuple[int, int]:
    """Long words stand in few lines, and few words are soon looked for."""
    return min(3, *map(len, words)), -len(words)


def _needed_inside(kind: object, content: Any) -> Words | None:  # noqa: ANN401
    """What an element needs that matches more than a few words."""
    if kind in _REPEATS:
        least, _, part = content
        return _needed(part) if least else None
    if kind is op.BRANCH:
        return _either(map(_needed, content[1]))
    part = _group(kind, content)
    return None if part is None else _needed(part)


def _exact(kind: object, content: Any) -> Words | None:  # noqa: ANN401
    """All that an element matches, where that is a few words."""
    words = None
    if kind is op.LITERAL:
        words = frozenset({chr(content)})
    elif kind is op.IN:
        if all(inside is op.LITERAL for inside, _ in content):
            words = frozenset(chr(code) for _, code in content)
    elif kind in _WIDTHLESS:
        words = _EMPTY
    elif kind is op.BRANCH:
        words = _either(map(_exact_sequence, content[1]))
    elif kind in _REPEATS:
        least, most, part = content
        words = _exact_sequence(part) if most <= 1 else None
        if words is not None and not least:
            words |= _EMPTY
    elif (part := _group(kind, content)) is not None:
        words = _exact_sequence(part)
    return words if words is None or len(words) <= MOST_WORDS else None


def _exact_sequence(sequence: Sequence) -> Words | None:
    found: Words | None = _EMPTY
    for kind, content in sequence:
        exact = _exact(kind, content)
        found = None if exact is None or found is None else _joined(found, exact)
    return found


def _group(kind: object, content: Any) -> Sequence | None:  # noqa: ANN401
    """What is in a group that has the case of the whole expression."""
    if kind is op.ATOMIC_GROUP:
        atomic: Sequence = content
        return atomic
    if kind is not op.SUBPATTERN:
        return None
    _, flags, _, part = content
    return None if flags & re.IGNORECASE else part


def _joined(one: Words, other: Words) -> Words | None:
    """Each word of the one with each of the other behind it; null if those are too many."""
    if len(one) * len(other) > MOST_WORDS:
        return None
    return frozenset(first + second for first in one for second in other)


def _either(branches: Iterable[Words | None]) -> Words | None:
    """The words of all branches; null where one of them has none, or if they are too many."""
    found: set[str] = set()
    for branch in branches:
        if branch is None:
            return None
        found |= branch
    return frozenset(found) if len(found) <= MOST_WORDS else None


def _least(words: Words) -> Words:
    """The words without those that hold another of them."""
    return frozenset(word for word in words if not any(other in word for other in words if other != word))
