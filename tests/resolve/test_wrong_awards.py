"""Sentences that speak of a grade or a prize which is nobody's, or not that of who stands nearest."""

from typing import Any

import pytest

HELD = "행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. "


def told(read: Any, text: str) -> list[tuple[str, str | None]]:
    return [(award.recipient, award.grade) for award in read(text).awards]


@pytest.mark.parametrize(
    "sentence",
    [
        # how many, or what share, hold the grade
        "전국 679개 기관 중 293곳이 우수 등급을 받았지만 합천군의 이름은 보이지 않았다.",
        "합천군이 속한 도에서는 18개 시군 가운데 4곳이 우수, 9곳이 미흡이었다.",
        "36.2%가 우수, 43.5%가 미흡 등급을 받았다고 합천군은 설명했다.",
        "합천군을 뺀 절반이 미흡 등급에 머물렀다.",
        "합천군은 도내에서 우수기관이 해마다 늘고 있다고 했다.",
        "합천군이 속한 군 단위에서는 우수기관이 한 곳도 없었다.",
        "합천군 이웃에는 우수기관이 많다.",
        # who holds it is not said
        "합천군은 미흡 등급을 받은 한 이웃 군청을 도왔다.",
        "합천군은 우수기관에 선정된 어느 지자체를 찾아 배웠다.",
        "합천군은 한 번도 우수를 놓치지 않은 곳은 열 곳 남짓이라고 했다.",
        # nobody holds it
        "합천군은 결과 공개를 거부했다. 미흡을 받은 군은 없는 것으로 알려졌다.",
        "합천군은 말을 아꼈다. 미흡 등급을 받은 지자체가 단 한 곳도 나오지 않았다.",
        "합천군은 말을 아꼈다. 미흡에 그친 곳은 한 곳도 없었다.",
        "합천군은 말을 아꼈다. 미흡 등급은 아무도 받지 않았다.",
        "합천군은 침묵했다. 우수 등급을 받은 군은 이번에도 없다.",
        # the word itself is spoken of
        '합천군 팀장은 "우수기관이라는 간판보다 옆 부서 자료를 보는 일이 급하다"고 말했다.',
        "합천군은 우수기관이라는 목표를 내걸었다.",
        '합천군 관계자는 "우수기관이란 이름이 부끄럽다"고 했다.',
        # not reached, or lost
        "합천군은 최고 등급까지는 아직 거리가 멀다.",
        "합천군은 우수 등급까지 2점이 모자랐다.",
        "합천군은 올해 우수기관 명단에서 또 빠졌다.",
        "합천군은 우수기관에서 밀려났다.",
        "합천군은 우수 등급에서 제외됐다.",
        "합천군은 우수기관 명단에 없었다.",
        "합천군은 우수 등급 문턱에서 미끄러졌다.",
        "합천군은 우수기관이라는 네 글자를 가슴에 새겼다.",
        # wished, planned, or due
        "합천군수는 “우리 군도 우수를 받았으면 좋겠다”고 했다.",
        "합천군은 우수기관이 됐으면 한다고 밝혔다.",
        "합천군은 우수 등급을 받는다는 청사진을 내놨다.",
        "합천군은 우수 등급을 받자는 결의를 다졌다.",
        "합천군은 우수 등급을 받아야 한다는 주문을 들었다.",
        "합천군은 우수기관으로 선정되는 것이 꿈이다.",
        "합천군은 우수 등급 획득을 위해 보고회를 열었다.",
        # imagined, expected, or the scale
        "합천군이 우수 등급을 받았더라면 4천만 원을 확보할 수 있었다.",
        "합천군은 다음 점검에서 우수 등급이 유력하다.",
        "우수기관 선정이 눈앞이라고 합천군은 자신했다.",
        "우수 등급은 80점 이상, 보통은 60점 이상이다. 합천군은 아직 결과를 받지 못했다.",
    ],
)
def test_a_grade_that_is_nobodys_is_no_award(read: Any, sentence: str) -> None:
    assert told(read, HELD + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("하남시와 합천군 2곳이 우수 등급을 받았다.",
         [("경기도 하남시", "우수"), ("경상남도 합천군", "우수")]),
        ("하남·양평·합천 3개 시군은 모두 우수였다.",
         [("경기도 하남시", "우수"), ("경기도 양평군", "우수"), ("경상남도 합천군", "우수")]),
        ("합천군은 한 번도 우수를 놓치지 않았다.", [("경상남도 합천군", "우수")]),
        ("합천군은 4년 내리 우수를 내주지 않았다.", [("경상남도 합천군", "우수")]),
        ("합천군은 미흡을 면치 못했다.", [("경상남도 합천군", "미흡")]),
        ("합천군은 우수기관이라는 이름을 얻었다.", [("경상남도 합천군", "우수")]),
        ("합천군은 우수에서 보통으로 한 계단 내려왔다.", [("경상남도 합천군", "보통")]),
        ("하남시가 우수 등급을 받은 가운데 합천군은 다음 기회를 노린다.", [("경기도 하남시", "우수")]),
        ("합천군은 최고 등급까지 거머쥐었다.", [("경상남도 합천군", "우수")]),
        ("최고 등급을 받은 곳은 합천군과 하남시다.",
         [("경상남도 합천군", "우수"), ("경기도 하남시", "우수")]),
    ],
)  # fmt: skip
def test_a_grade_that_is_told_of_names_is_theirs(
    read: Any, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read, HELD + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "합천군 회계과 강나라 주무관(41)이 2024년 공무원 데이터 분석 발표대회에서 최우수상을 받았다.",
        "합천군 소속 강나라 연구사(여·38)는 2024년 공무원 데이터 분석 발표대회에서 대상을 차지했다.",
        "합천군에 사는 강나라 대학생(22)이 2024년 데이터 분석 공모전에서 우수상을 받았다.",
        "합천군 강나라 팀장(45)이 2024년 데이터 분석 경진대회에서 대상을 탔다.",
        "합천군 소속 공무원 3명이 2024년 데이터 분석 경진대회에서 우수상을 받았다.",
        "합천군은 2024년 데이터 분석 공모전에서 대상을 받은 시민에게 상금 100만 원을 줬다.",
        "합천군이 특강을 열었다. 강 강사는 2024년 데이터 분석 공모전에서 대상을 받은 뒤 강의를 한다.",
        "합천군은 특강을 마련했다. 강나라 교수는 2024년 데이터 분석 경진대회에서 우수상을 받았다.",
        "합천군은 2024년 데이터 분석 공모전에서 대상을 받은 강나라 박사를 강사로 불렀다.",
        "합천군이 특강을 열었다. 강사는 2024년 데이터 공모전에서 장관상을 받은 한빛연구소 강나라 소장이다.",
        "합천군이 부른 강나라 대표는 2024년 데이터 시각화 대회에서 최우수상을 차지한 바 있다.",
    ],
)
def test_a_prize_of_a_person_with_an_age_is_no_award(read: Any, sentence: str) -> None:
    assert told(read, sentence) == []


@pytest.mark.parametrize(
    "line",
    ["부산 북구, 적극행정 최우수기관", "양평군, 정보공개 2년 연속 우수기관", "하남시, 청렴도 우수 등급"],
)
def test_another_evaluation_may_be_named_by_its_topic_alone(read: Any, line: str) -> None:
    text = f"{HELD}합천군은 우수기관으로 뽑혔다.\n\n· {line}"
    assert told(read, text) == [("경상남도 합천군", "우수")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("군위군이 대구시 식구가 된 뒤 받은 데이터기반행정 성적표에 '우수'가 찍혔다.", "대구광역시 군위군"),
        ("울주군이 울산시 자료를 함께 쓰며 데이터기반행정 평가에서 '우수'를 받았다.", "울산광역시 울주군"),
        ("합천군이 경상남도 교육을 마친 뒤 데이터기반행정 평가에서 '우수'를 받았다.", "경상남도 합천군"),
    ],
)  # fmt: skip
def test_a_name_that_modifies_a_noun_behind_the_subject_is_not_the_winner(
    only: Any, text: str, name: str
) -> None:
    assert only(text).recipient == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("기상청 제공\n\n전남 해남이 자료로 행정을 이끄는 고장으로 꼽혔다. 해남은 ", "전라남도 해남군"),
        ("한국관광공사 자료\n\n경북 울진이 관광객을 부르는 고장이 됐다. 울진은 ", "경상북도 울진군"),
        ("2025.03.22 (토)\n산림청 사진\n\n경남 함양의 이야기다. 함양은 ", "경상남도 함양군"),
    ],
)
def test_a_bare_name_is_known_by_its_province_and_a_credit_is_no_winner(
    only: Any, head: str, name: str
) -> None:
    award = only(head + "행정안전부의 2024년 데이터기반행정 실태점검에서 우수기관에 이름을 올렸다.")
    assert (award.recipient, award.grade) == (name, "우수")
