"""What is told of one of two evaluations won together: by its short name, in its line, of its year."""

from typing import Any

import pytest

WON = "양평군은 2024년 공공데이터 제공 운영실태 평가와 데이터기반행정 실태점검에서 모두 우수 등급을 받았다. "
OPEN, DBA = "open-data", "data-based-administration"


@pytest.mark.parametrize(
    ("told", "programme", "grade"),
    [
        ("공공데이터는 2023년 평가에서 보통에 머물렀다가 한 단계 올랐다.", OPEN, "보통"),
        ("데이터기반행정은 2023년 점검에서 보통이었는데 이번에 우수로 올라섰다.", DBA, "보통"),
        (
            "데이터기반행정은 2024년 점검에서도 잘했지만 공공데이터는 2023년 평가에서 보통이었다.",
            OPEN,
            "보통",
        ),
        ("공공데이터는 2024년 평가에서도 앞섰지만 데이터기반행정은 2023년 점검에서 보통이었다.", DBA, "보통"),
        ("공공데이터는 2년 연속 우수다. 데이터기반행정은 2023년 점검에서 미흡이었다.", DBA, "미흡"),
    ],
)
def test_the_year_before_of_one(read: Any, told: str, programme: str, grade: str) -> None:
    found = {(a.programme, a.evaluation_year, a.grade) for a in read(WON + told).awards}
    assert found == {(OPEN, 2024, "우수"), (DBA, 2024, "우수"), (programme, 2023, grade)}


@pytest.mark.parametrize(
    "told",
    [
        "\n○ 공공데이터 제공 운영실태: 92.4점\n○ 데이터기반행정 실태점검: 81.7점",
        "\n- 공공데이터 평가 : 92.4점\n- 데이터기반행정 점검 : 81.7점",
        "점수는 공공데이터 92.4점, 데이터기반행정 81.7점이다.",
        "공공데이터 운영실태 점수는 92.4점, 데이터기반행정 점수는 81.7점이었다.",
    ],
)
def test_the_score_of_each(read: Any, told: str) -> None:
    assert {a.programme: a.score for a in read(WON + told).awards} == {OPEN: 92.4, DBA: 81.7}


FORMER_AND_LATTER = (
    "하남시의 성적표 두 장이 나왔다. 하나는 2023년 데이터기반행정 실태점검, 다른 하나는 "
    "2023년 공공데이터 제공 운영실태 평가다.\n\n"
)


@pytest.mark.parametrize(
    "told",
    [
        "전자에서 시는 ‘우수’에 들었다. 후자는 ‘보통’이었다. 후자의 점수는 77.9점이다.",
        "시는 나중 것에서 77.9점으로 ‘보통’을, 먼저 것에서 ‘우수’를 받았다.",
        "시는 앞의 점검에서 ‘우수’ 기관으로 뽑혔다. 뒤의 평가에서는 77.9점으로 ‘보통’에 머물렀다.",
    ],
)
def test_the_former_and_the_latter(read: Any, told: str) -> None:
    awards = {a.programme: (a.grade, a.score) for a in read(FORMER_AND_LATTER + told).awards}
    assert awards == {"data-based-administration": ("우수", None), "open-data": ("보통", 77.9)}


def test_the_sides_of_two_evaluations(read: Any) -> None:
    text = (
        "하남시는 데이터 평가 두 개를 모두 ‘우수’로 마쳤다.\n\n오래 해 온 것은 데이터기반행정 쪽이다. "
        "2025년 실태점검으로 5년 연속 ‘우수’를 채웠다. 2025년 공공데이터 제공 운영실태 평가 쪽은 처음 "
        "‘우수’에 올랐다.\n\n공공데이터 쪽이 98.2점, 데이터기반행정 쪽이 90.5점이다."
    )
    awards = {a.programme: (a.streak, a.score) for a in read(text).awards}
    assert awards == {"data-based-administration": (5, 90.5), "open-data": (None, 98.2)}


def test_a_run_of_one_is_no_result_of_the_other(read: Any) -> None:
    text = (
        "하남시는 2022년 공공데이터 제공 운영실태 평가에서 최우수, 2022년 데이터기반행정 실태점검에서 "
        "우수 기관이 됐다. 데이터기반행정 ‘우수’는 2년 연속이지만 공공데이터 ‘최우수’는 처음이다."
    )
    awards = {a.programme: (a.grade, a.streak) for a in read(text).awards}
    assert awards == {"data-based-administration": ("우수", 2), "open-data": ("최우수", None)}
