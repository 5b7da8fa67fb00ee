"""The views for stories, each on results made up for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from extractor.store import Database
from tests.store.records import article, award

PROGRAMMES = [
    {
        "id": "open-data",
        "name": "개방 평가",
        "first_year": 2018,
        "kind": "evaluation",
        "highest": "우수",
        "grades": ["우수", "보통", "미흡"],
        "selections": ["최우수"],
        "lower_grades_since": {"매우 미흡": 2025},
    },
    {"id": "talent", "name": "인재 선도기관", "first_year": 2023, "kind": "selection", "grades": []},
]


def unit(
    code: str, name: str, predecessor: str = "", sido: str = "한빛도", kind: str = "si", valid_to: str = ""
) -> dict[str, str]:
    return {
        "code": code,
        "name": name,
        "sido": sido,
        "kind": kind,
        "predecessor": predecessor,
        "valid_to": valid_to,
    }


@pytest.fixture
def db() -> Iterator[Database]:
    with Database.open(":memory:") as database:
        database.load_reference([unit("99", "한빛도", kind="sido"), unit("99110", "가람시")], PROGRAMMES)
        yield database


def told(db: Database, year: int | None, code: str | None = "99110", **values: Any) -> None:
    made = {"region_code": code, "programme": "open-data", "evaluation_year": year} | values
    name = "-".join(
        str(made.get(part)) for part in ("programme", "evaluation_year", "region_code", "recipient")
    )
    db.store(article(name, award(**made)))


def column(db: Database, view: str, *names: str) -> list[Any]:
    rows = db.rows(f"SELECT * FROM {view}")
    return [row[names[0]] if len(names) == 1 else tuple(row[name] for name in names) for row in rows]


def test_units_follow_renames_and_count_a_merged_province_as_the_new_one(db: Database) -> None:
    db.load_reference(
        [
            unit("1", "가도", sido="가도", kind="sido", valid_to="2025-12-31"),
            unit("2", "나도", sido="나도", kind="sido", valid_to="2025-12-31"),
            unit("3", "다도", "1|2", sido="다도", kind="sido"),
            unit("11", "한군", sido="가도", kind="gun", valid_to="2019-12-31"),
            unit("12", "한시", "11", sido="가도", valid_to="2025-12-31"),
            unit("31", "한시", "12", sido="다도"),
            unit("4", "라도", sido="라도", kind="sido"),
        ],
        [],
    )
    found = {
        row["code"]: (row["unit"], row["name"], row["province"]) for row in db.rows("SELECT * FROM units")
    }
    assert found == {
        "1": ("1", "가도", "다도"),
        "2": ("2", "나도", "다도"),
        "3": ("3", "다도", "다도"),
        "11": ("31", "다도 한시", "다도"),
        "12": ("31", "다도 한시", "다도"),
        "31": ("31", "다도 한시", "다도"),
        "4": ("4", "라도", "라도"),
    }


@pytest.mark.parametrize(
    ("grade", "programme", "won"),
    [
        ("우수", "open-data", 1),
        ("최우수", "open-data", 1),
        ("보통", "open-data", 0),
        ("매우 미흡", "open-data", 0),
        ("장관상", "open-data", 1),
        (None, "open-data", None),
        (None, "talent", 1),
        ("우수", "unknown", 1),
        ("보통", "unknown", 0),
        (None, "unknown", None),
    ],
)
def test_what_counts_as_won(db: Database, grade: str | None, programme: str, won: int | None) -> None:
    told(db, 2024, grade=grade, programme=programme)
    assert column(db, "award_overview", "won") == [won]


def test_the_overview_names_province_programme_and_timeline(db: Database) -> None:
    told(db, 2024)
    told(db, 2024, None, recipient="어떤공사", recipient_kind="other")
    assert set(column(db, "award_overview", "province", "programme_title", "who")) == {
        ("한빛도", "개방 평가", "99110"),
        (None, "개방 평가", "어떤공사"),
    }


@pytest.mark.parametrize(
    ("results", "streak", "finding", "years"),
    [
        ({2022: "우수", 2023: "최우수"}, 3, "confirmed", ("2022, 2023, 2024", None, None)),
        ({2022: "우수"}, 3, "open", ("2022, 2024", None, "2023")),
        ({2022: "우수", 2023: "보통"}, 3, "contradicted", ("2022, 2024", "2023", None)),
        ({}, 8, "impossible", ("2024", None, "2017, 2018, 2019, 2020, 2021, 2022, 2023")),
    ],
)
def test_a_claimed_streak_is_held_against_the_record(
    db: Database, results: dict[int, str], streak: int, finding: str, years: tuple[str | None, ...]
) -> None:
    for year, grade in results.items():
        told(db, year, grade=grade)
    told(db, 2024, streak=streak)
    columns = ("finding", "years_won", "years_lost", "years_unknown")
    assert column(db, "claimed_streaks", *columns) == [(finding, *years)]


def test_no_claim_no_row_and_absurd_claims_do_not_hang(db: Database) -> None:
    told(db, 2023, streak=1)
    told(db, None, streak=3, programme="talent")
    told(db, 2024, streak=10**9)
    assert column(db, "claimed_streaks", "finding") == ["impossible"]


def test_a_streak_counts_results_under_an_earlier_code(db: Database) -> None:
    db.load_reference([unit("98110", "가람군", kind="gun"), unit("99110", "가람시", "98110")], PROGRAMMES)
    told(db, 2023, "98110")
    told(db, 2024, streak=2)
    assert column(db, "claimed_streaks", "finding") == ["confirmed"]


def test_best_scores_rank_within_year_and_kind(db: Database) -> None:
    told(db, 2024, "1", score=90.5, peer_average=60.2)
    told(db, 2024, "2", score=95)
    told(db, 2024, "3", score=90.5)
    told(db, 2024, "4", score=99, recipient_kind="gun")
    told(db, 2023, "5", score=70)
    told(db, 2024, "6")
    columns = ("evaluation_year", "recipient_kind", "place", "score", "above")
    assert column(db, "best_scores", *columns) == [
        (2024, "gun", 1, 99, None),
        (2024, "si", 1, 95, None),
        (2024, "si", 2, 90.5, 30.3),
        (2024, "si", 2, 90.5, None),
        (2023, "si", 1, 70, None),
    ]


def test_rises_are_between_scores_of_one_programme(db: Database) -> None:
    for year, score in ((2020, 60.1), (2022, 80.3), (2023, 75.0)):
        told(db, year, score=score)
    told(db, 2024, score=99, programme="other")
    told(db, 2021)
    assert column(db, "score_rises", "earlier_year", "evaluation_year", "rise") == [
        (2020, 2022, 20.2),
        (2022, 2023, -5.3),
    ]


def test_first_wins_name_the_lower_grades_before(db: Database) -> None:
    for year, grade in ((2020, "미흡"), (2021, "보통"), (2022, "우수"), (2023, "우수")):
        told(db, year, grade=grade)
    told(db, 2023, "1")
    told(db, 2023, "2", streak=2)
    told(db, 2023, "3", grade="보통")
    assert column(db, "first_wins", "award", "earlier_grades") == [
        ("1|open-data|2023", None),
        ("99110|open-data|2022", "2020 미흡, 2021 보통"),
    ]


def test_nothing_on_record_lists_todays_units_only(db: Database) -> None:
    db.load_reference(
        [
            unit("1", "가군", valid_to="2020-12-31"),
            unit("2", "가시", "1"),
            unit("3", "나시", valid_to="2020-12-31"),
            unit("4", "다시"),
        ],
        [],
    )
    assert column(db, "nothing_on_record", "region_code", "recipient") == [
        ("2", "한빛도 가시"),
        ("4", "한빛도 다시"),
    ]
    told(db, 2019, "1", grade="미흡")
    assert column(db, "nothing_on_record", "region_code") == ["4"]


def test_money_is_summed_by_recipient(db: Database) -> None:
    told(db, 2023, incentive_krw=30_000_000)
    told(db, 2024, incentive_krw=50_000_000)
    told(db, 2024, "1", incentive_krw=40_000_000)
    told(db, 2024, "2")
    assert column(db, "money_won", "incentive_krw", "sum_of_recipient") == [
        (50_000_000, 80_000_000),
        (40_000_000, 40_000_000),
        (30_000_000, 80_000_000),
    ]
