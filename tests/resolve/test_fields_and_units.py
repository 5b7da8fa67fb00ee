"""Honours with several fields, contests that a province holds for its units, lists of winners that count."""

from typing import Any

import pytest

HELD = "행정안전부가 ‘2024년 디지털정부 혁신 유공’ 시상식을 열었다."
HONOURS = f"{HELD} 데이터기반행정 부문에서는 한국환경공단이 대통령 표창을 받았다. "


def won(read: Any, text: str) -> dict[str, str | None]:
    return {a.recipient.split()[-1]: a.grade for a in read(text).awards}


@pytest.mark.parametrize(
    "other",
    [
        "AI 서비스 부문에서는 인천광역시 부평구가 장관 표창을 받았다.",
        "정보보호 분야에서는 하남시가 장관 표창을 받았다.",
        "국민소통 부문에선 나주시와 구리시가 국무총리 표창을 받았다.",
    ],
)
def test_a_prize_of_a_field_without_data(read: Any, other: str) -> None:
    assert won(read, HONOURS + other) == {"한국환경공단": "대통령 표창"}


def test_a_prize_of_a_part_of_the_field(read: Any) -> None:
    told = "공공기관 부문에서는 한국수자원공사가 장관 표창을 받았다."
    assert won(read, HONOURS + told) == {"한국환경공단": "대통령 표창", "한국수자원공사": "장관 표창"}


@pytest.mark.parametrize(
    "held",
    [
        "인천광역시는 10일 ‘2026년 군·구 데이터 활용 우수사례 경진대회’를 열고 5개 기관을 뽑았다.",
        "인천광역시는 10일 2026년 데이터 분석 경진대회를 개최하고 수상 군·구를 발표했다.",
    ],
)
def test_a_contest_that_a_province_holds_for_its_units(read: Any, held: str) -> None:
    told = " 최우수상은 서해구가 차지했고 우수상은 연수구와 강화군이 받았다."
    assert won(read, held + told) == {"서해구": "최우수상", "연수구": "우수상", "강화군": "우수상"}


@pytest.mark.parametrize(
    "held",
    [
        "하남시는 10일 데이터 분석 경진대회를 열고 수상 부서를 가렸다. 대상은 세무과가 받았다.",
        "하남시는 10일 시민 데이터 공모전을 열고 수상자를 뽑았다. 대상은 김모 씨가 받았다.",
    ],
)
def test_a_contest_of_its_own(read: Any, held: str) -> None:
    assert won(read, held) == {}


NAME = "2018년 공공데이터 제공 운영실태 평가"


def test_a_list_that_is_only_counted(read: Any) -> None:
    text = f"공개된 {NAME} 우수 명단에는 중앙행정기관 5곳이 들었다. 한국도로공사는 대상이 아니었다."
    assert won(read, text) == {}
    assert won(read, f"{NAME} 우수 명단에는 하남시와 구리시가 들었다.") == {
        "하남시": "우수",
        "구리시": "우수",
    }
