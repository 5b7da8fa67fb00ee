"""Grades of whoever has them, of evaluations to come and of pledges; one result of two names together."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
ABOUT = f"하남시는 5일 {NAME}을 주제로 특강을 열었다. "


@pytest.mark.parametrize(
    "sentence",
    [
        "한 직원은 “우수기관으로 뽑힌 곳들이 거창한 장비를 쓰는 줄 알았다”고 말했다.",
        "우수 등급을 받은 지자체들의 보고서에는 공통점이 있다.",
        "미흡에서 우수로 올라선 기관도 세 곳 나왔다.",
        "지난해 우수였다가 이번에 미흡으로 떨어진 곳도 두 곳이었으나 행안부는 이름을 밝히지 않았다.",
        "강사는 “80점. 이걸 넘으면 우수입니다. 60점 밑이면 미흡이고요”라고 했다.",
        "우수와 미흡을 가르는 건 기술이 아니라 관심이다.",
        "평가가 끝나면 우수기관에는 현수막이 걸린다. 미흡기관에는 무엇이 걸리는가.",
        "‘우수’ 옆에 붙은 이름들을 훑어보니 시가 많다.",
        "등급은 우수와 보통으로 나뉜다.",
        "강사는 “우수 등급을 받는 기관에는 공통점이 있다”고 운을 뗐다.",
        "강사는 우수기관에 오른 곳처럼 데이터부터 모으라고 했다.",
    ],
)
def test_a_grade_of_whoever_has_it_is_nobody_s(read: Any, sentence: str) -> None:
    assert read(ABOUT + sentence).awards == ()


@pytest.mark.parametrize(
    ("sentence", "winners"),
    [
        (f"{NAME}에서 우수 등급을 받은 곳은 하남시와 구리시다.", ["경기도 하남시", "경기도 구리시"]),
        (f"{NAME}에서 하남시 등 우수기관으로 뽑힌 곳에는 현판이 주어진다.", ["경기도 하남시"]),
    ],
)
def test_those_who_are_named_have_it(read: Any, sentence: str, winners: list[str]) -> None:
    assert [award.recipient for award in read(sentence).awards] == winners


@pytest.mark.parametrize(
    "pledge",
    [
        "데이터기반행정 평가에서 우수기관 인증을 따내고, 대통령 표창까지 받아 오겠다",
        "데이터기반행정 실태점검에서 우수 등급을 얻고 전국에 알리겠다",
        "데이터기반행정 실태점검에서 최고 등급을 되찾고 반드시 지키겠습니다",
    ],
)
def test_what_is_pledged_is_not_won(read: Any, pledge: str) -> None:
    assert read(f"하남시장 후보는 27일 토론회에서 “{pledge}”고 약속했다.").awards == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "경기도는 대상 과제를 내년 데이터 분석·활용 공모전에 추천한다.",
        "경기도는 최우수상 작품을 다음 달 열리는 데이터 분석·활용 공모전에 낸다.",
        "경기도는 오는 11월 열릴 전국 데이터 분석·활용 공모전에 대상 과제를 올린다.",
    ],
)
def test_nobody_has_won_a_contest_to_come(read: Any, sentence: str) -> None:
    assert read(sentence).awards == ()


@pytest.mark.parametrize("title", ["하남시, 데이터 행정·공공데이터 평가 ‘우수’", "하남시, 공공데이터 ‘우수’"])
def test_a_title_adds_no_second_award_to_one_result_of_two_names(only: Any, title: str) -> None:
    joint = (
        "하남시가 ‘2025년 데이터기반행정 실태점검 및 공공데이터 제공 운영실태 평가’에서 우수 등급을 받았다."
    )
    assert only(joint, title=title).programme == "data-based-administration"
