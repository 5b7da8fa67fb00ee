"""Tries the program on inputs that nobody would write, and says what each kind cost and what broke.

    python scripts/fuzz.py                               a run of 20,000 cases in all
    python scripts/fuzz.py --cases 200000 --jobs 2 --seed 7
    python scripts/fuzz.py --only page,warc --cases 5000
    python scripts/fuzz.py --only page --case 4711       one case again, with its traceback

Every case hangs on seed, kind and number alone. Inputs that fail are kept in a folder with what went wrong
beside them. Exit code 1 where anything failed.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click
import msgspec
from fuzzing import containers, pages, patterns, texts
from fuzzing.kinds import ROOT, Kind
from fuzzing.runner import Outcome, numbers, run

KINDS: tuple[Kind, ...] = (*pages.KINDS, *texts.KINDS, *patterns.KINDS, *containers.KINDS)
WHOLE = sum(kind.cases for kind in KINDS)


def table(outcomes: list[Outcome]) -> str:
    """The outcomes as a Markdown table."""
    rows = [
        "| kind | cases | CPU s | slowest ms | largest input kB | peak memory MB | failures |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for one in outcomes:
        rows.append(
            f"| {one.kind}: {one.about} | {one.cases:,} | {one.seconds:.0f} | {one.slowest * 1000:.0f} "
            f"| {one.largest / 1000:.0f} | {one.peak / 1024 / 1024:.0f} | {len(one.failures)} |"
        )
    cases, seconds = sum(one.cases for one in outcomes), sum(one.seconds for one in outcomes)
    slowest, peak = max(one.slowest for one in outcomes), max(one.peak for one in outcomes)
    largest = max(one.largest for one in outcomes) / 1000
    rows.append(
        f"| all | {cases:,} | {seconds:.0f} | {slowest * 1000:.0f} | {largest:.0f} "
        f"| {peak / 1024 / 1024:.0f} | {sum(len(one.failures) for one in outcomes)} |"
    )
    return "\n".join(rows)


def chosen(only: str | None) -> list[Kind]:
    """The kinds that are named, or all."""
    if only is None:
        return list(KINDS)
    names = [name.strip() for name in only.split(",")]
    unknown = set(names) - {kind.name for kind in KINDS}
    if unknown:
        raise click.UsageError(
            f"no kind {', '.join(sorted(unknown))}; kinds: {', '.join(k.name for k in KINDS)}"
        )
    return [kind for kind in KINDS if kind.name in names]


@click.command(help=__doc__)
@click.option(
    "--cases", default=20_000, show_default=True, help="In all; each kind gets its share, 20 at least."
)
@click.option("--only", help="Kinds, parted by commas.")
@click.option("--seed", default=1, show_default=True)
@click.option("--jobs", default=1, show_default=True, help="Processes at a time.")
@click.option("--case", "number", type=int, help="Run this one case of the kind of --only.")
@click.option("--folder", type=click.Path(path_type=Path), default=ROOT / "build" / "fuzz", show_default=True)
@click.option("--json", "file", type=click.Path(path_type=Path), help="Write the outcomes there too.")
def main(
    cases: int, only: str | None, seed: int, jobs: int, number: int | None, folder: Path, file: Path | None
) -> None:
    """See the head of the file."""
    kinds = chosen(only)
    if number is not None:
        if len(kinds) != 1:
            raise click.UsageError("--case needs one kind: --only KIND")
        case = kinds[0].make(numbers(seed, kinds[0], number))
        click.echo(repr(case.content[:2_000]))
        case.check()
        return
    share = sum(kind.cases for kind in kinds)
    outcomes = run([(kind, max(20, round(cases * kind.cases / share))) for kind in kinds], seed, folder, jobs)
    click.echo(table(outcomes))
    failures = [failure for one in outcomes for failure in one.failures]
    for failure in failures[:100]:
        click.echo(failure, err=True)
    if file is not None:
        file.write_bytes(
            msgspec.json.format(msgspec.json.encode([asdict(one) for one in outcomes]), indent=1) + b"\n"
        )
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
