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
