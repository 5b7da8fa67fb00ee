"""For which of its awards a winner's project counts: the words around it say so before its kind does."""

from typing import Any

import pytest

HONOUR = (
    "통영시가 ‘2024년 디지털정부 혁신 유공’ 데이터기반행정 분야에서 국무총리 표창을 받았다.\n"
    "시는 앞서 2023년 데이터기반행정 실태점검에서 우수 등급을 받았다. "
)
BOTH = (
    "통영시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받았고 "
    "2024년 공공데이터 제공 운영실태 평가에서는 보통 등급에 머물렀다.\n"
)
CONTEST = (
    "통영시가 경상남도가 연 ‘2024년 경상남도 빅데이터 분석 경진대회’에서 장려상을 받았다. "
    "통영시는 2023년 데이터기반행정 실태점검에서는 미흡 등급이었다.\n"
)
CASES = (
    "통영시는 2023년 데이터기반행정 실태점검에서 우수 등급을 받았다. "
    "시는 한국지역정보개발원의 2023년 지방자치단체 빅데이터 분석 우수사례로도 선정됐다. "
)


@pytest.mark.parametrize(
    ("lead", "told", "programme"),
    [
        # the judges of the honour looked at it
        (HONOUR, "표창 심사에서는 굴 양식장 수온 예측이 좋은 점수를 받았다.", "data-contest"),
        (HONOUR, "시는 굴 양식장 수온 예측으로 심사위원의 눈길을 끌었다.", "data-contest"),
        (HONOUR, "공적 심사에서 굴 양식장 수온 예측이 높은 평가를 받았다.", "data-contest"),
        (HONOUR, "심사단은 굴 양식장 수온 예측을 높이 샀다.", "data-contest"),
        (HONOUR, "굴 양식장 수온 예측을 마친 공적으로 표창을 받았다.", "data-contest"),
        # the grade for which it was given
        (BOTH, "우수 등급을 받은 바탕에는 굴 양식장 수온 예측이 있다.", "data-based-administration"),
        (BOTH, "우수 등급의 비결은 굴 양식장 위치 데이터 개방이다.", "data-based-administration"),
        (BOTH, "우수 등급을 이끈 일등 공신은 굴 양식장 위치 데이터 개방이다.", "data-based-administration"),
        # the side of the two that the sentence is about
        (
            BOTH,
            "데이터기반행정 쪽에서 시는 굴 양식장 위치 정보 분석을 내세웠다.",
            "data-based-administration",
        ),
        (BOTH, "공공데이터 쪽은 굴 양식장 위치 정보 개방이 입소문을 탔다.", "open-data"),
        (BOTH, "데이터기반행정 쪽은 굴 양식장 수온 예측이 지표를 채웠다.", "data-based-administration"),
        # the evaluation by its short name, before or behind
        (
            BOTH,
            "데이터기반행정에서는 굴 양식장 위치 데이터 개방이 점수를 올렸다.",
            "data-based-administration",
        ),
        (BOTH, "굴 양식장 위치 데이터는 데이터기반행정 쪽의 대표 사례다.", "data-based-administration"),
        (BOTH, "공공데이터에서는 굴 양식장 수온 예측이 점수를 보탰다.", "open-data"),
        (
            BOTH,
            "시는 굴 양식장 수온 예측을 정책에 반영했으나 개방 데이터의 갱신이 늦었다.",
            "data-based-administration",
        ),
        # the evaluation that the paragraph is about
        (
            BOTH,
            "공공데이터 제공 운영실태 평가에서는 75.1점을 얻었다. 시는 찾아가는 굴 양식장 수요조사를 벌였다.",
            "open-data",
        ),
        # what was entered
        (CONTEST, "시는 본선에서 ‘굴 양식장 수온 예측’을 발표했다.", "data-contest"),
        (CONTEST, "시는 ‘굴 양식장 수온 예측’을 대회에 출품해 좋은 평가를 받았다.", "data-contest"),
        (CASES, "시는 ‘굴 양식장 수온 예측’을 출품해 이름을 올렸다.", "bigdata-cases"),
        (CASES, "시는 굴 양식장 수온 예측으로 이름을 올렸다.", "bigdata-cases"),
    ],
)
def test_the_words_around_a_project_say_for_what_it_counts(
    read: Any, lead: str, told: str, programme: str
) -> None:
    awards = [a for a in read(lead + told).awards if a.projects]
    assert [a.programme for a in awards] == [programme], [(a.programme, a.projects) for a in awards]


@pytest.mark.parametrize(
    "told",
    [
        "최우수상은 ‘굴 양식장 수온 예측’을 발표한 한국수자원공사가 가져갔다.",
        "최우수상은 ‘굴 양식장 수온 예측’을 낸 국립공원공단이 받았다.",
        "최우수상은 ‘굴 양식장 수온 예측’을 선보인 근로복지공단에 돌아갔다.",
        "최우수상은 ‘굴 양식장 수온 예측’을 출품한 경남 거제시가 차지했다.",
        "최우수상은 ‘굴 양식장 수온 예측’을 제출한 거제시에 돌아갔다.",
    ],
)
def test_a_work_is_of_whoever_handed_it_in(read: Any, told: str) -> None:
    lead = "통영시가 ‘2024년 데이터 분석·활용 공모전’에서 대상을 받았다. "
    awards = {a.grade: a.projects for a in read(lead + told).awards}
    assert awards == {"대상": (), "최우수상": ("굴 양식장 수온 예측",)}
