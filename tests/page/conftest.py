from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from extractor.model import Article, Page
from extractor.page import read_page

Reader = Callable[..., Article]
Maker = Callable[..., str]
Prose = tuple[str, ...]

PROSE = (
    "나리시가 행정안전부의 데이터기반행정 실태점검에서 2년 연속 우수기관에 올랐다고 3일 밝혔다.",
    (
        "이번 점검은 중앙행정기관과 지방자치단체, 공공기관 등 679개 기관을 대상으로 데이터 공유와 "
        "분석·활용, 관리체계를 살폈다."
    ),
    "시는 버스 승하차 기록을 분석해 배차 간격을 줄이고, 골목 가로등의 밝기를 밤길 보행량에 맞춰 조절했다.",
    (
        "가온별 시장은 “데이터로 시민의 하루를 편하게 만들겠다”며 “내년에도 부서마다 분석 과제를 "
        "하나씩 맡기겠다”고 말했다."
    ),
)
TITLE = "나리시, 데이터기반행정 2년 연속 우수기관"


def document(body: str, head: str = "", title: str = f"{TITLE} - 나리일보") -> str:
    """A page with menus above and a foot below the given markup."""
    return (
        f'<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body>"
        '<nav><ul><li><a href="/1">정치</a></li><li><a href="/2">경제</a></li><li><a href="/3">'
        "사회</a></li></ul></nav>"
        f'<div id="wrap">{body}</div>'
        "<footer><p>나리일보 | 등록번호 : 나리, 아00000 | 발행인 : 나도별 | 이용약관</p>"
        "</footer></body></html>"
    )


def paragraphs(lines: tuple[str, ...] = PROSE) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.fixture
def read() -> Reader:
    """Reads markup (or bytes) as an HTML page; keywords are fields of the page."""

    def reader(markup: str | bytes, **fields: Any) -> Article:
        content = markup.encode() if isinstance(markup, str) else markup
        return read_page(Page(**{"source": "sample.html", "content": content, "media": "html", **fields}))

    return reader


@pytest.fixture
def read_text() -> Reader:
    """Reads plain text; keywords are fields of the page."""

    def reader(text: str | bytes, **fields: Any) -> Article:
        content = text.encode() if isinstance(text, str) else text
        return read_page(Page(**{"source": "sample.txt", "content": content, "media": "text", **fields}))

    return reader


@pytest.fixture
def prose() -> Prose:
    return PROSE


@pytest.fixture
def make() -> Maker:
    """Builds a page around an article's markup."""
    return document


@pytest.fixture
def article_markup() -> str:
    return paragraphs()
