"""What a word for a kind of institution stands for: 시는, 군은, 공사는, 교육청은."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.resolve.namesakes import Recipient
from extractor.resolve.units import Units

OTHER = "other"
"""Kind of the words for bodies that are no local government; they are the ends of those bodies' names."""


def meant_by(
    word: str, kind: str, focus: Recipient | None, before: Iterable[Recipient], units: Units
) -> Recipient | None:
    """The institution that a word of a kind means: the one that the text is about (`focus`), unless another
    is called so, else the nearest of that kind. `before`: the institutions before it, the nearest first.
    """
    fits = focus is not None and _is_kind(focus, kind, units)
    if focus is not None and fits and (kind != OTHER or focus.key.endswith(word)):
        return focus
    kin = [r for r in before if _is_kind(r, kind, units)]
    called = next((r for r in kin if r.key.endswith(word)), None) if kind == OTHER else None
    return called or (focus if fits or not kin else kin[0])


def _is_kind(recipient: Recipient, kind: str, units: Units) -> bool:
    """Whether a recipient is of the kind that 시 or 군 stands for; 특별시 and 광역시 are 시, too."""
    if recipient.key.startswith("="):
        return kind == OTHER
    return any(u.kind == kind or (kind == "si" and u.name.endswith("시")) for u in units.of(recipient.codes))
