"""What the program brings with it may be used by whoever may use the program: licences of all of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
DEPENDENCIES = ROOT / "docs" / "DEPENDENCIES.md"
ALLOWED = re.compile(
    r"MIT(-0|-CMU)?|MIT License|The MIT License \(MIT\)|ISC|ISC License( \(ISCL\))?|0BSD|Zlib|CC0-1\.0"
    r"|CNRI-Python|BSD|BSD License|(The )?BSD [23]-Clause License|[23]-Clause BSD License|BSD-[23]-Clause"
    r"|Apache-2\.0|Apache 2(\.0)?|Apache License, Version 2\.0|Apache Software License|dependency licenses"
    r"|PSF-2\.0|PSFL|Python Software Foundation License|Public Domain"
    r"|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)"
)
"""Permissive ones, and the Mozilla licence, which asks something only of who changes its files."""


def closure(name: str, extras: frozenset[str], seen: set[str]) -> Iterator[str]:
    """The names of all distributions that one needs here, itself first."""
    if canonicalize_name(name) in seen:
        return
    seen.add(canonicalize_name(name))
    yield name
    for line in requires(name) or ():
        requirement = Requirement(line)
        wanted = requirement.marker is None or any(
            requirement.marker.evaluate({"extra": extra}) for extra in extras | {""}
        )
        if wanted:
            try:
                metadata(requirement.name)
            except PackageNotFoundError:
                continue  # an extra that is not installed
            yield from closure(requirement.name, frozenset(requirement.extras), seen)


def licences(name: str) -> list[str]:
    """Every licence of which all must be allowed; of alternatives (OR) those that are."""
    told = metadata(name)
    classified = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")
    ]
    said = told.get("License-Expression") or (told.get("License") or "").strip().partition("\n")[0]
    if said in ("", "UNKNOWN"):
        return classified
    parts = re.split(r" AND |, (?!Version)", said)
    return [next((one for one in part.split(" OR ") if ALLOWED.fullmatch(one)), part) for part in parts]


def direct() -> list[Requirement]:
    """What the project names itself: always, and in its extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [
        *project["dependencies"],
        *(one for some in project["optional-dependencies"].values() for one in some),
    ]
    return [Requirement(line) for line in lines]


def needed() -> list[str]:
    """The names of all distributions that the project and its extras need, of those that are installed."""
    seen: set[str] = set()
    names = []
    for requirement in direct():
        with suppress(PackageNotFoundError):
            metadata(requirement.name)
            names += closure(requirement.name, frozenset(requirement.extras), seen)
    return sorted(names, key=str.lower)


NEEDED = needed()


@pytest.mark.parametrize("name", NEEDED)
def test_the_licence_of_what_is_needed_is_allowed(name: str) -> None:
    found = licences(name)
    assert found, f"{name} names no licence"
    assert [one for one in found if not ALLOWED.fullmatch(one)] == []


def test_everything_is_looked_at() -> None:
    assert {"spacy", "kiwipiepy", "numpy", "datasette", "lxml"} <= {name.lower() for name in NEEDED}
    assert not ALLOWED.fullmatch("GPL-3.0-only")
    assert not ALLOWED.fullmatch("LGPL-3.0-only")


def test_every_direct_dependency_is_explained() -> None:
    text = DEPENDENCIES.read_text(encoding="utf-8")
    for requirement in direct():
        assert f"| {requirement.name} |" in text, requirement.name
