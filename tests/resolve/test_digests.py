"""Short news under one title: what one item tells is not of the award of another."""

from datetime import date
from typing import Any

import pytest

AWARD = "행정안전부의 2024년 공공데이터 제공 운영실태 평가에서 2년 연속 우수기관으로 뽑혔다."
DAY = date(2025, 3, 25)


@pytest.mark.parametrize(
    "text",
    [
        f"◇ 하천 정비 = 시는 둔치에 산책로를 깔았다. 정비에는 특별교부세 8억 원이 들어갔다.\n\n"
        f"◇ 공공데이터 우수기관 = 시는 {AWARD}\n\n◇ 도서관의 날 = 12일 작가와의 만남이 열린다.",
        f"▲공공데이터 우수= 시는 {AWARD}\n▲지방재정 신속집행= 시는 특별교부세 2억 원을 받았다.",
        f"■ 공공데이터 우수기관\n시는 {AWARD}\n■ 하천 정비 착수\n시는 특별교부세 8억 원을 받아 정비한다.",
        f"□ 공공데이터 우수기관\n시는 {AWARD}\n□ 버스 증차\n시는 ‘심야버스 배차 분석’을 마쳤다.",
    ],
)
def test_other_items_are_apart(read: Any, text: str) -> None:
    (award,) = read(text, title="[시정 단신] 안성시", published=DAY).awards
    assert (award.recipient, award.grade, award.streak) == ("경기도 안성시", "우수", 2)
    assert award.incentive_krw is None
    assert award.projects == ()


@pytest.mark.parametrize(
    "text",
    [
        f"안성시는 {AWARD}\n■ 버스를 바꾸다\n시는 ‘심야버스 배차 분석’을 마쳤다."
        "\n■ 상권을 읽다\n시는 길을 넓혔다.",
        f"■ 공공데이터 우수기관\n안성시는 {AWARD}\n■ 주요 성과\n시는 ‘심야버스 배차 분석’을 마쳤다.",
        f"▲ 안성시청 전경 ⓒ경기신문\n안성시는 {AWARD}\n주요 과제는 다음과 같다.\n▷ 심야버스 배차 분석\n"
        "▷ 빈집 실태 분석\n▷ 배 농가 소득 예측\n이 가운데 셋째는 올해도 이어진다.",
    ],
    ids=["parts of one story", "an item about the award's results", "a list below a caption"],
)
def test_parts_of_one_story_are_not(read: Any, text: str) -> None:
    (award,) = read(text, title="안성시, 공공데이터 우수기관", published=DAY).awards
    assert "심야버스 배차 분석" in award.projects
