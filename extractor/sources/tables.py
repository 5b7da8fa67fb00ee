"""Articles in a CSV table: a header row with `text` or `html` among its names, or the columns of a BigKinds
export, then one article a row.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources import bigkinds
from extractor.sources.addresses import Address
from extractor.sources.files import MAX_PAGE_BYTES, open_source, shown
from extractor.sources.records import page_of

_DELIMITERS = (",", "\t", ";", "|")
_ENCODINGS = ("utf-8", "cp949")  # what programs write, and what a Korean Excel writes
_CHUNK = 1 << 20

_LONE = "award-extractor.lone"
codecs.register_error(_LONE, lambda error: ("\udcff", error.end))  # type: ignore[attr-defined]
"""Wrong bytes become lone surrogates, so that only the row that holds them fails; `surrogateescape` does so
for no encoding of two bytes."""

# The csv module's own limit (128 KB a cell) is smaller than a page of HTML. The limit is one for the process.
csv.field_size_limit(max(csv.field_size_limit(), MAX_PAGE_BYTES))


def read_csv(path: Path) -> Iterator[Page | SourceFailure | Address]:
    """One article a row; a page's source is `FILE#ROW`, the row as a spreadsheet counts it (header: 1)."""
    with open_source(path) as handle:
        encoding = encoding_of(handle)
        with io.TextIOWrapper(handle, encoding=encoding, errors=_LONE, newline="") as lines:
            yield from _read_rows(lines, shown(path))


def encoding_of(handle: BinaryIO) -> str:
    """The encoding that reads the file furthest: UTF-8, with mark or without, or cp949. Rewinds."""
    if handle.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        handle.seek(0)
        return "utf-16"
    reach = {name: _reach(handle, name) for name in _ENCODINGS}
    best = max(_ENCODINGS, key=lambda name: reach[name])
    return "utf-8-sig" if best == "utf-8" else best


def _reach(handle: BinaryIO, encoding: str) -> int:
    """How many bytes decode before the first wrong one; one more than the file has if all do."""
    decoder = codecs.getincrementaldecoder(encoding)()
    handle.seek(0)
    begin = (
        0  # of the bytes that the decoder gets: those of the chunk, after those that it kept of the last one
    )
    try:
        while True:
            chunk = handle.read(_CHUNK)
            kept = len(decoder.getstate()[0])
            decoder.decode(chunk, final=not chunk)
            if not chunk:
                return begin + 1
            begin += kept + len(chunk) - len(decoder.getstate()[0])
    except UnicodeDecodeError as error:
        return begin + error.start
    finally:
        handle.seek(0)


def _read_rows(lines: io.TextIOWrapper, name: str) -> Iterator[Page | SourceFailure | Address]:
    header, reader = _header(lines, name)
    number = 1
    empty = True
    while True:
        number += 1
        source, place = f"{name}#{number}", f"{name}, row {number}"
        try:
            row = next(reader)
            if not any(cell.strip() for cell in row):
                continue
            empty = False
            yield item_of(header, _record(header, row, place), source, place)
        except StopIteration:
            break
        except csv.Error as error:
            empty = False
            message = f"{place}: not valid CSV: {error}; check the quotes of this row"
            yield SourceFailure(source, SourceError(message))
        except SourceError as error:
            yield SourceFailure(source, error)
    if empty:
        raise SourceError(f"{name}: the table has a header but no row; add one row an article")


def _header(lines: io.TextIOWrapper, name: str) -> tuple[list[str], Iterator[list[str]]]:
    """The column names and a reader of the rows below, with the delimiter that shows a table of articles."""
    first = lines.readline(MAX_PAGE_BYTES)
    for delimiter in _DELIMITERS:
        try:
            header = columns(next(csv.reader([first], delimiter=delimiter, strict=True), []), name)
        except csv.Error:
            continue
        if header:
            return header, csv.reader(lines, delimiter=delimiter, strict=True)
    raise no_header(first, name)


def columns(cells: Iterable[str], name: str) -> list[str] | None:
    """The names of a table's columns, from its first row; None if that is no header of a table of articles.

    Raises `SourceError` where two columns share a name.
    """
    header = [cell.strip() or f"column_{number}" for number, cell in enumerate(cells, 1)]
    if not ("text" in header or "html" in header or bigkinds.is_export(header)):
        return None
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        raise SourceError(f"{name}: two columns are called {', '.join(twice)}; rename one")
    return header


def no_header(first: str, name: str) -> SourceError:
    """What is wrong with a table whose first row is no header."""
    found = first.strip()[:200]
    return SourceError(
        f"{name}: the first row names no column `text` or `html` (it is: {found}); add a header row"
    )


def item_of(header: list[str], record: Mapping[str, Any], source: str, place: str) -> Page | Address:
    """The article of a row. Raises `SourceError`, beginning with `place`."""
    if "text" in header or "html" in header:
        return page_of(record, source, place)
    return bigkinds.item_of(record, source, place)


def _record(header: list[str], row: list[str], place: str) -> dict[str, str]:
    if len(row) > len(header):
        raise SourceError(
            f"{place}: {len(row)} cells under {len(header)} columns; quote the cell that holds the delimiter"
        )
    record = {column: cell for column, cell in zip(header, row, strict=False) if cell.strip()}
    for column, cell in record.items():
        if any("\ud800" <= character <= "\udfff" for character in cell):
            raise SourceError(f"{place}: `{column}` is neither UTF-8 nor cp949 text; save the table as UTF-8")
    return record
