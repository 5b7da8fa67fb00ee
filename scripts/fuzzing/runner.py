"""Runs kinds of inputs, each in a process of its own, and says what each cost and what broke."""

from __future__ import annotations

import multiprocessing
import random
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from types import FrameType
from typing import Any

from fuzzing.kinds import Case, Kind

HANGS = 120
"""Seconds of the clock after which a case counts as one that never ends."""
KEPT = 40
"""Failing inputs of one kind that are kept."""


class Hangs(BaseException):
    """A case that does not end. No `Exception`, so that nothing on the way takes it for one of its own."""


@dataclass
class Outcome:
    """What the cases of a kind cost, and what broke. Times are of the processor, in seconds."""

    kind: str
    about: str
    cases: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_case: int = -1
    largest: int = 0
    """Bytes of the largest input."""
    peak: int = 0
    """Memory that the process held at most, in bytes; of it `base` before the first case."""
    base: int = 0
    failures: list[str] = field(default_factory=list)


def numbers(seed: int, kind: Kind, case: int) -> random.Random:
    """The random numbers of one case, whatever ran before it."""
    return random.Random(f"{seed}/{kind.name}/{case}")


def run_kind(
    kind: Kind, seed: int, cases: Sequence[int], folder: Path | None, at: Synchronized[int] | None = None
) -> Outcome:
    """Runs cases of one kind in this process. Failing inputs are kept in `folder`, if one is given."""
    outcome = Outcome(kind.name, kind.about)
    signal.signal(signal.SIGALRM, _hangs)
    _checked(kind, kind.make(numbers(seed, kind, -1)))  # loads the models, for which no case is to blame
    outcome.base = outcome.peak = _memory()
    for number in cases:
        if at is not None:
            at.value = number
        case = kind.make(numbers(seed, kind, number))
        before = max(outcome.peak, _memory())
        begun = _clock()
        wrong = _checked(kind, case)
        took = _clock() - begun
        outcome.peak = _memory()
        if wrong is None and took > kind.seconds:
            wrong = f"took {took:.1f} s of at most {kind.seconds:g}"
        if wrong is None and outcome.peak - before > kind.megabytes * 1024 * 1024:
            wrong = f"took {(outcome.peak - before) / 1024 / 1024:.0f} MB more of at most {kind.megabytes:g}"
        outcome.cases += 1
        outcome.seconds += took
        outcome.largest = max(outcome.largest, len(case.content))
        if took > outcome.slowest:
            outcome.slowest, outcome.slowest_case = took, number
        if wrong is not None:
            outcome.failures.append(f"{kind.name} {number}: {wrong.strip().splitlines()[-1][:300]}")
            if folder is not None and len(outcome.failures) <= KEPT:
                _keep(folder, kind, number, case, wrong)
    return outcome


def _checked(kind: Kind, case: Case) -> str | None:
    """What is wrong with a case, or None."""
    signal.alarm(HANGS)
    try:
        case.check()
    except Exception:
        return traceback.format_exc()
    except Hangs:
        return f"{traceback.format_exc()}\ndoes not end within {HANGS} s"
    finally:
        signal.alarm(0)
    return None


def _hangs(_signal: int, _frame: FrameType | None) -> None:
    raise Hangs


def _clock() -> float:
    """Processor time of this process and of those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _memory() -> int:
    """The most memory that this process or one of its children held, in bytes."""
    return 1024 * max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def _keep(folder: Path, kind: Kind, number: int, case: Case, wrong: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{kind.name.replace(' ', '-')}-{number}"
    (folder / f"{name}{case.ending}").write_bytes(case.content)
    (folder / f"{name}.why.txt").write_text(wrong, encoding="utf-8", errors="backslashreplace")


# Processes --------------------------------------------------------------------------------------------


def run(kinds: Sequence[tuple[Kind, int]], seed: int, folder: Path | None, jobs: int = 1) -> list[Outcome]:
    """Runs so many cases of each kind, each kind in processes of its own; outcomes in the order of `kinds`.

    A process that dies is a failure of the case that it died on; the cases behind it are run all the same.
    """
    context = multiprocessing.get_context("fork")
    waiting = [(kind, range(count)) for kind, count in kinds]
    running: list[tuple[Any, Any, Kind, range, Any]] = []
    found: dict[str, Outcome] = {}
    began = time.monotonic()
    while waiting or running:
        while waiting and len(running) < jobs:
            kind, cases = waiting.pop(0)
            pipe, theirs = context.Pipe(duplex=False)
            at = context.Value("q", -1)
            process = context.Process(target=_work, args=(theirs, kind, seed, cases, folder, at))
            process.start()
            theirs.close()
            running.append((process, pipe, kind, cases, at))
        for place in list(running):
            process, pipe, kind, cases, at = place
            if not pipe.poll(0.2 / len(running)):
                continue
            running.remove(place)
            try:
                outcome: Outcome = pipe.recv()
            except EOFError:
                process.join()
                outcome = Outcome(kind.name, kind.about, cases=at.value + 1 - cases.start)
                outcome.failures.append(f"{kind.name} {at.value}: the process ended with {process.exitcode}")
                if at.value + 1 < cases.stop:
                    waiting.insert(0, (kind, range(at.value + 1, cases.stop)))
            process.join()
            found[kind.name] = _together(found.get(kind.name), outcome)
            print(f"{time.monotonic() - began:.0f} s: {kind.name}, {outcome.cases} cases", file=sys.stderr)
    return [found[kind.name] for kind, _ in kinds if kind.name in found]


def _work(
    pipe: object, kind: Kind, seed: int, cases: range, folder: Path | None, at: Synchronized[int]
) -> None:
    pipe.send(run_kind(kind, seed, cases, folder, at))  # type: ignore[attr-defined]


def _together(first: Outcome | None, second: Outcome) -> Outcome:
    if first is None:
        return second
    slowest = max(first, second, key=lambda one: one.slowest)
    return Outcome(
        first.kind, first.about, first.cases + second.cases, first.seconds + second.seconds, slowest.slowest,
        slowest.slowest_case, max(first.largest, second.largest), max(first.peak, second.peak), first.base or second.base,
        first.failures + second.failures,
    )  # fmt: skip
