"""A check as text, JSON, JUnit XML, or as annotations of a GitHub workflow."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from xml.etree import ElementTree

from extractor.check import Report
from extractor.check.scores import COUNTS, SCORES, Count, Share, Tally


def as_text(report: Report, short: Sequence[str]) -> str:
    """For people: differences sample by sample, then the scores, then what fell short."""
    lines = []
    for result in report.results:
        if result.differences or result.error:
            lines.append(result.sample.name)
            lines += [f"  {result.error}"] if result.error else []
            lines += [f"  {difference}" for difference in result.differences]
    return "\n".join([*lines, "", ""]).lstrip("\n") + as_scores(report, short)


def as_scores(report: Report, short: Sequence[str]) -> str:
    """For people who do not want to see the differences: the scores, and what fell short."""
    invented = report.total.invented_in_negatives
    lines = [*_table(report), ""]
    lines.append(f"samples: {report.total.samples}; awards invented in articles without any: {invented}")
    lines += [f"unusable: {error}" for error in report.errors]
    lines += [f"fell short: {sentence}" for sentence in short]
    return "\n".join(lines) + "\n"


def _table(report: Report) -> Iterator[str]:
    groups = report.groups if len(report.groups) > 1 else {}
    widths = [max(8, len(group)) for group in groups]
    header = [f"{'':<18}{'precision':>10}{'recall':>8}{'all':>8}"]
    yield "  ".join([*header, *(f"{group:>{width}}" for group, width in zip(groups, widths, strict=True))])
    for name in SCORES:
        count = report.total.counts.get(name)
        ratios = (_number(count.precision), _number(count.recall)) if count else ("", "")
        first = f"{name:<18}{ratios[0]:>10}{ratios[1]:>8}{_number(report.total.scores()[name]):>8}"
        others = [_number(tally.scores()[name]) for tally in groups.values()]
        yield "  ".join([first, *(f"{text:>{width}}" for text, width in zip(others, widths, strict=True))])


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def as_json(report: Report, short: Sequence[str]) -> str:
    """For programs: scores, differences and errors in one object."""
    whole = {
        "folder": str(report.folder),
        "samples": report.total.samples,
        "scores": _tally(report.total),
        "groups": {group: _tally(tally) for group, tally in sorted(report.groups.items())},
        "invented_in_negatives": report.total.invented_in_negatives,
        "differences": [
            {"sample": result.sample.name, "path": str(result.sample.path)}
            | {name: getattr(difference, name) for name in ("award", "field", "expected", "found")}
            for result in report.results
            for difference in result.differences
        ],
        "failed": {result.sample.name: result.error for result in report.results if result.error},
        "unusable": report.errors,
        "fell_short": list(short),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _tally(tally: Tally) -> dict[str, Any]:
    return {name: _score(tally.counts[name] if name in COUNTS else tally.shares[name]) for name in SCORES}


def _score(score: Count | Share) -> dict[str, Any]:
    if isinstance(score, Share):
        return {"share": score.value, "right": score.right, "total": score.total}
    names = ("precision", "recall", "right", "wrong", "missed")
    return {"f1": score.value} | {name: getattr(score, name) for name in names}


def as_junit(report: Report, short: Sequence[str]) -> str:
    """For build servers. Each sample is a test case with its differences as output.

    What fails is a label that cannot be used, a sample on which the program fails, and a score that falls
    short, each a case of its own.
    """
    suite = ElementTree.Element("testsuite", name=f"award-extractor check {report.folder}")
    failed = 0
    for result in report.results:
        case = ElementTree.SubElement(
            suite, "testcase", classname=result.sample.group, name=result.sample.name
        )
        if result.error:
            failed += 1
            ElementTree.SubElement(case, "failure", message=_printable(result.error))
        if result.differences:
            output = ElementTree.SubElement(case, "system-out")
            output.text = _printable("\n".join(map(str, result.differences)))
    for kind, sentences in (("labels", report.errors), ("scores", short)):
        for sentence in sentences:
            failed += 1
            case = ElementTree.SubElement(suite, "testcase", classname=kind, name=_printable(sentence))
            ElementTree.SubElement(case, "failure", message=_printable(sentence))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failed))
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(c if c >= " " or c in "\n\t" else "\ufffd" for c in text)


def as_github(report: Report, short: Sequence[str]) -> str:
    """Workflow commands: a warning at the file of each sample that differs, an error for all that fails."""
    lines = []
    for result in report.results:
        if result.error:
            lines.append(_command("error", result.error, result.sample.path))
        if result.differences:
            text = "\n".join(map(str, result.differences))
            lines.append(_command("warning", text, result.sample.path))
    lines += [_command("error", sentence) for sentence in (*report.errors, *short)]
    scores = {name: value for name, value in report.total.scores().items() if value is not None}
    lines.append(_command("notice", "\n".join(f"{name} {value:.4f}" for name, value in scores.items())))
    return "\n".join(lines) + "\n"


def _command(level: str, message: str, path: object = None) -> str:
    place = "" if path is None else f" file={_escaped(str(path)).replace(':', '%3A').replace(',', '%2C')}"
    return f"::{level}{place}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMATS: dict[str, Callable[[Report, Sequence[str]], str]] = {
    "text": as_text,
    "scores": as_scores,
    "json": as_json,
    "junit": as_junit,
    "github": as_github,
}
"""Each takes a report and the sentences that say what fell short."""
