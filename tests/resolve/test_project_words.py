"""What names of projects end in, what describes them, and what is none though it ends alike."""

from typing import Any

import pytest

LEAD = "밀양시는 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다고 8일 밝혔다.\n"


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        # ends
        ("시는 빈집 정비 우선순위 산정도 마쳤다.", ["빈집 정비 우선순위 산정"]),
        ("시는 위생 민원 서류 자동분류로 처리 기간을 나흘 줄였다.", ["위생 민원 서류 자동분류"]),
        ("산업단지 악취 발원지 추적이 눈에 띄었다.", ["산업단지 악취 발원지 추적"]),
        ("시는 공단 통근버스 노선 설계로 주차난을 덜었다.", ["공단 통근버스 노선 설계"]),
        ("시는 드론을 이용한 사과 병해충 예찰을 벌였다.", ["드론을 이용한 사과 병해충 예찰"]),
        ("시는 CCTV 영상 과속 차량 식별로 단속 인력을 줄였다.", ["CCTV 영상 과속 차량 식별"]),
        # checks of quality, where they were carried out
        ("시는 품질 전수점검을 벌여 10월에 마쳤다.", ["품질 전수점검"]),
        ("시는 개방 데이터 품질점검을 두 차례 실시했다.", ["개방 데이터 품질점검"]),
        ("시는 공공데이터 품질 진단을 스스로 마쳤다.", ["공공데이터 품질 진단"]),
        ("시는 데이터 품질 점검의 중요성을 강조했다.", []),  # told of, not done
        # names in quotation marks that are described by what they do, or that were begun
        ("시는 시정 소식을 기계가 읽게 바꾼 ‘열린밀양 API’도 지난해 시작했다.", ["열린밀양 API"]),
        ("가장 반긴 것은 민원 녹취를 글자로 바꿔 분석하는 ‘밀양 귀기울임’이었다.", ["밀양 귀기울임"]),
        ("어려운 통계를 풀어 주는 ‘숫자 산책’에 300명이 들었다.", ["숫자 산책"]),
        ("직원이 참여한 데이터 분석 교육 ‘밀양데이터 교실’은 만족도 조사에서 4.6점(5점 만점)을 받았다.",
         ["밀양데이터 교실"]),
        # a word for its kind before a short name, whole
        ("시는 학습모임 ‘숫자꾼’도 운영했다.", ["학습모임 ‘숫자꾼’"]),
        ("시는 직원 학습동아리 ‘숫자길’을 운영했다.", ["학습동아리 ‘숫자길’"]),
        ("시는 생활지도 ‘온마을’을 내놓았다.", ["생활지도 ‘온마을’"]),
        # in a bracket, however many brackets it has
        ("이웃도 바빴다(경남 통영시(빈집 위치 분석), 생활인구 이동 예측 등).", []),
        # a body that a place has many of is no doer
        ("시는 대학이 많은 지역 특성을 살려 ‘전세위험 지도’를 만들었다.", ["전세위험 지도"]),
        ("시는 전국 처음으로 ‘저장고 온도 데이터 수집망’을 깔았다.", ["저장고 온도 데이터 수집망"]),
        # lists
        ("얼음골 자전거 통행량 분석, 폐교 예정 학교 주변 인구 변화 분석이 높은 점수의 밑바탕이 됐다.",
         ["얼음골 자전거 통행량 분석", "폐교 예정 학교 주변 인구 변화 분석"]),
        ("시는 인증 획득과 데이터 분석 전문인력 양성에 힘쓴 점을 인정받았다.", []),
        # what something was made of; surveys in which something came out; general words
        ("시는 사과 시세와 관광지 혼잡도를 묶어 내놓은 ‘한눈에 밀양’ 서비스가 호평을 받았다.",
         ["‘한눈에 밀양’ 서비스"]),
        ("사내 만족도 조사에서 4.6점을 받았다.", []),
        ("교통약자 이용 실태 조사에서는 응답자의 81%가 좋아졌다고 답했다.", []),
        ("시는 대학과 손잡고 지역 맞춤형 활용 모델을 만들어 왔다.", []),
        ("점검은 ‘협업과제 발굴’ 등 4개 분야로 진행됐다. ‘협업과제 발굴’이 좋은 평가를 받았다.",
         []),
    ],
)  # fmt: skip
def test_projects_of_the_winner(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    "told",
    [
        "우수상은 한국도로공사(고속도로 졸음사고 지점 분석), 거제시(조선소 야간 소음민원 예측)가 받았다.",
        "우수상에는 한국도로공사(고속도로 졸음사고 지점 분석)와 거제시(조선소 야간 소음민원 예측)가 뽑혔다.",
    ],
)
def test_a_work_in_brackets_is_of_the_winner_before_it(read: Any, told: str) -> None:
    lead = "통영시가 ‘2024년 데이터 분석·활용 공모전’에서 대상을 받았다. "
    awards = {a.recipient: a.projects for a in read(lead + told).awards if a.grade == "우수상"}
    assert awards == {
        "한국도로공사": ("고속도로 졸음사고 지점 분석",),
        "경상남도 거제시": ("조선소 야간 소음민원 예측",),
    }
