"""Many pages, on one core or several: articles come out in the order in which pages go in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.errors import SourceFailure
from extractor.model import Page
from extractor.outcomes import Failure, Outcome, PageReader, Reading, Skipped, outcome_of, source_failure
from extractor.pipeline import Extractor
from extractor.pool import AHEAD, Pool

__all__ = ["AHEAD", "Failure", "Outcome", "PageReader", "Reading", "Skipped", "outcome_of", "process"]


def process(
    extractor: Extractor,
    items: Iterable[Page | SourceFailure],
    jobs: int = 1,
    *,
    awards_only: bool = False,
    apart: bool = False,
) -> Iterator[Outcome]:
    """One outcome for each item, in order, whatever `jobs` is. Nothing is raised for a bad page.

    `items` is read a bounded way ahead (`AHEAD` pages a job), in the caller's own thread. With `awards_only`
    a page without an award is `Skipped`, and one whose bytes name no programme is not parsed. `apart`: a
    single job has a process of its own too, so that a page that kills it does not kill the caller.
    """
    read = PageReader(extractor, awards_only=awards_only)
    if jobs > 1 or apart:
        yield from Pool(read, jobs).process(items)
        return
    for item in items:
        if isinstance(item, SourceFailure):
            yield source_failure(item)
        else:
            yield outcome_of(item, read(item))
