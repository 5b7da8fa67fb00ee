from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from extractor.store import Database
from extractor.store.identity import article_keys, award_key, canonical_url, page_key
from tests.store.records import article, award, make_page


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://news.test/a?no=1", "http://NEWS.test:80/a/?no=1#top"),
        ("https://news.test/a?no=1", "https://news.test/a?utm_source=x&no=1&fbclid=y"),
        ("https://news.test/a", "https://news.test/a?"),
    ],
)
def test_spellings_of_one_address(one: str, two: str) -> None:
    assert canonical_url(one) == canonical_url(two) is not None


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://news.test/a?no=1", "https://news.test/a?no=2"),
        ("https://news.test/a?q=%B0%A1", "https://news.test/a?q=%B0%A2"),
        ("https://news.test/A", "https://news.test/a"),
        ("https://news.test:8080/a", "https://news.test/a"),
    ],
)
def test_different_addresses(one: str, two: str) -> None:
    assert canonical_url(one) != canonical_url(two)


@pytest.mark.parametrize(
    "url", [None, "", "https://news.test", "https://news.test/", "file:///a", "http://[", "a"]
)
def test_addresses_that_name_no_article(url: str | None) -> None:
    assert canonical_url(url) is None


def test_one_file_by_two_paths_is_one_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    relative, absolute = article("a", source="x/a.html"), article("a", source=f"{tmp_path}/y/../x/a.html")
    assert article_keys(relative) == article_keys(absolute)
    assert page_key(make_page(source="x/a.html")) == page_key(make_page(source=f"{tmp_path}/x/a.html"))


def test_files_with_the_same_id_do_not_overwrite_each_other() -> None:
    with Database.open(":memory:") as db:
        for folder in ("mon", "tue"):
            page = make_page("news", source=f"{folder}/news.html")
            assert db.store(article("news", award(), source=f"{folder}/news.html"), page) == "new"
        counts = db.counts()
        assert (counts["pages"], counts["articles"], counts["awards"]) == (2, 2, 1)


def test_rows_of_one_table_without_address_are_told_apart_by_row_and_id() -> None:
    keys = {article_keys(article(name, source=f"t.jsonl#{row}"))[0] for row in (1, 2) for name in ("a", "b")}
    assert len(keys) == 4


def test_standard_input_has_no_name() -> None:
    one, two = (article("row-1", source="-#1", text=text) for text in ("하나", "둘"))
    assert article_keys(one) != article_keys(two)
    assert article_keys(one) == article_keys(msgspec.structs.replace(one, title="x"))
    assert page_key(make_page(source="-#1", content=b"a")) != page_key(make_page(source="-#1", content=b"b"))


def test_one_address_from_two_sources_is_one_article() -> None:
    url = "https://news.test/view?no=1"
    with Database.open(":memory:") as db:
        db.store(article("a", award(), source="t.jsonl#3", url=url, title="제목"))
        assert db.store(article("b", award(), source=url, url=url, title="제목")) == "changed"
        assert db.counts()["articles"] == 1


def test_files_that_wrongly_share_an_address_are_both_kept() -> None:
    url = "https://news.test/view"
    with Database.open(":memory:") as db:
        for name in ("one", "two", "one", "two"):
            db.store(article(name, award(), url=url, title=name, text=f"가람시 {name}"))
        assert sorted(row["id"] for row in db.rows("SELECT id FROM articles")) == ["one", "two"]
        assert db.store(article("two", award(), url=url, title="two", text="가람시 two")) == "unchanged"


def test_keys_of_awards() -> None:
    assert award_key(award()) == "99110|data-based-administration|2025"
    nameless = award(region_code=None, recipient="어떤  공사|지사", evaluation_year=None)
    assert award_key(nameless) == "어떤 공사 지사|data-based-administration|"
