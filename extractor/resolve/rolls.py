"""Lists of winners of which each has a line of its own, behind a sentence that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.cue_files import Cues
from extractor.resolve.scene import Scene, Sentence

ANNOUNCED_REACH = 4
"""So many sentences behind the one that announces it a list may begin."""

LONGEST = 300
"""Lines that one list may have."""

_BULLET = r"\s*(?:[○●◇◆□■▲△▷▶·*ㆍ\-]|[①-⑳]|\(?\d{1,2}[.)])\s*"
# Before the name on a line: a bullet or a number, and the kind of institution: '○ 광역자치단체: '
_HEAD = re.compile(rf"(?:{_BULLET})(?:[가-힣·\s]{{2,16}}\s?:\s?)?")
# Behind the name: what it won with, its numbers, the next name, or the end of the line
_TAIL = re.compile(r"\s*(?:$|\n|\(|,|·|\s[-:/]\s|:\s)")


class RollReader:
    """Finds the lines of such lists in one scene."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene = scene
        self.announces = cues.regex("{results.announced}")

    def lines(self, announcing: Sentence) -> Iterator[tuple[Sentence, tuple[int, int]]]:
        """The lines behind a sentence that announces winners, each with the span of its first name; none
        where it announces nothing.
        """
        if not self.announces.search(self.scene.of_sentence(announcing)):
            return
        begun = False
        following = self.scene.sentences[announcing.index + 1 : announcing.index + 1 + LONGEST]
        for away, sentence in enumerate(following):
            place = self._first_name(sentence)
            if place is not None:
                begun = True
                yield sentence, place
            elif begun or away >= ANNOUNCED_REACH:
                return

    def _first_name(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where the names stand that begin a line of a list."""
        names = sentence.of("INSTITUTION", "STEM")
        if not names or not _HEAD.fullmatch(self.scene.text[sentence.start : names[0].start]):
            return None
        last = names[0]
        for name in names[1:]:
            if not re.fullmatch(r"\s?(?:,\s?|·)?", self.scene.text[last.end : name.start]):
                break
            last = name
        if not _TAIL.match(self.scene.text, last.end):
            return None
        return names[0].start, last.end
