"""Whose project a name is: of who stands right before it, and of nobody where it only uses what was done."""

from typing import Any

import pytest

WON = "하남시는 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다. "


@pytest.mark.parametrize(
    "text",
    [
        "시는 침수 이력 데이터를 개방해 보험사와 배달 플랫폼이 활용하게 했다.",
        "시가 침수 이력 데이터를 개방하자 취업 포털이 이 데이터를 가져다 쓰고 있다.",
        "시는 침수 이력 데이터를 개방했고 길찾기 앱이 이를 가져다 쓴다.",
        "시는 이용자 단체의 요청을 받아 침수 이력 데이터를 개방했다.",
        "시는 주민들의 건의에 따라 침수 이력 데이터를 개방했다.",
    ],
)
def test_who_uses_or_asks_for_it_is_no_project(only: Any, text: str) -> None:
    assert [name.split("를")[0] for name in only(WON + text).projects] == ["침수 이력 데이터"]


def test_what_uses_it_is_a_project_where_it_was_made(only: Any) -> None:
    assert "버스 도착 알림 플랫폼" in only(WON + "시는 버스 도착 알림 플랫폼을 만들었다.").projects


@pytest.mark.parametrize(
    "text",
    [
        "우수상은 하남시 ‘빈집 예측 모델’, 구리시 ‘낙석 위험 지도’, 여주시 ‘자전거 수요 예측’이 받았다.",
        "우수상은 하남시의 ‘빈집 예측 모델’, 구리시의 ‘낙석 위험 지도’, "
        "여주시의 ‘자전거 수요 예측’에 돌아갔다.",
    ],
)
def test_each_work_is_of_whom_it_follows(read: Any, text: str) -> None:
    lead = "‘2024 데이터 분석 우수사례 경진대회’에서 김포시가 대상을 받았다. "
    awards = {a.recipient.split()[-1]: a.projects for a in read(lead + text).awards if a.grade == "우수상"}
    assert awards == {
        "하남시": ("빈집 예측 모델",),
        "구리시": ("낙석 위험 지도",),
        "여주시": ("자전거 수요 예측",),
    }


@pytest.mark.parametrize(
    "text",
    [
        "“마을버스 위치 데이터를 개방하고 싶어요.”",
        "팀장은 “상권 분석 지도도 만들고 싶다”고 했다.",
        "오는 4월부터 담당자를 대상으로 분석 모델 이식 교육이 시작된다.",
    ],
)
def test_a_wish_and_what_begins_later_is_no_project(only: Any, text: str) -> None:
    assert only(WON + text).projects == ()


@pytest.mark.parametrize(
    ("paragraph", "owner"),
    [
        (
            "특히 구리시는 91.3점을 얻어 평균을 훌쩍 넘었다. 시는 왕숙천 산책로 방문객 분석을 마쳤다.",
            "구리시",
        ),
        ("오산시는 2년 연속이다. 시는 왕숙천 산책로 방문객 분석으로 조명을 바꿨다.", "오산시"),
        ("구리시의 점수는 91.3점이다. 시가 마친 왕숙천 산책로 방문객 분석이 눈길을 끌었다.", "구리시"),
        ("눈길을 끈 것은 왕숙천 산책로 방문객 분석을 한 구리시다.", "구리시"),
        ("왕숙천 산책로 방문객 분석을 다룬 오산시가 눈길을 끌었다.", "오산시"),
        # one of it is no doing
        ("하남시는 왕숙천 산책로 방문객 분석 한 건으로 구리시의 부러움을 샀다.", "하남시"),
        ("하남시는 만든 왕숙천 산책로 안전 지도 한 장을 구리시에 건넸다.", "하남시"),
        # the article's own: a new paragraph, or one that names it, too
        ("구리시는 91.3점을 얻었다.\n시는 왕숙천 산책로 방문객 분석을 마쳤다.", "하남시"),
        ("하남시는 구리시를 앞섰다. 시는 왕숙천 산책로 방문객 분석을 마쳤다.", "하남시"),
    ],
)
def test_a_paragraph_of_a_round_up_goes_on_with_whom_it_names(read: Any, paragraph: str, owner: str) -> None:
    lead = "2024년 데이터기반행정 실태점검에서 하남시와 구리시, 오산시가 우수 등급을 받았다.\n"
    winners = [a.recipient.split()[-1] for a in read(lead + paragraph).awards if a.projects]
    assert winners == [owner]


@pytest.mark.parametrize(
    ("told", "owner"),
    [
        ("고양시는 ‘안심길 지도’ 한 장을 하남시에 건넸다.", "고양시"),
        ("고양시는 왕숙천 방문객 분석 한 건으로 하남시까지 설득했다.", "고양시"),
        ("고양시는 왕숙천 방문객 분석을 한 번 하남시에 소개했다.", "고양시"),
        ("심사에서는 왕숙천 방문객 분석을 한 하남시가 눈길을 끌었다.", "하남시"),
        ("심사에서는 왕숙천 방문객 분석을 다룬 하남시가 눈길을 끌었다.", "하남시"),
        ("심사에서는 왕숙천 방문객 분석을 낸 하남시가 눈길을 끌었다.", "하남시"),
    ],
)
def test_a_work_is_of_whoever_handed_it_in(read: Any, told: str, owner: str) -> None:
    lead = "2024년 데이터기반행정 실태점검에서 고양시와 하남시가 우수 등급을 받았다. "
    winners = [a.recipient.split()[-1] for a in read(lead + told).awards if a.projects]
    assert winners == [owner]
