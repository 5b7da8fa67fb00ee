"""Documents of Hangul Office 5.0 (.hwp): an OLE file of streams of records.

olefile reads the container. The one library on offer that reads the records, pyhwp, is under the AGPL and has
rested for years; the format is published by its maker (Hancom, "한글 문서 파일 형식 5.0"), and text needs six
kinds of records.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from extractor.errors import SourceError
from extractor.model import Page
from extractor.sources.files import open_bytes, read_bytes, shown
from extractor.sources.hwpx import hwpx_page, read_hwpx
from extractor.sources.needs import library
from extractor.sources.releases import MAX_CHARACTERS, Row, page_of_rows, table_rows
from extractor.sources.zips import damaged

_WHAT = "an HWP document"
_SIGNATURE = b"HWP Document File"
_PACKED, _PASSWORD, _DISTRIBUTED, _LOCKED = 1, 1 << 1, 1 << 2, 1 << 4 | 1 << 8 | 1 << 10
_MAX_STREAM = 32 * 1024 * 1024
_MAX_TEXT = 64 * 1024 * 1024
"""Unpacked bytes of all sections, which may share what is packed: it bounds the time that a file may cost."""

_MAX_PARTS, _MAX_SECTIONS = 5_000, 500
_MAX_RECORDS = 500_000
"""Records of all sections; a press release has some thousands."""

_DEEPEST = 60

_CHAR_SHAPE, _PARAGRAPH, _TEXT, _SHAPES, _CONTROL, _LIST = 21, 66, 67, 68, 71, 72
_TABLE_CONTROL, _DRAWING = int.from_bytes(b"tbl ", "big"), int.from_bytes(b"gso ", "big")
_BASE_SIZE = 42  # where a character shape holds its size, after 42 bytes of fonts, widths and positions
_ROW = 10  # where the header of a cell holds the number of its row

# Characters below 32 are controls; those listed fill one character, all others eight.
_SINGLE = {0: "", 10: "\n", 13: "", 24: "-", 25: "", 26: "", 27: "", 28: "", 29: "", 30: " ", 31: " "}
_TAB = 9


class Record(msgspec.Struct):
    """A record with those that belong to it."""

    tag: int
    content: bytes
    children: list[Record] = []


def read_hwp(path: Path) -> Iterator[Page]:
    """The document as one page, whichever of the two forms it has: names are often wrong about that.

    Raises `SourceError` for what is no such document, damaged, locked or too large.
    """
    name = shown(path)
    with open_bytes(path) as handle:
        zipped = handle.read(2) == b"PK"
    if zipped:
        yield from read_hwpx(path)
        return
    yield hwp_page(read_bytes(path), name)


def hwp_page(content: bytes, name: str) -> Page:
    """The page of a document in either form; `name` becomes its source. Raises `SourceError` as `read_hwp`
    does.
    """
    if content.startswith(b"PK"):
        return hwpx_page(io.BytesIO(content), name)
    olefile = library("olefile", name, "reading .hwp", "documents")
    if content.startswith(b"HWP Document File V"):
        raise SourceError(f"{name}: of the 1990s (HWP 3.0 or older); save it anew as .hwpx")
    try:
        with olefile.OleFileIO(content) as ole:
            title, rows = _read(ole, name)
    except SourceError:
        raise
    except Exception as error:  # of a damaged container olefile raises errors of any type
        damaged(name, _WHAT, error)
    return page_of_rows(rows, name, _WHAT, title=title)


def _read(ole: Any, name: str) -> tuple[str | None, list[Row]]:  # noqa: ANN401 - olefile has no types
    header = ole.openstream("FileHeader").read(64)
    if not header.startswith(_SIGNATURE) or len(header) < 40:
        raise ValueError("another kind of OLE file")
    (flags,) = struct.unpack_from("<I", header, 36)
    if flags & (_PASSWORD | _LOCKED):
        raise SourceError(f"{name}: locked with a password or certificate; save it without one")
    if flags & _DISTRIBUTED:
        raise SourceError(
            f"{name}: a copy locked for distribution; ask its office for .hwpx, .pdf or the web page"
        )
    packed = bool(flags & _PACKED)
    sizes = _sizes(_stream(ole, "DocInfo", packed))
    rows: list[Row] = []
    length = number = unpacked = records = 0
    if len(ole.direntries) > _MAX_PARTS:
        raise ValueError(f"more than {_MAX_PARTS} parts")
    while ole.exists(f"BodyText/Section{number}"):
        stream = _stream(ole, f"BodyText/Section{number}", packed)
        unpacked += len(stream)
        if unpacked > _MAX_TEXT or number >= _MAX_SECTIONS:
            raise ValueError(
                f"its text is larger than {_MAX_TEXT // 1024 // 1024} MB or {_MAX_SECTIONS} sections"
            )
        tree, count = _tree(stream, _MAX_RECORDS - records)
        records += count
        for row in _rows(tree, sizes):
            rows.append(row)
            length += len(row.text) + 1
            if length > MAX_CHARACTERS:
                return _title(ole), rows
        number += 1
    if not number:
        raise ValueError("no section of text in it")
    return _title(ole), rows


def _stream(ole: Any, name: str, packed: bool) -> bytes:  # noqa: ANN401
    content: bytes = ole.openstream(name).read()
    if packed:
        unpacker = zlib.decompressobj(-15)
        content = unpacker.decompress(content, _MAX_STREAM + 1)
        if not unpacker.eof and len(content) <= _MAX_STREAM:
            raise ValueError(f"{name} breaks off")
    if len(content) > _MAX_STREAM:
        raise ValueError(f"{name} is larger than {_MAX_STREAM // 1024 // 1024} MB")
    return content


def _title(ole: Any) -> str | None:  # noqa: ANN401
    """The title of the properties, if they can be read."""
    try:
        found = ole.getproperties("\x05HwpSummaryInformation").get(2)
    except Exception:  # properties are a help, no need
        return None
    if isinstance(found, bytes):
        found = found.decode("cp949", "replace")
    return found.strip("\x00 ") or None if isinstance(found, str) else None


def _records(stream: bytes, limit: int = _MAX_RECORDS) -> Iterator[tuple[int, int, bytes]]:
    """Tag, level and content of every record, of which there may be `limit`."""
    at, count = 0, 0
    while at + 4 <= len(stream):
        (head,) = struct.unpack_from("<I", stream, at)
        at += 4
        tag, level, size = head & 0x3FF, head >> 10 & 0x3FF, head >> 20
        if size == 0xFFF:
            if at + 4 > len(stream):
                break
            (size,) = struct.unpack_from("<I", stream, at)
            at += 4
        count += 1
        if at + size > len(stream) or count > limit:
            raise ValueError("a record breaks off" if count <= limit else "too many records")
        yield tag, level, stream[at : at + size]
        at += size


def _tree(stream: bytes, limit: int) -> tuple[list[Record], int]:
    """The records, each under the last one of a lower level, and how many there are: `limit` at most."""
    top: list[Record] = []
    count = 0
    above: list[tuple[int, Record]] = []
    for tag, level, content in _records(stream, limit):
        count += 1
        if level > _DEEPEST:
            raise ValueError("records nested too deeply")
        record = Record(tag, content)
        while above and above[-1][0] >= level:
            above.pop()
        (above[-1][1].children if above else top).append(record)
        above.append((level, record))
    return top, count


def _sizes(info: bytes) -> list[float]:
    """Sizes in points by the number of the character shape, which are in hundredths."""
    return [
        struct.unpack_from("<i", content, _BASE_SIZE)[0] / 100 if len(content) >= _BASE_SIZE + 4 else 0.0
        for tag, _, content in _records(info)
        if tag == _CHAR_SHAPE
    ]


def _rows(records: list[Record], sizes: list[float]) -> Iterator[Row]:
    """The rows of the paragraphs among some records."""
    for record in records:
        if record.tag == _PARAGRAPH:
            yield from _paragraph(record, sizes)


def _paragraph(paragraph: Record, sizes: list[float]) -> Iterator[Row]:
    """A paragraph's lines, then the tables and boxes that are anchored in it. Heads, feet and notes of pages
    are other controls, and no part of the text.
    """
    parts = {child.tag: child.content for child in paragraph.children}
    text = _text(parts.get(_TEXT, b""))
    size = _size(parts.get(_SHAPES, b""), len(text), sizes)
    yield from (Row(line, size) for line in text.split("\n"))
    for child in paragraph.children:
        if child.tag == _CONTROL and len(child.content) >= 4:
            (kind,) = struct.unpack_from("<I", child.content)
            if kind == _TABLE_CONTROL:
                yield from table_rows(_cells(child.children, sizes))
            elif kind == _DRAWING:
                yield from _boxes(child.children, sizes)


def _text(content: bytes) -> str:
    units = struct.unpack(f"<{len(content) // 2}H", content[: len(content) // 2 * 2])
    found: list[str] = []
    at = 0
    while at < len(units):
        unit = units[at]
        if unit >= 32:
            begin = at
            while at < len(units) and units[at] >= 32:
                at += 1
            found.append(content[2 * begin : 2 * at].decode("utf-16-le", "replace"))
        elif unit in _SINGLE:
            found.append(_SINGLE[unit])
            at += 1
        else:
            found.append("\t" if unit == _TAB else "")
            at += 8
    return "".join(found)


def _size(shapes: bytes, length: int, sizes: list[float]) -> float:
    """The size in which most of a paragraph is set: `shapes` are pairs of a position and a shape."""
    pairs = [struct.unpack_from("<II", shapes, at) for at in range(0, len(shapes) // 8 * 8, 8)]
    ends = [begin for begin, _ in pairs[1:]] + [max(length, pairs[-1][0] + 1) if pairs else 0]
    spans = [
        (end - begin, sizes[shape])
        for (begin, shape), end in zip(pairs, ends, strict=False)
        if shape < len(sizes)
    ]
    return max(spans, default=(0, 0.0))[1]


def _cells(records: list[Record], sizes: list[float]) -> list[list[list[Row]]]:
    """The cells of a table by rows. A cell's header says in which row it stands; its paragraphs follow it."""
    table: dict[int, list[list[Row]]] = {}
    cell: list[Row] = []
    for record in records:
        if record.tag == _LIST and len(record.content) >= _ROW + 2:
            (row,) = struct.unpack_from("<H", record.content, _ROW)
            cell = list(_rows(record.children, sizes))
            table.setdefault(row, []).append(cell)
        elif record.tag == _PARAGRAPH:
            cell.extend(_paragraph(record, sizes))
    return [table[row] for row in sorted(table)]


def _boxes(records: list[Record], sizes: list[float]) -> Iterator[Row]:
    """What stands in a text box, or in boxes that are grouped."""
    for record in records:
        if record.tag == _PARAGRAPH:
            yield from _paragraph(record, sizes)
        elif record.tag not in (_CONTROL, _TEXT):
            yield from _boxes(record.children, sizes)
