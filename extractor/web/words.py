"""The words of the web page, from `words.toml`, and Datasette's metadata made of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from extractor.columns import descriptions
from extractor.pattern_files import load_toml


class _Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    description: str


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    description: str
    facets: tuple[str, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    search: bool = False
    newest_first: str | None = None


class Tile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A province in the map of tiles."""

    name: str
    column: int
    row: int


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A canned query."""

    name: str
    title: str
    description: str
    sql: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    site: _Site
    tables: dict[str, _Table]
    findings: dict[str, str]
    params: dict[str, str]
    filters: dict[str, str]
    questions: tuple[Question, ...]
    tiles: dict[str, Tile]


WORDS = load_toml(Path(__file__).with_name("words.toml"), _Words)
QUESTIONS = {question.name: question for question in WORDS.questions}


def metadata(database: str) -> dict[str, Any]:
    """Datasette's metadata: no SQL from outside, titles, descriptions, facets, canned queries."""
    tables = {
        name: {
            "title": table.title,
            "description": table.description,
            "facets": list(table.facets),
            "columns": descriptions(name),
            **({"sort_desc": table.newest_first} if table.newest_first else {}),
            **({"fts_table": "article_search_fts", "fts_pk": "search_id"} if table.search else {}),
        }
        for name, table in WORDS.tables.items()
    }
    queries = {
        question.name: {
            "title": question.title,
            "description": question.description,
            "sql": question.sql.strip(),
        }
        for question in WORDS.questions
    }
    return {
        "title": WORDS.site.title,
        "description": WORDS.site.description,
        "allow_sql": False,
        "databases": {
            database: {"title": WORDS.site.title, "allow_sql": False, "tables": tables, "queries": queries}
        },
    }
