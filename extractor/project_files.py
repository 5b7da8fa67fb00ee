"""`patterns/projects.toml`: the words by which projects are recognised."""

from __future__ import annotations

from pathlib import Path

import msgspec

from extractor.pattern_files import digest, load_toml


class ProjectWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of the file; each is explained there."""

    heads: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    weak_heads: tuple[str, ...] = ()
    data_places: tuple[str, ...] = ()
    data_heads: tuple[str, ...] = ()
    data_ends: tuple[str, ...] = ()
    measured_ends: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    presenting: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    not_alone: tuple[str, ...] = ()
    handing: tuple[str, ...] = ()
    measuring: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    upkeep: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    unworked: tuple[str, ...] = ()
    funds: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    routine: tuple[str, ...] = ()
    constructs: tuple[str, ...] = ()
    bound_heads: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


def load_project_words(paths: list[Path]) -> tuple[ProjectWords, str]:
    """The words of all given files together, and the digest of the last one."""
    merged: dict[str, tuple[str, ...]] = {}
    last = ""
    for path in paths:
        words = load_toml(path, ProjectWords)
        for name in words.__struct_fields__:
            merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *getattr(words, name))))
        last = digest(path)
    return ProjectWords(**merged), last
