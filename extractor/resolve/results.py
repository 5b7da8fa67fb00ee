"""What was won: mentions of a grade, prize or selection that tell a result, and the evaluation that each belongs to.

A mention is a result unless the text takes it back: it is only hoped for, denied, told of a group, of an area, of another evaluation,
or explains the scale. Each reason has a name, so that `explain` can say why a mention was not used.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

Kind = Literal["grade", "highest", "prize", "selection", "implied"]

_GIVES = re.compile(r"주[는었어ㄹ]|준다|줄\s|수여|지급|부여|제공|지원|돌아|포상|표창")
_GIVEN_TO = re.compile(r"^['\"]?\s?(?:에게|들에|을\s?대상|를\s?대상|이\s?되(?:려|기\s?위)|\s?등에)")
_NOUN_AFTER = re.compile(
    r"^['\"]?\s?(?:의\s?)?(?:시상|포상|사례(?!로)|간담회|워크숍|벤치마킹|비율|비중|수준(?!의|인|으로)|진입을|달성을\s?위|선정을\s?위|선정\s?기준|기준|요건|조건|담당자|직원|공무원|부서|현판|전국\s?평균)"
)
_COUNTED = re.compile(
    r"^['\"]?\s?(?:으?로\s(?:뽑힌|선정된)\s?|을\s?받은\s?|를\s?받은\s?|은\s?|는\s?|인\s?)?(?:총\s?|전국\s?)?\d+\s?(?:개|곳|%)"
)
_GROUP_SUBJECT = re.compile(
    r"^\s?(?:들)?\s?(?:\d+\s?(?:개|곳))?\s?(?:의\s?평균)?\s?(?:점수)?(?:은|는|이|가|도|의)\s"
)


_SHORT_TO_NUMBER = re.compile(
    r"['\"]?\s?(?:평가|점검|분야|부문|쪽|제공|운영)?\s?(?:의\s)?(?:종합\s?점수|총점|점수|평점|성적)?(?:수상|선정)?(?:은|는|이|가|에서는|에서|의|도)?\s?(?:\d{4}년부터\s?|지난해에\s이어\s?|전국\s|총\s|각각\s|기초(?:지방)?자치단체\s|기초지자체\s|광역(?:자치단체)?\s|전체\s)?"
)
_ADJACENT = re.compile(
    r"[\s'\",·]*(?:분야|부문|평가)?(?:에서는|에선|에서|의|은|는)?[\s'\",·]*(?:또|다시|나란히|동시|모두|전국)?[\s'\",·]*"
)
_CITATION = re.compile(r"(?:대통령|총리|장관|지사|시장|원장|이사장|위원장|청장|회장)")
_OF_GROUP, _COUNTS = "told of a group of institutions", "counts the winners"
_ENUMERATED = re.compile(r"^\s?(?:등\s?(?:이다|\d|으로)|이다|다\.)")
_AS_SUBJECT = re.compile(
    r"^\s?(?:\([^)]*\))?\s?(?:등)?\s?(?:\d+\s?(?:개|곳)\s?[가-힣·]{0,8}?)?(?:이|가|도|은|는|만|까지)\s(?:여기에|이에|나란히|함께)?\s?"
)
_SELECTED = re.compile(r"속한|속했|선정|뽑|꼽|포함|이름|들었|든\b|올랐|선발|영예|낙점")
_OWN_CONTEST = re.compile(
    r"^['\"]?\s?(?:시상식)?(?:을|를|도|등을)?\s?(?:개최|운영|주최|실시|추진|열|진행|시행|마련|공모|신설|참가|참여|열린|홍보|기획)"
)


class Event(msgspec.Struct, frozen=True):
    """An evaluation, contest or selection that a sentence names or points to. `programme`: id, or None for one that is not ours."""

    start: int
    end: int
    programme: str | None
    mention: Mention


class Result(msgspec.Struct, frozen=True):
    """A mention that tells a result, with the events that it belongs to."""

    kind: Kind
    mention: Mention
    sentence: int
    clause: tuple[int, int]
    events: tuple[Event, ...]


class Refusal(msgspec.Struct, frozen=True):
    """A mention that looks like a result and is none, and why."""

    mention: Mention
    reason: str


class ResultFinder:
    """Results of one scene, in order, and the refused ones."""

    def __init__(
        self, scene: Scene, knowledge: Knowledge, *, headline: bool = False, context: tuple[Event, ...] = ()
    ) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.headline = headline
        self.context = context
        self.refused: list[Refusal] = []
        self.events: dict[int, list[Event]] = {}
        for sentence in scene.sentences:
            self.events[sentence.index] = self._events(sentence)
        self.last_grade: tuple[Mention, int, tuple[Event, ...]] | None = None
        self.found: list[Result] = []
        for sentence in scene.sentences:
            self.found += self._results(sentence)
        self.results = self.found

    # events -------------------------------------------------------------------------------------------------

    def _events(self, sentence: Sentence) -> list[Event]:
        """Named events of a sentence in order. A short name counts next to a result or another name."""
        events = [
            Event(m.start, m.end, None if self._own_contest(m) else m.value, m)
            for m in sentence.of("PROGRAMME")
        ]
        for mention in sentence.of("PROGRAMME_SHORT"):
            if self._short_counts(sentence, mention, events):
                events.append(Event(mention.start, mention.end, mention.value, mention))
        events += self._topics(sentence)
        anaphors, grades = sentence.of("ANAPHOR"), sentence.of("GRADE", "HIGHEST", "SCALE")
        events += [
            Event(m.start, m.end, None, m)
            for m in sentence.of("OTHER_EVENT")
            if self._is_event(m)
            and not any(a.covers(m) for a in anaphors)
            and not any(g.start < m.end and m.start < g.end for g in grades)
        ]
        for mention in sentence.of("ANAPHOR"):
            if not any(mention.start < e.end and e.start < mention.end for e in events):
                events += [
                    Event(mention.start, mention.end, programme, mention)
                    for programme in self._meant(sentence, mention)
                ]
        return sorted(events, key=lambda e: (e.start, e.end))

    def _topics(self, sentence: Sentence) -> list[Event]:
        """Other evaluations called by their topic alone: '적극행정 분야에서는' after '적극행정 종합평가'."""
        topics = {
            re.split(r"[\s'\"]", self.scene.text[e.start : e.end].strip("'\""))[0]
            for i in range(sentence.index)
            for e in self.events[i]
            if e.programme is None
        }
        found = []
        for topic in (t for t in topics if len(t) >= 3 and not t[0].isdigit()):
            for match in re.finditer(
                rf"{re.escape(topic)}\s?(?:분야|부문|쪽)", self.scene.text[sentence.start : sentence.end]
            ):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                found.append(
                    Event(start, end, None, Mention(start, end, "OTHER_EVENT", topic, "event.named", ""))
                )
        return found

    def _own_contest(self, mention: Mention) -> bool:
        """Whether the text tells that a contest was held or entered, not what was won there."""
        programme = self.knowledge.programmes[mention.value]
        return programme.kind == "contest" and bool(
            _OWN_CONTEST.match(self.scene.text[mention.end : mention.end + 12])
        )

    def _meant(self, sentence: Sentence, anaphor: Mention) -> list[str | None]:
        """What 'this evaluation', 'both evaluations', 'the inspection' point back to: programmes named before in the text."""
        said: list[str | None] = [e.programme for i in range(sentence.index) for e in self.events[i]] or [
            e.programme for e in self.context
        ]
        if not said:
            return []
        word = self.scene.text[anaphor.start : anaphor.end]
        ours = list(dict.fromkeys(p for p in said if p is not None))
        if re.search(r"유공|포상|표창|수상", word):
            honours = [p for p in said if p is not None and self.knowledge.programmes[p].kind == "contest"]
            return honours[-1:]  # type: ignore[return-value]
        if re.match(r"두|양|이들", word):
            return list(ours[:2])
        if "실태" in word:
            kin = [p for p in ours if "실태점검" in self.knowledge.programmes[p].title]
            if kin:
                return [kin[0]]
        last = next((self.events[i] for i in range(sentence.index - 1, -1, -1) if self.events[i]), [])
        return list(dict.fromkeys(e.programme for e in self._companions(last))) if last else [said[-1]]

    def _short_counts(self, sentence: Sentence, mention: Mention, events: list[Event]) -> bool:
        text = self.scene.text
        for result in sentence.of("GRADE", "HIGHEST"):
            between = text[mention.end : result.start]
            for streak in sentence.of("STREAK", "AGAIN"):
                if mention.end <= streak.start and streak.end <= result.start:
                    between = between.replace(text[streak.start : streak.end], "")
            if 0 <= result.start - mention.end <= 30 and _ADJACENT.fullmatch(between):
                return True
        if any(e.programme == mention.value for i in range(sentence.index) for e in self.events[i]) or any(
            e.programme == mention.value for e in events
        ):
            for number in sentence.of("POINTS", "STREAK", "COUNT", "AVERAGE"):
                if mention.end <= number.start and _SHORT_TO_NUMBER.fullmatch(
                    text[mention.end : number.start]
                ):
                    return True
        for other in sentence.of("PROGRAMME", "PROGRAMME_SHORT"):
            between = text[mention.end : other.start]
            if (
                other.value != mention.value
                and 0 <= other.start - mention.end <= 12
                and re.fullmatch(
                    r"[\s'\"]*(?:분야|부문)?(?:과|와|및|·|,|\s)*(?:20\d\d년도?)?[\s'\"]*(?:행정안전부|행안부)?\s?",
                    between,
                )
            ):
                return other.label == "PROGRAMME" or self._short_counts(sentence, other, events)
        return False

    def _is_event(self, mention: Mention) -> bool:
        """Whether a run of nouns names an evaluation, and is not only a part or a step of one."""
        name = self.scene.text[mention.start : mention.end]
        after = self.scene.doc.char_span(
            mention.end, min(len(self.scene.text), mention.end + 1), alignment_mode="expand"
        )
        if (
            after is not None
            and after.start_char == mention.end
            and after[0].tag_.startswith(("NN", "XSN"))
            and not mention.rule.endswith("인증")
        ):
            return False
        if re.match(
            r"단|반|위원|자\b|자들|표|지표|항목|기준|영역", self.scene.text[mention.end : mention.end + 3]
        ):
            return False
        if re.search(r"데이터", name):
            return bool(re.search(r"인증|품질|통계|창업", name))
        if name.endswith("대상"):
            return not re.match(
                r"^['\"]?(?:으로|인|이|은|기관|지역|을\s?(?:상대|확대)|에서\s?제외|\s?(?:지자체|기관|아동|사업))",
                self.scene.text[mention.end : mention.end + 8],
            )
        return True

    def governing(
        self, sentence: Sentence, place: int, *, prize: bool = False, graded: bool = False
    ) -> tuple[Event, ...]:
        """The events that a mention at `place` belongs to: named before it in the sentence, else after it in its clause, else those of the text before."""
        named = [e for e in self.events[sentence.index] if not (graded and self._grades_nobody(e))]
        before = [e for e in named if e.end <= place]
        if before:
            return self._companions(before)
        clause = sentence.clause_at(place)
        after = [e for e in named if place <= e.start < clause[1]]
        if after:
            return self._companions(after[:2][::-1]) if len(after) > 1 else (after[0],)
        if prize:
            for earlier in self.scene.before(sentence):
                contests = [
                    e
                    for e in self.events[earlier.index]
                    if e.programme and self.knowledge.programmes[e.programme].kind == "contest"
                ]
                if contests:
                    return (contests[-1],)
        for earlier in self.scene.before(sentence):
            if graded and all(self._grades_nobody(e) for e in self.events[earlier.index]):
                continue
            if self.events[earlier.index] and (prize or self._lasts(earlier)):
                return self._all_or_last(earlier)
        return self.context or self._first_later(sentence, prize=prize)

    def _lasts(self, sentence: Sentence) -> bool:
        """Whether the events of a sentence are what the text goes on to speak of: a contest is only where a prize is told."""
        programmes = [self.knowledge.programmes.get(e.programme or "") for e in self.events[sentence.index]]
        if sentence.of("PRIZE", "GRADE", "HIGHEST"):
            return True
        text = self.scene.text
        if all(p is None for p in programmes):
            return any(
                re.match(r"^['\"]?(?:은|는|에서|에|이|가|란|이란)\s", text[e.end : e.end + 4])
                for e in self.events[sentence.index]
            )
        return any(p is not None and p.kind != "contest" for p in programmes)

    def _first_later(self, sentence: Sentence, *, prize: bool) -> tuple[Event, ...]:
        """For a lead that tells the result before it names the evaluation: what the next sentences name."""
        for later in self.scene.sentences[sentence.index + 1 : sentence.index + 4]:
            named = [
                Event(m.start, m.end, m.value, m)
                for m in later.of("PROGRAMME")
                if prize or self.knowledge.programmes[m.value].kind != "contest"
            ]
            if named:
                return self.chain(tuple(named))
        return ()

    def _grades_nobody(self, event: Event) -> bool:
        """Whether an event is a selection without grades: a grade or a streak of a grade is not its."""
        programme = self.knowledge.programmes.get(event.programme or "")
        return programme is not None and programme.kind == "selection"

    def _companions(self, events: list[Event]) -> tuple[Event, ...]:
        """The last event, with those that are joined to it: 'A 및 B', 'A와 B', 'A', 'B'."""
        chain = [events[-1]]
        for event in reversed(events[:-1]):
            between = self.scene.text[event.end : chain[0].start]
            if event.programme == chain[0].programme or not joins(between):
                break
            chain.insert(0, event)
        return tuple(chain)

    def chain(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        """The first of the events with those that are joined to it."""
        chain = list(events[:1])
        for event in events[1:]:
            if not joins(self.scene.text[chain[-1].end : event.start]):
                break
            chain.append(event)
        return tuple(chain)

    def _all_or_last(self, sentence: Sentence) -> tuple[Event, ...]:
        return self._companions(self.events[sentence.index])

    # results ------------------------------------------------------------------------------------------------

    def _results(self, sentence: Sentence) -> list[Result]:
        found: list[Result] = []
        for mention in sentence.of("GRADE", "HIGHEST", "PRIZE"):
            events = self.governing(
                sentence, mention.start, prize=mention.label == "PRIZE", graded=mention.label != "PRIZE"
            )
            reason = self._refusal(sentence, mention, events)
            if mention.label != "PRIZE" and events and reason in (None, _OF_GROUP, _COUNTS):
                self.last_grade = (mention, sentence.index, events)
            if reason is not None:
                self.refused.append(Refusal(mention, reason))
                continue
            kind: Kind = (
                "prize" if mention.label == "PRIZE" else "highest" if mention.label == "HIGHEST" else "grade"
            )
            found.append(Result(kind, mention, sentence.index, sentence.clause_at(mention.start), events))
        found = self._without_echoes(found)
        for event in self.events[sentence.index]:
            programme = self.knowledge.programmes.get(event.programme or "")
            if programme is not None and programme.kind == "selection":
                reason = self._selection_refusal(sentence, event)
                if reason is None:
                    found.append(
                        Result(
                            "selection",
                            event.mention,
                            sentence.index,
                            sentence.clause_at(event.start),
                            (event,),
                        )
                    )
                else:
                    self.refused.append(Refusal(event.mention, reason))
        if not found and (implied := self._implied(sentence)) is not None:
            found.append(implied)
        return sorted(found, key=lambda r: r.mention.start)

    def _implied(self, sentence: Sentence) -> Result | None:
        """A list of further winners without the grade's word: 'A와 B가 선정됐다' after 'C가 우수기관으로 뽑혔다'."""
        names = sentence.of("INSTITUTION", "STEM")
        if (
            len(names) < 2
            or sentence.of("PRIZE", "PROSPECT", "NEGATED")
            or any(e.mention.label != "ANAPHOR" for e in self.events[sentence.index])
        ):
            return None
        if any(g.start > names[0].start for g in sentence.of("GRADE", "HIGHEST")):
            return None
        if self.last_grade is None or sentence.index - self.last_grade[1] > 3:
            return None
        mention, _, events = self.last_grade
        text = self.scene.text
        for gained in sentence.of("GAINED"):
            if (
                gained.start > names[-1].end
                and _AS_SUBJECT.match(text[names[-1].end : gained.start])
                and _SELECTED.match(text[gained.start : gained.start + 8])
                and gained.start - names[-1].end < 30
            ):
                return Result("implied", mention, sentence.index, (gained.start, gained.end), events)
        counted = re.match(
            r"^[^.]{0,20}\d+\s?(?:개|곳)?\s?(?:시군구?|시·군|기관|지자체|자치구|군|구|시|곳)?은\s?",
            text[sentence.start : sentence.end],
        )
        if counted and _ENUMERATED.match(text[names[-1].end : names[-1].end + 8]):
            return Result("implied", mention, sentence.index, (names[-1].end, names[-1].end + 1), events)
        return None

    def _without_echoes(self, found: list[Result]) -> list[Result]:
        """'최고 등급인 우수기관' is one result: 'the highest grade' beside the grade's own word is dropped."""
        return [
            r
            for r in found
            if not (
                r.kind == "prize"
                and _CITATION.search(r.mention.value)
                and any(self._same_prize(r, o) for o in found)
            )
            and (
                r.kind != "highest"
                or not any(
                    o.kind == "grade"
                    and o.events == r.events
                    and -30 <= o.mention.start - r.mention.end <= 30
                    for o in found
                )
            )
        ]

    def _same_prize(self, citation: Result, other: Result) -> bool:
        """'장관상(대상)', '최우수상(장관상)', '대상인 국무총리상': two names of one prize; the rank is kept."""
        if other.kind != "prize" or other is citation or _CITATION.search(other.mention.value):
            return False
        first, second = sorted((citation.mention, other.mention))
        return bool(
            re.fullmatch(r"(?:인\s|\s?\()(?:[가-힣]+\s?){0,3}", self.scene.text[first.end : second.start])
        )

    def _refusal(self, sentence: Sentence, mention: Mention, events: tuple[Event, ...]) -> str | None:
        text = self.scene.text
        after = text[mention.end : sentence.end]
        clause = sentence.clause_at(mention.start)
        if not events:
            return "no evaluation is named before it"
        if events[-1].programme is None:
            return f"belongs to another evaluation: {text[events[-1].start : events[-1].end]}"
        if mention.label != "PRIZE" and re.search(
            r"(?:향상도?|개선도?|노력|발전)\s?['\"]?$", text[max(0, mention.start - 6) : mention.start]
        ):
            return "a prize for progress, not a grade"
        if mention.label == "PRIZE" and re.match(
            r"^['\"]?\s?(?:각\s?\d|\d|총\s?\d|[가-힣]{0,2}\s?\d+\s?(?:명|팀|점|편|건|곳|개))", after
        ):
            return "tells how many prizes there are, or what they are worth"
        if mention.label == "PRIZE" and re.match(r"^['\"]?이(?:라|어서)\s", after):
            return "speaks of a prize told elsewhere"
        if mention.label == "PRIZE" and "수상자" in text[clause[0] : mention.start]:
            return "a prize for persons"
        if mention.label == "PRIZE" and re.match(r"^['\"]?에서\s", after):
            return "names the occasion, not what was won"
        if mention.label == "PRIZE" and re.match(r"^['\"]?\s?수상자", after):
            return "a prize for persons"
        if _GIVEN_TO.match(after) or (re.match(r"^['\"]?\s?(?:에는|엔)\s", after) and _GIVES.search(after)):
            return "speaks of whoever holds it, not of a winner"
        if re.match(
            r"^['\"]?(?:으로|로|에|을|를)?\s?(?:뽑힌|선정된|받은|오른|꼽힌)\s(?:지자체|기관|도시|시군)(?:들|의|에서|을|를)",
            after,
        ):
            return "speaks of winners in general"
        if self._left_behind(sentence, mention, after):
            return "what was left behind, without its year"
        if _NOUN_AFTER.match(after):
            return "names a thing, not a result"
        lists_before = any(m.end <= mention.start for m in sentence.of("INSTITUTION", "STEM", "SELF"))
        if _COUNTED.match(after) and not lists_before and mention.label != "PRIZE":
            return _COUNTS
        if self._told_of_group(sentence, mention, clause):
            return _OF_GROUP
        if mention.label != "PRIZE" and self.of_area(sentence, mention, clause, events):
            return "the grade of an area, not of the whole"
        if re.search(r"목표[를는로]", text[clause[0] : mention.start]):
            return "only hoped for or planned"
        for m in sentence.of("PROSPECT"):
            if mention.end <= m.start < clause[1] and not self.gained_between(sentence, mention.end, m.start):
                return "only hoped for or planned"
        for m in sentence.of("NEGATED"):
            if (
                mention.end <= m.start < clause[1]
                and m.start - mention.end <= 20
                and not re.search(r"(?:면(?:치|하지)|벗어나지)\s?$", text[mention.end : m.start])
            ):
                return "denied"
        for m in sentence.of("PERSONAL"):
            reach = 200 if m.rule == "personal.holder" else 12
            if mention.label == "PRIZE" and m.start - 2 <= mention.start <= m.end + reach:
                return "a prize for persons"
        return None

    def _left_behind(self, sentence: Sentence, mention: Mention, after: str) -> bool:
        """'미흡을 벗어나', '보통에서 우수로': the grade of a time before; a result only where its year stands with it."""
        if any(0 <= mention.start - y.end <= 12 for y in sentence.of("YEAR")):
            return False
        if re.match(r"^['\"]?\s?(?:등급)?(?:을|를|에서)\s?(?:벗어(?!나지\s?못)|탈출|탈피)", after):
            return True
        return bool(re.match(r"^['\"]?\s?에서\s", after)) and any(
            0 < g.start - mention.end <= 8 for g in sentence.of("GRADE", "HIGHEST")
        )

    def gained_between(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the result is told as reached before the hope begins: '우수기관으로 선정된 것을 계기로 … 하겠다'."""
        for gained in sentence.of("GAINED"):
            if start <= gained.start < end:
                tail = self.scene.text[gained.end : gained.end + 6]
                noun = gained.rule == "gained.noun"
                if (
                    re.match(
                        r"^(?:됐|되어|돼|된|했|한\s|받|되었|던|을\s?계기|을\s?바탕|에\s?(?:힘|안주|만족|따|이))",
                        tail,
                    )
                    or (noun and re.match(r"^(?:으로|은|는)\s", tail))
                    or self._past(gained)
                ):
                    return True
        return False

    def _past(self, mention: Mention) -> bool:
        span = self.scene.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None:
            return False
        return any(
            "EP" in token.tag_ and ("었" in token.lemma_ or "았" in token.lemma_)
            for token in self.scene.doc[span.start : span.end + 3]
        )

    def _told_of_group(self, sentence: Sentence, mention: Mention, clause: tuple[int, int]) -> bool:
        """'기초지자체와 지방공기업은 … 미흡 등급에 머물렀다', '평균 등급은 여전히 미흡'."""
        text = self.scene.text
        names = [m.start for m in sentence.of("INSTITUTION", "STEM", "SELF") if m.end <= mention.start]
        for average in sentence.of("AVERAGE"):
            between = text[average.end : mention.start]
            if (
                0 <= len(between) < 60
                and average.start >= clause[0] - 60
                and not re.search(r"보다|웃도|넘|상회|대비|높|앞", between)
                and not any(average.end <= n < mention.start for n in names)
            ):
                return True
        groups = [
            g
            for g in sentence.of("GROUP")
            if g.end <= mention.start
            and not re.search(r"등\s?(?:총\s?)?$", text[max(0, g.start - 5) : g.start])
            and _GROUP_SUBJECT.match(text[g.end : g.end + 16])
        ]
        if not groups:
            return False
        group = groups[-1]
        return (
            not any(n > group.start for n in names)
            and group.start >= sentence.start
            and not any(n < group.start and self._is_topic(n) for n in names)
        )

    def _is_topic(self, start: int) -> bool:
        return bool(
            re.match(r"^[가-힣]{1,12}(?:\([^)]*\))?(?:은|는|이|가)\s", self.scene.text[start : start + 60])
        )

    def of_area(
        self, sentence: Sentence, mention: Mention, clause: tuple[int, int], events: tuple[Event, ...]
    ) -> bool:
        """'공공데이터 품질관리' 영역에서 3년 연속 '우수': the word before 영역 names a part of the evaluation."""
        text = self.scene.text
        for part in sentence.of("PART"):
            if not clause[0] <= part.start < mention.start or mention.start - part.end > 24:
                continue
            if not re.match(r"^(?:에서는|에서도|에서|은|는|이|의)\s", text[part.end : part.end + 5]):
                continue
            before = text[max(sentence.start, part.start - 14) : part.start].rstrip()
            if re.search(
                r"(?:\d+\s?개|모든|전|두|세|네|전체|각)(?:\s?(?:평가|세부|개|대|공통))?$|가지$", before
            ):
                continue
            if any(abs(e.end - part.start) <= 3 or e.start <= part.start < e.end for e in events):
                continue
            return True
        return False

    def _selection_refusal(self, sentence: Sentence, event: Event) -> str | None:
        clause = sentence.clause_at(event.start)
        gained = [m for m in sentence.of("GAINED") if event.end <= m.start < clause[1]]
        if not gained and not self.headline:
            return "nothing says that it was won"
        for prospect in sentence.of("PROSPECT"):
            if event.end <= prospect.start < clause[1] and not self.gained_between(
                sentence, event.end, prospect.start
            ):
                return "only hoped for or planned"
        if any(m.start - event.end < 30 and event.end <= m.start < clause[1] for m in sentence.of("NEGATED")):
            return "denied"
        if _GIVEN_TO.match(self.scene.text[event.end : event.end + 10]):
            return "speaks of whoever holds it, not of a winner"
        return None


def joins(between: str) -> bool:
    """Whether what stands between two names of events joins them to one phrase."""
    return bool(
        re.fullmatch(
            r"[\s'\"]*(?:\(이하[^)]*\))?[\s'\"]*(?:및|과|와|·|,|그리고|\s|/|&)*[\s'\"]*(?:20\d\d년?도?)?[\s'\"]*(?:행정안전부|행안부)?[\s'\"]*(?:의|주관)?[\s'\"]*(?:20\d\d년?도?)?[\s'\"]*",
            between,
        )
    )
