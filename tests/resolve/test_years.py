"""When: the evaluated year, stated, or following from something stated and saying from what."""

from datetime import date
from typing import Any

import pytest

NAME = "데이터기반행정 실태점검"


@pytest.mark.parametrize(
    ("text", "year", "quote"),
    [
        (f"하남시는 2024년 {NAME}에서 우수기관으로 선정됐다.", 2024, "2024년"),
        (f"하남시는 2023년도 {NAME}에서 우수기관으로 선정됐다.", 2023, "2023년도"),
        (f"하남시는 2025 {NAME}에서 우수기관으로 선정됐다.", 2025, "2025"),
        (f"하남시는 ‘2024년 {NAME}’에서 우수기관으로 선정됐다.", 2024, "2024년"),
        (f"하남시는 {NAME}에서 2023년에 이어 2024년에도 우수기관으로 선정됐다.", 2024, "2024년"),
        (f"하남시는 2023년, 2024년 2년 연속 {NAME} 우수기관에 올랐다.", 2024, "2024년"),
    ],
)
def test_a_stated_year(only: Any, text: str, year: int, quote: str) -> None:
    award = only(text, published=None)
    assert award.evaluation_year == year
    (evidence,) = award.evidence["evaluation_year"]
    assert (evidence.basis, evidence.quote) == ("stated", quote)


@pytest.mark.parametrize(
    ("text", "published", "year", "because"),
    [
        pytest.param(
            f"하남시는 {NAME}에서 우수기관으로 선정됐다. 이번 평가는 679개 기관을 대상으로 했다.",
            None,
            2024,
            "679 institutions",
            id="679 institutions",
        ),
        pytest.param(
            f"하남시는 {NAME}에서 우수기관으로 선정됐다. 이번 평가는 467개 기관을 대상으로 했다.",
            date(2025, 3, 10),
            2022,
            "467 institutions",
            id="the number is stronger than the calendar",
        ),
        pytest.param(
            f"하남시는 {NAME}에서 2021년 이후 4년 연속 우수기관으로 선정됐다.",
            None,
            2024,
            "4 times in a row since 2021",
            id="since and count",
        ),
        pytest.param(
            f"하남시는 {NAME}에서 2022년부터 2년 연속 우수기관으로 선정됐다.",
            date(2025, 9, 1),
            2023,
            "2 times in a row since 2022",
            id="from and count",
        ),
        pytest.param(
            f"하남시는 {NAME}에서 우수기관으로 선정됐다.",
            date(2025, 2, 20),
            2024,
            "announced on 2025-02-13",
            id="news of the announcement",
        ),
        pytest.param(
            f"하남시는 {NAME}에서 우수기관으로 선정됐다.",
            date(2024, 2, 15),
            2023,
            "announced on 2024-02-14",
            id="news of the announcement before",
        ),
    ],
)
def test_a_year_that_follows(only: Any, text: str, published: date | None, year: int, because: str) -> None:
    award = only(text, published=published)
    assert award.evaluation_year == year
    (evidence,) = award.evidence["evaluation_year"]
    assert evidence.basis == "inferred"
    assert because in evidence.reason


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"하남시는 {NAME}에서 우수기관으로 선정됐다.", None),
        (f"하남시는 {NAME}에서 우수기관으로 선정됐다.", date(2025, 9, 20)),
        (f"하남시는 {NAME}에서 우수기관으로 선정됐다. 평가는 226개 기초지자체를 대상으로 했다.", None),
    ],
)
def test_no_year_where_none_follows(only: Any, text: str, published: date | None) -> None:
    award = only(text, published=published)
    assert award.evaluation_year is None
    assert "evaluation_year" not in award.evidence


def test_earlier_years_with_the_same_grade_are_history(only: Any) -> None:
    text = f"하남시는 2024년 {NAME}에서 우수기관으로 선정됐다. 시는 2023년 {NAME}에서도 우수기관에 뽑혔다."
    assert only(text).evaluation_year == 2024


def test_an_earlier_year_with_another_grade_is_an_award_of_its_own(read: Any) -> None:
    text = f"하남시는 2024년 {NAME}에서 우수기관으로 선정됐다. 2023년에는 보통이었다."
    assert [(a.evaluation_year, a.grade) for a in read(text).awards] == [(2024, "우수"), (2023, "보통")]
