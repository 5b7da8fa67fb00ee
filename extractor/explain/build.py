"""Builds the explanation of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.explain.missing import missing
from extractor.explain.records import ExplainedAward, ExplainedValue, Explanation, Reason
from extractor.explain.unused import unused
from extractor.explain.verdict import verdict
from extractor.explain.view import View
from extractor.explain.words import korean
from extractor.model import VALUE_FIELDS, Article, Award, Evidence

if TYPE_CHECKING:
    from extractor.pipeline import Extractor


def explain(extractor: Extractor, article: Article) -> Explanation:
    """Why each value of the article's awards, and why not: empty fields, unused mentions, no award at all.

    The awards are extracted anew, whatever `article` carries. Costs about two extractions.
    """
    view = View(extractor, article)
    return Explanation(
        article=view.article,
        mentions=tuple(side.sighting(mention) for side, mention in view.mentions()),
        awards=tuple(
            ExplainedAward(
                a, view.knowledge.programmes[a.programme].title, _values(view, a), missing(view, a)
            )
            for a in view.awards
        ),
        unused=unused(view),
        verdict=verdict(view),
    )


def _values(view: View, award: Award) -> tuple[ExplainedValue, ...]:
    notes = {rule.id: rule.note for rule in view.knowledge.rules}
    found = []
    for field in VALUE_FIELDS:
        evidence = award.evidence.get(field, ())
        values = _one_each(getattr(award, field), len(evidence))
        for value, e in zip(values, evidence, strict=True):
            found.append(ExplainedValue(field, value, e, notes.get(e.rule, ""), _why(e)))
    return tuple(found)


def _one_each(value: object, count: int) -> list[str | int | float]:
    """The value beside each piece of its evidence; of a list each beside its own, if the numbers agree."""
    if isinstance(value, tuple):
        return list(value) if len(value) == count else [", ".join(value)] * count
    return [value if isinstance(value, int | float) else str(value)] * count


def _why(evidence: Evidence) -> Reason | None:
    if evidence.reason is None:
        return None
    return Reason("inferred", evidence.reason, korean(evidence.reason))
