"""The labelled articles of the later folders of corpus/ obey the contract of docs/ANNOTATION.md."""

from collections import Counter

import pytest

from tests.corpus.checks import (
    CHECKS,
    GRADED,
    PROGRAMMES,
    Json,
    check_length,
    load_folder,
    words_of,
)

FOLDERS = {
    folder: load_folder(folder)
    for folder in (
        "later",
        "hard",
        "plain",
        "mixed",
        "daily",
        "recent",
        "varied",
        "offices",
        "unread",
        "reports",
        "rounds",
        "next",
        "regions",
        "kinds",
        "words",
        "desks",
        "beats",
        "features",
        "towns",
        "papers",
        "sides",
        "climbs",
    )
}
ARTICLES = [article for articles in FOLDERS.values() for article in articles]
LONGEST_BYLINE = 12
"""A byline may stand in two folders: a reporter's name is made up of few syllables."""

CONTRACT = [check for check in CHECKS if check is not check_length]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])


@each_article
def test_label_obeys_the_contract(article: Json) -> None:
    for check in CONTRACT:
        check(article)


@each_article
def test_text_may_carry_what_a_page_leaves_on_it(article: Json) -> None:
    """Weather, related stories and machine translations make some longer than the articles themselves."""
    assert 250 <= len(article["text"]) <= 2000


@each_article
def test_contests_are_named_in_words_of_the_article(article: Json) -> None:
    for award in article["awards"]:
        if award["programme"] == "data-contest":
            contest, _, section = award["programme_name"].removesuffix(")").partition("(")
            assert contest in words_of(article)
            assert section in words_of(article)


def test_texts_are_found_in_no_other_folder() -> None:
    """A paragraph that stood elsewhere could have been tuned on, and the first read would measure memory."""
    paragraphs = Counter(
        paragraph
        for article in ARTICLES
        for paragraph in article["text"].split("\n\n")
        if len(paragraph) > LONGEST_BYLINE
    )
    assert max(paragraphs.values()) == 1
    for folder in ("articles", "press", "fresh", "held"):
        for article in load_folder(folder):
            told = {p for p in article["text"].split("\n\n") if len(p) > LONGEST_BYLINE}
            assert not paragraphs.keys() & told


def test_set_covers_the_field() -> None:
    assert {folder: len(articles) for folder, articles in FOLDERS.items()} == {
        "later": 36,
        "hard": 44,
        "plain": 40,
        "mixed": 50,
        "daily": 50,
        "recent": 39,
        "varied": 35,
        "offices": 36,
        "unread": 32,
        "reports": 34,
        "rounds": 30,
        "next": 36,
        "regions": 32,
        "kinds": 32,
        "words": 40,
        "desks": 40,
        "beats": 36,
        "features": 30,
        "towns": 36,
        "papers": 40,
        "sides": 40,
        "climbs": 30,
    }
    assert sum(not article["awards"] for article in ARTICLES) >= 8
    assert {award["programme"] for article in ARTICLES for award in article["awards"]} == PROGRAMMES
    assert sum(len(article["awards"]) >= 6 for article in ARTICLES) >= 6
    years = {
        (award["programme"], award["evaluation_year"])
        for article in ARTICLES
        for award in article["awards"]
        if award["programme"] in GRADED
    }
    assert {("data-based-administration", year) for year in range(2022, 2026)} <= years
    assert {("open-data", year) for year in (2020, 2022, 2023, 2024)} <= years
