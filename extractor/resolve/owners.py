"""Whose the numbers of a text are: each with its role and the evaluation that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

import msgspec

from extractor.resolve.corrections import is_denied
from extractor.resolve.counts import read_counts
from extractor.resolve.events import Event
from extractor.resolve.money import read_money
from extractor.resolve.numbers import Number, Scope
from extractor.resolve.points import read_points
from extractor.resolve.streaks import read_streaks
from extractor.resolve.unnamed import of_unnamed

PAIR_REACH = 4
"""In so many sentences, its own included, 'each' finds the two evaluations that it means."""


class NumberOwners:
    """Numbers of one scene with their owners: `points`, `counts` of institutions, `money`, `streaks`, each in
    order.
    """

    def __init__(self, scope: Scope) -> None:
        self.scene = scope.scene
        self.events = scope.results.events
        sentences = [s for s in self.scene.sentences if not scope.is_withdrawn(s)]
        self.points = self._respectively(
            [n for s in sentences for n in read_points(scope, s) if self._is_of_named(scope, n)]
        )
        self.counts = [n for s in sentences for n in read_counts(scope, s) if not self._is_denied(scope, n)]
        self.money = [n for s in sentences for n in read_money(scope, s) if self._is_of_named(scope, n)]
        self.streaks = self._respectively(
            [n for s in sentences for n in read_streaks(scope, s) if self._is_of_named(scope, n)]
        )

    def leave_out(self, stands_apart: Callable[[Number], bool], *, money: bool = False) -> None:
        """Drops the points and streaks that are read elsewhere or of nothing here; with `money`, sums too."""
        self.points = [n for n in self.points if not stands_apart(n)]
        self.streaks = [n for n in self.streaks if not stands_apart(n)]
        if money:
            self.money = [n for n in self.money if not stands_apart(n)]

    def _is_denied(self, scope: Scope, number: Number) -> bool:
        return is_denied(self.scene, scope.knowledge.cues, number.mention.end)

    def _is_of_named(self, scope: Scope, number: Number) -> bool:
        """Whether a number is told of an institution that the text names, and not in a report that it
        denies.
        """
        if self._is_denied(scope, number):
            return False
        sentence = self.scene.sentences[number.sentence]
        return not of_unnamed(self.scene, scope.knowledge.cues, sentence, number.mention.start)

    def _respectively(self, numbers: list[Number]) -> list[Number]:
        """'두 평가에서 각각 88.2점과 89점': of two numbers and two evaluations the first is the first's, the
        second the second's.
        """
        out = list(numbers)
        for i, (one, two) in enumerate(pairwise(numbers)):
            pair = _distinct(one.events)
            if len(pair) < 2:
                pair = self._last_pair(one.sentence)
            if len(pair) == 2 and self._stand_as_pair(one, two):
                out[i] = msgspec.structs.replace(one, events=(pair[0],))
                out[i + 1] = msgspec.structs.replace(two, events=(pair[1],))
        return out

    def _stand_as_pair(self, one: Number, two: Number) -> bool:
        """Whether two like numbers stand side by side with a word that gives each its own."""
        if (one.sentence, one.role, one.events) != (two.sentence, two.role, two.events):
            return False
        between = self.scene.text[one.mention.end : two.mention.start]
        around = self.scene.behind(one.mention.start, 12), self.scene.ahead(two.mention.end, 10)
        return bool(re.fullmatch(r"\s?(?:과|와|,|·)?\s?", between)) and any("각각" in text for text in around)

    def _last_pair(self, sentence: int) -> list[Event]:
        """The two evaluations of the nearest sentence before that names exactly two."""
        for index in range(sentence, max(-1, sentence - PAIR_REACH), -1):
            here = [e for e in self.events[index] if e.programme]
            # '두 평가' stands for both in the order in which the text told them, whichever is named beside it
            named = _distinct(_told_together(here) or here)
            if len(named) == 2:
                return named
        return []


def _told_together(events: list[Event]) -> list[Event]:
    """The events for which one word stands ('두 평가'); none where there is no such word."""
    return [e for e in events if sum(e.start == other.start for other in events) > 1]


def _distinct(events: Iterable[Event]) -> list[Event]:
    """One event of each programme: the last of it, in the order of their first."""
    return list({e.programme: e for e in events}.values())
