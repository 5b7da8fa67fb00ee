"""The client for code without `async`: one address, or many in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from types import TracebackType

from httpcore import AsyncNetworkBackend

from extractor.errors import FetchError, SourceFailure
from extractor.fetch.address import shown_address
from extractor.fetch.client import Client
from extractor.fetch.config import FetchConfig
from extractor.fetch.loop import LoopThread
from extractor.fetch.transport import GuardedNetwork, GuardedTransport, Resolve, resolve
from extractor.model import Page

_AHEAD = 4
"""How many addresses for each request under way are queued before the first of them is handed on."""


class Fetcher:
    """Gets web pages by the rules of robots.txt and good manners; a context manager.

        with Fetcher(FetchConfig(contact="desk@paper.example")) as fetcher:
            page = fetcher.fetch("https://paper.example/news/1")

    Pace and robots.txt are remembered for its lifetime, so one should serve a whole batch. It runs in a
    thread of its own and may be used from several. `resolver` and `network` replace the system's name
    service and sockets.
    """

    def __init__(
        self,
        config: FetchConfig | None = None,
        *,
        resolver: Resolve = resolve,
        network: AsyncNetworkBackend | None = None,
    ) -> None:
        self.config = config or FetchConfig()
        guarded = GuardedNetwork(allow_private=self.config.allow_private, resolver=resolver, network=network)
        self._client = Client(self.config, GuardedTransport(guarded, connections=self.config.concurrency))
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
        return self._loop.submit(self._client.get(url))

    def close(self) -> None:
        """Ends what is under way and closes all connections."""
        self._loop.close(self._client.aclose())

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _outcome(url: str, future: Future[Page]) -> Page | SourceFailure:
    try:
        return future.result()
    except FetchError as error:
        return SourceFailure(shown_address(url), error)
