"""Reads the body and the title of an article, each with what the other tells about places and programmes."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from extractor.knowledge import Knowledge
from extractor.resolve.events import Event, EventFinder
from extractor.resolve.hints import place_hints
from extractor.resolve.namesakes import Recipient
from extractor.resolve.own_paper import own_government
from extractor.resolve.reading import Reading, Surroundings
from extractor.resolve.recipients import RecipientFinder, named_codes
from extractor.resolve.scene import Scene
from extractor.resolve.subjects import Subjects


class ArticleReader:
    """Reads articles with one spaCy pipeline and one set of pattern files."""

    def __init__(self, nlp: Language, knowledge: Knowledge) -> None:
        self.nlp = nlp
        self.knowledge = knowledge

    def read(
        self, text: str, title: str | None, *, published: date | None, publisher: str | None
    ) -> tuple[Reading, Reading | None]:
        """Readings of the folded body and title (None where there is none)."""
        body = Scene(self.nlp(text))
        heading = Scene(self.nlp(title), "title") if title else None
        hints = tuple(place_hints(body, heading, self.knowledge, publisher))
        if heading is None:
            around = Surroundings(published, hints, outside=own_government(body, self.knowledge, publisher))
            return Reading(body, self.knowledge, around), None
        codes = named_codes(body)
        around = Surroundings(
            published,
            hints,
            outside=self._recipient(heading, codes) or own_government(body, self.knowledge, publisher),
            context=_first(EventFinder(heading, self.knowledge).by_sentence),
            known=named_codes(heading),
        )
        reading = Reading(body, self.knowledge, around)
        around = Surroundings(
            published,
            hints,
            outside=reading.subjects.focus,
            context=_first(reading.results.events),
            known=codes,
            headline=True,
        )
        return reading, Reading(heading, self.knowledge, around)

    def _recipient(self, title: Scene, known: frozenset[str]) -> Recipient | None:
        """The first institution of the title that is neither a host nor somebody else's."""
        finder = RecipientFinder(title, self.knowledge, known)
        return Subjects(title, finder, self.knowledge, None).focus


def _first(events: dict[int, list[Event]]) -> tuple[Event, ...]:
    """The events of the first sentence that names one."""
    return next((tuple(named) for _, named in sorted(events.items()) if named), ())
