"""Tables for spreadsheets and data frames: CSV, JSON lines, Excel, Parquet.

Rows come in the order of their keys, so that the same database gives the same file. Codes are text. A file is
written beside its place and moved there when it is complete: a killed export leaves the old file as it was.

CSV is UTF-8 with a byte order mark, which Excel needs to read Korean. A text that a spreadsheet would take
for a formula (it begins with `=`, `+`, `-`, `@`, a tab or a line break) gets an apostrophe before it in CSV;
in Excel files it is stored as text.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args

from extractor.errors import StoreError
from extractor.store.database import Database

Table = Literal["awards", "claims", "articles"]
Format = Literal["csv", "jsonl", "xlsx", "parquet"]

_QUERIES: dict[Table, str] = {
    "awards": """
        SELECT w.*, (
            SELECT json_group_array(p.project)
            FROM (SELECT project FROM award_projects WHERE award = w.key ORDER BY project) p
        ) AS projects
        FROM awards w ORDER BY w.key
    """,
    "claims": """
        SELECT c.award, c.field, c.value, c.basis, c.quote, c.reason, c.place, c.start, c."end",
            c.rule, c.digest, c.article, c.position, c.nth, a.publisher, a.published, a.url, a.source
        FROM claims c JOIN articles a ON a.key = c.article
        ORDER BY c.award, c.article, c.position, c.field, c.nth
    """,
    "articles": """
        SELECT a.key, a.id, a.source, a.url, a.title, a.publisher, a.reporter, a.published,
            (SELECT count(DISTINCT c.position) FROM claims c WHERE c.article = a.key) AS awards,
            a.deck, a.byline, a.text, a.captions, a.warnings
        FROM articles a ORDER BY a.key
    """,
}
_INTEGERS = {"evaluation_year", "streak", "agencies_evaluated", "incentive_krw", "articles", "awards"} | {
    "start", "end", "position", "nth",
}  # fmt: skip
_NUMBERS = {"score", "peer_average"}
_LISTS = {"projects", "inferred", "captions", "warnings"}
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_XLSX_CELL = 32_767
_XLSX_ROWS = 1_048_576
_XLSX_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CUT = " […]"
_BATCH = 1000

Row = dict[str, Any]


def export(db: Database, table: Table, format: Format, out: str | os.PathLike[str] | BinaryIO) -> int:
    """Writes a table to a file (or to a binary stream) and gives the number of its rows.

    Raises `StoreError` for an unknown table or format, a place that cannot be written, a table too long for
    Excel, and a format whose library is not installed.
    """
    if table not in get_args(Table) or format not in get_args(Format):
        known = f"tables: {', '.join(get_args(Table))}; formats: {', '.join(get_args(Format))}"
        raise StoreError(f"cannot export {table!r} as {format!r} ({known})")
    columns, records = _records(db, table)
    write = _WRITERS[format]
    if not isinstance(out, (str, os.PathLike)):
        return write(columns, records, out)
    with _replacing(Path(out)) as stream:
        return write(columns, records, stream)


def _records(db: Database, table: Table) -> tuple[list[str], Iterator[Row]]:
    """Names of the columns, and the rows as they are read, with lists as lists."""
    columns, rows = db.stream(_QUERIES[table])
    lists = _LISTS.intersection(columns)

    def records() -> Iterator[Row]:
        for row in rows:
            record = dict(zip(columns, row, strict=True))
            yield record | {name: json.loads(record[name]) for name in lists}

    return columns, records()


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


def _write_csv(columns: list[str], records: Iterable[Row], out: BinaryIO) -> int:
    count = 0
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(columns)
        for record in records:
            writer.writerow([_csv_cell(record[column]) for column in columns])
            count += 1
    finally:
        text.detach()  # the stream is the caller's to close
    return count


def _csv_cell(value: object) -> object:
    if isinstance(value, list):
        value = "; ".join(value)
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value


def _write_jsonl(columns: list[str], records: Iterable[Row], out: BinaryIO) -> int:
    del columns
    count = 0
    for record in records:
        out.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        count += 1
    return count


def _write_xlsx(columns: list[str], records: Iterable[Row], out: BinaryIO) -> int:
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError:
        raise _missing("openpyxl", "xlsx", "xlsx") from None
    book = Workbook(write_only=True)
    sheet = book.create_sheet("award-extractor")
    sheet.freeze_panes = "A2"
    sheet.append(columns)

    def cell(value: object) -> object:
        if isinstance(value, list):
            value = "; ".join(value)
        if not isinstance(value, str):
            return value
        value = _XLSX_ILLEGAL.sub(" ", value)
        if len(value) > _XLSX_CELL:
            value = value[: _XLSX_CELL - len(_CUT)] + _CUT
        made = WriteOnlyCell(sheet, value)
        made.data_type = "s"  # never a formula
        return made

    count = 0
    for record in records:
        count += 1
        if count >= _XLSX_ROWS:
            raise StoreError(f"more than {_XLSX_ROWS - 1:,} rows do not fit into an Excel sheet; export CSV")
        sheet.append([cell(record[column]) for column in columns])
    book.save(out)
    return count


def _write_parquet(columns: list[str], records: Iterable[Row], out: BinaryIO) -> int:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise _missing("pyarrow", "Parquet", "parquet") from None
    schema = pyarrow.schema([(name, _arrow_type(pyarrow, name)) for name in columns])
    count = 0
    with parquet.ParquetWriter(out, schema) as writer:
        for batch in _batches(records):
            count += len(batch)
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))
    return count


def _arrow_type(pyarrow: Any, column: str) -> object:  # noqa: ANN401 - an optional module
    if column in _INTEGERS:
        return pyarrow.int64()
    if column in _NUMBERS:
        return pyarrow.float64()
    return pyarrow.list_(pyarrow.string()) if column in _LISTS else pyarrow.string()


def _batches(records: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for record in records:
        batch.append(record)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _missing(package: str, what: str, extra: str) -> StoreError:
    return StoreError(
        f"writing {what} needs {package}, which is not installed; run: pip install 'award-extractor[{extra}]'"
    )


_WRITERS: dict[Format, Callable[[list[str], Iterable[Row], BinaryIO], int]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
