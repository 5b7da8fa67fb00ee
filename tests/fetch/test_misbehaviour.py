"""A server that misbehaves in every way: each address fails by itself, in bounded memory, with and without a
cache, as a page and as a document; the good ones among them are had."""

from __future__ import annotations

import gzip
import itertools
import time
import tracemalloc
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from extractor.errors import FetchError, SourceFailure
from extractor.fetch import Fetcher
from extractor.model import Page
from tests.fetch.conftest import Site, reply

Make = Callable[..., Fetcher]
Answer = Callable[[BaseHTTPRequestHandler], None]
NEWS = "http://news.example"
KOREAN = "<html><body><p>데이터기반행정 실태점검에서 우수 등급을 받은 똠방마을</p></body></html>".encode(
    "cp949"
)
LIMIT = 300_000


def raw(head: str, *parts: bytes) -> Answer:
    """Exactly these bytes after the status line, and the end of the connection."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        lines = [
            f"{line}\r\n".encode()
            for line in ("HTTP/1.1 200 OK", "Content-Type: text/html", *head.split("|"))
        ]
        handler.wfile.write(b"".join(lines) + b"\r\n" + b"".join(parts))

    return answer


def endless(*head: str, part: bytes = b"<p>" * 20_000) -> Answer:
    """A body without an end, as fast as it is read."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        for line in head:
            handler.send_header(*line.split(": "))
        handler.end_headers()
        for _ in itertools.repeat(None, 20_000):  # above a gigabyte, if anybody read it
            handler.wfile.write(part)

    return answer


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(b"X-%d: y\r\n" % number)
        time.sleep(0.03)


PACKED = gzip.compress(b"<p>" * 1000)
BAD: dict[str, tuple[Answer, str]] = {
    "endless": (endless(), "larger than"),
    "endless chunks": (
        endless("Transfer-Encoding: chunked", part=b"4000\r\n" + b"x" * 0x4000 + b"\r\n"),
        "larger",
    ),
    "endless packed": (
        endless("Content-Encoding: gzip", part=gzip.compress(bytes(200_000))),
        "larger|damaged",
    ),
    "too long a length": (raw("Content-Length: 1000", b"<p>short</p>"), "broke off"),
    "impossible length": (raw("Content-Length: -5", b"<p>x</p>"), "no proper HTTP|broke off"),
    "two lengths": (raw("Content-Length: 5|Content-Length: 9", b"<p>x</p>"), "no proper HTTP|broke off"),
    "length of words": (raw("Content-Length: many", b"<p>x</p>"), "no proper HTTP|broke off"),
    "damaged chunks": (raw("Transfer-Encoding: chunked", b"zz\r\n<p>x</p>\r\n"), "no proper HTTP|broke off"),
    "half a gzip": (raw("Content-Encoding: gzip|Connection: close", PACKED[:30]), "middle"),
    "no gzip at all": (raw("Content-Encoding: gzip|Connection: close", b"<p>plain</p>"), "damaged"),
    "binary": (raw("Connection: close", b"%PDF-1.7\n" + bytes(2000)), "a PDF file"),
    "dripping headers": (dripping_headers, "not had within"),
    "gone quiet": (lambda handler: time.sleep(1.5), "silent|not had within"),
    "hangs up": (lambda handler: setattr(handler, "close_connection", True), "broke off"),
    "circle": (lambda handler: reply(handler, 302, b"", {"Location": handler.path}), "circle"),
    "inside": (lambda handler: reply(handler, 302, b"", {"Location": "http://127.0.0.1/"}), "private"),
    "to a file": (lambda handler: reply(handler, 302, b"", {"Location": "file:///etc/passwd"}), "scheme"),
    "busy": (lambda handler: reply(handler, 503, b"", {}), "503"),
    "too many": (lambda handler: reply(handler, 429, b"", {"Retry-After": "soon"}), "429"),
    "unasked 304": (lambda handler: reply(handler, 304, b"", {}), "304"),
    "part": (lambda handler: reply(handler, 206, b"<p>", {"Cache-Control": "max-age=60"}), "206"),
}
SLOW = ("dripping headers", "gone quiet")


def path(name: str) -> str:
    return "/" + name.replace(" ", "-")


def client(make: Make, cache: Path | None) -> Fetcher:
    return make(cache=cache, attempts=2, deadline=0.6, read_timeout=0.3, max_bytes=LIMIT)


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("cached", [False, True])
def test_each_is_told(site: Site, make: Make, tmp_path: Path, name: str, cached: bool) -> None:
    answer, message = BAD[name]
    site.on(path(name), answer)
    fetcher = client(make, tmp_path if cached else None)
    with pytest.raises(FetchError, match=message):
        fetcher.fetch(f"{NEWS}{path(name)}")
    if name != "binary" and not (cached and name in SLOW):
        with pytest.raises(FetchError):
            fetcher.fetch_document(f"{NEWS}{path(name)}")
    # What failed is not kept: the page that stands there now is had.
    site.page(path(name), KOREAN)
    assert client(make, tmp_path if cached else None).fetch(f"{NEWS}{path(name)}").content == KOREAN


def test_all_of_them_disturb_no_good_page(site: Site, make: Make, tmp_path: Path) -> None:
    addresses = []
    for number, name in enumerate(BAD):
        site.on(path(name), BAD[name][0])
        site.page(f"/good/{number}", KOREAN)
        addresses += [
            f"http://bad{number}.example{path(name)}",
            f"http://good{number % 3}.example/good/{number}",
        ]
    tracemalloc.start()
    items = list(client(make, tmp_path).fetch_many(addresses))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [isinstance(item, SourceFailure) for item in items] == [True, False] * len(BAD)
    assert {item.content for item in items if isinstance(item, Page)} == {KOREAN}
    assert peak < 60_000_000


@pytest.mark.parametrize(
    ("value", "waits"), [(lambda: formatdate(time.time() + 3600, usegmt=True), True), (lambda: "soon", False)]
)
def test_the_date_to_come_back_is_kept(site: Site, make: Make, value: Callable[[], str], waits: bool) -> None:
    site.page("/a", b"", status=429, Retry_After=value())
    site.page("/b", KOREAN)
    fetcher = make(attempts=2)
    with pytest.raises(FetchError):
        fetcher.fetch(f"{NEWS}/a")
    if waits:
        with pytest.raises(FetchError, match="left alone"):
            fetcher.fetch(f"{NEWS}/b")
    else:
        assert fetcher.fetch(f"{NEWS}/b").content == KOREAN


def test_more_than_the_length_is_not_read(site: Site, make: Make) -> None:
    site.on("/a", raw("Content-Length: 8", b"<p>x</p>", b"HTTP/1.1 200 OK\r\n\r\nsmuggled"))
    assert make().fetch(f"{NEWS}/a").content == b"<p>x</p>"


def test_cp949_without_a_label_is_read(site: Site, make: Make) -> None:
    from extractor.page.decode import decode

    site.page("/a", KOREAN, kind="text/html")
    site.page("/b", KOREAN, kind="text/html; charset=utf-8")
    for name in ("a", "b"):
        page = make().fetch(f"{NEWS}/{name}")
        assert "우수 등급을 받은 똠방마을" in decode(page.content, page.charset).text
