from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import StoreError
from extractor.store import Database, schema, search
from extractor.store.story_views import STORY_VIEWS
from tests.store.records import article, award, dump


def make(path: Path, name: str = "one") -> Path:
    with Database.open(path) as db:
        db.store(article(name, award()))
    return path


def refuse(path: Path, message: str, **options: Any) -> None:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=message):
        Database.open(path, **options)
    assert before == (path.read_bytes() if path.is_file() else None), "a refused file stays as it was"


def test_a_new_file_has_every_table_strict_and_sound(tmp_path: Path) -> None:
    with Database.open(tmp_path / "한글 이름?.db") as db:
        strict = {row["name"] for row in db.rows("PRAGMA table_list") if row["strict"]}
        assert strict == {*schema.TABLES, *schema.LATER_TABLES} - {"cluster_bands"}
        assert db.rows("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
        views = db.rows("SELECT name FROM sqlite_master WHERE type = 'view'")
        assert {row["name"] for row in views} == {"conflicts", "unbroken_runs", "clusters", *STORY_VIEWS}


def test_claims_cannot_outlive_their_article(tmp_path: Path) -> None:
    with (
        Database.open(make(tmp_path / "a.db")) as db,
        pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"),
    ):
        db.connection.execute("DELETE FROM articles")


def test_opening_again_keeps_all(tmp_path: Path) -> None:
    make(tmp_path / "a.db")
    with Database.open(tmp_path / "a.db") as db:
        assert db.counts()["articles"] == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"], "closing leaves no helper files"


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    make(tmp_path / "a.db")


def test_folders_are_refused(tmp_path: Path) -> None:
    refuse(tmp_path, "is a folder")


def test_missing_files_are_refused_where_none_is_to_be_made(tmp_path: Path) -> None:
    refuse(tmp_path / "a.db", "no such database", create=False)
    refuse(tmp_path / "a.db", "no such database", readonly=True)
    refuse(tmp_path / "none" / "a.db", "there is no folder")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [{}, {"create": False}, {"readonly": True}])
def test_other_files_are_refused(tmp_path: Path, options: dict[str, bool]) -> None:
    text = tmp_path / "article.html"
    text.write_text("<html>가람시</html>" * 100, encoding="utf-8")
    refuse(text, "not a database", **options)
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE awards (key)")
    connection.close()
    refuse(other, "not one of this program", **options)


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    path.write_bytes(path.read_bytes()[:5000])
    refuse(path, "malformed")


def test_read_only_files_are_refused_for_writing_and_read_otherwise(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    path.chmod(0o444)
    refuse(path, "read-only")
    with Database.open(path, readonly=True) as db:
        assert len(search(db, "가람시")) == 1
        with pytest.raises(StoreError, match="read-only"):
            db.store(article("two"))


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name) VALUES (?, 'm999_future')",
        [schema.MIGRATION_SET],
    )
    connection.commit()
    connection.close()
    refuse(path, "newer version of this program.*m999_future")
    refuse(path, "newer version", readonly=True)


def test_an_older_schema_is_brought_forward_with_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "a.db")
    with Database.open(path) as db:
        before = dump(db, "awards")

    def m002_note(db: Any) -> None:
        db["awards"].transform(types={"articles": str})
        db["awards"].add_column("note", str)

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, m002_note])
    refuse(path, "older version", readonly=True)
    with Database.open(path) as db:
        assert dump(db, "awards") == before
        assert db.rows("SELECT articles, note FROM awards") == [{"articles": "1", "note": None}]
        assert {row["name"]: row["strict"] for row in db.rows("PRAGMA table_list")}["awards"] == 1
    with Database.open(path, readonly=True) as db:
        assert len(db.rows("SELECT note FROM awards")) == 1


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "a.db")

    def m002_wrong(db: Any) -> None:
        db["awards"].drop()
        db.execute("SELECT * FROM nowhere")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, m002_wrong])
    with pytest.raises(StoreError, match="nowhere"):
        Database.open(path)
    monkeypatch.undo()
    with Database.open(path) as db:
        assert db.counts()["awards"] == 1


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "a.db")
    monkeypatch.setattr("extractor.store.connection.BUSY_SECONDS", 0.05)
    with Database.open(path) as one, Database.open(path) as two, one.transaction():
        one.store(article("one"))
        with pytest.raises(StoreError, match="another program is writing"):
            two.store(article("two"))
        assert two.counts()["articles"] == 1, "readers see the state before"


def test_a_file_that_another_program_is_just_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    # Without its log yet, and locked for writing: what a second process finds while the first one sets up.
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.3, other.execute, ["COMMIT"])
    done.start()
    try:
        make(path)
    finally:
        done.join()
        other.close()
    with Database.open(path, readonly=True) as db:
        assert db.rows("PRAGMA journal_mode") == [{"journal_mode": "wal"}]
        assert db.counts()["articles"] == 1


def test_a_file_that_stays_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    monkeypatch.setattr("extractor.store.connection.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program is writing"):
        Database.open(path)
    other.close()


def test_reading_and_searching_need_neither_sqlite_utils_nor_a_model(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db")
    program = f"""
import sys
from extractor.store import Database, export, search
with Database.open({str(path)!r}, readonly=True) as db:
    assert search(db, "가람시")
    export(db, "awards", "csv", {str(tmp_path / "a.csv")!r})
heavy = {{"sqlite_utils", "numpy", "spacy", "kiwipiepy", "httpx", "bs4", "selectolax"}}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
