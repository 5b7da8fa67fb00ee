from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractor.store import Database
from tests.store.records import TEXT, article, award

PROGRAMME = "open-data"


@pytest.fixture
def db() -> Iterator[Database]:
    with Database.open(":memory:") as database:
        yield database


def win(
    db: Database, code: str | None, *years: int, grade: str = "우수", recipient: str = "한빛도 가람시"
) -> None:
    for year in years:
        made = award(
            region_code=code, recipient=recipient, programme=PROGRAMME, evaluation_year=year, grade=grade
        )
        db.store(article(f"{code or recipient}-{year}", made))


def unit(
    code: str, name: str, predecessor: str = "", sido: str = "한빛도", kind: str = "si"
) -> dict[str, str]:
    return {"code": code, "name": name, "sido": sido, "kind": kind, "predecessor": predecessor}


def runs(db: Database) -> set[tuple[str, str | None, int, int, int]]:
    rows = db.rows("SELECT * FROM unbroken_runs")
    assert all(row["programme"] == PROGRAMME for row in rows)
    return {
        (row["recipient"], row["region_code"], row["from_year"], row["to_year"], row["years"]) for row in rows
    }


def test_runs_are_years_without_a_gap(db: Database) -> None:
    win(db, "99110", 2020, 2021, 2024)
    win(db, "99110", 2023, grade="최우수")
    win(db, "99110", 2022, grade="보통")
    win(db, "99120", 2020, 2021, recipient="한빛도 나람군")
    win(db, None, 2022, 2023, recipient="어떤공사")
    assert runs(db) == {
        ("한빛도 가람시", "99110", 2020, 2021, 2),
        ("한빛도 가람시", "99110", 2023, 2024, 2),
        ("한빛도 나람군", "99120", 2020, 2021, 2),
        ("어떤공사", None, 2022, 2023, 2),
    }


def test_two_programmes_make_no_common_run(db: Database) -> None:
    for year, programme in ((2020, "a"), (2021, "b")):
        db.store(article(programme, award(programme=programme, evaluation_year=year)))
    assert [row["years"] for row in db.rows("SELECT * FROM unbroken_runs")] == [1, 1]


def test_a_renamed_unit_keeps_its_run(db: Database) -> None:
    db.load_reference(
        [
            unit("42", "옛도", sido="옛도", kind="sido"),
            unit("51", "새특별자치도", "42", sido="새특별자치도", kind="sido"),
            unit("42110", "가람시", sido="옛도"),
            unit("51110", "가람시", "42110", sido="새특별자치도"),
        ],
        [],
    )
    win(db, "42", 2021, 2022, recipient="옛도")
    win(db, "51", 2023, recipient="새특별자치도")
    win(db, "42110", 2022, recipient="옛도 가람시")
    win(db, "51110", 2023, recipient="새특별자치도 가람시")
    assert runs(db) == {
        ("새특별자치도", "51", 2021, 2023, 3),
        ("새특별자치도 가람시", "51110", 2022, 2023, 2),
    }


def test_two_changes_in_a_row_are_followed_to_today(db: Database) -> None:
    db.load_reference([unit("1", "가군"), unit("2", "가시", "1"), unit("3", "나시", "2")], [])
    win(db, "1", 2020)
    win(db, "3", 2021)
    assert runs(db) == {("한빛도 나시", "3", 2020, 2021, 2)}


def test_the_old_code_alone_counts_as_todays_unit(db: Database) -> None:
    db.load_reference([unit("47720", "가군"), unit("27720", "가군", "47720", sido="새시")], [])
    win(db, "47720", 2021, 2022)
    assert runs(db) == {("새시 가군", "27720", 2021, 2022, 2)}


def test_mergers_and_splits_end_a_run(db: Database) -> None:
    merged = [unit("1", "가시"), unit("2", "나시"), unit("3", "다시", "1|2")]
    split = [unit("4", "라시"), unit("5", "마시", "4"), unit("6", "바시", "4")]
    db.load_reference(merged + split, [])
    for code, year in (("1", 2020), ("2", 2020), ("3", 2021), ("4", 2020), ("5", 2021), ("6", 2021)):
        win(db, code, year)
    assert {(code, years) for _, code, _, _, years in runs(db)} == {(code, 1) for code in "123456"}


def test_circular_predecessors_do_not_hang(db: Database) -> None:
    db.load_reference([unit("1", "가시", "2"), unit("2", "나시", "1")], [])
    win(db, "1", 2020)
    win(db, "2", 2021)
    assert {years for *_, years in runs(db)} == {1}


def test_conflicts_show_both_sides(db: Database) -> None:
    for name, grade in (("one", "우수"), ("two", "우수"), ("three", "보통")):
        made = award(grade=grade, score=90.5, quote="등급" if grade == "보통" else "우수")
        db.store(article(name, made, url=f"https://news.test/{name}", publisher=f"{name}일보"))
    (row,) = db.rows("SELECT * FROM conflicts")
    assert (row["field"], row["kept"], row["evaluation_year"]) == ("grade", "우수", 2025)
    assert (row["value"], row["articles"], row["quote"], row["source"]) == (
        "우수",
        2,
        "우수",
        "https://news.test/one",
    )
    assert (row["other_value"], row["other_articles"], row["other_quote"]) == ("보통", 1, "등급")
    assert row["other_source"] == "https://news.test/three"
    assert TEXT.find(row["quote"]) >= 0


def test_agreement_and_projects_are_no_conflict(db: Database) -> None:
    db.store(article("one", award(score=90.0, projects=("가",), programme_name="데이터기반행정 점검")))
    db.store(article("two", award(score=90, projects=("나",))))
    db.store(article("three", award(evaluation_year=2024, score=71.5)))
    assert db.rows("SELECT * FROM conflicts") == []


@pytest.mark.parametrize(
    ("field", "values", "kept"),
    [
        ("score", (90.25, 90.5), "90.25"),
        ("streak", (5, 10), "5"),
        ("incentive_krw", (10**8, 2 * 10**8), "100000000"),
    ],
)
def test_the_kept_value_stands_first(db: Database, field: str, values: tuple[float, ...], kept: str) -> None:
    for value in values:
        db.store(article(str(value), award(**{field: value})))
    (row,) = db.rows("SELECT * FROM conflicts")
    assert row["kept"] == row["value"] == kept
    assert row["other_value"] != kept


def test_articles_and_merged_values_that_are_missing_make_no_conflict(db: Database) -> None:
    db.store(article("one", award(grade=None)))
    db.store(article("two", award(grade="우수")))
    assert db.rows("SELECT * FROM conflicts") == []
