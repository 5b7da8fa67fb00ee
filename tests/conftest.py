"""The one extractor that tests share: its models take about two seconds and 400 MB."""

import pytest
from spacy.language import Language

from extractor.knowledge import Knowledge
from extractor.pipeline import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the built-in pattern files."""
    return Extractor()


@pytest.fixture(scope="session")
def knowledge(extractor: Extractor) -> Knowledge:
    return extractor.knowledge


@pytest.fixture(scope="session")
def korean(extractor: Extractor) -> Language:
    """The whole spaCy pipeline: tokens, sentences and mentions."""
    return extractor.nlp
