"""The database: pages, articles, claims and merged awards in SQLite, with search and export."""

from extractor.store.database import Database, Outcome
from extractor.store.export import Format, export
from extractor.store.rows import StoredPage
from extractor.store.search import Hit, mark, search
from extractor.store.tables import Table
from extractor.store.tokens import match_expression

__all__ = [
    "Database",
    "Format",
    "Hit",
    "Outcome",
    "StoredPage",
    "Table",
    "export",
    "mark",
    "match_expression",
    "search",
]
