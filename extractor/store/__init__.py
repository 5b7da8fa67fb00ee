"""The database: pages, articles, claims and merged awards in SQLite, with search and export."""

from extractor.store.database import Database, Outcome
from extractor.store.rows import StoredPage

__all__ = ["Database", "Outcome", "StoredPage"]
