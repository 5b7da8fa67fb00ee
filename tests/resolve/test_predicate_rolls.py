"""Winners that a sentence lists: as its predicate, with a mark before each, or as those who won in both."""

from typing import Any

import pytest

HELD = "행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. "
COUNTED = "행정안전부의 2024년 데이터기반행정 실태점검에서 우수 등급을 받은 구는 7곳으로 늘었다. "
BOTH = (
    "하남시는 행정안전부의 2024년 데이터기반행정 실태점검과 공공데이터 제공 운영실태 평가에서 "
    "모두 우수 등급을 받았다. "
)


def told(read: Any, text: str) -> list[tuple[str, str | None]]:
    return [(award.recipient.split()[-1], award.grade) for award in read(text).awards]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("경기도 31개 시군 가운데 우수등급은 하남시를 비롯해 구리시, 양평군 등 세 곳뿐이다.",
         [("하남시", "우수"), ("구리시", "우수"), ("양평군", "우수")]),
        ("우수 110곳에 든 도내 시군은 하남시와 구리시뿐이다.", [("하남시", "우수"), ("구리시", "우수")]),
        ("우수 293곳에 이름을 올린 충북 시군은 제천시가 유일하다.", [("제천시", "우수")]),
        ("경기도 시군 중 최우수는 하남시 한 곳, 우수는 구리시와 양평군 두 곳이다.",
         [("하남시", "최우수"), ("구리시", "우수"), ("양평군", "우수")]),
        ("강원 18개 시군 가운데 우수는 춘천시 한 곳이고 보통은 홍천군뿐이다.",
         [("춘천시", "우수"), ("홍천군", "보통")]),
        ("가평군은 우수를 지키지 못하고 보통(71.6점)으로 내려갔다.", [("가평군", "보통")]),
        ("가평군은 91.2점(우수), 포천시는 75.5점(보통)이었다.", [("가평군", "우수"), ("포천시", "보통")]),
    ],
)  # fmt: skip
def test_a_grade_as_topic_or_beside_its_score(
    read: Any, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read, HELD + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "도는 우수는 도시와 농촌의 차이라고 설명했다. 하남시는 다음 달 발표를 기다린다.",
        "우수는 두 번째 등급이 됐다. 하남시는 결과를 밝히지 않았다.",
        "우수 110곳에 든 경기도 시군은 몇 곳인지 알려지지 않았다. 하남시도 말을 아꼈다.",
    ],
)
def test_a_grade_as_topic_without_a_winner(read: Any, sentence: str) -> None:
    assert told(read, HELD + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("확인된 곳은 ▲노원구(6년 연속) ▲강북구 ▲도봉구(첫 우수) ▲송파구 등이다.",
         [("노원구", 6), ("강북구", None), ("도봉구", None), ("송파구", None)]),
        ("이름을 밝힌 곳은 △노원구 △강북구(2년 연속) △송파구다.",
         [("노원구", None), ("강북구", 2), ("송파구", None)]),
        ("가나다순으로 ◆강북구 ◆노원구 등 2곳이다.", [("강북구", None), ("노원구", None)]),
        # what is listed did something else
        ("내년 시범 사업을 신청한 구는 ▲노원구 ▲강북구 ▲송파구 등이다.", []),
    ],
)  # fmt: skip
def test_a_list_with_marks_goes_on_with_the_grade(
    read: Any, sentence: str, expected: list[tuple[str, int | None]]
) -> None:
    awards = read(COUNTED + sentence).awards
    assert [(award.recipient.split()[-1], award.streak) for award in awards] == expected
    assert {award.grade for award in awards} <= {"우수"}


@pytest.mark.parametrize(
    "sentence",
    [
        "도내에서 두 부문을 다 거머쥔 시는 구리시와 하남시 둘이다.",
        "두 평가를 모두 석권한 곳은 하남시와 구리시뿐이다.",
        "도내에서 두 점검을 휩쓴 시군은 하남시, 구리시 등 두 곳이다.",
    ],
)
def test_who_won_in_both_evaluations(read: Any, sentence: str) -> None:
    won = {(a.recipient.split()[-1], a.programme, a.grade) for a in read(BOTH + sentence).awards}
    assert won == {
        (name, programme, "우수")
        for name in ("하남시", "구리시")
        for programme in ("data-based-administration", "open-data")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "두 부문을 다 준비하는 시는 구리시와 포천시 둘이다.",
        "내년에 두 부문을 다 거머쥔 시가 되겠다는 곳은 구리시와 포천시 둘이다.",
    ],
)
def test_who_did_not_win_in_both(read: Any, sentence: str) -> None:
    assert {a.recipient for a in read(BOTH + sentence).awards} == {"경기도 하남시"}
