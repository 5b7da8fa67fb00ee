"""A crawler's plain text to lines, and the fields that visible lines alone give."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from extractor.page import dates, people, publishers
from extractor.page.headers import is_header_line
from extractor.page.layout import Layout
from extractor.page.lines import Line, tidy

_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\((?:https?:|/|#)[^)\n]{0,500}\)")
_HEADING = re.compile(r"^#{1,4}\s")


class Visible(msgspec.Struct):
    """What the visible lines say of an article's origin."""

    reporters: list[str] = []
    publisher: str | None = None
    dates: list[dates.Found] = []


def text_lines(text: str) -> list[Line]:
    """Lines of plain text; pictures and links of Markdown give way to their words."""
    rows = []
    gap = False
    for raw in text.splitlines():
        line = raw
        if "](" in line:
            line = _LINK.sub(r"\1", _IMAGE.sub(" ", line))
        kind = "heading" if _HEADING.match(line) else "text"
        line = tidy(_HEADING.sub("", line))
        if line.strip("•·▪-* "):
            rows.append(Line(line, "heading" if kind == "heading" else "text", gap))
        gap = not line
    return rows


def visible(layout: Layout) -> Visible:
    """Reporters, publisher and dates from the lines around and at the edges of a body."""
    found = Visible()
    for line in layout.header:
        found.dates += [item for item in _dates(line) if item.origin == "labelled" or is_header_line(line)]
    if not any(item.origin == "labelled" for item in found.dates):
        for line in layout.tail[:3]:
            found.dates += [item for item in _dates(line) if item.origin == "labelled"]
    for line in layout.bylines:
        _add(found.reporters, people.names(line))
    for line in layout.body[:3]:
        reporters, _ = people.dateline(line)
        _add(found.reporters, list(reporters))
        found.publisher = found.publisher or publishers.of_dateline(line)
    if layout.body:
        _add(
            found.reporters,
            [name for name in [people.signed(layout.body[-1])] if name and not found.reporters],
        )
    owners = [publishers.of_original(line) for line in layout.tail]
    owners += [publishers.of_copyright(line) for line in layout.tail]
    owners.append(found.publisher)
    owners += [_of_byline(line) for line in layout.bylines]
    found.publisher = publishers.choose(owners)
    return found


def _dates(line: str) -> list[dates.Found]:
    found = []
    for mark in dates.marks(line):
        if mark.label != "changed":
            found.append(dates.Found(mark.day, "labelled" if mark.label == "entered" else "plain"))
    return found


def _add(names: list[str], more: list[str]) -> None:
    names += [name for name in more if name not in names]


def _of_byline(line: str) -> str | None:
    words = [word for word in re.split(r"[\s=/|\[\]()]+", line) if word]
    return next(
        (publishers.normalise(word) for word in words if len(word) >= 4 and publishers.is_outlet(word)), None
    )


def today_or_before(day: date | None, today: date) -> date | None:
    """A date that lies in the future is no date of publication."""
    return day if day and day <= today else None
