"""Input that costs other parsers minutes; each test ends in a fraction of a second or fails the suite by its
length.
"""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import PageError
from extractor.model import Page
from extractor.page import read_page
from extractor.page.guard import LARGEST_PAGE, bounded
from tests.page.conftest import Maker, Prose, Reader

Media = Literal["html", "text"]


def test_hundred_thousand_levels(read: Reader, make: Maker, prose: Prose, article_markup: str) -> None:
    article = read(make("<div>" * 100_000 + article_markup + "</div>" * 100_000))
    assert article.text.split("\n") == list(prose)
    assert any("nested" in warning for warning in article.warnings)


def test_hundred_thousand_attributes(read: Reader, make: Maker, prose: Prose, article_markup: str) -> None:
    attributes = " ".join(f'a{number}=">"' for number in range(100_000))
    article = read(make(f"<div {attributes}>{article_markup}</div>"))
    assert article.text.split("\n") == list(prose)
    assert any("attributes" in warning for warning in article.warnings)


def test_fifty_megabytes(read: Reader, make: Maker, prose: Prose, article_markup: str) -> None:
    article = read(make(article_markup) + "<p>끝</p>" * 5_000_000)
    assert article.text.split("\n")[: len(prose)] == list(prose)
    assert any("page cut" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "junk",
    [
        "<!--" * 100_000,
        '<a x="' * 100_000,
        "<a x='<b y=\"" * 50_000,
        "<?" * 200_000,
        "<" * 500_000,
        "<![CDATA[" * 50_000,
        "<script>" * 50_000,
        "<table><tr><td>" * 20_000,
        "<b><i><u>" * 30_000,
    ],
)
def test_unclosed_markup_after_the_article(
    read: Reader, make: Maker, prose: Prose, article_markup: str, junk: str
) -> None:
    article = read(f"<html><body><div>{article_markup}</div>{junk}")
    assert article.text.split("\n") == list(prose)


@pytest.mark.parametrize("junk", ["<!--", '<a href="', "<script>", "<textarea>", "<style>"])
def test_unclosed_markup_before_the_article_hides_it(read: Reader, article_markup: str, junk: str) -> None:
    with pytest.raises(PageError, match="no article"):
        read(f"<html><body>{junk}<div>{article_markup}</div>")


def test_only_scripts(read: Reader) -> None:
    with pytest.raises(PageError, match="scripts"):
        read(
            "<html><head><title>x</title></head><body><div id=app></div>"
            + "<script src=a.js></script>" * 9
            + "</body></html>"
        )


def test_list_page_says_that_it_is_one(read: Reader, make: Maker) -> None:
    items = "".join(
        (
            f'<li><a href="/{n}">나리시 소식 {n}번째 이야기 나왔다</a><p>시는 {n}번째 사업을 '
            "시작한다고...</p></li>"
        )
        for n in range(20)
    )
    with pytest.raises(PageError, match="list of"):
        read(make(f"<h2>최신기사</h2><ul>{items}</ul>"))


@pytest.mark.parametrize("title", ["404 Not Found", "페이지를 찾을 수 없습니다", "삭제된 기사입니다"])
def test_error_page_says_that_it_is_one(read: Reader, title: str) -> None:
    with pytest.raises(PageError, match="error page"):
        read(
            f"<html><head><title>{title}</title></head><body><h1>{title}</h1><a href=/>"
            "홈으로</a></body></html>"
        )


def test_zip_named_html() -> None:
    with pytest.raises(PageError, match="zip"):
        read_page(Page(source="a.html", content=b"PK\x03\x04" + b"\x00" * 500, media="html"))


@pytest.mark.parametrize("content", [b"", b"   \n ", b"<html></html>", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("media", ["html", "text"])
def test_nothing(content: bytes, media: Media) -> None:
    with pytest.raises(PageError, match="no article"):
        read_page(Page(source="a", content=content, media=media))


def test_nuls_and_lone_surrogates_are_taken_out(read: Reader, make: Maker, prose: Prose) -> None:
    spoiled = prose[0].replace("나리시", "나\x00리\u200b시")
    article = read(
        make(f"<div><p>{spoiled}</p><p>{prose[1]}&#xD800;</p><p>{prose[2]}</p><p>{prose[3]}</p></div>")
    )
    assert article.text.split("\n")[0] == prose[0]
    article.text.encode()


def test_text_has_no_empty_lines_and_no_space_at_line_ends(read: Reader, make: Maker, prose: Prose) -> None:
    markup = "".join(f"<p>\n\t {line}&nbsp; \u3000</p>\n<p>&nbsp;</p>" for line in prose)
    assert read(make(f"<div>{markup}</div>")).text == "\n".join(prose)


def test_very_long_lines_of_text(read_text: Reader, prose: Prose) -> None:
    article = read_text("\n".join(prose) + "\n" + "가나다 " * 300_000)
    assert article.text.startswith(prose[0])


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("<>/=\"'!- abdipv가나다.\n&;")), max_size=300))
def test_guard_changes_nothing_that_is_small(text: str) -> None:
    assert bounded(text) == (text, [])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "<br>",
                "나리시는 3일 교육을 열었다고 밝혔다. ",
                "<!--",
                "-->",
                "<a href='",
                "'>",
                "▲",
                "기자",
                "\n",
                "2025.03.04 10:00",
            ]
        ),
        max_size=60,
    )
)
def test_any_markup_gives_an_article_or_a_page_error(pieces: list[str]) -> None:
    text = "".join(pieces)
    for media in ("html", "text"):
        try:
            article = read_page(Page(source="a", content=text.encode(), media=media))
        except PageError:
            continue
        assert article.text
        assert all(line == line.strip() and line for line in article.text.split("\n"))


def test_largest_page_is_stated_once(read: Reader) -> None:
    text, warnings = bounded("가" * (LARGEST_PAGE + 5))
    assert len(text) == LARGEST_PAGE
    assert len(warnings) == 1
