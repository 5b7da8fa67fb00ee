"""Short articles, made up: of papers, persons and results that there never were."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from extractor.model import Article, Award
from extractor.pipeline import Extractor

Read = Callable[..., Article]
Only = Callable[..., Award]


@pytest.fixture
def read(extractor: Extractor) -> Read:
    """Reads a text as an article of a spring day in 2025, or with what is said of it."""

    def read(text: str, **fields: Any) -> Article:
        article = {"published": date(2025, 3, 10)} | fields
        return extractor.award(Article(id="made-up", source="made-up.txt", text=text, **article))

    return read


@pytest.fixture
def only(read: Read) -> Only:
    """The one award of a text."""

    def only(text: str, **fields: Any) -> Award:
        awards = read(text, **fields).awards
        assert len(awards) == 1, [(a.recipient, a.programme, a.evaluation_year, a.grade) for a in awards]
        return awards[0]

    return only
