"""What a spreadsheet's cell holds: lists as text, text that is no formula."""

from __future__ import annotations

import re

from extractor.errors import StoreError

SEPARATOR = "; "
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def joined(value: object) -> object:
    """A list as one text; anything else as it is."""
    return SEPARATOR.join(value) if isinstance(value, list) else value


def like_formula(text: str) -> bool:
    """Whether a spreadsheet takes a text for a formula, or would without the apostrophes at its beginning."""
    return _FORMULA.match(text) is not None


def missing(package: str, what: str, extra: str) -> StoreError:
    """The error where the library of a format is not installed."""
    return StoreError(
        f"writing {what} needs {package}, which is not installed; run: pip install 'award-extractor[{extra}]'"
    )
