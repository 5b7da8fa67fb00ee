"""Text that can be shown anywhere: what would steer a terminal or a browser is spelt out."""

from __future__ import annotations

import unicodedata

_STEERING = frozenset("\u061c\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\u00ad")


def visible(text: str, *, keep: str = "") -> str:
    """The text with controls, bidi controls, invisible marks and lone surrogates spelt out as `‹U+202E›`.

    `keep`: characters left as they are (a line feed, where lines are wanted).
    """
    if text.isprintable():
        return text
    return "".join(char if char in keep or not _steers(char) else f"‹U+{ord(char):04X}›" for char in text)


def _steers(char: str) -> bool:
    if char in _STEERING:
        return True
    category = unicodedata.category(char)
    return (
        category in ("Cc", "Cs")
        or (category == "Cf" and char not in "\u200c\u200d")
        or 0xFDD0 <= ord(char) <= 0xFDEF
        or ord(char) & 0xFFFE == 0xFFFE
    )
