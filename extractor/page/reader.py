"""A page to an article: decode, find the article's part, tell its lines apart, gather its fields."""

from __future__ import annotations

from extractor.errors import PageError
from extractor.model import Article, Page
from extractor.page import plain, publishers
from extractor.page.article import build, has_article
from extractor.page.decode import decode
from extractor.page.dump import article_part
from extractor.page.layout import arrange


def read_page(page: Page) -> Article:
    """The article on a page. Fields that the page's source already gave win over what is found.

    Raises PageError if the page holds no article: a list, scripts only, an error page, binary content; the
    message says what it seems to be.
    """
    decoded = decode(page.content, page.charset)
    if page.media == "text":
        return _read_text(page, decoded.text)
    from extractor.page.html import read_html  # noqa: PLC0415 - texts need no parsers

    return read_html(page, decoded)


def _read_text(page: Page, text: str) -> Article:
    lines = plain.text_lines(text)
    layout = arrange(lines if page.title else article_part(lines), page.title)
    if not has_article(layout):
        where = f"{len(lines)} lines of text"
        raise PageError(f"{page.source}: no article in {where}: no Korean sentence that could begin one")
    found = plain.visible(layout)
    headline, outlet = layout.title, None
    if headline and not page.title:
        headline, outlet = publishers.of_title(headline, found.publisher)
    return build(
        page,
        layout,
        title=headline,
        publisher=found.publisher or outlet,
        reporters=found.reporters,
        found=found.dates,
        warnings=[],
    )
