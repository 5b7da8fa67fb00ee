"""How the program starts: what it loads, what its help says, what its Python interface is called."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import subprocess
import sys
import tomllib
from contextlib import suppress
from pathlib import Path

import click
import pytest

import extractor
from extractor.cli import cli
from extractor.console import Reporter
from extractor.errors import PageError, SourceError
from extractor.estimate import count_pages
from extractor.sources.read import ENDINGS, PREFIXES
from tests.cli.conftest import WON, Command, page

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("spacy", "kiwipiepy", "selectolax", "httpx", "bs4", "numpy", "openpyxl")


def loaded(code: str, *arguments: str) -> list[str]:
    """Heavy modules that a fresh process has loaded after running some code."""
    code += f"\nimport json, sys; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, capture_output=True, cwd=ROOT, text=True
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_importing_loads_nothing_heavy() -> None:
    assert loaded("import extractor; extractor.json_schema(); extractor.Extractor") == []


@pytest.mark.parametrize(
    "arguments", ["--help", "run --help", "--version", "search DB 공공데이터", "export DB -o OUT"]
)
def test_light_commands_load_nothing_heavy(
    folder: Path, tmp_path: Path, command: Command, arguments: str
) -> None:
    db, out = tmp_path / "awards.db", tmp_path / "out.csv"
    command("run", folder / "b.txt", "--db", db)
    words = [{"DB": str(db), "OUT": str(out)}.get(word, word) for word in arguments.split()]
    assert loaded("import sys; from extractor.cli import main; assert main(sys.argv[1:]) == 0", *words) == []


def test_public_names() -> None:
    assert sorted(extractor.__all__) == dir(extractor) == [
        "Article", "Award", "Evidence", "Extractor", "ExtractorError", "Page", "__version__",
        "extract", "json_schema", "load", "pipe", "read", "read_page",
    ]  # fmt: skip
    for name in extractor.__all__:
        assert getattr(extractor, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = extractor.nonsense


def test_version_is_that_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert extractor.__version__ == project["version"]


def test_python_interface(folder: Path, tmp_path: Path) -> None:
    article = extractor.read(folder / "a.html")
    assert article == extractor.read(str(folder / "a.html"))
    assert article.text == WON
    (award,) = extractor.extract(article)
    assert (award.recipient, award.score) == ("경상북도 경산시", 91.5)
    given = extractor.read_page(page(WON).encode("cp949"), url="https://paper.example/1", charset="euc-kr")
    assert (given.url, given.text) == ("https://paper.example/1", WON)
    assert extractor.read_page(f"소식\n\n{WON}".encode(), media="text").text == WON
    with pytest.raises(SourceError, match="more than one article"):
        extractor.read(folder)
    with pytest.raises(SourceError, match="no such file"):
        extractor.read(folder / "none.html")
    with pytest.raises(PageError):
        extractor.read_page(b"<html></html>")


def test_pipe(folder: Path) -> None:
    failures: list[str] = []
    sources = [folder / "b.txt", folder / "none.html", folder / "a.html"]
    articles = extractor.pipe(sources, on_failure=lambda failure: failures.append(failure.source))
    assert next(articles).id == "b", "articles come one by one"
    assert failures == []
    (second,) = articles
    assert (second.id, len(second.awards)) == ("a", 1)
    assert failures == [str(folder / "none.html")]
    assert [a.id for a in extractor.pipe(str(folder), jobs=2)] == ["a", "b", "plan", "won"]


def test_load() -> None:
    nlp = extractor.load()
    doc = nlp(WON)
    assert doc.text == WON
    assert {"award_mentions", "korean_sentences"} <= set(nlp.pipe_names)
    assert any(span.text == "91.5점" for span in doc.spans["mentions"])


COMMANDS: list[tuple[str, click.Command]] = [("", cli), *cli.commands.items()]


@pytest.mark.parametrize(
    ("name", "found"), COMMANDS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_help_has_an_example_and_the_exit_codes(
    name: str, found: click.Command, command: Command
) -> None:
    ended = command(*name.split(), "--help")
    assert ended.code == 0
    assert re.search(rf"Examples?:\n    .*award-extractor {name}", ended.out)
    assert "130  interrupted" in ended.out
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"


def test_help_names_every_kind_of_source(command: Command) -> None:
    for name in ("run", "extract", "explain"):
        shown = command(name, "--help").out
        assert all(ending in shown.split() for ending in ENDINGS)
        assert all(prefix in shown for prefix in PREFIXES)


def test_examples_in_the_help_are_right_usage() -> None:
    for name, found in COMMANDS:
        for line in re.findall(r"award-extractor (.+)", found.help or ""):
            words = line.split(" > ")[0].split()
            if name:
                assert words.pop(0) == name
                made = found.make_context(
                    name, [w for w in words if w != "corpus"] + ["."] * ("corpus" in words)
                )
                assert made.params


def test_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "--version"], check=True, capture_output=True, cwd=ROOT, text=True
    )
    assert done.stdout == f"award-extractor, version {extractor.__version__}\n"


def test_reader_that_has_seen_enough(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    command("run", folder, "--db", db)
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "extractor", "export", str(db), "--format", "jsonl"],
        stdout=write, stderr=subprocess.PIPE, cwd=ROOT, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch, reporter: Reporter) -> str:
    """What a person sees of some progress."""
    seen, given = pty.openpty()
    with os.fdopen(given, "w") as stderr, monkeypatch.context() as patch:
        patch.setenv("TERM", "xterm")
        patch.setattr(sys, "stderr", stderr)
        with reporter.progress(3) as ticks:
            for _ in range(3):
                ticks.done()
            reporter.error("page.html: what is wrong")
    shown = b""
    with suppress(OSError):  # what Linux raises where nothing is left
        while chunk := os.read(seen, 100_000):
            shown += chunk
    os.close(seen)
    return shown.decode()


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_on_a_terminal(monkeypatch, Reporter())
    assert "3/3" in shown
    assert "pages/s" in shown
    assert "left" in shown
    assert "page.html: what is wrong" in shown


def test_no_progress_when_quiet_or_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = shown_on_a_terminal(monkeypatch, Reporter(quiet=True))
    assert "page.html: what is wrong" in shown
    assert "3/3" not in shown
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with Reporter().progress(3) as ticks:
        ticks.done()
    assert pipe.getvalue() == ""


def test_number_of_pages_is_known_beforehand(folder: Path) -> None:
    assert count_pages([str(folder)]) == 4
    (folder / "list").write_text("a.html\nhttps://paper.example/1\nc.jsonl\n", encoding="utf-8")
    assert count_pages([f"@{folder / 'list'}", str(folder / "none.html")]) == 5
    assert count_pages([str(folder), "-"]) is None
