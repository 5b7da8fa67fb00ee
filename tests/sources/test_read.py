"""Every kind of source gives its pages in order, and every wrong one a failure that names its place."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import FetchError, SourceError, SourceFailure
from extractor.model import Page
from extractor.sniff import binary_kind
from extractor.sources import files, read_sources

ARTICLE = "가람시가 데이터기반행정 평가에서 우수 등급을 받았다."


def read(*names: object, fetcher: Any = None) -> list[Page | SourceFailure]:
    return list(read_sources([str(name) for name in names], fetcher=fetcher))


def page(*names: object) -> Page:
    (item,) = read(*names)
    assert isinstance(item, Page), item
    return item


def failure(*names: object) -> SourceFailure:
    """The only item, a failure whose message begins with its place and says what to do."""
    (item,) = read(*names)
    assert isinstance(item, SourceFailure), item
    assert "; " in str(item.error)
    return item


def write(path: Path, content: str | bytes | dict[str, Any]) -> Path:
    if isinstance(content, dict):
        content = json.dumps(content, ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# Single files


@pytest.mark.parametrize(
    ("name", "media"),
    [("a.html", "html"), ("a.htm", "html"), ("A.HTML", "html"), ("a.txt", "text"), ("a.TXT", "text")],
)
def test_a_file_is_passed_on_byte_for_byte(tmp_path: Path, name: str, media: str) -> None:
    content = ARTICLE.encode("cp949") + b"\r\n\x00"
    path = write(tmp_path / name, content)
    assert page(path) == Page(source=str(path), content=content, media=media)  # type: ignore[arg-type]


def test_an_article_may_begin_like_a_program() -> None:
    # 'MZ' begins Windows programs, and Korean articles about the young.
    assert binary_kind("MZ세대가 뽑은 데이터 행정".encode("cp949")) is None


def test_a_json_file_is_one_article(tmp_path: Path) -> None:
    record = {
        "id": "garam",
        "url": "http://news.example/1",
        "title": "제목",
        "publisher": "신문",
        "reporter": "기자",
        "published": "2026-04-03",
        "text": ARTICLE,
        "awards": [{"recipient": "가람시"}],
        "notes": "…",
        "synthetic": True,
    }
    path = write(tmp_path / "a.json", b"\xef\xbb\xbf" + json.dumps(record).encode())
    assert page(path) == Page(
        source=str(path),
        content=ARTICLE.encode(),
        media="text",
        charset="utf-8",
        cleaned=True,
        id="garam",
        url="http://news.example/1",
        title="제목",
        publisher="신문",
        reporter="기자",
        published=date(2026, 4, 3),
        extra={"awards": [{"recipient": "가람시"}], "notes": "…", "synthetic": True},
    )


def test_a_record_may_hold_html(tmp_path: Path) -> None:
    got = page(write(tmp_path / "a.json", {"html": f"<p>{ARTICLE}</p>", "text": None}))
    assert (got.media, got.content) == ("html", f"<p>{ARTICLE}</p>".encode())
    assert got.extra == {}


def test_text_wins_over_html(tmp_path: Path) -> None:
    got = page(write(tmp_path / "a.json", {"html": "<p>x</p>", "text": ARTICLE}))
    assert (got.media, got.content) == ("text", ARTICLE.encode())


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-04-03", date(2026, 4, 3)),
        (" 2026-04-03 ", date(2026, 4, 3)),
        ("2026-04-03T23:30:00", date(2026, 4, 3)),
        ("2026-04-03T23:30:00+09:00", date(2026, 4, 3)),
        ("2026-04-03T23:30:00Z", date(2026, 4, 4)),  # the next morning in Korea
        ("", None),
        (None, None),
    ],
)
def test_dates(tmp_path: Path, value: str | None, day: date | None) -> None:
    assert page(write(tmp_path / "a.json", {"text": ARTICLE, "published": value})).published == day


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "neither"),
        ({"title": "제목"}, "keys: title"),
        ({"text": ""}, "neither"),
        ({"text": " \n", "html": None}, "neither"),
        ({"text": 3}, "`text` is 3"),
        ({"text": ["a"]}, "`text`"),
        ({"text": ARTICLE, "title": {}}, "`title`"),
        ({"text": ARTICLE, "id": True}, "`id`"),
        ({"text": ARTICLE, "published": "2026-02-30"}, "2026-02-30"),
        ({"text": ARTICLE, "published": "어제"}, "YYYY-MM-DD"),
        ({"text": ARTICLE, "published": "0001-01-01T00:00:00+23:00"}, "YYYY-MM-DD"),
        ({"text": ARTICLE, "published": 20260403}, "`published`"),
    ],
)
def test_wrong_records_are_named(tmp_path: Path, record: dict[str, Any], message: str) -> None:
    path = write(tmp_path / "a.json", record)
    item = failure(path)
    assert item.source == str(path)
    assert str(item.error).startswith(str(path))
    assert message in str(item.error)


def test_a_number_may_be_an_id(tmp_path: Path) -> None:
    assert page(write(tmp_path / "a.json", {"text": ARTICLE, "id": 17})).id == "17"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[]", "a list"),
        (b'"text"', "a single value"),
        (b"{", "not valid JSON"),
        (b'{"text": NaN}', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"text": "\xb0\xa1"}', "not UTF-8"),
        (b'{"text": "\\ud800"}', "not valid JSON"),
        (b'{"text": "a"} {"text": "b"}', "not valid JSON"),
    ],
)
def test_wrong_json_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in str(failure(write(tmp_path / "a.json", content)).error)


# What is no source


@pytest.mark.parametrize("ending", [".html", ".txt", ".json", ".jsonl", ".csv"])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"%PDF-1.4\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b"\x00\x00\x00\x20ftypisom", "video"),
        (bytes(range(256)) * 8, "binary"),
    ],
)
def test_files_that_are_no_text_are_named(tmp_path: Path, ending: str, content: bytes, message: str) -> None:
    item = failure(write(tmp_path / f"a{ending}", content))
    assert message in str(item.error)
    assert item.source == str(tmp_path / f"a{ending}")


@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_a_blank_file_is_named(tmp_path: Path, name: str) -> None:
    assert "blanks" in str(failure(write(tmp_path / name, b"\xef\xbb\xbf \r\n\t")).error)


@pytest.mark.parametrize("name", ["missing.html", "missing", "missing.xlsx", "missing/"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    assert "no such file" in str(failure(tmp_path / name).error)


@pytest.mark.parametrize("name", ["a.xyz", "README", "a.html.bak"])
def test_an_unknown_ending_is_named_with_the_known_ones(tmp_path: Path, name: str) -> None:
    message = str(failure(write(tmp_path / name, ARTICLE)).error)
    assert "not supported" in message
    assert ".jsonl" in message


@pytest.mark.parametrize(
    "name", ["ftp://news.example/a.html", "file:///etc/passwd", "gopher:a", "mailto:a@b.example"]
)
def test_an_unknown_scheme_is_named(name: str) -> None:
    item = failure(name)
    assert item.source == name
    assert "not supported" in str(item.error)


def test_a_file_with_a_colon_in_its_name_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "평가:결과.txt", ARTICLE)
    write(tmp_path / "ab:c.txt", ARTICLE)
    monkeypatch.chdir(tmp_path)
    assert page("평가:결과.txt").media == "text"
    assert page("ab:c.txt").media == "text"


def test_a_page_too_large_to_be_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_PAGE_BYTES", 1000)
    assert page(write(tmp_path / "a.txt", b"a" * 1000)).media == "text"
    assert "too large" in str(failure(write(tmp_path / "b.txt", b"a" * 1001)).error)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    assert "not a regular file" in str(failure(tmp_path / "a.html").error)


def test_names_that_are_no_names_are_named() -> None:
    for name in ("", "a" * 5000, "a\x00b.html", "@"):
        (item,) = read(name)
        assert isinstance(item, SourceFailure)


# Folders


def test_a_folder_is_read_in_one_order_everywhere(tmp_path: Path) -> None:
    for name in ("b.html", "a/2.txt", "a/10.txt", "c/d/e.htm", "c.txt", "나.html", "가.html", "Z.html"):
        write(tmp_path / name, ARTICLE)
    expected = ["Z.html", "a/10.txt", "a/2.txt", "b.html", "c/d/e.htm", "c.txt", "가.html", "나.html"]
    assert [item.source for item in read(tmp_path)] == [str(tmp_path / name) for name in expected]


def test_names_are_ordered_by_their_composed_form(tmp_path: Path) -> None:
    write(tmp_path / "\u1102\u1161.html", ARTICLE)  # 나, decomposed as some systems store it
    write(tmp_path / "가.html", ARTICLE)
    write(tmp_path / "다.html", ARTICLE)
    assert [Path(item.source).stem for item in read(tmp_path)] == ["가", "\u1102\u1161", "다"]


def test_labels_hidden_and_unknown_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt", "c.htm"):
        write(tmp_path / name, ARTICLE)
    for name in ("a.json", "b.json", "c.json", "d.json"):
        write(tmp_path / name, {"text": ARTICLE})
    for name in (".hidden.html", ".git/a.html", "picture.png", "notes.md"):
        write(tmp_path / name, ARTICLE)
    assert [Path(item.source).name for item in read(tmp_path)] == ["a.html", "b.txt", "c.htm", "d.json"]


def test_a_label_named_itself_is_explained(tmp_path: Path) -> None:
    write(tmp_path / "a.html", ARTICLE)
    label = write(tmp_path / "a.json", {"text": ARTICLE})
    assert "label of a.html" in str(failure(label).error)


def test_a_bad_file_does_not_stop_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.html", b"")
    write(tmp_path / "b.html", ARTICLE)
    write(tmp_path / "c.json", "{")
    write(tmp_path / "d.html", ARTICLE)
    assert [type(item) for item in read(tmp_path)] == [SourceFailure, Page, SourceFailure, Page]


@pytest.mark.parametrize("names", [[], ["picture.png"], [".hidden.txt"]])
def test_a_folder_without_pages_is_named(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        write(tmp_path / name, ARTICLE)
    assert "holds no source" in str(failure(tmp_path).error)


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a/b.html", ARTICLE)
    (tmp_path / "a/again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/c.html").symlink_to(tmp_path / "a/b.html")
    (tmp_path / "a/d.html").symlink_to(tmp_path / "nowhere")
    items = read(tmp_path)
    assert [Path(item.source).name for item in items] == ["b.html", "c.html", "d.html"]
    assert isinstance(items[2], SourceFailure)


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.html", ARTICLE).chmod(0)
    write(tmp_path / "b/c.html", ARTICLE).parent.chmod(0)
    write(tmp_path / "d.html", ARTICLE)
    assert [type(item) for item in read(tmp_path)] == [SourceFailure, SourceFailure, Page]
    (tmp_path / "b").chmod(0o700)


def test_a_folder_is_read_as_it_is_consumed(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.html", ARTICLE)
    stream = read_sources([str(tmp_path)])
    next(stream)
    (tmp_path / "1.html").unlink()
    (tmp_path / "2.html").write_text("later")
    items = list(stream)
    assert isinstance(items[0], SourceFailure)
    assert isinstance(items[1], Page)
    assert items[1].content == b"later"


def test_a_name_that_is_no_unicode_is_shown_in_unicode(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + "/가람.txt".encode("cp949")
    try:
        with open(raw, "wb") as handle:
            handle.write(ARTICLE.encode())
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    got = page(tmp_path)
    assert got.content == ARTICLE.encode()
    assert got.source.encode()


# JSONL and standard input


LINES = [
    (json.dumps({"text": ARTICLE, "id": "one"}), None),
    ("", None),
    ('{"text": "broken', "JSON"),
    ('{"title": "no body"}', "neither"),
    (json.dumps({"text": ARTICLE, "published": "2026.4.3"}), "published"),
    ("[1]", "a list"),
    (json.dumps({"html": "<p>x</p>", "extra key": 1}), None),
]


def check_lines(items: list[Page | SourceFailure], name: str) -> None:
    assert [item.source for item in items] == [f"{name}:{number}" for number in (1, 3, 4, 5, 6, 7)]
    assert [item.source for item in items if isinstance(item, Page)] == [f"{name}:1", f"{name}:7"]
    for item in items:
        message = LINES[int(item.source.rpartition(":")[2]) - 1][1]
        if isinstance(item, SourceFailure):
            assert str(item.error).startswith(item.source)
            assert message is not None
            assert message in str(item.error)
        else:
            assert message is None
    first, last = items[0], items[-1]
    assert isinstance(first, Page)
    assert isinstance(last, Page)
    assert first.id == "one"
    assert last.extra == {"extra key": 1}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_jsonl_file_is_read_line_by_line(tmp_path: Path, end: str) -> None:
    path = write(tmp_path / "a.jsonl", "\ufeff" + end.join(line for line, _ in LINES))
    check_lines(read(path), str(path))


def test_standard_input_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(line for line, _ in LINES) + "\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    check_lines(read("-"), "-")


def test_empty_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    assert "standard input" in str(failure("-").error)


def test_one_line_in_another_charset_fails_alone(tmp_path: Path) -> None:
    good = json.dumps({"text": ARTICLE}).encode()
    bad = json.dumps({"text": ARTICLE}, ensure_ascii=False).encode("cp949")
    items = read(write(tmp_path / "a.jsonl", b"\n".join([good, bad, good])))
    assert [type(item) for item in items] == [Page, SourceFailure, Page]
    assert "UTF-8" in str(items[1].error)  # type: ignore[union-attr]


def test_a_line_too_long_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.sources.json_files.MAX_PAGE_BYTES", 100)
    good = json.dumps({"text": "가"})
    path = write(tmp_path / "a.jsonl", "\n".join([good, json.dumps({"text": "a" * 500}), good]))
    items = read(path)
    assert [type(item) for item in items] == [Page, SourceFailure, Page]
    assert [item.source for item in items] == [f"{path}:{number}" for number in (1, 2, 3)]


@given(st.lists(st.binary(max_size=40), max_size=8))
@settings(max_examples=60)
def test_any_lines_give_pages_or_named_failures(lines: list[bytes]) -> None:
    content = b"\n".join(lines)
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        items = read("-")
    assert items
    for item in items:
        assert isinstance(item, Page) or isinstance(item.error, SourceError)


# Tables


HEADER = "id,url,title,publisher,reporter,published,text,분류"
ROW = f'7,http://news.example/7,"제목, 둘째",신문,기자,2026-04-03,"{ARTICLE}\n둘째 줄 ""인용""",사회'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_is_read_row_by_row(tmp_path: Path, encoding: str, end: str) -> None:
    # Three-byte and two-byte letters fall on all positions, also on the border of what is read at once.
    path = write(tmp_path / "a.csv", end.join([HEADER, ROW, ROW]).encode(encoding))
    items = read(path)
    assert [item.source for item in items] == [f"{path}#2", f"{path}#3"]
    assert items[0] == Page(
        source=f"{path}#2",
        content=f'{ARTICLE}\n둘째 줄 "인용"'.encode(),
        media="text",
        charset="utf-8",
        cleaned=True,
        id="7",
        url="http://news.example/7",
        title="제목, 둘째",
        publisher="신문",
        reporter="기자",
        published=date(2026, 4, 3),
        extra={"분류": "사회"},
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = delimiter.join(["title", "html"]) + "\n" + delimiter.join(["제목", '"<p>a,b;c|d\te</p>"']) + "\n"
    got = page(write(tmp_path / "a.csv", text))
    assert (got.title, got.content, got.media) == ("제목", b"<p>a,b;c|d\te</p>", "html")


def test_wrong_rows_fail_alone(tmp_path: Path) -> None:
    rows = [
        "id,published,text",
        f"1,2026-01-01,{ARTICLE}",
        f"2,01/02/2026,{ARTICLE}",
        "3,2026-01-01,",
        "",
        f"5,2026-01-01,{ARTICLE},more,cells",
        f'6,2026-01-01,"{ARTICLE}"x',
        f"7,,{ARTICLE}",
    ]
    path = write(tmp_path / "a.csv", "\n".join(rows))
    items = read(path)
    assert [item.source for item in items] == [f"{path}#{row}" for row in (2, 3, 4, 6, 7, 8)]
    assert [type(item) for item in items] == [Page, *[SourceFailure] * 4, Page]
    messages = [str(item.error) for item in items if isinstance(item, SourceFailure)]
    for message, row, word in zip(
        messages, (3, 4, 6, 7), ("published", "neither", "5 cells", "quotes"), strict=True
    ):
        assert message.startswith(f"{path}, row {row}: ")
        assert word in message


def test_a_row_with_a_broken_letter_fails_alone(tmp_path: Path) -> None:
    good = f"1,{ARTICLE}\n".encode()
    path = write(tmp_path / "a.csv", b"id,text\n" + good + b"2,\xff\xfe\n" + good)
    items = read(path)
    assert [type(item) for item in items] == [Page, SourceFailure, Page]
    assert "`text`" in str(items[1].error)  # type: ignore[union-attr]


def test_a_large_cell_is_read(tmp_path: Path) -> None:
    text = ARTICLE * 20_000
    assert page(write(tmp_path / "a.csv", f'text\n"{text}"\n')).content == text.encode()


def test_unnamed_columns_get_a_number(tmp_path: Path) -> None:
    assert page(write(tmp_path / "a.csv", f",text\n0,{ARTICLE}\n")).extra == {"column_1": "0"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("title,body\na,b\n", "title,body"),
        ("text,text\na,b\n", "two columns"),
        ("id,text\n", "no row"),
        ("id,text\n\n,\n", "no row"),
    ],
)
def test_a_wrong_table_is_named(tmp_path: Path, content: str, message: str) -> None:
    assert message in str(failure(write(tmp_path / "a.csv", content)).error)


@given(
    st.lists(
        st.text(st.sampled_from("가힣ab ,;\"'\n데이터"), min_size=1, max_size=12), min_size=1, max_size=4
    ),
    st.sampled_from(["utf-8", "cp949"]),
    st.integers(1, 9),
)
@settings(max_examples=60)
def test_the_encoding_is_found_wherever_the_reading_stops(
    tmp_path_factory: pytest.TempPathFactory, cells: list[str], encoding: str, chunk: int
) -> None:
    import csv

    path = tmp_path_factory.mktemp("tables") / "a.csv"
    with path.open("w", encoding=encoding, newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(["id", "text"])
        writer.writerows(["글", f"가{cell}"] for cell in cells)
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr("extractor.sources.tables._CHUNK", chunk)
        items = read(path)
    assert [item.content.decode() for item in items if isinstance(item, Page)] == [
        f"가{cell}" for cell in cells
    ]


# Lists and addresses


class Recorder:
    """Stands for the HTTP client: a page for each address, a failure for those with `bad` in them."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []

    def fetch_many(self, urls: Iterable[str]) -> Iterator[Page | SourceFailure]:
        self.groups.append([])
        for url in urls:
            self.groups[-1].append(url)
            if "bad" in url:
                yield SourceFailure(url, FetchError(f"{url}: no"))
            else:
                yield Page(source=url, url=url, content=b"<p>", media="html")


def test_addresses_and_files_keep_their_order(tmp_path: Path) -> None:
    first, last = write(tmp_path / "a.html", ARTICLE), write(tmp_path / "b.html", ARTICLE)
    client = Recorder()
    names = [str(first), "http://a.example/1", "HTTPS://b.example/bad", str(last), "http://a.example/2"]
    items = read(*names, fetcher=client)
    assert [item.source for item in items] == names
    assert [type(item) for item in items] == [Page, Page, SourceFailure, Page, Page]
    assert client.groups == [names[1:3], names[4:]]


def test_a_list_names_addresses_and_paths(tmp_path: Path) -> None:
    write(tmp_path / "lists/pages/a.html", ARTICLE)
    absolute = write(tmp_path / "b.html", ARTICLE)
    text = f"# 보도자료\n\nhttp://a.example/1#top\n  pages/a.html \npages\n{absolute}\nmissing.html\nhttp://b.example/2\n"
    path = write(tmp_path / "lists/sources.txt", "\ufeff" + text)
    client = Recorder()
    items = read(f"@{path}", fetcher=client)
    folder = path.parent
    assert [item.source for item in items] == [
        "http://a.example/1#top",
        str(folder / "pages/a.html"),
        str(folder / "pages/a.html"),
        str(absolute),
        str(folder / "missing.html"),
        "http://b.example/2",
    ]
    assert [type(item) for item in items] == [Page, Page, Page, Page, SourceFailure, Page]


def test_a_korean_path_in_a_korean_list(tmp_path: Path) -> None:
    write(tmp_path / "가람.html", ARTICLE)
    assert page(f"@{write(tmp_path / 'a.txt', '가람.html'.encode('cp949'))}").source == str(
        tmp_path / "가람.html"
    )


@pytest.mark.parametrize("line", ["@other.txt", "-"])
def test_a_list_holds_no_lists(tmp_path: Path, line: str) -> None:
    write(tmp_path / "a.html", ARTICLE)
    path = write(tmp_path / "list.txt", f"a.html\n{line}\na.html\n")
    items = read(f"@{path}")
    assert [type(item) for item in items] == [Page, SourceFailure, Page]
    assert items[1].source == f"{path}:2"


@pytest.mark.parametrize("content", [b"", b"# nothing\n\n", b"%PDF-1.4\n"])
def test_a_list_of_nothing_is_named(tmp_path: Path, content: bytes) -> None:
    failure(f"@{write(tmp_path / 'list.txt', content)}")


def test_a_long_address_in_a_list_is_no_path(tmp_path: Path) -> None:
    address = "http://a.example/" + "%EA%B0%80" * 200
    (item,) = read(f"@{write(tmp_path / 'list.txt', address)}", fetcher=Recorder())
    assert item.source == address


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    assert "no such file" in str(failure(f"@{tmp_path / 'list.txt'}").error)


def test_an_endless_list_is_streamed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", ARTICLE)

    def names() -> Iterator[str]:
        while True:
            yield str(path)

    stream = read_sources(names())
    assert [next(stream).source for _ in range(3)] == [str(path)] * 3


def test_without_a_client_the_polite_one_is_used() -> None:
    items = read("http://127.0.0.1:9/a", "http://169.254.169.254/")
    for item in items:
        assert isinstance(item, SourceFailure)
        assert isinstance(item.error, FetchError)
        assert str(item.error).startswith(item.source)
    assert len(items) == 2


def test_files_are_read_without_the_http_client(tmp_path: Path) -> None:
    import subprocess

    path = write(tmp_path / "a.html", ARTICLE)
    code = (
        "import sys; from extractor.sources import read_sources; "
        f"print(len(list(read_sources([{str(path)!r}]))), 'httpx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
