"""Reads the lines of a PDF in a process of its own: a program, not to be imported.

Takes the file on standard input; writes its title and its lines as JSON. A damaged or hostile file can cost
no more than this process may: seconds of processor time and bytes of memory, both given as arguments. It uses
nothing of the package, so that it starts at once.
"""

from __future__ import annotations

import ctypes
import json
import struct
import sys
from typing import Any

PAGES = 60
CHARACTERS_OF_PAGE = 30_000
CHARACTERS = 400_000


def limit(seconds: int, memory: int) -> None:
    """Bounds this process, where the system can (not on Windows)."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        return
    for kind, value in ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory)):
        try:
            resource.setrlimit(kind, (value, value))
        except (ValueError, OSError):  # a lower limit is set already, or the system knows none
            continue


def lines_of(raw: Any, page: Any) -> list[list[Any]]:  # noqa: ANN401 - the library has no types
    """The lines of a page in the library's order: text, left, right, bottom and top."""
    text_page = page.get_textpage()
    lines: list[tuple[list[int], list[tuple[float, ...]]]] = [([], [])]
    box = [ctypes.c_double() for _ in range(4)]
    for index in range(min(text_page.count_chars(), CHARACTERS_OF_PAGE)):
        unit = raw.FPDFText_GetUnicode(text_page.raw, index)
        units, boxes = lines[-1]
        if unit in (10, 13):
            lines.append(([], []))
            continue
        if unit > 0xFFFF:
            units += [0xD7C0 + (unit >> 10), 0xDC00 + (unit & 0x3FF)]
        elif unit not in (0, 0xFFFE, 0xFFFF):
            units.append(unit)
        if unit > 32 and raw.FPDFText_GetCharBox(text_page.raw, index, *box):
            boxes.append(tuple(value.value for value in box))
    return [[_text(units), *_around(boxes)] for units, boxes in lines if boxes]


def _text(units: list[int]) -> str:
    return struct.pack(f"<{len(units)}H", *units).decode("utf-16-le", "replace")


def _around(boxes: list[tuple[float, ...]]) -> list[float]:
    lefts, rights, bottoms, tops = zip(*boxes, strict=True)
    return [min(lefts), max(rights), min(bottoms), max(tops)]


def main() -> None:
    """Reads, writes, and says in one word on standard error what is wrong with the file."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    content = sys.stdin.buffer.read()
    limit(seconds, memory)
    try:
        document = pypdfium2.PdfDocument(content)
        pages: list[list[list[Any]]] = []
        characters = 0
        for number in range(min(len(document), PAGES)):
            pages.append(lines_of(raw, document[number]))
            characters += sum(len(line[0]) for line in pages[-1])
            if characters > CHARACTERS:
                break
        title = document.get_metadata_value("Title")
    except pypdfium2.PdfiumError as error:
        sys.exit("locked" if "password" in str(error).lower() else f"damaged: {error}")
    except MemoryError:
        sys.exit("memory")
    sys.stdout.buffer.write(json.dumps({"title": title, "pages": pages, "count": len(document)}).encode())


if __name__ == "__main__":
    main()
