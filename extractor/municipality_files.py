"""`patterns/municipalities.csv`: local governments with their codes and names in time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from extractor.errors import PatternError
from extractor.model import RecipientKind


class Municipality(msgspec.Struct, frozen=True):
    """One local government with one code and name, in force from `valid_from` to `valid_to` (None: open)."""

    code: str
    name: str
    sido: str
    kind: str
    forms: tuple[str, ...]
    """Names that the press uses for it, without province."""
    stems: tuple[str, ...]
    """Names without 시, 군, 구: they need a context."""
    valid_from: date | None
    valid_to: date | None
    predecessors: tuple[str, ...]

    @property
    def full_name(self) -> str:
        """`경상북도 경산시`; a 시도 is its own full name."""
        return self.name if self.kind == "sido" else f"{self.sido} {self.name}"

    @property
    def recipient_kind(self) -> RecipientKind:
        """Kind as a recipient; a unit without self-government counts as `other`."""
        return self.kind if self.kind in ("sido", "si", "gun", "gu") else "other"  # type: ignore[return-value]

    @property
    def self_governing(self) -> bool:
        """Whether it is a local government that is evaluated on its own."""
        return self.kind in ("sido", "si", "gun", "gu")

    def in_force(self, day: date | None) -> bool:
        """Whether this code and name are in force on `day`; on None, whether they still are."""
        if day is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def read_municipalities(path: Path) -> Iterable[Municipality]:
    """Rows of `municipalities.csv`. `short`: forms joined by `|`; `?` shared with another unit, `~` a bare
    stem.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    with io.StringIO(text, newline="") as file:
        reader = csv.DictReader(file, restval="")
        wanted = {"code", "name", "sido", "kind", "short", "valid_from", "valid_to", "predecessor"}
        try:
            missing = wanted - set(reader.fieldnames or ())
        except csv.Error as error:
            raise PatternError(f"{path}:1: not valid CSV: {error}") from None
        if missing:
            raise PatternError(f"{path}: column missing: {', '.join(sorted(missing))}")
        for number, row in _rows(path, reader):
            try:
                yield _municipality(row)
            except ValueError as error:
                raise PatternError(f"{path}:{number}: {error}") from None


def _rows(path: Path, reader: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their numbers. Raises `PatternError` for what is no CSV."""
    try:
        yield from enumerate(reader, 2)
    except csv.Error as error:
        raise PatternError(f"{path}:{reader.line_num}: not valid CSV: {error}") from None


def _municipality(row: dict[str, str]) -> Municipality:
    marked = [form for form in row["short"].split("|") if form]
    own = [form for form in marked if " " not in form]
    stems = {form.lstrip("?~") for form in own if "~" in form}
    name = row["name"].strip()
    forms = {form.lstrip("?") for form in own if "~" not in form}
    if row["kind"] == "sido":
        stems |= {form for form in forms if len(form) == 2}
        forms -= stems
    if not name or not all((*forms, *stems)):
        raise ValueError("a name is empty; write it into the columns `name` and `short`")
    return Municipality(
        code=row["code"],
        name=name,
        sido=row["sido"],
        kind=row["kind"],
        forms=tuple(sorted(forms | {name})),
        stems=tuple(sorted(stems)),
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        predecessors=tuple(code for code in row["predecessor"].split("|") if code),
    )
