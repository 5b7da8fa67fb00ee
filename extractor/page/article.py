"""What both kinds of page end in: is it an article, and the record of it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from extractor.model import Article, Page
from extractor.page import dates, overrides
from extractor.page.layout import Layout
from extractor.page.lines import hangul, is_prose

SHORTEST = 30
"""Hangul syllables that the shortest news item has."""


def article_id(page: Page) -> str:
    """The input's own id, else the file's name without ending, else the address."""
    if page.id:
        return page.id
    if re.match(r"https?://", page.source):
        return page.url or page.source
    return PurePosixPath(page.source.replace("\\", "/")).stem or page.url or page.source


def has_article(layout: Layout) -> bool:
    """Whether the body is long enough for a news item and holds a Korean sentence."""
    enough = sum(hangul(line) for line in layout.body) >= SHORTEST
    return enough and any(is_prose(line) for line in layout.body)


def build(
    page: Page,
    layout: Layout,
    *,
    title: str | None,
    publisher: str | None,
    reporters: list[str],
    found: list[dates.Found],
    warnings: list[str],
) -> Article:
    """The record of an article; what the page's source already said of it wins over what was found."""
    day, conflicts = dates.decide(found)
    return Article(
        id=article_id(page),
        source=page.source,
        url=page.url,
        title=page.title or title,
        publisher=page.publisher or overrides.publisher(publisher, page.url),
        reporter=page.reporter or ", ".join(reporters) or None,
        published=page.published or day,
        text="\n".join([*layout.deck, *layout.body] if page.cleaned else layout.body),
        warnings=(*page.notes, *warnings, *conflicts),
        deck=None if page.cleaned else "\n".join(layout.deck) or None,
        byline=layout.bylines[0] if layout.bylines else None,
        captions=tuple(layout.captions),
        extra=page.extra,
    )
