"""Tries every regular expression of the program on strings made against it, and names those whose time grows
faster than the string.

    python scripts/check_regexes.py

Exit code 1 where there is one. The tests do the same with fewer strings.
"""

from __future__ import annotations

import sys
import time

import click
from fuzzing.attacks import attacks, worst
from fuzzing.regexes import collect

from extractor.pipeline import default_extractor


@click.command(help=__doc__)
@click.option("--size", default=400, show_default=True, help="Characters; twice as many are tried too.")
def main(size: int) -> None:
    """See the head of the file."""
    found = collect(default_extractor())
    begun = time.process_time()
    slow = 0
    for one in found:
        growth = worst(one.pattern, one.use, size) and worst(one.pattern, one.use, 2 * size)
        if growth is not None:
            slow += 1
            click.echo(f"{one.place}: {str(one.pattern.pattern)[:200]!r}")
            times = f"{growth.twice * 1000:.1f} ms, {growth.ratio:.1f} times that of half"
            click.echo(f"  {times} of {growth.text[:60]!r}")
    strings = sum(1 for one in found for _ in attacks(one.pattern))
    took = time.process_time() - begun
    click.echo(f"{len(found)} expressions, {strings:,} strings, {slow} slow, {took:.0f} s")
    sys.exit(bool(slow))


if __name__ == "__main__":
    main()
