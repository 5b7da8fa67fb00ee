"""Parquet tables: one article a row, from data frames and crawls."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from extractor.errors import SourceFailure
from extractor.model import Page
from extractor.sources import read_sources

HTML = "<html><body><p>가람시가 우수 등급을 받았다.</p></body></html>"


def table(path: Path, **columns: list[Any]) -> Path:
    parquet.write_table(pyarrow.table(columns), path, row_group_size=10)
    return path


def read(path: Path) -> list[Page | SourceFailure]:
    return list(read_sources([str(path)]))


def only_failure(path: Path) -> str:
    (item,) = read(path)
    assert isinstance(item, SourceFailure)
    assert item.source == str(path)
    return str(item.error).removeprefix(f"{path}: ")


def test_rows_are_pages(tmp_path: Path) -> None:
    evening = datetime(2026, 4, 2, 20, 0, tzinfo=UTC)  # the next day in Korea
    path = table(
        tmp_path / "a.parquet",
        url=["http://news.example/1", None],
        text=["가람시는 우수 등급을 받았다.", None],
        html=[None, HTML],
        published=[evening, None],
        seen=[date(2026, 4, 4), None],
        tags=[["가", "나"], None],
    )
    first, second = read(path)
    assert first == Page(
        source=f"{path}#1",
        content="가람시는 우수 등급을 받았다.".encode(),
        media="text",
        charset="utf-8",
        cleaned=True,
        url="http://news.example/1",
        published=date(2026, 4, 3),
        extra={"seen": "2026-04-04", "tags": ["가", "나"]},
    )
    assert second == Page(source=f"{path}#2", content=HTML.encode(), media="html", charset="utf-8")


def test_raw_bytes_stay_as_they_came(tmp_path: Path) -> None:
    raw = HTML.replace("<body>", "<body>\r\n").encode("cp949")
    (page,) = read(table(tmp_path / "a.parquet", html=[raw]))
    assert isinstance(page, Page)
    assert (page.content, page.media, page.charset) == (raw, "html", None)


def test_a_bad_row_fails_alone(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", text=["하나", None, "셋"], published=["2026-04-03", None, "gestern"])
    first, empty, wrong = read(path)
    assert isinstance(first, Page)
    assert isinstance(empty, SourceFailure)
    assert isinstance(wrong, SourceFailure)
    assert str(empty.error).startswith(f"{path}#2: neither `text` nor `html` holds an article")
    assert str(wrong.error).startswith(f"{path}#3: `published` is 'gestern', not a date")


def test_what_is_no_table_of_articles_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    assert only_failure(tmp_path / "a.parquet").startswith("not a proper Parquet file: ")
    named = only_failure(table(tmp_path / "b.parquet", body=["가"]))
    assert named == "no column `text` or `html` (columns: body); name one so"
    assert only_failure(table(tmp_path / "c.parquet", text=pyarrow.array([], "string"))).startswith(
        "holds no row"
    )


def test_rows_before_the_damage_are_read(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", text=[f"{n}번째 " + chr(0xAC00 + n) * 200 for n in range(100)])
    content = bytearray(path.read_bytes())
    half = content.index("60번째".encode())
    content[half - 200 : half + 200] = bytes(400)
    path.write_bytes(content)
    *pages, failure = read(path)
    assert 0 < len(pages) < 100
    assert all(isinstance(page, Page) for page in pages)
    assert isinstance(failure, SourceFailure)
    assert f"damaged or cut off behind row {len(pages)}: " in str(failure.error)


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "a.parquet", text=["가"])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    needed = "reading Parquet tables needs pyarrow, which is not installed"
    assert only_failure(path) == f"{needed}; run: pip install 'award-extractor[parquet]'"
