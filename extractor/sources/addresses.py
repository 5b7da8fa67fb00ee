"""Addresses on their way through the sources: whose pages are still to be fetched."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from extractor.errors import SourceFailure
from extractor.model import Page


class Address(str):
    """An address whose page is still to be fetched."""

    __slots__ = ()


class Described(Address):
    """The address of an article that its source describes.

    `page`: what the source says of the article, with an excerpt in the place of its text.
    `excerpt`: what that excerpt is, in words.
    """

    __slots__ = ("excerpt", "page")
    excerpt: str
    page: Page

    def __new__(cls, page: Page, excerpt: str) -> Described:
        """The address of `page.url`."""
        described = super().__new__(cls, page.url or "")
        described.page = page
        described.excerpt = excerpt
        return described


class Fetches(Protocol):
    """What gets addresses: `extractor.fetch.Fetcher`, or anything that keeps their order as it does."""

    def fetch_many(self, urls: Iterable[str]) -> Iterator[Page | SourceFailure]:
        """One page or failure for each address, in order."""


def fetch_all(fetcher: Fetches, addresses: Iterable[Address]) -> Iterator[Page | SourceFailure]:
    """One item for each address, in order. Of a described article the source's word on it is kept; where its
    page cannot be had, its excerpt with a note takes the place.
    """
    asked: deque[Address] = deque()

    def ask() -> Iterator[str]:
        for address in addresses:
            asked.append(address)
            yield str(address)

    for item in fetcher.fetch_many(ask()):
        address = asked.popleft()
        yield _described(address, item) if isinstance(address, Described) else item


def _described(address: Described, item: Page | SourceFailure) -> Page:
    known = address.page
    if isinstance(item, SourceFailure):
        return noted(known, f"{address.excerpt}: {item.error}")
    return msgspec.structs.replace(
        item,
        source=known.source,
        id=known.id,
        title=known.title,
        publisher=known.publisher,
        reporter=known.reporter,
        published=known.published,
        extra=known.extra,
    )


def noted(page: Page, note: str) -> Page:
    """The page with one more note."""
    return msgspec.structs.replace(page, notes=(*page.notes, note))
