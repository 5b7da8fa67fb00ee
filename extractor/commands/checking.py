"""Commands that hold the program to labelled samples: check, rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.commands.options import (
    DONE,
    EXIT_CODES,
    FELL_SHORT,
    Existing,
    Settings,
    beginning,
    common,
    jobs_option,
    settings,
)
from extractor.console import Output, Reporter

if TYPE_CHECKING:
    from extractor.check import Report


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "scores", "json", "junit", "github"]),
    default="text",
    show_default=True,
    help="For people (scores: without differences), programs, build servers, workflows.",
)
@click.option(
    "--min",
    "minimum",
    multiple=True,
    metavar="FIELD=F1",
    help="Fall short below this score; may be repeated.",
)
@click.option("--pinned", type=Existing, metavar="FILE", help="Fall short of the scores pinned in FILE.")
@click.option("--pin", type=Existing, metavar="FILE", help="Pin today's scores, samples and labels in FILE.")
@click.option("--allow-lower", is_flag=True, help="With --pin: also where a pinned score falls.")
@jobs_option
@common
@settings
def check(
    options: Settings,
    folder: Path,
    form: str,
    minimum: tuple[str, ...],
    pinned: Path | None,
    pin: Path | None,
    allow_lower: bool,
    jobs: int,
) -> int:
    """Run on labelled samples, score every field, and list every difference.

    FOLDER holds pages NAME.html or NAME.txt with their labels NAME.json, or NAME.json with text and awards.

    \b
    Examples:
      award-extractor check corpus --min award=0.97 --min grade=0.95
      award-extractor check corpus --pinned corpus/pinned.json --format junit
    """
    from extractor.check import check as compare
    from extractor.check import gates
    from extractor.check.reports import FORMATS

    extractor = options.extractor()
    with beginning():
        least = gates.parse_minimum(minimum)
        if pinned:
            gates.read_pinned(pinned)
        report = compare(extractor, folder, jobs=jobs)
        short = gates.below_minimum(report, least) + (gates.below_pinned(report, pinned) if pinned else [])
    if pin:
        return _pin(report, pin, allow_lower, options.reporter)
    Output(None).write(FORMATS[form](report, short).encode())
    errors = [result.error for result in report.results if result.error]
    for message in (*report.errors, *errors, *short):
        options.reporter.error(message)
    return FELL_SHORT if short or report.errors or errors else DONE


def _pin(report: Report, path: Path, allow_lower: bool, reporter: Reporter) -> int:
    from extractor.check import gates

    lower = gates.lowered(report, path)
    wrong = [*report.errors, *(result.error for result in report.results if result.error)]
    for message in wrong:
        reporter.error(message)
    for message in lower:
        (reporter.info if allow_lower else reporter.error)(message)
    if wrong or (lower and not allow_lower):
        reporter.error(
            f"{path}: not changed; mend what is wrong" + (", or give --allow-lower" if lower else "")
        )
        return FELL_SHORT
    with beginning():
        gates.pin(report, path)
    reporter.info(f"{path}: pinned the scores of {report.total.samples} samples")
    return DONE


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), required=False)
@common
@settings
def rules(options: Settings, folder: Path | None) -> int:
    """List every rule with its label and examples; with a labelled FOLDER also its hits, right and wrong.

    \b
    Example:
      award-extractor rules corpus
    """
    from extractor.rules_report import report

    extractor, out = options.extractor(), Output(None)
    with beginning():
        out.write(report(extractor, folder).encode() + b"\n")
    return DONE
