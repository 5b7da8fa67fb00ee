"""A short run of every kind of input; `scripts/fuzz.py` makes long ones."""

from pathlib import Path

import pytest
from fuzz import KINDS
from fuzzing.kinds import Case, Kind, must
from fuzzing.runner import numbers, run, run_kind

SLOW = {"pdf": 3, "long lines": 1, "spellings": 12, "whole": 15, "furniture": 12, "patterns": 25, "xlsx": 15}
CASES = 40


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_breaks(kind: Kind) -> None:
    outcome = run_kind(kind, 7, range(SLOW.get(kind.name, CASES)), None)
    assert outcome.failures == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_case_hangs_on_its_number_alone(kind: Kind) -> None:
    def content(number: int) -> bytes:
        return kind.make(numbers(7, kind, number)).content

    if kind.name in ("hwpx", "xlsx"):
        return  # a zip holds the time of its making
    assert content(3) == content(3)
    assert len({content(number) for number in range(12)}) > 6


def _breaks(number: int) -> Kind:
    def make(rng: object) -> Case:
        drawn = rng.random()

        def check() -> None:
            must(drawn < 0.5, f"{drawn} is too much")

        return Case(str(drawn).encode(), ".txt", check)

    return Kind(f"broken {number}", "breaks in half of all cases", make, 1, 5.0)


def test_what_breaks_is_told_and_kept(tmp_path: Path) -> None:
    outcome = run([(_breaks(1), 20)], 1, tmp_path)[0]
    assert outcome.cases == 20
    assert 0 < len(outcome.failures) < 20
    assert all("is too much" in failure for failure in outcome.failures)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == 2 * len(outcome.failures)
    number = kept[0].split("-")[-1].split(".")[0]
    assert float((tmp_path / f"broken-1-{number}.txt").read_text()) >= 0.5
