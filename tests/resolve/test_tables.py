"""Tables of winners whose cells stand on a line each, or whose rows do."""

from typing import Any

import pytest

NAME = "2024년 데이터기반행정 실태점검"
HELD = f"행정안전부가 내놓은 {NAME}에서 경기도 시군의 희비가 갈렸다. 대상은 전국 679개 기관이다.\n\n"
SCORED = {("하남시", "우수", 91.2), ("구리시", "보통", 70.04), ("가평군", "미흡", 47.15)}
GRADED = {("하남시", "우수", None), ("구리시", "보통", None), ("가평군", "미흡", None)}


def told(read: Any, table: str) -> set[tuple[str, str | None, float | None]]:
    awards = read(HELD + table).awards
    assert {award.evaluation_year for award in awards} <= {2024}
    found = {(award.recipient.split()[-1], award.grade, award.score) for award in awards}
    assert len(found) == len(awards)
    return found


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("시군 등급 총점(점) 하남시 우수 91.20 구리시 보통 70.04 가평군 미흡 47.15", SCORED),
        ("지자체명 점수 평가등급 하남시 91.20점 '우수' 구리시 70.04점 '보통' 가평군 47.15점 '미흡'", SCORED),
        ("연번 기관명 등급 총점 1 하남시 우수 91.20 2 구리시 보통 70.04 3 가평군 미흡 47.15", SCORED),
        ("시·군 결과 하남 우수 구리 보통 가평 미흡", GRADED),
        ("구분 등급 비고 하남시 우수등급 4년_연속 구리시 보통등급 - 가평군 미흡등급 신규", GRADED),
    ],
)
def test_a_cell_on_each_line(read: Any, cells: str, expected: set[tuple[str, str, float | None]]) -> None:
    table = "\n".join(cells.split()).replace("_", " ")
    assert told(read, f"<표> {NAME} 결과\n{table}\n※ 자료: 행정안전부") == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("시군 | 등급 | 총점\n하남시 | 우수 | 91.20\n구리시 | 보통(전년 우수) | 70.04\n가평군 | 미흡 | 47.15",
         SCORED),
        ("시군명 점수 등급\n하남시 91.2 우수\n구리시 70.04 보통\n가평군 47.15 미흡", SCORED),
        ("지역별 등급 점수\n하남시 우수 91.2\n구리시 보통 70.04\n가평군 미흡 47.15", SCORED),
        ("시명 등급\n하남시 우수\n구리시 보통\n가평군 미흡", GRADED),
        ("시군 등급 총점\n하남시 우수 91.20\n구리시 보통 70.04\n가평군 미흡 47.15", SCORED),
        ("| 지자체 | 평가 등급 |\n| 경기 하남시 | 우수 |\n| 경기 구리시 | 보통 |\n| 경기 가평군 | 미흡 |",
         GRADED),
    ],
)  # fmt: skip
def test_a_row_on_each_line(read: Any, table: str, expected: set[tuple[str, str, float | None]]) -> None:
    assert told(read, table) == expected


def test_what_a_note_or_the_text_says_of_a_table_holds_for_its_rows(read: Any) -> None:
    table = "시군\n등급\n총점\n하남시\n우수\n91.20\n구리시\n보통\n70.04\n※ 기초자치단체 평균 63.2점\n"
    prose = "\n하남시는 4년 연속 우수다. 구리시는 전년 우수에서 한 등급 내려앉았다."
    awards = {(a.recipient.split()[-1], a.evaluation_year): a for a in read(HELD + table + prose).awards}
    assert set(awards) == {("하남시", 2024), ("구리시", 2024), ("구리시", 2023)}
    assert [awards["하남시", 2024].peer_average, awards["구리시", 2024].peer_average] == [63.2, 63.2]
    assert [awards["하남시", 2024].streak, awards["구리시", 2024].streak] == [4, None]
    assert {award.agencies_evaluated for award in awards.values()} == {679, None}


def test_evidence_of_a_row_stands_in_its_cells(read: Any) -> None:
    text = HELD + "시군\n등급\n총점\n하남시\n우수\n91.20\n"
    (award,) = read(text).awards
    grade, score = award.evidence["grade"][0], award.evidence["score"][0]
    assert (text[grade.start : grade.end], text[score.start : score.end]) == ("우수", "91.20")


@pytest.mark.parametrize(
    "table",
    [
        "구분\n등급\n80점 이상\n우수\n60점 이상\n보통",
        "시군\n등급\n평균\n우수\n합계\n보통",
        "평가 결과는 이랬다.\n시군의 등급\n나아졌다는 평가다.",
    ],
)
def test_a_table_without_winners_tells_none(read: Any, table: str) -> None:
    assert told(read, table) == set()
