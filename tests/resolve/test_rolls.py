"""Winners that have a line each, behind a sentence that announces them, and grades of earlier years."""

from datetime import date
from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
HELD = f"행정안전부가 {NAME} 결과를 공개했다. "


def told(read: Any, text: str) -> list[tuple[str, str | None]]:
    return [(award.recipient.split()[-1], award.grade) for award in read(text).awards]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("우수 등급에 오른 기관은 다음과 같다.\n○ 중앙행정기관: 관세청(99.1점, 평균 85.2점)\n"
         "○ 기초자치단체: 경기 하남시(98.6점, 평균 63.2점)",
         [("관세청", "우수"), ("하남시", "우수")]),
        ("우수기관 명단은 아래와 같다.\n① 하남시\n② 구리시, 양평군", [("하남시", "우수"), ("구리시", "우수"),
         ("양평군", "우수")]),
        ("미흡 기관은 이렇다.\n- 하남시\n- 경북 의성군\n시도는 빠졌다.\n- 구리시",
         [("하남시", "미흡"), ("의성군", "미흡")]),
        ("등급 / 기관\n우수 / 하남시, 구리시\n보통 / 양평군\n미흡 / 경북 의성군",
         [("하남시", "우수"), ("구리시", "우수"), ("양평군", "보통"), ("의성군", "미흡")]),
        ("○ 우수: 하남, 구리, 양평\n○ 보통: 가평군",
         [("하남시", "우수"), ("구리시", "우수"), ("양평군", "우수"), ("가평군", "보통")]),
        ("행안부는 우수 등급을 받은 기관 중 두 곳의 사례를 소개했다.\n○ 하남시: 축사 처리 이력 개방. "
         "점수는 93.4점이다.\n○ 구리시: 도로 굴착 정보 제공.\n반면 평균이 낮은 곳도 많았다.",
         [("하남시", "우수"), ("구리시", "우수")]),
    ],
)  # fmt: skip
def test_every_line_of_a_list_has_the_grade_announced(
    read: Any, lines: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read, f"{HELD}\n{lines}") == expected


@pytest.mark.parametrize(
    "lines",
    [
        # nothing is announced, or not winners
        "하남시는 우수 등급을 기대한다.\n- 하남시\n- 구리시",
        "설명회 일정은 다음과 같다.\n- 하남시(3일)\n- 구리시(4일)",
        # a line that goes on as prose
        "우수기관의 비결은 다음과 같다.\n- 하남시민 누구나 자료를 쓴다.\n- 구리시장 주재 회의를 연다.",
    ],
)
def test_other_lists_tell_no_winners(read: Any, lines: str) -> None:
    assert told(read, f"{HELD}\n{lines}") == []


@pytest.mark.parametrize("bullet", ["① {}", "- {}", "▲{}", "1. {}"])
def test_a_selection_is_told_by_lines(read: Any, bullet: str) -> None:
    lines = "\n".join(
        bullet.format(line) for line in ("경기 하남시 – 빈집 분포 분석", "경북 의성군 – 주차 수요 예측")
    )
    text = "한국지역정보개발원이 ‘2023년 지방자치단체 빅데이터 분석·활용 우수사례’ 두 건을 골라 알렸다.\n"
    text += lines
    assert [(a.recipient, a.programme) for a in read(text).awards] == [
        ("경기도 하남시", "bigdata-cases"),
        ("경상북도 의성군", "bigdata-cases"),
    ]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("하남시는 우수 등급을 받았다. 전년도에는 보통 등급이었다.", {(2024, "우수"), (2023, "보통")}),
        ("하남시는 보통 등급을 받았다. 작년에는 미흡에 그쳤다.", {(2024, "보통"), (2023, "미흡")}),
        ("하남시는 2022년 37.5점 미흡에서 2023년 61점 보통으로 올랐다. 올해는 다시 미흡이다.",
         {(2022, "미흡"), (2023, "보통"), (2024, "미흡")}),
        ("하남시는 우수 등급을 받았다. 지난해 미흡에서 올해 두 계단 뛰었다.",
         {(2024, "우수"), (2023, "미흡")}),
    ],
)  # fmt: skip
def test_grades_of_earlier_years_are_awards_of_those_years(
    read: Any, sentences: str, expected: set[Any]
) -> None:
    assert {(a.evaluation_year, a.grade) for a in read(HELD + sentences).awards} == expected


CASES = "한국지역정보개발원은 22일 ‘2023년 지방자치단체 빅데이터 분석·활용 우수사례’를 묶은 사례집을 냈다. "


@pytest.mark.parametrize(
    "text",
    [
        "실린 곳과 내용은 다음과 같다.\n\n▷경기 하남시 - 폐지 수집 분석\n▷경남 합천군 - 황매산 수요 예측",
        "선정된 지자체는 아래와 같다.\n○ 경기 하남시: 폐지 수집 분석\n○ 경남 합천군: 황매산 방문객 예측",
        "올해 이름을 올린 기관은 다음과 같다.\n1. 경기 하남시(폐지 수집 분석)\n2. 경남 합천군(방문객 예측)",
        "올해는 경기 하남시의 폐지 수집 동선 분석과 경남 합천군의 황매산 방문객 예측이 담겼다.",
        "경기 하남시의 폐지 수집 동선 분석과 경남 합천군의 황매산 방문객 예측이 나란히 책에 실렸다.",
        "선정된 곳은 경기 하남시, 경남 합천군이다.",
        "사례집에는 하남시(폐지 수집 분석), 합천군(방문객 예측) 등 7개 지자체의 사례가 실렸다.",
    ],
)
def test_winners_of_a_selection_named_in_the_sentence_before(read: Any, text: str) -> None:
    awards = read(CASES + text, published=date(2024, 1, 22)).awards
    found = {(a.recipient, a.programme, a.evaluation_year) for a in awards}
    assert found == {
        ("경기도 하남시", "bigdata-cases", 2023),
        ("경상남도 합천군", "bigdata-cases", 2023),
    }


def test_a_list_of_anything_else_behind_a_selection_has_no_winners(read: Any) -> None:
    text = "설명회 일정은 다음과 같다.\n▷경기 하남시 - 3일 오후 2시\n▷경남 합천군 - 4일 오전 10시"
    assert read(CASES + text, published=date(2024, 1, 22)).awards == ()
