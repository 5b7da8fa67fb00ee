"""Regression: the extractor run on labelled samples, scored field by field, with every difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from extractor.batch import Failure, Outcome, Reading, process
from extractor.check.scores import SCORES, Difference, Tally
from extractor.errors import LabelError
from extractor.labels import Sample, read_samples
from extractor.model import Article, Page
from extractor.pipeline import Extractor

__all__ = ["SCORES", "Report", "Result", "check"]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One sample with its differences. `error`: how the program itself failed on it, if it did."""

    sample: Sample
    differences: tuple[Difference, ...]
    error: str | None = None


class Report(msgspec.Struct, kw_only=True):
    """The outcome of a check.

    `groups`: a tally for each folder of samples, by name. `errors`: labels that could not be used; their
    samples are in no score.
    """

    folder: Path
    results: list[Result]
    groups: dict[str, Tally]
    total: Tally
    errors: list[str]


def check(extractor: Extractor, folder: Path, *, jobs: int = 1) -> Report:
    """Reads every labelled sample of a folder and compares what is found with its label.

    Raises `LabelError` where the folder holds no sample. The scores do not depend on `jobs`.
    """
    errors: list[str] = []
    samples: list[Sample] = []
    for item in read_samples(folder):
        if isinstance(item, LabelError):
            errors.append(str(item))
        else:
            samples.append(item)
    report = Report(folder=folder, results=[], groups={}, total=Tally(), errors=errors)
    for sample, outcome in zip(samples, process(extractor, _pages(samples), jobs), strict=True):
        article, refusal, error = _read(outcome)
        report.groups.setdefault(sample.group, Tally()).add(sample, article, refusal)
        differences = tuple(report.total.add(sample, article, refusal))
        report.results.append(Result(sample=sample, differences=differences, error=error))
    return report


def _read(outcome: Outcome) -> tuple[Article | None, str | None, str | None]:
    """The article, or why the page was refused, or what kept it from being read."""
    if isinstance(outcome, Reading):
        return outcome.article, None, None
    assert isinstance(outcome, Failure)
    if outcome.stage == "page" and outcome.trace is None:
        return None, outcome.message, None
    return None, None, outcome.message


def _pages(samples: list[Sample]) -> Iterator[Page]:
    return (sample.page for sample in samples)
