"""Which draft a score, a streak or a number of institutions belongs to."""

from __future__ import annotations

import re

from extractor.recognize.values import POINTS, STREAK, YEAR
from extractor.resolve.attach.runs import attach_runs_told_by_years, can_have_run, run_of
from extractor.resolve.contradictions import points_off
from extractor.resolve.drafts import SCORE_REACH, Draft, Value
from extractor.resolve.events import Event, programmes
from extractor.resolve.namesakes import Recipient
from extractor.resolve.numbers import Number
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Sentence
from extractor.resolve.table_rows import Row

SLIP = 5
"""So many points off its grade a score is taken for one all the same; more, and it is another number."""

# Behind a score: whose it is: '28.7점의 A군이다'
_OF_OTHER = re.compile(r"의\s[가-힣]{1,5}[시군구](?:이다|이었다|였다|다\.)")

# Before a streak: what it goes on from is the time before: '지난해 장려상에 이어 2년 연속'
_GOES_ON = re.compile(r"에\s(?:이어|이은)\s(?:올해도?\s|이번에도\s|다시\s)?$")
# Before a score: it is what another rose to: '71점)에서 90.2점으로'
_RISEN = re.compile(r"점\)?에서\s(?:올해\s|이번에\s|단숨에\s)?$")
# Right before a score: its year: '2023년 85점', '2023년에는 (85점', '2023년 보통(71점'
_YEAR_BEFORE = re.compile(
    r"(?<!\d)(20\d\d)년(?:도)?(?:에는|에|의|엔)?\s?(?:['\"]?[가-힣]{2,3}['\"]?(?:\s?등급)?\s?\(|\(?)$"
)

# Behind the points of a contest: they were won; and the place that they earned
_GOT_POINTS = re.compile(r"[을를]\s(?:얻|받|기록|획득)")
_EARNED_PLACE = re.compile(r"(?:으로|을\s받아|을\s얻어)\s(?:전체\s|종합\s)?(?:\d{1,2}위|정상|1등|최고점)")


def plain(number: float) -> float:
    """A whole number without its fraction: 92.0 → 92."""
    return int(number) if float(number).is_integer() else number


class NumberAttacher:
    """Attaches the numbers of one reading to the drafts of the article."""

    def __init__(self, reading: Reading, drafts: list[Draft]) -> None:
        self.reading = reading
        self.drafts = drafts

    def attach_streaks(self) -> None:
        """Streaks: a stated one wins over one that follows from 'again' or 'since'."""
        for row in self.reading.tables.rows:
            times = STREAK.parse(self.reading.scene.surface(row.streak)) if row.streak is not None else None
            if row.streak is not None and times is not None:
                for draft in self._of_row(row):
                    draft.set("streak", Value(times, (row.streak,)))
        for number in self.reading.numbers.streaks:
            for draft in self._targets(number):
                value = run_of(draft, number)
                if value is None:
                    continue
                known = draft.values.get("streak")
                if value.reason is None and known is not None and known.reason is not None:
                    del draft.values["streak"]
                draft.set("streak", value)
        attach_runs_told_by_years(self.reading, self.drafts)

    def attach_scores(self) -> None:
        """Own scores; of a contest or selection only those of the result's own sentence."""
        self._attach_scores_of_rows()
        own = [n for n in self.reading.numbers.points if n.role == "own"]
        told = {d.result.mention for d in self.drafts if d.result.mention.label == "POINTS"}
        found = [
            (draft, number)
            for number in own
            if number.mention not in told  # else it is what its award is told by
            for draft in self._respective(number, own) or self._targets(number)
            if draft.programme.kind == "evaluation" or self._tells_of_prize(draft, number)
        ]
        for off in (0, SLIP):  # one that earns the grade before one that does not
            for draft, number in found:
                if self._points_off(draft, number) <= off:
                    draft.set("score", Value(plain(number.value), (number.mention,)))

    def _attach_scores_of_rows(self) -> None:
        """The scores that stand in a table, each with its row's grade."""
        for row in self.reading.tables.rows:
            score = POINTS.parse(f"{row.score.value.removesuffix('점')}점") if row.score is not None else None
            if row.score is None or score is None:
                continue
            for draft in self._of_row(row):
                draft.set("score", Value(plain(score), (row.score,)))

    def _of_row(self, row: Row) -> list[Draft]:
        """The award that a row of a table tells."""
        return [
            draft
            for draft in self.drafts
            if row.grade in (draft.result.mention, *(result.mention for result, _ in draft.retold))
        ]

    def _points_off(self, draft: Draft, number: Number) -> float:
        """How far a score is off its draft's grade; one that is told in its sentence is meant, and any other
        rather than what is known as an average.
        """
        told = (draft.result, *(result for result, _ in draft.retold)) if draft.place == "text" else ()
        if any(r.sentence == number.sentence for r in told):
            return 0
        if draft.programme.is_average(number.value):
            return SLIP
        year = draft.year.value if draft.year is not None else None
        return points_off(draft.programme, year, draft.grade, number.value)

    def _tells_of_prize(self, draft: Draft, number: Number) -> bool:
        """Whether a score stands in the sentence of a prize, or is told as won in the one behind it:
        '최우수상을 받았다. 시는 결선에서 97.4점을 얻었다', or with the place that it earned: '92.4점으로
        1위에 오른 산림청은'.
        """
        away = number.sentence - draft.result.sentence
        after = self.reading.scene.ahead(number.mention.end, 16)
        if away == 0 or draft.programme.kind != "contest" or draft.place != "text":
            return away == 0
        told = _GOT_POINTS.match(after) if away == 1 else None
        return away > 0 and (told or _EARNED_PLACE.match(after)) is not None

    def attach_counts(self) -> None:
        """Numbers of institutions evaluated: the programme's, whoever won."""
        for number in self.reading.numbers.counts:
            for draft in self.drafts:
                if draft.programme.id in programmes(number.events) and _fits_year(draft, number):
                    draft.set("agencies_evaluated", Value(int(number.value), (number.mention,)))

    def _targets(self, number: Number) -> list[Draft]:
        """The drafts that a number is told of: same programme, same recipient; of several years the latest,
        unless the sentence names one.
        """
        sentence = self.reading.scene.sentences[number.sentence]
        recipients = self._owner_behind(number)
        if not recipients and _OF_OTHER.match(self.reading.scene.text, number.mention.end):
            return []  # of somebody whom the text names behind it, and who is not known
        recipients = recipients or self.reading.subjects.told_of(sentence, number.mention)
        targets = []
        for event in self.reading.programmes_of(sentence, number.events):
            for recipient in recipients:
                drafts = [
                    d
                    for d in self.drafts
                    if d.is_of((recipient,), (event.programme,))
                    and not self._is_of_other_year(number, event, d)
                ]
                targets += (drafts if len(drafts) < 2 else self._of_year(sentence, number, drafts))[:1]
        return targets

    def _is_of_other_year(self, number: Number, event: Event, draft: Draft) -> bool:
        """Whether a number is told of another year: '2023년 85점', or of the round that its event's name
        dates, before the result of another is.
        """
        scene = self.reading.scene
        said = _YEAR_BEFORE.search(scene.behind(number.mention.start, 18))
        if said is not None and draft.year is not None and number.role == "own":
            return bool(int(said[1]) != draft.year.value)
        home = scene.sentence_at(event.start)
        if (
            draft.year is None
            or draft.place != "text"
            or number.sentence >= draft.result.sentence
            or scene.sentences[number.sentence].of("YEAR", "RELATIVE_YEAR")
            or event.mention not in home.mentions
        ):
            return False
        dated = self.reading.years.of_event(home, event)
        return dated is not None and dated.year != draft.year.value

    def _owner_behind(self, number: Number) -> tuple[Recipient, ...]:
        """'가장 낮은 곳은 28.7점의 A군이다': whose a number is that stands right behind it."""
        end, text = number.mention.end, self.reading.scene.text
        lists = self.reading.subjects.lists[number.sentence]
        return next(
            (one.recipients for one in lists if one.start >= end and text[end : one.start] == "의 "), ()
        )

    def _of_year(self, sentence: Sentence, number: Number, drafts: list[Draft]) -> list[Draft]:
        """Of drafts of several years those that a number is told of: of its clause, year, else the last."""
        drafts = [d for d in drafts if can_have_run(d, number)] or drafts
        was = [d for d in drafts if d.has_behind(self.reading.scene, number.mention.start)]
        if was:
            return was
        drafts = [d for d in drafts if not d.past or self._with_grade(number, d)] or drafts
        latest = sorted(drafts, key=lambda d: -(d.year.value if d.year else 0))
        before = self.reading.scene.behind(number.mention.start, 14)
        if _GOES_ON.search(before) or _RISEN.search(before):
            return latest
        end = number.mention.end
        beside = [d for d in drafts if 0 <= d.result.mention.start - end <= SCORE_REACH and d.place == "text"]
        if len(beside) == 1 and number.mention.place == "text":
            return beside
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
        years = [m for m in sentence.of("YEAR") if m.end <= number.mention.start]
        if years:
            year = YEAR.parse(years[-1].value)
            exact = [d for d in drafts if d.year is not None and d.year.value == year]
            if exact:
                return exact
        return latest

    def _with_grade(self, number: Number, draft: Draft) -> bool:
        """Whether a score stands with a grade: '44.7점으로 미흡이던 2023년'; not '91.2점으로, 미흡이던'."""
        between = self.reading.scene.text[number.mention.end : draft.result.mention.start]
        return re.fullmatch(r"(?:의|으로|로|인)?[\s'\"(]{0,3}", between) is not None

    def _respective(self, number: Number, numbers: list[Number]) -> list[Draft]:
        """'A와 B는 각각 99.1점과 97.8점': of as many numbers as recipients each is one's."""
        sentence = self.reading.scene.sentences[number.sentence]
        row = [n for n in numbers if n.sentence == number.sentence and n.events == number.events]
        recipients = self.reading.subjects.of(sentence, row[0].mention)
        if (
            len(row) < 2
            or len(row) != len(recipients)
            or "각각" not in self.reading.scene.of_sentence(sentence)
        ):
            return []
        recipient = recipients[row.index(number)]
        return [d for d in self.drafts if d.is_of((recipient,), programmes(number.events))][:1]


def _fits_year(draft: Draft, number: Number) -> bool:
    """Whether the count can be of the draft's year; one of a year before must be known as that round's."""
    years = draft.programme.years_with(int(number.value)) if draft.year is not None else []
    if draft.year is None or not years:
        return not draft.back
    return draft.year.value in years
