"""Which evaluation a grade, a number or a streak belongs to.

Named before it in its sentence, else after it in its clause, else what the text before goes on to speak of,
else what the other text of the article speaks of, else (for a lead that tells the result first) what the next
sentences name.
"""

from __future__ import annotations

import re

from extractor.resolve.events import Event, EventFinder, borrows_name, event_of, kind_of
from extractor.resolve.scene import Sentence

LEAD_REACH = 3
"""So many sentences after a lead may name the evaluation that it tells of."""
TOPIC_REACH = 8
"""So near behind an event as the topic its own grade stands."""
FIELD_REACH = 30
"""So near before a prize its field stands."""
# Two evaluations that are named only later: '데이터 평가 두 건에서', '두 가지 데이터 평가'
_TWO_OF_DATA = re.compile(
    r"데이터\s(?:[가-힣]{2,4}\s){0,2}(?:평가|점검)\s?(?:두|2)\s?(?:가지|건|개|종)(?:에서|의|에|를|\s)"
    r"|(?<![가-힣])(?:두|양|양대|2대|[두2]\s?(?:가지|건의|개|종의|종))\s?(?:[가-힣]{2,3}\s)?데이터\s(?:[가-힣]{2,3}\s){0,2}(?:평가|점검)"
    r"|데이터\s(?:[가-힣]{2,4}\s){0,2}(?:두|양|양대|2대|[두2]\s?(?:가지|건의|개|종의|종))\s?(?:[가-힣]{2,3}\s)?(?:평가|점검)"
)
_THIS_YEAR = ("올해", "올 해", "금년")
# Before a prize: the field that it was won in: '지역축제 부문 장관 표창', '자원순환 유공 행안부 장관 표창'
_OF_FIELD = re.compile(
    r"(?<![가-힣·])(?!기관|단체|공공|지자체|행정기관|분석|활용|개방)(?:(?!데이터)[가-힣·]){2,12}\s?"
    r"(?:부문|분야|유공|업무)(?:에서|의|으로)?\s(?:[가-힣]{2,8}\s){0,2}['\"]?$"
)


class Governors:
    """Finds the governing events of places in one scene."""

    def __init__(self, finder: EventFinder) -> None:
        self.finder = finder
        self.scene = finder.scene
        self.knowledge = finder.knowledge

    def of(
        self, sentence: Sentence, place: int, *, prize: bool = False, graded: bool = False
    ) -> tuple[Event, ...]:
        """The events that what stands at `place` belongs to, in order; empty where no evaluation is named.

        `prize`: it is a prize, which contests give; `graded`: it is a grade, which selections do not give.
        """
        named = [
            e for e in self.finder.by_sentence[sentence.index] if not (graded and self._grades_nobody(e))
        ]
        if not prize and (pair := self.pair_told_later(sentence)):
            return pair
        before = [e for e in named if e.end <= place]
        if before:
            return self.finder.ending(before)
        after = [
            e
            for e in named
            if place <= e.start < sentence.clause_at(place)[1] and not self._has_own(sentence, place, e)
        ]
        if after:
            return self.finder.ending(after[:2][::-1]) if len(after) > 1 else (after[0],)
        if prize and self._is_dated_apart(sentence, place):
            of_field = _OF_FIELD.search(self.scene.behind(place, FIELD_REACH))
            return () if of_field is not None else self._last_contest(sentence)
        return (
            (self._last_contest(sentence) if prize else ())
            or self._spoken_of(sentence, prize=prize, graded=graded)
            or self.finder.context
            or self._first_later(sentence, prize=prize)
        )

    def pair_told_later(self, sentence: Sentence) -> tuple[Event, ...]:
        """For a lead that gives one result to two evaluations of data without naming them: the two that the
        next sentences name.
        """
        if not sentence.of("BOTH") or not _TWO_OF_DATA.search(self.scene.of_sentence(sentence)):
            return ()
        said = [e for i in range(sentence.index + 1) for e in self.finder.by_sentence[i]]
        if any(e.programme is not None or "데이터" not in self.scene.surface(e.mention) for e in said):
            return ()
        pair: dict[str | None, Event] = {}
        for later in self.scene.sentences[sentence.index + 1 : sentence.index + 1 + LEAD_REACH]:
            for mention in later.of("PROGRAMME", "PROGRAMME_SHORT"):
                event = event_of(mention, mention.value)
                if kind_of(self.knowledge, event) == "evaluation":
                    pair.setdefault(event.programme, event)
        return tuple(pair.values()) if len(pair) == 2 else ()

    def _has_own(self, sentence: Sentence, place: int, event: Event) -> bool:
        """'행정은 우수, 공공데이터는 보통': whether an event behind a comma is the topic of a grade of its
        own.
        """
        topic = re.match(r"['\"]?(?:은|는|에서는|에선)\s", self.scene.ahead(event.end, 5))
        return (
            topic is not None
            and "," in self.scene.text[place : event.start]
            and any(0 <= m.start - event.end <= TOPIC_REACH for m in sentence.of("GRADE", "HIGHEST"))
        )

    def _is_dated_apart(self, sentence: Sentence, place: int) -> bool:
        """Whether a prize has a year of its own in a sentence that names no evaluation: '2018년 지역축제 부문
        장관 표창에 이어'. An evaluation told of before did not give it then.
        """
        dated = (
            m
            for m in sentence.of("YEAR", "RELATIVE_YEAR")
            if m.end <= place and self.scene.surface(m) not in _THIS_YEAR
        )
        return not self.finder.by_sentence[sentence.index] and any(dated)

    def _last_contest(self, sentence: Sentence) -> tuple[Event, ...]:
        for earlier in self.scene.before(sentence):
            contests = [
                e for e in self.finder.by_sentence[earlier.index] if kind_of(self.knowledge, e) == "contest"
            ]
            if contests:
                return (contests[-1],)
        return ()

    def _spoken_of(self, sentence: Sentence, *, prize: bool, graded: bool) -> tuple[Event, ...]:
        """The events of the nearest sentence before whose events the text goes on to speak of."""
        for earlier in self.scene.before(sentence):
            events = self.finder.by_sentence[earlier.index]
            if not events or (graded and all(map(self._grades_nobody, events))):
                continue
            if prize or self._lasts(earlier):
                return self.finder.ending(events)
        return ()

    def _lasts(self, sentence: Sentence) -> bool:
        """Whether the events of a sentence are what the text goes on to speak of.

        A contest is only where a prize is told, another evaluation only where it is the topic of its
        sentence.
        """
        if sentence.of("PRIZE", "GRADE", "HIGHEST"):
            return True
        events = self.finder.by_sentence[sentence.index]
        kinds = {kind_of(self.knowledge, e) for e in events}
        if kinds == {None}:
            return any(
                re.match(r"^['\"]?(?:은|는|에서|에|이|가|란|이란)\s", self.scene.ahead(e.end, 4))
                for e in events
            )
        return bool(kinds - {None, "contest"}) or any(map(borrows_name, events))

    def _first_later(self, sentence: Sentence, *, prize: bool) -> tuple[Event, ...]:
        """For a lead that tells the result before it names the evaluation: what the next sentences name."""
        for later in self.scene.sentences[sentence.index + 1 : sentence.index + 1 + LEAD_REACH]:
            named = [event_of(m, m.value) for m in later.of("PROGRAMME")]
            named = [e for e in named if prize or kind_of(self.knowledge, e) != "contest"]
            if named:
                return self.finder.beginning(tuple(named))
        return ()

    def _grades_nobody(self, event: Event) -> bool:
        """Whether an event is a selection without grades: a grade or a streak of a grade is not its."""
        return kind_of(self.knowledge, event) == "selection"
