"""`patterns/institutions.toml`: public bodies that are no local governments, and endings of such names."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from extractor.errors import PatternError
from extractor.pattern_files import load_toml


class Institution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A public body that is no local government."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["central", "education", "public", "local-public"] = "public"


class Suffixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that end an institution's name, and words that only look like it. `estates`: endings that name
    no institution behind a place of two syllables.
    """

    strong: tuple[str, ...] = ()
    estates: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


class InstitutionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    institution: tuple[Institution, ...]
    suffixes: Suffixes = Suffixes()


def load_institutions(path: Path) -> InstitutionFile:
    """The bodies and endings of one file. Raises `PatternError` for an empty name."""
    file = load_toml(path, InstitutionFile)
    for place, body in enumerate(file.institution):
        if not all(name.strip() for name in (body.name, *body.aliases)):
            raise PatternError(f"{path}: institution[{place}] {body.name!r}: a name is empty; write it")
    if not all(
        word.strip() for word in (*file.suffixes.strong, *file.suffixes.estates, *file.suffixes.exceptions)
    ):
        raise PatternError(f"{path}: suffixes: a word is empty; write it or take it away")
    return file
