"""Awards in the making: each result with its recipient, programme and grade, several tellings of one award
merged.

`DraftCollector` turns the results of a reading into drafts. Years and numbers are added later (`dating`,
`attach`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from extractor.knowledge import Knowledge, Programme
from extractor.model import Place
from extractor.recognize.mentions import Mention
from extractor.recognize.values import PRIZE
from extractor.resolve.events import Event
from extractor.resolve.lowest_grades import lowest_grade
from extractor.resolve.namesakes import Recipient
from extractor.resolve.outcome import Result, is_lowest
from extractor.resolve.reading import Reading
from extractor.resolve.retellings import retells_another
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.told_years import year_told
from extractor.resolve.years import YearFinder, YearFinding, stated
from extractor.resolve.years_behind import is_of_past_year

SCORE_REACH = 8
"""So near before a grade a score is that of its year."""
YEAR_TO_SCORE = 6
"""So near behind the year of what was its score stands: '우수였던 2022년의 86.1점'."""

ONLY_OF_CONTESTS = frozenset(("장려상", "특별상", "금상", "은상", "동상", "인기상"))
"""Prizes that no evaluation gives."""

SAME_CONTEST = 400
"""So near to each other two names of contests are taken for one contest."""


@dataclass
class Value:
    """A value of a draft with the mentions that it stands on. `reason`: None where stated."""

    value: Any
    mentions: tuple[Mention, ...]
    reason: str | None = None


def year_value(finding: YearFinding | None) -> Value | None:
    """A year as the value of a draft."""
    return None if finding is None else Value(finding.year, (finding.mention,), finding.reason)


@dataclass
class Draft:
    """An award in the making, and the first result that told it. `place`: which text told it.

    `back`: how many years before the one that the article reports it is told of (0: of that one), None where
    no word says so.
    """

    recipient: Recipient
    programme: Programme
    event: Event
    result: Result
    place: Place
    year: Value | None = None
    back: int | None = None
    values: dict[str, Value] = field(default_factory=dict)
    projects: list[Value] = field(default_factory=list)
    retold: list[tuple[Result, Event]] = field(default_factory=list)
    """Later results of the text that tell the same award."""
    past: bool = False
    """Whether it is told as past of a year that stands with it: '우수였던 2022년'."""

    def set(self, name: str, value: Value) -> None:
        """Sets a field once: what the text says first stays."""
        self.values.setdefault(name, value)

    @property
    def grade(self) -> str | None:
        """The grade or prize, if it has one."""
        grade = self.values.get("grade")
        return grade.value if grade is not None else None

    def has_behind(self, scene: Scene, place: int) -> bool:
        """Whether what stands at a place is right behind it: in brackets, or behind the year of what was."""
        told = (self.result, *(result for result, _ in self.retold)) if self.place == scene.place else ()
        if any(re.fullmatch(r"\s?\(", scene.text[r.mention.end : place]) for r in told):
            return True
        return self.past and self.year is not None and 0 <= place - self.year.mentions[0].end <= YEAR_TO_SCORE

    def is_of(self, recipients: Iterable[Recipient], programmes: Iterable[str | None]) -> bool:
        """Whether it is an award of one of the recipients in one of the programmes (ids)."""
        return self.programme.id in programmes and self.won_by(recipients)

    def won_by(self, recipients: Iterable[Recipient]) -> bool:
        """Whether its recipient can be one of these."""
        return any(self.recipient.may_be(recipient) for recipient in recipients)

    def same_award(self, other: Draft) -> bool:
        """Whether both can be one award: recipient and programme agree, and no years that differ."""
        return self.is_of((other.recipient,), (other.programme.id,)) and (
            self.year is None or other.year is None or self.year.value == other.year.value
        )

    def is_of_other_year(self, other: Draft) -> bool:
        """Whether the year is known, and not that of the other award."""
        return self.year is not None and (other.year is None or self.year.value != other.year.value)

    def is_before(self, other: Draft) -> bool:
        """Whether it is an award of the same recipient and programme in an earlier year."""
        return (
            self.is_of((other.recipient,), (other.programme.id,))
            and self.year is not None
            and other.year is not None
            and self.year.value < other.year.value
        )

    def merge_grade(self, result: Result, grade: Value | None) -> None:
        """Adds a second result of the same award.

        A selection above the grades wins over the grade, a contest's prize over a grade's word, a stated
        grade over an inferred one.
        """
        if grade is None:
            return
        known, programme = self.values.get("grade"), self.programme
        if (
            known is None
            or (grade.value in programme.selections and known.value in programme.grades)
            or (programme.kind == "contest" and result.kind == "prize" and not PRIZE.valid(str(known.value)))
            or (
                programme.kind == "contest"
                and result.kind == "prize"
                and PRIZE.is_rank(str(grade.value))
                and not PRIZE.is_rank(str(known.value))
            )
            or (known.value == grade.value and known.reason is not None and grade.reason is None)
        ):
            self.values["grade"] = grade


class DraftCollector:
    """Collects the drafts of one article (`drafts`) in the order in which they are told."""

    def __init__(self, knowledge: Knowledge, body: Reading) -> None:
        self.knowledge = knowledge
        self.body = body
        self.drafts: list[Draft] = []
        self.history: list[Draft] = []

    def collect(self, reading: Reading, place: Place) -> None:
        """Adds what a text tells; the title only what the body does not."""
        settled = self._settled_jointly() if place == "title" else frozenset()
        for result, recipients, events in reading.told:
            for event in (e for e in events if e.programme not in settled):
                for recipient in recipients:
                    self._add(reading, self._draft(reading, result, event, recipient, place))

    def _settled_jointly(self) -> frozenset[str]:
        """Programmes that the body names with another in one announcement, whose result is the other's."""
        named = {e.programme for result, _, _ in self.body.told for e in result.events if e.programme}
        return frozenset(named - {e.programme for _, _, events in self.body.told for e in events})

    def share_streaks(self) -> None:
        """'A에서 4년 연속, B에서는 2년 연속 우수기관이 됐다': the result of B is A's, too."""
        reading = self.body
        for number in reading.numbers.streaks:
            sentence = reading.scene.sentences[number.sentence]
            for event in number.events if number.role == "streak" else ():
                result = self._shared_result(reading, sentence, event, number.mention)
                if result is not None:
                    for recipient in reading.subjects.told_of(sentence, number.mention):
                        self._add(reading, self._draft(reading, result, event, recipient, "text"))

    def _shared_result(
        self, reading: Reading, sentence: Sentence, event: Event, streak: Mention
    ) -> Result | None:
        """The result behind a streak of an event named before it, where no result of the sentence is that
        event's own.
        """
        if event.programme is None or not sentence.start <= event.start < streak.start:
            return None
        results = reading.results.of_sentence(sentence)
        if any(e.programme == event.programme for r in results for e in r.events):
            return None
        later = [r for r in results if r.mention.start > streak.end]
        return later[0] if later else None

    # one result ---------------------------------------------------------------------------------------------

    def _draft(
        self, reading: Reading, result: Result, event: Event, recipient: Recipient, place: Place
    ) -> Draft:
        programme = self.knowledge.programmes[event.programme or ""]
        row = reading.tables.row_of(result.mention)
        if row is not None and (row.year is not None or row.back):
            year = year_value(stated(row.year)) if row.year is not None else None
            back = 1 if row.back else None
        else:
            year = year_value(year_told(reading, programme, result, event))
            back = reading.years.years_back(result)
        if year is not None and back and _is_told_back(reading, result, year):
            year = None
        back = back if year is None else None
        draft = Draft(recipient, programme, event, result, place, year, back)
        draft.past = row is None and year is not None and is_of_past_year(reading.scene, result)
        grade = _grade(reading.scene, result, programme, reading.years)
        if grade is not None:
            draft.set("grade", grade)
        return draft

    def _add(self, reading: Reading, new: Draft) -> None:
        programme = new.programme
        run_by = reading.own_contests.is_run_by(programme, new.event, new.recipient, reading.subjects.focus)
        own = reading.own_contests.is_own_prize(new.result, new.recipient)
        again = retells_another(reading.scene, self.drafts, new)
        if run_by or own or again or ("grade" not in new.values and programme.kind != "selection"):
            return
        if new.place == "title" and (
            programme.kind == "contest"
            or any(d.programme.id == programme.id and d.place == "text" for d in self.drafts)
            or self._calls_another_so(new)
        ):
            return
        for draft in sorted(self.drafts, key=new.is_of_other_year):  # before those whose year is not known
            if new.past and draft.year is None:
                continue  # the year of what was is not that of what is reported
            if draft.same_award(new) and _same_event(draft, new) and not _other_outcome(draft, new):
                draft.year = draft.year or new.year
                if new.place == draft.place == "text":
                    draft.retold.append((new.result, new.event))
                draft.merge_grade(new.result, new.values.get("grade"))
                return
        self.drafts.append(new)

    # merging ------------------------------------------------------------------------------------------------

    def merge_twins(self) -> None:
        """Makes one of drafts that turned out to be one award once their years were known."""
        merged: list[Draft] = []
        for draft in self.drafts:
            twin = next((d for d in merged if d.programme.kind == "evaluation" and d.same_award(draft)), None)
            if twin is None:
                merged.append(draft)
            else:
                twin.merge_grade(draft.result, draft.values.get("grade"))
        self.drafts = merged

    def _calls_another_so(self, new: Draft) -> bool:
        """Whether a title's short name is of nothing that the body names, which tells another award of whom
        the title speaks: '데이터행정 우수' over a text about open data.
        """
        return (
            new.event.mention.label == "PROGRAMME_SHORT"
            and all(e.programme != new.programme.id for e in chain(*self.body.results.events.values()))
            and any(d.won_by((new.recipient,)) for d in self.drafts)
        )

    def drop_history(self) -> None:
        """Earlier years with the same grade are the streak's history, not awards of their own, unless another
        grade lies between.
        """
        kept = [
            draft
            for draft in self.drafts
            if draft.programme.kind != "evaluation"
            or not any(
                draft.is_before(d) and d.grade == draft.grade and not self._is_broken(draft, d)
                for d in self.drafts
            )
            or self._has_own_score(draft)
        ]
        self.history = [draft for draft in self.drafts if draft not in kept]
        self.drafts = kept

    def _is_broken(self, draft: Draft, later: Draft) -> bool:
        """Whether another grade is told of a year between those of two drafts."""
        return any(
            draft.is_before(d) and d.is_before(later) and d.grade not in (None, draft.grade)
            for d in self.drafts
        )

    def _has_own_score(self, draft: Draft) -> bool:
        """Whether a score is told in the clause of a result, with its year: '2019년 80.82점(우수)'; or in its
        row of a table.
        """
        row = self.body.tables.row_of(draft.result.mention) if draft.place == "text" else None
        if row is not None and row.year is not None and row.score is not None:
            return True
        (begin, end), place = draft.result.clause, draft.result.mention.start
        return draft.place == "text" and any(
            n.role == "own"
            and begin <= n.mention.start < end
            and (
                0 <= place - n.mention.end <= SCORE_REACH
                or draft.has_behind(self.body.scene, n.mention.start)
            )
            for n in self.body.numbers.points
        )


def _is_told_back(reading: Reading, result: Result, year: Value) -> bool:
    """Whether 지난해 makes a result one of the year before `year`: that was said in another sentence, or the
    result is told as past.
    """
    home = reading.scene.sentences[result.sentence]
    elsewhere = not home.start <= year.mentions[0].start < home.end
    return elsewhere or reading.years.is_left_behind(result)


def _grade(scene: Scene, result: Result, programme: Programme, years: YearFinder) -> Value | None:
    """What a result says in the programme's own words; None where it says nothing that the
    programme gives.
    """
    if programme.kind == "selection":
        return None
    mentions = (result.mention,)
    if result.mention.label == "PRIZE":
        rank = PRIZE.parse(scene.surface(result.mention))
        given = programme.kind == "contest" or rank not in ONLY_OF_CONTESTS
        return Value(rank, mentions) if rank and given else None
    if result.kind == "highest":
        word = lowest_grade(result, programme, years) if is_lowest(result.mention) else programme.highest
        end = "lowest" if is_lowest(result.mention) else "highest"
        reason = f"the {end} grade of this programme is {word}"
        return Value(word, mentions, reason) if word is not None else None
    word = result.mention.value if result.mention.label == "GRADE" else programme.highest
    if result.kind == "implied" and word in programme.grade_words:
        return Value(word, mentions, "listed with those of this grade")
    if word is None or (programme.kind != "contest" and word not in programme.grade_words):
        return None
    return Value(word, mentions)


def _same_event(draft: Draft, new: Draft) -> bool:
    """Whether both can be of one event: contests are many, so they must be named near each other."""
    return draft.programme.kind != "contest" or abs(draft.event.start - new.event.start) < SAME_CONTEST


def _other_outcome(draft: Draft, new: Draft) -> bool:
    """Whether a result cannot be the one of another grade, told of another time: '2022년 미흡에 머물렀던',
    '지난해는 미흡', '지난해 우수상에서 올라선'.
    """
    if None in (draft.grade, new.grade) or draft.grade == new.grade:
        return False
    if draft.programme.kind == "contest":
        return bool(new.back) and not draft.back
    if (draft.year is None) == (new.year is None) and (new.back or 0) == (draft.back or 0):
        return False
    return draft.grade in draft.programme.grades and new.grade in draft.programme.grades
