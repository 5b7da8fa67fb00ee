"""Korean language: Kiwi's morphemes in spaCy documents, and sentences. The only part that calls Kiwi."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


def load_language(words: Iterable[tuple[str, str]] = ()) -> Language:
    """A spaCy pipeline for Korean press text: the Kiwi tokenizer and sentence boundaries.

    `words`: user words as (form, Sejong tag); raises `PatternError` for one that Kiwi cannot take.
    The model loads with the first text, once per process and set of words;
    `nlp.tokenizer.analyzer.warm_up()` loads it at once.
    """
    import spacy  # noqa: PLC0415 - takes 1.5 s; commands that only read records do not wait for it

    from extractor.language import sentences, tokenizer  # noqa: F401, PLC0415 - registers the two names used below

    settings = {"@tokenizers": "extractor.KiwiTokenizer.v1", "words": [list(word) for word in words]}
    nlp = spacy.blank("ko", config={"nlp": {"tokenizer": settings}})
    nlp.add_pipe("korean_sentences")
    return nlp
