"""What a page says of its article outside the prose: meta elements, JSON-LD, the title element, visible lines around the article."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from extractor.page import dates, people, plain, publishers
from extractor.page.layout import Layout
from extractor.page.lines import key, tidy
from extractor.page.outline import Box, Outline

_PUBLISHED = (
    "article:published_time", "article:published", "og:article:published_time", "dd:published_time", "datepublished", "article.created", "nextweb:createdate",
    "pubdate", "publishdate", "publish_date", "date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date", "originalpublicationdate", "regdate", "article:regdate", "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHOR = ("dd:author", "dable:author", "nextweb:reporter", "article:author", "og:article:author", "author", "byl", "parsely-author", "twitter:creator", "reporter", "dc.creator", "article.author")
_SITE = ("og:site_name", "dd:publisher", "article:publisher_name", "application-name", "publisher", "al:android:app_name", "apple-mobile-web-app-title", "dc.publisher", "copyright", "og:article:author", "twitter:creator")
_TITLES = ("og:title", "dable:title", "twitter:title", "title", "dc.title", "sailthru.title")
_COMMENT = re.compile(r"(?<![:\"'\w])//[^\n\"]*$|/\*[^*]*\*/", re.M)
_SEPARATOR = re.compile(r"\s+[|│∣ㅣ:<>»«·\-–—~]+\s+|\s*[|│∣]\s*|\s+::?\s*")


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
    values: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and content.strip():
            values.setdefault(name.strip().lower(), tidy(_unescape(content)))
    blocks: list[dict[str, Any]] = []
    for node in tree.css('script[type="application/ld+json"]'):
        blocks += _blocks(node.text(deep=True))
    title = tree.css_first("title")
    stamps = []
    for node in tree.css("[data-date-time],time[datetime],[itemprop=datePublished]"):
        attributes = node.attributes
        stamps.append(attributes.get("data-date-time") or attributes.get("datetime") or attributes.get("content") or "")
    return Meta(values, blocks, tidy(title.text()) if title else None, [stamp for stamp in stamps if stamp])


def _unescape(text: str) -> str:
    """Some pages escape twice: `&amp;#039;`."""
    if "&" not in text:
        return text
    import html

    return html.unescape(text)


def _blocks(text: str) -> list[dict[str, Any]]:
    """The article objects of a JSON-LD script; comments and raw line breaks, which are not JSON, are forgiven."""
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
                if any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in kinds):
                    found.append(item)
                graph = item.get("@graph")
                if isinstance(graph, list):
                    stack += graph[:50]
        return found
    return []


def title(meta: Meta, outline: Outline, boxes: list[Box]) -> str | None:
    """The headline: a visible heading that the metadata repeat, else the metadata's title without the site's name."""
    candidates = [meta.values[name] for name in _TITLES if name in meta.values]
    candidates += [tidy(str(block["headline"])) for block in meta.blocks if isinstance(block.get("headline"), str)]
    if meta.title:
        candidates.append(meta.title)
    site = key(meta.values.get("og:site_name", ""))
    candidates = [text for text in candidates if text and key(text) != site and len(key(text)) >= 4]
    if not candidates:
        return None
    first = candidates[0]
    headings = [line.text for line in outline.lines if line.heading and len(key(line.text)) >= 6]
    joined = key(first)
    for text in [*headings, *candidates[1:]]:
        short = key(text)
        if len(short) >= 6 and short != joined and joined.startswith(short) and _SEPARATOR.match(first[_length(first, len(short)) :] + " "):
            return text if text in headings else first[: _length(first, len(short))].strip()
    for heading in headings:
        if key(heading) == joined:
            return first
    return _without_site(first, meta)


def _length(text: str, letters: int) -> int:
    """How many characters of a text hold so many letters of its key."""
    seen = 0
    for index, char in enumerate(text):
        if seen >= letters:
            rest = index
            while rest < len(text) and not text[rest].isspace() and not key(text[rest]) and text[rest] not in "|│∣<>":
                rest += 1
            return rest
        seen += len(key(char))
    return len(text)


def _without_site(text: str, meta: Meta) -> str:
    """Cuts a tail that is proven to be the site's name: by og:site_name or by its form."""
    names = {key(meta.values[name]) for name in _SITE if name in meta.values}
    names |= {key(publishers.normalise(meta.values[name]) or "") for name in _SITE if name in meta.values}
    parts = list(_SEPARATOR.finditer(text))
    for match in reversed(parts):
        tail = text[match.end() :]
        if key(tail) in names or (len(tail) <= 24 and publishers.is_outlet(publishers.normalise(tail) or "")):
            text = text[: match.start()]
    return text.strip()


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
    owners: list[str | None] = [publishers.normalise(meta.values[name]) for name in _SITE[:3] if name in meta.values]
    for block in meta.blocks:
        owner = block.get("publisher")
        if isinstance(owner, dict) and isinstance(owner.get("name"), str):
            owners.append(publishers.normalise(owner["name"]))
    owners += [seen.publisher]
    owners += [publishers.of_copyright(line) for line in tail]
    owners += [publishers.normalise(meta.values[name]) for name in _SITE[3:] if name in meta.values and not people.names(meta.values[name])]
    if meta.title:
        parts = _SEPARATOR.split(meta.title)
        owners += [publishers.normalise(part) for part in reversed(parts[1:]) if publishers.is_outlet(part)]
    owners += [publishers.of_copyright(line.text) for line in outline.lines[-40:]]
    found.publisher = publishers.choose(owners)
    return found


def _around(outline: Outline, boxes: list[Box], layout: Layout) -> tuple[list[str], list[str]]:
    """Lines of the page above and below the article's first and last line."""
    texts = [line.text for line in outline.lines]
    start = next((texts.index(line) for line in layout.body[:2] if line in texts), None)
    if start is None:
        start = next((box.first for box in boxes if box.first >= 0), 0)
    end = next((len(texts) - 1 - texts[::-1].index(line) for line in reversed(layout.body[-2:]) if line in texts), start)
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
    for name in _PUBLISHED:
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
    if seen:
        return seen
    claimed: list[str] = []
    for name in _AUTHOR:
        value = meta.values.get(name)
        if value and "http" not in value:
            claimed += [person for person in _persons(value) if person not in claimed]
    for block in meta.blocks:
        claimed += [person for person in _json_persons(block.get("author")) if person not in claimed]
    for lines in (head[::-1][:12], tail[:6]):
        for line in lines:
            if people.is_byline(line):
                named = people.names(line)
                if named:
                    return named
    return claimed[:5]


def _persons(value: str) -> list[str]:
    named = people.names(value)
    if named:
        return named
    words = [word for word in re.split(r"[,·/;&]|\s및\s", re.sub(r"\S+@\S+", " ", value)) if word.strip()]
    return [word.strip() for word in words if people.is_name(word.strip()) and len(word.strip()) == 3]


def _json_persons(author: object) -> list[str]:
    found = []
    for item in author if isinstance(author, list) else [author]:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            found += _persons(name)
    return found
