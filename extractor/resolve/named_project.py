"""The name of a project where it stands, and what can be told of it there that is nobody's doing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.unnamed import said_by_unnamed


@dataclass(frozen=True)
class Named:
    """A name of a project where it stands."""

    scene: Scene
    cues: Cues
    sentence: Sentence
    mention: Mention

    @cached_property
    def text(self) -> str:
        """Its sentence."""
        return self.scene.of_sentence(self.sentence)

    @cached_property
    def head(self) -> str:
        """The sentence up to it."""
        return self.scene.text[self.sentence.start : self.mention.start]

    @cached_property
    def rest(self) -> str:
        """What follows it in its clause."""
        return self.scene.text[self.mention.end : self.sentence.clause_at(self.mention.start)[1]]

    @cached_property
    def tail(self) -> str:
        """What follows it in its sentence."""
        return self.scene.text[self.mention.end : self.sentence.end]

    def has(self, template: str, text: str) -> bool:
        """Whether a template of cues (see `Cues.regex`) is found in a text."""
        return bool(self.cues.regex(template).search(text))


def is_said_by_unnamed(named: Named) -> bool:
    """Whether somebody of an institution without a name speaks of it."""
    return said_by_unnamed(named.scene, named.cues, named.sentence, named.mention.start)


def was_changed(named: Named) -> bool:
    """'분석으로 마을의 행복택시 배차를 조정했다': what a project changed."""
    return named.has(r"^['\"]?(?:을|를)\s(?:[가-힣]{1,6}\s){0,2}{projects.changed}", named.rest)


def was_attended(named: Named) -> bool:
    """'어릴 적 공단 옆 학교를 다닌 기억'."""
    return bool(re.match(r"^(?:을|를|에)\s(?:다니|다닌|다녔|나온|나와)", named.rest))
