"""Streaks told by since when, by what was never missed, by a record made longer, or by the prize before."""

from datetime import date
from typing import Any

import pytest

NAME = "데이터기반행정 실태점검"
WON = f"하남시는 2025년 {NAME}에서 우수 등급을 받았다. "
SPRING = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("sentence", "streak"),
    [
        ("2022년부터 내리 이어 온 기록이다.", 4),
        ("2023년 이후 한 해도 빠짐없이 지켜 온 등급이다.", 3),
        ("“2021년 첫해부터 한 번도 거르지 않았거든요.” 실장의 말이다.", 5),
        ("2021년 첫 점검부터 한 해도 놓치지 않았다.", 5),
        ("2021년 첫 회부터 한 번도 놓치지 않았다.", 5),
        # of the evaluation, not of a winner
        ("평가는 2021년부터 해마다 열린다.", None),
        ("2021년 첫해부터 매년 지표가 바뀌었다.", None),
    ],
)
def test_since_when(only: Any, sentence: str, streak: int | None) -> None:
    assert only(WON + sentence, published=SPRING).streak == streak


@pytest.mark.parametrize(
    ("clause", "streak"),
    [
        ("우수 등급을 받으며 연속 기록을 3년으로 늘렸다", 3),
        ("우수 등급을 지켜 연속 행진을 4회로 이어 갔다", 4),
        ("우수 등급을 받으며 2022년부터 이어 온 우수 행진을 4년으로 늘렸다", 4),
        ("우수 등급을 받아 최고 등급 기록을 세 해로 늘렸다", 3),
        ("작년 결과에 이어 연거푸 우수기관 명단에 들었다", 2),
        ("2024년 실태점검에 이어 우수 등급을 지켰다", 2),
        ("우수 등급을 두 해를 잇달아 지켰다", 2),
        ("우수 등급을 세 번 잇달아 받았다", 3),
        ("2021년 첫 회부터 다섯 번을 모두 우수로 채웠다", 5),
        ("2022년 점검부터 네 차례 모두 우수 등급을 받았다", 4),
        ("우수 등급을 받아 연속 기록을 다섯 달 만에 정리했다", None),
    ],
)
def test_a_record_made_longer(only: Any, clause: str, streak: int | None) -> None:
    assert only(f"하남시는 2025년 {NAME}에서 {clause}.", published=SPRING).streak == streak


def test_the_prize_before_counts_for_the_prize(read: Any) -> None:
    text = (
        "행정안전부는 ‘2025년 공공데이터 발전 유공’ 기관을 포상했다. 장관 표창은 하남시와 구리시가 받았다. "
        f"구리시는 지난해 {NAME} 우수 등급이 반영됐다. 하남시는 지난해 장관 표창에 이어 2년 연속이다."
    )
    awards = read(text, published=date(2025, 12, 30)).awards
    assert [(a.recipient, a.streak) for a in awards if a.programme == "data-contest"] == [
        ("경기도 하남시", 2),
        ("경기도 구리시", None),
    ]


def test_the_same_grade_in_the_round_before_makes_two(read: Any) -> None:
    (award,) = read(WON + "2024년에도 우수 등급이었다.", published=SPRING).awards
    assert (award.evaluation_year, award.streak) == (2025, 2)


def test_the_same_grade_longer_ago_makes_no_streak(read: Any) -> None:
    (award,) = read(WON + "2022년에도 우수 등급이었다.", published=SPRING).awards
    assert (award.evaluation_year, award.streak) == (2025, None)


ULJIN = "울진군은 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. "


@pytest.mark.parametrize(
    ("sentence", "streak"),
    [
        # a trend of points
        ("군의 점수가 3년 내리 올랐다.", None),
        ("군은 4년 연속 점수를 끌어올렸다.", None),
        ("종합 순위는 3년 연속 뛰었다.", None),
        ("총점도 지난해에 이어 올랐다.", None),
        ("데이터행정 성적이 4년 연속 나아졌다.", None),
        ("2년째 최고 성적을 냈다.", 2),
        ("점수가 3년 내리 오르며 2년 연속 우수를 지켰다.", 2),
        # money again
        ("재정 인센티브를 받는 것은 작년에 이어 2년 연속이다.", None),
        ("특별교부세를 따낸 건 지난해에 이은 2년 연속이다.", None),
        ("교부세를 챙긴 것은 지난해에 이어 두 번째다.", None),
        ("인센티브를 받는 것은 작년에 이어 2년 연속이다. 우수는 2021년 평가부터 4년 연속이다.", 4),
        ("우수 등급을 받은 것은 지난해에 이어 2년 연속이다.", 2),
        # somebody's who is not named
        ("지난달 네 곳이 다녀갔다. 그중 한 곳은 3년 연속 우수를 받은 곳이었다.", None),
        ("배우러 온 한 시는 4년 연속 우수다.", None),
        ("다녀간 곳 가운데 두 곳은 5년 연속 우수기관이다.", None),
        ("다녀간 도시 가운데는 3년 연속 우수를 받은 곳도 있다.", None),
    ],
)
def test_a_run_of_something_else_or_of_somebody_else_is_not_the_grade_s(
    only: Any, sentence: str, streak: int | None
) -> None:
    assert only(ULJIN + sentence).streak == streak


def test_both_of_two_that_are_named_before_hold_a_run(read: Any) -> None:
    text = "경북 예천군과 영양군이 웃었다. 두 군은 2024년 데이터기반행정 실태점검에서 3년 연속 우수다."
    assert [(a.recipient, a.streak) for a in read(text).awards] == [
        ("경상북도 예천군", 3),
        ("경상북도 영양군", 3),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "하남시는 2022년치부터 2024년치까지 데이터기반행정 실태점검에서 한 해도 거르지 않고 ‘우수’였다.",
        "하남시는 2024년 데이터기반행정 실태점검에서 우수다. 2022년 점검부터 한 번도 내려온 적이 없다.",
        "하남시는 2024년 데이터기반행정 실태점검에서 우수였다. 2022년 이후 한 해도 떨어진 적이 없다.",
        "하남시는 2024년 데이터기반행정 실태점검에서 우수였다. 2022년분부터 빠짐없이 이름을 올렸다.",
    ],
)
def test_a_run_told_by_where_it_began(only: Any, sentence: str) -> None:
    award = only(sentence)
    assert (award.evaluation_year, award.grade, award.streak) == (2024, "우수", 3)


def test_a_run_of_a_selection_told_by_where_it_began(read: Any) -> None:
    text = (
        "‘2023년 지방자치단체 빅데이터 분석 우수사례’에 하남시와 합천군이 뽑혔다. "
        "하남시는 2021년판부터 빠짐없이 이름을 올려 이번이 세 번째다."
    )
    assert {a.recipient: a.streak for a in read(text).awards} == {"경기도 하남시": 3, "경상남도 합천군": None}


@pytest.mark.parametrize(
    ("sentence", "streak"),
    [
        ("3년 이어진 기록이다.", 3),
        ("연속 우수 기록도 3년으로 늘었다.", 3),
        ("2021년 이후 다섯 번 모두 우수다.", 5),
        ("지난해 우수에 이은 두 번째 경사다.", 2),
        ("작년 우수 등급에 이어 올해도 웃었다.", 2),
        ("지난해에도 우수였다.", 2),
        ("지난해 장려상에 이어 올해는 우수를 받았다.", None),
        ("재작년과 작년에 이어 세 번째다.", 3),
        ("2023년과 2024년에도 우수 등급이었다.", 3),
        ("2021년에 이어 두 번째다.", None),
        ("시는 3년 연달아 우수기관에 올랐다.", 3),
        ("두 해 거푸 우수를 지켰다.", 2),
        ("내리 3년 우수다.", 3),
        ("첫 점검부터 5년간 우수를 놓친 적이 없다.", 5),
        ("시는 5년간 우수 인재를 키웠다.", None),
        ("우수 등급은 이번까지 쳐서 네 번 잇달았다.", 4),
        ("우수 등급은 올해까지 3년을 잇따랐다.", 3),
        ("하남시는 올해로 4년째다.", 4),
        ("시가 다섯 번 모두 현장을 찾았다.", None),
        ("이 사업은 3년째다.", None),
        ("3년 이어진 공사가 끝났다.", None),
        ("지난해 간담회에 이은 두 번째 자리다.", None),
    ],
)
def test_a_run_told_behind_the_result(only: Any, sentence: str, streak: int | None) -> None:
    assert only(WON + sentence, published=SPRING).streak == streak


def test_a_casebook_of_the_year_before(only: Any) -> None:
    text = (
        "하남시의 ‘미사호 혼잡 예측’이 한국지역정보개발원의 2024년 지방자치단체 빅데이터 분석·활용 "
        "우수사례에 실렸다. 지난해 감일지구 편에 이은 두 번째다."
    )
    assert only(text, published=date(2024, 12, 20)).streak == 2


def test_a_neighbour_s_run_told_by_its_number_alone(read: Any) -> None:
    awards = read(WON + "구리시는 2년째다. 구리시도 우수 등급이다.", published=SPRING).awards
    assert {(a.recipient, a.streak) for a in awards} == {("경기도 하남시", None), ("경기도 구리시", 2)}


@pytest.mark.parametrize(
    "before",
    ["3년 연속 미흡의 꼬리표를 뗐다", "2년 연속 ‘보통’에 머물던 터였다", "4년 연속 미흡 등급을 벗어났다"],
)
def test_a_run_of_another_grade_is_not_this_one_s(read: Any, before: str) -> None:
    awards = read(f"하남시는 2024년 데이터기반행정 실태점검에서 첫 우수 등급을 받았다. 시는 {before}.").awards
    assert {a.streak for a in awards if a.grade == "우수"} == {None}


@pytest.mark.parametrize(
    ("told", "times"),
    [
        ("2022년 점검부터 내리 세 번째다.", 3),
        ("시는 잇달아 세 번째 우수기관이 됐다.", 3),
        ("연속 네 번째 쾌거다.", 4),
        ("내리 3번째 우수 등급을 받았다.", 3),
        ("연이어 두 번째 우수기관에 뽑혔다.", 2),
        ("시가 이 등급에 오른 것은 연달아 3회째다.", 3),
        ("시가 이 등급에 오른 것은 이번이 세 번째다.", None),
    ],
)
def test_so_many_times_in_a_row_by_its_rank(only: Any, told: str, times: int | None) -> None:
    text = f"전북 익산시가 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. {told}"
    assert only(text).streak == times


@pytest.mark.parametrize(
    ("told", "streak"),
    [
        ("하남시는 자체 모의평가를 치렀다. 시는 2024년 평가에 이어 2년 연속 우수 등급을 받았다.", 2),
        ("하남시는 5년째 한 번도 최고 등급을 놓치지 않았다.", 5),
        ("하남시는 세 해째 우수 등급을 받았다.", 3),
        ("하남시는 지난 4년 동안 한 번도 우수 등급을 놓친 적이 없다.", 4),
        ("하남시는 최근 4년간 계속 우수 등급을 받았다.", 4),
        ("하남시는 우수 등급을 받았다. 4년 내내 최고 등급이다.", 4),
        ("하남시는 우수 등급을 받았다. 우수 행진은 올해로 4년째다.", 4),
        # beside a streak of money
        ("하남시는 우수 등급을 받았다. 우수 등급은 4년 연속, 인센티브는 2년 연속이다.", 4),
        ("하남시는 우수 등급을 받았다. 등급으로는 4년 연속이고 교부세로는 2년 연속이다.", 4),
        ("하남시는 우수 등급을 받았다. 인센티브는 2년 연속, 우수 등급은 4년 연속이다.", 4),
        ("하남시는 우수 등급을 받아 2년 연속 인센티브를 확보했다.", None),
        # since a beginning that is told before, or the programme's own
        ("점검은 2021년 시작됐다. 하남시는 그때부터 이번까지 해마다 빠짐없이 우수 등급을 받았다.", 5),
        ("점검은 2022년 도입됐다. 하남시는 그 뒤로 한 번도 거르지 않고 우수 등급을 받았다.", 4),
        ("하남시는 우수 등급을 받았다. 점검이 도입된 첫해부터 내리 우수다.", 5),
        ("점검이 시작된 2021년부터 하남시는 매년 우수 등급을 받았다.", 5),
        ("2021년 제도가 도입된 이래 하남시는 줄곧 우수 등급을 받았다.", 5),
        ("하남시는 우수 등급을 받았다. 시는 그때부터 해마다 우수 인재를 뽑았다.", None),
        ("하남시는 우수 등급을 받았다. 팀이 생긴 첫해부터 해마다 직원이 늘었다.", None),
        ("하남시는 우수 등급을 받았다. 우수 등급은 4년 만이다.", None),
    ],
)
def test_runs_told_in_other_words(only: Any, told: str, streak: int | None) -> None:
    text = f"행정안전부가 2025년 {NAME} 결과를 공개했다. {told}"
    assert only(text, published=SPRING).streak == streak


def test_a_grade_that_was_never_lost_is_held(only: Any) -> None:
    text = f"행정안전부가 2025년 {NAME} 결과를 공개했다. 하남시는 우수 등급을 한 번도 놓친 적이 없다."
    assert only(text, published=SPRING).grade == "우수"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("하남시는 5년 연속, 구리시는 2년 연속으로 ‘우수’ 등급을 받았다.", {"하남시": 5, "구리시": 2}),
        ("하남시와 구리시가 우수 등급을 받았다. 이 가운데 구리시는 98.2점이다. "
         "3년 연속 우수를 이어 간 하남시는 축제 분석을 꼽았다.", {"하남시": 3, "구리시": None}),
    ],
)  # fmt: skip
def test_each_has_its_own_run(read: Any, told: str, expected: dict[str, int | None]) -> None:
    awards = read(f"2025년 {NAME} 결과가 나왔다. {told}", published=SPRING).awards
    assert {a.recipient.split()[-1]: a.streak for a in awards} == expected


def test_the_same_grade_before_another_is_an_award_of_its_own(read: Any) -> None:
    told = (
        f"하남시가 2023년 {NAME}에서 우수기관으로 뽑혔다. 시는 2021년 우수기관에 들었다가 이듬해인 2022년 "
        "점검에서는 ‘미흡’ 판정을 받은 바 있다."
    )
    awards = {a.evaluation_year: a.grade for a in read(told).awards}
    assert awards == {2021: "우수", 2022: "미흡", 2023: "우수"}


def test_a_run_that_ended_was_won(read: Any) -> None:
    told = (
        "하남시가 2024년 공공데이터 제공 운영실태 평가에서 ‘보통’ 등급을 받았다. 시는 2023년 평가까지 "
        "4년 연속 ‘우수’ 등급을 지켜 온 터라 충격이 작지 않다."
    )
    awards = {a.evaluation_year: (a.grade, a.streak) for a in read(told).awards}
    assert awards == {2023: ("우수", 4), 2024: ("보통", None)}
