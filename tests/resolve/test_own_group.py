"""Averages of the recipients' own group."""

from typing import Any

import pytest

OPEN = "2024년 공공데이터 제공 운영실태 평가"


def averages(read: Any, text: str) -> dict[str, float | None]:
    return {a.recipient.split()[-1]: a.peer_average for a in read(text).awards if a.score is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("기초자치단체 평균은 54.9점이다. 구미시는 93.1점, 칠곡군은 81.05점이다.",
         {"구미시": 54.9, "칠곡군": 54.9}),
        ("기초지자체 평균은 54.9점이다. 구미시가 93.1점으로 1위에 올랐다. 칠곡군(81.05점)이 뒤를 이었다.",
         {"구미시": 54.9, "칠곡군": 54.9}),
        ("기초자치단체 평균은 54.9점이다. 도는 상담을 이어 간다. 구미시는 93.1점, 칠곡군은 81.05점이다.",
         {"구미시": 54.9, "칠곡군": 54.9}),
        # of another group
        ("광역자치단체 평균은 76.3점이다. 구미시는 93.1점, 칠곡군은 81.05점이다.",
         {"구미시": None, "칠곡군": None}),
    ],
)  # fmt: skip
def test_the_average_right_before_the_scores_is_of_all(read: Any, text: str, expected: Any) -> None:
    lead = f"경상북도 구미시와 칠곡군이 {OPEN}에서 우수 등급을 받았다. "
    assert averages(read, lead + text) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("인천광역시교육청", 88.3),
        ("산림청", 86.8),
        ("부산항만공사", None),
    ],
)
def test_a_body_is_held_against_its_own_kind(read: Any, who: str, expected: float | None) -> None:
    text = (
        f"{who}은 {OPEN}에서 91.2점으로 우수 등급을 받았다. 중앙행정기관은 평균 86.8점, "
        "시도교육청은 평균 88.3점이다."
    )
    assert averages(read, text) == {who: expected}


@pytest.mark.parametrize(
    "apart",
    [
        "기초지자체 평균과의 차이는 35점에 이른다.",
        "기초자치단체 평균보다 35점이나 높은 점수다.",
    ],
)
def test_the_average_of_all_is_not_that_of_the_group(read: Any, apart: str) -> None:
    text = f"구미시는 {OPEN}에서 91.2점으로 우수 등급을 받았다. {apart} 679개 기관의 전체 평균은 63점이었다."
    assert averages(read, text) == {"구미시": None}


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("한국농어촌공사", "공사가 속한 공기업·준정부기관 유형의 평균은 88.2점이다."),
        ("한국농어촌공사", "공사가 포함된 준정부기관 평균은 88.2점으로 집계됐다."),
        ("구미시", "시가 속한 유형의 평균은 88.2점이다."),
        ("칠곡군", "군이 소속된 그룹 평균은 88.2점이다."),
    ],
)
def test_the_group_that_the_text_calls_its_own(read: Any, who: str, told: str) -> None:
    text = f"{who}가 {OPEN}에서 96.7점으로 우수 등급을 받았다. {told} "
    others = "중앙행정기관 평균은 86.8점, 기타공공기관은 38.4점에 머물렀다."
    assert averages(read, text + others) == {who: 88.2}


@pytest.mark.parametrize(
    "told",
    [
        "교육청은 53.1점으로 가장 낮아 미흡 구간에 머물렀다.",
        "공단은 53.1점, 재단은 49점으로 낮았다.",
    ],
)
def test_points_of_a_kind_of_body_that_nobody_is(read: Any, told: str) -> None:
    text = f"관세청과 병무청이 {OPEN}에서 우수 등급을 받았다. 중앙행정기관 평균은 86.8점으로 높았다. {told}"
    assert {a.score for a in read(text).awards} == {None}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # each score is held against the average of its own group, wherever that is told
        ("하남시는 88.1점으로 우수를, 가평군은 71.4점으로 보통을 받았다. 담당자가 모자란다. "
         "기초지자체 평균은 63.2점이다.", {"하남시": 63.2, "가평군": 63.2}),
        ("하남도시공사는 88.1점으로 우수를, 구리도시공사는 71.4점으로 보통을 받았다. 담당자가 모자란다. "
         "지방공기업 평균은 56.3점이다.", {"하남도시공사": 56.3, "구리도시공사": 56.3}),
        # of which type a public institution is is not known
        ("한국가스공사는 88.1점으로 우수를, 영화진흥위원회는 71.4점으로 보통을 받았다. 담당자가 모자란다. "
         "기타공공기관 평균은 38.4점이다.", {"한국가스공사": None, "영화진흥위원회": None}),
    ],
)  # fmt: skip
def test_each_of_several_is_held_against_its_own_group(
    read: Any, told: str, expected: dict[str, float | None]
) -> None:
    awards = read(f"2024년 데이터기반행정 실태점검 결과가 나왔다. {told}").awards
    assert {a.recipient.split()[-1]: a.peer_average for a in awards} == expected
