"""One text (body or title) of an article read: its recipients, results, years, numbers and projects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.resolve.digests import Digest
from extractor.resolve.events import BOTH, Event, programmes
from extractor.resolve.graded_lists import GradedLists, read_graded_lists
from extractor.resolve.hints import Hint
from extractor.resolve.identity import Identifier
from extractor.resolve.namesakes import Recipient
from extractor.resolve.numbers import Scope
from extractor.resolve.outcome import Result
from extractor.resolve.own_contests import OwnContests
from extractor.resolve.owners import NumberOwners
from extractor.resolve.projects import ProjectReader
from extractor.resolve.recipients import RecipientFinder
from extractor.resolve.remainders import Remainders
from extractor.resolve.results import ResultFinder
from extractor.resolve.rolls_by_kind import read_rolls_by_kind
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.subjects import Subjects
from extractor.resolve.table_rows import Row
from extractor.resolve.tables import read_tables
from extractor.resolve.years import YearFinder

# Of two programmes under one name it is this one that a result is told of (see docs/ANNOTATION.md)
_JOINT_PROGRAMME = "data-based-administration"


_TOPIC = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:은|는)\s|['\"]?\s?(?:등급|기관)?(?:을|를|에|으로|로)\s[가-힣]{1,5}\s(?:곳|기관|지자체|시군)(?:은|는)\s"
)


@dataclass(frozen=True)
class Surroundings:
    """What one text is told by the rest of its article.

    `published`: day of publication; `hints`: what decides shared names; `outside`: whom the other text is
    about; `context`: the events that it names; `known`: the institutions that it names; `headline`: whether
    this text is the title.
    """

    published: date | None = None
    hints: tuple[Hint, ...] = ()
    outside: Recipient | None = None
    context: tuple[Event, ...] = ()
    known: frozenset[str] = frozenset()
    headline: bool = False


class Reading:
    """One text read. `both`: whether it says of two programmes that its result holds for each."""

    def __init__(self, scene: Scene, knowledge: Knowledge, around: Surroundings) -> None:
        self.scene = scene
        self.cues = knowledge.cues
        self.finder = RecipientFinder(scene, knowledge, around.known)
        self.identifier = Identifier(self.finder, list(around.hints))
        self.subjects = Subjects(scene, self.finder, knowledge, around.outside)
        self.remainders = Remainders(scene, knowledge.cues, self.subjects.lists, self.finder.units)
        self.results = ResultFinder(scene, knowledge, headline=around.headline, context=around.context)
        self.own_contests = OwnContests(self.results.finder, self.finder)
        self.tables = read_tables(scene, knowledge.grade_words)
        self.results.results = self.tables.results(self.results.results, scene, self.results.governors)
        graded = read_graded_lists(scene, knowledge.grade_words).lists
        self.graded_lists = GradedLists(graded or read_rolls_by_kind(scene, knowledge.cues))
        self.results.results = self.graded_lists.results(self.results.results, scene, self.results.governors)
        self.years = YearFinder(self.results.finder, around.published)
        self.numbers = NumberOwners(Scope(scene, knowledge, self.results))
        self.numbers.leave_out(lambda number: self.tables.hold(number.mention.start))
        self.projects = ProjectReader(scene, knowledge.cues, self.results.events)
        self.projects.leave_out(lambda project: self.tables.hold(project.start))
        digest = Digest(scene, (result.mention.start for result in self.results.results))
        self.numbers.leave_out(lambda number: digest.is_apart(number.mention.start), money=True)
        self.projects.leave_out(lambda project: digest.is_apart(project.start))
        self.both = self._tells_of_both()

    def _tells_of_both(self) -> bool:
        told = [s for s in self.scene.sentences if s.of("GRADE", "HIGHEST", "PRIZE")]
        return bool(told) and (self._scored_apart() or any(map(self._gives_each, told)))

    def _gives_each(self, sentence: Sentence) -> bool:
        """Whether a sentence gives one result to two programmes: '두 평가에서 모두 우수'."""
        words = [self.scene.surface(m) for m in sentence.of("BOTH")]
        return bool(words) and (
            len(programmes(self.results.events[sentence.index])) > 1
            or bool(re.search(r"두|양|2개|2관왕|둘", "".join(words)))
            or bool(self.results.governors.pair_told_later(sentence))
        )

    def _scored_apart(self) -> bool:
        """Whether the text gives each of two programmes a score of its own."""
        own = {n.events[0].programme for n in self.numbers.points if n.role == "own" and len(n.events) == 1}
        return len(own - {None}) > 1

    def programmes_of(self, sentence: Sentence, events: tuple[Event, ...], place: int = 0) -> list[Event]:
        """The events whose programmes a result counts for: all of a joint announcement only where the text
        says so.

        `events`: what the result or number belongs to; `place`: where a result stands in the sentence.
        """
        ours = self._each_named_before(sentence, place) or [e for e in events if e.programme is not None]
        if len(programmes(ours)) < 2:
            return ours[-1:]
        if self.both or self._stand_apart(ours):
            return list({e.programme: e for e in ours}.values())
        joint = [e for e in ours if e.programme == _JOINT_PROGRAMME]
        return joint[:1] or ours[:1]

    def _each_named_before(self, sentence: Sentence, place: int) -> list[Event]:
        """The programmes that a sentence names before a result, where a word behind them gives it to each;
        else none.
        """
        each = sentence.of("BOTH")
        if not place or not each:
            return []
        named = [e for e in self.results.events[sentence.index] if e.programme is not None and e.end <= place]
        return named if len(programmes(named)) > 1 and each[-1].start >= named[0].end else []

    def _stand_apart(self, events: list[Event]) -> bool:
        """Whether two names stand in quotation marks of their own: 'A'와 'B'에서; or one word stands for
        both.
        """
        first, last = events[0], events[-1]
        if first.start == last.start:
            return bool(self.cues.regex(BOTH).match(self.scene.text, first.start))
        between = self.scene.text[first.end : last.start]
        return bool(re.match(r"^\s?['\"]", between) and re.search(r"['\"][^'\"]{0,8}$", between))

    @cached_property
    def told(self) -> list[tuple[Result, tuple[Recipient, ...], list[Event]]]:
        """Each result with whom it is told of and the events that it counts for. Results of one sentence
        share their subject unless each has its own.
        """
        told: list[tuple[Result, tuple[Recipient, ...], list[Event]]] = []
        rows = {row.grade: row for row in self.tables.rows}
        for sentence in self.scene.sentences:
            floor: int | None = None
            last: tuple[Recipient, ...] = ()
            unknown = False
            for result in self.results.of_sentence(sentence):
                place = result.mention.start
                events = self.programmes_of(sentence, result.events, place)
                if (row := rows.get(result.mention)) is not None:
                    told += [(result, who, events) for who in self._named(row, sentence)]
                    continue
                if (listed := self.graded_lists.headed_by(result.mention)) is not None:
                    told.append((result, tuple(map(self._called, listed.names)), events))
                    continue
                pairs = self._pairs(sentence, result)
                told += [(result, who, [event]) for who, event in pairs]
                if pairs:
                    continue
                turn = self._in_turn(sentence, result, events)
                if turn is not None:
                    told.append((result, *turn))
                    continue
                left = self.remainders.all_of(sentence, place) or None
                if left is None:
                    left = self.remainders.of(sentence, place, [r for _, who, _ in told for r in who])
                if left is not None:
                    told.append((result, left, events))
                    continue
                beside = self.subjects.described_beside(sentence, result.mention)
                if beside:  # 'B는 보통 등급인 A보다 높은 88점으로 우수': the next result is B's still
                    told.append((result, beside, events))
                    continue
                own = (
                    self.subjects.all_of(sentence, floor, result.clause[1])
                    if result.kind == "implied"
                    else self.subjects.of(sentence, result.mention, floor)
                )
                unknown = unknown or (not own and self._is_topic(result))
                last = own or last or (() if unknown else self.subjects.running(sentence))
                floor = max(result.mention.end, self.subjects.consumed)
                told.append((result, last, events))
        return told

    def _in_turn(
        self, sentence: Sentence, result: Result, events: list[Event]
    ) -> tuple[tuple[Recipient, ...], list[Event]] | None:
        """Whose one of several grades is that are given each to its own, and in what: as many institutions as
        grades, or one in as many evaluations ('실태점검과 운영실태 평가에서 각각 우수와 보통'); nobody's
        where it is neither, or might be either. None where it is none of such a row.
        """
        row = self.remainders.row_of(self.results.of_sentence(sentence), result)
        if row is None:
            return None
        place, turn = row[0].mention.start, row.index(result)
        named = self.remainders.told_in_turn(sentence, row)
        evaluations = self._each_named_before(sentence, place)
        each_its_own = len(evaluations) == len(row) == len(programmes(evaluations))
        if len(named) == len(row) and not each_its_own:
            return (named[turn],), events
        if len(named) < len(row) and each_its_own:
            who = (
                self.subjects.of(sentence, row[0].mention) or tuple(named) or self.subjects.running(sentence)
            )
            return who, [evaluations[turn]]
        return (), events

    def _is_topic(self, result: Result) -> bool:
        """Whether a sentence is about who has a grade: '우수 등급은 A와 B다', '우수를 받은 곳은 …'. Where
        none of them is known, it is not whom the text speaks of elsewhere.
        """
        after = self.scene.ahead(result.mention.end, 24)
        if result.kind != "grade" or _TOPIC.match(after) is None:
            return False
        sentence = self.scene.sentences[result.sentence]
        if any(m.end <= result.mention.start for m in sentence.of("INSTITUTION", "STEM")):
            return False  # 'A·B 등 우수는 2곳'
        counted = sentence.of("STREAK", "AGAIN")
        return not any(m.start >= result.mention.end for m in counted)  # '우수 등급은 세 번 잇달았다'

    def _named(self, row: Row, sentence: Sentence) -> list[tuple[Recipient, ...]]:
        """Whose a row of a table is; nobody's where it names nobody and the text speaks of several."""
        if row.name is None:
            spoken_of = self.subjects.running(sentence)
            return [spoken_of] if len(spoken_of) == 1 else []
        return [(self._called(row.name),)]

    def _called(self, name: Mention) -> Recipient:
        """The institution of a name, as the list that it stands in tells it, else as it can be told alone."""
        lists = self.subjects.lists[self.scene.sentence_at(name.start).index]
        named = (r for one in lists for r in one.recipients if r.mention.end == name.end)
        return next(named, None) or self.finder.namesakes.decide(name)

    def _pairs(self, sentence: Sentence, result: Result) -> list[tuple[tuple[Recipient, ...], Event]]:
        """'A는 공공데이터에서, B는 데이터기반행정에서 각각 우수': of as many subjects as evaluations, in
        turns, each has its own.
        """
        place = result.mention.start
        lists = [
            one for one in self.subjects.lists[sentence.index] if one.end <= place and one.role == "subject"
        ]
        events = [e for e in self.results.events[sentence.index] if e.programme and e.end <= place]
        told_each = any(m.end <= place and self.scene.surface(m) == "각각" for m in sentence.of("BOTH"))
        if not told_each or len(lists) != len(events) or len(lists) < 2 or len(programmes(events)) < 2:
            return []
        turns = [
            place for one, event in zip(lists, events, strict=True) for place in (one.start, event.start)
        ]
        if turns != sorted(turns):
            return []
        return [(one.recipients, event) for one, event in zip(lists, events, strict=True)]
