"""Tables, indexes, views and the way from one version of them to the next.

The tables are made and changed by migrations that sqlite-utils records in the database itself. A migration,
once released, is never edited, nor are the tables and views that it makes: a change of the schema is a new
function at the end of `MIGRATIONS`. All that a database lacks are run in one transaction. Tests hold what a
migrated database becomes against a new one: `tests/store/databases` has what released versions wrote.

Nothing here imports sqlite-utils when the module is loaded (0.2 s): commands that only read never need it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from extractor.store.story_views import STORY_VIEWS
from extractor.store.views import CLUSTERS, CONFLICTS, FIRST_CONFLICTS, UNBROKEN_RUNS

if TYPE_CHECKING:
    import sqlite_utils

MIGRATION_SET = "award-extractor"

TABLES: dict[str, dict[str, Any]] = {
    "runs": {
        "columns": {
            "id": int,
            "started": str,
            "ended": str,
            "version": str,
            "fingerprint": str,
            "patterns": str,
            "options": str,
            "counts": str,
        },
        "pk": "id",
        "not_null": {"started", "version", "fingerprint", "patterns", "options"},
    },
    "pages": {
        "columns": {
            "key": str,
            "source": str,
            "url": str,
            "id": str,
            "media": str,
            "charset": str,
            "fetched_at": str,
            "title": str,
            "publisher": str,
            "reporter": str,
            "published": str,
            "extra": str,
            "notes": str,
            "cleaned": int,
            "size": int,
            "sha256": str,
            "content": bytes,
        },
        "pk": "key",
        "not_null": {"source", "media", "extra", "notes", "cleaned", "size", "sha256", "content"},
    },
    "articles": {
        "columns": {
            "key": str,
            "id": str,
            "source": str,
            "url": str,
            "title": str,
            "publisher": str,
            "reporter": str,
            "published": str,
            "text": str,
            "deck": str,
            "byline": str,
            "captions": str,
            "warnings": str,
            "extra": str,
            "text_sha256": str,
            "fingerprint": str,
            "page": str,
            "run": int,
            "search_id": int,
        },
        "pk": "key",
        "not_null": {"id", "source", "text", "captions", "warnings", "extra", "text_sha256", "search_id"},
        "foreign_keys": [("page", "pages", "key"), ("run", "runs", "id")],
        "unique": [["search_id"]],
        "indexes": [["page"], ["published"], ["publisher"], ["run"]],
    },
    "claims": {
        "columns": {
            "article": str,
            "position": int,
            "field": str,
            "nth": int,
            "award": str,
            "value": str,
            "quote": str,
            "start": int,
            "end": int,
            "place": str,
            "rule": str,
            "digest": str,
            "basis": str,
            "reason": str,
        },
        "pk": ("article", "position", "field", "nth"),
        "not_null": {"award", "value", "quote", "start", "end", "place", "rule", "digest", "basis"},
        "foreign_keys": [("article", "articles", "key")],
        "indexes": [["award", "field"], ["rule"], ["digest"]],
    },
    "awards": {
        "columns": {
            "key": str,
            "recipient": str,
            "region_code": str,
            "recipient_kind": str,
            "programme": str,
            "programme_name": str,
            "evaluation_year": int,
            "grade": str,
            "streak": int,
            "score": float,
            "peer_average": float,
            "agencies_evaluated": int,
            "incentive_krw": int,
            "articles": int,
            "first_seen": str,
            "last_seen": str,
            "inferred": str,
        },
        "pk": "key",
        "not_null": {"recipient", "recipient_kind", "programme", "articles", "inferred"},
        "indexes": [["programme", "evaluation_year"], ["region_code"], ["recipient"]],
    },
    "award_projects": {
        "columns": {"award": str, "project": str, "articles": int},
        "pk": ("award", "project"),
        "not_null": {"articles"},
        "foreign_keys": [("award", "awards", "key")],
    },
    "municipalities": {
        "columns": {
            "code": str,
            "name": str,
            "sido": str,
            "kind": str,
            "short": str,
            "valid_from": str,
            "valid_to": str,
            "predecessor": str,
        },
        "pk": "code",
        "not_null": {"name", "sido", "kind"},
    },
    "programmes": {
        "columns": {"id": str, "name": str, "host": str, "first_year": int, "details": str},
        "pk": "id",
        "not_null": {"name", "details"},
    },
    "failures": {
        "columns": {
            "key": str,
            "source": str,
            "stage": str,
            "error": str,
            "when": str,
            "tries": int,
            "page": str,
            "run": int,
        },
        "pk": "key",
        "not_null": {"source", "stage", "error", "when", "tries"},
        "foreign_keys": [("page", "pages", "key"), ("run", "runs", "id")],
    },
    "article_search": {
        "columns": {"id": int, "article": str, "title": str, "text": str, "projects": str},
        "pk": "id",
        "not_null": {"article", "title", "text", "projects"},
        "foreign_keys": [("article", "articles", "key")],
        "unique": [["article"]],
    },
}
"""The tables of version 1, in an order in which every foreign key finds its table.

Codes are TEXT; dates are ISO 8601 TEXT; `options`, `counts`, `captions`, `warnings`, `extra`, `inferred` and
`details` are JSON. `claims.award` is the award as the article states it. It has no foreign key: a claim
without a year may have no award of its own (see `merge`).
"""

LATER_TABLES: dict[str, dict[str, Any]] = {
    "page_addresses": {
        "columns": {"address": str, "page": str},
        "pk": "address",
        "not_null": {"page"},
        "foreign_keys": [("page", "pages", "key")],
        "indexes": [["page"]],
    },
    "article_clusters": {
        "columns": {"article": str, "cluster": str, "text_sha256": str},
        "pk": "article",
        "not_null": {"cluster", "text_sha256"},
        "foreign_keys": [("article", "articles", "key")],
        "indexes": [["cluster"]],
    },
    "cluster_bands": {
        "columns": {"band": int, "article": str},
        "pk": ("band", "article"),
        "foreign_keys": [("article", "articles", "key")],
        "indexes": [["article"]],
    },
}
"""The tables of version 3; `cluster_bands` is gone since. `page_addresses`: which page an address led to, by
its canonical form; for the other see `clusters`."""

SEARCH_COLUMNS = ["title", "text", "projects"]


def _create(db: sqlite_utils.Database, tables: dict[str, dict[str, Any]]) -> None:
    for name, table in tables.items():
        made = db.table(name).create(
            table["columns"],
            pk=table["pk"],
            not_null=table.get("not_null", set()),
            foreign_keys=table.get("foreign_keys", []),
            strict=True,
        )
        for columns in table.get("unique", []):
            made.create_index(columns, unique=True)
        for columns in table.get("indexes", []):
            made.create_index(columns)


def m001_tables(db: sqlite_utils.Database) -> None:
    """The first version: all tables, their indexes, the full-text index and the views."""
    _create(db, TABLES)
    db.table("article_search").enable_fts(SEARCH_COLUMNS, create_triggers=True, tokenize="unicode61")
    db.create_view("conflicts", FIRST_CONFLICTS)
    db.create_view("unbroken_runs", UNBROKEN_RUNS)


def m002_story_views(db: sqlite_utils.Database) -> None:
    """The views that people read."""
    for name, sql in STORY_VIEWS.items():
        db.create_view(name, sql)


def m003_addresses_and_clusters(db: sqlite_utils.Database) -> None:
    """What an address led to, and which articles print one press release."""
    _create(db, LATER_TABLES)
    db.create_view("clusters", CLUSTERS)


def m004_other_bands(db: sqlite_utils.Database) -> None:
    """Forgets the clusters, which the next run finds anew: other band keys tell which articles to compare."""
    db.table("cluster_bands").delete_where()
    db.table("article_clusters").delete_where()


def m005_quick_conflicts(db: sqlite_utils.Database) -> None:
    """Finds what articles disagree on by an index, not by looking at every claim."""
    db.table("claims").create_index(["award", "field", "value"])
    db.execute("DROP INDEX idx_claims_award_field")  # the beginning of the new one
    db.create_view("conflicts", CONFLICTS, replace=True)


def m006_quick_tables(db: sqlite_utils.Database) -> None:
    """Counts, facets and sorts the tables that people read by indexes: rows of articles hold their texts."""
    db.table("articles").create_index(["search_id", "publisher", "key"])
    db.table("articles").create_index(["title"])
    db.table("claims").create_index(["field", "basis"])


def m007_signatures(db: sqlite_utils.Database) -> None:
    """Keeps the hashes by which most articles are told apart unread; forgets the clusters, which the next run
    finds anew.
    """
    db.table("cluster_bands").delete_where()
    db.table("article_clusters").delete_where()
    db.table("article_clusters").add_column("signature", bytes)


def m008_conflicts_with_what_is_kept(db: sqlite_utils.Database) -> None:
    """Holds each differing value against the kept one, not against every other."""
    db.create_view("conflicts", CONFLICTS, replace=True)


def m009_slim_bands(db: sqlite_utils.Database) -> None:
    """Keeps the keys by which articles are compared once, in their order and with numbers of articles, not in
    a table of names and two indexes. Forgets the clusters, which the next run finds anew.
    """
    for name in ("cluster_bands", "article_clusters"):
        db.table(name).drop()
    db.execute(
        "CREATE TABLE article_clusters (id INTEGER PRIMARY KEY,"
        " article TEXT NOT NULL UNIQUE REFERENCES articles(key),"
        " cluster TEXT NOT NULL, text_sha256 TEXT NOT NULL, signature BLOB NOT NULL) STRICT"
    )
    db.table("article_clusters").create_index(["cluster"])
    db.execute(
        "CREATE TABLE cluster_bands (band INTEGER NOT NULL, id INTEGER NOT NULL REFERENCES article_clusters,"
        " PRIMARY KEY (band, id)) STRICT, WITHOUT ROWID"
    )


def m010_no_bands(db: sqlite_utils.Database) -> None:
    """Drops the keys by which articles were compared, which follow from their signatures, and keeps how long
    each text is. Forgets the clusters, which the next run finds anew.
    """
    db.table("cluster_bands").drop()
    db.table("article_clusters").delete_where()
    db.table("article_clusters").add_column("shingles", int, not_null_default=0)


def m011_fewer_writes(db: sqlite_utils.Database) -> None:
    """Joins pieces of the full-text index by sixteen instead of by four, so that each word is written about
    half as often (searches take as long), and bit by bit still, not a whole level at once. Drops the index of
    the articles' numbers: the one with the publisher finds them, and the store keeps them apart.
    """
    for setting, value in (("automerge", 16), ("crisismerge", 64)):
        db.execute(
            "INSERT INTO article_search_fts (article_search_fts, rank) VALUES (?, ?)", (setting, value)
        )
    db.execute("DROP INDEX idx_articles_search_id")


MIGRATIONS: list[Callable[[sqlite_utils.Database], None]] = [
    m001_tables,
    m002_story_views,
    m003_addresses_and_clusters,
    m004_other_bands,
    m005_quick_conflicts,
    m006_quick_tables,
    m007_signatures,
    m008_conflicts_with_what_is_kept,
    m009_slim_bands,
    m010_no_bands,
    m011_fewer_writes,
]
"""Every step from an empty database to this version, in order."""


def known_migrations() -> list[str]:
    """Names of the migrations that this version of the program knows, in order."""
    return [migration.__name__ for migration in MIGRATIONS]


def migrate(db: sqlite_utils.Database) -> None:
    """Brings the database to this version; does nothing where it is there already."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations(MIGRATION_SET)
    for migration in MIGRATIONS:
        migrations(name=migration.__name__)(migration)
    migrations.apply(db)
