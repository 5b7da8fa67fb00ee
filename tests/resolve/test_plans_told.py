"""Projects that are still to be done, as the grammar of their sentence says."""

from typing import Any

import pytest

_WON = "전남 담양군이 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. "


@pytest.mark.parametrize(
    "told",
    [
        "박 팀장은 “남은 예산으로 하천 수위 분석을 다 해야 한다”고 했다.",
        "군은 자전거 대여 이력 분석을 서둘러야 한다는 지적을 들었다.",
        "교부세는 하반기에 추진할 ‘시내버스 무정차 민원 분석’에 쓴다.",
        "군은 내년에 선보일 ‘빈집 위치 지도’를 소개했다.",
        "군은 등산로 조난 신고 분석을 하기로 뜻을 모았다.",
        "군은 공유 자전거 이용 데이터 조사에 나서기로 했다.",
        "군은 3월부터 월 1회 데이터 교육을 열고 담당자도 늘릴 예정이다.",
        "군은 이번 교부세로 어린이 보호구역 위험 분석에 나서고 강사도 모실 방침이다.",
        "군은 유동인구 분석을 통해 세계유산 관리와 상권 활성화 정책의 근거를 마련했다.",
        "군은 유동인구 분석을 바탕으로 골목상권 활성화 정책의 방향을 잡았다.",
    ],
)
def test_what_is_still_to_be_done_is_no_project(only: Any, told: str) -> None:
    assert set(only(_WON + told).projects) <= {"유동인구 분석"}


@pytest.mark.parametrize(
    ("told", "project"),
    [
        ("군은 자전거 대여 이력 분석을 마치고 담당자도 늘릴 예정이다.", "자전거 대여 이력 분석"),
        ("군은 자전거 대여 이력 분석에 나섰고 담당자도 늘릴 예정이다.", "자전거 대여 이력 분석"),
        ("군은 자전거 대여 이력 분석을 하고 있고 담당자도 늘릴 예정이다.", "자전거 대여 이력 분석"),
        ("군은 아이들이 이용할 놀이터 위치 정보를 개방했다.", "놀이터 위치 정보"),
        ("군은 등산로 조난 신고 분석을 벌이고 담당자를 늘렸다.", "등산로 조난 신고 분석"),
    ],
)
def test_what_is_done_beside_a_plan_is_one(only: Any, told: str, project: str) -> None:
    assert only(_WON + told).projects == (project,)


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("군은 관광객 동선 데이터를 비롯해 지역 고유의 데이터 58종을 열었다.", {"관광객 동선 데이터"}),
        ("군은 실시간 주차 정보를 포함해 생활 데이터 40종을 개방했다.", {"실시간 주차 정보"}),
        ("군은 하천 수위 자료를 포함한 재난 데이터 12종을 공유했다.", {"하천 수위 자료"}),
        ("군은 죽녹원 등 관광시설 입장객 통계를 달마다 개방하고 있다.", {"관광시설 입장객 통계"}),
        ("군은 메타프로방스 등 관광지 입장객 현황을 공개했다.", {"관광지 입장객 현황"}),
        ("군은 무인발급기 위치 등 생활 정보 30종을 개방했다.", {"무인발급기 위치"}),
        ("‘관방제림 실시간 혼잡도’ 역시 내려받기 1만 2천 건을 넘겼다.", {"관방제림 실시간 혼잡도"}),
        ("‘담빛 정류장 도착 정보’는 하루 3천 번 호출된다.", {"담빛 정류장 도착 정보"}),
        ("행정망 안에 ‘담빛 데이터창고’를 만들었다.", {"담빛 데이터창고"}),
        ("군은 ‘버스 정류장 수요’를 분석해 공개했다.", {"버스 정류장 수요"}),
        (
            "군은 공영주차장 회전율 분석과 체육관 강좌 수요 분석으로 좋은 평가를 받았다.",
            {"공영주차장 회전율 분석", "체육관 강좌 수요 분석"},
        ),
    ],
)
def test_names_of_data_that_was_opened_or_made(only: Any, told: str, projects: set[str]) -> None:
    assert set(only(_WON + told).projects) == projects


def test_a_project_is_the_selection_s_where_an_evaluation_follows_in_passing(read: Any) -> None:
    text = (
        "파주시가 행정안전부의 ‘2024년 데이터 분석 전문인재 양성 선도기관’ 인증패를 받았다. "
        "직원 두 사람이 ‘마을버스 환승 분석’을 해냈다. "
        "시는 2023년 데이터기반행정 실태점검에서도 우수 등급에 오른 바 있다."
    )
    projects = {a.programme: a.projects for a in read(text).awards}
    assert projects == {"data-talent": ("마을버스 환승 분석",), "data-based-administration": ()}
