"""Results of former years that an article tells with a grade or a score of their own."""

from datetime import date
from typing import Any

import pytest

WON = "하남시는 2023년 데이터기반행정 실태점검에서 81.4점으로 우수 등급을 받았다. "


def former(read: Any, text: str, **fields: Any) -> list[tuple[int | None, str | None, float | None]]:
    fields = {"published": date(2024, 2, 20)} | fields
    awards = read(text, **fields).awards
    return [(a.evaluation_year, a.grade, a.score) for a in awards[1:]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("전년도 평가 때는 75.5점으로 보통이었다.", (2022, "보통", 75.5)),
        ("직전 평가에서는 68.9점, 보통 등급으로 기초 평균(71.4점)에도 못 미쳤다.", (2022, "보통", 68.9)),
        ("지난번 점검에서는 미흡에 그쳤다.", (2022, "미흡", None)),
        ("첫 점검이던 2021년에는 최하위 등급을 면치 못했다.", (2021, "미흡", None)),
        ("2022년 평가는 58.7점으로, 등급은 가장 아래였다.", (2022, "미흡", 58.7)),
        ("2021년에는 가장 낮은 등급에 머물렀다.", (2021, "미흡", None)),
        ("첫해인 2021년에는 제일 아래 등급이었다.", (2021, "미흡", None)),
        ("재작년엔 미흡이었다.", (2021, "미흡", None)),
        ("2022년 보통을 거쳐 이룬 성과다.", (2022, "보통", None)),
        ("지난해 보통에서 한 단계 올랐다.", (2022, "보통", None)),
    ],
)
def test_a_former_year_with_its_own_outcome(
    read: Any, sentence: str, expected: tuple[int, str, float | None]
) -> None:
    assert former(read, WON + sentence) == [expected]


def test_a_former_grade_in_brackets(read: Any) -> None:
    text = "하남시의 2023년 데이터기반행정 실태점검 성적이 나왔다.\n- 등급: 우수(전년 보통)\n- 종합점수: 88점"
    awards = read(text, published=date(2024, 2, 20)).awards
    assert [(a.evaluation_year, a.grade, a.score) for a in awards] == [
        (2023, "우수", 88),
        (2022, "보통", None),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "시는 최하위권을 벗어났다.",
        "등급이 아니라 가장 낮은 점수가 문제였다.",
        "시장은 직전 회의에서 직원을 격려했다.",
        "참여율은 66%(전년 우수 부서 54%)였다.",
    ],
)
def test_words_that_tell_no_former_result(read: Any, sentence: str) -> None:
    assert former(read, WON + sentence) == []


def test_the_lowest_grade_is_not_known_where_the_scale_has_changed(read: Any) -> None:
    text = "하남시는 2025년 데이터기반행정 실태점검에서 최하위 등급에 머물렀다."
    assert not read(text, published=date(2026, 4, 10)).awards


@pytest.mark.parametrize("year", ["2005년", "’05년"])
def test_a_year_before_there_were_evaluations_is_none(read: Any, year: str) -> None:
    assert former(read, WON + f"전년 75.5점이던 {year}과 견주면 5.9점이 올랐다.") == []


@pytest.mark.parametrize(
    "before",
    [
        "미흡 등급에 머문 2023년 점수(44.7점)와 비교하면",
        "미흡에 그친 2023년의 44.7점과 견주면",
        "44.7점으로 미흡 등급이던 2023년보다",
    ],
)
def test_a_grade_that_describes_its_year_is_of_that_year(read: Any, before: str) -> None:
    text = (
        "하남시가 데이터기반행정 실태점검에서 한 계단 올라섰다. 2024년 평가 점수는 68.4점으로 보통 등급이다. "
        f"{before} 23.7점이 뛰었다."
    )
    awards = {a.evaluation_year: (a.grade, a.score) for a in read(text).awards}
    assert awards == {2024: ("보통", 68.4), 2023: ("미흡", 44.7)}


@pytest.mark.parametrize(
    "text",
    [
        "하남시의 데이터기반행정 실태점검 성적은 2023년 61점(보통), 2024년 83점(우수)이다.",
        "하남시는 2023년 보통(61점)에서 2024년 우수(83점)로 올라선 데이터기반행정 실태점검 결과를 알렸다.",
        "하남시는 2024년 데이터기반행정 실태점검에서 ‘우수’(83점)를 받았다. 전년(61점·보통)보다 올랐다.",
    ],
)
def test_two_years_with_grade_and_score_each(read: Any, text: str) -> None:
    awards = {a.evaluation_year: (a.grade, a.score) for a in read(text).awards}
    assert awards == {2024: ("우수", 83), 2023: ("보통", 61)}


def test_a_score_right_behind_its_year_is_that_year_s(only: Any) -> None:
    text = "하남시는 데이터기반행정 실태점검에서 2년째 우수 자리를 지켰다. 2023년 85점, 2024년 88점이었다."
    award = only(text)
    assert (award.evaluation_year, award.streak, award.score) == (2024, 2, 88)
