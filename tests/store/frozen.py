"""Databases as released versions of the program wrote them, frozen as SQL in `databases/`.

At each release that changes the schema, one more is frozen, and none is ever changed:

    python -m tests.store.frozen tests/store/databases/VERSION.sql
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from extractor.model import Article, Page
from extractor.store import Database
from extractor.store.clusters import update_clusters
from tests.store.records import TEXT, article, award, make_page

FOLDER = Path(__file__).with_name("databases")
FAILED = "https://news.test/failed"
LONG = f"{TEXT}\n" + "가람시는 민원 지도와 교통 분석으로 데이터 행정의 성과를 알렸다. " * 3
PLAN = "가람시는 올해 데이터 행정 기본계획을 세우고 부서마다 담당자를 두기로 했다고 3일 밝혔다. " * 3


def contents() -> Iterator[tuple[Article, Page]]:
    """What is stored: two reports of one award that differ, one without a year or a date, one without award.

    All have addresses: files are known by where they lie.
    """
    values = {"score": 90.5, "peer_average": 65.6, "streak": 3, "incentive_krw": 30_000_000}
    full = award(LONG, **values, projects=("민원 지도", "교통 분석"), inferred=("streak",))
    made = [
        article("one", full, text=LONG, warnings=("하나",), deck="부제", captions=("사진",), extra={"면": 3}),
        article("two", award(score=91.0), text=f"{LONG}끝", publisher="나람일보", published="2026-04-05"),
        article("three", award(evaluation_year=None, grade="보통", region_code="99120"), published=None),
        article("four", text=PLAN, title=None, reporter=None),
    ]
    for one in made:
        url = f"https://news.test/{one.id}"
        moved = msgspec.structs.replace(one, url=url, source=url)
        page = make_page(
            one.id, one.text.encode(), media="text", source=url, url=url, cleaned=True, notes=("발췌",)
        )
        yield moved, page


def fill(db: Database) -> None:
    """Stores the contents, a failure and rows of the reference tables, in a run that ends."""
    gun = {"code": "99110", "name": "가람시", "sido": "한빛도", "kind": "si", "valid_from": "2020-01-01"}
    programme = {"id": "data-based-administration", "name": "데이터기반행정 실태점검", "first_year": 2021}
    db.start_run(version="0", fingerprint="frozen", patterns="0123456789ab", options={"jobs": 1})
    db.load_reference([gun], [programme | {"grades": ["우수", "보통", "미흡"], "highest": "우수"}])
    for one, page in contents():
        db.store(one, page)
    db.record_failure(FAILED, "fetch", "HTTP 404")
    update_clusters(db)
    db.finish_run({"new": 4})


def dump(connection: sqlite3.Connection) -> str:
    """SQL that makes the database anew. The full-text index fills itself by its triggers."""
    inner = {row[1] for row in connection.execute("PRAGMA table_list") if row[2] == "shadow"}
    objects = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
    )
    lines, tables = [], []
    for kind, name, sql in objects:
        if name not in inner:
            lines.append(f"{sql};")
            if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                tables.append(name)
    for table in tables:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        quoted = ", ".join(f'quote("{column}")' for column in columns)
        for row in connection.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid'):
            lines.append(f'INSERT INTO "{table}" VALUES ({", ".join(row)});')
    return "\n".join(lines) + "\n"


def restore(sql: Path, path: Path) -> Path:
    """The database file of a frozen copy."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(sql.read_text(encoding="utf-8"))
    return path


if __name__ == "__main__":
    with Database.open(":memory:") as database:
        fill(database)
        Path(sys.argv[1]).write_text(dump(database.connection), encoding="utf-8")
