"""Articles in JSON: one object in a .json file, one object a line in a .jsonl file or on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.files import MAX_PAGE_BYTES, open_source, read_whole, shown
from extractor.sources.records import decode_object, page_of

PAGE_ENDINGS = (".html", ".htm", ".txt", ".hwpx", ".hwp", ".pdf")
"""Kinds of files that hold one page, beside which a label may lie."""

_MARK = b"\xef\xbb\xbf"


def labelled_page(path: Path) -> Path | None:
    """The page that `NAME.json` labels: a `NAME.html`, `NAME.txt` or other file of one page beside it,
    if any.
    """
    for ending in PAGE_ENDINGS:
        page = path.with_suffix(ending)
        if page.is_file():
            return page
    return None


def read_json(path: Path) -> Iterator[Page]:
    """One article object. The label of a page beside it is not an article and is refused."""
    name = shown(path)
    page = labelled_page(path)
    if page:
        raise SourceError(f"{name}: this is the label of {page.name}, not an article; name {shown(page)}")
    yield page_of(decode_object(read_whole(path).removeprefix(_MARK), name), name, name)


def read_jsonl(path: Path) -> Iterator[Page | SourceFailure]:
    """One article object a line; each page's source is `FILE:LINE`. Blank lines are passed over."""
    with open_source(path) as handle:
        yield from _read_lines(handle, shown(path))


def read_standard_input() -> Iterator[Page | SourceFailure]:
    """Article objects from standard input, one a line; sources are `-:LINE`."""
    yield from _read_lines(sys.stdin.buffer, "-")


def _read_lines(handle: BinaryIO, name: str) -> Iterator[Page | SourceFailure]:
    number = 0
    empty = True
    while line := handle.readline(MAX_PAGE_BYTES):
        number += 1
        source = f"{name}:{number}"
        if len(line) == MAX_PAGE_BYTES and not line.endswith(b"\n"):
            empty = False
            _skip_line(handle)
            yield SourceFailure(
                source, SourceError(f"{source}: longer than {MAX_PAGE_BYTES // 1024 // 1024} MB; split it")
            )
            continue
        if number == 1:
            line = line.removeprefix(_MARK)
        if not line.strip():
            continue
        empty = False
        try:
            yield page_of(decode_object(line, source), source, source)
        except SourceError as error:
            yield SourceFailure(source, error)
    if empty:
        name = "standard input" if name == "-" else name
        raise SourceError(f"{name}: holds no line; give one JSON object with `text` or `html` a line")


def _skip_line(handle: BinaryIO) -> None:
    while (rest := handle.readline(MAX_PAGE_BYTES)) and not rest.endswith(b"\n"):
        pass
