"""Winners in lines by kind of institution, behind the sentence that announces them; and what their holders
get, which makes nobody one.
"""

from typing import Any

import pytest

TEST = "‘2024년 데이터기반행정 실태점검’"
ALL = {"관세청", "산림청", "하남시", "진천군"}


def told(read: Any, text: str) -> set[str]:
    awards = read(text).awards
    assert {a.grade for a in awards} <= {"우수"}
    return {a.recipient.split()[-1] for a in awards}


@pytest.mark.parametrize(
    "lines",
    [
        "[중앙행정기관] 관세청 · 산림청\n[기초자치단체] 경기 하남시 · 충북 진천군",
        "<중앙> 관세청, 산림청\n<기초> 경기 하남시, 충북 진천군",
        "중앙행정기관: 관세청, 산림청\n기초자치단체: 경기 하남시, 충북 진천군",
        "- 중앙행정기관(2): 관세청, 산림청\n- 기초자치단체(2): 경기 하남시, 충북 진천군",
        "■ 중앙\n관세청·산림청\n■ 기초\n경기 하남시·충북 진천군",
        "관세청, 산림청\n경기 하남시, 충북 진천군",
        "▲중앙 : 관세청(95.1점), 산림청(91점)\n▲기초 : 경기 하남시(90점), 충북 진천군(88점) 등",
    ],
)
@pytest.mark.parametrize(
    "head",
    [
        f"{TEST}에서 우수 등급을 받은 기관은 다음과 같다.",
        f"행정안전부가 {TEST} 결과를 발표했다. 우수기관을 추리면 아래와 같다.",
        f"{TEST} 우수기관 명단은 다음과 같다.\n",
    ],
)
def test_each_name_of_a_line_has_the_grade(read: Any, head: str, lines: str) -> None:
    assert told(read, f"{head}\n{lines}\n산림청은 산불 예측을 내세웠다. 정선군은 빠졌다.") == ALL


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        # what the lines hold is announced by no grade, or by more than one
        (f"{TEST} 참가 기관은 다음과 같다.", set()),
        (f"{TEST} 우수기관을 찾아갈 기관은 다음과 같다. 컨설팅은 4월에 열린다.", set()),
    ],
)
def test_other_lines_are_no_winners(read: Any, head: str, expected: set[str]) -> None:
    text = f"{head}\n[기초자치단체] 경기 하남시 · 충북 진천군\n끝."
    assert {a.recipient.split()[-1] for a in read(text).awards} == expected


@pytest.mark.parametrize(
    ("head", "grade"),
    [
        ("최하위 등급 기관은 다음과 같다.", "미흡"),
        ("가장 낮은 등급에 머문 곳은 아래와 같다.", "미흡"),
        ("최고 등급을 받은 기관은 다음과 같다.", "우수"),
        ("우수 등급에 오르지 못한 기관은 다음과 같다.", None),
        ("우수기관에 들지 않은 곳은 아래와 같다.", None),
    ],
)
def test_a_line_has_the_end_of_the_scale_that_is_told(read: Any, head: str, grade: str | None) -> None:
    text = (
        f"행정안전부가 {TEST} 결과를 공개했다. {head}\n중앙: 관세청, 산림청\n기초: 경기 하남시, 충북 진천군"
    )
    awards = read(text).awards
    assert {a.grade for a in awards} == ({grade} if grade else set())
    assert {a.recipient.split()[-1] for a in awards} == (ALL if grade else set())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("광역: 경기\n기초: 하남시, 충북 진천군", {"경기도", "하남시", "진천군"}),
        ("경기\n하남시\n충북\n진천군", {"경기도", "하남시", "충청북도", "진천군"}),
        ("경기·하남시, 충북 진천군", {"경기도", "하남시", "진천군"}),
        ("광주 광산구, 전북 정읍시, 인천 서구", {"광산구", "정읍시", "서구"}),
        ("경기 진천군, 관세청", set()),  # it lies elsewhere
    ],
)
def test_a_province_is_left_out_only_before_its_own_unit(read: Any, lines: str, expected: set[str]) -> None:
    assert told(read, f"{TEST}에서 우수 등급을 받은 기관은 다음과 같다.\n{lines}\n끝.") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "하남시는 우수기관에 선정돼 인센티브를 받았다.",
        "하남시는 우수기관에 올라 표창을 받는다.",
        "하남시는 우수기관에 뽑혀 기관 표창도 받았다.",
        "하남시는 우수기관에 이름을 올려 인센티브를 확보했다.",
        "하남시는 우수기관에 꼽히며 정부 포상과 상금을 챙겼다.",
        "하남시는 우수기관에 들어 재정 인센티브를 얻었다.",
        "하남시는 우수기관에 선정되고 표창도 받았다.",
        "하남시는 우수에 올라 교육을 마친 직원들과 기쁨을 나눴다.",
    ],
)
def test_who_won_it_gets_something_too(read: Any, sentence: str) -> None:
    assert told(read, f"행정안전부가 {TEST} 결과를 공개했다. {sentence}") == {"하남시"}


@pytest.mark.parametrize(
    "sentence",
    [
        "하남시는 미흡에 머물러 컨설팅을 받는다.",
        "하남시는 미흡에 그쳐 전문가 상담을 받게 됐다.",
        "하남시는 미흡에 머물며 맞춤형 교육을 받는다.",
    ],
)
def test_who_fell_is_advised(only: Any, sentence: str) -> None:
    assert only(f"행정안전부가 {TEST} 결과를 공개했다. {sentence}").grade == "미흡"


@pytest.mark.parametrize(
    "sentence",
    [
        "행안부는 우수기관에 정부포상을 하고 하위 기관에는 전문가 상담을 붙인다.",
        "행안부는 우수기관에 인센티브를 주고 미흡 기관에는 전문가 상담을 붙인다.",
        "정부는 우수기관에 표창을 수여한다.",
        "우수기관에 대해서는 포상하고 미흡기관은 교육한다.",
        "행안부는 우수기관을 포상하고 미흡기관을 교육한다.",
        "우수기관에는 표창과 교부세가 주어진다.",
    ],
)
def test_whoever_holds_it_gets_something(read: Any, sentence: str) -> None:
    text = f"행정안전부가 {TEST} 결과를 공개했다. 하남시와 진천군은 참신한 착상으로 소개됐다. "
    assert told(read, text + sentence) == set()
