"""Strings that a regular expression reads slowly if any does, made from its own parse tree.

For every part that repeats: what leads to it, the part itself many times, and an end that does not fit. Then
single characters and pairs of them, and the whole expression but for its end, many times over.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LETTERS = " 가a1.,<>\"'(){[\n·-=|/시년점다\t‘:&"
"""Characters on which expressions turn; those of the expression itself are added."""
ENDS = ("", "\x01")
_CATEGORIES = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_NOT_DIGIT: "가", op.CATEGORY_SPACE: " ", op.CATEGORY_NOT_SPACE: "가",
    op.CATEGORY_WORD: "가", op.CATEGORY_NOT_WORD: ".",
}  # fmt: skip

Attack = Callable[[int], str]
"""Gives a string of about so many characters."""
Tree = Sequence[tuple[Any, Any]]


@dataclass(frozen=True)
class Repeat:
    """A part of an expression that repeats: a string that leads to it, and strings that it matches."""

    before: str
    parts: tuple[str, ...]


def tree_of(pattern: re.Pattern[Any]) -> Tree:
    """The parse tree of a compiled expression."""
    found: Tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    return found


def sample(tree: Tree, rng: random.Random, more: float = 0.0) -> str:
    """A string that a tree (or nearly so) matches. `more`: how often a part that may be there is."""
    return "".join(_sample(kind, value, rng, more) for kind, value in tree)


def _sample(kind: Any, value: Any, rng: random.Random, more: float) -> str:  # noqa: ANN401, PLR0911 - a node of the parser
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.NOT_LITERAL:
        return next(letter for letter in "가a 1" if letter != chr(value))
    if kind is op.ANY:
        return rng.choice("가a1 .")
    if kind is op.IN:
        return _member(value, rng)
    if kind is op.BRANCH:
        return sample(rng.choice(value[1]), rng, more)
    if kind is op.SUBPATTERN:
        return sample(value[-1], rng, more)
    if kind is op.ATOMIC_GROUP:
        return sample(value, rng, more)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        count = least + (1 if least < most and rng.random() < more else 0)
        return "".join(sample(inner, rng, more) for _ in range(min(count, 30)))
    return ""  # places, conditions, references: they take nothing, or what was there before


def _member(members: Sequence[tuple[Any, Any]], rng: random.Random) -> str:
    """A character of a class."""
    if members[0][0] is op.NEGATE:
        negated = re.compile("".join(_class(kind, value) for kind, value in members[1:]).join(("[", "]")))
        return next(
            (letter for letter in rng.sample(LETTERS, len(LETTERS)) if not negated.match(letter)), "\x02"
        )
    kind, value = rng.choice(members)
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.RANGE:
        return chr(rng.choice((value[0], min(value[0] + 1, value[1]), value[1])))
    return _CATEGORIES.get(value, "가")


def _class(kind: Any, value: Any) -> str:  # noqa: ANN401
    if kind is op.LITERAL:
        return re.escape(chr(value))
    if kind is op.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    names = {op.CATEGORY_DIGIT: r"\d", op.CATEGORY_NOT_DIGIT: r"\D", op.CATEGORY_SPACE: r"\s", op.CATEGORY_NOT_SPACE: r"\S",
             op.CATEGORY_WORD: r"\w", op.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
    return names[value]


def repeats(tree: Tree, rng: random.Random, before: str = "") -> Iterator[Repeat]:
    """The parts that can repeat ten times and more, outer ones first."""
    for kind, value in tree:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _, most, inner = value
            if most >= 10:
                yield Repeat(before, tuple(dict.fromkeys(sample(inner, rng, 0.5) for _ in range(4))))
            yield from repeats(inner, rng, before)
        elif kind is op.SUBPATTERN:
            yield from repeats(value[-1], rng, before)
        elif kind is op.ATOMIC_GROUP:
            yield from repeats(value, rng, before)
        elif kind is op.BRANCH:
            for branch in value[1]:
                yield from repeats(branch, rng, before)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from repeats(value[1], rng, before)
        before += _sample(kind, value, rng, 0.0)


def letters_of(tree: Tree) -> Iterator[str]:
    """The characters that an expression names."""
    for kind, value in tree:
        if kind is op.LITERAL:
            yield chr(value)
        elif kind is op.IN:
            yield from (chr(inner) for what, inner in value if what is op.LITERAL)
            yield from (chr(inner[0]) for what, inner in value if what is op.RANGE)
        elif kind is op.SUBPATTERN:
            yield from letters_of(value[-1])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from letters_of(value[2])
        elif kind is op.BRANCH:
            for branch in value[1][:40]:
                yield from letters_of(branch)
        elif kind is op.ATOMIC_GROUP:
            yield from letters_of(value)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from letters_of(value[1])


def _pumped(before: str, unit: str, end: str, size: int) -> str:
    return before + unit * (size // len(unit) + 1) + end


def attacks(pattern: re.Pattern[Any], pairs: int = 16) -> Iterator[Attack]:
    """Strings made for one expression, each as a function of its length. `pairs`: of characters, by chance."""
    rng = random.Random(1)
    tree = tree_of(pattern)
    units: dict[tuple[str, str], None] = {}
    for repeat in repeats(tree, rng):
        for part in repeat.parts:
            units[repeat.before, part] = None
            units["", repeat.before + part] = None
            units[repeat.before, part + repeat.before] = None
        for first in repeat.parts[:2]:
            units[repeat.before, "".join((first, *repeat.parts[1:]))] = None
    for more in (0.0, 0.5, 1.0):
        whole = sample(tree, rng, more)
        units["", whole] = None
        units["", whole[:-1]] = None
    letters = list(dict.fromkeys([*LETTERS, *list(dict.fromkeys(letters_of(tree)))[:30]]))
    for letter in letters:
        units["", letter] = None
    for _ in range(pairs):
        units["", "".join(rng.sample(letters, 2))] = None
    for before, unit in units:
        if unit:
            for end in ENDS:
                yield partial(_pumped, before, unit, end)


@dataclass(frozen=True)
class Growth:
    """How long an expression takes on its worst string: of `size` characters, and of twice as many."""

    size: int
    seconds: float
    twice: float
    text: str
    """The beginning of that string."""

    @property
    def ratio(self) -> float:
        """2 where the time is linear in the length, 4 where it is quadratic."""
        return self.twice / self.seconds if self.seconds else 0.0


FLOOR = 0.001
"""Seconds below which a time says nothing of growth."""
_SLOW = 0.005
"""Seconds after which no longer string is tried: nothing linear takes so long for a hundred characters."""
_LONG = 0.05
"""Seconds above which one measurement is enough."""
_QUICK = 0.000_01
"""A string of 20 characters that takes less is of no expression that is worse than the cube of the length."""
LINEAR = 3.0
"""A ratio up to this is taken for linear: what is quadratic shows 4."""


def cost(use: Callable[[Any], object], text: Any, times: int = 1) -> float:  # noqa: ANN401 - str or bytes
    """Processor seconds that one use takes: the least of so many."""
    taken = []
    for _ in range(times):
        begun = time.thread_time()
        use(text)
        taken.append(time.thread_time() - begun)
    return min(taken)


def worst(
    pattern: re.Pattern[Any], use: Callable[[Any], object], size: int, pairs: int = 16
) -> Growth | None:
    """The growth on the first string on which the time grows faster than the length; None if there is none.

    Begins with short strings, so that an exponential expression is found before it hangs.
    """
    lengths = [length for length in (20, 80, 2 * size) if length <= 2 * size]
    for attack in attacks(pattern, pairs):

        def text(length: int, attack: Attack = attack) -> Any:  # noqa: ANN401
            made = attack(length)
            return made.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else made

        length, once = _first_slow(use, text, lengths)
        if once < FLOOR:
            continue
        times = 3 if once < _LONG else 1
        growth = Growth(
            length // 2,
            cost(use, text(length // 2), times),
            cost(use, text(length), times),
            attack(200)[:200],
        )
        if growth.twice >= FLOOR and growth.ratio > LINEAR:
            return growth
    return None


def _first_slow(
    use: Callable[[Any], object], text: Callable[[int], Any], lengths: Sequence[int]
) -> tuple[int, float]:
    """The first of the lengths that takes long, or else the last; and its seconds."""
    length, once = lengths[0], cost(use, text(lengths[0]))
    if once < _QUICK:
        return lengths[-1], cost(use, text(lengths[-1]))
    for longer in lengths[1:]:
        if once >= _SLOW:
            break
        length, once = longer, cost(use, text(longer))
    return length, once
