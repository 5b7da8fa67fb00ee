"""Wild articles, wild requests: nothing runs, nothing is written, nothing is told that need not be."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from extractor.errors import StoreError
from extractor.store import Database
from extractor.web import build
from extractor.web.app import SETTINGS
from extractor.web.errors import TOO_LONG
from extractor.web.guard import HEADERS
from tests.web.conftest import IMAGE, LINK, SCRIPT, Answer, Site
from tests.web.test_pages import PAGES

WILD_PAGES = [
    "/",
    "/search?q=경산",
    f"/search?q={SCRIPT}",
    f"/search?q={IMAGE}",
    "/award/47290/data-based-administration/2024",
    "/place/47290",
    "/programme/data-based-administration/2024",
    "/data/articles",
    "/data/claims?_search=x",
    "/data/claims",
    "/data/conflicts",
    "/data/award_projects",
    "/data/award_overview?province=" + IMAGE,
    "/data/award_overview?_search=" + SCRIPT,
    "/data/award_overview?_facet=recipient",
    "/data/conflicting-reports",
    "/data/streaks-against-the-record?programme=" + IMAGE,
    "/data/nothing?x=" + SCRIPT,
    "/data/award_overview?_sort=" + SCRIPT,
    "/" + SCRIPT,
]


@pytest.mark.parametrize("path", WILD_PAGES)
def test_markup_in_articles_and_addresses_stays_words(site: Site, path: str) -> None:
    answer = site.ask("GET", path, follow_redirects=True)
    tags = answer.tags
    assert not tags.all("script")
    assert not tags.all("img")
    assert not [link for link in answer.links if link.strip().lower().startswith("javascript")]


def test_what_was_written_is_shown_as_it_was(site: Site) -> None:
    words = "".join(site.get("/award/47290/data-based-administration/2024").tags.words)
    for wild in (SCRIPT, IMAGE, LINK):
        assert wild in words


def test_an_article_of_wild_words_is_shown_whole_and_safe(site: Site) -> None:
    (link,) = {one for one in site.get("/search?q=91.5점").links if one.startswith("/article/")}
    answer = site.get(link)
    assert SCRIPT in "".join(answer.tags.words)
    assert not answer.tags.all("script")
    assert not answer.tags.all("img")
    assert LINK not in answer.links


@pytest.mark.parametrize(
    "path", [*PAGES.values(), "/style.css", "/nothing", "/data/award_overview.csv", "/-/databases"]
)
def test_every_answer_forbids_scripts_and_frames(site: Site, path: str) -> None:
    headers = site.ask("GET", path).response.headers
    for name, value in HEADERS.items():
        assert headers.get_list(name) == [value]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "set-cookie" not in headers
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/", "/data/award_overview", "/data/best-scores", "/-/logout"])
def test_nothing_but_reading(site: Site, method: str, path: str) -> None:
    answer = site.ask(method, path)
    assert answer.status == 405
    assert answer.response.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    "path",
    [
        "/data?sql=select+1",
        "/data.json?sql=select+1",
        "/data.csv?sql=select+1",
        "/data?sql=insert+into+runs+values(1)",
        "/data/award_overview?_where=1=1",
        "/data/award_overview.json?_where=1=1",
    ],
)
def test_sql_of_a_visitor_is_not_run(site: Site, path: str) -> None:
    answer = site.ask("GET", path)
    assert answer.status in (400, 403)


@pytest.mark.parametrize(
    "path",
    [
        "/data/pages",
        "/data/pages.json",
        "/data/runs",
        "/data/failures",
        "/data/article_search",
        "/data/article_search_fts",
        "/data/_sqlite_migrations",
        "/data/sqlite_master",
        "/_internal",
        "/_internal/databases",
        "/_memory",
        "/data.db",
        "/-/databases",
        "/-/databases.json",
        "/-/metadata.json",
        "/-/settings",
        "/-/plugins",
        "/-/versions",
        "/-/threads",
        "/-/permissions",
        "/-/messages",
        "/-/patterns",
        "/-/allow-debug",
        "/-/auth-token?token=x",
        "/-/static/table.js",
    ],
)
def test_what_is_nobodys_business_is_closed(site: Site, path: str, database: Path) -> None:
    answer = site.ask("GET", path, follow_redirects=True)
    assert answer.status in (403, 404)
    assert str(database) not in answer.html


def test_no_stored_page_goes_out(site: Site) -> None:
    known = json.loads(site.ask("GET", "/data.json").html)
    shown = {table["name"] for table in known["tables"]}
    assert not shown & {"pages", "runs", "failures", "article_search"}


@pytest.mark.parametrize("host", ["evil.test", "evil.test:8001", "127.0.0.1.evil.test", "", "[::2]"])
def test_a_name_of_another_site_is_refused(site: Site, host: str) -> None:
    assert site.ask("GET", "/", headers={"host": host}).status == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8001", "localhost:1", "[::1]:8001", "[::1]"])
def test_this_machines_names_are_answered(site: Site, host: str) -> None:
    assert site.ask("GET", "/", headers={"host": host}).status == 200


def test_the_file_is_opened_for_reading_alone(site: Site, database: Path) -> None:
    served = site.application.databases["data"]
    connection = served.connect()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM awards")
    with pytest.raises(StoreError, match="read-only"):
        served.connect(write=True)


def test_asking_changes_no_byte(site: Site, database: Path) -> None:
    before = database.read_bytes()
    for path in PAGES.values():
        site.ask("GET", path)
    assert database.read_bytes() == before


def test_awards_that_come_while_it_is_shown_are_shown(database: Path, tmp_path: Path, site: Site) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    application = build(copy)
    ask = site.runner.run
    before = ask(application.client.get("/award/47290/data-based-administration/2024")).text
    with Database.open(copy) as db:
        db.connection.execute("UPDATE awards SET streak = 7 WHERE region_code = '47290'")
        db.connection.commit()
    after = ask(application.client.get("/award/47290/data-based-administration/2024")).text
    assert "7회" not in before
    assert "7회" in after
    for served in application.databases.values():
        served.close()
    application.executor.shutdown()


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may write anywhere")
def test_a_protected_folder_can_be_shown(database: Path, tmp_path: Path, site: Site) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    shutil.copy(database, folder / "awards.db")
    folder.chmod(0o555)
    application = build(folder / "awards.db")
    assert site.runner.run(application.client.get("/place/47290")).status_code == 200
    folder.chmod(0o755)


def test_wrong_files_are_refused_in_words(tmp_path: Path) -> None:
    for name, content in (("none.db", None), ("text.db", b"hello"), ("other.db", b"")):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(StoreError, match=name):
            build(path)


@pytest.mark.parametrize("path", ["/data/awards", "/data/awards.json", "/data/conflicts"])
def test_what_takes_too_long_is_to_be_asked_again(
    database: Path, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setitem(SETTINGS, "sql_time_limit_ms", -1)
    application = build(shutil.copy(database, tmp_path / "a.db"))
    answer = Answer(site.runner.run(application.client.get(path)))
    told = json.loads(answer.html)["error"] if path.endswith(".json") else answer.words
    assert (answer.status, TOO_LONG in told) == (503, True)
    for served in application.databases.values():
        served.close()
    application.executor.shutdown()
