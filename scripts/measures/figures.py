"""Figures of repeated rounds, and how they are taken: contenders in turn on each item, so that a machine that
is slower for a while is so for all of them.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

Item = TypeVar("Item")


class Figure(msgspec.Struct, frozen=True):
    """A figure over several rounds. `section`: the letter of the table's part."""

    section: str
    name: str
    unit: str
    median: float
    low: float
    high: float


class Ratio(msgspec.Struct, frozen=True):
    """A ratio of two figures, round by round. `aim`: what it should be, `at least` or `at most` it."""

    section: str
    name: str
    median: float
    low: float
    high: float
    aim: float | None = None
    at_least: bool = True

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None without one."""
        if self.aim is None:
            return None
        return self.median >= self.aim if self.at_least else self.median <= self.aim


class Report(msgspec.Struct):
    """All figures of a run, and the machine that they were taken on."""

    machine: dict[str, str] = {}
    figures: list[Figure] = []
    ratios: list[Ratio] = []

    def add(self, section: str, name: str, unit: str, rounds: Sequence[float]) -> None:
        """Takes up a figure from its rounds."""
        self.figures.append(Figure(section, name, unit, *spread(rounds)))

    def compare(
        self,
        section: str,
        name: str,
        above: Sequence[float],
        below: Sequence[float],
        aim: float | None = None,
        *,
        at_least: bool = True,
    ) -> None:
        """Takes up the ratio of two contenders, round by round."""
        rounds = [a / b for a, b in zip(above, below, strict=True)]
        self.ratios.append(Ratio(section, name, *spread(rounds), aim, at_least))


def spread(rounds: Sequence[float]) -> tuple[float, float, float]:
    """Median, least and most."""
    return statistics.median(rounds), min(rounds), max(rounds)


def cpu_rounds(
    contenders: dict[str, Callable[[Item], object]],
    items: Sequence[Item],
    repeat: int,
    *,
    before: Callable[[], None] = lambda: None,
) -> dict[str, list[float]]:
    """CPU milliseconds an item of each contender, for each of `repeat` rounds after one that warms up.

    In a round each contender has all items, one contender after the other: so does a batch, whose model stays
    in the processor's cache. `before` is called, untimed, before each item of each contender.
    """
    rounds: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(repeat + 1):
        spent = dict.fromkeys(contenders, 0.0)
        for name, contender in contenders.items():
            for item in items:
                before()
                start = time.process_time()
                contender(item)
                spent[name] += time.process_time() - start
            gc.collect()
        if turn:
            for name, seconds in spent.items():
                rounds[name].append(seconds / len(items) * 1000)
    return rounds
