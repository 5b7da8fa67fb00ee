"""Response bodies within bounds: raw bytes are counted as they come, and decompressed up to a limit."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Callable

from extractor.document_kinds import BEGIN_BYTES
from extractor.fetch.failures import Refused, Transient

ACCEPT_ENCODING = "gzip, deflate"
_GZIP, _ZLIB, _RAW = 31, 15, -15  # window bits: what zlib expects around the data
_GZIP_MAGIC = b"\x1f\x8b"
_MAX_MEMBERS = 100  # each costs more time than bytes


def coding_of(header: str) -> str:
    """The one content coding of a response: `gzip`, `deflate` or `identity`.

    Raises `Refused` for others, and for several at once, which have no use but to make 3 KB into gigabytes.
    """
    codings = [part.strip().lower().removeprefix("x-") for part in header.split(",")]
    codings = [coding for coding in codings if coding not in ("", "identity")]
    if len(codings) > 1:
        raise Refused(
            f"the page is compressed {len(codings)} times over ({header[:60]}); leave this site out"
        )
    if codings and codings[0] not in ("gzip", "deflate"):
        raise Refused(
            f"the page is compressed in a way that was not asked for ({header[:60]}); leave this site out"
        )
    return codings[0] if codings else "identity"


class Inflater:
    """Decompresses piece by piece, at most `limit` bytes in all; `Overflow` tells that there is more."""

    def __init__(self, coding: str, limit: int) -> None:
        self._coding = coding
        self._left = limit
        self._stream = zlib.decompressobj(_GZIP if coding == "gzip" else _ZLIB)
        self._members = 1
        self._begun = False
        self._head = b""
        self._kept = b""

    def feed(self, data: bytes) -> bytes:
        """What `data` decompresses to. Raises `Overflow` beyond the limit, `zlib.error` for damaged data."""
        if self._coding == "identity":
            return self._take(data)
        parts: list[bytes] = []
        data, self._kept = self._kept + data, b""
        while data:
            if self._stream.eof:
                if self._coding == "gzip" and data == _GZIP_MAGIC[:1]:
                    self._kept = data  # whether another part begins, the next byte will tell
                    break
                # A gzip file may consist of several; other bytes after its end count as padding.
                if self._coding != "gzip" or not data.startswith(_GZIP_MAGIC):
                    break
                self._members += 1
                if self._members > _MAX_MEMBERS:
                    raise zlib.error(f"more than {_MAX_MEMBERS} parts")
                self._stream = zlib.decompressobj(_GZIP)
            try:
                parts.append(self._take(self._inflate(data)))
            except Overflow as overflow:
                raise Overflow(b"".join(parts) + overflow.part) from None
            data = self._stream.unconsumed_tail or self._stream.unused_data
        return b"".join(parts)

    def _inflate(self, data: bytes) -> bytes:
        try:
            # One byte more than allowed shows that there is more.
            part = self._stream.decompress(data, self._left + 1)
        except zlib.error:
            # 'deflate' means zlib by the standard, but some servers send it without zlib's frame.
            if self._coding != "deflate" or self._begun:
                raise
            self._stream = zlib.decompressobj(_RAW)
            part = self._stream.decompress(self._head + data, self._left + 1)
        if not self._begun:
            # zlib judges its two-byte frame as soon as it has it; until then the bytes may be needed again.
            self._head += data[:2]
            self._begun = len(self._head) >= 2
        return part

    def _take(self, part: bytes) -> bytes:
        if len(part) > self._left:
            raise Overflow(part[: self._left])
        self._left -= len(part)
        return part

    @property
    def complete(self) -> bool:
        """Whether the compressed data came to its end."""
        return self._coding == "identity" or self._stream.eof


class Overflow(Exception):
    """There was more than the limit; `part` is what still fitted."""

    def __init__(self, part: bytes) -> None:
        super().__init__("more than the limit")
        self.part = part


async def read_body(
    chunks: AsyncIterable[bytes],
    coding: str,
    limit: int,
    *,
    cut: bool = False,
    begins: Callable[[bytes], None] | None = None,
) -> bytes:
    """Reads raw `chunks` to a decompressed body of at most `limit` bytes.

    A longer one is `Refused`, or cut at the limit if `cut`. So is one whose raw bytes exceed the limit. A
    body that ends before its compression does is `Transient`. `begins`: judges the first `BEGIN_BYTES`, as
    soon as they are there, and raises where no more need be read; a shorter body is not judged.
    """
    inflater = Inflater(coding, limit)
    parts: list[bytes] = []
    raw = 0
    judged = begins is None
    try:
        async for chunk in chunks:
            raw += len(chunk)
            if raw > limit and coding != "identity":
                raise Overflow(b"")
            parts.append(inflater.feed(chunk))
            if begins is not None and not judged and sum(map(len, parts)) >= BEGIN_BYTES:
                begins(b"".join(parts))
                judged = True
    except Overflow as overflow:
        if not cut:
            size = f"{limit / 1024 / 1024:.3g} MB"
            raise Refused(f"the page is larger than {size}; it is no press page, leave it out") from None
        parts.append(overflow.part)
        return b"".join(parts)
    except zlib.error as error:
        raise Refused(f"the page's compression is damaged ({error}); tell the site's keeper") from None
    if raw and not inflater.complete:
        raise Transient("the page ended in its middle")
    return b"".join(parts)


def unpacked(content: bytes, limit: int) -> bytes:
    """The content of a gzip file (`sitemap.xml.gz`), at most `limit` bytes; what is none stays as it is.

    Raises `Refused` for a larger or damaged one.
    """
    if not content.startswith(_GZIP_MAGIC):
        return content
    inflater = Inflater("gzip", limit)
    try:
        content = inflater.feed(content)
    except Overflow:
        raise Refused(f"unpacks to more than {limit / 1024 / 1024:.3g} MB; leave it out") from None
    except zlib.error as error:
        raise Refused(f"the gzip file is damaged ({error}); tell the site's keeper") from None
    if not inflater.complete:
        raise Refused("the gzip file ends in its middle; try again later")
    return content
