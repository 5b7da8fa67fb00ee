"""Press releases of office programs (.pdf, .hwpx, .hwp): which a response may hold, and which it does hold.

Servers of offices are careless about types: the same file comes as `application/x-hwp`, as
`application/octet-stream`, as `application/download`, even as `text/html`. What counts are the bytes; what a
header or a name says only decides whether they are worth looking at.
"""

from __future__ import annotations

import re
from typing import Literal

from extractor.sniff import HEAD_BYTES, binary_kind

Kind = Literal["pdf", "hwpx", "hwp"]

BEGIN_BYTES = 1024
"""How much of the beginning `may_begin_document` needs: a PDF may have other bytes before its signature."""

_PDF, _ZIP, _OLE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_HWP = b"HWP Document File V"
_TYPE = re.compile(
    # what they are
    r"application/(?:(?:x-)?pdf|acrobat|(?:x-|vnd\.hancom\.)?hwpx?|haansofthwpx?|hwp\+zip"
    # what is said of any file that a browser is to keep
    r"|x-octet-?stream|octet-?stream|(?:x-|force-|x-force-)?download|x-msdownload|(?:x-)?unknown"
    r"|(?:x-)?zip(?:-compressed)?)"
    r"|binary/octet-stream|file/unknown"
)
_NAME = re.compile(r"\.(?:pdf|hwpx?)(?=[\"'?&;\s]|$)", re.IGNORECASE)


def says_document(content_type: str) -> bool:
    """Whether a content type (in lower case, without parameters) is one that such documents come under."""
    return _TYPE.fullmatch(content_type) is not None


def names_document(*texts: str) -> bool:
    """Whether an address or a Content-Disposition header names such a document."""
    return any(_NAME.search(text) for text in texts)


def may_begin_document(head: bytes) -> bool:
    """Whether the first `BEGIN_BYTES` of a file may be those of such a document."""
    return _PDF in head[:BEGIN_BYTES] or head.startswith((_ZIP, _OLE, _OLD_HWP))


def document_kind(content: bytes) -> Kind | None:
    """Which such document these bytes are; None for anything else, other ZIP and OLE files too."""
    if _PDF in content[:BEGIN_BYTES]:
        return "pdf"
    # Names of members and short streams stand unpacked in their containers.
    if content.startswith(_ZIP):
        return "hwpx" if b"Contents/section" in content else None
    if content.startswith(_OLE):
        return "hwp" if b"HWP Document File" in content else None
    return "hwp" if content.startswith(_OLD_HWP) else None


def is_document(content_type: str, names: tuple[str, ...], content: bytes) -> bool:
    """Whether a body is such a document, by its bytes, its type (see `says_document`) and what names it.

    Where the type speaks of text, the name must speak of a document, and the bytes be no text.
    """
    if says_document(content_type):
        return document_kind(content) is not None
    binary = binary_kind(content[:HEAD_BYTES]) is not None
    return binary and names_document(*names) and document_kind(content) is not None
