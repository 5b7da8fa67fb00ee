"""A book of cases whose winners are told sentence by sentence."""

from typing import Any

import pytest

LEAD = (
    "한국지역정보개발원이 ‘2023년 지방자치단체 빅데이터 분석·활용 우수사례’ 4건을 선정해 사례집으로 펴냈다. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하남시는 침수 위험 분석으로, 구리시는 상권 분석으로 이름을 올렸다.", {"하남시", "구리시"}),
        ("충북 진천군의 ‘의료 접근성 분석’, 전북 임실군의 ‘축제 소비 분석’도 뽑혔다.", {"진천군", "임실군"}),
        ("구리시는 악취 예측 모델로 선정됐다. 여주시도 나란히 이름을 올렸다.", {"구리시", "여주시"}),
        ("올해 열쇳말은 안전이다. 경북 울진군은 산사태 위험 지도로 선정됐다.", {"울진군"}),
        ("여주시는 이름을 올리지 못했다. 구리시는 상권 분석으로 꼽혔다.", {"구리시"}),
        # chosen as something else
        ("구리시는 상권 분석으로 꼽혔다. 여주시는 정부혁신 우수사례로 뽑혔다.", {"구리시"}),
        ("구리시는 상권 분석으로 꼽혔다. 여주시는 문화도시로 선정됐다.", {"구리시"}),
    ],
)
def test_each_that_was_chosen_is_told_in_a_sentence(read: Any, text: str, expected: set[str]) -> None:
    awards = read(LEAD + text).awards
    assert {a.recipient.split()[-1] for a in awards if a.programme == "bigdata-cases"} == expected


def test_nobody_is_chosen_where_no_number_is_announced(read: Any) -> None:
    text = (
        "하남시가 ‘2023년 지방자치단체 빅데이터 분석·활용 우수사례’에 선정됐다. "
        "구리시는 상권 분석으로 이름을 올렸다."
    )
    assert [a.recipient for a in read(text).awards] == ["경기도 하남시"]


ONE = (
    "하남시의 ‘침수 분석’이 한국지역정보개발원의 ‘2023년 지방자치단체 빅데이터 분석·활용 우수사례’에 실린다. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("하남 말고도 구리시의 ‘상권 변화 분석’, 진천군의 ‘의료 분석’이 함께 실렸다.", {"구리시", "진천군"}),
        ("하남시 외에 구리시와 진천군이 함께 뽑혔다.", {"구리시", "진천군"}),
        ("진천군의 ‘의료 접근성 분석’도 나란히 실린다.", {"진천군"}),
        ("진천군의 의료 접근성 분석도 책에 담긴다.", {"진천군"}),
        ("구리시, 진천군도 나란히 이름을 올렸다.", {"구리시", "진천군"}),
        ("구리시는 ‘상권 변화 분석’으로 함께 이름을 올렸다.", {"구리시"}),
        ("개발원은 61건을 심사해 일곱 건을 골랐다. 구리시는 상권 분석으로 뽑혔다.", {"구리시"}),
        ("83건 가운데 책에 실리는 것은 8건이다. 구리시는 상권 분석으로 이름을 올렸다.", {"구리시"}),
        # not in this book
        ("구리시의 분석은 지난해 사례집에 실렸다.", set()),
        ("구리시의 한 신문에 이 분석이 실렸다.", set()),
        ("구리시는 같은 날 문화도시로 나란히 선정됐다.", set()),
        ("구리시는 정부혁신 우수사례에 함께 선정됐다.", set()),
        ("개발원은 일곱 건을 골랐다. 구리시는 교통 정책에서 나란히 뽑혔다.", set()),
        ("구리시와 진천군의 분석은 실리지 못했다.", set()),
        ("구리시와 진천군의 분석도 실릴 예정이었다.", set()),
    ],
)
def test_others_are_in_the_book_with_it(read: Any, text: str, expected: set[str]) -> None:
    awards = read(ONE + text).awards
    assert {a.recipient.split()[-1] for a in awards} == expected | {"하남시"}
