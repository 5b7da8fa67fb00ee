"""The content object of Arc Publishing, and what an article read from page state consists of."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

import msgspec

from extractor.page import dates, people
from extractor.page.clean import clean
from extractor.page.lines import Line, hangul, sentences, tidy
from extractor.page.plain import text_lines

_TAGS = re.compile(r"<(?:p|br|div|span|h\d|figure|img)\b[^>]{0,400}>", re.I)
_PLACEHOLDER = re.compile(
    r"\$\$[^$\n]{0,80}\$\$|\[\[[A-Za-z_-]{1,20}:?[^\]\n]{0,40}\]\]|\{\{[^}\n]{0,40}\}\}"
)
_DAYS = ("display_date", "first_publish_date", "publish_date", "created_date")


class Found(msgspec.Struct):
    """An article found in page state."""

    lines: list[Line]
    title: str | None = None
    reporters: list[str] = []
    dates: list[date] = []

    @property
    def prose(self) -> int:
        """Hangul in lines that hold a sentence."""
        return sum(hangul(line.text) for line in self.lines if line.kind == "text" and sentences(line.text))


def content_lines(content: str) -> list[Line]:
    """Lines of a content string, which may be markup, escaped markup or plain text, with placeholders of
    advertisements.
    """
    content = _PLACEHOLDER.sub(" ", content)
    if "&lt;" in content and not _TAGS.search(content):
        content = html.unescape(content)
    is_markup = ("<" in content and ">" in content) or "&" in content
    return clean(content) if is_markup else text_lines(content)


def read(value: object) -> Found | None:
    """The article in `content_elements`: paragraphs, headings, lists, quotes, pictures; dates in UTC;
    credits. None if it is no such object.
    """
    if not isinstance(value, dict) or not isinstance(value.get("content_elements"), list):
        return None
    found = Found([line for element in value["content_elements"] for line in _element_lines(element)])
    headlines = value.get("headlines")
    if isinstance(headlines, dict) and isinstance(headlines.get("basic"), str):
        found.title = tidy(headlines["basic"])
    days = (dates.iso(value[name]) for name in _DAYS if isinstance(value.get(name), str))
    found.dates = [day for day in days if day]
    found.reporters = _credits(value.get("credits"))
    return found if found.prose else None


def _element_lines(element: object) -> Iterator[Line]:
    """Lines of one element; raw markup (advertisements) and references to other stories give none."""
    if not isinstance(element, dict):
        return
    kind, content = element.get("type"), element.get("content")
    if kind in ("text", "header", "list_element") and isinstance(content, str):
        for line in content_lines(content):
            yield Line(line.text, "heading" if kind == "header" else line.kind)
    elif kind in ("list", "quote", "blockquote"):
        items = element.get("items") or element.get("content_elements")
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and isinstance(item.get("content"), str):
                yield from content_lines(item["content"])
    elif kind in ("image", "video", "gallery"):
        caption = element.get("caption") or element.get("description")
        if isinstance(caption, str) and tidy(caption):
            yield Line(tidy(caption), "caption")


def _credits(value: object) -> list[str]:
    """Names in Arc's credits: the printed byline if there is one, else the parts in Korean order."""
    found: list[str] = []
    by = value.get("by") if isinstance(value, dict) else None
    for item in by if isinstance(by, list) else []:
        if isinstance(item, dict):
            found += [name for name in _credited(item) if people.is_name(name) and name not in found]
    return found


def _credited(item: dict[str, object]) -> list[str]:
    extra = item.get("additional_properties")
    original = extra.get("original") if isinstance(extra, dict) else None
    printed = original.get("byline") if isinstance(original, dict) else None
    if isinstance(printed, str) and people.names(printed):
        return people.names(printed)
    first, last, name = item.get("first_name"), item.get("last_name"), item.get("name")
    if isinstance(first, str) and isinstance(last, str) and first and last:
        name = f"{last}{first}"
    if not isinstance(name, str):
        return []
    given, _, family = name.partition(" ")
    if len(family) == 1 and len(given) >= 2:
        name = family + given
    return people.names(name) or [name.replace(" ", "")]
