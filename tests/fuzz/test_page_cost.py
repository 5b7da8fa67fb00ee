"""The most expensive pages cost little, and twice as much when they are twice as long."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import page_cost
import pytest
from fuzzing.hostile import ATTACKS, page

from extractor.model import Article
from extractor.pipeline import default_extractor

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    text = "하남시가 데이터기반행정 실태점검에서 우수 등급을 받았다."
    default_extractor().extract(Article(id="", source="", text=text))


@pytest.mark.parametrize("name", ATTACKS)
def test_a_page_of_thirty_thousand_letters_costs_little(name: str) -> None:
    assert 25_000 < len(page(name, 30_000).decode()) < 40_000
    assert page_cost.cost(name, 30_000) < 4


def test_what_grows_too_fast_or_costs_too_much_is_told() -> None:
    found = {"a": [0.1, 0.2, 0.4, 0.8, 0.8], "b": [1.0, 4.1, 8.0, 8.0, 8.0], "c": [1, 2, 4, 40, 40]}
    assert [fault.partition(":")[0] for fault in page_cost.faults(found)] == ["b", "c", "c", "c"]


def test_the_picture_names_the_dearest() -> None:
    found = {name: [n * size for size in (1.0, 2.0, 4.0, 8.0, 8.0)] for n, name in enumerate(ATTACKS)}
    root = ElementTree.fromstring(page_cost.drawn(found))
    words = {element.text for element in root.iter() if element.tag.endswith("text")}
    assert set(list(ATTACKS)[-6:]) <= words
    assert len([element for element in root.iter() if element.tag.endswith("polyline")]) == len(ATTACKS)


def test_the_search_by_coverage_names_what_it_needs() -> None:
    code = "import sys; sys.modules['atheris'] = None; import runpy; runpy.run_path(sys.argv[1])"
    script = str(SCRIPTS / "fuzz_coverage.py")
    done = subprocess.run([sys.executable, "-c", code, script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip() == "Atheris is missing; install it: pip install atheris"
