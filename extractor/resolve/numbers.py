"""A number of the text with its role and the evaluations that it belongs to, and what its readers need to
decide both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.resolve.corrections import is_withdrawn
from extractor.resolve.events import Event
from extractor.resolve.results import ResultFinder
from extractor.resolve.scene import Scene, Sentence

Role = Literal[
    "own", "average", "difference", "threshold", "part", "earlier", "other",  # points
    "evaluated",  # institutions
    "incentive",  # money
    "streak", "again", "since",  # times in a row
]  # fmt: skip


class Number(msgspec.Struct, frozen=True):
    """A number with its role and the events it belongs to.

    `group`: of an average, whose; of a sum, the rank that it is for; of a run, the grade. `each`:
    of a sum, that it counts for each event.
    """

    value: float
    mention: Mention
    sentence: int
    role: Role
    events: tuple[Event, ...]
    group: str | None = None
    each: bool = False


@dataclass(frozen=True)
class Scope:
    """What every reader of numbers needs: the scene, what the program knows, and the results of the scene."""

    scene: Scene
    knowledge: Knowledge
    results: ResultFinder

    def is_withdrawn(self, sentence: Sentence) -> bool:
        """Whether a sentence tells what the paper printed before and now corrects."""
        return is_withdrawn(self.scene, self.knowledge.cues, sentence)

    def governing(
        self, sentence: Sentence, mention: Mention, *, prize: bool = False, graded: bool = False
    ) -> tuple[Event, ...]:
        """The events that a number belongs to."""
        return self.results.governors.of(sentence, mention.start, prize=prize, graded=graded)
