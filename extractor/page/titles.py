"""The headline: the metadata's title as far as another place of the page proves it."""

from __future__ import annotations

import re

from extractor.page import publishers
from extractor.page.lines import key, tidy
from extractor.page.metadata import LONGEST_VALUE, SEPARATOR, Meta
from extractor.page.outline import Outline
from extractor.page.vocabulary import META

_PROVEN = re.compile(r"\s*[-|│∣ㅣ:<>»«·–—~]")
"""What may follow a title that a visible heading proves to end here; without that proof a bare hyphen never
splits a title.
"""


def find(meta: Meta, outline: Outline) -> str | None:
    """The headline: the metadata's title as far as another place of the page proves it, else without the
    site's name.

    A visible line, a JSON-LD headline or another meta element that the longer title begins with shows where
    the headline ends.
    """
    candidates = [meta.values[name] for name in META.title if name in meta.values]
    headlines = [
        tidy(block["headline"][:LONGEST_VALUE])
        for block in meta.blocks
        if isinstance(block.get("headline"), str)
    ]
    if meta.title:
        candidates.append(meta.title)
    candidates = [text for text in candidates + headlines if _is_headline(text, meta)]
    if not candidates:
        return None
    first = _without_outlet(candidates[0], meta)
    joined = key(first)
    proofs = [*headlines, meta.values["headline"]] if "headline" in meta.values else headlines
    start = first.lstrip("\"“‘'[<【(")[:2]
    proofs = proofs + [
        line.text
        for line in outline.lines[:300]
        if len(line.text) < 200 and start in line.text[:6] and not line.link
    ]
    for index, text in enumerate(proofs + candidates[1:]):
        short = key(text)
        if len(short) < 6 or short == joined or not joined.startswith(short):
            continue
        at = _length(first, len(short))
        separator = _PROVEN if index < len(proofs) and len(short) >= 10 else SEPARATOR
        if separator.match(first[at:] + " "):
            return first[:at].strip()
    return _without_site(first, meta)


def _is_headline(text: str, meta: Meta) -> bool:
    """Whether a metadata title can be a headline: not the site's name, not a bare word."""
    letters = key(text)
    site = key(meta.values.get("og:site_name", ""))
    return (
        len(letters) >= 4
        and letters != site
        and not (" " not in text and len(text) <= 12 and publishers.is_outlet(text))
    )


def _without_outlet(text: str, meta: Meta) -> str:
    """A headline without the outlet's name in brackets before it."""
    match = re.match(r"\[([^\]]{2,20})\]\s?", text)
    if (
        match
        and len(text) - match.end() >= 8
        and (key(match[1]) == key(meta.values.get("og:site_name", "?")) or publishers.is_newspaper(match[1]))
    ):
        return text[match.end() :]
    return text


def _length(text: str, letters: int) -> int:
    """How many characters of a text hold so many letters of its key."""
    seen = 0
    for index, char in enumerate(text):
        if seen >= letters:
            rest = index
            while rest < len(text) and text[rest] in "\"”’'」』)]>…!?.♥":
                rest += 1
            return rest
        seen += len(key(char))
    return len(text)


def _without_site(text: str, meta: Meta) -> str:
    """Cuts a tail that is proven to be the site's name: by og:site_name or by its form."""
    names = {key(meta.values[name]) for name in META.site if name in meta.values}
    names |= {key(publishers.normalise(meta.values[name]) or "") for name in META.site if name in meta.values}
    parts = list(SEPARATOR.finditer(text))
    for match in reversed(parts):
        tail = text[match.end() :]
        if key(tail) in names or (len(tail) <= 24 and publishers.is_outlet(publishers.normalise(tail) or "")):
            text = text[: match.start()]
    return text.strip()
