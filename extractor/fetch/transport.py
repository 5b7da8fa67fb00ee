"""The connections of the client: the address guard below TLS and HTTP, where nothing can pass it by."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterable
from importlib.util import find_spec
from typing import Any

import httpcore
import httpx

from extractor.fetch.failures import Refused
from extractor.fetch.guard import check_resolved

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Host name and port to the IP addresses that it stands for. Raises `OSError` if it stands for none."""

_TRIED_ADDRESSES = 3


async def resolve(host: str, port: int) -> list[str]:
    """The system's resolver. IPv4 first: a network that has lost its IPv6 costs no timeouts."""
    answers = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    answers.sort(key=lambda answer: answer[0] != socket.AF_INET)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Resolves a name once, judges every address, and connects to an address that was judged.

    Host header, SNI and certificate check keep the name: they are made above this layer.
    """

    def __init__(
        self,
        *,
        allow_private: bool,
        resolver: Resolve = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._resolve = resolver
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connects to the first judged address that answers. Raises `Refused`, or httpcore's connection
        errors."""
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._resolve(host, port)
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"no answer from the name server about {host}") from None
        except (OSError, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
                raise httpcore.ConnectError(f"the name server cannot be asked about {host}") from None
            raise Refused(
                f"there is no host {host}; check the spelling, or whether the site still exists"
            ) from None
        check_resolved(host, addresses, allow_private=self._allow_private)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        tried = addresses[:_TRIED_ADDRESSES]
        for address in tried:
            try:
                share = None if timeout is None else timeout / len(tried)
                return await self._network.connect_tcp(
                    address, port, timeout=share, local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Never: a socket of this machine is no public address."""
        raise Refused(f"{path} is a socket of this machine; only web addresses are fetched")

    async def sleep(self, seconds: float) -> None:
        """As the backend below."""
        await self._network.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    """httpcore's body as httpx wants it."""

    def __init__(self, stream: AsyncIterable[bytes]) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        if hasattr(self._stream, "aclose"):
            await self._stream.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """httpx over an httpcore pool that connects through a `GuardedNetwork`: no proxies, certificates
    verified.

    HTTP/2 where the server offers it and the `h2` package is installed.
    """

    def __init__(self, network: GuardedNetwork, *, connections: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(verify=True, trust_env=False),
            max_connections=connections,
            keepalive_expiry=15.0,
            http2=find_spec("h2") is not None,
            network_backend=network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One request, one response, no redirects. Raises httpcore's errors."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, AsyncIterable)  # what an asynchronous pool gives
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Closes all connections."""
        await self._pool.aclose()
