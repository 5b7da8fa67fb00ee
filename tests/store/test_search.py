from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import StoreError
from extractor.store import Database, mark, match_expression, search
from extractor.store.search import SNIPPET
from tests.store.records import article, award

TEXT = (
    "가람시가 행정안전부의 데이터기반행정 실태점검에서 AI 기반 행정으로 우수등급을 받았다.\n"
    "점수는 92.23점으로 KAIST와 함께 만든 '빈집 지도'가 한몫했다. 2025년의 일이다."
)


@pytest.fixture
def db() -> Iterator[Database]:
    with Database.open(":memory:") as database:
        database.store(article("one", title="가람시, 우수기관", text=TEXT))
        yield database


@pytest.mark.parametrize(
    "words",
    [
        "가람", "가람시", "가람시가", "데이터기반행정", "기반행정", "반행", "우수", "등급", "시",
        "점", "ai", "AI기반", "kaist", "Kaist와", "92.23",
        "92.23점", "2025", "2025년", "빈집 지도", "지도 빈집",
        "'빈집", "우수등급을", "ＡＩ",
        unicodedata.normalize("NFD", "가람시"),
    ],
)  # fmt: skip
def test_found(db: Database, words: str) -> None:
    (hit,) = search(db, words)
    assert hit.marks


@pytest.mark.parametrize(
    "words",
    [
        "가람군",
        "람가",
        "A",
        "KAI",
        "ist",
        "202",
        "92.2",
        "빈집지도",
        "수평",
        "가람 없는말",
        "정실",
        "AND",
        "text:가람",
    ],
)
def test_not_found(db: Database, words: str) -> None:
    assert search(db, words) == []


@pytest.mark.parametrize("words", ["", "  ", "※", '"', "* ( )", "😀"])
def test_nothing_to_search_for(db: Database, words: str) -> None:
    with pytest.raises(StoreError, match="nothing to search for"):
        search(db, words)


def test_punctuation_in_a_query_is_not_syntax(db: Database) -> None:
    for words in ('"가람', "가람*", "(가람", "-가람", "가람:", '가람" OR "없는말', "^가람", "{가람}"):
        assert len(search(db, words)) == ("없는말" not in words)


def test_words_may_come_as_a_list_and_stand_in_different_fields(db: Database) -> None:
    db.store(article("two", award(projects=("교통 분석",)), title="제목", text="가람시의 소식"))
    assert [hit.title for hit in search(db, ["제목", "소식", "교통"])] == ["제목"]
    (hit,) = search(db, "교통")
    assert (hit.snippet, hit.marks) == ("가람시의 소식", ())


def test_changes_and_replaced_articles_are_followed(db: Database) -> None:
    db.store(article("one", title="다른 제목", text="다른 글"))
    assert search(db, "가람") == []
    assert len(search(db, "다른")) == 1
    db.connection.execute(
        "INSERT INTO article_search_fts(article_search_fts, rank) VALUES ('integrity-check', 1)"
    )


def test_titles_count_more_and_the_limit_holds(db: Database) -> None:
    for n in range(5):
        db.store(article(f"n{n}", title="아무 제목", text="나람군 이야기 " + "말 " * n))
    db.store(article("best", title="나람군", text="이야기"))
    hits = search(db, "나람군", limit=3)
    assert len(hits) == 3
    assert hits[0].title == "나람군"
    assert hits[0].rank < hits[1].rank
    assert mark(hits[0].title or "", hits[0].title_marks) == "[나람군]"


def test_what_a_title_or_project_says_comes_before_what_only_a_text_repeats(db: Database) -> None:
    db.store(article("often", title="소식", text="나람군 빈집 " * 40))
    db.store(article("title", title="나람군 소식 여럿과 빈집 이야기", text="긴 글이다. " * 200))
    db.store(article("project", award(projects=("나람군 빈집 지도",)), title="소식"))
    db.store(article("half", title="나람군 소식", text="빈집 빈집 빈집"))
    for limit in range(1, 6):
        found = [hit.source for hit in search(db, "나람군 빈집", limit)]
        assert len(found) == len(set(found)) == min(limit, 4)
        assert found == [hit.source for hit in search(db, "나람군 빈집", 10)][:limit]
    assert set(found[:2]) == {"pages/title.html", "pages/project.html"}


def test_snippets_are_cut_around_the_words(db: Database) -> None:
    text = "처음 문장이다. " * 60 + "여기에 별난낱말이 있고 다른것도 있다. " + "끝 문장이다.\n" * 60
    db.store(article("long", text=text))
    (hit,) = search(db, "별난낱말 다른것")
    assert len(hit.snippet) <= SNIPPET
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert "\n" not in hit.snippet
    assert "[별난낱말]이 있고 [다른것]도" in mark(hit.snippet, hit.marks)
    assert hit.snippet[1:-1] in text.replace("\n", " ")


def test_marks_fit_text_in_decomposed_and_compatibility_form(db: Database) -> None:
    text = unicodedata.normalize("NFD", "별난 낱말 ") + "㈜가나 ＫＡＩ 뒤"
    db.store(article("odd", text=text))
    for words, shown in (("낱말", "낱말"), ("kai", "ＫＡＩ"), ("주", "㈜")):
        (hit,) = (hit for hit in search(db, words) if hit.source.endswith("odd.html"))
        ((start, end),) = hit.marks
        assert unicodedata.normalize("NFC", hit.snippet[start:end]) == shown


def test_overlapping_words_are_marked_once(db: Database) -> None:
    (hit,) = search(db, "가람 람시가")
    assert mark(hit.snippet, hit.marks).startswith("[가람시가] ")


@pytest.fixture(scope="module")
def shared() -> Iterator[Database]:
    with Database.open(":memory:") as database:
        yield database


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=30))
def test_no_query_breaks_the_index(shared: Database, words: str) -> None:
    expression = match_expression(words)
    if expression is None:
        with pytest.raises(StoreError):
            search(shared, words)
    else:
        assert re.fullmatch(r'("[^"]+"\*? ?)+', expression)
        shared.store(article("x", title="제목", text=words))
        assert len(search(shared, words)) == 1


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet="가나다 라AB1", min_size=1, max_size=14),
    word=st.text(alphabet="가나다라", min_size=1, max_size=4),
)
def test_a_word_of_syllables_is_found_wherever_it_stands(shared: Database, text: str, word: str) -> None:
    shared.store(article("x", title=None, text=text))
    hits = search(shared, word)
    assert bool(hits) == (word in text)
    assert all(word in hit.snippet[slice(*hit.marks[0])] for hit in hits)
