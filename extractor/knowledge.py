"""What the program knows, read from `patterns/`: programmes, municipalities in time, institutions, cues,
rules.

The one place that knows those files; how each is read stands in a module of its own. Everything is validated
when it is read; a wrong file is a `PatternError` that names the file and the place. A second folder
(`--patterns DIR`) is laid over the first: its programmes and institutions are added, and one with a known id
or name replaces the built-in one.
"""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property
from pathlib import Path
from weakref import WeakValueDictionary

from extractor.cue_files import load_cues
from extractor.errors import PatternError
from extractor.institution_files import Institution, Suffixes, load_institutions
from extractor.municipality_files import Municipality, read_municipalities
from extractor.pattern_files import digest, patterns_folder
from extractor.programme_files import Programme, ProgrammeKind, Round, compile_name, load_programmes
from extractor.project_files import load_project_words
from extractor.rule_files import Rule, load_rules

__all__ = [
    "Institution",
    "Knowledge",
    "Municipality",
    "Programme",
    "ProgrammeKind",
    "Round",
    "Suffixes",
    "compile_name",
]


_in_use: WeakValueDictionary[tuple[Path, ...], Knowledge] = WeakValueDictionary()


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
        self._read_programmes()
        self._read_institutions()
        self._read_municipalities()
        self.project_words, self.project_digest = load_project_words(self._files("projects.toml"))
        self.rules: tuple[Rule, ...] = load_rules(self._files("rules/*.toml"), self.grade_words)
        if not (self.programmes and self.municipalities and self.rules):
            raise PatternError(
                f"{self.folders[0]}: programmes.toml, municipalities.csv or rules/*.toml is missing"
            )
        self.cues = load_cues(self._files("cues.toml"))
        _in_use[self.folders] = self

    @classmethod
    def of(cls, *folders: Path) -> Knowledge:
        """What was read last of these folders, where somebody still holds it; else it is read now.

        spaCy makes its components from settings, in which only the folders can be named.
        """
        return _in_use.get(folders) or cls(*folders)

    def _read_programmes(self) -> None:
        self.programmes: dict[str, Programme] = {}
        self.programme_digests: dict[str, str] = {}
        for path in self._files("programmes.toml"):
            for programme in load_programmes(path):
                self.programmes[programme.id] = programme
                self.programme_digests[programme.id] = digest(path)

    def _read_institutions(self) -> None:
        self.institutions: dict[str, Institution] = {}
        self.institution_digest = ""
        self.suffixes = Suffixes()
        for path in self._files("institutions.toml"):
            file = load_institutions(path)
            self.institution_digest = digest(path)
            self.institutions |= {institution.name: institution for institution in file.institution}
            if file.suffixes.strong:
                self.suffixes = file.suffixes

    def _read_municipalities(self) -> None:
        units: list[Municipality] = []
        self.municipality_digest = ""
        for path in self._files("municipalities.csv"):
            units += read_municipalities(path)
            self.municipality_digest = digest(path)
        self.municipalities: tuple[Municipality, ...] = tuple(units)

    def _files(self, pattern: str) -> list[Path]:
        return [path for folder in self.folders for path in sorted(folder.glob(pattern))]

    @cached_property
    def grade_words(self) -> tuple[str, ...]:
        """Grade words of all programmes, longest first."""
        words = {word for programme in self.programmes.values() for word in programme.grade_words}
        return tuple(sorted(words, key=lambda word: (-len(word), word)))

    @cached_property
    def cutoffs(self) -> dict[str, frozenset[float]]:
        """Points from which on a grade is given, in any programme."""
        programmes = self.programmes.values()
        return {
            word: frozenset(p.cutoffs[word] for p in programmes if word in p.cutoffs)
            for word in self.grade_words
        }

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Names of bodies that run a programme; they are not recipients of it."""
        return frozenset(host for programme in self.programmes.values() for host in programme.hosts)

    @cached_property
    def other_honours(self) -> str | None:
        """The programme of contests and honours that are none of the others; None where there is none."""
        return next((p.id for p in self.programmes.values() if p.kind == "contest"), None)

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
        return hashlib.sha256("-".join(sorted(digest(path) for path in files)).encode()).hexdigest()

    def successor(self, code: str, day: date | None) -> Municipality | None:
        """The unit that holds on `day` what `code` named: itself, or the one unit that replaced it (through
        any number of changes; None where they lead in a circle).
        """
        seen: set[str] = set()
        while code not in seen:
            seen.add(code)
            for unit in self.units_by_code.get(code, ()):
                if unit.in_force(day):
                    return unit
            heirs = [u for u in self.municipalities if code in u.predecessors]
            if len(heirs) != 1:
                return None
            code = heirs[0].code
        return None
