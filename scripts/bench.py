"""Measures the program beside others, in one run: one table, the ratios last.

    python scripts/bench.py                      all parts, on pages of the corpus and on made-up ones
    python scripts/bench.py FOLDER --only a,b,c  on pages of a folder
    python scripts/bench.py --json > figures.json

Parts: a stripping, b the whole job, c pages without an award, d start-up, e several processes, f storing,
g searching. CPU times are of this process, pages in turn through all contenders, medians over the rounds with
the least and the most. What the parts compare with is installed by `scripts/setup --bench`.
"""

from __future__ import annotations

import os
import platform
import random
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import msgspec
from made_up.articles import make_article
from make_pages import pages as made_pages
from measures import pages as page_parts
from measures import programs, searching, storing
from measures.figures import Figure, Ratio, Report

from extractor import pipe
from extractor.errors import ExtractorError
from extractor.model import Article, Page
from extractor.pipeline import Extractor

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
PARTS = "abcdefg"
MADE = 40
BATCH = 480
"""Made-up pages for several processes: so many that their start does not count."""
"""Made-up pages of each kind: with an award and without."""


def machine() -> dict[str, str]:
    """What the figures hold for."""
    names = [line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")]
    packages = (
        "kiwipiepy",
        "spacy",
        "selectolax",
        "beautifulsoup4",
        "trafilatura",
        "readability-lxml",
        "Resiliparse",
    )
    return {
        "processor": f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores",
        "system": f"{platform.system()}, Python {platform.python_version()}",
        "packages": ", ".join(f"{name} {version(name)}" for name in packages),
    }


def _cpu_lines() -> list[str]:
    info = Path("/proc/cpuinfo")
    return info.read_text(encoding="utf-8").splitlines() if info.exists() else []


def pages_of(folder: Path) -> list[Page]:
    """The HTML pages of a folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".htm")]
    return [Page(source=str(path), content=path.read_bytes(), media="html") for path in paths]


def pages_made(awards: float, seed: int, count: int = MADE) -> list[Page]:
    """Made-up pages of the weight of real ones."""
    return [
        Page(source=page.address, content=page.content, media="html")
        for page in made_pages(count, seed=seed, awards=awards)
    ]


def by_award(extractor: Extractor, pages: list[Page]) -> tuple[list[Page], list[Page]]:
    """The pages with an award, and those without. Pages that hold no article are left out."""
    kinds: tuple[list[Page], list[Page]] = ([], [])
    for page in pages:
        try:
            kinds[not extractor.process(page).awards].append(page)
        except ExtractorError:
            continue
    return kinds


def articles_of_corpus() -> Iterator[Article]:
    """The corpus's articles with their awards."""
    return (item for item in pipe(CORPUS) if isinstance(item, Article))


def articles_made(count: int) -> Iterator[Article]:
    """Made-up articles as they stand in a database."""
    rng = random.Random(1)
    for number in range(count):
        made = make_article(rng, with_award=rng.random() < 0.2)
        yield Article(
            id=f"{number}", source=f"made-{number}", title=made.title, published=made.published,
            text="\n".join(made.paragraphs),
        )  # fmt: skip


def table(report: Report) -> Iterator[str]:
    """The report as Markdown: the machine, the figures, the ratios last."""
    yield from (f"- {name}: {value}" for name, value in report.machine.items())
    yield from ("", "| | what | median | least | most | |", "|---|---|--:|--:|--:|---|")
    yield from map(_figure_row, report.figures)
    yield from ("", "| | ratio | median | least | most | aim | |", "|---|---|--:|--:|--:|---|---|")
    yield from map(_ratio_row, report.ratios)


def _figure_row(figure: Figure) -> str:
    numbers = " | ".join(f"{number:.4g}" for number in (figure.median, figure.low, figure.high))
    return f"| {figure.section} | {figure.name} | {numbers} | {figure.unit} |"


def _ratio_row(ratio: Ratio) -> str:
    numbers = " | ".join(f"{number:.3g}" for number in (ratio.median, ratio.low, ratio.high))
    aim = "" if ratio.aim is None else f"at {'least' if ratio.at_least else 'most'} {ratio.aim:g}"
    verdict = {None: "", True: "met", False: "missed"}[ratio.is_met]
    return f"| {ratio.section} | {ratio.name} | {numbers} | {aim} | {verdict} |"


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", default=PARTS, show_default=True, help="Parts to measure, such as a,b.")
@click.option("--repeat", default=5, show_default=True, type=click.IntRange(1, 50), help="Rounds that count.")
@click.option("--articles", default=10_000, show_default=True, help="Made-up articles to search in.")
@click.option(
    "--database",
    type=click.Path(exists=True, path_type=Path),
    help="Search in this one instead of made-up articles.",
)
@click.option("--json", "as_json", is_flag=True, help="All figures as JSON.")
def main(
    *, folders: tuple[Path, ...], only: str, repeat: int, articles: int, database: Path | None, as_json: bool
) -> None:
    """Measures the program beside others, on the pages of FOLDERS or of the corpus and on made-up ones."""
    parts = set(only) - set(", ")
    if wrong := sorted(parts - set(PARTS)):
        raise click.UsageError(f"no part {', '.join(wrong)}; parts are {', '.join(PARTS)}")
    report = Report(machine=machine())
    extractor = Extractor()
    if parts & set("abc"):
        for name, pages in page_sets(folders):
            click.echo(f"{name}: {len(pages)} pages", err=True)
            with_award, without = by_award(extractor, pages)
            page_parts.measure(
                extractor, page_parts.PageSet(name, with_award, without), parts, repeat, report
            )
    made = pages_made(0.5, seed=3)
    batch = pages_made(0.5, seed=4, count=BATCH) if "e" in parts else []
    for part, measure, of in (
        ("d", _measure_programs, made),
        ("e", storing.measure_jobs, batch),
        ("f", storing.measure_storing, made),
    ):
        if part in parts:
            click.echo(f"part {part}", err=True)
            measure(extractor, of, repeat, report)
    if "g" in parts:
        click.echo("part g", err=True)
        searching.measure_finding(articles_of_corpus(), report)
        with tempfile.TemporaryDirectory() as folder:
            path = database or Path(folder) / "large.db"
            if database is None:
                searching.fill(path, articles_made(articles)).close()
            searching.measure_speed(path, repeat, report)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(report), indent=1).decode())
    else:
        click.echo("\n".join(table(report)))


def page_sets(folders: tuple[Path, ...]) -> Iterator[tuple[str, list[Page]]]:
    """Pages to measure on, by name."""
    if folders:
        yield from ((folder.name, pages_of(folder)) for folder in folders)
        return
    yield "corpus", pages_of(CORPUS / "pages")
    yield "made-up", pages_made(1, seed=1) + pages_made(0, seed=2)


def _measure_programs(extractor: Extractor, pages: list[Page], repeat: int, report: Report) -> None:
    with tempfile.TemporaryDirectory() as folder:
        article, database = Path(folder) / "article.txt", Path(folder) / "articles.db"
        article.write_text(programs.ARTICLE, encoding="utf-8")
        searching.fill(database, map(extractor.process, pages)).close()
        programs.measure(article, database, repeat, report)


if __name__ == "__main__":
    main()
