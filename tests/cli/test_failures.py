"""What failed is in the table of failures until it works, and is tried again on demand; whole sources too."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from extractor.store import Database
from extractor.store.identity import failure_key, whole_source
from tests.cli.conftest import ALSO_WON, PLAN, WON, Command, page
from tests.fetch.conftest import Site

LOCAL = ("--allow-private", "--delay", "0")
RECORD = json.dumps({"id": "won", "text": WON}, ensure_ascii=False)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    site = Site()
    site.page("/a", page(WON).encode())
    site.page("/b", page(ALSO_WON).encode())
    monkeypatch.setenv("NAVER_CLIENT_ID", "id")
    monkeypatch.setenv("NAVER_CLIENT_SECRET", "key")
    monkeypatch.setenv("NAVER_NEWS_ENDPOINT", f"{home(site)}/search")
    yield site
    site.close()


def home(site: Site) -> str:
    return f"http://127.0.0.1:{site.port}"


SEARCH = "/search?query=%EB%8D%B0%EC%9D%B4%ED%84%B0&display=100&start=1&sort=date"


def answer_all(site: Site) -> None:
    """Everything works: a feed, an index with a sitemap, a search."""
    found = {"items": [{"originallink": f"{home(site)}/b"}], "total": 1}
    site.page("/rss", f"<rss><item><link>{home(site)}/a</link></item></rss>".encode(), kind="text/xml")
    site.page("/index.xml", index(site), kind="text/xml")
    site.page("/one.xml", f"<urlset><url><loc>{home(site)}/b</loc></url></urlset>".encode(), kind="text/xml")
    site.page(SEARCH, json.dumps(found).encode(), kind="application/json")


def index(site: Site) -> bytes:
    return f"<sitemapindex><sitemap><loc>{home(site)}/one.xml</loc></sitemap></sitemapindex>".encode()


def names(site: Site) -> list[str]:
    return [f"feed:{home(site)}/rss", f"sitemap:{home(site)}/index.xml", "naver:데이터"]


def failures(db: Path) -> dict[str, int]:
    """Sources that failed, with the number of tries."""
    with Database.open(db, readonly=True) as database:
        return {row["source"]: row["tries"] for row in database.failures()}


def counts(db: Path) -> int:
    with Database.open(db, readonly=True) as database:
        return database.counts()["articles"]


def test_a_source_that_failed_as_a_whole_is_cleared_when_it_works(
    site: Site, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "a.db"
    for tries in (1, 2):
        assert command("run", *names(site), "--db", db, *LOCAL).code == 1
        assert failures(db) == dict.fromkeys(names(site), tries)
        monkeypatch.chdir(tmp_path)  # a search is no file: it is the same from everywhere
    site.page("/index.xml", index(site), kind="text/xml")
    command("run", *names(site)[1:2], "--db", db, *LOCAL)
    # The index works now, what it leads to does not; the others were not tried.
    assert set(failures(db)) == {names(site)[0], names(site)[2], f"sitemap:{home(site)}/one.xml"}
    answer_all(site)
    assert command("run", *names(site), "--db", db, *LOCAL).code == 0
    assert failures(db) == {}
    assert counts(db) == 2


def test_a_feed_that_fails_again_stays(site: Site, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "a.db"
    answer_all(site)
    assert command("run", *names(site), "--db", db, *LOCAL).code == 0
    site.page("/rss", b"<html>sorry</html>")
    command("run", *names(site), "--db", db, *LOCAL)
    assert failures(db) == {names(site)[0]: 1}
    site.page("/rss", b"<rss></rss>")  # empty, but it works
    command("run", names(site)[0], "--db", db, *LOCAL)
    assert failures(db) == {}


def test_files_of_many_articles_are_cleared_with_their_places(tmp_path: Path, command: Command) -> None:
    db, folder = tmp_path / "a.db", tmp_path / "pages"
    lines, table, listed = folder / "a.jsonl", folder / "b.csv", tmp_path / "list.txt"
    (folder / "empty").mkdir(parents=True)
    lines.write_text(f'{RECORD}\n{{"text": "broken\n')
    table.write_text(f"id,text\n1,{PLAN}\n2,\n")
    listed.write_text("-\n")
    sources = (f"@{listed}", folder, folder / "empty", f"@{tmp_path / 'other.txt'}")
    command("run", *sources, "--db", db)
    expected = {
        f"{listed}:1",
        f"{lines}:2",
        f"{table}#3",
        str(folder / "empty"),
        f"@{tmp_path / 'other.txt'}",
    }
    assert set(failures(db)) == expected
    command("run", *sources, "--db", db)
    assert failures(db) == dict.fromkeys(expected, 2)
    # The wrong places are taken out: nothing with their names succeeds.
    lines.write_text(RECORD)
    table.write_text(f"id,text\n1,{PLAN}\n")
    listed.write_text(f"{folder}\n")
    (folder / "empty" / "c.txt").write_text(ALSO_WON)
    (tmp_path / "other.txt").write_text(f"{lines}\n")
    assert command("run", *sources, "--db", db).code == 0
    assert failures(db) == {}
    table.write_text("id,text\n")
    command("run", table, "--db", db)
    assert set(failures(db)) == {str(table)}
    table.write_text(f"id,text\n1,{PLAN}\n")
    command("run", folder, "--db", db)
    assert failures(db) == {}


def test_a_page_without_an_article_is_not_cleared_by_being_read(tmp_path: Path, command: Command) -> None:
    db, path = tmp_path / "a.db", tmp_path / "pages" / "a.html"
    path.parent.mkdir()
    path.write_text(page("<a href=x>소식</a>" * 30))
    for tries in (1, 2):
        command("run", path.parent, "--db", db)
        assert failures(db) == {str(path): tries}


def test_every_failed_source_is_tried_again_and_the_lost_ones_are_told(
    site: Site, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    db, lines, gone = tmp_path / "a.db", tmp_path / "a.jsonl", tmp_path / "gone.html"
    lines.write_text(f"{RECORD}\nbroken\n")
    empty, listed = tmp_path / "empty.txt", tmp_path / "list.txt"
    empty.write_text("")
    listed.write_text(f"{home(site)}/a\n-\n")
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"broken\n")))
    command(
        "run", *names(site), lines, gone, empty, f"@{listed}", "-", f"{home(site)}/late", "--db", db, *LOCAL
    )
    assert set(failures(db)) == {
        *names(site), f"{lines}:2", str(gone), str(empty), f"{listed}:2", "-:1", f"{home(site)}/late",
    }  # fmt: skip
    answer_all(site)
    site.page("/late", page(PLAN).encode())
    lines.write_text(f"{RECORD}\n{json.dumps({'text': PLAN})}\n")
    empty.write_text(ALSO_WON)
    listed.write_text(f"{home(site)}/a\n")
    before = len(site.requests)
    ended = command("run", "--retry-failed", "--db", db, *LOCAL)
    assert ended.code == 1
    stdin, file = [line for line in ended.err.splitlines() if line.startswith("failed: ")]
    assert stdin == "failed: -:1: cannot be tried again: it came on standard input; give it once more"
    assert file.startswith(f"failed: {gone}: cannot be tried again: no such file or folder any more; ")
    assert set(failures(db)) == {"-:1", str(gone)}
    # What is stored is not fetched again, though the feed and the list name it.
    asked = {request.path for request in site.requests[before:]}
    assert asked == {"/robots.txt", "/rss", "/index.xml", "/one.xml", SEARCH, "/b", "/late"}
    gone.write_text(page(ALSO_WON))
    ended = command("run", "--retry-failed", "--db", db, *LOCAL)
    assert "pages 1: new 1" in ended.err
    assert set(failures(db)) == {"-:1"}


def test_what_failed_in_a_run_that_was_cut_off_is_fetched_again(
    site: Site, tmp_path: Path, command: Command
) -> None:
    db = tmp_path / "a.db"
    site.page("/soon", page("<a href=x>소식</a>" * 30).encode())
    command("run", f"{home(site)}/soon", "--db", db, *LOCAL)
    with sqlite3.connect(db) as connection:  # as if it had been killed before its end
        connection.execute("UPDATE runs SET ended = NULL")
    connection.close()
    site.page("/soon", page(WON).encode())
    assert "new 1" in command("run", "--retry-failed", "--db", db, *LOCAL).err
    assert site.asked("/soon") == 2


def test_nothing_to_try_again(tmp_path: Path, command: Command) -> None:
    db = tmp_path / "a.db"
    (tmp_path / "a.txt").write_text(WON)
    command("run", tmp_path / "a.txt", "--db", db)
    ended = command("run", "--retry-failed", "--db", db)
    assert (ended.code, "pages 0: new 0" in ended.err) == (0, True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_failure_of_one_form_is_forgotten_when_another_is_had(
    site: Site, tmp_path: Path, command: Command, jobs: int
) -> None:
    db = tmp_path / "a.db"
    site.page("/a?utm_source=x", page(WON).encode())
    forms = [f"{home(site)}/a", f"{home(site)}/a?utm_source=x"]
    for status, told in ((404, "new 1, changed 0, unchanged 0, failed 1"), (404, "unchanged 1, failed 1")):
        site.page("/a", b"", status=status)
        ended = command("run", *forms, "--db", db, *LOCAL, "--refresh", "--jobs", jobs)
        assert told in ended.err
        assert failures(db) == {}
    assert (site.asked("/a"), site.asked("/a?utm_source=x")) == (2, 2)
    assert command("run", *forms, "--db", db, *LOCAL).code == 0, "the article is stored, by whatever form"
    assert len(site.requests) == 2 * 3


def test_robots_may_forbid_one_form_only(site: Site, tmp_path: Path, command: Command) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /amp/", kind="text/plain")
    listed = tmp_path / "list.txt"
    listed.write_text(f"{home(site)}/amp/a\n{home(site)}/a\n{home(site)}/a?fbclid=1\n")
    ended = command("run", f"@{listed}", "--db", tmp_path / "a.db", *LOCAL)
    assert "new 1, changed 0, unchanged 0, failed 1" in ended.err
    assert failures(tmp_path / "a.db") == {}
    assert site.paths() == ["/robots.txt", "/a"]


def test_names_of_sources_are_the_same_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert failure_key("@a.txt") == failure_key(f"@{tmp_path}/a.txt") != failure_key("a.txt")
    assert whole_source("a.csv#3") == whole_source(f"{tmp_path}/a.csv") == whole_source("@a.csv")
    assert whole_source("feed:http://a.example:8000") != whole_source("feed:http://a.example:8001")
    assert whole_source("-:3") != whole_source("-")
    key = failure_key("naver:평가#3")
    monkeypatch.chdir("/")
    assert failure_key("naver:평가#3") == key


def test_other_lines_of_standard_input_are_other_articles(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in (WON, ALSO_WON, WON):
        line = json.dumps({"text": text}).encode()
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(line)))
        assert command("run", "-", "--db", tmp_path / "a.db").code == 0
    assert counts(tmp_path / "a.db") == 2
