"""What the application was told when it was built; Datasette carries it as our plugin's configuration."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from datasette.app import Datasette

from extractor.knowledge import Knowledge
from extractor.pattern_files import patterns_folder

PLUGIN = "award-extractor"


def configuration(
    hosts: tuple[str, ...] | None, patterns: str | os.PathLike[str] | None
) -> dict[str, dict[str, Any]]:
    """The part of Datasette's metadata that the functions below read. Raises `PatternError`."""
    folder = None if patterns is None else os.fspath(patterns)
    _notes(folder)  # a wrong file is said now, not on the first page
    return {PLUGIN: {"hosts": hosts, "patterns": folder}}


def hosts(datasette: Datasette) -> tuple[str, ...] | None:
    """Names that requests may ask for, see `guard`; None: any."""
    found = _given(datasette).get("hosts")
    return None if found is None else tuple(found)


def rule_notes(datasette: Datasette) -> Mapping[str, str]:
    """What the rule files say that each rule looks for, by its id."""
    return _notes(_given(datasette).get("patterns"))


def _given(datasette: Datasette) -> Mapping[str, Any]:
    return datasette.plugin_config(PLUGIN) or {}


@cache
def _notes(patterns: str | None) -> Mapping[str, str]:
    laid_over = [] if patterns is None else [Path(patterns)]
    return {rule.id: rule.note for rule in Knowledge(patterns_folder(), *laid_over).rules}
