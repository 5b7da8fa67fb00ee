"""How many pages some sources hold, nearly and quickly: for the time left on a progress bar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.errors import SourceError, SourceFailure
from extractor.sources.folders import walk
from extractor.sources.lists import read_list
from extractor.sources.read import ENDINGS, INDEXES

_MANY = (".jsonl", ".csv")
_UNKNOWN = (".xlsx", ".parquet", ".warc", ".warc.gz")
"""Files of many records that only reading them would count."""

_CHUNK = 1 << 20


def count_pages(names: Iterable[str]) -> int | None:
    """The number of pages, nearly; None where nobody can know (standard input, archives, feeds …)."""
    total = 0
    for name in names:
        count = _count(name)
        if count is None:
            return None
        total += count
    return total


def _count(name: str) -> int | None:
    if name == "-" or name.lower().startswith(INDEXES):
        return None
    try:
        if name.startswith("@"):
            return count_pages(e for e in read_list(Path(name[1:])) if isinstance(e, str))
        path = Path(name)
        if path.is_dir():
            counts = [1 if isinstance(p, SourceFailure) else _records(p) for p in walk(path, ENDINGS)]
            return None if None in counts else sum(count or 0 for count in counts)
        return _records(path)
    except (OSError, ValueError, SourceError):
        return 1  # the failure that it will be


def _records(path: Path) -> int | None:
    if path.name.lower().endswith(_UNKNOWN) and path.is_file():
        return None
    if path.suffix.lower() not in _MANY or not path.is_file():
        return 1
    with path.open("rb") as file:
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b""))
    return max(1, lines)
