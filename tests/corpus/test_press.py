"""The labelled articles of corpus/press obey the contract of docs/ANNOTATION.md."""

from collections.abc import Callable

import pytest

from tests.corpus.checks import (
    CHECKS,
    PROGRAMMES,
    Json,
    load_folder,
    words_of,
)

ARTICLES = load_folder("press")
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])


@each_article
@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_label_obeys_the_contract(article: Json, check: Callable[[Json], None]) -> None:
    check(article)


@each_article
def test_contests_are_named_in_words_of_the_article(article: Json) -> None:
    for award in article["awards"]:
        if award["programme"] == "data-contest":
            contest, _, section = award["programme_name"].removesuffix(")").partition("(")
            assert contest in words_of(article)
            assert section in words_of(article)


def test_set_covers_the_field() -> None:
    assert len(ARTICLES) >= 67
    assert sum(not article["awards"] for article in ARTICLES) >= 12
    programmes = {award["programme"] for article in ARTICLES for award in article["awards"]}
    assert programmes == PROGRAMMES - {"bigdata-cases"}
    assert sum(len(article["awards"]) >= 15 for article in ARTICLES) >= 4
