"""What stands beside projects and is none, short forms of earlier ones, and names read whole."""

from typing import Any

import pytest

LEAD = "하남시는 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다고 8일 밝혔다.\n"


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        # places, means, ingredients, containers
        ("대기 인원은 민원실 전광판과 모바일 앱에서 볼 수 있다.", []),
        ("시는 범정부 데이터 분석시스템을 활용해 비용을 아꼈다.", []),
        ("결과 통보는 지난달 품질·표준 관리 통합시스템을 거쳐 이뤄졌다.", []),
        ("시는 지하철 유실물 데이터와 휠체어 경로 데이터를 결합한 교통약자 안내서비스를 선보였다.",
         ["교통약자 안내서비스"]),
        ("시는 위성영상과 농가 작황 조사, 도매시장 경락가를 한데 모아 물량을 조절했다.", []),
        ("신규 직원 교육에는 ‘숲 데이터 읽기’ 과목이 들어갔다.", ["숲 데이터 읽기"]),
        ("전입 경로 특성 분석은 빈집 임대사업의 대상 마을을 고르는 근거가 됐다.", ["전입 경로 특성 분석"]),
        ("시는 사고 특성을 깊이 분석해 경찰청에 제공했다.", ["사고 특성을 깊이 분석"]),
        # persons, teams, events, rankings of news, words about data
        ("부서마다 ‘데이터 반장’을 두고 운영했다.", []),
        ("두 과제 모두 직원 동아리 ‘데이터 하남’이 만들었다.", []),
        ("시는 ‘작은 데이터’를 썼다.", []),
        ("행안부는 2024년 과정 수료식을 열었다.", []),
        ("7위 미사역 보행환경 개선", []),
        ("시장은 “신도시 개발의 데이터를 가장 많이 가진 곳이 하남”이라고 말했다.", []),
        ("직원들의 데이터 다루는 솜씨가 늘었다.", []),
        ("점수를 끌어올린 것은 외국인 주민 관련 사업이었다.", []),
        ("지난해 말 기준 하남시의 데이터 분석은 23건이다.", []),
        # what was taken back, is another's, or is to come
        ("본지는 습지 방문객 데이터를 시가 분석했다고 썼으나 사실과 다릅니다.", []),
        ("‘빈집 위치 정보 개방’은 광주시의 사업이므로 뺍니다.", []),
        ("시는 어르신 보행기 길 지도를 만들려고 한다.", []),
        ("지하상가 침수 예측은 올여름 시범으로 돌려 본다.", []),
        ("주차장 실시간 개방을 준비한다.", []),
        # an indicator that was bettered is no indicator of the evaluation
        ("예약부도 환자 특성 분석 역시 안전 지표를 끌어올리는 밑거름이 됐다.", ["예약부도 환자 특성 분석"]),
    ],
)  # fmt: skip
def test_what_stands_beside_projects(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 ‘마을버스 노선별 이용수요 분석’을 마쳤다. 버스 분석 결과는 노선에 반영됐다.",
         ["마을버스 노선별 이용수요 분석"]),
        ("시는 연꽃축제 주차장 혼잡 분석을 마쳤다. 시는 축제 분석을 토대로 셔틀을 늘렸다.",
         ["연꽃축제 주차장 혼잡 분석"]),
        ("시는 빈집 분포 분석·경로당 이용률 분석·급행버스 승하차 분석을 마무리했다.",
         ["빈집 분포 분석", "경로당 이용률 분석", "급행버스 승하차 분석"]),
        ("시는 미사역 먹거리촌 빈 점포 예측을 마쳤다.", ["미사역 먹거리촌 빈 점포 예측"]),
    ],
)  # fmt: skip
def test_names_are_read_whole_and_once(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


def test_a_word_for_a_body_is_who_the_next_sentence_is_about(read: Any) -> None:
    text = (
        "행정안전부의 2024년 공공데이터 제공 운영실태 평가에서 세종특별자치시는 81.9점, "
        "세종특별자치시교육청은 94.6점으로 둘 다 우수 등급이다. 시는 공동구 위치 데이터를 개방했다.\n"
        "교육청은 우수 행진을 늘렸다. 학교 급식 식단 자료를 주마다 새로 고친 덕이 컸다."
    )
    assert {award.recipient: award.projects for award in read(text).awards} == {
        "세종특별자치시": ("공동구 위치 데이터",),
        "세종특별자치시교육청": ("학교 급식 식단 자료",),
    }
