"""Whose a number is: own score or average, evaluated or winners, prize or saving."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
OPEN = "2024년 공공데이터 제공 운영실태 평가"
WON = f"하남시는 {NAME}에서 우수기관으로 선정됐다. "


@pytest.mark.parametrize(
    ("told", "score", "average"),
    [
        ("시는 91.4점을 받았다.", 91.4, None),
        ("시는 91.4점(100점 만점)을 받았다.", 91.4, None),
        ("시는 100점 만점에 97점을 받았다.", 97, None),
        ("시는 100점 만점을 받았다.", 100, None),
        ("100점 만점으로 환산한 점수는 85.3점이다.", 85.3, None),
        ("평가 결과, 시는 5개 영역에서 고루 91.4점을 받았다.", 91.4, None),
        ("활용 영역에서는 100점 만점을 받았다.", None, None),
        ("관리체계와 활용 두 영역 모두 100점 만점을 기록했고, 총점은 94.2점이다.", 94.2, None),
        ("시는 총점 91.4점을 받았다.", 91.4, None),
        ("시는 기초지자체 평균인 63.2점을 크게 웃도는 91.4점을 받았다.", 91.4, 63.2),
        ("시는 91.4점으로 평균(63.2점)을 웃돌았다.", 91.4, 63.2),
        ("시는 91.4점을 얻어 기초지자체 평균 63.2점보다 28.2점 높았다.", 91.4, 63.2),
        ("시는 광역 평균 85.3점은 물론 기초 평균 63.2점을 넘는 91.4점을 얻었다.", 91.4, 63.2),
        ("시는 지난해보다 12.4점 오른 91.4점을 받았다.", 91.4, None),
        ("지난해 79점이던 점수는 91.4점으로 올랐다.", 91.4, None),
        (
            "시는 총점 91.4점을 받았으며 데이터 공유 영역에서 30점, 관리체계 영역에서 28.5점을 기록했다.",
            91.4,
            None,
        ),
        ("데이터 공유 영역에서 38점을 받았다.", None, None),
        ("광역 평균은 85.3점, 기초 평균은 63.2점이다.", None, None),
        ("80점 이상이면 우수, 60점 이상이면 보통이다.", None, None),
    ],
)
def test_scores_and_averages(only: Any, told: str, score: float | None, average: float | None) -> None:
    award = only(WON + told)
    assert (award.score, award.peer_average) == (score, average)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("이번 평가는 679개 기관을 대상으로 했다.", 679),
        ("전국 679곳을 점검했다.", 679),
        ("전국 기초지자체 226곳 가운데 하나다.", None),
        ("전국 226개 기초지자체 가운데 17곳만 뽑혔다.", None),
        ("시는 경기도 31개 시군 중 유일하게 뽑혔다.", None),
        ("전국 243개 지자체를 평가했다.", None),
        ("시는 679개 기관 가운데 상위 24개 기관에 들었다.", 679),
    ],
)
def test_the_evaluated_are_not_the_winners_nor_a_group(only: Any, told: str, count: int | None) -> None:
    assert only(WON + told).agencies_evaluated == count


@pytest.mark.parametrize(
    ("text", "streak"),
    [
        (f"하남시는 {NAME}에서 3년 연속 우수기관으로 선정됐다.", 3),
        (f"하남시는 {NAME}에서 4년연속 ‘우수’ 등급을 받았다.", 4),
        (f"하남시는 {NAME}에서 지난해에 이어 우수기관으로 선정됐다.", 2),
        (f"하남시는 {NAME}에서 처음으로 우수기관으로 선정됐다.", None),
        (WON + "시는 특별교부세 4천만 원을 2년 연속 확보했다.", None),
        (WON + "데이터 공유 영역에서는 2년 연속 만점을 받았다.", None),
        (WON + "시는 5년 연속 우수기관에 도전하겠다고 했다.", None),
        (WON + "시는 청렴도 평가에서도 3년 연속 1등급을 받았다.", None),
        (WON + "시의 관광객은 6년째 증가세다.", None),
    ],
)
def test_a_streak_is_of_the_result(only: Any, text: str, streak: int | None) -> None:
    assert only(text).streak == streak


def test_again_is_inferred_and_years_in_a_row_are_stated(only: Any) -> None:
    again = only(f"하남시는 {NAME}에서 지난해에 이어 우수기관으로 선정됐다.").evidence["streak"]
    stated = only(f"하남시는 {NAME}에서 지난해에 이어 2년 연속 우수기관으로 선정됐다.").evidence["streak"]
    assert [(e.basis, e.quote) for e in again] == [("inferred", "지난해에 이어")]
    assert [(e.basis, e.quote) for e in stated] == [("stated", "2년 연속")]


@pytest.mark.parametrize(
    ("written", "won"),
    [
        ("4천만 원", 40_000_000),
        ("4천만원", 40_000_000),
        ("4,000만원", 40_000_000),
        ("4000만 원", 40_000_000),
        ("40,000,000원", 40_000_000),
        ("3천8백만 원", 38_000_000),
        ("1억 원", 100_000_000),
        ("1억2천만 원", 120_000_000),
    ],
)
def test_prize_money_in_every_form(only: Any, written: str, won: int) -> None:
    award = only(f"하남시는 {NAME}에서 우수기관으로 선정돼 특별교부세 {written}을 받았다.")
    assert award.incentive_krw == won
    assert [evidence.quote for evidence in award.evidence["incentive_krw"]] == [written]


def test_money_saved_is_no_prize(only: Any) -> None:
    assert only(WON + "시는 데이터 분석으로 예산 2억 원을 절감했다.").incentive_krw is None


@pytest.mark.parametrize(
    ("money", "each"),
    [
        ("특별교부세 각 4천만 원을 받았다", 40_000_000),
        ("각 4천만 원씩 총 8천만 원의 특별교부세를 받았다", 40_000_000),
        ("총 8천만 원의 특별교부세를 받았다", None),
    ],
)
def test_one_sum_for_two_programmes_is_not_split(read: Any, money: str, each: int | None) -> None:
    awards = read(f"하남시는 {NAME}과 {OPEN}에서 각각 우수기관으로 선정돼 {money}.").awards
    assert [award.incentive_krw for award in awards] == [each, each]
