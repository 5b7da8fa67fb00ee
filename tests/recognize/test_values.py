"""Every kind of value: each with all the ways in which the press writes it, and writing that means none."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.recognize.values import COUNT, MONEY, POINTS, PRIZE, STREAK, YEAR, Grade, ValueType

GRADE = Grade(("매우 미흡", "최우수", "우수", "보통", "미흡"))

SURFACES: dict[str, tuple[ValueType, dict[Any, list[str]]]] = {
    "year": (
        YEAR,
        {
            2024: ["2024년", "2024년도", "2024", "2024 년", "'24년", "24년", '"24년', " 2024년 "],
            2010: ["2010년"],
            2039: ["2039년"],
            None: [
                "",
                "년",
                "1999년",
                "2009년",
                "2040년",
                "202년",
                "20245년",
                "2024년 12월",
                "이천이십사년",
                "2,024년",
            ],
        },
    ),
    "streak": (
        STREAK,
        {
            2: [
                "2년 연속",
                "2년연속",
                "2회 연속",
                "두 해 연속",
                "두 차례 연속",
                "이 년 연속",
                "2연패",
                "2년 연이어",
                "2년 연속으로",
            ],
            3: [
                "3년 연속",
                "3년째",
                "연속 3년",
                "3회 연속",
                "세 차례 연속",
                "세 번 연속",
                "3연패",
                "3개년 연속",
                "3년 내리",
                "3년 잇따라",
            ],
            4: ["4년 연속", "4년연속", "4년 연속의", "네 해 연속", "4년 잇달아", "4년 연거푸", "4년간 연속"],
            10: ["10년 연속", "열 번 연속"],
            30: ["30년 연속"],
            None: [
                "",
                "연속",
                "1년 연속",
                "31년 연속",
                "2년",
                "5년간",
                "2년 동안",
                "2관왕",
                "두 번",
                "연속 보도",
                "0년 연속",
            ],
        },
    ),
    "points": (
        POINTS,
        {
            92.23: ["92.23점", "92.23 점", "총 92.23점", "92,23점"],
            83.5: ["83.5점", "83.50점"],
            90.0: ["90점", "90.0점", "총점 90점", "90점(100점 만점)"],
            0.0: ["0점"],
            100.0: ["100점", "만점(100점)"],
            110.0: ["110점"],
            None: ["", "점", "92.23", "999점", "110.1점", "구십점", "90개", "1위"],
        },
    ),
    "count": (
        COUNT,
        {
            684: ["684개 기관", "684개", "684곳", "684개의 공공기관", "684 기관", "684"],
            1025: ["1,025개 기관", "1025개", "1,025곳"],
            17: ["17개 시도"],
            5000: ["5,000개"],
            None: ["", "개 기관", "0개", "5,001개", "12,345곳", "여러 곳", "-3곳"],
        },
    ),
    "money": (
        MONEY,
        {
            40_000_000: [
                "4천만 원",
                "4천만원",
                "4000만원",
                "4000만 원",
                "4,000만 원",
                "4,000만원",
                "40,000,000원",
                "4천 만 원",
                "40000000원",
            ],
            50_000_000: ["5천만 원", "5,000만원", "5000만 원"],
            38_000_000: ["3천8백만 원", "3800만 원", "3,800만원", "3천800만 원"],
            90_000_000: ["9천만원", "9,000만 원"],
            100_000_000: ["1억 원", "1억원", "10,000만 원", "1 억 원"],
            120_000_000: [
                "1억2천만 원",
                "1억 2천만원",
                "1억2,000만 원",
                "1억 2000만원",
                "1.2억 원",
                "1.2억원",
            ],
            520_000_000: ["5억2,000만원", "5억 2천만 원"],
            450_000_000: ["4.5억원", "4억5천만 원", "4억 5,000만 원"],
            230_000_000: ["2억3000여 만 원", "2억 3천여만 원", "2억3천만 원"],
            25_000_000: ["2천5백만 원", "2,500만 원", "2500만원"],
            10_000_000: ["천만 원", "1천만 원", "1000만원"],
            1_000_000: ["백만 원", "1백만 원", "100만 원"],
            500_000: ["50만 원", "50만원"],
            1_000: ["1,000원", "1000원", "1천 원", "천 원"],
            10_000_000_000: ["100억 원", "1백억 원"],
            None: ["", "원", "4천만", "4천 명", "0원", "999원", "만 원권", "4천만 달러", "수천만 원", "지원"],
        },
    ),
    "grade": (
        GRADE,
        {
            "우수": [
                "우수",
                "'우수'",
                "'우수' 등급",
                "우수기관",
                "우수 기관",
                "우수시",
                "'우수' 군",
                "우수 지자체",
                '"우수"',
                "<우수>",
                "등급 우수",
            ],
            "최우수": ["최우수", "'최우수'", "최우수기관", "최우수 기관", "최우수 등급"],
            "보통": ["보통", "'보통' 등급", "보통등급"],
            "미흡": ["미흡", "미흡 등급", "'미흡'"],
            "매우 미흡": ["매우 미흡", "매우미흡", "'매우 미흡' 등급"],
            None: ["", "등급", "최고", "탁월", "1등급"],
        },
    ),
    "prize": (
        PRIZE,
        {
            "대상": ["대상", "'대상'", " 대상 "],
            "최우수상": ["최우수상", "'최우수상'", '"최우수상"'],
            "장관 표창": ["장관 표창", "장관  표창", "'장관 표창'"],
            "국무총리상": ["국무총리상"],
            "대통령 기관 표창": ["대통령 기관 표창"],
            "장관 표창장": ["장관 표창장"],
            "최우수": ["최우수"],
            None: ["", "상금", "대상자", "표창식", "우수기관", "수상자"],
        },
    ),
}

CASES = [
    pytest.param(kind, surface, value, id=f"{name} {surface!r}")
    for name, (kind, values) in SURFACES.items()
    for value, surfaces in values.items()
    for surface in surfaces
]


@pytest.mark.parametrize(("kind", "surface", "value"), CASES)
def test_reads_the_surface_as_the_value(kind: ValueType, surface: str, value: Any) -> None:
    assert kind.parse(surface) == value


@pytest.mark.parametrize(("kind", "values"), SURFACES.values(), ids=SURFACES)
def test_every_value_of_the_table_is_sound_and_survives_writing(
    kind: ValueType, values: dict[Any, list[str]]
) -> None:
    for value in values:
        if value is not None:
            assert kind.valid(value)
            assert kind.parse(kind.format(value)) == value


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (YEAR, 2009),
        (YEAR, 2040),
        (STREAK, 1),
        (STREAK, 31),
        (POINTS, -0.1),
        (POINTS, 110.1),
        (COUNT, 0),
        (COUNT, 5001),
        (MONEY, 999),
        (MONEY, 10**13 + 1),
        (GRADE, "탁월"),
        (PRIZE, "메달"),
    ],
)
def test_a_value_out_of_bounds_is_not_sound(kind: ValueType, wrong: Any) -> None:
    assert not kind.valid(wrong)


@given(st.integers(2010, 2039))
def test_years_survive_writing(year: int) -> None:
    assert YEAR.parse(YEAR.format(year)) == year


@given(st.integers(2, 30))
def test_streaks_survive_writing(times: int) -> None:
    assert STREAK.parse(STREAK.format(times)) == times


@given(st.decimals(0, 110, places=2))
def test_points_survive_writing(points: Any) -> None:
    assert POINTS.parse(POINTS.format(float(points))) == float(points)


@given(st.integers(1, 5000))
def test_counts_survive_writing(count: int) -> None:
    assert COUNT.parse(COUNT.format(count)) == count


@given(st.integers(1_000, 10**13))
def test_sums_survive_writing(won: int) -> None:
    assert MONEY.parse(MONEY.format(won)) == won


@given(st.integers(1, 9999), st.sampled_from(["", " "]), st.booleans())
def test_a_sum_in_ten_thousands_is_read_with_and_without_commas_and_spaces(
    amount: int, space: str, comma: bool
) -> None:
    written = f"{amount:,}" if comma else str(amount)
    assert MONEY.parse(f"{written}만{space}원") == amount * 10_000


@given(st.integers(1, 9), st.integers(0, 9))
def test_a_sum_in_thousands_and_hundreds_is_read(thousands: int, hundreds: int) -> None:
    written = f"{thousands}천{hundreds}백" if hundreds else f"{thousands}천"
    assert MONEY.parse(f"{written}만 원") == (thousands * 1000 + hundreds * 100) * 10_000


@pytest.mark.parametrize("kind", [YEAR, STREAK, POINTS, COUNT, MONEY, GRADE, PRIZE], ids=SURFACES)
@settings(max_examples=60)
@given(
    surface=st.text(
        alphabet="0123456789.,'\" 년회연속점개곳억만천백십원여우수최미흡보통상표창가", max_size=14
    )
)
def test_whatever_is_read_is_sound(kind: ValueType, surface: str) -> None:
    value = kind.parse(surface)
    assert value is None or kind.valid(value)
