"""Every kind of page: what it shows, and where it leads."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from extractor.knowledge import Knowledge
from extractor.store import Database
from extractor.web import build
from extractor.web.words import QUESTIONS, WORDS, metadata
from tests.web.conftest import Site

PAGES = {
    "front": "/",
    "search": "/search?q=데이터",
    "search of nothing": "/search",
    "award": "/award/47290/data-based-administration/2024",
    "award of a body": f"/award/{quote('어떤/기관 & 공사?', safe='')}/open-data/2023",
    "award without a year": "/award/11110/data-talent/undated",
    "place": "/place/47290",
    "place with nothing": "/place/11140",
    "province": "/place/28",
    "programme": "/programme/open-data",
    "programme and year": "/programme/open-data/2024",
    "programme without a year": "/programme/data-talent/undated",
    "tables": "/data",
    **{f"table {name}": f"/data/{name}" for name in WORDS.tables},
    **{f"question {name}": f"/data/{name}" for name in QUESTIONS},
    "filtered": "/data/award_overview?province=경상북도&_search=민원",
    "facet of another column": "/data/award_overview?_facet=streak",
    "row": "/data/municipalities/47290",
}
OWN_RULE = """
[[rule]]
id = "grade.body"
label = "GRADE"
note = "our own words for it"
regex = "(?P<value>{grade})기관"
match = ["시는 «우수기관»이다."]
no_match = ["우수했다."]
"""
pages = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)


@pages
def test_every_page_is_korean_and_has_a_heading_a_title_and_a_way_past_the_header(
    site: Site, path: str
) -> None:
    tags = site.get(path).tags
    assert tags.all("html") == [{"lang": "ko"}]
    assert len(tags.all("h1")) == len(tags.all("main")) == 1
    first = next(attributes for name, attributes in tags.found if name == "a")
    assert first["href"] == "#" + tags.all("main")[0]["id"]
    assert tags.all("title")


@pages
def test_every_field_has_a_label_and_every_anchor_is_there_once(site: Site, path: str) -> None:
    tags = site.get(path).tags
    named = {label["for"] for label in tags.all("label")}
    fields = [*tags.all("input"), *tags.all("select")]
    assert {field["id"] for field in fields if field.get("type") != "hidden"} <= named
    anchors = [attributes["id"] for _, attributes in tags.found if "id" in attributes]
    assert len(anchors) == len(set(anchors))
    told = {
        name for _, a in tags.found for key in ("aria-labelledby", "for") for name in a.get(key, "").split()
    }
    inside = {link["href"][1:] for link in tags.all("a") if link["href"].startswith("#")}
    assert told | inside <= set(anchors)


@pages
def test_plots_have_words_and_a_table(site: Site, path: str) -> None:
    tags = site.get(path).tags
    for plot in tags.all("svg"):
        assert plot["role"] == "img"
        assert plot["aria-labelledby"]
    assert not tags.all("svg") or tags.all("table")
    assert len(tags.all("title")) == 1 + len(tags.all("svg"))


@pages
def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(site: Site, path: str) -> None:
    for name, attributes in site.get(path).tags.found:
        assert name not in ("script", "style", "iframe", "object", "embed", "base", "img", "meta") or (
            name == "meta" and not attributes.get("http-equiv")
        )
        assert not [key for key in attributes if key.startswith("on") or key == "style"]
        if name == "link":
            assert attributes["href"].startswith("/")
        for key in ("href", "src", "action", "formaction"):
            if key in attributes:
                assert re.match(r"/(?!/)|#|\?|https?://", attributes[key]), attributes


def test_every_link_leads_somewhere(site: Site) -> None:
    seen: set[str] = set()
    waiting = ["/", *PAGES.values()]
    while waiting and len(seen) < 150:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = site.get(path)
        if not answer.response.headers["content-type"].startswith("text/html"):
            continue
        for link in answer.links:
            parts = urlsplit(link)
            if parts.netloc in ("", "localhost") and parts.path:
                waiting.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    assert len(seen) == 150


def test_an_award_shows_the_sentence_with_the_value_the_rule_and_the_reason(site: Site) -> None:
    answer = site.get("/award/47290/data-based-administration/2024")
    assert re.search(r'<mark class="k-\w+ used" id="t\d-text-0-3">경산시', answer.html)
    assert "91.5" in answer.words
    assert "30,000,000원" in answer.words
    assert "test.rule" in answer.words
    assert "추론 for the test" in answer.words
    assert "기사마다 다른 값" in answer.words
    assert "보통" in answer.words
    assert "고맙다”고 말했다" not in answer.words, "a sentence without a value"
    assert "/place/47290" in answer.links
    assert "/programme/data-based-administration/2024" in answer.links


def test_an_award_of_the_samples_shows_their_words(site: Site, database: object) -> None:
    with Database.open(str(database), readonly=True) as db:
        claims = db.rows(
            "SELECT c.award, c.quote, c.rule, c.article FROM claims c JOIN awards w ON w.key = c.award"
            " WHERE c.field = 'grade' AND c.rule <> 'test.rule' AND c.place = 'text'"
        )
    assert len(claims) > 5
    for claim in claims[:10]:
        who, programme, year = claim["award"].rsplit("|", 2)
        answer = site.get(f"/award/{who}/{programme}/{year or 'undated'}")
        assert claim["quote"] in answer.words
        assert claim["rule"] in answer.words
        assert f"/article/{claim['article']}" in answer.links


def test_the_rules_of_a_pattern_folder_are_explained(database: Path, tmp_path: Path) -> None:
    """A rule that replaces a built-in one is shown with its own note, another rule with the built-in note."""
    with Database.open(database, readonly=True) as db:
        claims = db.rows("SELECT DISTINCT article, rule FROM claims WHERE rule IN ('grade.body', 'points')")
    article = next(row["article"] for row in claims if row["rule"] == "grade.body")
    with_points = next(row["article"] for row in claims if row["rule"] == "points")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text(OWN_RULE, encoding="utf-8")
    notes = {rule.id: rule.note for rule in Knowledge().rules}
    with asyncio.Runner() as runner:
        application = build(database, patterns=tmp_path)
        own = Site(application, runner)
        words = own.get(f"/article/{article}").words
        assert "our own words for it" in words
        assert notes["grade.body"] not in words
        assert notes["points"] in own.get(f"/article/{with_points}").words
        for served in application.databases.values():
            served.close()
        application.executor.shutdown()


def test_the_source_opens_at_the_words(site: Site) -> None:
    (link,) = [one for one in site.get(PAGES["award"]).links if one.startswith("https://news.test")]
    assert link == "https://news.test/a?b=1&c=2#:~:text=%EA%B2%BD%EC%82%B0%EC%8B%9C"


def test_a_stored_article_is_shown_whole(site: Site) -> None:
    (link,) = {one for one in site.get("/search?q=91.5점").links if one.startswith("/article/")}
    words = site.get(link).words
    assert "고맙다”고 말했다" in words
    assert "91.5점" in words


def test_a_recipient_is_one_under_all_its_codes(site: Site) -> None:
    before, now = site.get("/place/47720"), site.get("/place/27720")
    assert before.html == now.html
    assert "대구광역시 군위군" in now.words
    assert "47720" in now.words
    assert "2022" in now.words
    assert len(now.tags.all("svg")) >= 1


def test_scores_stand_against_the_average_of_the_group(site: Site) -> None:
    words = site.get("/place/47290").words
    assert "91.5" in words
    assert "63.2" in words
    assert "+28.30" in words
    assert "기초 전체, 발표 자료" in words, "published averages of other years"


def test_a_round_counts_by_province(site: Site) -> None:
    answer = site.get("/programme/open-data/2024")
    assert "인천" in answer.words
    assert "679곳" in answer.words
    description = re.search(r"<desc[^>]*>(.*?)</desc>", answer.html)
    assert description
    assert "인천광역시" in description[1]


def test_bodies_stand_apart_in_a_round(site: Site) -> None:
    answer = site.get("/programme/open-data/2023")
    assert "그 밖의 기관" in answer.words
    assert "어떤/기관 & 공사?" in answer.words


def test_the_table_of_awards_has_facets(site: Site) -> None:
    answer = site.get("/data/award_overview")
    summaries = re.findall(r'<summary id="facet-(\w+)">(\S+)', answer.html)
    assert summaries == [
        ("province", "시·도"),
        ("evaluation_year", "평가"),
        ("programme_title", "사업"),
        ("grade", "등급·상"),
    ]
    assert any("province=" in link for link in answer.links)


def test_filters_narrow_the_table(site: Site) -> None:
    answer = site.get("/data/award_overview", province="경상북도")
    assert "경상북도 경산시" in answer.words
    assert "연제구" not in answer.words
    csv = site.get("/data/award_overview.csv", province="경상북도").html
    assert csv.splitlines()[0].startswith("key,province,recipient")
    assert len(csv.splitlines()) == 2


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_answer_in_korean_and_can_be_narrowed(site: Site, name: str) -> None:
    answer = site.get(f"/data/{name}")
    assert QUESTIONS[name].title in answer.words
    columns = re.findall(r"<th scope=\"col\"[^>]*>([^<]+)</th>", answer.html)
    assert not [column for column in columns if re.fullmatch(r"[a-z_]+", column)]
    for select in answer.tags.all("select"):
        site.get(f"/data/{name}", **{select["name"]: "없는 것"})


def test_a_column_is_described_as_one_of_its_table(site: Site) -> None:
    assert "Key of the article, by which claims name it" in site.get("/data/articles").words
    assert "Whether the quote stands in the article's text or in its title" in site.get("/data/claims").words
    assert "Rank among the scores on record" in site.get("/data/best_scores").words


def test_columns_are_described_in_english() -> None:
    tables = metadata("data")["databases"]["data"]["tables"]
    for name, table in tables.items():
        assert table["title"], name
        assert all(text.isascii() for text in table["columns"].values())
    overview = tables["award_overview"]["columns"]
    assert overview["streak"] == "Consecutive times including this one, as articles claim"


@pytest.mark.parametrize(
    "path",
    [
        "/award/47290/data-based-administration/1999",
        "/award/47290/no-programme/2024",
        "/article/" + "0" * 32,
        "/place/99999",
        "/place/%ff",
        "/programme/none",
        "/programme/open-data/1999",
        "/programme/open-data/undated/",
        "/nothing",
        "/data/nothing",
        "/data/municipalities/nothing",
    ],
)
def test_what_is_not_there_is_said_in_korean(site: Site, path: str) -> None:
    answer = site.ask("GET", path, follow_redirects=True)
    assert answer.status == 404
    assert "찾는 쪽이 없습니다" in answer.words
