"""Grades that are counted, generalised, or only aimed at: none of them is that of a place that is named."""

from typing import Any

import pytest

HELD = "행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. "
SILENT = "양산시는 2024년 데이터기반행정 실태점검 결과를 밝히지 않았다. "


def told(read: Any, text: str, **fields: Any) -> list[tuple[str, str | None]]:
    return [(award.recipient, award.grade) for award in read(text, **fields).awards]


@pytest.mark.parametrize(
    "sentence",
    [
        "전국 679개 기관 가운데 293곳(43.2%)이 우수, 299곳이 미흡을 받았다. 광주는 말이 없다.",
        "대구는 9개 구·군 중 5곳이 우수였다.",
        "울산은 5개 구·군 중 4곳(80%)이 우수였다.",
        "경남은 18곳 중 7곳만 우수에 들었다.",
        "인천은 10개 군·구 중 세 곳이 미흡에 그쳤다.",
        "부산은 구·군 열여섯 곳 가운데 다섯 곳이 우수 등급이다.",
        "울산은 5개 구·군이 모두 우수였다.",
        "전남은 우수 등급이 22개 시·군 중 여덟 곳에 그쳤다.",
        "경북 시·군 23곳 중 우수는 9곳, 보통은 6곳이었다. 대구는 말이 없다.",
        "충북에선 우수가 4곳, 보통이 3곳이다. 대전은 말이 없다.",
    ],
)
def test_towns_that_are_counted_give_their_region_nothing(read: Any, sentence: str) -> None:
    assert told(read, HELD + sentence) == []


def test_the_holders_of_a_counted_grade_do_not_hold_the_next_one(read: Any) -> None:
    found = told(read, HELD + "경산시·영천시 등 우수는 2곳, 청도군은 보통이었다.")
    assert {name for name, grade in found if grade == "보통"} <= {"경상북도 청도군"}
    assert ("경상북도 경산시", "우수") in found


def test_a_title_that_counts_towns_gives_their_region_nothing(read: Any) -> None:
    text = HELD + "경북은 격차가 크다. 대구는 말이 없다."
    assert told(read, text, title="경북 23개 시군 중 9곳만 데이터행정 ‘우수’…격차 여전") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("경산시와 영천시 두 곳이 우수 등급을 받았다.", ["경상북도 경산시", "경상북도 영천시"]),
        ("달서구는 우수가 4곳뿐인 대구에서 우수기관에 올랐다.", ["대구광역시 달서구"]),
        ("경산시·영천시 등 8개 시군이 우수 등급을 받았다.", ["경상북도 경산시", "경상북도 영천시"]),
        ("경산시와 영천시 등 우수는 네 곳이다.", ["경상북도 경산시", "경상북도 영천시"]),
    ],
)
def test_names_that_are_counted_are_winners(read: Any, sentence: str, names: list[str]) -> None:
    assert told(read, HELD + sentence) == [(name, "우수") for name in names]


@pytest.mark.parametrize(
    "sentence",
    [
        "한 의원은 우수 등급 기관들이 공통으로 둔 데이터책임관 회의가 없었다고 꼬집었다.",
        "우수기관들의 공통점은 부단체장의 관심이다.",
        "한 의원은 우수 등급 지자체들은 전담팀을 뒀다고 했다.",
        "우수 지자체들이 빠짐없이 연 데이터책임관 회의도 없었다.",
        "미흡 기관들은 컨설팅을 받는다.",
        "우수 등급을 받는 기관들과 견주면 갈 길이 멀다.",
        "우수 등급 시군과 달리 전담팀이 없다.",
        "행안부는 미흡 기관에 맞춤형 컨설팅을 제공한다.",
        "행안부는 미흡 등급에 전문가를 보낸다.",
    ],
)
def test_all_who_hold_a_grade_are_nobody_named(read: Any, sentence: str) -> None:
    assert told(read, SILENT + sentence) == []


YEAR = "2025년 데이터기반행정 실태점검"


@pytest.mark.parametrize(
    "text",
    [
        f"양산시가 계획을 냈다. 목표는 뚜렷하다. {YEAR}에서 90점을 넘겨 우수 등급을 따내는 것이다.",
        f"양산시가 계획을 냈다. 시가 내건 과제는 하나다. {YEAR}에서 우수기관에 다시 오르는 일이다.",
        f"양산시의 꿈은 크다. {YEAR}에서 80점 벽을 넘어 우수 등급을 거머쥐는 것.",
        f"양산시가 정한 도착점은 {YEAR} 우수 등급을 3년 만에 되찾는 것이다.",
        f"양산시가 계획을 냈다. {YEAR}에서 두 계단 뛰어올라 우수 등급을 얻는다는 것이다.",
        f"양산시가 계획을 냈다. ○ 목표: {YEAR} 우수 등급 달성",
        f"양산시가 계획을 냈다.\n○ 달성 목표\n - {YEAR} 우수 등급",
        f"양산시는 {YEAR}에서 우수 등급을 목표로 세웠다. 목표치는 90점, 등급은 우수다.",
        f"양산시의 포부는 {YEAR}에서 두 계단 뛰어 우수기관에 이름을 올리는 데 있다.",
    ],
)
def test_a_grade_that_a_plan_aims_at_is_none(read: Any, text: str) -> None:
    assert told(read, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "양산시는 목표를 이뤘다. 2024년 데이터기반행정 실태점검에서 우수 등급을 받은 것이다.",
        "양산시가 2024년 데이터기반행정 실태점검에서 우수 등급을 받는 것은 이번이 처음이다.",
        "양산시는 2024년 데이터기반행정 실태점검에서 목표를 뛰어넘는 95점으로 우수 등급을 받았다.",
        "양산시는 목표를 이뤄 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다.",
        "양산시의 설명은 짧았다. 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다는 것이다.",
    ],
)
def test_a_grade_that_was_reached_is_no_aim(read: Any, text: str) -> None:
    assert told(read, text) == [("경상남도 양산시", "우수")]


@pytest.mark.parametrize(
    "text",
    [
        "양산시가 지난해 처음 실시된 데이터기반행정 실태점검에서 우수기관에 선정됐다. 어곡공단 분석을 했다.",
        "양산시가 올해 새로 시행된 데이터기반행정 실태점검에서 우수기관에 선정됐다.",
        "양산시가 13일 공개된 데이터기반행정 실태점검에서 우수기관에 선정됐다.",
        "양산시가 전국에서 진행된 데이터기반행정 실태점검에서 우수기관에 선정됐다.",
    ],
)
def test_who_stands_before_a_passive_verb_runs_nothing(read: Any, text: str) -> None:
    assert told(read, text) == [("경상남도 양산시", "우수")]


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        ("내년 목표치는 95점이다.", None),
        ("시의 올해 목표는 95점이다.", None),
        ("목표는 90점이었지만 95점을 받았다.", 95),
        ("시는 95점을 받아 목표를 넘겼다.", 95),
        ("우리 점수가 60점은 넘느냐는 물음에 답은 없었다.", None),
    ],
)
def test_points_that_are_aimed_at_or_asked_for_are_no_score(
    only: Any, sentence: str, score: float | None
) -> None:
    text = "양산시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. "
    assert only(text + sentence).score == score


@pytest.mark.parametrize(
    ("told", "grade"),
    [
        ("우수 등급을 받은 110곳에 들었다.", "우수"),
        ("보통 138곳에 포함됐다.", "보통"),
        ("미흡 219곳 가운데 하나였다.", "미흡"),
        ("우수로 뽑힌 110곳 중 한 곳이다.", "우수"),
        ("우수 110개 기관에 이름을 올렸다.", "우수"),
    ],
)
def test_one_of_so_many_holds_the_grade(read: Any, told: str, grade: str) -> None:
    awards = read(f"강원 횡성군은 2022년 데이터기반행정 실태점검에서 {told}").awards
    assert [(a.recipient, a.grade) for a in awards] == [("강원특별자치도 횡성군", grade)]


@pytest.mark.parametrize("name", ["LH", "aT", "한전KDN"])
def test_a_group_in_a_modifier_is_not_who_is_told_of(read: Any, name: str) -> None:
    text = f"{name}는 공공기관이 처음 대상이 된 2019년 공공데이터 제공 운영실태 평가에서는 미흡을 받았다."
    assert [a.grade for a in read(text).awards] == ["미흡"]


@pytest.mark.parametrize(
    "told",
    [
        "경북 봉화군은 2024년 데이터기반행정 실태점검에서 우수 등급을 받은 곳이 경북에서 7곳이라고 소개했다.",
        "경북 봉화군은 2024년 데이터기반행정 실태점검에서 미흡에 머문 지자체가 도내에 세 곳이라고 알렸다.",
        "경북 봉화군에 따르면 2024년 데이터기반행정 실태점검에서 보통에 그친 시군은 모두 9곳이다.",
    ],
)
def test_who_tells_how_many_hold_a_grade_is_none_of_them(read: Any, told: str) -> None:
    assert read(told).awards == ()


def test_who_is_counted_among_them_is_one(only: Any) -> None:
    text = "경북 봉화군을 포함해 2024년 데이터기반행정 실태점검에서 우수 등급을 받은 곳은 경북에서 7곳이다."
    assert (only(text).recipient, only(text).grade) == ("경상북도 봉화군", "우수")
