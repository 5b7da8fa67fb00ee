"""A log of a run for programs: one JSON object a line, for those who run it every night.

Every line has `time` (UTC, ISO 8601) and `event`:

- `start`: `command`, `version`, and what it was given;
- `failed`: `source`, `stage`, `message`;
- `progress`, once a minute: `pages` so far, `seconds` since the start;
- `end`: `outcome` (`done`, `fell short`, `interrupted`, `error`), `seconds`, `cpu_seconds` of it and all its
  processes, and the counts of the run.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

import extractor as package
from extractor.errors import StoreError

if TYPE_CHECKING:
    from extractor.batch import Failure
    from extractor.model import Article, Page
    from extractor.runs import Summary

PROGRESS_SECONDS = 60.0


class RunLog:
    """Writes the log of one run to a file, behind what stands there; a context manager. Lines are written as
    they come.

    `path`: None writes nothing. Raises `StoreError` where the file cannot be written.
    """

    def __init__(self, path: Path | None, command: str, given: Mapping[str, Any]) -> None:
        self.counts: dict[str, int] = {}
        self.fell_short = False
        self._pages = 0
        self._start = self._last = time.monotonic()
        try:
            self._file = path.open("ab") if path is not None else None
        except OSError as error:
            raise StoreError(f"{path}: cannot be written: {error.strerror}; name another file") from None
        self._write("start", command=command, version=package.__version__, **given)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            outcome = "fell short" if self.fell_short else "done"
        else:
            outcome = "interrupted" if issubclass(kind, KeyboardInterrupt) else "error"
        used = os.times()
        self._write(
            "end",
            outcome=outcome,
            seconds=round(time.monotonic() - self._start, 3),
            cpu_seconds=round(used.user + used.system + used.children_user + used.children_system, 3),
            **({"message": str(error)} if outcome == "error" else {}),
            **self.counts,
        )
        if self._file is not None:
            self._file.close()

    def read(self, page: Page, article: Article | None) -> None:
        """A page was read, or needed no reading."""
        self._count()

    def failed(self, failure: Failure) -> None:
        """A page or source failed."""
        self._write("failed", source=failure.source, stage=failure.stage, message=failure.message)
        self._count()

    def end(self, counts: Summary, *, fell_short: bool) -> None:
        """How the run went, for the last line."""
        self.counts = counts.told()
        self.fell_short = fell_short

    def _count(self) -> None:
        self._pages += 1
        now = time.monotonic()
        if now - self._last >= PROGRESS_SECONDS:
            self._last = now
            self._write("progress", pages=self._pages, seconds=round(now - self._start, 3))

    def _write(self, event: str, **fields: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        if self._file is None:
            return
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **fields}
        try:
            self._file.write(msgspec.json.encode(line) + b"\n")
            self._file.flush()
        except OSError as error:
            raise StoreError(f"{self._file.name}: cannot be written: {error.strerror}") from None
