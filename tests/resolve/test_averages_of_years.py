"""Averages of several years, and of several groups: each score is held against that of its own."""

from typing import Any

import pytest

_TWO_YEARS = (
    "경기 안성시는 2023년 데이터기반행정 실태점검에서 90.05점으로 우수 등급을 받았다. "
    "시는 2022년 점검에서는 71.2점으로 보통 등급이었다. "
)


@pytest.mark.parametrize(
    "told",
    [
        "464개 기관을 살핀 2023년 점검의 기초자치단체 평균은 50.7점이다. "
        "2022년 점검의 기초자치단체 평균 48.54점과 비교하면 조금 올랐다.",
        "시군구 평균은 2022년 48.54점에서 2023년 50.7점으로 올랐다.",
        "기초자치단체의 2022년 평균은 48.54점, 2023년 평균은 50.7점이다.",
        "2022년 평가의 기초지자체 평균은 48.54점이었고 2023년 평가의 기초지자체 평균은 50.7점이다.",
        "기초지자체 평균은 2023년 50.7점, 2022년 48.54점이었다.",
    ],
)
def test_each_year_s_score_is_held_against_that_year_s_average(read: Any, told: str) -> None:
    awards = {a.evaluation_year: a.peer_average for a in read(_TWO_YEARS + told).awards}
    assert awards == {2023: 50.7, 2022: 48.54}


def test_an_average_of_another_year_alone_is_none(only: Any) -> None:
    text = (
        "경기 안성시는 2023년 데이터기반행정 실태점검에서 90.05점으로 우수 등급을 받았다. "
        "2022년 점검의 기초자치단체 평균은 48.54점이었다."
    )
    assert (only(text).score, only(text).peer_average) == (90.05, None)


def test_the_size_of_a_round_is_told_of_its_own_award(read: Any) -> None:
    text = (
        "1년 전 ‘보통’이던 안성시가 올라섰다. "
        + _TWO_YEARS
        + "464개 기관이 대상이었다. 2022년 점검은 467개 기관이 받았다."
    )
    awards = {a.evaluation_year: a.agencies_evaluated for a in read(text).awards}
    assert awards == {2023: 464, 2022: 467}


@pytest.mark.parametrize(
    ("who", "told", "average"),
    [
        (
            "경상남도교육청",
            "전국 17개 시·도교육청의 평균은 88.3점이고 전체 679개 평가대상 기관의 평균은 63점이었다.",
            88.3,
        ),
        (
            "한국고전번역원",
            "전국 240개 기타공공기관의 평균은 53.3점이고 모든 평가대상 기관의 평균은 63점이다.",
            53.3,
        ),
        ("대구광역시", "전체 679개 참여 기관 평균은 63점, 17개 광역자치단체의 평균은 76.3점이다.", 76.3),
        (
            "강원 고성군",
            "226개 기초지방자치단체의 평균은 54.9점이고 679개 평가대상 기관 전체의 평균은 63점이다.",
            54.9,
        ),
        ("부산항만공사", "전국 87개 공기업의 평균은 89점이고 전체 대상 기관의 평균은 63점이다.", 89),
    ],
)
def test_of_two_averages_it_is_that_of_the_own_group(only: Any, who: str, told: str, average: float) -> None:
    text = f"2024년 공공데이터 제공 운영실태 평가에서 {who}가 우수 등급을 받았다. 점수는 94.12점이다. {told}"
    assert only(text).peer_average == average
