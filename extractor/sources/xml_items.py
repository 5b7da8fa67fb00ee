"""The elements of a feed or sitemap, one by one: with lxml, which is there for pages anyway.

Entities are never expanded, nothing is loaded from elsewhere, and what was read is freed at once; damaged
markup is read as far as it goes, since feeds with a bare `&` are common. feedparser 6.0 would be two packages
more (0.6 MB), takes twice the time, holds the whole feed, and reads no sitemaps.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from extractor.errors import PageError, SourceError
from extractor.sources.discovery import xml_source

if TYPE_CHECKING:
    from extractor.fetch import Document

MAX_FIELD = 2000
"""Longest text of a field that is read, in characters."""


class Item:
    """One element with its fields by local name, whatever their namespace. `kind` is its local name."""

    def __init__(self, element: etree._Element) -> None:
        self.kind = _local(element)
        self.element = element

    def text(self, *names: str) -> str:
        """The text of the first of the fields `names` that has any, in the order of `names`."""
        for name in names:
            for field in self._fields(name):
                words = "".join(str(part) for part in field.itertext())[:MAX_FIELD].strip()
                if words:
                    return words
        return ""

    def attribute(self, field: str, name: str, **required: tuple[str | None, ...]) -> str:
        """Attribute `name` of the first field whose other attributes have one of the values `required`."""
        for element in self._fields(field):
            value = element.get(name)
            if value and all(element.get(key) in values for key, values in required.items()):
                return str(value)[:MAX_FIELD].strip()
        return ""

    def _fields(self, name: str) -> Iterator[etree._Element]:
        for child in self.element:
            # `media:title` and the like are about pictures.
            if _local(child) == name and "search.yahoo.com/mrss" not in str(child.tag):
                yield child
            elif _local(child) == "news":
                yield from (field for field in child if _local(field) == name)


def items(source: str, document: Document, roots: Collection[str], kinds: Collection[str]) -> Iterator[Item]:
    """The elements of the given kinds. Raises `SourceError` where the root is not one of `roots`."""
    try:
        data = xml_source(document.content, document.charset)
    except PageError:
        raise SourceError(f"{source}: is binary; give the address of its XML") from None
    options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "recover": True}
    begun = False
    try:
        for event, element in etree.iterparse(data, events=("start", "end"), **options):
            if event == "start":
                if not begun and _local(element) not in roots:
                    break
                begun = True
            elif _local(element) in kinds:
                yield Item(element)
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
    except etree.XMLSyntaxError:
        pass  # what was read before stands
    if not begun:
        names = " or ".join(f"<{root}>" for root in roots)
        raise SourceError(f"{source}: holds no {names}; give the address of the XML, not of a web page")


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
