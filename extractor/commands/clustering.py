"""Where a run reads: on this machine, or on a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click
from click.core import ParameterSource

from extractor.commands.options import Existing

if TYPE_CHECKING:
    from extractor.errors import SourceFailure
    from extractor.model import Page
    from extractor.pipeline import Extractor
    from extractor.runs import Process

F = TypeVar("F", bound=Callable[..., object])


class Engine(Protocol):
    """Gives pages as `read_sources` does, and what is made of them as `batch.process` does."""

    @property
    def read(self) -> Callable[..., Iterator[Page | SourceFailure]]:
        """See `read_sources`."""

    @property
    def process(self) -> Process:
        """See `batch.process`."""


class _Here:
    """This machine."""

    def __init__(self, jobs: int, *, awards_only: bool) -> None:
        from extractor.batch import process
        from extractor.sources import read_sources

        self.read: Callable[..., Iterator[Page | SourceFailure]] = read_sources
        self.process: Process = partial(process, jobs=jobs, awards_only=awards_only)


def cluster_options(command: F) -> F:
    """The options that say where."""
    for option in (
        click.option(
            "--shards",
            type=Existing,
            metavar="DIR",
            help="With --cluster: where its machines write what they read. Default: FILE.shards.",
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Read on a Ray cluster, with --jobs workers at most; auto: one of this machine alone.",
        ),
    ):
        command = option(command)
    return command


def engine_of(
    cluster: str | None,
    folder: Path,
    jobs: int,
    extractor: Extractor,
    known: Callable[[Page], bool],
    *,
    awards_only: bool,
) -> AbstractContextManager[Engine]:
    """What reads a run. Raises `ExtractorError` where the cluster or its folder cannot be had.

    `known`: whether a page was stored before.
    """
    if cluster is None:
        return nullcontext(_Here(jobs, awards_only=awards_only))
    from extractor.cluster import Cluster

    chosen = click.get_current_context().get_parameter_source("jobs") is not ParameterSource.DEFAULT
    workers = jobs if chosen else None
    return Cluster(cluster, folder, workers, extractor, known, awards_only=awards_only)
