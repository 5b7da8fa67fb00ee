"""Lists that grades head, one behind the other, and tables whose columns are evaluations."""

from datetime import date
from typing import Any

import pytest

HELD = "행정안전부의 2024년 데이터기반행정 실태점검 결과가 나왔다.\n\n"
THREE = {"하남시": "우수", "구리시": "우수", "가평군": "보통", "양평군": "미흡"}
TWO = {"하남시": "우수", "구리시": "우수", "가평군": "보통"}


def graded(read: Any, text: str) -> dict[str, str | None]:
    awards = read(HELD + text).awards
    found = {award.recipient.split()[-1]: award.grade for award in awards}
    assert len(found) == len(awards), "none has two grades"
    return found


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("▷우수= 하남시, 구리시 ▷보통= 가평군 ▷미흡= 양평군", THREE),
        ("▷우수(80점 이상)=하남시, 구리시 ▷보통(60점 이상)=가평군 ▷미흡=양평군", THREE),
        ("△우수 하남시·구리시 △보통 가평군 △미흡 양평군", THREE),
        ("우수=하남시·구리시, 보통=가평군, 미흡=양평군", THREE),
        ("우수: 하남시와 구리시 / 보통: 가평군 / 미흡: 양평군", THREE),
        ("◇우수(2곳) 하남시, 구리시\n◇보통(1곳) 가평군", TWO),
        ("<우수> 하남시, 구리시 <보통> 가평군", TWO),
        ("■ 우수\n하남시, 구리시\n■ 보통\n가평군", TWO),
        ("[우수]\n하남시\n구리시\n[보통]\n가평군", TWO),
        ("우수 등급\n하남시, 구리시\n보통 등급\n가평군", TWO),
        ("등급별로는 우수에 하남시·구리시, 보통에 가평군, 미흡에 양평군이 이름을 올렸다.", THREE),
        ("① 하남시(HN) : 우수, 95.0점\n  관망 분석을 열었다.\n② 구리시 : 우수, 92.3점\n"
         "  예보를 냈다.\n③ 가평군 : 보통, 77.1점\n\n③은 보통 등급인 데다 평균마저 밑돌았다.", TWO),
        ("우수에는 하남시(91.2점)와 구리시(3년 연속), 보통에는 가평군이 들었다.", TWO),
    ],
)  # fmt: skip
def test_each_list_has_the_grade_that_heads_it(read: Any, lists: str, expected: dict[str, str]) -> None:
    assert graded(read, lists) == expected


CONTEST = "행정안전부는 ‘2024년 공공 빅데이터 우수사례 경진대회’를 열고 수상 기관을 가렸다. "
RANKS = {"하남시": "대상", "구리시": "최우수상", "가평군": "우수상", "양평군": "우수상"}


@pytest.mark.parametrize(
    "lists",
    [
        "△대상 하남시 △최우수상 구리시 △우수상 가평군, 양평군",
        "\n\n△대상 경기 하남시(노후 상수관 분석) △최우수상 경기 구리시(구조 신고 예측)"
        " △우수상 경기 가평군(보행 안전 분석) 경기 양평군(빈집 지도)\n\n사람들이 모였다.",
        "대상 하남시, 최우수상 구리시, 우수상 가평군·양평군이다.",
        "\n◇대상 하남시\n◇최우수상 구리시\n◇우수상 가평군 양평군",
        "\n○ 대상(1): 하남시\n○ 최우수상(1): 구리시\n○ 우수상(2): 가평군, 양평군",
        "\n▲대상=하남시 ▲최우수상=구리시 ▲우수상=가평군, 양평군",
        "하남시 대상, 구리시 최우수상, 가평군 우수상, 양평군 우수상이다.",
        "\n△하남시 대상 △구리시 최우수상 △가평군 우수상 △양평군 우수상",
        "\n① 대상(국무총리상·상금 500만 원)\n - 하남시 「상수관 분석」\n\n"
        "② 최우수상(장관상·각 300만 원)\n - 구리시 「구조 신고 예측」\n\n"
        "③ 우수상\n - 가평군 「보행 분석」\n - 양평군 「빈집 지도」\n",
        "\n△대상 하남시 5백만 원\n△최우수상 구리시 3백만 원\n△우수상 가평군\n△우수상 양평군",
        "하남시-대상, 구리시-최우수상, 가평군-우수상, 양평군-우수상.",
    ],
)
def test_each_list_has_the_prize_that_heads_it(read: Any, lists: str) -> None:
    found = {a.recipient.split()[-1]: a.grade for a in read(CONTEST + lists).awards}
    assert found == RANKS


def test_each_part_of_a_contest_has_its_own_prizes(read: Any) -> None:
    text = (
        "\n◆행정기관 부문\n△대상 하남시 △최우수상 구리시"
        "\n◆공공기관 부문\n△대상 한국수자원공사 △최우수상 한국도로공사\n"
    )
    found = {a.recipient.split()[-1]: a.grade for a in read(CONTEST + text).awards}
    assert found == {
        "하남시": "대상",
        "구리시": "최우수상",
        "한국수자원공사": "대상",
        "한국도로공사": "최우수상",
    }


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ("▷우수= 경기·하남시 ▷보통= 가평군", {"경기도": "우수", "하남시": "우수", "가평군": "보통"}),
        ("▷우수= 경기,하남시 ▷보통= 가평군", {"경기도": "우수", "하남시": "우수", "가평군": "보통"}),
        ("■ 우수\n경기\n하남시\n■ 보통\n가평군", {"경기도": "우수", "하남시": "우수", "가평군": "보통"}),
        ("▷우수= 경기 하남시 ▷보통= 가평군", {"하남시": "우수", "가평군": "보통"}),
    ],
)
def test_a_province_with_a_mark_behind_it_won_itself(read: Any, lists: str, expected: dict[str, str]) -> None:
    assert graded(read, lists) == expected


@pytest.mark.parametrize(
    "row", ["△하남시 최우수 △구리시 우수", "하남시-최우수, 구리시-우수.", "하남시 최우수, 구리시 우수."]
)
@pytest.mark.parametrize(
    "between", ["", " 공공데이터 활용 경진대회도 함께 열렸다.", " 공공데이터 경진대회 소식은 미뤘다."]
)
def test_a_word_that_is_a_grade_too_is_what_its_evaluation_gives(read: Any, row: str, between: str) -> None:
    text = f"2022년 공공데이터 제공 운영실태 평가 결과가 나왔다.{between}\n{row}"
    awards = read(text, published=date(2023, 2, 1)).awards
    assert {(a.recipient.split()[-1], a.programme, a.grade) for a in awards} == {
        ("하남시", "open-data", "최우수"),
        ("구리시", "open-data", "우수"),
    }


def test_a_row_of_a_contest_is_of_the_contest(read: Any) -> None:
    awards = read(CONTEST + "\n△하남시 최우수 △구리시 우수\n").awards
    assert {(a.recipient.split()[-1], a.grade) for a in awards} == {("하남시", "최우수"), ("구리시", "우수")}
    assert len({a.programme for a in awards}) == 1


@pytest.mark.parametrize(
    "row", ["△하남시 우수 △가평군 보통 △양평군 미흡", "하남시-우수, 가평군-보통, 양평군-미흡"]
)
def test_each_name_of_a_row_has_its_own_grade(read: Any, row: str) -> None:
    assert graded(read, row) == {"하남시": "우수", "가평군": "보통", "양평군": "미흡"}


def test_what_stands_in_brackets_belongs_to_the_name_before_it(read: Any) -> None:
    awards = read(HELD + "▷우수= 하남시(91.2점), 구리시(3년 연속) ▷보통= 가평군(66.1점)").awards
    assert {(a.recipient.split()[-1], a.score, a.streak) for a in awards} == {
        ("하남시", 91.2, None),
        ("구리시", None, 3),
        ("가평군", 66.1, None),
    }


@pytest.mark.parametrize(
    "text",
    [
        "관계자는 우수, 보통, 미흡 세 등급이 있다고 했다. 하남시는 결과를 알리지 않았다.",
        "■ 우수\n사례집 배포\n■ 보통\n상담",
    ],
)
def test_what_is_no_such_list_tells_no_grade(read: Any, text: str) -> None:
    assert graded(read, text) == {}


OF_BOTH = {
    ("하남시", "data-based-administration", "우수"),
    ("하남시", "open-data", "보통"),
    ("가평군", "data-based-administration", "미흡"),
    ("가평군", "open-data", "우수"),
}


@pytest.mark.parametrize(
    "table",
    [
        "구분 | 데이터기반행정 실태점검 | 공공데이터 제공 운영실태 평가\n하남시 | 우수 | 보통\n"
        "가평군 | 미흡 | 우수",
        "시군 | 데이터기반행정 | 공공데이터\n하남시 | 우수 | 보통\n가평군 | 미흡 | 우수",
        "시군 데이터기반행정 공공데이터\n하남시 우수 보통\n가평군 미흡 우수",
        "시군\n데이터기반행정\n공공데이터\n하남시\n우수\n보통\n가평군\n미흡\n우수",
        "연번 | 시군명 | 데이터기반행정 등급 | 공공데이터 등급\n1 | 하남시 | 우수 | 보통\n"
        "2 | 가평군 | 미흡 | 우수",
    ],
)
def test_columns_can_be_evaluations(read: Any, table: str) -> None:
    awards = read(f"행정안전부의 2024년 두 데이터 평가에서 시군의 성적이 갈렸다.\n\n{table}").awards
    assert {(a.recipient.split()[-1], a.programme, a.grade) for a in awards} == OF_BOTH
    assert len(awards) == len(OF_BOTH)
    assert not any(a.projects for a in awards)


def test_a_table_with_one_evaluation_twice_is_not_understood(read: Any) -> None:
    table = "시군 | 데이터기반행정 | 데이터기반행정\n하남시 | 우수 | 보통\n가평군 | 미흡 | 우수"
    assert graded(read, table) == {}


PRIZES = {("하남시", "대상"), ("구리시", "최우수상"), ("가평군", "우수상"), ("양평군", "우수상")}


@pytest.mark.parametrize(
    "told",
    [
        "에서 하남시가 대상, 구리시가 최우수상, 가평군·양평군이 우수상을 받았다.",
        " 수상 기관은 다음과 같다.\n△대상: 하남시\n△최우수상: 구리시\n△우수상: 가평군, 양평군",
        " 결과가 나왔다.\n▷ 대상 : 경기 하남시\n▷ 최우수상 : 경기 구리시\n▷ 우수상 : 경기 가평군, 양평군",
    ],
)
def test_the_first_prize_is_one_where_lower_ones_follow(read: Any, told: str) -> None:
    awards = read(f"행정안전부의 2024년 공공데이터 활용 경진대회{told}").awards
    assert {(a.recipient.split()[-1], a.grade) for a in awards} == PRIZES


def test_a_name_that_is_taken_for_a_noun_wins_the_first_prize_too(read: Any) -> None:
    awards = read("2024년 공공데이터 활용 경진대회에서 음성군이 대상, 수성구가 최우수상을 받았다.").awards
    assert {(a.recipient.split()[-1], a.grade) for a in awards} == {
        ("음성군", "대상"),
        ("수성구", "최우수상"),
    }


@pytest.mark.parametrize("target", ["초등학생", "전국 시군구", "관내 소상공인", "하남시 시민"])
def test_whom_something_is_for_is_no_prize(read: Any, target: str) -> None:
    text = f"하남시가 2024년 공공데이터 활용 경진대회 참가자를 모은다.\n△대상: {target}\n△기간: 7월까지"
    assert read(text).awards == ()


def test_a_word_for_prizes_that_heads_a_list_is_none_of_them(read: Any) -> None:
    text = (
        "행정안전부는 ‘2025년 공공데이터 발전 유공’ 시상식을 열었다.\n\n[기관 표창 명단]\n"
        "○ 대통령 표창 - 경기 하남시\n○ 국무총리 표창 - 한국환경공단\n"
        "○ 행정안전부장관 표창 - 서울 노원구, 전북 익산시\n"
    )
    awards = {a.recipient.split()[-1]: a.grade for a in read(text, published=date(2025, 11, 27)).awards}
    ranks = ("대통령 표창", "국무총리 표창", "장관 표창", "장관 표창")
    assert awards == dict(zip(("하남시", "한국환경공단", "노원구", "익산시"), ranks, strict=True))
