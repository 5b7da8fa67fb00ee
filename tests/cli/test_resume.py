"""A run that is killed at any moment and started again ends as an unbroken one, and fetches nothing twice."""

from __future__ import annotations

import importlib.util
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from extractor import runs
from extractor.errors import SourceFailure
from extractor.fetch import FetchConfig, Fetcher
from extractor.model import Article, Page
from extractor.pipeline import Extractor
from extractor.sources import read_sources
from extractor.store import Database

ADDRESSES = 80
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork, SIGKILL and 127.0.0.2")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """`scripts/resume_check.py`, which does the same with 1,000 addresses and the whole command."""
    path = Path(__file__).parents[2] / "scripts" / "resume_check.py"
    spec = importlib.util.spec_from_file_location("resume_check", path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["resume_check"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.MOST_KILLS = 2  # type: ignore[attr-defined]
    return module


class Quiet:
    """Watches nothing."""

    def read(self, page: Page, article: Article | None) -> None: ...
    def failed(self, failure: object) -> None: ...


def run(extractor: Extractor, names: Path, db: Path) -> int:
    """As the command does, but with small transactions."""
    runs.BATCH = 8
    with Database.open(db) as database, Fetcher(FetchConfig(allow_private=True, delay=0.0)) as fetcher:
        pages: Iterator[Page | SourceFailure] = read_sources(
            [f"@{names}"], fetcher=fetcher, stored=database.page_at
        )
        return 1 if runs.run(extractor, database, pages, Quiet()).failed else 0


@pytest.fixture(scope="module")
def start(extractor: Extractor) -> object:
    """Runs in a fork of this process, which has the models already."""
    extractor.extract(Article(id="", source="", text="경산시는 데이터기반행정 평가에서 우수 등급을 받았다."))

    def start(names: Path, db: Path) -> int:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process == 0:
            code = 99
            try:
                code = run(extractor, names, db)
            finally:
                os._exit(code)
        return process

    return start


def test_killed_runs_end_as_an_unbroken_one(tmp_path: Path, script: ModuleType, start: object) -> None:
    site = script.Site()
    try:
        names = tmp_path / "list.txt"
        names.write_text("\n".join(site.addresses(ADDRESSES)))
        assert script.wait(start(names, tmp_path / "whole.db")) == 1  # type: ignore[operator]
        whole = script.content(tmp_path / "whole.db")
        assert len(whole["articles"]) > ADDRESSES * 0.8
        assert len(whole["awards"]) > 10
        assert {table for table, rows in whole.items() if not rows} <= {"award_projects"}
        assert max(site.asked.values()) == 1, "an address in two forms is fetched once"
        kills = 0
        for seed in range(3):
            result = script.check(tmp_path, ADDRESSES, seed, start, site, whole)
            assert result.problems == []
            kills += result.kills
        assert kills >= 3
    finally:
        site.close()
