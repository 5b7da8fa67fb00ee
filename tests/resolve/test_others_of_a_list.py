"""Further winners in a list: by level, by place, with the same grade, as whom a grade was given to."""

from typing import Any

import pytest

DBA = "2023년 데이터기반행정 실태점검"


def told(read: Any, text: str) -> set[tuple[str, str | None]]:
    return {(a.recipient.split()[-1], a.grade) for a in read(text).awards}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{DBA}에서 하남시가 우수 등급을 받았다. 공공기관 중에서는 기상청과 산림청이 같은 등급을 받았다.",
         {("하남시", "우수"), ("기상청", "우수"), ("산림청", "우수")}),
        (f"{DBA}에서 하남시가 보통 등급을 받았고 구리시도 같은 등급이었다.",
         {("하남시", "보통"), ("구리시", "보통")}),
        (f"{DBA}에서 하남시가 미흡 등급을 받았다. 구리시 역시 똑같은 등급으로 분류됐다.",
         {("하남시", "미흡"), ("구리시", "미흡")}),
        (f"{DBA}에서 하남시는 우수, 구리시는 보통이었고 여주시와 오산시가 같은 등급에 머물렀다.",
         {("하남시", "우수"), ("구리시", "보통"), ("여주시", "보통"), ("오산시", "보통")}),
        # of another year, and only hoped for
        (f"{DBA}에서 하남시가 우수 등급을 받았다. 구리시는 지난해와 같은 등급을 받았다.",
         {("하남시", "우수")}),
        (f"{DBA}에서 하남시가 우수 등급을 받았다. 구리시도 내년에는 같은 등급에 오르겠다고 했다.",
         {("하남시", "우수")}),
    ],
)  # fmt: skip
def test_the_same_grade_is_the_one_told_before(read: Any, text: str, expected: Any) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하남시와 구리시에는 ‘미흡’이라는 꼬리표가 붙었다.", {("하남시", "미흡"), ("구리시", "미흡")}),
        ("하남시에는 보통 등급이, 구리시에는 미흡 등급이 매겨졌다.",
         {("하남시", "보통"), ("구리시", "미흡")}),
        ("여주시와 가평군에는 ‘미흡’ 판정이 내려졌다.", {("여주시", "미흡"), ("가평군", "미흡")}),
        ("여주시, 가평군, 양평군 3곳은 미흡하다는 평가를 피하지 못했다.",
         {("여주시", "미흡"), ("가평군", "미흡"), ("양평군", "미흡")}),
        ("구리시는 미흡하다는 판정을 받았다.", {("구리시", "미흡")}),
        ("가평군과 양평군은 미흡 등급을 비켜가지 못했다.", {("가평군", "미흡"), ("양평군", "미흡")}),
        ("가평군은 미흡 등급을 받지 않았다.", set()),
    ],
)  # fmt: skip
def test_a_grade_is_of_those_to_whom_it_was_given(read: Any, text: str, expected: Any) -> None:
    assert told(read, f"행정안전부가 {DBA} 결과를 내놨다. " + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("최우수기관은 광역에서 경기도가, 기초에서 하남시와 구리시가 뽑혔다.",
         {("경기도", "최우수"), ("하남시", "최우수"), ("구리시", "최우수")}),
        ("우수기관으로는 광역의 인천광역시와, 기초의 충남 아산시·보령시, 경기 하남시가 선정됐다.",
         {("인천광역시", "우수"), ("아산시", "우수"), ("보령시", "우수"), ("하남시", "우수")}),
        ("우수 등급에는 시 단위의 구리시와 군 단위의 가평군이 들었다.",
         {("구리시", "우수"), ("가평군", "우수")}),
        ("우수기관은 시부에서는 여주시가, 군부에서는 양평군이 뽑혔다.",
         {("여주시", "우수"), ("양평군", "우수")}),
    ],
)  # fmt: skip
def test_a_list_goes_on_with_another_level(read: Any, text: str, expected: Any) -> None:
    assert told(read, f"행정안전부가 {DBA} 결과를 내놨다. " + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("우수상은 2위 안산시와 3위 구리시가 차지했다.", {("안산시", "우수상"), ("구리시", "우수상")}),
        ("장려상은 4위 여주시, 5위 가평군에 돌아갔다.", {("여주시", "장려상"), ("가평군", "장려상")}),
        ("우수상은 공동 2위 안산시와 구리시가 받았다.", {("안산시", "우수상"), ("구리시", "우수상")}),
    ],
)  # fmt: skip
def test_winners_stand_behind_their_place(read: Any, text: str, expected: Any) -> None:
    lead = "‘2024 경기도 데이터 분석 경진대회’에서 파주시가 최우수상을 받았다. "
    assert told(read, lead + text) == {("파주시", "최우수상"), *expected}


@pytest.mark.parametrize(
    "sums",
    [
        "최우수기관은 2곳으로 기관당 5000만 원, 우수기관은 1곳으로 기관당 4000만 원의 특별교부세가 돌아간다.",
        "특별교부세는 최우수기관 2곳에 각 5000만 원, 우수기관 1곳에 4000만 원씩이다.",
        "특별교부세는 최우수기관에는 5천만 원씩, 우수기관에는 4천만 원이 간다.",
    ],
)
def test_each_of_a_group_gets_its_sum(read: Any, sums: str) -> None:
    text = f"{DBA} 결과 최우수기관에 하남시와 구리시가, 우수기관에 여주시가 선정됐다. {sums}"
    got = {a.recipient.split()[-1]: a.incentive_krw for a in read(text).awards}
    assert got == {"하남시": 50_000_000, "구리시": 50_000_000, "여주시": 40_000_000}


@pytest.mark.parametrize(
    "run",
    [
        "3년 연속 우수 등급을 받은 곳은 구리시뿐이다.",
        "최근 3년 연속 우수기관에 이름을 올린 곳은 구리시가 유일하다.",
        "3년 연속 우수 등급을 지킨 곳은 구리시 하나다.",
    ],
)
def test_a_run_is_of_whom_it_introduces(read: Any, run: str) -> None:
    text = f"{DBA}에서 하남시와 구리시가 우수 등급을 받았다. 하남시는 상권 분석으로 호평을 받았다. {run}"
    got = {a.recipient.split()[-1]: a.streak for a in read(text).awards}
    assert got == {"하남시": None, "구리시": 3}
