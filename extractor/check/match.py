"""Which found award answers to which labelled one, and which found project to which labelled one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from extractor.labels import LabelledAward
from extractor.model import VALUE_FIELDS, Award

T = TypeVar("T")
SAME_PROJECT = 0.5
"""Least likeness (`dice`) of two wordings of one project."""


class Pairing(NamedTuple):
    """Labelled awards with the found ones that answer to them, and what is left on both sides."""

    pairs: list[tuple[LabelledAward, Award]]
    missing: list[LabelledAward]
    invented: list[Award]


def pair_awards(labelled: Sequence[LabelledAward], found: Sequence[Award]) -> Pairing:
    """Pairs awards one to one: by recipient, programme and year, then by recipient and programme.

    Where several could be paired, those that agree most are.
    """
    pairs: list[tuple[LabelledAward, Award]] = []
    missing, invented = list(labelled), list(found)
    for fields in (("recipient", "programme", "evaluation_year"), ("recipient", "programme")):
        candidates = [
            ((i, j), _agreement(one, other))
            for i, one in enumerate(missing)
            for j, other in enumerate(invented)
            if all(getattr(one, field) == getattr(other, field) for field in fields)
        ]
        taken = _greedy(candidates)
        pairs += [(missing[i], invented[j]) for i, j in taken]
        missing, invented = _others(missing, [i for i, _ in taken]), _others(invented, [j for _, j in taken])
    return Pairing(pairs, missing, invented)


def _agreement(one: LabelledAward, other: Award) -> float:
    fields = ("programme_name", *(field for field in VALUE_FIELDS if field != "projects"))
    return float(sum(getattr(one, field) == getattr(other, field) for field in fields))


def pair_projects(labelled: Sequence[str], found: Sequence[str]) -> tuple[int, list[str], list[str]]:
    """Pairs projects one to one, the most alike first: how many pairs, and what is left on both sides."""
    candidates = [
        ((i, j), likeness)
        for i, one in enumerate(labelled)
        for j, other in enumerate(found)
        if (likeness := dice(one, other)) >= SAME_PROJECT
    ]
    taken = _greedy(candidates)
    return len(taken), _others(labelled, [i for i, _ in taken]), _others(found, [j for _, j in taken])


def _others(items: Sequence[T], taken: Sequence[int]) -> list[T]:
    return [item for place, item in enumerate(items) if place not in taken]


def _greedy(candidates: list[tuple[tuple[int, int], float]]) -> list[tuple[int, int]]:
    """The best candidates, each index on each side once; equal ones in the order of their places."""
    taken: list[tuple[int, int]] = []
    for place, _ in sorted(candidates, key=lambda candidate: (-candidate[1], candidate[0])):
        if all(place[0] != i and place[1] != j for i, j in taken):
            taken.append(place)
    return taken


def dice(one: str, other: str) -> float:
    """Likeness of two wordings, 0 to 1, by the pairs of neighbouring characters that they share."""
    a, b = _bigrams(one), _bigrams(other)
    if not a or not b:
        return float("".join(one.split()) == "".join(other.split()))
    return 2 * (a & b).total() / (a.total() + b.total())


def _bigrams(words: str) -> Counter[str]:
    squeezed = "".join(words.split())
    return Counter(squeezed[i : i + 2] for i in range(len(squeezed) - 1))


def overlap(expected: str, found: str) -> float:
    """F1 of the words of two texts (runs between white space), however they are ordered."""
    a, b = Counter(expected.split()), Counter(found.split())
    if not a or not b:
        return float(a == b)
    return 2 * (a & b).total() / (a.total() + b.total())
