"""`patterns/cues.toml`: the words by which a text says what belongs to what.

A cue is a word or a short phrase whose neighbourhood decides: 벤치마킹 after 우수기관 makes it no result,
보다 before a score makes what stands before it a comparison. The lists are data; the grammar around them
(particles, quotation marks, distances) stands in the code as templates that name the lists:
`cues.regex(r"^\\s?{results.things}")`.

In a cue a space is white space that may be missing (`특별 교부세`), and `_` white space that must be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from extractor.errors import PatternError
from extractor.pattern_files import load_toml

Words = tuple[str, ...]


class _Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file. What each list is for stands beside it in the file."""


class SharedCues(_Section, frozen=True):
    """Words that several stages ask for."""

    ministry: Words
    both: Words
    publishing_verbs: Words


class InstitutionCues(_Section, frozen=True):
    """Words beside and instead of the names of institutions."""

    other_bodies: Words
    councils: Words
    selves: dict[str, str]
    self_bodies: Words


class RecipientCues(_Section, frozen=True):
    """Words that decide the role of a list of institutions."""

    legal_forms: Words
    neighbours: Words
    counted_kinds: Words
    numerals: Words
    cooperation: Words
    departments: Words
    person_titles: Words
    other_body_near: Words
    credits: Words
    venues: Words
    took_place: Words
    common_provinces: Words
    given: Words
    chosen: Words
    namesakes: Words
    companies: Words
    company_endings: Words
    entrants: Words
    winning_forms: Words
    known_as: Words
    results_named: Words
    handed_in: Words
    worked_on: Words
    name_words: Words
    given_grade: Words


class EventCues(_Section, frozen=True):
    """Words around the names of evaluations and contests."""

    own_contest: Words
    divisions: Words
    parts: Words
    scores: Words
    before_numbers: Words
    again: Words
    inner_parts: Words
    no_prize: Words
    data_events: Words
    honours: Words


class ResultCues(_Section, frozen=True):
    """Words that take a result back, and words that carry it."""

    gives: Words
    addressed: Words
    visited: Words
    put_up: Words
    borrowed: Words
    strivings: Words
    promises: Words
    kept_promises: Words
    demands: Words
    talks: Words
    things: Words
    citations: Words
    selected: Words
    won_forms: Words
    progress: Words
    measures: Words
    winning_forms: Words
    announced: Words
    listed_forms: Words
    made_known: Words
    swept: Words
    winners: Words
    unnamed: Words
    quantities: Words
    labels: Words
    got_labels: Words
    distances: Words
    won_if: Words
    won_in_case: Words
    losses: Words
    absences: Words
    aims: Words
    offered: Words
    rewards: Words
    taken: Words
    went: Words
    persons: Words
    places: Words
    reports: Words
    untrue: Words
    mistaken: Words
    revoked: Words
    reached: Words
    caused: Words
    compared: Words
    area_kinds: Words


class NumberCues(_Section, frozen=True):
    """Words that say whose a number is."""

    compared: Words
    held_against: Words
    evaluated: Words
    levels: Words
    kinds: Words
    counted_kinds: Words
    local_counts: tuple[int, ...]
    bounds: Words
    lost: Words
    own_names: Words
    printed: Words
    printed_forms: Words
    corrected: Words
    surveys: Words
    earlier: Words
    groups: Words
    bonus: Words
    area_kinds: Words
    not_won: Words
    got: Words
    totals: Words
    ranks: Words
    prize_money: Words
    all_together: Words
    each: Words
    of_both: Words
    of_each: Words
    exhibits: Words
    not_of_grade: Words
    areas: Words
    measures: Words
    changes: Words
    aims: Words
    planned: Words
    broken: Words


class YearCues(_Section, frozen=True):
    """Words that say which year is meant, and words that make a year something else. The tables give years
    back.
    """

    starts: Words
    begun: Words
    accounts: Words
    since: Words
    held: Words
    told: dict[str, int]
    of_evaluation: dict[str, int]
    of_contest: dict[str, int]


class GroupCues(_Section, frozen=True):
    """Words by which an average says whose it is: for each kind of recipient, and for groups of
    every kind.
    """

    sido: Words
    si: Words
    gun: Words
    gu: Words
    other: Words
    bodies: Words
    any: Words
    levels: Words
    all: Words


class ProjectCues(_Section, frozen=True):
    """Words that decide whether a named project was done, and for which award it counts."""

    areas: Words
    indicators: Words
    definitions: Words
    plans: Words
    changed: Words
    served: Words
    studied: Words
    others: Words
    outsiders: Words
    made: Words
    praise: Words
    failed: Words
    learnt: Words
    future: Words
    evaluations: Words
    topics: Words
    opened: Words


class CueLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file, a table for each subject."""

    shared: SharedCues
    institutions: InstitutionCues
    recipients: RecipientCues
    events: EventCues
    results: ResultCues
    numbers: NumberCues
    years: YearCues
    groups: GroupCues
    projects: ProjectCues


class Cues:
    """The lists of cues with the regular expressions made from them, each compiled once."""

    def __init__(self, lists: CueLists) -> None:
        self.lists = lists
        self._compiled: dict[str, re.Pattern[str]] = {}

    def regex(self, template: str) -> re.Pattern[str]:
        """The template with every `{table.list}` replaced by one of that list's cues, compiled."""
        found = self._compiled.get(template)
        if found is None:
            found = re.compile(re.sub(r"\{([a-z]+)\.([a-z_]+)\}", self._alternatives, template))
            self._compiled[template] = found
        return found

    def _alternatives(self, name: re.Match[str]) -> str:
        return alternatives(getattr(getattr(self.lists, name[1]), name[2]))


def alternatives(words: Iterable[str]) -> str:
    """A group that matches one of the cues, the longest that fits; nothing where there are none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(_word, ordered)) or '(?!)'})"


def _word(cue: str) -> str:
    """A cue as a regular expression. Its space may be missing, its `_` may not."""
    return "".join({" ": r"\s?", "_": r"\s"}.get(char, re.escape(char)) for char in cue)


def load_cues(paths: list[Path]) -> Cues:
    """The lists of all given files together: what a later file says is added.

    Raises `PatternError` for a table or list that is not known, or that is wanted and in none of the files.
    """
    merged: dict[str, dict[str, Any]] = {}
    for path in paths:
        for table, lists in load_toml(path, dict[str, dict[str, Any]]).items():
            known = _checked(path, table, lists)
            for name, words in lists.items():
                known_words = merged.setdefault(table, {}).get(name)
                merged[table][name] = known[name] if known_words is None else _joined(known_words, words)
    return Cues(_complete(paths, merged))


def _checked(path: Path, table: str, lists: dict[str, Any]) -> dict[str, Any]:
    """The lists of one table of one file, each of the right type."""
    if table not in _TABLES:
        raise PatternError(f"{path}: unknown table [{table}]; tables are {', '.join(_TABLES)}")
    kinds = {field.name: field.type for field in msgspec.structs.fields(_TABLES[table])}
    for name, words in lists.items():
        if name not in kinds:
            raise PatternError(f"{path}: unknown list {table}.{name}; lists are {', '.join(kinds)}")
        try:
            msgspec.convert(words, kinds[name])
        except msgspec.ValidationError as error:
            raise PatternError(f"{path}: {table}.{name}: {error}") from None
    return lists


def _joined(known: Any, added: Any) -> Any:  # noqa: ANN401 - a list or a table, checked before
    return known | added if isinstance(known, dict) else [*known, *added]


def _complete(paths: list[Path], merged: dict[str, dict[str, Any]]) -> CueLists:
    missing = [
        f"{table}.{name}"
        for table, kind in _TABLES.items()
        for name in kind.__struct_fields__
        if name not in merged.get(table, {})
    ]
    if missing:
        where = ", ".join(map(str, paths)) or "cues.toml"
        raise PatternError(f"{where}: list missing: {', '.join(missing)}; an empty list is written []")
    return msgspec.convert(merged, CueLists)


_TABLES: dict[str, type[msgspec.Struct]] = {f.name: f.type for f in msgspec.structs.fields(CueLists)}
