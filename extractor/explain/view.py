"""One article as its explanation needs it: both readings, and which spans are evidence of what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.explain.records import Sighting
from extractor.knowledge import Knowledge
from extractor.language.normalize import Normalized
from extractor.model import Article, Award, Place
from extractor.recognize.mentions import Mention

if TYPE_CHECKING:
    from extractor.pipeline import Extractor
    from extractor.resolve.events import Event
    from extractor.resolve.numbers import Number
    from extractor.resolve.reading import Reading

Span = tuple[str, int, int]
"""Place, start and end in the text as given."""


class Side:
    """The body or the title: its reading, and the way back from folded text."""

    def __init__(self, place: Place, reading: Reading, folded: Normalized, raw: str) -> None:
        self.place = place
        self.reading = reading
        self.folded = folded
        self.raw = raw

    def sighting(self, mention: Mention) -> Sighting:
        """The mention with its span and quote in the text as given."""
        return self.seen(mention.start, mention.end, mention.label, mention.rule, mention.value)

    def seen(self, start: int, end: int, label: str, rule: str, value: str = "") -> Sighting:
        """A span of the folded text as a sighting."""
        first, last = self.folded.span(start, end)
        return Sighting(self.place, first, last, self.raw[first:last], label, rule, value)


class View:
    """An article read. `sides` is empty where the first gate closed and nothing was read."""

    def __init__(self, extractor: Extractor, article: Article) -> None:
        self.knowledge: Knowledge = extractor.knowledge
        self.article = extractor.award(article)
        self.awards = self.article.awards
        self.sides: list[Side] = []
        readings = extractor.read(article)
        if readings is not None:
            body, title, folded, folded_title = readings
            if title is not None and folded_title is not None and article.title:
                self.sides.append(Side("title", title, folded_title, article.title))
            self.sides.append(Side("text", body, folded, article.text))
        self.used: dict[Span, list[tuple[int, str]]] = {}
        """Spans that are evidence → (index of the award, field)."""
        self.numbers: dict[Mention, Number] = {}
        """Mentions of numbers → the number with its role; what has no role is not there."""
        self.refused: dict[Mention, str] = {}
        """Refused results → why."""
        for side in self.sides:
            numbers = side.reading.numbers
            for number in (*numbers.points, *numbers.counts, *numbers.money, *numbers.streaks):
                self.numbers.setdefault(number.mention, number)
            for refusal in side.reading.results.refused:
                self.refused.setdefault(refusal.mention, refusal.reason)
        for index, award in enumerate(self.awards):
            for field, evidence in award.evidence.items():
                for e in evidence:
                    self.used.setdefault((e.place, e.start, e.end), []).append((index, field))

    def mentions(self, *labels: str) -> Iterator[tuple[Side, Mention]]:
        """Mentions with one of these labels (or all), title first, each in order."""
        for side in self.sides:
            for mention in side.reading.scene.mentions:
                if not labels or mention.label in labels:
                    yield side, mention

    def uses(self, sighting: Sighting) -> list[tuple[int, str]]:
        """The values that stand on this span."""
        return self.used.get((sighting.place, sighting.start, sighting.end), [])

    def quote(self, side: Side, event: Event) -> str:
        """The name of an event as printed; what the title tells can belong to one of the body."""
        for home in (side, *self.sides):
            if any(event in events for events in home.reading.results.events.values()):
                first, last = home.folded.span(event.start, event.end)
                return home.raw[first:last]
        return event.programme or event.mention.label

    def name(self, award: Award) -> str:
        """An award in a few words."""
        return " ".join(
            str(p) for p in (award.recipient, award.programme, award.evaluation_year) if p is not None
        )

    def rules_of(self, *labels: str) -> list[str]:
        """Ids of the rules of the packs that mark these labels."""
        return [rule.id for rule in self.knowledge.rules if rule.label in labels]
