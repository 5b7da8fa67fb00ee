"""Values that a notice puts right, boards that are hung up, numbers in words, and sums for each of two."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
HELD = f"행정안전부가 {NAME} 결과를 공개했다. "
BOTH = f"하남시는 행정안전부의 {NAME}과 2024년 공공데이터 제공 운영실태 평가에서 모두 우수기관에 올랐다. "


@pytest.mark.parametrize(
    "notice",
    [
        "하남시가 받은 점수를 92.46점으로 적었으나 94.26점이 맞습니다.",
        "하남시의 점수는 92.46점이 아니라 94.26점입니다.",
        "하남시의 점수 92.46점을 94.26점으로 바로잡습니다.",
        "하남시의 점수가 92.46점이라고 쓴 부분을 고칩니다. 시는 94.26점을 받았습니다.",
        "하남시 점수 92.46점은 94.26점의 오기입니다. 시는 94.26점을 받았습니다.",
    ],
)
def test_the_score_that_a_notice_puts_right(only: Any, notice: str) -> None:
    award = only(f"하남시는 {NAME}에서 우수 등급을 받았습니다. {notice}")
    assert (award.recipient, award.score) == ("경기도 하남시", 94.26)


@pytest.mark.parametrize(
    ("sentence", "streak"),
    [
        ("시가 우수 등급을 받은 것은 ‘2년 연속’이 아니라 2022년 평가부터 ‘3년 연속’이기에 고칩니다.", 3),
        ("시가 우수 등급을 받은 것은 네 번째가 아닙니다.", None),
        ("시가 우수에 오른 것은 4년 연속이 아니라 3년 연속입니다.", 3),
    ],
)
def test_a_number_that_is_denied_does_not_deny_the_grade(
    only: Any, sentence: str, streak: int | None
) -> None:
    award = only(f"하남시는 {NAME}에서 94.26점을 받았습니다. {sentence}")
    assert (award.grade, award.streak) == ("우수", streak)


def test_a_grade_that_is_denied_stays_denied(read: Any) -> None:
    assert read(f"하남시는 {NAME}에서 우수 등급을 받은 곳은 아니다.").awards == ()


def test_the_number_of_institutions_that_a_notice_puts_right(only: Any) -> None:
    text = (
        f"하남시는 {NAME}에서 우수 등급을 받았습니다. "
        "평가 대상이 ‘690여 개 기관’이라고 쓴 부분은 679개 기관으로 바로잡습니다."
    )
    assert only(text).agencies_evaluated == 679


@pytest.mark.parametrize(
    "board",
    [
        f"하남시 직원들이 ‘{NAME} 우수기관’ 현판을 걸고 손뼉을 치고 있다.",
        f"하남시가 ‘{NAME} 우수기관’ 현판을 내걸었다.",
        f"하남시청 현관에 {NAME} 우수기관 현판이 걸렸다.",
        f"하남시는 10일 {NAME} ‘우수기관’ 현판을 제막했다.",
        f"이현재 하남시장이 {NAME} 우수기관 명판을 붙이고 있다.",
    ],
)
def test_whose_board_is_hung_up_has_won(only: Any, board: str) -> None:
    award = only(board)
    assert (award.recipient, award.programme, award.grade) == (
        "경기도 하남시",
        "data-based-administration",
        "우수",
    )


def test_a_board_that_is_only_spoken_of_is_no_result(read: Any) -> None:
    assert read(HELD + "하남시는 우수기관 현판 디자인을 공모한다.").awards == ()


@pytest.mark.parametrize(
    ("words", "score", "evaluated"),
    [
        ("육백일흔아홉 개 기관을 점검한 결과 시는 아흔여섯 점을 얻었다", 96, 679),
        ("육백칠십구 개 기관 가운데 시는 구십이 점을 받았다", 92, 679),
        ("백 점 만점에 시는 여든여덟 점을 받았다", 88, None),
        ("시는 그림 쉰 점을 걸었다", None, None),
    ],
)
def test_numbers_in_words(only: Any, words: str, score: int | None, evaluated: int | None) -> None:
    award = only(f"하남시는 {NAME}에서 우수 등급을 받았다. 이번 점검에서 {words}.")
    assert (award.score, award.agencies_evaluated) == (score, evaluated)


@pytest.mark.parametrize(
    "sum_of_each",
    [
        "행안부는 특별교부세를 평가마다 4천만 원 주기로 했다.",
        "시는 양쪽에서 각각 특별교부세 4천만 원을 받게 됐다.",
        "시는 두 평가에서 특별교부세를 4천만 원씩 받는다.",
        "시는 특별교부세로 평가당 4천만 원을 확보했다.",
    ],
)
def test_a_sum_for_each_of_two_evaluations(read: Any, sum_of_each: str) -> None:
    awards = read(BOTH + sum_of_each).awards
    assert {award.programme: award.incentive_krw for award in awards} == {
        "data-based-administration": 40_000_000,
        "open-data": 40_000_000,
    }


def test_a_sum_of_both_that_is_not_split_is_nobodys(read: Any) -> None:
    awards = read(BOTH + "시는 양쪽을 합쳐 특별교부세 8천만 원을 받는다.").awards
    assert [award.incentive_krw for award in awards] == [None, None]
