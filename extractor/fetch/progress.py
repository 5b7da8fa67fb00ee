"""How far the work is at each host, for a person who watches."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import Any, NamedTuple


class HostCounts(NamedTuple):
    """Addresses of one host: had, failed, and waiting for their turn or their answer."""

    done: int
    failed: int
    waiting: int


class Progress:
    """Counts of all hosts; may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: dict[str, list[int]] = {}

    def follow(self, host: str, future: Future[Any]) -> None:
        """Counts an address of `host` as waiting until `future` ends; a cancelled one does not count."""
        with self._lock:
            counts = self._counts.setdefault(host, [0, 0, 0])
            counts[2] += 1
        future.add_done_callback(lambda ended: self._ended(counts, ended))

    def _ended(self, counts: list[int], future: Future[Any]) -> None:
        with self._lock:
            counts[2] -= 1
            if not future.cancelled():
                counts[0 if future.exception() is None else 1] += 1

    def hosts(self) -> dict[str, HostCounts]:
        """Counts by host, those with the most to do first."""
        with self._lock:
            counts = {host: HostCounts(*numbers) for host, numbers in self._counts.items()}
        return dict(sorted(counts.items(), key=lambda item: (-item[1].waiting, -sum(item[1]), item[0])))
