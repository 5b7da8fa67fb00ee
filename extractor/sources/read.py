"""Names of sources in, pages out: finds the reader of each name and goes on over what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from extractor.errors import SourceError, SourceFailure
from extractor.model import Page
from extractor.sources.addresses import Address, Fetches, fetch_all
from extractor.sources.discovery import Finding, Wanted
from extractor.sources.documents import read_document
from extractor.sources.files import read_html, read_text, shown
from extractor.sources.folders import walk
from extractor.sources.forms import Forms
from extractor.sources.hwp import read_hwp
from extractor.sources.json_files import read_json, read_jsonl, read_standard_input
from extractor.sources.lists import SCHEME, read_list
from extractor.sources.parquet import read_parquet
from extractor.sources.pdf import read_pdf
from extractor.sources.tables import read_csv
from extractor.sources.warc import read_warc
from extractor.sources.workbooks import read_xlsx


@dataclass(frozen=True)
class Unread:
    """A file that is named, for somebody else to read. `source`: as messages name it."""

    source: str
    path: Path


Item = Page | SourceFailure | Address | Unread
Items = Iterator[Item]

ENDINGS: dict[str, Callable[[Path], Items]] = {
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_text,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".hwpx": read_hwp,
    ".hwp": read_hwp,
    ".pdf": read_pdf,
    ".parquet": read_parquet,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}
"""Which reader a file's ending calls for. A reader yields pages, and failures of single records; what is
wrong with the file as a whole it raises as `SourceError`."""


def read_sources(
    names: Iterable[str],
    *,
    fetcher: Fetches | None = None,
    wanted: Wanted | None = None,
    stored: Callable[[str], Page | None] | None = None,
    finished: Callable[[str], None] = lambda source: None,
    documents: bool = True,
) -> Iterator[Page | SourceFailure]:
    """Pages of files, folders, lists, addresses and standard input, streaming, in the order of `names`.

    Every page or record gives one item: a `Page`, or a `SourceFailure` that says what was wrong and what to
    do. Nothing is raised for a bad source. An address that comes again, in whatever form, is passed over,
    unless it could not be had in the form before.

    `fetcher` gets the addresses; without one, a `Fetcher` with its defaults is made at the first address and
    closed at the end. `wanted`: which entries of feeds, sitemaps and searches are read; without it, all.
    `stored`: gives the page of an address that need not be fetched. `finished`: is told of every feed, list,
    folder, table and archive that was read to its end. `documents`: whether .pdf, .hwpx and .hwp that are
    fetched are read; else they are handed on as they came.
    """
    found = split_sources(
        names, fetcher=fetcher, wanted=wanted, stored=stored, finished=finished, documents=documents
    )
    yield from (item for item in found if not isinstance(item, Unread))


def split_sources(
    names: Iterable[str],
    *,
    fetcher: Fetches | None = None,
    wanted: Wanted | None = None,
    stored: Callable[[str], Page | None] | None = None,
    finished: Callable[[str], None] = lambda source: None,
    documents: bool = True,
    unread: tuple[str, ...] = (),
) -> Iterator[Page | SourceFailure | Unread]:
    """As `read_sources`; files with an ending of `unread` are not read, but named in their place.

    `finished` is not told of them.
    """
    with ExitStack() as resources:

        def client() -> Fetches:
            nonlocal fetcher
            if fetcher is None:
                # Reading files must not pay for the import of the HTTP client.
                from extractor.fetch import Fetcher  # noqa: PLC0415

                fetcher = resources.enter_context(Fetcher())
            return fetcher

        forms = Forms()
        opened = read_document if documents else _as_it_came
        found = _expand_all(names, Finding(client, wanted or Wanted(), finished, unread))
        for is_address, items in groupby(found, lambda item: isinstance(item, Address)):
            if is_address:
                addresses = (item for item in items if isinstance(item, Address))
                yield from fetch_all(client(), addresses, stored, forms=forms, opened=opened)
            else:
                yield from (item for item in items if not isinstance(item, Address))


def _as_it_came(page: Page) -> Page:
    return page


def _expand_all(names: Iterable[str], finding: Finding) -> Iterator[Item]:
    for name in names:
        yield from _going_on(shown(name), _expand(name, finding), finding)


def _going_on(source: str, items: Iterator[Item], finding: Finding) -> Iterator[Item]:
    """The items, and in the place of an error the failure of `source`.

    Of a source that is one page, what comes of that page is what comes of the source; another one is finished
    when its last item is named.
    """
    itself = False
    try:
        for item in items:
            itself = itself or source == (str(item) if isinstance(item, Address) else item.source)
            yield item
        if not itself:
            finding.finished(source)
    except SourceError as error:
        yield SourceFailure(source, error)
    except OSError as error:
        yield SourceFailure(
            source, SourceError(f"{source}: cannot be read: {error.strerror or error}; try again")
        )


def _expand(name: str, finding: Finding) -> Iterator[Item]:
    if not name or "\0" in name:
        raise SourceError(f"{name!r} names nothing; give a file, a folder or an address")
    if name == "-":
        yield from read_standard_input()
        return
    for prefix, reader in PREFIXES.items():
        if name.lower().startswith(prefix):
            yield from reader(name, finding)
            return
    path = Path(name)
    scheme = SCHEME.match(name)
    if scheme and not os.path.exists(path):
        kind = f"sources of the kind {scheme[1]}:"
        raise SourceError(f"{name}: {kind} are not supported; give an http(s) address or a file")
    yield from _read_folder(path, finding) if path.is_dir() else _reader_of(path, finding)(path)


def _read_address(name: str, finding: Finding) -> Iterator[Item]:
    yield Address(name)


def _read_listed(name: str, finding: Finding) -> Iterator[Item]:
    for entry in read_list(Path(name.removeprefix("@"))):
        if isinstance(entry, SourceFailure):
            yield entry
        else:
            yield from _going_on(shown(entry), _expand(entry, finding), finding)


def _read_found(name: str, finding: Finding) -> Iterator[Item]:
    """Feeds, sitemaps and searches, whose readers need a parser of XML that others need not import."""
    from extractor.sources.feeds import read_feed  # noqa: PLC0415
    from extractor.sources.naver import read_naver  # noqa: PLC0415
    from extractor.sources.sitemaps import read_sitemap  # noqa: PLC0415

    readers: dict[str, Callable[[str, Finding], Iterator[Item]]] = {
        "feed": read_feed,
        "sitemap": read_sitemap,
        "naver": read_naver,
    }
    yield from readers[name.partition(":")[0].lower()](name, finding)


INDEXES = ("feed:", "sitemap:", "naver:")
"""How the names of sources begin that only say where articles are (lower case)."""
PREFIXES: dict[str, Callable[[str, Finding], Iterator[Item]]] = {
    "http://": _read_address,
    "https://": _read_address,
    "@": _read_listed,
    **dict.fromkeys(INDEXES, _read_found),
}
"""Which reader a name's beginning calls for (lower case). It yields what files' readers do, or addresses."""


def _read_folder(folder: Path, finding: Finding) -> Iterator[Item]:
    for item in walk(folder, ENDINGS):
        if isinstance(item, SourceFailure):
            yield item
        else:
            yield from _going_on(shown(item), _reader_of(item, finding)(item), finding)


def _reader_of(path: Path, finding: Finding) -> Callable[[Path], Items]:
    name = path.name.lower()
    if finding.unread and name.endswith(finding.unread) and path.is_file():
        return _named
    reader = next((reader for ending, reader in ENDINGS.items() if name.endswith(ending)), None)
    if reader is None and path.exists():
        ending = f"files ending in {path.suffix}" if path.suffix else "files without an ending"
        raise SourceError(f"{shown(path)}: {ending} are not supported; known are {', '.join(ENDINGS)}")
    return reader or read_text  # a missing file is named as missing, whatever its ending


def _named(path: Path) -> Items:
    yield Unread(shown(path), path)
