"""`naver:WORDS`: the news search of Naver's open API, newest first.

As documented at developers.naver.com (검색 > 뉴스): GET /v1/search/news.json with `query`, `display` (100 at
most), `start` (1000 at most), `sort=date`; an application's id and secret in two headers; 25,000 requests a
day, then 429. Items have `title` (matched words in <b>), `originallink`, `link`, `description`, `pubDate`.
The id and the secret come from the environment, and are sent to the API alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import msgspec

from extractor.errors import SourceError
from extractor.sources.addresses import Address
from extractor.sources.discovery import Entry, Finding, addresses, day, plain

if TYPE_CHECKING:
    from extractor.fetch import Document

ENDPOINT = "https://openapi.naver.com/v1/search/news.json"
ID, SECRET = "NAVER_CLIENT_ID", "NAVER_CLIENT_SECRET"
ENDPOINT_VARIABLE = "NAVER_NEWS_ENDPOINT"
"""Names of the variables of the environment; the last one, if set, replaces `ENDPOINT`."""
DISPLAY, MAX_START = 100, 1000
_ERROR_BYTES = 4096


class _Item(msgspec.Struct):
    title: str = ""
    originallink: str = ""
    link: str = ""
    description: str = ""
    pubDate: str = ""


class _Result(msgspec.Struct):
    items: list[_Item]
    total: int = 0


class _Error(msgspec.Struct):
    errorCode: str = ""
    errorMessage: str = ""


def read_naver(name: str, finding: Finding) -> Iterator[Address]:
    """Addresses of the wanted articles at their publishers', newest first; not more than 1,100, which is all
    that the API gives. Raises `SourceError`.
    """
    query = name.partition(":")[2].strip()
    if not query:
        raise SourceError(f"{name}: no words to search for; write them after the colon")
    headers = {"X-Naver-Client-Id": _key(name, ID), "X-Naver-Client-Secret": _key(name, SECRET)}
    yield from addresses(name, _entries(name, query, headers, finding), finding.wanted)


def _key(name: str, variable: str) -> str:
    value = os.environ.get(variable, "").strip()
    if not value or not value.isascii() or not value.isprintable():
        raise SourceError(
            f"{name}: the environment holds no {variable}; register an application at"
            " developers.naver.com and set its id and secret"
        )
    return value


def _entries(name: str, query: str, headers: dict[str, str], finding: Finding) -> Iterator[Entry]:
    endpoint = os.environ.get(ENDPOINT_VARIABLE) or ENDPOINT
    since = finding.wanted.since
    for start in (*range(1, MAX_START, DISPLAY), MAX_START):
        asked = urlencode({"query": query, "display": DISPLAY, "start": start, "sort": "date"})
        address = f"{endpoint}?{asked}"
        document = finding.fetcher().fetch_document(address, headers=headers, error_limit=_ERROR_BYTES)
        result = _result(name, document)
        published = None
        for item in result.items:
            published = day(item.pubDate)
            yield Entry(item.originallink or item.link, plain(item.title), plain(item.description), published)
        if not result.items or start + DISPLAY > result.total:
            return
        if since and published and published < since:
            return  # those that follow are older still


def _result(name: str, document: Document) -> _Result:
    if document.status != 200:
        raise SourceError(f"{name}: {_refusal(document)}")
    try:
        return msgspec.json.decode(document.content, type=_Result)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(f"{name}: the search gives no proper answer ({error}); try again later") from None


def _refusal(document: Document) -> str:
    try:
        error = msgspec.json.decode(document.content, type=_Error)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        error = _Error()
    advice = {
        401: f"check {ID} and {SECRET}, and that the application may use the search",
        403: "allow the search for the application at developers.naver.com",
        429: "the day's 25,000 requests are used up, or too many came at once; go on tomorrow",
    }.get(document.status, "change the words")
    said = " ".join(part for part in (error.errorCode[:20], error.errorMessage[:200]) if part)
    return f"the search answers {document.status}{f' ({said})' if said else ''}; {advice}"
