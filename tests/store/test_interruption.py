"""An interruption at any line of storing loses nothing of what was read before."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from extractor import runs
from extractor.batch import Outcome, Reading
from extractor.pipeline import Extractor
from extractor.store import Database, opened
from tests.store.records import article, award, make_page

WATCHED = {runs.__file__, opened.__file__, contextlib.__file__}
READ = 3


class Silent:
    def read(self, page: object, article: object) -> None: ...
    def failed(self, failure: object) -> None: ...


class Interruption:
    """Raises `KeyboardInterrupt`, as Ctrl-C does, at the `at`-th line that the second storing runs."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.storings = 0

    def __call__(self, frame: FrameType, event: str, value: object) -> Any:
        if event == "call" and frame.f_code.co_name == "_flush":
            self.storings += 1
        if self.storings != 2 or frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line" and self.left > 0:
            self.left -= 1
            if self.left == 0:
                raise KeyboardInterrupt
        return self


def outcomes(extractor: Extractor, items: Iterable[object]) -> Iterator[Outcome]:
    for number in range(READ):
        page = make_page(f"n{number}", content=f"<p>{number}</p>".encode())
        yield Reading(page=page, article=article(f"n{number}", award(evaluation_year=2020 + number)))


@pytest.fixture(autouse=True)
def _one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "BATCH", 1)


def interrupted(extractor: Extractor, path: Path, at: int) -> bool:
    """Whether a run that is interrupted there was going on still."""
    with Database.open(path) as db:
        sys.settrace(Interruption(at))
        try:
            runs.run(extractor, db, (), Silent(), process=outcomes)
        except KeyboardInterrupt:
            return True
        finally:
            sys.settrace(None)
    return False


def test_wherever_it_comes_the_article_is_stored_and_the_file_can_be_written(
    extractor: Extractor, tmp_path: Path
) -> None:
    made, path = tmp_path / "made.db", tmp_path / "a.db"
    with Database.open(made) as db:
        runs.run(extractor, db, (), Silent(), process=lambda extractor, items: iter(()))
    lost, at = [], 1
    while interrupted(extractor, shutil.copy(made, path), at):
        with Database.open(path) as db:
            counts = db.counts()
            if counts["articles"] < 2 or counts["awards"] != counts["articles"]:
                lost.append(at)
            assert db.store(article("later")) == "new"
        at += 2
    assert at > 200
    assert lost == []
