"""`feed:ADDRESS`: the articles of a feed in RSS 0.9-2.0, RDF or Atom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from extractor.sources.addresses import Address
from extractor.sources.discovery import Entry, Finding, addresses, day, plain
from extractor.sources.xml_items import Item, items

if TYPE_CHECKING:
    from extractor.fetch import Document

_ROOTS = ("rss", "RDF", "feed")


def read_feed(name: str, finding: Finding) -> Iterator[Address]:
    """Addresses of the wanted entries, in the feed's order. Raises `SourceError`."""
    document = finding.fetcher().fetch_document(name.partition(":")[2])
    yield from addresses(name, _entries(name, document), finding.wanted)


def _entries(name: str, document: Document) -> Iterator[Entry]:
    for item in items(name, document, _ROOTS, ("item", "entry")):
        address = _address(item)
        if address:
            yield Entry(
                address=_joined(document.url, address),
                title=plain(item.text("title")),
                summary=plain(item.text("description", "summary", "encoded", "content")),
                published=day(item.text("pubDate", "published", "date", "issued")),
                modified=day(item.text("updated", "modified")),
            )


def _joined(base: str, address: str) -> str:
    """The whole address of an entry. One that is none stays as it is: who fetches it says what is wrong."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _address(item: Item) -> str:
    if address := item.text("link") or item.attribute("link", "href", rel=(None, "alternate")):
        return address
    guid = item.text("guid", "id")
    return guid if guid.startswith(("http://", "https://")) else ""
