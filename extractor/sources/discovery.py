"""What feeds, sitemaps and searches have in common: entries that name articles, and which are wanted."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote

from extractor.errors import SourceError
from extractor.sources.addresses import Address, Fetches

MAX_ENTRIES = 100_000
"""Largest number of entries that one source is read for."""
_KOREA = timezone(timedelta(hours=9), "KST")
_DAY = re.compile(r"((?:19|20)\d\d)\s?[-./년]\s?(\d{1,2})\s?[-./월]\s?(\d{1,2})")
_TAG = re.compile(r"<[^<>]{0,500}>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HALF = re.compile(
    r"&#(?:x0{0,8}d[89a-f][0-9a-f]{2}"
    r"|0{0,8}(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));",
    re.I,
)
"""References to half characters, which a lenient XML parser takes and cannot give back."""


@dataclass(frozen=True)
class Wanted:
    """Which entries are wanted. An entry that does not tell its day or its title is not held to it.

    `keywords`: one of them must stand in the title, the summary or the address (blanks do not count).
    `since`, `until`: the first and the last day of publication, in Korean time.
    """

    keywords: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise SourceError(f"no day lies between {self.since} and {self.until}; exchange them")
        if any(not _squeezed(word) for word in self.keywords):
            raise SourceError("a keyword is empty; write a word or leave it out")

    def takes(self, entry: Entry) -> bool:
        """Whether the entry is wanted."""
        if self.since and (entry.published or entry.modified or self.since) < self.since:
            return False
        if self.until and (entry.published or self.until) > self.until:
            return False
        text = _squeezed(f"{entry.title} {entry.summary}\n{unquote(entry.address)}")
        return not self.keywords or any(_squeezed(word) in text for word in self.keywords)


class Entry(NamedTuple):
    """What a source says of one article. `modified` is not before the day of publication."""

    address: str
    title: str = ""
    summary: str = ""
    published: date | None = None
    modified: date | None = None


@dataclass(frozen=True)
class Finding:
    """What readers of feeds, sitemaps and searches work with.

    `fetcher` gives the one client of the run; `finished` is told of every source that was read to its end,
    where that is more than one page. Files with an ending of `unread` are named, not read.
    """

    fetcher: Callable[[], Fetches]
    wanted: Wanted
    finished: Callable[[str], None]
    unread: tuple[str, ...] = ()


def addresses(source: str, entries: Iterable[Entry], wanted: Wanted) -> Iterator[Address]:
    """Addresses of the wanted ones among `entries`.

    Raises `SourceError` beyond `MAX_ENTRIES`, and where keywords were asked for but no entry has a title.
    """
    titled = taken = False
    for number, entry in enumerate(entries):
        if number >= MAX_ENTRIES:
            raise SourceError(
                f"{source}: more than {MAX_ENTRIES} entries; narrow it with --since, or name its parts"
            )
        titled = titled or bool(entry.title) or not wanted.keywords
        if entry.address.startswith(("http://", "https://")) and wanted.takes(entry):
            taken = True
            yield Address(entry.address)
    if wanted.keywords and not titled and not taken:
        raise SourceError(f"{source}: tells no titles, so that no keyword can be found; leave --keyword out")


def plain(text: str | None) -> str:
    """Text of a field that may hold markup, on one line."""
    return " ".join(html.unescape(_TAG.sub("", html.unescape(text or ""))).split())


def day(text: str | None) -> date | None:
    """The day in Korea that a date names, in any of the forms of feeds; None if it is none."""
    text = (text or "").strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            found = _DAY.match(text)
            try:
                return date(*map(int, found.groups())) if found else None
            except ValueError:
                return None
    try:
        return (moment.astimezone(_KOREA) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None


def xml_source(content: bytes, charset: str | None) -> BytesIO:
    """An XML document in UTF-8, whatever it says it is in. Raises `PageError` for binary content."""
    from extractor.page.decode import decode  # noqa: PLC0415 - most runs need none of it

    text = _DECLARATION.sub("", decode(content, charset).text, count=1)
    return BytesIO(_HALF.sub("\ufffd", text).encode("utf-8", "replace"))


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).casefold().split())
