"""Shards: the parts of a run that are read elsewhere, and the files that they leave in a folder.

A shard is an archive, or some dozens of pages that were written down for it. What is read of it is one
Parquet file, `NAME-….shard`, and, when that is complete, a small `NAME.done` which names it. Nothing is
renamed or written over, so that the folder may lie on a mounted object store. The name follows from the
shard's content (for an archive, from its place, size and time) and from the rules: what has a marker need not
be read again.

Of a page of an archive that was of no interest, only the digest of its content is kept.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from extractor.batch import Failure, Outcome, Reading, Skipped, process
from extractor.errors import SourceError, SourceFailure
from extractor.model import Article, CoveredPage, Page, to_json
from extractor.outcomes import Stage
from extractor.pipeline import Extractor
from extractor.sources.read import read_sources

PAGES = 100
"""Pages that make a shard: some seconds of work."""
PAGES_BYTES = 16 * 1024 * 1024
DEATHS = 3
"""Times that a worker may die over a shard before the shard counts as failed."""
_ROWS = 200
"""Rows in a row group: what is held in memory at once, some dozens of MB."""
_COLUMNS = {
    "source": "string",
    "url": "string",
    "page": "string",
    "content": "binary",
    "article": "string",
    "stage": "string",
    "message": "string",
    "trace": "string",
}

_SKIPPED = "skipped"

Item = Page | SourceFailure
Read = tuple[Item, Outcome | None]
"""What was to be read, and what came of it; None: nothing yet."""


class Shard(msgspec.Struct, frozen=True):
    """A part of a run. `source`: what failures call it; `path`: the archive, or the file of its pages."""

    source: str
    path: Path
    name: str
    is_archive: bool
    size: int


class Done(msgspec.Struct, frozen=True):
    """A shard's marker. `file`: what was read of it; `finished`: the sources that were read to their end;
    `again`: some of it failed for a reason that may pass, so that another run should try again.
    """

    file: str
    rows: int
    finished: tuple[str, ...]
    again: bool


class _Kept(msgspec.Struct, omit_defaults=True):
    """A page without its content; another page if that was read in its place."""

    page: Page | None = None
    covered: CoveredPage | None = None
    read: Page | None = None


def archive_shard(source: str, path: Path, rules: str) -> Shard:
    """The shard of an archive. Raises `OSError` where it cannot be looked at."""
    status = path.stat()
    digest = _digest([f"{source}\0{status.st_size}\0{status.st_mtime_ns}\0{rules}".encode()])
    name = f"{path.name.encode('ascii', 'replace').decode().replace('?', '_')[:80]}-{digest}"
    return Shard(source, path, name, is_archive=True, size=status.st_size)


def page_shards(items: Iterable[Item], folder: Path, rules: str) -> Iterator[Shard]:
    """Writes pages down, some dozens in a file; where they were read before, nothing is written."""
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.content) if isinstance(item, Page) else 0
        if len(batch) >= PAGES or size >= PAGES_BYTES:
            yield _page_shard(batch, folder, rules)
            batch, size = [], 0
    if batch:
        yield _page_shard(batch, folder, rules)


def _page_shard(batch: list[Item], folder: Path, rules: str) -> Shard:
    rows = [_row(item, None) for item in batch]
    name = f"pages-{_digest([rules.encode(), *(msgspec.msgpack.encode(row) for row in rows)])}"
    path = folder / f"{name}.pages"
    if done(folder, name) is None:
        _write(path, rows)
    return Shard(path.name, path, name, is_archive=False, size=path.stat().st_size if path.exists() else 0)


def done(folder: Path, name: str) -> Done | None:
    """The marker of a shard, if it was read to its end and what was read is there."""
    try:
        marker = msgspec.json.decode((folder / f"{name}.done").read_bytes(), type=Done)
        return marker if (folder / marker.file).is_file() else None
    except (OSError, msgspec.MsgspecError):  # none, or one whose writer was killed
        return None


def clear(folder: Path, name: str) -> None:
    """Removes what an earlier run left of a shard."""
    for path in (folder / f"{name}.done", *folder.glob(f"{name}-*.shard")):
        path.unlink(missing_ok=True)


def read_shard(extractor: Extractor, shard: Shard, folder: Path, *, awards_only: bool = False) -> None:
    """Reads all pages of a shard; when this returns, it is marked as done. `awards_only`: as for
    `batch.process`.
    """
    if done(folder, shard.name) is not None:
        return
    # Whoever died over it has left the beginning of a file.
    deaths = len(list(folder.glob(f"{shard.name}-*.shard")))
    finished: list[str] = []
    again = False

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal again
        if deaths >= DEATHS:
            read = _given_up(shard)
        else:
            read = _read(extractor, shard, finished.append, awards_only=awards_only)
        for item, outcome in read:
            again = again or _may_pass(outcome, shard)
            if shard.is_archive and isinstance(outcome, Skipped) and outcome.page.url:
                yield _row(_without_content(outcome.page), outcome)
            else:
                yield _row(item, outcome)

    path = folder / f"{shard.name}-{uuid.uuid4().hex[:8]}.shard"
    count = _write(path, rows())
    marker = Done(path.name, count, tuple(finished), again)
    (folder / f"{shard.name}.done").write_bytes(msgspec.json.encode(marker))
    if not shard.is_archive:
        with suppress(OSError):
            shard.path.unlink()


def _without_content(page: Page) -> Page:
    return msgspec.structs.replace(page, content=hashlib.sha256(page.content).digest())


def _read(
    extractor: Extractor, shard: Shard, finished: Callable[[str], None], *, awards_only: bool
) -> Iterator[Read]:
    waiting: deque[Item] = deque()

    def items() -> Iterator[Item]:
        for item in _items(shard, finished):
            waiting.append(item)
            yield item

    for outcome in process(extractor, items(), awards_only=awards_only, apart=True):
        yield waiting.popleft(), outcome


def _items(shard: Shard, finished: Callable[[str], None]) -> Iterator[Item]:
    if shard.is_archive:
        return read_sources([str(shard.path)], finished=finished)
    return (item for item, _ in read_rows(shard.path))


def _given_up(shard: Shard) -> Iterator[Read]:
    """The failure of an archive, or of every page that was written down."""
    what = f"the worker that read it died {DEATHS} times, perhaps for want of memory; give the command again"
    if shard.is_archive:
        yield SourceFailure(shard.source, SourceError(f"{shard.source}: {what}")), None
        return
    for item, outcome in read_rows(shard.path):
        if isinstance(item, Page):
            yield item, _failure(item, "extract", f"{item.source}: {what}", None)
        else:
            yield item, outcome


def _may_pass(outcome: Outcome | None, shard: Shard) -> bool:
    """An archive that could not be read to its end, a page on which a process died or the program failed."""
    if not isinstance(outcome, Failure):
        return outcome is None
    return outcome.stage == "extract" or outcome.trace is not None or outcome.source == shard.source


def read_rows(path: Path) -> Iterator[Read]:
    """What a file of a shard holds, in its order."""
    from pyarrow import parquet  # noqa: PLC0415 - only a cluster needs it

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_ROWS):
            yield from map(_item, batch.to_pylist())


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> int:
    import pyarrow  # noqa: PLC0415 - only a cluster needs it
    from pyarrow import parquet  # noqa: PLC0415

    schema = pyarrow.schema(list(_COLUMNS.items()))
    count = 0
    group: list[dict[str, Any]] = []
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            writer.write_table(pyarrow.Table.from_pylist(group, schema))
            group.clear()

        for row in rows:
            count += 1
            group.append(row)
            if len(group) >= _ROWS:
                flush()
        flush()
    return count


def _row(item: Item, outcome: Outcome | None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(_COLUMNS) | {"source": item.source}
    if isinstance(item, SourceFailure):
        return row | {"stage": "source", "message": str(item.error)}
    bare = msgspec.structs.replace(item, content=b"")
    kept = _Kept(covered=bare) if isinstance(bare, CoveredPage) else _Kept(page=bare)
    if isinstance(outcome, Reading):
        kept.read = None if outcome.page == item else outcome.page
        row["article"] = to_json(outcome.article).decode()
    elif isinstance(outcome, Skipped):
        row["stage"] = _SKIPPED
    elif outcome is not None:
        row |= {"stage": outcome.stage, "message": outcome.message, "trace": outcome.trace}
    return row | {"url": item.url, "page": msgspec.json.encode(kept).decode(), "content": item.content}


def _item(row: dict[str, Any]) -> Read:
    source, stage, message = row["source"], row["stage"], row["message"]
    if row["page"] is None:
        error = SourceError(message)
        return SourceFailure(source, error), Failure(source=source, stage=stage, message=message)
    kept = msgspec.json.decode(row["page"], type=_Kept)
    bare = kept.covered or kept.page
    if bare is None:
        raise ValueError(f"a row of {source} holds no page")
    page: Page = msgspec.structs.replace(bare, content=row["content"])
    if row["article"] is not None:
        article = msgspec.json.decode(row["article"], type=Article)
        return page, Reading(page=kept.read or page, article=article)
    if stage == _SKIPPED:
        return page, Skipped(page=page)
    return page, _failure(page, stage, message, row["trace"]) if stage else None


def _failure(page: Page, stage: Stage, message: str, trace: str | None) -> Failure:
    return Failure(source=page.source, stage=stage, message=message, page=page, trace=trace)


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:20]
