"""What is done to a page's text before any parser sees it, so that no page can cost more than a bounded time.

Two things make HTML parsers quadratic or worse: tens of thousands of attributes in one tag, and elements
nested as deep. Both are found in one linear pass over the page's tokens (comments, raw text, tags, as the
HTML standard delimits them) and cut: a tag with more attributes than any real one loses them all, a tag below
the deepest real level goes.
"""

from __future__ import annotations

import re

LARGEST_PAGE = 2_000_000
"""Characters of a page that are read; the article of a real page stands in the first few hundred thousand."""

_SUSPICIOUS_TAG = 4_000
_MOST_ATTRIBUTES = 300
_DEEPEST = 400

_ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+"
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|noscript|iframe)\b.*?(?:</(?P=raw)|\Z)"
    r"|</[a-zA-Z][^>]*+"
    r"|<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|option|"
    r"t[drh]|d[dt])\b)"
    rf"(?P<name>[a-zA-Z][^\s/>]*+)(?:[\s/]++|{_ATTRIBUTE})*+"
    rf"|<[a-zA-Z][^\s/>]*+(?:[\s/]++|{_ATTRIBUTE})*+",
    re.S | re.I,
)
_MANY_TAGS = 5_000
"""Below so many start tags no nesting can be deep enough to matter, and the slower pass is spared."""
_SCRIPT = (
    r"<[sS](?:cript|CRIPT)\b[^<]*+(?:<(?!/[sS](?:cript|CRIPT))[^<]*+)*+"
    r"|<[sS](?:tyle|TYLE)\b[^<]*+(?:<(?!/[sS](?:tyle|TYLE))[^<]*+)*+"
)
_PLAIN = re.compile(
    rf"(?:[^<]++|{_SCRIPT}|<[a-zA-Z][^\s/>]*+(?:[\s/]*+{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+[\s/]*+(?=>|\Z)"
    r"|<[^a-zA-Z!]|<!--[^-]*+(?:-(?!->)[^-]*+)*+|<!(?!--)|<\Z)*+"
)
"""A text whose tags all have few attributes, in one match; every part is possessive, so that it is linear on
any input.
"""
_COUNTED = re.compile(rf"[\s/]*+{_ATTRIBUTE}")
_NAME = re.compile(r"<[a-zA-Z][^\s/>]{0,60}")


def bounded(text: str) -> tuple[str, list[str]]:
    """The text, safe to parse, and what was cut from it in words."""
    warnings = []
    if len(text) > LARGEST_PAGE:
        warnings.append(f"page cut: of {len(text)} characters the first {LARGEST_PAGE} are read")
        text = text[:LARGEST_PAGE]
    if "\x00" in text:
        text = text.replace("\x00", "")
    plain = _PLAIN.match(text)
    if plain and plain.end() == len(text) and text.count("<") - text.count("</") < _MANY_TAGS:
        return text, warnings
    cuts, stripped, deep = _cuts(text)
    if not cuts:
        return text, warnings
    if stripped:
        warnings.append(f"{stripped} tags with more than {_MOST_ATTRIBUTES} attributes lost them")
    if deep:
        warnings.append(f"{deep} tags nested deeper than {_DEEPEST} levels were dropped")
    parts, done = [], 0
    for start, end in cuts:
        parts.append(text[done:start])
        done = end
    parts.append(text[done:])
    return "".join(parts), warnings


def _cuts(text: str) -> tuple[list[tuple[int, int]], int, int]:
    """Spans to cut, in order; how many tags lose their attributes, how many go."""
    cuts: list[tuple[int, int]] = []
    stripped = deep = depth = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        if text[start + 1] == "/":
            if depth > _DEEPEST:
                cuts.append((start, end + 1))
                deep += 1
            depth = depth - 1 if depth else 0
            continue
        opens = token.lastgroup == "name"
        if opens:
            depth += 1
            if depth > _DEEPEST:
                cuts.append((start, end + 1))
                deep += 1
                continue
        if end - start > _SUSPICIOUS_TAG and (opens or token.lastgroup is None):
            name = _NAME.match(text, start)
            if name and _many_attributes(text, name.end(), end):
                cuts.append((name.end(), end))
                stripped += 1
    return cuts, stripped, deep


def _many_attributes(text: str, start: int, end: int) -> bool:
    at = start
    for _ in range(_MOST_ATTRIBUTES):
        match = _COUNTED.match(text, at, end)
        if not match:
            return False
        at = match.end()
    return True
