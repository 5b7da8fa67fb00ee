"""Many pages, on one core or several: articles come out in the order in which pages go in.

With several jobs the processes are forked after the model is loaded, so that they share its memory. A process
that dies (killed for its memory, crashed in a library) loses no page: what it had not begun is given to
another one, and the page that it died on is tried once more before it counts as failed.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

import msgspec

from extractor.errors import ExtractorError, PageError, SourceFailure
from extractor.gates import PageGate
from extractor.model import Article, Page, to_json
from extractor.pipeline import Extractor

Stage = Literal["source", "page", "extract", "store"]

AHEAD = 8
"""Pages under way for each process: enough to keep it busy while the caller stores what it got."""
TRIES = 2
_SAMPLE = "가온시는 데이터기반행정 실태점검에서 우수 등급을 받았다."


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A page and the article with awards that was read from it."""

    page: Page
    article: Article


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A page, or a source, of which no article could be made.

    `stage`: where it failed: `source` (it could not be had), `page` (it holds no article), `extract` or
    `store`. `message`: what was wrong and what to do, beginning with the source. `trace`: for an error of the
    program itself, its traceback.
    """

    source: str
    stage: Stage
    message: str
    page: Page | None = None
    trace: str | None = None


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A page that holds no award, where nothing else was wanted. Most of them were not even parsed."""

    page: Page


Outcome = Reading | Failure | Skipped


def process(
    extractor: Extractor,
    items: Iterable[Page | SourceFailure],
    jobs: int = 1,
    *,
    awards_only: bool = False,
    apart: bool = False,
) -> Iterator[Outcome]:
    """One outcome for each item, in order, whatever `jobs` is. Nothing is raised for a bad page.

    `items` is read a bounded way ahead (`AHEAD` pages a job), in the caller's own thread. With `awards_only`
    a page without an award is `Skipped`, and one whose bytes name no programme is not parsed. `apart`: a
    single job has a process of its own too, so that a page that kills it does not kill the caller.
    """
    read = PageReader(extractor, awards_only=awards_only)
    if jobs > 1 or apart:
        yield from _Pool(read, jobs).process(items)
        return
    for item in items:
        if isinstance(item, SourceFailure):
            yield _source_failure(item)
        else:
            yield outcome_of(item, read(item))


def _source_failure(item: SourceFailure) -> Failure:
    return Failure(source=item.source, stage="source", message=str(item.error))


Result = Article | Reading | Failure | None
"""What a worker sends back of a page, without the page itself: its article; a `Reading` of what stood in for
it; a `Failure`; None where it is of no interest.
"""


def outcome_of(page: Page, result: Result) -> Outcome:
    """The outcome of a page from what its reading gave."""
    if result is None:
        return Skipped(page=page)
    if isinstance(result, Failure):
        return msgspec.structs.replace(result, page=page)
    return result if isinstance(result, Reading) else Reading(page=page, article=result)


class PageReader:
    """Takes pages through all stages. `awards_only`: pages without an award are of no interest."""

    def __init__(self, extractor: Extractor, *, awards_only: bool = False) -> None:
        self.extractor = extractor
        self.gate = PageGate(extractor.knowledge) if awards_only else None

    def __call__(self, page: Page) -> Result:
        """What one page gives. Nothing is raised."""
        stage: Stage = "page"
        try:
            if self.gate is not None and not self.gate.may_hold_award(page):
                return None
            read, article = self.extractor.article_of(page)
            stage = "extract"
            article = self.extractor.award(article)
            if self.gate is not None and not article.awards:
                return None
            to_json(article)  # what cannot be written down must fail here, and not stop whoever writes it
            return article if read is page else Reading(page=read, article=article)
        except ExtractorError as error:
            wrong = "page" if isinstance(error, PageError) else stage
            return Failure(source=page.source, stage=wrong, message=str(error))
        except Exception as error:
            what = f"internal error ({type(error).__name__}: {error}); please report it with the page"
            message = f"{page.source}: {what}"
            return Failure(source=page.source, stage=stage, message=message, trace=traceback.format_exc())

    def warm_up(self) -> None:
        """Loads everything that reading a page needs, so that forked processes share it."""
        from extractor.page import html  # noqa: F401, PLC0415

        self.extractor.extract(Article(id="", source="", text=_SAMPLE))


# Several processes


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


class _Pool:
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
                        slots.append(_Slot(None, _source_failure(item)))
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
