"""A process that is killed in the middle of writing leaves every article as it was or as it is."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.store import Database, search
from tests.store.records import article, award, dump, make_page

ROOT = Path(__file__).parents[2]
ARTICLES = 60
BATCH = 4

WRITER = """
import os, signal, sys
from extractor.store import Database
from tests.store.test_crash import write

path, steps = sys.argv[1], int(sys.argv[2])
with Database.open(path) as db:
    if steps:
        # SQLite calls back after so many steps of its virtual machine, in the middle of whatever it is doing.
        db.connection.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), steps)
    write(db, int(sys.argv[3]), int(sys.argv[4]))
"""

MAKER = """
import os, signal, sqlite3, sys
from extractor.store import Database

connect = sqlite3.connect

def killed(*arguments, **options):
    connection = connect(*arguments, **options)
    connection.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), int(sys.argv[2]))
    return connection

sqlite3.connect = killed
Database.open(sys.argv[1])
"""


def write(db: Database, start: int = 0, stop: int = ARTICLES) -> None:
    """Articles of ten recipients, some without a year, each stored in two versions; four in a transaction."""
    for first in range(start, stop, BATCH):
        with db.transaction():
            for n in range(first, min(first + BATCH, stop)):
                page = make_page(f"n{n}", content=f"<p>{n}</p>".encode() * 50)
                year = None if n % 7 == 0 else 2020 + n % 4
                db.store(article(f"n{n}", award(region_code=f"9911{n % 10}", grade="보통")), page)
                made = award(
                    region_code=f"9911{n % 10}", evaluation_year=year, projects=("민원 지도", f"분석 {n}")
                )
                db.store(article(f"n{n}", made, title=f"소식{n}"), page)


def run_writer(path: Path, steps: int = 0, start: int = 0, stop: int = ARTICLES) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(path), str(steps), str(start), str(stop)]
    return subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    with Database.open(tmp_path_factory.mktemp("whole") / "a.db") as db:
        write(db)
        return dump(db)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment_and_continued(tmp_path: Path, whole: dict[str, list[str]], seed: int) -> None:
    path = tmp_path / "a.db"
    steps = random.Random(seed).randrange(1_000, 60_000)
    process = run_writer(path, steps)
    _, errors = process.communicate()
    assert process.returncode == -signal.SIGKILL, errors
    with Database.open(path) as db:
        assert db.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert db.rows("PRAGMA foreign_key_check") == []
        count = db.counts()["articles"]
        assert count < ARTICLES, "it was killed before the end"
        assert count % BATCH == 0, "a transaction is there whole or not at all"
        with Database.open(":memory:") as expected:
            write(expected, 0, count)
            assert dump(db) == dump(expected)
        for n in range(count):
            assert len(search(db, f"소식{n}")) == 1
        write(db)
        assert dump(db) == whole


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("steps", [50, 700, 3_000, 9_000])
def test_killed_while_the_database_is_made(tmp_path: Path, steps: int) -> None:
    path = tmp_path / "a.db"
    done = subprocess.run([sys.executable, "-c", MAKER, str(path), str(steps)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Database.open(path) as db:
        assert db.store(article("one", award())) == "new"


def test_two_writers_at_once_lose_nothing(tmp_path: Path, whole: dict[str, list[str]]) -> None:
    path = tmp_path / "a.db"
    processes = [run_writer(path, 0, 0, 32), run_writer(path, 0, 32, ARTICLES)]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    with Database.open(path) as db:
        assert dump(db) == whole
