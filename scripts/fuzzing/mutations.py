"""Spoils bytes and texts, the same way from the same random numbers."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence

MARKUP = (
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<script>", b"</script>", b"<style>", b"<textarea>", b"<title>",
    b"<a href='", b'<a x="', b"<?", b"<p", b"</p>", b"<br>", b"<table><tr><td>", b"<svg>", b"<math>",
    b"<template>", b"<noscript>", b"<iframe>", b"<select><option>", b"<frameset>", b"<plaintext>", b"<body>",
    b"</body>", b"</html>", b"<head>", b"<base href=", b"<meta charset=euc-kr>", b"<meta charset=utf-16>",
    b"&#xD800;", b"&#0;", b"&#x110000;", b"&nbsp;", b"&lt;div&gt;", b"\x00", b"\xef\xbb\xbf", b"\xff\xfe",
    b'<script type="application/ld+json">{"@type":"NewsArticle","articleBody":', b'{"a":', b"[[[[[",
    b"Fusion.globalContent={", b"self.__next_f.push([1,\"", b'<div hidden class="article_body">', b"<h1>",
    "데이터기반행정 실태점검".encode(), "우수 등급을 받았다.".encode(), "데이터".encode("cp949"),
    b"\\ub370\\uc774\\ud130", b"&#45936;&#51060;&#53552;", b"2024-02-30T25:61:00+99:00", "기자 = ".encode(),
)  # fmt: skip
"""Pieces that change how the rest of a page is read."""

CHARSETS = (
    "utf-8",
    "cp949",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-8-sig",
    "iso2022_kr",
    "utf-7",
)
LONGEST = 1_500_000
"""Bytes that an input grows to at most."""

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def mutate(
    rng: random.Random, content: bytes, others: Sequence[bytes], words: Sequence[bytes] = MARKUP
) -> bytes:
    """`content` changed by one to six mutations; pieces come from `others` and `words`."""
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        mutation = rng.choice(MUTATIONS)
        content = mutation(rng, content, words if mutation in (_insert, _flood) else others)[:LONGEST]
    return content


def _span(rng: random.Random, content: bytes, most: int = 4_000) -> tuple[int, int]:
    start = rng.randrange(len(content) + 1)
    return start, min(len(content), start + int(most ** rng.random()))


def _cut_end(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _cut_begin(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    return content[rng.randrange(len(content) + 1) :]


def _delete(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(rng, content)
    return content[:start] + content[end:]


def _repeat(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _span(rng, content)
    times = rng.choice((2, 2, 3, 50, 2_000))
    return content[:start] + content[start:end] * min(times, 400_000 // (end - start + 1) + 1) + content[end:]


def _flip(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(content)
    for _unused in range(rng.choice((1, 4, 60)) if content else 0):
        changed[rng.randrange(len(changed))] = rng.choice((0, 255, 60, 62, 34, 38, rng.randrange(256)))
    return bytes(changed)


def _random_bytes(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.randbytes(int(3_000 ** rng.random())) + content[at:]


def _insert(rng: random.Random, content: bytes, words: Sequence[bytes]) -> bytes:
    for _ in range(rng.choice((1, 3, 20))):
        at = rng.randrange(len(content) + 1)
        content = content[:at] + rng.choice(words) + content[at:]
    return content


def _flood(rng: random.Random, content: bytes, words: Sequence[bytes]) -> bytes:
    """A piece a hundred or many thousand times, as attacks on parsers have it."""
    at = rng.randrange(len(content) + 1)
    piece = rng.choice(words) + rng.choice((b"", b"", rng.randbytes(2)))
    most = 2_000 if rng.random() < 0.9 else 200_000
    return content[:at] + piece * max(1, int(most ** rng.random()) // max(1, len(piece) // 8)) + content[at:]


def _swap(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    marks = sorted(rng.randrange(len(content) + 1) for _ in range(4))
    a, b, c, d = marks
    return content[:a] + content[c:d] + content[b:c] + content[a:b] + content[d:]


def _splice(rng: random.Random, content: bytes, others: Sequence[bytes]) -> bytes:
    if not others:
        return content
    other = rng.choice(others)
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


def _charset(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """The same text in the bytes of another character set, or taken for another one."""
    said = rng.choice(("utf-8", "utf-8", "cp949", "latin-1"))
    return content.decode(said, "replace").encode(rng.choice(CHARSETS), "replace")


def _attributes(rng: random.Random, content: bytes, _: Sequence[bytes]) -> bytes:
    """Hundreds of attributes in one tag."""
    at = content.find(b"<", rng.randrange(len(content) + 1)) + 1
    close = content.find(b">", at)
    if at == 0 or close < 0:
        return content
    quote = rng.choice((b'"', b"'", b"", b'"">', b"\n"))
    many = b" ".join(b"a%d=%s%d%s" % (n, quote, n, quote) for n in range(rng.choice((20, 301, 5_000))))
    return content[:close] + b" " + many + content[close:]


MUTATIONS: tuple[Mutation, ...] = (
    _cut_end, _cut_begin, _delete, _repeat, _flip, _random_bytes, _insert, _flood, _swap, _splice, _charset,
    _attributes,
)  # fmt: skip


# Texts ----------------------------------------------------------------------------------------------

Drawer = Callable[[random.Random], str]


def hangul(rng: random.Random) -> str:
    """A Hangul syllable, composed or not, or a letter alone."""
    syllable = chr(rng.randrange(0xAC00, 0xD7A4))
    kind = rng.random()
    if kind < 0.8:
        return syllable
    return unicodedata.normalize("NFD", syllable) if kind < 0.9 else chr(rng.randrange(0x1100, 0x1200))


def any_letter(rng: random.Random) -> str:
    """Any code point: unassigned ones, private ones and lone surrogates too."""
    return chr(rng.randrange(0x110000) if rng.random() < 0.3 else rng.randrange(0x10000))


def broken(rng: random.Random) -> str:
    """What breaks careless readers: half characters, marks without a letter, turns of direction, blanks."""
    return rng.choice((
        chr(rng.randrange(0xD800, 0xE000)), chr(rng.randrange(0x300, 0x370)) * rng.choice((1, 40)),
        rng.choice("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"), "\u0000", "\ufeff",
        "\u200b", "\u200d", "\u3164", "\uffff", "\u2028", "\u0085", "\x1c", "\r", "\t", "\u00a0", "\u3000",
        "\U000e0001", "\U0001f1f0\U0001f1f7", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "ﷺ", "ẛ̣", "①", "㎡",
        "\u1112\u1161\u11ab\u11ab", "\u115f", "\u0378", chr(rng.randrange(0xE000, 0xF900)),
    ))  # fmt: skip


def spoil(rng: random.Random, text: str, others: Sequence[str], words: Sequence[str]) -> str:
    """A text with pieces cut, moved, repeated, replaced and put in."""
    for _ in range(rng.choice((1, 1, 2, 4, 12))):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + int(300 ** rng.random()))
        other = rng.choice(others)
        begin = rng.randrange(len(other) + 1)
        piece = rng.choice((
            "", text[start:end] * rng.choice((2, 2, 30)), rng.choice(words), rng.choice(words),
            other[begin : begin + int(200 ** rng.random())], hangul(rng), broken(rng), any_letter(rng), "\n",
        ))  # fmt: skip
        text = text[:start] + piece + text[end if rng.random() < 0.5 else start :]
    return text
