"""Who has a grade that its sentence is about: '우수 등급은 A와 B다'; and prizes of a city's employees."""

from datetime import date
from itertools import product
from typing import Any

import pytest

HELD = "행정안전부가 발표한 2024년 데이터기반행정 실태점검 결과"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (f"{HELD}다. 우수 등급은 {first}다. 보통 등급은 {second}이다.", first, second)
        for first, second in product(("하남시와 서산시", "기장군과 나주시", "구리시"), ("영월군", "양평군"))
    ]
    + [
        (f"{HELD} 우수 등급을 받은 곳은 {first}다. 보통 등급을 받은 곳은 {second} 등이다.", first, second)
        for first, second in product(("구리시와 서산시", "밀양시, 나주시"), ("의정부시", "기장군, 영월군"))
    ],
)
def test_each_grade_is_of_whom_its_sentence_names(read: Any, text: str, first: str, second: str) -> None:
    named = {name: grade for names, grade in ((first, "우수"), (second, "보통")) for name in _names(names)}
    assert {a.recipient.split()[-1]: a.grade for a in read(text).awards} == named


def _names(words: str) -> list[str]:
    return words.replace("과 ", ", ").replace("와 ", ", ").split(", ")


def test_a_grade_of_unknown_ones_is_not_of_whom_the_text_names_elsewhere(read: Any) -> None:
    awards = read(f"{HELD}다. 우수 등급은 이른바 선도 도시들이다. 보통 등급은 양평군이다.").awards
    assert {(a.recipient, a.grade) for a in awards} == {("경기도 양평군", "보통")}


def test_how_often_in_a_row_a_grade_came_is_told_of_whom_the_text_is_about(only: Any) -> None:
    lead = "하남시는 행정안전부의 2024년 데이터기반행정 실태점검에서 97.4점을 얻었다. "
    award = only(lead + "우수 등급은 이번까지 3년 연속이다.")
    assert (award.recipient, award.streak) == ("경기도 하남시", 3)


@pytest.mark.parametrize(
    "subject", ["하남시 직원이", "하남시 정보통신과 직원들이", "하남시청 공무원 3명이", "하남시 소속 직원은"]
)
def test_a_prize_of_employees_is_not_the_city_s(read: Any, subject: str) -> None:
    assert read(f"{subject} 2024년 데이터 분석·활용 공모전에서 대상을 받았다.").awards == ()


@pytest.mark.parametrize(
    "told",
    [
        "한국데이터산업진흥원은 {} 결선을 열고 기관 부문 대상에 강원 삼척시를 선정했다.",
        "한국데이터산업진흥원은 {} 결선에서 최우수상에 강원 삼척시를 뽑았다.",
        "한국데이터산업진흥원은 {} 최우수상 수상 기관으로 강원 삼척시를 선정했다.",
    ],
)
def test_who_is_chosen_has_the_prize_not_who_chooses(read: Any, told: str) -> None:
    awards = read(told.format("‘2025 공공 빅데이터 분석 경진대회’"), published=date(2025, 11, 14)).awards
    assert [a.recipient for a in awards] == ["강원특별자치도 삼척시"]


@pytest.mark.parametrize("told", ["경기도 10곳이", "경기도 내 10곳이", "경기 세 곳이"])
def test_so_many_places_of_a_province_are_not_the_province(read: Any, told: str) -> None:
    assert read(f"2024년 데이터기반행정 실태점검에서 {told} 우수 등급을 받았다.").awards == ()


def test_all_of_those_whom_the_sentences_before_name(read: Any) -> None:
    told = (
        "2024년 데이터기반행정 실태점검에서 하남시가 99.2점으로 앞섰다. 구리시는 96.7점, 여주시는 "
        "93.4점이었다. 세 곳 모두 ‘우수’ 등급이다."
    )
    assert {a.recipient.split()[-1]: a.score for a in read(told).awards} == {
        "하남시": 99.2, "구리시": 96.7, "여주시": 93.4,
    }  # fmt: skip
