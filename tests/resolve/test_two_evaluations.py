"""A lead that gives one result to two evaluations, which only the next sentences name."""

from datetime import date
from typing import Any

import pytest

DBA, OPEN = "데이터기반행정 실태점검", "공공데이터 제공 운영실태 평가"
BOTH = {("data-based-administration", "우수"), ("open-data", "우수")}


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        (
            "행정안전부의 2024년 데이터 관련 평가 두 가지에서 모두 '우수'를 받았다.",
            f"먼저 {DBA}에서는 86.5점이다. 이어 {OPEN}에서는 90.1점이다.",
        ),
        (
            "2024년 데이터 평가 2개에서 모두 우수 등급을 받았다.",
            f"{DBA}에서 86.5점을, {OPEN}에서 90.1점을 얻었다.",
        ),
        (
            "2024년 데이터 분야 정부 평가 두 건에서 모두 우수기관으로 뽑혔다.",
            f"{DBA}에서 86.5점, {OPEN}에서 90.1점이다.",
        ),
        (
            "2024년 데이터 분야 두 평가에서 나란히 우수 등급을 받았다.",
            f"{DBA}은 86.5점, {OPEN}는 90.1점이었다.",
        ),
        ("올해 데이터 분야 양대 평가에서 모두 최고 등급을 받았다.", f"2024년 {DBA}과 {OPEN}다."),
        (
            "2024년 정부의 두 가지 데이터 평가에서 모두 우수 등급을 받았다.",
            f"{DBA}은 4년 연속, {OPEN}는 2년 연속이다.",
        ),
        (
            "2개 데이터 분야 평가에서 동시에 우수 등급을 받았다.",
            f"하나는 2024년 {DBA}이고 다른 하나는 {OPEN}다.",
        ),
    ],
)
def test_both_are_won(read: Any, lead: str, rest: str) -> None:
    awards = read(f"함안군이 {lead} {rest}", published=date(2025, 3, 25)).awards
    assert {(a.programme, a.grade) for a in awards} == BOTH
    assert {a.evaluation_year for a in awards} == {2024}


@pytest.mark.parametrize(
    "text",
    [
        "함안군은 재난관리 평가와 적극행정 평가 두 가지에서 모두 우수를 받았다."
        f" 2024년 {DBA}에서는 보통, {OPEN}에서는 미흡이었다.",
        "함안군은 데이터 평가 두 가지에 나섰다."
        f" 2024년 {DBA}에서는 보통 등급, {OPEN}에서는 미흡 등급을 받았다.",
    ],
)
def test_what_was_not_won_by_both(read: Any, text: str) -> None:
    awards = read(text, published=date(2025, 3, 25)).awards
    assert {(a.programme, a.grade) for a in awards} == {
        ("data-based-administration", "보통"),
        ("open-data", "미흡"),
    }
