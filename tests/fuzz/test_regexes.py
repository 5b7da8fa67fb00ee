"""No regular expression takes time that grows faster than the text, whatever the text."""

import re
from typing import Any

import pytest
from fuzzing.attacks import LINEAR, sample, tree_of, worst
from fuzzing.regexes import Found, collect

from extractor.pipeline import Extractor

SIZE = 250


@pytest.fixture(scope="module")
def expressions(extractor: Extractor) -> list[Found]:
    return collect(extractor)


def test_all_expressions_are_found(expressions: list[Found], extractor: Extractor) -> None:
    places = {one.place for one in expressions}
    assert {"extractor.page.lines._SENTENCE_END", "gate", "furniture", "mentions"} <= places
    assert any(place.startswith("extractor.resolve.events:") for place in places)
    texts = {one.pattern.pattern for one in expressions}
    assert {rule.regex for rule in extractor.knowledge.rules if rule.regex is not None} <= texts
    assert len(expressions) > 450


def test_none_grows_faster_than_its_text(expressions: list[Found]) -> None:
    slow = {}
    for one in expressions:
        if worst(one.pattern, one.use, SIZE, pairs=0) is None:
            continue
        # A busy machine makes some look slow once; what is slow is so at every size.
        sure = worst(one.pattern, one.use, 3 * SIZE) and worst(one.pattern, one.use, 9 * SIZE)
        if sure is not None:
            slow[one.place] = (one.pattern.pattern, sure)
    assert slow == {}


@pytest.mark.parametrize(
    ("expression", "size"),
    [
        (r"(?:가+)+$", 300),
        (r"\s+$", 1_000),
        (r"(\d+)점", 1_000),
        (r"[가-힣]+\s?[가-힣]+평균", 200),
        (r"['\" ]*['\" ]*['\" ]*다", 200),
        (r"<!--.*?-->", 3_000),
        (r"(?=.*가)", 2_000),
    ],
)
def test_slow_expressions_are_seen(expression: str, size: int) -> None:
    pattern = re.compile(expression, re.DOTALL)
    found = worst(pattern, pattern.search, size)
    assert found is not None
    assert found.ratio > LINEAR


@pytest.mark.parametrize(
    "expression", [r"\d{1,9}점", r"(?<!\s)\s*+가", r"(?<!\d)\d+점", r"<[^<]*+<", r"^\s+$"]
)
def test_linear_expressions_are_let_be(expression: str) -> None:
    pattern = re.compile(expression)
    assert worst(pattern, pattern.search, 1_000) is None


@pytest.mark.parametrize(
    "expression",
    [r"가[나다]{2,3}(?:라|마)+\d", r"[^가-힣\s]x", r"(?P<a>\d\d)년|달", r"(?>ab|c)d*+", r"\W\S\D"],
)
def test_samples_are_of_their_expression(expression: str) -> None:
    import random

    pattern: re.Pattern[Any] = re.compile(expression)
    for seed in range(30):
        assert pattern.match(sample(tree_of(pattern), random.Random(seed), 0.5))
