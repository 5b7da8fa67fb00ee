"""Round-ups: many winners of several grades, ranks and sums in one article."""

from datetime import date
from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
HELD = f"행정안전부가 {NAME} 결과를 공개했다. "
PRIZES = "행정안전부는 2024년 데이터기반행정 활성화 유공 포상 대상을 발표했다.\n"


def told(read: Any, text: str, **fields: Any) -> dict[str, str | None]:
    """Own names of the winners with their grades, of awards of 2024."""
    awards = read(text, **fields).awards
    assert {award.evaluation_year for award in awards} == {2024}
    assert len(awards) == len({award.recipient for award in awards})
    return {award.recipient.split()[-1]: award.grade for award in awards}


def grades(listed: str) -> dict[str, str]:
    """'하남시 우수, 구리시 보통' as a mapping."""
    return dict(item.split(" ", 1) for item in listed.split(", "))


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("경남 도내에서는 김해·양산은 우수, 밀양·함안은 보통, 의령은 미흡이었다.",
         "김해시 우수, 양산시 우수, 밀양시 보통, 함안군 보통, 의령군 미흡"),
        ("전남에서는 여수와 순천이 우수 등급을 받았다. 목포와 무안은 보통에 그쳤고, 신안은 미흡으로 "
         "분류됐다.",
         "여수시 우수, 순천시 우수, 목포시 보통, 무안군 보통, 신안군 미흡"),
        ("하남시와 구리시는 우수를, 가평군은 보통을, 과천시는 미흡을 각각 받았다.",
         "하남시 우수, 구리시 우수, 가평군 보통, 과천시 미흡"),
        ("하남시(우수), 구리시(보통), 가평군(미흡) 순이었다.", "하남시 우수, 구리시 보통, 가평군 미흡"),
        ("하남·구리 두 시는 미흡을 면치 못했다.", "하남시 미흡, 구리시 미흡"),
        ("서산시와 태안군, 홍성군은 4개 지표 모두에서 높은 점수를 얻은 데다 민간 데이터까지 함께 쓴 "
         "점이 인정돼 "
         "나란히 우수 등급을 거머쥐었다.", "서산시 우수, 태안군 우수, 홍성군 우수"),
        ("경북에서는 포항과 경주, 김천이, 대구에서는 달성군과 군위군이 우수 등급에 들었다.",
         "포항시 우수, 경주시 우수, 김천시 우수, 달성군 우수, 군위군 우수"),
        ("광역에서는 충남도와 경북도가, 기초에서는 하남시가 우수기관으로 뽑혔다.",
         "충청남도 우수, 경상북도 우수, 하남시 우수"),
        ("우수기관으로 하남시, 구리시, 양평군을 선정했다.", "하남시 우수, 구리시 우수, 양평군 우수"),
        ("하남시는 3년 연속 우수를 이어 갔으며 안양과 시흥, 의정부도 명단에 포함됐다.",
         "하남시 우수, 안양시 우수, 시흥시 우수, 의정부시 우수"),
        ("하남시가 우수기관에 이름을 올렸고 구리시도 같은 명단에 들었다.", "하남시 우수, 구리시 우수"),
        ("음성군이 5년 연속 우수라는 기록을 썼고 진천군도 우수 명단에 들었다.", "음성군 우수, 진천군 우수"),
        ("최우수에는 하남시와 구리시가 뽑혔다. 우수기관은 12곳이다. 광역에서는 경북도, 기초에서는 "
         "광양시와 음성군 "
         "등 11곳이다.", "하남시 최우수, 구리시 최우수, 경상북도 우수, 광양시 우수, 음성군 우수"),
        ("\n▲우수=하남시·구리시\n▲보통=가평군\n▲미흡=과천시",
         "하남시 우수, 구리시 우수, 가평군 보통, 과천시 미흡"),
        ("\n우수: 하남시, 구리시\n보통: 가평군, 연천군\n미흡: 과천시",
         "하남시 우수, 구리시 우수, 가평군 보통, 연천군 보통, 과천시 미흡"),
    ],
)  # fmt: skip
def test_every_name_of_a_round_up_gets_its_own_grade(read: Any, sentences: str, expected: str) -> None:
    assert told(read, HELD + sentences) == grades(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024년 데이터 분석 경진대회에서 대상은 하남시, 최우수상은 구리시에, 우수상은 양평군에 각각 "
         "돌아갔다.",
         "하남시 대상, 구리시 최우수상, 양평군 우수상"),
        ("하남시가 2024년 데이터 분석 경진대회에서 대상을 차지했다. 최우수상(상금 200만 원)은 ‘안심길’을 낸 "
         "구리시에, 우수상은 양평군과 가평군에 돌아갔다.",
         "하남시 대상, 구리시 최우수상, 양평군 우수상, 가평군 우수상"),
        (PRIZES + "▲대통령 표창=하남시\n▲국무총리 표창=구리시\n▲장관 표창=양평군·가평군",
         "하남시 대통령 표창, 구리시 국무총리 표창, 양평군 장관 표창, 가평군 장관 표창"),
        ("행정안전부는 ‘2024년 디지털정부 혁신 유공’ 시상식을 열어 상을 줬다. 데이터기반행정 분야 "
         "대통령 표창은 "
         "하남시가 안았다. 장관 표창은 대전 서구와 한국수력원자력이 나눠 가졌다. 장관 표창은 두 점 늘었다.",
         "하남시 대통령 표창, 서구 장관 표창, 한국수력원자력 장관 표창"),
    ],
)  # fmt: skip
def test_every_rank_of_a_contest_goes_to_whom_it_names(read: Any, text: str, expected: str) -> None:
    assert told(read, text) == grades(expected)


def test_each_subject_has_its_own_evaluation(read: Any) -> None:
    text = (
        f"행정안전부는 ‘{NAME}’과 ‘2024년 공공데이터 제공 운영실태 평가’ 결과를 함께 공개했다. "
        "하남시는 공공데이터에서, 합천군은 데이터기반행정에서 각각 우수 등급을 받았다."
    )
    assert [(award.recipient, award.programme) for award in read(text).awards] == [
        ("경기도 하남시", "open-data"),
        ("경상남도 합천군", "data-based-administration"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023년 점검에서 보통이던 하남시는 우수로 올라섰다. 구리시는 보통이다.",
         {("하남시", 2023, "보통"), ("하남시", 2024, "우수"), ("구리시", 2024, "보통")}),
        ("하남시는 우수 등급을 받았다. 지난해 우수였던 구리시는 보통으로 떨어졌다. 가평군도 보통이다.",
         {("하남시", 2024, "우수"), ("구리시", 2023, "우수"), ("구리시", 2024, "보통"),
          ("가평군", 2024, "보통")}),
        ("2023년 평가에서 우수였던 하남시는 미흡으로 내려앉았다. 가평군도 미흡이다.",
         {("하남시", 2023, "우수"), ("하남시", 2024, "미흡"), ("가평군", 2024, "미흡")}),
        ("하남시는 보통에 머물렀다. 시는 2023년 점검에서 우수기관에 오른 양평군을 찾아 배웠다.",
         {("하남시", 2024, "보통"), ("양평군", 2023, "우수")}),
        ("하남시는 우수 등급을 받았다. 2023년만 해도 ‘미흡’이었던 시는 껑충 뛰었다. 구리시는 보통이다.",
         {("하남시", 2024, "우수"), ("하남시", 2023, "미흡"), ("구리시", 2024, "보통")}),
    ],
)  # fmt: skip
def test_a_year_that_is_only_compared_with_is_not_that_of_the_others(
    read: Any, text: str, expected: set[tuple[str, int, str]]
) -> None:
    awards = read(HELD + text).awards
    assert {(a.recipient.split()[-1], a.evaluation_year, a.grade) for a in awards} == expected
    assert len(awards) == len(expected)


def test_a_later_winner_of_a_contest_has_its_year(read: Any) -> None:
    text = (
        "하남시가 ‘2019년 데이터 분석 경진대회’에서 우수상을 받았다고 밝혔다. 올해 대회에는 79곳이 응모했다. "
        "대상은 구리시에 돌아갔다."
    )
    awards = read(text, published=date(2019, 11, 15)).awards
    assert [(a.grade, a.evaluation_year) for a in awards] == [("우수상", 2019), ("대상", 2019)]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (f"{HELD}인센티브도 준다. 최우수에는 하남시와 구리시가 뽑혔다. 이들 2곳에는 각각 5천만 원이 "
         "돌아간다.",
         {"하남시": 50_000_000, "구리시": 50_000_000}),
        (f"{HELD}인센티브도 준다. 우수기관으로 하남시, 구리시, 양평군을 뽑았다. 한 곳당 4천만 원이다.",
         {"하남시": 40_000_000, "구리시": 40_000_000, "양평군": 40_000_000}),
        (f"{HELD}우수 등급은 하남시와 구리시가 받았다. 우수기관 12곳은 특별교부세 4천만 원씩 받는다.",
         {"하남시": 40_000_000, "구리시": 40_000_000}),
        (f"행정안전부는 {NAME} 우수 지자체 24곳에 특별교부세 10억 원을 준다. 하남시는 우수기관에 뽑혔다.",
         {"하남시": None}),
        (f"{HELD}하남시와 구리시가 우수 등급을 받았다. 두 시는 특별교부세 9천만 원을 받는다.",
         {"하남시": None, "구리시": None}),
        ("하남시가 2024년 데이터 분석 공모전에서 대상을 받았다. 상금은 500만 원이다. 최우수상(상금 "
         "300만 원)은 "
         "구리시, 우수상(각 100만 원)은 양평군과 가평군이 차지했다.",
         {"하남시": 5_000_000, "구리시": 3_000_000, "양평군": 1_000_000, "가평군": 1_000_000}),
        ("2024년 데이터 분석 공모전 최우수상은 하남시의 ‘안심길 분석’과 구리시의 ‘빈집 분석’에 주어졌다. "
         "상금은 각각 300만 원.", {"하남시": 3_000_000, "구리시": 3_000_000}),
    ],
)  # fmt: skip
def test_money_of_each(read: Any, text: str, sums: dict[str, int | None]) -> None:
    awards = read(text).awards
    assert {award.recipient.split()[-1]: award.incentive_krw for award in awards} == sums


def test_a_sum_for_each_section_counts_for_both_evaluations(read: Any) -> None:
    text = (
        f"행정안전부는 ‘{NAME}’과 ‘2024년 공공데이터 제공 운영실태 평가’의 우수기관으로 하남시를 각각 "
        "선정하고 "
        "특별교부세를 주기로 했다. 부문별로 4000만 원씩, 모두 8000만 원이다."
    )
    assert {a.programme: a.incentive_krw for a in read(text).awards} == {
        "data-based-administration": 40_000_000,
        "open-data": 40_000_000,
    }


@pytest.mark.parametrize(
    "cases",
    [
        "우수기관 사례로는 화성시의 상권 분석, 순천시의 철새 관찰 분석이 소개됐다.",
        "우수 등급 기관 가운데 눈에 띄는 사례로 경기 화성시, 전남 순천시를 소개했다.",
        "우수기관으로 경기 화성시와 전남 순천시를 예로 들었다.",
    ],
)
def test_cases_that_a_ministry_introduces_are_of_winners(read: Any, cases: str) -> None:
    text = f"행정안전부는 13일 2024년 데이터기반행정 실태점검 및 평가 결과를 공개했다. 행안부는 {cases}"
    awards = {(a.recipient, a.evaluation_year, a.grade) for a in read(text).awards}
    assert awards == {("경기도 화성시", 2024, "우수"), ("전라남도 순천시", 2024, "우수")}


@pytest.mark.parametrize(
    "title",
    [
        "데이터기반행정 평가, 관세청·파주시 등 293곳 우수",
        "데이터기반행정 점검…관세청·파주시 등 293곳 ‘우수’",
    ],
)
def test_all_that_a_title_lists_have_won(read: Any, title: str) -> None:
    text = "행정안전부는 ‘2024년 데이터기반행정 실태점검 및 평가’ 결과를 13일 발표했다."
    awards = read(text, title=title).awards
    assert {(a.recipient, a.grade) for a in awards} == {("관세청", "우수"), ("경기도 파주시", "우수")}


@pytest.mark.parametrize(
    "announced",
    [
        "우수 기관 네 곳의 사례를 보면 쓰임새가 드러난다.\n\n",
        "우수기관의 주요 사례를 살펴보면 이렇다. ",
        "우수 등급을 받은 기관의 대표적인 사례를 들면 다음과 같다. ",
    ],
)
def test_winners_whose_cases_are_told(read: Any, announced: str) -> None:
    text = (
        f"{HELD}293개 기관이 우수 등급을 받았다. {announced}관세청은 화물 선별 모형을 만들었다."
        " 제주특별자치도는 운행 기록을 분석했다. 부산항만공사의 경우 뱃길 예보가 좋은 평을 받았다."
        "\n\n반면 어떤 곳은 울상이었다. 하남시는 결과를 공개하지 않았다."
    )
    assert set(told(read, text)) == {"관세청", "제주특별자치도", "부산항만공사"}


@pytest.mark.parametrize(
    "text",
    [
        "하남시는 우수기관 사례를 소개하는 설명회를 열었다. 구리시는 설명회에 참석했다.",
        "하남시는 우수기관의 사례를 배웠다. 구리시는 화물 선별 모형을 만들었다.",
    ],
)
def test_cases_that_others_hear_of(read: Any, text: str) -> None:
    assert read(f"{HELD}293개 기관이 우수 등급을 받았다. {text}").awards == ()
