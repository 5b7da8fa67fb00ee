"""Office documents made by hand: just enough of each container for its reader."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

# HWPX: a zip of XML parts

HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS = "http://www.hancom.co.kr/hwpml/2011/section"
HH = "http://www.hancom.co.kr/hwpml/2011/head"
OPF = "http://www.idpf.org/2007/opf/"
BODY, LARGE = 0, 1  # character properties: 12 and 20 points


def p(*content: str, size: int = BODY) -> str:
    """A paragraph of texts and of what is anchored in it (given as XML)."""
    inner = "".join(item if item.startswith("<") else f"<hp:t>{escape(item)}</hp:t>" for item in content)
    return f'<hp:p paraPrIDRef="0"><hp:run charPrIDRef="{size}">{inner}</hp:run><hp:linesegarray/></hp:p>'


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is a text, or paragraphs as XML."""
    lines = []
    for row in rows:
        cells = "".join(
            f"<hp:tc><hp:subList>{cell if cell.startswith('<') else p(cell)}</hp:subList></hp:tc>"
            for cell in row
        )
        lines.append(f"<hp:tr>{cells}</hp:tr>")
    return f"<hp:tbl><hp:sz/>{''.join(lines)}</hp:tbl>"


def section(*paragraphs: str) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="{HS}" xmlns:hp="{HP}">'
    return f"{head}{''.join(paragraphs)}</hs:sec>".encode()


def hwpx_parts(*sections: bytes, title: str = "", order: Sequence[int] | None = None) -> dict[str, bytes]:
    numbers = list(range(len(sections)))
    items = "".join(
        f'<opf:item id="s{number}" href="Contents/section{number}.xml" media-type="application/xml"/>'
        for number in numbers
    )
    spine = "".join(f'<opf:itemref idref="s{number}"/>' for number in (order or numbers))
    contents = (
        f'<opf:package xmlns:opf="{OPF}"><opf:metadata><opf:title>{escape(title)}</opf:title>'
        f'<opf:meta name="creator" content={quoteattr("")}/></opf:metadata>'
        f"<opf:manifest>{items}</opf:manifest><opf:spine>{spine}</opf:spine></opf:package>"
    )
    header = (
        f'<hh:head xmlns:hh="{HH}"><hh:refList><hh:charProperties itemCnt="2">'
        '<hh:charPr id="0" height="1200"/><hh:charPr id="1" height="2000"/>'
        "</hh:charProperties></hh:refList></hh:head>"
    )
    return {
        "mimetype": b"application/hwp+zip",
        "Contents/content.hpf": contents.encode(),
        "Contents/header.xml": header.encode(),
        **{f"Contents/section{number}.xml": content for number, content in enumerate(sections)},
    }


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # A fixed time: the same document is the same bytes.
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 5, 9, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def hwpx(*paragraphs: str, title: str = "") -> bytes:
    return zipped(hwpx_parts(section(*paragraphs), title=title))


# HWP 5: records in the streams of an OLE file


def record(tag: int, level: int, content: bytes) -> bytes:
    size = len(content)
    head = struct.pack("<I", tag | level << 10 | min(size, 0xFFF) << 20)
    return head + (struct.pack("<I", size) if size >= 0xFFF else b"") + content


def hwp_p(text: str, level: int = 0, *, size: int = BODY, inside: bytes = b"") -> bytes:
    """A paragraph; `inside`: its controls, of the next level."""
    controls = struct.pack("<8H", 11, *[0] * 6, 11) if inside else b""
    content = controls + text.encode("utf-16-le") + struct.pack("<H", 13)
    return (
        record(66, level, struct.pack("<I", len(content) // 2) + bytes(18))
        + record(67, level + 1, content)
        + record(68, level + 1, struct.pack("<II", 0, size))
        + inside
    )


def hwp_table(*rows: Sequence[str], level: int = 1) -> bytes:
    cells = b""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            cells += record(72, level + 1, struct.pack("<HHIHHHH", 1, 0, 0, column, number, 1, 1) + bytes(26))
            cells += b"".join(hwp_p(line, level + 1) for line in text.split("\n"))
    table = record(77, level + 1, struct.pack("<IHH", 0, len(rows), len(rows[0])))
    return record(71, level, b" lbt" + bytes(40)) + table + cells


def hwp_control(kind: bytes, text: str, level: int = 1) -> bytes:
    """A control of another kind (foot of a page, text box) that holds a paragraph."""
    inside = record(72, level + 1, bytes(8)) + hwp_p(text, level + 1)
    return record(71, level, kind[::-1] + bytes(8)) + inside


def hwp(*paragraphs: bytes, flags: int = 1, more: dict[str, bytes] | None = None) -> bytes:
    shapes = b"".join(record(21, 0, bytes(42) + struct.pack("<i", size) + bytes(22)) for size in (1200, 2000))

    def packed(content: bytes) -> bytes:
        packer = zlib.compressobj(wbits=-15)
        return packer.compress(content) + packer.flush() if flags & 1 else content

    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05010000, flags) + bytes(216)
    streams = {
        "FileHeader": header,
        "DocInfo": packed(shapes),
        "BodyText/Section0": packed(b"".join(paragraphs)),
    }
    return ole(streams | (more or {}))


FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """An OLE file of streams, which may lie in storages (`storage/stream`)."""
    storages = sorted({name.partition("/")[0] for name in streams if "/" in name})
    names = [*storages, *sorted(streams)]
    small = b""
    sectors: list[bytes] = []
    mini_fat: list[int] = []
    fat: list[int] = []
    starts: dict[str, int] = {}

    def chain(content: bytes, table: list[int], size: int) -> int:
        count = -(-len(content) // size)
        begin = len(table)
        table.extend([*range(begin + 1, begin + count), END] if count else [])
        return begin if count else END

    def place(content: bytes) -> int:
        begin = chain(content, fat, 512)
        sectors.extend(content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512))
        return begin

    for name, content in streams.items():
        if len(content) < 4096:
            starts[name] = chain(content, mini_fat, 64)
            small += content.ljust(-(-len(content) // 64) * 64, b"\0")
        else:
            starts[name] = place(content)
    small_start = place(small)
    mini_start = place(struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(512, b"\xff"))

    def siblings(parent: str) -> list[str]:
        return [name for name in names if name.rpartition("/")[0] == parent]

    entries = b""
    for name in ["", *names]:
        kin = siblings(name.rpartition("/")[0]) if name else []
        after = kin[kin.index(name) + 1 :][:1] if name else []
        inner = siblings(name) if name in ("", *storages) else []
        kind = 5 if not name else 1 if name in storages else 2
        start, size = (
            (small_start, len(small))
            if not name
            else (0, 0)
            if name in storages
            else (starts[name], len(streams[name]))
        )
        label = (name.rpartition("/")[2] or "Root Entry").encode("utf-16-le") + b"\0\0"
        entries += (
            label.ljust(64, b"\0")
            + struct.pack(
                "<HBBIII",
                len(label),
                kind,
                1,
                FREE,
                names.index(after[0]) + 1 if after else FREE,
                names.index(inner[0]) + 1 if inner else FREE,
            )
            + bytes(36)
            + struct.pack("<IQ", start, size)
        )
    directory = place(entries.ljust(-(-len(entries) // 512) * 512, b"\0"))
    fat_sectors = 1
    while fat_sectors * 128 < len(fat) + fat_sectors:
        fat_sectors += 1
    begin = len(fat)
    fat.extend([FAT] * fat_sectors)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_sectors * 512, b"\xff")
    sectors.extend(table[at : at + 512] for at in range(0, len(table), 512))
    difat = [*range(begin, begin + fat_sectors)] + [FREE] * (109 - fat_sectors)
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack(
            "<HHHHHHIIIIIIIIII",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            0,
            0,
            fat_sectors,
            directory,
            0,
            4096,
            mini_start,
            1,
            END,
            0,
        )
    )
    return header + struct.pack("<109I", *difat) + b"".join(sectors)


# PDF: text in a Korean font that is not embedded (Adobe's predefined character map)


def pdf(
    *pages: Sequence[tuple[float, float, float, str]], title: str = "", stream: bytes | None = None
) -> bytes:
    """Pages of lines: left, bottom, size and text. Letters are one em wide."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /HYSMyeongJo-Medium /Encoding /UniKS-UCS2-H "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYSMyeongJo-Medium /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> "
        b"/FontDescriptor << /Type /FontDescriptor /FontName /HYSMyeongJo-Medium /Flags 6 "
        b"/FontBBox [0 -148 1001 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 "
        b"/StemV 93 >> >>] >>"
    )
    objects = [b"", b"", font, b"<< /Title (\xfe\xff" + _escaped(title.encode("utf-16-be")) + b") >>"]
    kids = []
    for lines in pages:
        drawn = b"".join(
            b"BT /F1 %g Tf %g %g Td <%s> Tj ET\n"
            % (size, left, bottom, text.encode("utf-16-be").hex().encode())
            for left, bottom, size, text in lines
        )
        content = drawn if stream is None else stream
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % len(objects)
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed)
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


def _escaped(text: bytes) -> bytes:
    for sign in (b"\\", b"(", b")", b"\r"):
        text = text.replace(sign, b"\\r" if sign == b"\r" else b"\\" + sign)
    return text
