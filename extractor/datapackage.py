"""What exported files hold, said beside them in `datapackage.json`, as a Data Package (version 2) has it.

One description a folder, under the name that the standard's tools look for: each exported file is a resource
of it, each sheet of a workbook too. Exporting a file again replaces what is said of it, and leaves all else
that stands there as it is: other exports, licences and titles that a person added. Names, meanings, units and
limits of columns are those of `columns.toml`, types and keys those of the store's schema; words that a column
holds no other than are listed where they are known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from extractor import columns as words
from extractor.console import Output
from extractor.errors import StoreError
from extractor.model import Basis, Place, RecipientKind
from extractor.store import Database, Table
from extractor.store.rows import CLAIM_FIELDS
from extractor.store.tables import Column, columns, key, vocabularies

NAME = "datapackage.json"
SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
"""The formats that hold rows."""

_TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date", "list": "array"}
_ONE_CELL = ("csv", "xlsx")
"""Formats whose cells hold a list as one text."""
_VOCABULARIES = {
    "recipient_kind": get_args(RecipientKind),
    "basis": get_args(Basis),
    "place": get_args(Place),
    "field": CLAIM_FIELDS,
}

Resource = dict[str, Any]


def load(path: Path) -> dict[str, Any]:
    """The package described in a file, or a new one where there is no file. Raises `StoreError`."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {
            "$schema": SCHEMA,
            "name": "award-extractor",
            "description": words.EXPORTS.description,
            "sources": [{"title": one.title, "path": one.path} for one in words.EXPORTS.sources],
            "resources": [],
        }
    except (OSError, ValueError) as error:
        raise _wrong(path, str(error)) from None
    resources = found.get("resources") if isinstance(found, dict) else None
    if not isinstance(resources, list) or not all(isinstance(one, dict) for one in resources):
        raise _wrong(path, "it lists no resources")
    return dict(found)


def _wrong(path: Path, why: str) -> StoreError:
    return StoreError(f"{path} is no data package ({why}); move it away, or export with --no-datapackage")


def save(path: Path, package: Mapping[str, Any]) -> None:
    """Writes the description. Raises `SourceError` where it cannot be written."""
    with Output(path) as out:
        out.write(json.dumps(package, ensure_ascii=False, indent=2).encode() + b"\n")


def resources(db: Database, tables: Iterable[Table], form: str, file: str) -> list[Resource]:
    """What is to be said of a file that holds these tables: a resource for each, named like the table."""
    known = {**_VOCABULARIES, **vocabularies(db)}
    return [_resource(table, form, file, columns(db, table), known) for table in tables]


def _resource(
    table: Table, form: str, file: str, found: list[Column], known: Mapping[str, Iterable[str]]
) -> Resource:
    said = words.EXPORTS.tables[table]
    note = words.EXPORTS.notes.get(form)
    made: Resource = {
        "name": table,
        "type": "table",
        "path": file,
        "title": said.title,
        "description": f"{said.description}. {note}" if note else said.description,
        "format": form,
        "mediatype": MEDIA[form],
    }
    if form in ("csv", "jsonl"):
        made["encoding"] = "utf-8"
    if form == "xlsx":
        # The second is what the standard's own Python library asks for instead.
        made["dialect"] = {"sheetName": table, "excel": {"sheet": table}}
    fields = [_field(column, table, form, known.get(column.name, ())) for column in found]
    made["schema"] = {"fields": fields, "primaryKey": list(key(table)), "missingValues": [""]}
    return made


def _field(column: Column, table: Table, form: str, known: Iterable[str]) -> dict[str, Any]:
    said = words.column(column.name, table)
    listed = column.kind == "list"
    constraints: dict[str, Any] = {}
    if column.required and not (listed and form in _ONE_CELL):
        constraints["required"] = True
    if known := list(known):
        constraints["enum"] = known
    if said is not None and said.minimum is not None:
        constraints["minimum"] = said.minimum
    if said is not None and said.pattern is not None:
        constraints["pattern"] = said.pattern
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if listed and form in _ONE_CELL else _TYPES[column.kind],
        "title": words.label(column.name, table),
        "description": words.description(column.name, table),
    }
    if said is not None and said.unit is not None:
        field["unit"] = said.unit
    return field | ({"constraints": constraints} if constraints else {})


def merged(package: Mapping[str, Any], made: Iterable[Resource]) -> dict[str, Any]:
    """The package with these resources in the place of those that it has for the same files."""
    made = list(made)
    files = {one["path"] for one in made}
    old = package["resources"]
    kept = [one for one in old if one.get("path") not in files]
    place = next((old.index(one) for one in old if one.get("path") in files), len(old))
    taken = {one.get("name") for one in kept}
    for one in made:
        one["name"] = _free(one["name"], one["format"], taken)
        taken.add(one["name"])
    return {**package, "resources": [*kept[:place], *made, *kept[place:]]}


def _free(name: str, form: str, taken: set[Any]) -> str:
    """A name that no other resource has: `awards`, else `awards-csv`, else `awards-csv-2` …"""
    names = [name, f"{name}-{form}", *(f"{name}-{form}-{number}" for number in range(2, len(taken) + 3))]
    return next(one for one in names if one not in taken)
