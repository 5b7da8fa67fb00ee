from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import StoreError
from extractor.store import Database, Format, Table, export
from extractor.store.tables import records
from tests.store.records import article, award

TABLES: tuple[Table, ...] = ("awards", "claims", "articles", "projects")
needs_openpyxl = pytest.mark.skipif(not importlib.util.find_spec("openpyxl"), reason="extra xlsx")
needs_pyarrow = pytest.mark.skipif(not importlib.util.find_spec("pyarrow"), reason="extra parquet")


@pytest.fixture
def db() -> Iterator[Database]:
    with Database.open(":memory:") as database:
        values = {"region_code": "01110", "score": 90.5, "incentive_krw": 10**8, "streak": 3}
        first = award(**values, projects=("민원 지도", "교통, 분석"), inferred=("streak",))
        database.store(article("one", first, warnings=("하나", "둘"), publisher="가람일보"))
        database.store(article("two", award(evaluation_year=None, grade="보통"), url="https://news.test/2"))
        database.store(
            article("evil", title='=HYPERLINK("http://x.test")', publisher="@SUM(1)", reporter="-나")
        )
        yield database


def read_csv(path: Path) -> list[dict[str, str]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_xlsx(path: Path) -> list[dict[str, Any]]:
    import openpyxl

    rows = list(openpyxl.load_workbook(path).active.iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d", "inlineStr"}, "a formula"
    names = [cell.value for cell in rows[0]]
    return [dict(zip(names, [cell.value for cell in row], strict=True)) for row in rows[1:]]


def read_parquet(path: Path) -> list[dict[str, Any]]:
    from pyarrow import parquet

    rows: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows


def given_back(value: Any, kind: str, format: str) -> Any:
    """A value as the database has it, from how the format says it."""
    if value is None or (format == "csv" and value == "" and kind != "list"):
        return [] if kind == "list" else None
    if kind == "date":
        return value if format in ("csv", "jsonl") else value.isoformat()[:10]
    if format in ("csv", "xlsx"):
        if format == "csv" and re.match(r"'+[=+\-@\t\r\n＝＋－＠]", value):
            value = value[1:]
        if kind == "list":
            return value.split("; ") if value else []
    if format == "csv":
        return {"integer": int, "number": float}.get(kind, str)(value)
    return value


READERS = {"csv": read_csv, "jsonl": read_jsonl, "xlsx": read_xlsx, "parquet": read_parquet}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "format",
    [
        "csv",
        "jsonl",
        pytest.param("xlsx", marks=needs_openpyxl),
        pytest.param("parquet", marks=needs_pyarrow),
    ],
)
def test_every_value_comes_back(db: Database, tmp_path: Path, table: Table, format: Format) -> None:
    """Types, Korean, dates, empty cells, lists, formulas, and apostrophes that stood before one already."""
    db.store(article("quoted", title="'=1+1", publisher="''@가", deck="'90년대", text="-\n여러\n줄\t칸"))
    columns, rows = records(db, table)
    wanted = list(rows)
    assert len(wanted) > 1
    out = tmp_path / f"a.{format}"
    assert export(db, table, format, out) == len(wanted)
    found = READERS[format](out)
    assert [list(row) for row in found] == [[column.name for column in columns]] * len(wanted)
    kinds = {column.name: column.kind for column in columns}
    assert [
        {name: given_back(value, kinds[name], format) for name, value in row.items()} for row in found
    ] == wanted


def test_awards_as_json_keep_types_and_lists(db: Database, tmp_path: Path) -> None:
    assert export(db, "awards", "jsonl", tmp_path / "a.jsonl") == 2
    first, second = read_jsonl(tmp_path / "a.jsonl")
    assert first["region_code"] == "01110"
    assert (first["score"], first["incentive_krw"]) == (90.5, 10**8)
    assert first["projects"] == ["교통, 분석", "민원 지도"]
    assert first["inferred"] == ["streak"]
    assert (second["evaluation_year"], second["projects"]) == (None, [])


def test_awards_as_csv(db: Database, tmp_path: Path) -> None:
    assert export(db, "awards", "csv", tmp_path / "a.csv") == 2
    first, second = read_csv(tmp_path / "a.csv")
    assert (first["region_code"], first["score"], first["projects"]) == (
        "01110",
        "90.5",
        "교통, 분석; 민원 지도",
    )
    assert second["evaluation_year"] == ""


@needs_openpyxl
def test_awards_as_excel_keep_codes_as_text(db: Database, tmp_path: Path) -> None:
    assert export(db, "awards", "xlsx", tmp_path / "a.xlsx") == 2
    first, second = read_xlsx(tmp_path / "a.xlsx")
    assert (first["region_code"], first["score"], first["streak"]) == ("01110", 90.5, 3)
    assert second["evaluation_year"] is None


@needs_pyarrow
@pytest.mark.parametrize("table", TABLES)
def test_parquet_holds_what_json_holds(db: Database, tmp_path: Path, table: Table) -> None:
    from pyarrow import parquet

    export(db, table, "parquet", tmp_path / "a.parquet")
    export(db, table, "jsonl", tmp_path / "a.jsonl")
    found = parquet.read_table(tmp_path / "a.parquet").to_pylist()
    as_text = [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        for row in found
    ]
    assert as_text == read_jsonl(tmp_path / "a.jsonl")


@needs_pyarrow
def test_parquet_has_types(db: Database, tmp_path: Path) -> None:
    from pyarrow import parquet

    export(db, "awards", "parquet", tmp_path / "a.parquet")
    types = {field.name: str(field.type) for field in parquet.read_schema(tmp_path / "a.parquet")}
    assert (types["region_code"], types["evaluation_year"], types["score"]) == ("string", "int64", "double")
    assert (types["first_seen"], types["projects"]) == ("date32[day]", "list<element: string>")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_the_same_database_gives_the_same_file(
    db: Database, tmp_path: Path, table: Table, format: Format
) -> None:
    files = [tmp_path / name for name in ("a", "b")]
    for file in files:
        export(db, table, format, file)
    assert files[0].read_bytes() == files[1].read_bytes()
    keys = read_csv(files[0]) if format == "csv" else read_jsonl(files[0])
    assert len(keys) > 1


def test_claims_name_their_article(db: Database, tmp_path: Path) -> None:
    count = export(db, "claims", "jsonl", tmp_path / "c.jsonl")
    rows = read_jsonl(tmp_path / "c.jsonl")
    assert len(rows) == count == db.counts()["claims"]
    (score,) = (row for row in rows if row["field"] == "score")
    assert (score["value"], score["publisher"], score["source"]) == ("90.5", "가람일보", "pages/one.html")


def test_formulas_are_defused_in_csv(db: Database, tmp_path: Path) -> None:
    export(db, "articles", "csv", tmp_path / "a.csv")
    (evil,) = (row for row in read_csv(tmp_path / "a.csv") if row["id"] == "evil")
    assert evil["title"] == '\'=HYPERLINK("http://x.test")'
    assert (evil["publisher"], evil["reporter"]) == ("'@SUM(1)", "'-나")


def test_numbers_in_csv_stay_numbers(tmp_path: Path) -> None:
    with Database.open(":memory:") as db:
        db.store(article("one", award(score=-1.5)))
        export(db, "awards", "csv", tmp_path / "a.csv")
    assert read_csv(tmp_path / "a.csv")[0]["score"] == "-1.5"


def test_only_a_workbook_holds_several_tables(db: Database, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="a csv file holds one table"):
        export(db, ("awards", "claims"), "csv", tmp_path / "a.csv")
    with pytest.raises(StoreError, match="tables: awards, "):
        export(db, ("awards", "runs"), "xlsx", tmp_path / "a.xlsx")  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


@needs_openpyxl
def test_formulas_are_text_in_excel(db: Database, tmp_path: Path) -> None:
    db.store(article("odd", text="가" * 40_000, title="\x0b벨"))
    export(db, "articles", "xlsx", tmp_path / "a.xlsx")
    rows = {row["id"]: row for row in read_xlsx(tmp_path / "a.xlsx")}
    assert rows["evil"]["title"] == '=HYPERLINK("http://x.test")'
    assert len(rows["odd"]["text"]) == 32_767
    assert rows["odd"]["text"].endswith("[…]")
    assert rows["odd"]["title"] == " 벨"


@pytest.mark.parametrize(("format", "module"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_missing_library_is_named_with_its_extra(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: Format, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with pytest.raises(StoreError, match=rf"pip install 'award-extractor\[{format}\]'"):
        export(db, "awards", format, tmp_path / "a")
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["old"]


def test_a_failed_export_leaves_the_old_file(db: Database, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old", encoding="utf-8")
    db.connection.execute("UPDATE awards SET inferred = 'not json'")
    with pytest.raises(ValueError, match="Expecting value"):
        export(db, "awards", "csv", tmp_path / "a.csv")
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["old"]


def test_a_file_gets_ordinary_permissions(db: Database, tmp_path: Path) -> None:
    export(db, "awards", "csv", tmp_path / "a.csv")
    (tmp_path / "b").touch()
    assert os.stat(tmp_path / "a.csv").st_mode == os.stat(tmp_path / "b").st_mode


def test_a_stream_is_written_to_and_left_open(db: Database) -> None:
    for format in ("csv", "jsonl"):
        stream = io.BytesIO()
        assert export(db, "awards", format, stream) == 2
        assert stream.getvalue().count(b"\n") == 2 + (format == "csv")


@pytest.mark.parametrize(("out", "message"), [(".", "is a folder"), ("none/a.csv", "written: No such file")])
def test_places_that_cannot_be_written_are_told(db: Database, tmp_path: Path, out: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        export(db, "awards", "csv", tmp_path / out)


@pytest.mark.parametrize("wrong", [("awards", "xml"), ("sqlite_master", "csv")])
def test_what_can_be_exported_is_told(db: Database, tmp_path: Path, wrong: tuple[Any, Any]) -> None:
    with pytest.raises(StoreError, match="tables: awards, claims, articles, projects; formats: csv, jsonl"):
        export(db, *wrong, tmp_path / "a")


def test_an_empty_table_still_has_its_columns(tmp_path: Path) -> None:
    with Database.open(":memory:") as db:
        assert export(db, "awards", "csv", tmp_path / "a.csv") == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("key,recipient,region_code,")
