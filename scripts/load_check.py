"""Asks the web page of a large database for a minute, as many people at once, and states how it answered.

    python scripts/load_check.py [--articles 100000] [--clients 50] [--seconds 60] [--pause 1] [--db FILE]

The server is the command itself, `serve`, in a process of its own on this machine; the clients are tasks of
this process, each of which asks for pages of all kinds in an order of its own and waits about `--pause`
seconds before the next, as a quick reader does. Both ends share this machine's processors. It stops by
itself: after the time is over, or after `--most` requests. `--db` keeps the made-up database, or uses it
where it is there.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
from made_up.records import records

from extractor.knowledge import Knowledge
from extractor.store import Database
from extractor.web.words import QUESTIONS

BATCH = 500
TIMEOUT = 60.0
WORDS = {
    "search, word of every article": ("이야기가", "시", "발길이"),
    "search, common word": ("데이터", "우수", "데이터기반행정"),
    "search, rarer words": ("안양시", "민원 유형 분석", "광양시 우수", "무더위 쉼터"),
    "search, nothing found": ("없는낱말", "경산군 화성시"),
}
FLAT = 1.1
"""By how much the memory of the server may grow over the second half of the time."""


def make(path: Path, count: int) -> None:
    """A database of made-up articles, a fifth of them with an award."""
    knowledge = Knowledge()
    with Database.open(path) as db:
        db.load_reference(knowledge.municipalities, knowledge.programmes.values())
        remaining = records(count, seed=1, awards=0.2)
        while some := list(islice(remaining, BATCH)):
            with db.transaction():
                for article in some:
                    db.store(article)


def addresses(path: Path) -> dict[str, list[str]]:
    """For each kind of page what may be asked for."""
    with Database.open(path, readonly=True) as db:
        awards = db.rows("SELECT key, region_code AS who, programme, evaluation_year AS year FROM awards")
        articles = db.rows("SELECT key FROM articles ORDER BY key LIMIT 300")
    years = {(one["programme"], one["year"]) for one in awards}
    table = "/data/award_overview"
    return {
        "front": ["/"],
        **{
            kind: [f"/search?{urlencode({'q': words})}" for words in some] for kind, some in WORDS.items()
        },
        "award": [f"/award/{one['who']}/{one['programme']}/{one['year']}" for one in awards],
        "article": [f"/article/{one['key']}" for one in articles],
        "place": [f"/place/{one['who']}" for one in awards],
        "programme and year": [f"/programme/{programme}/{year}" for programme, year in sorted(years)],
        "table of awards": [table, f"{table}?grade={quote('우수')}", f"{table}?_sort_desc=score"],
        "table of awards, search": [f"{table}?_search={quote(words)}" for words in ("주차", "상권 매출")],
        "table of articles": ["/data/articles", "/data/articles?_sort=title"],
        "table of articles, search": [f"/data/articles?_search={quote(words)}" for words in ("빈집", "시")],
        "table of claims": ["/data/claims", "/data/claims?field=score"],
        "table of conflicts": ["/data/conflicts"],
        **{f"question {name}": [f"/data/{name}"] for name in QUESTIONS},
        "awards as CSV": [f"{table}.csv?_stream=1"],
        "awards as JSON": [f"{table}.json?_shape=array"],
        "style sheet": ["/style.css"],
    }  # fmt: skip


@dataclass
class Answers:
    """What came: seconds by kind of page, errors, the server's memory (MB) at each second."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(map(len, self.seconds.values()))


async def client(  # noqa: PLR0917 - who asks whom for what, how long
    http: httpx.AsyncClient,
    pages: dict[str, list[str]],
    answers: Answers,
    number: int,
    until: float,
    pause: float,
) -> None:
    """One reader: a page of a kind by chance, then a pause."""
    rng = random.Random(number)
    await asyncio.sleep(rng.random() * pause)
    while time.monotonic() < until:
        kind = rng.choice(list(pages))
        path = rng.choice(pages[kind])
        began = time.monotonic()
        try:
            answer = await http.get(path)
            if answer.status_code != 200 or not answer.content:
                answers.errors.append(f"{path}: {answer.status_code}")
        except httpx.HTTPError as error:
            answers.errors.append(f"{path}: {error!r}")
        answers.seconds.setdefault(kind, []).append(time.monotonic() - began)
        await asyncio.sleep(pause * (0.5 + rng.random()))


async def watch(process: int, answers: Answers, until: float, most: int) -> None:
    """Notes the memory of the server each second; ends early after `most` requests."""
    status = Path(f"/proc/{process}/status")
    while time.monotonic() < until and answers.count < most:
        if status.exists() and (found := re.search(r"VmRSS:\s+(\d+)", status.read_text(encoding="ascii"))):
            answers.memory.append(int(found.group(1)) / 1024)
        await asyncio.sleep(1)


async def ask(
    address: str, process: int, pages: dict[str, list[str]], options: argparse.Namespace
) -> Answers:
    """All clients at once, until the time is over."""
    answers = Answers()
    limits = httpx.Limits(max_connections=options.clients, max_keepalive_connections=options.clients)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=TIMEOUT, trust_env=False) as http:
        until = time.monotonic() + options.seconds
        asking = [
            asyncio.create_task(client(http, pages, answers, number, until, options.pause))
            for number in range(options.clients)
        ]
        await watch(process, answers, until, options.most)
        done, late = await asyncio.wait(asking, timeout=TIMEOUT if answers.count < options.most else 0)
        for task in late:
            task.cancel()
        for task in done:
            task.result()
    return answers


def report(answers: Answers, seconds: float) -> list[str]:
    """Problems; prints figures by kind of page."""
    print(f"{'page':38} {'asked':>6} {'median':>8} {'p95':>8} {'longest':>8}  (ms)")
    for kind, found in sorted(answers.seconds.items(), key=lambda item: -_share(item[1], 0.95)):
        figures = (_share(found, 0.5), _share(found, 0.95), max(found))
        print(f"{kind:38} {len(found):6} " + " ".join(f"{figure * 1000:8.0f}" for figure in figures))
    every = [one for found in answers.seconds.values() for one in found]
    print(
        f"{answers.count} requests, {answers.count / seconds:.0f} a second,"
        f" p95 {_share(every, 0.95) * 1000:.0f} ms, {len(answers.errors)} errors"
    )
    problems = answers.errors[:10]
    half = len(answers.memory) // 2
    if half > 5:
        first, last = (
            sum(part) / len(part) for part in (answers.memory[half : half + 5], answers.memory[-5:])
        )
        print(
            f"server's memory: {answers.memory[0]:.0f} MB, halfway {first:.0f} MB, at the end {last:.0f} MB"
        )
        if last > first * FLAT:
            problems.append(f"memory grew from {first:.0f} to {last:.0f} MB in the second half")
    return problems


def _share(found: list[float], share: float) -> float:
    return sorted(found)[min(len(found) - 1, int(len(found) * share))]


def main() -> int:
    """Prints the figures; 1 where a request failed or memory grew."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0, help="0: each asks again at once")
    parser.add_argument("--most", type=int, default=100_000, help="requests, at most")
    parser.add_argument("--db", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.db or Path(folder) / "made.db"
        if not path.exists():
            began = time.monotonic()
            make(path, options.articles)
            print(f"made {options.articles:,} articles in {time.monotonic() - began:.0f} s", flush=True)
        command = [sys.executable, "-m", "extractor", "serve", str(path), "--port", "0", "--quiet"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout
                address = server.stdout.readline().strip()
                problems = ["the server did not start"]
                if address:
                    answers = asyncio.run(ask(address, server.pid, addresses(path), options))
                    problems = report(answers, options.seconds)
            finally:
                server.send_signal(signal.SIGINT)
                server.wait(30)
    for problem in problems:
        print(f"problem: {problem}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
