"""Line rules from `patterns/furniture.toml`: which lines of a page are not of its article."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from extractor.errors import PatternError
from extractor.pattern_files import load_toml, patterns_folder

Place = Literal["any", "head", "tail"]
Effect = Literal["line", "box", "cut"]

_DECLARATIVE = re.compile(r"[가-힣](?<!니)다[.][\"”’']?\s?$")
"""The plain declarative that Korean news prose is written in; furniture addresses its readers politely
(…니다, …세요).
"""

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
    weak: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: tuple[FurnitureRule, ...]


class Furniture:
    """The rules, compiled; asked line by line."""

    def __init__(self, path: Path) -> None:
        self.rules = load_toml(path, _File).rules
        self._compiled: list[tuple[FurnitureRule, re.Pattern[str]]] = []
        for rule in self.rules:
            if not rule.match or not rule.no_match:
                raise PatternError(
                    f"{path}: rule {rule.id} needs an example that matches and one that does not"
                )
            try:
                self._compiled.append((rule, re.compile(rule.pattern)))
            except re.error as error:
                raise PatternError(f"{path}: rule {rule.id}: {error}") from None
        self._places = {
            place: [(rule, pattern) for rule, pattern in self._compiled if rule.place in ("any", place)]
            for place in ("head", "tail")
        }
        self._longest = max((rule.longest for rule in self.rules), default=0)
        # Several steps ask about the same line; the memory of a page is enough.
        self._find = lru_cache(maxsize=512)(self._search)

    def is_summary(self, text: str) -> bool:
        """Whether a line heads a summary made by a machine."""
        rule = self.find(text, "head")
        return rule is not None and rule.id == "summary.machine"

    def find(self, text: str, place: Literal["head", "tail"]) -> FurnitureRule | None:
        """The first rule that a line meets above ("head") or below ("tail") the first paragraph, or None."""
        return self._find(text, place) if len(text) <= self._longest else None

    def _search(self, text: str, place: str) -> FurnitureRule | None:
        length = len(text)
        if _DECLARATIVE.search(text):
            return None
        read = text[:_READ]
        for rule, pattern in self._places[place]:
            if length <= rule.longest and pattern.search(read):
                return rule
        return None


@cache
def furniture() -> Furniture:
    """The rules that came with the program, loaded once."""
    return Furniture(patterns_folder() / "furniture.toml")
