"""What programs read to find pages: feeds, sitemaps, answers of an API; and the counts by host."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import FetchError
from extractor.fetch import Document, Fetcher, HostCounts
from tests.fetch.conftest import Net, Site

Make = Callable[..., Fetcher]
NEWS = "http://news.example"
XML = b"<?xml version='1.0'?><urlset/>"


def test_a_document_is_got_whatever_its_type(site: Site, make: Make) -> None:
    site.page("/a", XML, kind="application/octet-stream")
    assert make().fetch_document(f"{NEWS}/a") == Document(
        f"{NEWS}/a", 200, "application/octet-stream", None, XML
    )


def test_a_gzip_file_is_unpacked_within_the_limit(site: Site, make: Make) -> None:
    site.page("/a.gz", gzip.compress(XML), kind="application/gzip")
    site.page("/twice", gzip.compress(gzip.compress(XML)), Content_Encoding="gzip")
    site.page("/bomb", gzip.compress(bytes(5_000_000)), kind="application/x-gzip")
    site.page("/half", gzip.compress(XML)[:-9], kind="application/x-gzip")
    site.page("/wrong", b"\x1f\x8b" + bytes(50))
    fetcher = make()
    assert fetcher.fetch_document(f"{NEWS}/a.gz").content == XML
    assert fetcher.fetch_document(f"{NEWS}/twice").content == XML
    for path, message in (("bomb", "more than"), ("half", "middle"), ("wrong", "damaged")):
        with pytest.raises(FetchError, match=message):
            fetcher.fetch_document(f"{NEWS}/{path}", limit=1_000_000)


def test_documents_keep_to_robots_and_to_the_guard(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /rss", kind="text/plain")
    with pytest.raises(FetchError, match="forbids"):
        make().fetch_document(f"{NEWS}/rss")
    with pytest.raises(FetchError, match="private"):
        make().fetch_document("http://127.0.0.1/rss")
    assert site.asked("/rss") == 0


def test_keys_go_to_their_host_only_and_into_no_cache(
    site: Site, net: Net, make: Make, tmp_path: Path
) -> None:
    site.page("/api", b"{}", kind="application/json", Cache_Control="max-age=600")
    site.page("/old", b"", status=302, Location="/api")
    site.page("/away", b"", status=302, Location="http://other.example/api")
    fetcher = make(cache=tmp_path)
    for _ in range(2):
        fetcher.fetch_document(f"{NEWS}/old", headers={"X-Key": "secret"})
    assert site.asked("/api") == 2
    assert site.requests[-1].headers["X-Key"] == "secret"
    with pytest.raises(FetchError, match="must not see"):
        fetcher.fetch_document(f"{NEWS}/away", headers={"X-Key": "secret"})
    fetcher.close()
    assert all(b"secret" not in file.read_bytes() for file in tmp_path.iterdir())
    keyed = {request.path for request in site.requests if request.headers["X-Key"]}
    assert keyed == {"/old", "/api", "/away"}


def test_an_error_may_be_a_document(site: Site, make: Make) -> None:
    site.page("/api", b'{"errorCode": "010"}' + b" " * 100, status=429, kind="application/json")
    document = make().fetch_document(f"{NEWS}/api", error_limit=20)
    assert (document.status, document.content) == (429, b'{"errorCode": "010"}')
    assert site.asked("/api") == 1
    with pytest.raises(FetchError, match="429"):
        make(attempts=2).fetch_document(f"{NEWS}/api")
    assert site.asked("/api") == 3


def test_addresses_that_wait_are_counted(site: Site, make: Make) -> None:
    site.page("*")
    held = threading.Event()
    site.on("/slow", lambda handler: (held.wait(10), site.answers["*"](handler))[1])
    fetcher = make()
    addresses = [f"{NEWS}/slow", f"{NEWS}/a", f"{NEWS}/b", "http://other.example/a"]
    items = fetcher.fetch_many(addresses)
    first = threading.Thread(target=lambda: next(items))
    first.start()
    deadline = time.monotonic() + 10
    while fetcher.progress.hosts().get("other.example") != HostCounts(1, 0, 0):
        assert time.monotonic() < deadline, fetcher.progress.hosts()
        time.sleep(0.01)
    assert list(fetcher.progress.hosts().items()) == [
        ("news.example", HostCounts(done=0, failed=0, waiting=3)),
        ("other.example", HostCounts(done=1, failed=0, waiting=0)),
    ]
    held.set()
    first.join()
    assert len(list(items)) == 3
    assert fetcher.progress.hosts()["news.example"] == HostCounts(done=3, failed=0, waiting=0)


def test_hosts_are_counted(site: Site, make: Make) -> None:
    site.page("/a")
    fetcher = make()
    list(fetcher.fetch_many([f"{NEWS}/a", f"{NEWS}/b", "http://other.example/a", "nonsense"]))
    assert fetcher.progress.hosts() == {
        "news.example": HostCounts(done=1, failed=1, waiting=0),
        "": HostCounts(done=0, failed=1, waiting=0),
        "other.example": HostCounts(done=1, failed=0, waiting=0),
    }
