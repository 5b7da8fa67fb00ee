"""Projects that a clause tells, what only tells how one was done, and works told by who handed them in."""

from typing import Any

import pytest

LEAD = "문경시는 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다고 8일 밝혔다.\n"


@pytest.mark.parametrize(
    ("told", "projects"),
    [
        ("시는 산불 발생 이력과 기상 자료를 분석해 감시원 배치를 바꿨다.",
         ["산불 발생 이력과 기상 자료를 분석"]),
        ("시는 최근 3년간의 무단투기 신고 기록을 분석해 단속 구역을 다시 정했다.",
         ["무단투기 신고 기록을 분석"]),
        ("시는 CCTV 사각지대를 분석해 방범카메라 27대를 새로 달았다.", ["CCTV 사각지대를 분석"]),
        ("시는 신용카드 매출을 결합해 점촌 원도심 상권을 분석했다.", ["점촌 원도심 상권을 분석"]),
        ("시는 찻사발축제 방문객의 이동을 분석해 임시 주차장 자리를 정했다.",
         ["찻사발축제 방문객의 이동을 분석"]),
        ("시는 찻사발축제 교통량 분석을 해 진입로를 바꿨다.", ["찻사발축제 교통량 분석"]),
        # only how the project named before was done
        ("대표 사례는 ‘오미자밭 서리 예보’다. 농가 기상관측기 54대의 기록을 분석해 서리를 이틀 전에 알린다.",
         ["오미자밭 서리 예보"]),
        # short names behind a word for their kind
        ("인공지능 기반 민원 상담 챗봇 ‘새재톡’도 호응을 얻었다.", ["새재톡"]),
        ("시는 사내 학습모임 ‘숫자샘’을 꾸렸다.", ["숫자샘"]),
        # others
        ("민간 개발자가 시의 버스 정보를 이용해 만든 앱이 인기를 끌었다.", []),
        ("김하나 주무관의 졸업 과제는 ‘오미자 수매량 예측’이었다.", []),
        ("김하나 주무관은 ‘오미자 수매량 예측’을 졸업 과제로 냈다.", []),
        ("김하나 주무관의 수료 작품인 ‘오미자 수매량 예측’이 눈길을 끌었다.", []),
        ("시는 졸업 작품 전시를 도왔고, 오미자 수매량 예측을 마쳤다.", ["오미자 수매량 예측"]),
        ("시는 오미자 수매량 예측을 마쳤고, 대학의 졸업 작품 전시도 도왔다.", ["오미자 수매량 예측"]),
    ],
)  # fmt: skip
def test_what_clauses_tell(only: Any, told: str, projects: list[str]) -> None:
    found = list(only(LEAD + told).projects)
    assert len(found) == len(projects)
    assert all(name in found[i] for i, name in enumerate(projects)), found


def test_works_of_a_contest_are_of_who_stands_behind_them(read: Any) -> None:
    text = (
        "행정안전부가 연 ‘2024년 데이터 분석·활용 공모전’에서 대상은 ‘산사태 우려 마을 대피 분석’을 낸 "
        "산청군이 차지했다. 최우수상은 ‘열차 지연 예측’의 한국철도공사, 우수상은 ‘폐교 활용도 분석’을 한 "
        "영월군에 돌아갔다."
    )
    assert {a.recipient.split()[-1]: a.projects for a in read(text).awards} == {
        "산청군": ("산사태 우려 마을 대피 분석",),
        "한국철도공사": ("열차 지연 예측",),
        "영월군": ("폐교 활용도 분석",),
    }
