"""Line rules from `patterns/furniture.toml`: which lines of a page are not of its article."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from extractor.errors import PatternError
from extractor.pattern_files import load_toml, patterns_folder

Place = Literal["any", "head", "tail"]
Effect = Literal["line", "box", "cut"]

_READ = 400
"""No rule reads more of a line than this, which bounds the time of every pattern."""


class FurnitureRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of the pattern file, as its head comment explains it."""

    id: str
    label: str
    place: Place
    effect: Effect
    pattern: str
    match: tuple[str, ...]
    no_match: tuple[str, ...]
    longest: int = 120


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[FurnitureRule, ...]


class Furniture:
    """The rules, compiled; asked line by line."""

    def __init__(self, path: Path) -> None:
        self.rules = load_toml(path, _File).rules
        self._compiled: list[tuple[FurnitureRule, re.Pattern[str]]] = []
        for rule in self.rules:
            if not rule.match or not rule.no_match:
                raise PatternError(f"{path}: rule {rule.id} needs an example that matches and one that does not")
            try:
                self._compiled.append((rule, re.compile(rule.pattern)))
            except re.error as error:
                raise PatternError(f"{path}: rule {rule.id}: {error}") from None
        self._longest = max(rule.longest for rule in self.rules)

    def is_summary(self, text: str) -> bool:
        """Whether a line heads a summary made by a machine."""
        rule = self.find(text, "head")
        return rule is not None and rule.id == "summary.machine"

    def find(self, text: str, place: Place) -> FurnitureRule | None:
        """The first rule that a line meets at its place ("head" or "tail"), or None."""
        length = len(text)
        if length > self._longest:
            return None
        read = text[:_READ]
        for rule, pattern in self._compiled:
            if length <= rule.longest and (rule.place == "any" or rule.place == place) and pattern.search(read):
                return rule
        return None


@cache
def furniture() -> Furniture:
    """The rules that came with the program, loaded once."""
    return Furniture(patterns_folder() / "furniture.toml")
