"""Web archives: what others wrote is read, what the client gets is written and read again."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import SourceFailure, StoreError
from extractor.fetch import FetchConfig, Fetcher
from extractor.fetch.warc_out import WarcWriter
from extractor.model import Page
from extractor.sources import read_sources, warc
from tests.fetch.conftest import PUBLIC, Net, Site
from tests.sources.documents import pdf, zipped
from tests.sources.test_documents import LEAD, MORE, TITLE, as_hwp, as_hwpx, as_pdf

HTML = "<html><body><p>가람시가 데이터기반행정 평가에서 우수 등급을 받았다.</p></body></html>"


def block(
    body: bytes = HTML.encode(),
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    **headers: str,
) -> bytes:
    """An HTTP response."""
    lines = [f"HTTP/1.1 {status}"] + [f"Content-Type: {kind}"] * bool(kind)
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def record(content: bytes, kind: str = "response", uri: str = "http://news.example/1", **more: str) -> bytes:
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:5f1b8e0a-1111-4222-8333-444455556666>",
        "WARC-Date": "2025-03-05T01:02:03Z",
        "WARC-Target-URI": uri,
        "Content-Type": f"application/http; msgtype={kind}",
        "Content-Length": str(len(content)),
    } | more
    lines = ["WARC/1.0", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + content + b"\r\n\r\n"


def archive(path: Path, *records: bytes) -> Path:
    zipped = path.name.endswith(".gz")
    path.write_bytes(b"".join(gzip.compress(item) if zipped else item for item in records))
    return path


def read(path: Path) -> list[Page | SourceFailure]:
    return list(read_sources([str(path)]))


def pages(path: Path) -> list[Page]:
    return [item for item in read(path) if isinstance(item, Page)]


def failure(item: Page | SourceFailure, path: Path) -> str:
    assert isinstance(item, SourceFailure), item
    assert str(item.error).startswith(str(path))
    assert "; " in str(item.error)
    return str(item.error)


INFO = record(b"software: crawler\r\n", "warcinfo", **{"Content-Type": "application/warc-fields"})
REQUEST = record(b"GET /1 HTTP/1.1\r\nHost: news.example\r\n\r\n", "request")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "A.WARC.GZ".lower()])
def test_html_responses_are_pages(tmp_path: Path, name: str) -> None:
    path = archive(
        tmp_path / name, INFO, REQUEST, record(block()), record(block(), uri="http://news.example/2")
    )
    first, second = pages(path)
    assert first == Page(
        source=f"{path}#3",
        id="http://news.example/1",
        url="http://news.example/1",
        content=HTML.encode(),
        media="html",
        charset="utf-8",
        extra={"fetched": "2025-03-05T01:02:03Z"},
    )
    assert second.url == "http://news.example/2"


def test_only_sound_html_pages_are_taken(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc.gz",
        record(block(status="404 Not Found")),
        record(block(status="301 Moved", Location="/2")),
        record(block(kind="image/png")),
        record(block(kind="application/pdf")),
        record(block(b"User-agent: *", kind="text/plain"), uri="http://news.example/robots.txt"),
        record(block(b" \n")),
        record(block(), "revisit"),
        record(HTML.encode(), "resource", **{"Content-Type": "text/html"}),
        record(block(kind="application/xhtml+xml"), uri="http://news.example/x"),
        record(block(kind=""), uri="http://news.example/unsaid"),
        record(block("가람시".encode(), kind="text/plain"), uri="http://news.example/t"),
    )
    got = [(page.url, page.media) for page in pages(path)]
    assert got == [
        ("http://news.example/x", "html"),
        ("http://news.example/unsaid", "html"),
        ("http://news.example/t", "text"),
    ]


def test_documents_are_read_where_their_bytes_and_type_or_name_say_so(tmp_path: Path) -> None:
    named = 'attachment; filename="a.hwp"'
    path = archive(
        tmp_path / "a.warc.gz",
        record(block(as_pdf(), kind="application/pdf")),
        record(block(as_hwp(), kind="application/octet-stream")),
        record(block(as_hwpx(), kind="application/x-msdownload")),
        record(block(as_hwp(), kind="text/html", Content_Disposition=named)),
        record(block(gzip.compress(as_hwp()), kind="application/x-hwp", Content_Encoding="gzip")),
        record(block(zipped({"a.txt": b"x"}), kind="application/zip")),
        record(block(b"\x89PNG\r\n\x1a\n", kind="application/octet-stream")),
        record(block(as_pdf(), kind="image/png")),
    )
    items = read(path)
    assert [item.source for item in items] == [f"{path}#{number}" for number in range(1, 6)]
    for item in items:
        assert isinstance(item, Page)
        assert (item.title, item.published) == (TITLE, date(2025, 3, 5))
        assert (item.media, item.charset, item.content.decode()) == ("text", "utf-8", f"{LEAD}\n{MORE}")
        assert item.id == item.url == "http://news.example/1"
        assert item.extra == {"fetched": "2025-03-05T01:02:03Z"}


def test_documents_that_cannot_be_read_fail_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_DOCUMENT", 40_000)
    path = archive(
        tmp_path / "a.warc",
        record(block(pdf([]), kind="application/pdf")),
        record(block(as_pdf()[:-400], kind="application/pdf"), **{"WARC-Truncated": "length"}),
        record(block(as_hwp()[:2000], kind="application/x-hwp")),
        record(block(as_pdf() + bytes(40_000), kind="application/pdf")),
        record(block(as_pdf(), kind="application/pdf")),
    )
    *failed, last = read(path)
    assert isinstance(last, Page)
    assert [item.source for item in failed] == [f"{path}#{number}" for number in (1, 2, 3, 4)]
    for item, message in zip(failed, ("a scan", "cut off when", "damaged", "too large"), strict=True):
        assert message in failure(item, path)


def test_codings_of_the_wire_are_undone(tmp_path: Path) -> None:
    body = HTML.encode()
    chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (20, body[:20], len(body) - 20, body[20:])
    path = archive(
        tmp_path / "a.warc.gz",
        record(block(gzip.compress(body), Content_Encoding="gzip")),
        record(block(zlib.compress(body), Content_Encoding="deflate")),
        record(block(chunked, Transfer_Encoding="chunked")),
        record(block(body, X_Crawl_Content_Encoding="gzip")),
    )
    assert [page.content for page in pages(path)] == [body] * 4


def test_one_compressed_stream_and_padding_are_read(tmp_path: Path) -> None:
    whole = gzip.compress(INFO + record(block()))
    (tmp_path / "a.warc.gz").write_bytes(whole + bytes(512))
    assert len(pages(tmp_path / "a.warc.gz")) == 1
    (tmp_path / "b.warc").write_bytes(whole)  # packed, whatever its name says
    assert len(pages(tmp_path / "b.warc")) == 1


RECORDS = (INFO, *(record(block(), uri=f"http://news.example/{number}") for number in range(4)))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_truncated_archive_gives_what_came_before_and_one_failure(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / name, *RECORDS)
    whole = path.read_bytes()
    ends = [len(archive(tmp_path / name, *RECORDS[:count]).read_bytes()) for count in range(len(RECORDS) + 1)]
    for cut in range(ends[2] - 60, len(whole), 37):
        path.write_bytes(whole[:cut])
        complete = sum(end <= cut for end in ends[2:])
        *before, last = read(path)
        if cut in ends:
            before.append(last)
        else:
            assert "damaged or cut off" in failure(last, path)
        # Where only bytes behind a page are missing, the page itself is whole.
        whole_page = any(0 < end - cut <= 12 for end in ends)
        assert complete <= len(before) <= complete + whole_page
        assert [item.url for item in before if isinstance(item, Page)] == [
            f"http://news.example/{number}" for number in range(len(before))
        ]


def test_a_damaged_archive_gives_what_came_before_and_one_failure(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", *RECORDS)
    content = bytearray(path.read_bytes())
    content[-80] ^= 0xFF
    path.write_bytes(content)
    *before, last = read(path)
    assert len(before) == 3
    assert "compression is damaged" in failure(last, path)


def test_a_record_of_a_wrong_length_ends_the_archive(tmp_path: Path) -> None:
    wrong = record(block(), **{"Content-Length": "40"})
    path = archive(tmp_path / "a.warc", RECORDS[1], wrong, RECORDS[2])
    first, *_, last = read(path)
    assert isinstance(first, Page)
    assert "damaged" in failure(last, path)


def test_responses_that_are_none_fail_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MAX_BLOCK", 4096)
    bomb = gzip.compress(bytes(100_000))
    path = archive(
        tmp_path / "a.warc.gz",
        record(block(b"x" * 5000)),
        record(block(bomb, Content_Encoding="gzip")),
        record(block(b"no gzip at all", Content_Encoding="gzip")),
        record(b"this is no HTTP"),
        record(block()),
    )
    *failed, last = read(path)
    assert isinstance(last, Page)
    messages = [failure(item, path) for item in failed]
    assert [item.source for item in failed] == [f"{path}#{number}" for number in (1, 2, 3, 4)]
    assert "too large" in messages[0]
    assert "larger than" in messages[1]
    assert "HTTP" in messages[3]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"<html>no archive</html>\n" * 20, "damaged or cut off behind record 0"),
        (gzip.compress(b"no archive\n" * 20, mtime=0), "damaged or cut off behind record 0"),
        (b"\x1f\x8b" + b"rubbish" * 20, "compression is damaged"),
        (gzip.compress(INFO, mtime=0), "no web page among its 1 records"),
        (b"WARC/1.0\r\n" + b"A: " + b"a" * 200_000, "damaged"),
    ],
)
def test_files_that_are_no_archive_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.warc").write_bytes(content)
    (item,) = read(tmp_path / "a.warc")
    assert message in failure(item, tmp_path / "a.warc")


def test_a_bomb_costs_no_memory(tmp_path: Path) -> None:
    class Zeros(io.RawIOBase):
        """100 MB of zeros, packed, as a file."""

        packed = io.BytesIO(gzip.compress(b"WARC/1.0\r\nA: " + bytes(100_000_000), 9))

        def read(self, size: int = -1) -> bytes:
            return self.packed.read(size)

        def seek(self, offset: int, whence: int = 0) -> int:
            return self.packed.seek(offset, whence)

    stream = warc.Unpacked(Zeros())  # type: ignore[arg-type]
    with pytest.raises(OSError, match="header length"):
        list(ArchiveIterator(stream, stream_detect=False))  # type: ignore[arg-type]
    assert stream.tell() < 4_000_000


def test_other_gzip_files_are_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(b"x", mtime=0))
    (item,) = read(tmp_path / "a.tar.gz")
    assert ".gz are not supported" in failure(item, tmp_path)


def test_archives_in_folders_are_found(tmp_path: Path) -> None:
    archive(tmp_path / "b.warc.gz", record(block()))
    archive(tmp_path / "a.warc", record(block()))
    assert [page.source for page in pages(tmp_path)] == [
        f"{tmp_path}/a.warc#1",
        f"{tmp_path}/b.warc.gz#1",
    ]


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_mutated_archives_give_pages_or_named_failures(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(b"".join(RECORDS))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, 10**5)) % len(content)
        kind = data.draw(st.sampled_from(("set", "cut", "put")))
        if kind == "set":
            content[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del content[at : at + data.draw(st.integers(1, 60))]
        else:
            content[at:at] = data.draw(
                st.sampled_from((b"\r\n", b"\x00", b"99999999999", b"-1", b"WARC/1.0\r\n"))
            )
    path = tmp_path_factory.mktemp("mutated") / "a.warc"
    path.write_bytes(content)
    for item in read(path):
        assert isinstance(item, Page) or failure(item, path)


def test_a_missing_library_is_named_with_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "a.warc", record(block()))
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (item,) = read(path)
    assert "pip install 'award-extractor[warc]'" in failure(item, path)
    with pytest.raises(StoreError, match=r"award-extractor\[warc\]"):
        WarcWriter(tmp_path / "b.warc", "agent/1")


# Written and read again


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def fetch(site: Site, writer: WarcWriter, *paths: str) -> list[Page | SourceFailure]:
    net = Net(site.port)
    net.names["news.example"] = [[PUBLIC]]
    config = FetchConfig(delay=0.0, backoff=0.01, attempts=1)
    with Fetcher(config, resolver=net.resolve, network=net, keep=writer.keep) as fetcher:
        return list(fetcher.fetch_many(f"http://news.example{path}" for path in paths))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_is_fetched_can_be_read_again(tmp_path: Path, site: Site, name: str) -> None:
    korean = "<html><p>가람시</p></html>".encode("cp949")
    site.page("/1", korean, kind="text/html; charset=EUC-KR")
    site.page("/packed", gzip.compress(HTML.encode()), Content_Encoding="gzip")
    site.page("/moved", b"", status=302, Location="/1?from=moved")
    site.page("/1?from=moved", korean, kind="text/html; charset=EUC-KR")
    site.page("/text", "가람시".encode(), kind="text/plain; charset=utf-8")
    with WarcWriter(tmp_path / name, "agent/1") as writer:
        fetched = fetch(site, writer, "/1", "/packed", "/moved", "/gone", "/text")
        assert writer.pages == 4
    got = [item for item in fetched if isinstance(item, Page)]
    again = pages(tmp_path / name)
    order = sorted(range(len(again)), key=lambda at: [page.url for page in got].index(again[at].url))

    def told(page: Page) -> tuple[Any, ...]:
        return page.url, page.content, page.media, page.charset

    assert [told(again[at]) for at in order] == [told(page) for page in got]


def test_the_archive_is_well_formed(tmp_path: Path, site: Site) -> None:
    site.page("/1", HTML.encode())
    with WarcWriter(tmp_path / "a.warc.gz", "agent/1") as writer:
        fetch(site, writer, "/1")
    records = []
    with (tmp_path / "a.warc.gz").open("rb") as file:
        for item in ArchiveIterator(file, parse_http=False):
            assert item.verify_block_digest()
            records.append((item.record_type, dict(item.headers), item.reader.read()))
    kinds = [kind for kind, _, _ in records]
    assert kinds == [WarcRecordType.warcinfo, WarcRecordType.response, WarcRecordType.request]
    (_, _, info), (_, response, _), (_, request, asked) = records
    assert b"software: agent/1\r\n" in info
    assert request["WARC-Concurrent-To"] == response["WARC-Record-ID"]
    assert asked.startswith(b"GET /1 HTTP/1.1\r\nHost: news.example\r\n")
    assert b"user-agent: award-extractor/" in asked.lower()
    assert asked.endswith(b"\r\n\r\n")


def test_what_was_written_before_an_interruption_is_whole(tmp_path: Path, site: Site) -> None:
    site.page("/1", HTML.encode())
    writer = WarcWriter(tmp_path / "a.warc.gz", "agent/1")
    fetch(site, writer, "/1")
    assert len(pages(tmp_path / "a.warc.gz")) == 1
    writer.close()


def test_an_archive_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"precious")
    with pytest.raises(StoreError, match="exists already"):
        WarcWriter(tmp_path / "a.warc", "agent/1")
    assert (tmp_path / "a.warc").read_bytes() == b"precious"
    with pytest.raises(StoreError, match=r"\.warc"):
        WarcWriter(tmp_path / "a.html", "agent/1")
    with pytest.raises(StoreError, match="cannot be made"):
        WarcWriter(tmp_path / "none" / "a.warc", "agent/1")
