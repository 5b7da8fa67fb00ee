"""Which programme a result belongs to: joint announcements, two results, other evaluations beside ours."""

from datetime import date
from typing import Any

import pytest

DBA, OPEN = "data-based-administration", "open-data"
JOINT = "2025년 데이터기반행정 실태점검 및 공공데이터 제공 운영실태 평가"
D24, O24 = "2024년 데이터기반행정 실태점검", "2024년 공공데이터 제공 운영실태 평가"


def results(read: Any, text: str, **fields: Any) -> list[tuple[str, int | None, str | None]]:
    return [(a.programme, a.evaluation_year, a.grade) for a in read(text, **fields).awards]


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        (f"하남시는 {JOINT}에서 우수기관으로 선정됐다.", [(DBA, 2025, "우수")]),
        (f"하남시는 {JOINT}에서 모두 우수기관으로 뽑혔다.", [(DBA, 2025, "우수"), (OPEN, 2025, "우수")]),
        (
            f"하남시는 {JOINT} 두 분야에서 각각 우수 등급을 받았다.",
            [(DBA, 2025, "우수"), (OPEN, 2025, "우수")],
        ),
    ],
)
def test_a_joint_announcement_is_one_award_unless_the_text_gives_both(
    read: Any, text: str, awards: list[tuple[str, int, str]]
) -> None:
    assert results(read, text, published=date(2026, 4, 2)) == awards


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        (
            f"하남시는 ‘{D24}’과 ‘{O24}’에서 각각 우수 등급을 받았다.",
            [(DBA, 2024, "우수"), (OPEN, 2024, "우수")],
        ),
        (
            f"하남시는 {D24}에서 우수 등급을, {O24}에서 보통 등급을 받았다.",
            [(DBA, 2024, "우수"), (OPEN, 2024, "보통")],
        ),
        (
            f"하남시는 {D24}에서 우수 등급을 받았다. 한편 시는 앞서 {O24}에서도 우수 등급을 받은 바 있다.",
            [(DBA, 2024, "우수"), (OPEN, 2024, "우수")],
        ),
        (
            f"하남시는 {D24}에서 우수 등급을 받았다. 한편 시는 정보공개 종합평가에서도 최우수기관에 올랐다.",
            [(DBA, 2024, "우수")],
        ),
        (
            f"하남시는 적극행정 종합평가에서 최우수기관에 올랐다. 앞서 시는 {D24}에서 우수기관으로 뽑혔다.",
            [(DBA, 2024, "우수")],
        ),
        (
            f"하남시는 {D24}에서 우수기관으로 선정됐다. 2023년에는 미흡이었다.",
            [(DBA, 2024, "우수"), (DBA, 2023, "미흡")],
        ),
        (f"하남시는 {D24}에서 최고 등급을 받았다.", [(DBA, 2024, "우수")]),
        (f"하남시는 {D24}에서 ‘미흡’ 등급을 받았다.", [(DBA, 2024, "미흡")]),
        (f"하남시는 {D24}에서 최우수기관으로 뽑혔다.", [(DBA, 2024, "최우수")]),
    ],
)
def test_each_result_is_of_the_evaluation_that_its_clause_names(
    read: Any, text: str, awards: list[tuple[str, int, str]]
) -> None:
    assert results(read, text) == awards


@pytest.mark.parametrize(
    ("text", "award"),
    [
        (
            "하남시는 2023년 공공 빅데이터 우수사례 경진대회에서 대상을 차지했다.",
            ("data-contest", 2023, "대상"),
        ),
        (
            "하남시는 데이터기반행정 활성화 유공으로 장관 표창을 받았다.",
            ("data-contest", None, "장관 표창"),
        ),
        (
            "하남시는 한국지역정보개발원의 ‘2024년 지방자치단체 빅데이터 분석 우수사례’에 선정됐다.",
            ("bigdata-cases", 2024, None),
        ),
        ("하남시는 ‘데이터 분석 전문인재 양성 선도기관’으로 지정됐다.", ("data-talent", None, None)),
    ],
)
def test_prizes_and_selections(read: Any, text: str, award: tuple[str, int | None, str | None]) -> None:
    assert results(read, text) == [award]


def test_the_top_of_the_scale_is_inferred_with_its_reason(only: Any) -> None:
    award = only(f"하남시는 {D24}에서 최고 등급을 받았다.")
    (evidence,) = award.evidence["grade"]
    assert (evidence.quote, evidence.basis) == ("최고 등급", "inferred")
    assert "우수" in evidence.reason


def test_the_name_is_given_in_the_words_of_the_article(only: Any) -> None:
    award = only("하남시는 ‘데이터 기반 행정 실태 점검’에서 우수기관으로 선정됐다.")
    assert award.programme_name == "데이터 기반 행정 실태 점검"
    assert award.evidence["programme"][0].quote == award.programme_name
