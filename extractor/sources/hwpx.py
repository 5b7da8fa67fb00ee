"""Documents of Hangul Office in their open form (.hwpx, KS X 6101 OWPML): a zip of XML parts.

No library reads them well and lightly; the parts that hold text are few: paragraphs (`p`) of runs of text
(`t`), with tables and text boxes in between. Names are compared without namespace, which changed thrice.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from extractor.errors import SourceError
from extractor.model import Page
from extractor.sources.files import open_bytes, shown
from extractor.sources.releases import MAX_CHARACTERS, Row, page_of_rows, table_rows
from extractor.sources.zips import open_zip, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of a document's parts, its pictures included."""

_MAX_PART = 32 * 1024 * 1024
_WHAT = "an HWPX document"
_BLANKS = {"tab": "\t", "lineBreak": "\n", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}
_FRAMES = frozenset(
    {
        "rect",
        "ellipse",
        "arc",
        "polygon",
        "curve",
        "connectLine",
        "container",
        "textart",
        "drawText",
        "subList",
    }
)
_CONTENTS = "Contents/content.hpf"
_HEADER = "Contents/header.xml"
_MANIFEST = "META-INF/manifest.xml"


def read_hwpx(path: Path) -> Iterator[Page]:
    """The document as one page. Raises `SourceError` as `hwpx_page` does."""
    with open_bytes(path) as file:
        page = hwpx_page(file, shown(path))
    yield page


def hwpx_page(file: BinaryIO, name: str) -> Page:
    """The page of a document; `name` becomes its source. Raises `SourceError` for what is no such document,
    damaged, locked or too large.
    """
    with open_zip(file, name, _WHAT, MAX_UNPACKED) as archive:
        names = set(archive.namelist())
        if _MANIFEST in names and b"encryption-data" in _part(archive, _MANIFEST):
            raise SourceError(f"{name}: locked with a password; save it without one")
        title, sections = _contents(archive, names)
        if not sections:
            raise ValueError("no section of text in it")
        sizes = _sizes(parse_xml(_part(archive, _HEADER))) if _HEADER in names else {}
        rows: list[Row] = []
        length = 0
        for section in sections:
            for row in _rows(parse_xml(_part(archive, section)), sizes):
                rows.append(row)
                length += len(row.text) + 1
                if length > MAX_CHARACTERS:
                    return page_of_rows(rows, name, _WHAT, title=title)
    return page_of_rows(rows, name, _WHAT, title=title)


def _part(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        content = member.read(_MAX_PART + 1)
    if len(content) > _MAX_PART:
        raise ValueError(f"{name[:80]} is larger than {_MAX_PART // 1024 // 1024} MB")
    return content


def _contents(archive: ZipFile, names: set[str]) -> tuple[str | None, list[str]]:
    """The title of the properties, and the names of the sections in reading order."""
    numbered = {
        int(match[1]): name
        for name in names
        if (match := re.fullmatch(r"Contents/section(\d{1,6})\.xml", name))
    }
    sections = [numbered[number] for number in sorted(numbered)]
    if _CONTENTS not in names:
        return None, sections
    root = parse_xml(_part(archive, _CONTENTS))
    hrefs: dict[str, str] = {}
    order: list[str] = []
    title = None
    for element in root.iter("{*}item", "{*}itemref", "{*}title"):
        kind = _name(element)
        if kind == "item":
            hrefs[element.get("id", "")] = element.get("href", "")
        elif kind == "itemref":
            order.append(element.get("idref", ""))
        else:
            title = title or (element.text or "").strip() or None
    known = dict.fromkeys(sections)
    # Each section once, however often it is named: reading one again and again could take hours.
    spine = dict.fromkeys(posixpath.normpath(hrefs.get(item, "")) for item in order)
    return title, [
        *(name for name in spine if name in known),
        *(name for name in sections if name not in spine),
    ]


def _sizes(header: Element) -> dict[str, float]:
    """Sizes in points by the id of the character properties; `height` is in hundredths."""
    found = {}
    for element in header.iter("{*}charPr"):
        height = element.get("height", "")
        if height.isascii() and height.isdigit() and len(height) < 8:
            found[element.get("id", "")] = int(height) / 100
    return found


def _name(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _rows(parent: Element, sizes: dict[str, float]) -> Iterator[Row]:
    """The rows of the paragraphs that stand directly in a section, cell or box."""
    for paragraph in parent:
        if _name(paragraph) == "p":
            yield from _paragraph(paragraph, sizes)


def _paragraph(paragraph: Element, sizes: dict[str, float]) -> Iterator[Row]:
    """A paragraph's lines, and what is anchored in it where it is anchored."""
    text: list[str] = []
    size = 0.0

    def lines() -> Iterator[Row]:
        yield from (Row(line, size) for line in "".join(text).split("\n"))
        text.clear()

    for run in paragraph:
        if _name(run) != "run":
            continue
        for element in run:
            kind = _name(element)
            if kind == "t":
                piece = _text(element)
                if piece.strip():
                    size = max(size, sizes.get(run.get("charPrIDRef", ""), 0.0))
                text.append(piece)
            elif kind == "tbl" or kind in _FRAMES:
                yield from lines()
                yield from _table(element, sizes) if kind == "tbl" else _frame(element, sizes)
    yield from lines()


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += [_BLANKS.get(_name(child), ""), child.tail or ""]
    return "".join(parts)


def _table(table: Element, sizes: dict[str, float]) -> Iterator[Row]:
    rows = [
        [
            [row for part in cell if _name(part) == "subList" for row in _rows(part, sizes)]
            for cell in line
            if _name(cell) == "tc"
        ]
        for line in table
        if _name(line) == "tr"
    ]
    yield from table_rows(rows)


def _frame(element: Element, sizes: dict[str, float]) -> Iterator[Row]:
    """What stands in a text box, or in boxes that are grouped."""
    for child in element:
        kind = _name(child)
        if kind == "p":
            yield from _paragraph(child, sizes)
        elif kind in _FRAMES:
            yield from _frame(child, sizes)
