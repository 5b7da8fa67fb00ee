"""Bodies called by the end of their names, and those that are left of a list."""

from typing import Any

import pytest

DBA = "2023년 데이터기반행정 실태점검"


def told(read: Any, text: str, **fields: Any) -> set[tuple[str, str | None]]:
    return {(a.recipient, a.grade) for a in read(text, **fields).awards}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{DBA}에서 대구교통공사와 대구도시공사의 성적이 갈렸다. 교통공사는 우수, 도시공사는 보통이었다.",
            {("대구교통공사", "우수"), ("대구도시공사", "보통")},
        ),
        (
            f"인천환경공단은 {DBA} 결과를 받아 들었다. 환경공단은 우수 등급이다.",
            {("인천환경공단", "우수")},
        ),
        (f"대전 교통공사가 {DBA}에서 우수 등급을 받았다.", {("대전교통공사", "우수")}),
        (f"용인시 도시공사가 {DBA}에서 우수 등급을 받았다.", {("용인도시공사", "우수")}),
        (
            f"하남시는 {DBA}에서 보통이었다. 시설관리공단이 {DBA}에서 우수 등급을 받았다.",
            {("경기도 하남시", "보통")},
        ),
        (f"교통공사는 {DBA}에서 우수 등급을 받았다.", set()),
        (f"새빛문화재단은 {DBA}에서 우수 등급을 받았다.", {("새빛문화재단", "우수")}),
    ],
)
def test_a_short_form_is_the_body_that_the_text_names(read: Any, text: str, expected: Any) -> None:
    assert told(read, text) == expected


LEAD = f"경기도의 {DBA} 성적이 나왔다. "


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "하남시와 구리시, 오산시, 여주시가 점검을 받았다. 하남시와 구리시는 우수였고 나머지 두 곳은 "
            "보통이었다.",
            {("경기도 오산시", "보통"), ("경기도 여주시", "보통")},
        ),
        (
            "하남시와 구리시, 양평군, 가평군이 받았다. 하남시와 구리시는 우수였다. 나머지 두 군은 미흡에 "
            "그쳤다.",
            {("경기도 양평군", "미흡"), ("경기도 가평군", "미흡")},
        ),
        (
            "대구교통공사 84.9점, 대구도시공사 61.3점, 대구시설공단 55.7점이었다. "
            "교통공사가 우수고 남은 2개 기관은 보통과 거리가 멀었다.",
            set(),
        ),
        # their number or kind is not the one said
        ("하남시와 구리시, 오산시가 받았다. 하남시는 우수였다. 나머지 세 곳은 보통이었다.", set()),
        ("하남시와 구리시, 오산시가 받았다. 하남시는 우수였다. 나머지 두 군은 보통이었다.", set()),
    ],
)
def test_those_that_are_left_of_a_list(read: Any, text: str, rest: Any) -> None:
    assert {(who, grade) for who, grade in told(read, LEAD + text) if grade != "우수"} == rest


def test_scores_in_a_row_are_held_against_the_average_of_their_group(read: Any) -> None:
    text = (
        f"{DBA}에서 부산 지방공기업이 받은 총점은 부산교통공사 84.9점, 부산도시공사 61.3점이었다. 행안부가 "
        "점검한 464개 기관 가운데 지방공기업의 평균은 27.4점이다. 둘 다 평균은 넘겼다. "
        "교통공사는 우수, 도시공사는 보통이다."
    )
    awards = read(text).awards
    assert [(a.recipient, a.score, a.peer_average) for a in awards] == [
        ("부산교통공사", 84.9, 27.4),
        ("부산도시공사", 61.3, 27.4),
    ]


@pytest.mark.parametrize(
    "told_of_all",
    [
        "하남시는 91.2점, 구리시는 88점으로 둘 다 우수 등급이다.",
        "하남시는 91.2점, 구리시는 88점이다. 두 곳 모두 우수 등급을 받았다.",
        "하남시는 91.2점, 구리시는 88점이다. 두 시 모두 ‘우수’다.",
    ],
)
def test_both_of_those_named_before(read: Any, told_of_all: str) -> None:
    awards = read(f"2025년 데이터기반행정 실태점검 결과가 나왔다. {told_of_all}").awards
    assert {(a.recipient, a.grade, a.score) for a in awards} == {
        ("경기도 하남시", "우수", 91.2),
        ("경기도 구리시", "우수", 88),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "하남시와 구리시가 2024년 데이터기반행정 실태점검에서 각각 우수와 보통 등급을 받았다.",
            {("경기도 하남시", "우수"), ("경기도 구리시", "보통")},
        ),
        (
            "하남시는 91.2점, 구리시는 77.4점으로 2024년 데이터기반행정 실태점검에서 각각 ‘우수’와 ‘보통’을 "
            "받았다.",
            {("경기도 하남시", "우수"), ("경기도 구리시", "보통")},
        ),
        (
            "하남시와 구리시, 오산시가 2024년 데이터기반행정 실태점검에서 각각 우수와 보통 등급을 받았다.",
            set(),
        ),
    ],
)
def test_grades_given_each_in_turn(read: Any, text: str, expected: Any) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "특별교부세로 하남시와 구리시에 4천만 원씩이 돌아간다.",
        "하남시와 구리시에는 특별교부세 4천만 원이 각각 내려온다. 인센티브는 시마다 4천만 원이다.",
        "인센티브로 시마다 4천만 원이 내려온다.",
    ],
)
def test_a_sum_for_each_of_two(read: Any, sentence: str) -> None:
    text = "하남시와 구리시는 2022년 데이터기반행정 실태점검에서 우수기관에 뽑혔다. "
    assert {a.incentive_krw for a in read(text + sentence).awards} == {40_000_000}
