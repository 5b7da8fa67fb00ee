"""Searching: what is found, and how fast (part g)."""

from __future__ import annotations

import re
import tempfile
import time
import tomllib
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from extractor.model import Article
from extractor.store import Database, search
from measures.figures import Report

QUERIES = Path(__file__).with_name("queries.toml")
ALL = 1_000_000


def queries() -> list[tuple[str, list[re.Pattern[str]]]]:
    """Words to search for, and what an article holds that is meant by them."""
    entries = tomllib.loads(QUERIES.read_text(encoding="utf-8"))["query"]
    return [(entry["words"], [re.compile(meant) for meant in entry["means"]]) for entry in entries]


def measure_finding(articles: Iterable[Article], report: Report) -> None:
    """Recall and precision over all queries, each article of each query one decision."""
    with tempfile.TemporaryDirectory() as folder:
        db = fill(Path(folder) / "found.db", articles)
        texts = {row["key"]: _words(row) for row in db.rows(_TEXTS)}
        right = found = wanted = 0
        for words, meanings in queries():
            hits = {hit.article for hit in search(db, words, ALL)}
            meant = {key for key, text in texts.items() if all(meaning.search(text) for meaning in meanings)}
            right, found, wanted = right + len(hits & meant), found + len(hits), wanted + len(meant)
        db.close()
    report.add("g", f"recall, {len(queries())} searches in {len(texts)} articles", "share", [right / wanted])
    report.add(
        "g", f"precision, {len(queries())} searches in {len(texts)} articles", "share", [right / found]
    )


def measure_speed(path: Path, repeat: int, report: Report) -> None:
    """The time to the first 20 hits with their snippets, in the database of that name."""
    with Database.open(path, create=False, readonly=True) as db:
        count = db.counts()["articles"]
        size = path.stat().st_size / count / 1000
        medians, slow = [], []
        for turn in range(repeat + 1):
            seconds = sorted(_seconds(db, words) for words, _ in queries())
            if turn:
                medians.append(seconds[len(seconds) // 2] * 1000)
                slow.append(seconds[int(len(seconds) * 0.95)] * 1000)
    report.add("g", f"search in {count:,} articles, median", "ms", medians)
    report.add("g", f"search in {count:,} articles, 95th percentile", "ms", slow)
    report.add("g", f"database of {count:,} articles", "kB an article", [size])
    report.compare("g", "95th percentile / 50 ms", slow, [50.0] * len(slow), 1, at_least=False)


def fill(path: Path, articles: Iterable[Article]) -> Database:
    """A database of articles."""
    db = Database.open(path)
    remaining = iter(articles)
    while some := list(islice(remaining, 500)):
        with db.transaction():
            for article in some:
                db.store(article)
    return db


_TEXTS = """
SELECT a.key, a.title, a.text,
    (SELECT group_concat(value, ' / ') FROM claims WHERE article = a.key AND field = 'projects') AS projects
FROM articles a
"""


def _words(row: dict[str, str | None]) -> str:
    return "\n".join(row[name] or "" for name in ("title", "text", "projects"))


def _seconds(db: Database, words: str) -> float:
    start = time.perf_counter()
    search(db, words)
    return time.perf_counter() - start
