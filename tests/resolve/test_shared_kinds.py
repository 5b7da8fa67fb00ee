"""Bodies of which only the last in a list says what they are."""

from typing import Any

import pytest

DBA = "2023년 데이터기반행정 실태점검"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{DBA}에서 울산(88.1점)·충북교육청(84점)이 우수 등급을 받았다.",
            {"울산광역시교육청", "충청북도교육청"},
        ),
        (f"{DBA}에서 인천과 강원교육청은 우수 등급이다.", {"인천광역시교육청", "강원특별자치도교육청"}),
        (
            f"{DBA}에서 대전, 세종, 전북교육청 3곳이 우수 등급을 받았다.",
            {"대전광역시교육청", "세종특별자치시교육청", "전북특별자치도교육청"},
        ),
        (f"{DBA}에서 인천·부산교통공사가 우수 등급을 받았다.", {"인천교통공사", "부산교통공사"}),
        (f"{DBA}에서 용인(82점)과 하남도시공사가 우수 등급을 받았다.", {"용인도시공사", "하남도시공사"}),
        (f"{DBA}에서 화성·수원문화재단이 우수 등급을 받았다.", {"화성문화재단", "수원문화재단"}),
        (
            f"{DBA}에서 부산(91점), 대구(88점), 인천 등 3개 교육청이 우수 등급을 받았다.",
            {"부산광역시교육청", "대구광역시교육청", "인천광역시교육청"},
        ),
        # one body of two regions, and others beside a body
        (f"{DBA}에서 대전·세종연구원이 우수 등급을 받았다.", {"대전세종연구원"}),
        (f"{DBA}에서 울산시와 충북교육청이 우수 등급을 받았다.", {"울산광역시", "충청북도교육청"}),
        (
            f"{DBA}에서 울산시, 대구, 광주교육청이 우수 등급을 받았다.",
            {"울산광역시", "대구광역시교육청", "광주광역시교육청"},
        ),
    ],
)
def test_the_last_of_a_list_says_what_all_are(read: Any, text: str, expected: set[str]) -> None:
    assert {a.recipient for a in read(text).awards} == expected
