"""Made-up articles, one for each thing to be explained."""

from __future__ import annotations

from datetime import date

from extractor.model import Article


def article(
    text: str, title: str | None = None, published: date | None = None, url: str | None = None
) -> Article:
    return Article(id="sample", source="sample.txt", title=title, text=text, published=published, url=url)


FULL = article(
    "나주시가 행정안전부의 2024년 데이터기반행정 실태점검에서 3년 연속 우수기관으로 선정됐다.\n"
    "시는 679개 기관을 대상으로 한 점검에서 91.5점을 받아 기초지자체 평균인 63.2점을 크게 웃돌았다.\n"
    "이에 따라 특별교부세 3천만 원을 확보했다.",
    title="나주시, 데이터기반행정 3년 연속 우수기관",
    published=date(2025, 2, 20),
    url="https://news.example/story?a=1&b=2",
)
"""Holds every value but projects."""

BARE = article(
    "나주시가 행정안전부의 데이터기반행정 실태점검에서 처음으로 우수기관에 선정됐다.\n"
    "이번 점검에서 기초지자체 평균은 63.2점이었고, 시는 작년보다 7.5점 높은 성적을 냈다.\n"
    "도내 226개 지자체 가운데 관심을 보인 곳이 많았다. 시는 2021년부터 데이터 부서를 두고 4년간 일해 왔다.\n"
    "시는 특별교부세를 받게 될지 기다리고 있다."
)
"""Holds a grade, and candidates of other fields that all fall short."""

WON = "나주시가 2024년 데이터기반행정 실태점검에서 우수기관으로 선정됐다. "
BOTH = article(
    "나주시가 2024년 데이터기반행정 실태점검에서 우수기관으로 뽑혔고, 공공데이터 제공 운영실태 평가에서도 "
    "우수 등급을 받았다. 시는 두 평가로 특별교부세 6천만 원을 받았다."
)
