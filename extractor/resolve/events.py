"""Which evaluations, contests and selections a sentence names or points to.

A full name always counts; a short one ('공공데이터') only beside a result, a number or another name; an
anaphor ('이번 평가', '두 평가') stands for what the text named before.
"""

from __future__ import annotations

import re

import msgspec

from extractor.cue_files import Cues
from extractor.knowledge import Knowledge, ProgrammeKind
from extractor.recognize.mentions import Mention
from extractor.resolve.provincial import host_of
from extractor.resolve.scene import Scene, Sentence

BOTH = "{shared.both}"
"""Beginning of an anaphor that points to two events."""

# Between two names of one phrase: 'A' 및 'B', A와 2024년 행정안전부 주관 B
# All runs of blanks and marks are possessive: of a row of quotation marks each would else try every share.
_JOINS = (
    r"[\s'\"]*+(?:\(이하[^)]*+\))?[\s'\"]*+(?:및|과|와|·|,|그리고|\s|/|&)*+[\s'\"]*+(?:20\d\d년?도?)?"
    r"[\s'\"]*+{shared.ministry}?[\s'\"]*+(?:의|주관)?[\s'\"]*+(?:20\d\d년?도?)?[\s'\"]*+"
)
# After 대상: a prize was won there: '지역일자리 대상에서는 3년 연속 우수상을'
_WON_THERE = re.compile(r"['\"]?에서(?:는|도)?\s[^.,\n]{0,16}?(?:상[을과이도]|수상|연속)")
_WON_REACH = 30
_OWN_CONTEST = r"^['\"]?\s?(?:시상식)?(?:을|를|도|등을)?\s?{events.own_contest}"
# Behind a short name: it is told how somebody did in it: '데이터기반행정 쪽 성적은', '공공데이터 쪽이 98점'
_BEFORE_MARKS = re.compile(
    r"['\"]?\s(?:(?:쪽|부문|분야)(?:의)?\s(?:성적|등급|점수|결과)(?:은|는|이|가|도|를|을)\s|쪽(?:이다|은|이|에서|에선|도)(?=[\s.,]))"
)
# Words that point to the first of two evaluations
_FORMER = ("앞", "전자", "먼저")
# A trial of an evaluation, which gives nothing: '자체 모의평가'
_REHEARSAL = re.compile(r"모의\s?(?:실태)?(?:점검|평가|심사|진단)$")
# In the name of a contest, or behind it: a province held it for its units, which won there
_FOR_UNITS = re.compile(
    r"(?<![가-힣·])(?:시·?군(?:·?구)?|군·구|구·군|자치구)(?![가-힣·])|수상\s?(?:기관|시·?군|군·구|구·군|자치구|지자체)"
)
# Between a short name and its number, its result, another name
_TO_NUMBER = (
    r"['\"]?\s?(?:{events.parts}\s?){0,3}(?:의\s)?{events.scores}?(?:수상|선정)?"
    r"(?:은|는|이|가|에서는|에서|의|도|\s?:)?\s?(?:\d{4}년부터\s?|{events.before_numbers})?"
)
_TO_RESULT = (
    r"[\s'\",·]*+{events.divisions}?(?:에서는|에선|에서|의|은|는)?[\s'\",·]*+{events.again}?[\s'\",·]*+"
)
_TO_NAME = r"[\s'\"]*+(?:분야|부문)?(?:과|와|및|·|,|\s)*+(?:20\d\d년도?)?[\s'\"]*+{shared.ministry}?\s?"

# Between a short name as a topic and the word for its evaluation: '공공데이터는 2023년 평가에서'
_TOPIC_AND_YEAR = r"['\"]?(?:은|는|도)\s(?:20\d\d년도?\s|지난해\s|작년\s|직전\s|올해\s|이번\s)?"
_OF_ITS_YEAR = re.compile(_TOPIC_AND_YEAR + r"(?:실태\s?)?(?:평가|점검)(?:에서|는|에선|까지)")


class Event(msgspec.Struct, frozen=True):
    """An evaluation, contest or selection that a sentence names or points to.

    `start`, `end`: its span; `programme`: id, or None for one that is not ours.
    """

    start: int
    end: int
    programme: str | None
    mention: Mention


def event_of(mention: Mention, programme: str | None) -> Event:
    """The event that a mention names."""
    return Event(mention.start, mention.end, programme, mention)


def programmes(events: tuple[Event, ...] | list[Event]) -> set[str | None]:
    """The programmes of some events."""
    return {e.programme for e in events}


def joins(cues: Cues, between: str) -> bool:
    """Whether what stands between two names of events joins them to one phrase."""
    return bool(cues.regex(_JOINS).fullmatch(between))


def kind_of(knowledge: Knowledge, event: Event) -> ProgrammeKind | None:
    """What kind of programme an event belongs to; None for one that is not ours."""
    programme = knowledge.programmes.get(event.programme or "")
    return programme.kind if programme is not None else None


def borrows_name(event: Event) -> bool:
    """Whether an event is called by a programme's name and is another: a province's own evaluation."""
    return event.mention.label == "PROGRAMME" and event.programme not in (None, event.mention.value)


class EventFinder:
    """Events of one scene.

    `by_sentence`: index of the sentence → its events in order. `context`: what the other text of the article
    (the title for the body, the body for the title) speaks of; an anaphor without anything before it points
    there.
    """

    def __init__(self, scene: Scene, knowledge: Knowledge, context: tuple[Event, ...] = ()) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.context = context
        self.by_sentence: dict[int, list[Event]] = {}
        self._named: list[Event] = []
        for sentence in scene.sentences:
            self.by_sentence[sentence.index] = self._events(sentence)
            self._named += [e for e in self.by_sentence[sentence.index] if e.mention.label == "PROGRAMME"]

    def ending(self, events: list[Event]) -> tuple[Event, ...]:
        """The last of the events, with those that are joined to it: 'A 및 B', 'A와 B', 'A', 'B'."""
        chain = [events[-1]]
        for event in reversed(events[:-1]):
            between = self.scene.text[event.end : chain[0].start]
            if event.programme == chain[0].programme or not joins(self.knowledge.cues, between):
                break
            chain.insert(0, event)
        return tuple(chain)

    def beginning(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """The first of the events with those that are joined to it."""
        chain = list(events[:1])
        for event in events[1:]:
            if not joins(self.knowledge.cues, self.scene.text[chain[-1].end : event.start]):
                break
            chain.append(event)
        return tuple(chain)

    def named_before(self, sentence: Sentence) -> list[Event]:
        """The events of all sentences before one."""
        return [e for i in range(sentence.index) for e in self.by_sentence[i]]

    def _events(self, sentence: Sentence) -> list[Event]:
        events = [event_of(m, self._programme_of(sentence, m)) for m in sentence.of("PROGRAMME")]
        for mention in sentence.of("PROGRAMME_SHORT"):
            if self._short_counts(sentence, mention, events):
                events.append(event_of(mention, mention.value))
        events += self._topics(sentence)
        events += self._others(sentence)
        for mention in sentence.of("ANAPHOR"):
            if not any(mention.start < e.end and e.start < mention.end for e in events):
                meant = self._in_sentence(events, mention) or self._meant(sentence, mention, events)
                events += [event_of(mention, programme) for programme in meant]
        return sorted(events, key=lambda e: (e.start, e.end))

    def _programme_of(self, sentence: Sentence, name: Mention) -> str | None:
        """The programme that a name stands for: none where the text holds a contest itself, another honour
        where a province holds an evaluation of its own.
        """
        if self._own_contest(sentence, name):
            return None
        if self.knowledge.programmes[name.value].kind != "evaluation":
            return name.value
        if host_of(self.scene, sentence, name) is not None or self._is_called_again(sentence, name):
            return self.knowledge.other_honours
        return name.value

    def _is_called_again(self, sentence: Sentence, name: Mention) -> bool:
        """Whether only a province's own evaluation was called so before, here or in the other text."""
        if any(m.value[1:] in self.knowledge.hosts for m in sentence.of("INSTITUTION")):
            return False
        words = self._words(name)
        said = [e for e in self._named if self._words(e.mention) == words]
        if self.scene.place == "title":
            said += [e for e in self.context if e.mention.value == name.value]
        return bool(said) and all(map(borrows_name, said))

    def _words(self, name: Mention) -> str:
        """A name as the text has it, without spaces."""
        return "".join(self.scene.surface(name).split())

    def _others(self, sentence: Sentence) -> list[Event]:
        """Named events that are none of the programmes."""
        anaphors, grades = sentence.of("ANAPHOR"), sentence.of("GRADE", "HIGHEST", "SCALE")
        return [
            event_of(m, None)
            for m in sentence.of("OTHER_EVENT")
            if self._is_event(m)
            and not any(a.covers(m) for a in anaphors)
            and not any(g.start < m.end and m.start < g.end for g in grades)
        ]

    def _topics(self, sentence: Sentence) -> list[Event]:
        """Other evaluations called by their topic alone: '적극행정 분야에서는' after '적극행정 종합평가'."""
        topics = {
            re.split(r"[\s'\"]", self.scene.surface(e.mention).strip("'\""))[0]
            for e in self.named_before(sentence)
            if e.programme is None
        }
        return [
            Event(start, end, None, Mention(start, end, "OTHER_EVENT", topic, "event.named", ""))
            for topic in topics
            if len(topic) >= 3 and not topic[0].isdigit()
            for match in re.finditer(
                rf"{re.escape(topic)}\s?(?:분야|부문|쪽)", self.scene.of_sentence(sentence)
            )
            for start, end in [(sentence.start + match.start(), sentence.start + match.end())]
        ]

    def _own_contest(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether the text tells that a contest was held or entered, not what was won there. Who runs the
        programmes holds contests for others.
        """
        after = self.scene.ahead(mention.end, 12)
        if any(
            m.end <= mention.start and m.value[1:] in self.knowledge.hosts for m in sentence.of("INSTITUTION")
        ):
            return False
        if self.knowledge.programmes[mention.value].kind != "contest" or not self.knowledge.cues.regex(
            _OWN_CONTEST
        ).match(after):
            return False
        return _FOR_UNITS.search(self.scene.text, mention.start, sentence.end) is None

    def _in_sentence(self, events: list[Event], anaphor: Mention) -> list[str | None]:
        """The evaluation that the same sentence names before an anaphor: '실태점검에서 … 이 평가에는', or as
        its topic: '공공데이터는 2023년 평가에서'.
        """
        for event in events:
            if event.mention.label == "PROGRAMME_SHORT" and re.fullmatch(
                _TOPIC_AND_YEAR, self.scene.text[event.end : anaphor.start]
            ):
                return [event.programme]
        if not re.match(r"이\s", self.scene.surface(anaphor)):
            return []
        before = [e for e in events if e.end <= anaphor.start and kind_of(self.knowledge, e) == "evaluation"]
        return [before[-1].programme] if before else []

    def _meant(self, sentence: Sentence, anaphor: Mention, here: list[Event]) -> list[str | None]:
        """What 'this evaluation' points back to in the text before; 'both evaluations' in `here`, too."""
        said = self._said(sentence, anaphor)
        if not said:
            return []
        word = self.scene.surface(anaphor)
        ours = list(dict.fromkeys(e.programme for e in said if e.programme is not None))
        if self.knowledge.cues.regex("{events.honours}").search(word):
            return [e.programme for e in said if kind_of(self.knowledge, e) == "contest"][-1:]
        if self.knowledge.cues.regex(BOTH).match(word):
            ours += [e.programme for e in here if e.programme is not None and e.end <= anaphor.start]
            return list[str | None](dict.fromkeys(ours))[:2]
        if re.match("앞의|뒤의|전자|후자|먼저|나중", word):
            return [ours[0] if word.startswith(_FORMER) else ours[1]] if len(ours) > 1 else []
        kin = self._kin(word, ours)
        if kin:
            return kin[:1]
        last = next(
            (
                events
                for i in range(sentence.index - 1, -1, -1)
                if (events := [e for e in self.by_sentence[i] if e in said])
            ),
            None,
        )
        return list(dict.fromkeys(e.programme for e in self.ending(last))) if last else [said[-1].programme]

    def _said(self, sentence: Sentence, anaphor: Mention) -> list[Event]:
        """What an anaphor can point to: the events named before, else those of the other text. '같은 평가' or
        '이 평가' is no 품질 점검: of events that are not ours it means one with its noun.
        """
        said = self.named_before(sentence) or list(self.context)
        word = re.split(r"[\s'\"]", self.scene.surface(anaphor))
        if word[0] not in ("같은", "이", "해당", "동", "그"):
            return said
        return [
            e for e in said if e.programme is not None or self.scene.surface(e.mention).endswith(word[-1])
        ]

    def _kin(self, word: str, ours: list[str]) -> list[str | None]:
        """Those of our programmes that a word for one kind can mean: 실태점검, 사례집."""
        programmes = self.knowledge.programmes
        if "사례" in word:
            return [p for p in ours if programmes[p].kind == "selection"]
        return [p for p in ours if "실태점검" in programmes[p].title] if "실태" in word else []

    def _short_counts(self, sentence: Sentence, mention: Mention, events: list[Event]) -> bool:
        """Whether a short name names its programme here: before a result, a number or another name. `events`:
        the full names.
        """
        return (
            self._before_result(sentence, mention)
            or _BEFORE_MARKS.match(self.scene.text, mention.end) is not None
            or (
                any(
                    e.programme == mention.value
                    for e in (*self.named_before(sentence), *events, *self.context)
                )
                and (self._before_number(sentence, mention) or self._is_one_of_two(sentence, mention))
            )
            or self._before_name(sentence, mention, events)
        )

    def _is_one_of_two(self, sentence: Sentence, mention: Mention) -> bool:
        """'공공데이터에서는 …' where the text has spoken of two evaluations."""
        said = {
            e.programme
            for e in (*self.named_before(sentence), *self.context)
            if kind_of(self.knowledge, e) == "evaluation"
        }
        after = self.scene.ahead(mention.end, 16)
        if len(said) > 1 and _OF_ITS_YEAR.match(self.scene.text, mention.end):
            return True
        return len(said) > 1 and bool(
            self.knowledge.cues.regex(
                r"^['\"]?\s?{events.parts}?(?:\s한\s곳)?(?:에서는|에서만|에선|에서)[\s,]"
            ).match(after)
        )

    def _before_result(self, sentence: Sentence, mention: Mention) -> bool:
        for result in sentence.of("GRADE", "HIGHEST"):
            if not 0 <= result.start - mention.end <= 30:
                continue
            between = self.scene.text[mention.end : result.start]
            for streak in sentence.of("STREAK", "AGAIN"):
                if mention.end <= streak.start and streak.end <= result.start:
                    between = between.replace(self.scene.surface(streak), "")
            if self.knowledge.cues.regex(_TO_RESULT).fullmatch(between):
                return True
        return False

    def _before_number(self, sentence: Sentence, mention: Mention) -> bool:
        to_number = self.knowledge.cues.regex(_TO_NUMBER)
        return any(
            mention.end <= number.start and to_number.fullmatch(self.scene.text[mention.end : number.start])
            for number in sentence.of("POINTS", "STREAK", "COUNT", "AVERAGE", "AGAIN")
        )

    def _before_name(self, sentence: Sentence, mention: Mention, events: list[Event]) -> bool:
        """Whether the nearest other name that it is joined to counts: '공공데이터와
        데이터기반행정 실태점검'.
        """
        for other in sentence.of("PROGRAMME", "PROGRAMME_SHORT"):
            if (
                other.value != mention.value
                and 0 <= other.start - mention.end <= 12
                and self.knowledge.cues.regex(_TO_NAME).fullmatch(self.scene.text[mention.end : other.start])
            ):
                return other.label == "PROGRAMME" or self._short_counts(sentence, other, events)
        return False

    def _is_event(self, mention: Mention) -> bool:
        """Whether a run of nouns names an evaluation, and is not only a part or a step of one."""
        cues = self.knowledge.cues
        name = self.scene.surface(mention)
        if _REHEARSAL.search(name) or (self._goes_on(mention) and not mention.rule.endswith("인증")):
            return False
        if cues.regex(r"{events.inner_parts}|자\b").match(self.scene.ahead(mention.end, 3)):
            return False
        if "데이터" in name:
            return bool(cues.regex("{events.data_events}").search(name))
        if name.endswith("대상"):
            if not re.search(r"[가-힣]대상$", name):
                return bool(_WON_THERE.match(self.scene.ahead(mention.end, _WON_REACH)))
            after = self.scene.ahead(mention.end, 8)
            return not cues.regex(r"^['\"]?{events.no_prize}").match(after)
        return True

    def _goes_on(self, mention: Mention) -> bool:
        """Whether a noun or a suffix follows without a space."""
        text = self.scene.text
        after = self.scene.doc.char_span(
            mention.end, min(len(text), mention.end + 1), alignment_mode="expand"
        )
        return (
            after is not None and after.start_char == mention.end and after[0].tag_.startswith(("NN", "XSN"))
        )
