"""What 'the lowest grade' was called, which a programme's later scales call otherwise."""

from __future__ import annotations

from extractor.knowledge import Programme
from extractor.resolve.outcome import Result
from extractor.resolve.years import YearFinder


def lowest_grade(result: Result, programme: Programme, years: YearFinder) -> str | None:
    """The grade of '최하위 등급', while the programme had its first scale alone."""
    since = min(programme.lower_grades_since.values(), default=None)
    told, published = years.local(result), years.published
    year = told.year if told is not None else published.year - 1 if published is not None else None
    known = programme.grades and year is not None and (since is None or year < since)
    return programme.grades[-1] if known else None
