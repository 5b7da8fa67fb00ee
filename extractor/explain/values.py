"""The values of an award as an explanation shows them. Needs no analysis: stored awards can be shown too."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.explain.records import ExplainedValue, Reason
from extractor.explain.words import RECIPIENT_KINDS, korean
from extractor.model import VALUE_FIELDS, Award, Evidence


def explained_values(award: Award, notes: Mapping[str, str]) -> tuple[ExplainedValue, ...]:
    """Every value with each piece of its evidence. `notes`: what the rule files say of a rule, by its id."""
    found = []
    for field in VALUE_FIELDS:
        evidence = award.evidence.get(field, ())
        values = _one_each(getattr(award, field), len(evidence))
        for value, e in zip(values, evidence, strict=True):
            found.append(ExplainedValue(field, value, e, notes.get(e.rule, ""), why(e)))
    return tuple(found)


def shown(field: str, value: str | float) -> str:
    """A value as it is shown to people."""
    if field == "recipient_kind":
        return RECIPIENT_KINDS.get(str(value), str(value))
    if isinstance(value, int) and field in ("incentive_krw", "agencies_evaluated"):
        return f"{value:,}"
    return str(value)


def why(evidence: Evidence) -> Reason | None:
    """What an inferred value follows from; None for a stated one."""
    if evidence.reason is None:
        return None
    return Reason("inferred", evidence.reason, korean(evidence.reason))


def _one_each(value: object, count: int) -> list[str | int | float]:
    """The value beside each piece of its evidence; of a list each beside its own, if the numbers agree."""
    if isinstance(value, tuple):
        return list(value) if len(value) == count else [", ".join(value)] * count
    return [value if isinstance(value, int | float) else str(value)] * count
