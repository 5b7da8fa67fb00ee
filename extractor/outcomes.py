"""What becomes of a page: its article, a failure with its reason, or nothing of interest."""

from __future__ import annotations

import traceback
from typing import Literal

import msgspec

from extractor.errors import ExtractorError, PageError, SourceFailure
from extractor.gates import PageGate
from extractor.model import Article, Page, to_json
from extractor.pipeline import Extractor

Stage = Literal["source", "page", "extract", "store"]
_SAMPLE = "가온시는 데이터기반행정 실태점검에서 우수 등급을 받았다."


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A page and the article with awards that was read from it."""

    page: Page
    article: Article


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A page, or a source, of which no article could be made.

    `stage`: where it failed: `source` (it could not be had), `page` (it holds no article), `extract` or
    `store`. `message`: what was wrong and what to do, beginning with the source. `trace`: for an error of the
    program itself, its traceback.
    """

    source: str
    stage: Stage
    message: str
    page: Page | None = None
    trace: str | None = None


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """A page that holds no award, where nothing else was wanted. Most of them were not even parsed."""

    page: Page


Outcome = Reading | Failure | Skipped


def source_failure(item: SourceFailure) -> Failure:
    """The outcome of a source that could not be had."""
    return Failure(source=item.source, stage="source", message=str(item.error))


Result = Article | Reading | Failure | None
"""What a worker sends back of a page, without the page itself: its article; a `Reading` of what stood in for
it; a `Failure`; None where it is of no interest.
"""


def outcome_of(page: Page, result: Result) -> Outcome:
    """The outcome of a page from what its reading gave."""
    if result is None:
        return Skipped(page=page)
    if isinstance(result, Failure):
        return msgspec.structs.replace(result, page=page)
    return result if isinstance(result, Reading) else Reading(page=page, article=result)


class PageReader:
    """Takes pages through all stages. `awards_only`: pages without an award are of no interest."""

    def __init__(self, extractor: Extractor, *, awards_only: bool = False) -> None:
        self.extractor = extractor
        self.gate = PageGate(extractor.knowledge) if awards_only else None

    def __call__(self, page: Page) -> Result:
        """What one page gives. Nothing is raised."""
        stage: Stage = "page"
        try:
            if self.gate is not None and not self.gate.may_hold_award(page):
                return None
            read, article = self.extractor.article_of(page)
            stage = "extract"
            article = self.extractor.award(article)
            if self.gate is not None and not article.awards:
                return None
            to_json(article)  # what cannot be written down must fail here, and not stop whoever writes it
            return article if read is page else Reading(page=read, article=article)
        except ExtractorError as error:
            wrong = "page" if isinstance(error, PageError) else stage
            return Failure(source=page.source, stage=wrong, message=str(error))
        except Exception as error:
            what = f"internal error ({type(error).__name__}: {error}); please report it with the page"
            message = f"{page.source}: {what}"
            return Failure(source=page.source, stage=stage, message=message, trace=traceback.format_exc())

    def warm_up(self) -> None:
        """Loads everything that reading a page needs, so that forked processes share it."""
        from extractor.page import html  # noqa: F401, PLC0415

        self.extractor.extract(Article(id="", source="", text=_SAMPLE))
