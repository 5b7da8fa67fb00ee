"""Results told in other words: verbs of landing and parting, a dissolved name, where one came from."""

from datetime import date
from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
HELD = f"행정안전부가 {NAME} 결과를 공개했다. "


def told(read: Any, text: str, **fields: Any) -> set[tuple[str, int | None, str | None]]:
    """Own names of the winners with year and grade."""
    awards = read(text, **fields).awards
    found = {(a.recipient.split()[-1], a.evaluation_year, a.grade) for a in awards}
    assert len(found) == len(awards)
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("하남시는 88.0점을 얻어 단번에 우수에 안착했다.", {("하남시", 2024, "우수")}),
        ("하남시가 4년 연속 우수로 자존심을 지켰다.", {("하남시", 2024, "우수")}),
        ("구리시는 보통, 가평군은 미흡으로 갈렸다.", {("구리시", 2024, "보통"), ("가평군", 2024, "미흡")}),
        ("하남시는 우수로 체면을 살렸고 구리시는 미흡으로 추락했다.",
         {("하남시", 2024, "우수"), ("구리시", 2024, "미흡")}),
        ("하남시는 이번에 우수로 복귀했다.", {("하남시", 2024, "우수")}),
        ("하남시는 우수 반열에 올랐다.", {("하남시", 2024, "우수")}),
        ("하남시는 우수 반열에 오르지 못했다.", set()),
        ("하남시가 우수의 영예를 안았다.", {("하남시", 2024, "우수")}),
        ("하남시는 등급이 한 계단 올라 우수가 됐다.", {("하남시", 2024, "우수")}),
        ("하남시는 우수가 되려면 더 힘써야 한다.", set()),
        ("우수는 하남시, 보통은 구리시가 받았다.", {("하남시", 2024, "우수"), ("구리시", 2024, "보통")}),
        ("지난해 보통이었지만 하남시는 올해 우수가 됐다.",
         {("하남시", 2024, "우수"), ("하남시", 2023, "보통")}),
        ("하남시는 지난해 미흡을 벗어나 우수 등급을 받았다.", {("하남시", 2024, "우수")}),
        ("울산에서는 북구는 우수, 남구는 미흡으로 엇갈렸다.",
         {("북구", 2024, "우수"), ("남구", 2024, "미흡")}),
        ("하남시는 기초자치단체 평균은 웃돌았지만 등급은 보통이었다.", {("하남시", 2024, "보통")}),
    ],
)  # fmt: skip
def test_verbs_of_landing_and_parting(read: Any, sentence: str, expected: set[tuple[str, int, str]]) -> None:
    assert told(read, HELD + sentence) == expected


@pytest.mark.parametrize(
    ("opening", "programme"),
    [
        ("679개 기관의 2024년 데이터기반행정 실태를 점검한 결과", "data-based-administration"),
        ("지난해 데이터 기반 행정 수준을 살핀 결과", "data-based-administration"),
        ("각 기관의 2024년 데이터기반행정 추진 실적을 따져본 평가에서", "data-based-administration"),
        ("전국 679개 기관의 2024년 공공데이터 제공·운영 실태를 들여다본 결과", "open-data"),
        ("2024년 공공데이터 관리 수준을 진단한 결과", "open-data"),
    ],
)
def test_a_name_dissolved_in_a_sentence(only: Any, opening: str, programme: str) -> None:
    award = only(f"행정안전부가 {opening}, 하남시는 우수 등급을 받았다.")
    assert (award.recipient, award.programme, award.grade) == ("경기도 하남시", programme, "우수")


def test_a_body_that_looks_into_its_own_practice_wins_nothing(read: Any) -> None:
    text = "하남시는 부서별 데이터기반행정 실태를 점검하고 우수 부서 세 곳에 상을 줬다."
    assert read(text).awards == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하남시는 우수 등급을 받았다. 2023년에는 보통이었는데 이번에 처음으로 우수 문턱을 넘은 것이다.",
         {("하남시", 2024, "우수"), ("하남시", 2023, "보통")}),
        ("하남시는 미흡에 그쳤다. 하남시는 전년도 점검에서는 보통이었는데 한 계단 내려앉은 셈이다.",
         {("하남시", 2024, "미흡"), ("하남시", 2023, "보통")}),
        ("하남시는 우수 등급을 받았다. 시는 전년 보통에서 한 등급 올라섰다.",
         {("하남시", 2024, "우수"), ("하남시", 2023, "보통")}),
        ("2023년 미흡이던 하남시는 단숨에 우수로 뛰어올랐다.",
         {("하남시", 2023, "미흡"), ("하남시", 2024, "우수")}),
        ("하남시는 2023년 미흡에서 우수로 뛰어올랐다.", {("하남시", 2023, "미흡"), ("하남시", 2024, "우수")}),
        ("하남시는 미흡에서 우수로 뛰어올랐다.", {("하남시", 2024, "우수")}),
        ("하남시는 우수 등급을 받았다. 지난해만 해도 미흡이었다가 두 계단을 뛰었다.",
         {("하남시", 2024, "우수"), ("하남시", 2023, "미흡")}),
    ],
)  # fmt: skip
def test_a_former_grade_is_an_award_of_its_own(
    read: Any, text: str, expected: set[tuple[str, int, str]]
) -> None:
    assert told(read, HELD + text) == expected


def test_the_limit_of_a_grade_is_nobodys_score(read: Any) -> None:
    text = "하남시는 우수 등급을 받았다. 2023년에는 보통이었는데 이번에 우수 문턱(80점)을 넘은 것이다."
    assert [award.score for award in read(HELD + text).awards] == [None, None]


@pytest.mark.parametrize(
    "measured",
    [
        "직원 만족도는 지난해 보통이었는데 올랐다.",
        "청렴도는 2023년 보통이었는데 올해는 나아졌다.",
        "시민 반응은 2023년만 해도 보통이었으나 달라졌다.",
        "이날 하남의 미세먼지는 보통이었다.",
    ],
)
def test_what_else_was_measured_is_no_former_grade(read: Any, measured: str) -> None:
    assert told(read, f"{HELD}하남시는 우수 등급을 받았다. {measured}") == {("하남시", 2024, "우수")}


@pytest.mark.parametrize(
    "behind",
    [
        "지난해 우수상에서 한 계단 올라선 것이다.",
        "지난해 우수상에서 올해는 대상으로 뛰어올랐다.",
        "지난해 우수상에서 두 단계 오른 성적이다.",
    ],
)
def test_the_prize_of_the_year_before_is_one_of_its_own(read: Any, behind: str) -> None:
    text = f"하남시가 ‘2024년 공공 데이터 분석 경진대회’에서 대상을 받아 정상에 섰다. {behind}"
    assert told(read, text, published=date(2024, 11, 22)) == {
        ("하남시", 2024, "대상"),
        ("하남시", 2023, "우수상"),
    }


def test_a_streak_that_goes_on_from_a_prize_is_the_later_ones(read: Any) -> None:
    text = "하남시가 ‘2024년 공공 데이터 분석 경진대회’에서 대상을 받았다. "
    text += "지난해 장려상에 이어 2년 연속 수상이다."
    awards = read(text, published=date(2024, 11, 22)).awards
    assert [(a.evaluation_year, a.grade, a.streak) for a in awards] == [
        (2024, "대상", 2),
        (2023, "장려상", None),
    ]


def test_the_occasion_of_a_prize_is_none(read: Any) -> None:
    text = (
        "하남시가 ‘2024년 공공 데이터 분석 경진대회’에서 장려상을 받았다. 시는 데이터 대상에서 이름을 알렸다."
    )
    assert told(read, text) == {("하남시", 2024, "장려상")}


def test_others_of_the_same_evaluation_share_the_year_that_the_day_tells(read: Any) -> None:
    text = (
        "하남시는 행정안전부의 지난해 데이터기반행정 실태점검에서 82.7점으로 우수 등급을 받았다고 밝혔다. "
        "시의 점수는 평균보다 높다. 같은 점검에서 구리시는 보통, 가평군은 미흡을 받았다."
    )
    assert told(read, text, published=date(2025, 2, 18)) == {
        ("하남시", 2024, "우수"),
        ("구리시", 2024, "보통"),
        ("가평군", 2024, "미흡"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("우수 등급 가운데서도 하남시가 98.1점으로 가장 높고 구리시(97.4점)와 양평군(96.9점)이 뒤를 이었다.",
         {("하남시", 98.1), ("구리시", 97.4), ("양평군", 96.9)}),
        ("우수기관 중에서는 하남시(98.1점)가 가장 높은 점수를 얻었다.", {("하남시", 98.1)}),
        ("우수 등급 중에서도 도내에서는 하남시가 98.1점으로 1위에 올랐고 구리시(97.4점)가 그다음이었다.",
         {("하남시", 98.1), ("구리시", 97.4)}),
        ("하남시는 우수 등급을 받았다. 구리시(97.4점)와 양평군(96.9점)이 뒤를 이었다.",
         {("하남시", None), ("구리시", 97.4), ("양평군", 96.9)}),
    ],
)  # fmt: skip
def test_holders_of_a_grade_that_are_told_apart(
    read: Any, sentence: str, expected: set[tuple[str, float | None]]
) -> None:
    awards = read(HELD + sentence).awards
    assert {(a.recipient.split()[-1], a.score) for a in awards} == expected
    assert {(a.evaluation_year, a.grade) for a in awards} == {(2024, "우수")}


def test_who_comes_next_has_the_grade_that_is_said_where_no_score_could_tell_it(read: Any) -> None:
    text = (
        "행정안전부가 2025년 데이터기반행정 실태점검 결과를 공개했다. "
        "우수 등급 가운데서도 하남시가 98.1점으로 가장 높았고, 구리시(97.4점)가 바로 뒤를 이었다."
    )
    assert told(read, text, published=date(2026, 4, 2)) == {
        ("하남시", 2025, "우수"),
        ("구리시", 2025, "우수"),
    }
