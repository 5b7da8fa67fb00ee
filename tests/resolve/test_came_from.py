"""Who came from which grade: 'A와 B가 우수를 지켰고, 2023년 보통에 머물렀던 C는 우수로 올라섰다'."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
LEAD = "경기도는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. 하남시와 구리시가 우수 등급을 "


@pytest.mark.parametrize(
    ("text", "former", "now"),
    [
        ("지켰고, 2023년 평가에서 보통에 머물렀던 오산시는 이번에 우수로 올라섰다.", "보통", "우수"),
        ("지켰고 2023년 보통이었던 오산시는 우수로 올라섰다.", "보통", "우수"),
        ("받았고, 2023년에 미흡을 받았던 오산시는 보통으로 올라섰다.", "미흡", "보통"),
        ("받았다. 오산시는 2023년 미흡에서 곧바로 우수로 올라섰다.", "미흡", "우수"),
        ("받았다. 오산시는 2023년 보통에서 단숨에 우수로 뛰었다.", "보통", "우수"),
    ],
)
def test_a_former_grade_is_told_of_who_is_described_with_it(
    read: Any, text: str, former: str, now: str
) -> None:
    awards = read(LEAD + text).awards
    assert {(a.recipient, a.evaluation_year, a.grade) for a in awards} == {
        ("경기도", 2024, "우수"),
        ("경기도 하남시", 2024, "우수"),
        ("경기도 구리시", 2024, "우수"),
        ("경기도 오산시", 2024, now),
        ("경기도 오산시", 2023, former),
    }


def test_a_climb_is_no_row_of_one_grade(read: Any) -> None:
    text = (
        "구리시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. "
        "시는 2023년 미흡에서 우수로 올라섰다."
    )
    awards = read(text).awards
    assert [(a.evaluation_year, a.grade, a.streak) for a in awards] == [
        (2024, "우수", None),
        (2023, "미흡", None),
    ]


@pytest.mark.parametrize("was", ["미흡이던", "미흡 등급이었던", "미흡에 머물렀던", "‘미흡’을 받았던"])
def test_what_somebody_was_once_is_not_this_year_s(read: Any, was: str) -> None:
    text = (
        "행안부의 2024년 데이터기반행정 실태점검에서 청주시가 우수 등급을 지켰다. "
        f"지난해 우수였던 제천시는 보통으로 내려앉았고, {was} 음성군은 보통으로 올라섰다."
    )
    awards = {(a.recipient, a.evaluation_year, a.grade) for a in read(text).awards}
    assert awards == {
        ("충청북도 청주시", 2024, "우수"),
        ("충청북도 제천시", 2024, "보통"),
        ("충청북도 제천시", 2023, "우수"),
        ("충청북도 음성군", 2024, "보통"),
    }


@pytest.mark.parametrize(
    "text",
    [
        f"하남시는 행정안전부의 {NAME}에서 91점을 받아 지난해 보통에서 우수로 한 단계 올라섰다.",
        f"하남시는 행정안전부의 {NAME}에서 지난해 보통에서 우수로 올라섰다.",
        f"{NAME} 결과 하남시는 지난해 보통에서 이번에 우수로 올라섰다.",
        f"이번 {NAME} 결과를 지난해 결과와 견줘 봤다. 하남시는 보통에서 우수로 뛰었다.",
        f"{NAME} 성적을 2023년 성적과 비교했다. 시군의 자리가 바뀌었다. 하남시는 보통에서 우수로 올랐다.",
    ],
)
def test_where_somebody_moved_from_is_the_grade_of_the_year_before(read: Any, text: str) -> None:
    assert {(a.evaluation_year, a.grade) for a in read(text).awards} == {(2023, "보통"), (2024, "우수")}


def test_without_the_other_year_nobody_knows_when_it_was(only: Any) -> None:
    award = only(f"하남시는 {NAME}에서 전년 대비 12점 오른 91점을 받아 보통에서 우수로 한 단계 올라섰다.")
    assert (award.evaluation_year, award.grade, award.score) == (2024, "우수", 91)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("2년 전 이 평가에서 시는 미흡이었다.", 2022),
        ("2년 전 평가에서는 미흡에 그쳤다.", 2022),
        ("시는 2년 전만 해도 미흡 등급에 머물렀다.", 2022),
        ("3년 전에는 미흡 등급이었다.", 2021),
    ],
)
def test_years_before_are_counted_from_the_round_that_is_told(read: Any, sentence: str, year: int) -> None:
    awards = read(f"하남시는 행정안전부의 {NAME}에서 우수 등급을 받았다. {sentence}").awards
    assert {(a.evaluation_year, a.grade) for a in awards} == {(2024, "우수"), (year, "미흡")}


@pytest.mark.parametrize(
    "sentence",
    [
        "3년 전에는 전담 부서도 없이 시작한 데이터 행정이 우수 등급을 받은 것은 직원들의 힘이다.",
        "시는 3년 전부터 준비해 우수 등급을 받았다.",
    ],
)
def test_years_before_in_passing_date_nothing(only: Any, sentence: str) -> None:
    assert only(f"하남시는 {NAME}에서 우수 등급을 받았다. {sentence}").evaluation_year == 2024


@pytest.mark.parametrize(
    "moved",
    [
        "지난해 보통에서 한 단계 오른 우수 등급을 받았다",
        "지난해 ‘보통’ 등급에서 한 계단 올라 ‘우수’ 등급을 차지했다",
        "전년도 보통 등급에서 우수 등급으로 상승했다",
        "2023년 보통에서 한 단계 상승한 우수 등급을 받았다",
    ],
)
def test_a_grade_moved_from_is_never_this_year_s(read: Any, moved: str) -> None:
    awards = read(f"하남시는 행정안전부의 {NAME}에서 {moved}. 3년 전에는 미흡이었다.").awards
    assert {(a.evaluation_year, a.grade) for a in awards} == {
        (2024, "우수"),
        (2023, "보통"),
        (2021, "미흡"),
    }


def test_a_grade_moved_from_without_a_time_is_none(only: Any) -> None:
    award = only(f"하남시는 {NAME}에서 보통에서 한 단계 오른 우수 등급을 받았다.")
    assert (award.evaluation_year, award.grade) == (2024, "우수")


@pytest.mark.parametrize(
    "title", ["하남시, 데이터행정 우수 등급", "하남시, 데이터 평가 ‘우수’", "‘데이터행정 우수’ 하남시"]
)
def test_a_title_s_short_name_is_no_second_award(only: Any, title: str) -> None:
    text = "하남시는 행정안전부의 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다."
    assert only(text, title=title).programme == "open-data"


def test_a_grade_that_was_raised_on_appeal_is_the_new_one(only: Any) -> None:
    text = "하남시는 2024년 데이터기반행정 실태점검 결과 이의신청 끝에 보통에서 우수로 등급이 조정됐다."
    assert only(text).grade == "우수"


def test_an_evaluation_called_by_its_grade(read: Any) -> None:
    text = "하남시의 데이터기반행정 등급이 2023년 우수에서 2024년 보통으로 떨어졌다."
    assert {(a.evaluation_year, a.grade) for a in read(text).awards} == {(2024, "보통"), (2023, "우수")}


@pytest.mark.parametrize(
    "once", ["2년 전 받았던 데이터기반행정 미흡 등급", "3년 전에 머물렀던 데이터기반행정 미흡 등급"]
)
def test_a_grade_that_was_got_years_ago_is_not_this_year_s(read: Any, once: str) -> None:
    awards = read(f"하남시가 {NAME} 결과를 받았다. 시는 {once}을 끌어올렸다.").awards
    assert (2024, "미흡") not in {(a.evaluation_year, a.grade) for a in awards}
