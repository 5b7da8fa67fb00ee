"""When a contest was held or a selection made: told in the result's sentence, in the name that it points to,
or news of the day.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.recognize.squeeze import squeeze
from extractor.resolve.events import Event
from extractor.resolve.outcome import Result
from extractor.resolve.years import LEAD, YearFinder, YearFinding, stated

NAME_BEGINS = 7
"""So many characters, spaces left out, make two names begin alike."""

COURSE_BEGINS = 5
"""The same for the name of a course and that of the plaque for it."""

FIRST_MONTH = 3
"""Earlier in a year a prize may be one of the year before."""

DAY_REACH = 60
"""So near before an event's name the day on which it was held stands."""

COURSE_REACH = 5
"""In so many sentences, its own included, a course or a contest is called that of this year."""
# Behind 올해: the course, or the contest, that the plaque is for
_COURSE = re.compile(
    r"(?:의|에)?\s(?:[가-힣]{2,6}\s)?(?:과정|교육과정|양성과정|교육생|수료생|대회|공모전|경진대회|공모|사례집)(?:\s(?:수료자|수료생|참가자|합격자))?(?:은|는|에는|에서|에|을|를|의)\s"
)

# In the name of what is given for a course; and behind a year: the name of a course
_OF_COURSE = re.compile(r"양성|육성|인증|선도\s?기관")
_NAMES_COURSE = re.compile(r"\s?(?:[가-힣]+\s){0,5}[가-힣]*과정(?![가-힣]{2})")

# A ceremony on a day of the month: '14일 수료식을 열고', '20일 인증패를 건넸다'
_GIVEN_ON_DAY = re.compile(
    r"(?<!월\s)(?<!\d)\d{1,2}일\s[^.\n]{0,120}?(?:수여식|수료식|시상식|전달식|전수식|건넸|수여했|전달했)"
)
# Before an event: the day of the month on which it was held: '지난 18일 열린 '제8회', '24일 시청에서 개최된 '
_HELD_ON_DAY = re.compile(
    r"(?<!월\s)(?<!월)(?<!\d)\d{1,2}일\s(?:[^\s,.\n]{1,12}\s){0,4}?"
    r"(?:열린|개최된|개최한|치러진|진행된|진행한|펼쳐진|마련된|마련한|주최한|주관한|실시한|연|치른)\s['\"]?(?:제?\d{1,2}회\s)?['\"]?$"
)
# Behind it: ''데이터 공모전' 결선이 지난 18일 서울에서 열렸다'
_HELD_BEHIND = re.compile(
    r"['\"]?\s?(?:결선|본선|시상식|최종\s?심사|발표회)?(?:이|가|은|는)\s(?:지난\s)?\d{1,2}일\s(?:[^\s,.\n]{1,12}\s){0,4}?"
    r"(?:열렸|열린|개최됐|개최돼|치러졌|치러져|진행됐|막을\s내렸|마무리)"
)
# Before an event: it is the one of the year before
_SAME_OF_YEAR_BEFORE = re.compile(
    r"(?:지난해|작년|전년도?|지난번)(?:에도|에는|엔|에|의)?\s(?:(?:같은|이|열린|동일한)\s)?$"
)


class ContestYears:
    """Years of the contests and selections of one scene."""

    def __init__(self, years: YearFinder) -> None:
        self.years = years
        self.scene = years.scene
        self.cues = years.cues
        self.published = years.published

    def of(self, result: Result, event: Event) -> YearFinding | None:
        """The year of a contest or selection: told in the result's sentence, before a like name, or reported
        as news of the day.
        """
        return (
            self._told_before(result, event)
            or self._of_like_name(event)
            or (self._by_word_of_contest(result) if self._is_of_year_before(event) else None)
            or self._of_antecedent(event)
            or self._by_word_of_contest(result)
            or self._by_word_before(event)
            or self._by_month(event)
            or self._by_day(event)
            or self._by_news(result)
            or self._by_ceremony(event)
            or self._by_course(event)
        )

    def _told_before(self, result: Result, event: Event) -> YearFinding | None:
        """The first year of the result's sentence before it, but that of a course, which is another thing."""
        for mention in self.scene.sentences[result.sentence].of("YEAR"):
            begins = re.match(r"^\s?(?:부터|이후|이래|에\s?이어)", self.scene.ahead(mention.end, 6))
            apart = mention.end <= event.start and _NAMES_COURSE.match(self.scene.ahead(mention.end, 24))
            if mention.end > result.mention.start or begins or (apart and not self._is_for_course(event)):
                continue
            if (found := stated(mention)) is not None:
                return found
        return None

    def _is_for_course(self, event: Event) -> bool:
        """Whether a plaque is for a course, by its name: '인재양성 선도기관'. One of another text may be."""
        named = event.mention.place == "text"
        return not named or _OF_COURSE.search(self.scene.text, event.start, event.end) is not None

    def _of_like_name(self, event: Event) -> YearFinding | None:
        """The year before a name that begins like the event's: '2024년 데이터 분석 전문인재 양성과정' for the
        plaque of that course.
        """
        if event.mention.place != "text":
            return None
        name = _essential(self.scene.text[event.start : event.end])[:NAME_BEGINS]
        if len(name) < NAME_BEGINS:
            return None
        of_course = self._is_for_course(event)
        for mention in self.scene.mentions:
            if mention.label != "YEAR":
                continue
            ahead = self.scene.ahead(mention.end, 24)
            alike = COURSE_BEGINS if of_course and _NAMES_COURSE.match(ahead) else NAME_BEGINS
            if _essential(ahead).startswith(name[:alike]) and (found := stated(mention)) is not None:
                return found
        return None

    def _is_of_year_before(self, event: Event) -> bool:
        """'지난해 같은 대회에서': an event that goes by the name of the one told before, of another year."""
        place = event.mention.place == "text" and self.scene.behind(event.start, 12)
        return bool(place and _SAME_OF_YEAR_BEFORE.search(place))

    def _of_antecedent(self, event: Event) -> YearFinding | None:
        """The year in the name of the contest that an anaphor points to: '올해 대회'."""
        if event.mention.label != "ANAPHOR" or event.mention.place != "text":
            return None
        named = [f for f in self.years.named.get(event.programme or "", ()) if f.mention.start < event.start]
        return named[-1] if named else None

    def _by_word_before(self, event: Event) -> YearFinding | None:
        """'올해 '데이터 분석 공모전'의 왕관은': a word for its year right before the name of a contest."""
        if event.mention.place != "text":
            return None
        for mention in self.scene.sentence_at(event.start).of("RELATIVE_YEAR"):
            if self.scene.text[mention.end : event.start].strip(" '\"") == "" and (
                found := self._counted_back(mention)
            ):
                return found
        return None

    def _by_word_of_contest(self, result: Result) -> YearFinding | None:
        for mention in self.scene.sentences[result.sentence].of("RELATIVE_YEAR"):
            if mention.start <= result.mention.start and (found := self._counted_back(mention)):
                return found
        return None

    def _counted_back(self, mention: Mention) -> YearFinding | None:
        """The year that a word for a contest's year means on the day of publication."""
        back = self.cues.lists.years.of_contest.get(self.years.word(mention))
        if self.published is None or back is None:
            return None
        reason = f"counted from the day of publication, {self.published.isoformat()}"
        return YearFinding(self.published.year - back, mention, reason)

    def _by_month(self, event: Event) -> YearFinding | None:
        """'11월 한국지역정보개발원의 우수사례로 선정됐다': the year of that month, from March on."""
        named = self.years.month_before(event)
        if named is None or named[0].month < FIRST_MONTH:
            return None
        reason = f"told of {named[0]:%Y-%m}"
        return YearFinding(named[0].year, named[1], reason)

    def _by_day(self, event: Event) -> YearFinding | None:
        """'지난 18일 열린 공모전': one held on a day without its month is of the year of publication."""
        if (
            self.published is None
            or self.published.month < FIRST_MONTH
            or event.mention.place != "text"
            or not (
                _HELD_ON_DAY.search(self.scene.behind(event.start, DAY_REACH))
                or _HELD_BEHIND.match(self.scene.ahead(event.end, DAY_REACH))
            )
        ):
            return None
        reason = f"held on a day told on {self.published.isoformat()}"
        return YearFinding(self.published.year, event.mention, reason)

    def _by_news(self, result: Result) -> YearFinding | None:
        """A prize or plaque reported as news of the day, from March on, is of the year of publication."""
        if self.published is None or self.published.month < FIRST_MONTH or result.sentence > LEAD:
            return None
        text = self.scene.of_sentence(self.scene.sentences[result.sentence])
        if not self.cues.regex(r"\d{1,2}일\s[^.]{0,8}{shared.publishing_verbs}").search(text):
            return None
        reason = f"reported as news on {self.published.isoformat()}"
        return YearFinding(self.published.year, result.mention, reason)

    def _by_ceremony(self, event: Event) -> YearFinding | None:
        """'행안부는 14일 수여식을 열고 … 인증패를 건넸다', in the sentence of its name or the next: a plaque
        given on a day without its month is of the year that the ceremony is named after, else of the year of
        publication.
        """
        if event.mention.place != "text" or (home := self.scene.sentence_at(event.start)).index > LEAD:
            return None
        for sentence in self.scene.sentences[home.index : home.index + 2]:
            given = _GIVEN_ON_DAY.search(self.scene.of_sentence(sentence))
            if given is None or any(
                e.programme != event.programme for e in self.years.events[sentence.index]
            ):
                continue
            begin, end = (sentence.start + place for place in given.span())
            named = next(iter(sentence.between(begin, end, "YEAR")), None)
            if named is not None:
                return stated(named)
            if self.published is None or self.published.month < FIRST_MONTH:
                return None
            reason = f"given on a day told on {self.published.isoformat()}"
            return YearFinding(self.published.year, event.mention, reason)
        return None

    def _by_course(self, event: Event) -> YearFinding | None:
        """'올해 과정은 두 반으로 짜였다': the year of the course, soon behind the name of a plaque for it."""
        if event.mention.place != "text":
            return None
        first = self.scene.sentence_at(event.start).index
        for sentence in self.scene.sentences[first : first + COURSE_REACH]:
            for mention in sentence.of("RELATIVE_YEAR"):
                if _COURSE.match(self.scene.ahead(mention.end, 20)) and (
                    found := self._counted_back(mention)
                ):
                    return found
        return None


def _essential(name: str) -> str:
    """A name without spaces and without a word that is left out at will."""
    return squeeze(name).text.replace("전문", "")
