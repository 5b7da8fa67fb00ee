"""Turns at a host, and the time that an address may take."""

from __future__ import annotations

import asyncio
from itertools import pairwise

import pytest

from extractor.fetch.failures import Refused
from extractor.fetch.pace import Budget, Host

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
