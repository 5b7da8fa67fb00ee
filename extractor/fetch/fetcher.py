"""The client for code without `async`: one address, or many in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING

from httpcore import AsyncNetworkBackend

from extractor.errors import FetchError, SourceFailure
from extractor.fetch.address import host_of, shown_address
from extractor.fetch.client import Client, Keep
from extractor.fetch.config import FetchConfig
from extractor.fetch.errand import Document
from extractor.fetch.loop import LoopThread
from extractor.fetch.progress import Progress
from extractor.fetch.transport import GuardedNetwork, GuardedTransport, Resolve, resolve
from extractor.model import Page

if TYPE_CHECKING:
    from extractor.fetch.cache import HttpCache

_AHEAD = 4
"""How many addresses for each request under way are queued before the first of them is handed on."""


class Fetcher:
    """Gets web pages by the rules of robots.txt and good manners; a context manager.

        with Fetcher(FetchConfig(contact="desk@paper.example")) as fetcher:
            page = fetcher.fetch("https://paper.example/news/1")

    Pace and robots.txt are remembered for its lifetime, so one should serve a whole batch. It runs in a
    thread of its own and may be used from several. `resolver` and `network` replace the system's name
    service and sockets. `keep` is called, in that thread, with every answer on the way to a page: an archive
    (`warc_out.WarcWriter.keep`).
    """

    def __init__(
        self,
        config: FetchConfig | None = None,
        *,
        resolver: Resolve = resolve,
        network: AsyncNetworkBackend | None = None,
        keep: Keep | None = None,
    ) -> None:
        self.config = config or FetchConfig()
        guarded = GuardedNetwork(allow_private=self.config.allow_private, resolver=resolver, network=network)
        transport = GuardedTransport(guarded, connections=self.config.concurrency)
        self._client = Client(self.config, transport, _cache(self.config), keep)
        self.progress = Progress()
        self._loop = LoopThread()

    def fetch(self, url: str) -> Page:
        """The page at `url`, after redirects: `source` is the address as given, `url` the one that answered.

        Raises `FetchError`: address, what is wrong, what to do.
        """
        future = self._start(url)
        try:
            return future.result()
        finally:
            future.cancel()

    def fetch_document(
        self,
        url: str,
        *,
        limit: int | None = None,
        headers: Mapping[str, str] | None = None,
        error_limit: int = 0,
    ) -> Document:
        """What stands at `url`, of whatever type, for a program to read: a feed, a sitemap, an API's answer.

        `limit`: its largest size in bytes, unpacked, instead of `max_bytes`. `headers`: sent along, to this
        host only, and never kept in the cache. `error_limit`: where above 0, an error of the client (4xx) is
        a document too, cut at so many bytes, and is not tried again. Raises `FetchError`.
        """
        work = self._client.get_document(url, limit or self.config.max_bytes, headers or {}, error_limit)
        future = self._loop.submit(work)
        try:
            return future.result()
        finally:
            future.cancel()

    def fetch_many(self, urls: Iterable[str]) -> Iterator[Page | SourceFailure]:
        """A page or a failure for each of `urls`, in their order.

        Hosts are asked side by side, each at its own pace; only a window of addresses is read ahead, so
        `urls` may be endless. A slow host holds up the order, so a list goes fastest with its hosts mixed.
        """
        remaining = iter(urls)
        window: deque[tuple[str, Future[Page]]] = deque()
        try:
            while True:
                for url in islice(remaining, self.config.concurrency * _AHEAD - len(window)):
                    window.append((url, self._start(url)))
                if not window:
                    return
                item = _outcome(*window[0])
                window.popleft()
                yield item
        finally:
            for _, future in window:
                future.cancel()

    def _start(self, url: str) -> Future[Page]:
        future = self._loop.submit(self._client.get(url))
        self.progress.follow(host_of(url), future)
        return future

    def close(self) -> None:
        """Ends what is under way and closes all connections."""
        self._loop.close(self._client.aclose())

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _cache(config: FetchConfig) -> HttpCache | None:
    if config.cache is None:
        return None
    from extractor.fetch.cache import HttpCache  # noqa: PLC0415 - most runs need none of it

    return HttpCache(config.cache, config.cache_bytes, revalidate=config.revalidate)


def _outcome(url: str, future: Future[Page]) -> Page | SourceFailure:
    try:
        return future.result()
    except FetchError as error:
        return SourceFailure(shown_address(url), error)
