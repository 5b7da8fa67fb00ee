"""Files of many parts: archives, workbooks, documents, tables, feeds; spoiled, cut off, packed as bombs."""

from __future__ import annotations

import gzip
import io
import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from extractor.errors import SourceFailure
from extractor.model import Page
from extractor.sources import read_sources
from fuzzing.kinds import CORPUS, ROOT, Case, Kind, must
from fuzzing.mutations import mutate

sys.path.insert(0, str(ROOT))
from tests.sources.documents import (
    hwp,
    hwp_control,
    hwp_p,
    hwp_table,
    hwpx_parts,
    p,
    pdf,
    section,
    table,
    zipped,
)

LEAD = "가람시가 행정안전부의 데이터기반행정 실태점검에서 우수 등급을 받았다고 3일 밝혔다."
MORE = (
    "시는 버스 승하차 기록을 분석해 배차 간격을 줄이고, 골목 가로등의 밝기를 밤길 보행량에 맞췄다고 설명했다."
)
_ENTITIES = b'<!DOCTYPE a [<!ENTITY a "%s"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
_XML = (
    b"<", b">", b"</", b"/>", b"<!--", b"]]>", b"<![CDATA[", b"&b;", b"&#0;", b"&#xD800;", _ENTITIES % (b"x" * 999), b'xmlns="',
    b"<hp:p>", b"<hp:tbl>", b"<hp:tc>", b"<row>", b"<c t='s'><v>999999999</v></c>", b"<item>", b"<url>", b"<loc>", b"\x00", b"\xff",
    b"<?xml version='1.0' encoding='utf-16'?>", b"<?xml version='1.1'?>", b"<a>" * 300,
)  # fmt: skip
_BINARY = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"\xff\xff\xff\xff", b"\x00" * 64, b"\x7f\xff\xff\xff",
           b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\r\n\r\n", b"WARC/1.0\r\n", b"WARC/1.1\r\n", b"Content-Length: ",
           b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n", b"HTTP/1.1 200 OK\r\n", b"%PDF-1.7", b" 0 obj ", b"endobj",
           b"stream\r\n", b"<< /Type /Page /Parent 2 0 R >>", b"/Kids [2 0 R]", b"xref\n0 9999999\n", b"/Length 99999999")  # fmt: skip
_TRAVERSAL = ("../../../../tmp/wild.xml", "/etc/wild.xml", "Contents\\..\\..\\wild", "Contents/section0.xml", "Contents/section99.xml",
              "a" * 60_000, "xl/../xl/workbook.xml", "\u202egnp.lmx", "con", "Contents/./section0.xml", "")  # fmt: skip


@cache
def documents() -> dict[str, bytes]:
    """A right file of each kind."""
    parts = hwpx_parts(
        section(p("보도자료", size=1), p(LEAD), p(table(("가", LEAD), ("나", MORE))), p(MORE)), title="가람시"
    )
    return {
        ".hwpx": zipped(parts),
        ".hwp": hwp(hwp_p(LEAD, inside=hwp_table(("가", MORE), ("나", LEAD)) + hwp_control(b"gso ", MORE)), hwp_p(MORE)),
        ".pdf": pdf([(60, 780 - 20 * n, 11, line) for n, line in enumerate((LEAD[:40], LEAD[40:], MORE[:45], MORE[45:]))]),
        ".xlsx": _workbook(),
        ".csv": f'title,text,published\n"가람시","{LEAD}\n{MORE}",2025-03-05\n나,"{MORE}",\n'.encode(),
        ".jsonl": "".join(json.dumps({"text": text, "title": "가"}, ensure_ascii=False) + "\n" for text in (LEAD, MORE)).encode(),
        ".json": json.dumps({"text": LEAD, "published": "2025-03-05", "id": 3}).encode(),
        ".warc": _archive(),
        ".warc.gz": b"".join(gzip.compress(part) for part in _records()),
    }  # fmt: skip


def _workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("title", "text", "published"), ("가람시", LEAD, "2025-03-05"), ("나", MORE, None)):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _records() -> list[bytes]:
    html = f"<html><body><p>{LEAD}</p><p>{MORE}</p></body></html>".encode()
    bodies = [
        (html, ""),
        (gzip.compress(html), "Content-Encoding: gzip\r\n"),
        (html.decode().encode("cp949"), ""),
    ]
    records = []
    for number, (body, header) in enumerate(bodies):
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{header}\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-03-05T01:02:03Z\r\n"
            f"WARC-Target-URI: http://news.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        records.append(head.encode() + block + b"\r\n\r\n")
    return records


def _archive() -> bytes:
    return b"".join(_records())


@cache
def _parts(ending: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(documents()[ending])) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zip(rng: random.Random, ending: str) -> bytes:
    """A container whose parts are spoiled, missing, doubled, bombs, or named to lead elsewhere."""
    parts = dict(_parts(ending))
    names = sorted(parts)
    for _ in range(rng.choice((1, 1, 2, 4))):
        name = rng.choice(names)
        kind = rng.random()
        if kind < 0.6:
            parts[name] = mutate(rng, parts.get(name, b""), list(parts.values()), _XML)[:400_000]
        elif kind < 0.7:
            parts.pop(name, None)
        elif kind < 0.8:
            parts[rng.choice(_TRAVERSAL)] = parts.get(name, b"")
        elif kind < 0.9:
            parts[name] = parts.get(name, b"").replace(b"<", _ENTITIES % b"lol" + b"<", 1)
        else:
            parts[name] = parts.get(name, b"") + rng.choice((b" ", b"<a>", b"\x00")) * rng.choice(
                (10_000, 3_000_000, 20_000_000)
            )
    out = io.BytesIO()
    with zipfile.ZipFile(
        out, "w", rng.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    ) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _spoiled(rng: random.Random, endings: Sequence[str]) -> tuple[bytes, str]:
    ending = rng.choice(endings)
    if ending in (".hwpx", ".xlsx") and rng.random() < 0.7:
        return _zip(rng, ending), ending
    words = _BINARY if ending in (".hwpx", ".xlsx", ".hwp", ".pdf", ".warc", ".warc.gz") else _XML
    return mutate(rng, documents()[ending], list(documents().values()), words), ending


def check_file(content: bytes, ending: str) -> None:
    """The file is read to its end, into pages and failures that name it; nothing is written anywhere."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"wild{ending}"
        path.write_bytes(content)
        for item in read_sources([str(path)]):
            must(isinstance(item, Page | SourceFailure), f"neither a page nor a failure: {item!r:.80}")
            must(item.source.startswith(str(path)), f"a source of another name: {item.source:.80}")
            if isinstance(item, SourceFailure):
                message = str(item.error)
                must(message.startswith(str(path)) and "\n" not in message, f"a poor message: {message:.200}")
        must([found.name for found in Path(place).iterdir()] == [path.name], "a file was written")


def _kind(name: str, endings: Sequence[str], cases: int, seconds: float) -> Kind:
    def make(rng: random.Random) -> Case:
        content, ending = _spoiled(rng, endings)
        return Case(content, ending, lambda: check_file(content, ending))

    return Kind(name, f"{', '.join(endings)}: pages, and failures that name the file", make, cases, seconds)


# Feeds and sitemaps -----------------------------------------------------------------------------------

_FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>가람</title><item><title>{LEAD}</title>
<link>http://news.example/1</link><description>&lt;p&gt;{MORE}&lt;/p&gt;</description>
<pubDate>Wed, 05 Mar 2025 09:00:00 +0900</pubDate></item></channel></rss>""".encode()
_SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>
<loc>http://news.example/1</loc><lastmod>2025-03-05T01:02:03Z</lastmod></url></urlset>"""
FEEDS = (_FEED, _SITEMAP)
"""Right ones: a feed and a sitemap."""


def _feed(rng: random.Random) -> Case:
    content = mutate(rng, rng.choice(FEEDS), FEEDS, _XML)
    return Case(content, ".xml", lambda: check_feed(content))


def check_feed(content: bytes) -> None:
    """A feed or sitemap is read into entries, or a `SourceError` names it."""
    from extractor.errors import SourceError
    from extractor.fetch.errand import Document
    from extractor.sources import feeds, sitemaps
    from extractor.sources.discovery import Wanted

    document = Document("http://news.example/x", 200, "text/xml", None, content)
    readers: tuple[Callable[[], object], ...] = (
        lambda: list(feeds._entries("feed:x", document)),
        lambda: list(sitemaps._entries("sitemap:x", document, Wanted(), [])),
    )
    for read in readers:
        try:
            read()
        except SourceError as error:
            must(str(error).startswith(("feed:x", "sitemap:x")), f"a poor message: {error}")


def _corpus_document(rng: random.Random) -> Case:
    """The made documents of the corpus, which are as long as real ones, spoiled."""
    path = rng.choice(
        [path for path in sorted((CORPUS / "documents").iterdir()) if path.suffix in (".hwpx", ".hwp")]
    )
    content = mutate(rng, path.read_bytes(), list(documents().values()), _BINARY)
    return Case(content, path.suffix, lambda: check_file(content, path.suffix))


KINDS = (
    _kind("tables", (".csv", ".jsonl", ".json"), 8_000, 6.0),
    _kind("warc", (".warc", ".warc.gz"), 6_000, 6.0),
    _kind("xlsx", (".xlsx",), 2_500, 12.0),
    _kind("hwpx", (".hwpx",), 4_000, 12.0),
    _kind("hwp", (".hwp",), 4_000, 12.0),
    Kind("releases", "documents of the corpus: .hwpx, .hwp", _corpus_document, 2_000, 12.0),
    _kind("pdf", (".pdf",), 1_000, 25.0),
    Kind("feeds", "feeds and sitemaps: entries, or a SourceError", _feed, 8_000, 4.0),
)
