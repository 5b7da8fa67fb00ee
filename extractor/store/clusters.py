"""Which articles tell one press release: papers print the same text, cut, retitled, with words of their own.

Two articles are near-duplicates where at least half of the shorter one stands in the other, counted in
shingles: every six syllables (or letters, or digits) in a row, blanks and signs left out. Articles about
different results share the description of the programme: among 88 of them, mostly of one programme, no two
had more than 0.31 in common. A cluster is what near-duplicates connect. It is known by the smallest key of
its articles, and depends on the stored articles alone, not on the order in which they came.

That every article need not be held against every other, each has 32 band keys, threes of the smallest hashes
of its shingles (MinHash); only articles that share one are compared. So a text cut to half is found in 98 of
100 cases, one cut to a third in 69; a third paper connects most of the others. Of 100,000 articles with a
fiftieth of their shingles in common an article is held against some 25, of those about one programme against
every sixth.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy
from numpy.typing import NDArray

from extractor.store.database import Database

SHINGLE = 6
LEAST_SHARED = 0.5
LEAST_SHINGLES = 40
"""A shorter text is no article to be recognised: two lines of one agency may be alike by chance."""
_BANDS, _ROWS = 32, 3
_FACTOR = numpy.uint64(0x9E3779B97F4A7C15)
_NONE = (1 << 64) - 1
_AT_ONCE = 200
_NO_WORD = re.compile(r"[\W_]+")

Hashes: TypeAlias = NDArray[numpy.uint64]


def shingles(text: str) -> frozenset[int]:
    """Hashes (64 bits) of all runs of `SHINGLE` characters that carry meaning."""
    letters = _NO_WORD.sub("", unicodedata.normalize("NFC", text).casefold()).encode("utf-32-le", "replace")
    codes = numpy.frombuffer(letters, dtype="<u4").astype(numpy.uint64)
    runs = len(codes) - SHINGLE + 1
    if runs < 1:
        return frozenset()
    hashes = numpy.zeros(runs, dtype=numpy.uint64)
    for place in range(SHINGLE):
        hashes = hashes * _FACTOR + codes[place : place + runs]
    return frozenset(_scattered(hashes).tolist())


def _scattered(numbers: Hashes) -> Hashes:
    """Numbers spread over all of 64 bits, near ones far apart (the last step of SplitMix64)."""
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        numbers = (numbers ^ (numbers >> numpy.uint64(shift))) * numpy.uint64(factor)
    return numbers ^ (numbers >> numpy.uint64(31))


def shared(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def bands(text: frozenset[int]) -> list[int]:
    """Keys (63 bits) that near-duplicates are likely to have one in common; none for a short text."""
    if len(text) < LEAST_SHINGLES:
        return []
    size = _BANDS * _ROWS
    numbers = numpy.fromiter(text, dtype=numpy.uint64, count=len(text))
    smallest = numpy.full(size, _NONE, dtype=numpy.uint64)
    numpy.minimum.at(
        smallest, (numbers % numpy.uint64(size)).astype(numpy.intp), numbers // numpy.uint64(size)
    )
    found: list[int] = smallest.tolist()
    # A place that no shingle fell into takes the one before's: the same for equal texts.
    last = next(value for value in reversed(found) if value != _NONE)
    filled = [last := last if value == _NONE else value for value in found]
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
        self.db.upsert("article_clusters", row | {"article": key, "cluster": key}, pk="article")
        self.db.delete("cluster_bands", "article = ?", key)
        keys = [{"band": band, "article": key} for band in bands(self.shingles(key))]
        self.db.insert("cluster_bands", keys)

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
