"""Zip containers of unknown origin (.xlsx, .hwpx), read member by member and never unpacked to disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from zipfile import BadZipFile, ZipFile

from extractor.errors import SourceError
from extractor.sources.files import open_bytes, shown

if TYPE_CHECKING:
    from lxml import etree

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

MAX_MEMBERS = 2_000
"""Members of one container; an office document has dozens, one for each picture included."""

_SMALL, _DENSEST = 16 * 1024 * 1024, 100
"""What unpacks to more bytes than the first must not be packed more often than the second; XML of text is
packed 5 to 30 times."""

_LARGEST_TREE = 2_000_000
"""Elements of one XML part. A page of a document has a few thousand."""

_WRONG = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OverflowError)


@contextmanager
def open_zip(path: Path, what: str, limit: int) -> Iterator[ZipFile]:
    """Opens a zip whose members unpack to `limit` bytes at most, or raises `SourceError`.

    The sizes that the directory states are the sizes that are read: `zipfile` stops there, and what is packed
    beyond a stated size is an error of the checksum. `what` names the kind of document, for messages; damage
    that shows only while members are read is a `SourceError` too.
    """
    name = shown(path)
    with open_bytes(path) as handle:
        try:
            if handle.read(8) == OLE_SIGNATURE:
                reason = "an OLE file, either of an older format or locked with a password"
                raise SourceError(f"{name}: not {what} but {reason}; save it anew without a password")
            with ZipFile(handle) as archive:
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
