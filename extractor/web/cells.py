"""Values in tables: links to our pages, words for codes, numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from extractor.columns import FIELDS
from extractor.explain.values import shown
from extractor.explain.webtext import link, safe
from extractor.explain.words import RECIPIENT_KINDS
from extractor.web.plots import SELECTED, level, number
from extractor.web.words import WORDS

UNDATED = "undated"
EMPTY = Markup('<span class="empty">–</span>')
NO_FIGURE = Markup('<span class="empty number">–</span>')
_FIGURES = {
    "score", "peer_average", "above", "rise", "earlier_score", "place", "streak", "years", "articles",
    "incentive_krw", "sum_of_recipient", "agencies_evaluated", "start", "end", "other_articles",
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIFFERENCES = {"above", "rise"}
_YEARS = {"evaluation_year", "earlier_year", "from_year", "to_year", "first_year"}

__all__ = ["award_path", "cell", "grade", "kind", "number", "place_path", "programme_path"]


def award_path(key: str) -> str:
    """The page of an award, from its key."""
    who, programme, year = key.rsplit("|", 2)
    return f"/award/{_part(who)}/{_part(programme)}/{year or UNDATED}"


def place_path(who: str) -> str:
    """The page of a recipient, from its code or name."""
    return f"/place/{_part(who)}"


def programme_path(programme: str, year: int | None = None, *, undated: bool = False) -> str:
    """The page of a programme, or of one of its years."""
    end = f"/{year}" if year else f"/{UNDATED}" if undated else ""
    return f"/programme/{_part(programme)}{end}"


def _part(words: str) -> str:
    return quote(words, safe="")


def grade(award: Mapping[str, Any]) -> Markup:
    """The grade of an award as a badge; a selection has none."""
    if award["grade"] is None and not award["won"]:
        return EMPTY
    return _badge(level(award), award["grade"] or SELECTED)


def _badge(style: str, words: str) -> Markup:
    return Markup(f'<span class="badge {style}">{safe(words)}</span>')


def kind(code: str | None) -> str:
    """A kind of recipient in words."""
    return RECIPIENT_KINDS.get(code or "", code or "")


def cell(row: Any, value: Any, column: str) -> Markup:  # noqa: ANN401 - of any type that SQLite has
    """A cell as HTML. Texts of articles are always escaped here."""
    if value is None or value == "":
        if column == "grade" and Row(row)["won"]:
            return _badge("good", SELECTED)
        return NO_FIGURE if numeric(column) else EMPTY
    if isinstance(value, bytes):
        return Markup(f"{len(value):,} bytes")
    if isinstance(value, int | float):
        return _figure(value, column)
    if isinstance(value, dict):  # a foreign key that Datasette has looked up
        key, words = str(value["value"]), str(value["label"] or value["value"])
        return Markup(_article(Row(row), key, words) if column == "article" else safe(words))
    return Markup(_WORDS.get(column, _plain)(Row(row), str(value)))


def numeric(column: str) -> bool:
    """Whether a column holds figures to compare, which stand to the right."""
    return column in _FIGURES


def _figure(value: float, column: str) -> Markup:
    if column in _YEARS:
        return Markup(str(value))
    sign = "+" if column in _DIFFERENCES and value > 0 else ""
    return Markup(f'<span class="number">{sign}{number(value)}</span>')


class Row:
    """A row of a table or query, of which some columns may not be there."""

    def __init__(self, row: Any) -> None:  # noqa: ANN401 - sqlite3.Row or Datasette's own
        self.row = row
        self.columns = frozenset(row.keys())

    def __getitem__(self, column: str) -> Any:  # noqa: ANN401
        value = self.row[column] if column in self.columns else None
        return value["value"] if isinstance(value, dict) else value

    @property
    def award(self) -> list[str] | None:
        """The parts of the award's key: recipient, programme, year (empty if unknown)."""
        keys = [str(self[column]) for column in ("award", "key") if self[column]]
        return next((key.rsplit("|", 2) for key in keys if key.count("|") >= 2), None)

    @property
    def who(self) -> str | None:
        """Whose page the row leads to: its unit, its code, or that of its award."""
        found = self["who"] or self["region_code"] or (self.award and self.award[0])
        return str(found) if found else None


def _plain(row: Row, value: str) -> str:
    return f'<span class="date">{value}</span>' if _DAY.fullmatch(value) else safe(value)


def _award(row: Row, value: str) -> str:
    if value.count("|") < 2:
        return safe(value)
    name = safe(str(row["recipient"] or value))
    return f'<a href="{award_path(value)}">근거<span class="hidden"> ({name})</span></a>'


def _recipient(row: Row, value: str) -> str:
    return f'<a href="{place_path(row.who or value)}">{safe(value)}</a>'


def _programme(row: Row, value: str) -> str:
    if row.award is None:
        return safe(value)
    _, programme, year = row.award
    path = programme_path(programme, int(year) if year else None, undated=not year)
    return f'<a href="{path}">{safe(value)}</a>'


def _title(row: Row, value: str) -> str:
    return _article(row, row["key"], value) if row["key"] else safe(value)


def _article(row: Row, value: str, words: str = "기사 보기") -> str:
    return f'<a href="/article/{_part(value)}">{safe(words)}</a>'


def _quote(row: Row, value: str) -> str:
    return f"<q><bdi>{safe(value)}</bdi></q>"


def _value(row: Row, value: str) -> str:
    return safe(shown(row["field"], value)) if row["field"] else safe(value)


_WORDS: dict[str, Callable[[Row, str], str]] = {
    "key": _award,
    "award": _award,
    "earlier_award": _award,
    "recipient": _recipient,
    "programme_title": _programme,
    "grade": lambda row, value: _badge(level(row), value) if "won" in row.columns else safe(value),
    "finding": lambda row, value: _badge(f"finding-{safe(value)}", WORDS.findings.get(value, value)),
    "recipient_kind": lambda row, value: safe(kind(value)),
    "kind": lambda row, value: safe(kind(value)),
    "field": lambda row, value: safe(FIELDS.get(value, value)),
    "basis": lambda row, value: "추론" if value == "inferred" else "글에 있음",
    "title": _title,
    "article": _article,
    "other_article": _article,
    "url": lambda row, value: link(value, "원문"),
    "source": lambda row, value: link(value),
    "quote": _quote,
    "other_quote": _quote,
    "value": _value,
    "kept": _value,
    "other_value": _value,
}
"""How the words of a column are shown; those of others just as they are."""
