"""A folder as a source: its files of known kinds, in one order on every machine, read one at a time."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from extractor.errors import SourceError, SourceFailure
from extractor.sources.files import shown
from extractor.sources.json_files import labelled_page

PINNED = "pinned.json"
"""The file with the scores that labelled samples must reach, which lies beside them and is no article."""


def walk(folder: Path, endings: Collection[str]) -> Iterator[Path | SourceFailure]:
    """Files with one of `endings`, recursively, sorted by name within each folder.

    Hidden names, labels and pinned scores are left out.
    Links to folders are not followed, so a loop of links ends. A subfolder that cannot be read is a
    `SourceFailure`; a folder without any such file raises `SourceError`.
    """
    found = False
    for item in _walk(folder, endings):
        found = True
        yield item
    if not found:
        raise SourceError(
            f"{shown(folder)}: the folder holds no source; known endings: {', '.join(sorted(endings))}"
        )


def _walk(folder: Path, endings: Collection[str]) -> Iterator[Path | SourceFailure]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=_order)
    except OSError as error:
        name = shown(folder)
        yield SourceFailure(
            name, SourceError(f"{name}: the folder cannot be read: {error.strerror or error}")
        )
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path, endings)
        elif path.name.lower().endswith(tuple(endings)) and not path.is_dir() and not _is_label(path):
            yield path


def _order(entry: os.DirEntry[str]) -> tuple[str, str]:
    # File systems differ in how they compose Hangul; the composed form gives the same order everywhere.
    return unicodedata.normalize("NFC", entry.name), entry.name


def _is_label(path: Path) -> bool:
    return path.name == PINNED or (path.suffix.lower() == ".json" and labelled_page(path) is not None)
