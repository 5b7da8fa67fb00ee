"""Web archives (.warc, .warc.gz) as Common Crawl's CC-NEWS and other crawlers write them: their HTML pages.

FastWARC reads the records. Decompression is done here, below it, because it takes the end of a damaged
archive for the end of the archive; so is the check that every record has the length that it states.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.files import open_bytes, shown
from extractor.sources.needs import library

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_BLOCK = 16 * 1024 * 1024
"""Largest response that is read, with its HTTP header; and largest page, decompressed."""

_MAX_HEADER = 64 * 1024
_CHUNK = 1 << 18
_GZIP = 31  # window bits: what zlib expects around the data
_MARKUP = ("text/html", "application/xhtml+xml")
_BEGINS = re.compile(rb"\s*(?:<!doctype html|<html)", re.I)


class Unpacked(io.RawIOBase):
    """The bytes of an archive, gzip (of any number of members) undone. Damage ends it: see `damage`."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._stream = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._position = 0
        self.tail = b""
        self.damage: str | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """How many unpacked bytes were read."""
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, at most a few hundred thousand at once; none at the end, and from damage on."""
        size = _CHUNK if size < 0 else min(size, _CHUNK)
        part = self._unzipped(size) if self._zipped else self._file.read(size)
        self._position += len(part)
        self.tail = (self.tail + part[-4:])[-4:]
        return part

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """As `read`."""
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def _unzipped(self, size: int) -> bytes:
        while self.damage is None:
            if self._stream.eof:
                self._waiting = self._stream.unused_data or self._file.read(_CHUNK)
                if not self._waiting.strip(b"\x00"):
                    return b""
                self._stream = zlib.decompressobj(_GZIP)
            elif not self._waiting:
                self._waiting = self._file.read(_CHUNK)
                if not self._waiting:
                    self.damage = "it ends in the middle of a compressed record"
                    break
            try:
                part = self._stream.decompress(self._waiting, size)
            except zlib.error as error:
                self.damage = f"its compression is damaged ({error})"
                break
            self._waiting = self._stream.unconsumed_tail
            if part:
                return part
        return b""


def read_warc(path: Path) -> Iterator[Page | SourceFailure]:
    """The HTML pages (status 200) that an archive holds; a page's source is `FILE#RECORD`, counted from 1.

    A response that cannot be read is a failure of its own. Raises `SourceError` where the archive is damaged
    or cut off, after all records before, and where it holds no page.
    """
    name = shown(path)
    warc = library("fastwarc.warc", name, "reading web archives", "warc")
    with open_bytes(path) as handle:
        stream = Unpacked(handle)
        number = 0
        empty = True
        records = iter(
            warc.ArchiveIterator(stream, parse_http=False, stream_detect=False, max_header_len=_MAX_HEADER)
        )
        while True:
            try:
                record = next(records, None)
            except OSError as error:
                raise _damaged(name, number, stream.damage or str(error)) from None
            if record is None:
                break
            number += 1
            item, complete = _item(record, warc, f"{name}#{number}")
            if not complete:
                raise _damaged(name, number - 1, stream.damage or "it ends in the middle of a record")
            if item is not None:
                empty = False
                yield item
        if stream.damage or stream.tail.replace(b"\r", b"")[-2:] != b"\n\n":
            raise _damaged(name, number, stream.damage or "it ends in the middle of a record")
    if empty:
        found = f"holds no web page among its {number} records"
        raise SourceError(f"{name}: {found}; give an archive with responses (status 200, HTML)")


def _damaged(name: str, number: int, reason: str) -> SourceError:
    place = f"damaged or cut off behind record {number}"
    return SourceError(f"{name}: {place}: {reason}; what stands before was read; get the archive again")


def _item(record: WarcRecord, warc: object, source: str) -> tuple[Page | SourceFailure | None, bool]:
    """The page of a record, or its failure, or nothing; and whether the record was there to its end."""
    length = record.content_length
    wanted = record.record_type == warc.WarcRecordType.response  # type: ignore[attr-defined]
    if not wanted or length > MAX_BLOCK:
        complete = record.reader.consume() == length
        failure = f"a response of {length / 1024 / 1024:.0f} MB, too large for a page; leave it out"
        return (SourceFailure(source, SourceError(f"{source}: {failure}")) if wanted else None), complete
    uri, fetched = (record.headers.get(name) for name in ("WARC-Target-URI", "WARC-Date"))
    block = record.reader.read(length)
    if len(block) < length:
        return None, False
    if not block:  # also what is left of a record whose header is cut off
        return None, True
    try:
        return _page(block, warc, source, (uri or "").strip("<> ") or None, fetched), True
    except (OSError, ValueError) as error:
        message = f"{source}: not a proper HTTP response ({error}); leave it out"
        return SourceFailure(source, SourceError(message)), True


def _page(block: bytes, warc: object, source: str, url: str | None, fetched: str | None) -> Page | None:
    """The page of a response's block; nothing if it is no HTML page. Raises `OSError`, `ValueError`."""
    response = warc.WarcRecord()  # type: ignore[attr-defined]
    response.init_headers(warc.WarcRecordType.response)  # type: ignore[attr-defined]
    response.set_bytes_content(block)
    response.is_http = True
    response.parse_http(auto_decode="all", max_header_len=_MAX_HEADER)
    if response.http_headers is None or response.http_headers.status_code is None:
        raise ValueError("it begins with no status line")
    if response.http_headers.status_code != 200:
        return None
    kind = (response.http_content_type or "").lower()
    if kind and kind not in (*_MARKUP, "text/plain"):
        return None
    if kind == "text/plain" and (url or "").endswith("/robots.txt"):
        return None
    content = response.reader.read(MAX_BLOCK + 1)
    if len(content) > MAX_BLOCK:
        raise ValueError(f"larger than {MAX_BLOCK // 1024 // 1024} MB when decompressed")
    if not content.strip():
        return None
    return Page(
        source=source,
        id=url,
        url=url,
        content=content,
        media="html" if kind in _MARKUP or _BEGINS.match(content) else "text",
        charset=response.http_charset,
        extra={"fetched": fetched} if fetched else {},
    )
