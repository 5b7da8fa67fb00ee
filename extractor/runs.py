"""Runs that end in a database: pages read and stored, and stored pages read again with today's rules."""

from __future__ import annotations

import hashlib
import time
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import msgspec

import extractor as package
from extractor.batch import Failure, Outcome, PageReader, Reading, Skipped, outcome_of, process
from extractor.errors import ContentError, SourceFailure
from extractor.model import VALUE_FIELDS, Article, Award, CoveredPage, Page
from extractor.pipeline import Extractor
from extractor.store import Database, StoredPage
from extractor.store.clusters import update_clusters
from extractor.store.identity import award_key, failure_key, page_key

BATCH = 250
"""Articles in one transaction, at most. Each puts rows at random places of the file's indexes, which are
written once a transaction.
"""
BATCH_SIZE = 16_000_000
"""Bytes of the pages in one transaction, about: they are held in memory until it is written."""
BATCH_SECONDS = 2.0
"""What was read is stored after this time at the latest, so that little is lost when the machine stops."""

_CLEARED = 5000
"""Failures cleared last that are remembered: more than there are outcomes on their way to be stored. One form
of an address may fail, and another, named behind it, need no storing."""

Process = Callable[[Extractor, Iterable[Page | SourceFailure]], Iterator[Outcome]]
"""What `batch.process` does: one outcome for each item, in order."""


class Summary(msgspec.Struct):
    """What a run did. `pages` is the sum of the others; `skipped`: without an award, where only awards were
    wanted.
    """

    pages: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0

    def told(self) -> dict[str, int]:
        """The counts by name; `skipped` only where anything was."""
        counts: dict[str, int] = msgspec.structs.asdict(self)
        return {name: count for name, count in counts.items() if count or name != "skipped"}


class Watcher(Protocol):
    """Who wants to know how a run goes on."""

    def read(self, page: Page, article: Article | None) -> None:
        """A page was read; None: it had been read before by the same rules, and nothing is left to do."""

    def failed(self, failure: Failure) -> None:
        """A page or source failed."""


def fingerprint(extractor: Extractor) -> str:
    """All that awards depend on besides the page: program, analyser with its model, pattern files."""
    program = f"award-extractor {package.__version__} ({_code_digest()})"
    return f"{program}, {extractor.fingerprint}, patterns {extractor.knowledge.fingerprint}"


def _code_digest() -> str:
    """Digest of the program itself, which changes between two releases too."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def run(
    extractor: Extractor,
    db: Database,
    items: Iterable[Page | SourceFailure],
    watcher: Watcher,
    *,
    process: Process = process,
    options: Mapping[str, Any] | None = None,
    finished: Collection[str] = (),
) -> Summary:
    """Reads pages and stores pages, articles and awards, or why there is none.

    `process`: what makes articles of them, on this machine or elsewhere; where it skips pages without an
    award, they are not stored, unless they were before. `finished`: the sources that were read to their end,
    as they become known; that they failed before is forgotten. Pages that were read before by the same rules
    are passed over. On an exception (an interruption), what was read so far is stored first. Raises
    `StoreError` where the database cannot be written any more.
    """
    run = _Run(extractor, db, watcher, options, finished)
    run.store(process(extractor, run.remaining(items)))
    return run.summary


def reprocess(extractor: Extractor, db: Database, watcher: Watcher, *, jobs: int = 1) -> Summary:
    """Reads every stored page again and stores what is now found in it.

    A page that holds no article any more is recorded as failed and keeps the article that it had.
    """
    run = _Run(extractor, db, watcher, {"reprocess": True})
    run.store(process(extractor, run.counted(stored.page for stored in db.pages()), jobs))
    return run.summary


class _Run:
    """One run: its row in `runs`, its counts, and the outcomes that are not stored yet."""

    def __init__(
        self,
        extractor: Extractor,
        db: Database,
        watcher: Watcher,
        options: Mapping[str, Any] | None,
        finished: Collection[str] = (),
    ) -> None:
        self.db = db
        self.watcher = watcher
        self.read = PageReader(extractor)
        self.finished = finished
        self.summary = Summary()
        self.pending: list[Outcome] = []
        self.cleared: deque[str] = deque(maxlen=_CLEARED)
        self.seen: set[bytes] = set()
        self.again: list[Page] = []
        knowledge = extractor.knowledge
        db.load_reference(knowledge.municipalities, knowledge.programmes.values())
        db.start_run(
            version=package.__version__,
            fingerprint=fingerprint(extractor),
            patterns=knowledge.fingerprint,
            options=options,
        )

    def counted(self, pages: Iterable[Page]) -> Iterator[Page]:
        """The pages, each counted."""
        for page in pages:
            self.summary.pages += 1
            yield page

    def remaining(self, items: Iterable[Page | SourceFailure]) -> Iterator[Page | SourceFailure]:
        """The items without the pages that are in the database as they would be read again, and without those
        that came before: which of two addresses of one page is kept must not depend on when it was stored.
        """
        for item in items:
            self.summary.pages += 1
            if isinstance(item, Page):
                if self.db.is_current(item):
                    self.db.had_again(item)
                    self.db.clear_failure(item.source)
                    self.cleared.append(failure_key(item.source))
                elif self._is_new(item):
                    yield item
                    continue
                else:
                    self.again.append(item)
                self.summary.unchanged += 1
                self.watcher.read(item, None)
            else:
                yield item

    def _is_new(self, page: Page) -> bool:
        digest = hashlib.sha256(page.content).digest()
        known = len(self.seen)
        self.seen.add(hashlib.sha256(page_key(page).encode() + digest).digest()[:16])
        return len(self.seen) > known

    def store(self, outcomes: Iterator[Outcome]) -> None:
        """Stores outcomes, up to `BATCH` in a transaction."""
        last, size = time.monotonic(), 0
        try:
            for given in outcomes:
                outcome = self._read_after_all(given) if isinstance(given, Skipped) else given
                self.pending.append(outcome)
                self._tell(outcome)
                size += len(outcome.page.content) if outcome.page is not None else 0
                full = len(self.pending) >= BATCH or size >= BATCH_SIZE
                if full or time.monotonic() - last > BATCH_SECONDS:
                    self._flush()
                    last, size = time.monotonic(), 0
        finally:
            self.db.abandon()
            self._flush()
            self.db.forget_failures(self.finished)
            self.summary.pages = 0
            self.summary.pages = sum(msgspec.structs.astuple(self.summary))
        update_clusters(self.db)
        self.db.finish_run(self.summary.told())

    def _read_after_all(self, skipped: Skipped) -> Outcome:
        """A page that was stored before has lost its award, which the database must learn."""
        known = self.db.had_again(skipped.page)
        return outcome_of(skipped.page, self.read(skipped.page)) if known else skipped

    def _tell(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self.watcher.failed(outcome)
        else:
            self.watcher.read(outcome.page, outcome.article if isinstance(outcome, Reading) else None)

    def _flush(self) -> None:
        """Stores what is pending, all of it or nothing, and counts it then."""
        if not self.pending and not self.again:
            return
        counts: Counter[str] = Counter()
        with self.db.transaction():
            for outcome in self.pending:
                counts[self._store(outcome)] += 1
            self.again = [page for page in self.again if not self.db.had_again(page)]
        self.pending.clear()
        for name, count in counts.items():
            setattr(self.summary, name, getattr(self.summary, name) + count)

    def _store(self, outcome: Outcome) -> str:
        """Stores an outcome; the name of its count."""
        if isinstance(outcome, Skipped):
            self.db.clear_failure(outcome.page.source)
            return "skipped"
        if isinstance(outcome, Reading):
            if _is_excerpt(outcome.page) and self.db.has_whole(outcome.page):
                self.db.clear_failure(outcome.page.source)
                return "unchanged"  # the article that was had once is worth more
            try:
                return self.db.store(outcome.article, outcome.page, fetched_at=_fetched(outcome.page))
            except ContentError as error:
                message = f"{outcome.page.source}: {error}"
            outcome = Failure(source=outcome.page.source, stage="store", message=message)
            self._tell(outcome)
        if failure_key(outcome.source) not in self.cleared:
            self.db.record_failure(outcome.source, outcome.stage, outcome.message, outcome.page)
        return "failed"


def _fetched(page: Page) -> datetime | None:
    """A page of the web was fetched just now; a file may be of any age."""
    return datetime.now(UTC) if _is_fetched(page) else None


def _is_fetched(page: Page) -> bool:
    return isinstance(page, CoveredPage) or page.source.startswith(("http://", "https://"))


def _is_excerpt(page: Page) -> bool:
    """Whether a page stands in for one that could not be had."""
    return bool(page.notes) and not _is_fetched(page)


class Change(msgspec.Struct, frozen=True):
    """How an award of an article would read otherwise; `field` is None where the award comes or goes."""

    source: str
    award: str
    field: str | None
    old: str | None
    new: str | None

    def __str__(self) -> str:
        if self.field is None:
            return f"+ {self.award}: {self.new}" if self.old is None else f"- {self.award}: {self.old}"
        return f"~ {self.award} {self.field}: {self.old or '–'} → {self.new or '–'}"


def changes(extractor: Extractor, db: Database, *, jobs: int = 1) -> Iterator[list[Change] | Failure]:
    """For each stored page what `reprocess` would change in its awards, or why it could not be read."""
    stored: list[StoredPage] = []

    def pages() -> Iterator[Page]:
        for item in db.pages():
            stored.append(item)
            yield item.page

    for outcome in process(extractor, pages(), jobs):
        page = stored.pop(0)
        if isinstance(outcome, Failure):
            yield outcome
        elif isinstance(outcome, Reading):
            before = db.article_of(page)
            yield list(_compare(page.page.source, before.awards if before else (), outcome.article.awards))


def _compare(source: str, old: Iterable[Award], new: Iterable[Award]) -> Iterator[Change]:
    before, after = _by_key(old), _by_key(new)
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key), after.get(key)
        if one is None or other is None:
            yield Change(source, key, None, _shown(one), _shown(other))
            continue
        for field in (*VALUE_FIELDS, "programme_name"):
            a, b = getattr(one, field), getattr(other, field)
            if a != b:
                yield Change(source, key, field, _text(a), _text(b))


def _by_key(awards: Iterable[Award]) -> dict[str, Award]:
    """Awards by their key; a second award with the same key gets a number after it."""
    found: dict[str, Award] = {}
    for award in awards:
        key, number = award_key(award), 1
        while key in found:
            number += 1
            key = f"{award_key(award)} ({number})"
        found[key] = award
    return found


def _shown(award: Award | None) -> str | None:
    if award is None:
        return None
    values = {field: getattr(award, field) for field in VALUE_FIELDS if field != "projects"}
    return ", ".join(f"{field} {value}" for field, value in values.items() if value is not None)


def _text(value: object) -> str | None:
    if isinstance(value, tuple):
        return "; ".join(value) or None
    return None if value is None else str(value)
