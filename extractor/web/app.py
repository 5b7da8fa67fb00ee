"""The application: Datasette with one database opened for reading, without what writes or runs SQL."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database as ServedDatabase
from datasette.plugins import pm

from extractor.errors import StoreError
from extractor.store.connection import connect
from extractor.web import plugin
from extractor.web.guard import LOCAL_NAMES
from extractor.web.settings import PLUGIN, configuration
from extractor.web.words import metadata

DATABASE = "data"
"""The name of the database in addresses: /data/award_overview."""

SETTINGS = {
    "default_allow_sql": False,
    "allow_download": False,
    "allow_csv_stream": True,
    "suggest_facets": False,
    "default_page_size": 50,
    "default_facet_size": 40,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 30_000,  # all SQL is ours; a busy machine is no reason to refuse it
    "facet_time_limit_ms": 1000,
    "num_sql_threads": 6,  # short questions pass by long ones
}


class ReadOnlyDatabase(ServedDatabase):  # type: ignore[misc]
    """A database file that is only ever opened for reading, each time as the store does it."""

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection for one thread; there is none for writing."""
        if write:
            raise StoreError(f"{self.path} is served read-only")
        connection = connect(self.path, create=False, readonly=True, any_thread=True)
        connection.execute("PRAGMA query_only = 1")
        self._all_file_connections.append(connection)
        return connection


def build(
    path: str | os.PathLike[str],
    hosts: tuple[str, ...] | None = LOCAL_NAMES,
    patterns: str | os.PathLike[str] | None = None,
) -> Datasette:
    """The application for a database file; `.app()` is its ASGI application, `.client` asks it in process.

    `hosts`: names that requests may ask for, see `guard`; `patterns`: a folder laid over the built-in pattern
    files, whose rules are explained. Raises `StoreError` where the file cannot be read, as `Database.open`
    does, and `PatternError`.
    """
    file = os.fspath(path)
    connect(file, create=False, readonly=True).close()
    if not pm.is_registered(plugin):
        pm.register(plugin, PLUGIN)
        pm.unregister(name="datasette.handle_exception")  # see `errors`
    datasette = Datasette(
        metadata={**metadata(DATABASE), "plugins": configuration(hosts, patterns)},
        settings=SETTINGS,
        template_dir=str(Path(__file__).with_name("templates")),
        memory=False,
    )
    datasette.remove_database("_memory")  # made where no file is given
    datasette.add_database(ReadOnlyDatabase(datasette, file), name=DATABASE)
    return datasette
