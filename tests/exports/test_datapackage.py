"""Every exported file of rows is described, and holds what its description says."""

from __future__ import annotations

import csv
import json
import os
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from pyarrow import parquet

from extractor.cli import main
from extractor.columns import EXPORTS
from extractor.datapackage import NAME, SCHEMA
from extractor.store import Format, Table

ROOT = Path(__file__).resolve().parents[2]
TABLES: tuple[str, ...] = get_args(Table)
FORMATS: tuple[str, ...] = get_args(Format)


def export(database: Path, *arguments: str | Path) -> int:
    return main(["--quiet", "export", str(database), *map(str, arguments)])


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return found


def rows_of(resource: dict[str, Any], folder: Path) -> list[dict[str, Any]]:
    """The rows of a resource, read by nothing but what its description says."""
    path = folder / resource["path"]
    if resource["format"] == "csv":
        assert resource["encoding"] == "utf-8"
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    if resource["format"] == "jsonl":
        return [json.loads(line) for line in path.read_text(encoding=resource["encoding"]).splitlines()]
    if resource["format"] == "xlsx":
        names, *rows = openpyxl.load_workbook(path)[resource["dialect"]["sheetName"]].values
        return [dict(zip(names, row, strict=True)) for row in rows]
    rows_found: list[dict[str, Any]] = parquet.read_table(path).to_pylist()
    return rows_found


def logical(value: Any, field: dict[str, Any], form: str) -> Any:
    """The value that the description makes of what stands in the file. Fails where it is of another type."""
    kind = field["type"]
    if value is None or value == "":  # missingValues
        return None
    if form == "csv" and kind in ("integer", "number"):
        return int(value) if kind == "integer" else float(value)
    if kind == "date":
        if isinstance(value, datetime):
            assert (value.hour, value.minute) == (0, 0)
            return value.date()
        if isinstance(value, str):
            assert form in ("csv", "jsonl")
            return date.fromisoformat(value)
        assert type(value) is date
        return value
    expected = {"string": str, "integer": int, "number": (int, float), "array": list}[kind]
    assert isinstance(value, expected), (field["name"], value)
    assert not isinstance(value, bool)
    return value


def check(resource: dict[str, Any], folder: Path) -> int:
    """Holds every value of a resource against its description; the number of values that were there."""
    schema = resource["schema"]
    assert schema["missingValues"] == [""]
    fields = {field["name"]: field for field in schema["fields"]}
    rows = rows_of(resource, folder)
    seen, keys = 0, set()
    for row in rows:
        assert list(row) == list(fields)
        values = {name: logical(value, fields[name], resource["format"]) for name, value in row.items()}
        for name, value in values.items():
            limits = fields[name].get("constraints", {})
            assert value is not None or not limits.get("required"), name
            if value is None:
                continue
            seen += 1
            assert value in limits.get("enum", [value]), name
            assert value >= limits.get("minimum", value), name
            assert re.fullmatch(limits.get("pattern", ".*"), str(value), re.DOTALL), name
        keys.add(tuple(values[name] for name in schema["primaryKey"]))
    assert len(keys) == len(rows)
    assert rows
    return seen


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_a_file_holds_what_its_description_says(
    database: Path, tmp_path: Path, table: str, form: str
) -> None:
    assert export(database, "--table", table, "-o", tmp_path / f"some.{form}") == 0
    (resource,) = package(tmp_path)["resources"]
    assert (resource["name"], resource["path"], resource["format"]) == (table, f"some.{form}", form)
    assert check(resource, tmp_path) > 20


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_every_column_has_a_name_and_a_meaning(database: Path, tmp_path: Path, table: str, form: str) -> None:
    export(database, "--table", table, "-o", tmp_path / f"some.{form}")
    (resource,) = package(tmp_path)["resources"]
    assert re.search("[가-힣]", resource["title"])
    assert resource["description"]
    for field in resource["schema"]["fields"]:
        assert re.search("[가-힣]|^ID$", field["title"]), field
        assert len(field["description"]) > 10, field
        assert field["description"].isascii()


def test_a_workbook_is_described_sheet_by_sheet(database: Path, tmp_path: Path) -> None:
    assert export(database, "-o", tmp_path / "all.xlsx") == 0
    found = package(tmp_path)["resources"]
    assert [one["name"] for one in found] == ["awards", "claims", "projects"]
    assert {one["path"] for one in found} == {"all.xlsx"}
    for one in found:
        assert one["dialect"] == {"sheetName": one["name"], "excel": {"sheet": one["name"]}}
        check(one, tmp_path)
        last = one["schema"]["fields"][-1]["name"]
        if one["name"] != "awards":  # there it is a list
            assert all(row[last] is not None for row in rows_of(one, tmp_path)), (
                "else a reader finds it short"
            )


def test_limits_units_and_words_are_told(database: Path, tmp_path: Path) -> None:
    export(database, "-o", tmp_path / "awards.csv")
    fields = {field["name"]: field for field in package(tmp_path)["resources"][0]["schema"]["fields"]}
    assert fields["incentive_krw"]["unit"] == "KRW"
    assert fields["score"]["constraints"] == {"minimum": 0}
    assert fields["recipient_kind"]["constraints"]["enum"] == ["sido", "si", "gun", "gu", "other"]
    assert fields["grade"]["constraints"]["enum"][:4] == ["최우수", "우수", "보통", "미흡"]
    assert "open-data" in fields["programme"]["constraints"]["enum"]
    assert fields["key"]["constraints"] == {"required": True}
    assert (fields["first_seen"]["type"], fields["projects"]["type"]) == ("date", "string")


def test_exports_of_one_folder_share_a_description(database: Path, tmp_path: Path) -> None:
    """Each in the place that it had; and what a person wrote stays."""
    export(database, "-o", tmp_path / "awards.csv")
    export(database, "--table", "claims", "-o", tmp_path / "claims.csv")
    export(database, "-o", tmp_path / "awards.jsonl")
    described = package(tmp_path)
    described["licenses"] = [{"name": "CC-BY-4.0"}]
    described["resources"][0]["description"] = "old"
    described["resources"].append({"name": "other", "path": "https://elsewhere.test/other.csv"})
    (tmp_path / NAME).write_text(json.dumps(described), encoding="utf-8-sig")
    export(database, "-o", tmp_path / "awards.csv")
    found = package(tmp_path)
    assert [(one["name"], one["path"]) for one in found["resources"]] == [
        ("awards", "awards.csv"),
        ("claims", "claims.csv"),
        ("awards-jsonl", "awards.jsonl"),
        ("other", "https://elsewhere.test/other.csv"),
    ]
    assert found["resources"][0]["description"] != "old"
    assert (found["licenses"], found["$schema"]) == ([{"name": "CC-BY-4.0"}], SCHEMA)
    export(database, "--format", "jsonl", "-o", tmp_path / "more.txt")
    assert package(tmp_path)["resources"][-1]["name"] == "awards-jsonl-2"


def test_the_same_export_is_described_the_same(database: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for _ in range(2):
            export(database, "-o", tmp_path / folder / "awards.csv")
    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "two" / NAME).read_bytes()


def test_the_sources_are_those_of_the_notice(database: Path, tmp_path: Path) -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    export(database, "-o", tmp_path / "awards.csv")
    sources = package(tmp_path)["sources"]
    assert sources == [{"title": one.title, "path": one.path} for one in EXPORTS.sources]
    assert len(sources) == 2
    for source in sources:
        assert source["path"] in notice
        assert all(part.strip() in notice for part in re.split(r"[,()]", source["title"]))


@pytest.mark.parametrize("content", ["not JSON", "[]", '{"name": "of another tool"}', '{"resources": [1]}'])
def test_what_is_no_description_is_left_alone(
    database: Path, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    assert export(database, "-o", tmp_path / "awards.csv") == 2
    told = capsys.readouterr().err
    assert "datapackage.json is no data package" in told
    assert "--no-datapackage" in told
    assert os.listdir(tmp_path) == [NAME]
    assert export(database, "-o", tmp_path / "awards.csv", "--no-datapackage") == 0
    assert (tmp_path / NAME).read_text(encoding="utf-8") == content


def test_nothing_is_described_where_no_file_of_rows_is_written(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert export(database, "--format", "csv") == 0
    assert export(database, "--format", "csv", "-o", "-") == 0
    assert export(database, "--format", "csv", "-o", os.devnull) == 0
    assert export(database, "--format", "table", "-o", "awards.txt") == 0
    assert capfdbinary.readouterr().out.count(b"key,recipient") == 2
    assert os.listdir(tmp_path) == ["awards.txt"]


def test_no_file_of_rows_takes_its_name(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(database, "--format", "jsonl", "-o", tmp_path / NAME) == 2
    assert "name another FILE" in capsys.readouterr().err
    assert os.listdir(tmp_path) == []


def test_a_failed_export_describes_nothing(database: Path, tmp_path: Path) -> None:
    assert export(database, "-o", tmp_path / "none" / "awards.csv") == 2
    assert os.listdir(tmp_path) == []
