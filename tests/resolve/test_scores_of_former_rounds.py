"""Results of earlier rounds that a score alone tells, and what is none of them."""

from typing import Any

import pytest

NAME = "데이터기반행정 실태점검"
Told = dict[int, tuple[str | None, float | None]]


def told(read: Any, text: str, who: str = "경상남도 합천군") -> Told:
    return {a.evaluation_year: (a.grade, a.score) for a in read(text).awards if a.recipient == who}


@pytest.mark.parametrize(
    "sentence",
    [
        "2023년 평가 때의 84.2점과 비교하면 7.9점이 올랐다.",
        "2023년 평가에서 84.2점을 받았던 군은 1년 새 7.9점을 더 쌓았다.",
        "2023년 84.2점보다 7.9점 높다.",
        "2023년(84.2점)보다 7.9점 높다.",
        "2023년 점수는 84.2점이었다.",
        "84.2점이던 2023년과 견주면 7.9점이 올랐다.",
        "84.2점을 받았던 2023년보다 7.9점이 올랐다.",
        "2023년 84.2점에서 92.1점으로 올랐다.",
        "기초자치단체 평균은 63.2점이다. 2023년 평가 때의 84.2점과 비교하면 7.9점이 올랐다.",
    ],
)
@pytest.mark.parametrize(("grade", "former"), [("2년 연속 우수", "우수"), ("우수", None)])
def test_a_score_of_an_earlier_round(read: Any, sentence: str, grade: str, former: str | None) -> None:
    text = f"합천군이 2024년 {NAME}에서 92.1점을 받아 {grade} 등급을 달성했다. {sentence}"
    assert told(read, text) == {2024: ("우수", 92.1), 2023: (former, 84.2)}


@pytest.mark.parametrize("sentence", ["전년도에는 84.2점이었다.", "전년 84.2점에서 7.9점 올랐다."])
def test_the_round_before_is_told_with_a_streak(read: Any, sentence: str) -> None:
    text = f"합천군이 2024년 {NAME}에서 92.1점을 받아 2년 연속 우수 등급을 달성했다. {sentence}"
    assert told(read, text) == {2024: ("우수", 92.1), 2023: ("우수", 84.2)}
    assert told(read, text.replace("2년 연속 ", "")) == {2024: ("우수", 92.1)}


def test_the_score_of_a_round_whose_grade_is_told(read: Any) -> None:
    text = (
        f"합천군이 2023년 {NAME}에서 우수, 2022년에는 보통이었다. 군은 2023년 점검에서 84.9점을 얻었다. "
        "66.3점이던 2022년과 견주면 18.6점이 뛰었다."
    )
    assert told(read, text) == {2023: ("우수", 84.9), 2022: ("보통", 66.3)}


@pytest.mark.parametrize(
    "sentence",
    [
        "2023년 평균은 84.2점이었다.",
        "기초자치단체 평균은 63.2점이다. 2022년 41점이었다.",
        "2023년 57.4점이었으니 조금 나아졌다.",
        "시설 만족도는 2023년 84.2점이었다.",
        "2023년 분석·활용 영역은 84.2점이었다.",
        "2023년 공공데이터 제공 운영실태 평가에서는 84.2점이었다.",
        "2023년 하남시는 84.2점이었다.",
    ],
)
def test_what_is_no_score_of_an_earlier_round(read: Any, sentence: str) -> None:
    text = f"합천군이 2024년 {NAME}에서 92.1점을 받아 2년 연속 우수 등급을 달성했다. {sentence}"
    assert told(read, text) == {2024: ("우수", 92.1)}


def test_anothers_score_is_of_the_year_that_stands_with_it(read: Any) -> None:
    text = f"합천군이 2024년 {NAME}에서 92.1점을 받아 우수 등급을 달성했다. 2023년 하남시는 84.2점이었다."
    assert told(read, text, "경기도 하남시") == {2023: ("우수", 84.2)}
