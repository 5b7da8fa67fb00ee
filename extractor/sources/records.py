"""One article record (an object of JSON, a row of a table) to a Page, with every wrong key named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

import msgspec

from extractor.errors import SourceError
from extractor.model import Page

KEYS = ("id", "url", "title", "publisher", "reporter", "published", "text", "html")
"""Keys that a record is read for; all others are passed through under `extra`."""

_KOREA = timezone(timedelta(hours=9), "KST")


def decode_object(line: bytes, place: str) -> dict[str, Any]:
    """Parses one JSON object in UTF-8. `place` begins the message of the `SourceError`."""
    try:
        record = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        raise SourceError(f"{place}: not UTF-8 ({error.reason}); save it as UTF-8") from None
    except (msgspec.MsgspecError, RecursionError) as error:
        raise SourceError(f"{place}: not valid JSON: {error}; correct it") from None
    if not isinstance(record, dict):
        kind = "a list" if isinstance(record, list) else "a single value"
        raise SourceError(
            f"{place}: holds {kind}, not an object; write one {{…}} an article, one a line in a .jsonl file"
        )
    return record


def page_of(record: Mapping[str, Any], source: str, place: str) -> Page:
    """Builds the Page of a record. `text`, being cleaned already, wins over `html` where both are filled.

    Raises `SourceError`, beginning with `place`, for a missing body, a wrong type or a wrong date.
    """
    text, html = _string(record, "text", place), _string(record, "html", place)
    body, media = (text, "text") if text and text.strip() else (html, "html")
    if not body or not body.strip():
        found = ", ".join(str(key) for key in record) or "none"
        raise SourceError(
            f"{place}: neither `text` nor `html` holds an article (keys: {found}); fill one of them"
        )
    try:
        content = body.encode()
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{place}: the {media} holds half a character at position {error.start}; correct it"
        ) from None
    return Page(
        source=source,
        content=content,
        media="text" if media == "text" else "html",
        charset="utf-8",
        cleaned=media == "text",
        id=_identifier(record, place),
        url=_string(record, "url", place) or None,
        title=_string(record, "title", place) or None,
        publisher=_string(record, "publisher", place) or None,
        reporter=_string(record, "reporter", place) or None,
        published=_date(record, place),
        extra={str(key): value for key, value in record.items() if key not in KEYS},
    )


def _string(record: Mapping[str, Any], key: str, place: str) -> str | None:
    value = record.get(key)
    if value is None or isinstance(value, str):
        return value
    raise SourceError(f"{place}: `{key}` is {_shown(value)}, not a string; put it in quotes or leave it out")


def _identifier(record: Mapping[str, Any], place: str) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):  # numbers of a database are common as ids
        return str(value)
    return _string(record, "id", place) or None


def _date(record: Mapping[str, Any], place: str) -> date | None:
    """The day in Korea: a moment with another time zone is moved to Korean time first."""
    value = _string(record, "published", place)
    if not value or not value.strip():
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        return (moment.astimezone(_KOREA) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        raise SourceError(
            f"{place}: `published` is {_shown(value)}, not a date; write it as YYYY-MM-DD or leave it out"
        ) from None


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 40 else words[:39] + "…"
