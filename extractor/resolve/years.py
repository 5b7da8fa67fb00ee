"""When: the evaluated year of a programme in the text, stated or following strictly from something stated.

Order of trust: the year in the programme's name; a year told of the result itself; the number of institutions
evaluated; a relative word with the day of publication; a start year with an unbroken count; the programme's
calendar for an article that reports the announcement as news. Which of them is asked for an award is decided
in `dating`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from extractor.knowledge import Programme
from extractor.recognize.mentions import Mention
from extractor.recognize.values import COUNT, YEAR
from extractor.resolve.events import Event, EventFinder, joins
from extractor.resolve.left_behind import is_year_of_former, moved_since_last, moves
from extractor.resolve.next_years import year_after
from extractor.resolve.outcome import Result
from extractor.resolve.scene import Sentence
from extractor.resolve.years_behind import year_behind

NEWS_WINDOW = timedelta(days=75)
"""So long after an announcement a report of a result is of that round, if nothing speaks against it."""
LEAD = 3
"""Index of the last sentence whose news is the article's own."""

START_REACH = 24
"""So many characters behind a year may say what began in it: '2021년 점검이 시작된 뒤'."""

# After a year: something began in it, so it is not the year evaluated
_STARTS = (
    r"^\s?(?:{years.starts}|(?:실태\s?)?(?:평가|점검)\s?(?:부터|이후|이래)|[~-]"
    r"|(?:[가-힣]{2,8}[이가을를]\s){1,2}(?:처음\s)?{years.begun}\s)"
)
# After a year: a month, which makes it a date
_MONTH = r"^\s?(?:\d{1,2}월|상반기|하반기|말|초|연말|\d{1,2}\.(?!\d))"
_SAME_YEAR = r"(?:그|같은)\s?해\s(?:처음\s|첫\s)?(?:{years.held}\s)?['\"]?(?:{shared.ministry}\s)?['\"]?$"
_HOST = r"[\s'\"]*+{shared.ministry}?\s?(?:주관)?[\s'\"]*+"
# After a year: a result is told of it: '2022년에는', '2023년만 해도', "'2023년' 성적표에는"
_TOLD_OF_IT = (
    r"^\s?(?:에도|에는|에|도|엔|은|는|\s|까지|,|분?\)|\((?=\d)|만\s?해도\s"
    r"|['\"]?\s(?:성적표|성적|결과)(?:에는|에|은|는)\s)"
)
# Between a year and its grade: '2021년의 미흡에서'
_OWNS = re.compile(r"의\s['\"]?")
_CLAUSE_ENDS = r"(?:했|됐|었|았|며|고|다)\s"

# Behind an event's name: '2022년 평가부터 4년 연속'
_BEGINS_A_RUN = re.compile(r"['\"]?\s?(?:부터|이후|이래)")
_TOLD_AS_PAST = re.compile(r"['\"]?\s?(?:등급)?(?:(?:[가-힣]{1,2}\s)?[가-힣]{0,4}던|에서)\s")
_PAST_OF = re.compile(r"['\"]?\s?(?:등급)?(?:이던|이었던|였던)\s")
MONTH_REACH = 34
"""So near before an event's name the month of its announcement stands."""
LATE = timedelta(days=8)
"""A round announced so few days before the end of a month reaches those evaluated in the next."""
# A month before an event's name: '2월 발표된', '지난해 3월 결과가 나온', '2024년 2월'
_MONTH_BEFORE = re.compile(
    r"(?:(?P<year>20\d\d)년\s|(?P<back>지난해\s|작년\s))?(?<!\d)(?P<month>\d{1,2})월(?!에)\s?(?:말\s|초\s|\d{1,2}일\s)?"
    r"(?P<words>[가-힣\s]{0,26})['\"]?$"
)


def _begins(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


class YearFinding(msgspec.Struct, frozen=True):
    """A year with the mention that it stands on. `reason`: None where stated."""

    year: int
    mention: Mention
    reason: str | None = None


def stated(mention: Mention) -> YearFinding | None:
    """The year that a mention states."""
    year = YEAR.parse(mention.value)
    return YearFinding(year, mention) if year is not None else None


class YearFinder:
    """Years of one scene. `published`: day of publication, if known. `named`: per programme the years in its
    names, in order.
    """

    def __init__(self, finder: EventFinder, published: date | None) -> None:
        self.scene = finder.scene
        self.cues = finder.knowledge.cues
        self.hosts = finder.knowledge.hosts
        self.events = finder.by_sentence
        self.published = published
        self.named = self._named_years()

    def _named_years(self) -> dict[str, list[YearFinding]]:
        named: dict[str, list[YearFinding]] = {}
        for sentence in self.scene.sentences:
            for event in self.events[sentence.index]:
                if event.programme is None or event.mention.label == "ANAPHOR":
                    continue
                finding = self.of_event(sentence, event)
                if finding is not None:
                    named.setdefault(event.programme, []).append(finding)
        return named

    def _names_other_time(self, mention: Mention, width: int) -> bool:
        """Whether a year or a word for one is a start or part of a date. `width`: how far to look."""
        tail = self.scene.ahead(mention.end, width)
        return bool(self.cues.regex(_STARTS).match(tail) or re.match(_MONTH, tail))

    # the year of an event's name ----------------------------------------------------------------------------

    def of_event(self, sentence: Sentence, event: Event) -> YearFinding | None:
        """The year in, right before or right behind an event's name, unless a run begins there; a pair of
        names shares the year before the first.
        """
        if _BEGINS_A_RUN.match(self.scene.ahead(event.end, 6)):
            return None
        inside = next((m for m in sentence.of("YEAR") if event.start <= m.start < event.end), None)
        mention = (
            inside
            or self._same_year(sentence, event)
            or self._year_before(sentence, event)
            or self._year_behind(sentence, event)
        )
        return stated(mention) if mention is not None else None

    def is_of_other_time(self, year: YearFinding, home: Sentence, event: Event, result: Result) -> bool:
        """Whether the year of an event is only held against a result: '2023년 평가에서 우수였던 A는 보통',
        or said in a sentence before (`home`) of a round before the one that the text is about.
        """
        if result.sentence == home.index:
            return bool(re.search(r"던\s", self.scene.text[event.end : result.mention.start]))
        named = self.named.get(event.programme or "", ())
        return any(f.mention.start < year.mention.start and f.year > year.year for f in named)

    def _same_year(self, sentence: Sentence, event: Event) -> Mention | None:
        """'그해 실태점검': the last year named."""
        if not self.cues.regex(_SAME_YEAR).search(self.scene.behind(event.start, 32)):
            return None
        earlier = [
            m
            for s in self.scene.sentences[: sentence.index + 1]
            for m in s.of("YEAR")
            if m.end <= event.start
        ]
        return earlier[-1] if earlier else None

    def _year_before(self, sentence: Sentence, event: Event) -> Mention | None:
        for mention in reversed([m for m in sentence.of("YEAR") if m.end <= event.start]):
            between = self.scene.text[mention.end : event.start]
            half_year = re.fullmatch(r"\s?(?:상반기|하반기)[\s'\"]*", between)
            if (
                len(between) > 60
                or self.cues.regex(_STARTS).match(between)
                or (re.match(_MONTH, between) and not half_year)
            ):
                continue
            told_of_it = len(between) <= 30 and not re.search(_CLAUSE_ENDS, between)
            return mention if told_of_it and self._shares_year(sentence, event, mention) else None
        return None

    def _stands_with_other(self, sentence: Sentence, event: Event, year: Mention) -> bool:
        """'2021년 제도를 들여온 하남시는 … 실태점검': a winner between says that the year is of
        something else.
        """
        hosts = self.hosts
        return any(
            year.end <= m.start < event.start and m.value[1:] not in hosts
            for m in sentence.of("INSTITUTION", "SELF")
        )

    def _shares_year(self, sentence: Sentence, event: Event, year: Mention) -> bool:
        """Whether no other event takes the year before an event's name: none stands between, or one that is
        joined to it.
        """
        others = [
            e
            for e in self.events[sentence.index]
            if year.end <= e.start < event.start and e.programme != event.programme
        ]
        if self._stands_with_other(sentence, event, year):
            return False
        if not others:
            return True
        text = self.scene.text
        return (
            len(others) == 1
            and self.cues.regex(_HOST).fullmatch(text[year.end : others[0].start]) is not None
            and joins(self.cues, text[others[0].end : event.start])
        )

    def _year_behind(self, sentence: Sentence, event: Event) -> Mention | None:
        """'실태점검 2024년도', '실태점검(2024년)'."""
        if not re.match(r"^['\"]?\s?\(?(?:20\d\d)년?도?\)?", self.scene.ahead(event.end, 10)):
            return None
        starts = self.cues.regex(_STARTS)
        return next(
            (
                m
                for m in sentence.of("YEAR")
                if event.end <= m.start <= event.end + 3 and not starts.match(self.scene.ahead(m.end, 8))
            ),
            None,
        )

    # the year of a result -----------------------------------------------------------------------------------

    def years_back(self, result: Result) -> int | None:
        """0 for a result told of 올해, 1 for one told of 지난해, by the nearest such word before it in its
        clause; else None.
        """
        sentence = self.scene.sentences[result.sentence]
        words = [
            m for m in sentence.of("RELATIVE_YEAR") if result.clause[0] - 1 <= m.start < result.mention.start
        ]
        nearest = next(
            (
                m
                for m in reversed(words)
                if not self._names_other_time(m, 6)
                and not re.search(r"던\s", self.scene.text[m.end : result.mention.start])
                and not is_year_of_former(self.scene, sentence, m, result.mention.start)
                and not self.cues.regex(r"^의?\s?{years.accounts}").match(self.scene.ahead(m.end, 10))
            ),
            next((m for m in sentence.of("RELATIVE_YEAR") if self._is_described(m, result)), None),
        )
        if nearest is None:
            return 1 if moved_since_last(self.scene, sentence, result.mention) else None
        return self.cues.lists.years.told.get(self.word(nearest))

    def _is_described(self, word: Mention, result: Result) -> bool:
        """'미흡이던 지난해', '우수였던 작년'."""
        return _PAST_OF.fullmatch(self.scene.text, result.mention.end, word.start) is not None

    def is_left_behind(self, result: Result) -> bool:
        """'지난해 우수였던 A는', '지난해 보통에서 우수로': told as past, to hold another against it."""
        if moves(self.scene, self.scene.sentences[result.sentence], result.mention):
            return True
        after = self.scene.ahead(result.mention.end, 16)
        return _TOLD_AS_PAST.match(after) is not None

    def word(self, mention: Mention) -> str:
        """A word for a year, without spaces."""
        return self.scene.surface(mention).replace(" ", "")

    def local(self, result: Result) -> YearFinding | None:
        """A year told of the result itself: '2022년에는 미흡이었다', '2024년에 이어 2025년에도 우수',
        '2023년, 2024년 2년 연속'.
        """
        if (after := year_after(self.scene, result)) is not None:
            return YearFinding(*after, f"the year after {after[0] - 1}")
        sentence = self.scene.sentences[result.sentence]
        place = result.mention
        if (behind := year_behind(self.scene, result)) is not None:
            return stated(behind)
        named = [e.end for e in result.events if e.start >= sentence.start and e.end <= place.start]
        floor = max([result.clause[0], *named])
        for mention in reversed([m for m in sentence.of("YEAR") if floor <= m.start < place.start]):
            to_it = self.scene.text[mention.end : place.start]
            told = re.match(_TOLD_OF_IT, to_it[:10]) or _OWNS.fullmatch(to_it)
            if self._names_other_time(mention, START_REACH):
                continue
            if told and not is_year_of_former(self.scene, sentence, mention, place.start):
                return stated(mention)
        return None

    # years that follow from something -----------------------------------------------------------------------

    def by_institutions(self, programme: Programme, counts: list[Mention]) -> YearFinding | None:
        """The year in which the programme evaluated as many institutions as the text says."""
        for mention in counts:
            number = COUNT.parse(mention.value)
            years = programme.years_with(number) if number else []
            if len(years) == 1:
                reason = f"{number:,} institutions were evaluated in the {years[0]} round"
                return YearFinding(years[0], mention, reason)
        return None

    def by_relative_word(self, result: Result) -> YearFinding | None:
        """지난해, 작년 before the programme's name, counted from the day of publication."""
        if self.published is None:
            return None
        sentence = self.scene.sentences[result.sentence]
        event = next((e for e in result.events if sentence.start <= e.start < sentence.end), None)
        if event is None:
            return None
        for mention in sentence.of("RELATIVE_YEAR"):
            word = self.word(mention)
            back = self.cues.lists.years.of_evaluation.get(word)
            if (
                back is not None
                and mention.start <= result.mention.start
                and not self._names_other_time(mention, 6)
                and 0 <= event.start - mention.end <= 40
                and not re.search(r"(?:다|며|고)\s", self.scene.text[mention.end : event.start])
            ):
                reason = f"{word} of an article published on {self.published.isoformat()}"
                return YearFinding(self.published.year - back, mention, reason)
        return None

    def month_before(self, event: Event) -> tuple[date, Mention] | None:
        """The first day of the month named right before an event: '2월 발표된 실태점검'; the last such month
        up to the day of publication, unless its year is said.
        """
        begin = self.scene.sentence_at(event.start).start
        said = _MONTH_BEFORE.search(self.scene.text, max(begin, event.start - MONTH_REACH), event.start)
        if said is None or self.published is None or event.mention.place != "text":
            return None
        if re.search(r"(?:다|며|고)\s", said["words"]):
            return None
        month, year = int(said["month"]), self.published.year
        if said["year"]:
            year = int(said["year"])
        elif said["back"] or month > self.published.month:
            year -= 1
        return (date(year, month, 1), event.mention) if 1 <= month <= 12 else None

    def by_month(self, programme: Programme, event: Event) -> YearFinding | None:
        """The round announced in the month that the text names: '2월 발표된 실태점검'; one announced in the
        last days of a month is spoken of as the next month's, too.
        """
        named = self.month_before(event)
        if named is None:
            return None
        for one in programme.round:
            day = one.announced
            if day is not None and (_begins(day) == named[0] or _begins(day + LATE) == named[0]):
                reason = f"the {one.year} round was announced on {day.isoformat()}"
                return YearFinding(one.year, named[1], reason)
        return None

    def by_start_and_count(self, streak: int, counted: Mention) -> YearFinding | None:
        """'2021년 이후 4년 연속' ends in 2024. `counted`: where the count stands."""
        for mention in self.scene.sentence_at(counted.start).of("YEAR"):
            start = YEAR.parse(mention.value)
            if (
                start is not None
                and 0 <= counted.start - mention.end <= 20
                and self.cues.regex(r"^\s?{years.since}").match(self.scene.ahead(mention.end, 8))
            ):
                return YearFinding(start + streak - 1, mention, f"{streak} times in a row since {start}")
        return None

    def by_calendar(self, programme: Programme, result: Result) -> YearFinding | None:
        """The round whose announcement the article reports: the last one before publication, if it is fresh
        news.
        """
        if self.published is None or not programme.round:
            return None
        last = programme.last_announced(self.published)
        if last is None or last.announced is None or self.published - last.announced > NEWS_WINDOW:
            return None
        reason = (
            f"the {last.year} round was announced on {last.announced.isoformat()}, "
            f"shortly before publication on {self.published.isoformat()}"
        )
        return YearFinding(last.year, result.events[0].mention if result.events else result.mention, reason)
