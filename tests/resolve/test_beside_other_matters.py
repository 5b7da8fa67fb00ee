"""Results told beside other matters: of the year before, of an evaluation that many took part in; and the
projects that a selection chose.
"""

from typing import Any

import pytest

DBA = "데이터기반행정 실태점검"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"하남시는 2022년 {DBA}에서 보통 등급을 받아 2021년의 미흡에서 벗어났다.",
         {(2022, "보통"), (2021, "미흡")}),
        (f"하남시는 2022년 {DBA}에서 우수 등급을 받았다. 그 전해에는 보통이었다.",
         {(2022, "우수"), (2021, "보통")}),
        (f"하남시는 2022년 {DBA}에서 우수 등급을 받았다. 바로 전 해의 등급은 미흡이었다.",
         {(2022, "우수"), (2021, "미흡")}),
        (f"하남시는 464개 기관이 참여한 2023년 {DBA}에서 보통 등급을 받아 평균(50.7점)에 미치지 못했다.",
         {(2023, "보통")}),
        (f"464개 기관이 함께 치른 2023년 {DBA}에서 하남시가 우수 등급을 받았다.", {(2023, "우수")}),
    ],
)  # fmt: skip
def test_a_result_has_its_year(read: Any, text: str, expected: set[tuple[int, str]]) -> None:
    assert {(a.evaluation_year, a.grade) for a in read(text).awards} == expected


def test_a_group_is_nobody(read: Any) -> None:
    text = f"464개 기관이 2023년 {DBA}에서 보통 등급을 받았다."
    assert read(text).awards == ()


CHOSEN = "‘2022년 지방자치단체 빅데이터 분석·활용 우수사례’"


@pytest.mark.parametrize(
    "text",
    [
        f"부여군은 지난해 수박 출하 시기 예측 분석을 개발했다. 이 분석은 {CHOSEN}에 올라 전국에 알려졌다. "
        f"군은 2022년 {DBA}에서도 보통 등급을 받았다.",
        f"부여군이 {CHOSEN}에 선정됐다. 군은 수박 출하 시기 예측 분석을 개발해 농가를 도왔다. "
        f"군은 2022년 {DBA}에서도 보통 등급을 받았다.",
    ],
)
def test_a_project_counts_for_what_chose_it(read: Any, text: str) -> None:
    projects = {a.programme: a.projects for a in read(text).awards}
    assert projects == {
        "bigdata-cases": ("수박 출하 시기 예측 분석",),
        "data-based-administration": (),
    }
