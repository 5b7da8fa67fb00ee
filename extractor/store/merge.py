"""Claims to awards: what all articles together say of one recipient, one programme and one evaluation year.

The value of a field, when articles differ:

1. stated before inferred: if any article states a value, inferred ones are not heard;
2. then the value that most articles give;
3. then the one published first (an article without a date comes last);
4. then the smallest, so that the choice never depends on the order of storing.

Values that were not chosen stay in `claims` and are shown by the view `conflicts`. Projects are not chosen
among: an award has every project that any article names.

Claims without an evaluation year are never put under a year: that would be a guess. They make an award of
their own, with the year null, unless a dated award of the same recipient and programme could be the one they
speak of: no value contradicts it, and the article appeared in the year that was evaluated or in the two after
it (or its date is unknown).

An award is a function of the set of claims. Nothing here reads or writes a database.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from extractor.store.rows import CLAIM_FIELDS, typed_value

Value = str | int | float
DISTINGUISHING = ("grade", "streak", "score", "agencies_evaluated", "incentive_krw")
YEARS_TO_REPORT = 2
_FAR_FUTURE = "9999-12-31"


class Claim(NamedTuple):
    """What merging needs to know of one row of `claims`, and the date of the article (ISO 8601)."""

    award: str
    article: str
    position: int
    published: str | None
    field: str
    value: str
    basis: str


class Merged(NamedTuple):
    """One award: its values by field (absent where nobody says), how many articles name each project."""

    key: str
    values: dict[str, Value]
    projects: dict[str, int]
    articles: int
    first_seen: str | None
    last_seen: str | None
    inferred: tuple[str, ...]
    """Fields whose value no article states."""


def merge(claims: Iterable[Claim]) -> list[Merged]:
    """The awards of one recipient and programme, by year; the one without a year last."""
    by_award: dict[str, list[Claim]] = {}
    for claim in claims:
        by_award.setdefault(claim.award, []).append(claim)
    dated = [_merge_award(key, by_award[key]) for key in sorted(by_award) if not key.endswith("|")]
    undated = []
    for key in sorted(by_award):
        if key.endswith("|"):
            left = _not_covered(by_award[key], [award for award in dated if award.key.startswith(key)])
            undated += [_merge_award(key, left)] if left else []
    return dated + undated


def _merge_award(key: str, claims: list[Claim]) -> Merged:
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        by_field.setdefault(claim.field, []).append(claim)
    projects: dict[str, set[str]] = {}
    for claim in by_field.pop("projects", []):
        projects.setdefault(claim.value, set()).add(claim.article)
    fields = [field for field in CLAIM_FIELDS if field in by_field]
    dates = sorted(claim.published for claim in claims if claim.published)
    return Merged(
        key=key,
        values={field: _choose(field, by_field[field]) for field in fields},
        projects={project: len(projects[project]) for project in sorted(projects)},
        articles=len({claim.article for claim in claims}),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        inferred=tuple(field for field in fields if all(one.basis == "inferred" for one in by_field[field])),
    )


def _choose(field: str, claims: list[Claim]) -> Value:
    heard = [claim for claim in claims if claim.basis == "stated"] or claims
    by_value: dict[Value, list[Claim]] = {}
    for claim in heard:
        by_value.setdefault(typed_value(field, claim.value), []).append(claim)

    def order(value: Value) -> tuple[int, str, Value]:
        telling = by_value[value]
        return (
            -len({one.article for one in telling}),
            min(one.published or _FAR_FUTURE for one in telling),
            value,
        )

    return min(by_value, key=order)


def _not_covered(claims: list[Claim], dated: list[Merged]) -> list[Claim]:
    """The claims without a year that speak of none of the dated awards."""
    statements: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        statements.setdefault((claim.article, claim.position), []).append(claim)
    left = [told for told in statements.values() if not any(_could_be(told, award) for award in dated)]
    return [claim for told in left for claim in told]


def _could_be(statement: list[Claim], award: Merged) -> bool:
    published = statement[0].published
    year = award.values.get("evaluation_year")
    if published and isinstance(year, int) and not 0 <= int(published[:4]) - year <= YEARS_TO_REPORT:
        return False
    known = {field: award.values[field] for field in DISTINGUISHING if field in award.values}
    return all(
        typed_value(claim.field, claim.value) == known[claim.field]
        for claim in statement
        if claim.field in known
    )
