"""An open database file: its connection, its transactions, its queries. `database` builds on it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from extractor.store import schema
from extractor.store.connection import check_schema, connect, log_ahead, store_errors
from extractor.store.rows import Row

if TYPE_CHECKING:
    import sqlite_utils


_CACHE_KB = 64 * 1024
"""Keys of pages and articles come in no order, so storing in a large database touches pages all over it; by
default SQLite keeps 2 MB of them.
"""
_LOG_PAGES = 16_000
"""So long the log grows (64 MB) before its pages are put in their places; by default after a sixteenth of it,
and the same pages are put there again and again.
"""


@cache
def _insertion(table: str, columns: tuple[str, ...], pk: str | None = None) -> str:
    """The statement that inserts a row of a table; with `pk`, in the place of one that is there."""
    names = ", ".join(f'"{column}"' for column in columns)
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
    if pk is None:
        return sql
    changes = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column != pk)
    return f'{sql} ON CONFLICT ("{pk}") DO UPDATE SET {changes}'


class OpenDatabase:
    """An open database, from `Database.open`: one writer at a time, any number of readers."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self.connection = connection
        self.path = path
        self._utils: sqlite_utils.Database | None = None
        self._late: dict[tuple[str, str, int], Row] = {}

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = True, *, readonly: bool = False) -> Self:
        """Opens a database file, makes it if need be (`create`), and brings an older schema to today's.

        `readonly` changes nothing, not even the schema, and works on protected files. Raises `StoreError` for
        a missing or read-only file, a folder, a file that is not a database of this program, and a schema
        newer than the program.
        """
        name = os.fspath(path)
        database = cls(connect(name, create=create, readonly=readonly), name)
        if not readonly:
            try:
                database._prepare()
            except BaseException:
                database.close()
                raise
        return database

    def _prepare(self) -> None:
        with store_errors(self.path):
            log_ahead(self.connection)
            self.connection.execute("PRAGMA synchronous=NORMAL")
            # Some systems' SQLite overwrites with zeroes what is deleted, as for secrets; merging the index
            # of words deletes all of it again and again. What is stored here was public.
            self.connection.execute("PRAGMA secure_delete=OFF")
            self.connection.execute(f"PRAGMA cache_size=-{_CACHE_KB}")
            self.connection.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES}")
            if not check_schema(self.connection, self.path, create=True, readonly=False):
                with self.writing():
                    schema.migrate(self.utils)

    @property
    def utils(self) -> sqlite_utils.Database:
        """The same connection through sqlite-utils, imported on first use: that is slow."""
        if self._utils is None:
            from sqlite_utils import Database as Utils

            self._utils = Utils(self.connection, execute_plugins=False)
        return self._utils

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file. What was not committed is gone."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written together or not at all.

        May be nested; many articles in one are faster than one each. The outer one takes the write
        lock at once (a transaction that first reads cannot wait for another writer) and keeps other writers
        waiting: have the articles ready before.
        """
        if self.connection.in_transaction:
            late = dict(self._late)
            try:
                with self.utils.atomic():
                    yield
            except BaseException:
                self._late = late
                raise
            return
        try:
            with store_errors(self.path):
                self.utils.execute("BEGIN IMMEDIATE")
            yield
            with store_errors(self.path):
                self._write_late()
                self.utils.commit()
        except BaseException:
            self.abandon()
            raise

    def abandon(self) -> None:
        """Undoes what is left open by an interruption that came between two steps of `transaction` itself."""
        self._late.clear()
        self.connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction of this package's own: whatever SQLite raises in it is a `StoreError`."""
        with store_errors(self.path), self.transaction():
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is as of one moment, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with store_errors(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.rollback()

    # sqlite-utils asks which tables and views there are before each write, which is half of what storing an
    # article costs. What is written for each article goes by these three.

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Inserts rows that have the same columns."""
        if rows:
            self.connection.executemany(
                _insertion(table, tuple(rows[0])), [tuple(row.values()) for row in rows]
            )

    def upsert(self, table: str, row: Row, pk: str) -> None:
        """Inserts a row, or gives the row of that key these values."""
        self.connection.execute(_insertion(table, tuple(row), pk), tuple(row.values()))

    def upsert_late(self, table: str, row: Row, pk: str) -> None:
        """Does the same at the end of the transaction, in the order of the keys, which are numbers: full-text
        search begins a new piece of its index at each number that is smaller than the one before.
        """
        self._late[table, pk, row[pk]] = row

    def _write_late(self) -> None:
        for table, pk, number in sorted(self._late):
            self.upsert(table, self._late[table, pk, number], pk)
        self._late.clear()

    def delete(self, table: str, where: str, *values: object) -> None:
        """Deletes the rows for which a condition holds."""
        self.connection.execute(f"DELETE FROM {table} WHERE {where}", values)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query, as dictionaries."""
        with store_errors(self.path):
            cursor = self.connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, if any."""
        return next(iter(self.rows(sql, *values)), None)

    def stream(self, sql: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
        """Names of the columns of a query, and its rows one by one, as of one moment."""
        with store_errors(self.path):
            cursor = self.connection.execute(sql)

        def found() -> Iterator[tuple[Any, ...]]:
            with store_errors(self.path):
                # Not `yield from`: it would close the cursor, perhaps after its database.
                for row in cursor:  # noqa: UP028
                    yield row

        return [column[0] for column in cursor.description], found()
