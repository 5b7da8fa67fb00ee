"""The JSON values in a page's scripts: assigned to names, parsed from strings, in blocks of their own, in
flight rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

_LARGEST = 4_000_000
_MOST_ASSIGNED = 60
_ASSIGNED = re.compile(r"(?:(?<=[\w$.\]\[\"'])\s{0,4}=|JSON\.parse\()\s{0,4}(?=[{\[\"'])")
_ARC = re.compile(r"Fusion\.globalContent\s{0,4}=\s{0,4}(?=\{)")
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s{0,4}(?=\[)")
_ROW = re.compile(r"([0-9a-f]{1,6}):(T([0-9a-f]{1,6}),)?")
_KOREAN = re.compile(r"[가-힣]{2}|\\u[abcdABCD][0-9a-fA-F]{3}")


def json_values(page: str, tree: LexborHTMLParser, blocks: list[dict[str, object]]) -> Iterator[object]:
    """Every JSON value in the scripts that can hold Korean prose; `blocks` are the page's JSON-LD articles.

    Arc's content object is read from the page's own text, as its content may close the script early.
    """
    arc = _ARC.search(page)
    if arc:
        yield decode(page, arc.end())
    for block in blocks:
        if isinstance(block.get("articleBody"), str):
            yield {name: block.get(name) for name in ("articleBody", "headline", "datePublished")}
    flight: list[str] = []
    for node in tree.css("script"):
        kind = node.attributes.get("type") or ""
        text = "" if "ld+json" in kind else node.text(deep=True)
        if len(text) < 200 or len(text) > _LARGEST:
            continue
        if "__next_f" in text:
            flight += _pushed(text)
        elif not _KOREAN.search(text):
            continue
        elif "json" in kind or text.lstrip()[:1] in "{[":
            yield decode(text, len(text) - len(text.lstrip()))
        else:
            yield from _assigned(text)
    if flight:
        yield from _flight_rows("".join(flight))


def decode(text: str, start: int) -> object:
    """The JSON value that begins at a place of a text; None if none does."""
    try:
        value: object
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value


def _assigned(text: str) -> Iterator[object]:
    """JSON values that a script assigns or parses; what stands inside one that was read is not read again."""
    at = 0
    for _ in range(_MOST_ASSIGNED):
        match = _ASSIGNED.search(text, at)
        if not match:
            return
        at = match.end()
        try:
            value, at = json.JSONDecoder(strict=False).raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, str) and value[:1] in "{[":
            value = decode(value, 0)
        if isinstance(value, (dict, list)) or (isinstance(value, str) and len(value) > 200):
            yield value


def _pushed(text: str) -> Iterator[str]:
    """Pieces of the flight stream that one script pushes."""
    for match in _FLIGHT.finditer(text):
        pushed = decode(text, match.end())
        if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
            yield pushed[1]


def _flight_rows(text: str) -> Iterator[object]:
    """Rows of a Next.js flight stream: `id:JSON` up to a line feed, or `id:Tlength,` and so many bytes of
    text.

    A row refers to another by `$id`; text rows are put where they are referred to, so that a body stands
    beside its title and reporters.
    """
    at = 0
    texts: dict[str, str] = {}
    rows: list[object] = []
    while at < len(text):
        match = _ROW.match(text, at)
        if not match:
            at = text.find("\n", at) + 1
            if at == 0:
                break
            continue
        if match[2]:
            size = int(match[3], 16)
            raw = text[match.end() : match.end() + size].encode("utf-8", "replace")[:size]
            texts[match[1]] = raw.decode("utf-8", "ignore")
            at = match.end() + len(texts[match[1]])
            continue
        value = decode(text, match.end())
        if isinstance(value, (dict, list)):
            rows.append(value)
        end = text.find("\n", match.end())
        at = end + 1 if end >= 0 else len(text)
    used: set[str] = set()
    for row in rows:
        used |= _resolve(row, texts)
        yield row
    yield from (piece for name, piece in texts.items() if name not in used)


def _resolve(value: object, texts: dict[str, str]) -> set[str]:
    """Puts text rows into the places that refer to them; says which were used."""
    used: set[str] = set()
    stack = [value]
    while stack:
        item = stack.pop()
        if not isinstance(item, (dict, list)):
            continue
        for place, inner in list(item.items() if isinstance(item, dict) else enumerate(item)):
            if isinstance(inner, (dict, list)):
                stack.append(inner)
            elif isinstance(inner, str) and inner[:1] == "$" and inner[1:] in texts:
                item[place] = texts[inner[1:]]
                used.add(inner[1:])
    return used
