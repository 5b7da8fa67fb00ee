"""Turns at a host, and the time that an address may take."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from extractor.fetch import FetchConfig, Fetcher
from extractor.fetch.failures import Refused
from extractor.fetch.pace import Budget, Host
from tests.fetch.conftest import Site, reply

DELAY = 0.03


async def take(
    host: Host, delay: float, order: list[int], number: int, busy: float = 0.0
) -> tuple[float, float]:
    loop = asyncio.get_running_loop()
    async with host.turn(delay, max_wait=10.0):
        begin = loop.time()
        order.append(number)
        await asyncio.sleep(busy)
        return begin, loop.time()


def test_turns_keep_their_distance_and_order() -> None:
    async def run() -> tuple[list[tuple[float, float]], list[int]]:
        host, order = Host("a.example"), list[int]()
        return await asyncio.gather(*(take(host, DELAY, order, number) for number in range(4))), order

    turns, order = asyncio.run(run())
    assert order == [0, 1, 2, 3]
    for (begin, _), (after, _) in pairwise(turns):
        assert after - begin >= DELAY - 0.001  # the clock's own grain


def test_one_host_has_one_request_at_a_time_whatever_the_delay() -> None:
    async def run() -> list[tuple[float, float]]:
        host = Host("a.example")
        return await asyncio.gather(*(take(host, 0.0, [], number, busy=0.01) for number in range(4)))

    turns = asyncio.run(run())
    for (_, end), (begin, _) in pairwise(turns):
        assert begin >= end


def test_hosts_do_not_wait_for_each_other() -> None:
    async def run() -> list[int]:
        order: list[int] = []
        slow = Host("a.example")
        slow.hold(0.2)
        await asyncio.gather(take(slow, 0, order, 1), take(Host("b.example"), 0, order, 2))
        return order

    assert asyncio.run(run()) == [2, 1]


def test_a_failed_turn_gives_way_to_the_next() -> None:
    async def fail(host: Host) -> None:
        async with host.turn(0.0, 1.0):
            raise ValueError

    async def run() -> list[int]:
        host, order = Host("a.example"), list[int]()
        with pytest.raises(ValueError):  # noqa: PT011
            await fail(host)
        await take(host, 0.0, order, 1)
        return order

    assert asyncio.run(run()) == [1]


def test_a_long_hold_is_refused_to_all_who_wait() -> None:
    async def run() -> None:
        host = Host("a.example")
        host.hold(5000)
        host.hold(1)  # does not shorten it
        with pytest.raises(Refused, match="left alone"):
            await take(host, 0.0, [], 1)

    asyncio.run(run())


def test_a_budget_is_shared_by_all_that_is_done_for_an_address() -> None:
    async def run() -> None:
        budget = Budget(0.2)
        assert budget.spend(0.15)
        assert not budget.spend(0.15)
        with pytest.raises(Refused, match=r"not had within 0\.2 s"):
            async with budget.running():
                await asyncio.sleep(10)
        assert not budget.spend(0.01)

    asyncio.run(run())


# The whole client

Make = Callable[..., Fetcher]
NEWS = "http://news.example"


def clocked(site: Site, *statuses: int, **headers: str) -> dict[str, list[float]]:
    """Lets the site answer everything, news.example with these statuses first, and notes when which host was
    asked."""
    times: dict[str, list[float]] = {}
    left = list(statuses)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        host = str(handler.headers["Host"])
        times.setdefault(host, []).append(time.monotonic())
        robots = handler.path == "/robots.txt"
        troubled = left and host == "news.example" and not robots
        status = left.pop(0) if troubled else 404 if robots else 200
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        reply(handler, status, b"<p>page</p>", named | {"Content-Type": "text/html"})

    site.on("*", answer)
    return times


def gaps(times: list[float]) -> list[float]:
    return [after - before for before, after in pairwise(times)]


def test_one_request_a_second_is_the_default_and_hosts_go_side_by_side(site: Site, make: Make) -> None:
    times = clocked(site)
    assert FetchConfig().delay == 1.0
    addresses = [f"http://h{number % 3}.example/{number // 3}" for number in range(6)]
    begin = time.monotonic()
    assert len(list(make(delay=FetchConfig().delay).fetch_many(addresses))) == 6
    assert time.monotonic() - begin < 5.5, "three hosts take as long as one, not three times as long"
    for host in times.values():  # robots.txt and two pages
        assert len(host) == 3
        assert min(gaps(host)) >= 0.9  # the server's clock starts when its thread does


def test_a_longer_crawl_delay_wins(site: Site, make: Make) -> None:
    times = clocked(site)
    rules = b"User-agent: other\nCrawl-delay: 9\n\nUser-agent: *\nCrawl-delay: 0.3\n"
    site.page("/robots.txt", rules, kind="text/plain")
    list(make(delay=0.1).fetch_many([f"{NEWS}/{number}" for number in range(3)]))
    assert min(gaps(times["news.example"])) >= 0.25
    list(make(delay=0.5).fetch_many([f"{NEWS}/{number}" for number in range(2)]))
    assert gaps(times["news.example"])[-1] >= 0.45


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_the_waits_before_new_attempts_grow(site: Site, make: Make, status: int) -> None:
    times = clocked(site, status, status, status)
    assert make(attempts=4, backoff=0.04).fetch(f"{NEWS}/a").content
    first, second, third = gaps(times["news.example"])[1:]  # behind robots.txt
    assert 0.03 <= first < 2
    assert second >= 0.07
    assert third >= 0.14


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 410, 418, 451])
def test_what_does_not_pass_is_not_tried_again(site: Site, make: Make, status: int) -> None:
    times = clocked(site, status)
    with pytest.raises(Exception, match=str(status)):
        make().fetch(f"{NEWS}/a")
    assert len(times["news.example"]) == 2  # robots.txt and the page


def test_retry_after_holds_up_the_host_and_no_other(site: Site, make: Make) -> None:
    times = clocked(site, 429, Retry_After="1")
    addresses = [f"{NEWS}/a", f"{NEWS}/b", "http://other.example/a"]
    assert len(list(make().fetch_many(addresses))) == 3
    assert gaps(times["news.example"])[1] >= 0.9
    assert times["other.example"][-1] < times["news.example"][2]
