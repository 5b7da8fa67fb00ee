from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model import Article
from extractor.store import Database
from extractor.store.merge import Claim, Merged, merge
from tests.store.records import article, award, dump

GROUP = "99110|open-data|"


def claim(field: str, value: object, name: str = "a", **values: Any) -> Claim:
    plain = {"award": GROUP + "2025", "position": 0, "published": "2026-04-03", "basis": "stated"}
    return Claim(article=name, field=field, value=str(value), **(plain | values))


def only(claims: list[Claim]) -> Merged:
    (merged,) = merge(claims)
    return merged


@pytest.mark.parametrize(
    ("claims", "chosen"),
    [
        ([claim("streak", 2, "a", basis="inferred"), claim("streak", 5, "b")], 5),
        ([claim("streak", 2, name, basis="inferred") for name in "abc"] + [claim("streak", 5, "d")], 5),
        ([claim("streak", 2, "a"), claim("streak", 5, "b"), claim("streak", 5, "c")], 5),
        ([claim("streak", 2, "a", position=n) for n in range(3)] + [claim("streak", 3, n) for n in "bc"], 3),
        ([claim("streak", 2, "a"), claim("streak", 5, "b", published="2026-01-01")], 5),
        ([claim("streak", 2, "a", published=None), claim("streak", 5, "b")], 5),
        ([claim("streak", 10, "a"), claim("streak", 9, "b")], 9),
        ([claim("score", "90.5", "a"), claim("score", "100", "b")], 90.5),
    ],
    ids=[
        "stated over inferred", "one stated over many inferred", "majority", "articles count, not mentions",
        "earliest", "undated last", "smallest number, not text", "numbers",
    ],
)  # fmt: skip
def test_which_value_is_kept(claims: list[Claim], chosen: Any) -> None:
    (field,) = {one.field for one in claims}
    assert only(claims).values == {field: chosen}
    assert only(claims[::-1]).values == {field: chosen}


def test_fields_that_nobody_states_are_named() -> None:
    merged = only([claim("streak", 2, basis="inferred"), claim("grade", "우수"), claim("grade", "우수", "b")])
    assert merged.inferred == ("streak",)
    assert (merged.articles, merged.first_seen, merged.last_seen) == (2, "2026-04-03", "2026-04-03")


def test_projects_are_gathered_from_all_articles() -> None:
    merged = only([claim("projects", "가", "a"), claim("projects", "나", "b"), claim("projects", "가", "b")])
    assert merged.projects == {"가": 2, "나": 1}
    assert "projects" not in merged.values


def undated(grade: str, published: str | None) -> list[Claim]:
    return [claim("grade", grade, "z", award=GROUP, published=published)]


DATED = [claim("evaluation_year", 2025), claim("grade", "우수")]


@pytest.mark.parametrize(
    ("grade", "published", "own"),
    [
        ("우수", "2026-05-01", False),
        ("우수", "2025-12-30", False),
        ("우수", None, False),
        ("보통", "2026-05-01", True),
        ("우수", "2024-05-01", True),
        ("우수", "2028-05-01", True),
    ],
)
def test_a_claim_without_a_year_is_an_award_only_if_no_dated_one_could_be_meant(
    grade: str, published: str | None, own: bool
) -> None:
    merged = merge(DATED + undated(grade, published))
    assert [one.key for one in merged] == [GROUP + "2025"] + [GROUP] * own
    assert merged[0].articles == 1, "what a claim without a year says is never put under a year"


def test_dated_awards_are_found_whenever_they_come() -> None:
    with Database.open(":memory:") as db:
        db.store(article("vague", award(evaluation_year=None)))
        assert db.rows("SELECT evaluation_year FROM awards") == [{"evaluation_year": None}]
        db.store(article("exact", award()))
        assert db.rows("SELECT evaluation_year FROM awards") == [{"evaluation_year": 2025}]
        db.store(article("exact"))
        assert db.rows("SELECT evaluation_year FROM awards") == [{"evaluation_year": None}]


def test_recipients_whose_keys_begin_alike_are_kept_apart() -> None:
    with Database.open(":memory:") as db:
        for name, code in (("one", "11"), ("two", "11110"), ("three", None)):
            db.store(article(name, award(region_code=code, recipient="서울특별시")))
        db.store(article("one"))
        assert [row["key"].split("|")[0] for row in db.rows("SELECT key FROM awards ORDER BY key")] == [
            "11110",
            "서울특별시",
        ]


awards = st.builds(
    award,
    region_code=st.sampled_from(["99110", "99120", None]),
    programme=st.sampled_from(["open-data", "data-contest"]),
    evaluation_year=st.sampled_from([None, 2023, 2024]),
    grade=st.sampled_from([None, "우수", "보통"]),
    streak=st.sampled_from([None, 2, 10]),
    score=st.sampled_from([None, 90.0, 71.25]),
    projects=st.lists(st.sampled_from(["가", "나", "다"]), unique=True, max_size=2),
    inferred=st.lists(st.sampled_from(["streak", "evaluation_year"]), max_size=2).map(tuple),
)
dates = st.none() | st.integers(0, 900).map(lambda days: date(2023, 6, 1) + timedelta(days))


@st.composite
def articles(draw: st.DrawFn) -> list[Any]:
    found = [article(f"n{n}", *draw(st.lists(awards, max_size=3))) for n in range(draw(st.integers(1, 5)))]
    return [msgspec.structs.replace(one, published=draw(dates)) for one in found]


@settings(max_examples=20, deadline=None)
@given(articles(), st.data())
def test_the_order_of_storing_does_not_matter(stored: list[Article], data: st.DataObject) -> None:
    with Database.open(":memory:") as one, Database.open(":memory:") as two:
        for given_article in stored:
            one.store(given_article)
        for given_article in data.draw(st.permutations(stored + stored[:2])):
            two.store(given_article)
        assert dump(one) == dump(two)


claims = st.builds(
    claim,
    field=st.sampled_from(["grade", "programme_name"]),
    value=st.sampled_from(["우수", "보통", "미흡"]),
    name=st.sampled_from("abcd"),
    award=st.sampled_from([GROUP, GROUP + "2024", GROUP + "2025"]),
    position=st.integers(0, 2),
    published=st.sampled_from([None, "2024-02-01", "2026-04-03"]),
    basis=st.sampled_from(["stated", "inferred"]),
)


@settings(max_examples=100)
@given(st.lists(claims, max_size=12), st.data())
def test_merging_is_a_function_of_the_set_of_claims(found: list[Claim], data: st.DataObject) -> None:
    # One article has one date.
    found = [
        one._replace(published={"a": None, "b": "2024-02-01"}.get(one.article, "2026-04-03")) for one in found
    ]
    merged = merge(found)
    assert merge(data.draw(st.permutations(found))) == merged
    for one in merged:
        told = [claim for claim in found if claim.award == one.key]
        for field, value in one.values.items():
            assert value in {claim.value for claim in told if claim.field == field}
