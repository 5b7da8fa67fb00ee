"""Evaluated years that follow from a month, from a name like the event's, or from the result told first."""

from datetime import date
from typing import Any

import pytest

DBA, OPEN = "데이터기반행정 실태점검", "공공데이터 제공 운영실태 평가"


@pytest.mark.parametrize(
    ("sentence", "published", "year"),
    [
        (f"하남시는 올해 2월 발표된 {DBA}에서 우수 등급을 받았다.", date(2025, 12, 23), 2024),
        (f"하남시는 3월 {OPEN}에서 보통 등급에 그쳤다.", date(2025, 12, 19), 2024),
        (f"하남시는 지난 3월 결과가 나온 {OPEN}에서 우수 등급을 받았다.", date(2024, 12, 30), 2023),
        (f"하남시는 지난해 2월 공개된 {DBA}에서 우수 등급을 받았다.", date(2025, 11, 3), 2023),
        (f"하남시는 2024년 2월 공개된 {DBA}에서 우수 등급을 받았다.", date(2025, 11, 3), 2023),
        # no round was announced then, or what was said of that month is something else
        (f"하남시는 7월 {DBA} 설명회를 열었다. 시는 우수 등급이다.", date(2025, 12, 19), None),
        (f"하남시는 2월 조직을 바꿨고 {DBA}에서 우수 등급을 받았다.", date(2025, 12, 19), None),
        (f"하남시는 지난 2월에는 {DBA}에서 우수 등급을 받았다.", date(2025, 12, 19), None),
    ],
)
def test_the_month_of_announcement(only: Any, sentence: str, published: date, year: int | None) -> None:
    assert only(f"시의 데이터 행정이 눈길을 끈다. {sentence}", published=published).evaluation_year == year


def test_the_year_of_a_month_is_that_of_a_selection(only: Any) -> None:
    text = (
        "하남시의 한 해를 되짚는다. ‘보행안전 분석’은 11월 한국지역정보개발원의 지방자치단체 빅데이터 "
        "분석·활용 우수사례로 선정됐다."
    )
    assert only(text, published=date(2025, 12, 19)).evaluation_year == 2025


def test_a_course_is_known_by_its_name_without_what_is_left_out(only: Any) -> None:
    text = (
        "하남시가 행정안전부로부터 ‘데이터 분석 인재양성 선도기관’ 인증패를 받았다. "
        "행안부가 연 ‘2024년 데이터 분석 전문인재 양성과정’에는 40명이 뽑혔다."
    )
    assert only(text, published=date(2025, 1, 17)).evaluation_year == 2024


def test_a_selection_told_twice_has_the_year_of_either(only: Any) -> None:
    text = (
        "하남시의 분석이 한국지역정보개발원이 펴내는 ‘지방자치단체 빅데이터 분석·활용 우수사례집’에 실렸다. "
        "시는 올해 사례집에 ‘보행안전 분석’이 우수사례로 선정돼 수록됐다고 28일 밝혔다."
    )
    assert only(text, published=date(2023, 12, 28)).evaluation_year == 2023


def test_who_is_told_in_passing_is_of_the_same_round(read: Any) -> None:
    text = (
        f"하남시는 행정안전부가 최근 발표한 {DBA}에서 우수 등급을 받았다. 2022년 평가는 미흡이었다. "
        "이웃한 구리시는 3년 연속 우수를 이어 갔다. 한참 떨어진 통영시도 같은 평가에서 우수 등급을 받았다."
    )
    awards = read(text, published=date(2024, 2, 20)).awards
    assert {(a.recipient.split()[-1], a.evaluation_year, a.grade) for a in awards} == {
        ("하남시", 2023, "우수"),
        ("하남시", 2022, "미흡"),
        ("구리시", 2023, "우수"),
        ("통영시", 2023, "우수"),
    }


@pytest.mark.parametrize(
    "passing",
    [
        "지난해 같은 포상에서 경기 하남시가 국무총리 표창을 받은 데 이어 경기 시군에서 2년 연속 정부포상이 "
        "나온 셈이다.",
        "지난해 같은 포상에서는 경기 하남시가 국무총리 표창을 받았다. 도내에서 2년 연속 수상 기관이 나왔다.",
        "작년 같은 포상에서 하남시가 국무총리 표창을 받아 경기도는 2년 연속으로 수상 도시를 배출했다.",
    ],
)
def test_a_neighbour_s_honour_of_the_year_before_is_no_run_of_its_own(read: Any, passing: str) -> None:
    text = "부천시는 ‘2025년 데이터기반행정 활성화 유공’ 정부포상에서 대통령 표창을 받았다. " + passing
    awards = read(text, published=date(2025, 12, 22)).awards
    assert [(a.recipient, a.evaluation_year, a.grade, a.streak) for a in awards] == [
        ("경기도 부천시", 2025, "대통령 표창", None),
        ("경기도 하남시", 2024, "국무총리 표창", None),
    ]


@pytest.mark.parametrize(
    "beside",
    [
        "함께 공개된 공공데이터 제공 운영실태 평가",
        "나란히 발표된 공공데이터 평가",
        "같은 날 통보된 행안부 공공데이터 제공 운영실태 평가",
    ],
)
def test_evaluations_announced_together_are_of_one_year(read: Any, beside: str) -> None:
    text = (
        "하남시가 2025년 데이터기반행정 실태점검에서 ‘우수’를 받았다. 점검에는 684개 기관이 참여했다. "
        f"한편 {beside}에서 시의 등급은 ‘보통’이었다."
    )
    awards = {
        a.programme: (a.evaluation_year, a.grade) for a in read(text, published=date(2026, 9, 10)).awards
    }
    assert awards == {"data-based-administration": (2025, "우수"), "open-data": (2025, "보통")}


@pytest.mark.parametrize(
    "course",
    [
        "올해 과정은 20명씩 두 반으로 짜였다.",
        "올해 양성과정에는 40명이 들어갔고 시에서는 한 명이 마쳤다.",
        "인증은 「2024년 데이터분석 전문가 집중육성 과정」을 시 직원이 수료함에 따라 주어졌다.",
        "올해의 교육과정을 마친 직원은 두 명이다.",
    ],
)
def test_a_plaque_is_of_the_year_of_its_course(only: Any, course: str) -> None:
    text = f"하남시가 행정안전부의 ‘데이터 분석 전문인재 양성 선도기관’ 인증패를 받았다. {course}"
    assert only(text, published=date(2024, 12, 20)).evaluation_year == 2024


@pytest.mark.parametrize(
    "held", ["지난 18일 열린", "18일 대전에서 개최된", "행안부가 18일 연", "지난 18일 서울에서 치러진"]
)
def test_a_contest_held_on_a_day_without_its_month_is_of_this_year(read: Any, held: str) -> None:
    text = (
        f"하남시가 {held} ‘제8회 데이터 분석·활용 공모전’에서 최우수상을 거머쥐었다. "
        "시는 지난해 같은 공모전에서도 청년 주거 분석으로 장려상을 탔다."
    )
    awards = {(a.evaluation_year, a.grade) for a in read(text, published=date(2023, 10, 20)).awards}
    assert awards == {(2023, "최우수상"), (2022, "장려상")}


@pytest.mark.parametrize("that_year", ["그해 처음 치러진", "같은 해 실시된", "그해 첫", "그 해 행정안전부"])
def test_that_year_is_the_one_named_last(read: Any, that_year: str) -> None:
    text = (
        f"2021년 12월, 하남시청은 조용했다. {that_year} 데이터기반행정 실태점검에서 시가 받은 등급은 ‘미흡’. "
        "시는 2024년 실태점검에서 우수를 받았다."
    )
    assert {(a.evaluation_year, a.grade) for a in read(text).awards} == {(2021, "미흡"), (2024, "우수")}


@pytest.mark.parametrize("held", ["결선이 18일 서울에서 열렸다", "시상식이 지난 18일 막을 내렸다"])
def test_a_contest_whose_final_was_on_a_day_is_of_this_year(only: Any, held: str) -> None:
    text = f"제8회 데이터 분석·활용 공모전 {held}. 최우수상은 하남시가 받았다."
    assert only(text, published=date(2023, 10, 20)).evaluation_year == 2023


def test_a_word_for_the_year_before_a_contest_dates_it(only: Any) -> None:
    text = (
        "올해 ‘데이터 분석·활용 공모전’의 왕관은 하남시에 돌아갔다. 대상은 ‘침수 예측’을 낸 하남시가 받았다."
    )
    assert only(text, published=date(2023, 10, 19)).evaluation_year == 2023


def test_a_year_of_something_else_does_not_date_this_year_s_contest(only: Any) -> None:
    text = "2022년 데이터 분석 기초과정을 연 하남시는 올해 ‘데이터 분석 경진대회’에서 대상을 받았다."
    assert only(text, published=date(2024, 10, 19)).evaluation_year == 2024
