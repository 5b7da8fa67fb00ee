"""Prizes of companies, teams and persons, where a city stands near."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "소프트웨어 기업 한결소프트가 2024 공공데이터 활용 경진대회에서 대상을 받았다. 이 회사는 전주시가 "
        "개방한 자료를 썼다.",
        "㈜누리별은 2024 공공데이터 활용 공모전에서 최우수상을 수상했다. 전주시의 버스 자료를 이용했다.",
        "2024 데이터 분석 경진대회에서 바람개비 팀이 대상을 받았다. 전주시 버스 자료를 썼다.",
        "전주 출신 개발자 조은솔 씨는 2024 데이터 분석 공모전에서 대상을 탔다. 전주시 자료가 바탕이다.",
        "데이터 기업 나래웍스(대표 김한결)가 2024 대한민국 데이터 대상에서 행정안전부 장관상을 받았다. "
        "전주시와 협력한 앱이다.",
        "너른랩이 앱을 내놨다. 2024 데이터 분석 경진대회에서 대상을 받았다. 앱은 전주시 자료를 쓴다.",
        "한빛대학교 학생들이 2024년 데이터 분석 경진대회에서 최우수상을 받았다. 전주시의 자료를 분석했다.",
    ],
)
def test_what_a_stranger_won_is_no_city_s(read: Any, text: str) -> None:
    assert read(text).awards == ()


@pytest.mark.parametrize(
    "text",
    [
        "전주시는 ㈜누리별이 개발한 모델로 2024 데이터 분석 경진대회에서 대상을 받았다.",
        "전주시는 자료로 바빴다. ㈜누리별이 주최한 2024 데이터 분석 경진대회에서 대상을 받았다.",
        "전주시의 앱은 학생들이 즐겨 쓴다. 2024 데이터 분석 경진대회에서 대상을 받았다.",
        "지역 기업이 반긴다. 전주시가 2024 데이터 분석 경진대회에서 대상을 받았다고 밝혔다.",
    ],
)
def test_a_stranger_beside_it_takes_nothing_from_a_city(only: Any, text: str) -> None:
    assert (only(text).recipient, only(text).grade) == ("전북특별자치도 전주시", "대상")


@pytest.mark.parametrize(
    "text",
    [
        "설 주무관은 지난해에도 행정안전부가 연 공무원 빅데이터 분석 발표대회에서 우수상을 탄 장인이다.",
        "박 팀장은 2022년에도 공공데이터 활용 경진대회에서 장려상을 받은 바 있다.",
        "그는 앞서 공공 빅데이터 분석 공모전에서 우수상을 거머쥔 실력자다.",
        "박 주무관이 지난해 데이터 분석 공모전 최우수상을 차지한 데 이어 올해는 책을 냈다.",
        "김 과장과 이 주무관은 각각 공공데이터 경진대회에서 최우수상과 우수상을 탔다.",
    ],
)
def test_a_prize_of_an_official_is_not_the_county_s(read: Any, text: str) -> None:
    assert read("장수군이 데이터 행정에 힘을 쏟고 있다. " + text).awards == ()


def test_what_an_official_says_of_a_prize_makes_it_nobody_else_s(only: Any) -> None:
    text = "장수군이 2024년 데이터 분석 공모전에서 대상을 받았다. 박 팀장은 “대상을 받을 줄 몰랐다”고 했다."
    assert (only(text).recipient, only(text).grade) == ("전북특별자치도 장수군", "대상")


@pytest.mark.parametrize(
    "text",
    [
        "강릉시 이하나 주무관이 데이터 전문가로 이름났다. 이 주무관은 오래 데이터를 다뤘다. "
        "지난해에는 진흥원이 연 공무원 빅데이터 경진대회에서 최우수상을 탔다.",
        "강릉시 정보과 이하나 팀장이 이름났다. 이 팀장은 지난해 데이터 분석 경진대회에 개인 자격으로 나가 "
        "대상을 받았다.",
        "강릉시는 한 직원이 공무원 데이터 분석 경진대회에 개인 자격으로 출전해 장려상을 받았다고 밝혔다.",
        "강릉시 정보과 이하나(38·전산 7급) 주무관이 ‘2024년 공공데이터 발전 유공’ 국무총리 표창을 받았다.",
    ],
)
def test_an_official_s_earlier_prize_is_not_the_city_s(read: Any, text: str) -> None:
    assert read(text).awards == ()


def test_nor_is_one_in_a_headline(read: Any) -> None:
    title = "강릉시 이하나 주무관, 공공데이터 발전 유공 국무총리 표창"
    assert read("강릉시가 데이터 교육을 열었다.", title=title).awards == ()


def test_a_city_s_prize_after_an_official_s_words_stays_its_own(read: Any) -> None:
    text = (
        "강릉시가 2024년 데이터 분석 경진대회에서 대상을 받았다. 이하나 과장은 “모두의 노력”이라고 말했다. "
        "한편 지난해 공공데이터 활용 경진대회에서는 최우수상을 받았다."
    )
    assert [a.grade for a in read(text).awards] == ["대상", "최우수상"]


@pytest.mark.parametrize(
    "rest", ["시가 처음 받은 정부 표창이다.", "옛 명주군과 합친 뒤 처음 받은 정부 표창이다."]
)
def test_a_word_for_any_prize_sums_up_the_one_before(only: Any, rest: str) -> None:
    award = only("강릉시가 2024년 데이터기반행정 활성화 유공 국무총리 표창을 받았다. " + rest)
    assert (award.recipient, award.grade) == ("강원특별자치도 강릉시", "국무총리 표창")


@pytest.mark.parametrize(
    "told",
    [
        "우수 교육생 3명은 연말 장관 표창을 받는다.",
        "성적이 좋은 두 명에게는 국무총리 표창을 준다.",
        "실적이 돋보인 공무원 가운데 12명이 장관상을 받았다.",
        "끝까지 남은 다섯 명도 장관 표창을 안았다.",
        "수료생은 장관 표창을 받는다.",
    ],
)
def test_a_prize_of_some_people_is_no_city_s(read: Any, told: str) -> None:
    text = f"상주시가 데이터 교육을 마쳤다. 2024년 공공데이터 발전 유공에 대비한 자리다. {told}"
    assert read(text).awards == ()


@pytest.mark.parametrize(
    ("who", "prize"),
    [
        ("상주시는", "시장 표창을 받는다."),
        ("상주시가", "상주시장상을 받게 됐다."),
        ("충청북도는", "도지사 표창을 받는다."),
        ("울산광역시는", "시장 표창을 받았다."),
        ("경상남도교육청은", "교육감 표창을 받았다."),
    ],
)
def test_nobody_wins_the_prize_of_its_own_head(read: Any, who: str, prize: str) -> None:
    assert read(f"2024년 공공데이터 활용 경진대회에서 {who} {prize}").awards == ()


def test_the_prize_of_another_s_head_is_won(only: Any) -> None:
    text = "대구 군위군이 2024년 공공데이터 활용 경진대회에서 대구시장 표창을 받았다."
    assert (only(text).recipient, only(text).grade) == ("대구광역시 군위군", "시장 표창")
