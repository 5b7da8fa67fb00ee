"""The words of explanations, from `words.toml`: reasons in two languages, names of labels."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from extractor.explain.records import Reason
from extractor.pattern_files import load_toml


class _Both(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    ko: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reasons: dict[str, _Both]
    labels: dict[str, str]
    recipient_kinds: dict[str, str]
    resolution: tuple[_Both, ...]


_WORDS = load_toml(Path(__file__).with_name("words.toml"), _Words)
LABELS, RECIPIENT_KINDS = _WORDS.labels, _WORDS.recipient_kinds
CODES = frozenset(_WORDS.reasons)
"""Every code of a reason about something missing or not used."""
_TRANSLATIONS = tuple((re.compile(both.en, re.DOTALL), both.ko) for both in _WORDS.resolution)


def reason(code: str, **values: object) -> Reason:
    """The reason of a code with its places filled."""
    both = _WORDS.reasons[code]
    return Reason(code, both.en.format(**values), both.ko.format(**values))


def refused(quote: str, why: str) -> Reason:
    """A refusal of the resolution, whose reason comes in English."""
    return reason("refused", quote=quote, why=why, why_ko=korean(why))


def joined(reasons: list[Reason]) -> Reason:
    """Several reasons as one; the code is that of the first."""
    return Reason(reasons[0].code, "; ".join(r.text for r in reasons), ". ".join(r.korean for r in reasons))


def korean(text: str) -> str:
    """A reason of the resolution in Korean; one that is not known stays as it is."""
    for pattern, translation in _TRANSLATIONS:
        match = pattern.fullmatch(text)
        if match is not None:
            return match.expand(translation)
    return text
