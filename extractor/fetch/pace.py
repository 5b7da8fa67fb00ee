"""Turns at a host: one request at a time, with the host's delay between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from extractor.fetch.failures import Refused


class Host:
    """One host's queue. Times are those of the event loop, in seconds."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lock = asyncio.Lock()
        self._free_at = 0.0

    @asynccontextmanager
    async def turn(self, delay: float, max_wait: float) -> AsyncIterator[None]:
        """Waits for the turn; the next one begins `delay` seconds after this one at the earliest.

        Raises `Refused` where the host wants to be left alone for longer than `max_wait`.
        """
        if delay > max_wait:
            raise Refused(
                f"{self.name} asks for {delay:.0f} s between two requests (Crawl-delay), more than the "
                f"{max_wait:.0f} s that are waited for; get this page by hand"
            )
        async with self._lock:
            now = asyncio.get_running_loop().time()
            wait = self._free_at - now
            if wait > max_wait:
                raise Refused(
                    f"{self.name} asks to be left alone for {wait:.0f} s more; try again after that"
                )
            if wait > 0:
                await asyncio.sleep(wait)
            self.hold(delay)
            yield

    def hold(self, seconds: float) -> None:
        """No turn begins within the next `seconds`."""
        self._free_at = max(self._free_at, asyncio.get_running_loop().time() + seconds)


class Budget:
    """The time that one address may take, not counting what it spends in queues."""

    def __init__(self, seconds: float) -> None:
        self._total = seconds
        self._left = seconds

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Counts the time within, and cuts it off when the budget is used up: then raises `Refused`."""
        begin = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(max(self._left, 0)):
                yield
        except TimeoutError:
            raise Refused(
                f"not had within {self._total:.4g} s; try again later, or with a longer deadline"
            ) from None
        finally:
            self._left -= asyncio.get_running_loop().time() - begin

    def spend(self, seconds: float) -> bool:
        """Takes a wait from the budget; False if it does not suffice."""
        if seconds > self._left:
            return False
        self._left -= seconds
        return True
