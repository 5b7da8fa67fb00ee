"""Several processes that read pages: forked after the model is loaded, so that they share its memory.

A process that dies (killed for its memory, crashed in a library) loses no page: what it had not begun is
given to another one, and the page that it died on is tried once more before it counts as failed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue

from extractor.errors import SourceFailure
from extractor.model import Page
from extractor.outcomes import Failure, Outcome, PageReader, Result, outcome_of, source_failure
from extractor.pipeline import Extractor

AHEAD = 8
"""Pages under way for each process: enough to keep it busy while the caller stores what it got."""
TRIES = 2


class _Slot:
    """A place in the output, in the order of the input."""

    __slots__ = ("outcome", "page", "tries")

    def __init__(self, page: Page | None, outcome: Outcome | None = None) -> None:
        self.page = page
        self.outcome = outcome
        self.tries = 0


class _Worker:
    """One process, its pipe, and what it was given and has not answered, oldest first."""

    def __init__(self, make: Callable[[], PageReader], method: str) -> None:
        context = multiprocessing.get_context(method)
        self.given: deque[_Slot] = deque()
        self.pipe, theirs = context.Pipe()
        ours = self.pipe if method == "fork" else None
        self.process: BaseProcess = context.Process(target=_work, args=(theirs, ours, make), daemon=True)  # type: ignore[attr-defined]
        with warnings.catch_warnings():
            # Python warns of forking beside threads. The child touches nothing that another thread may hold.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process.start()
        theirs.close()

    def give(self, slot: _Slot) -> None:
        """Hands over a page. A worker that is dead is found out when its answer is read."""
        self.given.append(slot)
        with suppress(OSError):
            self.pipe.send(slot.page)

    def end(self) -> str:
        """Ends the process; tells how it had ended, if it had."""
        self.pipe.close()
        self.process.join(0.5)
        code = self.process.exitcode
        if code is None:
            self.process.terminate()
            self.process.join()
        if code is not None and code < 0:
            return f"signal {-code}, perhaps for want of memory" if code == -9 else f"signal {-code}"
        return f"exit code {code}"


class Pool:
    """The processes, and the pages between input and output."""

    def __init__(self, read: PageReader, jobs: int, method: str | None = None) -> None:
        # macOS's own libraries do not survive a fork.
        can_fork = hasattr(os, "fork") and sys.platform != "darwin"
        self.method = method or ("fork" if can_fork else "spawn")
        self.jobs = jobs
        if self.method == "fork":
            read.warm_up()
            self.make: Callable[[], PageReader] = partial(_same, read)
        else:
            self.make = partial(_anew, read.extractor.patterns, awards_only=read.gate is not None)
        self.workers: list[_Worker] = []
        self.waiting: deque[_Slot] = deque()

    def process(self, items: Iterable[Page | SourceFailure]) -> Iterator[Outcome]:
        """See `process`."""
        # Before the first item: reading it may start threads.
        self.workers = [_Worker(self.make, self.method) for _ in range(self.jobs)]
        slots: deque[_Slot] = deque()
        remaining = iter(items)
        more = True
        try:
            while True:
                while more and len(slots) < self.jobs * AHEAD:
                    item = next(remaining, None)
                    if item is None:
                        more = False
                    elif isinstance(item, SourceFailure):
                        slots.append(_Slot(None, source_failure(item)))
                    else:
                        slots.append(_Slot(item))
                        self.waiting.append(slots[-1])
                        self._hand_out()
                self._hand_out()
                while slots and (outcome := slots[0].outcome) is not None:
                    slots.popleft()
                    yield outcome
                if not slots and not more:
                    return
                if not more or len(slots) >= self.jobs * AHEAD:
                    self._receive()
        finally:
            for worker in self.workers:
                worker.process.terminate()
            for worker in self.workers:
                worker.end()

    def _hand_out(self) -> None:
        """Gives waiting pages to the workers with the least to do; replaces workers that died."""
        while self.waiting and len(self.workers) < self.jobs:
            self.workers.append(_Worker(self.make, self.method))
        while self.waiting:
            worker = min(self.workers, key=lambda worker: len(worker.given))
            if len(worker.given) >= AHEAD:
                return
            worker.give(self.waiting.popleft())

    def _receive(self) -> None:
        """Waits for answers, and for the ends of workers."""
        for ready in wait([worker.pipe for worker in self.workers]):
            worker = next(worker for worker in self.workers if worker.pipe is ready)
            try:
                result: Result = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            slot = worker.given.popleft()
            if slot.page is not None:
                slot.outcome = outcome_of(slot.page, result)

    def _bury(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        cause = worker.end()
        if worker.given and (page := worker.given[0].page) is not None:
            first = worker.given[0]
            first.tries += 1
            if first.tries >= TRIES:
                what = (
                    f"the process that read it died {TRIES} times ({cause}); please report it with the page"
                )
                message = f"{page.source}: {what}"
                first.outcome = Failure(source=page.source, stage="extract", message=message, page=page)
                worker.given.popleft()
        self.waiting.extendleft(reversed(worker.given))


def _same(read: PageReader) -> PageReader:
    return read


def _anew(patterns: Path | None, *, awards_only: bool) -> PageReader:
    return PageReader(Extractor(patterns), awards_only=awards_only)


def _work(pipe: Connection, theirs: Connection | None, make: Callable[[], PageReader]) -> None:
    """The life of a worker: pages in, articles out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what was there at the fork is no garbage; to look through it would copy the memory it is in
    if theirs is not None:
        theirs.close()  # else the worker would never see the end of its own pipe
    pages: SimpleQueue[Page | None] = SimpleQueue()
    # Two threads: were pages taken only between two answers, both sides could wait for the other to read.
    threading.Thread(target=_take, args=(pipe, pages), daemon=True).start()
    read = make()
    while (page := pages.get()) is not None:
        try:
            pipe.send(read(page))
        except OSError:
            return


def _take(pipe: Connection, pages: SimpleQueue[Page | None]) -> None:
    try:
        while True:
            pages.put(pipe.recv())
    except (EOFError, OSError):
        pages.put(None)
