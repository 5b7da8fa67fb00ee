"""Evaluations that a province holds of its own towns, in words that are also the ministry's."""

from typing import Any

import pytest


def told(read: Any, text: str, **fields: Any) -> list[tuple[str, str, str | None]]:
    awards = read(text, **fields).awards
    return [(award.recipient.split()[-1], award.programme, award.grade) for award in awards]


OWN = "data-contest"


@pytest.mark.parametrize(
    ("text", "name", "grade"),
    [
        ("아산시가 충청남도의 ‘2024년 시·군 데이터행정 평가’에서 최우수기관으로 뽑혔다.", "아산시", "최우수"),
        ("양평군은 경기도가 실시한 2024년 시군 공공데이터 평가에서 우수기관에 선정됐다.", "양평군", "우수"),
        ("양평군은 경기도 주관 데이터기반행정 평가에서 최우수기관에 선정됐다.", "양평군", "최우수"),
        (
            "양평군이 경기도에서 주관한 ‘2024년 데이터기반행정 실태점검’에서 우수 등급을 받았다.",
            "양평군",
            "우수",
        ),
        (
            "전라남도가 실시한 시·군 공공데이터 제공 운영실태 평가에서 순천시가 최우수를 차지했다.",
            "순천시",
            "최우수",
        ),
        ("양평군이 도의 공공데이터 평가에서 우수기관으로 뽑혔다.", "양평군", "우수"),
        ("부산 북구가 부산시 구·군 공공데이터 운영실태 평가에서 최우수 기관에 올랐다.", "북구", "최우수"),
    ],
)
def test_a_province_s_own_evaluation_is_another_honour(read: Any, text: str, name: str, grade: str) -> None:
    assert told(read, text) == [(name, OWN, grade)]


def test_its_winners_are_told_by_whom_it_gave_prizes(read: Any) -> None:
    text = (
        "아산시가 충남도의 ‘2024년 시·군 데이터행정 평가’에서 최우수기관으로 뽑혀 상사업비 2000만 원을 "
        "받는다. 도는 시상식을 열고 최우수 아산시, 우수 당진시와 부여군을 시상했다. "
        "우수 시·군에는 1000만 원씩 돌아간다. 시는 심야 수요 분석을 마쳤다. "
        "지난 2월 행정안전부가 발표한 2023년 데이터기반행정 실태점검에서 시는 89.9점으로 우수 등급을 받았다. "
        "당시 기초자치단체 평균은 50.7점이었다."
    )
    awards = read(text).awards
    assert [(a.recipient[5:], a.programme, a.evaluation_year, a.grade, a.incentive_krw) for a in awards] == [
        ("아산시", OWN, 2024, "최우수", 20_000_000),
        ("당진시", OWN, 2024, "우수", 10_000_000),
        ("부여군", OWN, 2024, "우수", 10_000_000),
        ("아산시", "data-based-administration", 2023, "우수", None),
    ]
    assert (awards[0].projects, awards[3].peer_average) == (("심야 수요 분석",), 50.7)


def test_a_title_and_a_later_sentence_may_call_it_by_its_name_alone(read: Any) -> None:
    text = (
        "순천시가 전남도 주관 2024년 시·군 공공데이터 평가에서 최우수기관으로 뽑혔다. 이번 공공데이터 "
        "평가에서는 순천시가 가장 높은 점수로 최우수기관이 됐다."
    )
    assert told(read, text, title="순천시, 공공데이터 평가 최우수") == [("순천시", OWN, "최우수")]


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        (
            "경기도는 행정안전부의 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다.",
            "data-based-administration",
        ),
        ("경기도의 2024년 공공데이터 제공 운영실태 평가 점수는 92점으로 우수 등급이다.", "open-data"),
        ("강원특별자치도, 2024년 공공데이터 제공 운영실태 평가 우수", "open-data"),
        ("경기도 양평군, 데이터기반행정 평가 우수기관 선정", "data-based-administration"),
    ],
)
def test_the_ministry_s_evaluation_stays_its_own(only: Any, text: str, programme: str) -> None:
    assert only(text).programme == programme


@pytest.mark.parametrize(
    "held",
    [
        "대구시는 시 산하 9개 구·군을 대상으로 한 2024년 데이터행정 평가에서",
        "대구시가 관내 구·군을 대상으로 벌인 2024년 데이터행정 평가에서",
        "대구시는 9개 구·군 대상 2024년 데이터행정 평가에서",
    ],
)
def test_towns_that_a_metropolis_ranks_win_its_honour(read: Any, held: str) -> None:
    awards = read(f"{held} 수성구를 최우수, 달서구와 북구를 우수로 뽑았다.").awards
    assert {(a.recipient, a.programme, a.grade) for a in awards} == {
        ("대구광역시 수성구", "data-contest", "최우수"),
        ("대구광역시 달서구", "data-contest", "우수"),
        ("대구광역시 북구", "data-contest", "우수"),
    }
