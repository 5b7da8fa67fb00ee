"""What the cache on disk saves, and what it must not keep."""

from __future__ import annotations

import gzip
import random
import sqlite3
import time
from collections.abc import Callable
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import FetchError
from extractor.fetch import FetchConfig, Fetcher
from extractor.fetch.cache import FILE_NAME
from tests.fetch.conftest import Net, Site, reply

Make = Callable[..., Fetcher]
NEWS = "http://news.example"
BODY = "<html><p>데이터기반행정</p></html>".encode("cp949")
LONG_AGO = formatdate(1_500_000_000, usegmt=True)


def validated(site: Site, path: str, tag: str = '"1"', body: bytes = BODY, **headers: str) -> None:
    """A page that answers 304 to who has it already."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        known = {"ETag": tag, "Content-Type": "text/html; charset=euc-kr"} | headers
        if handler.headers["If-None-Match"] == tag:
            handler.send_response(304)
            handler.send_header("ETag", tag)
            handler.end_headers()
        else:
            reply(handler, 200, body, known)

    site.on(path, answer)


def again(make: Make, cache: Path, address: str = f"{NEWS}/a", **settings: Any) -> bytes:
    """The page by a new client, as in another run."""
    return make(cache=cache, **settings).fetch(address).content


def test_a_page_with_a_validator_is_not_downloaded_again(site: Site, make: Make, tmp_path: Path) -> None:
    validated(site, "/a")
    first = make(cache=tmp_path).fetch(f"{NEWS}/a#top")
    second = make(cache=tmp_path).fetch(f"{NEWS}/a#top")
    assert first == second
    assert (second.content, second.charset, second.url) == (BODY, "euc-kr", f"{NEWS}/a")
    asked = [request.headers["If-None-Match"] for request in site.requests if request.path == "/a"]
    assert asked == [None, '"1"']


def test_a_changed_page_is_downloaded_and_kept(site: Site, make: Make, tmp_path: Path) -> None:
    validated(site, "/a")
    again(make, tmp_path)
    validated(site, "/a", '"2"', b"<p>new</p>")
    assert again(make, tmp_path) == b"<p>new</p>"
    assert again(make, tmp_path) == b"<p>new</p>"
    assert site.requests[-1].headers["If-None-Match"] == '"2"'


def test_a_date_is_a_validator_too(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", BODY, Last_Modified=LONG_AGO, Cache_Control="no-cache")
    again(make, tmp_path)
    site.page("/a", b"", status=304)
    assert again(make, tmp_path) == BODY
    assert site.requests[-1].headers["If-Modified-Since"] == LONG_AGO


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": "max-age=600"},
        {"Cache_Control": "private, max-age=600"},
        {"Expires": formatdate(4_000_000_000, usegmt=True)},
        {"Last_Modified": LONG_AGO},
        {},
    ],
)
def test_a_fresh_page_is_not_even_asked_for(
    site: Site, make: Make, tmp_path: Path, headers: dict[str, str]
) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /b", kind="text/plain")
    site.page("/a", BODY, **headers)
    assert again(make, tmp_path) == again(make, tmp_path) == BODY
    assert site.paths() == ["/robots.txt", "/a"]
    with pytest.raises(FetchError, match="forbids"):
        again(make, tmp_path, f"{NEWS}/b")
    assert site.paths() == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": "no-store"},
        {"Cache_Control": "no-cache"},
        {"Cache_Control": "max-age=0"},
        {"Cache_Control": "max-age=60", "Age": "90"},
        {"Expires": "0"},
        {"Vary": "*", "Cache_Control": "max-age=60"},
    ],
)
def test_what_may_not_be_used_again_is_downloaded_again(
    site: Site, make: Make, tmp_path: Path, headers: dict[str, str]
) -> None:
    site.page("/a", BODY, **headers)
    again(make, tmp_path)
    site.page("/a", b"<p>new</p>", **headers)
    assert again(make, tmp_path) == b"<p>new</p>"


def test_what_is_not_to_be_stored_is_not_on_the_disk(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", BODY, Cache_Control="no-store")
    site.page("/b", BODY, Set_Cookie="session=secret")
    again(make, tmp_path)
    again(make, tmp_path, f"{NEWS}/b")
    for fetcher in (make(cache=tmp_path),):
        fetcher.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        keys = [row[0].decode() for row in connection.execute("SELECT cache_key FROM entries")]
        data = b"".join(row[0] for row in connection.execute("SELECT data FROM entries"))
    connection.close()
    assert keys == [f"page {NEWS}/b"]
    assert b"secret" not in data


def test_asking_again_asks_about_fresh_pages_too(site: Site, make: Make, tmp_path: Path) -> None:
    validated(site, "/a", **{"Cache-Control": "max-age=600"})
    again(make, tmp_path)
    assert again(make, tmp_path, revalidate=True) == BODY
    assert site.requests[-1].headers["If-None-Match"] == '"1"'
    validated(site, "/a", '"2"', b"<p>new</p>")
    assert again(make, tmp_path) == BODY
    assert again(make, tmp_path, revalidate=True) == b"<p>new</p>"


def test_redirects_are_kept_by_their_kind(site: Site, make: Make, tmp_path: Path) -> None:
    path = "/뉴스".encode("cp949").decode("latin-1")
    site.page("/old", b"", status=301, Location=path)
    site.page("/today", b"", status=302, Location="/b")
    site.page("/%B4%BA%BD%BA", BODY)
    site.page("/b", BODY)
    for _ in range(2):
        assert again(make, tmp_path, f"{NEWS}/old") == BODY
        assert again(make, tmp_path, f"{NEWS}/today") == BODY
    assert [site.asked(path) for path in ("/old", "/%B4%BA%BD%BA", "/today", "/b")] == [1, 1, 2, 1]


def test_failures_are_asked_again(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", b"gone", status=404, Cache_Control="max-age=600")
    with pytest.raises(FetchError):
        again(make, tmp_path)
    site.page("/a", BODY)
    assert again(make, tmp_path) == BODY


def test_a_page_that_is_refused_is_not_kept(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", gzip.compress(b" <p>" * 750_000), Content_Encoding="gzip")
    with pytest.raises(FetchError, match="larger"):
        again(make, tmp_path, max_bytes=1_000_000)
    assert len(again(make, tmp_path)) == 3_000_000


def test_a_smaller_limit_holds_for_what_is_kept(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", b"<p>" * 10_000)
    again(make, tmp_path)
    with pytest.raises(FetchError, match="larger"):
        again(make, tmp_path, max_bytes=10_000)


def test_the_cache_keeps_within_its_size(site: Site, make: Make, tmp_path: Path) -> None:
    noise = random.Random(7)
    addresses = [f"{NEWS}/{number}" for number in range(40)]
    for number in range(40):
        site.page(f"/{number}", b"<p>" + noise.randbytes(15_000).hex().encode())
    fetcher = make(cache=tmp_path, cache_bytes=200_000)
    for address in addresses:
        fetcher.fetch(address)
    fetcher.close()
    assert 0 < (tmp_path / FILE_NAME).stat().st_size < 400_000


def test_a_damaged_body_is_downloaded_again(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", BODY)
    fetcher = make(cache=tmp_path)
    fetcher.fetch(f"{NEWS}/a")
    fetcher.close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("UPDATE streams SET chunk_data = x'00112233'")
    connection.close()
    assert again(make, tmp_path) == BODY
    assert site.asked("/a") == 2


def test_what_cannot_be_a_cache_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / FILE_NAME).write_text("no database at all, but long enough to be one" * 20)
    other = tmp_path / "other"
    other.mkdir()
    with sqlite3.connect(other / FILE_NAME) as connection:
        connection.execute("CREATE TABLE articles (key)")
    connection.close()
    for folder in (tmp_path / "file", tmp_path, other):
        with pytest.raises(FetchError, match="cache"):
            Fetcher(FetchConfig(cache=folder))


def test_a_cache_that_fails_on_the_way_does_not_fail_the_page(site: Site, make: Make, tmp_path: Path) -> None:
    site.page("/a", BODY)
    fetcher = make(cache=tmp_path)
    fetcher.fetch(f"{NEWS}/a")
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("DROP TABLE streams")
        connection.execute("DROP TABLE entries")
    connection.close()
    assert fetcher.fetch(f"{NEWS}/a").content == BODY


def test_a_list_had_once_is_had_without_the_site(site: Site, net: Net, make: Make, tmp_path: Path) -> None:
    addresses = [f"http://h{number % 3}.example/{number}" for number in range(30)]
    for number in range(30):
        site.page(f"/{number}", b"<p>%d</p>" % number)
    first = list(make(cache=tmp_path).fetch_many(addresses))
    net.dialled.clear()
    assert list(make(cache=tmp_path).fetch_many(addresses)) == first
    # No robots.txt exists there: that there is none is asked again each time.
    assert {request.path for request in site.requests[33:]} == {"/robots.txt"}


def test_age_counts_from_the_arrival_where_no_date_is_told(
    site: Site, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Cache-Control", "max-age=60")
        handler.send_header("Content-Length", str(len(BODY)))
        handler.end_headers()
        handler.wfile.write(BODY)

    site.on("/a", answer)
    again(make, tmp_path)
    again(make, tmp_path)
    assert site.asked("/a") == 1
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 61)
    again(make, tmp_path)
    assert site.asked("/a") == 2
