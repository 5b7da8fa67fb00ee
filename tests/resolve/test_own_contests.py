"""Contests that a city holds itself: nothing that its own offices won there is an award of the city."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "하남시가 주최한 ‘2025 하남 데이터 아이디어 공모전’ 시상식이 열렸다. 공무원 부문에서는 미사동 "
        "행정복지센터가 ‘민원 대기 분석’으로 장려상을 탔다.",
        "하남시 주최로 열린 데이터 분석 공모전에서 구리시민 모임이 대상을, 하남시 건축과가 우수상을 받았다.",
        "하남시(시장 강나라)가 지난달 처음 연 데이터 활용 경진대회에서 시 정보통신과가 최우수상을 받았다.",
        "‘제3회 하남시 빅데이터 공모전’ 결과가 나왔다. 최우수상은 시 교통정책과가 가져갔다.",
        "하남시는 10일 시상식을 마쳤다. 시가 마련한 데이터 시각화 대회에서 시 세정과가 우수상을 받았다.",
    ],
)
def test_what_a_host_s_offices_won_is_no_award(read: Any, text: str) -> None:
    assert read(text).awards == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("경기도가 개최한 ‘2025 경기도 데이터 활용 공모전’에서 하남시가 대상을 받았다.", "경기도 하남시"),
        ("하남시가 정부가 주관한 ‘2025년 데이터 분석 공모전’에서 대상을 받았다.", "경기도 하남시"),
        ("하남시가 정부가 주는 ‘2025년 공공데이터 발전 유공’에서 장관 표창을 받았다.", "경기도 하남시"),
        ("하남시가 한국데이터협회 주관 ‘2025년 데이터 분석 공모전’에서 대상을 받았다.", "경기도 하남시"),
        ("하남시가 행정안전부 주관 ‘2025년 데이터 분석 공모전’에서 대상을 거머쥐었다.", "경기도 하남시"),
        ("하남시는 올해 시민 공모전을 열지 않았다. 하남시는 2025년 데이터 분석 공모전에서 대상을 받았다.",
         "경기도 하남시"),
    ],
)  # fmt: skip
def test_what_was_won_at_another_s_is(only: Any, text: str, name: str) -> None:
    assert only(text).recipient == name
