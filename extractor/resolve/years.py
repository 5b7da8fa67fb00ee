"""When: the evaluated year of a programme in the text, stated or following strictly from something stated.

Order of trust: the year in the programme's name; a year told of the result itself; the number of institutions evaluated; a relative word with the day
of publication; a start year with an unbroken count; the programme's calendar for an article that reports the announcement as news.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from extractor.knowledge import Knowledge, Programme
from extractor.recognize.mentions import Mention
from extractor.recognize.values import COUNT, YEAR
from extractor.resolve.results import Event, Result, joins
from extractor.resolve.scene import Scene, Sentence

NEWS_WINDOW = timedelta(days=75)
"""For so long after an announcement a report of a result is taken to be of that round, where nothing in the text speaks against it."""

_START = re.compile(
    r"^\s?(?:부터|이후|이래|에\s?(?:시작|도입|처음|첫|제정|시행)|\s?(?:첫|처음|최초)\s?(?:시행|도입|실시)|에\s?이어|에\s?이은|[~-])|^\s?(?:도입|시행|제정|개교)"
)
_MONTH = re.compile(r"^\s?(?:\d{1,2}월|상반기|하반기|말|초|연말|\d{1,2}\.)")


class YearFinding(msgspec.Struct, frozen=True):
    """A year with the mention that it stands on. `reason`: None where stated."""

    year: int
    mention: Mention
    reason: str | None = None


class YearFinder:
    """Years of one scene. `published`: day of publication, if known."""

    def __init__(
        self, scene: Scene, knowledge: Knowledge, events: dict[int, list[Event]], published: date | None
    ) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.events = events
        self.published = published
        self.named = self._named_years()

    def _named_years(self) -> dict[str, list[YearFinding]]:
        """Per programme: the years that its names carry, in order."""
        named: dict[str, list[YearFinding]] = {}
        for sentence in self.scene.sentences:
            for event in self.events[sentence.index]:
                if event.programme is not None and event.mention.label != "ANAPHOR":
                    finding = self.of_event(sentence, event)
                    if finding is not None:
                        named.setdefault(event.programme, []).append(finding)
        return named

    def of_event(self, sentence: Sentence, event: Event) -> YearFinding | None:
        """The year in or right before an event's name; a pair of names shares the year before the first."""
        inside = [m for m in sentence.of("YEAR") if event.start <= m.start < event.end]
        if inside:
            return self._finding(inside[0])
        text = self.scene.text
        if re.search(
            r"(?:그해|그\s해|같은\s?해)\s['\"]?(?:행정안전부\s|행안부\s)?$",
            text[max(0, event.start - 16) : event.start],
        ):
            earlier = [
                m
                for s in self.scene.sentences[: sentence.index + 1]
                for m in s.of("YEAR")
                if m.end <= event.start
            ]
            if earlier:
                return self._finding(earlier[-1])
        before = [m for m in sentence.of("YEAR") if m.end <= event.start]
        for mention in reversed(before):
            between = text[mention.end : event.start]
            half_year = re.fullmatch(r"\s?(?:상반기|하반기)[\s'\"]*", between)
            if len(between) > 60 or _START.match(between) or (_MONTH.match(between) and not half_year):
                continue
            others = [
                e
                for e in self.events[sentence.index]
                if mention.end <= e.start < event.start and e.programme != event.programme
            ]
            if (
                len(between) <= 30
                and not re.search(r"(?:했|됐|었|았|며|고|다)\s", between)
                and not _START.search(between)
            ):
                if not others or (
                    len(others) == 1
                    and re.fullmatch(
                        r"[\s'\"]*(?:행정안전부|행안부)?\s?(?:주관)?[\s'\"]*",
                        text[mention.end : others[0].start],
                    )
                    and joins(text[others[0].end : event.start])
                ):
                    return self._finding(mention)
            break
        after = re.match(r"^['\"]?\s?\(?(?:20\d\d)년?도?\)?", text[event.end : event.end + 10])
        for mention in sentence.of("YEAR"):
            if (
                after
                and event.end <= mention.start <= event.end + 3
                and not _START.match(text[mention.end : mention.end + 8])
            ):
                return self._finding(mention)
        return None

    def _finding(self, mention: Mention) -> YearFinding | None:
        year = YEAR.parse(mention.value)
        return YearFinding(year, mention) if year is not None else None

    def years_back(self, result: Result) -> int | None:
        """0 for a result told of 올해, 1 for one told of 지난해, by the nearest such word before it in its clause; else None."""
        sentence = self.scene.sentences[result.sentence]
        words = [
            m for m in sentence.of("RELATIVE_YEAR") if result.clause[0] - 1 <= m.start < result.mention.start
        ]
        for mention in reversed(words):
            word = self.scene.text[mention.start : mention.end].replace(" ", "")
            tail = self.scene.text[mention.end : mention.end + 6]
            if not _START.match(tail) and not _MONTH.match(tail):
                return {
                    "지난해": 1,
                    "작년": 1,
                    "전년": 1,
                    "전년도": 1,
                    "올해": 0,
                    "금년": 0,
                    "1년전": 1,
                    "한해전": 1,
                    "일년전": 1,
                }.get(word)
        return None

    def local(self, result: Result) -> YearFinding | None:
        """A year told of the result itself: '2022년에는 미흡이었다', '2024년에 이어 2025년에도 우수', '2023년, 2024년 2년 연속'."""
        sentence = self.scene.sentences[result.sentence]
        text = self.scene.text
        named = [
            e for e in result.events if e.mention.start >= sentence.start and e.end <= result.mention.start
        ]
        floor = max([result.clause[0], *(e.end for e in named)])
        for mention in sentence.of("YEAR"):
            if result.mention.end <= mention.start and re.fullmatch(
                r"['\"]?[^.,\n]{0,14}?(?:던|은|한|된)\s", text[result.mention.end : mention.start]
            ):
                return self._finding(mention)
        years = [m for m in sentence.of("YEAR") if floor <= m.start < result.mention.start]
        for mention in reversed(years):
            tail = text[mention.end : mention.end + 8]
            if _START.match(tail) or _MONTH.match(tail):
                continue
            if re.match(r"^\s?(?:에도|에는|에|도|엔|은|는|\s|까지|,|\))", tail):
                return self._finding(mention)
        return None

    def by_institutions(self, programme: Programme, counts: list[Mention]) -> YearFinding | None:
        """The year in which the programme evaluated as many institutions as the text says."""
        for mention in counts:
            number = COUNT.parse(mention.value)
            years = programme.years_with(number) if number else []
            if len(years) == 1:
                return YearFinding(
                    years[0], mention, f"{number:,} institutions were evaluated in the {years[0]} round"
                )
        return None

    def by_relative_word(self, result: Result) -> YearFinding | None:
        """지난해, 작년 before the programme's name or the result, counted from the day of publication."""
        if self.published is None:
            return None
        sentence = self.scene.sentences[result.sentence]
        text = self.scene.text
        for mention in sentence.of("RELATIVE_YEAR"):
            word = text[mention.start : mention.end].replace(" ", "")
            back = {"지난해": 1, "작년": 1, "재작년": 2, "지지난해": 2}.get(word)
            tail = text[mention.end : mention.end + 6]
            if (
                back is None
                or _START.match(tail)
                or _MONTH.match(tail)
                or mention.start > result.mention.start
            ):
                continue
            event = next((e for e in result.events if sentence.start <= e.start < sentence.end), None)
            if (
                event is not None
                and not re.search(r"(?:다|며|고)\s", text[mention.end : event.start])
                and 0 <= event.start - mention.end <= 40
            ):
                year = self.published.year - back
                return YearFinding(
                    year, mention, f"{word} of an article published on {self.published.isoformat()}"
                )
        return None

    def by_start_and_count(self, streak: int, counted: Mention) -> YearFinding | None:
        """'2021년 이후 4년 연속' ends in 2024. `counted`: where the count stands."""
        sentence = self.scene.sentence_at(counted.start)
        for mention in sentence.of("YEAR"):
            tail = self.scene.text[mention.end : mention.end + 8]
            start = YEAR.parse(mention.value)
            if (
                start is not None
                and re.match(r"^\s?(?:부터|이후|이래|첫\s?시행\s?이래)", tail)
                and 0 <= counted.start - mention.end <= 20
            ):
                return YearFinding(start + streak - 1, mention, f"{streak} times in a row since {start}")
        return None

    def by_calendar(self, programme: Programme, result: Result) -> YearFinding | None:
        """The round whose announcement the article reports: the last one before publication, if it is fresh news."""
        if self.published is None or not programme.round:
            return None
        last = programme.last_announced(self.published)
        if last is None or last.announced is None or self.published - last.announced > NEWS_WINDOW:
            return None
        event = result.events[0].mention if result.events else result.mention
        return YearFinding(
            last.year,
            event,
            f"the {last.year} round was announced on {last.announced.isoformat()}, shortly before publication on {self.published.isoformat()}",
        )
