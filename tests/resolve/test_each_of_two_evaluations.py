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
