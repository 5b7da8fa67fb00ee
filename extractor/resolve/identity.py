"""Which local government a name means on a day, and what an award says of it.

A shared name (중구, 고성군) is decided by the province before it, the dateline, provinces in the text, and
the publisher's region, in that order; else it stays undecided and is reported.
"""

from __future__ import annotations

from datetime import date

import msgspec

from extractor.knowledge import Municipality
from extractor.model import RecipientKind
from extractor.recognize.short_bodies import NOBODY
from extractor.resolve.namesakes import Recipient
from extractor.resolve.recipients import RecipientFinder


class Identity(msgspec.Struct, frozen=True):
    """What an award says of its recipient. `reason`: how a shared name was decided, None where the name is
    the unit's alone.
    """

    name: str
    code: str | None
    kind: RecipientKind
    reason: str | None = None
    undecided: bool = False


class Identifier:
    """Decides the recipients of one scene. `hints`: (two-digit 시도 code, where it stands) in falling
    strength.
    """

    def __init__(self, finder: RecipientFinder, hints: list[tuple[str, str]]) -> None:
        self.scene = finder.scene
        self.units = finder.units
        self.hints = [*hints, *((code, "the text") for code in finder.governed)]

    def decide(self, recipient: Recipient, day: date | None) -> Identity:
        """The identity of a recipient on a day: the unit in force then, shared names decided by the hints."""
        if recipient.key.startswith(NOBODY):
            return Identity(recipient.key.removeprefix(NOBODY), None, "other", undecided=True)
        if recipient.key.startswith("="):
            return Identity(recipient.key[1:], None, "other")
        units = self.units.self_governing(list(recipient.codes), day)
        if len(units) > 1:
            return self._by_hint(units)
        if not units:
            return Identity(self.scene.surface(recipient.mention), None, "other", undecided=True)
        unit, reason = units[0], None
        if recipient.reason is not None and recipient.mention.label == "SELF":
            reason = recipient.reason
        elif recipient.reason is not None:
            reason = f"{unit.name}: one of several of this name; {recipient.reason}"
        code = unit.code if unit.self_governing else None
        return Identity(unit.full_name, code, unit.recipient_kind, reason=reason)

    def _by_hint(self, units: list[Municipality]) -> Identity:
        for sido, where in self.hints:
            names = {u.name for u in self.units.of(self.units.provinces_like(sido))}
            inside = [u for u in units if u.sido in names or u.code == sido]
            if len(inside) == 1:
                unit = inside[0]
                reason = f"{unit.name}: one of several of this name; {unit.sido} follows from {where}"
                return Identity(unit.full_name, unit.code, unit.recipient_kind, reason=reason)
        return Identity(units[0].name, None, units[0].recipient_kind, undecided=True)
