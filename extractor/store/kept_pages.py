"""The stored pages, and the addresses that led to them: what need not be fetched again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from extractor.canonical import canonical_url
from extractor.model import CoveredPage, Page
from extractor.store import identity, rows
from extractor.store.opened import OpenDatabase
from extractor.store.rows import StoredPage

_PAGES_AT_ONCE = 50
_WHOLE = "(p.notes = '[]' OR p.source GLOB 'http*://*')"
"""That a page is no excerpt: those have a note, and a place in a table as their source."""


class KeptPages(OpenDatabase):
    """Pages of an open database."""

    def page_at(self, address: str) -> Page | None:
        """The page of an address that need not be fetched (again), whatever the rules that it was read by.

        That is one of which an article is stored. A page that held none is given only where the run that
        recorded this was cut off, so that the run can be gone on with; else it is time to look at it again,
        as it is with any address that failed in the last run that ended. An excerpt, in the place of a page
        that could not be had, is not given.
        """
        url = canonical_url(address)
        if url is None:
            return None
        sql = (
            "SELECT p.* FROM pages p WHERE p.key IN (SELECT page FROM page_addresses WHERE address = ?1"
            " UNION SELECT ?2) AND " + _WHOLE + " AND (EXISTS (SELECT 1 FROM articles a WHERE a.page = p.key)"
            " OR EXISTS (SELECT 1 FROM failures f JOIN runs r ON r.id = f.run"
            " WHERE f.page = p.key AND r.ended IS NULL)) AND NOT EXISTS (SELECT 1 FROM failures f"
            " JOIN runs r ON r.id = f.run WHERE f.key = ?3 AND r.ended IS NOT NULL) LIMIT 1"
        )
        row = self.row(sql, url, identity.url_key(url), identity.failure_key(address))
        return rows.stored_page(row).page if row else None

    def stored_but(self, failed: Iterable[str]) -> Callable[[str], Page | None]:
        """`page_at`, but for addresses that failed, whenever that was: those are to be fetched."""
        keys = {identity.failure_key(source) for source in failed}
        return lambda address: None if identity.failure_key(address) in keys else self.page_at(address)

    def has_whole(self, page: Page) -> bool:
        """Whether an article is stored of the page that an excerpt, with its address, would stand in for."""
        url = canonical_url(page.url)
        sql = (
            "SELECT 1 FROM pages p JOIN articles a ON a.page = p.key WHERE p.key IN"
            " (SELECT page FROM page_addresses WHERE address = ?1 UNION SELECT ?2) AND " + _WHOLE
        )
        return url is not None and self.row(sql, url, identity.url_key(url)) is not None

    def pages(self) -> Iterator[StoredPage]:
        """All stored pages, in the order of their keys. Storing while iterating is allowed."""
        last = ""
        sql = f"SELECT * FROM pages WHERE key > ? ORDER BY key LIMIT {_PAGES_AT_ONCE}"
        while batch := self.rows(sql, last):
            yield from map(rows.stored_page, batch)
            last = batch[-1]["key"]

    def had_again(self, page: Page) -> bool:
        """Notes by what address a page was had that is stored already; false where it is not stored (yet)."""
        key = identity.page_key(page)
        if self.row("SELECT 1 FROM pages WHERE key = ?", key) is None:
            return False
        if self._unknown_address(page, key):
            with self.writing():
                self._note_address(page, key)
        return True

    # Inside

    def _store_page(self, page: Page | StoredPage | None, fetched_at: datetime | None) -> str | None:
        if page is None or isinstance(page, StoredPage):
            return page.key if page else None
        row = rows.page_row(page)
        old = self.row("SELECT * FROM pages WHERE key = ?", row["key"])
        given = [column for column in row if column not in ("source", "content")]
        if old is None or any(old[column] != row[column] for column in given):
            fetched = fetched_at.astimezone(UTC).isoformat(timespec="seconds") if fetched_at else None
            self.upsert("pages", row | {"fetched_at": fetched}, pk="key")
        self._note_address(page, row["key"])
        return str(row["key"])

    def _note_address(self, page: Page, key: str) -> None:
        if asked := self._unknown_address(page, key):
            self.upsert("page_addresses", {"address": asked, "page": key}, pk="address")

    def _unknown_address(self, page: Page, key: str) -> str | None:
        """The address that led to the page, where that is another than the page's own and not yet noted."""
        asked = canonical_url(page.instead.url if isinstance(page, CoveredPage) else page.source)
        if asked is None or asked == canonical_url(page.url):
            return None
        noted = self.row("SELECT page FROM page_addresses WHERE address = ?", asked)
        return None if noted == {"page": key} else asked
