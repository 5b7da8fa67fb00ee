"""A page to an article: decode, find the article's part, tell its lines apart, gather its fields."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from extractor.errors import PageError
from extractor.model import Article, Page
from extractor.page import dates, plain, publishers
from extractor.page.decode import decode
from extractor.page.layout import arrange
from extractor.page.lines import hangul, is_prose

_SHORTEST = 30
"""Hangul syllables that the shortest news item has."""


def read_page(page: Page) -> Article:
    """The article on a page. Fields that the page's source already gave win over what is found.

    Raises PageError if the page holds no article: a list, scripts only, an error page, binary content; the
    message says what it seems to be.
    """
    decoded = decode(page.content, page.charset)
    if page.media == "text":
        return _read_text(page, decoded.text)
    from extractor.page.html import read_html

    return read_html(page, decoded)


def article_id(page: Page) -> str:
    """The input's own id, else the file's name without ending, else the address."""
    if page.id:
        return page.id
    if re.match(r"https?://", page.source):
        return page.url or page.source
    return PurePosixPath(page.source.replace("\\", "/")).stem or page.url or page.source


def _read_text(page: Page, text: str) -> Article:
    lines = plain.text_lines(text)
    layout = arrange(lines, page.title)
    if sum(hangul(line) for line in layout.body) < _SHORTEST or not any(
        is_prose(line) for line in layout.body
    ):
        raise PageError(
            f"{page.source}: no article in {len(lines)} lines of text: no Korean sentence that "
            "could begin one"
        )
    found = plain.visible(layout)
    headline, outlet = layout.title, None
    if headline and not page.title:
        headline, outlet = publishers.of_title(headline, found.publisher)
    day, warnings = dates.decide(found.dates)
    return Article(
        id=article_id(page),
        source=page.source,
        url=page.url,
        title=page.title or headline,
        publisher=page.publisher or found.publisher or outlet,
        reporter=page.reporter or ", ".join(found.reporters) or None,
        published=page.published or day,
        text="\n".join(layout.body),
        warnings=tuple(warnings),
        deck="\n".join(layout.deck) or None,
        byline=layout.bylines[0] if layout.bylines else None,
        captions=tuple(layout.captions),
        extra=page.extra,
    )
