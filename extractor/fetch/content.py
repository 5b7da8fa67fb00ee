"""What a response may be: HTML, XML, plain text or JSON; and how it becomes a Page."""

from __future__ import annotations

from typing import Literal

from extractor.fetch.failures import Refused
from extractor.model import Page
from extractor.sniff import HEAD_BYTES, binary_kind

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,application/json;q=0.7"

_MARKUP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
_TEXT = ("text/plain", "application/json", "text/json")
_UNSAID = ("", "text/plain")  # no header, and what careless servers say of everything
_ADVICE = "give the address of the article's web page"

Media = Literal["html", "text"]


def media_of(content_type: str) -> Media:
    """The kind of page that a Content-Type header announces. Raises `Refused` for one that holds no
    article."""
    kind = _kind(content_type)
    if kind in _MARKUP or (kind.startswith(("application/", "text/")) and kind.endswith("+xml")):
        return "html"
    if kind in _TEXT or (kind.startswith("application/") and kind.endswith("+json")) or not kind:
        return "text"
    raise Refused(f"the content type {kind[:80]!r} is not supported; {_ADVICE}")


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def check_body(content: bytes) -> None:
    """Raises `Refused` for an empty body, or one that is not the text that its header says."""
    if not content.strip():
        raise Refused(f"the page is empty; {_ADVICE}")
    kind = binary_kind(content[:HEAD_BYTES])
    if kind:
        raise Refused(f"not text, as its header says, but {kind}; {_ADVICE}")


def page_from(source: str, url: str, content_type: str, charset: str | None, content: bytes) -> Page:
    """The Page of a response's body, which `check_body` has passed."""
    media = media_of(content_type)
    begin = content.lstrip()[:14].lower()
    if _kind(content_type) in _UNSAID and begin.startswith((b"<!doctype html", b"<html")):
        media = "html"
    return Page(source=source, url=url, content=content, media=media, charset=charset)
