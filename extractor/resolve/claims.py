"""A mention that looks like a result, with all that a test of it may ask."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.events import Event
from extractor.resolve.scene import Scene, Sentence


@dataclass(frozen=True)
class Claim:
    """A mention that looks like a result: where it stands, and the events that it belongs to.

    `headline`: the text is a title, where a result needs no verb.
    """

    scene: Scene
    cues: Cues
    sentence: Sentence
    mention: Mention
    events: tuple[Event, ...]
    headline: bool = False

    @cached_property
    def after(self) -> str:
        """The rest of the sentence."""
        return self.scene.text[self.mention.end : self.sentence.end]

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Span of its clause."""
        return self.sentence.clause_at(self.mention.start)

    @cached_property
    def clause_before(self) -> str:
        """Its clause up to it."""
        return self.scene.text[self.clause[0] : self.mention.start]

    @cached_property
    def sentence_before(self) -> str:
        """Its sentence up to it."""
        return self.scene.text[self.sentence.start : self.mention.start]

    @property
    def is_prize(self) -> bool:
        """Whether it is a prize rather than a grade."""
        return self.mention.label == "PRIZE"

    @cached_property
    def institutions_before(self) -> list[Mention]:
        """Institutions, and words for them, before it in the sentence."""
        return [m for m in self.sentence.of("INSTITUTION", "STEM", "SELF") if m.end <= self.mention.start]

    @property
    def names_behind(self) -> bool:
        """Whether institutions stand behind it in the sentence."""
        return any(m.start >= self.mention.end for m in self.sentence.of("INSTITUTION", "STEM"))

    def follows(self, template: str) -> bool:
        """Whether what follows matches a template of cues (see `Cues.regex`) from its first character on."""
        return bool(self.cues.regex(template).match(self.after))
