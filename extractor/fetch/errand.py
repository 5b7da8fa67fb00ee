"""What a response is wanted as, and what comes of one that is no page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Document(NamedTuple):
    """What a program reads to find pages: a feed, a sitemap, the answer of an API.

    `url`: the address that answered; `content`: its body, unpacked if it is a gzip file.
    """

    url: str
    status: int
    content_type: str
    charset: str | None
    content: bytes


@dataclass(frozen=True)
class Errand:
    """What a response is wanted as: a page of an article, a robots.txt, or a document that a program reads
    (a feed, a sitemap, the answer of an API)."""

    kind: Literal["page", "robots", "document"]
    limit: int
    headers: Mapping[str, str] = field(default_factory=dict)
    """Of the user, such as an API's key: they are sent to no other host, and what comes of them is kept in no
    cache."""
    error_limit: int = 0
    """Up to so many bytes of an error's body are read, and it is handed on instead of being tried again: an
    API says there what was wrong."""
