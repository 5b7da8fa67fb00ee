"""Sums that each holder of a grade gets."""

from datetime import date
from typing import Any

import pytest

NAME = "2022년 데이터기반행정 실태점검"
ROUND = f"행정안전부가 {NAME} 결과에 따라 지방자치단체에 특별교부세를 나눠 준다. "
WON = "최우수 기초는 경기 하남시와 경북 의성군이다. 기초 우수로는 구리시, 충남 서천군이 이름을 올렸다."
EXPECTED = {"하남시": 50_000_000, "의성군": 50_000_000, "구리시": 40_000_000, "서천군": 40_000_000}


def money(read: Any, text: str) -> dict[str, int | None]:
    awards = read(text, published=date(2023, 6, 9)).awards
    return {award.recipient.split()[-1]: award.incentive_krw for award in awards}


@pytest.mark.parametrize(
    "sentence",
    [
        "최우수에는 5,000만 원, 우수에는 4,000만 원이 주어진다. ",
        "최우수에는 각각 5천만 원, 우수에는 각각 4천만 원이 간다. ",
        "최우수기관에는 5,000만 원이, 우수기관에는 4,000만 원이 돌아간다. ",
        "최우수 2곳은 5천만원, 우수 20곳은 4천만원을 받는다. ",
        "최우수 지자체엔 특별교부세 5천만 원을, 우수 지자체엔 4천만 원을 준다. ",
    ],
)
def test_each_holder_of_a_grade_gets_its_sum(read: Any, sentence: str) -> None:
    assert money(read, ROUND + sentence + WON) == EXPECTED


@pytest.mark.parametrize(
    "sentence",
    [
        "지난 일이지만 시민에는 5,000만 원, 기업에는 4,000만 원이 든다. ",
        "사업비 5,000만 원은 내년에 쓴다. ",
    ],
)
def test_sums_of_others_are_nobodys(read: Any, sentence: str) -> None:
    assert set(money(read, ROUND + sentence + WON).values()) == {None}


def test_who_holds_the_grade_and_was_left_out_gets_nothing(read: Any) -> None:
    text = ROUND + "최우수에는 5,000만 원, 우수에는 4,000만 원이 간다. " + WON
    told = money(read, text + " 충주시는 우수 등급을 받고도 이번 명단에서 빠졌다.")
    assert told == EXPECTED | {"충주시": None}


def test_the_sums_of_two_evaluations_are_told_by_grade(read: Any) -> None:
    text = (
        "하남시가 데이터로만 특별교부세 9,000만 원을 벌었다. 시는 2022년도 실적을 놓고 "
        "공공데이터 부문 최우수, 데이터기반행정 부문 우수 지자체로 뽑혔다. "
        "최우수에는 5,000만 원, 우수에는 4,000만 원이 주어진다."
    )
    awards = read(text, title="하남시 공공데이터 ‘최우수’", published=date(2023, 6, 9)).awards
    assert {a.programme: a.incentive_krw for a in awards} == {
        "open-data": 50_000_000,
        "data-based-administration": 40_000_000,
    }


CONTEST = (
    "행정안전부는 ‘2023년 데이터 분석·활용 공모전’ 수상 기관을 확정했다. 대상은 국민연금공단이 받았다. "
    "최우수상은 서울 관악구와 경남 진주시에 돌아갔다. "
)
EACH = {"국민연금공단": 7_000_000, "관악구": 4_000_000, "진주시": 4_000_000}


@pytest.mark.parametrize(
    "sentence",
    [
        "대상 기관에는 상금 700만 원, 최우수상 두 곳에는 400만 원씩이 주어진다.",
        "상금은 대상 700만 원, 최우수상 400만 원이다.",
        "대상 수상 기관은 상금 700만 원을, 최우수상 수상 기관은 400만 원을 받는다.",
        "상금으로 대상에 700만 원, 최우수상 2곳에 각 400만 원이 돌아간다.",
        "대상(1곳)은 상금 700만 원, 최우수상(2곳)은 400만 원씩이다.",
    ],
)
def test_each_holder_of_a_rank_gets_its_sum(read: Any, sentence: str) -> None:
    assert money(read, CONTEST + sentence) == EACH


@pytest.mark.parametrize(
    "sentence",
    ["최우수상 두 곳에 상금 800만 원이 주어진다.", "평가 대상 20곳에 상금 700만 원이 주어진다."],
)
def test_one_sum_for_several_is_that_of_none(read: Any, sentence: str) -> None:
    assert set(money(read, CONTEST + sentence).values()) == {None}


GRADED = "시흥시가 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. "


@pytest.mark.parametrize(
    "text",
    [
        GRADED + "시가 올해 받은 상은 모두 31건, 상금과 인센티브는 4억 7천만 원에 이른다.",
        "시흥시가 상을 모아 봤다. 모두 31건, 상금과 인센티브는 4억 7천만 원이다. " + GRADED,
        GRADED + "시는 각종 평가에서 28개 상을 받아 인센티브 12억 원을 확보했다.",
        GRADED + "시는 올해 45건을 수상해 상사업비 9억 3천만 원을 땄다.",
        GRADED + "민선 8기 들어 확보한 인센티브는 모두 21억 원이다.",
        GRADED + "지금까지 시가 딴 상사업비는 9억 3천만 원이다.",
        GRADED + "지난 한 해 동안 거둔 시상금은 3억 원이다.",
        GRADED + "시는 누적 인센티브가 8억 원을 넘었다.",
    ],
)
def test_a_sum_of_many_prizes_is_that_of_no_award(only: Any, text: str) -> None:
    assert only(text).incentive_krw is None


@pytest.mark.parametrize(
    "text",
    [
        GRADED[:-2] + ". 시는 인센티브 4천만 원을 확보했고 외부 평가에서 12관왕에 올랐다.",
        GRADED + "새 데이터 50건을 연 공로로 인센티브 4천만 원을 확보했다.",
        GRADED + "데이터 총 120건을 개방해 인센티브 4천만 원을 확보했다.",
        "각종 평가에서 성과를 내온 시흥시가 2024년 데이터기반행정 실태점검에서 우수 등급을 받아 인센티브 "
        "4천만 원을 확보했다.",
    ],
)
def test_a_sum_beside_many_prizes_is_still_the_award_s(only: Any, text: str) -> None:
    assert only(text).incentive_krw == 40_000_000


@pytest.mark.parametrize(
    "rest",
    [
        "우수기관으로 각각 선정돼 모두 9천만 원의 특별교부세를 받는다.",
        "우수기관으로 각각 뽑혀 특별교부세 9천만 원을 확보했다.",
        "우수기관으로 나란히 이름을 올려 9천만 원의 재정 인센티브를 받았다.",
    ],
)
def test_one_sum_for_two_programmes_is_neither_s(read: Any, rest: str) -> None:
    text = (
        "부천시는 ‘2022년 데이터기반행정 실태점검’ 최우수기관, ‘2022년 공공데이터 제공 운영실태 평가’ " + rest
    )
    awards = read(text).awards
    assert [(a.grade, a.incentive_krw) for a in awards] == [("최우수", None), ("우수", None)]


def test_a_sum_told_with_each_programme_is_its_own(read: Any) -> None:
    text = (
        "부천시는 2022년 데이터기반행정 실태점검에서 우수기관으로 뽑혀 4천만 원의 특별교부세를, 2022년 "
        "공공데이터 제공 운영실태 평가에서 우수기관으로 뽑혀 5천만 원의 특별교부세를 받았다."
    )
    assert [a.incentive_krw for a in read(text).awards] == [40_000_000, 50_000_000]


@pytest.mark.parametrize("winner", ["대상팀에는", "대상작에는", "대상 팀에는", "대상에는"])
def test_the_sum_of_a_team_is_that_of_its_rank(read: Any, winner: str) -> None:
    text = (
        "‘2024년 데이터분석 공모전’에서 경기 구리시가 대상을, 전북 정읍시가 최우수상을 차지했다. "
        f"정읍시는 누수 구간을 예측했다. {winner} 상금 500만 원, 최우수상에는 300만 원이 수여됐다."
    )
    assert [a.incentive_krw for a in read(text).awards] == [5_000_000, 3_000_000]


def test_a_word_of_denial_in_the_name_of_a_case_leaves_nobody_out(read: Any) -> None:
    text = (
        "경기도가 연 ‘2024 경기도 데이터 활용 우수사례 발표대회’가 끝났다. 우수상(상금 200만 원)은 하남시의 "
        "‘등록 누락 찾기’가, 장려상(100만 원)은 구리시의 ‘약국 접근성 분석’이 나눠 가졌다."
    )
    money = {a.recipient: a.incentive_krw for a in read(text).awards}
    assert money == {"경기도 하남시": 2_000_000, "경기도 구리시": 1_000_000}
