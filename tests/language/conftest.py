from pathlib import Path

import pytest
from spacy.language import Language

from extractor.language import load_language
from extractor.language.kiwi import Analyzer
from extractor.language.tokenizer import KiwiTokenizer

PRESS = Path(__file__).with_name("press.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def tokenizer(nlp: Language) -> KiwiTokenizer:
    assert isinstance(nlp.tokenizer, KiwiTokenizer)
    return nlp.tokenizer


@pytest.fixture(scope="session")
def analyzer(tokenizer: KiwiTokenizer) -> Analyzer:
    return tokenizer.analyzer


@pytest.fixture(scope="session")
def press() -> str:
    return PRESS


@pytest.fixture(params=[0, 1, 2], ids=["whole", "one line", "no line breaks"])
def press_form(request: pytest.FixtureRequest, press: str) -> str:
    return [press, press.splitlines()[3], " ".join(press.split())][request.param]
