"""What in an article cannot all be true, told as warnings and never resolved in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.knowledge import Knowledge, Programme
from extractor.model import Award
from extractor.recognize.values import STREAK
from extractor.resolve.points import TOTAL_MARKS
from extractor.resolve.scene import Scene


def contradictions(awards: Iterable[Award], knowledge: Knowledge, title: Scene | None) -> Iterator[str]:
    """Warnings in the order of the awards: streak against the programme's age, score against the grade, year
    against the number of institutions evaluated, body against title.
    """
    awards = list(awards)
    for award in awards:
        programme = knowledge.programmes[award.programme]
        who = f"{award.recipient}, {award.programme}"
        yield from (f"{who}: {text}" for text in _of_award(award, programme))
    if title is not None and len(awards) == 1:
        yield from _against_title(awards[0], title)


def _of_award(award: Award, programme: Programme) -> Iterator[str]:
    yield from _streak_against_age(award, programme)
    yield from _score_against_grade(award, programme)
    yield from _year_against_count(award, programme)


def _streak_against_age(award: Award, programme: Programme) -> Iterator[str]:
    year, first = award.evaluation_year, programme.first_year
    if award.streak is None or year is None or first is None or award.streak <= year - first + 1:
        return
    yield f"{award.streak} times in a row up to {year} is said, but the programme began in {first}"


def _score_against_grade(award: Award, programme: Programme) -> Iterator[str]:
    score, grade, cutoffs = award.score, award.grade, programme.cutoffs
    if score is None or grade is None:
        return
    if grade in cutoffs:
        earned = [g for g, least in cutoffs.items() if score >= least]
        if grade != max(earned, key=lambda g: cutoffs[g], default=None):
            yield f"the score {score:g} does not earn the grade {grade} (from {cutoffs[grade]:g} points)"
    lowest = programme.grades[-1] if programme.grades else None
    if grade == lowest and cutoffs and score >= min(cutoffs.values()):
        yield f"the score {score:g} is above the grade {grade}"


def points_off(programme: Programme, year: int | None, grade: str | None, score: float) -> float:
    """How many points a score is off those that earn a grade of the programme; 0 where it earns it, or where
    the scale of the year is not known.
    """
    since = min(programme.lower_grades_since.values(), default=None)
    if grade not in programme.grades or not programme.cutoffs:
        return 0
    if since is not None and (year is None or year >= since):
        return 0
    floor = programme.cutoffs.get(grade, 0)
    ceiling = min((least for least in programme.cutoffs.values() if least > floor), default=TOTAL_MARKS)
    return max(floor - score, score - ceiling, 0)


def _year_against_count(award: Award, programme: Programme) -> Iterator[str]:
    if award.agencies_evaluated is None or award.evaluation_year is None:
        return
    years = programme.years_with(award.agencies_evaluated)
    if years and award.evaluation_year not in years:
        known = ", ".join(map(str, years))
        said = award.evaluation_year
        yield f"{award.agencies_evaluated} institutions were evaluated in {known}, not in {said}"


def _against_title(award: Award, title: Scene) -> Iterator[str]:
    """A single award whose grade or streak the title tells otherwise."""
    grades = {m.value for m in title.mentions if m.label == "GRADE"}
    if award.grade is not None and grades and award.grade not in grades and len(grades) == 1:
        yield f"{award.recipient}: the title says {grades.pop()}, the text {award.grade}"
    streaks = {
        v for m in title.mentions if m.label == "STREAK" and (v := STREAK.parse(title.text[m.start : m.end]))
    }
    if award.streak is not None and len(streaks) == 1 and award.streak not in streaks:
        yield f"{award.recipient}: the title says {streaks.pop()} times in a row, the text {award.streak}"
