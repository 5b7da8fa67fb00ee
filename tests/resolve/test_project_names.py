"""Where the name of a project begins and ends, and what only looks like one."""

from typing import Any

import pytest

LEAD = "밀양시는 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다고 8일 밝혔다.\n"


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("경남 밀양시가 데이터로 일하는 시청의 면모를 보였다.", []),
        ("경남 밀양이 데이터로 살림을 꾸린다는 말을 듣는다.", []),
        ("정보통신과 나래울 주무관이 행안부 교육을 마쳤다.", []),
        ("두 과제 모두 읍면이 제안하고 시가 분석을 맡았다.", []),
        ("밀양시가 얼음골 관광객 이동 분석을 마쳤다.", ["얼음골 관광객 이동 분석"]),
        ("시는 지난 한 해 얼음골 관광객 이동 분석을 마쳤다.", ["얼음골 관광객 이동 분석"]),
    ],
)
def test_a_subject_before_a_name_is_no_part_of_it(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 생활 밀착형 과제를 수행했다.", []),
        ("시는 10년 치 검침 기록과 관로 자료를 함께 분석해 누수를 줄였다.", []),
        ("시는 버스 교통카드 자료 300만 건을 분석해 노선을 손질했다.", []),
        ("시는 밀양강 범람 위험 분석을 수행했다.", ["밀양강 범람 위험 분석"]),
    ],
)  # fmt: skip
def test_a_clause_is_no_name(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("부서마다 한 명씩 ‘데이터 지기’도 두었다.", []),
        ("새내기 직원 12명을 ‘데이터 매니저’로 뽑아 운영했다.", []),
        ("시는 ‘데이터 으뜸 도시’의 자리를 굳혔다.", []),
        ("‘데이터 우수부서’로는 산림과를 뽑아 운영비를 줬다.", []),
        ("시는 ‘데이터 사랑방’을 운영했다.", ["데이터 사랑방"]),
        ("시는 ‘밀양 안부알리미’를 개발해 위기가구를 찾았다.", ["밀양 안부알리미"]),
        ("시는 ‘딸기 재배지 위성 판독’으로 면적을 파악했다.", ["딸기 재배지 위성 판독"]),
        ("시는 ‘밀양 데이터 해커톤’을 열었다.", ["밀양 데이터 해커톤"]),
        ("얼음골 주차장 혼잡도 개방이 돋보였다.", ["얼음골 주차장 혼잡도 개방"]),
    ],
)
def test_people_and_honours_in_quotation_marks_are_no_projects(
    only: Any, told: str, projects: list[str]
) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    "told",
    [
        "같은 날 유공자 정부포상 전수식도 함께 열렸다.",
        "시는 분석 결과를 순환버스 배차에 반영했다.",
        "시는 밀양관광앱 개발사와 머리를 맞댔다.",
        "결과는 시청 누리집에서 볼 수 있다.",
    ],
)
def test_what_nobody_did_is_no_project(only: Any, told: str) -> None:
    assert only(LEAD + told).projects == ()


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 한 달에 한 번 이상 데이터 회의를 열었다.", []),
        ("시는 시민 만족도 조사 결과를 공개했다.", []),
        ("시는 부서 간 자료 칸막이를 없애기 위해 자료를 공유했다.", []),
        ("읍면 버스 시간표와 사과 공판장 시세도 열렸다.", ["읍면 버스 시간표", "사과 공판장 시세"]),
    ],
)
def test_meetings_and_results_are_no_opened_data(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    "told",
    [
        "시 관계자는 “올해는 삼랑진 상권 분석에 착수한다”고 말했다.",
        "시는 올해 의료취약지 분석을 새로 시작하고, 내년까지 조례를 손질할 예정이다.",
        "시는 올해 16개 읍면을 대상으로 데이터 컨설팅을 벌인다.",
        "시는 올해 빈집 실태 분석을 새 과제로 골라 두었다.",
        "시는 연말까지 딸기 생육 데이터를 더 연다.",
        "시는 오는 6월 ‘밀양 데이터 산책’ 프로그램을 처음 선보인다.",
        "시장은 “댐 안전 데이터도 알기 쉽게 풀어 보여 드릴 것”이라고 약속했다.",
        "시장은 “농작물 작황 예측에도 데이터를 쓸 계획”이라고 말했다.",
        "시는 겨울철 결빙 구간 예측에도 곧 착수한다.",
        "시가 2022년에 시도한 공원 이용객 예측은 오차가 커 접었다.",
        "다섯 명이 파이썬, 통계, 시각화를 배운 뒤 시험을 치렀다.",
        "시는 이달부터 ‘데이터 시민 감시단’을 모집한다.",
    ],
)
def test_what_is_to_come_or_came_to_nothing(only: Any, told: str) -> None:
    assert only(LEAD + told).projects == ()


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("올해 도입한 하천 수위 예측 서비스는 매일 수위를 알린다.", ["하천 수위 예측 서비스"]),
        ("시는 올해 하천 수위 예측 서비스를 도입했다.", ["하천 수위 예측 서비스"]),
        ("시는 하천 수위 예측 서비스를 올해 2월 열었다.", ["하천 수위 예측 서비스"]),
    ],
)
def test_what_was_done_this_year(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 밀양강 산책로 밝기 분석 결과를 가로등 교체 사업에 쓰고 있다.", ["밀양강 산책로 밝기 분석"]),
        ("시는 딸기 시세를 민간 농업 앱에 연결했다.", []),
        ("시는 통신 자료를 축제 유동인구 분석에 활용했다.", ["축제 유동인구 분석"]),
        ("벼 병해충 발생 예측은 농민 문자 서비스로 이어졌다.", ["벼 병해충 발생 예측"]),
        ("시는 공유 자료를 정부 플랫폼에 등록했다.", []),
        ("직원들은 범정부 데이터분석시스템으로 과제를 풀었다.", []),
        ("시는 밀양시청 누리집에 ‘데이터 신청 창구’를 열었다.", ["데이터 신청 창구"]),
        ("개발자 모임이 시의 자료로 만든 통학버스 알림 앱이 인기다.", []),
        ("초등학생이 만든 앱 ‘얼음골데이터’가 화제가 됐다.", []),
        ("적극행정 경진대회에서는 허가과가 장려상을 받았다.", []),
        ("시는 청사 절전 아이디어 공모전에서 나온 착상을 다듬었다.", ["청사 절전 아이디어 공모전"]),
        ("시장은 “현장의 데이터가 곧 경쟁력”이라고 말했다.", []),
        ("시민단체인 ‘열린데이터밀양’은 더 공개하라고 주문했다.", []),
        ("대학생 팀 ‘데이터밥상’이 활용 사례를 발표했다.", []),
        ("시는 시내버스 환승 구간 분석을 노선 개편에 옮겼다.", ["시내버스 환승 구간 분석"]),
        ("시장은 “골목의 기억도 모두 데이터”라며 “열쇠를 찾겠다”고 강조했다.", []),
    ],
)  # fmt: skip
def test_what_something_was_done_with_is_no_project(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects


def test_a_loose_name_gives_way_to_the_project_s_own(only: Any) -> None:
    text = "밀양시의 축산 악취 빅데이터 분석이 눈길을 끌었다. 시는 ‘축산 악취 확산 예측 분석’을 마쳤다."
    assert only(LEAD + text).projects == ("축산 악취 확산 예측 분석",)


def test_what_is_told_between_an_honour_and_the_evaluation_counts_for_the_honour(read: Any) -> None:
    text = (
        "밀양시는 ‘2025년 데이터기반행정 활성화 유공’ 기관 부문에서 장관 표창을 받았다고 5일 밝혔다. "
        "얼음골 관광객 이동 분석이 한몫했다. 시는 앞서 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다."
    )
    assert {a.programme: a.projects for a in read(text).awards} == {
        "data-contest": ("얼음골 관광객 이동 분석",),
        "data-based-administration": (),
    }


def test_where_the_evaluation_is_the_news_the_projects_count_for_it(read: Any) -> None:
    text = (
        "밀양시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다고 5일 밝혔다. "
        "시는 앞서 ‘2024년 데이터기반행정 활성화 유공’에서 장관 표창을 받았다. "
        "얼음골 관광객 이동 분석도 한몫했다."
    )
    assert {a.programme: a.projects for a in read(text).awards} == {
        "data-contest": (),
        "data-based-administration": ("얼음골 관광객 이동 분석",),
    }


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 ‘데이터 분석 첫걸음 과정’도 두 차례 열었다.", ["데이터 분석 첫걸음 과정"]),
        ("시는 직원 대상 ‘데이터 활용 실무 과정’을 운영했다.", ["데이터 활용 실무 과정"]),
        ("두 직원이 ‘데이터 분석 실무 과정’을 마쳤다.", []),
        ("점검 분야는 거버넌스, 공동활용 데이터 등록, 분석·활용 등이었다.", []),
        ("시에 따르면 이번 평가는 679개 기관의 데이터 공유, 관리체계를 살핀 것이다.", []),
    ],
)
def test_courses_that_were_given_and_what_an_evaluation_looks_at(
    only: Any, told: str, projects: list[str]
) -> None:
    assert list(only(LEAD + told).projects) == projects


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 ‘밀양강 소음 측정값’과 ‘학원가 보행량’을 매일 갱신해 내보냈다.",
         ["밀양강 소음 측정값", "학원가 보행량"]),
        ("시는 ‘얼음골 결빙 관측 일지’를 포털에 새로 올렸다.", ["얼음골 결빙 관측 일지"]),
        ("민간 지도 앱에 열어 준 ‘탐방로 혼잡도 API’ 덕분이다.", ["탐방로 혼잡도 API"]),
        ("시는 얼음골 안전요원 배치 분석과 댐 하류 대피경로 시뮬레이션으로 문의를 받고 있다.",
         ["얼음골 안전요원 배치 분석", "댐 하류 대피경로 시뮬레이션"]),
        ("▲역세권 공실 상가 분석 ▲불법 주정차 단속구간 재설계 등이 성과로 꼽혔다.",
         ["역세권 공실 상가 분석", "불법 주정차 단속구간 재설계"]),
        ("동료는 ‘숫자로 말씀해 달라’고 자르던 사람이라고 떠올렸다.", []),
    ],
)  # fmt: skip
def test_opened_data_and_plans_worked_out_are_named(only: Any, told: str, projects: list[str]) -> None:
    assert list(only(LEAD + told).projects) == projects
