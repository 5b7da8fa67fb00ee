"""Readers beside a run: never kept waiting for long, and never shown half an article."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from extractor.store import Database
from tests.cli.conftest import page

ROOT = Path(__file__).parents[2]
TOWNS = ("경산시", "영천시", "오산시", "안양시", "남해군", "음성군", "공주시", "광양시")
WON = "{town}가 {year}년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고 5일 밝혔다.\n{n}번째."
ARTICLES = 400
LONGEST_WAIT = 5.0
"""Seconds; on a busy machine. A reader that waits for the writer's lock would wait up to thirty."""

NONE = "SELECT count(*) FROM"
INVARIANTS = {
    "an article without claims": f"{NONE} articles WHERE key NOT IN (SELECT article FROM claims)",
    "claims without an article": f"{NONE} claims WHERE article NOT IN (SELECT key FROM articles)",
    "an article that cannot be found": "SELECT count(*) FROM articles a WHERE NOT EXISTS"
    " (SELECT 1 FROM article_search s WHERE s.article = a.key AND s.id = a.search_id)",
    "an article without its page": f"{NONE} articles WHERE page NOT IN (SELECT key FROM pages)",
    "an award that nobody tells of": f"{NONE} awards WHERE key NOT IN (SELECT award FROM claims)",
    "claims of no award": f"{NONE} claims WHERE award NOT IN (SELECT key FROM awards)",
    "awards of other articles": "SELECT count(*) FROM awards w WHERE w.articles <>"
    " (SELECT count(DISTINCT article) FROM claims c WHERE c.award = w.key)",
    "an index of other articles": "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM"
    " article_search_fts WHERE article_search_fts MATCH '\"평가\"')",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in range(ARTICLES):
        text = WON.format(town=TOWNS[n % 8], year=2018 + n // 8 % 7, n=n)
        (folder / f"{n:03}.html").write_text(page(text, f"소식 {n}"), encoding="utf-8")
    return folder


class Reader(threading.Thread):
    """Looks at one state of the database after another until it is told to end, and at what holds in each."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.over = threading.Event()
        self.waits: list[float] = []
        self.seen: list[int] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        while not self.over.is_set():
            self.look()
            time.sleep(0.01)

    def look(self) -> None:
        began = time.monotonic()
        # As a notebook does: a connection of its own that knows nothing of this program. SQLite itself has
        # readers wait for a moment where the first connection makes the log, or the last one removes it.
        with closing(sqlite3.connect(self.path, timeout=LONGEST_WAIT, isolation_level=None)) as plain:
            plain.execute("BEGIN")
            self.seen.append(plain.execute("SELECT count(*) FROM articles").fetchone()[0])
            self.waits.append(time.monotonic() - began)
            for name, sql in INVARIANTS.items():
                if count := plain.execute(sql).fetchone()[0]:
                    self.wrong.append(f"{count}: {name}, of {self.seen[-1]} articles")
            plain.execute("ROLLBACK")


def test_readers_beside_a_run_see_whole_articles_at_once(pages: Path, tmp_path: Path) -> None:
    pytest.importorskip("datasette")
    from extractor.web import build

    path = tmp_path / "a.db"
    Database.open(path).close()
    reader, waits = Reader(path), []
    application = build(path)

    async def show() -> None:
        while run.poll() is None:
            for address in ("/", "/search?q=경산시", "/data/award_overview"):
                began = time.monotonic()
                assert (await application.client.get(address)).status_code == 200
                waits.append(time.monotonic() - began)

    command = [
        sys.executable,
        "-m",
        "extractor",
        "run",
        str(pages),
        "--db",
        str(path),
        "--jobs",
        "2",
        "--quiet",
    ]
    with subprocess.Popen(command, cwd=ROOT) as run:
        reader.start()
        try:
            asyncio.run(show())
        finally:
            reader.over.set()
            reader.join()
            for served in application.databases.values():
                served.close()
            application.executor.shutdown()
        assert run.wait() == 0
    reader.look()
    assert reader.wrong == []
    assert reader.seen == sorted(reader.seen)
    assert len(set(reader.seen)) > 3, "states in between were seen"
    assert reader.seen[-1] == ARTICLES
    assert max(reader.waits) < LONGEST_WAIT
    assert max(waits) < LONGEST_WAIT
    print(
        f"{len(reader.seen)} looks, longest {max(reader.waits):.3f} s; {len(waits)} pages, {max(waits):.3f} s"
    )


def test_the_invariants_see_half_an_article(pages: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    command = [sys.executable, "-m", "extractor", "run", str(pages / "000.html"), str(pages / "001.html")]
    subprocess.run([*command, "--db", str(path), "--quiet"], cwd=ROOT, check=True)
    whole = path.read_bytes()
    for wrong in (
        "DELETE FROM claims",
        "DELETE FROM awards",
        "DELETE FROM articles",
        "DELETE FROM article_search",
        "DELETE FROM pages",
        "UPDATE awards SET articles = 7",
    ):
        path.write_bytes(whole)
        with closing(sqlite3.connect(path)) as plain:
            plain.executescript(wrong)
        reader = Reader(path)
        reader.look()
        assert reader.wrong, wrong
