"""One article, one canonical address; two articles, two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.canonical import canonical_url

PAPER = "https://www.paper.example/news/articleView.html?idxno=12"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.paper.example/news/articleView.html?idxno=12",
        "https://paper.example/news/articleView.html?idxno=12",
        "https://m.paper.example/news/articleView.html?idxno=12",
        "https://www.m.paper.example./news/articleView.html?idxno=12",
        "https://mobile.paper.example:443/news/articleView.html?idxno=12",
        "https://amp.paper.example/news/articleView.html?idxno=12",
        "http://WWW.Paper.Example:80/news/articleView.html?idxno=12#comment",
        "https://user@www.paper.example/news/articleView.html?idxno=12",
        "https://www.paper.example/news/articleViewAmp.html?idxno=12",
        "https://www.paper.example/news/articleView.amp.html?idxno=12",
        "https://www.paper.example/amp/news/articleView.html?idxno=12",
        "https://www.paper.example/news/articleView.html/amp?idxno=12",
        "https://www.paper.example/news/articleView.html/?idxno=12&amp=1",
        "https://www.paper.example/news/articleView.html?outputType=amp&idxno=12",
        "https://www.paper.example/news/articleView.html;jsessionid=AB12.node1?idxno=12",
        "https://www.paper.example/news//./articleView.html?&idxno=12&",
        "https://www.paper.example/news/articleView.html?utm_source=x&idxno=12&utm_medium=y&fbclid=z",
        "https://www.paper.example/news/articleView.html?gclid=1&idxno=12&n_media=27758&NaPm=ct%3Dl",
        "https://www.paper.example/news/articleView.html?idx%6eo=12",
    ],
)
def test_addresses_of_one_article(other: str) -> None:
    assert canonical_url(other) == canonical_url(PAPER) == "//paper.example/news/articleView.html?idxno=12"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "https://a.example/뉴스?제목=가",
            "https://a.example/%EB%89%B4%EC%8A%A4?%EC%A0%9C%EB%AA%A9=%ea%b0%80",
        ),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2"),
        ("https://한글.example/x", "https://xn--bj0bj06e.example/x"),
    ],
)
def test_spellings_of_one_address(one: str, two: str) -> None:
    assert canonical_url(one) == canonical_url(two) is not None


@pytest.mark.parametrize(
    "name",
    [
        "nttNo",
        "idxno",
        "uid",
        "number",
        "aid",
        "ncd",
        "bIdx",
        "id",
        "no",
        "seq",
        "ref",
        "source",
        "page",
        "lang",
    ],
)
def test_the_query_names_the_article(name: str) -> None:
    keys = {canonical_url(f"https://gov.example/board/view.do?mId=3&{name}={n}") for n in (1, 2)}
    assert len(keys) == 2
    assert canonical_url("https://gov.example/board/view.do?mId=3") not in keys


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://a.example/x?q=%B0%A1", "https://a.example/x?q=%B0%A2"),
        ("https://a.example/x?q=%B0%A1", "https://a.example/x?q=%EF%BF%BD"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://a.example:8080/x", "https://a.example/x"),
        ("https://a.example/x?a=1&a=2", "https://a.example/x?a=2&a=1"),
        ("https://a.example/x%2Fy", "https://a.example/x/y"),
        ("https://a.example/x?a=1%262", "https://a.example/x?a=1&2"),
        ("https://m.co.kr/x", "https://co.kr/x"),
        ("https://amp.com/x", "https://com/x"),
        ("https://news.a.example/x", "https://a.example/x"),
        ("https://a.example/lamp", "https://a.example/l"),
        ("https://a.example/Camp.html", "https://a.example/C.html"),
        ("https://a.example/amp", "https://a.example/x"),
        ("https://a.example/x?amp=2", "https://a.example/x"),
        ("https://a.example/x?utm=2", "https://a.example/x"),
    ],
)
def test_addresses_of_two_articles(one: str, two: str) -> None:
    assert canonical_url(one) != canonical_url(two)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://a.example",
        "http://a.example/?utm_source=x",
        "ftp://a.example/x",
        "https://",
        "http://[",
        "x",
    ],
)
def test_what_names_no_page(url: str | None) -> None:
    assert canonical_url(url) is None


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=30), st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_canonical_form_is_its_own(path: str, query: str) -> None:
    once = canonical_url(f"https://www.a.example/{path}?{query}")
    if once is not None:
        assert once.isascii()
        assert canonical_url(f"https:{once}") == once
