"""The tables that can be exported: their rows in the order of their keys, and the kind of each column.

Names, kinds and keys of columns are those of the schema; what SQLite keeps as text, dates and lists, is told
apart here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from extractor.store.opened import OpenDatabase
from extractor.store.schema import TABLES

Table = Literal["awards", "claims", "articles", "projects"]
Kind = Literal["text", "integer", "number", "date", "list"]
Record = dict[str, Any]

QUERIES: dict[Table, str] = {
    "awards": """
        SELECT w.*, (
            SELECT json_group_array(p.project)
            FROM (SELECT project FROM award_projects WHERE award = w.key ORDER BY project) p
        ) AS projects
        FROM awards w ORDER BY w.key
    """,
    "claims": """
        SELECT c.award, c.field, c.value, c.basis, c.quote, c.reason, c.place, c.start, c."end",
            c.rule, c.digest, c.article, c.position, c.nth, a.publisher, a.published, a.url, a.source
        FROM claims c JOIN articles a ON a.key = c.article
        ORDER BY c.award, c.article, c.position, c.field, c.nth
    """,
    "articles": """
        SELECT a.key, a.id, a.source, a.url, a.title, a.publisher, a.reporter, a.published,
            (SELECT count(DISTINCT c.position) FROM claims c WHERE c.article = a.key) AS awards,
            a.deck, a.byline, a.text, a.captions, a.warnings
        FROM articles a ORDER BY a.key
    """,
    "projects": """
        SELECT p.award, p.project, w.recipient, w.region_code, w.programme, w.evaluation_year, p.articles
        FROM award_projects p JOIN awards w ON w.key = p.award
        ORDER BY p.award, p.project
    """,
}
_STORED_IN: dict[Table, str] = {
    "awards": "awards", "claims": "claims", "articles": "articles", "projects": "award_projects",
}  # fmt: skip
_KINDS: dict[type, Kind] = {str: "text", int: "integer", float: "number"}
_SPECIAL: dict[str, Kind] = {
    "projects": "list",
    "inferred": "list",
    "captions": "list",
    "warnings": "list",
    "published": "date",
    "first_seen": "date",
    "last_seen": "date",
    "awards": "integer",
}


class Column(NamedTuple):
    """A column of an exported table. `required`: it is never empty."""

    name: str
    kind: Kind
    required: bool


def columns(db: OpenDatabase, table: Table) -> list[Column]:
    """The columns of a table, in order."""
    return _columns(db.stream(f"SELECT * FROM ({QUERIES[table]}) LIMIT 0")[0], table)


def key(table: Table) -> tuple[str, ...]:
    """The columns whose values together name a row."""
    found = TABLES[_STORED_IN[table]]["pk"]
    return (found,) if isinstance(found, str) else found


def records(db: OpenDatabase, table: Table) -> tuple[list[Column], Iterator[Record]]:
    """The columns, and the rows as they are read, with lists as lists; dates are ISO 8601 text."""
    names, rows = db.stream(QUERIES[table])
    found = _columns(names, table)
    lists = [column.name for column in found if column.kind == "list"]

    def read() -> Iterator[Record]:
        for row in rows:
            record = dict(zip(names, row, strict=True))
            yield record | {name: json.loads(record[name]) for name in lists}

    return found, read()


def vocabularies(db: OpenDatabase) -> dict[str, list[str]]:
    """The words that columns hold no other than: programmes and their grades, known ones and those on record.

    A prize's rank is whatever the press calls it, so only the record knows all of them.
    """
    known: dict[str, list[str]] = {"programme": [], "grade": []}
    for row in db.rows("SELECT id, details FROM programmes ORDER BY id"):
        details = json.loads(row["details"])
        known["programme"].append(row["id"])
        for name in ("selections", "grades", "lower_grades_since"):
            known["grade"] += details.get(name, ())
    for name, words in known.items():
        sql = f"SELECT DISTINCT {name} AS word FROM awards WHERE {name} IS NOT NULL ORDER BY 1"
        words += [row["word"] for row in db.rows(sql)]
    return {name: list(dict.fromkeys(words)) for name, words in known.items()}


def _columns(names: list[str], table: Table) -> list[Column]:
    stored = TABLES[_STORED_IN[table]]
    types = {name: kind for one in _STORED_IN.values() for name, kind in TABLES[one]["columns"].items()}
    needed = {*key(table), *stored["not_null"]}
    return [Column(name, _SPECIAL.get(name) or _KINDS[types[name]], name in needed) for name in names]
