"""Years that stand behind the result that they date, and years that are another honour's."""

from datetime import date
from typing import Any

import pytest

_NAMED = "칠곡군은 데이터기반행정 실태점검을 꾸준히 준비했다. "


@pytest.mark.parametrize(
    ("told", "year", "times"),
    [
        ("군이 우수 등급을 받은 것은 2021년과 2022년 두 차례입니다.", 2022, 2),
        ("군이 우수 등급에 오른 해는 2022년, 2023년, 2024년이다.", 2024, 3),
        ("군이 우수기관으로 뽑힌 건 2023년과 2024년 두 번이다.", 2024, 2),
        ("우수를 받은 때는 2021년과 2024년이다.", 2024, None),
        ("군이 우수 등급을 받은 평가는 2022년 한 번뿐이다.", 2022, None),
    ],
)
def test_the_years_in_which_a_result_came_about(only: Any, told: str, year: int, times: int | None) -> None:
    award = only(_NAMED + told)
    assert (award.evaluation_year, award.grade, award.streak) == (year, "우수", times)


@pytest.mark.parametrize(
    "told",
    [
        "3년 연속은 있을 수 없다.",
        "4년 연속이 나올 수 없다.",
        "‘3년 연속’은 맞지 않는 말이다.",
        "5년 연속은 불가능하다.",
    ],
)
def test_a_run_that_cannot_be_is_none(only: Any, told: str) -> None:
    text = f"칠곡군이 2024년 데이터기반행정 실태점검에서 우수기관에 뽑혔다. 점검은 2023년에 바뀌어 {told}"
    assert only(text).streak is None


@pytest.mark.parametrize(
    "told",
    [
        "구는 2018년 지역축제 부문 장관 표창에 이어 정부가 또 한 번 알아봐 준 것이라며 반겼다.",
        "구는 2019년에도 청소행정 분야 대통령 표창을 받았다.",
        "구는 2020년 복지행정상 대상을 차지했다.",
        "2019년 자원순환 유공 국무총리 표창 이후 4년 만의 경사다.",
        "2019년 도서관 운영으로 받은 장관 표창에 이은 성과다.",
        "구는 2020년 기관 표창에 이어 두 번째 경사라고 했다.",
    ],
)
def test_the_year_of_another_honour_is_not_the_award_s(only: Any, told: str) -> None:
    text = "울주군이 데이터기반행정 실태점검에서 최고 등급인 ‘우수’를 받았다. 이 점검은 467개 기관이 받았다. "
    award = only(text + told)
    assert (award.evaluation_year, award.grade, award.agencies_evaluated) == (2022, "우수", 467)


def test_an_undated_prize_is_still_the_contest_s(only: Any) -> None:
    text = "울주군이 ‘2024년 데이터 분석 공모전’에 나갔다. 군은 행정 부문에서 장관상을 받았다."
    assert (only(text).evaluation_year, only(text).grade) == (2024, "장관상")


@pytest.mark.parametrize(
    ("told", "former"),
    [
        ("점수는 91.2점으로, 우수를 받았던 2023년의 88점보다 3.2점 올랐다.", ("우수", 88)),
        ("점수는 91.2점이다. 역시 우수였던 2023년에는 88점이었다.", ("우수", 88)),
        ("점수는 91.2점으로, 보통이었던 2023년보다 13점 올랐다.", ("보통", None)),
        ("점수는 91.2점을 받아 보통이던 2023년의 77점보다 높다.", ("보통", 77)),
        ("점수는 91.2점으로, 44.7점으로 미흡이던 2023년보다 크게 올랐다.", ("미흡", 44.7)),
    ],
)
def test_what_was_is_apart_from_what_is_reported(
    read: Any, told: str, former: tuple[str, float | None]
) -> None:
    awards = read(f"담양군이 데이터기반행정 실태점검에서 우수기관에 선정됐다. {told}").awards
    assert {a.evaluation_year: (a.grade, a.score) for a in awards} == {2024: ("우수", 91.2), 2023: former}


def test_rows_of_years_are_those_of_the_same_year(read: Any) -> None:
    text = (
        "담양군이 데이터기반행정 실태점검에서 2년 연속 우수기관에 선정됐다.\n"
        "93.4점은 우수 등급이던 2022년의 86.1점보다 7.3점 높다.\n"
        "연도별 성적\n2022년 : 86.1점(우수)\n2023년 : 93.4점(우수)"
    )
    awards = read(text, published=date(2024, 2, 19)).awards
    told = {a.evaluation_year: (a.grade, a.streak, a.score) for a in awards}
    assert told == {2023: ("우수", 2, 93.4), 2022: ("우수", None, 86.1)}


def test_the_size_of_a_former_round_dates_nothing_else(read: Any) -> None:
    text = (
        "한국농수산식품유통공사(aT)가 공공데이터 제공 운영실태 평가에서 우수 등급을 획득했다. "
        "aT는 공공기관이 처음 포함된 2019년 평가에서 520개 기관 중 미흡 등급을 받은 225곳에 들었다."
    )
    awards = {a.evaluation_year: (a.grade, a.agencies_evaluated) for a in read(text).awards}
    assert awards == {2024: ("우수", None), 2019: ("미흡", 520)}


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("데이터기반행정 우수기관 선정은 2022년부터 3년 연속이라고 칠곡군은 밝혔다.", 2024),
        ("칠곡군의 데이터기반행정 실태점검 우수기관 선정은 2021년부터 4년 연속이다.", 2024),
    ],
)
def test_the_year_since_which_is_not_the_year(only: Any, told: str, year: int) -> None:
    assert only(told).evaluation_year == year
