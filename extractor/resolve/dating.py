"""Dates the drafts whose year the text does not tell with the result itself: the main ones first, then those
beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.resolve.contest_years import ContestYears
from extractor.resolve.drafts import Draft, Value, year_value
from extractor.resolve.events import programmes
from extractor.resolve.numbers import Number
from extractor.resolve.outcome_years import year_of_outcome
from extractor.resolve.reading import Reading
from extractor.resolve.years import LEAD, YearFinding, stated

TOGETHER_REACH = 30
"""So near before an evaluation's name the words stand that it was announced together with another."""
_TOGETHER = (
    r"(?:함께|같이|나란히|동시에|같은\s?날)\s(?:[가-힣]{1,5}\s)?"
    r"(?:공개된|발표된|나온|나왔던|통보된|공개한|발표한|내놓은|통보받은|받아\s?든)\s['\"]?{shared.ministry}?(?:의)?\s?['\"]?$"
)


class DraftDater:
    """Dates the drafts of one article from its body and its title."""

    def __init__(self, body: Reading, title: Reading | None) -> None:
        self.body = body
        self.title = title
        self.contests = ContestYears(body.years)
        self.drafts: Sequence[Draft] = ()

    def date(self, drafts: Sequence[Draft]) -> None:
        """Sets the years that follow. A result told of the year before counts back from a dated one."""
        self.drafts = drafts
        for draft in drafts:
            if draft.year is None and not draft.back:
                draft.year = self._year(draft)
        for draft in drafts:
            if draft.year is None:
                others = sorted(drafts, key=_latest_first) if draft.back else drafts
                draft.year = next((year for other in others if (year := self._beside(draft, other))), None)
        _share_year_of_first(drafts)
        counted_back = [draft for draft in drafts if draft.year is None and draft.back]
        for draft in counted_back:
            draft.year = self._year(draft)
            draft.back = None  # no other year is told that it could be before
        if counted_back:
            _share_year_of_first([d for d in drafts if d.year is not None or d not in counted_back])

    def _beside(self, draft: Draft, other: Draft) -> Value | None:
        return _year_beside(draft, other) or self._year_of_joint_round(draft, other)

    def _year_of_joint_round(self, draft: Draft, other: Draft) -> Value | None:
        """'함께 공개된 공공데이터 평가에서는 보통': two evaluations announced together are of one year."""
        if (
            other.year is None
            or other.back
            or draft.back
            or draft.place != "text"
            or (draft.programme.kind, other.programme.kind) != ("evaluation", "evaluation")
            or draft.programme.id == other.programme.id
            or not self.body.cues.regex(_TOGETHER).search(
                self.body.scene.behind(draft.event.start, TOGETHER_REACH)
            )
        ):
            return None
        reason = f"announced together with the {other.year.value} round of {other.programme.id}"
        return Value(other.year.value, (draft.event.mention,), reason)

    def _year(self, draft: Draft) -> Value | None:
        finding = self._in_name(draft)
        if finding is None and draft.place == "text":
            finding = self._inferred(draft)
        return year_value(finding)

    def _in_name(self, draft: Draft) -> YearFinding | None:
        """The first year in a name of an evaluation, of the body or else the title."""
        if draft.programme.kind != "evaluation":
            return None
        for reading in (self.body, self.title):
            named = reading.years.named.get(draft.programme.id) if reading is not None else None
            if named:
                return named[0]
        return None

    def _inferred(self, draft: Draft) -> YearFinding | None:
        years, programme = self.body.years, draft.programme
        if programme.kind != "evaluation":
            told = [(draft.result, draft.event), *draft.retold]
            found = (self.contests.of(result, event) for result, event in told)
            return self._by_streak(draft) or next((year for year in found if year is not None), None)
        counts = [
            n.mention
            for n in self.body.numbers.counts
            if programme.id in programmes(n.events) and not self._is_of_former(draft, n)
        ]
        outcome = year_of_outcome(self.body.results.finder, draft.result)
        return (
            (stated(outcome) if outcome is not None else None)
            or years.by_institutions(programme, counts)
            or years.by_month(programme, draft.event)
            or years.by_relative_word(draft.result)
            or self._by_streak(draft)
            or (years.by_calendar(programme, draft.result) if draft.result.sentence <= LEAD else None)
        )

    def _is_of_former(self, draft: Draft, count: Number) -> bool:
        """Whether a number of institutions is told of the year of another result: '2019년 평가에서 520개 기관
        중 미흡을 받은'.
        """
        return any(
            other is not draft
            and other.place == "text"
            and other.year is not None
            and other.result.sentence == count.sentence != draft.result.sentence
            and other.year.value in other.programme.years_with(int(count.value))
            for other in self.drafts
            if other.programme.id == draft.programme.id and other.won_by((draft.recipient,))
        )

    def _by_streak(self, draft: Draft) -> YearFinding | None:
        """'2021년 이후 4년 연속'."""
        for number in self.body.numbers.streaks:
            if number.role == "streak" and draft.programme.id in programmes(number.events):
                finding = self.body.years.by_start_and_count(int(number.value), number.mention)
                if finding is not None:
                    return finding
        return None


def _year_beside(draft: Draft, other: Draft) -> Value | None:
    """The year that follows from a dated result of the same recipient: told in one breath with it, or of the
    year before it.
    """
    of_same_contest = bool(draft.back) and draft.event == other.event
    if (
        other is draft
        or other.year is None
        or not (draft.programme.kind == "evaluation" or of_same_contest)
        or not draft.won_by((other.recipient,))
    ):
        return None
    year = other.year.value
    if draft.back:
        if other.programme.id != draft.programme.id or other.back:
            return None
        reason = f"told of the year before the {year} round"
        return Value(year - draft.back, (draft.result.mention,), reason)
    in_one_breath = (
        draft.place == "text"
        and other.result.sentence == draft.result.sentence
        and other.programme.kind == "evaluation"
    )
    reason = f"told in one breath with the {year} round of {other.programme.id}"
    return Value(year, (draft.event.mention,), reason) if in_one_breath else None


def _latest_first(draft: Draft) -> int:
    """What is told of so many years before is counted from the latest round, which the article reports."""
    return 0 if draft.year is None else -int(draft.year.value)


def _share_year_of_first(drafts: Sequence[Draft]) -> None:
    """Dates the results told in passing, where the one told first is dated."""
    for draft in drafts:
        if draft.year is None and not draft.back:
            draft.year = _year_of_first(draft, drafts)


def _year_of_first(draft: Draft, drafts: Sequence[Draft]) -> Value | None:
    """For another's result told in passing of the same evaluation: the year of the one told first."""
    first = next((d for d in drafts if d.programme.id == draft.programme.id), draft)
    passing = draft.place == "text" and draft.programme.kind == "evaluation"
    if not passing or first.year is None or first.back or draft.won_by((first.recipient,)):
        return None
    reason = f"told with the {first.year.value} round of the same evaluation"
    return Value(first.year.value, (draft.event.mention,), reason)
