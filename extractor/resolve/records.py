"""Drafts to records: who the recipient is on the day, and the evidence of every value in the text as it was
given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractor.language.normalize import Normalized
from extractor.model import Award, Evidence, Place
from extractor.recognize.mentions import Mention
from extractor.resolve.drafts import Draft, Value
from extractor.resolve.identity import Identity
from extractor.resolve.reading import Reading


@dataclass(frozen=True)
class Side:
    """The body or the title of an article: its reading, and its text folded and as it was given."""

    reading: Reading
    folded: Normalized
    raw: str

    def span(self, mention: Mention) -> tuple[int, int]:
        """The span of a mention in the text as it was given."""
        return self.folded.span(mention.start, mention.end)

    def words(self, mention: Mention) -> str:
        """A mention in the words of the text as it was given, in one line."""
        start, end = self.span(mention)
        return " ".join(self.raw[start:end].split())


@dataclass(frozen=True)
class Sides:
    """An article read: its body, its title if it has one, and its day of publication if that is known."""

    body: Side
    title: Side | None
    published: date | None

    def of(self, place: Place) -> Side:
        """The side that a mention stands in."""
        if place == "text":
            return self.body
        if self.title is None:
            raise ValueError("evidence in a title that is not there")
        return self.title


class RecordMaker:
    """Makes the awards of one article. `warnings`: names that stay undecided, in words."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.warnings: list[str] = []

    def identity(self, draft: Draft) -> Identity:
        """Who the recipient of a draft is."""
        return self.sides.of(draft.place).reading.identifier.decide(draft.recipient, self._day(draft))

    def _day(self, draft: Draft) -> date | None:
        """The day on which codes are read: of publication, else of the programme's announcement."""
        if self.sides.published is not None or draft.year is None:
            return self.sides.published
        rounds = {r.year: r.announced for r in draft.programme.round}
        return rounds.get(draft.year.value)

    def award(self, draft: Draft) -> Award | None:
        """The record of a draft; None where nobody knows who its recipient is."""
        identity = self.identity(draft)
        if identity.undecided:
            if identity.code is None and identity.kind == "other":
                return None
            self.warnings.append(
                f"{identity.name}: several local governments have this name, "
                "and nothing in the article decides which one is meant"
            )
        values = _values(draft, identity)
        evidence = {name: self._evidence(value) for name, value in values.items()}
        if draft.projects:
            evidence["projects"] = tuple(e for project in draft.projects for e in self._evidence(project))
        return Award(
            **{name: value.value for name, value in values.items()},
            programme_name=evidence["programme"][0].quote,
            projects=tuple(project.value for project in draft.projects),
            evidence=evidence,
        )

    def _evidence(self, value: Value) -> tuple[Evidence, ...]:
        return tuple(self._one_evidence(mention, value.reason) for mention in value.mentions)

    def _one_evidence(self, mention: Mention, reason: str | None) -> Evidence:
        side = self.sides.of(mention.place)
        start, end = side.span(mention)
        return Evidence(
            start=start,
            end=end,
            quote=side.raw[start:end],
            rule=mention.rule,
            digest=mention.digest,
            basis="stated" if reason is None else "inferred",
            reason=reason,
            place=mention.place,
        )


def _values(draft: Draft, identity: Identity) -> dict[str, Value]:
    """The values of an award by field, in the order of the evidence."""
    who = (draft.recipient.mention,)
    values = {
        "recipient": Value(identity.name, who, identity.reason),
        "recipient_kind": Value(identity.kind, who, identity.reason),
    }
    if identity.code is not None:
        values["region_code"] = Value(identity.code, who, identity.reason)
    values["programme"] = Value(draft.programme.id, (draft.event.mention,))
    if draft.year is not None:
        values["evaluation_year"] = draft.year
    return values | draft.values
