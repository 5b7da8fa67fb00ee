"""Whose a number is: own score or an average, a total or a part, a level or a distance; the evaluated against the winners; a prize or a saving.

Decided by clause, particle and binding word, never by the nearest number.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from extractor.knowledge import Knowledge, Programme
from extractor.recognize.mentions import Mention
from extractor.recognize.values import COUNT, MONEY, POINTS, STREAK
from extractor.resolve.results import Event, ResultFinder
from extractor.resolve.scene import Scene, Sentence

PointsRole = Literal["own", "average", "difference", "threshold", "part", "earlier", "other"]

# Words that turn what stands before them into what the number after them is compared with.
_COMPARED = re.compile(
    r"보다|웃도는|상회하는|상회한|넘는|넘어서는|넘어선|뛰어넘|훨씬|크게|대비|비해|앞서는|앞선|견줘|웃돈|높은|높게|월등"
)
_EVALUATED = re.compile(
    r"^\s?(?:,|\()?[^.\n]{0,30}?(?:대상|상대|점검|평가|놓고|가운데|중\s|조사|심사|살피|살핀|진행|실시|데이터|참여|받았|받은|행정|이\s?참)"
)
_ONE_KIND = re.compile(
    r"(?:(?:기초|광역|지방|중앙)[가-힣]{0,8}|지자체|자치단체|시·?군·?구|자치구|공기업|교육청|군|시|구|부처)\s?$"
)
_KIND_COUNTED = re.compile(r"(?:지자체|자치단체|시군구|시·군·구|자치구|교육청|부처|시군|단체)$")
_KINDS_OF_LOCAL = frozenset({17, 16, 75, 82, 69, 70, 226, 227, 243, 229, 228})


class Number(msgspec.Struct, frozen=True):
    """A number with its role and the events it belongs to. `group`: of an average, whose; `each`: of a sum, that it counts for each event."""

    value: float
    mention: Mention
    sentence: int
    role: str
    events: tuple[Event, ...]
    group: str | None = None
    each: bool = False


class NumberOwners:
    """Numbers of one scene with their owners."""

    def __init__(self, scene: Scene, knowledge: Knowledge, results: ResultFinder) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.results = results
        self.points = self._respectively([n for s in scene.sentences for n in self._points(s)])
        self.counts = [n for s in scene.sentences for n in self._counts(s)]
        self.money = [n for s in scene.sentences for n in self._money(s)]
        self.streaks = self._respectively([n for s in scene.sentences for n in self._streaks(s)])

    def _respectively(self, numbers: list[Number]) -> list[Number]:
        """'두 평가에서 각각 88.2점과 89점': of two numbers and two evaluations the first is the first's, the second the second's."""
        out = list(numbers)
        for i, (one, two) in enumerate(zip(numbers, numbers[1:], strict=False)):
            programmes = list({e.programme: e for e in one.events}.values())
            if len(programmes) < 2:
                programmes = self._last_pair(one.sentence)
            if (
                one.sentence != two.sentence
                or one.role != two.role
                or one.events != two.events
                or len(programmes) != 2
            ):
                continue
            between = self.scene.text[one.mention.end : two.mention.start]
            before = self.scene.text[max(0, one.mention.start - 12) : one.mention.start]
            after = self.scene.text[two.mention.end : two.mention.end + 10]
            if re.fullmatch(r"\s?(?:과|와|,|·)?\s?", between) and ("각각" in before or "각각" in after):
                out[i] = msgspec.structs.replace(one, events=(programmes[0],))
                out[i + 1] = msgspec.structs.replace(two, events=(programmes[1],))
        return out

    def _last_pair(self, sentence: int) -> list[Event]:
        """The two evaluations of the nearest sentence before that names exactly two."""
        for index in range(sentence, max(-1, sentence - 4), -1):
            named = list({e.programme: e for e in self.results.events[index] if e.programme}.values())
            if len(named) == 2:
                return named
        return []

    # points -------------------------------------------------------------------------------------------------

    def _points(self, sentence: Sentence) -> list[Number]:
        numbers = []
        for mention in sentence.of("POINTS"):
            value = POINTS.parse(self.scene.text[mention.start : mention.end])
            if value is None:
                continue
            role, group = self._points_role(sentence, mention)
            events = self.results.governing(sentence, mention.start)
            numbers.append(Number(value, mention, sentence.index, role, events, group))
        return numbers

    def _points_role(self, sentence: Sentence, mention: Mention) -> tuple[PointsRole, str | None]:
        text = self.scene.text
        if any(0 <= m.start - mention.end <= 2 for m in sentence.of("THRESHOLD")):
            return "threshold", None
        if any(
            0 <= m.start - mention.end <= 8 and not re.search(r"\d", text[mention.end : m.start])
            for m in sentence.of("DIFFERENCE")
        ):
            return "difference", None
        if re.match(r"\s*(?:행정안전부|행안부)(?:는|은)\s", text[sentence.start : sentence.end]):
            return "other", None
        clause = sentence.clause_at(mention.start)
        if re.search(r"만족도|응답|설문", text[clause[0] : mention.start]):
            return "other", None
        earlier_points = [m for m in sentence.of("POINTS") if m.end <= mention.start]
        floor = max([sentence.start, *(m.end for m in earlier_points)])
        before = text[floor : mention.start]
        if self._is_average(sentence, mention, floor, earlier_points):
            return "average", self._group_of(sentence, mention, floor)
        if re.search(
            r"(?:지난해|작년|전년|전년도|이전|종전|직전|재작년)\s?(?:평가|점수|도)?(?:의|인|에는|에)?\s?\(?(?:[^,.]{0,6})$",
            before,
        ) or re.match(r"^\)?에서\s", text[mention.end : mention.end + 4]):
            return "earlier", None
        total = any(floor <= m.start < mention.start for m in sentence.of("TOTAL"))
        if not total and self._is_part(sentence, mention, floor):
            return "part", None
        return "own", None

    def _is_average(self, sentence: Sentence, mention: Mention, floor: int, earlier: list[Mention]) -> bool:
        text = self.scene.text
        if earlier and re.fullmatch(r"\)?\s?(?:과|와|,|·)\s?\(?", text[earlier[-1].end : mention.start]):
            return self._is_average(
                sentence, earlier[-1], max([sentence.start, *(m.end for m in earlier[:-1])]), earlier[:-1]
            )
        averages = [m for m in sentence.of("AVERAGE") if floor <= m.start < mention.start]
        if averages:
            return not _COMPARED.search(text[averages[-1].end : mention.start])
        if re.match(r"^\)?\s?(?:의\s)?평균", text[mention.end : mention.end + 6]):
            return True
        groups = [m for m in sentence.of("GROUP") if floor <= m.start and 0 <= mention.start - m.end <= 6]
        if groups and not _COMPARED.search(text[groups[-1].end : mention.start]):
            listed = any(m.start < mention.start for m in sentence.of("AVERAGE")) or bool(earlier)
            previous = self.scene.sentences[sentence.index - 1] if sentence.index else None
            continued = previous is not None and bool(previous.of("AVERAGE")) and not sentence.of("TOTAL")
            return listed or continued
        return False

    def _group_of(self, sentence: Sentence, mention: Mention, floor: int) -> str | None:
        groups = [m for m in sentence.of("GROUP") if floor <= m.start < mention.start]
        if groups:
            return self.scene.text[groups[-1].start : groups[-1].end]
        before = self.scene.text[floor : mention.start]
        match = re.search(
            r"([가-힣·]+(?:기관|지자체|자치단체|교육청|공기업|그룹|군|구|시|부처|병원|대학))\s?(?:\([^)]*\)\s?)?(?:의\s?)?평균",
            before,
        )
        return match[1] if match else None

    def _is_part(self, sentence: Sentence, mention: Mention, floor: int) -> bool:
        """Whether the points are of an area or an indicator: '데이터 공유 영역에서 38점', '가점 3점'."""
        text = self.scene.text
        if re.search(r"(?:가점|가산점|배점|감점)(?:은|이|을|으로|\s|\()*$", text[floor : mention.start]):
            return True
        clause = sentence.clause_at(mention.start)
        for part in sentence.of("PART"):
            if max(floor, clause[0]) <= part.start < mention.start and mention.start - part.end <= 20:
                before = text[max(sentence.start, part.start - 14) : part.start].rstrip()
                if re.search(r"(?:\d+\s?개|모든|전|두|세|네|전체|각)(?:\s?(?:평가|세부|개))?$|가지$", before):
                    continue
                if any(
                    abs(e.end - part.start) <= 3 or e.start <= part.start < e.end
                    for e in self.results.events[sentence.index]
                ):
                    continue
                return True
        return False

    # institutions evaluated ---------------------------------------------------------------------------------

    def _counts(self, sentence: Sentence) -> list[Number]:
        numbers = []
        for mention in sentence.of("COUNT"):
            value = COUNT.parse(mention.value)
            if value is None or value < 20:
                continue
            named_before = any(self.results.events[i] for i in range(sentence.index + 1))
            events = (
                self.results.governing(sentence, mention.start) if named_before else ()
            ) or self._first_event(sentence)
            later = tuple(e for e in self.results.events[sentence.index] if e.start >= mention.end)
            ours = tuple(e for e in events if e.programme is not None)
            said = tuple(e for e in ours if sentence.start <= e.start < mention.start)
            known = next(
                (
                    fits
                    for group in (said, self.results.chain(later), later, ours)
                    if (
                        fits := tuple(
                            e for e in group if e.programme and self._programme(e).years_with(value)
                        )
                    )
                ),
                (),
            )
            if known:
                numbers.append(Number(value, mention, sentence.index, "evaluated", known))
            elif ours and self._says_evaluated(mention, value):
                numbers.append(Number(value, mention, sentence.index, "evaluated", ours))
        return numbers

    def _programme(self, event: Event) -> Programme:
        return self.knowledge.programmes[event.programme or ""]

    def _first_event(self, sentence: Sentence) -> tuple[Event, ...]:
        """A count before any evaluation is named belongs to the first one named after it."""
        for later in self.scene.sentences[sentence.index :]:
            named = self.results.events[later.index]
            if named:
                both = re.search(
                    r"두\s?(?:개\s)?(?:분야\s)?(?:평가|부문|분야)",
                    self.scene.text[sentence.start : sentence.end],
                )
                others = [
                    e
                    for s in self.scene.sentences[later.index : later.index + 3]
                    for e in self.results.events[s.index]
                    if e.programme not in (None, named[0].programme)
                ]
                return (named[0], *others[:1]) if both else self.results.chain(tuple(named))
        return self.results.context

    def _says_evaluated(self, mention: Mention, value: float) -> bool:
        text = self.scene.text
        surface = text[mention.start : mention.end]
        before = text[max(0, mention.start - 14) : mention.start]
        if (
            value < 150
            or value in _KINDS_OF_LOCAL
            or _KIND_COUNTED.search(surface)
            or _ONE_KIND.search(before.rstrip())
        ):
            return False
        return (
            bool(re.search(r"(?:총|전국|모두|등)\s?(?:의\s)?$", before))
            and bool(_EVALUATED.match(text[mention.end : mention.end + 40]))
            and "기관" in text[mention.start : mention.end + 6]
        )

    # money --------------------------------------------------------------------------------------------------

    def _money(self, sentence: Sentence) -> list[Number]:
        text = self.scene.text
        cues = sentence.of("MONEY_CUE")
        sums = sentence.of("MONEY")
        numbers: list[Number] = []
        for mention in sums:
            value = MONEY.parse(text[mention.start : mention.end].strip())
            if value is None or not (
                any(-60 <= mention.start - cue.end <= 60 for cue in cues)
                or self._told_before(sentence, mention)
            ):
                continue
            after = text[mention.end : mention.end + 30]
            if re.search(r"절감|절약|수익|매출|예산을\s?(?:들|투입)|사업비로\s?투", after):
                continue
            if any(
                mention.end <= m.start < sentence.clause_at(mention.start)[1] for m in sentence.of("PROSPECT")
            ) and not re.search(
                r"받|확보|지원받|교부받|획득|차지|거머|챙|따",
                text[mention.end : sentence.clause_at(mention.start)[1]],
            ):
                continue
            each = bool(re.search(r"각(?:각)?\s?$", text[max(0, mention.start - 4) : mention.start]))
            total_of_each = bool(
                re.search(
                    r"(?:총|모두|합계|합쳐|합해)\s?(?:합\s?)?$",
                    text[max(0, mention.start - 5) : mention.start],
                )
            ) and any(n.each for n in numbers)
            if total_of_each:
                continue
            rank = next(
                (
                    m
                    for m in sentence.of("PRIZE")
                    if re.fullmatch(r"(?:에|에는|은)?\s?(?:각|각각)?\s?", text[m.end : mention.start])
                    and m.end <= mention.start
                ),
                None,
            )
            bare_rank = re.search(
                r"(대상|최우수상|우수상|장려상|특별상)\s?(?:에는?|은)?\s?(?:각|각각)?\s?$",
                text[max(0, mention.start - 12) : mention.start],
            )
            group = text[rank.start : rank.end] if rank else bare_rank[1] if bare_rank else None
            events = self.results.governing(sentence, mention.start, prize=group is not None)
            numbers.append(
                Number(value, mention, sentence.index, "incentive", events, group=group, each=each)
            )
        return numbers

    def _told_before(self, sentence: Sentence, mention: Mention) -> bool:
        """A sum without a word for prize money, told with a result after such a word: '우수 기관으로 4천만 원을 받는다'."""
        earlier = self.scene.sentences[: sentence.index]
        if not any(s.of("MONEY_CUE") for s in earlier):
            return False
        return any(
            r.sentence == sentence.index and r.mention.end <= mention.start <= r.mention.end + 12
            for r in self.results.results
        )

    # streaks ------------------------------------------------------------------------------------------------

    def _streaks(self, sentence: Sentence) -> list[Number]:
        text = self.scene.text
        numbers: list[Number] = []
        for mention in sentence.of("STREAK"):
            value = STREAK.parse(text[mention.start : mention.end])
            clause = sentence.clause_at(mention.start)
            if (
                value is None
                or self._streak_of_money(sentence, mention)
                or self._streak_of_area(sentence, mention, clause)
            ):
                continue
            if any(
                mention.end <= m.start < clause[1] for m in sentence.of("PROSPECT")
            ) and not self.results.gained_between(sentence, mention.end, clause[1]):
                continue
            graded = any(0 <= m.start - mention.end <= 8 for m in sentence.of("GRADE", "HIGHEST"))
            numbers.append(
                Number(
                    value,
                    mention,
                    sentence.index,
                    "streak",
                    self.results.governing(sentence, mention.start, graded=graded),
                )
            )
        for mention in sentence.of("AGAIN"):
            clause = sentence.clause_at(mention.start)
            if mention.value.isdigit() or mention.rule == "streak.since":
                numbers.append(
                    Number(
                        0, mention, sentence.index, "since", self.results.governing(sentence, mention.start)
                    )
                )
            elif (
                any(mention.end <= m.start for m in sentence.of("GRADE", "HIGHEST", "PRIZE", "STREAK"))
                or clause
            ):
                listed = re.search(r"((?:20\d\d년[,·\s와과]*)+)$", text[sentence.start : mention.start])
                times = 2 + (len(re.findall(r"20\d\d년", listed[1])) if listed else 0)
                numbers.append(
                    Number(
                        times,
                        mention,
                        sentence.index,
                        "again",
                        self.results.governing(sentence, mention.start),
                    )
                )
        return numbers

    def _streak_of_money(self, sentence: Sentence, mention: Mention) -> bool:
        """'4천만 원을 2년 연속 확보': a streak of the money; '2년 연속 특별교부세' as well."""
        text = self.scene.text
        if any(0 <= mention.start - m.end <= 6 for m in sentence.of("MONEY", "MONEY_CUE")):
            return True
        return any(0 <= m.start - mention.end <= 4 for m in sentence.of("MONEY", "MONEY_CUE")) or bool(
            re.match(
                r"^\s?(?:으로\s)?(?:만점|1등급|최고점|증가|상승|감소|하락|성장|흑자|개최|참가|참여|운영|추진|동결)",
                text[mention.end : mention.end + 8],
            )
        )

    def _streak_of_area(self, sentence: Sentence, mention: Mention, clause: tuple[int, int]) -> bool:
        return self.results.of_area(
            sentence, mention, clause, self.results.governing(sentence, mention.start)
        )
