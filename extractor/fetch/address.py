"""Addresses as text: parsing, joining, and showing them in messages."""

from __future__ import annotations

import re

import httpx

from extractor.fetch.failures import Refused
from extractor.fetch.guard import check_target

MAX_ADDRESS_LENGTH = 8000
_USERINFO = re.compile(r"(?<=//)[^/?#]*@")
_WRONG = re.compile(r"[\x00-\x20\x7f\\]")


def parse_address(address: str, *, allow_private: bool) -> httpx.URL:
    """An address as a user or a list gives it, checked by the guard, without its fragment. Raises
    `Refused`."""
    address = address.strip()
    if len(address) > MAX_ADDRESS_LENGTH:
        raise Refused(f"the address is longer than {MAX_ADDRESS_LENGTH} characters; correct it")
    if _WRONG.search(address):
        raise Refused(
            "the address holds a blank, a backslash or a control character; write it percent-encoded"
        )
    try:
        url = httpx.URL(address).copy_with(fragment=None)
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused(f"not a valid address ({error}); correct it") from None
    check_target(url.scheme, url.userinfo, host, url.port, allow_private=allow_private)
    return url


def redirect_target(base: httpx.URL, location: bytes, *, allow_private: bool) -> httpx.URL:
    """Where a Location header leads from `base`, checked by the guard. Raises `Refused`.

    Korean servers send Hangul paths as raw bytes, in whatever charset they use; they go back to them as they
    came.
    """
    text = "".join(chr(byte) if 0x20 < byte < 0x7F else f"%{byte:02X}" for byte in location.strip())
    try:
        joined = str(base.join(text))
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused(f"redirected to no valid address ({error}); give the page's present address") from None
    try:
        return parse_address(joined, allow_private=allow_private)
    except Refused as refusal:
        raise Refused(f"redirected to {shown_address(joined)}: {refusal}") from None


def shown_address(address: str) -> str:
    """The address for messages and records: without user name and password, and not endless."""
    address = _USERINFO.sub("", address.strip())
    return address if len(address) <= 500 else address[:499] + "…"


def host_of(address: str) -> str:
    """The host that an address names, in lower case; empty where it names none."""
    try:
        return httpx.URL(address.strip()).host
    except (httpx.InvalidURL, UnicodeError, ValueError):
        return ""
