"""The pages that benchmarks read: the same each time, and read as they were made."""

import gzip
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor.model import Page
from extractor.pipeline import Extractor

SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture(scope="module")
def maker() -> Any:
    sys.path.insert(0, str(SCRIPTS))
    try:
        import make_pages
    finally:
        sys.path.remove(str(SCRIPTS))
    return make_pages


def test_one_seed_gives_the_same_pages_and_another_gives_others(maker: Any) -> None:
    first, again, other = ([page.content for page in maker.pages(5, seed=s, awards=0.5)] for s in (1, 1, 2))
    assert first == again
    assert first != other


def test_made_pages_are_read_as_they_were_made(maker: Any, extractor: Extractor) -> None:
    made = list(maker.pages(36, seed=7, awards=0.5))
    assert {page.address.partition(".")[0].rstrip("0123456789") for page in made} >= {
        "https://state",
        "https://table",
    }
    for page in made:
        article = extractor.process(Page(source=page.address, content=page.content, media="html"))
        awards = [(a.region_code, a.programme, a.evaluation_year, a.grade) for a in article.awards]
        assert awards == ([page.article.award] if page.article.award else [])
        assert article.title == page.article.title
        assert article.published == page.article.published
        assert all(paragraph in article.text for paragraph in page.article.paragraphs)


def test_an_archive_holds_a_record_for_each_page(maker: Any, tmp_path: Path) -> None:
    path = tmp_path / "made.warc.gz"
    maker.write_archive(path, maker.pages(3, seed=1, awards=0))
    assert gzip.decompress(path.read_bytes()).count(b"WARC-Type: response") == 3
