"""`sitemap:ADDRESS`: the pages of a sitemap (sitemaps.org), a news sitemap, or an index of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.errors import SourceError, SourceFailure
from extractor.sources.addresses import Address
from extractor.sources.discovery import Entry, Finding, Wanted, addresses, day, plain
from extractor.sources.xml_items import Item, items

if TYPE_CHECKING:
    from extractor.fetch import Document

MAX_BYTES = 50 * 1024 * 1024
"""Of one sitemap, unpacked: the protocol's own limit."""
MAX_SITEMAPS = 500
"""Sitemaps that one index leads to, directly or over others."""


def read_sitemap(name: str, finding: Finding) -> Iterator[Address | SourceFailure]:
    """Addresses of the wanted pages, sitemap by sitemap; a failure for each sitemap that cannot be had.

    Raises `SourceError` where the first one cannot be had. `since` and `until` are held against the day of
    publication where a sitemap tells it; `since` else against the last change, which is never before it.
    """
    waiting = deque([name.partition(":")[2].strip()])
    known = set(waiting)
    read = 0
    while waiting:
        address = waiting.popleft()
        place = f"sitemap:{address}"
        if read >= MAX_SITEMAPS:
            raise SourceError(f"{name}: leads to more than {MAX_SITEMAPS} sitemaps; narrow it with --since")
        read += 1
        inner: list[str] = []
        try:
            document = finding.fetcher().fetch_document(address, limit=MAX_BYTES)
            yield from addresses(place, _entries(place, document, finding.wanted, inner), finding.wanted)
        except SourceError as error:
            if read == 1:
                raise
            yield SourceFailure(place, error)
        else:
            finding.finished(place)
        found = [one for one in dict.fromkeys(inner) if one not in known]
        known.update(found)
        waiting.extendleft(reversed(found))


def _entries(place: str, document: Document, wanted: Wanted, inner: list[str]) -> Iterator[Entry]:
    """The pages of a sitemap; the addresses of sitemaps that an index names are added to `inner`."""
    if document.content.lstrip()[:4] == b"http":  # the protocol's plain form: an address a line
        for line in document.content.decode("utf-8-sig", "replace").split():
            yield Entry(line)
        return
    for item in items(place, document, ("urlset", "sitemapindex"), ("url", "sitemap")):
        entry = _entry(item)
        if item.kind == "url":
            yield entry
        elif entry.address and not (wanted.since and entry.modified and entry.modified < wanted.since):
            inner.append(entry.address)


def _entry(item: Item) -> Entry:
    return Entry(
        address=item.text("loc"),
        title=plain(item.text("title")),
        summary=plain(item.text("keywords")),
        published=day(item.text("publication_date")),
        modified=day(item.text("lastmod")),
    )
