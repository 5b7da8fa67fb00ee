"""Kinds of projects by the word that they end in, whose they are in lists, and which award they count for."""

from typing import Any

import pytest

LEAD = "하남시는 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다고 8일 밝혔다.\n"


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 1인 가구 수도 사용 이상 감지로 이웃을 살폈다.", ["1인 가구 수도 사용 이상 감지"]),
        ("시는 밀수 의심 화물 선별로 이름을 올렸다.", ["밀수 의심 화물 선별"]),
        ("시는 산불 예보 정확도 높이기로 이름을 올렸다.", ["산불 예보 정확도 높이기"]),
        ("시는 지하철 승강장 혼잡도 안내로 점수를 쌓았다.", ["지하철 승강장 혼잡도 안내"]),
        ("유람선 승객 통계의 전산화도 마무리됐다.", ["유람선 승객 통계의 전산화"]),
        ("주요 실적은 미사섬 철새 관찰 기록 공개다.", ["미사섬 철새 관찰 기록 공개"]),
        ("시는 홀몸 어르신의 안부 살핌 서비스를 마련했다.", ["홀몸 어르신의 안부 살핌 서비스"]),
        ("시는 버스정류장 그늘막 우선순위 선정을 마쳤다.", ["버스정류장 그늘막 우선순위 선정"]),
        ("아동 수 추계 분석도 교육청과 같이 했다.", ["아동 수 추계 분석"]),
        ("통학로 불법 주차 시간 분석 덕에 단속이 빨라졌다.", ["통학로 불법 주차 시간 분석"]),
        ("시는 심야 귀가 안전지도 제작에 나섰던 일도 들었다.", ["심야 귀가 안전지도"]),
        ("시는 데이터 활용 기초과정과 부서장 워크숍을 열었다.", ["데이터 활용 기초과정", "부서장 워크숍"]),
        ("시는 ①상점 위치 데이터 개방 ②전통시장 점포 정보 표준화 ③골목길 경사도 데이터 구축을 마쳤다.",
         ["상점 위치 데이터 개방", "전통시장 점포 정보 표준화", "골목길 경사도 데이터 구축"]),
        ("시는 동장을 대상으로 한 데이터 의사결정 과정도 개설해 모두 이수했다.", ["데이터 의사결정 과정"]),
        ("맨홀 침수 위험도 예측이 좋은 평가를 받았다.", ["맨홀 침수 위험도 예측"]),
        ("시는 양파밭 면적 변화 분석을 정책에 반영해 분석 분야에서 만점을 받았다.",
         ["양파밭 면적 변화 분석"]),
        ("데이터 분석의 모든 과정에서 직원이 나섰다.", []),
        ("시는 이달부터 새내기 공무원을 위한 데이터 과정을 운영한다.", []),
        # ends of the same kinds that name nothing done
        ("시는 시민 수요가 많은 정보공개 청구를 처리했다.", []),
        ("하남시청 전경/하남시 제공", []),
        ("하남소식지 여름호 구독 안내", []),
        ("어린이 보호구역 정비가 뒤따랐다.", []),
        ("시는 셔틀버스 배차 간격 조정을 했다.", []),
    ],
)  # fmt: skip
def test_what_projects_end_in(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize("dash", ["-", "–", "—", ":"])
def test_each_has_what_stands_behind_its_name_in_a_list(read: Any, dash: str) -> None:
    text = (
        "하남시와 당진시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다.\n"
        f"▷경기 하남시 {dash} 미사섬 자전거 수요 예측\n▷충남 당진시 {dash} 왜목마을 주차 이용 분석\n"
    )
    assert {award.recipient: award.projects for award in read(text).awards} == {
        "경기도 하남시": ("미사섬 자전거 수요 예측",),
        "충청남도 당진시": ("왜목마을 주차 이용 분석",),
    }


def test_a_new_paragraph_goes_back_to_the_article_s_own(read: Any) -> None:
    text = (
        "하남시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다고 밝혔다.\n"
        "시는 91.2점을 얻었다. 광명시는 보통 등급에 머물렀다.\n"
        "심야버스 노선 분석이 대표 사례다."
    )
    assert {award.recipient: award.projects for award in read(text).awards} == {
        "경기도 하남시": ("심야버스 노선 분석",),
        "경기도 광명시": (),
    }


def test_both_kinds_of_governments_are_nobody_that_is_spoken_of(read: Any) -> None:
    text = (
        "경상북도는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. 의성군도 우수 등급을 받았다. "
        "도는 22개 시·군 직원이 듣는 데이터 분석 아카데미를 여섯 차례 열었다."
    )
    assert {award.recipient: award.projects for award in read(text).awards} == {
        "경상북도": ("데이터 분석 아카데미",),
        "경상북도 의성군": (),
    }


def test_what_is_told_behind_an_honour_counts_for_it_though_the_evaluation_is_told_between(read: Any) -> None:
    text = (
        "하남시는 ‘2025년 데이터기반행정 활성화 유공’ 기관 부문에서 장관 표창을 받았다고 5일 밝혔다. "
        "시는 앞서 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. 미사섬 관광객 이동 분석이 한몫했다."
    )
    assert {a.programme: a.projects for a in read(text).awards} == {
        "data-contest": ("미사섬 관광객 이동 분석",),
        "data-based-administration": (),
    }


@pytest.mark.parametrize(
    ("told", "programme"),
    [
        ("시는 미사섬 상권 데이터를 민간에 내놓았다.", "open-data"),
        ("시는 미사섬 상권 데이터를 활용해 상인을 도왔다.", "data-based-administration"),
        ("시는 미사섬 상권 분석을 마쳤다.", "data-based-administration"),
    ],
)
def test_data_counts_for_open_data_unless_it_was_only_worked_with(
    read: Any, told: str, programme: str
) -> None:
    text = (
        "하남시는 2024년 데이터기반행정 실태점검과 2024년 공공데이터 제공 운영실태 평가에서 "
        f"모두 우수 등급을 받았다. {told}"
    )
    assert [a.programme for a in read(text).awards if a.projects] == [programme]
