"""The measuring script: its metric on known texts, and its forms of expectation."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from tests.page.conftest import PROSE, TITLE, document, paragraphs


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).parents[2] / "scripts" / "bench_pages.py"
    spec = importlib.util.spec_from_file_location("bench_pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_pages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    markup = document(
        f"<h1>{TITLE}</h1><div class=body><h3 class=subtitle>버스 배차</h3>{paragraphs()}</div>"
    )
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    label = {
        "title": TITLE,
        "publisher": "나리일보",
        "reporter": None,
        "published": None,
        "text": "\n".join(PROSE),
    }
    (tmp_path / "a.json").write_text(json.dumps(label), encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n".join([TITLE, *PROSE]), encoding="utf-8")
    gold = {
        "title": TITLE,
        "reporter": "나도별",
        "published": None,
        "body": "\n".join(PROSE[:2]),
        "optional": [*PROSE[2:]],
    }
    (tmp_path / "b.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "unlabelled.html").write_text("<p>x</p>", encoding="utf-8")
    return tmp_path


def test_both_forms_of_expectation(bench: ModuleType, folder: Path) -> None:
    result = CliRunner().invoke(
        bench.main, [str(folder), "--json", "--repeat", "1", "--tool", "award-extractor"]
    )
    assert result.exit_code == 0, result.output
    read = json.loads(result.stdout)
    page = read["HTML"]["award-extractor"]["pages"][0]
    assert (page["page"], page["f1"], page["fields"]["title"], page["fields"]["reporter"]) == (
        "a",
        1.0,
        True,
        True,
    )
    text = read["plain text"]["award-extractor"]["pages"][0]
    assert text["recall"] == 1.0
    assert text["f1"] < text["lenient"] == 1.0
    assert text["fields"]["reporter"] is False
    assert text["fields"]["publisher"] is None


def test_table(bench: ModuleType, folder: Path) -> None:
    result = CliRunner().invoke(
        bench.main, [str(folder), "--repeat", "1", "--tool", "award-extractor", "--pages"]
    )
    assert "award-extractor" in result.output
    assert "plain text b: F1" in result.output


@pytest.mark.parametrize("label", ["{", '{"title": "x"}'])
def test_wrong_label_is_named(bench: ModuleType, folder: Path, label: str) -> None:
    (folder / "a.json").write_text(label, encoding="utf-8")
    result = CliRunner().invoke(bench.main, [str(folder), "--repeat", "1", "--tool", "award-extractor"])
    assert result.exit_code == 2
    assert "a.json" in result.output


def test_page_without_article(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "list.html").write_text("<html><body><a href=/>홈</a></body></html>", encoding="utf-8")
    (tmp_path / "list.json").write_text('{"no_article": true, "title": null, "text": ""}', encoding="utf-8")
    result = CliRunner().invoke(
        bench.main, [str(tmp_path), "--json", "--repeat", "1", "--tool", "award-extractor"]
    )
    assert json.loads(result.stdout)["HTML"]["award-extractor"]["summary"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("read", "expected", "figures"),
    [
        ("a b c", "a b c", (1, 1, 1)),
        ("a b", "a b c d", (1, 0.5, 2 / 3)),
        ("a a", "a", (0.5, 1, 2 / 3)),
        ("x", "y", (0, 0, 0)),
        ("", "", (1, 1, 1)),
    ],
)
def test_agreement(bench: ModuleType, read: str, expected: str, figures: tuple[float, float, float]) -> None:
    assert bench.agreement(Counter(read.split()), Counter(expected.split())) == pytest.approx(figures)
