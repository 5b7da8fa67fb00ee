"""Which articles tell one press release: papers print the same text, cut, retitled, with words of their own.

Two articles are near-duplicates where at least half of the shorter one stands in the other, counted in
shingles (see `signatures`). Articles about different results share the description of the programme: among
88 of them, mostly of one programme, no two had more than 0.31 in common. A cluster is what near-duplicates
connect. It is known by the smallest key of its articles, and depends on the stored articles alone, not on the
order in which they came.

That every article need not be held against every other, each has a signature, which is kept; only articles
are compared whose signatures have enough in common. So a text cut to half is found in 98 of 100 cases, one
cut to a third in 69; a third paper connects most of the others. Those of new articles are held against all
there are in one pass, thousands at once: looked for one by one, in an index of what signatures have in
common, each costs the more the larger the index is, and writing it again and again costs most.
"""

from __future__ import annotations

import json
from functools import lru_cache, partial

import numpy

from extractor.store.database import Database
from extractor.store.rows import Row
from extractor.store.signatures import (
    LEAST_SHARED,
    Hashes,
    Places,
    Sought,
    Texts,
    shared,
    shingles,
    signature,
    table,
)

_AT_ONCE = 10_000
"""Articles in a transaction. All signatures are read for each."""
_READ_AT_ONCE = 1000
_SHINGLES_KEPT = 4000
_SIGNED = "SELECT id, signature, shingles FROM article_clusters WHERE signature <> x''"
_NUMBERED = "(SELECT value FROM json_each(?))"


def update_clusters(db: Database) -> None:
    """Brings the clusters up to the stored articles; looks only at what was stored since, and around it.

    Thousands of articles in one transaction, of some seconds. Raises `StoreError`.
    """
    update = _Update(db)
    last = 0
    while True:
        changed, last = _changed(db, last)
        if not changed:
            return
        with db.writing():
            update.run(changed)


def _changed(db: Database, last: int) -> tuple[list[Row], int]:
    """The next articles (number, key, digest, signature) that are new or have another text, behind the place
    `last` in the table; and the place of the last of them.
    """
    sql = (
        "SELECT a.rowid AS place, a.search_id AS id, a.key, a.text, a.text_sha256"
        " FROM articles a LEFT JOIN article_clusters c ON c.article = a.key"
        " WHERE a.rowid > ? AND (c.article IS NULL OR c.text_sha256 <> a.text_sha256)"
        f" ORDER BY a.rowid LIMIT {_READ_AT_ONCE}"
    )
    found: list[Row] = []
    while len(found) < _AT_ONCE and (rows := db.rows(sql, last)):
        last = rows[-1]["place"]
        for row in rows:
            text = shingles(row.pop("text"))
            found.append({**row, "signature": signature(text), "shingles": len(text)})
    return found, last


class _Update:
    """The clusters around some articles that are new or have another text."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.shingles = lru_cache(_SHINGLES_KEPT)(partial(_shingles, db))

    def run(self, changed: list[Row]) -> None:
        """Takes the changed articles out of the clusters that they were in, and puts them into theirs."""
        numbers = [row["id"] for row in changed]
        # What one of them held together must find together anew.
        loose = self._together(numbers)
        single = [(row["article"], row["id"]) for row in loose]
        self.db.connection.executemany("UPDATE article_clusters SET cluster = ? WHERE id = ?", single)
        for row in changed:
            noted = {name: row[name] for name in ("id", "text_sha256", "signature", "shingles")}
            self.db.upsert(
                "article_clusters", {**noted, "article": row["key"], "cluster": row["key"]}, pk="id"
            )
        self._join(self._pairs([*numbers, *(row["id"] for row in loose)]))

    def _together(self, numbers: list[int]) -> list[Row]:
        """Numbers and keys of the articles in the clusters of these."""
        sql = (
            "SELECT id, article FROM article_clusters WHERE cluster IN"
            f" (SELECT cluster FROM article_clusters WHERE id IN {_NUMBERED})"
        )
        return self.db.rows(sql, json.dumps(numbers))

    def _pairs(self, numbers: list[int]) -> Places:
        """Pairs of articles, by number, that may be near-duplicates; one of each two is among these."""
        execute = self.db.connection.execute
        pairs = [numpy.empty((0, 2), dtype=numpy.int64)]
        if rows := execute(f"{_SIGNED} AND id IN {_NUMBERED}", [json.dumps(numbers)]).fetchall():
            ids, texts = _columns(rows)
            sought = Sought(texts)
            cursor = execute(_SIGNED)
            while rows := cursor.fetchmany(_READ_AT_ONCE):
                other_ids, others = _columns(rows)
                mine, theirs = sought.among(others)
                found = numpy.stack((ids[mine], other_ids[theirs]), axis=1)
                pairs.append(numpy.sort(found[found[:, 0] != found[:, 1]], axis=1))
        return numpy.unique(numpy.concatenate(pairs), axis=0)

    def _join(self, pairs: Places) -> None:
        """Makes one of the clusters of each two articles that are near-duplicates."""
        sql = f"SELECT id, article, cluster, text_sha256 FROM article_clusters WHERE id IN {_NUMBERED}"
        numbers = json.dumps(numpy.unique(pairs).tolist())
        rows = {row["id"]: row for row in self.db.rows(sql, numbers)}
        clusters = _Clusters()
        for one, other in pairs:
            first, second = rows[int(one)], rows[int(other)]
            if clusters.differ(first["cluster"], second["cluster"]) and self._alike(first, second):
                clusters.join(first["cluster"], second["cluster"])
        self.db.connection.executemany(
            "UPDATE article_clusters SET cluster = ? WHERE cluster = ?", clusters.renamed()
        )

    def _alike(self, one: Row, other: Row) -> bool:
        texts = (self.shingles(row["article"], row["text_sha256"]) for row in (one, other))
        return shared(*texts) >= LEAST_SHARED


class _Clusters:
    """Clusters by name, and what each that was joined with another became."""

    def __init__(self) -> None:
        self._joined: dict[str, str] = {}

    def differ(self, one: str, other: str) -> bool:
        return self._now(one) != self._now(other)

    def join(self, one: str, other: str) -> None:
        smaller, larger = sorted((self._now(one), self._now(other)))
        self._joined[larger] = smaller

    def renamed(self) -> list[tuple[str, str]]:
        """New and old names."""
        return [(self._now(name), name) for name in self._joined]

    def _now(self, name: str) -> str:
        while name in self._joined:
            name = self._joined[name]
        return name


def _columns(rows: list[tuple[int, bytes, int]]) -> tuple[Places, Texts]:
    """Numbers of articles, and their texts as they are compared."""
    ids, kept, sizes = zip(*rows, strict=True)
    return numpy.array(ids), Texts(table(list(kept)), numpy.array(sizes))


def _shingles(db: Database, key: str, text_sha256: str) -> Hashes:
    """Shingles of an article's text. The digest tells it from earlier ones, whose shingles may be kept."""
    return shingles(db.rows("SELECT text FROM articles WHERE key = ?", key)[0]["text"])
