"""Numbers that stand near a result and are of something else, or told far from it."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
WON = f"하남시는 행정안전부의 {NAME}에서 우수기관으로 선정됐다. "


@pytest.mark.parametrize(
    ("sentence", "score", "average"),
    [
        ("품질 영역에서 39점 가운데 36.8점을 얻었고 처리 기간은 평균 9일에서 이틀로 줄었다.", None, None),
        ("전체 평균을 박하게 매긴 이번 점검에서 하남시는 82.7점을 받았다. 기초자치단체 평균은 "
         "63.2점이다.", 82.7, 63.2),
        ("전 직원 교육장에는 지도 11점이 전시됐다.", None, None),
        ("시민이 낸 사진 24점도 함께 걸렸다.", None, None),
        ("처리 시간이 평균 3시간으로 줄어 90.4점을 기록했다.", 90.4, None),
        ("민원 건수는 하루 평균 41건이었고 시는 88점을 받았다.", 88, None),
    ],
)  # fmt: skip
def test_points_of_something_else_are_no_score(
    only: Any, sentence: str, score: float | None, average: float | None
) -> None:
    award = only(WON + sentence)
    assert (award.score, award.peer_average) == (score, average)


def test_averages_of_two_evaluations_in_one_breath_are_nobodys_score(read: Any) -> None:
    text = (
        f"행정안전부의 ‘{NAME}’과 ‘2024년 공공데이터 제공 운영실태 평가’에서 하남시는 모두 우수 등급을 "
        "받았다. "
        "기초자치단체 평균은 공공데이터 54.9점, 데이터기반행정 63.2점이었다."
    )
    assert {award.score for award in read(text).awards} == {None}


@pytest.mark.parametrize(
    ("sentence", "streak"),
    [
        ("2022년 이후 한 해도 거르지 않았다.", 3),
        ("2021년부터 한 번도 놓치지 않았다.", 4),
        ("2022년 이후 3년째 우수를 놓치지 않고 있다.", 3),
        ("2021년부터 한 해도 거르지 않고 우수기관에 올랐다.", 4),
        ("해마다 이름을 올려 올해로 4년째다.", 4),
        ("벌써 3년째다.", 3),
        ("시가 이 점검으로 인센티브를 따낸 것은 2년 연속이다.", None),
        ("특별교부세를 받은 것은 3년 연속이다.", None),
    ],
)
def test_a_streak_told_apart_from_its_grade(only: Any, sentence: str, streak: int | None) -> None:
    assert only(WON + sentence).streak == streak


@pytest.mark.parametrize(
    "sentence",
    [
        "시는 고용노동부 지역일자리 대상에서는 3년 연속 우수상을 받았다.",
        "시는 녹색도시 대상에서 5년 연속 수상했다.",
        "시는 2년 연속 수혜를 입게 됐다.",
        "시는 지난해에 이어 연속으로 교부세를 받는다.",
        "3년 연속 우수 및 특별교부세 확보 추진",
        "시는 5년 연속을 눈앞에 뒀다고 자평했다.",
        "3년 연속도 가능하다고 시는 본다.",
        "3년 연속 기록이 깨진 뒤 2년 만이다.",
        "시는 3년 연속은 놓쳤지만 다시 올라섰다.",
        "시의 인구는 4년 연속 늘었다.",
        "시는 3년 연속 무재해 도시다.",
    ],
)
def test_a_streak_of_something_else_or_to_come_is_none(only: Any, sentence: str) -> None:
    award = only(WON + sentence)
    assert (award.grade, award.streak) == ("우수", None)


def test_a_streak_behind_one_to_come_is_told(only: Any) -> None:
    text = f"하남시는 {NAME}에서 5년 연속을 눈앞에 둔 4년 연속 우수를 기록했다."
    assert only(text).streak == 4


@pytest.mark.parametrize(
    "text",
    [
        "행정안전부가 기관 464곳의 지난해 실적을 대상으로 매긴 데이터기반행정 실태점검에서 하남시는 "
        "우수기관에 선정됐다.",
        "하남시는 데이터기반행정 실태점검에서 우수 등급을 받았으며, 이 평가에는 464개 기관이 참여했다.",
        "하남시는 데이터기반행정 점검에서 우수 등급을 받았다. 지난해 성과를 본 이번 점검은 464곳이 받았다.",
    ],
)
def test_how_many_were_evaluated_is_told_of_the_year_reported(only: Any, text: str) -> None:
    award = only(text, published=None)
    assert (award.evaluation_year, award.agencies_evaluated) == (2023, 464)


@pytest.mark.parametrize(
    "since", ["2021년 점검이 시작된 뒤", "2021년 제도를 들여온 이래", "2021년 실태점검이 처음 시행된 이후"]
)
def test_the_year_of_a_beginning_is_not_that_of_the_result(only: Any, since: str) -> None:
    assert only(f"{WON}{since} 한 번도 우수를 내주지 않았다.").evaluation_year == 2024


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        (
            "시의 점수는 관리체계 23.1점, 공유 18.4점, 활용 31.2점, 역량 14.6점을 더해 87.3점이다.",
            87.3,
        ),
        ("시는 품질 30점, 개방 28점, 관리 20점을 합쳐 모두 78점을 얻었다.", 78),
        ("시는 공유 38.2점, 활용 40.1점, 관리 13.2점으로 합계 91.5점이다.", 91.5),
        ("시의 점수는 91.5점(공유 38.2점, 활용 40.1점, 관리 13.2점)이다.", 91.5),
        ("시는 60점에 못 미치던 과목을 없앴다.", None),
        ("시는 80점 문턱을 넘어섰다.", None),
        ("시의 점수는 90점을 조금 넘었다.", None),
        ("시는 80점을 가까스로 넘겼다.", None),
        ("시는 80점을 웃돌아 한숨을 돌렸다.", None),
        ("시는 기준인 80점을 넘겨 안도했다.", None),
        ("시는 60점에 미달하지 않았다.", None),
        ("시는 기초자치단체 평균 63.2점을 웃도는 92.2점을 얻었다.", 92.2),
    ],
)
def test_which_points_are_the_score(only: Any, sentence: str, score: float | None) -> None:
    assert only(WON + sentence).score == score


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("하남시는 91.2점으로 우수를 받았다. 기초자치단체 평균은 63.2점이다. 김포시는 71.4점(보통)이다.",
         {"경기도 하남시": (91.2, 63.2), "경기도 김포시": (71.4, 63.2)}),
        ("하남시는 기초지자체 평균(63.2점)보다 높은 91.2점으로 우수를 받았다. 김포시는 79.8점(보통)이다.",
         {"경기도 하남시": (91.2, 63.2), "경기도 김포시": (79.8, 63.2)}),
        ("하남시는 91.2점으로 우수, 김포시는 79.8점으로 보통이었다. 기초지자체 평균은 63.2점이다.",
         {"경기도 하남시": (91.2, 63.2), "경기도 김포시": (79.8, 63.2)}),
        ("하남시는 91.2점, 김포시는 89.8점으로 우수 등급을 받았다. 두 곳 모두 기초 평균(63.2점)을 웃돈다.",
         {"경기도 하남시": (91.2, 63.2), "경기도 김포시": (89.8, 63.2)}),
        ("하남시와 김포시가 우수 등급을 받았다. 98.1점의 하남시가 가장 높았고 91점의 김포시가 뒤를 이었다.",
         {"경기도 하남시": (98.1, None), "경기도 김포시": (91, None)}),
    ],
)  # fmt: skip
def test_scores_and_averages_of_those_they_are_told_of(
    read: Any, told: str, expected: dict[str, tuple[float, float | None]]
) -> None:
    awards = read(f"{NAME} 결과가 나왔다. {told}").awards
    assert {a.recipient: (a.score, a.peer_average) for a in awards} == expected


@pytest.mark.parametrize(
    "scale", ["80점이 넘으면 우수", "80점만 넘으면 우수", "80점이 넘는 곳은 우수", "80점을 넘으면 우수"]
)
def test_what_must_be_passed_is_no_score(only: Any, scale: str) -> None:
    text = f"하남시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. {scale}다. 점수는 91.9점이다."
    assert only(text).score == 91.9


@pytest.mark.parametrize(
    "once",
    [
        "예전에는 잘한 지자체에 특별교부세 4천만~5천만 원을 준 해도 있었다.",
        "특별교부세를 4천만원에서 많게는 4천만∼5천만원까지 걸었다.",
        "특별교부세 4천만 원을 주던 때와는 다르다.",
    ],
)
def test_what_was_given_once_is_no_money_won(only: Any, once: str) -> None:
    text = f"하남시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. {once}"
    assert only(text).incentive_krw is None


@pytest.mark.parametrize("word", ["두 평가 모두", "두 평가는 모두"])
def test_each_in_the_order_in_which_the_text_told_them(read: Any, word: str) -> None:
    text = (
        "하남시는 ‘2024년 공공데이터 제공 운영실태 평가’에서 92.7점으로 우수 등급을 받았다. 지난달 나온 "
        f"‘2024년 데이터기반행정 실태점검’의 우수 등급(88.4점)에 이은 것이며, {word} 679개 기관이 대상이다. "
        "기초지자체 평균은 각각 54.9점, 63.2점이다."
    )
    awards = {a.programme: (a.score, a.peer_average) for a in read(text).awards}
    assert awards == {"open-data": (92.7, 54.9), "data-based-administration": (88.4, 63.2)}


@pytest.mark.parametrize("before", ["전년도 71.2점보다", "지난해 점수(71.2점)보다", "작년 71.2점에서"])
def test_the_score_of_the_round_before_is_that_one_s(read: Any, before: str) -> None:
    text = (
        "하남시가 2024년 공공데이터 제공 운영실태 평가에서 우수를 받았다. 2023년 평가에서는 보통이었다.\n"
        f"시는 총점 84.9점으로 {before} 13.7점을 끌어올렸다."
    )
    assert {a.evaluation_year: a.score for a in read(text).awards} == {2024: 84.9, 2023: 71.2}


def test_a_score_of_the_round_named_is_not_that_of_another_told_later(read: Any) -> None:
    text = (
        "하남시가 2024년 데이터기반행정 실태점검을 받았다. 시의 점수는 89.3점이며 평균은 63.2점이다. "
        "2022년에는 보통 등급을 받았다."
    )
    assert {a.evaluation_year: a.score for a in read(text).awards}.get(2022) is None


@pytest.mark.parametrize(
    "averages",
    [
        "무리별 평균은 시·도 76.3점, 교육청 88.3점, 시·군·구 54.9점이었다.",
        "유형별 평균은 광역 76.3점, 기초 54.9점, 시도교육청 88.3점이다.",
        "평균은 기초자치단체 54.9점, 광역자치단체는 76.3점이며 교육청은 88.3점이었다.",
    ],
)
def test_averages_of_groups_in_a_row_are_each_group_s(read: Any, averages: str) -> None:
    text = (
        "2024년 공공데이터 제공 운영실태 평가에서 세종특별자치시는 81.9점, 세종특별자치시교육청은 94.6점으로 "
        f"둘 다 우수 등급이다. {averages}"
    )
    awards = {a.recipient: (a.score, a.peer_average) for a in read(text).awards}
    assert awards == {"세종특별자치시": (81.9, 76.3), "세종특별자치시교육청": (94.6, 88.3)}


@pytest.mark.parametrize(
    "average",
    [
        "기초자치단체 평균 63.2점을 가운데 두고 한쪽은 위로, 한쪽은 아래로 떨어져 있다.",
        "차이가 40점을 넘는다. 기초자치단체 평균(63.2점)을 두 곳 가운데 하나만 넘었다.",
    ],
)
def test_an_average_told_of_nobody_is_held_against_each_score_before(read: Any, average: str) -> None:
    text = (
        "2024년 데이터기반행정 실태점검에서 양평군은 83.6점으로 ‘우수’를, 합천군은 42.1점으로 ‘미흡’을 "
        f"받았다. {average}"
    )
    assert {a.recipient: a.peer_average for a in read(text).awards} == {
        "경기도 양평군": 63.2,
        "경상남도 합천군": 63.2,
    }


@pytest.mark.parametrize(
    ("told", "average"),
    [
        ("64.3점에 ‘보통’이었고, 당시에는 평균(63.2점)을 살짝 넘겼다.", 63.2),
        ("64.3점으로 보통 등급이었는데 그때 기초 평균은 63.2점이었다.", 63.2),
        ("64.3점에 ‘보통’이었고, 평균(65.6점)에는 못 미친다.", None),  # known as the average of 2025
        ("64.3점으로 보통 등급이었다.", None),
    ],
)
def test_an_earlier_score_has_the_average_told_behind_it(read: Any, told: str, average: float | None) -> None:
    text = f"하남시는 2025년 데이터기반행정 실태점검에서 58.9점으로 ‘미흡’을 받았다. 2024년에는 {told}"
    assert {a.evaluation_year: a.peer_average for a in read(text).awards}[2024] == average


@pytest.mark.parametrize("gain", ["23.7점이 뛰었다", "23.7점을 끌어올렸다", "23.7점이나 치솟았다"])
def test_what_was_gained_is_no_score(only: Any, gain: str) -> None:
    award = only(f"하남시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다. 지난번보다 {gain}.")
    assert award.score is None
