"""What the client does with real responses of a real server."""

from __future__ import annotations

import asyncio
import gzip
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from extractor.errors import FetchError, SourceFailure
from extractor.fetch import FetchConfig, Fetcher
from extractor.model import Page
from tests.fetch.conftest import PUBLIC, Net, Site

Make = Callable[..., Fetcher]
NEWS = "http://news.example"


def refused(fetcher: Fetcher, address: str) -> str:
    """The message; it begins with the address and says what to do."""
    with pytest.raises(FetchError) as error:
        fetcher.fetch(address)
    message = str(error.value)
    assert message.startswith(f"{address}: ")
    assert "; " in message or "in a browser" in message
    return message.removeprefix(f"{address}: ")


# Pages


def test_a_page_is_got_as_it_is(site: Site, make: Make) -> None:
    body = "<html><p>데이터기반행정</p></html>".encode("cp949")
    site.page("/news/1?no=2", body, kind="text/html; charset=EUC-KR")
    page = make().fetch(f" {NEWS}/news/1?no=2#comments ")
    assert page == Page(
        source=f"{NEWS}/news/1?no=2#comments",
        url=f"{NEWS}/news/1?no=2",
        content=body,
        media="html",
        charset="euc-kr",
    )


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("text/html", "html"),
        ("TEXT/HTML;charset=utf-8", "html"),
        ("application/xhtml+xml", "html"),
        ("text/xml", "html"),
        ("application/rss+xml", "html"),
        ("text/plain; charset=utf-8", "text"),
        ("application/json", "text"),
        ("application/ld+json", "text"),
        ("", "text"),
    ],
)
def test_text_of_all_kinds_is_taken(site: Site, make: Make, kind: str, media: str) -> None:
    site.page("/a", "가나다".encode(), kind=kind)
    assert make().fetch(f"{NEWS}/a").media == media


@pytest.mark.parametrize("kind", ["", "text/plain"])
def test_unannounced_html_is_recognized(site: Site, make: Make, kind: str) -> None:
    site.page("/a", b"\n <!DOCTYPE HTML><p>a</p>", kind=kind)
    assert make().fetch(f"{NEWS}/a").media == "html"


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "image/svg+xml", "video/mp4", "text/css", "wrong"]
)
def test_other_types_are_refused_by_name(site: Site, make: Make, kind: str) -> None:
    site.page("/a", b"body", kind=kind)
    assert kind in refused(make(), f"{NEWS}/a")


def test_a_file_that_calls_itself_html_is_refused(site: Site, make: Make) -> None:
    site.page("/a", b"%PDF-1.7 ...", kind="text/html")
    assert "PDF" in refused(make(), f"{NEWS}/a")


def test_an_empty_page_is_refused(site: Site, make: Make) -> None:
    site.page("/a", b" \n")
    assert "empty" in refused(make(), f"{NEWS}/a")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 204])
def test_a_status_without_a_page_is_told_and_not_asked_again(site: Site, make: Make, status: int) -> None:
    site.page("/a", b"", status=status)
    assert str(status) in refused(make(), f"{NEWS}/a")
    assert site.asked("/a") == 1


def test_the_client_says_who_it_is(site: Site, make: Make) -> None:
    site.page("/a")
    make(contact="mailto:desk@paper.example").fetch(f"{NEWS}/a")
    headers = site.requests[-1].headers
    assert headers["User-Agent"].startswith("award-extractor/")
    assert headers["User-Agent"].endswith("(+mailto:desk@paper.example)")
    assert headers["Accept-Encoding"] == "gzip, deflate"
    assert headers["Host"] == "news.example"


def test_cookies_are_not_kept(site: Site, make: Make) -> None:
    site.page("/a", Set_Cookie="session=1; Path=/")
    fetcher = make()
    fetcher.fetch(f"{NEWS}/a")
    fetcher.fetch(f"{NEWS}/a")
    assert "Cookie" not in site.requests[-1].headers


@pytest.mark.parametrize(
    "wrong",
    [
        {"user_agent": "evil\r\nX: y"},
        {"user_agent": ""},
        {"contact": "me and you"},
        {"contact": "a)\r\nX: y"},
        {"delay": -1.0},
        {"deadline": 0.0},
        {"concurrency": 0},
        {"attempts": 0},
        {"max_bytes": -5},
    ],
)
def test_wrong_settings_are_told(wrong: dict[str, object]) -> None:
    with pytest.raises(FetchError):
        FetchConfig(**wrong)  # type: ignore[arg-type]


# Redirects


def redirect(site: Site, path: str, location: str, status: int = 302) -> None:
    site.page(path, b"moved", status=status, Location=location)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site: Site, make: Make, status: int) -> None:
    redirect(site, "/old", "/new?a=1", status)
    site.page("/new?a=1", b"<p>new</p>")
    page = make().fetch(f"{NEWS}/old")
    assert (page.source, page.url, page.content) == (f"{NEWS}/old", f"{NEWS}/new?a=1", b"<p>new</p>")


def test_a_redirect_to_a_raw_hangul_path_arrives(site: Site, make: Make) -> None:
    path = "/뉴스".encode("cp949").decode("latin-1")
    redirect(site, "/old", path)
    site.page("/%B4%BA%BD%BA", b"<p>new</p>")
    assert make().fetch(f"{NEWS}/old").content == b"<p>new</p>"


def test_a_circle_of_redirects_ends(site: Site, make: Make) -> None:
    redirect(site, "/a", "/b")
    redirect(site, "/b", "/a")
    assert "circle" in refused(make(), f"{NEWS}/a")
    assert site.asked("/a") == 1


def test_an_endless_chain_of_redirects_ends(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"", kind="text/plain")

    def onward(handler: BaseHTTPRequestHandler) -> None:
        redirect(site, handler.path, f"{handler.path}x")
        site.answers.pop(handler.path)(handler)

    site.on("*", onward)
    assert "more than 4 redirects" in refused(make(max_redirects=4), f"{NEWS}/a")
    assert site.paths()[1:] == ["/a", "/ax", "/axx", "/axxx", "/axxxx"]


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "//localhost/",
        "file:///etc/passwd",
        "ftp://news.example/",
        "http://user:pw@news.example/",
    ],
)
def test_a_redirect_to_a_forbidden_address_is_not_followed(
    site: Site, net: Net, make: Make, location: str
) -> None:
    redirect(site, "/a", location)
    message = refused(make(), f"{NEWS}/a")
    assert "redirected to" in message
    assert "pw" not in message
    assert {host for host, _ in net.dialled} == {PUBLIC}


def test_a_redirect_to_a_name_of_a_private_address_is_not_followed(site: Site, net: Net, make: Make) -> None:
    net.names["inside.example"] = [["10.0.0.5"]]
    redirect(site, "/a", "http://inside.example/admin")
    assert "10.0.0.5" in refused(make(), f"{NEWS}/a")
    assert {host for host, _ in net.dialled} == {PUBLIC}


def test_a_redirect_asks_the_robots_of_where_it_leads(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /secret", kind="text/plain")
    redirect(site, "/a", "/secret/b")
    assert "robots.txt" in refused(make(), f"{NEWS}/a")
    assert site.asked("/secret/b") == 0


def test_a_redirect_without_a_target_is_told(site: Site, make: Make) -> None:
    site.page("/a", b"", status=302)
    assert "without saying where" in refused(make(), f"{NEWS}/a")


# Names and addresses


def test_a_name_that_changes_its_address_is_judged_each_time(site: Site, net: Net, make: Make) -> None:
    net.names["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]

    def answer_and_close(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.send_response(404)
        handler.send_header("Connection", "close")
        handler.end_headers()

    site.on("/robots.txt", answer_and_close)
    site.page("/a")
    assert "127.0.0.1" in refused(make(), "http://rebind.example/a")
    assert net.resolved == ["rebind.example", "rebind.example"]
    assert net.dialled == [(PUBLIC, 80)]
    assert site.asked("/a") == 0


def test_the_address_that_was_judged_is_the_one_connected_to(site: Site, net: Net, make: Make) -> None:
    # Between two questions the name would change; there is only one question a connection.
    net.names["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]
    site.page("/a")
    assert make().fetch("http://rebind.example/a").content
    assert net.resolved == ["rebind.example"]
    assert net.dialled == [(PUBLIC, 80)]


@pytest.mark.parametrize(
    "addresses", [[PUBLIC, "10.0.0.1"], ["127.0.0.1", PUBLIC], [PUBLIC, "fe80::1%2"], ["::1"]]
)
def test_one_forbidden_address_forbids_the_name(net: Net, make: Make, addresses: list[str]) -> None:
    net.names["mixed.example"] = [addresses]
    assert "forbidden address" in refused(make(), "http://mixed.example/a")
    assert net.dialled == []


def test_the_next_address_is_tried_when_one_does_not_answer(site: Site, net: Net, make: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        net.ports["93.184.216.35"] = closed.getsockname()[1]
    net.names["two.example"] = [["93.184.216.35", PUBLIC]]
    site.page("/a")
    assert make().fetch("http://two.example/a").content


def test_a_name_without_an_address_is_told_once(net: Net, make: Make) -> None:
    net.names["gone.example"] = [[]]
    assert "no host gone.example" in refused(make(), "http://gone.example/a")
    assert len(net.resolved) == 1


def test_proxies_of_the_environment_are_not_used(
    site: Site, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
        monkeypatch.setenv(name.lower(), "http://127.0.0.1:9")
    site.page("/a")
    assert make().fetch(f"{NEWS}/a").content


def test_passwords_of_the_environment_are_not_sent(
    site: Site, make: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine news.example login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    site.page("/a")
    make().fetch(f"{NEWS}/a")
    assert all("Authorization" not in request.headers for request in site.requests)


def test_without_a_table_the_system_is_asked(site: Site) -> None:
    site.page("/a", b"<p>a</p>")
    with Fetcher(FetchConfig(allow_private=True, delay=0.0)) as fetcher:
        assert fetcher.fetch(f"http://127.0.0.1:{site.port}/a").content == b"<p>a</p>"
        assert fetcher.fetch(f"http://localhost:{site.port}/a").content == b"<p>a</p>"
    with Fetcher() as fetcher:
        assert "private" in refused(fetcher, f"http://127.0.0.1:{site.port}/a")


# Trouble that may pass


def test_errors_that_pass_are_survived(site: Site, make: Make) -> None:
    statuses = iter([503, 429])

    def answer(handler: BaseHTTPRequestHandler) -> None:
        status = next(statuses, None)
        site.page("/b", b"<p>at last</p>", status=status or 200)
        site.answers["/b"](handler)

    site.on("/a", answer)
    assert make().fetch(f"{NEWS}/a").content == b"<p>at last</p>"
    assert site.asked("/a") == 3


def test_errors_that_last_are_told_with_the_number_of_attempts(site: Site, make: Make) -> None:
    site.page("/a", b"", status=500)
    message = refused(make(attempts=4), f"{NEWS}/a")
    assert "500" in message
    assert "4 attempts" in message
    assert site.asked("/a") == 4


def test_a_broken_connection_is_tried_again(site: Site, make: Make) -> None:
    times = iter([True])

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if next(times, False):
            handler.close_connection = True
            handler.wfile.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n<p>"
            )
            return
        site.page("/b", b"<p>whole</p>")
        site.answers["/b"](handler)

    site.on("/a", answer)
    assert make().fetch(f"{NEWS}/a").content == b"<p>whole</p>"
    assert site.asked("/a") == 2


def test_a_server_that_talks_no_http_is_told(site: Site, make: Make) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    site.on("/a", answer)
    refused(make(), f"{NEWS}/a")


def test_a_closed_port_is_told(net: Net, make: Make) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        net.port = closed.getsockname()[1]
    assert "no connection" in refused(make(), f"{NEWS}/a")
    assert len(net.dialled) == 3


def test_retry_after_is_waited_for(site: Site, make: Make) -> None:
    times: list[float] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        times.append(time.monotonic())
        if len(times) == 1:
            site.page("/b", b"", status=503, Retry_After="1")
        else:
            site.page("/b")
        site.answers["/b"](handler)

    site.on("/a", answer)
    make().fetch(f"{NEWS}/a")
    assert times[1] - times[0] >= 1.0


def test_a_host_that_asks_for_an_hour_is_left_alone(site: Site, make: Make) -> None:
    site.page("/a", b"", status=429, Retry_After="3600")
    site.page("/b")
    fetcher = make()
    assert "3600 s" in refused(fetcher, f"{NEWS}/a")
    assert "left alone" in refused(fetcher, f"{NEWS}/b")
    assert fetcher.fetch("http://other.example/b").content
    assert site.paths() == ["/robots.txt", "/a", "/robots.txt", "/b"]


# Bounds


def drip(handler: BaseHTTPRequestHandler) -> None:
    """A byte at a time, for as long as anyone listens."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.02)


def test_a_dripping_body_ends_at_the_deadline(site: Site, make: Make) -> None:
    site.on("/a", drip)
    site.page("/b")
    fetcher = make(deadline=0.3, read_timeout=5.0)
    assert "not had within 0.3 s" in refused(fetcher, f"{NEWS}/a")
    assert fetcher.fetch(f"{NEWS}/b").content


def test_a_dripping_robots_file_forbids_its_site_only(site: Site, make: Make) -> None:
    site.on(
        "/robots.txt", lambda handler: drip(handler) if handler.headers["Host"] == "slow.example" else None
    )
    fetcher = make(deadline=0.3)
    assert "robots.txt" in refused(fetcher, "http://slow.example/a")


def test_a_silent_server_is_given_up(site: Site, make: Make) -> None:
    site.page("/robots.txt", b"", kind="text/plain")
    site.on("/a", lambda handler: time.sleep(0.5))
    assert "silent" in refused(make(read_timeout=0.1, attempts=2), f"{NEWS}/a")


def test_a_large_body_is_refused(site: Site, make: Make) -> None:
    site.page("/a", b"x" * 30_001)
    site.page("/b", b"x" * 30_000)
    fetcher = make(max_bytes=30_000)
    assert "larger than" in refused(fetcher, f"{NEWS}/a")
    assert len(fetcher.fetch(f"{NEWS}/b").content) == 30_000


@pytest.fixture(scope="module")
def bombs() -> dict[str, bytes]:
    """Gigabytes in kilobytes: 4 GB of zeros in two layers, and 100 MB in one."""
    once = gzip.compress(bytes(100_000_000))
    return {"once": once, "twice": gzip.compress(once * 40)}


def test_a_double_bomb_is_small(bombs: dict[str, bytes]) -> None:
    assert len(bombs["twice"]) < 20_000
    assert gzip.decompress(bombs["twice"]) == bombs["once"] * 40


@pytest.mark.parametrize(
    "case",
    [
        ("twice", "gzip, gzip", "compressed 2 times"),
        ("twice", "gzip", "gzip file"),
        ("once", "gzip", "larger than"),
        ("once", "br", "not asked for"),
        ("once", "", "gzip file"),
    ],
)
def test_bombs_are_refused(
    site: Site, make: Make, bombs: dict[str, bytes], case: tuple[str, str, str]
) -> None:
    bomb, coding, message = case
    site.page("/a", bombs[bomb], Content_Encoding=coding)
    assert message in refused(make(), f"{NEWS}/a")


def test_compressed_pages_are_read(site: Site, make: Make) -> None:
    site.page("/a", gzip.compress(b"<p>packed</p>"), Content_Encoding="gzip")
    assert make().fetch(f"{NEWS}/a").content == b"<p>packed</p>"


def test_endless_headers_are_refused(site: Site, make: Make) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Filler: y\r\n" * 50_000)

    site.on("/a", answer)
    refused(make(), f"{NEWS}/a")


# Many


def test_many_keep_their_order_over_hosts_and_failures(site: Site, make: Make) -> None:
    for number in range(40):
        site.page(f"/{number}", b"<p>%d</p>" % number)
    site.answers.pop("/13")
    site.on("/0", lambda handler: (time.sleep(0.2), site.answers["/1"](handler))[1])
    addresses = [f"http://h{number % 7}.example/{number}" for number in range(40)]
    items = list(make(concurrency=4).fetch_many(iter(addresses)))
    assert [item.source for item in items] == addresses
    failures = [item for item in items if isinstance(item, SourceFailure)]
    assert [failure.source for failure in failures] == ["http://h6.example/13"]
    assert "404" in str(failures[0].error)


def test_many_read_ahead_no_further_than_a_window(site: Site, make: Make) -> None:
    site.page("*")
    taken = 0

    def addresses() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield f"http://h{taken}.example/"

    stream = make(concurrency=2).fetch_many(addresses())  # type: ignore[arg-type]
    assert isinstance(next(stream), Page)
    assert taken <= 16
    stream.close()  # type: ignore[attr-defined]


def test_passwords_do_not_reach_the_records(make: Make) -> None:
    (item,) = make().fetch_many(["http://user:secret@news.example/"])
    assert isinstance(item, SourceFailure)
    assert "secret" not in f"{item.source} {item.error}"


def test_a_running_event_loop_does_not_disturb(site: Site, make: Make) -> None:
    site.page("/a")
    fetcher = make()

    async def notebook() -> Page:
        return fetcher.fetch(f"{NEWS}/a")

    assert asyncio.run(notebook()).content


def test_a_closed_fetcher_says_so(make: Make) -> None:
    fetcher = make()
    fetcher.close()
    with pytest.raises(RuntimeError, match="closed"):
        fetcher.fetch(f"{NEWS}/a")


def test_closing_ends_what_is_under_way(site: Site, make: Make) -> None:
    site.on("/a", drip)
    fetcher = make()
    stream = fetcher.fetch_many(
        [f"http://h{number}.example/a" for number in range(5)] + [f"{NEWS}/missing"] * 3
    )
    future = fetcher._start(f"{NEWS}/a")
    fetcher.close()
    assert future.done()
    with pytest.raises(RuntimeError, match="closed"):
        next(stream)
