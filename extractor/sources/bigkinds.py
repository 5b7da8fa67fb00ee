"""Exports of the BigKinds news archive: which tables are one, and what their columns say.

An export holds the metadata of each article in full, but only the first 200 characters of its text; the
article itself stands at its address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from extractor.errors import SourceError
from extractor.model import Page, noted
from extractor.sources.addresses import Described
from extractor.sources.records import page_of

_NEEDED = frozenset({"뉴스 식별자", "제목", "본문"})
_FIELDS = {
    "뉴스 식별자": "id",
    "언론사": "publisher",
    "기고자": "reporter",
    "제목": "title",
    "본문": "text",
    "URL": "url",
}
_DAY = "일자"
_EXCERPT = "the text is the archive's excerpt of 200 characters"


def column_name(cell: str) -> str:
    """A column's name as the archive writes it, however a program has spaced it since."""
    name = " ".join(cell.split())
    return next(
        (known for known in (*_FIELDS, _DAY) if known.replace(" ", "") == name.replace(" ", "")), name
    )


def is_export(header: Sequence[str]) -> bool:
    """Whether a table with these columns is an export of the archive."""
    return {column_name(cell) for cell in header} >= _NEEDED


def item_of(record: Mapping[str, Any], source: str, place: str) -> Described | Page:
    """The article of a row: its address with what the row says, or the excerpt alone where there is none.

    Raises `SourceError`, beginning with `place`, for a row without text or with a wrong date.
    """
    named = {column_name(key): value for key, value in record.items()}
    fields: dict[str, Any] = {key: named.pop(name) for name, key in _FIELDS.items() if name in named}
    fields = {key: str(value).strip() for key, value in fields.items()}
    fields["published"] = _day(named.pop(_DAY, None), place)
    page = page_of(fields | {key: _plain(value) for key, value in named.items()}, source, place)
    if page.url is None:
        return noted(page, f"{_EXCERPT}: the table gives no address")
    if not re.match(r"https?://", page.url, re.I):
        return noted(page, f"{_EXCERPT}: {page.url[:80]!r} is no address that can be fetched")
    return Described(page, _EXCERPT)


def _day(value: object, place: str) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    digits = re.sub(r"[.\-/\s]|\.0$", "", str(value or ""))
    if not digits:
        return None
    if not re.fullmatch(r"\d{8}", digits, re.ASCII):
        raise SourceError(f"{place}: `{_DAY}` is {str(value)[:40]!r}, not a date; write it as YYYYMMDD")
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime | date) else value
