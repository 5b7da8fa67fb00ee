"""Winners of a prize whose number is told first: '우수상은 두 곳이다. A와 B가 차지했다'.

They are winners only where they are as many as it says.
"""

from __future__ import annotations

from itertools import pairwise

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.recognize.number_words import number_in_words
from extractor.resolve.events import Event
from extractor.resolve.outcome import Result
from extractor.resolve.scene import Scene, Sentence

# Behind a prize: how many won it
_SO_MANY = (
    r"^['\"]?(?:은|는|에는|에)?\s(?:모두\s|총\s)?(?:(?P<number>\d{1,2})\s?|(?P<words>{recipients.numerals})\s)"
    r"(?:곳|팀|자리|기관|지자체|시군구?|개\s?(?:기관|팀|지자체|시군구?|작품))"
)
# Behind the last of them: that they won it, or the end of the sentence
_WON = (
    r"[^.\n]{0,50}?(?:이|가|도|은|는|에|에게)\s(?:[가-힣]{1,5}\s){0,2}?(?:{results.selected}|{results.taken}|{results.went})"
    r"|\s?(?:등\s)?(?:[가-힣\d]{1,4}\s)?(?:이다|다\.|였다|이었다)"
)
_NOT_WON = ("PROSPECT", "NEGATED")
_OTHER_MATTER = (*_NOT_WON, "GRADE", "HIGHEST", "PERSONAL", "PROGRAMME", "OTHER_EVENT")


class CountedPrizes:
    """The winners of one scene that a number of them announces."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene = scene
        self.cues = cues
        self._last: tuple[Mention, Sentence, int, tuple[Event, ...]] | None = None

    def note(self, prize: Mention, sentence: Sentence, events: tuple[Event, ...]) -> None:
        """Remembers a prize that is told of nobody, where it is said how many won it: neither hoped for nor
        denied.
        """
        told = self.cues.regex(_SO_MANY).match(self.scene.ahead(prize.end, 24))
        number = int(told["number"] or number_in_words(told["words"]) or 0) if told is not None else 0
        if prize.label == "PRIZE" and number and not sentence.of(*_NOT_WON):
            self._last = prize, sentence, number, events

    def won(self, sentence: Sentence) -> Result | None:
        """The result of a sentence that names as many winners as it, or the one before it, announces."""
        if self._last is None or sentence.index - self._last[1].index > 1:
            return None
        prize, announcing, number, events = self._last
        start = prize.end if announcing == sentence else sentence.start
        if sentence.of(*_OTHER_MATTER) or any(p.start >= start for p in sentence.of("PRIZE")):
            return None
        names = [m for m in sentence.of("INSTITUTION", "STEM") if m.start >= start]
        provinces = sum(not self.scene.text[a.end : b.start].strip() for a, b in pairwise(names))
        if not names or len(names) - provinces != number:
            return None
        end = names[-1].end
        if not self.cues.regex(_WON).match(self.scene.text, end):
            return None
        self._last = None  # nobody else has won it
        return Result("implied", prize, sentence.index, (end, end + 1), events)
