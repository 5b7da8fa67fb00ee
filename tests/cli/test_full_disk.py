"""No space, or no right to write: one line says so; what was stored is kept, and can be gone on with."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from extractor import runs
from extractor.errors import StoreError
from extractor.model import Article, Page
from extractor.pipeline import Extractor
from extractor.sources import read_sources
from extractor.store import Database, search
from tests.cli.conftest import Command, page

TOWNS = ("경산시", "영천시", "오산시", "안양시", "남해군", "음성군", "공주시", "광양시")
ARTICLES = 30
WON = "{town}가 행정안전부의 {year}년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고 5일 밝혔다.\n"
ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs limits and mounts as Linux has them")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages that fill a database: each has words of its own, and the last no letter that repeats."""
    folder = tmp_path_factory.mktemp("pages")
    for number in range(ARTICLES):
        own = "".join(chr(0xAC00 + (number * 7919 + place * 271) % 11172) for place in range(4000))
        text = WON.format(town=TOWNS[number % 8], year=2018 + number // 8) + own
        (folder / f"{number:03}.html").write_text(page(text, f"소식 {number}"), encoding="utf-8")
    return folder


class Watcher:
    def __init__(self) -> None:
        self.failures: list[str] = []

    def read(self, page: Page, article: Article | None) -> None: ...

    def failed(self, failure: object) -> None:
        self.failures.append(str(failure))


def content(path: Path) -> dict[str, list[str]]:
    columns = {
        "articles": "key, id, source, title, text, page, search_id",
        "claims": "*",
        "awards": "*",
        "article_search": "*",
        "article_clusters": "*",
        "failures": "source, stage, error",
    }
    with Database.open(path, readonly=True) as db:
        return {
            name: sorted(map(repr, db.rows(f"SELECT {some} FROM {name}"))) for name, some in columns.items()
        }


@pytest.fixture(scope="module")
def whole(
    pages: Path, extractor: Extractor, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """What the pages come to where there is room."""
    path = tmp_path_factory.mktemp("whole") / "a.db"
    with Database.open(path) as db:
        assert runs.run(extractor, db, read_sources([str(pages)]), Watcher()).new == ARTICLES
    return content(path)


def check_sound(path: Path, least: int) -> int:
    """What a database without room holds: whole articles, sound and to be found; how many."""
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Database.open(path) as db:
        kept = db.counts()["articles"]
        assert least <= kept < ARTICLES
        assert db.rows("SELECT count(DISTINCT article) AS n FROM claims") == [{"n": kept}]
        assert len(search(db, "공공데이터", ARTICLES)) == kept
        assert db.failures() == [], "no page is to blame"
    return kept


def ended(
    *arguments: object, before: str = "", without_rights: bool = False
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own. `before`: what a shell does first; `without_rights`: an
    administrator is held to what files and folders allow.
    """
    words = [sys.executable, "-m", "extractor", *map(str, arguments)]
    if without_rights and os.geteuid() == 0:
        words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *words]
    if before:
        words = ["sh", "-c", f'{before} && exec "$@"', "sh", *words]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def one_line(told: str) -> str:
    (line,) = told.splitlines()
    return line


@pytest.mark.parametrize("room", [400, 611, 700])
def test_a_full_database_ends_the_run_and_blames_no_page(
    pages: Path,
    extractor: Extractor,
    whole: dict[str, list[str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    room: int,
) -> None:
    monkeypatch.setattr(runs, "BATCH", 4)
    path, watcher = tmp_path / "a.db", Watcher()
    with Database.open(path) as db:
        db.connection.execute(f"PRAGMA max_page_count = {room}")
        with pytest.raises(StoreError, match="no space left"):
            runs.run(extractor, db, read_sources([str(pages)]), watcher)
    assert watcher.failures == []
    kept = check_sound(path, 1)
    with Database.open(path) as db:
        summary = runs.run(extractor, db, read_sources([str(pages)]), watcher)
    assert (summary.new, summary.unchanged, summary.failed) == (ARTICLES - kept, kept, 0)
    assert content(path) == whole


@linux
def test_files_that_may_not_grow_end_the_command_in_words(
    pages: Path, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    db = tmp_path / "a.db"
    run = ended("run", pages, "--db", db, "--quiet", before="ulimit -f 1500")
    assert run.returncode == 1
    line = one_line(run.stderr)
    assert line.startswith(f"failed: {db}: the disk cannot be written")
    assert "what was stored before is kept" in line
    check_sound(db, 0)
    again = ended("run", pages, "--db", db, "--quiet")
    assert (again.returncode, again.stderr) == (0, "")
    assert content(db) == whole


@linux
def test_a_disk_that_is_full_ends_the_command_in_words(
    pages: Path, extractor: Extractor, whole: dict[str, list[str]], tmp_path: Path
) -> None:
    disk, kept, before = tmp_path / "disk", tmp_path / "kept", tmp_path / "before.db"
    with Database.open(before) as db:
        runs.run(extractor, db, read_sources([str(pages / f"00{n}.html") for n in range(5)]), Watcher())
    disk.mkdir()
    kept.mkdir()
    mount = f"mount -t tmpfs -o size=2m tmpfs {disk}"
    private = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    if shutil.which("unshare") is None or subprocess.run([*private, mount], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    run = f"{sys.executable} -m extractor run {pages} --db {disk}/a.db --quiet"
    words = [*private, f"{mount}; cp {before} {disk}/a.db; {run}; code=$?; cp {disk}/* {kept}; exit $code"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    line = one_line(done.stderr)
    assert line.startswith(f"failed: {disk}/a.db: no space left on the disk")
    assert "what was stored is kept" in line
    check_sound(kept / "a.db", 5)
    assert ended("run", pages, "--db", kept / "a.db", "--quiet").returncode == 0
    assert content(kept / "a.db") == whole


@pytest.fixture
def shelf(pages: Path, tmp_path: Path, command: Command) -> Path:
    """A folder with a database of one article."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("an administrator may write anywhere")
    folder = tmp_path / "shelf"
    folder.mkdir()
    assert command("run", pages / "000.html", "--db", folder / "a.db").code == 0
    Database.open(
        folder / "a.db"
    ).close()  # a writer that ends takes away the helper files that readers leave
    return folder


@linux
def test_a_folder_that_may_not_be_written_is_said(shelf: Path, pages: Path) -> None:
    before = (shelf / "a.db").read_bytes()
    shelf.chmod(0o555)
    run = ended("run", pages / "001.html", "--db", shelf / "new.db", without_rights=True)
    assert run.returncode == 2
    assert one_line(run.stderr).startswith(f"Error: {shelf}/new.db: the file or its folder may not be")
    run = ended("run", pages / "001.html", "--db", shelf / "a.db", without_rights=True)
    assert run.returncode == 2
    assert one_line(run.stderr).startswith(f"Error: {shelf}/a.db: the file or its folder")
    found = ended("search", shelf / "a.db", "공공데이터", without_rights=True)
    assert (found.returncode, found.stdout.count("(no title)")) == (0, 1)
    (shelf / "a.db").chmod(0o444)
    for arguments in (["run", pages / "001.html", "--db", shelf / "a.db"], ["reprocess", shelf / "a.db"]):
        run = ended(*arguments, without_rights=True)
        assert run.returncode == 2
        assert one_line(run.stderr) == f"Error: {shelf}/a.db is read-only; allow writing or name another file"
    shelf.chmod(0o755)
    assert (shelf / "a.db").read_bytes() == before
    assert [file.name for file in shelf.iterdir()] == ["a.db"]


@linux
def test_a_folder_that_may_not_be_entered_is_said(shelf: Path, pages: Path) -> None:
    shelf.chmod(0o000)
    try:
        for arguments in (
            ["run", pages / "001.html", "--db", shelf / "a.db"],
            ["search", shelf / "a.db", "공공데이터"],
            ["serve", shelf / "a.db", "--port", "0"],
        ):
            run = ended(*arguments, without_rights=True)
            assert run.returncode == 2
            line = one_line(run.stderr)
            assert line == f"Error: {shelf}/a.db: the folder {shelf} may not be entered; allow it"
    finally:
        shelf.chmod(0o755)
