"""The article's part of a page to lines: BeautifulSoup walks the few elements that are left and says what
each line is.

By the time the markup comes here, scripts and parts with the names of furniture are gone. What remains is
decided by structure: captions (figures, tables around a picture, elements named for it), decks, bylines,
lines broken by `br`, inline elements that must not split a word, rows of tables.
"""

from __future__ import annotations

import re
import warnings as _warnings
from collections.abc import Collection, Iterator
from itertools import islice

from bs4 import BeautifulSoup, Comment, Tag, XMLParsedAsHTMLWarning
from bs4.element import CData, NavigableString, PageElement, PreformattedString

from extractor.page.furniture import furniture
from extractor.page.lines import Kind, Line, sentences, tidy
from extractor.page.vocabulary import INLINE, NAMES, SKIPPED, words_of

_PICTURES = ("img", "amp-img", "picture")
_BLOCKS = ("p", "div", "table", "ul")
_TEXTS = (NavigableString, CData)
_WHOLE = frozenset(("body", "article", "content"))
_SUMMARY = re.compile(r"요약")
_NUMBER = re.compile(r"^[-+△▲▼(]?[\d,.]+\s?(?:%|점|명|건|개|원|곳|위|만|억)?\)?$")
_BR = re.compile(r"<[bh]r\b[^>]*+>", re.I)
_MOST_SUMMARIES, _HIGHEST = 3, 20
"""Headings of summaries that are looked at, and how many elements around each."""
_MOST_PARTS, _MOST_PARTS_OF_CELL, _MOST_PARTS_OF_FIGURES = 500, 20, 2_000
"""Elements and texts within an element that is judged by all it holds. A caption, cell or frame has fewer;
were all looked at, boxes within boxes would be read again for each box around them.
"""
_END = "\x1e"
"""Record separator: stands for a line break between markup and lines; pages that hold it themselves lose it.
"""


def clean(markup: str) -> list[Line]:
    """Lines of an article's markup, each with its kind; text of inline elements stays in its line."""
    with _warnings.catch_warnings():
        _warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        # Line breaks are most of an article's elements; as one sign in the text they cost nothing. Classes
        # stay unsplit for the same reason.
        soup = BeautifulSoup(_BR.sub(_END, markup), "lxml", multi_valued_attributes=None)
    for machine in _summaries(soup):
        machine.decompose()
    reader = _Reader()
    reader.read(soup.body or soup)
    return reader.lines


def _summaries(soup: BeautifulSoup) -> list[Tag]:
    """Boxes headed "AI 요약" and the like: the smallest element around such a heading that also holds the
    summary, if it is a small part of all.
    """
    found: list[Tag] = []
    heads = [
        string
        for string in soup.find_all(string=_SUMMARY)
        if furniture().is_summary(tidy(str(string).split(_END)[0]))
    ]
    for string in heads[:_MOST_SUMMARIES]:
        whole = len(soup.get_text())
        box = string.parent
        for _ in range(_HIGHEST):
            if box is None or box.parent is None or sentences(box.get_text(" ")):
                break
            box = box.parent
        if (
            box is not None
            and box.name not in ("body", "html", "[document]")
            and len(box.get_text()) < 0.45 * whole
        ):
            found.append(box)
    return found


class _Reader:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._linked = 0

    def read(self, root: Tag) -> None:
        """Walks without recursion, as pages may be nested deeper than Python's stack."""
        stack: list[tuple[object, Kind, bool, bool]] = [(root, "text", False, False)]
        while stack:
            item, kind, link, closes = stack.pop()
            if closes:
                self._flush(kind)
                continue
            if isinstance(item, NavigableString):
                if not isinstance(item, (Comment, PreformattedString)):
                    self._add(str(item), kind, link)
                continue
            if not isinstance(item, Tag) or item.name in SKIPPED:
                continue
            inner = self._kind(item, kind)
            block = (item.name not in INLINE and not _is_cell(item)) or inner != kind
            if block:
                self._flush(kind)
                stack.append((None, inner, link, True))
            if item.name in ("td", "th"):
                self._pieces.append(" ")
            link = link or (item.name == "a" and "href" in item.attrs)
            stack += [(child, inner, link, False) for child in reversed(item.contents)]
        self._flush("text")

    def _add(self, text: str, kind: Kind, link: bool) -> None:
        for index, part in enumerate(text.split(_END)):
            if index:
                self._flush(kind)
            self._pieces.append(part)
            if link:
                self._linked += len(part.strip())

    def _kind(self, item: Tag, kind: Kind) -> Kind:
        if kind in ("caption", "byline"):
            return kind
        if item.name in ("figcaption", "figure", "caption"):
            return "caption"
        if item.name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            return "deck" if kind == "deck" else "heading"
        if item.name == "table":
            return "caption" if _frames_picture(item) or _is_figures(item) else kind
        return _named_kind(item, kind) if item.attrs else kind

    def _flush(self, kind: Kind) -> None:
        if not self._pieces:
            return
        text = tidy("".join(self._pieces))
        linked, self._linked = self._linked, 0
        self._pieces = []
        if text:
            self.lines.append(Line(text, kind, link=linked * 10 >= len(text) * 9))


def _named_kind(item: Tag, kind: Kind) -> Kind:
    """What an element is by its class and id."""
    words = words_of(f"{item.attrs.get('class') or ''} {item.attrs.get('id') or ''}")
    found: Kind = kind
    if (words & NAMES.caption_strong and _short(item, 260)) or (
        words & NAMES.caption and _short(item, 200) and _stands_at_picture(item)
    ):
        found = "caption"
    elif words & NAMES.byline and _short(item, 160):
        found = "byline"
    elif words & NAMES.deck and kind == "text" and not words & _WHOLE and _short(item, 400):
        found = "deck"
    return found


def _parts(item: Tag) -> Iterator[PageElement]:
    """All that is in an element, in order. (`Tag.descendants` begins with a walk down to the last of it.)"""
    stack = item.contents[::-1]
    while stack:
        inner = stack.pop()
        yield inner
        if isinstance(inner, Tag):
            stack += inner.contents[::-1]


def _text(item: Tag, longest: int, parts: int = _MOST_PARTS) -> str | None:
    """The text of an element, its pieces parted by blanks; None where it is longer, or of more parts."""
    pieces: list[str] = []
    length = -1
    for count, inner in enumerate(_parts(item)):
        if count >= parts:
            return None
        if type(inner) in _TEXTS and (piece := str(inner).strip()):
            pieces.append(piece)
            length += len(piece) + 1
            if length > longest:
                return None
    return " ".join(pieces)


def _holds(item: Tag, names: Collection[str]) -> bool:
    """Whether an element of one of the names is among the first parts of an element."""
    parts = islice(_parts(item), _MOST_PARTS)
    return any(isinstance(inner, Tag) and inner.name in names for inner in parts)


def _stands_at_picture(item: Tag) -> bool:
    """Whether a picture is in an element or in a small element around it."""
    if _holds(item, _PICTURES):
        return True
    around = item.parent
    return around is not None and _short(around, 400) and _holds(around, _PICTURES)


def _short(item: Tag, longest: int) -> bool:
    """Whether an element holds no more than a caption can: vendors also put whole articles into elements
    named after a picture.
    """
    text = _text(item, longest)
    return text is not None and sentences(text.replace(_END, " ")) <= 3


def _is_cell(item: Tag) -> bool:
    """A cell of a table of words, short, so that its row is one line; layout tables hold paragraphs."""
    if item.name not in ("td", "th"):
        return False
    length = 0
    for count, inner in enumerate(_parts(item)):
        if count >= _MOST_PARTS or (isinstance(inner, Tag) and inner.name in _BLOCKS):
            return False
        if type(inner) in _TEXTS:
            length += len(str(inner))
            if length > 60 or _END in str(inner):
                return False
    return True


def _is_figures(table: Tag) -> bool:
    """A table of figures, which is no prose: many of its cells are numbers. Tables of names are read."""
    parts = islice(_parts(table), _MOST_PARTS_OF_FIGURES)
    tags = [inner for inner in parts if isinstance(inner, Tag) and inner.name == "td"][:200]
    cells = [_text(cell, 60, _MOST_PARTS_OF_CELL) or "" for cell in tags]
    return len(cells) >= 2 and sum(bool(_NUMBER.match(cell)) for cell in cells) * 3 >= len(cells)


def _frames_picture(table: Tag) -> bool:
    """A layout table: a picture with its caption in a second row."""
    text = _text(table, 2_000)
    return text is not None and len(" ".join(text.split())) <= 300 and _holds(table, _PICTURES)
