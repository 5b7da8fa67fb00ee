"""Responses, and what their status and headers say."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import responses as reasons
from typing import NamedTuple

import httpcore
import httpx

from extractor.fetch.address import redirect_target
from extractor.fetch.failures import Refused
from extractor.fetch.robots import Robots, parse_robots

REDIRECTS = (301, 302, 303, 307, 308)


class Answer(NamedTuple):
    """A response that is no reason to try again. `content` is empty unless the status is 200, or the body of
    an error was asked for."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    charset: str | None
    content: bytes


async def drain(response: httpx.Response) -> None:
    """Reads a short body that nobody needs, so that its connection can be used again."""
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and len(length) <= 5:
        async for _ in response.aiter_raw():
            pass


def redirected(answer: Answer, *, allow_private: bool) -> httpx.URL:
    """Where a redirect leads, checked by the guard. Raises `Refused`."""
    locations = [value for name, value in answer.headers.raw if name.lower() == b"location"]
    if not locations:
        raise Refused(
            f"the server answers {shown_status(answer.status)} without saying where; give the present address"
        )
    return redirect_target(answer.url, locations[0], allow_private=allow_private)


def robots_of(answer: Answer) -> Robots:
    """The rules that the answer to a request for robots.txt sets (RFC 9309, 2.3.1)."""
    if answer.status == 200:
        return parse_robots(answer.content)
    if answer.status < 300 or 400 <= answer.status < 500:  # an empty file, or none
        return Robots()
    return Robots(unreadable=f"the server answers {shown_status(answer.status)}; try again later")


def check_status(status: int) -> None:
    """Raises `Refused` for every status but 200, with advice."""
    if status == 200:
        return
    advice = {
        401: "it is for members only; save the page by hand and give the file",
        403: "the site does not let programs in; save the page by hand and give the file",
        404: "the page does not exist; check the address",
        410: "the page was taken down; look for it in an archive",
        451: "the page was taken down; look for it in an archive",
    }.get(status, "check the address in a browser")
    raise Refused(f"the server answers {shown_status(status)}: {advice}")


def shown_status(status: int) -> str:
    """The status with its name: `404 Not Found`."""
    return f"{status} {reasons[status]}" if status in reasons else str(status)


def retry_after(headers: httpx.Headers) -> float | None:
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


def certificate_fault(error: BaseException | None) -> str | None:
    """What is wrong with a certificate, if that is what an error came from."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        error = error.__cause__ or error.__context__
    return None


def connection_trouble(error: Exception) -> str:
    """An error of the connection in words."""
    if isinstance(error, httpcore.ConnectTimeout):
        return "the server does not answer (no connection in time)"
    if isinstance(error, httpcore.TimeoutException):
        return "the server fell silent"
    if isinstance(error, httpcore.ConnectError):
        return f"no connection ({error or 'refused'})"
    return f"the connection broke off ({error or type(error).__name__})"
