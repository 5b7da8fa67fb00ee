"""Neighbours that an article names in passing: with a score alone, or with a grade of the same evaluation."""

from datetime import date
from typing import Any

import pytest

WON = "하남시는 2024년 데이터기반행정 실태점검에서 92.1점으로 우수 등급을 받았다. "


def others(read: Any, text: str, **fields: Any) -> list[tuple[str, str | None, float | None]]:
    awards = read(text, **fields).awards
    return [(a.recipient.split()[-1], a.grade, a.score) for a in awards if a.recipient != "경기도 하남시"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("특히 구리시는 98.1점으로 전국 시 가운데 가장 높았다.", ("구리시", "우수", 98.1)),
        ("경기도에서는 구리시(96.4점)에 이어 두 번째로 높다.", ("구리시", "우수", 96.4)),
        ("도내 1위는 97.3점을 받은 구리시다.", ("구리시", "우수", 97.3)),
        ("전국에서 가장 높은 곳은 99.1점의 통영시였다.", ("통영시", "우수", 99.1)),
        ("이웃 구리시는 66점이라며 한숨을 쉬었다.", ("구리시", "보통", 66)),
        ("98.5점으로 가장 높은 점수를 받은 구리시에는 못 미쳤다.", ("구리시", "우수", 98.5)),
        ("맞닿은 구리시의 59.9점은 미치지 못하는 점수다.", ("구리시", "미흡", 59.9)),
    ],
)
def test_a_neighbour_told_by_its_score(read: Any, sentence: str, expected: Any) -> None:
    assert others(read, WON + sentence) == [expected]


def test_the_grade_of_a_score_says_what_it_follows_from(read: Any) -> None:
    (award,) = [a for a in read(WON + "구리시(96.4점)가 앞섰다.").awards if "구리시" in a.recipient]
    (evidence,) = award.evidence["grade"]
    assert (evidence.basis, evidence.quote) == ("inferred", "96.4점")
    assert evidence.reason == "96.4 points earn this grade in the 2024 round"
    assert award.peer_average is None


@pytest.mark.parametrize(
    "sentence",
    [
        "구리시는 데이터 공유 영역에서 38점을 받았다.",  # a part
        "구리시는 내년 95점을 목표로 삼았다.",  # hoped for
        "구리시는 95점이 아니라고 해명했다.",  # denied
        "구리시보다 3.2점 높은 점수다.",  # a distance
        "시 관계자는 “구리시는 95점이라던데 부럽다”고 말했다.",  # hearsay
        "구리시 주민 만족도는 95점이었다.",  # another thing
    ],
)
def test_points_that_are_no_result_of_a_neighbour(read: Any, sentence: str) -> None:
    assert others(read, WON + sentence) == []


def test_no_grade_follows_from_a_score_where_there_are_more_grades(read: Any) -> None:
    text = WON.replace("2024년", "2025년") + "구리시(96.4점)에 이어 두 번째다."
    assert others(read, text, published=date(2026, 4, 10)) == []


def test_a_score_alone_is_no_result_where_nobody_is_graded(read: Any) -> None:
    text = "하남시가 2024년 데이터기반행정 실태점검 결과를 공개했다. 구리시는 96.4점이라고 한다."
    assert not read(text).awards


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("광역인 경기도는 우수로, 시군과 달랐다.", ("경기도", "우수")),
        ("한편 구리도시공사는 같은 평가에서 우수 등급을 지켰다.", ("구리도시공사", "우수")),
        ("시는 데이터 품질 점검에도 참여했다. 구리시는 같은 평가에서 보통에 그쳤다.", ("구리시", "보통")),
    ],
)
def test_a_neighbour_with_its_grade(read: Any, sentence: str, expected: tuple[str, str]) -> None:
    assert [(name, grade) for name, grade, _ in others(read, WON + sentence)] == [expected]


def test_another_evaluation_is_not_the_same_one(read: Any) -> None:
    text = WON + "시는 적극행정 종합평가도 받았다. 구리시는 같은 평가에서 우수 등급을 받았다."
    assert others(read, text) == []


@pytest.mark.parametrize("verb", ["되찾았다", "지켰다", "탈환했다", "지켜냈다"])
def test_a_grade_told_with_what_earns_it(only: Any, verb: str) -> None:
    text = (
        "하남시가 2024년 데이터기반행정 실태점검에서 88.1점을 얻었다. "
        f"시는 80점 이상에 주어지는 ‘우수’ 등급을 2년 만에 {verb}."
    )
    award = only(text)
    assert (award.grade, award.score, award.streak) == ("우수", 88.1, None)


LED = "행정안전부의 2024년 데이터기반행정 실태점검에서 합천군이 84.2점으로 우수 등급을 받았다. "
ROW = {"하남시": ("우수", 97.8), "구리시": ("우수", 96.1), "여주시": ("보통", 71.35)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("하남시 97.8점, 구리시 96.1점, 여주시 71.35점 순이었다.", ROW),
        ("점수는 하남시 97.8점, 경기 구리시 96.1점, 여주시 71.35점이다.", ROW),
        ("하남시 97.8점·구리시 96.1점·여주시 71.35점으로 뒤를 이었다.", ROW),
        ("하남시가 97.8점으로 가장 높았고 구리시 96.1점, 여주시 71.35점이 뒤를 이었다.", ROW),
        # of an area, of another matter, of groups; one alone is no row
        ("품질 영역은 하남시 97.8점, 구리시 96.1점 순이었다.", {}),
        ("만족도는 하남시 97.8점, 구리시 96.1점이었다.", {}),
        ("공공데이터 제공 운영실태 평가에서는 하남시 97.8점, 구리시 96.1점 순이었다.", {}),
        ("광역 평균 85.3점, 기초 평균 63.2점이다.", {}),
        ("사진은 하남시 97.8점 안내판이다.", {}),
    ],
)
def test_a_row_of_names_with_scores(read: Any, sentence: str, expected: Any) -> None:
    awards = {a.recipient.split()[-1]: (a.grade, a.score) for a in read(LED + sentence).awards}
    assert awards == {"합천군": ("우수", 84.2)} | expected


def test_an_average_of_the_group_that_all_are_in(read: Any) -> None:
    text = LED + (
        "하남시 97.8점, 구리시 96.1점 순이었다. 앞의 두 곳은 표정이 밝다. "
        "세 곳이 속한 기초자치단체의 평균은 63.2점. 모두 이보다 높다."
    )
    assert {a.peer_average for a in read(text).awards} == {63.2}
