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
        try:
            content = handle.read(MAX_PAGE_BYTES + 1)
        except OSError as error:
            raise SourceError(f"{name}: cannot be read: {error.strerror or error}") from None
    if len(content) > MAX_PAGE_BYTES:
        limit = MAX_PAGE_BYTES // 1024 // 1024
        raise SourceError(
            f"{name}: larger than {limit} MB, too large for one page; split it into one file an article"
        )
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise SourceError(f"{name}: the file holds nothing but blanks; get the page again")
    return content


def read_html(path: Path) -> Iterator[Page]:
    """One page of raw HTML; its charset and metadata are the page stage's to find."""
    yield Page(source=shown(path), content=read_whole(path), media="html")


def read_text(path: Path) -> Iterator[Page]:
    """One page as a crawler's plain text."""
    yield Page(source=shown(path), content=read_whole(path), media="text")
