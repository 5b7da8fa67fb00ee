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
