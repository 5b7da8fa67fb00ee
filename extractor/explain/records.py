"""The record of an explanation. Both renderers show this alone; `extractor.model.to_json` writes it."""

from __future__ import annotations

import msgspec

from extractor.model import Article, Award, Evidence, Place


class Reason(msgspec.Struct, frozen=True):
    """Why something is so. `code`: stable, for programs; `text`: in English; `korean`: the same in Korean.

    Where Korean is not known for a reason that a rule gave in English, `korean` is the English text.
    """

    code: str
    text: str
    korean: str


class Sighting(msgspec.Struct, frozen=True, order=True, rename={"place": "in"}):
    """Something seen: the article's `text` (or `title`)`[start:end] == quote`. `rule`: what found it."""

    place: Place
    start: int
    end: int
    quote: str
    label: str
    rule: str
    value: str = ""


class Unused(msgspec.Struct, frozen=True):
    """Something seen that no value stands on, and why."""

    sighting: Sighting
    reason: Reason


class ExplainedValue(msgspec.Struct, frozen=True):
    """One value of an award with one evidence of it. `note`: what the rule's file says that it looks for."""

    field: str
    value: str | int | float
    evidence: Evidence
    note: str = ""
    why: Reason | None = None
    """The evidence's reason, for an inferred value."""


class Missing(msgspec.Struct, frozen=True):
    """An empty field: the condition that was not met, and the nearest candidates with what each missed."""

    field: str
    reason: Reason
    nearest: tuple[Unused, ...] = ()


class ExplainedAward(msgspec.Struct, frozen=True):
    """One award: its values in the order of the fields, and its empty fields."""

    award: Award
    programme_title: str
    """The programme's full name."""
    values: tuple[ExplainedValue, ...]
    missing: tuple[Missing, ...]


class Verdict(msgspec.Struct, frozen=True):
    """Why an article has no award: the first gate that it failed, and what came nearest to passing it."""

    reason: Reason
    nearest: tuple[Unused, ...] = ()


class Explanation(msgspec.Struct, frozen=True):
    """Everything that is to be said about one article. `verdict`: only where there is no award."""

    article: Article
    mentions: tuple[Sighting, ...]
    awards: tuple[ExplainedAward, ...]
    unused: tuple[Unused, ...]
    verdict: Verdict | None = None
