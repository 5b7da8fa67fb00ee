"""A list of sources: a text file with one address or path a line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from extractor.errors import SourceError, SourceFailure
from extractor.sources.files import open_source, shown

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
"""What begins an address: two characters at least before the colon ('C:' is a drive)."""

_MAX_LINE_BYTES = 64 * 1024


def read_list(path: Path) -> Iterator[str | SourceFailure]:
    """The names in the list, in order. Blank lines and lines that begin with `#` are passed over.

    A path is relative to the list. A line that names nothing usable is a `SourceFailure` of its place.
    The list is UTF-8 (with or without mark) or cp949.
    """
    name = shown(path)
    found = False
    with open_source(path) as handle:
        number = 0
        while line := handle.readline(_MAX_LINE_BYTES):
            number += 1
            place = f"{name}:{number}"
            entry = _decoded(line).strip()
            if not entry or entry.startswith("#"):
                continue
            found = True
            if len(line) == _MAX_LINE_BYTES and not line.endswith(b"\n"):
                yield _wrong(place, f"longer than {_MAX_LINE_BYTES} bytes; write one address or path a line")
                return
            if entry.startswith("@") or entry == "-":
                yield _wrong(place, f"a list cannot hold {entry[:40]!r}; write an address or a path")
            elif SCHEME.match(entry) and not os.path.exists(path.parent / entry):
                yield entry
            else:
                yield str(path.parent / entry)
    if not found:
        raise SourceError(f"{name}: the list names nothing; write one address or path a line")


def _wrong(place: str, message: str) -> SourceFailure:
    return SourceFailure(place, SourceError(f"{place}: {message}"))


def _decoded(line: bytes) -> str:
    line = line.removeprefix(b"\xef\xbb\xbf")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp949", "replace")
