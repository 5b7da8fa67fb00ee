"""Points that are nobody's score, and scores in the sentence of their own subject."""

from datetime import date
from typing import Any

import pytest

LEAD = "구리시는 2023년 데이터기반행정 실태점검에서 우수 등급을 받았다. "
SCORED = "하남시는 2023년 데이터기반행정 실태점검에서 91.3점으로 우수 등급을 받았다. "


@pytest.mark.parametrize(
    "text",
    [
        "우수는 80점, 보통은 60점이 기준이다.",
        "우수 등급은 80점, 보통 등급은 60점이다.",
        "우수와 보통의 경계는 80점이다.",
        "80점은 받아야 우수가 된다.",
        "우수 기준은 80점, 보통 기준은 60점으로 정해져 있다.",
        "80점이 커트라인이었다.",
    ],
)
def test_where_a_grade_begins_is_no_score(only: Any, text: str) -> None:
    assert only(LEAD + text).score is None


@pytest.mark.parametrize(
    "text",
    [
        "기초지자체 평균과의 차이는 35점에 이른다.",
        "기초지자체 평균과의 격차는 무려 35점이다.",
        "평균과의 거리는 35점이다.",
        "기초지자체 평균과는 35점 벌어졌다.",
        "평균과의 점수 차는 35점이나 된다.",
    ],
)
def test_a_distance_is_no_average(only: Any, text: str) -> None:
    award = only(SCORED + text)
    assert (award.score, award.peer_average) == (91.3, None)


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        (
            "시·군 가운데 성적이 가장 좋은 곳은 원주시다. 86.4점을 얻어 "
            "기초자치단체 평균(58.69점)을 앞질렀다.",
            {"강원도 원주시": 86.4},
        ),
        ("군에서는 횡성군이었다. 84.1점으로 평균을 넘었다.", {"강원도 횡성군": 84.1}),
        ("1위는 동해시(89.9점)다. 2위와는 2점 차이가 났다.", {"강원도 동해시": 89.9}),
        ("원주는 총점 86.4점을 받았다.", {"강원도 원주시": 86.4}),
        ("동해는 89.9점이다.", {"강원도 동해시": 89.9}),
    ],
)
def test_a_score_is_that_of_whom_the_text_speaks(read: Any, text: str, scores: dict[str, float]) -> None:
    lead = (
        "강원도의 2021년 공공데이터 제공 운영실태 평가 결과 강원도와 원주시, 동해시, 횡성군이 우수 등급을 "
        "받았다. 도는 2년 연속 우수 등급을 지켰다. "
    )
    awards = read(lead + text, published=date(2022, 3, 3)).awards
    assert {a.recipient: a.score for a in awards if a.score is not None} == scores
