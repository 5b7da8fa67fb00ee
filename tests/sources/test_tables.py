"""Tables of articles: Excel workbooks, and the exports of the BigKinds archive in both forms."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from extractor.errors import FetchError, SourceFailure
from extractor.model import Page
from extractor.page import read_page
from extractor.sources import read_sources

ARTICLE = "가람시가 데이터기반행정 평가에서 우수 등급을 받았다."
COLUMNS = [
    "뉴스 식별자",
    "일자",
    "언론사",
    "기고자",
    "제목",
    "통합 분류1",
    "통합 분류2",
    "통합 분류3",
    "사건/사고 분류1",
    "인물",
    "위치",
    "기관",
    "키워드",
    "특성추출(가중치순 상위 50개)",
    "본문",
    "URL",
    "분석제외 여부",
]
EXCERPT = "가람시(시장 한누리)는 데이터기반행정 실태점검에서 우수 등급을 받았다고 5일 밝혔다. 시는"
ROW = {
    "뉴스 식별자": "01100000.20250305120000001",
    "일자": "20250305",
    "언론사": "가람일보",
    "기고자": "나리꽃",
    "제목": "가람시, 데이터기반행정 우수",
    "통합 분류1": "지역>경기",
    "인물": "한누리",
    "위치": "가람시",
    "기관": "행정안전부",
    "키워드": "데이터,행정",
    "본문": EXCERPT,
    "URL": "http://news.example/1",
}


class Site:
    """Answers every address with its page, or with a failure where it has none."""

    def __init__(self, **pages: str) -> None:
        self.pages = {f"http://news.example/{name}": text for name, text in pages.items()}

    def fetch_many(self, urls: Iterable[str]) -> Iterator[Page | SourceFailure]:
        for url in urls:
            if url in self.pages:
                yield Page(
                    source=url, url=url, content=self.pages[url].encode(), media="html", charset="utf-8"
                )
            else:
                yield SourceFailure(url, FetchError(f"{url}: the server answers 404; check the address"))


def read(path: Path, site: Site | None = None) -> list[Page | SourceFailure]:
    return list(read_sources([str(path)], fetcher=site or Site()))


def pages(path: Path, site: Site | None = None) -> list[Page]:
    items = read(path, site)
    assert all(isinstance(item, Page) for item in items), items
    return [item for item in items if isinstance(item, Page)]


def failure(path: Path) -> str:
    """The message of the only item."""
    (item,) = read(path)
    assert isinstance(item, SourceFailure), item
    assert str(item.error).startswith(str(path))
    assert "; " in str(item.error)
    return str(item.error)


def workbook(path: Path, *rows: Iterable[Any], title: str = "sheet") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def export(path: Path, *rows: dict[str, Any]) -> Path:
    table = [COLUMNS, *([row.get(column) for column in COLUMNS] for row in rows)]
    if path.suffix == ".xlsx":
        return workbook(path, *table)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(table)
    return path


def replaced(path: Path, name: str, content: bytes) -> Path:
    """The workbook with one member written anew."""
    with zipfile.ZipFile(path) as old:
        members = {member: old.read(member) for member in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for member, held in (members | {name: content}).items():
            new.writestr(member, held)
    return path


# Workbooks


def test_a_workbook_is_read_row_by_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ["id", "text", "title", "published", "desk", None],
        [7, ARTICLE, 2025, datetime(2025, 3, 5), 3.0, None],
        [],
        ["b", f"{ARTICLE} 둘째.", None, "2025-03-06T23:00:00Z", date(2025, 1, 2), "note"],
    )
    first, second = pages(path)
    assert (first.source, first.id, first.title, first.published) == (
        f"{path}#2",
        "7",
        "2025",
        date(2025, 3, 5),
    )
    assert first.content.decode() == ARTICLE
    assert first.extra == {"desk": 3}
    assert (second.source, second.published) == (f"{path}#4", date(2025, 3, 7))
    assert second.extra == {"desk": "2025-01-02"}


def test_the_sheet_with_articles_is_found(tmp_path: Path) -> None:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover["A1"] = "안내"
    sheet = book.create_sheet("기사")
    sheet.append(["text"])
    sheet.append([ARTICLE])
    book.save(tmp_path / "a.xlsx")
    assert len(pages(tmp_path / "a.xlsx")) == 1


def test_rows_of_a_workbook_fail_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["text", "published"], [ARTICLE, "어제"], [None, 3], [ARTICLE, None])
    first, second, third = read(path)
    assert isinstance(first, SourceFailure)
    assert "row 2" in str(first.error)
    assert isinstance(second, SourceFailure)
    assert second.source == f"{path}#3"
    assert isinstance(third, Page)


def test_a_workbook_that_states_no_size_and_no_styles_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["text"], [ARTICLE], [ARTICLE])
    with zipfile.ZipFile(path) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
        styles = old.read("xl/styles.xml")
    replaced(path, "xl/worksheets/sheet1.xml", sheet.replace(b'ref="A1:A3"', b'ref="A1"'))
    replaced(path, "xl/styles.xml", styles.partition(b"<cellStyles")[0] + b"</styleSheet>")
    assert len(pages(path)) == 2


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "names no column"),
        ([["제목", "내용"], ["a", "b"]], "제목,내용"),
        ([["text", "text"], ["a", "b"]], "two columns are called text"),
        ([["text"]], "no row"),
        ([["text"], [None], [" "]], "no row"),
    ],
)
def test_wrong_workbooks_are_named(tmp_path: Path, rows: list[list[Any]], message: str) -> None:
    assert message in failure(workbook(tmp_path / "a.xlsx", *rows))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"text\nabc\n", "not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"PK\x03\x04" + bytes(100), "not an Excel workbook"),
    ],
)
def test_files_that_are_no_workbook_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert message in failure(tmp_path / "a.xlsx")


def test_another_zip_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    assert "not an Excel workbook" in failure(tmp_path / "a.xlsx")
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["text"], [ARTICLE])
    replaced(path, "xl/sharedStrings.xml", b"<sst>" + b"<si/>" * 4_000_000 + b"</sst>")
    assert path.stat().st_size < 100_000
    assert "too large for an Excel workbook" in failure(path)


def with_shared_strings(path: Path, strings: bytes) -> Path:
    """The workbook with its first text cells taken from a table of shared strings, as most programs write."""
    with zipfile.ZipFile(path) as old:
        types = old.read("[Content_Types].xml")
        sheet = old.read("xl/worksheets/sheet1.xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    if kind not in types:
        replaced(path, "[Content_Types].xml", types.replace(b"</Types>", part))
    cells = sheet.replace(b't="inlineStr"', b't="s"').replace(b"<is><t>0</t></is>", b"<v>0</v>")
    cells = cells.replace(b"<is><t>1</t></is>", b"<v>1</v>")
    replaced(path, "xl/worksheets/sheet1.xml", cells)
    return replaced(path, "xl/sharedStrings.xml", strings)


SHARED = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</sst>'


def test_shared_strings_are_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["0"], ["1"])
    strings = (
        SHARED
        % f"<si><t>text</t></si><si><r><t>{ARTICLE[:5]}</t></r><r><t>{ARTICLE[5:]}</t></r></si>".encode()
    )
    (page,) = pages(with_shared_strings(path, strings))
    assert page.content.decode() == ARTICLE


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["0"], ["1"])
    doctype = b'<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    strings = SHARED % b"<si><t>text</t></si><si><t>&b;</t></si>"
    assert "Entities" in failure(with_shared_strings(path, doctype + strings))


def test_a_row_far_below_costs_no_time_and_no_row(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ["text"], [ARTICLE], [ARTICLE])
    with zipfile.ZipFile(path) as old:
        sheet = old.read("xl/worksheets/sheet1.xml")
    replaced(
        path,
        "xl/worksheets/sheet1.xml",
        sheet.replace(b'"A3"', b'"A99999999999"').replace(b'r="3"', b'r="99999999999"'),
    )
    assert len(pages(path)) == 1


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", ["text"], [ARTICLE])
    for module in ("openpyxl", "defusedxml"):
        with monkeypatch.context() as patch:
            patch.setitem(sys.modules, module, None)
            assert (
                f"needs {module}, which is not installed; run: pip install 'award-extractor[xlsx]'"
                in failure(path)
            )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook of five articles."""
    rows = [["text", "title"], *([ARTICLE, "제목"] for _ in range(5))]
    return workbook(tmp_path_factory.mktemp("sound") / "a.xlsx", *rows).read_bytes()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_workbooks_give_rows_or_a_named_failure(
    sound: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, 10**6)) % len(content)
        if data.draw(st.booleans()):
            content[at] = data.draw(st.integers(0, 255))
        else:
            del content[at : at + data.draw(st.integers(1, 300))]
    path = tmp_path_factory.mktemp("damaged") / "a.xlsx"
    path.write_bytes(content)
    for item in read(path):
        if isinstance(item, SourceFailure):
            assert str(item.error).startswith(str(path))
        else:
            assert item.media == "text"


# Exports of BigKinds


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_page_is_fetched_and_the_tables_word_kept(tmp_path: Path, ending: str) -> None:
    path = export(tmp_path / f"NewsResult{ending}", ROW)
    whole = "<html><body><p>whole article</p></body></html>"
    (page,) = pages(path, Site(**{"1": whole}))
    assert page.content.decode() == whole
    assert (page.media, page.url, page.source) == ("html", "http://news.example/1", f"{path}#2")
    assert page.id == "01100000.20250305120000001"
    assert (page.title, page.publisher, page.reporter) == (
        "가람시, 데이터기반행정 우수",
        "가람일보",
        "나리꽃",
    )
    assert page.published == date(2025, 3, 5)
    assert page.extra == {
        "통합 분류1": "지역>경기",
        "인물": "한누리",
        "위치": "가람시",
        "기관": "행정안전부",
        "키워드": "데이터,행정",
    }
    assert page.notes == ()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_excerpt_stands_in_with_a_warning(tmp_path: Path, ending: str) -> None:
    path = export(tmp_path / f"NewsResult{ending}", ROW)
    (page,) = pages(path)
    assert page.content.decode() == EXCERPT
    (note,) = page.notes
    assert "excerpt of 200 characters" in note
    assert "404" in note
    article = read_page(page)
    assert note in article.warnings
    assert article.text == EXCERPT
    assert article.publisher == "가람일보"


def test_rows_keep_their_order_among_fetched_and_excerpts(tmp_path: Path) -> None:
    rows = [
        ROW | {"뉴스 식별자": str(number), "URL": url}
        for number, url in enumerate(
            [
                "http://news.example/1",
                "",
                "http://news.example/gone",
                "javascript:void(0)",
                "http://news.example/1",
            ]
        )
    ]
    path = export(tmp_path / "a.xlsx", *rows)
    got = pages(path, Site(**{"1": "<p>whole</p>"}))
    assert [page.id for page in got] == ["0", "1", "2", "3", "4"]
    assert [page.media for page in got] == ["html", "text", "text", "text", "html"]
    assert ["no address" in " ".join(page.notes) for page in got] == [False, True, False, True, False]


@pytest.mark.parametrize(
    "value", ["20250305", 20250305, 20250305.0, "2025-03-05", "2025.03.05", datetime(2025, 3, 5)]
)
def test_days_in_all_forms(tmp_path: Path, value: Any) -> None:
    (page,) = pages(export(tmp_path / "a.xlsx", ROW | {"일자": value}))
    assert page.published == date(2025, 3, 5)


def test_headers_may_be_spaced_otherwise(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", ["뉴스식별자", " 제목 ", "본문", "일 자"], ["1", "제목", EXCERPT, "20250305"]
    )
    (page,) = pages(path)
    assert (page.id, page.title, page.published) == ("1", "제목", date(2025, 3, 5))


@pytest.mark.parametrize(
    ("row", "message"),
    [({"일자": "어제"}, "YYYYMMDD"), ({"일자": "20250230"}, "20250230"[:4]), ({"본문": None}, "neither")],
)
def test_wrong_rows_of_an_export_are_named(tmp_path: Path, row: dict[str, Any], message: str) -> None:
    path = export(tmp_path / "a.csv", ROW | row)
    (item,) = read(path)
    assert isinstance(item, SourceFailure)
    assert item.source == f"{path}#2"
    assert message in str(item.error)


def test_a_table_with_text_of_its_own_is_no_export(tmp_path: Path) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["뉴스 식별자", "제목", "본문", "text"], ["1", "제목", EXCERPT, ARTICLE]])
    (tmp_path / "a.csv").write_text(buffer.getvalue(), encoding="utf-8")
    (page,) = pages(tmp_path / "a.csv")
    assert page.content.decode() == ARTICLE
