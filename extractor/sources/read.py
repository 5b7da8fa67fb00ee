"""Names of sources in, pages out: finds the reader of each name and goes on over what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Protocol

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.files import read_html, read_text, shown
from extractor.sources.folders import walk
from extractor.sources.json_files import read_json, read_jsonl, read_standard_input
from extractor.sources.lists import SCHEME, read_list
from extractor.sources.tables import read_csv

Pages = Iterator[Page | SourceFailure]

ENDINGS: dict[str, Callable[[Path], Pages]] = {
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_text,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
"""Which reader a file's ending calls for. A reader yields pages, and failures of single records; what is
wrong with the file as a whole it raises as `SourceError`."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Fetches(Protocol):
    """What gets addresses: `extractor.fetch.Fetcher`, or anything that keeps their order as it does."""

    def fetch_many(self, urls: Iterable[str]) -> Iterator[Page | SourceFailure]:
        """One page or failure for each address, in order."""


class _Address(str):
    """An address whose page is still to be fetched."""

    __slots__ = ()


def read_sources(names: Iterable[str], *, fetcher: Fetches | None = None) -> Iterator[Page | SourceFailure]:
    """Pages of files, folders, lists, addresses and standard input, streaming, in the order of `names`.

    Every page or record gives one item: a `Page`, or a `SourceFailure` that says what was wrong and what to
    do. Nothing is raised for a bad source. `fetcher` gets the addresses; without one, a `Fetcher` with its
    defaults is made at the first address and closed at the end.
    """
    with ExitStack() as resources:
        for is_address, items in groupby(_expand_all(names), lambda item: isinstance(item, _Address)):
            if not is_address:
                yield from (item for item in items if not isinstance(item, _Address))
                continue
            if fetcher is None:
                # Reading files must not pay for the import of the HTTP client.
                from extractor.fetch import Fetcher  # noqa: PLC0415

                fetcher = resources.enter_context(Fetcher())
            yield from fetcher.fetch_many(item for item in items if isinstance(item, _Address))


def _expand_all(names: Iterable[str]) -> Iterator[Page | SourceFailure | _Address]:
    for name in names:
        try:
            yield from _expand(name)
        except SourceError as error:
            yield SourceFailure(shown(name), error)
        except OSError as error:
            message = f"{shown(name)}: cannot be read: {error.strerror or error}; try again"
            yield SourceFailure(shown(name), SourceError(message))


def _expand(name: str) -> Iterator[Page | SourceFailure | _Address]:
    if not name or "\0" in name:
        raise SourceError(f"{name!r} names nothing; give a file, a folder or an address")
    if name == "-":
        yield from read_standard_input()
    elif name.startswith("@"):
        for entry in read_list(Path(name[1:])):
            if isinstance(entry, SourceError):
                yield SourceFailure(name, entry)
            else:
                yield from _expand_all([entry])
    elif _ADDRESS.match(name):
        yield _Address(name)
    else:
        yield from _expand_path(name)


def _expand_path(name: str) -> Pages:
    path = Path(name)
    scheme = SCHEME.match(name)
    if scheme and not path.exists():
        raise SourceError(
            f"{name}: sources of the kind {scheme[1]}: are not supported; give an http(s) address or a file"
        )
    if path.is_dir():
        yield from _read_folder(path)
    else:
        yield from _reader_of(path)(path)


def _read_folder(folder: Path) -> Pages:
    for item in walk(folder, ENDINGS):
        if isinstance(item, SourceFailure):
            yield item
            continue
        try:
            yield from _reader_of(item)(item)
        except SourceError as error:
            yield SourceFailure(shown(item), error)


def _reader_of(path: Path) -> Callable[[Path], Pages]:
    reader = ENDINGS.get(path.suffix.lower())
    if reader is None and path.exists():
        ending = f"files ending in {path.suffix}" if path.suffix else "files without an ending"
        raise SourceError(f"{shown(path)}: {ending} are not supported; known are {', '.join(ENDINGS)}")
    return reader or read_text  # a missing file is named as missing, whatever its ending
