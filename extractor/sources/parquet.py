"""Articles in a Parquet table, as data frames and crawls in the lump leave them: one article a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.files import MAX_PAGE_BYTES, open_bytes, shown
from extractor.sources.needs import library
from extractor.sources.records import page_of

_ROWS = 50
"""Rows that are held in memory at once."""


def read_parquet(path: Path) -> Iterator[Page | SourceFailure]:
    """Pages of rows with the keys of a record; a page's source is `FILE#ROW`, counted from 1.

    `html` may be bytes, as they came. Null is as good as no such column. Raises `SourceError` where the file
    is no Parquet file, has no `text` and no `html`, or breaks off, after all rows before.
    """
    name = shown(path)
    parquet = library("pyarrow.parquet", name, "reading Parquet tables", "parquet")
    number = 0
    with open_bytes(path) as handle:
        try:
            with parquet.ParquetFile(handle) as table:
                if not {"text", "html"} & set(table.schema_arrow.names):
                    found = ", ".join(table.schema_arrow.names)
                    raise SourceError(f"{name}: no column `text` or `html` (columns: {found}); name one so")
                for batch in table.iter_batches(_ROWS):
                    for row in batch.to_pylist():
                        number += 1
                        yield _item(row, f"{name}#{number}")
        except (OSError, ValueError, NotImplementedError) as error:  # what pyarrow's own errors are
            reason = str(error).partition("\n")[0].rstrip(".")
            place = f"damaged or cut off behind row {number}" if number else "not a proper Parquet file"
            raise SourceError(f"{name}: {place}: {reason}; write it again") from None
    if not number:
        raise SourceError(f"{name}: holds no row; give a table with an article a row")


def _item(row: dict[str, Any], source: str) -> Page | SourceFailure:
    record = {key: _plain(value) for key, value in row.items() if value is not None}
    raw = record.get("html")
    if isinstance(raw, bytes):
        record["html"] = raw.decode("latin-1")  # stands for the bytes until the page is made
    try:
        page = page_of(record, source, source)
        if len(page.content) > MAX_PAGE_BYTES:
            limit = MAX_PAGE_BYTES // 1024 // 1024
            raise SourceError(f"{source}: larger than {limit} MB, too large for one page; leave it out")
        if isinstance(raw, bytes) and page.media == "html":
            return msgspec.structs.replace(page, content=raw, charset=None)
        return page
    except SourceError as error:
        return SourceFailure(source, error)


def _plain(value: object) -> object:
    """A value as JSON has it: days and moments in ISO form, what JSON has no form for as words."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, int, float, bytes)) or value is None else str(value)
