"""Scores and averages told beside a list, behind a prize, behind another event, or of the round before."""

from datetime import date
from typing import Any

import pytest

DBA, OPEN = "데이터기반행정 실태점검", "공공데이터 제공 운영실태 평가"


@pytest.mark.parametrize(
    ("sentence", "scores"),
    [
        (f"시는 {OPEN}(570개 기관)에서 96.4점을, {DBA}(467개 기관)에서 90.0점을 얻었다.",
         {"open-data": 96.4, "data-based-administration": 90}),
        (f"시의 점수는 {OPEN}(570개 기관)에서 88점, {DBA}(467개 기관)에서 79.5점이었다.",
         {"open-data": 88, "data-based-administration": 79.5}),
    ],
)  # fmt: skip
def test_scores_behind_how_many_were_evaluated(read: Any, sentence: str, scores: dict[str, float]) -> None:
    text = f"하남시가 2022년 {DBA}과 {OPEN}에서 모두 우수 등급을 받았다. {sentence}"
    awards = read(text, published=date(2023, 6, 9)).awards
    assert {a.programme: a.score for a in awards} == scores
    assert {a.peer_average for a in awards} == {None}


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        ("시는 본선에서 13개 팀과 겨뤄 97.4점을 얻었다.", 97.4),
        ("시는 결선에서 96점을 받았다고 15일 밝혔다.", 96),
        ("참가 자격은 예선에서 80점이다.", None),
    ],
)
def test_a_score_behind_a_prize(only: Any, sentence: str, score: float | None) -> None:
    text = f"하남시가 ‘2024년 데이터분석·활용 공모전’에서 최우수상을 받았다. {sentence}"
    assert only(text, published=date(2024, 11, 15)).score == score


def test_an_average_behind_a_contest_is_of_the_evaluation(read: Any) -> None:
    text = (
        "하남시가 ‘2024년 공공데이터 발전 유공’ 정부포상에서 국무총리 표창을 받았다. "
        f"2023년 {OPEN}에서 94.2점으로 우수 등급에 오른 점이 이번 표창의 발판이 됐다. "
        "당시 기초지자체 평균은 58.8점이었다."
    )
    averages = {a.programme: a.peer_average for a in read(text, published=date(2024, 12, 30)).awards}
    assert averages == {"data-contest": None, "open-data": 58.8}


@pytest.mark.parametrize(
    ("sentence", "former"),
    [
        ("종합 93.4점(전년 90.7점, 2.7점 상승)이다.", [(2023, "우수", 90.7)]),
        ("점수는 83.7점으로, 지난번(91.3점)보다 낮다.", [(2023, "우수", 91.3)]),
        ("종합점수는 93.4점으로 전년도 88.2점과 견줘 올랐다.", [(2023, "우수", 88.2)]),
        ("종합점수는 93.4점으로 재작년 88.2점과 견줘 올랐다.", []),
        ("종합점수는 93.4점이고 지난해 예산은 88억 원이었다.", []),
    ],
)
def test_the_score_of_the_round_before(read: Any, sentence: str, former: list[Any]) -> None:
    text = f"하남시는 2024년 {DBA}에서 2년 연속 우수 등급을 받았다. {sentence}"
    awards = read(text).awards
    assert [(a.evaluation_year, a.grade, a.score) for a in awards[1:]] == former
    assert awards[0].streak == 2


def test_the_score_before_makes_no_award_without_a_streak(only: Any) -> None:
    text = f"하남시는 2024년 {DBA}에서 우수 등급을 받았다. 종합 93.4점(전년 79.7점)이다."
    assert only(text).score == 93.4


@pytest.mark.parametrize("lowest", ["28.7점의 구리시다", "41.3점의 구리시였다"])
def test_a_score_belongs_to_who_stands_right_behind_it(read: Any, lowest: str) -> None:
    text = (
        f"2024년 {DBA}에서 하남시는 우수 등급을, 구리시는 미흡 등급을 받았다. "
        f"하남시는 처음이다. 가장 낮은 곳은 {lowest}."
    )
    scores = {a.recipient: a.score for a in read(text).awards}
    assert scores == {"경기도 하남시": None, "경기도 구리시": float(lowest[:4])}
