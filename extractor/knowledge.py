"""What the program knows, read from `patterns/`: programmes, municipalities in time, institutions, rules.

The one place that knows those files. Everything is validated when it is read; a wrong file is a
`PatternError` that names the file and the place. A second folder (`--patterns DIR`) is laid over the first:
its programmes and institutions are added, and one with a known id or name replaces the built-in one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from extractor.cue_files import load_cues
from extractor.errors import PatternError
from extractor.model import RecipientKind
from extractor.pattern_files import digest, load_toml, patterns_folder
from extractor.project_files import load_project_words
from extractor.rule_files import Rule, load_rules

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
    """One programme, as `patterns/programmes.toml` describes it. Names are in the notation of `compile_name`."""

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

    def last_announced(self, day: date) -> Round | None:
        """The round announced last on or before `day`."""
        known = [r for r in self.round if r.announced is not None and r.announced <= day]
        return max(known, key=lambda r: r.year, default=None)


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


class Institution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public body that is no local government."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["central", "education", "public", "local-public"] = "public"


class Suffixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end an institution's name, and words that only look like it."""

    strong: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


class _ProgrammeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    programme: tuple[Programme, ...]


class _InstitutionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    institution: tuple[Institution, ...]
    suffixes: Suffixes = Suffixes()


class Knowledge:
    """Everything that `patterns/` says, read and checked once.

    `folders`: pattern folders, later ones laid over earlier ones. Raises `PatternError` on the first wrong
    file.
    """

    def __init__(self, *folders: Path) -> None:
        self.folders = folders or (patterns_folder(),)
        for folder in self.folders:
            if not folder.is_dir():
                raise PatternError(
                    f"{folder}: no such pattern folder; give a folder that holds TOML pattern files"
                )
        self.programmes: dict[str, Programme] = {}
        self.programme_digests: dict[str, str] = {}
        for path in self._files("programmes.toml"):
            for programme in load_toml(path, _ProgrammeFile).programme:
                _check_programme(path, programme)
                self.programmes[programme.id] = programme
                self.programme_digests[programme.id] = digest(path)
        institutions: dict[str, Institution] = {}
        self.institution_digest = self.municipality_digest = ""
        self.suffixes = Suffixes()
        for path in self._files("institutions.toml"):
            file = load_toml(path, _InstitutionFile)
            self.institution_digest = digest(path)
            institutions |= {institution.name: institution for institution in file.institution}
            if file.suffixes.strong:
                self.suffixes = file.suffixes
        self.institutions = institutions
        units: list[Municipality] = []
        for path in self._files("municipalities.csv"):
            units += read_municipalities(path)
            self.municipality_digest = digest(path)
        self.municipalities: tuple[Municipality, ...] = tuple(units)
        self.project_words, self.project_digest = load_project_words(self._files("projects.toml"))
        self.rules: tuple[Rule, ...] = load_rules(self._files("rules/*.toml"), self.grade_words)
        if not (self.programmes and self.municipalities and self.rules):
            raise PatternError(
                f"{self.folders[0]}: programmes.toml, municipalities.csv or rules/*.toml is missing"
            )
        self.cues = load_cues(self._files("cues.toml"))

    def _files(self, pattern: str) -> list[Path]:
        return [path for folder in self.folders for path in sorted(folder.glob(pattern))]

    @cached_property
    def grade_words(self) -> tuple[str, ...]:
        """Grade words of all programmes, longest first."""
        words = {word for programme in self.programmes.values() for word in programme.grade_words}
        return tuple(sorted(words, key=lambda word: (-len(word), word)))

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Names of bodies that run a programme; they are not recipients of it."""
        return frozenset(host for programme in self.programmes.values() for host in programme.hosts)

    @cached_property
    def units_by_code(self) -> dict[str, list[Municipality]]:
        """Code → the local governments that had it, in the order of the file: one code can have several names
        in time.
        """
        units: dict[str, list[Municipality]] = {}
        for unit in self.municipalities:
            units.setdefault(unit.code, []).append(unit)
        return units

    @cached_property
    def fingerprint(self) -> str:
        """Digest over all pattern files: two runs with the same fingerprint used the same knowledge."""
        names = ("*.toml", "*.csv", "rules/*.toml")
        files = [path for name in names for path in self._files(name)]
        return "-".join(sorted({digest(path) for path in files}))[:200]

    @cached_property
    def sido_names(self) -> dict[str, tuple[str, ...]]:
        """Full name of every 시도 that ever was → its forms."""
        return {u.name: (u.name, *u.forms, *u.stems) for u in self.municipalities if u.kind == "sido"}

    def successor(self, code: str, day: date | None) -> Municipality | None:
        """The unit that holds on `day` what `code` named: itself, or the one unit that replaced it (through
        any number of changes).
        """
        units = [u for u in self.municipalities if u.code == code]
        for unit in units:
            if unit.in_force(day):
                return unit
        heirs = [u for u in self.municipalities if code in u.predecessors]
        return self.successor(heirs[0].code, day) if len(heirs) == 1 else None


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
            re.compile(compile_name(name))
        except (ValueError, re.error) as error:
            raise PatternError(f"{where}: {error}") from None
    if programme.highest is not None and programme.highest not in programme.grades:
        raise PatternError(
            f"{where}: highest = {programme.highest!r} is not one of grades {list(programme.grades)}"
        )
    unknown = set(programme.cutoffs) - set(programme.grades)
    if unknown:
        raise PatternError(f"{where}: cutoffs names no grade of this programme: {sorted(unknown)}")
    if programme.kind == "evaluation" and not programme.grades:
        raise PatternError(f"{where}: an evaluation needs grades, from the highest to the lowest")


def read_municipalities(path: Path) -> Iterable[Municipality]:
    """Rows of `municipalities.csv`. `short`: forms joined by `|`; `?` shared with another unit, `~` a bare
    stem.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        wanted = {"code", "name", "sido", "kind", "short", "valid_from", "valid_to", "predecessor"}
        missing = wanted - set(reader.fieldnames or ())
        if missing:
            raise PatternError(f"{path}: column missing: {', '.join(sorted(missing))}")
        for number, row in enumerate(reader, 2):
            try:
                yield _municipality(row)
            except ValueError as error:
                raise PatternError(f"{path}:{number}: {error}") from None


def _municipality(row: dict[str, str]) -> Municipality:
    marked = [form for form in row["short"].split("|") if form]
    own = [form for form in marked if " " not in form]
    stems = {form.lstrip("?~") for form in own if "~" in form}
    name = row["name"].strip()
    forms = {form.lstrip("?") for form in own if "~" not in form}
    if row["kind"] == "sido":
        stems |= {form for form in forms if len(form) == 2}
        forms -= stems
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
