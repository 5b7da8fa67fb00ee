"""A database made by the pipeline from some samples, with wild articles beside them; the web page of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

from extractor.cli import main
from extractor.store import Database
from extractor.web import build
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

SCRIPT = "<script>alert('제목')</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
LINK = "javascript:alert('주소')"
WILD_TEXT = (
    f"경산시는 {SCRIPT} 데이터기반행정 실태점검에서 우수 등급을 받았다. 점수는 91.5점이다.\n"
    f"시는 {IMAGE} 민원 데이터를 분석했다. 시장은 “놀랍다. 고맙다”고 말했다."
)
WILD_KEY = "47290|data-based-administration|2024"


def wild_article() -> Any:
    made = award(
        WILD_TEXT,
        quote="경산시",
        recipient=f"경상북도 경산시{IMAGE}",
        region_code="47290",
        evaluation_year=2024,
        score=91.5,
        peer_average=63.2,
        streak=2,
        incentive_krw=30_000_000,
        projects=(f"민원 데이터 분석{SCRIPT}",),
        inferred=("streak",),
    )
    return article(
        "wild",
        made,
        title=f"경산시 우수 {SCRIPT}{IMAGE}",
        text=WILD_TEXT,
        url=LINK,
        publisher=IMAGE,
        reporter=SCRIPT,
    )


def further_articles() -> Iterator[Any]:
    """A conflict with the wild one, an article with an address, one of a body that is no local government."""
    text = "경산시는 데이터기반행정 실태점검에서 보통 등급에 그쳤다."
    made = award(
        text,
        quote="경산시",
        recipient="경상북도 경산시",
        region_code="47290",
        evaluation_year=2024,
        grade="보통",
    )
    yield article("other", made, text=text, title="경산시 보통", url="https://news.test/a?b=1&c=2")
    text = "어떤/기관 & 공사가 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다."
    made = award(
        text,
        quote="공사",
        recipient="어떤/기관 & 공사?",
        region_code=None,
        recipient_kind="other",
        programme="open-data",
        evaluation_year=2023,
    )
    yield article("body", made, text=text, title=None, publisher=None, reporter=None, published=None)
    text = "가람시는 데이터 분석 전문인재 양성 선도기관으로 뽑혔다."
    made = award(text, programme="data-talent", evaluation_year=None, grade=None, region_code="11110")
    yield article("undated", made, text=text)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file that nobody writes to."""
    path = tmp_path_factory.mktemp("web") / "awards.db"
    sources = [str(ROOT / "corpus" / name) for name in SAMPLES]
    assert main(["--quiet", "run", *sources, "--db", str(path)]) == 0
    with Database.open(path) as db:
        db.store(wild_article())
        for one in further_articles():
            db.store(one)
    return path


class Tags(HTMLParser):
    """The tags of a page, with what stands in them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


class Answer:
    """A response, as HTML."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.text

    @property
    def tags(self) -> Tags:
        return Tags(self.html)

    @property
    def words(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.tags.words))

    @property
    def links(self) -> list[str]:
        return [link["href"] for link in self.tags.all("a")]


class Site:
    """The application, asked in this process. One event loop for all, as under a server."""

    def __init__(self, application: Datasette, runner: asyncio.Runner) -> None:
        self.application = application
        self.runner = runner
        self.known: dict[tuple[Any, ...], Answer] = {}

    def ask(self, method: str, path: str, **options: Any) -> Answer:
        return Answer(self.runner.run(self.application.client.request(method, path, **options)))

    def get(self, path: str, **parameters: str) -> Answer:
        """A page that is there; asked for once, since nothing changes it."""
        key = (path, *parameters.items())
        if key not in self.known:
            self.known[key] = self.ask("GET", path, params=parameters or None, follow_redirects=True)
        answer = self.known[key]
        assert answer.status == 200, f"{path}: {answer.status}\n{answer.words[:500]}"
        return answer


@pytest.fixture(scope="session")
def site(database: Path) -> Iterator[Site]:
    with asyncio.Runner() as runner:
        application = build(database)
        yield Site(application, runner)
        for served in application.databases.values():
            served.close()
        if application.executor:
            application.executor.shutdown()
