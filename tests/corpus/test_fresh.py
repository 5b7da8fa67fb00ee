"""The labelled articles of corpus/fresh obey the contract of docs/ANNOTATION.md."""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.corpus.checks import (
    CHECKS,
    GRADED,
    PROGRAMMES,
    Json,
    load_folder,
    words_of,
)

ARTICLES = load_folder("fresh")
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])


@each_article
@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_label_obeys_the_contract(article: Json, check: Callable[[Json], None]) -> None:
    check(article)


@each_article
def test_programmes_are_named_in_words_of_the_article(article: Json) -> None:
    for award in article["awards"]:
        name, _, section = award["programme_name"].removesuffix(")").partition("(")
        assert name in words_of(article)
        assert section in words_of(article)


def test_texts_are_found_in_no_other_folder() -> None:
    """A paragraph that stood elsewhere could have been tuned on, and the set would measure memory."""
    paragraphs = Counter(paragraph for article in ARTICLES for paragraph in article["text"].split("\n\n"))
    assert max(paragraphs.values()) == 1
    for folder in ("articles", "press"):
        for article in load_folder(folder):
            assert not paragraphs.keys() & set(article["text"].split("\n\n"))


def test_set_covers_the_field() -> None:
    assert len(ARTICLES) >= 45
    assert sum(not article["awards"] for article in ARTICLES) >= 6
    assert {award["programme"] for article in ARTICLES for award in article["awards"]} == PROGRAMMES
    assert sum(len(article["awards"]) >= 12 for article in ARTICLES) >= 5
    years = {
        (award["programme"], award["evaluation_year"])
        for article in ARTICLES
        for award in article["awards"]
        if award["programme"] in GRADED
    }
    assert {("data-based-administration", year) for year in range(2021, 2026)} <= years
    assert {("open-data", year) for year in range(2020, 2026)} <= years
