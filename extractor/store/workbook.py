"""Excel workbooks: one sheet for each table, as a person wants to find it.

The first row stays in sight and filters; columns are as wide as what stands in them; dates and numbers are
such, codes are text; addresses lead to the web. Text is never a formula, whatever it begins with, and stays
text where somebody edits the cell (Excel's quote prefix). What Excel cannot hold: control characters become
spaces, a longer text is cut, links beyond so many of a sheet stay text, and so do days before 1900-03-01.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO

from extractor.errors import StoreError
from extractor.store.cells import joined, like_formula, missing
from extractor.store.tables import Column, Record

Sheet = tuple[str, list[Column], Iterable[Record]]

LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
MOST_LINKS = 65_530
LONGEST_LINK = 2_079
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year: earlier days would be others
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ADDRESS = re.compile(r"https?://\S+")
_CUT = " […]"
_MONEY = "#,##0"
_LOOKED_AT = 200
_NARROWEST, _WIDEST = 8, 60
_FILTER_ARROW = 4


def write_workbook(sheets: Iterable[Sheet], out: BinaryIO) -> int:
    """Writes a workbook and gives the number of rows of all its sheets. Rows are written as they come.

    Raises `StoreError` for a table too long for Excel, and where openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise missing("openpyxl", "xlsx", "xlsx") from None
    book = Workbook(write_only=True)
    try:
        count = sum(_Sheet(book, name, columns).write(records) for name, columns, records in sheets)
        book.save(out)
    except BaseException:
        for sheet in book.worksheets:
            if not sheet.closed:
                sheet.close()  # left open, it complains when it is collected
        raise
    return count


class _Sheet:
    """A sheet that is being written."""

    def __init__(self, book: Any, name: str, columns: list[Column]) -> None:  # noqa: ANN401 - an optional module
        from openpyxl.styles import Font

        self.name = name
        self.sheet = book.create_sheet(name)
        self.columns = columns
        self.rows = 0
        self.links = 0
        self.bold, self.blue = Font(bold=True), Font(color="0563C1", underline="single")

    def write(self, records: Iterable[Record]) -> int:
        """Writes the names of the columns and all rows, and gives the number of these."""
        from openpyxl.utils import get_column_letter

        rows = iter(records)
        first = list(islice(rows, _LOOKED_AT))
        self.sheet.freeze_panes = "A2"
        for place, column in enumerate(self.columns, start=1):
            wide = _width(column.name, (record[column.name] for record in first))
            self.sheet.column_dimensions[get_column_letter(place)].width = wide
        self._append([self._head(place, column.name) for place, column in enumerate(self.columns, start=1)])
        for record in chain(first, rows):
            if self.rows == MOST_ROWS:
                limit = f"{MOST_ROWS - 1:,}"
                raise StoreError(f"more than {limit} {self.name} do not fit into an Excel sheet; export CSV")
            values = (
                self._value(place, column, record) for place, column in enumerate(self.columns, start=1)
            )
            self._append(list(values))
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(self.columns))}{self.rows}"
        return self.rows - 1

    def _append(self, row: list[object]) -> None:
        self.sheet.append(row)
        self.rows += 1

    def _value(self, place: int, column: Column, record: Record) -> object:
        value = joined(record[column.name])
        if column.kind == "date" and value is not None:
            day = date.fromisoformat(str(value))
            return day if day >= _FIRST_DAY else self._text(place, str(value))
        if column.name == "incentive_krw" and value is not None:
            return self._cell(place, value, number_format=_MONEY)
        return self._text(place, value) if isinstance(value, str) else value

    def _text(self, place: int, text: str) -> object:
        text = _ILLEGAL.sub(" ", text)
        if len(text) > LONGEST_TEXT:
            text = text[: LONGEST_TEXT - len(_CUT)] + _CUT
        if self.links < MOST_LINKS and len(text) <= LONGEST_LINK and _ADDRESS.fullmatch(text):
            self.links += 1
            return self._cell(place, text, hyperlink=text, font=self.blue)
        quoted = {"quotePrefix": True} if like_formula(text) else {}
        return self._cell(place, text, data_type="s", **quoted)

    def _head(self, place: int, name: str) -> object:
        return self._cell(place, name, font=self.bold)

    def _cell(self, place: int, value: object, **attributes: object) -> object:
        from openpyxl.cell import Cell

        made = Cell(self.sheet, row=self.rows + 1, column=place, value=value)
        for name, attribute in attributes.items():
            setattr(made, name, attribute)
        return made


def _width(name: str, values: Iterable[object]) -> int:
    """How many digits wide a column is: Korean letters take two."""
    shown = [len(name) + _FILTER_ARROW]
    for value in values:
        text = str(joined(value))[:_WIDEST]
        shown.append(sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text) + 1)
    return min(max(_NARROWEST, *shown), _WIDEST)
