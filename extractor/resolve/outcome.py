"""A result as it is told, and two words for one: '최고 등급인 우수기관', '대상(장관상)'."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.events import Event
from extractor.resolve.scene import Scene

Kind = Literal["grade", "highest", "prize", "selection", "implied"]
KINDS: dict[str, Kind] = {"GRADE": "grade", "HIGHEST": "highest", "PRIZE": "prize"}
"""What kind of result a mention tells, by its label."""


class Result(msgspec.Struct, frozen=True):
    """A mention that tells a result, with the events that it belongs to. `sentence`, `clause`: where it is
    told.
    """

    kind: Kind
    mention: Mention
    sentence: int
    clause: tuple[int, int]
    events: tuple[Event, ...]


def is_lowest(mention: Mention) -> bool:
    """Whether a mention without a grade's word tells the bottom of the scale: '최하위 등급'."""
    return mention.rule == "grade.lowest"


def without_echoes(scene: Scene, cues: Cues, found: list[Result]) -> list[Result]:
    """The results of a sentence without the second word for one of them."""
    return [
        r
        for r in found
        if not (r.kind == "prize" and any(_cites(scene, cues, r, other) for other in found))
        and not (r.kind == "highest" and any(_echoes(r, other) for other in found))
    ]


def _cites(scene: Scene, cues: Cues, citation: Result, other: Result) -> bool:
    """'장관상(대상)', '최우수상(장관상)', '대상인 국무총리상': two names of one prize; the rank is kept, not
    the giver.
    """
    giver = cues.regex("{results.citations}")
    if not giver.search(citation.mention.value) or other.kind != "prize" or giver.search(other.mention.value):
        return False
    first, second = sorted((citation.mention, other.mention))
    return bool(re.fullmatch(r"(?:인\s|\s?\()(?:[가-힣]++\s?){0,3}+", scene.text[first.end : second.start]))


def _echoes(highest: Result, other: Result) -> bool:
    """Whether 'the highest grade' stands beside the grade's own word."""
    return (
        other.kind == "grade"
        and other.events == highest.events
        and -30 <= other.mention.start - highest.mention.end <= 30
    )
