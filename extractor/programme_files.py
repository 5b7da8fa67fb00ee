"""`patterns/programmes.toml`: the evaluations, selections and contests whose awards are extracted, and the
notation of their names.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from extractor.errors import PatternError
from extractor.pattern_files import load_toml

ProgrammeKind = Literal["evaluation", "selection", "contest"]


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One year of a programme. `institutions`: how many were evaluated (several where sources differ);
    `averages`: points by group.
    """

    year: int
    announced: date | None = None
    institutions: tuple[int, ...] = ()
    averages: dict[str, float] = {}


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One programme, as `patterns/programmes.toml` describes it. Names are in the notation of
    `compile_name`.
    """

    id: str
    title: str
    kind: ProgrammeKind
    names: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    first_year: int | None = None
    grades: tuple[str, ...] = ()
    """From the highest to the lowest."""
    highest: str | None = None
    selections: tuple[str, ...] = ()
    """Ranks above the grades (the best of the best), with the grade's word."""
    lower_grades_since: dict[str, int] = {}
    cutoffs: dict[str, float] = {}
    """Grade → the lowest score that earns it."""
    short_names: tuple[str, ...] = ()
    joint_names: tuple[str, ...] = ()
    host_names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    topic_words: tuple[str, ...] = ()
    event_words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    round: tuple[Round, ...] = ()

    @property
    def grade_words(self) -> tuple[str, ...]:
        """Every word that can be a grade or selection of this programme."""
        return (*self.selections, *self.grades, *self.lower_grades_since)

    def years_with(self, institutions: int) -> list[int]:
        """Years in which the programme evaluated that many institutions."""
        return [r.year for r in self.round if institutions in r.institutions]

    def is_average(self, points: float) -> bool:
        """Whether points are known as an average of one of the rounds."""
        return any(points in r.averages.values() for r in self.round)

    def last_announced(self, day: date) -> Round | None:
        """The round announced last on or before `day`."""
        known = [r for r in self.round if r.announced is not None and r.announced <= day]
        return max(known, key=lambda r: r.year, default=None)


class _ProgrammeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    programme: tuple[Programme, ...]


def load_programmes(path: Path) -> tuple[Programme, ...]:
    """The programmes of one file. Raises `PatternError` for one that contradicts itself."""
    programmes = load_toml(path, _ProgrammeFile).programme
    for programme in programmes:
        _check_programme(path, programme)
    return programmes


def compile_name(name: str) -> str:
    """A name in the notation of the pattern files as a regular expression over squeezed text (no spaces,
    quotes, dots).

    `(X)` may be missing, `(A|B)` or nothing, `{A|B}` one of them. Raises ValueError on unbalanced brackets.
    """
    squeezed = re.sub(r"[\s·'\"]", "", name)
    depth = 0
    parts: list[str] = []
    for char in squeezed:
        if char in "({":
            depth += 1
            parts.append("(?:")
        elif char in ")}":
            depth -= 1
            parts.append(")?" if char == ")" else ")")
        else:
            parts.append("|" if char == "|" else re.escape(char))
        if depth not in (0, 1):
            raise ValueError(f"unbalanced or nested brackets in {name!r}")
    if depth:
        raise ValueError(f"unbalanced brackets in {name!r}")
    return "".join(parts)


def _check_programme(path: Path, programme: Programme) -> None:
    where = f"{path}: programme {programme.id!r}"
    for name in (
        *programme.names,
        *programme.short_names,
        *programme.joint_names,
        *programme.host_names,
        *programme.not_names,
    ):
        try:
            pattern = re.compile(compile_name(name))
        except (ValueError, re.error) as error:
            raise PatternError(f"{where}: {error}") from None
        if pattern.fullmatch(""):
            raise PatternError(f"{where}: the name {name!r} can be nothing; write what must stand there")
    if programme.highest is not None and programme.highest not in programme.grades:
        raise PatternError(
            f"{where}: highest = {programme.highest!r} is not one of grades {list(programme.grades)}"
        )
    unknown = set(programme.cutoffs) - set(programme.grades)
    if unknown:
        raise PatternError(f"{where}: cutoffs names no grade of this programme: {sorted(unknown)}")
    if programme.kind == "evaluation" and not programme.grades:
        raise PatternError(f"{where}: an evaluation needs grades, from the highest to the lowest")
