"""Records to rows and back: `Page`, `Article` and the claims that its awards make.

A value in `claims` is text, written one way only: whole numbers in digits, other numbers with up to 15 digits
and no trailing zeroes.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import msgspec
from isal import isal_zlib

from extractor.model import VALUE_FIELDS, Article, Award, Evidence, Page
from extractor.store.identity import award_key, page_key

Row = dict[str, Any]

INTEGER_FIELDS = frozenset({"evaluation_year", "streak", "agencies_evaluated", "incentive_krw"})
NUMBER_FIELDS = frozenset({"score", "peer_average"})
COMPRESSION = 2
"""Of pages, by a library that takes a quarter of the standard one's time for the same format and size."""
CLAIM_FIELDS = (*VALUE_FIELDS[:4], "programme_name", *VALUE_FIELDS[4:])
CLAIM_COLUMNS = (
    "article", "position", "field", "nth", "award", "value",
    "quote", "start", "end", "place", "rule", "digest", "basis", "reason",
)  # fmt: skip


class StoredPage(NamedTuple):
    """A page as stored: its key, the page, and when it was fetched (ISO 8601, null for a file)."""

    key: str
    page: Page
    fetched_at: str | None


def to_json(value: object) -> str:
    """Compact JSON with sorted keys: equal values give equal text."""
    return msgspec.json.encode(value, order="sorted").decode()


def sha256(content: bytes) -> str:
    """The digest by which contents are compared: 64 hex digits."""
    return hashlib.sha256(content).hexdigest()


def value_text(value: str | float) -> str:
    """A value as `claims.value` holds it."""
    return format(value, ".15g") if isinstance(value, float) else str(value)


def typed_value(field: str, text: str) -> str | int | float:
    """The value that `value_text` wrote."""
    if field in INTEGER_FIELDS:
        return int(text)
    return float(text) if field in NUMBER_FIELDS else text


def page_row(page: Page) -> Row:
    """The row of a page, but for the time when it was fetched."""
    return {
        "key": page_key(page),
        "source": page.source,
        "url": page.url,
        "id": page.id,
        "media": page.media,
        "charset": page.charset,
        "title": page.title,
        "publisher": page.publisher,
        "reporter": page.reporter,
        "published": _iso(page.published),
        "extra": to_json(page.extra),
        "notes": to_json(page.notes),
        "cleaned": int(page.cleaned),
        "size": len(page.content),
        "sha256": sha256(page.content),
        "content": isal_zlib.compress(page.content, COMPRESSION),
    }


def stored_page(row: Mapping[str, Any]) -> StoredPage:
    """The page of a row."""
    page = Page(
        source=row["source"],
        content=zlib.decompress(row["content"]),
        media=row["media"],
        id=row["id"],
        url=row["url"],
        charset=row["charset"],
        extra=msgspec.json.decode(row["extra"]),
        title=row["title"],
        publisher=row["publisher"],
        reporter=row["reporter"],
        published=_date(row["published"]),
        notes=tuple(msgspec.json.decode(row["notes"])),
        cleaned=bool(row["cleaned"]),
    )
    return StoredPage(row["key"], page, row["fetched_at"])


def article_row(key: str, article: Article) -> Row:
    """What the article says, without what the database adds: page, run, fingerprint, place in the index."""
    return {
        "key": key,
        "id": article.id,
        "source": article.source,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "reporter": article.reporter,
        "published": _iso(article.published),
        "text": article.text,
        "deck": article.deck,
        "byline": article.byline,
        "captions": to_json(article.captions),
        "warnings": to_json(article.warnings),
        "extra": to_json(article.extra),
        "text_sha256": sha256(article.text.encode()),
    }


def claim_rows(key: str, article: Article) -> list[Row]:
    """One row for each value of each award and each piece of evidence under it."""
    rows = []
    for position, award in enumerate(article.awards):
        for field, nth, value, evidence in _values(award):
            claim = (key, position, field, nth, award_key(award), value_text(value), evidence.quote)
            span = (evidence.start, evidence.end, evidence.place)
            source = (evidence.rule, evidence.digest, evidence.basis, evidence.reason)
            rows.append(dict(zip(CLAIM_COLUMNS, claim + span + source, strict=True)))
    return rows


def stored_article(row: Mapping[str, Any], claims: Iterable[Mapping[str, Any]]) -> Article:
    """The article of a row and its claims (in the order of position, field and nth)."""
    by_position: dict[int, list[Mapping[str, Any]]] = {}
    for claim in claims:
        by_position.setdefault(claim["position"], []).append(claim)
    return Article(
        id=row["id"],
        source=row["source"],
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        reporter=row["reporter"],
        published=_date(row["published"]),
        text=row["text"],
        awards=tuple(_award(by_position[position]) for position in sorted(by_position)),
        warnings=tuple(msgspec.json.decode(row["warnings"])),
        deck=row["deck"],
        byline=row["byline"],
        captions=tuple(msgspec.json.decode(row["captions"])),
        extra=msgspec.json.decode(row["extra"]),
    )


def _award(claims: list[Mapping[str, Any]]) -> Award:
    values: dict[str, Any] = {}
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for claim in claims:
        field = claim["field"]
        value = typed_value(field, claim["value"])
        if field != "projects":
            values[field] = value
        elif value not in values.setdefault("projects", ()):
            values["projects"] += (value,)
        columns = ("start", "end", "quote", "rule", "digest", "basis", "reason", "place")
        found = Evidence(**{column: claim[column] for column in columns})
        evidence[field] = (*evidence.get(field, ()), found)
    if evidence.get("programme_name") == evidence["programme"]:
        evidence.pop("programme_name", None)  # lent by `_values`
    ordered = {field: evidence[field] for field in CLAIM_FIELDS if field in evidence}
    return Award(**values, evidence=ordered)


def _values(award: Award) -> list[tuple[str, int, str | int | float, Evidence]]:
    """(field, number within the field, value, evidence) in the order of every output."""
    found: list[tuple[str, int, str | int | float, Evidence]] = []
    for field in CLAIM_FIELDS:
        value = getattr(award, field)
        evidence = award.evidence.get(field) or ()
        if field == "projects":
            pairs = _projects(award.projects, evidence)
            found += [(field, nth, project, under) for nth, (project, under) in enumerate(pairs)]
        elif value is not None:
            # The programme's name in the article's words is what the evidence of the programme quotes.
            evidence = evidence or award.evidence["programme"]
            found += [(field, nth, value, under) for nth, under in enumerate(evidence)]
    return found


def _projects(projects: tuple[str, ...], evidence: tuple[Evidence, ...]) -> list[tuple[str, Evidence]]:
    """Each project with the evidence that belongs to it: in parallel, else by the words that are quoted."""
    if len(projects) == len(evidence):
        return list(zip(projects, evidence, strict=True))
    pairs = []
    for project in projects:
        quoting = [one for one in evidence if project in one.quote or one.quote in project]
        pairs += [(project, one) for one in quoting or evidence[:1]]
    return pairs


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
