"""The whole command against servers that misbehave: sound pages are stored, all others told and recorded."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from extractor.store import Database
from tests.cli.conftest import ALSO_WON, PLAN, WON, Command, page
from tests.fetch.conftest import Site, reply
from tests.fetch.test_misbehaviour import endless

LOCAL = ("--allow-private", "--delay", "0")
CP949 = page(WON).replace('<meta charset="utf-8">', "").encode("cp949")
BOMB = gzip.compress(bytes(60_000_000))


def busy_once() -> Callable[[BaseHTTPRequestHandler], None]:
    """429 with Retry-After, then the page."""
    asked: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        if len(asked) == 1:
            reply(handler, 429, b"", {"Retry-After": "1"})
        else:
            reply(handler, 200, page(ALSO_WON).encode(), {"Content-Type": "text/html"})

    return answer


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    """A site whose pages misbehave, one whose robots.txt forbids some, one whose robots.txt is broken."""
    sites = [Site(), Site(), Site()]
    pages, forbidding, broken = sites
    pages.page("/robots.txt", b"none", status=404)
    pages.page("/good", page(PLAN).encode())
    pages.page("/cp949", CP949, kind="text/html")
    pages.on("/busy", busy_once())
    pages.page("/packed", gzip.compress(page(WON, "다른 제목").encode()), Content_Encoding="gzip")
    pages.page("/gone", b"", status=404)
    pages.page("/picture", b"\x89PNG\r\n\x1a\n", kind="image/png")
    pages.page("/lying", b"\x89PNG\r\n\x1a\n" + bytes(99), kind="text/html")
    pages.page("/bomb", BOMB, Content_Encoding="gzip")
    pages.page("/twice", gzip.compress(BOMB), Content_Encoding="gzip, gzip")
    pages.on("/endless", endless())
    pages.page("/circle", b"", status=302, Location="/circle")
    pages.page("/file", b"", status=302, Location="file:///etc/passwd")
    pages.page("/metadata", b"", status=302, Location="http://169.254.169.254/latest/meta-data/")
    pages.page("/list", page("<a href=x>소식</a>" * 30).encode())
    pages.page("/empty", b"")
    forbidding.page("/robots.txt", b"User-agent: *\nDisallow: /closed", kind="text/plain")
    forbidding.page("/closed/1", page(WON).encode())
    forbidding.page("/open", page(WON).encode())
    broken.page("/robots.txt", b"", status=500)
    broken.page("/1", page(WON).encode())
    yield sites
    for site in sites:
        site.close()


FAILURES = {
    "/gone": ("source", "404"),
    "/picture": ("source", "'image/png' is not supported"),
    "/lying": ("source", "a PNG picture"),
    "/bomb": ("source", "larger than"),
    "/twice": ("source", "compressed 2 times"),
    "/endless": ("source", "larger than"),
    "/circle": ("source", "in a circle"),
    "/file": ("source", "scheme 'file'"),
    "/metadata": ("source", "credentials"),
    "/list": ("page", "no article"),
    "/empty": ("source", "empty"),
    "/closed/1": ("source", "robots.txt of 127.0.0.1 forbids /closed/1"),
    "/1": ("source", "robots.txt of 127.0.0.1, which must be asked first, cannot be read"),
}
GOOD = ("/good", "/cp949", "/busy", "/packed", "/open")


def test_sound_pages_are_stored_and_the_others_recorded(
    sites: list[Site], tmp_path: Path, command: Command
) -> None:
    base = {path: f"http://127.0.0.1:{site.port}" for site in sites for path in site.answers}
    addresses = [f"{base[path]}{path}" for path in (*FAILURES, *GOOD)]
    (tmp_path / "list.txt").write_text("\n".join(addresses))
    db = tmp_path / "a.db"
    before = datetime.now(UTC).replace(microsecond=0)
    ended = command("run", f"@{tmp_path / 'list.txt'}", "--db", db, *LOCAL, "--contact", "desk@paper.example")
    assert ended.code == 1
    assert f"pages {len(addresses)}: new 5, changed 0, unchanged 0, failed {len(FAILURES)}" in ended.err
    assert "Traceback" not in ended.err
    told = {line for line in ended.err.splitlines() if line.startswith("failed: ")}
    with Database.open(db, readonly=True) as database:
        rows = database.rows("SELECT * FROM failures")
        stored = database.rows("SELECT url, text FROM articles")
    assert {row["source"]: row["stage"] for row in rows} == {
        f"{base[path]}{path}": stage for path, (stage, _) in FAILURES.items()
    }
    for row in rows:
        path = row["source"].removeprefix("http://").partition("/")[2]
        assert row["error"].startswith(f"{row['source']}: ")
        assert FAILURES[f"/{path}"][1] in row["error"]
        assert f"failed: {row['error']}" in told
        assert before <= datetime.fromisoformat(row["when"]) <= datetime.now(UTC)
        assert (row["tries"], row["run"]) == (1, 1)
        assert (row["page"] is None) == (row["stage"] == "source")
    assert {row["url"].rpartition("/")[2] for row in stored} == {path[1:] for path in GOOD}
    assert {row["text"] for row in stored} == {WON, ALSO_WON, PLAN}
    # What was not to be asked for was not; all were told who asks.
    requests = [request for site in sites for request in site.requests]
    assert {"/closed/1", "/1"}.isdisjoint(request.path for request in requests)
    assert {request.headers["User-Agent"].partition(" ")[2] for request in requests} == {
        "(+desk@paper.example)"
    }
    assert sites[0].asked("/busy") == 2
    assert sites[2].asked("/robots.txt") == 3
    # Once more: only what failed is asked for, and what can be had now is.
    sites[2].page("/robots.txt", b"", status=404)
    for site in sites:
        site.requests.clear()
    ended = command("run", f"@{tmp_path / 'list.txt'}", "--db", db, *LOCAL)
    assert f"new 1, changed 0, unchanged 5, failed {len(FAILURES) - 1}" in ended.err
    asked = {request.path for site in sites for request in site.requests} - {"/robots.txt"}
    assert asked == set(FAILURES) - {"/closed/1"}
    with Database.open(db, readonly=True) as database:
        assert {row["tries"] for row in database.rows("SELECT tries FROM failures")} == {2}


def test_a_list_in_the_cache_is_not_downloaded_for_another_database(tmp_path: Path, command: Command) -> None:
    site, bodies = Site(), list[str]()
    site.page("/robots.txt", b"User-agent: *\nDisallow: /x", kind="text/plain")

    def answer(handler: BaseHTTPRequestHandler) -> None:
        tag = {"ETag": f'"{handler.path}"', "Cache-Control": "no-cache", "Content-Type": "text/html"}
        if handler.headers["If-None-Match"] == tag["ETag"]:
            handler.send_response(304)
            handler.end_headers()
        else:
            bodies.append(handler.path)
            text = f"{handler.path[1:]}번째 소식이다. {WON}"
            reply(handler, 200, page(text).encode(), tag)

    site.on("*", answer)
    (tmp_path / "list.txt").write_text("".join(f"http://127.0.0.1:{site.port}/{n}\n" for n in range(20)))
    try:
        for number in range(2):
            options = ("--db", tmp_path / f"{number}.db", *LOCAL, "--cache", tmp_path / "cache")
            assert "new 20" in command("run", f"@{tmp_path / 'list.txt'}", *options).err
    finally:
        site.close()
    assert len(bodies) == len(set(bodies)) == 20
    assert [sum(request.path == f"/{n}" for request in site.requests) for n in range(20)] == [2] * 20
