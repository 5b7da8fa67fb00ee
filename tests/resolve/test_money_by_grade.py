"""Sums that each holder of a grade gets."""

from datetime import date
from typing import Any

import pytest

NAME = "2022년 데이터기반행정 실태점검"
ROUND = f"행정안전부가 {NAME} 결과에 따라 지방자치단체에 특별교부세를 나눠 준다. "
WON = "최우수 기초는 경기 하남시와 경북 의성군이다. 기초 우수로는 구리시, 충남 서천군이 이름을 올렸다."
EXPECTED = {"하남시": 50_000_000, "의성군": 50_000_000, "구리시": 40_000_000, "서천군": 40_000_000}


def money(read: Any, text: str) -> dict[str, int | None]:
    awards = read(text, published=date(2023, 6, 9)).awards
    return {award.recipient.split()[-1]: award.incentive_krw for award in awards}


@pytest.mark.parametrize(
    "sentence",
    [
        "최우수에는 5,000만 원, 우수에는 4,000만 원이 주어진다. ",
        "최우수에는 각각 5천만 원, 우수에는 각각 4천만 원이 간다. ",
        "최우수기관에는 5,000만 원이, 우수기관에는 4,000만 원이 돌아간다. ",
        "최우수 2곳은 5천만원, 우수 20곳은 4천만원을 받는다. ",
        "최우수 지자체엔 특별교부세 5천만 원을, 우수 지자체엔 4천만 원을 준다. ",
    ],
)
def test_each_holder_of_a_grade_gets_its_sum(read: Any, sentence: str) -> None:
    assert money(read, ROUND + sentence + WON) == EXPECTED


@pytest.mark.parametrize(
    "sentence",
    [
        "지난 일이지만 시민에는 5,000만 원, 기업에는 4,000만 원이 든다. ",
        "사업비 5,000만 원은 내년에 쓴다. ",
    ],
)
def test_sums_of_others_are_nobodys(read: Any, sentence: str) -> None:
    assert set(money(read, ROUND + sentence + WON).values()) == {None}


def test_who_holds_the_grade_and_was_left_out_gets_nothing(read: Any) -> None:
    text = ROUND + "최우수에는 5,000만 원, 우수에는 4,000만 원이 간다. " + WON
    told = money(read, text + " 충주시는 우수 등급을 받고도 이번 명단에서 빠졌다.")
    assert told == EXPECTED | {"충주시": None}


def test_the_sums_of_two_evaluations_are_told_by_grade(read: Any) -> None:
    text = (
        "하남시가 데이터로만 특별교부세 9,000만 원을 벌었다. 시는 2022년도 실적을 놓고 "
        "공공데이터 부문 최우수, 데이터기반행정 부문 우수 지자체로 뽑혔다. "
        "최우수에는 5,000만 원, 우수에는 4,000만 원이 주어진다."
    )
    awards = read(text, title="하남시 공공데이터 ‘최우수’", published=date(2023, 6, 9)).awards
    assert {a.programme: a.incentive_krw for a in awards} == {
        "open-data": 50_000_000,
        "data-based-administration": 40_000_000,
    }
