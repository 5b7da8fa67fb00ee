"""`fetch` archives what it gets, and the archive is a source like any other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ALSO_WON, PLAN, WON, Command, page
from tests.fetch.conftest import Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    for path, text in (("/1", WON), ("/2", ALSO_WON), ("/3", PLAN)):
        site.page(path, page(text).encode(), kind="text/html; charset=utf-8")
    yield site
    site.close()


def addresses(site: Site, *paths: str) -> list[str]:
    return [f"http://127.0.0.1:{site.port}{path}" for path in paths]


QUICK = ("--allow-private", "--delay", "0")


def test_what_is_archived_can_be_run(command: Command, site: Site, tmp_path: Path) -> None:
    archive = tmp_path / "pages.warc.gz"
    fetched = command("fetch", *addresses(site, "/1", "/2", "/3"), "--warc", archive, *QUICK)
    assert (fetched.code, fetched.out) == (0, "")
    assert "archived 3, failed 0" in fetched.err
    asked = len(site.requests)
    ran = command("run", archive, "--db", tmp_path / "a.db")
    assert ran.code == 0
    assert "pages 3: new 3" in ran.err
    assert len(site.requests) == asked, "an archive is read without asking again"
    live = command("extract", *addresses(site, "/1", "/2", "/3"), *QUICK).articles
    kept = command("extract", archive).articles
    for article in (*live, *kept):
        del article["extra"], article["source"], article["id"]
    assert sorted(kept, key=lambda article: article["url"]) == live
    assert sum(len(article["awards"]) for article in kept) == 2


def test_what_cannot_be_had_is_named(command: Command, site: Site, tmp_path: Path) -> None:
    archive = tmp_path / "a.warc"
    ended = command("fetch", *addresses(site, "/1", "/gone"), "--warc", archive, *QUICK)
    assert ended.code == 1
    assert "/gone: the server answers 404" in ended.err
    assert "archived 1, failed 1" in ended.err
    assert len(command("extract", archive).articles) == 1


def test_files_need_no_fetching(command: Command, folder: Path, tmp_path: Path) -> None:
    ended = command("fetch", folder, "--warc", tmp_path / "a.warc")
    assert ended.code == 1
    assert "nothing was fetched" in ended.err


def test_an_archive_that_exists_is_left_alone(command: Command, site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"precious")
    ended = command("fetch", *addresses(site, "/1"), "--warc", tmp_path / "a.warc", *QUICK)
    assert ended.code == 2
    assert "exists already" in ended.err
    assert site.requests == []
    assert command("fetch", *addresses(site, "/1"), "--warc", tmp_path / "a.html", *QUICK).code == 2
