"""Reads Korean press pages and extracts data-administration awards, with evidence for every value.

    import extractor

    article = extractor.read("page.html")
    for award in extractor.extract(article):
        print(award.recipient, award.programme, award.evaluation_year, award.grade)

Importing this package loads no model and no parser: each comes with the first call that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractor.errors import ExtractorError, SourceError, SourceFailure
from extractor.model import Article, Award, Evidence, Page, json_schema

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.batch import Failure
    from extractor.pipeline import Extractor

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Award",
    "Evidence",
    "Extractor",
    "ExtractorError",
    "Page",
    "__version__",
    "extract",
    "json_schema",
    "load",
    "pipe",
    "read",
    "read_page",
]


def read(source: str | Path) -> Article:
    """The article of one file or http(s) address, without awards.

    Raises `SourceError` where it cannot be had or holds several articles (those are for `pipe`), `PageError`
    where the page holds no article.
    """
    from extractor.sources import read_sources

    items = list(islice(read_sources([str(source)]), 2))
    for item in items:
        if isinstance(item, SourceFailure):
            raise item.error
    if len(items) != 1:
        raise SourceError(f"{source}: holds more than one article; read it with extractor.pipe([…])")
    return _default().article_of(items[0])[1]  # type: ignore[arg-type]


def read_page(
    content: bytes,
    url: str | None = None,
    *,
    media: Literal["html", "text"] = "html",
    charset: str | None = None,
) -> Article:
    """The article of a page that is at hand as bytes, without awards.

    `url`: where it is from; it becomes the article's `url` and source. `charset`: what the HTTP header said.
    Raises `PageError` where the page holds no article.
    """
    page = Page(source=url or "page", content=content, media=media, url=url, charset=charset)
    return _default().read_page(page)


def extract(article: Article) -> list[Award]:
    """The awards of an article. Loads the models on first use, once per process."""
    return _default().extract(article)


def pipe(
    sources: str | Path | Iterable[str | Path],
    *,
    jobs: int = 1,
    awards_only: bool = False,
    on_failure: Callable[[Failure], object] | None = None,
    extractor: Extractor | None = None,
) -> Iterator[Article]:
    """The articles of many sources with their awards, one by one, in order.

    `sources`: what the command line takes: files, folders, `@lists`, addresses. `jobs`: processes.
    `awards_only`: leave out articles without an award, most of them without parsing their pages. A page or
    source that fails is left out and handed to `on_failure` (`source`, `stage`, `message`, `page`); raise
    there to stop. `extractor`: one with pattern files of your own.
    """
    from extractor.batch import Failure, Reading, process
    from extractor.sources import read_sources

    names = [sources] if isinstance(sources, str | Path) else sources
    pages = read_sources(map(str, names))
    for outcome in process(extractor or _default(), pages, jobs, awards_only=awards_only):
        if isinstance(outcome, Reading):
            yield outcome.article
        elif isinstance(outcome, Failure) and on_failure is not None:
            on_failure(outcome)


def load(patterns: Path | None = None) -> Language:
    """A spaCy pipeline of its own: Kiwi tokenizer, sentences, and mentions in `doc.spans["mentions"]`.

    `patterns`: a folder laid over the built-in pattern files. Raises `PatternError` where one is wrong.
    """
    from extractor.pipeline import Extractor

    return Extractor(patterns).nlp


def _default() -> Extractor:
    from extractor.pipeline import default_extractor

    return default_extractor()


def __getattr__(name: str) -> object:
    if name == "Extractor":
        from extractor.pipeline import Extractor

        return Extractor
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
