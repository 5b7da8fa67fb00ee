"""The labelled articles of corpus/articles obey the contract of docs/ANNOTATION.md."""

from collections import Counter
from collections.abc import Callable

import pytest

from tests.corpus.checks import (
    CHECKS,
    GRADED,
    PROGRAMMES,
    Json,
    amounts,
    load_folder,
    words_of,
)

ARTICLES = load_folder("articles")
AWARDS = [(article, award) for article in ARTICLES for award in article["awards"]]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("특별교부세 4천만 원을", 40_000_000),
        ("5,000만원 확보", 50_000_000),
        ("1억2천만 원", 120_000_000),
        ("1억 5,000만 원", 150_000_000),
        ("상금 50만원", 500_000),
        ("4.5억원", 450_000_000),
    ],
)
def test_amounts_reads_the_forms_of_the_press(text: str, won: int) -> None:
    assert amounts(text) == {won}


@each_article
@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_label_obeys_the_contract(article: Json, check: Callable[[Json], None]) -> None:
    check(article)


@each_article
def test_publisher_and_programmes_are_named(article: Json) -> None:
    assert article["publisher"]
    for award in article["awards"]:
        assert award["programme_name"] in words_of(article)


def test_set_covers_the_field() -> None:
    """Each programme and each year twice or more, and enough articles without an award."""
    assert len(ARTICLES) >= 66
    assert sum(not article["awards"] for article in ARTICLES) >= 16
    programmes = Counter(programme for _, programme in {(a["id"], w["programme"]) for a, w in AWARDS})
    assert set(programmes) == PROGRAMMES
    assert min(programmes.values()) >= 2
    years = Counter(
        year for _, year in {(a["id"], w["evaluation_year"]) for a, w in AWARDS if w["programme"] in GRADED}
    )
    assert all(years[year] >= 2 for year in range(2018, 2026))
