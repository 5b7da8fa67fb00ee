"""What a response may be: HTML, XML, plain text or JSON, or a press release as a document; and how it becomes
a Page."""

from __future__ import annotations

from typing import Literal

from extractor.document_kinds import is_document, may_begin_document, says_document
from extractor.fetch.failures import Refused
from extractor.model import Page
from extractor.sniff import HEAD_BYTES, binary_kind

ACCEPT = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,application/json;q=0.7,"
    "application/pdf;q=0.6,*/*;q=0.1"  # the types of .hwp and .hwpx are as many as there are servers
)

_MARKUP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
_TEXT = ("text/plain", "application/json", "text/json")
_UNSAID = ("", "text/plain")  # no header, and what careless servers say of everything
_ADVICE = "give the address of the article's web page"

Media = Literal["html", "text", "document"]


def announced(content_type: str) -> Media:
    """The kind of page that a Content-Type header announces. Raises `Refused` for one that holds no
    article."""
    kind = _kind(content_type)
    if kind in _MARKUP or (kind.startswith(("application/", "text/")) and kind.endswith("+xml")):
        return "html"
    if kind in _TEXT or (kind.startswith("application/") and kind.endswith("+json")) or not kind:
        return "text"
    if says_document(kind):
        return "document"
    raise Refused(f"the content type {kind[:80]!r} is not supported; {_ADVICE}")


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def check_begin(content_type: str, begin: bytes) -> None:
    """Raises `Refused` where a body, announced as a document, does not begin as one, before all of it is
    read."""
    if not may_begin_document(begin):
        raise _no_document(content_type, begin)


def media_of(content_type: str, names: tuple[str, ...], content: bytes) -> Media:
    """What a body is. `names`: the address and the Content-Disposition header, which may name a document.

    Raises `Refused` for an empty body, or one that is not what its header says.
    """
    if not content.strip():
        raise Refused(f"the page is empty; {_ADVICE}")
    if is_document(_kind(content_type), names, content):
        return "document"
    media = announced(content_type)
    if media == "document":
        raise _no_document(content_type, content)
    kind = binary_kind(content[:HEAD_BYTES])
    if kind:
        raise Refused(f"not text, as its header says, but {kind}; {_ADVICE}")
    begin = content.lstrip()[:14].lower()
    if _kind(content_type) in _UNSAID and begin.startswith((b"<!doctype html", b"<html")):
        return "html"
    return media


def _no_document(content_type: str, content: bytes) -> Refused:
    found = binary_kind(content[:HEAD_BYTES]) or "text"
    return Refused(
        f"of the type {_kind(content_type)[:80]!r}, but neither PDF nor HWPX nor HWP ({found}); {_ADVICE}"
    )


def page_from(source: str, url: str, media: Media, charset: str | None, content: bytes) -> Page:
    """The Page of a response's body, which is what `media_of` says."""
    return Page(
        source=source,
        url=url,
        content=content,
        media=media,
        charset=None if media == "document" else charset,
    )
