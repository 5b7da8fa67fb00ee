"""Responses kept on disk, so that what was had once is not downloaded again.

RFC 9111 itself (freshness, validators, `Vary`, `no-store`, what a 304 renews) and the bounded SQLite file are
hishel's: its state machine knows no HTTP library, so the client goes on reading raw bytes within its own
bounds, and only what it has read whole reaches the cache. Ours is what the standard leaves open:

- A page that says nothing of its freshness counts as fresh for `UNSAID_FRESH_SECONDS` (RFC 9111, 4.2.2).
- The age of a response counts from its arrival where it has no `Date`, and includes its `Age`.
- A robots.txt is used for a day at most, whatever it says (RFC 9309, 2.4).
- A cache that fails in the middle of work is no reason to fail a request: the page is downloaded then.
"""

from __future__ import annotations

import logging
import sqlite3
import time
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

import httpx
from hishel import (
    AnyState,
    AsyncSqliteStorage,
    CacheMiss,
    CacheOptions,
    CouldNotBeStored,
    FromCache,
    Headers,
    IdleClient,
    InvalidateEntries,
    NeedRevalidation,
    NeedToBeUpdated,
    Request,
    Response,
    StoreAndUse,
)

from extractor.errors import FetchError
from extractor.fetch.answers import Answer
from extractor.fetch.body import Inflater, Overflow
from extractor.fetch.robots import KEPT_SECONDS

FILE_NAME = "http.sqlite"
UNSAID_FRESH_SECONDS = 24 * 3600
"""How long a page counts as fresh that carries neither a lifetime nor a validator."""

_TELLING = ("cache-control", "expires", "pragma", "last-modified", "etag")
_NOT_KEPT = ("content-encoding", "content-length", "transfer-encoding", "set-cookie", "connection")
_LASTING = (200, 301, 308)
_KEPT = (*_LASTING, 302, 303, 304, 307)
"""Failures are not kept: who asks again wants to know whether they have passed."""

Limit = Callable[[httpx.Headers], int]
"""The largest body in bytes of a response with these headers."""

Send = Callable[[dict[str, str]], Awaitable[Answer]]
"""Makes the request, with these headers besides the usual ones."""

# Its tracebacks are for its own keepers; what matters to a user is told when the file is opened.
logging.getLogger("hishel").addHandler(logging.NullHandler())


class HttpCache:
    """A folder with one SQLite file of responses; the least recently used make way above `max_bytes`.

    Raises `FetchError` where the folder cannot be written or the file is something else. Several processes
    may use one folder at once.
    """

    def __init__(self, folder: Path, max_bytes: int, *, revalidate: bool = False) -> None:
        path = folder / FILE_NAME
        _check(folder, path)
        self._revalidate = revalidate
        self._storage = AsyncSqliteStorage(database_path=path, max_size=max_bytes)
        self._options = CacheOptions(shared=False)

    async def answer(
        self, kind: str, url: httpx.URL, limit: Limit, headers: dict[str, str], send: Send
    ) -> Answer:
        """The response from the cache, or what `send` gives, as RFC 9111 has it; whatever `send` raises.

        `kind`: what the response is wanted as; each kind is read by rules of its own and kept apart. `limit`:
        largest body that is given back; `send` is asked about a larger one, which it will refuse.
        `headers`: those of the request that a response may vary by.
        """
        key = f"{kind} {url}"
        asked = headers | ({"cache-control": "no-cache"} if self._revalidate else {})
        request = Request("GET", str(url), Headers(asked))
        entries = await self._storage.get_entries(key)
        state: AnyState = IdleClient(options=self._options).next(request, entries)
        fetched: Answer | None = None
        while True:
            if isinstance(state, CacheMiss | NeedRevalidation):
                fetched = await send(_added(state.request.headers, headers))
                if fetched.status not in _KEPT or (fetched.status == 304 and isinstance(state, CacheMiss)):
                    return fetched
                state = state.next(_response(fetched))
            elif isinstance(state, StoreAndUse):
                assert fetched is not None
                for entry in entries:  # requests never differ, so one response an address is enough
                    await self._storage.remove_entry(entry.id)
                await self._keep(kind, key, request, state.response)
                return fetched
            elif isinstance(state, CouldNotBeStored):
                assert fetched is not None
                return fetched
            elif isinstance(state, NeedToBeUpdated):
                for entry in state.updating_entries:
                    await self._storage.update_headers(entry.id, entry.response.headers)
                state = state.next()
            elif isinstance(state, InvalidateEntries):
                for identity in state.entry_ids:
                    await self._storage.remove_entry(identity)
                state = state.next()
            else:
                assert isinstance(state, FromCache)
                kept = await _answer(url, state.entry.response, limit)
                if kept is not None:
                    return kept
                await self._storage.remove_entry(state.entry.id)
                return await send(headers)

    async def _keep(self, kind: str, key: str, request: Request, response: Response) -> None:
        limit = KEPT_SECONDS if kind == "robots" else None
        entry = await self._storage.create_entry(request, response, key, ttl=limit)
        assert isinstance(entry.response.stream, AsyncIterator)
        async for _ in entry.response.stream:
            pass  # it is stored as it is read

    async def aclose(self) -> None:
        """Closes the file."""
        await self._storage.close()


def _check(folder: Path, path: Path) -> None:
    """Tells now, in plain words, what would otherwise go wrong at every request."""
    advice = "name another folder for the cache, or delete this one"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=5.0, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            tables = {
                row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            }
            connection.execute("ROLLBACK")
        finally:
            connection.close()
    except OSError as error:
        raise FetchError(f"{folder}: cannot be made or used: {error.strerror or error}; {advice}") from None
    except sqlite3.Error as error:
        raise FetchError(f"{path}: cannot be used as a cache ({error}); {advice}") from None
    if not tables <= {"entries", "streams"}:
        raise FetchError(f"{path}: is another program's database; {advice}")


def _added(wanted: Headers, usual: dict[str, str]) -> dict[str, str]:
    """What the cache adds to a request: validators, and `no-cache`."""
    return {name: value for name, value in wanted.items() if usual.get(name) != value}


def _response(answer: Answer) -> Response:
    headers: dict[str, list[str]] = {}
    for raw_name, raw_value in answer.headers.raw:
        name = raw_name.decode("latin-1").lower()
        if name not in _NOT_KEPT:
            headers.setdefault(name, []).append(raw_value.decode("latin-1"))
    if answer.status in _LASTING and not any(name in headers for name in _TELLING):
        headers["cache-control"] = [f"max-age={UNSAID_FRESH_SECONDS}"]
    _date(headers)
    return Response(answer.status, Headers(headers), _once(zlib.compress(answer.content)))


def _date(headers: dict[str, list[str]]) -> None:
    """Sets `Date` to when the response was made, which its age is counted from, where the header does not
    say it: it is missing or no date, or another cache has kept the response for a while (`Age`)."""
    date, age = (headers.get(name, [""])[0] for name in ("date", "age"))
    try:
        made = parsedate_to_datetime(date).timestamp()
    except ValueError:
        made = time.time()
    if age.isascii() and age.isdigit():
        made = min(made, time.time() - int(age[:10]))
    headers["date"] = [formatdate(made, usegmt=True)]


async def _once(data: bytes) -> AsyncIterator[bytes]:
    yield data


async def _answer(url: httpx.URL, response: Response, limit: Limit) -> Answer | None:
    """The response of an entry; None where the entry is damaged or too large."""
    kept = response.headers
    pairs = [(name, value) for name in kept for value in kept.get_list(name) or ()]
    # As bytes: servers send Hangul paths in whatever charset they use.
    headers = httpx.Headers([(name.encode("latin-1"), value.encode("latin-1")) for name, value in pairs])
    inflater = Inflater("deflate", limit(headers))
    try:
        assert isinstance(response.stream, AsyncIterator)
        content = b"".join([inflater.feed(part) async for part in response.stream])
    except (zlib.error, Overflow, RuntimeError, sqlite3.Error):
        return None
    if not inflater.complete:
        return None
    charset = httpx.Response(response.status_code, headers=headers).charset_encoding
    return Answer(url, response.status_code, headers, charset, content)
