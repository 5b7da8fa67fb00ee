"""Tables of a database to a file or to stdout: the store's formats, training data, a table for people."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import cast

import click

from extractor import datapackage
from extractor.console import Output, Reporter, print_table, row_of
from extractor.store import Database, Format, Table, export
from extractor.store.articles import stored_articles
from extractor.training import write_docbin

FORMATS = ("csv", "jsonl", "xlsx", "parquet", "spacy", "table")
WORKBOOK: tuple[Table, ...] = ("awards", "claims", "projects")
"""The sheets of a workbook where no table is asked for."""


def format_of(form: str | None, output: Path | None) -> str:
    """The format asked for, else what the file's ending says. Raises `UsageError` where neither does."""
    form = form or (output.suffix.lower().lstrip(".") if output else None)
    if form not in FORMATS:
        raise click.UsageError(f"give --format, or a FILE that ends in one of: {', '.join(FORMATS[:-1])}")
    return form


def tables_of(form: str, table: str | None) -> tuple[Table, ...]:
    """The tables to write. Raises `UsageError` for one that the format does not show."""
    if form == "table" and table not in (None, "awards"):
        raise click.UsageError("--format table shows awards only; use another format")
    if form == "spacy":
        if table not in (None, "articles"):
            raise click.UsageError("--format spacy writes articles alone; leave --table out")
        return ("articles",)
    if form == "xlsx" and table is None:
        return WORKBOOK
    return (cast("Table", table or "awards"),)


def description_of(form: str, output: Path | None) -> Path | None:
    """Where the columns of a file are described: beside it; None for what is no file, or no file of rows.

    Raises `UsageError` where the file would take that name, `StoreError` where something else has it.
    """
    if form not in datapackage.MEDIA or output is None or str(output) == "-":
        return None
    if output.exists() and not output.is_file():
        return None
    beside = output.with_name(datapackage.NAME)
    if output == beside:
        raise click.UsageError(f"{datapackage.NAME} describes the files beside it; name another FILE")
    datapackage.load(beside)
    return beside


def write(
    database: Database,
    tables: tuple[Table, ...],
    form: str,
    output: Path | None,
    *,
    described: Path | None = None,
    reporter: Reporter | None = None,
) -> int:
    """Writes tables and gives the number of their rows; then, in `described`, what they hold.

    `reporter` shows the progress where an export takes its time.

    Raises `StoreError` as the store's `export` does, `SourceError` where a file cannot be written.
    """
    with database.reading():
        with Output(output) as out:
            count = _write(database, tables, form, out, reporter or Reporter(quiet=True))
        if output is not None and described is not None:
            made = datapackage.resources(database, tables, form, output.name)
            datapackage.save(described, datapackage.merged(datapackage.load(described), made))
    return count


def _write(database: Database, tables: tuple[Table, ...], form: str, out: Output, reporter: Reporter) -> int:
    if form == "spacy":
        with reporter.progress(database.counts()["articles"]) as ticks:
            return write_docbin(stored_articles(database), out.stream, ticks.done)
    made = io.BytesIO()
    if form == "table":
        export(database, "awards", "jsonl", made)
        rows = [json.loads(line) for line in made.getvalue().splitlines()]
        print_table((row_of(row, f"articles: {row['articles']}") for row in rows), out)
        return len(rows)
    return export(database, tables, cast("Format", form), out.stream)
