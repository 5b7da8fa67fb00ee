"""What columns are called and what they mean, from `columns.toml`: for tables, exports and explanations."""

from __future__ import annotations

from pathlib import Path

import msgspec

from extractor.pattern_files import load_toml


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column: `en` what it means, `ko` what it is called, its unit, and what every value keeps to."""

    en: str
    ko: str | None = None
    unit: str | None = None
    minimum: int | None = None
    pattern: str | None = None


class ExportedTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an exported table is called, in Korean, and what a row of it is, in English."""

    title: str
    description: str


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where some of the data are from."""

    title: str
    path: str


class Exports(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of exported files. `notes`: of files of a format."""

    description: str
    tables: dict[str, ExportedTable]
    notes: dict[str, str]
    sources: tuple[Source, ...]


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: dict[str, str]
    columns: dict[str, Column]
    tables: dict[str, dict[str, Column]]
    exports: Exports


_WORDS = load_toml(Path(__file__).with_name("columns.toml"), _Words)
FIELDS = _WORDS.fields
"""Korean names of the fields of an award."""
EXPORTS = _WORDS.exports


def column(name: str, table: str | None = None) -> Column | None:
    """What is said of a column; `table`: of which table, since two may use one name for different things."""
    return _WORDS.tables.get(table or "", {}).get(name) or _WORDS.columns.get(name)


def label(name: str, table: str | None = None) -> str:
    """The Korean name of a column; one without keeps its own."""
    known = column(name, table)
    return (known and known.ko) or FIELDS.get(name, name)


def description(name: str, table: str | None = None) -> str:
    """What a column holds, in English; empty where nobody says."""
    known = column(name, table)
    return known.en if known else ""


def descriptions(table: str) -> dict[str, str]:
    """What every known column holds, as a column of this table."""
    return {name: known.en for name, known in (_WORDS.columns | _WORDS.tables.get(table, {})).items()}
