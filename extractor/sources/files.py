"""Opens one file as a source, and reads the kinds that hold one page: HTML, plain text."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractor.errors import SourceError
from extractor.model import Page
from extractor.sniff import HEAD_BYTES, binary_kind

MAX_PAGE_BYTES = 32 * 1024 * 1024
"""Largest single page or record. A press page is under 2 MB; what is larger only has the name of one."""

MAX_DOCUMENT_BYTES = 128 * 1024 * 1024
"""Largest document of an office program; pictures make most of it."""


def shown(path: Path | str) -> str:
    """The path as messages name it: as given, but valid Unicode even where the file's name is not."""
    return os.fsencode(path).decode("utf-8", "replace")


def open_source(path: Path) -> BinaryIO:
    """Opens a regular, non-empty, non-binary file for its bytes, or raises `SourceError`."""
    name = shown(path)
    handle = open_bytes(path)
    try:
        kind = binary_kind(handle.read(HEAD_BYTES))
        handle.seek(0)
    except OSError as error:
        handle.close()
        raise SourceError(f"{name}: cannot be read: {error.strerror or error}") from None
    if kind:
        handle.close()
        raise SourceError(f"{name}: not text but {kind}; give its article as .html or .txt")
    return handle


def open_bytes(path: Path) -> BinaryIO:
    """Opens a regular, non-empty file of any content, or raises `SourceError`."""
    name = shown(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SourceError(f"{name}: not a regular file; name a file or a folder")
        if status.st_size == 0:
            raise SourceError(f"{name}: the file is empty; get the page again")
        return path.open("rb")
    except FileNotFoundError:
        raise SourceError(f"{name}: no such file or folder; check the spelling") from None
    except PermissionError:
        raise SourceError(f"{name}: no permission to read it; change its permissions (chmod)") from None
    except OSError as error:
        raise SourceError(f"{name}: cannot be opened: {error.strerror or error}") from None


def read_whole(path: Path) -> bytes:
    """The bytes of a file that holds one page or record. Raises `SourceError` as `open_source` does."""
    name = shown(path)
    with open_source(path) as handle:
        content = _bounded(handle, name, MAX_PAGE_BYTES)
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise SourceError(f"{name}: the file holds nothing but blanks; get the page again")
    return content


def read_bytes(path: Path) -> bytes:
    """The bytes of a document of any content, pictures and all. Raises `SourceError` as `open_bytes` does."""
    with open_bytes(path) as handle:
        return _bounded(handle, shown(path), MAX_DOCUMENT_BYTES)


def _bounded(handle: BinaryIO, name: str, limit: int) -> bytes:
    try:
        content = handle.read(limit + 1)
    except OSError as error:
        raise SourceError(f"{name}: cannot be read: {error.strerror or error}") from None
    if len(content) > limit:
        size = f"{limit // 1024 // 1024} MB"
        raise SourceError(
            f"{name}: larger than {size}, too large for one page; split it into one file an article"
        )
    return content


def read_html(path: Path) -> Iterator[Page]:
    """One page of raw HTML; its charset and metadata are the page stage's to find."""
    yield Page(source=shown(path), content=read_whole(path), media="html")


def read_text(path: Path) -> Iterator[Page]:
    """One page as a crawler's plain text."""
    yield Page(source=shown(path), content=read_whole(path), media="text")
