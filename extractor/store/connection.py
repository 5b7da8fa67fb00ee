"""Opening an SQLite file, and saying in plain words why it cannot be opened, read or written."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from extractor.errors import ContentError, StoreError
from extractor.store import schema

BUSY_SECONDS = 30.0
"""How long a writer waits for another one to finish its transaction."""

_TRY_AGAIN_SECONDS = 0.01

MEMORY = ":memory:"


@contextmanager
def store_errors(path: str) -> Iterator[None]:
    """Turns what SQLite raises into a `StoreError` that names the file; a `ContentError` where the rows alone
    are to blame.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: {_explain(str(error))}") from error
    except (sqlite3.DataError, sqlite3.IntegrityError, OverflowError) as error:
        raise ContentError(f"{path}: {error}") from error
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error
    except UnicodeEncodeError as error:
        place = f"character {error.start} is half a character (U+{ord(error.object[error.start]):04X})"
        raise ContentError(f"{path}: text cannot be stored: {place}; decode the page again") from error


def _explain(message: str) -> str:
    if "locked" in message:
        return f"another program is writing to it ({message}); wait until it is done and try again"
    if "readonly" in message:
        return f"the file or its folder is read-only ({message})"
    if "full" in message:
        return f"no space left on the disk ({message}); make room and run again: what was stored is kept"
    if "disk I/O" in message:
        return f"the disk cannot be written or read ({message}); what was stored before is kept"
    if "unable to open" in message:
        return f"the file or its folder may not be read, or not be written ({message}); allow it"
    return message


def connect(path: str, *, create: bool, readonly: bool, any_thread: bool = False) -> sqlite3.Connection:
    """A connection to a database of this program; its schema may still be an older one, or empty where
    `create` holds. `any_thread`: another thread than this one may use it, after this one.

    Raises `StoreError` for a missing file or folder, a folder, a file that is no SQLite database or another
    program's, a read-only file (unless `readonly`), and a schema newer than this program.
    """
    if path != MEMORY:
        _check_file(Path(path), create=create, readonly=readonly)
    with store_errors(path):
        connection = _open(path, readonly=readonly, any_thread=any_thread)
        try:
            check_schema(connection, path, create=create, readonly=readonly)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_file(file: Path, *, create: bool, readonly: bool) -> None:
    try:
        exists = file.exists()
    except PermissionError:
        raise StoreError(f"{file}: the folder {file.parent} may not be entered; allow it") from None
    if file.is_dir():
        raise StoreError(f"{file} is a folder; name a database file in it")
    if not exists:
        if not create or readonly:
            raise StoreError(f"{file}: no such database")
        if not file.parent.is_dir():
            raise StoreError(f"{file}: there is no folder {file.parent}; make it first")
    elif not readonly and not (os.access(file, os.W_OK) and file.stat().st_mode & 0o222):
        # The mode counts even for an administrator, who could write all the same: someone protected the file.
        raise StoreError(f"{file} is read-only; allow writing or name another file")


def _open(path: str, *, readonly: bool, any_thread: bool) -> sqlite3.Connection:
    options: dict[str, Any] = {"timeout": BUSY_SECONDS, "check_same_thread": not any_thread}
    if not readonly:
        connection: sqlite3.Connection = sqlite3.connect(path, **options)
        connection.execute("PRAGMA foreign_keys=ON")
        return connection
    address = f"file:{quote(os.path.abspath(path))}?mode=ro"
    connection = sqlite3.connect(address, uri=True, **options)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        # In a folder that cannot be written, SQLite cannot make the helper files of a WAL database. Without a
        # log that holds more than the file does, the file alone is complete.
        connection.close()
        log = Path(path + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        connection = sqlite3.connect(f"{address}&immutable=1", uri=True, **options)
    return connection


def log_ahead(connection: sqlite3.Connection) -> None:
    """Has the file written by a write-ahead log, for good: then readers and a writer need not wait for each
    other.

    Switching a new file turns a read lock into a write lock. SQLite refuses that at once where another
    connection writes, without the waiting that every other statement does (two that waited so would wait for
    ever). So the waiting is done here; once the other one has switched the file, nothing is left to do.
    Raises `sqlite3.OperationalError` after `BUSY_SECONDS`.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY  # the low byte of an extended code
            if not busy or time.monotonic() >= deadline:
                raise
            time.sleep(_TRY_AGAIN_SECONDS)
        else:
            return


def check_schema(connection: sqlite3.Connection, path: str, *, create: bool, readonly: bool) -> bool:
    """Whether the schema is today's; false if it must be made or migrated first; else a `StoreError`."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables and create and not readonly:
        return False
    applied: list[str] = []
    if "_sqlite_migrations" in tables:
        sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id"
        applied = [row[0] for row in connection.execute(sql, [schema.MIGRATION_SET])]
    if not applied:
        raise StoreError(f"{path} is an SQLite database, but not one of this program; name another file")
    known = schema.known_migrations()
    newer = [name for name in applied if name not in known]
    if newer:
        raise StoreError(
            f"{path} was written by a newer version of this program ({newer[-1]}); install that one"
        )
    if readonly and applied != known:
        raise StoreError(
            f"{path} was written by an older version; run `award-extractor reprocess` on it once"
        )
    return applied == known
