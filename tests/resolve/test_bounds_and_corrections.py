"""Points that are a bound, a distance or an area's; plans to get a grade; what a correction puts in place."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"


def of_one(read: Any, text: str) -> tuple[str | None, float | None]:
    (award,) = read(text).awards
    return award.grade, award.score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("60점에도 못 미쳐 미흡 등급을 받았다.", ("미흡", None)),
        ("80점에도 미치지 못하는 보통 등급을 받았다.", ("보통", None)),
        ("1.2점 차로 우수 등급을 놓치고 78.8점, 보통 등급을 받았다.", ("보통", 78.8)),
        ("불과 0.5점 차이로 우수를 놓쳐 보통 등급을 받았다.", ("보통", None)),
        ("우수 등급을 받았다. 공공데이터 품질은 99점이다.", ("우수", None)),
        ("우수 등급을 받았다. 공공데이터 품질관리는 97점으로 높았다.", ("우수", None)),
    ],
)
def test_points_that_are_no_score(read: Any, told: str, expected: tuple[str, float | None]) -> None:
    assert of_one(read, f"하남시는 행정안전부 {NAME}에서 {told}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "하남시는 {name} 대비 보고회를 열고 우수 등급 획득 전략을 논의했다.",
        "하남시는 {name}을 앞두고 우수기관 선정 방안을 마련했다.",
        "하남시는 {name}에서 우수 등급 달성 계획에 따라 자료를 모은다.",
        "행안부는 {name}에서 우수 등급을 받은 기관에 포상금을 준다고 밝혔다. 하남시는 평가를 준비 중이다.",
        "정부는 {name}에서 우수 등급을 받은 지자체에는 특별교부세를 지급한다. 하남시도 힘쓰고 있다.",
    ],
)
def test_who_plans_or_may_get_something_has_no_grade(read: Any, text: str) -> None:
    assert read(text.format(name=NAME)).awards == ()


def test_who_gets_onto_the_roll_has_the_grade(read: Any) -> None:
    text = f"하남시는 {NAME}에서 우수 등급을 받은 기관에 이름을 올렸다."
    assert of_one(read, text) == ("우수", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("본지는 5일 자 기사에서 하남시가 {name}에서 우수 등급을 받았다고 보도했으나 확인 결과 보통 등급으로"
         " 드러나 바로잡습니다.", ("보통", None)),
        ("본보는 하남시가 {name}에서 보통 등급을 받았다고 썼지만 우수 등급으로 확인돼 정정합니다.",
         ("우수", None)),
        ("{name} 점수를 93.1점으로 알렸으나 91.3점이 맞습니다. 하남시는 우수 등급을 받았습니다.",
         ("우수", 91.3)),
    ],
)  # fmt: skip
def test_what_a_correction_puts_in_place(read: Any, text: str, expected: tuple[str, float | None]) -> None:
    assert of_one(read, text.format(name=NAME)) == expected


def test_a_correction_that_takes_a_grade_back_gives_none(read: Any) -> None:
    text = (
        f"본지는 하남시가 {NAME}에서 우수 등급을 받았다고 썼으나 우수 등급이 아닌 것으로 확인돼 바로잡습니다."
    )
    assert read(text).awards == ()


def test_the_averages_of_two_evaluations_are_no_score(read: Any) -> None:
    text = (
        f"하남시는 {NAME}에서 41.5점으로 미흡 등급을, 2024년 공공데이터 제공 운영실태 평가에서 보통 등급을"
        " 받았다."
        " 기초지자체 평균은 데이터기반행정이 63.2점, 공공데이터가 54.9점이다."
    )
    told = {(a.programme, a.score, a.peer_average) for a in read(text).awards}
    assert told == {("data-based-administration", 41.5, 63.2), ("open-data", None, None)}
