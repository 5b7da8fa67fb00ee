"""Points of areas, and averages of groups that a town does not belong to."""

from typing import Any

import pytest

GRADED = "2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. "
SCORED = "2024년 데이터기반행정 실태점검에서 91점으로 우수 등급을 받았다. "


@pytest.mark.parametrize(
    ("sentence", "average"),
    [
        ("분석·활용 영역의 전국 평균은 56.3점으로 관리체계(77.8점)나 데이터 공유(61.8점)보다 낮다.", None),
        ("영역별 전국 평균은 관리체계 77.8점, 공유 61.8점, 분석·활용 56.3점이다.", None),
        ("분석·활용 평균은 56.3점에 그쳐 관리체계 77.8점과 격차가 컸다.", None),
        ("품질 지표 평균(41점)은 개방 지표 평균(70점)보다 낮다.", None),
        ("평균은 관리체계가 77.8점으로 가장 높고 공유 61.8점, 분석 56.3점 순이었다.", None),
        ("데이터 분석·활용 분야 평균이 56.3점에 머물렀다. 기초자치단체 평균은 63.2점이다.", 63.2),
        ("이 부문 기초자치단체 평균은 63.2점이다.", 63.2),
    ],
)
@pytest.mark.parametrize(("told", "score"), [(GRADED, None), (SCORED, 91)])
def test_points_of_areas_are_no_score_and_no_average(
    only: Any, told: str, score: float | None, sentence: str, average: float | None
) -> None:
    award = only(f"하남시는 {told}{sentence}")
    assert (award.score, award.peer_average) == (score, average if score else None)


@pytest.mark.parametrize(
    "sentence",
    [
        "기초자치단체 평균은 63.2점으로, 시는 91점을 받았다.",
        "기초자치단체 평균 63.2점을 크게 웃도는 점수(91점)다.",
    ],
)
def test_a_score_behind_an_average_is_the_town_s(only: Any, sentence: str) -> None:
    award = only(f"하남시는 {GRADED}{sentence}")
    assert (award.score, award.peer_average) == (91, 63.2)


@pytest.mark.parametrize(
    ("name", "sentence", "average"),
    [
        ("대구시", "17개 시·도 평균 85.3점보다 높다. 시도교육청 평균은 76.1점이다.", 85.3),
        ("울산시", "시도교육청 평균은 76.1점이었다.", None),
        (
            "울산시",
            "17개 시도 평균은 85.3점, 시·도교육청 평균은 76.1점, 지방공기업 평균은 56.3점이었다.",
            85.3,
        ),
        ("경기도", "중앙부처 평균은 85.2점, 시도 평균은 85.3점이었다.", 85.3),
        ("하남시", "31개 시·군 평균은 71.3점이었다.", 71.3),
        ("하남시", "지방공기업 평균은 56.3점이었다.", None),
        ("강남구", "25개 자치구 평균은 71.3점, 17개 시·도 평균은 85.3점이었다.", 71.3),
    ],
)
def test_an_average_of_another_group_is_nobody_s(
    only: Any, name: str, sentence: str, average: float | None
) -> None:
    assert only(f"{name}는 {SCORED}{sentence}").peer_average == average
