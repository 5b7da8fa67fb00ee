"""Articles in an Excel workbook (.xlsx): its first sheet whose first row is a header of such a table.

openpyxl streams the rows. What a hostile workbook could make large is bounded: the unpacked size (and with it
the table of shared strings, which is held in memory), the rows and columns of a sheet, and XML entities
(openpyxl hands its XML to defusedxml where that is installed, as the extra `xlsx` sees to).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.addresses import Address
from extractor.sources.files import open_bytes, shown
from extractor.sources.needs import library
from extractor.sources.records import KEYS
from extractor.sources.tables import columns, item_of, no_header
from extractor.sources.zips import damaged, open_zip

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of a workbook's XML; the largest export of an archive (20,000 articles) has about 60 MB."""

_ROWS, _COLUMNS = 1_048_576, 256  # the first is Excel's own limit
_BATCH = 100
_WHAT = "an Excel workbook"

Row = tuple[Any, ...]


def read_xlsx(path: Path) -> Iterator[Page | SourceFailure | Address]:
    """One article a row; a page's source is `FILE#ROW`, the row as a spreadsheet counts it (header: 1).

    Raises `SourceError` for a workbook that cannot be read, or read to its end, after the rows before.
    """
    name = shown(path)
    openpyxl = library("openpyxl", name, "reading .xlsx", "xlsx")
    library("defusedxml", name, "reading .xlsx", "xlsx")
    with open_bytes(path) as file, open_zip(file, name, _WHAT, MAX_UNPACKED) as archive:
        with _reading(name):
            book = openpyxl.load_workbook(archive.fp, read_only=True, data_only=True, keep_links=False)
        try:
            header, rows = _table(book, name)
            yield from _items(header, rows, name)
        finally:
            book.close()


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Around what openpyxl does: its warnings (of missing styles) tell a reader nothing, and what it raises
    for a damaged workbook is of any type.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Exception as error:
            damaged(name, _WHAT, error.__cause__ or error)


def _table(book: Any, name: str) -> tuple[list[str], Iterator[Row]]:  # noqa: ANN401 - openpyxl has no types
    first = ""
    for sheet in book.worksheets:
        cells = next(_safe(sheet, name, max_row=1, max_col=_COLUMNS), ())
        while cells and cells[-1] is None:
            cells = cells[:-1]
        texts = ["" if cell is None else str(cell) for cell in cells]
        header = columns(texts, name)
        if header:
            return header, _safe(sheet, name, min_row=2, max_row=_ROWS, max_col=len(header))
        first = first or ",".join(texts)
    raise no_header(first, name)


def _safe(sheet: Any, name: str, **bounds: int) -> Iterator[Row]:  # noqa: ANN401
    rows = sheet.iter_rows(values_only=True, **bounds)
    more = True
    while more:
        batch: list[Row] = []
        try:
            with _reading(name):
                batch.extend(islice(rows, _BATCH))
            more = len(batch) == _BATCH
        finally:
            yield from batch  # what came before the damage too


def _items(header: list[str], rows: Iterator[Row], name: str) -> Iterator[Page | SourceFailure | Address]:
    empty = True
    for number, row in enumerate(rows, 2):
        record = {
            column: _value(column, cell)
            for column, cell in zip(header, row, strict=False)
            if not (cell is None or (isinstance(cell, str) and not cell.strip()))
        }
        if not record:
            continue
        empty = False
        source = f"{name}#{number}"
        try:
            yield item_of(header, record, source, f"{name}, row {number}")
        except SourceError as error:
            yield SourceFailure(source, error)
    if empty:
        raise SourceError(f"{name}: the table has a header but no row; add one row an article")


def _value(column: str, cell: object) -> object:
    """A cell as a record holds it: days in ISO form, whole numbers as such, an article's keys as text."""
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell) if column in KEYS else cell
