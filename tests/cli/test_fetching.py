"""The options of `run` and `extract` that concern addresses, against a real server."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from rich.console import Console
from rich.progress import Progress, TextColumn

from extractor.console import Ticks
from extractor.fetch import HostCounts
from extractor.store import Database
from tests.cli.conftest import ALSO_WON, PLAN, WON, Command, page
from tests.fetch.conftest import Site, reply

LOCAL = ("--allow-private", "--delay", "0")


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.page("/a", page(WON).encode())
    site.page("/b", page(ALSO_WON).encode())
    yield site
    site.close()


@pytest.fixture
def names(site: Site, tmp_path: Path) -> str:
    """A list of two pages that exist and one that does not."""
    base = f"http://127.0.0.1:{site.port}"
    (tmp_path / "list.txt").write_text(
        "".join(f"{base}/{name}\n" for name in ("a", "b", "none", "a?utm_source=x"))
    )
    return f"@{tmp_path / 'list.txt'}"


def failed(db: Path) -> list[str]:
    with Database.open(db, readonly=True) as database:
        failures = database.failures()
    return [row["source"].rpartition("/")[2] for row in failures if row["source"].startswith("http")]


def test_what_is_stored_is_not_fetched_again(
    site: Site, names: str, tmp_path: Path, command: Command
) -> None:
    db = tmp_path / "a.db"
    ended = command("run", names, "--db", db, *LOCAL)
    assert ended.code == 1
    assert "127.0.0.1: fetched 2, failed 1\n" in ended.err
    assert "pages 3: new 2, changed 0, unchanged 0, failed 1" in ended.err
    before = site.paths()
    assert sorted(before) == ["/a", "/b", "/none", "/robots.txt"]
    ended = command("run", names, "--db", db, *LOCAL, "--jobs", 2)
    assert "pages 3: new 0, changed 0, unchanged 2, failed 1" in ended.err
    assert site.paths()[len(before) :] == ["/robots.txt", "/none"]


def test_refresh_asks_again_and_downloads_only_what_changed(
    site: Site, names: str, tmp_path: Path, command: Command
) -> None:
    bodies: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers["If-None-Match"] == '"1"':
            reply(handler, 304, b"", {"ETag": '"1"'})
        else:
            bodies.append(handler.path)
            content = page(PLAN if len(bodies) > 3 else WON).encode()
            reply(
                handler,
                200,
                content,
                {"ETag": '"1"', "Content-Type": "text/html", "Cache-Control": "max-age=60"},
            )

    site.on("/a", answer)
    options = ("run", names, "--db", tmp_path / "a.db", *LOCAL, "--cache", tmp_path / "cache")
    command(*options)
    assert "unchanged 2" in command(*options, "--refresh").err
    assert (bodies, site.asked("/a")) == (["/a"], 2)
    site.page("/a", page(PLAN).encode())
    assert "unchanged 2" in command(*options).err
    assert "changed 1, unchanged 1" in command(*options, "--refresh").err


def test_only_what_failed_is_tried_again(site: Site, names: str, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "a.db"
    site.page("/b", page("<a href=x>소식</a>" * 30).encode())  # a page without an article
    command("run", names, tmp_path / "missing.html", "--db", db, *LOCAL)
    assert failed(db) == ["b", "none"]
    site.page("/b", page(ALSO_WON).encode())
    before = len(site.paths())
    ended = command("run", "--retry-failed", "--db", db, *LOCAL)
    assert "pages 2: new 1, changed 0, unchanged 0, failed 1" in ended.err
    assert sorted(site.paths()[before:]) == ["/b", "/none", "/robots.txt"]
    assert failed(db) == ["none"]


def test_a_failure_that_has_passed_is_forgotten(
    site: Site, names: str, tmp_path: Path, command: Command
) -> None:
    db = tmp_path / "a.db"
    command("run", names, "--db", db, *LOCAL)
    site.page("/a", b"", status=410)
    command("run", names, "--db", db, *LOCAL, "--refresh")
    assert failed(db) == ["a", "none"]
    site.page("/a", page(WON).encode())
    assert "unchanged 2, failed 1" in command("run", names, "--db", db, *LOCAL).err
    assert failed(db) == ["none"]


def test_an_address_that_leads_elsewhere_is_known(site: Site, tmp_path: Path, command: Command) -> None:
    base, db = f"http://127.0.0.1:{site.port}", tmp_path / "a.db"
    site.page("/old", b"", status=301, Location="/a")
    site.page("/older", b"", status=302, Location="/a")
    for _ in range(2):
        ended = command("run", f"{base}/old", f"{base}/a", f"{base}/older", "--db", db, *LOCAL)
    assert "unchanged 3" in ended.err
    assert [site.asked(path) for path in ("/old", "/older")] == [1, 1]


def test_feeds_are_held_to_keywords_and_days(site: Site, tmp_path: Path, command: Command) -> None:
    base = f"http://127.0.0.1:{site.port}"
    items = "".join(
        f"<item><title>{title}</title><link>{base}/{path}</link><pubDate>{day}</pubDate></item>"
        for path, title, day in (
            ("a", "데이터 우수", "2025-03-05"),
            ("b", "데이터 소식", "2025-01-01"),
            ("c", "꽃", ""),
        )
    )
    site.page("/rss", f"<rss><channel>{items}</channel></rss>".encode(), kind="application/rss+xml")
    chosen = ("--keyword", "데이터", "--since", "2025-02-01", "--until", "2025-12-31")
    ended = command("extract", f"feed:{base}/rss", *LOCAL, *chosen)
    assert ended.code == 0
    assert [article["source"] for article in ended.articles] == [f"{base}/a"]
    assert site.asked("/b") == site.asked("/c") == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "either SOURCE"),
        (("x.html", "--retry-failed"), "either SOURCE"),
        (("x.html", "--delay", "-1"), "--delay"),
        (("x.html", "--contact", "me and you"), "contact"),
        (("x.html", "--since", "yesterday"), "--since"),
        (("x.html", "--since", "2025-02-02", "--until", "2025-02-01"), "no day lies between"),
        (("x.html", "--cache", __file__), "cache"),
    ],
)
def test_wrong_use_is_told_before_anything_is_done(
    tmp_path: Path, command: Command, options: tuple[str, ...], message: str
) -> None:
    ended = command("run", *options, "--db", tmp_path / "a.db")
    assert ended.code == 2
    assert message in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_private_address_is_not_fetched_unless_it_is_allowed(site: Site, command: Command) -> None:
    ended = command("extract", f"http://127.0.0.1:{site.port}/a")
    assert (ended.code, site.paths()) == (1, [])
    assert "private address" in ended.err
    assert "127.0.0.1: fetched" not in ended.err


def test_the_bar_tells_of_the_busiest_hosts() -> None:
    out = io.StringIO()
    hosts = {f"h{n}.example": HostCounts(done=n, failed=1, waiting=9 - n) for n in range(8)}
    console = Console(file=out, force_terminal=True, width=200)
    with Progress(TextColumn("{task.fields[hosts]}"), console=console) as bar:
        Ticks(bar, 10, lambda: hosts).done()
    assert "h0.example: 0 done, 1 failed, 9 waiting" in out.getvalue()
    assert "h4.example" in out.getvalue()
    assert "h5.example" not in out.getvalue()


def test_a_cut_off_run_is_gone_on_with_also_over_pages_without_articles(
    site: Site, tmp_path: Path, command: Command
) -> None:
    base, db = f"http://127.0.0.1:{site.port}", tmp_path / "a.db"
    site.page("/list", page("<a href=x>소식</a>" * 30).encode())
    site.page("/old", b"", status=302, Location="/list")
    for _ in range(3):
        ended = command("run", f"{base}/old", f"{base}/list?utm_source=x", "--db", db, *LOCAL)
        assert "failed 1" in ended.err
        with sqlite3.connect(db) as connection:  # as if it had been killed before its end
            connection.execute("UPDATE runs SET ended = NULL")
        connection.close()
    assert [site.asked(path) for path in ("/old", "/list", "/list?utm_source=x")] == [1, 1, 1]
    command("run", f"{base}/old", "--db", db, *LOCAL)
    assert site.asked("/old") == 1
    command("run", f"{base}/old", "--db", db, *LOCAL)
    assert site.asked("/old") == 2, (
        "a run that came to its end is not gone on with: the page may be better now"
    )
