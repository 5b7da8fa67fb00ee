"""Zip containers of unknown origin (.xlsx, .hwpx), read member by member and never unpacked to disk."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, NoReturn
from zipfile import BadZipFile, ZipFile

from extractor.errors import SourceError

if TYPE_CHECKING:
    from lxml import etree

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MAX_MEMBERS = 2_000
"""Members of one container; an office document has dozens, one for each picture included."""

_LARGEST_DIRECTORY = 4 * 1024 * 1024
"""Bytes of the list of members, which `zipfile` holds in memory, at ten times its size, before it can be
counted."""

_END, _LOCATOR, _END_64 = 22, 20, 56
"""Bytes of what ends a zip, and of what stands before that in a large one."""

_SMALL, _DENSEST = 16 * 1024 * 1024, 100
"""What unpacks to more bytes than the first must not be packed more often than the second; XML of text is
packed 5 to 30 times."""

_LARGEST_TREE = 2_000_000
"""Elements of one XML part. A page of a document has a few thousand."""

_WRONG = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


@contextmanager
def open_zip(file: BinaryIO, name: str, what: str, limit: int) -> Iterator[ZipFile]:
    """Opens a zip whose members unpack to `limit` bytes at most, or raises `SourceError`, beginning with
    `name`.

    The sizes that the directory states are the sizes that are read: `zipfile` stops there, and what is packed
    beyond a stated size is an error of the checksum. `what` names the kind of document, for messages; damage
    that shows only while members are read is a `SourceError` too.
    """
    try:
        if file.read(8) == OLE_SIGNATURE:
            reason = "an OLE file, either of an older format or locked with a password"
            raise SourceError(f"{name}: not {what} but {reason}; save it anew without a password")
        if _directory_size(file) > _LARGEST_DIRECTORY:
            raise SourceError(f"{name}: lists too many parts for {what}; split it or save it anew")
        with ZipFile(file) as archive:
            members = archive.infolist()
            size = sum(member.file_size for member in members)
            packed = sum(member.compress_size for member in members)
            bomb = size > _SMALL and size > _DENSEST * packed
            if len(members) > MAX_MEMBERS or size > limit or bomb:
                parts = f"{len(members)} parts of {size / 1024 / 1024:.0f} MB"
                raise SourceError(
                    f"{name}: unpacks to {parts}, too large for {what}; split it or save it anew"
                )
            yield archive
    except _WRONG as error:
        damaged(name, what, error)
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror or error}; try again") from None


def _directory_size(file: BinaryIO) -> int:
    """The size that the end of a zip states of its list of members. Where it is unclear which end, or which
    of its two forms, `zipfile` will go by: the largest.
    """
    file.seek(max(0, file.seek(0, os.SEEK_END) - 0xFFFF - _END - _LOCATOR - _END_64))
    tail = file.read()
    sizes = [0]
    for end in {len(tail) - _END, tail.rfind(b"PK\5\6")}:
        if end < 0 or end + _END > len(tail) or not tail.startswith(b"PK\5\6", end):
            continue
        sizes += struct.unpack_from("<I", tail, end + 12)
        longer = end - _LOCATOR - _END_64
        if end >= _LOCATOR and tail.startswith(b"PK\6\7", end - _LOCATOR):
            known = longer >= 0 and tail.startswith(b"PK\6\6", longer)
            sizes += struct.unpack_from("<Q", tail, longer + 40) if known else (_LARGEST_DIRECTORY + 1,)
    return max(sizes)


def damaged(name: str, what: str, error: BaseException | str) -> NoReturn:
    """Raises the `SourceError` of a container that cannot be read to its end."""
    detail = str(error) or type(error).__name__
    raise SourceError(
        f"{name}: not {what}, or damaged ({detail[:200]}); get the file again, or save it anew"
    ) from None


def parse_xml(content: bytes) -> etree._Element:
    """The root of an XML part. Raises `ValueError` for what is not well-formed, declares a document type (no
    office program writes one: entities are the only use) or is too large.
    """
    from lxml import etree  # noqa: PLC0415 - most sources need none

    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    elements = 0
    root: etree._Element | None = None
    try:
        for start in range(0, len(content), 1 << 16):
            parser.feed(content[start : start + (1 << 16)])
            for _, element in parser.read_events():
                if root is None:
                    root = element
                    if element.getroottree().docinfo.doctype:
                        raise ValueError("it declares a document type")
                elements += 1
            if elements > _LARGEST_TREE:
                raise ValueError(f"more than {_LARGEST_TREE} elements")
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed XML: {error}") from None
    return root
