"""Addresses on their way through the sources: whose pages are still to be fetched."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from extractor.errors import SourceError, SourceFailure
from extractor.model import CoveredPage, Page, noted
from extractor.sources.forms import Forms

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


class _Named(NamedTuple):
    """An address in its place: being fetched, or held until it is known whether that is needed. `again`:
    another form of it was named before.
    """

    address: Address
    again: bool
    held: bool


def fetch_all(
    fetcher: Fetches,
    addresses: Iterable[Address],
    stored: Callable[[str], Page | None] | None = None,
    *,
    forms: Forms | None = None,
    opened: Callable[[Page], Page] = lambda page: page,
) -> Iterator[Page | SourceFailure]:
    """The pages of addresses, in order; what `stored` gives of an address is not fetched.

    Every address gives one item. Another form of one that was named before gives its page where that could
    not be had (see `Forms`), and nothing else. Described articles are each fetched; the source's word on them
    is kept, and where the page cannot be had, the excerpt with a note takes its place. `opened`: gives the
    page with its text where a document was fetched, or raises `SourceError`.
    """
    yield from _Stream(fetcher, addresses, stored or (lambda address: None), forms or Forms(), opened).items()


class _Stream:
    """The addresses between being asked for and being had, in their order."""

    def __init__(
        self,
        fetcher: Fetches,
        addresses: Iterable[Address],
        stored: Callable[[str], Page | None],
        forms: Forms,
        opened: Callable[[Page], Page],
    ) -> None:
        self._fetcher = fetcher
        self._remaining = iter(addresses)
        self._more = True
        self._stored = stored
        self._forms = forms
        self._opened = opened
        self._waiting: deque[Page | SourceFailure | _Named] = deque()

    def items(self) -> Iterator[Page | SourceFailure]:
        """See `fetch_all`."""
        while self._more:
            for item in self._fetcher.fetch_many(self._ask()):
                yield from self._unfetched()
                named = self._waiting.popleft()
                assert isinstance(named, _Named)
                yield from self._outcome(named, item)
            yield from self._unfetched()

    def _ask(self) -> Iterator[str]:
        """What is to be fetched. All else waits for its place in the order: not for too much of it."""
        while len(self._waiting) < _AHEAD:
            address = next(self._remaining, None)
            if address is None:
                self._more = False
                return
            again = self._forms.is_known(address) and not isinstance(address, Described)
            held = not self._forms.begin(address) and again
            named = _Named(address, again, held)
            page = None if again else self._stored(address)
            if page is not None:
                self._waiting.extend(self._outcome(named, page))
                continue
            self._waiting.append(named)
            if not held:
                yield str(address)

    def _outcome(self, named: _Named, item: Page | SourceFailure) -> Iterator[Page | SourceFailure]:
        if isinstance(item, Page):
            try:
                item = self._opened(item)
            except SourceError as error:
                item = SourceFailure(item.source, error)
        had = isinstance(item, Page)
        self._forms.end(named.address, had=had)
        if isinstance(named.address, Described):
            yield _described(named.address, item)
        elif had or not named.again:
            yield item

    def _unfetched(self) -> Iterator[Page | SourceFailure]:
        """What stands before the next one that is being fetched."""
        while self._waiting:
            entry = self._waiting[0]
            if isinstance(entry, _Named) and not entry.held:
                return
            self._waiting.popleft()
            if not isinstance(entry, _Named):
                yield entry
            elif self._forms.wanted(entry.address):
                for item in self._fetcher.fetch_many([str(entry.address)]):
                    yield from self._outcome(entry, item)
            else:
                self._forms.end(entry.address, had=None)


def _described(address: Described, item: Page | SourceFailure) -> Page:
    known = address.page
    if isinstance(item, SourceFailure):
        return noted(known, f"{address.excerpt}: {item.error}")
    return CoveredPage(
        source=known.source,
        content=item.content,
        media=item.media,
        id=known.id,
        url=item.url,
        charset=item.charset,
        extra=known.extra,
        title=known.title,
        publisher=known.publisher,
        reporter=known.reporter,
        published=known.published,
        notes=item.notes,
        instead=known,
        excerpt=address.excerpt,
    )
