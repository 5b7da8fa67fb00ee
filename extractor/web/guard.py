"""What stands before every page: only reading, only for this machine's own names, and headers that let a
browser run and load nothing.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
"""No script at all, and nothing from elsewhere, whatever an article holds."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
LOCAL_NAMES = ("127.0.0.1", "localhost", "::1")


def guarded(app: App, hosts: tuple[str, ...] | None) -> App:
    """The application behind the guard. `hosts`: names that a request may ask for (None: any).

    A page of another site that has its name point to 127.0.0.1 asks for that name, and is refused.
    """

    async def asgi(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (name, value) for name, value in message.get("headers", []) if name.lower() not in ours
                ]
                message = {**message, "headers": [*kept, *ours.items()]}
            await send(message)

        if scope["method"] not in ("GET", "HEAD"):
            await _refuse(send_with_headers, 405, "read-only: GET and HEAD alone", {"allow": "GET, HEAD"})
        elif hosts is not None and _host(scope) not in hosts:
            await _refuse(send_with_headers, 421, "this server is known by another name")
        elif "\0" in scope["path"] or b"%00" in scope["query_string"]:
            await _refuse(send_with_headers, 400, "no page has a null character in its address")
        else:
            await app(scope, receive, send_with_headers)

    ours = {name.encode(): value.encode() for name, value in HEADERS.items()}
    return asgi


def _host(scope: Scope) -> str:
    """The name that a request asks for, without its port."""
    value = next((value for name, value in scope["headers"] if name.lower() == b"host"), b"").decode(
        "latin-1"
    )
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.rpartition(":")[0] if ":" in value else value


async def _refuse(send: Send, status: int, why: str, headers: dict[str, str] | None = None) -> None:
    fields = {"content-type": "text/plain; charset=utf-8", **(headers or {})}
    encoded = [(name.encode(), value.encode()) for name, value in fields.items()]
    await send({"type": "http.response.start", "status": status, "headers": encoded})
    await send({"type": "http.response.body", "body": why.encode()})
