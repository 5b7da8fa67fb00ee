"""Text of an article as HTML: escaped, with its marks, and the links between the marks and the tables."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from extractor.columns import FIELDS
from extractor.explain.marks import Mark, marks, pieces
from extractor.explain.records import Explanation
from extractor.explain.style import kind_of
from extractor.explain.visible import visible
from extractor.explain.words import LABELS
from extractor.model import Place

_SAME_WORDS = ("region_code", "recipient_kind")
"""Fields that stand on the recipient's own words; the mark in the text names the recipient alone."""


def safe(text: str) -> str:
    """Text of an article as HTML: what is invisible spelt out, what is markup escaped."""
    return escape(visible(text, keep="\t"), quote=True)


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web and shows what it is; None for `javascript:`, `data:`, `file:`."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if url is None or parts.scheme not in ("http", "https") or not parts.netloc or visible(url) != url:
        return None
    return url


def link(url: str, words: str | None = None) -> str:
    """An address of the web as a link; anything else as plain text. `words`: what to show for the address."""
    address = web_address(url)
    if address is None:
        return safe(url)
    href = escape(address, quote=True)
    return f'<a href="{href}" rel="noopener noreferrer nofollow">{safe(words or address)}</a>'


def spot(place: str, start: int, end: int) -> str:
    """The anchor of a mark."""
    return f"{place}-{start}-{end}"


def row(index: int, field: str) -> str:
    """The anchor of a value in the table of an award (counted from 0)."""
    return f"a{index + 1}-{field}"


def marked(explanation: Explanation, text: str, place: Place, scope: str = "") -> list[str]:
    """The lines of body or title as HTML with every mark.

    `scope` goes before every anchor, for pages that show several articles. Tags link to the anchors of `row`.
    """
    lines: list[str] = []
    line: list[str] = []
    several = len(explanation.awards) > 1
    for piece in pieces(text, marks(explanation, place)):
        if piece.kind == "line":
            lines.append("".join(line))
            line = []
        elif piece.mark is None:
            line.append(safe(piece.text))
        elif piece.kind == "open":
            line.append(
                _opened(
                    piece.mark,
                    scope + spot(place, piece.mark.start, piece.mark.end) if piece.first else None,
                )
            )
        else:
            line.append(_closed(piece.mark, several, scope, last=piece.last))
    return [*lines, "".join(line)]


def _kind(mark: Mark) -> str | None:
    return kind_of(mark.labels, tuple(field for _, field in mark.uses))


def _opened(mark: Mark, anchor: str | None) -> str:
    kind = _kind(mark)
    names = " / ".join(LABELS.get(label, label) for label in mark.labels)
    title = f' title="{safe(names)} – {safe(", ".join(mark.rules))}"' if names else ""
    if kind is None and not mark.uses:
        return f'<span class="cue"{title}>'
    used = " used" if mark.uses else ""
    place = f' id="{anchor}"' if anchor else ""
    return f'<mark class="k-{kind or "other"}{used}"{place}{title}>'


def _closed(mark: Mark, several: bool, scope: str, *, last: bool) -> str:
    if _kind(mark) is None and not mark.uses:
        return "</span>"
    if not last:
        return "</mark>"
    if not mark.uses:
        return f'<span class="tag">{safe(LABELS.get(mark.labels[0], mark.labels[0]))}</span></mark>'
    return f"{_tags(mark, several, scope)}</mark>"


def _tags(mark: Mark, several: bool, scope: str) -> str:
    """What the marked words are evidence of, linked to its row; of several awards with their numbers."""
    fields = list(dict.fromkeys(field for _, field in mark.uses))
    if "recipient" in fields:
        fields = [field for field in fields if field not in _SAME_WORDS]
    tags = []
    for field in fields:
        awards = [index for index, used in mark.uses if used == field]
        numbers = " " + "·".join(str(index + 1) for index in awards) if several else ""
        target = scope + row(awards[0], field)
        tags.append(f'<a class="tag" href="#{target}">{FIELDS.get(field, field)}{numbers}</a>')
    return "".join(tags)
