"""Addresses on their way through the sources: whose pages are still to be fetched."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from extractor.errors import SourceFailure
from extractor.model import Page

if TYPE_CHECKING:
    from extractor.fetch import Document

_AHEAD = 200
"""Addresses under way at most, with those that need no fetching."""


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

    def fetch_document(
        self,
        url: str,
        *,
        limit: int | None = None,
        headers: Mapping[str, str] | None = None,
        error_limit: int = 0,
    ) -> Document:
        """What stands at `url`, for a program to read. Raises `FetchError`."""


def fetch_all(
    fetcher: Fetches, addresses: Iterable[Address], stored: Callable[[str], Page | None] | None = None
) -> Iterator[Page | SourceFailure]:
    """One item for each address, in order. What `stored` gives of an address is not fetched.

    Of a described article the source's word on it is kept; where its page cannot be had, its excerpt with a
    note takes the place.
    """
    remaining = iter(addresses)
    asked: deque[Address | Page] = deque()
    more = True

    def ask() -> Iterator[str]:
        nonlocal more
        # What need not be fetched waits for its place in the order: not for too much of it.
        while len(asked) < _AHEAD:
            address = next(remaining, None)
            if address is None:
                more = False
                return
            page = stored(address) if stored else None
            if page is None:
                asked.append(address)
                yield str(address)
            else:
                asked.append(_described(address, page) if isinstance(address, Described) else page)

    while more:
        for item in fetcher.fetch_many(ask()):
            while isinstance(known := asked.popleft(), Page):
                yield known
            yield _described(known, item) if isinstance(known, Described) else item
        yield from (page for page in asked if isinstance(page, Page))
        asked.clear()


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
