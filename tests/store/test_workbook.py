"""Workbooks, as a person opens them."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from extractor.errors import StoreError
from extractor.store import Database, export, workbook
from tests.store.records import article, award

openpyxl = pytest.importorskip("openpyxl")
SHEETS = ("awards", "claims", "projects")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with Database.open(path) as database:
        values = {"region_code": "01110", "score": 90.5, "incentive_krw": 30_000_000, "streak": 3}
        first = award(**values, projects=("민원 지도", "=1+1"))
        database.store(article("one", first, publisher="@SUM(1)", url="https://news.test/1"))
        database.store(article("two", award(evaluation_year=2024), url="javascript:alert(1)", published=None))
        database.store(article("old", award(evaluation_year=1899), published="1899-12-31"))
        yield database


@pytest.fixture
def book(db: Database, tmp_path: Path) -> Any:
    assert export(db, SHEETS, "xlsx", tmp_path / "a.xlsx") > 10
    return openpyxl.load_workbook(tmp_path / "a.xlsx")


def column(sheet: Any, name: str) -> list[Any]:
    """The cells below a name in the first row."""
    (place,) = [cell.column for cell in sheet[1] if cell.value == name]
    return [sheet.cell(row, place) for row in range(2, sheet.max_row + 1)]


def test_every_table_has_a_sheet_that_scrolls_under_its_names_and_filters(book: Any, db: Database) -> None:
    assert book.sheetnames == list(SHEETS)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])
    assert book["claims"].max_row == db.counts()["claims"] + 1
    assert [cell.value for cell in column(book["projects"], "project")] == ["=1+1", "민원 지도"]


def test_columns_are_as_wide_as_what_stands_in_them(book: Any) -> None:
    sheet = book["awards"]
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["recipient"] == 14, "six Korean letters of two, a space, and one to spare"
    assert widths["grade"] == len("grade") + 4, "room for the arrow of the filter"
    assert max(widths.values()) <= 60
    assert min(widths.values()) >= 8


def test_dates_and_numbers_are_such_and_codes_are_text(book: Any) -> None:
    sheet = book["awards"]
    place = [cell.value for cell in column(sheet, "evaluation_year")].index(2025)
    seen = column(sheet, "first_seen")[place]
    assert (seen.value, seen.number_format) == (datetime(2026, 4, 3), "yyyy-mm-dd")
    money = column(sheet, "incentive_krw")[place]
    assert (money.value, money.number_format) == (30_000_000, "#,##0")
    assert column(sheet, "score")[place].value == 90.5
    assert column(sheet, "region_code")[place].value == "01110"


def test_a_day_that_excel_would_show_as_another_stays_text(book: Any) -> None:
    assert "1899-12-31" in [cell.value for cell in column(book["awards"], "first_seen")]


def test_addresses_of_the_web_alone_are_links(book: Any) -> None:
    cells = column(book["claims"], "url")
    links = {cell.value: cell.hyperlink and cell.hyperlink.target for cell in cells}
    assert links == {"https://news.test/1": "https://news.test/1", "javascript:alert(1)": None, None: None}


def test_text_is_no_formula_and_stays_text_where_it_is_edited(book: Any, tmp_path: Path) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    evil = [cell for cell in cells if cell.value in ("=1+1", "@SUM(1)")]
    assert len(evil) > 4
    assert all(cell.quotePrefix for cell in evil)
    assert not any(cell.quotePrefix for cell in cells if cell.value == "민원 지도")
    with ZipFile(tmp_path / "a.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 3
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]


def test_links_beyond_what_excel_takes_stay_text(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 3)
    out = io.BytesIO()
    export(db, "claims", "xlsx", out)
    cells = column(openpyxl.load_workbook(out)["claims"], "url")
    given = [cell for cell in cells if cell.value == "https://news.test/1"]
    assert len(given) > 3
    assert len([cell for cell in given if cell.hyperlink]) == 3


def test_a_table_too_long_for_a_sheet_is_told(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    with pytest.raises(StoreError, match="more than 3 claims do not fit into an Excel sheet; export CSV"):
        export(db, SHEETS, "xlsx", tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()
    assert export(db, "awards", "xlsx", tmp_path / "a.xlsx") == 3, "so many fit"


def test_an_empty_database_has_its_sheets_and_names() -> None:
    out = io.BytesIO()
    with Database.open(":memory:") as db:
        assert export(db, SHEETS, "xlsx", out) == 0
    book = openpyxl.load_workbook(out)
    assert [sheet["A1"].value for sheet in book] == ["key", "award", "award"]


def test_all_sheets_are_of_one_moment(db: Database, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program stores an article after the first sheet was read."""
    read = workbook._Sheet.write

    def then_stored(sheet: Any, rows: Any) -> int:
        count = read(sheet, rows)
        if sheet.name == "awards":
            with closing(sqlite3.connect(path)) as other, other:
                other.execute("UPDATE claims SET quote = 'new'")
        return count

    monkeypatch.setattr(workbook._Sheet, "write", then_stored)
    out = io.BytesIO()
    export(db, SHEETS, "xlsx", out)
    quotes = {cell.value for cell in column(openpyxl.load_workbook(out)["claims"], "quote")}
    assert "new" not in quotes
    assert db.rows("SELECT DISTINCT quote FROM claims") == [{"quote": "new"}]
