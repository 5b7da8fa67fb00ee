"""Names that their bearer has changed since, and grades that describe who has them."""

from typing import Any

import pytest

DBA = "2024년 데이터기반행정 실태점검"
NOW = f"국가유산청은 {DBA}에서 우수 등급을 받았다. "
BOTH = {("국가유산청", 2024, "우수"), ("국가유산청", 2023, "미흡")}


def told(read: Any, text: str) -> set[tuple[str, int | None, str | None]]:
    return {(a.recipient, a.evaluation_year, a.grade) for a in read(text).awards}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NOW + "문화재청 시절 치른 2023년 점검에서는 미흡 등급에 그쳤다.", BOTH),
        (NOW + "문화재청이던 2023년에는 미흡 등급에 그쳤다.", BOTH),
        (NOW + "전신인 문화재청은 2023년 점검에서 미흡이었다.", BOTH),
        (NOW + "옛 문화재청 때인 2023년 점검에서는 미흡이었다.", BOTH),
        (NOW + "문화재청이라는 이름으로 치른 2023년 점검에서는 미흡이었다.", BOTH),
        (f"국가유산청(옛 문화재청)은 {DBA}에서 우수 등급을 받았다.", {("국가유산청", 2024, "우수")}),
        (
            f"{DBA}에서 한국환경보전원(구 환경보전협회)과 전북특별자치도(옛 전라북도)가 우수 등급을 받았다.",
            {("한국환경보전원", 2024, "우수"), ("전북특별자치도", 2024, "우수")},
        ),
    ],
)
def test_an_award_is_that_of_the_body_as_it_is_called_today(read: Any, text: str, expected: Any) -> None:
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("우수 등급인 하남시와 구리·여주시, 양평군이 먼저 사례를 소개했다.",
         {("하남시", "우수"), ("구리시", "우수"), ("여주시", "우수"), ("양평군", "우수")}),
        ("보통 등급인 하남시는 개선 계획을 밝혔다.", {("하남시", "보통")}),
        ("최고 등급인 하남시와 양평군이 비결을 나눴다.", {("하남시", "우수"), ("양평군", "우수")}),
        ("미흡 등급인 동두천시와 연천군에는 상담단이 간다.", {("동두천시", "미흡"), ("연천군", "미흡")}),
        ("구리시는 보통 등급인 하남시보다 12점 높은 88점으로 우수 등급을 받았다.",
         {("하남시", "보통"), ("구리시", "우수")}),
        ("구리시는 우수 등급에 오른 하남시를 찾아 배웠고 보통 등급에 그쳤다.",
         {("하남시", "우수"), ("구리시", "보통")}),
        ("우수 등급은 하남시와 부산교육청, 보통은 울산교육청이다.",
         {("하남시", "우수"), ("부산광역시교육청", "우수")}),
        ("도는 보통 등급인 시군을 도왔다.", set()),
        ("도는 미흡 등급인 5개 기관에 상담단을 보낸다.", set()),
    ],
)  # fmt: skip
def test_a_grade_describes_who_has_it(read: Any, text: str, expected: Any) -> None:
    lead = f"경기도는 10일 시군의 {DBA} 결과를 공유했다. "
    assert {(name.split()[-1], grade) for name, _, grade in told(read, lead + text)} == expected
