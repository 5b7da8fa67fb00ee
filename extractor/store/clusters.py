"""Which articles tell one press release: papers print the same text, cut, retitled, with words of their own.

Two articles are near-duplicates where at least half of the shorter one stands in the other, counted in
shingles: every six syllables (or letters, or digits) in a row, blanks and signs left out. Articles about
different results share the description of the programme: among 88 of them, mostly of one programme, no two
had more than 0.31 in common. A cluster is what near-duplicates connect. It is known by the smallest key of
its articles, and depends on the stored articles alone, not on the order in which they came.

That every article need not be held against every other, each has 24 band keys, pairs of the smallest hashes
of its shingles (MinHash); only articles that share one are compared. So a text cut to half is found in 999 of
1,000 cases, one cut to a third in 94 of 100; a third paper connects most of the others.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from extractor.store.database import Database

SHINGLE = 6
LEAST_SHARED = 0.5
LEAST_SHINGLES = 40
"""A shorter text is no article to be recognised: two lines of one agency may be alike by chance."""
_BANDS, _ROWS = 24, 2
_AT_ONCE = 200
_NO_WORD = re.compile(r"[\W_]+")


def shingles(text: str) -> frozenset[int]:
    """Hashes (64 bits) of all runs of `SHINGLE` characters that carry meaning."""
    letters = _NO_WORD.sub("", unicodedata.normalize("NFC", text).casefold()).encode("utf-32-le", "replace")
    runs = (letters[start : start + 4 * SHINGLE] for start in range(0, len(letters) - 4 * SHINGLE + 1, 4))
    return frozenset(int.from_bytes(blake2b(run, digest_size=8).digest(), "big") for run in runs)


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def bands(text: frozenset[int]) -> list[int]:
    """Keys (63 bits) that near-duplicates are likely to have one in common; none for a short text."""
    if len(text) < LEAST_SHINGLES:
        return []
    size = _BANDS * _ROWS
    smallest: list[int | None] = [None] * size
    for number in text:
        rest, place = divmod(number, size)
        known = smallest[place]
        if known is None or rest < known:
            smallest[place] = rest
    # A place that no shingle fell into takes the one before's: the same for equal texts.
    last = next(value for value in reversed(smallest) if value is not None)
    filled = [last := last if value is None else value for value in smallest]
    keys = []
    for band in range(_BANDS):
        row = repr((band, filled[band * _ROWS : (band + 1) * _ROWS])).encode()
        keys.append(int.from_bytes(blake2b(row, digest_size=8).digest(), "big") >> 1)
    return keys


def update_clusters(db: Database) -> None:
    """Brings the clusters up to the stored articles; looks only at what was stored since, and around it.

    Some hundred articles in one transaction. Raises `StoreError`.
    """
    sql = (
        "SELECT a.key FROM articles a LEFT JOIN article_clusters c ON c.article = a.key"
        f" WHERE c.article IS NULL OR c.text_sha256 <> a.text_sha256 ORDER BY a.key LIMIT {_AT_ONCE}"
    )
    while keys := [str(row["key"]) for row in db.rows(sql)]:
        with db.writing():
            _Update(db).run(keys)


class _Update:
    """The clusters around some articles that are new or have another text."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.shingles = lru_cache(2000)(self._shingles)

    def run(self, changed: list[str]) -> None:
        """Takes the `changed` articles out of the clusters that they were in, and puts them into theirs."""
        loose = set(changed)
        for key in changed:
            # What one of them held together must find together anew.
            loose |= self._together(key)
            self._index(key)
        single = [(key, key) for key in loose]
        self.db.connection.executemany("UPDATE article_clusters SET cluster = ? WHERE article = ?", single)
        for key in sorted(loose):
            self._join(key)

    def _index(self, key: str) -> None:
        row = self.db.rows("SELECT text_sha256 FROM articles WHERE key = ?", key)[0]
        self.db.utils.table("article_clusters").upsert(row | {"article": key, "cluster": key}, pk="article")
        self.db.utils.table("cluster_bands").delete_where("article = ?", [key])
        keys = [{"band": band, "article": key} for band in bands(self.shingles(key))]
        self.db.utils.table("cluster_bands").insert_all(keys)

    def _join(self, key: str) -> None:
        """Makes one of the article's cluster and all those that hold a near-duplicate of it."""
        sql = (
            "SELECT DISTINCT c.cluster, o.article"
            " FROM cluster_bands m JOIN cluster_bands o ON o.band = m.band"
            " JOIN article_clusters c ON c.article = o.article WHERE m.article = ?1 AND c.cluster <>"
            " (SELECT cluster FROM article_clusters WHERE article = ?1) ORDER BY 1, 2"
        )
        found: set[str] = set()
        for row in self.db.rows(sql, key):
            if row["cluster"] not in found and self._alike(key, row["article"]):
                found.add(row["cluster"])
        if found:
            found.add(
                self.db.rows("SELECT cluster FROM article_clusters WHERE article = ?", key)[0]["cluster"]
            )
            merged = [(min(found), cluster) for cluster in found]
            self.db.connection.executemany(
                "UPDATE article_clusters SET cluster = ? WHERE cluster = ?", merged
            )

    def _alike(self, one: str, other: str) -> bool:
        return shared(self.shingles(one), self.shingles(other)) >= LEAST_SHARED

    def _shingles(self, key: str) -> frozenset[int]:
        return shingles(self.db.rows("SELECT text FROM articles WHERE key = ?", key)[0]["text"])

    def _together(self, key: str) -> set[str]:
        sql = (
            "SELECT o.article FROM article_clusters m JOIN article_clusters o ON o.cluster = m.cluster"
            " WHERE m.article = ?"
        )
        return {row["article"] for row in self.db.rows(sql, key)}
