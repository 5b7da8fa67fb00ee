"""A whole run that is killed leaves a sound database without half an article; a second run completes it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from extractor import runs
from extractor.commands.options import Settings
from extractor.pipeline import Extractor
from extractor.store import clusters

SCRIPTS = Path(__file__).parents[2] / "scripts"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs fork, SIGKILL and 127.0.0.2")


@pytest.fixture
def script(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`scripts/crash_check.py`, which does the same 200 times; what it changes for itself is put back."""
    for changed, name in ((Settings, "extractor"), (runs, "BATCH"), (clusters, "_AT_ONCE")):
        monkeypatch.setattr(changed, name, getattr(changed, name))
    monkeypatch.syspath_prepend(SCRIPTS)
    import crash_check

    crash_check.warm_up(extractor)
    return crash_check


def test_killed_runs_are_sound_and_completed(script: Any, tmp_path: Path) -> None:
    site = script.Site()
    try:
        (tmp_path / "list.txt").write_text("\n".join(site.addresses(40)))
        started = script.Runs(tmp_path / "list.txt")
        whole = script.unbroken(started, tmp_path / "whole.db")
        assert len(whole.rows["articles"]) > 30
        assert whole.transactions > 12
        for number in range(4):  # the group or the run alone, at any time or in a transaction
            trial = script.check(started, site, tmp_path / f"{number}.db", whole, number, seed=7)
            assert trial.problems == []
    finally:
        site.close()


def test_half_an_article_would_be_seen(script: Any, tmp_path: Path) -> None:
    site = script.Site()
    try:
        (tmp_path / "list.txt").write_text("\n".join(site.addresses(20)))
        started = script.Runs(tmp_path / "list.txt")
        whole = script.unbroken(started, tmp_path / "whole.db")
    finally:
        site.close()
    for number, wrong in enumerate(
        (
            "DELETE FROM claims WHERE field = 'grade'",
            "DELETE FROM award_projects; DELETE FROM awards",
            "DELETE FROM article_search",
            "DELETE FROM article_search_fts",
        )
    ):
        path = tmp_path / f"{number}.db"
        with script.Database.open(tmp_path / "whole.db") as db:
            db.connection.execute("VACUUM INTO ?", [str(path)])
        assert script.examine(path, whole).problems == []
        with script.Database.open(path) as db:
            db.connection.executescript(wrong)
        assert script.examine(path, whole).problems, wrong
