"""What is asked of a large database costs what the answer is worth, not what else is stored."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from extractor.store import Database, lookups, search
from extractor.store.rows import Row
from extractor.store.views import CONFLICTS, CONFLICTS_OF_AWARD, FIRST_CONFLICTS
from tests.store.records import article, award


def steps(db: Database, ask: Callable[[], object]) -> int:
    """Steps of SQLite's virtual machine that a question takes, in hundreds."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    db.connection.set_progress_handler(step, 100)
    ask()
    db.connection.set_progress_handler(None, 0)
    return count


@pytest.fixture
def disputed() -> Iterator[Database]:
    """Awards of 30 recipients, of which articles tell one, several or differing values."""
    rng = random.Random(3)
    with Database.open(":memory:") as db, db.transaction():
        for number in range(150):
            told = award(
                region_code=f"99{rng.randrange(30):03}",
                evaluation_year=rng.choice((2023, 2024, None)),
                grade=rng.choice(("우수", "우수", "우수", "보통")),
                score=rng.choice((None, 90.5, 90.5, 91.0)),
                streak=rng.choice((None, 2, 3, 4)),
                projects=rng.choice(((), ("민원 지도",))),
                inferred=rng.choice(((), ("grade",))),
            )
            published = rng.choice((None, "2026-04-03", "2026-04-05"))
            db.store(article(f"n{number}", told, published=published))
        yield db


SIDE = ("value", "articles", "basis", "quote", "article", "publisher", "published", "source")


def side(row: Row, prefix: str = "") -> tuple[Any, ...]:
    return tuple(row[prefix + name] for name in SIDE)


def test_conflicts_are_those_that_the_first_version_found_with_the_kept_value(disputed: Database) -> None:
    found = disputed.rows(CONFLICTS)
    pairs = disputed.rows(FIRST_CONFLICTS)
    with_kept = {
        (pair["award"], pair["field"], pair["kept"], *one, *other)
        for pair in pairs
        for one, other in (
            (side(pair), side(pair, "other_")),
            (side(pair, "other_"), side(pair)),
        )
        if one[0] == pair["kept"]
    }
    assert len(with_kept) > 50
    assert len(pairs) > len(with_kept)
    assert {
        (row["award"], row["field"], row["kept"], *side(row), *side(row, "other_")) for row in found
    } == with_kept
    assert len(found) == len(with_kept)


def test_conflicts_of_an_award_are_those_of_the_table(disputed: Database) -> None:
    found = disputed.rows("SELECT * FROM conflicts")
    assert found == disputed.rows(CONFLICTS)
    for key in {row["award"] for row in found} | {"none"}:
        assert disputed.rows(CONFLICTS_OF_AWARD, key) == [row for row in found if row["award"] == key]


@pytest.mark.parametrize("sql", [CONFLICTS, "SELECT count(*) FROM conflicts"])
def test_many_differing_values_cost_in_proportion(sql: str) -> None:
    cost = []
    for told in (100, 400):
        with Database.open(":memory:") as db, db.transaction():
            for number in range(told):
                made = award(score=50 + number / 10, streak=number + 1)
                db.store(article(f"n{number}", made))
            assert len(db.rows("SELECT * FROM conflicts")) == 2 * (told - 1)
            cost.append(steps(db, lambda: db.rows(sql)))
    assert cost[1] < 6 * cost[0]


def test_the_page_of_an_award_costs_the_same_among_many(disputed: Database) -> None:
    key = disputed.rows(CONFLICTS)[0]["award"]
    before = steps(disputed, lambda: lookups.award(disputed, key))
    for number in range(600):
        disputed.store(article(f"more{number}", award(region_code=f"98{number:03}", grade="보통")))
    after = steps(disputed, lambda: lookups.award(disputed, key))
    assert after <= before * 1.2 + 2


def test_of_a_word_that_every_article_holds_only_what_is_shown_is_read() -> None:
    read = []
    with Database.open(":memory:") as db:
        for number in range(300):
            text = "가람시 소식을 전한다. " + "말 " * (number * 7 % 30)
            db.store(article(f"n{number}", title=f"제목 {number}", text=text))
        db.connection.create_function("read", 1, lambda text: read.append(text) or text)
        columns = "key, search_id, title, publisher, published, url, source, read(text) AS text"
        db.connection.execute(f"CREATE TEMP VIEW articles AS SELECT {columns} FROM main.articles")
        assert len(search(db, "가람시", 10)) == 10
    assert len(read) == 10


def test_equals_at_the_last_place_are_told_apart_by_their_day() -> None:
    with Database.open(":memory:") as db:
        for number in range(40):
            day = f"2026-04-{number % 28 + 1:02}"
            db.store(article(f"n{number}", title=None, text="가람시 소식", published=day))
        days = [hit.published for hit in search(db, "가람시", 7)]
        assert days == sorted((f"2026-04-{n % 28 + 1:02}" for n in range(40)), reverse=True)[:7]
        assert len(search(db, "가람시", 1_000_000)) == 40
