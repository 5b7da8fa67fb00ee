"""Marked text as a stream of nested pieces.

Spans that cross each other or the end of a line are cut, so that brackets and tags always nest.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import Literal

import msgspec

from extractor.explain.records import Explanation
from extractor.explain.style import kind_of
from extractor.model import Place


class Mark(msgspec.Struct, frozen=True):
    """A span with all that was seen there. `uses`: (index of the award, field) of values that stand on it."""

    start: int
    end: int
    labels: tuple[str, ...]
    rules: tuple[str, ...]
    uses: tuple[tuple[int, str], ...]


class Piece(msgspec.Struct, frozen=True):
    """A step of the stream. `first`, `last`: whether the mark truly opens, or closes, or is only cut here."""

    kind: Literal["open", "close", "text", "line"]
    text: str = ""
    mark: Mark | None = None
    first: bool = True
    last: bool = True


def marks(explanation: Explanation, place: Place) -> list[Mark]:
    """Every mention and every piece of evidence in the body or the title, one mark a span, in order.

    A cue that only lies within a value (the 점 of 93점) is left out: it says nothing to a reader there.
    """
    labels: dict[tuple[int, int], dict[str, str]] = {}
    uses: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for mention in explanation.mentions:
        if mention.place == place and mention.start < mention.end:
            labels.setdefault((mention.start, mention.end), {})[mention.label] = mention.rule
    for index, award in enumerate(explanation.awards):
        for value in award.values:
            evidence = value.evidence
            if evidence.place == place and evidence.start < evidence.end:
                uses.setdefault((evidence.start, evidence.end), []).append((index, value.field))
    spans = sorted({*labels, *uses}, key=lambda span: (span[0], -span[1]))
    found = []
    covered = 0
    for start, end in spans:
        named = labels.get((start, end), {})
        used = tuple(dict.fromkeys(uses.get((start, end), ())))
        cue = not used and kind_of(tuple(named)) is None
        if cue and end <= covered:
            continue
        found.append(Mark(start, end, tuple(named), tuple(dict.fromkeys(named.values())), used))
        covered = covered if cue else max(covered, end)
    return found


def pieces(text: str, spans: Sequence[Mark]) -> Iterator[Piece]:
    """The whole text with the marks opened and closed around it. `spans`: of one start the longer first."""
    starts: dict[int, list[Mark]] = {}
    for mark in spans:
        starts.setdefault(mark.start, []).append(mark)
    breaks = {i for i, char in enumerate(text) if char == "\n"}
    places = sorted({0, len(text), *starts, *(m.end for m in spans), *breaks, *(i + 1 for i in breaks)})
    stack: list[Mark] = []
    for place, following in zip(places, [*places[1:], len(text)], strict=True):
        stack = yield from _close(stack, place)
        for mark in starts.get(place, ()):
            yield Piece("open", mark=mark)
            stack.append(mark)
        if place in breaks:
            yield from (Piece("close", mark=mark, last=False) for mark in reversed(stack))
            yield Piece("line")
            yield from (Piece("open", mark=mark, first=False) for mark in stack)
        elif place < following:
            yield Piece("text", text[place:following])


def _close(stack: list[Mark], place: int) -> Generator[Piece, None, list[Mark]]:
    """Closes what ends at `place`; what was opened after it and goes on is cut. Returns what stays open."""
    done = [i for i, mark in enumerate(stack) if mark.end <= place]
    if not done:
        return stack
    kept = [mark for mark in stack[done[0] :] if mark.end > place]
    for mark in reversed(stack[done[0] :]):
        yield Piece("close", mark=mark, last=mark.end <= place)
    for mark in kept:
        yield Piece("open", mark=mark, first=False)
    return [*stack[: done[0]], *kept]
