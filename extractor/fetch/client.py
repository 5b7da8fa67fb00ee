"""The asynchronous core: one address through guard, robots.txt, turn, request, retries and redirects to a
page."""

from __future__ import annotations

import asyncio
import random
import ssl
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import responses as reasons
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import NamedTuple, TypeVar

import httpcore
import httpx

from extractor.errors import FetchError
from extractor.fetch.address import parse_address, redirect_target, shown_address
from extractor.fetch.body import ACCEPT_ENCODING, coding_of, read_body
from extractor.fetch.config import FetchConfig
from extractor.fetch.content import ACCEPT, media_of, page_from
from extractor.fetch.failures import Refused, Transient
from extractor.fetch.pace import Budget, Host
from extractor.fetch.robots import (
    FAILURE_KEPT_SECONDS,
    KEPT_SECONDS,
    MAX_ROBOTS_BYTES,
    MAX_ROBOTS_REDIRECTS,
    Robots,
    parse_robots,
)
from extractor.fetch.transport import GuardedTransport
from extractor.model import Page

T = TypeVar("T")

_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING_ERRORS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.RemoteProtocolError)
_LASTING_ERRORS = (httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpx.HTTPError, httpx.InvalidURL)
_KEPT_HOSTS = 1000
"""Hosts whose pace and rules are remembered; the one longest unused is forgotten first."""


class Answer(NamedTuple):
    """A response that is no reason to try again. `content` is empty unless the status is 200."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    charset: str | None
    content: bytes


class _Origin:
    """Scheme, host and port: what one robots.txt speaks for."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.robots = Robots()
        self.expires = 0.0


class Client:
    """Gets addresses politely. To be used in one event loop."""

    def __init__(self, config: FetchConfig, transport: GuardedTransport) -> None:
        self._config = config
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
        """Closes all connections."""
        await self._http.aclose()

    async def get(self, address: str) -> Page:
        """The page at `address`. Raises `FetchError`: address, what is wrong, what to do."""
        try:
            return await self._get(address)
        except Refused as refusal:
            raise FetchError(f"{shown_address(address)}: {refusal}") from None

    async def _get(self, address: str) -> Page:
        config = self._config
        budget = Budget(config.deadline)
        url = parse_address(address, allow_private=config.allow_private)
        seen = {url}
        for _ in range(config.max_redirects + 1):
            delay = max(config.delay, await self._allowed_delay(url))
            answer = await self._exchange(url, budget, delay=delay)
            if answer.status not in _REDIRECTS:
                _check_status(answer.status)
                kind = answer.headers.get("content-type", "")
                return page_from(
                    shown_address(address), str(answer.url), kind, answer.charset, answer.content
                )
            url = _redirected(answer, allow_private=config.allow_private)
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
        budget = Budget(self._config.deadline)
        try:
            for _ in range(MAX_ROBOTS_REDIRECTS + 1):
                answer = await self._exchange(url, budget, delay=0.0, robots=True)
                if answer.status not in _REDIRECTS:
                    return _robots_of(answer)
                url = _redirected(answer, allow_private=self._config.allow_private)
        except Refused as refusal:
            return Robots(unreadable=str(refusal))
        return Robots(unreadable=f"more than {MAX_ROBOTS_REDIRECTS} redirects; tell the site's keeper")

    async def _exchange(
        self, url: httpx.URL, budget: Budget, *, delay: float, robots: bool = False
    ) -> Answer:
        """One request in the host's turn, repeated for errors that may pass. Raises `Refused`."""
        config = self._config
        host = _remembered(self._hosts, url.host, lambda: Host(url.host))
        attempt = 1
        while True:
            try:
                async with host.turn(delay, config.max_wait), self._slots, budget.running():
                    return await self._request(url, robots=robots)
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

    async def _request(self, url: httpx.URL, *, robots: bool) -> Answer:
        """One request. Raises `Transient` for what may pass, `Refused` for what will not."""
        limit = MAX_ROBOTS_BYTES + 1 if robots else self._config.max_bytes
        try:
            async with self._http.stream("GET", url) as response:
                status = response.status_code
                if status == 429 or status >= 500:
                    raise Transient(f"the server answers {_status(status)}", _retry_after(response.headers))
                content = b""
                if status == 200:
                    if not robots:
                        media_of(response.headers.get("content-type", ""))
                    coding = coding_of(response.headers.get("content-encoding", ""))
                    content = await read_body(response.aiter_raw(), coding, limit, cut=robots)
                else:
                    await _drain(response)
                return Answer(url, status, response.headers, response.charset_encoding, content)
        except _PASSING_ERRORS as error:
            certificate = _certificate_fault(error)
            if certificate:
                raise Refused(f"its certificate is not valid ({certificate}); check the address") from None
            raise Transient(_connection_trouble(error)) from None
        except _LASTING_ERRORS as error:
            raise Refused(f"no proper HTTP ({error}); tell the site's keeper") from None


def _remembered(memory: OrderedDict[str, T], key: str, make: Callable[[], T]) -> T:
    if key not in memory:
        memory[key] = make()
    memory.move_to_end(key)
    if len(memory) > _KEPT_HOSTS:
        memory.popitem(last=False)
    return memory[key]


async def _drain(response: httpx.Response) -> None:
    """Reads a short body that nobody needs, so that its connection can be used again."""
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and len(length) <= 5:
        async for _ in response.aiter_raw():
            pass


def _redirected(answer: Answer, *, allow_private: bool) -> httpx.URL:
    locations = [value for name, value in answer.headers.raw if name.lower() == b"location"]
    if not locations:
        raise Refused(
            f"the server answers {_status(answer.status)} without saying where; give the present address"
        )
    return redirect_target(answer.url, locations[0], allow_private=allow_private)


def _robots_of(answer: Answer) -> Robots:
    if answer.status == 200:
        return parse_robots(answer.content)
    if answer.status < 300 or 400 <= answer.status < 500:  # an empty file, or none
        return Robots()
    return Robots(unreadable=f"the server answers {_status(answer.status)}; try again later")


def _check_status(status: int) -> None:
    if status == 200:
        return
    advice = {
        401: "it is for members only; save the page by hand and give the file",
        403: "the site does not let programs in; save the page by hand and give the file",
        404: "the page does not exist; check the address",
        410: "the page was taken down; look for it in an archive",
        451: "the page was taken down; look for it in an archive",
    }.get(status, "check the address in a browser")
    raise Refused(f"the server answers {_status(status)}: {advice}")


def _status(status: int) -> str:
    return f"{status} {reasons[status]}" if status in reasons else str(status)


def _retry_after(headers: httpx.Headers) -> float | None:
    """Seconds of a Retry-After header, which holds seconds or a date; None if it holds neither."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _certificate_fault(error: BaseException | None) -> str | None:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


def _connection_trouble(error: Exception) -> str:
    if isinstance(error, httpcore.ConnectTimeout):
        return "the server does not answer (no connection in time)"
    if isinstance(error, httpcore.TimeoutException):
        return "the server fell silent"
    if isinstance(error, httpcore.ConnectError):
        return f"no connection ({error or 'refused'})"
    return f"the connection broke off ({error or type(error).__name__})"
