"""Rows of the reference tables, from what the caller has: mappings, msgspec structs or dataclasses.
dataclass.

A municipality has `code`, `name`, `sido`, `kind`, and perhaps `short` or `forms` (names that the press uses),
`valid_from`, `valid_to`, and `predecessor` or `predecessors` (codes). Several names or codes may come as a
list or joined by `|`; they are stored joined by `|`.

A programme has `id`, `name` or `title`, and perhaps `host` or `hosts` and `first_year`; all else that it has
goes into `details` as JSON.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from extractor.store.rows import Row, to_json

_MUNICIPALITY = {
    "code": ("code",),
    "name": ("name",),
    "sido": ("sido",),
    "kind": ("kind",),
    "short": ("short", "forms"),
    "valid_from": ("valid_from",),
    "valid_to": ("valid_to",),
    "predecessor": ("predecessor", "predecessors"),
}
_PROGRAMME = {"id": ("id",), "name": ("name", "title"), "host": ("host", "hosts")}
"""Columns, and what the records may call them."""


def municipality_rows(records: Iterable[object]) -> list[Row]:
    """Rows of `municipalities`, by code."""
    rows = [_columns(_mapping(record), _MUNICIPALITY) for record in records]
    return sorted(rows, key=lambda row: str(row["code"]))


def programme_rows(records: Iterable[object]) -> list[Row]:
    """Rows of `programmes`, by id."""
    known = {"first_year", *(name for names in _PROGRAMME.values() for name in names)}
    rows = []
    for record in map(_mapping, records):
        details = {name: value for name, value in record.items() if name not in known}
        more = {"first_year": record.get("first_year"), "details": to_json(details)}
        rows.append(_columns(record, _PROGRAMME) | more)
    return sorted(rows, key=lambda row: str(row["id"]))


def _columns(record: Mapping[str, Any], columns: Mapping[str, tuple[str, ...]]) -> Row:
    return {
        column: _text(next((record[name] for name in names if name in record), None))
        for column, names in columns.items()
    }


def _mapping(record: object) -> Mapping[str, Any]:
    if isinstance(record, Mapping):
        return record
    if isinstance(record, msgspec.Struct):
        return msgspec.structs.asdict(record)
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    raise TypeError(f"not a record: {record!r}")


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        value = "|".join(map(str, value))
    return str(value) if value not in (None, "") else None
