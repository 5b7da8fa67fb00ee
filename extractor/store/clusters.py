"""Which articles tell one press release: papers print the same text, cut, retitled, with words of their own.

Two articles are near-duplicates where at least half of the shorter one stands in the other, counted in
shingles: every six syllables (or letters, or digits) in a row, blanks and signs left out. Articles about
different results share the description of the programme: among 88 of them, mostly of one programme, no two
had more than 0.31 in common. A cluster is what near-duplicates connect. It is known by the smallest key of
its articles, and depends on the stored articles alone, not on the order in which they came.

That every article need not be held against every other, each has 32 band keys, threes of the smallest hashes
of its shingles (MinHash); only articles that share one are compared. So a text cut to half is found in 98 of
100 cases, one cut to a third in 69; a third paper connects most of the others. Of 100,000 articles with a
fiftieth of their shingles in common an article shares a key with some 25, of those about one programme with
every sixth. Nearly all of these are told apart by the 96 hashes themselves, which are kept; texts are read
only where more hashes agree than chance explains.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import TypeAlias

import numpy
from numpy.typing import NDArray

from extractor.store.database import Database
from extractor.store.rows import Row

SHINGLE = 6
LEAST_SHARED = 0.5
LEAST_SHINGLES = 40
"""A shorter text is no article to be recognised: two lines of one agency may be alike by chance."""
_BANDS, _ROWS = 32, 3
LEAST_EQUAL = 9
"""Of the 96 hashes, where texts are to be compared. A text cut to a fifth has 19 in common with the whole,
texts with a fiftieth of their shingles in common have 5 where they share a key; one in a hundred has 9.
"""
_FACTOR = numpy.uint64(0x9E3779B97F4A7C15)
_NONE = (1 << 64) - 1
_AT_ONCE = 1000
"""Articles in a transaction: keys lie all over their table, and with more at once fewer pages are written
twice.
"""
_SHINGLES_KEPT = 200
_NO_WORD = re.compile(r"[\W_]+")

_KEPT = numpy.dtype("<u4")

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


def smallest(text: frozenset[int]) -> list[int]:
    """The smallest hash of each of 96 parts of the shingles; none for a short text."""
    if len(text) < LEAST_SHINGLES:
        return []
    size = _BANDS * _ROWS
    numbers = numpy.fromiter(text, dtype=numpy.uint64, count=len(text))
    least = numpy.full(size, _NONE, dtype=numpy.uint64)
    numpy.minimum.at(least, (numbers % numpy.uint64(size)).astype(numpy.intp), numbers // numpy.uint64(size))
    found: list[int] = least.tolist()
    # A place that no shingle fell into takes the one before's: the same for equal texts.
    last = next(value for value in reversed(found) if value != _NONE)
    return [last := last if value == _NONE else value for value in found]


def signature(hashes: list[int]) -> bytes:
    """The smallest hashes as they are kept: 32 bits of each."""
    return (numpy.array(hashes, dtype=numpy.uint64) & numpy.uint64(0xFFFFFFFF)).astype(_KEPT).tobytes()


def bands(kept: bytes) -> list[int]:
    """Keys (63 bits), from a signature; near-duplicates are likely to have one in common."""
    rows = numpy.frombuffer(kept, dtype=_KEPT).astype(numpy.uint64).reshape(-1, _ROWS)
    keys = numpy.arange(len(rows), dtype=numpy.uint64)
    for column in rows.T:
        keys = _scattered(keys * _FACTOR + column)
    found: list[int] = (keys >> numpy.uint64(1)).tolist()
    return found


def in_common(one: bytes, others: list[bytes]) -> list[int]:
    """How many hashes a signature has in common with each of others."""
    if not others or not one:
        return [0] * len(others)
    own = numpy.frombuffer(one, dtype=_KEPT)
    theirs = numpy.frombuffer(b"".join(others), dtype=_KEPT).reshape(len(others), len(own))
    found: list[int] = (theirs == own).sum(axis=1).tolist()
    return found


def update_clusters(db: Database) -> None:
    """Brings the clusters up to the stored articles; looks only at what was stored since, and around it.

    Many articles in one transaction, of a second or two. Raises `StoreError`.
    """
    sql = (
        "SELECT a.search_id AS id, a.key, a.text, a.text_sha256"
        " FROM articles a LEFT JOIN article_clusters c ON c.article = a.key"
        " WHERE a.key > ? AND (c.article IS NULL OR c.text_sha256 <> a.text_sha256)"
        f" ORDER BY a.key LIMIT {_AT_ONCE}"
    )
    last = ""
    while changed := db.rows(sql, last):
        last = changed[-1]["key"]  # what was looked at is not looked through again for the next hundreds
        with db.writing():
            _Update(db).run(changed)


class _Update:
    """The clusters around some articles that are new or have another text."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.shingles = lru_cache(_SHINGLES_KEPT)(partial(_shingles, db))

    def run(self, changed: list[Row]) -> None:
        """Takes the `changed` articles (number, key, text, digest) out of the clusters that they were in, and
        puts them into theirs.
        """
        loose = {str(row["key"]) for row in changed}
        keys: list[Row] = []
        for row in changed:
            # What one of them held together must find together anew.
            loose |= self._together(row["key"])
            keys += self._index(**row)
        self.db.insert("cluster_bands", keys)
        single = [(key, key) for key in loose]
        self.db.connection.executemany("UPDATE article_clusters SET cluster = ? WHERE article = ?", single)
        for key in sorted(loose):
            self._join(key)

    def _index(self, id: int, key: str, text: str, text_sha256: str) -> list[Row]:
        """Notes the signature of an article; the rows of its keys, which the old ones have made way for."""
        kept = signature(smallest(shingles(text)))
        if old := self.db.row("SELECT signature FROM article_clusters WHERE id = ?", id):
            gone = [(band, id) for band in bands(old["signature"])]
            self.db.connection.executemany("DELETE FROM cluster_bands WHERE band = ? AND id = ?", gone)
        row = {"id": id, "article": key, "text_sha256": text_sha256, "cluster": key, "signature": kept}
        self.db.upsert("article_clusters", row, pk="id")
        return [{"band": band, "id": id} for band in bands(kept)]

    def _join(self, key: str) -> None:
        """Makes one of the article's cluster and all those that hold a near-duplicate of it."""
        own = self.db.rows("SELECT cluster, signature FROM article_clusters WHERE article = ?", key)[0]
        keys = bands(own["signature"])
        sql = (
            "SELECT cluster, article, signature FROM article_clusters WHERE id IN"
            f" (SELECT id FROM cluster_bands WHERE band IN ({', '.join('?' * len(keys))}))"
            " AND cluster <> ? ORDER BY cluster, article"
        )
        others = self.db.rows(sql, *keys, own["cluster"])
        equal = in_common(own["signature"], [row["signature"] for row in others])
        found: set[str] = set()
        for row, count in zip(others, equal, strict=True):
            if count >= LEAST_EQUAL and row["cluster"] not in found and self._alike(key, row["article"]):
                found.add(row["cluster"])
        if found:
            found.add(own["cluster"])
            merged = [(min(found), cluster) for cluster in found]
            self.db.connection.executemany(
                "UPDATE article_clusters SET cluster = ? WHERE cluster = ?", merged
            )

    def _alike(self, one: str, other: str) -> bool:
        return shared(self.shingles(one), self.shingles(other)) >= LEAST_SHARED

    def _together(self, key: str) -> set[str]:
        sql = (
            "SELECT o.article FROM article_clusters m JOIN article_clusters o ON o.cluster = m.cluster"
            " WHERE m.article = ?"
        )
        return {row["article"] for row in self.db.rows(sql, key)}


def _shingles(db: Database, key: str) -> frozenset[int]:
    return shingles(db.rows("SELECT text FROM articles WHERE key = ?", key)[0]["text"])
