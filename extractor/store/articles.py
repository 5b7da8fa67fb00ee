"""Stored articles as records, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.model import Article
from extractor.store.database import Database


def stored_articles(db: Database) -> Iterator[tuple[str, Article]]:
    """Key and record of every stored article with its awards, in the order of the keys, as of one moment."""
    with db.reading():
        for (key,) in db.stream("SELECT key FROM articles ORDER BY key")[1]:
            article = db.article(key)
            if article is not None:
                yield key, article
