"""Names that several local governments share, and what in an article says which is meant."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"고성군은 {NAME}에서 우수 등급을 받았다. 동명의 강원 고성군은 없다. 경남도가 도왔다.",
         "경상남도 고성군"),
        (f"고성군은 {NAME}에서 우수 등급을 받았다. 이름이 같은 경남 고성군은 명단에 없었다.",
         "강원특별자치도 고성군"),
        (f"고성군은 {NAME}에서 우수 등급을 받았다. 강원 고성군과 이름이 같아 헷갈리는 이가 많다.",
         "경상남도 고성군"),
        (f"{NAME}에서 광주시가 우수 등급을 받았다. 광주광역시가 아닌 경기 광주시다.", "경기도 광주시"),
        (f"[경기 광주=너른뉴스] 도담 기자\n광주시는 {NAME}에서 우수 등급을 받았다. 1위인 광주광역시에는 "
         "못 미쳤다.", "경기도 광주시"),
        (f"(경기광주=너른뉴스) 도담 기자 = 광주시가 {NAME}에서 우수 등급을 받았다.", "경기도 광주시"),
        (f"[강원 고성=너른뉴스] 고성군은 {NAME}에서 우수 등급을 받았다. 경남 고성군도 찾아와 배웠다.",
         "강원특별자치도 고성군"),
        (f"광주시는 {NAME}에서 94.8점으로 우수 등급을 받았다. 1위 광주광역시보다 3점 낮다. 경기도에서 "
         "둘뿐이다.", "경기도 광주시"),
        (f"[광주=빛뉴스] 도담 기자\n광주시가 {NAME}에서 우수 등급을 받았다.", "광주광역시"),
        (f"[광주=빛뉴스] 도담 기자\n광주시가 {NAME}에서 우수 등급을 받았다. 경기도 31개 시·군 가운데 "
         "상위 5위다.", "경기도 광주시"),
        (f"[광주=빛뉴스] 도담 기자\n광주시가 {NAME}에서 우수 등급을 받았다. 경기 도내 시군 중 1위다.",
         "경기도 광주시"),
        (f"[광주=빛뉴스] 도담 기자\n광주시가 {NAME}에서 88.6점으로 우수 등급을 받았다. 기초자치단체 평균은 "
         "50.7점이다.", "경기도 광주시"),
        (f"[광주=빛뉴스] 도담 기자\n광주시가 {NAME}에서 88.6점으로 우수 등급을 받았다. 광역자치단체 평균은 "
         "79.9점, 기초자치단체 평균은 50.7점이다.", "광주광역시"),
    ],
)  # fmt: skip
def test_which_of_a_name_is_meant(only: Any, text: str, expected: str) -> None:
    assert only(text).recipient == expected


def test_a_shared_name_in_the_dateline_alone_decides_nothing(only: Any) -> None:
    award = only(f"(고성=너른뉴스) 고성군은 {NAME}에서 우수 등급을 받았다.")
    assert (award.recipient, award.region_code) == ("고성군", None)


def test_why_it_is_that_one_is_told(only: Any) -> None:
    award = only(f"고성군은 {NAME}에서 우수 등급을 받았다. 동명의 강원 고성군은 명단에 없었다.")
    (evidence,) = award.evidence["recipient"]
    assert evidence.basis == "inferred"
    assert "namesake" in evidence.reason


@pytest.mark.parametrize("tail", [" 및 평가", "·평가", ""])
def test_who_stands_before_the_name_of_an_evaluation_does_not_run_it(only: Any, tail: str) -> None:
    award = only(
        f"춘천에서 소식이 왔다. 하남시가 ‘{NAME}{tail}’에서 우수 등급을 받았다고 밝혔다. 춘천시는 없다."
    )
    assert award.recipient == "경기도 하남시"
