"""What a page says of its article outside the prose: meta elements, JSON-LD, the title element, visible lines
around the article.
"""

from __future__ import annotations

import html
import json
import re
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from extractor.page import dates, people, plain, publishers
from extractor.page.layout import Layout
from extractor.page.lines import tidy
from extractor.page.outline import Box, Outline
from extractor.page.vocabulary import META

_SELECTED = (
    'meta,title,script[type="application/ld+json"],[data-date-time],time[datetime],[itemprop=datePublished]'
)
_COMMENT = re.compile(r"(?<![:\"'\w])//[^\n\"]*$|/\*[^*]*\*/", re.M)
SEPARATOR = re.compile(r"\s{1,20}[|│∣ㅣ:<>»«·\-–—~]{1,20}\s{1,20}|\s{0,20}[|│∣]\s{0,20}|\s{1,20}::?\s{0,20}")


LONGEST_VALUE = 2_000
"""Characters of a title or another value of the metadata that are read."""


class Meta(msgspec.Struct):
    """Raw metadata of a page."""

    values: dict[str, str] = {}
    blocks: list[dict[str, Any]] = []
    title: str | None = None
    stamps: list[str] = []

    @property
    def description(self) -> str | None:
        """The page's description, which usually is the beginning of the article."""
        for name in ("og:description", "description", "twitter:description"):
            if self.values.get(name):
                return self.values[name]
        return None


def read(tree: LexborHTMLParser) -> Meta:
    """All meta elements (names in lower case, the first value wins), JSON-LD blocks and the title element."""
    meta = Meta({}, [], None, [])
    for node in tree.css(_SELECTED):
        attributes = node.attributes
        if node.tag == "meta":
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and content.strip():
                meta.values.setdefault(name.strip().lower(), tidy(_unescape(content[:LONGEST_VALUE])))
        elif node.tag == "script":
            meta.blocks += _blocks(node.text(deep=True))
        elif node.tag == "title":
            meta.title = meta.title or tidy(node.text()[:LONGEST_VALUE])
        else:
            stamp = (
                attributes.get("data-date-time") or attributes.get("datetime") or attributes.get("content")
            )
            if stamp:
                meta.stamps.append(stamp)
    return meta


def _unescape(text: str) -> str:
    """Some pages escape twice: `&amp;#039;`."""
    if "&" not in text:
        return text
    return html.unescape(text)


def _blocks(text: str) -> list[dict[str, Any]]:
    """The article objects of a JSON-LD script; comments and raw line breaks, which are not JSON, are
    forgiven.
    """
    for attempt in (text, _COMMENT.sub("", text)):
        try:
            data = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        found: list[dict[str, Any]] = []
        stack = [data]
        while stack and len(found) < 20:
            item = stack.pop()
            if isinstance(item, list):
                stack += item[:50]
            elif isinstance(item, dict):
                kind = item.get("@type")
                kinds = kind if isinstance(kind, list) else [kind]
                if any(
                    isinstance(name, str) and name.endswith(("Article", "Posting", "Report"))
                    for name in kinds
                ):
                    found.append(item)
                graph = item.get("@graph")
                if isinstance(graph, list):
                    stack += graph[:50]
        return found
    return []


class Gathered(msgspec.Struct):
    """Fields that a page gives of its article."""

    reporters: list[str] = []
    publisher: str | None = None
    dates: list[dates.Found] = []


def gather(meta: Meta, outline: Outline, boxes: list[Box], layout: Layout, url: str | None) -> Gathered:
    """Reporters, publisher and dates from metadata and visible lines."""
    found = Gathered()
    seen = plain.visible(layout)
    head, tail = _around(outline, boxes, layout)
    found.dates = seen.dates + _header_dates(head) + _meta_dates(meta)
    address = dates.of_address(url or meta.values.get("og:url"))
    if address:
        found.dates.append(dates.Found(address, "address"))
    found.reporters = _reporters(meta, seen.reporters, head, tail)
    found.publisher = _publisher(meta, outline, seen.publisher, tail)
    return found


def _publisher(meta: Meta, outline: Outline, visible: str | None, tail: list[str]) -> str | None:
    """The publisher with the most votes: a portal names itself as the site, but the article's own lines name
    its press.
    """
    votes: dict[str, float] = {}

    def vote(name: str | None, weight: float) -> None:
        if name:
            votes[name] = votes.get(name, 0.0) + weight

    for name in META.site:
        value = meta.values.get(name)
        if value and not people.names(value):
            owner = publishers.normalise(value)
            person = name in META.personal and not (owner and (publishers.is_outlet(owner) or "|" in value))
            if not person:
                vote(owner, 2.0 if name in ("og:site_name", "dd:publisher", "og:article:author") else 1.0)
    for block in meta.blocks[:3]:
        owner = block.get("publisher")
        if isinstance(owner, dict) and isinstance(owner.get("name"), str):
            vote(publishers.normalise(owner["name"]), 2.0)
    vote(visible, 2.5)
    vote(publishers.choose([publishers.of_copyright(line) for line in tail]), 2.0)
    if meta.title:
        for part in SEPARATOR.split(meta.title)[1:]:
            if publishers.is_outlet(publishers.normalise(part) or ""):
                vote(publishers.normalise(part), 1.0)
    if not votes:
        vote(publishers.choose([publishers.of_copyright(line.text) for line in outline.lines[-40:]]), 1.0)
        outlet = meta.title if meta.title and publishers.is_outlet(meta.title) else None
        vote(publishers.normalise(outlet) if outlet else None, 1.0)
    return max(votes, key=lambda name: votes[name], default=None)


def _around(outline: Outline, boxes: list[Box], layout: Layout) -> tuple[list[str], list[str]]:
    """Lines of the page above and below the article's first and last line."""
    texts = [line.text for line in outline.lines]
    start = next((texts.index(line) for line in layout.body[:2] if line in texts), None)
    if start is None:
        start = next((box.first for box in boxes if box.first >= 0), 0)
    end = next(
        (len(texts) - 1 - texts[::-1].index(line) for line in reversed(layout.body[-2:]) if line in texts),
        start,
    )
    return texts[max(0, start - 45) : start], texts[end + 1 : end + 16]


def _header_dates(head: list[str]) -> list[dates.Found]:
    found = []
    for line in head[::-1]:
        if len(line) > 100:
            continue
        for mark in dates.marks(line):
            rest = line[: mark.start] + line[mark.end :]
            if mark.label == "entered":
                found.append(dates.Found(mark.day, "labelled"))
            elif mark.label == "none" and mark.clock and len(rest) < 50:
                found.append(dates.Found(mark.day, "plain"))
    return found


def _meta_dates(meta: Meta) -> list[dates.Found]:
    found = []
    for name in META.published:
        day = dates.iso(meta.values[name]) if name in meta.values else None
        if day:
            found.append(dates.Found(day, "metadata"))
    for block in meta.blocks:
        value = block.get("datePublished")
        day = dates.iso(value) if isinstance(value, str) else None
        if day:
            found.append(dates.Found(day, "json-ld"))
    for stamp in meta.stamps[:3]:
        day = dates.iso(stamp)
        if day:
            found.append(dates.Found(day, "attribute"))
    return found


def _reporters(meta: Meta, seen: list[str], head: list[str], tail: list[str]) -> list[str]:
    """The article's reporters: bylines in the article, then lines right above and below it, then metadata."""
    claimed: list[str] = []
    for name in META.author:
        value = meta.values.get(name)
        if value and "http" not in value:
            claimed += [person for person in _persons(value) if person not in claimed]
    for block in meta.blocks:
        claimed += [person for person in _json_persons(block.get("author")) if person not in claimed]
    if seen:
        return claimed if len(claimed) <= 5 and set(seen) < set(claimed) else seen
    above: list[str] = []
    for line in _nearest(head):
        if people.is_byline(line):
            above += [name for name in people.names(line) if name not in above]
    if above:
        return claimed if set(above) == set(claimed) else above
    below = (people.names(line) for line in tail[:6] if people.is_byline(line))
    return claimed[:5] or next((named for named in below if named), [])


def _nearest(head: list[str]) -> list[str]:
    """The last run of bylines among the dozen lines above the article; other short lines (mail, buttons) may
    stand between them.
    """
    lines = head[-14:]
    at = [index for index, line in enumerate(lines) if people.is_byline(line) and people.names(line)]
    if not at:
        return []
    first = last = at[-1]
    for index in reversed(at[:-1]):
        if first - index <= 3:
            first = index
    return lines[first : last + 1]


def _persons(value: str) -> list[str]:
    named = people.names(value)
    if named:
        return named
    value = re.sub(r"^[Bb]y\s", "", value)
    words = [
        word for word in re.split(r"[,·/;&]|\s및\s", re.sub(r"(?<!\S)\S+@\S+", " ", value)) if word.strip()
    ]
    return [word.strip() for word in words if people.is_name(word.strip()) and len(word.strip()) == 3]


def _json_persons(author: object) -> list[str]:
    found = []
    for item in author if isinstance(author, list) else [author]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            person = isinstance(item, dict) and item.get("@type") == "Person" and people.is_name(name.strip())
            found += [name.strip()] if person else _persons(name)
    return found
