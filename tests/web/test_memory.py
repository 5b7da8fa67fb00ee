"""Answers are given again from memory, as long as the database is the same, and no longer."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extractor.store import Database
from extractor.web.memory import Memory, remembering


class Counted:
    """An application that tells how often it was asked, and answers in two parts."""

    def __init__(self, status: int = 200, size: int = 10) -> None:
        self.status, self.size = status, size
        self.asked = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": b"a" * self.size, "more_body": True})
        await send({"type": "http.response.body", "body": f"{self.asked}".encode()})


@pytest.fixture
def shown(database: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "shown.db"
    shutil.copy(database, path)
    Database.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def ask(
    app: Any, path: str = "/", query: bytes = b"", method: str = "GET", host: bytes = b"localhost"
) -> bytes:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(b"host", host)],
    }
    asyncio.run(app(scope, None, send))
    assert sent[0]["type"] == "http.response.start"
    return b"".join(message.get("body", b"") for message in sent)


def test_the_same_is_answered_again_until_somebody_writes(shown: sqlite3.Connection, tmp_path: Path) -> None:
    app = Counted()
    remembers = remembering(app, lambda: shown, Memory())
    assert ask(remembers) == ask(remembers) == b"a" * 10 + b"1"
    assert ask(remembers, "/other") != ask(remembers, query=b"q=1") != ask(remembers, host=b"127.0.0.1")
    assert app.asked == 4
    with Database.open(tmp_path / "shown.db") as db, db.transaction():
        db.connection.execute("UPDATE awards SET streak = 7")
    assert ask(remembers) == ask(remembers) == b"a" * 10 + b"5"


@pytest.mark.parametrize(
    ("app", "method"), [(Counted(404), "GET"), (Counted(size=1_000_001), "GET"), (Counted(), "HEAD")]
)
def test_errors_and_long_answers_are_not_kept(shown: sqlite3.Connection, app: Counted, method: str) -> None:
    remembers = remembering(app, lambda: shown, Memory())
    assert ask(remembers, method=method).endswith(b"1")
    assert ask(remembers, method=method).endswith(b"2")


def test_memory_is_bounded_and_forgets_the_oldest(shown: sqlite3.Connection) -> None:
    app, memory = Counted(size=100), Memory(most=1_000)
    remembers = remembering(app, lambda: shown, memory)
    for number in range(50):
        ask(remembers, f"/{number}")
        ask(remembers, "/first")
    assert memory.size <= 1_000
    assert memory.size == sum(len(m.get("body", b"")) for kept in memory.kept.values() for m in kept)
    assert app.asked == 51, "what is asked for again and again stays"
