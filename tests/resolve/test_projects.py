"""Projects: what a winner did, in the words of the article; lists are read whole, occasions are none."""

from typing import Any

import pytest

WON = "하남시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다.\n"


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        ("○ 향후계획\n ▲ 왕숙 입주 예측 데이터 구축\n ▲ 심야버스 노선 분석", ()),
        ("□ 앞으로의 계획\n - 하남선 승하차 분석\n - 감일지구 주차 예측 모델 구축", ()),
        ("시장은 “남한산성 탐방객 분석도 곧 결과가 나온다”고 말했다.", ()),
        ("미사호 수질 데이터는 하반기에 연다.", ()),
        ("시는 5월부터 상권 데이터 분석을 벌인다.", ()),
        ("3,000만 원은 데이터 통합플랫폼 고도화에, 나머지는 교육에 들어간다.", ()),
        ("김 교수는 “다른 도시의 상권 분석은 훨씬 앞섰다”고 꼬집었다.", ()),
        ("심사위원단은 “이름에 어울리는, 현장에서 나온 데이터”라고 평했다.", ()),
        ("시는 스타필드 차량 통행 분석으로 신호를 바꿨다. 차량 분석은 소방서도 쓴다.",
         ("스타필드 차량 통행 분석",)),
        ("병원은 멀다. 시는 심야버스 노선 분석을 마쳤다.", ("심야버스 노선 분석",)),
    ],
)  # fmt: skip
def test_what_is_planned_or_only_spoken_of_is_no_project(
    only: Any, text: str, projects: tuple[str, ...]
) -> None:
    assert only(WON + text).projects == projects


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
        ("시는 상습 침수 지역 위험지도를 올가을까지 만들고, 내년에는 최우수를 넘본다는 구상이다.", []),
        ("올해는 통학로 교통량 예측모델을 개발해 한 번 더 최고 자리를 노린다.", []),
        ("시는 내년 상반기 전통시장 매출 예측 서비스를 내놓는다.", []),
        ("시는 이웃 도시의 ‘데이터 주치의’ 제도를 배워 왔다.", []),
        ("대학생들이 꾸린 ‘데이터를부탁해’ 팀과 함께 걸었다.", []),
        ("심사에서는 데이터 분석·활용 분야가 좋은 평가를 받았다.", []),
    ],
)
def test_projects_of_the_winner(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


def test_a_project_belongs_to_the_evaluation_named_right_before_it(read: Any) -> None:
    text = (
        "밀양시는 행정안전부의 ‘2024년 데이터기반행정 실태점검’과 ‘2024년 공공데이터 제공 운영실태 평가’에서 "
        "모두 우수 등급을 받았다. 시는 데이터기반행정 부문에서 빈집 실태 예측모델과 고독사 위험군 분석을, "
        "공공데이터 부문에서 얼음골 기온 오픈API를 대표 성과로 꼽았다."
    )
    assert {award.programme: list(award.projects) for award in read(text).awards} == {
        "data-based-administration": ["빈집 실태 예측모델", "고독사 위험군 분석"],
        "open-data": ["얼음골 기온 오픈API"],
    }
