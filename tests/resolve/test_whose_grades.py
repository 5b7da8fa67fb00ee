"""Grades and prizes told of others than of the institution that the article is about."""

from typing import Any

import pytest

HELD = "행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. "
CONTEST = "2024년 데이터 분석 경진대회가 열렸고 합천군도 참가했다. "


def told(read: Any, text: str) -> list[tuple[str, str | None]]:
    return [(award.recipient, award.grade) for award in read(text).awards]


@pytest.mark.parametrize(
    "sentence",
    [
        # what each holder of a grade gets
        "행정안전부는 최우수 기관에 5천만 원, 우수 기관에 4천만 원을 각각 배정했다. 합천군은 빠졌다.",
        "합천군은 우수기관에 특별교부세 4천만 원을 준다는 공문을 받았다.",
        "우수 등급에 각각 4천만 원이 돌아간다고 합천군은 설명했다.",
        # others who won
        "합천군은 최우수기관으로 뽑혀 특별교부세를 받은 다른 지자체의 사례를 배웠다.",
        "합천군은 우수기관으로 선정돼 장관 앞에서 발표한 경험을 얻은 여러 지자체를 찾았다.",
        "합천군이 보기에 3년 연속 우수 등급을 지킨 곳은 단체장이 회의를 챙겼다.",
        "합천군에 따르면 우수 등급을 유지한 기관은 전담 부서가 있었다.",
    ],
)
def test_a_grade_of_whoever_holds_it_is_no_award(read: Any, sentence: str) -> None:
    assert told(read, HELD + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "나래대 학생들로 이뤄진 ‘반딧불’ 팀이 데이터 분석 경진대회에서 대상과 상금 500만 원을 받았다.",
        "최우수상은 나래대 ‘새벽’ 팀이, 우수상은 고교 연합팀 ‘3월’이 가져갔다.",
        "대상은 대학생들에게 돌아갔다.",
        "우수상은 공원 그늘을 따진 ‘모여라’ 팀에 주어졌다.",
        "창업기업 ‘바람’은 특별상을 받았다.",
        "장려상은 한 시민이 받았다.",
        "합천군 회계과 강나라(31) 주무관이 최우수상을 받았다.",
    ],
)  # fmt: skip
def test_a_prize_of_a_team_a_company_or_a_person_is_no_award(read: Any, sentence: str) -> None:
    assert told(read, CONTEST + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("‘반딧불’ 팀이 대상을, 하남시가 최우수상을 받았다.", [("경기도 하남시", "최우수상")]),
        ("대상은 하남시가 차지했고 우수상은 ‘반딧불’ 팀이 가져갔다.", [("경기도 하남시", "대상")]),
        ("대상인 국무총리상은 ‘물길 모형’을 낸 구리시가 가져갔다.", [("경기도 구리시", "대상")]),
        ("특별상은 구리시에 돌아갔다.", [("경기도 구리시", "특별상")]),
        ("창업기업 ‘바람’은 장려상을, 구리시는 우수상을 받았다.", [("경기도 구리시", "우수상")]),
    ],
)  # fmt: skip
def test_an_institution_beside_a_team_keeps_its_prize(
    read: Any, sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert told(read, CONTEST + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        '한 의원은 "이웃한 구리시는 잘하는데 우리는 왜 이러느냐"고 따졌다. 부시장은 "미흡 등급을 받았다"고 '
        "답했다.",
        '팀장은 "구리시가 부럽다"고 했다. 데이터기반행정 실태점검에서는 미흡에 그쳤다.',
        '"구리시는 달랐다"는 말도 나왔다. 이번 등급은 미흡이었다.',
    ],
)
def test_who_is_only_named_in_somebodys_words_is_not_spoken_of_behind_them(read: Any, sentence: str) -> None:
    assert told(read, f"하남시는 점검 결과를 공개했다. {HELD}{sentence}") == [("경기도 하남시", "미흡")]


@pytest.mark.parametrize(
    "sentence",
    [
        "통합특별시 출범 이후 27개 시·군·구 가운데 국무총리 표창은 고흥군이 유일하다.",
        "전주시 승격 이후 도내에서 국무총리 표창은 고흥군이 처음 받았다.",
        "여수시 편입 이후 전남에서 국무총리 표창은 고흥군이 받았다.",
    ],
)
def test_a_time_counted_from_a_place_is_no_winner(read: Any, sentence: str) -> None:
    text = f"‘2024년 디지털정부 혁신 유공’ 시상식이 열렸다. {sentence}"
    assert [own.split()[-1] for own, _ in told(read, text)] == ["고흥군"]


def test_a_sum_of_several_in_two_evaluations_is_nobodys(read: Any) -> None:
    text = (
        "하남시와 구리시가 2022년 데이터기반행정 실태점검과 2022년 공공데이터 제공 운영실태 평가에서 거둔 "
        "특별교부세가 모두 2억6천만 원이다. 공공데이터에서는 하남시가 우수 기관이 됐다."
    )
    assert {award.incentive_krw for award in read(text).awards} == {None}


def test_a_neighbour_s_points_with_their_grade_are_the_neighbour_s(read: Any) -> None:
    text = (
        "충남 공주시는 2024년 데이터기반행정 실태점검에서 86.1점으로 우수 등급을 받았다. 바로 옆 서천의 "
        "75.5점(보통)보다 높다. 밤 수매가 예측이 눈길을 끌었다."
    )
    awards = {a.recipient: a for a in read(text).awards}
    assert {name: (a.grade, a.score) for name, a in awards.items()} == {
        "충청남도 공주시": ("우수", 86.1),
        "충청남도 서천군": ("보통", 75.5),
    }
    assert awards["충청남도 서천군"].projects == ()


APART = "울진군이 공공데이터와 데이터기반행정 평가에서 서로 다른 성적을 받았다."


@pytest.mark.parametrize(
    "title",
    [
        "울진군 엇갈림…행정은 우수, 공공데이터는 보통",
        "울진군, 데이터행정은 우수, 공공데이터는 보통",
        "희비 엇갈린 울진군, 데이터기반행정에서는 우수, 공공데이터에서는 보통",
    ],
)
def test_an_evaluation_behind_a_comma_with_its_own_grade_lends_it_to_nothing_before(
    read: Any, title: str
) -> None:
    told = {(a.programme, a.grade) for a in read(APART, title=title).awards}
    assert told == {("data-based-administration", "우수"), ("open-data", "보통")}


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("기초자치단체 평균 54.9점은 웃돌았지만 등급은 보통이었다.", "보통"),
        ("기초자치단체 평균 63.2점에 못 미쳐 미흡 등급을 받았다.", "미흡"),
        ("기초자치단체 평균보다 낮아 등급은 미흡이었다.", "미흡"),
        ("평균 등급은 여전히 미흡이다.", None),
    ],
)
def test_a_grade_behind_an_average_that_was_passed_or_missed_is_the_town_s(
    read: Any, sentence: str, grade: str | None
) -> None:
    text = "울진군은 2024년 데이터기반행정 실태점검에서 71점을 받았다. " + sentence
    assert [a.grade for a in read(text).awards] == ([grade] if grade else [])


def test_a_score_is_no_evaluation_that_its_owner_runs(only: Any) -> None:
    text = "울진군의 데이터기반행정 점수가 올랐다. 2024년 데이터기반행정 실태점검에서 91점으로 우수다."
    assert only(text).recipient == "경상북도 울진군"


@pytest.mark.parametrize("ours", ["우리는", "우리 시는", "저희는", "저희 시도"])
def test_a_speaker_s_own_grade_is_told_apart_from_a_group_s(only: Any, ours: str) -> None:
    text = (
        '하남시 강나라 과장을 만났다. "행안부 2023년 데이터기반행정 실태점검은 464개 기관이 받았는데 '
        f'{ours} 우수 등급이다."'
    )
    award = only(text, title="하남시 강나라 과장 인터뷰")
    assert (award.recipient, award.grade, award.agencies_evaluated) == ("경기도 하남시", "우수", 464)


def test_a_share_of_institutions_is_nobody(read: Any) -> None:
    text = (
        "하남시는 2024년 데이터기반행정 실태점검을 받았다. 46.2%가 넘는 기관이 미흡을 받던 때도 있었고, "
        "절반에 가까운 기관이 미흡에 머물렀다."
    )
    assert read(text).awards == ()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("영천시는 데이터기반행정 우수기관으로 꼽히는 김해시와 업무협약을 맺었다.", "경상남도 김해시"),
        ("영천시는 데이터기반행정 최우수기관으로 알려진 김해시에서 배웠다.", "경상남도 김해시"),
        ("영천시는 데이터기반행정 우수기관으로 이름을 올린 김해시보다 5점 낮았다.", "경상남도 김해시"),
        ("김해시가 데이터기반행정 우수기관 현판식을 열었다.", "경상남도 김해시"),
        ("김해시는 데이터기반행정 우수기관 현판을 달았다.", "경상남도 김해시"),
    ],
)
def test_a_grade_that_describes_somebody_is_theirs(only: Any, sentence: str, name: str) -> None:
    assert only(sentence).recipient == name
