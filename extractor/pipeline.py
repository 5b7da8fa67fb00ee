"""The stages joined: page → article → awards. What every entrance uses: command line, batch,
check, explain.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from extractor.errors import PageError
from extractor.gates import gate, shared_words
from extractor.knowledge import Knowledge
from extractor.language.normalize import Normalized, normalize, without_margins
from extractor.model import Article, Award, CoveredPage, Page, noted
from extractor.pattern_files import patterns_folder
from extractor.recognize.squeeze import squeeze

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.resolve.reading import Reading


READ_AT_MOST = 30_000
"""Characters of an article that are read for awards: ten times the longest press article. What costs more
than linear time (whose number is this?) is so bounded for every input.
"""


class Extractor:
    """Reads pages and articles with one set of pattern files. Models are loaded on first use, once.

    `patterns`: a folder laid over the built-in pattern files. Raises `PatternError` where a pattern file is
    wrong.
    """

    def __init__(self, patterns: Path | None = None) -> None:
        self.patterns = patterns
        self.knowledge = Knowledge(patterns_folder(), *([patterns] if patterns is not None else []))

    @cached_property
    def nlp(self) -> Language:
        """The spaCy pipeline: Kiwi tokenizer, sentences, mentions."""
        from extractor.language import load_language  # noqa: PLC0415 - spaCy takes 1.5 s to import
        from extractor.recognize import component  # noqa: F401, PLC0415 - registers the factory

        nlp = load_language()
        nlp.add_pipe("award_mentions", config={"patterns": str(self.patterns) if self.patterns else None})
        return nlp

    @cached_property
    def fingerprint(self) -> str:
        """Which analyser read the text: versions of Kiwi and its model, and the dictionary."""
        from extractor.language.tokenizer import KiwiTokenizer  # noqa: PLC0415

        tokenizer = self.nlp.tokenizer
        if not isinstance(tokenizer, KiwiTokenizer):
            raise TypeError(f"the pipeline's tokenizer is {type(tokenizer).__name__}, not the Kiwi tokenizer")
        return tokenizer.analyzer.fingerprint()

    def read_page(self, page: Page) -> Article:
        """The article of a page, without awards. Raises `PageError` where it holds none."""
        from extractor.page import read_page  # noqa: PLC0415 - parsers are not needed for records

        return read_page(page)

    def article_of(self, page: Page) -> tuple[Page, Article]:
        """The article of a page, without awards, and the page that it was read from.

        That is another one where the page holds none, but its source gives an excerpt, which then carries a
        note. Raises `PageError` where neither holds an article.
        """
        try:
            return page, self.read_page(page)
        except PageError as error:
            if not isinstance(page, CoveredPage):
                raise
            why = str(error).removeprefix(f"{page.source}: ")
            excerpt = noted(page.instead, f"{page.excerpt}: {page.instead.url}: {why}")
            try:
                return excerpt, self.read_page(excerpt)
            except PageError:
                raise error from None

    def process(self, page: Page) -> Article:
        """Page in, article with awards out."""
        return self.award(self.article_of(page)[1])

    def award(self, article: Article) -> Article:
        """The article with its awards, and what a careful reader should know added to its warnings."""
        awards, warnings = self.examine(article)
        return msgspec.structs.replace(
            article, awards=tuple(awards), warnings=tuple(dict.fromkeys((*article.warnings, *warnings)))
        )

    def extract(self, article: Article) -> list[Award]:
        """The awards of an article."""
        return self.examine(article)[0]

    def may_hold_award(self, text: str) -> bool:
        """Whether a text can hold an award at all: a cheap gate before any analysis."""
        return bool(self._gate.search(squeeze(text).text))

    @cached_property
    def _gate(self) -> re.Pattern[str]:
        return gate(self.knowledge)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return shared_words(self.knowledge.programmes.values())

    def examine(self, article: Article) -> tuple[list[Award], list[str]]:
        """Awards and warnings of an article."""
        folded, folded_title = _fold(article)
        if not self.may_hold_award(_joined(folded, folded_title)):
            return [], []
        from extractor.resolve.awards import AwardBuilder  # noqa: PLC0415
        from extractor.resolve.records import Side, Sides  # noqa: PLC0415

        body, title = self._read(article, folded, folded_title)
        warnings = []
        if len(article.text) > READ_AT_MOST:
            read, given = f"{READ_AT_MOST:,}", f"{len(article.text):,}"
            warnings.append(f"only the first {read} of {given} characters were read for awards")
        heading = None
        if title is not None and folded_title is not None and article.title is not None:
            heading = Side(title, folded_title, article.title)
        sides = Sides(Side(body, folded, article.text), heading, article.published)
        builder = AwardBuilder(self.knowledge, sides)
        return builder.build(), [*warnings, *builder.warnings]

    def read(self, article: Article) -> tuple[Reading, Reading | None, Normalized, Normalized | None] | None:
        """Body and title read into recipients, results, years and numbers, as an explanation needs them; None
        where not even a word of a programme's name stands in the text.
        """
        folded, folded_title = _fold(article)
        squeezed = squeeze(_joined(folded, folded_title)).text
        if not any(word in squeezed for word in self._words):
            return None
        return *self._read(article, folded, folded_title), folded, folded_title

    def _read(
        self, article: Article, folded: Normalized, folded_title: Normalized | None
    ) -> tuple[Reading, Reading | None]:
        from extractor.resolve.article import ArticleReader  # noqa: PLC0415

        return ArticleReader(self.nlp, self.knowledge).read(
            folded.text,
            folded_title.text if folded_title else None,
            published=article.published,
            publisher=article.publisher,
        )


def _fold(article: Article) -> tuple[Normalized, Normalized | None]:
    """The folded text and title."""
    folded = without_margins(normalize(article.text[:READ_AT_MOST]))
    title = without_margins(normalize(article.title.replace("\n", " "))) if article.title else None
    return folded, title


def _joined(folded: Normalized, folded_title: Normalized | None) -> str:
    return folded.text + (folded_title.text if folded_title else "")


@cache
def default_extractor() -> Extractor:
    """The extractor with the built-in pattern files, made once per process."""
    return Extractor()
