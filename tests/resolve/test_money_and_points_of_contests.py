"""Prize money and points of contests that are told apart from the prize."""

from typing import Any

import pytest

HELD = "‘2024 데이터 분석 경진대회’에서 하남시가 대상, 구리시가 최우수상, 여주시와 오산시가 우수상을 받았다. "


@pytest.mark.parametrize(
    "text",
    [
        "최우수상에는 200만 원, 우수상에는 팀당 100만 원이 수여됐다.",
        "최우수상에 200만 원, 우수상에 각각 100만 원이 주어졌다.",
        "최우수상에게는 200만 원이, 우수상에게는 기관당 100만 원이 돌아갔다.",
    ],
)
def test_sums_given_with_a_prize_are_of_its_winners(read: Any, text: str) -> None:
    got = {a.recipient.split()[-1]: a.incentive_krw for a in read(HELD + text).awards}
    assert got == {"하남시": None, "구리시": 2_000_000, "여주시": 1_000_000, "오산시": 1_000_000}


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("48개 팀이 나섰다. 97.1점으로 1위에 오른 하남시는 모델을 나눌 예정이다.", 97.1),
        ("48개 팀이 나섰다. 하남시는 97.1점으로 정상에 섰다.", 97.1),
        ("48개 팀이 나섰다. 하남시 직원 만족도는 97.1점으로 1위였다.", None),
        ("48개 팀이 나섰다. 하남시는 만 점짜리 97.1점 지도를 내놨다.", None),
    ],
)
def test_points_that_earned_a_place_are_of_the_prize(read: Any, text: str, score: float | None) -> None:
    scores = {a.recipient.split()[-1]: a.score for a in read(HELD + text).awards}
    assert scores == {"하남시": score, "구리시": None, "여주시": None, "오산시": None}


@pytest.mark.parametrize(
    "text",
    [
        "상금은 대상 500만 원, 최우수상 300만 원이며 공공 부문 수상 기관에는 상금 없이 상장만 준다.",
        "상금은 대상 500만 원이지만 공공기관은 상금을 받지 않는다.",
        "상금은 대상 500만 원으로 지자체에는 상금이 없다.",
    ],
)
def test_institutions_that_get_no_prize_money(read: Any, text: str) -> None:
    assert {a.incentive_krw for a in read(HELD + text).awards} == {None}
