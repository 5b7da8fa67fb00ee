"""Several processes, and what storing adds (parts e and f)."""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from extractor.batch import Reading, process
from extractor.language.tokenizer import KiwiTokenizer
from extractor.model import Page
from extractor.pipeline import Extractor
from extractor.store import Database
from measures.figures import Report

COUNTED = 6_000_000


def measure_jobs(extractor: Extractor, pages: list[Page], repeat: int, report: Report) -> None:
    """Part e: the same pages by one process and by two; and what this machine has to give: how much faster
    two processes are that have nothing to do with each other, where each reads half of the pages, and where
    they only count and touch no memory.
    """
    tokenizer = extractor.nlp.tokenizer
    assert isinstance(tokenizer, KiwiTokenizer)
    rounds: dict[int, list[float]] = {1: [], 2: []}
    counting, apart = [], []
    for turn in range(repeat + 1):
        for jobs, walls in rounds.items():
            tokenizer.analyzer.forget()
            start = time.perf_counter()
            for _ in process(extractor, pages, jobs):
                pass
            if turn:
                walls.append(time.perf_counter() - start)
        if turn:
            counting.append(2 * _together([_count]) / _together([_count, _count]))
            halves = [partial(_read, extractor, pages[half::2]) for half in (0, 1)]
            apart.append(_together([partial(_read, extractor, pages)]) / _together(halves))
    for jobs, walls in rounds.items():
        report.add("e", f"{jobs} job{'s' * (jobs > 1)}", "pages a second", [len(pages) / s for s in walls])
    report.add("e", "two processes that share nothing, half of the pages each", "times as fast", apart)
    report.add("e", "two processes that only count, against one", "times as fast", counting)
    report.compare("e", "1 job / 2 jobs, time", rounds[1], rounds[2], 1.8)


def _together(works: Sequence[Callable[[], None]]) -> float:
    """Seconds until processes have done their works, without their start."""
    begun: Any = multiprocessing.Barrier(len(works) + 1)
    working = [multiprocessing.Process(target=_begin, args=(begun, work)) for work in works]
    for one in working:
        one.start()
    begun.wait()
    start = time.perf_counter()
    for one in working:
        one.join()
    return time.perf_counter() - start


def _begin(begun: Any, work: Callable[[], None]) -> None:  # noqa: ANN401 - a barrier, whose type has no name
    begun.wait()
    work()


def _count() -> None:
    total = 0
    for number in range(COUNTED):
        total += number


def _read(extractor: Extractor, pages: list[Page]) -> None:
    for _ in process(extractor, pages):
        pass


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
        stored = _stored(readings)
        if turn:
            reading.append(read / len(pages) * 1000)
            storing.append(stored / len(pages) * 1000)
    report.add("f", "reading", "ms CPU a page", reading)
    report.add("f", "storing", "ms CPU a page", storing)
    whole = [a + b for a, b in zip(reading, storing, strict=True)]
    report.compare("f", "storing / reading and storing", storing, whole, 0.1, at_least=False)


def _stored(readings: list[Reading]) -> float:
    """CPU seconds that storing takes in a new database, without the making of that."""
    with tempfile.TemporaryDirectory() as folder, Database.open(Path(folder) / "bench.db") as db:
        start = time.process_time()
        for first in range(0, len(readings), 50):
            with db.transaction():
                for reading in readings[first : first + 50]:
                    db.store(reading.article, reading.page)
        return time.process_time() - start
