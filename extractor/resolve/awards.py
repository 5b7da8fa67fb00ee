"""Puts awards together: results with their recipients, programmes and years; then the numbers that belong to each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from extractor.knowledge import Knowledge, Programme
from extractor.language.normalize import Normalized
from extractor.model import Award, Evidence, Place
from extractor.recognize.mentions import Mention
from extractor.recognize.squeeze import squeeze
from extractor.recognize.values import PRIZE, YEAR
from extractor.resolve.contradictions import contradictions
from extractor.resolve.owners import Number, NumberOwners
from extractor.resolve.projects import ProjectReader
from extractor.resolve.recipients import Identity, Recipient, RecipientFinder
from extractor.resolve.results import Event, Result, ResultFinder
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.subjects import Subjects
from extractor.resolve.years import YearFinder, YearFinding


@dataclass
class Value:
    """A value of a draft with the mentions that it stands on."""

    value: Any
    mentions: tuple[Mention, ...]
    reason: str | None = None


@dataclass
class Draft:
    """An award in the making."""

    recipient: Recipient
    programme: str
    event: Event
    result: Result
    year: Value | None = None
    values: dict[str, Value] = field(default_factory=dict)
    projects: list[Value] = field(default_factory=list)
    place: Place = "text"
    back: int = 0
    """1 for a result told of the year before the one that the article reports."""

    def set(self, name: str, value: Value) -> None:
        """Sets a field once: what the text says first stays."""
        self.values.setdefault(name, value)


class Reading:
    """One text (body or title) read: recipients, results, years and numbers of it."""

    def __init__(
        self,
        scene: Scene,
        knowledge: Knowledge,
        published: date | None,
        hints: list[tuple[str, str]],
        *,
        outside: Recipient | None = None,
        context: tuple[Event, ...] = (),
        headline: bool = False,
        known: frozenset[str] = frozenset(),
    ) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.finder = RecipientFinder(scene, knowledge, hints, known)
        self.subjects = Subjects(scene, self.finder, knowledge, outside)
        self.results = ResultFinder(scene, knowledge, headline=headline, context=context)
        self.years = YearFinder(scene, knowledge, self.results.events, published)
        self.numbers = NumberOwners(scene, knowledge, self.results)
        self.projects = ProjectReader(scene, self.results)
        self.both = self._both()

    def _both(self) -> bool:
        """Whether the text says of two programmes that the result holds for each."""
        text = self.scene.text
        for sentence in self.scene.sentences:
            if not sentence.of("GRADE", "HIGHEST", "PRIZE"):
                continue
            if self._scored_apart():
                return True
            if sentence.of("BOTH") and (
                len({e.programme for e in self.results.events[sentence.index]}) > 1
                or re.search(
                    r"두|양|2개|2관왕|둘", "".join(text[m.start : m.end] for m in sentence.of("BOTH"))
                )
            ):
                return True
        return False

    def _scored_apart(self) -> bool:
        """Whether the text gives each of two programmes a score of its own."""
        own = {n.events[0].programme for n in self.numbers.points if n.role == "own" and len(n.events) == 1}
        return len(own - {None}) > 1

    def programmes_of(self, sentence: Sentence, events: tuple[Event, ...], place: int = 0) -> list[Event]:
        """The events whose programmes a result counts for: all of a joint announcement only where the text says so."""
        ours = [e for e in events if e.programme is not None]
        if place and sentence.of("BOTH"):
            named = [
                e for e in self.results.events[sentence.index] if e.programme is not None and e.end <= place
            ]
            ours = (
                named
                if len({e.programme for e in named}) > 1 and sentence.of("BOTH")[-1].start >= named[0].end
                else ours
            )
        if len({e.programme for e in ours}) < 2:
            return ours[-1:]
        if self.both or self._apart(ours):
            return list({e.programme: e for e in ours}.values())
        joint = [e for e in ours if e.programme == "data-based-administration"]
        return joint[:1] or ours[:1]

    def _apart(self, events: list[Event]) -> bool:
        """Whether two names stand in quotation marks of their own: 'A'와 'B'에서."""
        if events[0].start == events[-1].start:
            return bool(re.match(r"두|양|이들", self.scene.text[events[0].start :]))
        between = self.scene.text[events[0].end : events[-1].start]
        return bool(re.match(r"^\s?['\"]", between) and re.search(r"['\"][^'\"]{0,8}$", between))


def recipients_of_results(reading: Reading) -> list[tuple[Result, tuple[Recipient, ...]]]:
    """Each result with whom it is told of. Results of one sentence share their subject unless each has its own."""
    paired: list[tuple[Result, tuple[Recipient, ...]]] = []
    for sentence in reading.scene.sentences:
        floor: int | None = None
        last: tuple[Recipient, ...] = ()
        for result in (r for r in reading.results.results if r.sentence == sentence.index):
            at = (
                msgspec.structs.replace(result.mention, start=result.clause[0], end=result.clause[1])
                if result.kind == "implied"
                else result.mention
            )
            recipients = (
                reading.subjects.all_of(sentence)
                if result.kind == "implied"
                else reading.subjects.of(sentence, at, floor)
            )
            if not recipients:
                recipients = last or reading.subjects.running(sentence)
            paired.append((result, recipients))
            last, floor = recipients, max(result.mention.end, reading.subjects.consumed)
    return paired


class AwardBuilder:
    """Builds the awards of one article from its body and title."""

    def __init__(
        self,
        knowledge: Knowledge,
        body: Reading,
        title: Reading | None,
        published: date | None,
        folded: Normalized,
        raw_text: str,
        folded_title: Normalized | None,
        raw_title: str | None,
    ) -> None:
        self.knowledge = knowledge
        self.body = body
        self.title = title
        self.published = published
        self.folded = folded
        self.raw_text = raw_text
        self.folded_title = folded_title
        self.raw_title = raw_title
        self.warnings: list[str] = []
        self.drafts: list[Draft] = []

    def build(self) -> list[Award]:
        """The awards in the order of the text."""
        self._collect(self.body, "text")
        self._share_streaks()
        if self.title is not None:
            self._collect(self.title, "title")
        self._date_drafts()
        self._merge_twins()
        self._drop_history()
        self._attach_numbers(self.body, "text")
        if self.title is not None:
            self._attach_numbers(self.title, "title")
        self._attach_projects(self.body)
        awards = [award for draft in self.drafts if (award := self._award(draft)) is not None]
        self.warnings += contradictions(awards, self.knowledge, self.title.scene if self.title else None)
        return awards

    # drafts -------------------------------------------------------------------------------------------------

    def _collect(self, reading: Reading, place: Place) -> None:
        for result, recipients in recipients_of_results(reading):
            sentence = reading.scene.sentences[result.sentence]
            for event in reading.programmes_of(sentence, result.events, result.mention.start):
                for recipient in recipients:
                    self._add(reading, result, event, recipient, place)

    def _add(
        self, reading: Reading, result: Result, event: Event, recipient: Recipient, place: Place
    ) -> None:
        programme = self.knowledge.programmes[event.programme or ""]
        if self._hosts(reading, recipient, programme):
            return
        grade = self._grade(result, programme)
        if grade is None and programme.kind != "selection":
            return
        year = self._year_of(reading, result, event)
        back = reading.years.years_back(result) if year is None else None
        if place == "title" and (
            programme.kind == "contest" or any(d.programme == programme.id for d in self.drafts)
        ):
            return
        for draft in self.drafts:
            if (
                self._same_award(draft, recipient, programme.id, year)
                and self._same_event(draft, event, programme)
                and not self._other_outcome(draft, grade, year, back, programme)
            ):
                if draft.year is None:
                    draft.year = year
                self._merge_grade(draft, result, grade, programme)
                return
        draft = Draft(recipient, programme.id, event, result, year, place=place, back=back or 0)
        if grade is not None:
            draft.set("grade", grade)
        self.drafts.append(draft)

    def _hosts(self, reading: Reading, recipient: Recipient, programme: Programme) -> bool:
        surface = reading.scene.text[recipient.mention.start : recipient.mention.end]
        if programme.kind == "contest" and recipient.key in reading.finder.givers:
            return True
        return recipient.key[1:] in programme.hosts or surface in programme.hosts

    def _year_of(self, reading: Reading, result: Result, event: Event) -> Value | None:
        local = reading.years.local(result)
        home = reading.scene.sentence_at(event.start)
        own = (
            reading.years.of_event(home, event)
            if reading.scene.text[event.start : event.end] and event.mention in home.mentions
            else None
        )
        finding = local if local is not None and (own is None or local.mention.start > event.end) else own
        return self._year_value(finding)

    def _year_value(self, finding: YearFinding | None) -> Value | None:
        return None if finding is None else Value(finding.year, (finding.mention,), finding.reason)

    def _same_award(self, draft: Draft, recipient: Recipient, programme: str, year: Value | None) -> bool:
        same = bool(
            set(draft.recipient.candidates or (draft.recipient.key,))
            & set(recipient.candidates or (recipient.key,))
        )
        return (
            same
            and draft.programme == programme
            and (year is None or draft.year is None or draft.year.value == year.value)
        )

    def _other_outcome(
        self, draft: Draft, grade: Value | None, year: Value | None, back: int | None, programme: Programme
    ) -> bool:
        """Whether a result cannot be the one of another grade, told of another time: '2022년 미흡에 머물렀던', '지난해는 미흡'."""
        known = draft.values.get("grade")
        if grade is None or known is None or known.value == grade.value:
            return False
        if (draft.year is None) == (year is None) and (back is None or back == draft.back):
            return False
        return known.value in programme.grades and grade.value in programme.grades

    def _same_event(self, draft: Draft, event: Event, programme: Programme) -> bool:
        if programme.kind != "contest":
            return True
        return (
            draft.event.start == event.start
            or draft.result.sentence == -1
            or abs(draft.event.start - event.start) < 400
        )

    def _grade(self, result: Result, programme: Programme) -> Value | None:
        if programme.kind == "selection":
            return None
        if result.kind == "prize":
            rank = PRIZE.parse(self._surface(result.mention))
            return Value(rank, (result.mention,)) if rank else None
        if result.kind == "highest":
            if programme.highest is None:
                return None
            return Value(
                programme.highest,
                (result.mention,),
                f"the highest grade of this programme is {programme.highest}",
            )
        word = result.mention.value if result.mention.label == "GRADE" else programme.highest
        if result.kind == "implied" and word in programme.grade_words:
            return Value(word, (result.mention,), "listed with those of this grade")
        if programme.kind == "contest" or word in programme.grade_words:
            return Value(word, (result.mention,))
        return None

    def _surface(self, mention: Mention) -> str:
        return self.body.scene.text[mention.start : mention.end]

    def _merge_grade(self, draft: Draft, result: Result, grade: Value | None, programme: Programme) -> None:
        """A second result of the same award: a selection above the grades wins over the grade, a contest's prize over a grade word."""
        if grade is None:
            return
        known = draft.values.get("grade")
        if (
            known is None
            or (grade.value in programme.selections and known.value in programme.grades)
            or (programme.kind == "contest" and result.kind == "prize" and not PRIZE.valid(str(known.value)))
        ) or (known.value == grade.value and known.reason is not None and grade.reason is None):
            draft.values["grade"] = grade

    def _share_streaks(self) -> None:
        """'A에서 4년 연속, B에서는 2년 연속 우수기관이 됐다': the result of B is A's, too."""
        for number in self.body.numbers.streaks:
            sentence = self.body.scene.sentences[number.sentence]
            for event in number.events:
                if (
                    number.role != "streak"
                    or event.programme is None
                    or not sentence.start <= event.start < number.mention.start
                ):
                    continue
                later = [
                    r
                    for r in self.body.results.results
                    if r.sentence == sentence.index and r.mention.start > number.mention.end
                ]
                if not later or any(e.programme == event.programme for r in later for e in r.events):
                    continue
                recipients = self.body.subjects.of(sentence, number.mention) or self.body.subjects.running(
                    sentence
                )
                for recipient in recipients:
                    self._add(self.body, later[0], event, recipient, "text")

    # years --------------------------------------------------------------------------------------------------

    def _date_drafts(self) -> None:
        """Dates undated drafts, the main ones first; a result told of the year before counts back from them."""
        for draft in self.drafts:
            if draft.year is None and not draft.back:
                draft.year = self._found_year(draft)
        for draft in self.drafts:
            if draft.year is None:
                draft.year = self._year_beside(draft)

    def _found_year(self, draft: Draft) -> Value | None:
        programme = self.knowledge.programmes[draft.programme]
        if programme.kind == "evaluation":
            for reading in (self.body, self.title):
                named = reading.years.named.get(draft.programme) if reading is not None else None
                if named:
                    found = named[0]
                    return Value(found.year, (found.mention,), found.reason)
        if draft.place == "title":
            return None
        years = self.body.years
        streaks = [
            n
            for n in self.body.numbers.streaks
            if n.role == "streak" and draft.programme in {e.programme for e in n.events}
        ]
        finding = next(
            (f for n in streaks if (f := years.by_start_and_count(int(n.value), n.mention)) is not None), None
        )
        if programme.kind == "evaluation":
            counts = [
                n.mention for n in self.body.numbers.counts if programme.id in {e.programme for e in n.events}
            ]
            finding = (
                years.by_institutions(programme, counts)
                or years.by_relative_word(draft.result)
                or finding
                or (years.by_calendar(programme, draft.result) if self._is_news(draft) else None)
            )
        if finding is None and programme.kind != "evaluation":
            finding = self._year_of_event(draft) or self._year_of_news(draft)
        return self._year_value(finding)

    def _year_beside(self, draft: Draft) -> Value | None:
        """The year that follows from a dated result of the same recipient: told in one breath with it, or of the year before it."""
        programme = self.knowledge.programmes[draft.programme]
        for other in self.drafts:
            if (
                other is draft
                or other.year is None
                or not _overlap(other.recipient, draft.recipient)
                or programme.kind != "evaluation"
            ):
                continue
            if draft.back and other.programme == draft.programme:
                year = other.year.value - draft.back
                return Value(
                    year, (draft.result.mention,), f"told of the year before the {other.year.value} round"
                )
            same_breath = (
                other.result.sentence == draft.result.sentence
                and self.knowledge.programmes[other.programme].kind == "evaluation"
            )
            if same_breath and not draft.back and draft.place == "text":
                return Value(
                    other.year.value,
                    (draft.event.mention,),
                    f"told in one breath with the {other.year.value} round of {other.programme}",
                )
        return None

    def _merge_twins(self) -> None:
        merged: list[Draft] = []
        for draft in self.drafts:
            twin = next(
                (
                    d
                    for d in merged
                    if self._same_award(d, draft.recipient, draft.programme, draft.year)
                    and self.knowledge.programmes[d.programme].kind == "evaluation"
                ),
                None,
            )
            if twin is None:
                merged.append(draft)
            elif "grade" in draft.values:
                self._merge_grade(
                    twin, draft.result, draft.values["grade"], self.knowledge.programmes[draft.programme]
                )
        self.drafts = merged

    def _drop_history(self) -> None:
        """Earlier years with the same grade are the streak's history, not awards of their own."""
        kept = []
        for draft in self.drafts:
            newer = [
                d
                for d in self.drafts
                if d is not draft
                and self._same_award(d, draft.recipient, draft.programme, None)
                and d.year is not None
                and draft.year is not None
                and d.year.value > draft.year.value
                and _grade_of(d) == _grade_of(draft)
                and self.knowledge.programmes[d.programme].kind == "evaluation"
            ]
            if not newer:
                kept.append(draft)
        self.drafts = kept

    def _is_news(self, draft: Draft) -> bool:
        return draft.result.sentence <= 3

    def _year_of_event(self, draft: Draft) -> YearFinding | None:
        """Contests and selections: the year told in the sentence, or what a relative word says."""
        sentence = self.body.scene.sentences[draft.result.sentence]
        for mention in sentence.of("YEAR"):
            tail = self.body.scene.text[mention.end : mention.end + 6]
            year = YEAR.parse(mention.value)
            if (
                year is not None
                and mention.end <= draft.result.mention.start
                and not re.match(r"^\s?(?:부터|이후|이래|에\s?이어)", tail)
            ):
                return YearFinding(year, mention)
        finding = self._year_of_like_name(draft)
        if finding is not None:
            return finding
        if self.published is not None:
            for mention in sentence.of("RELATIVE_YEAR"):
                back = {"지난해": 1, "작년": 1, "올해": 0, "금년": 0}.get(
                    self.body.scene.text[mention.start : mention.end].replace(" ", "")
                )
                if back is not None and mention.start < draft.result.mention.start:
                    return YearFinding(
                        self.published.year - back,
                        mention,
                        f"counted from the day of publication, {self.published.isoformat()}",
                    )
        return None

    def _year_of_like_name(self, draft: Draft) -> YearFinding | None:
        """The year before a name that begins like the event's: '2024년 데이터 분석 전문인재 양성과정' for the plaque of that course."""
        scene = self.body.scene
        name = (
            squeeze(scene.text[draft.event.start : draft.event.end]).text[:7]
            if draft.event.mention.place == "text"
            else ""
        )
        for mention in scene.mentions:
            if (
                mention.label == "YEAR"
                and len(name) == 7
                and squeeze(scene.text[mention.end : mention.end + 24]).text.startswith(name)
            ):
                year = YEAR.parse(mention.value)
                if year is not None:
                    return YearFinding(year, mention)
        return None

    def _year_of_news(self, draft: Draft) -> YearFinding | None:
        """A prize or plaque reported as news of the day, from March on, is of the year of publication."""
        sentence = self.body.scene.sentences[draft.result.sentence]
        text = self.body.scene.text[sentence.start : sentence.end]
        if self.published is None or self.published.month < 3 or draft.result.sentence > 3:
            return None
        if not re.search(r"\d{1,2}일\s[^.]{0,8}(?:밝혔|전했|알렸)", text):
            return None
        return YearFinding(
            self.published.year, draft.result.mention, f"reported as news on {self.published.isoformat()}"
        )

    # numbers ------------------------------------------------------------------------------------------------

    def _attach_numbers(self, reading: Reading, place: Place) -> None:
        for number in reading.numbers.streaks:
            self._attach_streak(reading, number)
        if place == "title":
            return
        own = [n for n in reading.numbers.points if n.role == "own"]
        for number in own:
            for draft in self._respective(reading, number, own) or self._targets(reading, number):
                if (
                    self.knowledge.programmes[draft.programme].kind != "evaluation"
                    and draft.result.sentence != number.sentence
                ):
                    continue
                draft.set("score", Value(_plain(number.value), (number.mention,)))
        for draft in self.drafts:
            score = draft.values.get("score")
            if score is not None and not self._is_history(draft):
                average = self._average_for(reading, draft, score)
                if average is not None:
                    draft.set("peer_average", Value(_plain(average.value), (average.mention,)))
        for number in reading.numbers.counts:
            programmes = {e.programme for e in number.events}
            for draft in self.drafts:
                if draft.programme in programmes and not draft.back and self._fits_year(draft, number):
                    draft.set("agencies_evaluated", Value(int(number.value), (number.mention,)))
        self._attach_money(reading)

    def _is_history(self, draft: Draft) -> bool:
        """Whether a later result of the same recipient and programme stands beside it."""
        return any(
            d is not draft
            and d.programme == draft.programme
            and _overlap(d.recipient, draft.recipient)
            and d.year is not None
            and draft.year is not None
            and d.year.value > draft.year.value
            for d in self.drafts
        )

    def _fits_year(self, draft: Draft, number: Number) -> bool:
        """Whether the count can be of the draft's year: of a history's other year it is not."""
        if draft.year is None:
            return True
        years = self.knowledge.programmes[draft.programme].years_with(int(number.value))
        return not years or draft.year.value in years

    def _targets(self, reading: Reading, number: Number) -> list[Draft]:
        """The drafts that a number is told of: same programme, same recipient; of several years the latest, unless the sentence names one."""
        sentence = reading.scene.sentences[number.sentence]
        recipients = reading.subjects.of(sentence, number.mention) or reading.subjects.running(sentence)
        events = reading.programmes_of(sentence, number.events)
        targets = []
        for event in events:
            for recipient in recipients:
                drafts = [
                    d
                    for d in self.drafts
                    if d.programme == event.programme and _overlap(d.recipient, recipient)
                ]
                if len(drafts) > 1:
                    drafts = self._of_year(reading, sentence, number, drafts)
                targets += drafts[:1]
        return targets

    def _respective(self, reading: Reading, number: Number, numbers: list[Number]) -> list[Draft]:
        """'A와 B는 각각 99.1점과 97.8점': of as many numbers as recipients each is one's."""
        sentence = reading.scene.sentences[number.sentence]
        row = [n for n in numbers if n.sentence == number.sentence and n.events == number.events]
        recipients = reading.subjects.of(sentence, row[0].mention)
        if (
            len(row) < 2
            or len(row) != len(recipients)
            or "각각" not in reading.scene.text[sentence.start : sentence.end]
        ):
            return []
        recipient = recipients[row.index(number)]
        return [
            d
            for d in self.drafts
            if _overlap(d.recipient, recipient) and d.programme in {e.programme for e in number.events}
        ][:1]

    def _of_year(
        self, reading: Reading, sentence: Sentence, number: Number, drafts: list[Draft]
    ) -> list[Draft]:
        clause = sentence.clause_at(number.mention.start)
        told = [
            d
            for d in drafts
            if d.result.sentence == sentence.index
            and d.result.clause == clause
            and d.result.mention.place == number.mention.place
        ]
        if len(told) == 1:
            return told
        before = [m for m in sentence.of("YEAR") if m.end <= number.mention.start]
        if before:
            year = YEAR.parse(before[-1].value)
            exact = [d for d in drafts if d.year is not None and d.year.value == year]
            if exact:
                return exact
        return sorted(drafts, key=lambda d: -(d.year.value if d.year else 0))

    def _attach_streak(self, reading: Reading, number: Number) -> None:
        for draft in self._targets(reading, number):
            if number.role == "again":
                draft.set(
                    "streak", Value(int(number.value), (number.mention,), "again after the time before")
                )
            elif number.role == "since":
                start = YEAR.parse(number.mention.value)
                if start is not None and draft.year is not None and draft.year.value > start:
                    draft.set(
                        "streak",
                        Value(
                            draft.year.value - start + 1,
                            (number.mention,),
                            f"every year from {start} to {draft.year.value}",
                        ),
                    )
            else:
                known = draft.values.get("streak")
                if known is not None and known.reason is not None:
                    del draft.values["streak"]
                draft.set("streak", Value(int(number.value), (number.mention,)))

    def _average_for(self, reading: Reading, draft: Draft, score: Value) -> Number | None:
        averages = [
            n
            for n in reading.numbers.points
            if n.role == "average" and draft.programme in {e.programme for e in n.events}
        ]
        if not averages:
            return None
        identity = self._identity(draft)
        same = [
            n
            for n in reading.numbers.points
            if n.role == "own"
            and n.value == score.value
            and draft.programme in {e.programme for e in n.events}
        ]
        homes = [(n.sentence, n.mention.start) for n in same] or [
            (reading.scene.sentence_at(score.mentions[0].start).index, score.mentions[0].start)
        ]

        def rank(number: Number) -> tuple[int, int, int]:
            return (
                _group_distance(number.group, identity),
                min(abs(number.sentence - sentence) for sentence, _ in homes),
                min(abs(number.mention.start - start) for _, start in homes),
            )

        near = [n for n in averages if min(abs(n.sentence - sentence) for sentence, _ in homes) <= 6]
        return min(near, key=rank, default=None)

    def _attach_money(self, reading: Reading) -> None:
        for number in reading.numbers.money:
            sentence = reading.scene.sentences[number.sentence]
            recipients = reading.subjects.of(sentence, number.mention) or reading.subjects.running(sentence)
            programmes = {e.programme for e in number.events if e.programme}
            if number.each:
                programmes |= {e.programme for e in reading.results.events[number.sentence] if e.programme}
            drafts = [
                d
                for d in self.drafts
                if d.programme in programmes and any(_overlap(d.recipient, r) for r in recipients)
            ]
            if number.group is not None:
                drafts = [
                    d for d in self.drafts if d.programme in programmes and _grade_of(d) == number.group
                ]
                for draft in drafts:
                    draft.set("incentive_krw", Value(int(number.value), (number.mention,)))
                continue
            latest = {}
            for draft in sorted(drafts, key=lambda d: d.year.value if d.year else 0):
                latest[draft.programme] = draft
            if not number.each and (len(latest) > 1 or self._sum_of_several(number, sentence, recipients)):
                continue
            for draft in latest.values():
                draft.set("incentive_krw", Value(int(number.value), (number.mention,)))

    def _sum_of_several(self, number: Number, sentence: Sentence, recipients: tuple[Recipient, ...]) -> bool:
        """Whether a sum told apart from any evaluation may cover several awards of the recipient: then it is nobody's."""
        if any(sentence.start <= e.start < sentence.end for e in number.events):
            return False
        won = {
            d.programme
            for d in self.drafts
            if any(_overlap(d.recipient, r) for r in recipients)
            and self.knowledge.programmes[d.programme].kind == "evaluation"
        }
        return len(won) > 1

    def _attach_projects(self, reading: Reading) -> None:
        for sentence, mention in reading.projects.done:
            recipients = reading.subjects.doer(sentence, mention)
            drafts = [
                d
                for d in self.drafts
                if any(_overlap(d.recipient, r) for r in recipients) and not self._is_history(d)
            ]
            chosen_here = [d for d in drafts if self._is_chosen_case(d, sentence, mention)]
            drafts = (
                chosen_here
                or [d for d in drafts if self.knowledge.programmes[d.programme].kind != "selection"]
                or drafts
            )
            if not drafts:
                continue
            chosen = self._draft_for_project(reading, sentence, mention, drafts)
            value = Value(self._project_text(mention), (mention,))
            if all(value.value != other.value for other in chosen.projects):
                chosen.projects.append(value)

    def _is_chosen_case(self, draft: Draft, sentence: Sentence, mention: Mention) -> bool:
        """Whether a selection chose this very project: the name stands with the selection in one clause."""
        if (
            self.knowledge.programmes[draft.programme].kind != "selection"
            or draft.result.sentence != sentence.index
        ):
            return False
        return (
            sentence.clause_at(mention.start) == draft.result.clause and draft.result.mention.place == "text"
        )

    def _draft_for_project(
        self, reading: Reading, sentence: Sentence, mention: Mention, drafts: list[Draft]
    ) -> Draft:
        """Of a recipient's awards the one that the sentence speaks of; else opened data counts for open data, analyses for the other."""
        here = {e.programme for e in reading.results.events[sentence.index]} | {
            r.events[-1].programme
            for r in reading.results.results
            if r.sentence == sentence.index and r.events
        }
        named = [d for d in drafts if d.programme in here]
        if len(named) == 1:
            return named[0]
        pool = named or drafts
        opened = mention.rule == "project.opened" or bool(
            re.search(r"개방|공공데이터", reading.scene.text[mention.start : mention.end + 30])
        )
        for draft in pool:
            if (draft.programme == "open-data") == opened and self.knowledge.programmes[
                draft.programme
            ].kind == "evaluation":
                return draft
        last = [
            d for d in pool if d.result.mention.place == "text" and d.result.mention.start <= mention.start
        ]
        if (
            last
            and self.knowledge.programmes[max(last, key=lambda d: d.result.mention.start).programme].kind
            == "contest"
        ):
            return max(last, key=lambda d: d.result.mention.start)
        evaluations = [d for d in pool if self.knowledge.programmes[d.programme].kind == "evaluation"]
        return (evaluations or pool)[0]

    def _project_text(self, mention: Mention) -> str:
        start, end = self.folded.span(mention.start, mention.end)
        return " ".join(self.raw_text[start:end].split())

    # records ------------------------------------------------------------------------------------------------

    def _identity(self, draft: Draft) -> Identity:
        reading = self.body if draft.place == "text" else (self.title or self.body)
        return reading.finder.decide(draft.recipient, self._day(draft))

    def _day(self, draft: Draft) -> date | None:
        """The day on which codes are read: of publication, else of the programme's announcement."""
        if self.published is not None or draft.year is None:
            return self.published
        rounds = {r.year: r.announced for r in self.knowledge.programmes[draft.programme].round}
        return rounds.get(draft.year.value)

    def _award(self, draft: Draft) -> Award | None:
        identity = self._identity(draft)
        if identity.undecided and identity.code is None and identity.kind == "other":
            return None
        if identity.undecided:
            self.warnings.append(
                f"{identity.name}: several local governments have this name, and nothing in the article decides which one is meant"
            )
        who = Value(identity.name, (draft.recipient.mention,), identity.reason)
        values: dict[str, Value] = {
            "recipient": who,
            "recipient_kind": Value(identity.kind, who.mentions, identity.reason),
        }
        if identity.code is not None:
            values["region_code"] = Value(identity.code, who.mentions, identity.reason)
        values["programme"] = Value(draft.programme, (draft.event.mention,))
        if draft.year is not None:
            values["evaluation_year"] = draft.year
        values |= draft.values
        evidence = {name: self._evidence(value) for name, value in values.items()}
        if draft.projects:
            evidence["projects"] = tuple(e for project in draft.projects for e in self._evidence(project))
        fields = {name: value.value for name, value in values.items()}
        return Award(
            **fields,
            programme_name=evidence["programme"][0].quote,
            projects=tuple(project.value for project in draft.projects),
            evidence=evidence,
        )

    def _evidence(self, value: Value) -> tuple[Evidence, ...]:
        return tuple(self._one_evidence(mention, value.reason) for mention in value.mentions)

    def _one_evidence(self, mention: Mention, reason: str | None) -> Evidence:
        place = mention.place
        folded, raw = (self.folded, self.raw_text) if place == "text" else (self.folded_title, self.raw_title)
        if folded is None or raw is None:
            raise ValueError("evidence in a title that is not there")
        start, end = folded.span(mention.start, mention.end)
        return Evidence(
            start=start,
            end=end,
            quote=raw[start:end],
            rule=mention.rule,
            digest=mention.digest,
            basis="stated" if reason is None else "inferred",
            reason=reason,
            place=place,
        )


def _grade_of(draft: Draft) -> Any:  # noqa: ANN401
    grade = draft.values.get("grade")
    return grade.value if grade else None


def _overlap(one: Recipient, other: Recipient) -> bool:
    return bool(set(one.candidates or (one.key,)) & set(other.candidates or (other.key,)))


def _plain(number: float) -> float:
    return int(number) if float(number).is_integer() else number


_GROUPS_OF_KIND: dict[str, str] = {
    "sido": r"광역|시·?도",
    "si": r"기초|시군구|시·군·구|(?<![가-힣])시\b|시 단위",
    "gun": r"기초|시군구|시·군·구|군",
    "gu": r"기초|시군구|시·군·구|구",
    "other": r"공공기관|공기업|준정부|교육청|중앙|병원|대학|출연|산하|유형|그룹",
}


def _group_distance(group: str | None, identity: Identity) -> int:
    """0: the recipient's own group; 1: no group said, or its like; 2: all institutions; 3: another group."""
    if group is None or (re.search(r"그룹|유형|지자체|자치단체", group) and not re.search(r"광역|기초", group)):
        return 1
    if re.search(r"전체|전국|모든", group):
        return 2
    return 0 if re.search(_GROUPS_OF_KIND[identity.kind], group) else 3


def unique_warnings(warnings: Iterable[str]) -> tuple[str, ...]:
    """Warnings in order, each once."""
    return tuple(dict.fromkeys(warnings))
