"""Winners of a prize whose number is told first, teams, and grades told once more."""

from datetime import date
from typing import Any

import pytest

LEAD = "‘2024년 데이터분석·활용 공모전’ 결과가 나왔다. 대상은 하남시가 받았다. "
BOTH = {("여주시", "우수상"), ("산림청", "우수상")}


def told(read: Any, text: str) -> set[tuple[str, str | None]]:
    return {(award.recipient.split()[-1], award.grade) for award in read(text).awards}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("우수상은 두 곳이다. 여주시의 ‘화재 분석’과 산림청의 ‘산불 예측’이 나란히 뽑혔다.", BOTH),
        ("우수상은 두 곳이다. 경기 여주시와 산림청이 차지했다.", BOTH),
        ("우수상은 두 곳에 돌아갔다. 여주시와 산림청이 이름을 올렸다.", BOTH),
        ("우수상은 2개 기관이 받았다. 여주시와 산림청이다.", BOTH),
        ("우수상 2곳에는 여주시와 산림청이 선정됐다.", BOTH),
        ("우수상은 두 곳으로 여주시와 산림청이 받았다.", BOTH),
        # not as many as it says, or not told as winners
        ("우수상은 두 팀이 받았다. 여주시에서 온 팀과 대학생 팀이다.", set()),
        ("우수상은 두 곳이다. 심사는 여주시에서 열렸다.", set()),
        ("우수상은 세 곳이다. 그중 여주시는 두 번째 도전이었다.", set()),
        ("우수상 두 곳에는 여주시와 산림청이 뽑혔다. 뒤이어 고령군과 정선군이 축하를 받았다.", BOTH),
        (
            "우수상 2곳은 여주시와 산림청이 선정됐다. 고령군과 정선군도 관심을 받았다.",
            BOTH,
        ),
        ("우수상은 두 곳을 더 뽑을 예정이다. 고령군과 정선군이 좋은 인상을 받았다.", set()),
        ("우수상은 두 곳에 주지 않기로 했다. 고령군과 정선군이 이름을 올렸다.", set()),
        ("우수상은 두 곳이다. 장려상은 여주시가 받았다.", {("여주시", "장려상")}),
        # teams
        ("일반 부문에서는 대학원생 세 명으로 이뤄진 ‘물길’팀이 장려상을 차지했다.", set()),
        ("일반 부문에서는 ‘물길’ 팀이 장려상을 받았다.", set()),
    ],
)
def test_winners_are_as_many_as_it_says(read: Any, text: str, expected: Any) -> None:
    assert told(read, LEAD + text) == {("하남시", "대상")} | expected


@pytest.mark.parametrize(
    "sentence",
    [
        "최우수로 뽑힌 기초단체는 경기에서 하남시 한 곳이다.",
        "시장은 “최우수 기관이 된 것은 시민 덕”이라고 했다.",
        "이번 인센티브는 두 평가에서 우수 등급에 든 곳을 다시 심사해 정했다. 최우수는 경기에서 하남시뿐이다.",
    ],
)
def test_a_grade_told_once_more_is_of_the_evaluation_that_gave_it(read: Any, sentence: str) -> None:
    text = (
        "하남시가 2022년 공공데이터 제공 운영실태 평가에서 ‘최우수’에 뽑혔다. "
        "2022년 데이터기반행정 실태점검에서는 ‘우수’ 지자체로 선정됐다. "
    )
    awards = read(text + sentence, published=date(2023, 6, 5)).awards
    assert {(a.programme, a.grade) for a in awards} == {
        ("open-data", "최우수"),
        ("data-based-administration", "우수"),
    }
