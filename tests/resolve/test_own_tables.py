"""Tables of one institution's years: a line for each year, or a column."""

from typing import Any

import pytest

ABOUT = "하남시가 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. 시의 지난 성적은 다음과 같다.\n"
YEARS = {(2022, "미흡", 42.7), (2023, "보통", 66.05), (2024, "우수", 84.7)}


def told(read: Any, text: str) -> set[tuple[int | None, str | None, float | None]]:
    awards = read(text).awards
    assert {a.recipient for a in awards} <= {"경기도 하남시"}
    return {(a.evaluation_year, a.grade, a.score) for a in awards}


@pytest.mark.parametrize(
    "table",
    [
        "연도 | 등급 | 점수\n2022 | 미흡 | 42.7\n2023 | 보통 | 66.05\n2024 | 우수 | 84.7",
        "평가연도 | 점수 | 기초 평균 | 등급\n2024년 | 84.7 | 63.2 | 우수\n2023년 | 66.05 | 50.7 | 보통\n"
        "2022년 | 42.7 | 48.54 | 미흡",
        "구분 | 2022년 | 2023년 | 2024년\n등급 | 미흡 | 보통 | 우수\n하남시 점수 | 42.7 | 66.05 | 84.7\n"
        "기초 평균 | 48.54 | 50.7 | 63.2\n점검 기관 수 | 467 | 464 | 679",
        "항목 | 2024 | 2023 | 2022\n총점 | 84.7 | 66.05 | 42.7\n등급 | ‘우수’ | ‘보통’ | ‘미흡’",
    ],
)
def test_each_year_has_its_grade_and_score(read: Any, table: str) -> None:
    assert told(read, ABOUT + table + "\n시는 더 노력하겠다고 했다.") == YEARS


def test_a_year_of_the_same_grade_counts_where_it_has_a_score(read: Any) -> None:
    scored = "연도 | 등급 | 점수\n2023 | 우수 | 80.4\n2024 | 우수 | 84.7"
    assert told(read, ABOUT + scored) == {(2023, "우수", 80.4), (2024, "우수", 84.7)}
    bare = "연도 | 등급\n2023 | 우수\n2024 | 우수"
    assert told(read, ABOUT + bare) == {(2024, "우수", None)}


@pytest.mark.parametrize(
    "table",
    [
        "연도 | 등급 | 점수\n2023 | - | 66.05\n2024 | 우수 | 84.7",
        "구분 | 2023년 | 2024년\n등급 | - | 우수\n점수 | - | 84.7",
        "구분 | 2023년 | 2024년\n배점 | 보통 | 우수",
        "연도 | 참여 직원\n2023 | 보통\n2024 | 우수",
    ],
)
def test_what_is_no_grade_of_a_year_is_none(read: Any, table: str) -> None:
    assert {year for year, _, _ in told(read, ABOUT + table)} == {2024}


def test_a_table_in_a_text_about_two_is_nobody_s(read: Any) -> None:
    about = "하남시와 구리시가 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다.\n"
    table = "연도 | 등급\n2023 | 보통\n2024 | 우수"
    assert {a.evaluation_year for a in read(about + table).awards} == {2024}
