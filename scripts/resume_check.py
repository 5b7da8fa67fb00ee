"""Kills a run at random moments and starts it again, until it comes to its end; then compares.

    python scripts/resume_check.py [--addresses 1000] [--seeds 3]

A server on this machine serves made-up pages under several addresses. Whatever the moments of the kills, the
database must end as that of an unbroken run does, and nothing may be fetched again that had been stored.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from extractor.store import Database

MOST_KILLS = 12
HOSTS = ("127.0.0.1", "127.0.0.2", "127.0.0.3")
NAMES = ("경산시", "영천시", "오산시", "안양시", "남해군", "음성군", "공주시", "광양시")
COLUMNS = {
    "pages": "key, source, url, media, charset, size, sha256",
    "page_addresses": "*",
    "articles": "key, id, source, url, title, published, text, warnings, fingerprint, page, search_id",
    "claims": "*",
    "awards": "*",
    "award_projects": "*",
    "article_search": "*",
    "article_clusters": "*",
    "failures": "key, source, stage, error, page",
}
"""What must be the same: everything but times, numbers of runs, and counts of tries."""

Start = Callable[[Path, Path], int]
"""Starts a run of a list of addresses into a database, in a process of its own; gives the process's id."""


def page(number: int) -> tuple[int, bytes]:
    """Status and body of a page: mostly an article, some without any, some missing, some in cp949."""
    if number % 17 == 3:
        return 404, b"none"
    if number % 17 == 5:
        links = "".join(f"<li><a href='/{n}'>소식 {n}</a></li>" for n in range(40))
        return 200, f"<html><body><ul>{links}</ul></body></html>".encode()
    name, year = NAMES[number % 8], 2019 + number % 6
    text = (
        f"{name}가 행정안전부의 {year}년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고"
        f" {number % 28 + 1}일 밝혔다.</p><p>시는 {number}번째 소식에서 이번 평가의 준비 과정을 시민에게"
        " 설명하고 지난 성과를 함께 알렸다."
    )
    if number % 4 == 1:
        text = (
            f"{name}는 {number}번째 도서관 소식을 전했다.</p><p>시민은 누구나 와서 책을 읽고 쉬어 갈 수"
            " 있다고 한다."
        )
    title = f"{name} 소식 {number}"
    head = f"<html lang=ko><head><meta charset=euc-kr><title>{title}</title></head>"
    body = f"{head}<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
    return 200, body.encode("cp949" if number % 3 else "utf-8")


@dataclass
class Site:
    """The server; counts what it is asked for."""

    asked: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def __post_init__(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                number = self.path.rpartition("=")[2]
                status, body, location = 404, b"none", None
                if self.path.startswith("/old?"):
                    status, body, location = 302, b"", f"/view?idxno={number}"
                elif self.path.startswith("/view?"):
                    status, body = page(int(number))
                with contextlib.suppress(OSError):
                    self.send_response(status)
                    self.send_header("Content-Type", "text/html")
                    self.send_header("Content-Length", str(len(body)))
                    if location:
                        self.send_header("Location", location)
                    self.end_headers()
                    self.wfile.write(body)
                site.asked[f"http://{self.headers['Host']}{self.path}"] += 1
                site.total += 1

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                pass  # killed clients hang up

        self.server = Server(("0.0.0.0", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()

    def addresses(self, count: int) -> Iterator[str]:
        """So many different articles, and some of them again in other forms."""
        for number in range(count):
            base = f"http://{HOSTS[number % len(HOSTS)]}:{self.port}"
            yield f"{base}/{'old' if number % 10 == 7 else 'view'}?idxno={number}"
            if number % 12 == 11:
                yield f"{base}/view?utm_source=list&idxno={number}#top"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def content(db: Path) -> dict[str, list[str]]:
    """All rows that must be the same."""
    with Database.open(db, readonly=True) as database:
        return {
            table: sorted(map(repr, database.rows(f"SELECT {columns} FROM {table}")))
            for table, columns in COLUMNS.items()
        }


def stored(db: Path) -> set[str]:
    """Addresses that led to pages which are stored."""
    if not db.exists():
        return set()
    with Database.open(db) as database:
        return {str(row["url"]) for row in database.rows("SELECT url FROM pages")}


@dataclass
class Result:
    """What came of one seed."""

    kills: int = 0
    requests: int = 0
    problems: list[str] = field(default_factory=list)


def wait(process: int) -> int:
    """The exit code of a process; negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def check(  # noqa: PLR0917 - a place, a size, a seed, and what they are tried on
    folder: Path, count: int, seed: int, start: Start, site: Site, whole: dict[str, list[str]]
) -> Result:
    """Kills and starts again until a run ends by itself."""
    chance, result = random.Random(seed), Result()
    names, db = folder / "list.txt", folder / f"{seed}.db"
    begun = site.total
    while True:
        before, known = Counter(site.asked), stored(db)
        limit = site.total + chance.randint(1, max(2, count // 2))
        process = start(names, db)
        code = None
        while code is None:
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
            elif site.total >= limit and result.kills < MOST_KILLS:
                time.sleep(chance.random() * 0.3)
                os.kill(process, signal.SIGKILL)
                code = wait(process)
            else:
                time.sleep(0.002)
        again = [address for address in known if site.asked[address] > before[address]]
        if again:
            result.problems.append(
                f"seed {seed}: {len(again)} stored pages were fetched again, as {again[0]}"
            )
        if code != -signal.SIGKILL:
            break
        result.kills += 1
    if code != 1:  # some addresses fail on purpose
        result.problems.append(f"seed {seed}: the last run ended with {code}")
    result.requests = site.total - begun
    for table, rows in content(db).items():
        if rows != whole[table]:
            result.problems.append(f"seed {seed}: table {table} is not as after an unbroken run")
    return result


def command(names: Path, db: Path) -> int:
    """The command line, as a user starts it."""
    arguments = ["run", f"@{names}", "--db", str(db), "--allow-private", "--delay", "0", "--quiet"]
    program = [sys.executable, "-m", "extractor", *arguments]
    return subprocess.Popen(program, stderr=subprocess.DEVNULL).pid


def main() -> int:
    """Prints what came of each seed; 1 where something was lost or fetched again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--addresses", type=int, default=1000)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    site, problems = Site(), 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "list.txt").write_text("\n".join(site.addresses(options.addresses)))
        began = time.monotonic()
        wait(command(folder / "list.txt", folder / "whole.db"))
        whole = content(folder / "whole.db")
        print(
            f"unbroken: {len(whole['articles'])} articles, {len(whole['awards'])} awards,"
            f" {len(whole['failures'])} failures, {site.total} requests, {time.monotonic() - began:.0f} s"
        )
        for seed in range(options.seeds):
            result = check(folder, options.addresses, seed, command, site, whole)
            problems += len(result.problems)
            said = "; ".join(result.problems) or "the same content, nothing stored was fetched again"
            print(f"seed {seed}: {result.kills} kills, {result.requests} requests; {said}", flush=True)
    site.close()
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
