"""The explanation as plain text for a terminal, with colours if asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.explain.build import explain
from extractor.explain.marks import Mark, marks, pieces
from extractor.explain.records import ExplainedAward, ExplainedValue, Explanation, Missing, Unused
from extractor.explain.style import kind_of
from extractor.explain.visible import visible
from extractor.model import Article, Place

if TYPE_CHECKING:
    from extractor.pipeline import Extractor

_BOLD, _DIM, _GREEN, _YELLOW, _CYAN, _END = (
    "\x1b[1m",
    "\x1b[2m",
    "\x1b[1;32m",
    "\x1b[33m",
    "\x1b[36m",
    "\x1b[0m",
)


def explain_terminal(extractor: Extractor, article: Article, *, color: bool = False) -> str:
    """The explanation of an article as text, without a line feed at its end; `color` adds ANSI colours.

    A mention is shown as `⟦quote|LABEL⟧`, evidence as `⟦quote|LABEL=field⟧`. Control characters
    are spelt out: nothing in an article can steer the terminal.
    """
    return render(explain(extractor, article), color=color)


def render(explanation: Explanation, *, color: bool = False) -> str:
    """An explanation as text."""
    paint = _Paint(color)
    return "\n".join(_lines(explanation, paint))


class _Paint:
    """Wraps text in ANSI colours, or leaves it."""

    def __init__(self, color: bool) -> None:
        self.color = color

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{_END}" if self.color and text else text


def _lines(explanation: Explanation, paint: _Paint) -> Iterator[str]:
    article = explanation.article
    if article.title:
        yield from _marked(explanation, article.title, "title", paint)
    about = (
        article.publisher,
        article.reporter,
        article.published and article.published.isoformat(),
        article.url,
    )
    yield paint(_DIM, " · ".join(visible(part) for part in about if part) or visible(article.source))
    yield ""
    yield from _marked(explanation, article.text, "text", paint)
    for number, award in enumerate(explanation.awards, 1):
        yield ""
        yield from _award(number, award, article, paint)
    if explanation.verdict is not None:
        yield ""
        yield paint(_BOLD, "NO AWARD")
        yield f"  {visible(explanation.verdict.reason.text)}"
        for nearest in explanation.verdict.nearest:
            yield _seen(nearest, article, paint)
    if explanation.unused:
        yield ""
        yield paint(_BOLD, "SEEN BUT NOT USED")
        for item in explanation.unused:
            yield _seen(item, article, paint)
    if article.warnings:
        yield ""
        yield paint(_BOLD, "WARNINGS")
        yield from (f"  {visible(warning)}" for warning in article.warnings)


def _marked(explanation: Explanation, text: str, place: Place, paint: _Paint) -> Iterator[str]:
    line: list[str] = []
    for piece in pieces(text, marks(explanation, place)):
        if piece.kind == "text":
            line.append(visible(piece.text, keep="\t"))
        elif piece.kind == "line":
            yield "".join(line)
            line = []
        elif piece.mark is not None and piece.kind == "open" and piece.first:
            style = _GREEN if piece.mark.uses else _YELLOW if kind_of(piece.mark.labels) else _DIM
            line.append(f"{style}⟦" if paint.color else "⟦")
        elif piece.mark is not None and piece.kind == "close" and piece.last:
            line.append(f"{paint(_DIM, _tag(piece.mark))}⟧" + (_END if paint.color else ""))
    yield "".join(line)


def _tag(mark: Mark) -> str:
    fields = list(dict.fromkeys(field for _, field in mark.uses))
    return "|" + "/".join(mark.labels) + ("=" + "+".join(fields) if fields else "")


def _award(number: int, explained: ExplainedAward, article: Article, paint: _Paint) -> Iterator[str]:
    award = explained.award
    head = (award.recipient, award.programme, award.evaluation_year, award.grade)
    yield paint(
        _BOLD, f"AWARD {number}  " + visible(" · ".join(str(part) for part in head if part is not None))
    )
    for value in explained.values:
        yield from _value(value, article, paint)
    for missing in explained.missing:
        yield from _missing(missing, article, paint)


def _value(value: ExplainedValue, article: Article, paint: _Paint) -> Iterator[str]:
    e = value.evidence
    where = place_of(article, e.place, e.start, e.end)
    quote = paint(_GREEN, f"‘{visible(e.quote)}’")
    rule = paint(_CYAN, visible(e.rule))
    yield f"  {value.field:<19} {visible(str(value.value))}  {quote}  {where}  {rule}  {e.basis}"
    if e.reason is not None:
        yield f"  {'':<19} because: {visible(e.reason)}"


def _missing(missing: Missing, article: Article, paint: _Paint) -> Iterator[str]:
    yield f"  {missing.field:<19} {paint(_DIM, '–')}  {visible(missing.reason.text)}"
    for nearest in missing.nearest:
        yield f"  {'':<19} nearest: {_seen(nearest, article, paint).lstrip()}"


def _seen(item: Unused, article: Article, paint: _Paint) -> str:
    s = item.sighting
    where = place_of(article, s.place, s.start, s.end)
    return f"  {visible(item.reason.text)}  ({where}, {s.label}, {paint(_CYAN, visible(s.rule))})"


def place_of(article: Article, place: Place, start: int, end: int) -> str:
    """Where a span stands: text or title, line (from 1) and offsets."""
    if place == "title":
        return f"title {start}-{end}"
    return f"line {article.text.count(chr(10), 0, start) + 1}, {start}-{end}"
