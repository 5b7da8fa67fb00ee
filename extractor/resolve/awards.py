"""Puts the awards of an article together: results to drafts, drafts dated, numbers and projects attached,
records made.
"""

from __future__ import annotations

from extractor.knowledge import Knowledge
from extractor.model import Award
from extractor.resolve.attach.averages import attach_average, attach_average_of_year
from extractor.resolve.attach.earlier_scores import attach_earlier_scores
from extractor.resolve.attach.money import attach_money
from extractor.resolve.attach.numbers import NumberAttacher
from extractor.resolve.attach.projects import attach_projects
from extractor.resolve.attach.runs import attach_runs_of_history
from extractor.resolve.contradictions import contradictions
from extractor.resolve.dating import DraftDater
from extractor.resolve.drafts import Draft, DraftCollector
from extractor.resolve.former import former_drafts
from extractor.resolve.headlines import tells_only_aims
from extractor.resolve.records import RecordMaker, Sides
from extractor.resolve.scored import grade_by_score, scored_drafts


class AwardBuilder:
    """Builds the awards of one article. `warnings`: what a careful reader should know, after `build`."""

    def __init__(self, knowledge: Knowledge, sides: Sides) -> None:
        self.knowledge = knowledge
        self.sides = sides
        self.body = sides.body.reading
        self.title = sides.title.reading if sides.title is not None else None
        self.records = RecordMaker(sides)
        self.warnings: list[str] = []

    def build(self) -> list[Award]:
        """The awards in the order of the text."""
        collector = DraftCollector(self.knowledge, self.body)
        drafts = self._drafts(collector)
        self._attach(drafts)
        attach_runs_of_history(self.body.scene, drafts, collector.history)
        drafts += former_drafts(self.body, drafts)
        awards = [award for draft in drafts if (award := self.records.award(draft)) is not None]
        title = self.title.scene if self.title is not None else None
        self.warnings = [*self.records.warnings, *contradictions(awards, self.knowledge, title)]
        return awards

    def _drafts(self, collector: DraftCollector) -> list[Draft]:
        """What body and title tell, dated, each award once."""
        collector.collect(self.body, "text")
        collector.share_streaks()
        if self.title is not None and not tells_only_aims(self.body):
            collector.collect(self.title, "title")
        scored = scored_drafts(self.body, collector.drafts)
        drafts = [*collector.drafts, *scored]
        DraftDater(self.body, self.title).date(drafts)
        collector.merge_twins()
        collector.drop_history()
        return [*collector.drafts, *grade_by_score(scored)]

    def _attach(self, drafts: list[Draft]) -> None:
        """Numbers and projects of the body; of the title its streaks alone, where the body tells none."""
        numbers = NumberAttacher(self.body, drafts)
        numbers.attach_streaks()
        numbers.attach_scores()
        attach_earlier_scores(self.body, drafts)
        for draft in drafts:
            if "score" not in draft.values:
                continue
            kind = self.records.identity(draft).kind
            if any(draft.is_before(other) for other in drafts):
                attach_average_of_year(self.body, draft, kind)
            else:
                alone = all(d.won_by((draft.recipient,)) for d in drafts if "score" in d.values)
                attach_average(self.body, draft, kind, alone=alone)
        numbers.attach_counts()
        attach_money(self.body, drafts)
        if self.title is not None:
            NumberAttacher(self.title, drafts).attach_streaks()
        attach_projects(self.body, drafts, self.sides.body.words)
