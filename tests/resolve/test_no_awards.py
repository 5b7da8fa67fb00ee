"""What is no award: hopes, plans, denials, other evaluations, hosts, persons, companies, groups, scales."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"하남시는 {NAME}에서 우수기관에 도전한다.", id="hope"),
        pytest.param(
            "하남시는 내년 데이터기반행정 실태점검에서 우수기관으로 선정되는 것을 목표로 삼았다.", id="goal"
        ),
        pytest.param(f"하남시는 {NAME}에서 최고 등급을 받겠다고 다짐했다.", id="promise"),
        pytest.param(f"하남시는 {NAME}에서 우수기관에 들지 못했다.", id="denial"),
        pytest.param(
            "하남시는 정보공개 종합평가에서 최우수기관에 올랐다. 시는 공공데이터 개방도 늘린다.",
            id="other evaluation",
        ),
        pytest.param("하남시 나다라 주무관은 데이터 분석 경진대회에서 대상을 받았다.", id="person"),
        pytest.param(
            "하남시는 내년 데이터기반행정 실태점검에서 우수기관이 되는 것을 목표로 삼았다.",
            id="goal to become",
        ),
        pytest.param("하남시는 공공데이터 품질인증에서 최우수 등급을 받았다.", id="certification"),
        pytest.param("하남시는 공공데이터 활용 아이디어 공모전을 개최해 대상 1팀을 뽑았다.", id="host"),
        pytest.param("하남시의 한 스타트업이 공공데이터 활용 창업경진대회에서 대상을 받았다.", id="company"),
        pytest.param(f"하남시는 {NAME} 담당 부서에 최우수상을 줬다.", id="own department"),
        pytest.param(f"{NAME} 결과 기초지자체 평균은 63.2점으로 보통 등급에 머물렀다.", id="group"),
        pytest.param(f"행정안전부는 {NAME}을 벌여 우수·보통·미흡 등급을 매긴다.", id="scale"),
        pytest.param(f"행정안전부는 {NAME} 우수기관에 포상할 계획이다.", id="whoever holds it"),
        pytest.param("하남시는 데이터기반행정 활성화 기본계획을 세워 우수 사례를 나눴다.", id="plan"),
        pytest.param("하남시는 데이터 분석 교육을 열었다. 직원 30명이 참여했다.", id="training"),
        pytest.param(f"하남시는 {NAME}을 앞두고 점검 회의를 열었다.", id="meeting"),
        pytest.param("하남시는 빅데이터로 버스 노선을 바꿨다.", id="project"),
        pytest.param("", id="nothing"),
        pytest.param("\n \n", id="white space"),
    ],
)
def test_no_award(read: Any, text: str) -> None:
    assert read(text).awards == ()


def test_a_hope_beside_a_result_takes_nothing_from_it(only: Any) -> None:
    text = f"하남시는 {NAME}에서 우수기관으로 선정됐다. 시는 내년에는 최우수기관을 노린다고 했다."
    assert only(text).grade == "우수"
