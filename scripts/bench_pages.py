"""Measures how well and how fast articles are read from pages, beside other extractors, in one run.

    python scripts/bench_pages.py corpus/pages
    python scripts/bench_pages.py FOLDER… --json --repeat 5

A folder holds pages (`NAME.html`, `NAME.txt`) with an expectation beside each, in one of two forms:

- `NAME.json` with `title`, `publisher`, `reporter`, `published` and `text`, the expected body (`"no_article":
true` for a page without one);
- `NAME.gold.json` with the same fields, `body` for the expected body, and `optional`: texts (deck, captions,
byline) that may be read or not.

Body: precision, recall and F1 over white-space separated words after NFC, as multisets, averaged over pages.
"lenient" does not count optional texts against the reader. Time: CPU of this process for one page, bytes to
fields, median of the repeats; other extractors get decoded text. Other extractors are measured if they are
installed; they read HTML only.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec
from selectolax.lexbor import LexborHTMLParser

from extractor.errors import ExtractorError, LabelError
from extractor.model import Page
from extractor.page import read_page

FIELDS = ("title", "publisher", "reporter", "published")


class Expected(msgspec.Struct, frozen=True):
    """A page and what should be read from it."""

    name: str
    path: Path
    body: str | None
    optional: tuple[str, ...]
    fields: dict[str, str | None]


class Outcome(msgspec.Struct):
    """What one extractor read from one page. `seconds`: CPU time."""

    body: str
    fields: dict[str, str | None]
    seconds: float


class Score(msgspec.Struct):
    """One extractor's figures for one page."""

    page: str
    precision: float
    recall: float
    f1: float
    lenient: float
    fields: dict[str, bool | None]
    milliseconds: float


Results = dict[str, dict[str, list[Score]]]
"""Scores by kind of page, then by extractor."""

Reader = Callable[[Path, str], tuple[str, dict[str, str | None]]]


def expectations(folder: Path) -> Iterator[Expected]:
    """Every page of a folder that has an expectation, by name. Raises LabelError for a wrong one."""
    found = False
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".html", ".htm", ".txt"):
            continue
        gold, label = path.with_suffix(".gold.json"), path.with_suffix(".json")
        source = gold if gold.exists() else label
        if not source.exists():
            continue
        found = True
        try:
            data: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
        except ValueError as error:
            raise LabelError(f"{source}: not valid JSON: {error}") from None
        body = data.get("body", data.get("text"))
        if data.get("no_article"):
            body = None
        elif not isinstance(body, str):
            raise LabelError(f"{source}: no expected body under `body` or `text`")
        fields = {name: data[name] for name in FIELDS if name in data}
        yield Expected(path.stem, path, body, tuple(data.get("optional") or ()), fields)
    if not found:
        raise LabelError(f"{folder}: no pages with expectations (NAME.html or NAME.txt with NAME.json) in it")


def words(text: str) -> list[str]:
    """White-space separated words after NFC."""
    return unicodedata.normalize("NFC", text).split()


def agreement(read: Counter[str], expected: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of two multisets of words; 1 if both are empty."""
    if not read and not expected:
        return 1.0, 1.0, 1.0
    common = sum((read & expected).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / sum(read.values()), common / sum(expected.values())
    return precision, recall, 2 * precision * recall / (precision + recall)


def score(expected: Expected, outcome: Outcome) -> Score:
    """Compares one outcome with its expectation. A field is right if it is equal; it is not scored if the
    expectation or the extractor does not know it.
    """
    read, body = Counter(words(outcome.body)), Counter(words(expected.body or ""))
    precision, recall, f1 = agreement(read, body)
    spare = (read - body) & Counter(words("\n".join(expected.optional)))
    _, _, lenient = agreement(read - spare, body)
    known = expected.fields.keys() & outcome.fields.keys()
    fields = {
        name: outcome.fields[name] == expected.fields[name] if name in known else None for name in FIELDS
    }
    return Score(expected.name, precision, recall, f1, lenient, fields, outcome.seconds * 1000)


def _own(path: Path, _text: str) -> tuple[str, dict[str, str | None]]:
    page = Page(
        source=str(path), content=path.read_bytes(), media="text" if path.suffix == ".txt" else "html"
    )
    try:
        article = read_page(page)
    except ExtractorError:
        return "", dict.fromkeys(FIELDS)
    day = article.published.isoformat() if article.published else None
    return article.text, {
        "title": article.title,
        "publisher": article.publisher,
        "reporter": article.reporter,
        "published": day,
    }


def _trafilatura(_path: Path, text: str) -> tuple[str, dict[str, str | None]]:
    import trafilatura

    found = trafilatura.extract(text, with_metadata=True, output_format="json")
    data = json.loads(found) if found else {}
    fields = {
        "title": data.get("title"),
        "publisher": data.get("source-hostname"),
        "reporter": data.get("author"),
        "published": data.get("date"),
    }
    return data.get("text") or "", fields


def _readability(_path: Path, text: str) -> tuple[str, dict[str, str | None]]:
    import readability

    document = readability.Document(text)
    markup = re.sub(r"(?i)<(?:br|/p|/div|/h\d|/li|/t[dr])\b", r"\n\g<0>", document.summary())
    return LexborHTMLParser(markup).text(), {"title": document.short_title()}


def _resiliparse(_path: Path, text: str) -> tuple[str, dict[str, str | None]]:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(text, main_content=True), {}


OWN = "award-extractor"
READERS: dict[str, Reader] = {
    OWN: _own,
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}
_MODULES = {"trafilatura": "trafilatura", "readability-lxml": "readability", "resiliparse": "resiliparse"}


def available(name: str) -> bool:
    """Whether an extractor can be imported here."""
    if name not in _MODULES:
        return True
    try:
        __import__(_MODULES[name])
    except ImportError:
        return False
    return True


def read_once(reader: Reader, expected: Expected) -> Outcome:
    """Reads one page; another extractor that fails read nothing."""
    text = expected.path.read_bytes().decode("utf-8", "replace")
    start = time.process_time()
    body, fields = "", dict[str, str | None]()
    try:
        body, fields = reader(expected.path, text)
    except Exception as error:
        if reader is _own:
            raise
        click.echo(f"{expected.name}: {reader.__name__.strip('_')} failed: {error}", err=True)
    return Outcome(body, fields, time.process_time() - start)


def summary(scores: list[Score]) -> dict[str, float | int | None]:
    """The figures of one extractor over all pages."""
    result: dict[str, float | int | None] = {"pages": len(scores)}
    for name in ("f1", "lenient", "precision", "recall"):
        result[name] = round(statistics.fmean(getattr(item, name) for item in scores), 4)
    result["worst"] = round(min(item.f1 for item in scores), 4)
    result["below_97"] = sum(item.f1 < 0.97 for item in scores)
    for name in FIELDS:
        judged = [item.fields[name] for item in scores if item.fields[name] is not None]
        result[name] = round(sum(map(bool, judged)) / len(judged), 4) if judged else None
    result["ms_median"] = round(statistics.median(item.milliseconds for item in scores), 2)
    result["ms_mean"] = round(statistics.fmean(item.milliseconds for item in scores), 2)
    return result


def _table(results: Results) -> Iterator[str]:
    for kind, by_tool in results.items():
        yield f"{kind}:"
        yield (
            "  extractor         pages  F1      lenient  P       R       worst   <.97  title  date  "
            " reporter  publisher  ms median  ms mean"
        )
        for tool, scores in by_tool.items():
            row = summary(scores)
            shares = [
                f"{row[name]:.2f}" if row[name] is not None else "-"
                for name in ("title", "published", "reporter", "publisher")
            ]
            yield (
                f"  {tool:<17} {row['pages']:>5}  {row['f1']:.4f}  {row['lenient']:.4f}   "
                f"{row['precision']:.4f}  {row['recall']:.4f}  {row['worst']:.4f}  "
                f"{row['below_97']:>4}"
                f"  {shares[0]:>5}  {shares[1]:>5}  {shares[2]:>8}  {shares[3]:>9}  "
                f"{row['ms_median']:>9.2f}  {row['ms_mean']:>7.2f}"
            )
        yield from _share(by_tool)


def _share(by_tool: dict[str, list[Score]]) -> Iterator[str]:
    """Our CPU time as a share of trafilatura's, over all pages and at the median page."""
    own, other = by_tool.get(OWN), by_tool.get("trafilatura")
    if own and other:
        pairs = [(mine.milliseconds, theirs.milliseconds) for mine, theirs in zip(own, other, strict=True)]
        whole = sum(theirs for _, theirs in pairs) / sum(mine for mine, _ in pairs)
        middle = statistics.median(theirs / mine for mine, theirs in pairs)
        yield f"  CPU: 1/{whole:.1f} of trafilatura's over all pages, 1/{middle:.1f} at the median page"


@click.command()
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--tool", "tools", multiple=True, type=click.Choice(list(READERS)), help="Only these extractors."
)
@click.option(
    "--repeat", default=3, show_default=True, type=click.IntRange(1, 50), help="Readings of each page."
)
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON, page by page.")
@click.option("--pages", "show_pages", is_flag=True, help="Also every page that is not read perfectly.")
def main(
    folders: tuple[Path, ...], tools: tuple[str, ...], repeat: int, as_json: bool, show_pages: bool
) -> None:
    """Scores articles read from the pages of FOLDERS against what is expected beside them."""
    chosen = [name for name in (tools or READERS) if available(name)]
    for name in tools or READERS:
        if name not in chosen:
            click.echo(f"{name} is not installed; left out", err=True)
    try:
        results = _results(folders, chosen, repeat)
    except LabelError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(2)
    if as_json:
        payload = {
            kind: {tool: {"summary": summary(scores), "pages": scores} for tool, scores in by_tool.items()}
            for kind, by_tool in results.items()
        }
        click.echo(msgspec.json.format(msgspec.json.encode(payload), indent=1).decode())
        return
    for line in (*_table(results), *(_imperfect(results) if show_pages else ())):
        click.echo(line)


def _results(folders: tuple[Path, ...], tools: list[str], repeat: int) -> Results:
    """Scores by kind of page and extractor.

    All pages go through all extractors before any is read again, so that no extractor finds the page that it
    has just read in a cache; the first round warms up and is not timed if there are more.
    """
    pages = [expected for folder in folders for expected in expectations(folder)]
    jobs = [(page, name) for page in pages for name in tools if page.path.suffix != ".txt" or name == OWN]
    outcomes: dict[tuple[str, str], list[Outcome]] = {}
    for turn in range(repeat):
        for page, name in jobs:
            outcome = read_once(READERS[name], page)
            if turn == 1:
                outcomes[str(page.path), name] = []
            outcomes.setdefault((str(page.path), name), []).append(outcome)
    results: Results = {}
    for page, name in jobs:
        read = outcomes[str(page.path), name]
        seconds = statistics.median(outcome.seconds for outcome in read)
        kind = "plain text" if page.path.suffix == ".txt" else "HTML"
        figures = score(page, Outcome(read[-1].body, read[-1].fields, seconds))
        results.setdefault(kind, {}).setdefault(name, []).append(figures)
    return results


def _imperfect(results: Results) -> Iterator[str]:
    for kind, by_tool in results.items():
        for item in by_tool.get(OWN, []):
            wrong = [name for name, right in item.fields.items() if right is False]
            if item.f1 < 1 or wrong:
                note = f", wrong: {', '.join(wrong)}" if wrong else ""
                yield f"  {kind} {item.page}: F1 {item.f1:.4f}, lenient {item.lenient:.4f}{note}"


if __name__ == "__main__":
    main()
