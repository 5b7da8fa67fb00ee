"""Hand-made records: articles whose awards quote their own text."""

from __future__ import annotations

import zlib
from datetime import date
from typing import Any

from extractor.model import Article, Award, Evidence, Page
from extractor.store import Database

TEXT = "가람시는 데이터기반행정 실태점검에서 우수 등급을 받았다. 점수는 90.5점이다."


def evidence(text: str, quote: str, *, reason: str | None = None, rule: str = "test.rule") -> Evidence:
    start = text.index(quote)
    return Evidence(
        start=start,
        end=start + len(quote),
        quote=quote,
        rule=rule,
        digest="0123456789ab",
        basis="inferred" if reason else "stated",
        reason=reason,
    )


def award(text: str = TEXT, *, inferred: tuple[str, ...] = (), quote: str = "가람시", **values: Any) -> Award:
    """An award whose every value is evidenced by `quote`; those in `inferred` are inferred from it."""
    values = {
        "recipient": "한빛도 가람시",
        "region_code": "99110",
        "recipient_kind": "si",
        "programme": "data-based-administration",
        "programme_name": "데이터기반행정 실태점검",
        "evaluation_year": 2025,
        "grade": "우수",
    } | values
    under = {
        field: (evidence(text, quote, reason="for the test" if field in inferred else None),)
        for field, value in values.items()
        if field not in ("programme_name", "projects") and value is not None
    }
    projects = tuple(values.get("projects", ()))
    if projects:
        under["projects"] = tuple(evidence(text, quote) for _ in projects)
    return Award(**(values | {"projects": projects}), evidence=under)


def article(
    name: str = "one", *awards: Award, published: str | None = "2026-04-03", **values: Any
) -> Article:
    values = {
        "id": name,
        "source": f"pages/{name}.html",
        "title": f"가람시 소식 {name}",
        "publisher": "가람일보",
        "reporter": "나기자",
        "text": TEXT,
    } | values
    return Article(**values, published=date.fromisoformat(published) if published else None, awards=awards)


def dump(db: Database, *without: str) -> dict[str, list[Any]]:
    """All rows of all tables of our own, each table sorted; pages unpacked.

    The library that packs them writes the same page in one way or another: it looks for what repeats with a
    table that it does not clear. What comes out is the same.
    """
    tables = [row["name"] for row in db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    skipped = {"_sqlite_migrations", *without}
    kept = [name for name in tables if name not in skipped and "_fts" not in name]
    return {name: sorted(repr(unpacked(row)) for row in db.rows(f"SELECT * FROM {name}")) for name in kept}


def unpacked(row: dict[str, Any]) -> dict[str, Any]:
    packed = row.get("content")
    return {**row, "content": zlib.decompress(packed)} if isinstance(packed, bytes) else row


def make_page(name: str = "one", content: bytes = b"<html></html>", **values: Any) -> Page:
    return Page(
        **({"source": f"pages/{name}.html", "content": content, "media": "html", "id": name} | values)
    )
