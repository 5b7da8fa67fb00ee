"""The asynchronous core: one address through guard, robots.txt, turn, request, retries and redirects to a
page."""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, TypeVar

import httpcore
import httpx

from extractor.errors import FetchError
from extractor.fetch.address import parse_address, shown_address
from extractor.fetch.answers import (
    REDIRECTS,
    Answer,
    certificate_fault,
    check_status,
    connection_trouble,
    drain,
    redirected,
    retry_after,
    robots_of,
    shown_status,
)
from extractor.fetch.body import ACCEPT_ENCODING, coding_of, read_body, unpacked
from extractor.fetch.config import FetchConfig
from extractor.fetch.content import ACCEPT, Media, announced, check_begin, media_of, page_from
from extractor.fetch.errand import Document, Errand
from extractor.fetch.failures import Refused, Transient
from extractor.fetch.pace import Budget, Host
from extractor.fetch.robots import (
    FAILURE_KEPT_SECONDS,
    KEPT_SECONDS,
    MAX_ROBOTS_BYTES,
    MAX_ROBOTS_REDIRECTS,
    Robots,
)
from extractor.fetch.transport import GuardedTransport
from extractor.model import Page

if TYPE_CHECKING:
    from extractor.fetch.cache import HttpCache

T = TypeVar("T")

Keep = Callable[[Answer, Mapping[str, str]], None]
"""What is told of every answer on the way to a page, redirects included, with the headers that were sent."""

_PASSING_ERRORS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.RemoteProtocolError)
_PASSING = (408, 425, 429)
"""Errors of the client that may pass; those of the server (5xx) all may."""

_LASTING_ERRORS = (httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpx.HTTPError, httpx.InvalidURL)
_ROBOTS_LIMIT = MAX_ROBOTS_BYTES + 1
_KEPT_HOSTS = 1000
"""Hosts whose pace and rules are remembered; the one longest unused is forgotten first."""


class _Origin:
    """Scheme, host and port: what one robots.txt speaks for."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.robots = Robots()
        self.expires = 0.0


class Client:
    """Gets addresses politely. To be used in one event loop."""

    def __init__(
        self,
        config: FetchConfig,
        transport: GuardedTransport,
        cache: HttpCache | None = None,
        keep: Keep | None = None,
    ) -> None:
        self._config = config
        self._keep = keep
        self._cache = cache
        self._http = httpx.AsyncClient(
            transport=transport,
            headers={
                "User-Agent": config.agent_header,
                "Accept": ACCEPT,
                "Accept-Language": "ko,en;q=0.5",
                "Accept-Encoding": ACCEPT_ENCODING,
            },
            # No cookies: what an address gives must not depend on what was fetched before it.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            timeout=httpx.Timeout(config.read_timeout, connect=config.connect_timeout, pool=None),
            follow_redirects=False,
            trust_env=False,
        )
        self._slots = asyncio.Semaphore(config.concurrency)
        self._hosts: OrderedDict[str, Host] = OrderedDict()
        self._origins: OrderedDict[str, _Origin] = OrderedDict()

    async def aclose(self) -> None:
        """Closes all connections, and the cache."""
        await self._http.aclose()
        if self._cache is not None:
            await self._cache.aclose()

    async def get(self, address: str) -> Page:
        """The page at `address`. Raises `FetchError`: address, what is wrong, what to do."""
        try:
            answer = await self._follow(address, Errand("page", self._config.max_bytes))
            check_status(answer.status)
            source, media = shown_address(address), _media(answer)
            return page_from(source, str(answer.url), media, answer.charset, answer.content)
        except Refused as refusal:
            raise FetchError(f"{shown_address(address)}: {refusal}") from None

    async def get_document(
        self, address: str, limit: int, headers: Mapping[str, str], error_limit: int
    ) -> Document:
        """The document at `address`, of whatever type, unpacked. Raises `FetchError`."""
        try:
            answer = await self._follow(address, Errand("document", limit, headers, error_limit))
            if not error_limit:
                check_status(answer.status)
            kind, content = answer.headers.get("content-type", ""), unpacked(answer.content, limit)
            return Document(str(answer.url), answer.status, kind, answer.charset, content)
        except Refused as refusal:
            raise FetchError(f"{shown_address(address)}: {refusal}") from None

    async def _follow(self, address: str, errand: Errand) -> Answer:
        """What answers at the end of all redirects."""
        config = self._config
        budget = Budget(config.deadline)
        url = parse_address(address, allow_private=config.allow_private)
        seen = {url}
        for _ in range(config.max_redirects + 1):
            delay = max(config.delay, await self._allowed_delay(url))
            answer = await self._exchange(url, budget, errand, delay=delay)
            if self._keep is not None and errand.kind == "page":
                self._keep(answer, self._http.headers)
            if answer.status not in REDIRECTS:
                return answer
            target = redirected(answer, allow_private=config.allow_private)
            if errand.headers and (target.scheme, target.netloc) != (url.scheme, url.netloc):
                raise Refused(f"redirected to {target.host}, which must not see the keys that are sent along")
            url = target
            if url in seen:
                raise Refused(f"redirected in a circle, back to {url}; give the page's present address")
            seen.add(url)
        raise Refused(f"more than {config.max_redirects} redirects; give the page's present address")

    async def _allowed_delay(self, url: httpx.URL) -> float:
        """The Crawl-delay of the address's host. Raises `Refused` where robots.txt forbids the address."""
        robots = await self._robots(url)
        if robots.unreadable is not None:
            raise Refused(
                f"robots.txt of {url.host}, which must be asked first, cannot be read: {robots.unreadable}"
            )
        if not robots.allows(str(url), self._config.user_agent):
            raise Refused(
                f"robots.txt of {url.host} forbids {url.path}; ask the publisher, or save the page by hand"
            )
        return robots.crawl_delay(self._config.user_agent)

    async def _robots(self, url: httpx.URL) -> Robots:
        place = f"{url.scheme}://{url.netloc.decode('ascii')}"
        origin = _remembered(self._origins, place, _Origin)
        async with origin.lock:
            now = asyncio.get_running_loop().time()
            if now >= origin.expires:
                origin.robots = await self._read_robots(httpx.URL(f"{place}/robots.txt"))
                failed = origin.robots.unreadable is not None
                origin.expires = now + (FAILURE_KEPT_SECONDS if failed else KEPT_SECONDS)
            return origin.robots

    async def _read_robots(self, url: httpx.URL) -> Robots:
        budget, errand = Budget(self._config.deadline), Errand("robots", _ROBOTS_LIMIT)
        try:
            for _ in range(MAX_ROBOTS_REDIRECTS + 1):
                answer = await self._exchange(url, budget, errand, delay=self._config.delay)
                if answer.status not in REDIRECTS:
                    return robots_of(answer)
                url = redirected(answer, allow_private=self._config.allow_private)
        except Refused as refusal:
            return Robots(unreadable=str(refusal))
        return Robots(unreadable=f"more than {MAX_ROBOTS_REDIRECTS} redirects; tell the site's keeper")

    async def _exchange(self, url: httpx.URL, budget: Budget, errand: Errand, *, delay: float) -> Answer:
        """The answer from the cache, or of a request. Raises `Refused`."""
        if self._cache is None or errand.headers:
            return await self._send(url, budget, errand, errand.headers, delay=delay)
        usual = {name: value for name, value in self._http.headers.items() if name.startswith("accept")}
        return await self._cache.answer(
            errand.kind,
            url,
            lambda kept: self._limit(kept, errand),
            usual | {"user-agent": self._config.user_agent},
            lambda added: self._send(url, budget, errand, added, delay=delay),
        )

    async def _send(
        self, url: httpx.URL, budget: Budget, errand: Errand, headers: Mapping[str, str], *, delay: float
    ) -> Answer:
        """One request in the host's turn, repeated for errors that may pass. Raises `Refused`."""
        config = self._config
        host = _remembered(self._hosts, url.host, lambda: Host(url.host))
        attempt = 1
        while True:
            try:
                async with host.turn(delay, config.max_wait), self._slots, budget.running():
                    return await self._request(url, errand, headers)
            except Transient as trouble:
                wait = max(
                    trouble.wait or 0.0, config.backoff * 2 ** (attempt - 1) * random.uniform(1.0, 1.5)
                )
                # The whole host is left alone, not only this address.
                host.hold(wait)
                if attempt >= config.attempts:
                    raise Refused(f"{trouble} ({attempt} attempts); try again later") from None
                if not budget.spend(wait):
                    message = f"{trouble}; the next attempt, in {wait:.0f} s, is past the deadline; try then"
                    raise Refused(message) from None
            attempt += 1

    async def _request(self, url: httpx.URL, errand: Errand, headers: Mapping[str, str]) -> Answer:
        """One request. Raises `Transient` for what may pass, `Refused` for what will not."""
        try:
            async with self._http.stream("GET", url, headers=dict(headers)) as response:
                status = response.status_code
                told = errand.error_limit and 400 <= status < 500
                if (status in _PASSING and not told) or status >= 500:
                    trouble = f"the server answers {shown_status(status)}"
                    raise Transient(trouble, retry_after(response.headers))
                content = b""
                if status == 200 or told:
                    content = await self._read(response, errand, told=bool(told))
                else:
                    await drain(response)
                answer = Answer(url, status, response.headers, response.charset_encoding, content)
                if status == 200 and errand.kind == "page":
                    _media(answer)  # here, so that no cache keeps what is no page
                return answer
        except _PASSING_ERRORS as error:
            fault = certificate_fault(error)
            if fault:
                raise Refused(f"its certificate is not valid ({fault}); check the address") from None
            raise Transient(connection_trouble(error)) from None
        except _LASTING_ERRORS as error:
            raise Refused(f"no proper HTTP ({error}); tell the site's keeper") from None

    async def _read(self, response: httpx.Response, errand: Errand, *, told: bool) -> bytes:
        """The body of a response, within the bounds of what it is wanted as. `told`: it is an error's."""
        limit = errand.error_limit if told else self._limit(response.headers, errand)
        coding = coding_of(response.headers.get("content-encoding", ""))
        kind = response.headers.get("content-type", "")
        document = errand.kind == "page" and announced(kind) == "document"
        return await read_body(
            response.aiter_raw(),
            coding,
            limit,
            cut=told or errand.kind == "robots",
            begins=partial(check_begin, kind) if document else None,
        )

    def _limit(self, headers: httpx.Headers, errand: Errand) -> int:
        """The largest body in bytes. Raises `Refused` for a type that holds no article."""
        if errand.kind == "page" and announced(headers.get("content-type", "")) == "document":
            return self._config.max_document_bytes
        return errand.limit


def _media(answer: Answer) -> Media:
    """What the body of an answer is. Raises `Refused` where it is no page."""
    names = (str(answer.url), answer.headers.get("content-disposition", ""))
    return media_of(answer.headers.get("content-type", ""), names, answer.content)


def _remembered(memory: OrderedDict[str, T], key: str, make: Callable[[], T]) -> T:
    if key not in memory:
        memory[key] = make()
    memory.move_to_end(key)
    if len(memory) > _KEPT_HOSTS:
        memory.popitem(last=False)
    return memory[key]
