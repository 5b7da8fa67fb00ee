"""Tables with a column of grades for each year, for the year before, and for how often in a row."""

from typing import Any

import pytest

HELD = (
    "행정안전부가 2024년 데이터기반행정 실태점검에서 매긴 경기도 시군의 등급이 나왔다. "
    "점검 대상은 679개 기관이다.\n\n"
)
BOTH_YEARS = {
    ("하남시", 2024, "우수"), ("하남시", 2023, "보통"), ("구리시", 2024, "보통"), ("구리시", 2023, "미흡"),
}  # fmt: skip


def told(read: Any, table: str) -> set[tuple[str, int | None, str | None]]:
    awards = read(HELD + table).awards
    return {(a.recipient.split()[-1], a.evaluation_year, a.grade) for a in awards}


@pytest.mark.parametrize(
    "table",
    [
        "시군 | 2023년 | 2024년\n하남시 | 보통 | 우수\n구리시 | 미흡 | 보통",
        "구분 | 2024년 등급 | 2023년 등급\n하남시 | 우수 | 보통\n구리시 | 보통 | 미흡",
        "지자체 | 2023 | 2024\n경기 하남시 | ‘보통’ | ‘우수’\n경기 구리시 | ‘미흡’ | ‘보통’",
        "시군명\n2023년도\n2024년도\n하남시\n보통\n우수\n구리시\n미흡\n보통",
        "시군 2023년 2024년\n하남시 보통 우수\n구리시 미흡 보통",
        "시군 | 등급 | 전년 등급\n하남시 | 우수 | 보통\n구리시 | 보통 | 미흡",
        "기관명 | 지난해 | 등급\n하남시 | 보통 | 우수\n구리시 | 미흡 | 보통",
    ],
)
def test_each_column_of_grades_is_of_its_year(read: Any, table: str) -> None:
    assert told(read, table) == BOTH_YEARS


def test_an_empty_cell_of_one_year_leaves_the_other(read: Any) -> None:
    table = "시군 | 2023년 | 2024년\n하남시 | - | 우수\n구리시 | 미흡 | 보통"
    assert told(read, table) == BOTH_YEARS - {("하남시", 2023, "보통")}


def test_evidence_of_a_year_stands_in_the_head(read: Any) -> None:
    text = HELD + "시군 | 2023년 | 2024년\n하남시 | 보통 | 우수\n"
    years = {a.evaluation_year: a.evidence["evaluation_year"][0] for a in read(text).awards}
    assert {text[e.start : e.end] for e in years.values()} == {"2023년", "2024년"}


@pytest.mark.parametrize(
    "table",
    [
        "구분 | 점수 | 등급 | 비고\n하남시 | 94.1 | 우수 | 4년 연속\n구리시 | 84.4 | 우수 | 신규",
        "기관 | 등급 | 연속\n하남시 | 우수 | 4년 연속\n구리시 | 우수 | -",
        "시군\n등급\n특이사항\n하남시\n우수\n4회 연속\n구리시\n우수\n첫 진입",
    ],
)
def test_a_run_of_years_in_a_row_is_its_winner_s(read: Any, table: str) -> None:
    awards = {a.recipient.split()[-1]: a.streak for a in read(HELD + table).awards}
    assert awards == {"하남시": 4, "구리시": None}


@pytest.mark.parametrize(
    "table",
    [
        "시군 | 2023년 점수 | 2024년 점수 | 등급\n하남시 | 71.2 | 91.2 | 우수",
        "시군 | 관리체계 | 공유 | 분석·활용 | 총점 | 등급\n하남시 | 18 | 30 | 43.2 | 91.2 | 우수",
        "순위 | 시군 | 총점 | 등급 | 전년 대비\n1 | 하남시 | 91.2 | 우수 | +3.1",
    ],
)
def test_the_score_of_the_latest_year_and_of_the_whole_is_the_score(only: Any, table: str) -> None:
    award = only(HELD + table)
    assert (award.evaluation_year, award.grade, award.score) == (2024, "우수", 91.2)
