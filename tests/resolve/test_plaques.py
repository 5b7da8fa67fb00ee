"""Winners of a selection that are told by the plaque that they got."""

from datetime import date
from typing import Any

import pytest

GIVEN = (
    "행정안전부는 14일 수료식을 열고 기관 7곳에 ‘데이터분석 인재양성 선도기관’ 인증패를 건넸다. "
    "구리시는 두 명이 수료해 인증패의 무게를 더했다. "
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("대구광역시와 충북 제천시, 서울 종로구도 함께 인증패를 받았다.", ["대구광역시", "제천시", "종로구"]),
        ("제천시와 종로구가 나란히 인증패를 품에 안았다.", ["제천시", "종로구"]),
        (
            "제천시와 종로구도 함께 인증패를 받았다. 중앙행정기관에서는 관세청이 이름을 올렸다.",
            ["제천시", "종로구", "관세청"],
        ),
        (
            "제천시도 현판을 받았다. 중앙에서는 관세청이, 공공기관에서는 한국농어촌공사가 이름을 올렸다.",
            ["제천시", "관세청", "한국농어촌공사"],
        ),
        ("내년에는 의정부시와 광양시도 인증패를 받겠다고 나섰다.", []),
        ("의정부시와 광양시는 인증패를 받지 못했다.", []),
        ("제천시는 참가를 신청했다. 광양시도 이름을 올렸다.", []),
    ],
)
def test_further_winners_got_a_plaque(read: Any, text: str, names: list[str]) -> None:
    awards = read(GIVEN + text, published=date(2023, 12, 15)).awards
    assert [a.recipient.split()[-1] for a in awards] == ["구리시", *names]
    assert {(a.programme, a.evaluation_year, a.grade) for a in awards} == {("data-talent", 2023, None)}


@pytest.mark.parametrize(
    ("told", "others"),
    [
        ("군 단위로는 의령군과 전남 장흥군 두 곳이다.", {"전라남도 장흥군"}),
        ("충청권에서는 충남 홍성군과 충북 옥천군이 이름을 올렸다.", {"충청남도 홍성군", "충청북도 옥천군"}),
        ("광역에서는 울산광역시가 유일하다.", {"울산광역시"}),
        ("자치구 가운데서는 서울 성동구뿐이다.", {"서울특별시 성동구"}),
        ("경남에서는 의령군과 통영시 두 곳이다.", {"경상남도 통영시"}),
        ("군 단위로는 전남 장흥군이 군민 상담소를 열었다.", set()),
        ("군 단위로는 전남 장흥군이 아쉽게 빠지지 않았다.", set()),
    ],
)
def test_those_of_one_kind_who_were_chosen(read: Any, told: str, others: set[str]) -> None:
    text = (
        "경남 의령군의 ‘수박 출하시기 분석’이 한국지역정보개발원의 ‘2022년 지방자치단체 빅데이터 분석·활용 "
        f"우수사례’에 선정됐다. {told}"
    )
    assert {a.recipient for a in read(text).awards} == {"경상남도 의령군"} | others
