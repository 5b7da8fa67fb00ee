"""What was won: mentions of a grade, prize or selection that tell a result, and the evaluation that each
belongs to.

Mentions that tell none are kept with the reason (see `refusals`), so that `explain` can say why they were not
used.
"""

from __future__ import annotations

import re
from itertools import chain

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.resolve.claims import Claim
from extractor.resolve.counted_prizes import CountedPrizes
from extractor.resolve.events import Event, EventFinder, kind_of, programmes
from extractor.resolve.governing import Governors
from extractor.resolve.outcome import KINDS, Result, is_lowest, without_echoes
from extractor.resolve.plaques import plaques
from extractor.resolve.reasons import COUNTS_PRIZES, COUNTS_WINNERS, OF_GROUP
from extractor.resolve.refusals import Refusal, refusal, selection_refusal
from extractor.resolve.rolls import RollReader, announces_winners, end_of_both, end_of_bullets, end_of_list
from extractor.resolve.same_grade import holders_of_same
from extractor.resolve.scene import Scene, Sentence

IMPLIED_REACH = 3
"""So many sentences after a grade a list of further winners may go on with it."""

# Between the last name of a list and its verb: 'A와 B 등 8개 시군이 나란히'
_AS_SUBJECT = (
    r"^\s?(?:\([^)]*\))?\s?(?:등)?\s?(?:\d+\s?(?:개|곳)\s?[가-힣·]{0,8}?)?(?:이|가|도|은|는|만|까지)\s"
    r"(?:여기에|이에|나란히|함께)?\s?"
)
# Between further winners and their verb: the roll of the winners before
_TO_ROLL = r"^\s?(?:이|가|도|까지)\s[^.]{0,8}?(?:명단|이름|여기에|이에|그\s안에)"


class ResultFinder:
    """Results of one scene in order (`results`), the refused ones (`refused`), and its events (`events`, by
    sentence).

    `headline`: the scene is a title. `context`: the events of the article's other text.
    """

    def __init__(
        self, scene: Scene, knowledge: Knowledge, *, headline: bool = False, context: tuple[Event, ...] = ()
    ) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.headline = headline
        self.finder = EventFinder(scene, knowledge, context)
        self.events = self.finder.by_sentence
        self.governors = Governors(self.finder)
        self.refused: list[Refusal] = []
        self._last_grade: tuple[Mention, int, tuple[Event, ...]] | None = None
        self.counted = CountedPrizes(scene, knowledge.cues)
        self.results = [result for sentence in scene.sentences for result in self._results(sentence)]
        self._add_rolls()

    def of_sentence(self, sentence: Sentence) -> list[Result]:
        """The results that a sentence tells, in order."""
        return [r for r in self.results if r.sentence == sentence.index]

    def _results(self, sentence: Sentence) -> list[Result]:
        graded = without_echoes(self.scene, self.knowledge.cues, self._graded(sentence))
        found = [*graded, *self._selected(sentence)]
        implied = self._implied_behind(sentence, found) or self._same(sentence, found)
        if not found:
            implied = implied or self._won_both(sentence) or self._implied(sentence)
            implied = implied or self.counted.won(sentence)
        if implied is not None:
            found.append(implied)
        return sorted(found, key=lambda r: r.mention.start)

    def _graded(self, sentence: Sentence) -> list[Result]:
        """Grades and prizes that are told as results."""
        found: list[Result] = []
        for mention in sentence.of(*KINDS):
            prize = mention.label == "PRIZE"
            events = self.governors.of(sentence, mention.start, prize=prize, graded=not prize)
            claim = Claim(self.scene, self.knowledge.cues, sentence, mention, events)
            reason = refusal(claim)
            if not prize and events and reason in (None, OF_GROUP, COUNTS_WINNERS):
                self._last_grade = (mention, sentence.index, events)
            if reason is None:
                found.append(Result(KINDS[mention.label], mention, sentence.index, claim.clause, events))
            else:
                self.refused.append(Refusal(mention, reason))
                if reason == COUNTS_PRIZES:
                    self.counted.note(mention, sentence, events)
        return found

    def _selected(self, sentence: Sentence) -> list[Result]:
        """Names of selections that are told as won."""
        found: list[Result] = []
        for event in self.events[sentence.index]:
            if kind_of(self.knowledge, event) != "selection":
                continue
            claim = Claim(
                self.scene, self.knowledge.cues, sentence, event.mention, (event,), headline=self.headline
            )
            reason = selection_refusal(claim)
            if reason is None:
                found.append(Result("selection", event.mention, sentence.index, claim.clause, (event,)))
            else:
                self.refused.append(Refusal(event.mention, reason))
        return found

    # further winners ----------------------------------------------------------------------------------------

    def _implied(self, sentence: Sentence) -> Result | None:
        """A list of further winners without the grade's word: 'A와 B가 선정됐다' after 'C가 우수기관으로
        뽑혔다'.
        """
        if self._last_grade is None or not self._may_go_on(sentence, self._last_grade[1]):
            return None
        place = (
            self._verb_of_list(sentence)
            or end_of_list(self.scene, sentence)
            or end_of_bullets(self.scene, self.knowledge.cues, sentence)
        )
        if place is None:
            return None
        mention, _, events = self._last_grade
        return Result("implied", mention, sentence.index, place, events)

    def _implied_behind(self, sentence: Sentence, found: list[Result]) -> Result | None:
        """Further winners of the highest grade behind it: 'A는 우수를 지켰으며 B와 C도 명단에 포함됐다',
        '우수는 세 곳이며 B도 여기에 포함됐다'.
        """
        if self._last_grade is None or self._last_grade[1] != sentence.index:
            return None
        mention, _, events = self._last_grade
        if (found and found[-1].mention != mention) or not self._is_highest(mention, events):
            return None
        names = [
            m for m in sentence.of("INSTITUTION", "STEM") if m.start > sentence.clause_at(mention.start)[1]
        ]
        place = self._verb_of_list(sentence) if names else None
        if place is None or not re.search(_TO_ROLL, self.scene.text[names[-1].end : place[1]]):
            return None
        return Result("implied", mention, sentence.index, place, events)

    def _same(self, sentence: Sentence, found: list[Result]) -> Result | None:
        """'A는 우수였다. B와 C도 같은 등급을 받았다': those of whom the last grade is told again."""
        if self._last_grade is None or sentence.index - self._last_grade[1] > IMPLIED_REACH:
            return None
        mention, told, events = self._last_grade
        named = [e for e in self.events[sentence.index] if e.mention.label != "ANAPHOR"]
        if told != sentence.index and (named or found):
            return None
        place = holders_of_same(self.scene, sentence, mention.end)
        return Result("implied", mention, sentence.index, place, events) if place is not None else None

    def _is_highest(self, mention: Mention, events: tuple[Event, ...]) -> bool:
        programme = self.knowledge.programmes.get(events[-1].programme or "")
        return programme is not None and (
            (mention.label == "HIGHEST" and not is_lowest(mention)) or mention.value == programme.highest
        )

    def _may_go_on(self, sentence: Sentence, told: int) -> bool:
        """Whether a sentence lists institutions, soon after the grade told in sentence `told`, and nothing of
        another evaluation.
        """
        names = sentence.of("INSTITUTION", "STEM")
        return (
            len(names) >= 2
            and not sentence.of("PRIZE", "PROSPECT", "NEGATED")
            and all(e.mention.label == "ANAPHOR" for e in self.events[sentence.index])
            and not any(g.start > names[0].start for g in sentence.of("GRADE", "HIGHEST"))
            and sentence.index - told <= IMPLIED_REACH
        )

    def _verb_of_list(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where a verb says that the list was selected: 'A와 B도 이름을 올렸다'."""
        cues = self.knowledge.cues
        end = sentence.of("INSTITUTION", "STEM")[-1].end
        for gained in sentence.of("GAINED"):
            if (
                end < gained.start < end + 30
                and cues.regex(_AS_SUBJECT).match(self.scene.text[end : gained.start])
                and cues.regex(r"{results.selected}|든\b").match(self.scene.ahead(gained.start, 8))
            ):
                return gained.start, gained.end
        return None

    def _won_both(self, sentence: Sentence) -> Result | None:
        """Who won in both evaluations: '두 부문을 다 거머쥔 시는 A시와 B시 둘이다', of the highest grade told
        before.
        """
        place = end_of_both(self.scene, self.knowledge.cues, sentence) if self._last_grade else None
        if self._last_grade is None or place is None:
            return None
        mention = self._last_grade[0]
        events = self.governors.of(sentence, place[0], graded=True)
        if len(programmes(events)) < 2 or not self._is_highest(mention, events):
            return None
        return Result("implied", mention, sentence.index, place, events)

    def _add_rolls(self) -> None:
        """Adds the winners that have a line each: '우수 등급에 오른 기관은 다음과 같다. ○ 관세청(99.1점)'."""
        reader = RollReader(self.scene, self.knowledge.cues)
        told = {r.sentence for r in self.results}
        for announcing in self.scene.sentences:
            won = self._announced(announcing) or self._announced_before(announcing)
            if won is None:
                continue
            mention, events = won
            self.results += [
                Result("implied", mention, line.index, place, events)
                for line, place in reader.lines(announcing)
                if line.index not in told and not line.of("GRADE", "HIGHEST", "PRIZE")
            ]
        selections = [
            e for e in chain.from_iterable(self.events.values()) if kind_of(self.knowledge, e) == "selection"
        ]
        self.results += [
            Result("implied", event.mention, line.index, place, (event,))
            for line, place, event in plaques(
                self.scene, self.knowledge.cues, selections, told, self._of_selections()
            )
        ]
        self.results.sort(key=lambda r: (r.sentence, r.mention.start))

    def _of_selections(self) -> set[int]:
        """The sentences that tell a result of a selection."""
        return {r.sentence for r in self.results if kind_of(self.knowledge, r.events[-1]) == "selection"}

    def _announced(self, sentence: Sentence) -> tuple[Mention, tuple[Event, ...]] | None:
        """What a sentence can announce the winners of: its only grade, or the selection that it names."""
        grades = sentence.of("GRADE", "HIGHEST")
        if len(grades) == 1:
            events = self.governors.of(sentence, grades[0].start, graded=True)
            ours = events and events[-1].programme is not None
            return (grades[0], events) if ours else None
        selections = [e for e in self.events[sentence.index] if kind_of(self.knowledge, e) == "selection"]
        return (selections[-1].mention, (selections[-1],)) if selections and not grades else None

    def _announced_before(self, sentence: Sentence) -> tuple[Mention, tuple[Event, ...]] | None:
        """What one of the two sentences before tells, for one that names no evaluation: '실린 곳은 다음과
        같다'.
        """
        if self.events[sentence.index] or not announces_winners(self.scene, self.knowledge.cues, sentence):
            return None
        earlier = self.scene.sentences[max(0, sentence.index - 2) : sentence.index]
        return next((won for one in reversed(earlier) if (won := self._announced(one)) is not None), None)
