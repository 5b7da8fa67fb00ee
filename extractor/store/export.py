"""Tables for spreadsheets and data frames: CSV, JSON lines, Excel, Parquet.

Rows come in the order of their keys, so that the same database gives the same file. Codes are text. A file is
written beside its place and moved there when it is complete: a killed export leaves the old file as it was.

CSV is UTF-8 with a byte order mark, which Excel needs to read Korean. A text that a spreadsheet would take
for a formula (it begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break) gets an
apostrophe before it in CSV, also where apostrophes stand before that already: whoever takes one off every
text that begins so has the text again. A number is never touched. In Excel files, see `workbook`, such a text
is stored as text; in JSON lines and Parquet, which no spreadsheet opens unasked, it stands as it is.
"""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args

from extractor.errors import StoreError
from extractor.store.cells import joined, like_formula, missing
from extractor.store.database import Database
from extractor.store.tables import Column, Kind, Record, Table, records
from extractor.store.workbook import write_workbook

Format = Literal["csv", "jsonl", "xlsx", "parquet"]
_BATCH = 1000


def export(
    db: Database,
    table: Table | tuple[Table, ...],
    format: Format,
    out: str | os.PathLike[str] | BinaryIO,
) -> int:
    """Writes a table to a file (or to a binary stream) and gives the number of its rows.

    Several tables are the sheets of one workbook, all as of one moment. Raises `StoreError` for an unknown
    table or format, several tables in another format, a place that cannot be written, a table too long for
    Excel, and a format whose library is not installed.
    """
    tables = (table,) if isinstance(table, str) else table
    unknown = next((name for name in tables if name not in get_args(Table)), None)
    if unknown is not None or format not in get_args(Format):
        known = f"tables: {', '.join(get_args(Table))}; formats: {', '.join(get_args(Format))}"
        raise StoreError(f"cannot export {unknown or tables[0]!r} as {format!r} ({known})")
    if len(tables) != 1 and format != "xlsx":
        raise StoreError(f"a {format} file holds one table; export one after the other, or as xlsx")
    if not isinstance(out, (str, os.PathLike)):
        return _write(db, tables, format, out)
    with _replacing(Path(out)) as stream:
        return _write(db, tables, format, stream)


def _write(db: Database, tables: tuple[Table, ...], format: Format, out: BinaryIO) -> int:
    with db.reading():
        if format == "xlsx":
            return write_workbook(((table, *records(db, table)) for table in tables), out)
        return _WRITERS[format](*records(db, tables[0]), out)


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when all went well, and vanishes otherwise."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file in it")
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)  # as if it had been made in the ordinary way
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        os.replace(name, path)
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _write_csv(columns: list[Column], rows: Iterable[Record], out: BinaryIO) -> int:
    count = 0
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in columns])
        for row in rows:
            writer.writerow([_csv_cell(row[column.name]) for column in columns])
            count += 1
    finally:
        text.detach()  # the stream is the caller's to close
    return count


def _csv_cell(value: object) -> object:
    value = joined(value)
    return "'" + value if isinstance(value, str) and like_formula(value) else value


def _write_jsonl(columns: list[Column], rows: Iterable[Record], out: BinaryIO) -> int:
    del columns
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def _write_parquet(columns: list[Column], rows: Iterable[Record], out: BinaryIO) -> int:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise missing("pyarrow", "Parquet", "parquet") from None
    types: dict[Kind, Any] = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(column.name, types[column.kind]) for column in columns])
    dates = [column.name for column in columns if column.kind == "date"]
    count = 0
    with parquet.ParquetWriter(out, schema) as writer:
        for batch in _batches(row | {name: _date(row[name]) for name in dates} for row in rows):
            count += len(batch)
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
    return count


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _batches(rows: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


_WRITERS: dict[Format, Callable[[list[Column], Iterable[Record], BinaryIO], int]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
}
