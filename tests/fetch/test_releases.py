"""Press releases that an address answers with as documents: taken by their bytes, within their own limits."""

from __future__ import annotations

import gzip
import itertools
import random
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from extractor.document_kinds import BEGIN_BYTES, document_kind, may_begin_document, names_document
from extractor.errors import FetchError
from extractor.fetch import Fetcher
from extractor.model import Page
from tests.fetch.conftest import Site
from tests.sources.documents import ole, zipped
from tests.sources.test_documents import KINDS, as_hwp, as_hwpx, as_pdf

Make = Callable[..., Fetcher]
NEWS = "http://news.example"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)
MP4 = b"\x00\x00\x00\x20ftypisom" + bytes(2000)
DOC = ole({"WordDocument": b"x" * 5000})
ZIP = zipped({"readme.txt": b"no release" * 300, "a.exe": b"MZ" + bytes(2000)})
XLSX = zipped({"[Content_Types].xml": b"<Types/>" * 200, "xl/workbook.xml": b"<workbook/>" * 200})


def refused(fetcher: Fetcher, path: str) -> str:
    with pytest.raises(FetchError) as error:
        fetcher.fetch(f"{NEWS}{path}")
    assert "; " in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        (".pdf", "application/pdf"),
        (".pdf", "APPLICATION/PDF; qs=0.001"),
        (".pdf", "application/x-pdf"),
        (".hwp", "application/x-hwp"),
        (".hwp", "application/haansofthwp"),
        (".hwp", "application/vnd.hancom.hwp"),
        (".hwpx", "application/vnd.hancom.hwpx"),
        (".hwpx", "application/hwp+zip"),
        (".hwpx", "application/zip"),
        (".hwpx", "application/x-zip-compressed"),
        (".hwp", "application/pdf"),  # the bytes say what it is
        *itertools.product(
            KINDS,
            (
                "application/octet-stream",
                "application/octet-stream;charset=UTF-8",
                "binary/octet-stream",
                "application/download",
                "application/x-msdownload",
                "application/unknown",
            ),
        ),
    ],
)
def test_a_document_is_taken_under_all_types_that_servers_give_it(
    site: Site, make: Make, ending: str, kind: str
) -> None:
    content = KINDS[ending]()
    site.page("/download.do?id=7", content, kind=kind)
    page = make().fetch(f"{NEWS}/download.do?id=7")
    address = f"{NEWS}/download.do?id=7"
    assert page == Page(source=address, url=address, content=content, media="document")
    assert document_kind(content) == ending[1:]


@pytest.mark.parametrize("ending", KINDS)
@pytest.mark.parametrize("kind", ["text/html;charset=utf-8", "text/plain", ""])
def test_a_document_that_calls_itself_text_must_be_named(
    site: Site, make: Make, ending: str, kind: str
) -> None:
    content = KINDS[ending]()
    site.page(f"/files/release{ending.upper()}?v=1", content, kind=kind)
    site.page(f"/down?name=a{ending}&x=1", content, kind=kind)
    site.page("/down?id=1", content, kind=kind, Content_Disposition=f'attachment; filename="a{ending}"')
    site.page("/down?id=2", content, kind=kind, Content_Disposition=f"inline; filename*=UTF-8''%EA{ending}")
    site.page("/down?id=3", content, kind=kind)
    fetcher = make()
    for path in (
        f"/files/release{ending.upper()}?v=1",
        f"/down?name=a{ending}&x=1",
        "/down?id=1",
        "/down?id=2",
    ):
        assert fetcher.fetch(f"{NEWS}{path}").media == "document"
    assert "not text, as its header says" in refused(fetcher, "/down?id=3")


def test_a_page_at_a_documents_address_is_a_page(site: Site, make: Make) -> None:
    site.page("/release.pdf", b"<html><p>viewer</p></html>", kind="text/html")
    assert make().fetch(f"{NEWS}/release.pdf").media == "html"


@pytest.mark.parametrize("kind", ["application/octet-stream", "application/pdf", "application/zip"])
@pytest.mark.parametrize(
    ("content", "found"),
    [
        (PNG, "a PNG picture"),
        (MP4, "a video or picture"),
        (DOC, "an OLE file"),
        (ZIP, "a ZIP file"),
        (XLSX, "a ZIP file"),
        (b"<html><p>" + b"page " * 300, "text"),
        (b"\x7fELF" + bytes(3000), "a program"),
        (gzip.compress(b"x" * 4000, mtime=0), "a gzip file"),
        (b"short", "text"),
    ],
)
def test_other_files_are_refused_by_their_bytes(
    site: Site, make: Make, tmp_path: Path, kind: str, content: bytes, found: str
) -> None:
    site.page("/release.hwpx", content, kind=kind, Content_Disposition="attachment; filename=a.hwp")
    for cache in (None, tmp_path):
        message = refused(make(cache=cache), "/release.hwpx")
        assert repr(kind) in message
        assert "neither PDF nor HWPX nor HWP" in message
        assert found in message
    assert site.asked("/release.hwpx") == 2, "it is neither tried again nor kept"


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/msword", "audio/mpeg"])
def test_types_of_other_files_are_refused_unread(site: Site, make: Make, kind: str) -> None:
    for path in ("/a.pdf", "/b"):
        site.page(path, as_pdf(), kind=kind, Content_Disposition="attachment; filename=a.pdf")
        assert f"{kind!r} is not supported" in refused(make(), path)


def test_what_does_not_begin_as_a_document_is_not_read_to_its_end(site: Site, make: Make) -> None:
    sent = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "application/octet-stream")
        handler.end_headers()
        for _ in range(20_000):
            handler.wfile.write(MP4 * 50)
            sent.append(len(MP4) * 50)

    site.on("/a", answer)
    assert "a video" in refused(make(), "/a")
    assert sum(sent) < 20_000_000, "the server could not send on"


def test_a_document_has_its_own_limit_and_pages_keep_theirs(site: Site, make: Make, tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(60_000)
    site.page("/a.pdf", as_pdf() + noise, kind="application/pdf")
    site.page("/a.html", b"<p>" + noise.hex().encode()[:60_000], kind="text/html")
    # What calls itself a page has a page's limit, whatever its name.
    site.page("/b.pdf", as_pdf() + noise, kind="text/html")
    for cache in (None, tmp_path):
        fetcher = make(max_bytes=40_000, max_document_bytes=80_000, cache=cache)
        assert len(fetcher.fetch(f"{NEWS}/a.pdf").content) > 60_000
        assert "larger than" in refused(fetcher, "/a.html")
        assert "larger than" in refused(fetcher, "/b.pdf")
        assert "larger than" in refused(make(max_document_bytes=30_000, cache=cache), "/a.pdf")


def test_a_packed_document_is_unpacked_within_its_limit(site: Site, make: Make) -> None:
    site.page("/a", gzip.compress(as_hwp()), kind="application/x-hwp", Content_Encoding="gzip")
    bomb = gzip.compress(b"%PDF-1.7\n" + bytes(50_000_000))
    site.page("/bomb", bomb, kind="application/pdf", Content_Encoding="gzip")
    fetcher = make(max_document_bytes=1_000_000)
    assert fetcher.fetch(f"{NEWS}/a").content == as_hwp()
    assert "larger than" in refused(fetcher, "/bomb")


def test_a_cached_document_is_not_downloaded_again(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", as_hwpx(), kind="application/octet-stream")
    first = make(cache=tmp_path).fetch(f"{NEWS}/a")
    # Above the limit of a page: the document's own holds for what is kept, too.
    assert make(cache=tmp_path, max_bytes=100).fetch(f"{NEWS}/a") == first
    assert site.asked("/a") == 1


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (as_pdf(), "pdf"),
        (b"\r\n<junk>" + as_pdf(), "pdf"),
        (b"x" * BEGIN_BYTES + as_pdf(), None),
        (as_hwpx(), "hwpx"),
        (as_hwp(), "hwp"),
        (b"HWP Document File V3.00 \x1a\x01", "hwp"),
        (DOC, None),
        (ZIP, None),
        (XLSX, None),
        (PNG, None),
        (b"", None),
    ],
)
def test_kinds(content: bytes, kind: str | None) -> None:
    assert document_kind(content) == kind
    assert kind is None or may_begin_document(content[:BEGIN_BYTES])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("http://a.example/x.pdf", True),
        ("http://a.example/%EB%B3%B4.HWPX?a=1", True),
        ("http://a.example/d.do?f=x.hwp", True),
        ("http://a.example/d.do?f=x.hwp&a=1", True),
        ('attachment; filename="보도자료.hwp"', True),
        ("attachment; filename=a.pdf; size=1", True),
        ("http://a.example/x.pdf.html", False),
        ("http://a.example/pdf", False),
        ("http://pdf.example/hwp/", False),
        ("attachment; filename=a.pdfx", False),
    ],
)
def test_names(text: str, named: bool) -> None:
    assert names_document(text) is named
