"""What a word for a kind of institution stands for: 시는, 군은, 공사는, 교육청은."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.recognize.mentions import Mention
from extractor.resolve.namesakes import Recipient
from extractor.resolve.units import Units

# Between the name of an office and a word for it: who worked there did something for it
_WORKED_THERE = re.compile(
    r"(?:청|청장)?(?:의|에|에서|청에|청에서)?\s[^.\n]{0,24}?(?:있던|있을|있으면서|일하|일할|일했|근무|재직|몸담|시절|재임|맡던|맡았)[^.\n]{0,24}"
)

OTHER = "other"
"""Kind of the words for bodies that are no local government; they are the ends of those bodies' names."""


def meant_by(
    word: str, kind: str, focus: Recipient | None, before: Iterable[Recipient], units: Units
) -> Recipient | None:
    """The institution that a word of a kind means: the one that the text is about (`focus`), unless another
    is called so, else the nearest of that kind. `before`: the institutions before it, the nearest first.
    """
    fits = focus is not None and is_kind(focus, kind, units)
    if focus is not None and fits and (kind != OTHER or focus.key.endswith(word)):
        return focus
    kin = [r for r in before if is_kind(r, kind, units)]
    if kind == OTHER:
        return next((r for r in kin if r.key.endswith(word)), None) or _holding(word, focus, kin)
    return focus if fits or not kin else kin[0]


def other_body_before(selves: Iterable[Mention], mention: Mention) -> Mention | None:
    """The last of these words before a mention that stands for a body of another kind; it may be one that
    nobody in the text is: '교육청은' in a text about a ministry.
    """
    return next((m for m in reversed([*selves]) if m.end <= mention.start and m.value == OTHER), None)


def _holding(word: str, focus: Recipient | None, kin: list[Recipient]) -> Recipient | None:
    """The institution whose name holds a word for bodies of its kind, if not at its end: 대학 for 대학교. One
    that is called otherwise is not meant: 교육청 is no 관세청.
    """
    fits = (r for r in (focus, *kin) if r is not None and word in r.key)
    return next(fits, None)


def former_office(text: str, word: Mention, before: Iterable[Recipient], units: Units) -> Recipient | None:
    """The institution that a word of its kind means behind the office that somebody held there: '하남시
    과장으로 있던 때 시가 …'. `before`: those before the word in its sentence, the nearest first.
    """
    kin = next((r for r in before if is_kind(r, word.value, units)), None)
    worked = kin is not None and _WORKED_THERE.fullmatch(text, kin.mention.end, word.start)
    return kin if worked else None


def is_kind(recipient: Recipient, kind: str, units: Units) -> bool:
    """Whether a recipient is of the kind that 시 or 군 stands for; 특별시 and 광역시 are 시, too."""
    if recipient.key.startswith("="):
        return kind == OTHER
    return any(u.kind == kind or (kind == "si" and u.name.endswith("시")) for u in units.of(recipient.codes))
