"""Bytes of a page to text, by the bytes themselves: what a header or a meta tag claims is only asked when
they leave it open.

The ladder: byte order mark, UTF-16 without a mark, strict UTF-8, strict cp949 (which is what the web means by
`euc-kr`), and then the one of both that leaves more Hangul and fewer replacement characters. One broken byte
never changes the character set of a whole page.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extractor.errors import PageError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"PK\x03\x04", "a zip archive (an office document or a packed folder)"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (HWP, DOC, XLS)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_HANGUL = re.compile(r"[가-힣]")
_LABEL = re.compile(rb"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_.:-]{2,40})", re.I)
_KOREAN = {
    "euckr",
    "ksc5601",
    "ksc56011987",
    "ksc56011989",
    "korean",
    "windows949",
    "cp949",
    "ms949",
    "uhc",
    "isoir149",
}


class Decoded(NamedTuple):
    """A page's text, the character set that was used, and the step of the ladder that chose it."""

    text: str
    charset: str
    step: str


def decode(content: bytes, hint: str | None = None) -> Decoded:
    """The text of a page. `hint` (a header's character set) only breaks ties. Raises PageError for binary
    content.
    """
    for magic, name in _BINARY:
        if content.startswith(magic):
            raise PageError(f"not a page but {name}; give the page itself, or the file with its right ending")
    for mark, charset in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(charset, "replace"), charset, "mark")
    wide = _wide(content[:4096])
    if wide:
        return Decoded(content.decode(wide, "replace"), wide, "zeros")
    head = content[:4096]
    if (len(head) - len(head.translate(None, _CONTROLS))) * 25 > len(head):
        raise PageError("not a page but binary data; give an HTML page or plain text")
    try:
        return Decoded(content.decode("utf-8"), "utf-8", "strict")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(content.decode("cp949"), "cp949", "strict")
    except UnicodeDecodeError:
        pass
    return _best(content, hint)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: the tags and spaces of a page put zeros into every other byte."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd * 10 > half * 2 and even * 50 < half:
        return "utf-16-le"
    if even * 10 > half * 2 and odd * 50 < half:
        return "utf-16-be"
    return None


def _best(content: bytes, hint: str | None) -> Decoded:
    claimed = _LABEL.search(content[:4096])
    labels = {
        re.sub(r"[^a-z0-9]", "", label.lower())
        for label in (hint, claimed and claimed[1].decode("ascii"))
        if label
    }
    best: tuple[float, Decoded] | None = None
    for charset in ("utf-8", "cp949"):
        text = content.decode(charset, "replace")
        sample = text if len(text) < 400_000 else text[:400_000]
        score = len(_HANGUL.findall(sample)) - 3.0 * sample.count("\ufffd")
        if (charset == "cp949" and labels & _KOREAN) or (charset == "utf-8" and "utf8" in labels):
            score += 1
        if best is None or score > best[0]:
            best = (score, Decoded(text, charset, "replaced"))
    assert best is not None
    return best[1]
