"""Grades that are striven for, demanded or lectured on: in plans, in what mayors say, in headlines."""

from typing import Any

import pytest

NAME = "데이터기반행정 실태점검"
PLAN = "하남시는 올해 데이터 교육을 연다. 시는 교육을 한다."


@pytest.mark.parametrize(
    "text",
    [
        "목표는 뚜렷하다. {}에서 우수 등급을, 공공데이터 평가에서는 92점을 넘기는 것이다.",
        "과제는 분명하다. {}에서 미흡에 머문 성적을 우수 등급까지 끌어올리는 일이다.",
        "하남시는 올해 {}에서 우수 등급을 따낼 작정이다.",
        "하남시는 {} 우수기관 진입에 시동을 걸었다.",
        "하남시는 {} 우수 등급 달성에 총력을 기울이고 있다.",
        "하남시는 {}에서 우수 등급을 정조준하고 있다.",
        "하남시는 {} 우수 등급 사수에 나섰다.",
        "이순신 하남시장은 “{}에서 반드시 우수 등급에 오르자”고 당부했다.",
        "이순신 하남시장은 “{}에서 우수 등급을 받아 오라”고 주문했다.",
        "시가 바라는 것은 {}의 우수 등급이다.",
        "하남시가 {}에서 우수 등급에 들려면 공유 실적이 필요하다.",
        "하남시가 {}에서 우수 등급을 받을지 주목된다.",
        "하남시가 {}에서 우수 등급을 받을 수 있을지 관심이 쏠린다.",
        "하남시는 {} 교육을 열었다. 강사는 ‘우수 등급, 이렇게 받는다’를 주제로 강연했다.",
        "하남시는 {} 연수를 연다. ‘우수 등급을 받으려면’이라는 제목의 강의가 이어진다.",
        "하남시는 {} 워크숍에서 ‘최우수기관은 이렇게 일했다’라는 특강을 마련했다.",
        "하남시는 {} 모의평가를 한다. 우수기관에서 강사를 모셔 비결을 듣는다.",
        "하남시는 {}에 맞춰 우수 등급 지자체를 찾아 배운다.",
        "하남시는 {}을 돌아봤다. 한 교수는 “우수 등급 지자체의 공통점은 관심”이라고 말했다.",
    ],
)
def test_what_is_striven_for_is_not_won(read: Any, text: str) -> None:
    assert read("하남시가 한 해 계획을 내놨다. " + text.format(NAME)).awards == ()


@pytest.mark.parametrize(
    "title",
    [
        "하남시, 데이터기반행정 우수 등급 정조준",
        "하남시, 데이터기반행정 평가 ‘우수’ 탈환 시동",
        "하남시, 데이터기반행정 ‘우수’ 되찾기 총력",
        "하남시, 데이터기반행정 우수기관 도전장",
        "하남시, 데이터기반행정 평가 ‘우수’ 겨냥 보고회",
        "하남시 데이터기반행정 ‘우수’ 가자…전 직원 교육",
        "하남시, 데이터기반행정 우수기관 재진입 박차",
    ],
)
def test_nor_is_it_in_headlines(read: Any, title: str) -> None:
    assert read(PLAN, title=title).awards == ()


@pytest.mark.parametrize(
    "text",
    [
        "하남시는 {}에서 우수 등급을 받은 사례를 주제로 발표했다.",
        "하남시는 {}에서 우수기관으로 선정돼 이를 주제로 특강을 했다.",
        "하남시가 {} 우수 등급 탈환에 성공했다.",
        "하남시가 {} 우수 등급을 지키기까지 어려움이 많았다.",
        "하남시는 {}에서 우수 등급을 받으며 AI 행정에 박차를 가하고 있다.",
        "하남시가 {}에서 우수 등급을 받았다고 강조했다.",
        "하남시는 {}에서 우수기관으로 이름을 올리며 AI 도시 도약에 나섰다.",
    ],
)
def test_what_was_won_stays_won(only: Any, text: str) -> None:
    assert only(text.format(NAME)).grade == "우수"


def test_a_headline_that_goes_on_to_plans_tells_what_was_won(only: Any) -> None:
    assert only(PLAN, title="하남시, 데이터기반행정 우수 등급…AI 행정 박차").grade == "우수"
