"""What a user may set of the HTTP client."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from extractor.errors import FetchError


@dataclass(frozen=True, kw_only=True)
class FetchConfig:
    """Manners and limits of a `Fetcher`. Times are in seconds, sizes in bytes."""

    user_agent: str = "award-extractor"
    """The product name that robots.txt files know this client by."""
    contact: str | None = None
    """A mail or web address that a site's keeper can complain to; sent with every request."""
    delay: float = 1.0
    """Least time between the starts of two requests to one host, robots.txt included; a longer Crawl-delay
    wins."""
    concurrency: int = 8
    """Requests under way at once, over all hosts; to one host there is only ever one."""
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    """Longest silence of a server within a response."""
    deadline: float = 60.0
    """Longest time that one address may take with its redirects and retries, but without the wait for its
    turn."""
    max_wait: float = 120.0
    """Longest Crawl-delay or Retry-After that is waited for; a host that asks for more is left alone."""
    attempts: int = 3
    """Requests for one address, if errors that may pass (no connection, 429, 5xx) befall it."""
    backoff: float = 1.0
    """Wait before the second attempt; doubles with each."""
    max_bytes: int = 10 * 1024 * 1024
    """Largest page, before and after decompression."""
    max_document_bytes: int = 20 * 1024 * 1024
    """Largest press release that comes as a document (.pdf, .hwpx, .hwp), pictures and all."""
    max_redirects: int = 10
    allow_private: bool = False
    """Also connect to loopback and private addresses, for pages on one's own network. Link-local addresses,
    where clouds keep their credentials, stay forbidden."""

    cache: Path | None = None
    """A folder in which responses are kept, so that none is downloaded again that has not changed."""
    cache_bytes: int = 1024**3
    """Largest size of the cache; the least recently used responses make way."""
    revalidate: bool = False
    """Ask the server even about what the cache holds as fresh; what has not changed is not downloaded."""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[A-Za-z_-]+", self.user_agent):
            raise FetchError(f"user agent {self.user_agent!r}: use Latin letters, '-' and '_' only")
        if self.contact is not None and not re.fullmatch(r"[!-'*-~]+", self.contact):
            raise FetchError(f"contact {self.contact!r}: give one mail or web address, in Latin letters")
        positive = (
            "concurrency",
            "connect_timeout",
            "read_timeout",
            "deadline",
            "attempts",
            "max_bytes",
            "max_document_bytes",
            "cache_bytes",
        )
        for name in positive:
            if getattr(self, name) <= 0:
                raise FetchError(f"{name} is {getattr(self, name)}; it must be above 0")
        for name in ("delay", "max_wait", "backoff", "max_redirects"):
            if getattr(self, name) < 0:
                raise FetchError(f"{name} is {getattr(self, name)}; it cannot be below 0")

    @property
    def agent_header(self) -> str:
        """The User-Agent header: name, version and contact."""
        try:
            number = version("award-extractor")
        except PackageNotFoundError:  # run from an unpacked source tree
            number = "0"
        return f"{self.user_agent}/{number}" + (f" (+{self.contact})" if self.contact else "")
