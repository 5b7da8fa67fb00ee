"""A database that a released version wrote opens today, with all that is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import main
from extractor.errors import StoreError
from extractor.store import Database, schema, search
from tests.store.frozen import FAILED, FOLDER, contents, dump, restore

RELEASES = sorted(FOLDER.glob("*.sql"))


@pytest.fixture(params=RELEASES, ids=lambda path: path.stem)
def frozen(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def old(frozen: Path, tmp_path: Path) -> Path:
    return restore(frozen, tmp_path / "old.db")


def shape(db: Database) -> dict[str, Any]:
    """Columns, keys and indexes of every table, and the SQL of everything else, however they came to be."""
    found: dict[str, Any] = {}
    for row in db.rows("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
        kind, name = row["type"], row["name"]
        if kind == "table":
            columns = db.rows(f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{name}')")
            keys = db.rows(f'SELECT "from", "table", "to" FROM pragma_foreign_key_list(\'{name}\')')
            strict = db.rows(f"SELECT strict FROM pragma_table_list('{name}')")
            found[name] = sorted(map(repr, columns)), sorted(map(repr, keys)), strict
        else:
            found[name] = row["sql"]
    return found


def test_a_frozen_copy_is_the_whole_database(frozen: Path, old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        assert dump(connection) == frozen.read_text(encoding="utf-8")


def test_an_old_database_gets_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    with Database.open(old) as brought, Database.open(tmp_path / "new.db") as made:
        assert shape(brought) == shape(made)
        assert brought.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert brought.rows("PRAGMA foreign_key_check") == []
    with Database.open(old, readonly=True) as db:
        applied = db.rows("SELECT name FROM _sqlite_migrations ORDER BY id")
    assert [row["name"] for row in applied] == schema.known_migrations()


def test_an_old_database_keeps_what_is_in_it(old: Path) -> None:
    with Database.open(old) as db:
        pages = {stored.page.id: stored.page for stored in db.pages()}
        for article, page in contents():
            assert pages[page.id] == page
            assert db.article_of(page) == article
            assert db.store(article, page) == "unchanged"
        assert [(row["source"], row["stage"], row["tries"]) for row in db.failures()] == [
            (FAILED, "fetch", 1)
        ]
        assert db.counts() == {"pages": 4, "articles": 4, "claims": 27, "awards": 2, "failures": 1}
        assert {hit.url for hit in search(db, "교통 분석")} == {
            "https://news.test/one",
            "https://news.test/two",
        }
        (award,) = db.rows("SELECT * FROM awards WHERE evaluation_year = 2025")
        assert (award["articles"], award["score"], award["inferred"]) == (2, 90.5, '["streak"]')
        (conflict,) = db.rows("SELECT * FROM conflicts")
        assert (conflict["field"], conflict["value"], conflict["other_value"]) == ("score", "90.5", "91")


def test_the_commands_open_an_old_database(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reprocess", str(old), "--quiet"]) == 0
    assert main(["search", str(old), "교통", "--quiet"]) == 0
    assert "https://news.test/one" in capsys.readouterr().out


def test_every_step_to_today_is_taken_together_or_not_at_all(
    old: Path, frozen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def m998_note(db: Any) -> None:
        db["awards"].add_column("note", str)

    def m999_wrong(db: Any) -> None:
        db.execute("SELECT * FROM nowhere")

    monkeypatch.setattr(schema, "MIGRATIONS", [*schema.MIGRATIONS, m998_note, m999_wrong])
    with pytest.raises(StoreError, match="nowhere"):
        Database.open(old)
    with closing(sqlite3.connect(old)) as connection:
        assert dump(connection) == frozen.read_text(encoding="utf-8")
