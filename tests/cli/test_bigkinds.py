"""An export of the news archive whose pages are there, moved, gone, or gone without saying so."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import PageError
from extractor.model import CoveredPage, Page
from extractor.pipeline import Extractor
from extractor.store import Database
from tests.cli.conftest import ALSO_WON, WON, Command, page
from tests.fetch.conftest import Site
from tests.sources.documents import hwpx, p
from tests.sources.test_tables import ROW, export

LOCAL = ("--allow-private", "--delay", "0")
SOFT_404 = {
    "a notice": "<html><head><title>알림</title></head><body><p>삭제된 기사입니다.</p></body></html>",
    "a script": "<html><body><script>alert('없는 기사입니다'); history.back();</script></body></html>",
    "links": f"<html><body><ul>{'<li><a href=/x>다른 소식 읽기</a></li>' * 40}</ul></body></html>",
    "an empty frame": "<html><body><div id=root></div></body></html>",
}
EXCERPT = WON.replace("\n", " ")[:98]


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.page("/1", page(WON).encode())
    yield site
    site.close()


Make = Callable[..., Path]


@pytest.fixture
def table(site: Site, tmp_path: Path) -> Make:
    """An export of rows that lead to these paths of the site."""

    def table(*paths: str) -> Path:
        rows = [
            ROW
            | {
                "뉴스 식별자": f"id{number}",
                "URL": f"http://127.0.0.1:{site.port}{path}",
                "본문": EXCERPT,
                "제목": f"소식 {number}",
                "언론사": "가람일보",
            }
            for number, path in enumerate(paths)
        ]
        return export(tmp_path / "NewsResult.xlsx", *rows)

    return table


def stored(db: Path) -> list[dict[str, Any]]:
    with Database.open(db, readonly=True) as database:
        return database.rows("SELECT id, url, text, warnings FROM articles ORDER BY id")


def failures(db: Path) -> list[str]:
    with Database.open(db, readonly=True) as database:
        return [row["source"] for row in database.failures()]


@pytest.mark.parametrize("body", SOFT_404.values(), ids=SOFT_404)
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_holds_no_article_gives_way_to_the_excerpt(
    site: Site, table: Make, tmp_path: Path, command: Command, body: str, jobs: int
) -> None:
    site.page("/soft", body.encode(), kind="text/html; charset=utf-8")
    path, db = table("/soft", "/gone", "/1"), tmp_path / "a.db"
    ended = command("run", path, "--db", db, *LOCAL, "--jobs", jobs)
    assert (ended.code, "pages 3: new 3" in ended.err) == (0, True), ended.err
    soft, gone, whole = stored(db)
    base = f"http://127.0.0.1:{site.port}"
    said = "the text is the archive's excerpt of 200 characters"
    for article, where in ((soft, f"{base}/soft: "), (gone, f"{base}/gone: the server answers 404")):
        assert article["text"] == EXCERPT
        (warning,) = json.loads(article["warnings"])[:1]
        assert warning.startswith(f"{said}: {where}")
    assert "no article" in soft["warnings"] or "script" in soft["warnings"]
    assert whole["text"] == WON
    assert said not in whole["warnings"]
    with Database.open(db, readonly=True) as database:
        assert database.counts()["awards"] == 1
        # What is stored is what was read: it can be read again without the network.
        sizes = database.rows("SELECT size FROM pages WHERE media = 'text' ORDER BY size")
    assert [row["size"] for row in sizes] == [len(EXCERPT.encode())] * 2
    asked = len(site.requests)
    assert command("reprocess", db, "--dry-run").err == "pages 3: would change 0, failed 0\n"
    assert len(site.requests) == asked
    ended = command("run", path, "--db", db, *LOCAL, "--jobs", jobs)
    assert "pages 3: new 0, changed 0, unchanged 3, failed 0" in ended.err
    assert site.asked("/1") == 1
    assert stored(db) == [soft, gone, whole]


def test_the_page_takes_the_place_of_its_excerpt_and_keeps_it(
    site: Site, table: Make, tmp_path: Path, command: Command
) -> None:
    path, db = table("/soft"), tmp_path / "a.db"
    site.page("/soft", SOFT_404["a notice"].encode())
    command("run", path, "--db", db, *LOCAL)
    site.page("/soft", page(ALSO_WON).encode())
    assert "changed 1" in command("run", path, "--db", db, *LOCAL).err
    (whole,) = stored(db)
    assert (whole["text"], whole["warnings"]) == (ALSO_WON, "[]")
    # What was had once is not given up for an excerpt.
    for status, body in ((200, SOFT_404["a notice"].encode()), (404, b"")):
        site.page("/soft", body, status=status)
        ended = command("run", path, "--db", db, *LOCAL, "--refresh")
        assert (ended.code, "unchanged 1, failed 0" in ended.err) == (0, True)
        assert stored(db) == [whole]


def test_a_row_whose_address_leads_elsewhere_is_fetched_once(
    site: Site, table: Make, tmp_path: Path, command: Command
) -> None:
    site.page("/old", b"", status=301, Location="/1")
    path, db = table("/old"), tmp_path / "a.db"
    for _ in range(2):
        assert command("run", path, "--db", db, *LOCAL).code == 0
    assert (site.asked("/old"), site.asked("/1")) == (1, 1)
    site.page("/old", b"", status=404)
    command("run", path, "--db", db, *LOCAL, "--refresh")
    (whole,) = stored(db)
    assert whole["text"] == WON


def test_a_row_may_lead_to_a_document(site: Site, table: Make, tmp_path: Path, command: Command) -> None:
    site.page("/a.hwpx", hwpx(*(p(line) for line in WON.split("\n"))), kind="application/octet-stream")
    site.page("/b.hwpx", hwpx(p("")), kind="application/octet-stream")
    ended = command("extract", table("/a.hwpx", "/b.hwpx"), *LOCAL)
    assert ended.code == 0
    read, excerpt = ended.articles
    assert (read["text"], read["title"], read["publisher"]) == (WON, "소식 0", "가람일보")
    assert read["warnings"] == []
    assert excerpt["text"] == EXCERPT
    assert "without Korean text, perhaps a scan" in excerpt["warnings"][0]


def test_a_row_without_an_article_anywhere_fails(site: Site, tmp_path: Path, command: Command) -> None:
    site.page("/soft", SOFT_404["a notice"].encode())
    row = ROW | {"URL": f"http://127.0.0.1:{site.port}/soft", "본문": "사진"}
    path = export(tmp_path / "a.csv", row)
    ended = command("run", path, "--db", tmp_path / "a.db", *LOCAL)
    assert ended.code == 1
    assert f"failed: {path}#2: " in ended.err
    assert failures(tmp_path / "a.db") == [f"{path}#2"]


def test_every_entrance_reads_the_excerpt_of_a_described_page(extractor: Extractor) -> None:
    url = "http://news.example/1"
    known = Page(
        source="a.csv#2", url=url, content=EXCERPT.encode(), media="text", title="소식", cleaned=True
    )
    page = CoveredPage(
        source="a.csv#2", url=url, content=b"<p>x</p>", media="html", instead=known, excerpt="an excerpt"
    )
    read, article = extractor.article_of(page)
    assert (read.content, article.text) == (known.content, EXCERPT)
    assert article.warnings == read.notes
    assert read.notes[0].startswith(f"an excerpt: {url}: no article")
    assert extractor.process(page).text == EXCERPT
    with pytest.raises(PageError, match=r"a\.csv#2: no article"):
        extractor.read_page(page)


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_award_that_only_the_excerpt_tells_is_not_passed_over(
    site: Site, table: Make, tmp_path: Path, command: Command, jobs: int
) -> None:
    site.page("/soft", SOFT_404["a notice"].encode())
    site.page(
        "/other",
        page("시는 도서관을 새로 열고 시민을 맞았다고 5일 밝혔다. 누구나 책을 읽을 수 있다.").encode(),
    )
    path = table("/soft", "/other")
    ended = command("run", path, "--db", tmp_path / "a.db", *LOCAL, "--awards-only", "--jobs", jobs)
    assert ended.code == 0
    assert [(row["id"], row["text"]) for row in stored(tmp_path / "a.db")] == [("id0", EXCERPT)]
