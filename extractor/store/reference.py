"""Rows of the reference tables, from whatever record type the caller has: a mapping, a msgspec struct, a
dataclass or a named tuple.

A municipality has `code`, `name`, `sido`, `kind`, and perhaps `short` (its short names), `valid_from`,
`valid_to` and `predecessor` (codes). Several short names or predecessors may come as a list or joined by `|`;
they are stored joined by `|`.

A programme has `id` and `name`, and perhaps `host` and `first_year`; all else that it has goes into `details`
as JSON.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from extractor.store.rows import Row, to_json

_MUNICIPALITY = ("code", "name", "sido", "kind", "short", "valid_from", "valid_to", "predecessor")
_PROGRAMME = ("id", "name", "host", "first_year")


def municipality_rows(records: Iterable[Any]) -> list[Row]:
    """Rows of `municipalities`, by code."""
    found = [
        {column: _text(record.get(column)) for column in _MUNICIPALITY} for record in map(_mapping, records)
    ]
    return sorted(found, key=lambda row: str(row["code"]))


def programme_rows(records: Iterable[Any]) -> list[Row]:
    """Rows of `programmes`, by id."""
    found = []
    for record in map(_mapping, records):
        details = {name: value for name, value in record.items() if name not in _PROGRAMME}
        found.append({column: record.get(column) for column in _PROGRAMME} | {"details": to_json(details)})
    return sorted(found, key=lambda row: str(row["id"]))


def _mapping(record: object) -> Mapping[str, Any]:
    if isinstance(record, Mapping):
        return record
    if isinstance(record, msgspec.Struct):
        return msgspec.structs.asdict(record)
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        return dict(record._asdict())
    raise TypeError(f"not a record: {record!r}")


def _text(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple, set, frozenset)):
        value = "|".join(map(str, sorted(value) if isinstance(value, (set, frozenset)) else value))
    return str(value) if value not in (None, "") else None
