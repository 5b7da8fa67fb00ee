"""Points by which somebody is above or below another, and the points of areas beside their total."""

from typing import Any

import pytest

_WON = "경북 영천시가 2023년 데이터기반행정 실태점검에서 우수 등급을 받았다. "


@pytest.mark.parametrize(
    "told",
    [
        "시는 기초자치단체 평균(50.7점)을 31.6점이나 웃돌았다.",
        "기초지자체 평균을 무려 20.4점 웃도는 성적이다.",
        "기초지자체 평균보다 약 20점 앞섰다.",
        "전국 평균을 15점가량 상회하는 결과다.",
        "시는 기초 평균 50.7점을 30점 이상 뛰어넘었다.",
        "전체 평균과는 27.1점 넘게 벌어졌다.",
        "기초 평균을 3.2점 밑돌았다.",
        "도내 평균에는 1.5점 못 미쳤다.",
    ],
)
def test_a_distance_is_no_score(only: Any, told: str) -> None:
    assert (only(_WON + told).score, only(_WON + told).peer_average) == (None, None)


@pytest.mark.parametrize(
    "told",
    [
        "총점은 88.1점으로 기초 평균을 37.4점 웃돌았다. 기초 평균은 50.7점이다.",
        "평균 50.7점을 웃도는 88.1점을 받았다.",
        "평균인 50.7점보다 크게 높은 88.1점이다.",
        "기초 평균 50.7점을 88.1점으로 훌쩍 넘었다.",
    ],
)
def test_a_score_above_an_average_is_one(only: Any, told: str) -> None:
    assert (only(_WON + told).score, only(_WON + told).peer_average) == (88.1, 50.7)


@pytest.mark.parametrize(
    "told",
    [
        "시가 공개한 성적표를 보면 관리체계 96점, 데이터 공유 95.5점, 분석·활용 89.2점으로 종합 93.1점이다.",
        "시는 관리체계 96점, 데이터 공유 95.5점, 분석·활용 89.2점을 받아 총 93.1점을 기록했다.",
        "행안부가 시에 보낸 결과지에는 관리체계 96점, 공유 95.5점, 분석·활용 89.2점에 합계 93.1점이 적혔다.",
        "시의 성적은 종합 93.1점(관리체계 96점, 공유 95.5점, 분석·활용 89.2점)이다.",
        "영천시의 점수는 관리체계 96점, 공유 95.5점, 분석·활용 89.2점이며 모두 더해 93.1점이다.",
    ],
)
def test_of_areas_and_their_total_the_total_is_the_score(only: Any, told: str) -> None:
    assert only(_WON + told).score == 93.1
