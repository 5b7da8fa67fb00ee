"""Feeds, sitemaps and the news search, against a real server and the real client."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import SourceError, SourceFailure
from extractor.fetch import Document, FetchConfig, Fetcher
from extractor.model import Page
from extractor.sources import read_sources
from extractor.sources.addresses import fetch_all
from extractor.sources.discovery import Wanted, day
from extractor.sources.feeds import _entries as feed_entries
from tests.fetch.conftest import Site, reply

Read = Callable[..., list[Page | SourceFailure]]

RSS = """<?xml version="1.0" encoding="{charset}"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>새 소식</title><link>{site}/</link>
<atom:link href="{site}/rss" rel="self"/>
<item><media:title>사진</media:title><title><![CDATA[가온시 &quot;데이터 기반&quot; 행정 우수]]></title>
 <atom:link rel="self" href="{site}/self"/><link>{site}/view?idxno=1&amp;utm_source=rss</link>
 <description>&lt;p&gt;요약&lt;/p&gt;</description><pubDate>Wed, 05 Mar 2025 16:00:00 GMT</pubDate></item>
<item><title>둘째 글</title><link> /view?idxno=2 </link><dc:date>2025-03-04T09:00:00+09:00</dc:date></item>
<item><title>셋째 글 & 더</title><guid>{site}/view?idxno=3</guid><pubDate>2025.03.03 10:00</pubDate></item>
<item><title>넷째</title><link>{site}/view?idxno=4</link><pubDate>어제</pubDate></item>
<item><title>주소 없음</title><guid isPermaLink="false">tag:5</guid></item>
<item><title>첫째 다시</title><link>{site}/view?idxno=1</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
<entry><source><title>원래 이름</title></source><title type="html">데이터 &lt;b&gt;행정&lt;/b&gt;</title>
 <link rel="enclosure" href="/file"/><link rel="alternate" href="view?idxno=1"/>
 <published>2025-03-05T00:30:00+09:00</published>
 <updated>2025-04-01T00:00:00Z</updated></entry>
<entry><title>갱신만</title>
 <link href="view?idxno=2"/><updated>2025-03-04T00:00:00Z</updated></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="x"><title>t</title></channel>
<item rdf:about="{site}/view?idxno=1"><title>글</title><link>{site}/view?idxno=1</link></item></rdf:RDF>"""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    site.page("/robots.txt", b"User-agent: *\nDisallow: /closed", kind="text/plain")
    for number in range(1, 6):
        site.page(f"/view?idxno={number}", b"<p>%d</p>" % number)
    site.page("/view?idxno=1&utm_source=rss", b"<p>1</p>")
    yield site
    site.close()


def home(site: Site) -> str:
    return f"http://127.0.0.1:{site.port}"


@pytest.fixture
def read() -> Iterator[Read]:
    with Fetcher(FetchConfig(allow_private=True, delay=0.0, backoff=0.001, attempts=2)) as fetcher:
        yield lambda *names, **options: list(read_sources(names, fetcher=fetcher, **options))


def numbers(items: list[Page | SourceFailure]) -> list[int]:
    """Numbers of the pages that were read, which must be all."""
    assert all(isinstance(item, Page) for item in items), items
    return [int(item.content[3:-4]) for item in items if isinstance(item, Page)]


def failure(items: list[Page | SourceFailure]) -> str:
    (item,) = items
    assert isinstance(item, SourceFailure)
    return str(item.error)


# Feeds


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
def test_a_feed_gives_its_articles_once(site: Site, read: Read, charset: str) -> None:
    text = RSS.format(site=home(site), charset=charset)
    site.page("/rss", text.encode("cp949" if charset == "euc-kr" else charset), kind="application/rss+xml")
    items = read(f"feed:{home(site)}/rss")
    assert numbers(items) == [1, 2, 3, 4]
    assert items[0].source == f"{home(site)}/view?idxno=1&utm_source=rss"
    assert numbers(read(f"feed:{home(site)}/rss", wanted=Wanted(keywords=("데이터기반",)))) == [1]
    assert numbers(read(f"feed:{home(site)}/rss", wanted=Wanted(keywords=("글더", "둘째")))) == [2, 3]


def test_a_feed_is_held_to_days_in_korean_time(site: Site, read: Read) -> None:
    site.page("/rss", RSS.format(site=home(site), charset="utf-8").encode(), kind="text/xml")

    def found(since: int | None, until: int | None) -> list[int]:
        days = [n and date(2025, 3, n) for n in (since, until)]
        return numbers(read(f"feed:{home(site)}/rss", wanted=Wanted(since=days[0], until=days[1])))

    assert found(6, None) == [1, 4]  # 16:00 GMT is the next day; what tells no day is not held to it
    assert found(None, 4) == [2, 3, 4, 1]  # the entry without a day that comes again
    assert found(4, 4) == [2, 4, 1]


def test_atom_and_rdf(site: Site, read: Read) -> None:
    site.page("/atom", ATOM.encode(), kind="application/atom+xml")
    site.page("/rdf", RDF.format(site=home(site)).encode(), kind="application/xml")
    assert numbers(read(f"feed:{home(site)}/atom")) == [1, 2]
    assert numbers(read(f"feed:{home(site)}/atom", wanted=Wanted(keywords=("데이터행정",)))) == [1]
    assert numbers(read(f"feed:{home(site)}/atom", wanted=Wanted(until=date(2025, 3, 4)))) == [2]
    assert numbers(read(f"feed:{home(site)}/rdf")) == [1]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"<!doctype html><html><p>x</p></html>", "no <rss>"),
        (b"plain", "no <rss>"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "is binary"),
    ],
)
def test_what_is_no_feed_is_told(site: Site, read: Read, body: bytes, message: str) -> None:
    site.page("/rss", body, kind="application/xml")
    assert message in failure(read(f"feed:{home(site)}/rss"))


def test_an_empty_feed_and_a_broken_one(site: Site, read: Read) -> None:
    whole = RSS.format(site=home(site), charset="utf-8")
    site.page("/empty", b"<rss><channel/></rss>")
    site.page("/broken", whole[: whole.index("셋째")].encode())
    assert read(f"feed:{home(site)}/empty") == []
    assert numbers(read(f"feed:{home(site)}/broken"))[:2] == [1, 2]


def test_robots_and_guard_hold_for_feeds_and_what_they_name(site: Site, read: Read) -> None:
    named = "".join(
        f"<item><link>{link}</link></item>" for link in ("file:///etc/passwd", "javascript:1", "x")
    )
    site.page("/rss", f"<rss>{named}<item><link>http://169.254.169.254/x</link></item></rss>".encode())
    site.page("/x", b"<p>9</p>")
    assert "forbids" in failure(read(f"feed:{home(site)}/closed/rss"))
    page, refused = read(f"feed:{home(site)}/rss")
    assert numbers([page]) == [9]
    assert "169.254.169.254" in failure([refused])


ENTITIES = """<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;">
<!ENTITY file SYSTEM "file:///etc/passwd">]><rss>
<item><title>&c;&file;</title><link>http://a.example/1</link></item></rss>"""


def test_entities_are_not_expanded() -> None:
    (entry,) = feed_entries("x", Document("http://a.example/", 200, "", None, ENTITIES.encode()))
    assert "root" not in entry.title
    assert len(entry.title) < 20


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2000))
def test_damage_gives_entries_or_a_named_error(noise: bytes, place: int) -> None:
    whole = RSS.format(site="http://a.example", charset="utf-8").encode()
    content = whole[:place] + noise + whole[place:]
    message, found = "feed:x: nothing", []
    try:
        found = list(feed_entries("feed:x", Document("http://a.example/", 200, "", None, content)))
    except SourceError as error:
        message = str(error)
    assert message.startswith("feed:x: ")
    assert all(entry.address for entry in found)


# Sitemaps

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap(*urls: str) -> bytes:
    names = f'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="{NEWS}"'
    return f"<urlset {names}>{''.join(urls)}</urlset>".encode()


def url(loc: str, modified: str = "", title: str = "", published: str = "") -> str:
    image = "<image xmlns='i'><title>그림 데이터</title></image>"
    news = (
        "<news:news><news:publication><news:name>신문</news:name></news:publication>"
        f"<news:publication_date>{published}</news:publication_date><news:title>{title}</news:title></news:news>"
    )
    return f"<url><loc>{loc}</loc>{image}<lastmod>{modified}</lastmod>{news if title else ''}</url>"


def test_a_sitemap_is_held_to_the_last_change(site: Site, read: Read) -> None:
    view = f"{home(site)}/view?idxno="
    body = sitemap(url(view + "1", "2025-03-01"), url(view + "2", "2025-03-09T01:00:00Z"), url(view + "3"))
    site.page("/sitemap.xml", body, kind="text/xml")
    name = f"sitemap:{home(site)}/sitemap.xml"
    assert numbers(read(name)) == [1, 2, 3]
    assert numbers(read(name, wanted=Wanted(since=date(2025, 3, 5)))) == [2, 3]
    # A page changed on the 9th may have appeared before the 5th.
    assert numbers(read(name, wanted=Wanted(until=date(2025, 3, 5)))) == [1, 2, 3]
    assert "no titles" in failure(read(name, wanted=Wanted(keywords=("데이터",))))


def test_a_news_sitemap_tells_title_and_day(site: Site, read: Read) -> None:
    view = f"{home(site)}/view?idxno="
    body = sitemap(
        url(view + "1", "2025-05-01", "데이터 행정", "2025-03-01"),
        url(view + "2", "2025-05-01", "날씨", "2025-03-09"),
    )
    site.page("/news.xml.gz", gzip.compress(body), kind="application/x-gzip")
    name = f"sitemap:{home(site)}/news.xml.gz"
    assert numbers(read(name, wanted=Wanted(until=date(2025, 3, 5)))) == [1]
    assert numbers(read(name, wanted=Wanted(keywords=("데이터",)))) == [1]


def test_an_index_leads_to_its_sitemaps_in_order(site: Site, read: Read) -> None:
    base = home(site)
    inner = "".join(
        f"<sitemap><loc>{base}/{name}</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in (
            ("one.xml", "2025-03-01"),
            ("gone.xml", ""),
            ("index.xml", ""),
            ("two.txt", "2025-03-09"),
        )
    )
    site.page("/index.xml", f"<sitemapindex>{inner}</sitemapindex>".encode(), kind="text/xml")
    site.page("/one.xml", sitemap(url(f"{base}/view?idxno=1")), kind="text/xml")
    site.page("/two.txt", f"{base}/view?idxno=2\n{base}/view?idxno=3\n".encode(), kind="text/plain")
    one, gone, *rest = read(f"sitemap:{base}/index.xml")
    assert numbers([one, *rest]) == [1, 2, 3]
    assert "404" in failure([gone])
    assert gone.source == f"sitemap:{base}/gone.xml"
    _, *rest = read(f"sitemap:{base}/index.xml", wanted=Wanted(since=date(2025, 3, 5)))
    assert numbers(rest) == [2, 3]


def test_an_endless_index_ends(site: Site, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.sources.sitemaps.MAX_SITEMAPS", 20)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        inner = f"<loc>{home(site)}/s/{int(handler.path.rpartition('/')[2]) + 1}</loc>"
        body = f"<sitemapindex><sitemap>{inner}</sitemap></sitemapindex>"
        reply(
            handler,
            200,
            body.encode(),
            {},
        )

    site.on("*", answer)
    assert "more than 20 sitemaps" in failure(read(f"sitemap:{home(site)}/s/0"))


# The news search


class Search:
    """Answers as Naver's news search does."""

    def __init__(self, site: Site, articles: int = 5) -> None:
        self.site = site
        self.asked: list[dict[str, str]] = []
        self.left = 25_000
        self.items = [
            {
                "title": f"가온시 <b>데이터</b>기반행정 &quot;우수&quot; {n}",
                "originallink": "" if n == 2 else f"{home(site)}/view?idxno={n}",
                "link": f"{home(site)}/view?idxno={n}",
                "description": "요약",
                "pubDate": f"Mon, {max(1, 28 - n):02} Apr 2025 09:00:00 +0900",
            }
            for n in range(1, articles + 1)
        ]
        site.answers["*"] = self.answer

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        if parts.path != "/v1/search/news.json":
            reply(handler, 200, b"<p>6</p>", {"Content-Type": "text/html"})
            return
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.asked.append(asked)
        self.left -= 1
        if handler.headers["X-Naver-Client-Id"] != "id" or handler.headers["X-Naver-Client-Secret"] != "key":
            self.tell(handler, 401, {"errorMessage": "Authentication failed", "errorCode": "024"})
        elif self.left < 0:
            self.tell(handler, 429, {"errorMessage": "Query limit exceeded", "errorCode": "010"})
        elif int(asked["display"]) > 100 or int(asked["start"]) > 1000:
            self.tell(handler, 400, {"errorMessage": "Invalid", "errorCode": "SE03"})
        else:
            start, display = int(asked["start"]), int(asked["display"])
            items = self.items[start - 1 : start - 1 + display]
            self.tell(
                handler,
                200,
                {"total": len(self.items), "start": start, "display": len(items), "items": items},
            )

    def tell(self, handler: BaseHTTPRequestHandler, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body, ensure_ascii=False).encode()
        reply(handler, status, content, {"Content-Type": "application/json;charset=UTF-8"})


@pytest.fixture
def naver(site: Site, monkeypatch: pytest.MonkeyPatch) -> Search:
    monkeypatch.setenv("NAVER_CLIENT_ID", "id")
    monkeypatch.setenv("NAVER_CLIENT_SECRET", "key")
    monkeypatch.setenv("NAVER_NEWS_ENDPOINT", f"{home(site)}/v1/search/news.json")
    return Search(site)


def test_the_search_gives_the_publishers_addresses(site: Site, read: Read, naver: Search) -> None:
    assert numbers(read("naver:데이터기반행정 우수")) == [1, 2, 3, 4, 5]
    assert naver.asked == [{"query": "데이터기반행정 우수", "display": "100", "start": "1", "sort": "date"}]
    assert [r.path for r in site.requests if r.headers["X-Naver-Client-Id"]] == [
        "/v1/search/news.json?query=%EB%8D%B0%EC%9D%B4%ED%84%B0%EA%B8%B0%EB%B0%98%ED%96%89%EC%A0%95+%EC%9A%B0%EC%88%98&display=100&start=1&sort=date"
    ]
    assert numbers(read("naver:데이터", wanted=Wanted(keywords=('행정 "우수" 4',)))) == [4]


def test_the_search_is_asked_no_further_than_it_answers(site: Site, read: Read, naver: Search) -> None:
    Search.__init__(naver, site, articles=2500)
    found = read("naver:데이터", wanted=Wanted(keywords=('"우수" 10',)))
    assert len(found) == 111  # 10, 100 to 109, 1000 to 1099; the place 1000 is asked for twice
    assert [asked["start"] for asked in naver.asked] == [str(n) for n in (*range(1, 1000, 100), 1000)]


def test_the_search_ends_before_the_first_day(site: Site, read: Read, naver: Search) -> None:
    Search.__init__(naver, site, articles=400)
    assert numbers(read("naver:데이터", wanted=Wanted(since=date(2025, 4, 25)))) == [1, 2, 3]
    assert len(naver.asked) == 1


def test_the_days_limit_is_told_at_once(read: Read, naver: Search) -> None:
    naver.left = 0
    message = failure(read("naver:데이터"))
    assert "429 (010 Query limit exceeded); the day's 25,000 requests" in message
    assert len(naver.asked) == 1


def test_wrong_keys_are_told_and_never_shown(
    read: Read, naver: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NAVER_CLIENT_SECRET", "wrong-secret")
    message = failure(read("naver:데이터"))
    assert "401 (024 Authentication failed); check NAVER_CLIENT_ID" in message
    assert "wrong-secret" not in message
    monkeypatch.delenv("NAVER_CLIENT_SECRET")
    assert "holds no NAVER_CLIENT_SECRET" in failure(read("naver:데이터"))
    assert len(naver.asked) == 1


def test_an_answer_that_is_none_is_told(site: Site, read: Read, naver: Search) -> None:
    naver.answer = lambda handler: reply(handler, 200, b"<html>busy</html>", {})  # type: ignore[method-assign]
    site.answers["*"] = naver.answer
    assert "no proper answer" in failure(read("naver:데이터"))
    assert "no words" in failure(read("naver: "))


# What is wanted, and what is known


def test_wrong_wishes_are_told() -> None:
    with pytest.raises(SourceError, match="no day lies between"):
        Wanted(since=date(2025, 3, 2), until=date(2025, 3, 1))
    with pytest.raises(SourceError, match="empty"):
        Wanted(keywords=(" ",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wed, 05 Mar 2025 23:30:00 GMT", date(2025, 3, 6)),
        ("2025-03-05T23:30:00Z", date(2025, 3, 6)),
        ("2025-03-05 23:30:00", date(2025, 3, 5)),
        ("2025.3.5. 23:30", date(2025, 3, 5)),
        ("2025년 3월 5일", date(2025, 3, 5)),
        ("2025-13-45", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("", None),
        ("어제", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 +0900", None),
        ("Mon, 01 Jan 2024 00:00:00 +999999999999999999999", None),
    ],
)
def test_days(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_a_list_with_duplicates_fetches_each_once(site: Site, read: Read, tmp_path: Any) -> None:
    base = home(site)
    lines = [f"{base}/view?idxno={n}{tail}" for tail in ("", "#top", "&utm_source=x") for n in (1, 2)]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    assert numbers(read(f"@{tmp_path / 'list.txt'}", f"{base}/view?idxno=3", f"{base}/view?&idxno=1")) == [
        1,
        2,
        3,
    ]
    assert [site.asked(f"/view?idxno={n}") for n in (1, 2, 3)] == [1, 1, 1]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.booleans(), max_size=30), st.integers(1, 7))
def test_what_is_stored_keeps_its_place_and_is_not_fetched(known: list[bool], ahead: int) -> None:
    from extractor.sources import addresses as module

    class Client:
        def fetch_many(self, urls: Any) -> Iterator[Page]:
            window: list[str] = []
            for one in urls:
                window.append(one)
                if len(window) > 3:
                    yield page(window.pop(0), b"fetched")
            yield from (page(one, b"fetched") for one in window)

    def page(name: str, content: bytes) -> Page:
        return Page(source=name, content=content, media="text")

    names = [module.Address(f"http://a.example/{n}") for n in range(len(known))]
    stored = {name: page(name, b"stored") for name, is_known in zip(names, known, strict=True) if is_known}
    before, module._AHEAD = module._AHEAD, ahead
    try:
        items = list(fetch_all(Client(), names, stored.get))  # type: ignore[arg-type]
    finally:
        module._AHEAD = before
    assert [(item.source, item.content == b"stored") for item in items if isinstance(item, Page)] == [
        (name, is_known) for name, is_known in zip(names, known, strict=True)
    ]


# Forms of one address


class Flaky:
    """Has the addresses it is told to have, and writes down what it is asked for, a window ahead."""

    def __init__(self, *had: str, ahead: int = 4) -> None:
        self.had = had
        self.ahead = ahead
        self.asked: list[str] = []

    def fetch_many(self, urls: Any) -> Iterator[Page | SourceFailure]:
        window: list[str] = []
        for one in urls:
            self.asked.append(one)
            window.append(one)
            if len(window) > self.ahead:
                yield self.answer(window.pop(0))
        yield from map(self.answer, window)

    def answer(self, one: str) -> Page | SourceFailure:
        if one in self.had:
            return Page(source=one, url=one, content=b"<p>", media="html")
        return SourceFailure(one, SourceError(f"{one}: no"))


DESKTOP = "http://www.a.example/news/articleView.html?idxno=1"
MOBILE = "http://m.a.example/news/articleView.html?idxno=1"
AMP = "http://a.example/news/articleViewAmp.html?idxno=1"
TRACKED = "https://a.example/news/articleView.html?idxno=1&utm_source=x#top"
FORMS = (DESKTOP, MOBILE, AMP, TRACKED)


@pytest.mark.parametrize("had", range(5))
@pytest.mark.parametrize("apart", [0, 1, 30])
def test_another_form_is_tried_only_where_the_one_before_cannot_be_had(had: int, apart: int) -> None:
    others = [f"http://b.example/{number}" for number in range(apart * 5)]
    names = [name for number, form in enumerate(FORMS) for name in (form, *others[number * apart :][:apart])]
    client = Flaky(*FORMS[had:], *others)
    items = [item for item in read_sources(names, fetcher=client) if "a.example" in item.source]  # type: ignore[arg-type]
    asked = [one for one in client.asked if "a.example" in one]
    assert asked == list(FORMS[: had + 1])
    # The failure of the first is told, no other; then the page.
    assert [(item.source, isinstance(item, Page)) for item in items] == [
        (form, number == had) for number, form in enumerate(FORMS[: had + 1]) if number in (0, had)
    ]


def test_the_same_form_is_not_tried_again() -> None:
    client = Flaky(MOBILE)
    items = list(read_sources([DESKTOP, DESKTOP, f"{DESKTOP}#top", MOBILE, DESKTOP, MOBILE], fetcher=client))  # type: ignore[arg-type]
    assert client.asked == [DESKTOP, MOBILE]
    assert [type(item) for item in items] == [SourceFailure, Page]


def test_other_forms_in_other_groups_of_sources_are_known(tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text("가람시")
    file = str(tmp_path / "a.txt")
    client = Flaky(MOBILE)
    items = list(read_sources([DESKTOP, file, MOBILE, file, TRACKED], fetcher=client))  # type: ignore[arg-type]
    assert client.asked == [DESKTOP, MOBILE]
    assert [item.source for item in items] == [DESKTOP, file, MOBILE, file]


def test_another_form_of_what_is_stored_is_passed_over() -> None:
    client = Flaky()
    stored = {DESKTOP: Page(source=DESKTOP, url=DESKTOP, content=b"", media="text")}
    items = list(read_sources(list(FORMS), fetcher=client, stored=stored.get))  # type: ignore[arg-type]
    assert client.asked == []
    assert [item.source for item in items] == [DESKTOP]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3)), max_size=25),
    st.sets(st.tuples(st.integers(0, 2), st.integers(0, 3))),
    st.integers(0, 6),
    st.integers(1, 9),
)
def test_what_comes_of_forms_does_not_hang_on_timing(
    named: list[tuple[int, int]], had: set[tuple[int, int]], window: int, ahead: int
) -> None:
    from extractor.sources import addresses as module

    def form(article: int, number: int) -> str:
        return FORMS[number].replace("idxno=1", f"idxno={article}")

    client = Flaky(*(form(*one) for one in had), ahead=window)
    before, module._AHEAD = module._AHEAD, ahead
    try:
        items = list(read_sources([form(*one) for one in named], fetcher=client))  # type: ignore[arg-type]
    finally:
        module._AHEAD = before
    expected: list[tuple[str, bool]] = []
    asked: set[str] = set()
    done: set[int] = set()
    for article, number in named:
        one = form(article, number)
        if article in done or one in asked:
            continue
        first = not any(f"idxno={article}" in other for other in asked)
        asked.add(one)
        if (article, number) in had:
            done.add(article)
            expected.append((one, True))
        elif first:
            expected.append((one, False))
    assert [(item.source, isinstance(item, Page)) for item in items] == expected
    assert sorted(client.asked) == sorted(asked)
