"""Articles that print one press release are found together, whatever the order in which they came."""

from __future__ import annotations

import itertools
import random
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.store import Database, schema
from extractor.store.clusters import update_clusters
from extractor.store.signatures import (
    LEAST_EQUAL,
    LEAST_SHARED,
    Sought,
    Texts,
    bands,
    least_equal,
    shared,
    shingles,
    signature,
    table,
)
from tests.store.records import article, award, make_page

SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"
PROGRAMME = (
    "데이터기반행정 실태점검은 행정안전부가 해마다 모든 공공기관을 세 분야로 나누어 살피는 제도다. " * 2
)


def release(seed: int, sentences: int = 14) -> list[str]:
    """Sentences of a made-up press release."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(400)]
    return [" ".join(chance.choices(words, k=9)) + "했다." for _ in range(sentences)]


def edited(sentences: list[str], seed: int) -> str:
    """The release as a paper prints it: another beginning, sentences left out, blanks and quotes changed."""
    chance = random.Random(seed)
    kept = [sentence for sentence in sentences if chance.random() < 0.8]
    lead = "".join(chance.choices(SYLLABLES, k=60))
    return f"[{lead[:4]}=기자] {lead}\n" + "\n".join(kept).replace(" ", chance.choice([" ", ""])) + " ‘끝’"


def stored(db: Database) -> dict[str, str]:
    """Names of the articles by the smallest name of their cluster."""
    sql = "SELECT a.id, c.cluster FROM article_clusters c JOIN articles a ON a.key = c.article ORDER BY a.id"
    names: dict[str, str] = {}
    return {row["id"]: names.setdefault(row["cluster"], row["id"]) for row in db.rows(sql)}


def texts() -> dict[str, str]:
    found = {
        f"{n}-{paper}": PROGRAMME + edited(release(n), 10 * n + paper) for n in range(5) for paper in range(4)
    }
    return found | {f"lone-{n}": PROGRAMME + "\n".join(release(100 + n)) for n in range(8)}


@pytest.mark.parametrize("seed", range(3))
def test_reprints_are_one_cluster_in_any_order_and_in_any_steps(seed: int) -> None:
    names = list(texts())
    chance = random.Random(seed)
    chance.shuffle(names)
    with Database.open(":memory:") as db:
        for name in names:
            db.store(article(name, text=texts()[name]))
            if chance.random() < 0.3:
                update_clusters(db)
        update_clusters(db)
        assert stored(db) == {
            name: name if name.startswith("lone") else f"{name[0]}-0" for name in sorted(names)
        }
        rows = db.rows("SELECT cluster, articles, publishers FROM clusters")
        assert [(row["articles"], row["publishers"]) for row in rows] == [(4, 1)] * 5
        before = list(db.connection.iterdump())
        update_clusters(db)
        assert list(db.connection.iterdump()) == before


def test_a_changed_text_leaves_its_cluster_and_divides_it() -> None:
    one, other = release(1, 10), release(2, 10)
    with Database.open(":memory:") as db:
        db.store(article("a", text="\n".join(one)))
        db.store(article("b", text="\n".join(other)))
        db.store(article("bridge", text="\n".join(one + other)))
        update_clusters(db)
        assert set(stored(db).values()) == {"a"}
        db.store(article("bridge", text="\n".join(release(3))))
        update_clusters(db)
        assert stored(db) == {"a": "a", "b": "b", "bridge": "bridge"}
        db.store(article("bridge", text="\n".join(other)))
        update_clusters(db)
        assert stored(db) == {"a": "a", "b": "b", "bridge": "b"}


def test_the_measure() -> None:
    text = "\n".join(release(1))
    assert shared(shingles(text), shingles(text.replace(" ", "").replace("\n", " — "))) == 1.0
    assert shared(shingles(text), shingles(text[: len(text) // 3])) == 1.0
    assert shared(shingles(text), shingles("\n".join(release(2)))) < 0.05
    assert shared(shingles(PROGRAMME + text), shingles(PROGRAMME + "\n".join(release(2)))) < LEAST_SHARED
    assert shared(shingles(""), shingles(text)) == 0.0
    assert len(shingles("가나다라마")) == 0
    assert signature(shingles("가나다라마바사아")) == b""
    assert bands(table([])).shape == (0, 32)
    keys = bands(table([signature(shingles(text))]))
    assert len(set(keys[0].tolist())) == 32
    assert keys.min() >= 0


def signed(texts: list[str]) -> Texts:
    found = [shingles(text) for text in texts]
    return Texts(table([signature(text) for text in found]), np.array([len(text) for text in found]))


def found_among(whole: str, others: list[str]) -> list[int]:
    """Which of the other texts may be near-duplicates of the whole."""
    mine, theirs = Sought(signed([whole])).among(signed(others))
    assert set(mine.tolist()) <= {0}
    return theirs.tolist()


def test_half_of_a_text_is_mostly_found() -> None:
    releases = [release(seed) for seed in range(60)]
    assert sum(found_among("\n".join(own), ["\n".join(own[:7])]) == [0] for own in releases) >= 58


def test_what_is_read_of_an_article_before_its_text_tells_most_apart() -> None:
    """The same text is found among many, and nothing that shares little with it."""
    whole = "\n".join(release(1, 40))
    others = [PROGRAMME + "\n".join(release(n, 40)) for n in range(2, 200)]
    assert found_among(whole, others) == []
    assert found_among(whole, [*others[:50], whole, *others[50:], whole]) == [50, 199]


HASHES = st.lists(
    st.tuples(st.lists(st.integers(0, 3), min_size=96, max_size=96), st.integers(40, 400)),
    min_size=1,
    max_size=6,
)


@given(HASHES, HASHES)
def test_what_is_found_shares_a_key_and_enough_hashes(
    mine: list[tuple[list[int], int]], theirs: list[tuple[list[int], int]]
) -> None:
    one, other = (
        Texts(np.array([hashes for hashes, _ in kept], dtype=np.uint32), np.array([size for _, size in kept]))
        for kept in (mine, theirs)
    )
    expected = [
        (i, k)
        for (i, (hashes, size)), (k, (others, their_size)) in itertools.product(
            enumerate(mine), enumerate(theirs)
        )
        if any(hashes[n : n + 3] == others[n : n + 3] for n in range(0, 96, 3))
        and sum(a == b for a, b in zip(hashes, others, strict=True))
        >= least_equal(np.array([size]), np.array([their_size]))[0]
    ]
    found = zip(*(column.tolist() for column in Sought(one).among(other)), strict=True)
    assert list(found) == expected


def test_texts_of_one_length_must_have_more_in_common_than_a_part_and_its_whole() -> None:
    least = least_equal(np.array([500, 500, 500, 500]), np.array([500, 600, 1000, 10_000]))
    assert 96 / 3 > least[0] > least[1] > least[2] > least[3] == LEAST_EQUAL


def test_an_older_file_gets_its_clusters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    with monkeypatch.context() as past:
        past.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:2])
        with Database.open(path) as db, db.writing():
            db.utils.table("pages").insert(
                {
                    "key": "p",
                    "source": "x",
                    "media": "html",
                    "extra": "{}",
                    "notes": "[]",
                    "cleaned": 0,
                    "size": 0,
                }
                | {"sha256": "", "content": b""}
            )
            for name in ("a", "b"):
                row = {
                    "key": name,
                    "id": name,
                    "source": name,
                    "text": "\n".join(release(1)),
                    "captions": "[]",
                }
                row |= {"warnings": "[]", "extra": "{}", "text_sha256": "1"}
                db.utils.table("articles").insert(row | {"search_id": ord(name)})
    with Database.open(path) as db:
        update_clusters(db)
        assert stored(db) == {"a": "a", "b": "a"}
        assert db.rows("PRAGMA foreign_key_check") == []
        assert db.counts()["pages"] == 1


# Pages that need not be fetched


def test_the_page_of_an_address_is_found_by_all_its_forms(tmp_path: Path) -> None:
    page = make_page(
        "a", source="https://m.paper.example/old?no=1", url="https://www.paper.example/view?idxno=1"
    )
    with Database.open(tmp_path / "a.db") as db:
        db.store(article("a", award(), source=page.source, url=page.url), page)
        for address in (page.source, page.url, "http://paper.example/old?utm_source=x&no=1#top"):
            assert db.page_at(str(address)) == page
        for address in ("https://paper.example/old?no=2", "https://paper.example/", "a.html"):
            assert db.page_at(address) is None


def test_a_page_without_an_article_counts_until_its_run_has_ended() -> None:
    page = make_page("a", source="https://paper.example/list", url="https://paper.example/list")
    with Database.open(":memory:") as db:
        for ended in (False, True):
            db.start_run(version="1", fingerprint="f", patterns="p")
            db.record_failure(page.source, "page", "no article", page)
            assert db.page_at(page.source) == page
            if ended:
                db.finish_run({})
        assert db.page_at(page.source) is None


def test_an_excerpt_in_the_place_of_a_page_does_not_count() -> None:
    import msgspec

    page = make_page("a", source="t.csv:2", url="https://paper.example/view?idxno=1")
    with Database.open(":memory:") as db:
        db.store(article("a", award(), url=page.url), msgspec.structs.replace(page, notes=("an excerpt",)))
        assert db.page_at(str(page.url)) is None
        db.store(article("a", award(), url=page.url), page)
        assert db.page_at(str(page.url)) == page


def test_sqlite_has_what_the_views_need(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a.db"):
        pass
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT * FROM clusters").fetchall() == []
    connection.close()
