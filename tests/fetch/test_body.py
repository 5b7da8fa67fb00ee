"""Bodies come through whole, in whatever pieces they arrive, and never larger than allowed."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.fetch.body import coding_of, read_body
from extractor.fetch.failures import Refused, Transient


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "identity": ("identity", bytes),
    "gzip": ("gzip", gzip.compress),
    "gzip in parts": ("gzip", lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:])),
    "gzip with padding": ("gzip", lambda data: gzip.compress(data) + b"\0" * 9),
    "deflate": ("deflate", zlib.compress),
    "deflate without frame": ("deflate", raw_deflate),
}


async def pieces(data: bytes, size: int) -> AsyncIterator[bytes]:
    for begin in range(0, len(data), size):
        yield data[begin : begin + size]


def read(data: bytes, coding: str, limit: int = 1000, size: int = 64, *, cut: bool = False) -> bytes:
    return asyncio.run(read_body(pieces(data, size), coding, limit, cut=cut))


@given(st.sampled_from(sorted(PACKERS)), st.binary(min_size=1, max_size=300), st.integers(1, 80))
@settings(max_examples=150, deadline=None)
def test_what_was_packed_comes_out(name: str, data: bytes, size: int) -> None:
    coding, pack = PACKERS[name]
    assert read(pack(data), coding, size=size) == data


@pytest.mark.parametrize("name", sorted(PACKERS))
@pytest.mark.parametrize("size", [1, 50, 5000])
def test_the_limit_is_exact(name: str, size: int) -> None:
    coding, pack = PACKERS[name]
    data = bytes(range(256)) * 4
    packed = pack(data)
    limit = max(len(data), len(packed))
    assert read(packed, coding, limit, size) == data
    with pytest.raises(Refused, match="larger than"):
        read(packed, coding, len(data) - 1, size)


@pytest.mark.parametrize("name", ["identity", "gzip", "gzip in parts", "deflate"])
@pytest.mark.parametrize("size", [1, 50, 5000])
def test_a_body_can_be_cut_at_the_limit(name: str, size: int) -> None:
    coding, pack = PACKERS[name]
    data = b"0123456789" * 100
    assert read(pack(data), coding, 555, size, cut=True) == data[:555]


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_takes_no_more_memory_than_the_limit(coding: str) -> None:
    bomb = (gzip.compress if coding == "gzip" else zlib.compress)(bytes(200_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(Refused, match="larger than"):
            read(bomb, coding, 1_000_000, 65536)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4_000_000


def test_thousands_of_empty_parts_are_refused() -> None:
    with pytest.raises(Refused, match="parts"):
        read(gzip.compress(b"") * 5000, "gzip", 1_000_000, 65536)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_damaged_data_is_refused(coding: str) -> None:
    with pytest.raises(Refused, match="damaged"):
        read(b"<html>not packed at all</html>", coding)


def test_a_body_that_breaks_off_may_be_asked_for_again() -> None:
    with pytest.raises(Transient, match="middle"):
        read(gzip.compress(bytes(range(200)))[:-20], "gzip")


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", "identity"),
        ("identity", "identity"),
        ("GZIP", "gzip"),
        ("x-gzip", "gzip"),
        (" deflate ", "deflate"),
    ],
)
def test_known_codings(header: str, coding: str) -> None:
    assert coding_of(header) == coding


@pytest.mark.parametrize(
    "header", ["gzip, gzip", "deflate,gzip", "gzip,gzip,gzip", "br", "zstd", "compress", "gzip br"]
)
def test_other_codings_are_refused(header: str) -> None:
    with pytest.raises(Refused, match="compressed"):
        coding_of(header)
