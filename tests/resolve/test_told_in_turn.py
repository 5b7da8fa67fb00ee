"""Several years, places and sums told one after the other, each with what belongs to it."""

from datetime import date
from typing import Any

import pytest

DBA, OPEN = "데이터기반행정 실태점검", "공공데이터 제공 운영실태 평가"
WON = f"하남시는 2024년 {DBA}에서 우수 등급을 받았다. "
SPRING = date(2026, 4, 10)


def years(read: Any, text: str, **fields: Any) -> set[tuple[int | None, str | None, float | None]]:
    return {(a.evaluation_year, a.grade, a.score) for a in read(text, **fields).awards}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"하남시의 2022년 {DBA} 점수는 42.7점, 미흡. 이듬해 점검에서 시는 82.05점으로 "
            "곧장 우수에 올랐다.",
            {(2022, "미흡", 42.7), (2023, "우수", 82.05)},
        ),
        (
            f"하남시는 2022년 {DBA}에서 미흡이었으나 이듬해에는 보통으로 올라섰다.",
            {(2022, "미흡", None), (2023, "보통", None)},
        ),
        (
            f"2022년 미흡, 2023년 보통, 그리고 2024년 우수. 하남시가 {DBA}에서 해마다 올랐다.",
            {(2022, "미흡", None), (2023, "보통", None), (2024, "우수", None)},
        ),
        (
            f"하남시는 2021년 {DBA}에서 보통 등급을 받았다. 다음 해 평가에서는 미흡으로 떨어졌다.",
            {(2021, "보통", None), (2022, "미흡", None)},
        ),
        (
            f"하남시는 2024년 {DBA}에서 우수에 올랐다. 2022년 미흡이던 것이 이듬해 71.5점 보통으로, "
            "다시 이번에 우수로 뛰었다.",
            {(2024, "우수", None), (2022, "미흡", None), (2023, "보통", 71.5)},
        ),
        (
            f"하남시는 2024년 {DBA}에서 우수 등급을 받았다. 이듬해 1월 시는 전담팀을 꾸렸다.",
            {(2024, "우수", None)},
        ),
    ],
)
def test_the_year_after_the_one_told_before(read: Any, text: str, expected: Any) -> None:
    assert years(read, text, published=None) == expected


@pytest.mark.parametrize(
    "climb",
    [
        "지난해 보통에서 이번에 미흡으로 내려앉았다",
        "작년 보통에서 올해는 미흡으로 밀려났다",
        "전년 보통에서 미흡으로 떨어졌다",
    ],
)
def test_who_came_from_the_grade_of_the_year_before(read: Any, climb: str) -> None:
    text = f"경기도 시군의 2025년 {DBA} 성적이 나왔다. 하남시는 우수 등급을 받았다. 구리시는 {climb}."
    awards = read(text, published=SPRING).awards
    assert {(a.recipient.split()[-1], a.evaluation_year, a.grade) for a in awards} == {
        ("하남시", 2025, "우수"),
        ("구리시", 2025, "미흡"),
        ("구리시", 2024, "보통"),
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"같은 해 {OPEN} 결과는 보통이었다고 밝혔다.", "보통"),
        (f"2024년 {OPEN}에서는 한 단계 아래인 보통에 그쳐 아쉬움을 남겼다.", "보통"),
        (f"2024년 {OPEN}에서는 보통이었다며 고개를 숙였다.", "보통"),
        (f"2024년 {OPEN}에서는 우수에 들어, 두 평가를 다 챙겼다.", "우수"),
        (f"2024년 {OPEN} 등급을 묻자 시는 “우수였어요”라고 답했다.", "우수"),
    ],
)
def test_a_grade_in_the_words_of_whoever_tells_it(read: Any, sentence: str, expected: str) -> None:
    awards = {a.programme: (a.evaluation_year, a.grade) for a in read(WON + sentence).awards}
    assert awards["open-data"] == (2024, expected)


@pytest.mark.parametrize(
    ("sentence", "who", "grade", "money"),
    [
        (
            f"수성구청 과장으로 있던 2023년, 구가 2022년 {DBA}에서 최우수에 들어 특별교부세 5천만 원을 "
            "받도록 이끌었다.",
            "대구광역시 수성구",
            "최우수",
            50_000_000,
        ),
        (
            f"그는 하남시에 있던 2023년 시가 2022년 {DBA}에서 우수기관에 뽑히는 데 앞장섰다.",
            "경기도 하남시",
            "우수",
            None,
        ),
        (
            f"그는 하남시청에서 일하며 시가 2022년 {DBA}에서 우수 등급을 받도록 도왔다.",
            "경기도 하남시",
            "우수",
            None,
        ),
    ],
)
def test_what_somebody_brought_about_in_a_former_office(
    only: Any, sentence: str, who: str, grade: str, money: int | None
) -> None:
    award = only(f"경기 구리시 기획실장에 한별 서기관이 취임했다. {sentence}")
    assert (award.recipient, award.grade, award.incentive_krw) == (who, grade, money)


def test_what_is_only_to_be_brought_about_is_no_award(read: Any) -> None:
    assert not read(f"하남시장은 시가 2025년 {DBA}에서 우수 등급을 받도록 당부했다.").awards


@pytest.mark.parametrize("mark", ["5위 ", "⑤ ", "5. ", "○ "])
def test_a_number_in_an_item_of_a_list_is_of_that_item(read: Any, mark: str) -> None:
    text = (
        f"하남시 10대 뉴스\n{mark}행안부 {DBA}에서 우수기관. 지난 2월 발표된 2024년 결과이며 "
        "시는 93.44점을 기록했다.\n"
        "6위 공원 개장\n"
        f"{mark.replace('5', '9')}{OPEN}서도 최고 등급 획득. 역시 2024년치로 679개 기관이 평가 대상이었다.\n"
    )
    awards = read(text, published=date(2025, 12, 29)).awards
    assert [(a.programme, a.evaluation_year, a.score, a.agencies_evaluated) for a in awards] == [
        ("data-based-administration", 2024, 93.44, None),
        ("open-data", 2024, None, 679),
    ]


def test_a_sum_for_each_far_behind_the_word_for_it(read: Any) -> None:
    text = (
        "전남에서는 순천시와 나주시가 웃돈을 받는다. 이번 특별교부세는 지난 4월 공개된 2020년 "
        "공공데이터 제공 운영실태 평가에서 우수 등급을 받은 지자체 가운데 실적이 "
        "두드러진 곳을 골라 2500만 원씩 주는 것이다."
    )
    text += " 순천시는 우수 등급을 받았다. 나주시도 우수 등급에 올랐다."
    awards = read(text, published=date(2021, 10, 21)).awards
    assert {(a.recipient.split()[-1], a.incentive_krw) for a in awards} == {
        ("순천시", 25_000_000),
        ("나주시", 25_000_000),
    }


def test_a_list_of_averages_by_group(read: Any) -> None:
    text = (
        f"2024년 {OPEN}에서 세종특별자치시는 81.9점, 세종특별자치시교육청은 94.6점으로 둘 다 우수 등급이다. "
        "대상은 679곳이다. "
        "무리별 평균은 시·도 76.3점, 교육청 88.3점, 시·군·구 54.9점이었다."
    )
    assert [(a.recipient, a.score, a.peer_average) for a in read(text).awards] == [
        ("세종특별자치시", 81.9, 76.3),
        ("세종특별자치시교육청", 94.6, 88.3),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "유형을 나눠 보면 공기업이 88.2점으로 으뜸이었고 광역 85.3점, 중앙 85.2점이 뒤를 따랐다.",
        "광역 85.3점, 기초 63.2점으로 차이가 컸다.",
        "지방공기업은 56.3점에 머물렀다.",
    ],
)
def test_points_of_a_group_are_nobody_s_score(only: Any, sentence: str) -> None:
    assert only(f"평균은 59.5점이다. {sentence} {WON}").score is None


def test_a_line_of_a_roll_may_be_a_sentence(read: Any) -> None:
    text = (
        f"다음은 행안부가 2024년 {DBA} 사례집에 담은 우수 등급 기관이다.\n"
        "○ 중앙: 관세청은 위험 화물 선별로 눈길을 끌었다.\n○ 시·도: 경상남도는 전력 수요 분석을 앞세웠다.\n"
        "○ 시·군·구: 경기 하남시(침수 예측)\n○ 충북 단양군은 이름을 올리지 못했다.\n"
    )
    assert [a.recipient for a in read(text).awards] == ["관세청", "경상남도", "경기도 하남시"]


def test_a_plaque_of_a_ceremony_told_in_the_next_sentence(read: Any) -> None:
    text = (
        "하남시와 구리시가 나란히 ‘데이터 분석 전문인재 양성 선도기관’ 인증패를 걸게 됐다. 행정안전부는 "
        "17일 서울에서 2024년 과정 수료식을 열고 공무원과 그 소속 기관에 각각 인증서와 인증패를 건넸다."
    )
    awards = read(text, published=date(2025, 1, 18)).awards
    assert {(a.recipient.split()[-1], a.evaluation_year) for a in awards} == {
        ("하남시", 2024),
        ("구리시", 2024),
    }


def test_a_body_called_by_its_letters_in_brackets(read: Any) -> None:
    text = f"한국새빛진흥원(KSLA)은 2023년 {OPEN}에서 보통에 그쳤다. KSLA는 지난해 이 평가에서 우수였다."
    assert {
        (a.recipient, a.evaluation_year, a.grade) for a in read(text, published=date(2024, 3, 5)).awards
    } == {
        ("한국새빛진흥원", 2023, "보통"),
        ("한국새빛진흥원", 2022, "우수"),
    }


def test_the_same_grade_in_one_of_two_evaluations_of_the_year_before(read: Any) -> None:
    text = (
        f"하남시는 2022년 {DBA}과 2022년 {OPEN}에서 각각 우수 지자체로 뽑혔다. "
        "시는 지난해 평가(2021년분)에서는 "
        "공공데이터 부문 한 곳에서만 우수기관이 됐다."
    )
    assert {(a.programme, a.streak) for a in read(text, published=date(2023, 6, 2)).awards} == {
        ("data-based-administration", None),
        ("open-data", 2),
    }


@pytest.mark.parametrize(
    ("sentence", "average"),
    [
        ("그해 전국 시군구 평균 48.54점에도 못 미쳤다.", 48.54),
        ("당시 기초 평균은 48.54점이었다.", 48.54),
        ("기초 평균은 63.2점이다.", None),
    ],
)
def test_the_average_of_then(read: Any, sentence: str, average: float | None) -> None:
    text = (
        f"하남시의 2022년 {DBA} 점수는 42.7점, 미흡. {sentence} 2024년 점검에서는 91.3점으로 우수에 올랐다."
    )
    former = [a for a in read(text).awards if a.evaluation_year == 2022]
    assert [(a.score, a.peer_average) for a in former] == [(42.7, average)]


def test_a_line_that_ends_with_the_score_of_its_grade(read: Any) -> None:
    text = f"하남시 올해의 뉴스\n1. 지하철 개통\n2. 2024년 {DBA} 3년 연속 우수(93.1점)\n3. 공원 개장"
    assert [(a.grade, a.score, a.streak) for a in read(text).awards] == [("우수", 93.1, 3)]


@pytest.mark.parametrize(
    ("sentence", "former"),
    [
        (f"2024년 {OPEN}에서는 지난해 우수에서 보통(71.3점)으로 내려왔다.", "우수"),
        (f"2024년 {OPEN}에서는 작년 미흡에서 보통으로 올라섰다.", "미흡"),
        (f"2024년 {OPEN}에서는 보통이었다. 미흡이던 지난해를 생각하면 장하다.", "미흡"),
    ],
)
def test_the_year_before_is_another_s_than_the_one_of_the_name(read: Any, sentence: str, former: str) -> None:
    awards = [a for a in read(WON + sentence).awards if a.programme == "open-data"]
    assert {(a.evaluation_year, a.grade) for a in awards} == {(2024, "보통"), (2023, former)}


def test_an_official_s_prize_is_no_grade_of_an_evaluation(only: Any) -> None:
    text = (
        "김한별 오산시 정보통신과장은 20일 한국데이터학회에서 특별상을 받았다. "
        f"오산시는 2024년 {DBA}에서 우수기관으로 뽑힌 바 있다."
    )
    assert only(text).grade == "우수"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (
            f"완주군의 2024년 {DBA} 성적은 우수(90.1점)다. 2023년(71.2점·보통)보다 18.9점 높다.",
            None,
            {(2024, "우수", 90.1), (2023, "보통", 71.2)},
        ),
        (
            "완주군은 2022년 보통이었다가 2023년 미흡으로 밀려났으나 2024년 점검에서 84.4점으로 우수였다.",
            "완주군, 데이터기반행정 우수 탈환",
            {(2024, "우수", 84.4), (2023, "미흡", None), (2022, "보통", None)},
        ),
    ],
)
def test_years_held_against_each_other(read: Any, text: str, title: str | None, expected: Any) -> None:
    assert years(read, text, title=title) == expected


def test_a_run_is_of_a_year_that_it_fits(read: Any) -> None:
    text = f"정선군은 2024년 {DBA}에서 우수 등급이다. 군은 첫 회인 2021년 보통, 그 뒤 3년은 내리 우수였다."
    assert {(a.evaluation_year, a.grade, a.streak) for a in read(text).awards} == {
        (2024, "우수", 3),
        (2021, "보통", None),
    }


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (f"{DBA}에서 하남시와 구리시는 우수와 보통으로 갈렸다.", {"하남시": "우수", "구리시": "보통"}),
        (
            f"{DBA}에서 하남시와 구리시는 ‘우수’와 ‘미흡’으로 희비가 갈렸다.",
            {"하남시": "우수", "구리시": "미흡"},
        ),
        (
            f"{DBA}에서 하남시와 구리시의 등급은 우수와 보통으로 나뉘었다.",
            {"하남시": "우수", "구리시": "보통"},
        ),
        # as many as there are grades, or nobody's
        (f"{DBA}에서 하남시와 구리시, 여주시는 우수와 보통으로 갈렸다.", {}),
        (f"하남시와 구리시는 {DBA}과 {OPEN}에서 각각 우수와 보통 등급을 받았다.", {}),
    ],
)
def test_grades_that_part_those_named(read: Any, told: str, expected: dict[str, str]) -> None:
    awards = read(f"2024년 {told}").awards
    assert {a.recipient.split()[-1]: a.grade for a in awards} == expected


@pytest.mark.parametrize(
    "told",
    [
        f"하남시는 2024년 {DBA}과 {OPEN}에서 각각 우수와 보통을 받았다.",
        f"2024년 {DBA}과 {OPEN}에서 하남시는 각각 ‘우수’와 ‘보통’ 등급을 받았다.",
        f"하남시가 웃었다. 시는 2024년 {DBA}과 {OPEN}에서 각각 우수와 보통 등급을 받았다.",
    ],
)
def test_one_in_each_of_two_evaluations(read: Any, told: str) -> None:
    awards = {a.programme: a.grade for a in read(told).awards}
    assert awards == {"data-based-administration": "우수", "open-data": "보통"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (f"하남시는 2023년 {DBA}에서 ‘보통’에 머물렀으나 이번에는 94.8점으로 ‘우수’에 올라섰다.",
         {(2023, "보통", None), (2024, "우수", 94.8)}),
        (f"하남시는 2023년 {DBA}에서 보통 등급이었다. 이번 점검에서는 94.8점으로 우수 등급을 받았다.",
         {(2023, "보통", None), (2024, "우수", 94.8)}),
        (f"2024년 {DBA} 결과가 나왔다. 하남시는 2023년 보통에서 이번에는 우수에 올라섰다.",
         {(2023, "보통", None), (2024, "우수", None)}),
        (f"하남시는 2022년 {DBA}에서 미흡, 2023년 보통이었는데 이번에는 우수에 올랐다.",
         {(2022, "미흡", None), (2023, "보통", None), (2024, "우수", None)}),
        # no round after the one that is told
        (f"하남시는 2024년 {DBA} 결과 우수 등급을 받았다. 그동안 미흡에 머물렀으나 이번에는 우수로 올라섰다.",
         {(2024, "우수", None)}),
        (f"하남시는 2024년 {DBA} 결과 우수 등급을 받았다. 시는 지난해 보통이었으나 이번에는 우수로 올라섰다.",
         {(2024, "우수", None), (2023, "보통", None)}),
    ],
)  # fmt: skip
def test_this_round_behind_a_former_one(read: Any, told: str, expected: Any) -> None:
    assert years(read, told, published=date(2025, 3, 10)) == expected


def test_this_round_of_another_is_the_same(read: Any) -> None:
    told = f"구리시는 2024년 {DBA}에서 우수를 받았다. 하남시는 이번에는 보통에 그쳤다."
    assert {a.evaluation_year for a in read(told, published=date(2025, 3, 10)).awards} == {2024}


def test_a_run_since_an_evaluation_does_not_date_the_last(only: Any) -> None:
    told = (
        f"하남시는 2025년 {OPEN}에서 우수 등급에 들었고, 이로써 2022년 평가부터 4년 연속 최고 등급을 지켰다."
    )
    award = only(told, published=SPRING)
    assert (award.evaluation_year, award.streak) == (2025, 4)
