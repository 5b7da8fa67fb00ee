"""robots.txt by RFC 9309: what it allows, and what an unreadable one means."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from extractor.errors import FetchError
from extractor.fetch import Fetcher
from extractor.fetch.robots import MAX_ROBOTS_BYTES, Robots, parse_robots
from extractor.model import Page
from tests.fetch.conftest import Net, Site, reply

Make = Callable[..., Fetcher]
NEWS = "http://news.example"


def allowed(fetcher: Fetcher, address: str = f"{NEWS}/news/1") -> bool:
    (item,) = fetcher.fetch_many([address])
    assert isinstance(item, Page) or "robots.txt" in str(item.error)
    return isinstance(item, Page)


@pytest.mark.parametrize(
    ("rules", "answer"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: *\nDisallow: /news/", False),
        ("User-agent: *\nDisallow: /news/2", True),
        ("User-agent: *\nDisallow: /\nAllow: /news/", True),  # the longest match wins, not the first
        ("User-agent: *\nDisallow: /*/1$", False),
        ("User-agent: award-extractor\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: Award-Extractor\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: Googlebot\nDisallow: /", True),
        ("\ufeffUser-agent: *\nDisallow: /", False),
        ("<html><p>Disallow: /</p></html>", True),
        ("User-agent: other\nUser-agent: award-extractor\nDisallow: /news", False),
        ("User-agent: award-extractor/1.0\nDisallow: /news", False),
        ("User-agent: award-extractor # us\nDisallow: /news", False),
        ("User-agent: award-extractors\nDisallow: /news", True),
        ("User-agent: award-extractor\nDisallow: /x\n\nUser-agent: award-extractor\nDisallow: /news", False),
        ("User-agent: *\rDisallow: /news\r", False),
        ("user-agent:*\r\ndisallow:/news # why\r\n", False),
        ("User-agent: *\nDisallow: /%6eews/", False),
        ("User-agent: *\nDisallow: /news\nAllow: /news", True),
        ("User-agent: *\nSitemap: http://a.example/\nDisallow: /news", False),
        ("Disallow: /news", True),  # rules of nobody
    ],
)
def test_rules_are_obeyed(site: Site, make: Make, rules: str, answer: bool) -> None:
    site.page("/robots.txt", rules.encode(), kind="text/plain")
    site.page("/news/1")
    assert allowed(make()) is answer
    assert site.asked("/news/1") == int(answer)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_robots_file_allows_everything(site: Site, make: Make, status: int) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    site.page("/news/1")
    assert allowed(make())


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_an_unreadable_robots_file_forbids_everything(site: Site, make: Make, status: int) -> None:
    site.page("/robots.txt", b"", status=status)
    site.page("/news/1")
    fetcher = make()
    assert not allowed(fetcher)
    assert not allowed(fetcher)
    assert site.paths() == ["/robots.txt"] * 3  # tried three times, then remembered


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def no_gzip(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, 200, b"User-agent: *\nAllow: /", {"Content-Encoding": "gzip"})


def fall_silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)


def never_end(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"#\n")
        time.sleep(0.02)


@pytest.mark.parametrize("answer", [hang_up, no_gzip, fall_silent, never_end])
def test_a_robots_file_that_cannot_be_read_forbids_everything(
    site: Site, make: Make, answer: Callable[[BaseHTTPRequestHandler], None]
) -> None:
    site.on("/robots.txt", answer)
    site.page("/news/1")
    assert not allowed(make(read_timeout=0.1, deadline=0.4, attempts=2))
    assert site.asked("/news/1") == 0


@pytest.mark.parametrize("rule", ["/뉴스", "/%EB%89%B4%EC%8A%A4", "/%eb%89%b4"])
def test_hangul_paths_are_obeyed_in_either_spelling(site: Site, make: Make, rule: str) -> None:
    site.page("/robots.txt", f"User-agent: *\nDisallow: {rule}".encode(), kind="text/plain")
    site.page("*")
    fetcher = make()
    assert not allowed(fetcher, f"{NEWS}/뉴스/1")
    assert not allowed(fetcher, f"{NEWS}/%EB%89%B4%EC%8A%A4/1")
    assert allowed(fetcher, f"{NEWS}/소식/1")


def test_a_robots_file_behind_redirects_is_read(site: Site, make: Make) -> None:
    for number in range(5):
        path = "/robots.txt" if number == 0 else f"/r{number}"
        site.page(path, b"", status=301, Location=f"http://h{number}.example/r{number + 1}")
    site.page("/r5", b"User-agent: *\nDisallow: /news", kind="text/plain")
    site.page("/news/1")
    assert not allowed(make())


def test_a_robots_file_behind_too_many_redirects_forbids_everything(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"", status=301, Location="/robots.txt")
    site.page("/news/1")
    assert not allowed(make())
    assert site.asked("/robots.txt") == 6


def test_a_robots_file_cannot_lead_inside(site: Site, net: Net, make: Make) -> None:
    site.page("/robots.txt", b"", status=301, Location="http://169.254.169.254/")
    site.page("/news/1")
    assert not allowed(make())
    assert "169.254.169.254" not in [host for host, _ in net.dialled]


def test_a_site_is_asked_once(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /b", kind="text/plain")
    site.page("*")
    fetcher = make()
    items = list(fetcher.fetch_many([f"{NEWS}/{name}" for name in ("a", "b", "c", "d")]))
    assert [item.source[-1] for item in items] == ["a", "b", "c", "d"]
    assert site.paths() == ["/robots.txt", "/a", "/c", "/d"]
    fetcher.fetch("http://other.example/a")
    assert site.asked("/robots.txt") == 2


def test_only_the_beginning_of_an_oversized_file_counts(site: Site, make: Make) -> None:
    filler = b"# filler\n" * (MAX_ROBOTS_BYTES // 9 + 1)
    begin = b"User-agent: *\nDisallow: /early\n"
    site.page("/robots.txt", begin + filler + b"Disallow: /late\n", kind="text/plain")
    site.page("*")
    fetcher = make()
    assert not allowed(fetcher, f"{NEWS}/early")
    assert allowed(fetcher, f"{NEWS}/late")


def test_an_oversized_file_is_cut_between_lines() -> None:
    long_rule = b"Disallow: /" + b"a" * 40 + b"/b\n"
    filler = b"User-agent: *\n" + b"#" * (MAX_ROBOTS_BYTES - 14 - 1 - 20) + b"\n"
    robots = parse_robots(filler + long_rule)
    assert robots.allows("http://news.example/" + "a" * 30, "award-extractor")


def test_a_robots_bomb_is_harmless(site: Site, make: Make) -> None:
    bomb = b"User-agent: *\nDisallow: /news\n" + b"\n" * 50_000_000
    site.page("/robots.txt", gzip.compress(bomb), kind="text/plain", Content_Encoding="gzip")
    site.page("*")
    fetcher = make()
    assert not allowed(fetcher)
    assert allowed(fetcher, f"{NEWS}/other")


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("", 0.0),
        ("Crawl-delay: 2", 2.0),
        ("Crawl-delay: 0.5", 0.5),
        ("Crawl-delay: soon", 0.0),
        ("Crawl-delay: -1", 0.0),
    ],
)
def test_the_crawl_delay_is_read(line: str, delay: float) -> None:
    robots = parse_robots(f"User-agent: *\nDisallow: /x\n{line}\n".encode())
    assert robots.crawl_delay("award-extractor") == delay


@pytest.mark.parametrize("value", ["nan", "inf", "1e400"])
def test_a_crawl_delay_that_is_no_time_does_not_hang(site: Site, make: Make, value: str) -> None:
    site.page("/robots.txt", f"User-agent: *\nCrawl-delay: {value}\n".encode(), kind="text/plain")
    site.page("*")
    fetcher = make()
    outcomes = [type(item) for item in fetcher.fetch_many([f"{NEWS}/a", f"{NEWS}/b"])]
    assert len(outcomes) == 2


def test_a_crawl_delay_of_an_hour_is_told_instead_of_waited_for(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 3600\n", kind="text/plain")
    with pytest.raises(FetchError, match="3600 s between"):
        make().fetch(f"{NEWS}/a")
    assert site.paths() == ["/robots.txt"]


def test_rules_that_could_not_be_had_allow_nothing() -> None:
    assert not Robots(unreadable="no connection").allows(f"{NEWS}/", "award-extractor")
    assert Robots().allows(f"{NEWS}/", "award-extractor")
