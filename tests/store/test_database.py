from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from extractor.errors import StoreError
from extractor.model import Article
from extractor.store import Database
from tests.store.records import TEXT, article, award, dump, evidence, make_page


@pytest.fixture
def db() -> Iterator[Database]:
    with Database.open(":memory:") as database:
        yield database


def stored(db: Database, name: str) -> Article:
    key = db.rows("SELECT key FROM articles WHERE id = ?", name)[0]["key"]
    found = db.article(key)
    assert found is not None
    return found


def test_an_article_comes_back_as_it_was_stored(db: Database) -> None:
    given = article(
        "one",
        award(score=90.5, streak=2, projects=("민원 지도", "교통 분석"), inferred=("streak",)),
        award(
            recipient="어떤공사", region_code=None, recipient_kind="other", evaluation_year=None, grade=None
        ),
        url="https://news.test/view?no=1",
        deck="둘째 제목",
        byline="나기자 기자",
        captions=("사진 설명",),
        warnings=("두 날짜가 다르다",),
        extra={"b": [1, None], "a": "값"},
    )
    assert db.store(given, make_page()) == "new"
    assert stored(db, "one") == given


def test_storing_the_same_again_changes_no_row(db: Database) -> None:
    given = [
        article(name, award(projects=("민원 지도",)), award(evaluation_year=2024)) for name in ("one", "two")
    ]
    pages = [make_page(name) for name in ("one", "two")]
    for one, page in zip(given, pages, strict=True):
        db.store(one, page)
    before, changes = dump(db), db.connection.total_changes
    for one, page in zip(given, pages, strict=True):
        assert db.store(one, page) == "unchanged"
    assert dump(db) == before
    assert db.connection.total_changes == changes


def test_a_changed_article_replaces_its_own_claims_alone(db: Database) -> None:
    db.store(article("one", award(grade="우수")))
    db.store(article("two", award(grade="우수")))
    other = db.rows("SELECT * FROM claims WHERE article = (SELECT key FROM articles WHERE id = 'two')")
    assert db.store(article("one", award(grade="보통", evaluation_year=2024))) == "changed"
    assert (
        db.rows("SELECT * FROM claims WHERE article = (SELECT key FROM articles WHERE id = 'two')") == other
    )
    awards = db.rows("SELECT evaluation_year, grade, articles FROM awards ORDER BY 1")
    assert [tuple(row.values()) for row in awards] == [(2024, "보통", 1), (2025, "우수", 1)]


def test_awards_vanish_with_the_last_claim(db: Database) -> None:
    db.store(article("one", award(projects=("민원 지도",))))
    assert db.store(article("one")) == "changed"
    assert db.counts() == {"pages": 0, "articles": 1, "claims": 0, "awards": 0, "failures": 0}
    assert not db.rows("SELECT * FROM award_projects")


def test_the_state_does_not_remember_how_it_came_about(db: Database) -> None:
    final = [article("one", award(grade="우수")), article("two", award(score=71.0))]
    for one in (article("two"), article("one", award(grade="미흡"), award(evaluation_year=2020)), *final):
        db.store(one)
    with Database.open(":memory:") as fresh:
        for one in reversed(final):
            fresh.store(one)
        assert dump(db) == dump(fresh)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "새 제목"},
        {"published": date(2026, 4, 4)},
        {"text": TEXT + " 끝."},
        {"warnings": ("새 것",)},
    ],
)
def test_any_word_of_the_article_counts_as_a_change(db: Database, change: Any) -> None:
    first = article("one", award())
    db.store(first)
    second = msgspec.structs.replace(first, **change)
    assert db.store(second) == "changed"
    assert stored(db, "one") == second


def test_another_date_of_publication_is_merged_again(db: Database) -> None:
    first = article("one", award(), published="2026-04-03")
    db.store(first)
    db.store(msgspec.structs.replace(first, published=date(2026, 1, 2)))
    assert db.rows("SELECT first_seen, last_seen FROM awards") == [
        {"first_seen": "2026-01-02", "last_seen": "2026-01-02"}
    ]


def test_another_digest_of_the_rule_file_is_kept_but_is_no_change(db: Database) -> None:
    first = article("one", award())
    db.store(first)
    found = {
        field: tuple(msgspec.structs.replace(one, digest="f" * 12) for one in under)
        for field, under in first.awards[0].evidence.items()
    }
    again = msgspec.structs.replace(first, awards=(msgspec.structs.replace(first.awards[0], evidence=found),))
    assert db.store(again) == "unchanged"
    assert {row["digest"] for row in db.rows("SELECT digest FROM claims")} == {"f" * 12}


def test_furniture_of_the_page_changes_the_page_alone(db: Database) -> None:
    given = article("one", award())
    db.store(given, make_page(content=b"<p>today's weather</p>"), fetched_at=datetime(2026, 4, 3, tzinfo=UTC))
    later = datetime(2026, 4, 4, tzinfo=UTC)
    assert db.store(given, make_page(content=b"<p>other weather</p>"), fetched_at=later) == "unchanged"
    (page,) = db.pages()
    assert page.page.content == b"<p>other weather</p>"
    assert page.fetched_at == "2026-04-04T00:00:00+00:00"


def test_pages_come_back_whole_and_can_be_stored_to_while_reading(db: Database) -> None:
    pages = [
        make_page(f"p{n}", content=bytes([n]) * 300, charset="euc-kr", extra={"n": n}) for n in range(120)
    ]
    with db.transaction():
        for n, page in enumerate(pages):
            db.store(article(f"p{n}", award()), page)
    seen = []
    for one in db.pages():
        seen.append(one.page)
        before = db.article_of(one)
        assert before is not None
        assert db.store(msgspec.structs.replace(before, title="새 제목"), one) == "changed"
    assert sorted(page.source for page in seen) == sorted(page.source for page in pages)
    assert {page.source: page for page in seen} == {page.source: page for page in pages}
    assert db.counts()["articles"] == 120


def test_an_article_keeps_its_row_when_a_new_rule_finds_another_address(db: Database) -> None:
    page = make_page()
    db.store(article("one", award()), page)
    assert db.store(article("one", award(), url="https://news.test/view?no=1"), page) == "changed"
    assert db.counts()["articles"] == 1


def test_values_and_projects_are_rows_with_their_own_evidence(db: Database) -> None:
    values = {
        "recipient": "한빛도 가람시", "region_code": "99110", "recipient_kind": "si",
        "programme": "data-based-administration", "score": 90.5,
    }  # fmt: skip
    under = {field: (evidence(TEXT, "가람시"),) for field in values} | {
        "score": (evidence(TEXT, "90.5점"),),
        "projects": (evidence(TEXT, "점수"), evidence(TEXT, "등급"), evidence(TEXT, "가람시")),
    }
    made = award()
    made = type(made)(**values, projects=("등급", "점수"), evidence=under)
    db.store(article("one", made))
    rows = db.rows(
        "SELECT field, value, quote, start, \"end\" FROM claims WHERE field IN ('score', 'projects')"
    )
    assert {tuple(row.values()) for row in rows} == {
        ("score", "90.5", "90.5점", TEXT.index("90.5"), TEXT.index("90.5") + 5),
        ("projects", "점수", "점수", TEXT.index("점수"), TEXT.index("점수") + 2),
        ("projects", "등급", "등급", TEXT.index("등급"), TEXT.index("등급") + 2),
    }


def test_failures_are_counted_and_cleared_by_success(
    db: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    db.start_run(version="1", fingerprint="f", patterns="p")
    db.record_failure("pages/one.html", "page", "no article in it", make_page())
    db.record_failure(str(tmp_path / "pages/one.html"), "fetch", ValueError("bad"))
    db.record_failure("pages/two.html", "page", "empty")
    (one, _) = sorted(db.failures(), key=lambda row: row["source"])
    assert (one["stage"], one["error"], one["tries"]) == ("fetch", "ValueError: bad", 2)
    assert db.counts()["pages"] == 1
    db.store(article("one"), make_page())
    assert [row["source"] for row in db.failures()] == ["pages/two.html"]


def test_runs_tell_who_made_what(db: Database) -> None:
    first = db.start_run(version="1", fingerprint="a", patterns="p", options={"jobs": 2})
    page = make_page()
    assert not db.is_current(page)
    db.store(article("one", award()), page)
    assert db.is_current(page)
    assert not db.is_current(make_page(content=b"other"))
    db.finish_run({"articles": 1})
    second = db.start_run(version="1", fingerprint="b", patterns="q")
    assert not db.is_current(page)
    assert db.store(article("one", award()), page) == "unchanged"
    assert db.is_current(page)
    rows = db.rows("SELECT id, ended IS NULL AS going, options, counts FROM runs ORDER BY id")
    assert [row["id"] for row in rows] == [first, second]
    assert [row["going"] for row in rows] == [0, 1]
    assert (rows[0]["options"], rows[0]["counts"]) == ('{"jobs":2}', '{"articles":1}')
    assert db.rows("SELECT run FROM articles") == [{"run": first}], "the run that last changed it"


def test_a_batch_is_stored_whole_or_not_at_all(db: Database) -> None:
    db.store(article("zero", award()))
    before = dump(db)

    def broken_batch() -> None:
        with db.transaction():
            db.store(article("one", award()), make_page())
            raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError, match="interrupted"):
        broken_batch()
    assert dump(db) == before


def test_what_cannot_be_stored_names_the_reason_and_leaves_the_rest_of_the_batch(db: Database) -> None:
    with db.transaction():
        db.store(article("one", award()))
        with pytest.raises(StoreError, match=r"half a character \(U\+D800\)"):
            db.store(article("two", text="깨진 \ud800 글"))
        with pytest.raises(StoreError, match="too large"):
            db.store(article("three", award(incentive_krw=2**70)), make_page("three"))
    assert db.counts()["articles"] == 1
    assert db.counts()["pages"] == 0


def test_reference_tables_hold_what_was_loaded_last(db: Database) -> None:
    gun = {
        "code": "47720",
        "name": "가군",
        "sido": "나도",
        "kind": "gun",
        "valid_to": "2023-06-30",
        "predecessor": "",
    }
    new = {"code": "27720", "name": "가군", "sido": "다시", "kind": "gun", "predecessor": ["47720"]}
    db.load_reference([gun, new], [{"id": "x", "name": "엑스", "first_year": 2021, "grades": ["우수"]}])
    db.load_reference([new, gun], [{"id": "y", "title": "와이", "hosts": ("가", "나")}])
    codes = db.rows("SELECT code, predecessor, valid_to FROM municipalities ORDER BY code")
    assert [tuple(row.values()) for row in codes] == [("27720", "47720", None), ("47720", None, "2023-06-30")]
    assert db.rows("SELECT * FROM programmes") == [
        {"id": "y", "name": "와이", "host": "가|나", "first_year": None, "details": "{}"}
    ]
    changes = db.connection.total_changes
    db.load_reference([gun, new], [{"id": "y", "name": "와이", "host": "가|나"}])
    assert db.connection.total_changes == changes


def test_two_processes_may_hold_the_file_and_write_in_turn(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.db") as one, Database.open(tmp_path / "a.db") as two:
        one.store(article("one", award()))
        two.store(article("two", award()))
        one.store(article("three", award()))
        assert two.rows("SELECT articles FROM awards") == [{"articles": 3}]
