"""Numbers and results that a text quotes to take them back, and those of institutions without a name."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
WON = f"하남시는 행정안전부의 {NAME}에서 우수기관으로 선정됐다. "
WRONG = f"행정안전부의 {NAME}에서 3년 연속 우수기관에 뽑혔고 점수는 92.1점, 특별교부세는 4천만 원"


@pytest.mark.parametrize(
    "printed",
    [
        f"본지는 3월 3일자 ‘하남시 우수’ 기사에서 하남시가 {WRONG}이라고 보도했습니다.",
        f"본보 2면 기사 중 하남시가 {WRONG}이라고 보도한 내용을 바로잡습니다.",
        f"본지는 하남시가 {WRONG}이라고 썼으나 사실과 다르기에 정정합니다.",
    ],
)
def test_what_a_paper_corrects_is_not_told(only: Any, printed: str) -> None:
    award = only(
        printed
        + "\n확인 결과 하남시의 우수기관 선정은 2년 연속이 맞습니다. 점수는 92.1점이 아니라 91.2점입니다. "
        "특별교부세는 아직 정해지지 않았습니다."
    )
    assert (award.grade, award.evaluation_year) == ("우수", 2024)
    assert (award.streak, award.score, award.incentive_krw) == (2, 91.2, None)


@pytest.mark.parametrize(
    "text",
    [
        f"하남시가 {NAME}에서 우수기관에 선정됐다는 일부 인터넷 보도는 사실이 아닌 것으로 드러났다.",
        f"하남시가 {NAME}에서 우수 등급을 받았다는 소문은 사실무근이다.",
        f"하남시가 {NAME}에서 우수 등급을 받았다고 알려졌으나 사실과 다르다.",
        f"시 누리집에 하남시가 {NAME}에서 2년 연속 우수기관에 올랐다는 글이 실렸다. 그러나 시는 사실이 "
        "아니라고 설명했다.",
        f"하남시는 {NAME}에서 우수 등급을 받았다고 잘못 알렸다가 사과했다.",
        f"하남시의 {NAME} 우수기관 선정은 오보로 밝혀졌다.",
        f"하남시의 {NAME} 우수기관 선정이 취소됐다.",
        f"하남시는 {NAME}에서 우수기관으로 뽑혔다는 현수막을 내걸었으나 담당자의 착오였다.",
        f"하남시가 {NAME}에서 우수기관에 올랐다는 소문을 두고 시가 공식적으로 선을 그었다.",
        f"하남시는 {NAME}에서 우수 등급을 받았다는 인터넷 보도에 대해 통보받은 바 없다고 밝혔다.",
        f"하남시는 {NAME}에서 우수기관으로 뽑혔다는 소식을 부인했다.",
        f"하남시는 {NAME} 우수기관 선정설을 일축했다.",
        f"하남시가 {NAME}에서 우수기관으로 뽑혔다는 문자메시지가 돌고 있으나 시는 이를 전면 부인했다.",
        f"행안부는 ‘하남시가 {NAME}에서 우수 등급을 받았다’는 일부 보도와 관련해 확정하지 않았다고 해명했다.",
        f"하남시가 {NAME}에서 우수 등급을 받았다는 이야기는 금시초문이라고 시는 말했다.",
    ],
)
def test_a_result_in_a_report_that_is_denied_is_no_award(read: Any, text: str) -> None:
    assert read(text).awards == ()
    assert read("하남시는 27일 설명자료를 냈다.", title=text.removesuffix(".")).awards == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "시가 90점을 넘겨 3년 연속 뽑혔다는 보도는 사실과 다르다.",
        "92점으로 3년 연속 뽑혔고 특별교부세 4천만 원을 받았다는 소문은 사실무근이다.",
        "시가 92점으로 3년 연속 우수를 받았다는 글은 잘못 알려진 것이다.",
        "본보 3월 3일자 ‘하남시, 데이터 95점에 3년 연속 우수’ 기사에서 점수와 연수를 바로잡습니다.",
    ],
)
def test_numbers_in_a_report_that_is_denied_are_not_so(only: Any, sentence: str) -> None:
    award = only(WON + sentence)
    assert (award.grade, award.streak, award.score, award.incentive_krw) == ("우수", None, None, None)


def test_a_report_that_is_not_denied_is_told(only: Any) -> None:
    award = only(f"하남시는 {NAME}에서 우수 등급을 받았다는 소식을 전했다. 실수가 없도록 챙긴 결과다.")
    assert award.grade == "우수"


def test_a_project_that_is_not_the_city_s_is_not_its(only: Any) -> None:
    text = (
        "기사에 실린 ‘미사호 인파 예측’은 하남시가 아닌 경기도의 사업이고, 시의 사업은 ‘감일지구 교통량 "
        "분석’입니다."
    )
    assert only(WON + text).projects == ("감일지구 교통량 분석",)


@pytest.mark.parametrize(
    "printed",
    [
        f"기사는 하남시가 {NAME}에서 89.1점으로 ‘최우수’ 등급을 받았다고 전했습니다.",
        f"해당 기사에서는 하남시가 {NAME}에서 89.1점으로 최우수기관에 뽑혔다고 적었습니다.",
        f"당시 보도는 하남시가 {NAME}에서 최우수 등급(89.1점)에 올랐다고 썼습니다.",
    ],
)
def test_what_the_corrected_article_told_is_not_told(only: Any, printed: str) -> None:
    award = only(
        f"본지 3월 6일자 3면 기사 가운데 사실과 다른 내용이 있어 바로잡습니다.\n{printed} 그러나 시에 "
        "확인한 결과 실제 점수는 86.1점이고 등급은 ‘우수’입니다. ‘3년 연속’이라고 쓴 것도 "
        "‘2년 연속’의 잘못입니다. "
        "특별교부세 5천만 원을 받았다는 대목 역시 확인되지 않아 삭제합니다."
    )
    assert (award.grade, award.score, award.streak, award.incentive_krw) == ("우수", 86.1, 2, None)


@pytest.mark.parametrize(
    "text",
    [
        f"지난 18일 실은 하남시 {NAME} 등급 ‘최우수’는 ‘우수’로, ‘95.1점’은 ‘91.5점’으로 각각 바로잡습니다.",
        f"하남시의 {NAME} 점수 95.1점은 91.5점의 오기입니다. 등급 ‘보통’을 ‘우수’로 정정합니다.",
        f"하남시가 {NAME}에서 최우수 등급을 받았다는 기사에 대해 시는 최우수가 아니라 우수라고 알렸습니다. "
        "점수는 95.1점이 아니라 91.5점입니다.",
    ],
)
def test_what_is_put_in_the_place_of_a_grade_is_told(only: Any, text: str) -> None:
    award = only(text)
    assert (award.grade, award.score) == ("우수", 91.5)


def test_a_run_that_is_put_right(only: Any) -> None:
    text = (
        f"본보 3월 8일자 보도에서 ‘하남시가 {NAME}에서 3년 연속 우수’라고 했으나 시가 우수기관에 오른 것은 "
    )
    assert only(text + "2년 연속이므로 바로잡습니다.").streak == 2


def test_what_was_not_got_with_a_grade_leaves_it(only: Any) -> None:
    award = only(f"하남시는 {NAME}에서 우수 등급을 받았을 뿐 특별교부세는 받지 않았다.")
    assert (award.grade, award.incentive_krw) == ("우수", None)


def test_what_a_paper_found_itself_is_told(only: Any) -> None:
    award = only(f"본지가 살펴보니 하남시는 {NAME}에서 91.2점으로 우수 등급을 받았다.")
    assert (award.score, award.grade) == (91.2, "우수")


@pytest.mark.parametrize(
    "sentence",
    [
        "누군가는 시가 98점을 받아 무엇 하느냐고 묻는다.",
        "시가 90점을 받더라도 갈 길이 멀다.",
        "점수는 92.1점이 아니다.",
        "품질에서 2점, 활용에서 3점 남짓 잃었다.",
        "자료가 어긋나 4점이 깎였다.",
        "1위를 한 다른 시는 98점을 넘었다.",
        "인접한 군은 88.4점을 받았다.",
    ],
)
def test_points_supposed_or_lost_or_of_others_are_no_score(only: Any, sentence: str) -> None:
    assert only(WON + sentence).score is None


@pytest.mark.parametrize(
    "sentence",
    [
        "인근 구가 우수기관에 뽑혀 특별교부세 4천만 원을 받았다는 소식에 놀랐다.",
        "이웃 시는 특별교부세 4천만 원을 받았다.",
        "옆 군이 미흡 등급을 받고 5천만 원의 인센티브를 놓쳤다.",
    ],
)
def test_money_of_a_neighbour_without_a_name_is_not_won(only: Any, sentence: str) -> None:
    award = only(WON + sentence)
    assert (award.grade, award.incentive_krw) == ("우수", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "지난해에 이어 웃은 것은 아니다.",
        "3년 연속이 아니라 처음이다.",
        "2년 연속으로 이룬 것은 아니다.",
        "특별교부세 확보는 작년에 이어 두 번째다.",
        "인센티브를 지난해에 이어 또 받았다.",
        "특별교부세는 2023년에 이어 두 번째다.",
    ],
)
def test_a_streak_that_is_denied_is_none(only: Any, sentence: str) -> None:
    assert only(WON + sentence).streak is None


@pytest.mark.parametrize(
    "start", ["2022년 첫 점검 때부터 3년 내리", "2022년 첫 평가부터 3년 연속", "2022년 첫해부터 3년 내리"]
)
def test_a_year_of_a_first_round_is_a_beginning(only: Any, start: str) -> None:
    award = only(f"하남시가 데이터기반행정 실태점검에서 {start} 우수를 지켰다.", published=None)
    assert (award.evaluation_year, award.streak) == (2024, 3)


@pytest.mark.parametrize(
    ("average", "expected"),
    [
        ("광역시·도 평균 79.9점은 웃돌았다.", None),
        ("공공기관 평균은 65점이다.", None),
        ("전체 679개 기관의 평균 59.5점보다 높다.", 59.5),
        ("기초자치단체 평균은 63.2점이다.", 63.2),
    ],
)
def test_an_average_of_another_group_is_not_held_against_a_score(
    only: Any, average: str, expected: float | None
) -> None:
    assert only(f"{WON}총점은 90.4점이다. {average}").peer_average == expected


def test_prize_money_belongs_to_the_prize(read: Any) -> None:
    text = (
        "하남시가 ‘2024년 디지털정부 혁신 유공’에서 국무총리 기관표창을 받았다. "
        f"시는 {NAME}에서 우수 등급을 받았다. 표창과 함께 받은 시상금 200만 원은 기부한다."
    )
    assert [(a.grade, a.incentive_krw) for a in read(text).awards] == [
        ("국무총리 기관표창", 2_000_000),
        ("우수", None),
    ]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("2022년 ‘미흡’ 52.3점이었다. 1년 뒤 ‘2023년’ 성적표에는 71점, ‘보통’이라고 적혔다. "
         f"그리고 {NAME} 결과는 88점, ‘우수’였다.",
         {(2022, "미흡", 52.3), (2023, "보통", 71), (2024, "우수", 88)}),
        (f"\n▲ 2023년 : 80.82점(우수)\n▲ 2024년 : 91.35점(우수)\n{NAME} 결과다.",
         {(2023, "우수", 80.82), (2024, "우수", 91.35)}),
        (f"{NAME}에서 우수 등급을 받았다. 2023년만 해도 61점(보통)이었다.",
         {(2023, "보통", 61), (2024, "우수", None)}),
    ],
)  # fmt: skip
def test_every_year_has_its_own_score(read: Any, sentences: str, expected: set[Any]) -> None:
    awards = read(f"하남시가 데이터기반행정 실태점검 이야기를 들려줬다. {sentences}").awards
    assert {(a.evaluation_year, a.grade, a.score) for a in awards} == expected


@pytest.mark.parametrize(
    "put_right",
    [
        "하남시의 점수는 98.3점이 아니라 89.3점이며, 연속 횟수는 5년이 아니라 2년입니다.",
        "점수는 98.3점이 아닌 89.3점이고, 우수 등급은 5년이 아니라 2년 연속입니다.",
    ],
)
def test_a_grade_stands_where_its_numbers_alone_are_put_right(read: Any, put_right: str) -> None:
    text = (
        f"본지는 20일자 5면 ‘하남시 5년 연속 우수’ 기사에서 하남시가 {NAME}에서 98.3점으로 5년 연속 우수 "
        f"등급을 받았다고 보도했으나 사실과 다르므로 바로잡습니다. {put_right} 2022년에는 보통이었습니다."
    )
    awards = {a.evaluation_year: (a.grade, a.score, a.streak) for a in read(text).awards}
    assert awards == {2024: ("우수", 89.3, 2), 2022: ("보통", None, None)}


@pytest.mark.parametrize(
    "put_right",
    [
        "우수 등급을 받은 곳은 하남시가 아니라 다른 시이며 점수는 98점이 아니라 89점입니다.",
        "하남시는 선정된 사실이 없으며 점수는 98점이 아니라 58점입니다.",
        "점수는 98점이 아니라 78점이고 등급은 ‘보통’입니다.",
        "하남시는 우수 등급을 받지 않았으며 점수는 98점이 아니라 58점입니다.",
    ],
)
def test_a_grade_that_is_put_right_itself_does_not_stand(read: Any, put_right: str) -> None:
    text = (
        f"본지는 20일자 5면 기사에서 하남시가 {NAME}에서 98점으로 우수 등급을 받았다고 보도했으나 "
        f"사실과 달라 바로잡습니다. {put_right}"
    )
    assert "우수" not in {a.grade for a in read(text).awards}
