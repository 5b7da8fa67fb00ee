"""Why and why not: every mention, every value with its evidence, and what kept a value from being found.

`explain` gives the typed record; `explain_terminal` and `explain_html` show the same record to people.
"""

from __future__ import annotations

from extractor.explain.build import explain
from extractor.explain.records import (
    ExplainedAward,
    ExplainedValue,
    Explanation,
    Missing,
    Reason,
    Sighting,
    Unused,
    Verdict,
)
from extractor.explain.terminal import explain_terminal
from extractor.explain.webpage import explain_html

__all__ = [
    "ExplainedAward",
    "ExplainedValue",
    "Explanation",
    "Missing",
    "Reason",
    "Sighting",
    "Unused",
    "Verdict",
    "explain",
    "explain_html",
    "explain_terminal",
]
