"""Streaks told by since when, by what was never missed, by a record made longer, or by the prize before."""

from datetime import date
from typing import Any

import pytest

NAME = "데이터기반행정 실태점검"
WON = f"하남시는 2025년 {NAME}에서 우수 등급을 받았다. "
SPRING = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("sentence", "streak"),
    [
        ("2022년부터 내리 이어 온 기록이다.", 4),
        ("2023년 이후 한 해도 빠짐없이 지켜 온 등급이다.", 3),
        ("“2021년 첫해부터 한 번도 거르지 않았거든요.” 실장의 말이다.", 5),
        ("2021년 첫 점검부터 한 해도 놓치지 않았다.", 5),
        # of the evaluation, not of a winner
        ("평가는 2021년부터 해마다 열린다.", None),
        ("2021년 첫해부터 매년 지표가 바뀌었다.", None),
    ],
)
def test_since_when(only: Any, sentence: str, streak: int | None) -> None:
    assert only(WON + sentence, published=SPRING).streak == streak


@pytest.mark.parametrize(
    ("clause", "streak"),
    [
        ("우수 등급을 받으며 연속 기록을 3년으로 늘렸다", 3),
        ("우수 등급을 지켜 연속 행진을 4회로 이어 갔다", 4),
        ("우수 등급을 받아 연속 기록을 다섯 달 만에 정리했다", None),
    ],
)
def test_a_record_made_longer(only: Any, clause: str, streak: int | None) -> None:
    assert only(f"하남시는 2025년 {NAME}에서 {clause}.", published=SPRING).streak == streak


def test_the_prize_before_counts_for_the_prize(read: Any) -> None:
    text = (
        "행정안전부는 ‘2025년 공공데이터 발전 유공’ 기관을 포상했다. 장관 표창은 하남시와 구리시가 받았다. "
        f"구리시는 지난해 {NAME} 우수 등급이 반영됐다. 하남시는 지난해 장관 표창에 이어 2년 연속이다."
    )
    awards = read(text, published=date(2025, 12, 30)).awards
    assert [(a.recipient, a.streak) for a in awards if a.programme == "data-contest"] == [
        ("경기도 하남시", 2),
        ("경기도 구리시", None),
    ]


def test_the_same_grade_in_the_round_before_makes_two(read: Any) -> None:
    (award,) = read(WON + "2024년에도 우수 등급이었다.", published=SPRING).awards
    assert (award.evaluation_year, award.streak) == (2025, 2)


def test_the_same_grade_longer_ago_makes_no_streak(read: Any) -> None:
    (award,) = read(WON + "2022년에도 우수 등급이었다.", published=SPRING).awards
    assert (award.evaluation_year, award.streak) == (2025, None)
