"""Builds the explanation of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.explain.missing import missing
from extractor.explain.records import ExplainedAward, Explanation
from extractor.explain.unused import unused
from extractor.explain.values import explained_values
from extractor.explain.verdict import verdict
from extractor.explain.view import View
from extractor.model import Article

if TYPE_CHECKING:
    from extractor.pipeline import Extractor


def explain(extractor: Extractor, article: Article) -> Explanation:
    """Why each value of the article's awards, and why not: empty fields, unused mentions, no award at all.

    The awards are extracted anew, whatever `article` carries. Costs about two extractions.
    """
    view = View(extractor, article)
    notes = {rule.id: rule.note for rule in view.knowledge.rules}
    return Explanation(
        article=view.article,
        mentions=tuple(side.sighting(mention) for side, mention in view.mentions()),
        awards=tuple(
            ExplainedAward(
                a, view.knowledge.programmes[a.programme].title, explained_values(a, notes), missing(view, a)
            )
            for a in view.awards
        ),
        unused=unused(view),
        verdict=verdict(view),
    )
