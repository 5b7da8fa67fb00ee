"""Results that are only a condition of something else, or that were just not given."""

from typing import Any

import pytest

HELD = "행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. "


def told(read: Any, text: str) -> list[tuple[str, str | None]]:
    return [(award.recipient.split()[-1], award.grade) for award in read(text).awards]


@pytest.mark.parametrize(
    "sentence",
    [
        "합천군은 우수 등급을 받으면 4천만 원의 특별교부세를 받는다.",
        "합천군이 우수기관에 선정되면 담당 부서에 포상금이 나온다.",
        "합천군 관계자는 “우수 등급에 오르면 군민의 신뢰도 따라온다”고 했다.",
        "합천군은 우수 등급을 얻게 되면 팀을 늘린다.",
        "합천군은 우수기관으로 뽑힐 경우 직원을 포상한다.",
        "합천군이 우수 등급을 받을 경우 교부세가 따라온다.",
        "합천군은 우수기관에 이름을 올리면 인센티브가 온다고 설명했다.",
        "합천군은 우수 등급을 받아야만 교부세를 탈 수 있다.",
        "합천군은 미흡 등급을 받을 때마다 예산을 탓했다.",
        "합천군의회 강나라 의원은 “점검에서 우수기관이 되면 군민에게 신뢰를 준다”고 말했다.",
    ],
)
def test_a_condition_is_no_result(read: Any, sentence: str) -> None:
    assert told(read, HELD + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("합천군은 우수기관에 선정되면서 이름을 알렸다.", "우수"),
        ("합천군은 우수 등급을 받으면서 위상을 높였다.", "우수"),
        ("합천군은 보통에 만족해야 했다.", "보통"),
        ("합천군이 우수 등급을 받을 때 힘이 된 것은 빈집 분석이었다.", "우수"),
        ("합천군은 우수 등급을 받았다. 군 관계자는 “3년 더 지키면 명예의 전당이다”고 했다.", "우수"),
    ],
)
def test_what_came_about_is_one(read: Any, sentence: str, grade: str) -> None:
    assert told(read, HELD + sentence) == [("합천군", grade)]


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        ("합천군은 미흡 등급을 면했다.", []),
        ("합천군은 간신히 미흡을 면하고 보통에 턱걸이했다.", ["보통"]),
        ("합천군은 미흡 등급을 겨우 피해 보통을 받았다.", ["보통"]),
        ("합천군은 미흡 등급을 면하며 보통 등급에 올랐다.", ["보통"]),
        ("합천군이 ‘미흡’ 딱지를 뗐다. 군은 68.4점으로 보통 등급을 받았다.", ["보통"]),
        ("합천군은 미흡 등급의 오명을 씻고 우수로 올라섰다.", ["우수"]),
        ("합천군은 미흡 등급 탈출에 성공했다.", []),
        ("합천군은 미흡 등급의 늪에서 빠져나왔다.", []),
        # not spared after all
        ("합천군은 미흡 등급을 면치 못했다.", ["미흡"]),
        ("합천군은 미흡 등급을 면하지 못했다.", ["미흡"]),
        ("합천군은 미흡에서 벗어나지 못했다.", ["미흡"]),
        ("합천군은 미흡 등급을 벗어나기엔 역부족이었다.", ["미흡"]),
    ],
)
def test_a_grade_that_was_got_rid_of(read: Any, sentence: str, grades: list[str]) -> None:
    assert told(read, HELD + sentence) == [("합천군", grade) for grade in grades]


@pytest.mark.parametrize(
    ("sentence", "winners"),
    [
        ("대상은 산림청 직원들에게 돌아갔다.", []),
        ("대상은 산림청 김하나 주무관, 최우수상은 여주시 공무원 두 명이 차지했다.", []),
        ("우수상은 여주시와 구리시 직원으로 꾸려진 연합팀에 돌아갔다.", []),
        ("대상을 여주시 소속 공무원이, 우수상을 기상청 직원이 차지했다.", []),
        ("대상은 여주시 공무원 모임이, 최우수상은 산림청 소속 연구사에게 돌아갔다.", []),
        ("여주시가 대상을, 구리시 직원 두 명이 우수상을 받았다.", [("여주시", "대상")]),
        ("대상은 산림청이, 우수상은 여주시가 받았다.", [("산림청", "대상"), ("여주시", "우수상")]),
    ],
)
def test_a_prize_of_officials_is_not_their_institutions(read: Any, sentence: str, winners: Any) -> None:
    assert told(read, "2024년 공무원 데이터 분석 공모전 시상식이 열렸다. " + sentence) == winners
