"""Values in tables: links to our pages, words for codes, numbers as people write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from extractor.explain.values import shown
from extractor.explain.webtext import link, safe
from extractor.explain.words import FIELDS, RECIPIENT_KINDS
from extractor.web.plots import level, number
from extractor.web.words import WORDS

UNDATED = "undated"
EMPTY = Markup('<span class="empty">–</span>')
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
    return _badge(level(award), award["grade"] or "선정")


def _badge(style: str, words: str) -> Markup:
    return Markup(f'<span class="badge {style}">{safe(words)}</span>')


def kind(code: str | None) -> str:
    """A kind of recipient in words."""
    return RECIPIENT_KINDS.get(code or "", code or "")


def cell(row: Any, value: Any, column: str) -> Markup:  # noqa: ANN401 - of any type that SQLite has
    """A cell as HTML. Texts of articles are always escaped here."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bytes):
        return Markup(f"{len(value):,} bytes")
    if isinstance(value, int | float):
        return _figure(value, column)
    return Markup(_WORDS.get(column, _plain)(Row(row), str(value)))


def _figure(value: float, column: str) -> Markup:
    sign = "+" if column in _DIFFERENCES and value > 0 else ""
    words = str(value) if column in _YEARS else number(value)
    return Markup(f'<span class="number">{sign}{words}</span>')


class Row:
    """A row of a table or query, of which some columns may not be there."""

    def __init__(self, row: Any) -> None:  # noqa: ANN401 - sqlite3.Row or Datasette's own
        self.row = row
        self.columns = frozenset(row.keys())

    def __getitem__(self, column: str) -> Any:  # noqa: ANN401
        value = self.row[column] if column in self.columns else None
        # Datasette puts a mapping in the place of a foreign key that it has looked up.
        return value["value"] if isinstance(value, dict) else value

    @property
    def who(self) -> str | None:
        """Whose page the row leads to: its unit, its code, or the first part of its award's key."""
        keys = [str(self[column]) for column in ("award", "key") if self[column]]
        owners = [key.rsplit("|", 2)[0] for key in keys if key.count("|") >= 2]
        found = self["who"] or self["region_code"] or next(iter(owners), None)
        return str(found) if found else None


def _plain(row: Row, value: str) -> str:
    return safe(value)


def _award(row: Row, value: str) -> str:
    if value.count("|") < 2:
        return safe(value)
    name = safe(str(row["recipient"] or value))
    return f'<a href="{award_path(value)}">근거<span class="hidden"> ({name})</span></a>'


def _recipient(row: Row, value: str) -> str:
    return f'<a href="{place_path(row.who or value)}">{safe(value)}</a>'


def _programme(row: Row, value: str) -> str:
    if not row["programme"]:
        return safe(value)
    return f'<a href="{programme_path(row["programme"], row["evaluation_year"])}">{safe(value)}</a>'


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
