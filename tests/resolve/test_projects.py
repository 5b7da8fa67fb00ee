"""Projects: what a winner did, in the words of the article; lists are read whole, occasions are none."""

from typing import Any

import pytest

LEAD = "밀양시는 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다고 8일 밝혔다.\n"


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        (
            "시는 지난해 전통시장 주차난 분석과 고독사 위험군 예측 모델을 추진했다.",
            ["전통시장 주차난 분석", "고독사 위험군 예측 모델"],
        ),
        (
            "시는 축제 개최 시에는 유동 인구와 방문객 증가율, 시간대별 매출 데이터를 분석해 정책에 반영했다.",
            ["유동 인구와 방문객 증가율, 시간대별 매출 데이터를 분석"],
        ),
        (
            "시는 교통량, 유동인구, 카드매출 분석을 추진했다.",
            ["교통량, 유동인구, 카드매출 분석"],
        ),
        ("시는 빈집 실태 분석을 추진할 계획이다.", []),
        ("심사에서는 데이터 분석·활용 분야가 좋은 평가를 받았다.", []),
    ],
)
def test_projects_of_the_winner(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects
