"""Web archives (.warc, .warc.gz) as Common Crawl's CC-NEWS and other crawlers write them: their HTML pages,
and press releases in them that are documents (.pdf, .hwpx, .hwp).

FastWARC reads the records. Decompression is done here, below it, because it takes the end of a damaged
archive for the end of the archive; so is the check that every record has the length that it states.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from extractor.document_kinds import is_document, says_document
from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.documents import read_document
from extractor.sources.files import open_bytes, shown
from extractor.sources.needs import library

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_BLOCK = 16 * 1024 * 1024
"""Largest response with a page, with its HTTP header; and largest page, decompressed."""

MAX_DOCUMENT = 24 * 1024 * 1024
"""The same for a document, pictures and all; above what is fetched of one."""

_ABOUT = ("WARC-Target-URI", "WARC-Date", "WARC-Truncated")
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
    """The HTML pages and documents (status 200) of an archive; a page's source is `FILE#RECORD`, counted from
    1.

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
    if not wanted or length > MAX_DOCUMENT:
        complete = record.reader.consume() == length
        return (SourceFailure(source, _too_large(source, length)) if wanted else None), complete
    headers = {name: record.headers.get(name) for name in _ABOUT}
    block = record.reader.read(length)
    if len(block) < length:
        return None, False
    if not block:  # also what is left of a record whose header is cut off
        return None, True
    try:
        return _read(block, warc, source, headers), True
    except SourceError as error:
        return SourceFailure(source, error), True
    except (OSError, ValueError) as error:
        message = f"{source}: not a proper HTTP response ({error}); leave it out"
        return SourceFailure(source, SourceError(message)), True


def _too_large(source: str, length: int) -> SourceError:
    return SourceError(
        f"{source}: a response of {length / 1024 / 1024:.0f} MB, too large for a page; leave it out"
    )


def _read(block: bytes, warc: object, source: str, headers: Mapping[str, str | None]) -> Page | None:
    """The page of a response's block, read if it is a document. Raises as `_page`."""
    uri, fetched, truncated = (headers[name] for name in _ABOUT)
    page = _page(block, warc, source, (uri or "").strip("<> ") or None, fetched)
    if page is None or page.media != "document":
        return page
    if truncated:
        raise SourceError(f"{source}: a document that was cut off when it was archived; fetch it again")
    return read_document(page)


def _page(block: bytes, warc: object, source: str, url: str | None, fetched: str | None) -> Page | None:
    """The page of a response's block, a document as it came; nothing if it is neither. Raises
    `SourceError` for one too large, `OSError` and `ValueError` for what is no proper response.
    """
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
    text = not kind or kind in (*_MARKUP, "text/plain")
    if not text and not says_document(kind):
        return None
    if kind == "text/plain" and (url or "").endswith("/robots.txt"):
        return None
    limit = MAX_BLOCK if text else MAX_DOCUMENT
    if len(block) > limit:
        raise _too_large(source, len(block))
    content = response.reader.read(limit + 1)
    if len(content) > limit:
        raise ValueError(f"larger than {limit // 1024 // 1024} MB when decompressed")
    document = is_document(kind, (url or "", response.http_headers.get("Content-Disposition", "")), content)
    if not content.strip() or not (text or document):
        return None
    markup = kind in _MARKUP or _BEGINS.match(content)
    return Page(
        source=source,
        id=url,
        url=url,
        content=content,
        media="document" if document else "html" if markup else "text",
        charset=response.http_charset,
        extra={"fetched": fetched} if fetched else {},
    )
