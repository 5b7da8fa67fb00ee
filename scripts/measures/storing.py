"""Several processes, and what storing adds (parts e and f)."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from extractor.batch import Reading, process
from extractor.language.tokenizer import KiwiTokenizer
from extractor.model import Page
from extractor.pipeline import Extractor
from extractor.store import Database
from measures.figures import Report


def measure_jobs(extractor: Extractor, pages: list[Page], repeat: int, report: Report) -> None:
    """Part e: the same pages by one process and by two."""
    tokenizer = extractor.nlp.tokenizer
    assert isinstance(tokenizer, KiwiTokenizer)
    rounds: dict[int, list[float]] = {1: [], 2: []}
    for turn in range(repeat + 1):
        for jobs, walls in rounds.items():
            tokenizer.analyzer.forget()
            start = time.perf_counter()
            for _ in process(extractor, pages, jobs):
                pass
            if turn:
                walls.append(time.perf_counter() - start)
    for jobs, walls in rounds.items():
        report.add("e", f"{jobs} job{'s' * (jobs > 1)}", "pages a second", [len(pages) / s for s in walls])
    report.compare("e", "1 job / 2 jobs, time", rounds[1], rounds[2], 1.8)


def measure_storing(extractor: Extractor, pages: list[Page], repeat: int, report: Report) -> None:
    """Part f: CPU of storing, as a share of reading and storing."""
    tokenizer = extractor.nlp.tokenizer
    assert isinstance(tokenizer, KiwiTokenizer)
    reading, storing = [], []
    for turn in range(repeat + 1):
        tokenizer.analyzer.forget()
        start = time.process_time()
        readings = [outcome for outcome in process(extractor, pages) if isinstance(outcome, Reading)]
        read = time.process_time() - start
        start = time.process_time()
        _store(readings)
        stored = time.process_time() - start
        if turn:
            reading.append(read / len(pages) * 1000)
            storing.append(stored / len(pages) * 1000)
    report.add("f", "reading", "ms CPU a page", reading)
    report.add("f", "storing", "ms CPU a page", storing)
    whole = [a + b for a, b in zip(reading, storing, strict=True)]
    report.compare("f", "storing / reading and storing", storing, whole, 0.1, at_least=False)


def _store(readings: list[Reading]) -> None:
    with tempfile.TemporaryDirectory() as folder, Database.open(Path(folder) / "bench.db") as db:
        for first in range(0, len(readings), 50):
            with db.transaction():
                for reading in readings[first : first + 50]:
                    db.store(reading.article, reading.page)
