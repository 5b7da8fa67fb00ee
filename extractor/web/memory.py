"""Answers that were given already, kept until the database changes.

Of a large database some pages take a good part of a second, and many people ask for the same ones. What an
answer depends on is the address and the database alone: nobody logs in, nothing is written.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections import OrderedDict
from collections.abc import Callable

from extractor.web.guard import App, Message, Receive, Scope, Send

MOST = 32_000_000
"""Bytes that are kept, at most; what was asked for longest ago goes first."""
LONGEST = 1_000_000
"""Bytes of an answer that is kept, at most."""

Key = tuple[bytes, ...]


class Memory:
    """Answers by what was asked for, of one state of the database."""

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.size = 0
        self.state: object = None
        self.kept: OrderedDict[Key, list[Message]] = OrderedDict()

    def answer(self, key: Key, state: object) -> list[Message] | None:
        """What was answered, if that holds for this state of the database still."""
        if state != self.state:
            self.kept.clear()
            self.state, self.size = state, 0
        if key in self.kept:
            self.kept.move_to_end(key)
        return self.kept.get(key)

    def keep(self, key: Key, state: object, messages: list[Message]) -> None:
        """Keeps an answer that was begun in this state of the database, unless another has come since."""
        if state != self.state or key in self.kept:
            return
        self.kept[key] = messages
        self.size += _size(messages)
        while self.size > self.most:
            self.size -= _size(self.kept.popitem(last=False)[1])


def _size(messages: list[Message]) -> int:
    return sum(len(message.get("body", b"")) for message in messages)


def remembering(app: App, connect: Callable[[], sqlite3.Connection], memory: Memory) -> App:
    """The application, which answers from memory what it can. `connect`: opens the database for reading."""
    opened: list[sqlite3.Connection] = []
    running: dict[Key, asyncio.Event] = {}

    def state() -> object:
        """Another number after another connection has written."""
        if not opened:
            opened.append(connect())
        return opened[0].execute("PRAGMA data_version").fetchone()[0]

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await app(scope, receive, send)
            return
        # The name that was asked for stands in some addresses of the answer.
        host = next((value for name, value in scope["headers"] if name.lower() == b"host"), b"")
        key = (host, scope.get("raw_path") or scope["path"].encode(), scope["query_string"])
        now = state()
        known = memory.answer(key, now)
        if known is not None:
            for message in known:
                await send(message)
            return
        if key in running:  # by somebody else, at this moment: theirs will do
            await running[key].wait()
            known = memory.answer(key, state())
            if known is not None:
                for message in known:
                    await send(message)
                return
        messages: list[Message] = []
        done = running.setdefault(key, asyncio.Event())

        async def send_and_note(message: Message) -> None:
            messages.append(message)
            if _size(messages) > LONGEST:
                messages[:] = [{"type": "too long"}]
            await send(message)

        try:
            await app(scope, receive, send_and_note)
        finally:
            running.pop(key, None)
            done.set()
        whole = (
            messages and not messages[-1].get("more_body") and messages[-1]["type"] == "http.response.body"
        )
        if whole and messages[0].get("status") == 200:
            memory.keep(key, now, messages)

    return asgi
