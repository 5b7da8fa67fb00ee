"""Korean search, on our page and in Datasette's own search boxes."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import Site

FOUND = ["경산", "경산시", "경산시는", "민원 분석", "91.5", "데이터기반행정 경산"]


@pytest.mark.parametrize("words", FOUND)
def test_our_page_finds_and_marks(site: Site, words: str) -> None:
    answer = site.get("/search", q=words)
    assert "경산시 우수" in "".join(answer.tags.words)
    marked = set(re.findall(r'<mark class="hit">(.*?)</mark>', answer.html))
    assert marked
    assert marked <= set(words.split())


@pytest.mark.parametrize("words", FOUND)
def test_the_search_box_of_articles_finds(site: Site, words: str) -> None:
    assert "경산시 우수" in site.get("/data/articles", _search=words).words


@pytest.mark.parametrize("words", FOUND)
def test_the_search_box_of_awards_finds_what_articles_tell(site: Site, words: str) -> None:
    answer = site.get("/data/award_overview", _search=words)
    assert "/award/47290/data-based-administration/2024" in answer.links
    assert "연제구" not in answer.words


@pytest.mark.parametrize("words", ["경산군", "산시가", "없는말"])
def test_what_no_article_holds_is_not_found(site: Site, words: str) -> None:
    assert "그 말이 모두 들어 있는 기사가 없습니다" in site.get("/search", q=words).words
    for table in ("articles", "award_overview"):
        assert "해당하는 기록이 없습니다" in site.get(f"/data/{table}", _search=words).words


def test_a_recipient_is_offered_by_its_name_though_nothing_is_on_record(site: Site) -> None:
    assert "/place/11140" in site.get("/search", q="서울특별시 중구").links


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=40)
    | st.sampled_from(['"', "'", "NOT", "a OR b", "title:경산", "경*", '"경', "-경산", "(", "^경"])
)
def test_any_words_may_be_searched_for(site: Site, words: str) -> None:
    for path, name in (("/search", "q"), ("/data/articles", "_search"), ("/data/award_overview", "_search")):
        options = {name: words.encode("utf-8", "replace").decode()}
        assert site.ask("GET", path, params=options, follow_redirects=True).status in (200, 302)
