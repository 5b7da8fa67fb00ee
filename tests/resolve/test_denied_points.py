"""Scores that are none: printed and corrected, distances to a grade, and what it excludes."""

from typing import Any

import pytest

NAME = "‘2024년 데이터기반행정 실태점검’"
NOTICE = (
    "본지 2월 24일자 기사 가운데 사실과 다른 내용이 있어 바로잡습니다. "
    f"합천군이 {NAME}에서 우수 등급을 받은 것은 맞습니다. "
)


@pytest.mark.parametrize(
    "text",
    [
        "기사에 종합점수로 적은 98.1점은 분석·활용 영역의 점수입니다. 군의 종합점수는 91.8점입니다.",
        "기사에 실린 98.1점은 데이터 공유 분야 점수로, 군의 총점은 91.8점입니다.",
        "기사에 총점으로 소개한 98.1점은 다른 기관의 점수로 확인돼 91.8점으로 고칩니다.",
        "본문에 98.1점이라고 쓴 점수는 전년도 점수입니다. 올해 점수는 91.8점입니다.",
        "98.1점으로 표기한 군의 총점은 91.8점이 맞습니다.",
        "98.1점은 군이 아니라 도의 점수였습니다. 군의 총점은 91.8점입니다.",
        "총점 98.1점은 잘못된 숫자로, 91.8점이 맞습니다.",
        "첫 보도에서 98.1점으로 나간 총점은 91.8점으로 수정합니다.",
        "기사에 적힌 종합점수 98.1점은 최종 91.8점으로 정정합니다.",
    ],
)
def test_what_was_printed_is_no_score(only: Any, text: str) -> None:
    assert only(NOTICE + text).score == 91.8


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        ("부군수는 “11.6점만 더 채우면 보통이다”라고 했다.", None),
        ("부군수는 “보통까지 11.6점 남았다”고 했다.", None),
        ("보통 등급까지는 11.6점이 남았다.", None),
        ("군은 3.2점만 더 받았으면 보통이었다.", None),
        ("군의 점수는 한 해 사이 12.3점이나 불었다.", None),
        ("군의 점수는 15점 가까이 뛰었다.", None),
        ("군은 12.3점을 보탰다.", None),
        ("이웃과의 점수는 최대 18.9점까지 벌어졌다.", None),
        ("군은 도와의 점수 차를 8.9점까지 좁혔다.", None),
        ("군은 50점을 가까스로 넘은 50.3점을 받았다.", 50.3),
        ("군은 40점을 넘어선 41.5점을 받았다.", 41.5),
        ("군은 총점을 51.2점까지 끌어올렸다.", 51.2),
        ("군은 51.2점을 쌓았다.", 51.2),
        ("51.2점은 군이 받은 가장 높은 점수다.", 51.2),
    ],
)
def test_how_far_it_is_to_a_grade(only: Any, sentence: str, score: float | None) -> None:
    assert only(f"합천군이 {NAME}에서 미흡 등급을 받았다. {sentence}").score == score


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("59.5점. 모두가 낙제를 겨우 면한 셈이다. 군은 71.8점을 얻었다.", 71.8),
        ("군은 18.9점을 두고 말이 많았다.", None),
        ("군은 92.1점이라고 했다.", None),
        ("군은 71.8점이라고 했다.", 71.8),
    ],
)
def test_a_score_earns_its_grade(only: Any, text: str, score: float | None) -> None:
    assert only(f"합천군이 {NAME}에서 보통 등급을 받았다. {text}").score == score


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("군수는 “‘보통’만 지켜도 다행이라고 생각했는데 우수를 받았다”고 말했다.", "우수"),
        (
            "“미흡만 벗어나도 좋겠다 싶었죠. 679개 기관이 함께 받은 시험에서 우수라니, 놀랐죠.”",
            "우수",
        ),
    ],
)
def test_what_would_have_been_enough(only: Any, sentence: str, grade: str) -> None:
    assert only(f"합천군이 {NAME} 결과를 받았다. {sentence}").grade == grade


@pytest.mark.parametrize(
    ("sentence", "score"),
    [
        ("군 평균은 63.2점, 도내 최고는 95.3점이었다.", None),
        ("전국 최고점은 99.1점, 최저점은 12.3점이었다.", None),
        ("도내 군 지역에서는 85.2점이 가장 높았다.", None),
        ("데이터 품질 점수는 99.5점이다.", None),
        ("의회는 90점을 목표로 한 회복 계획을 내놓으라고 했다.", None),
        ("내년에는 95점을 받겠다는 각오다.", None),
        ("가채점 결과는 85.2점이었다.", None),
        ("군은 도내 최고 점수인 92.1점을 받았다.", 92.1),
        ("합천군의 점수는 92.1점으로 도내에서 가장 높았다.", 92.1),
        ("군 지역 최고점은 92.1점을 받은 합천군의 몫이었다.", 92.1),
        ("최종 점수는 92.1점이다.", 92.1),
        ("모의평가에서 85.2점이 나왔다.", None),
        ("군은 여러 차례 모의평가를 거쳐 92.1점을 받았다.", 92.1),
        ("자체 점검 결과는 85.2점이었다.", None),
        ("잠정 집계로는 85.2점이다.", None),
        ("사전 진단에서 나온 85.2점이 출발점이었다.", None),
        ("예비 평가 점수는 85.2점이었다.", None),
        ("군은 자체 점검을 강화해 92.1점을 받았다.", 92.1),
        ("군은 자체 채점을 되풀이해 92.1점을 얻었다.", 92.1),
        ("군은 사전 진단을 통해 92.1점까지 끌어올렸다.", 92.1),
        ("군은 사전 진단을 두 번 받은 끝에 92.1점을 얻었다.", 92.1),
        ("군은 자체 진단으로 빈틈을 메워 92.1점을 받았다.", 92.1),
    ],
)
def test_points_that_are_nobodys(only: Any, sentence: str, score: float | None) -> None:
    assert only(f"합천군이 {NAME}에서 우수 등급을 받았다. {sentence}").score == score
