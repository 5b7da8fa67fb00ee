"""What is kept of a page."""

from __future__ import annotations

from datetime import date

import msgspec

from extractor.model import Page
from extractor.store.rows import page_row, stored_page


def test_every_field_of_a_page_is_kept() -> None:
    page = Page(
        source="list.jsonl:3",
        content="가람시".encode(),
        media="text",
        id="a-3",
        url="http://news.example/3",
        charset="euc-kr",
        extra={"desk": "사회"},
        title="가람시 우수",
        publisher="가람뉴스",
        reporter="나래",
        published=date(2025, 4, 1),
        notes=("an excerpt",),
        cleaned=True,
    )
    plain = Page(source="", content=b"", media="html")
    same = [f for f in Page.__struct_fields__ if getattr(page, f) == getattr(plain, f)]
    assert not same, "give each field a value of its own"
    row = {**page_row(page), "fetched_at": "2026-01-01T00:00:00Z"}
    assert msgspec.to_builtins(stored_page(row).page) == msgspec.to_builtins(page)
