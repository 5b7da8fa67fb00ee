"""A database made by the pipeline from some samples, and what the command exports of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.cli import main
from extractor.store import Database
from tests.store.records import article, award

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = (
    "articles/chungju-earlier-and-now.json",
    "articles/gunwi-before-move-2022.json",
    "articles/roundup-incheon-open-2024.json",
    "articles/seodaemun-dba-2021-score.json",
    "articles/wonju-talent-2024.json",
    "articles/yeonje-two-crowns-each-forty-million.json",
)
EVIL = '=HYPERLINK("http://x.test")'


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples alone, as the pipeline stores them. Nobody writes to it."""
    path = tmp_path_factory.mktemp("exports") / "samples.db"
    sources = [str(ROOT / "corpus" / name) for name in SAMPLES]
    assert main(["--quiet", "run", *sources, "--db", str(path)]) == 0
    return path


@pytest.fixture(scope="session")
def database(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, with an award that has every field and one of the needed alone. Nobody writes to it."""
    path = tmp_path_factory.mktemp("exports") / "awards.db"
    path.write_bytes(samples.read_bytes())
    values = {"score": 90.5, "peer_average": 65.6, "streak": 3, "incentive_krw": 30_000_000}
    full = award(**values, agencies_evaluated=684, projects=("민원 지도", "=1+1"), inferred=("streak",))
    with Database.open(path) as db:
        db.store(
            article(
                "full", full, title=EVIL, deck="부제", byline="나기자", captions=("사진",), warnings=("주의",)
            )
        )
        bare = {"region_code": None, "recipient_kind": "other", "evaluation_year": None, "grade": None}
        made = award(**bare, recipient="가람데이터공사", programme="data-talent", programme_name=None)
        db.store(article("bare", made, title=None, publisher=None, reporter=None, published=None))
        db.store(article("none", url="https://news.test/none"))
    return path
