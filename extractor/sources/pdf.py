"""PDF files: their text, line by line, as paragraphs.

PDFium (pypdfium2: BSD and Apache, 4 MB; the reader of Chromium, fuzzed as such) was chosen over pypdf 7.1,
which puts a NUL between the letters of some embedded Korean fonts, and over pdfminer.six, which is 11 MB with
its dependencies. It is C++ on files of strangers, so it runs in a process of its own with bounds on time and
memory.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractor.errors import SourceError
from extractor.model import Page, noted
from extractor.sources.files import read_bytes, shown
from extractor.sources.needs import library
from extractor.sources.releases import Row, page_of_rows
from extractor.sources.zips import damaged

SECONDS = 20
"""Processor time that one file may cost; a press release costs a tenth of a second."""
WAIT_SECONDS = 60
"""So long is waited for it on a machine that is busy with other things."""

_MEMORY = 1536 * 1024 * 1024
_WHAT = "a PDF file"
_WORKER = Path(__file__).with_name("pdf_worker.py")
_NUMBER = re.compile(r"^[\W_]{0,3}\d{1,3}(?:\s?/\s?\d{1,3})?[\W_]{0,3}$")
_ITEM = re.compile(r"^(?:[^\w\s(\"'“‘「『<《\[]|[-–—*]\s|[가-하]\.\s|\(?\d{1,2}[.)]\s|[①-⑳]|<|\[|붙임|담당)")
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*$")


class Line(NamedTuple):
    """A line of a page, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        """Of its letters."""
        return self.top - self.bottom


def read_pdf(path: Path) -> Iterator[Page]:
    """The document as one page. Raises `SourceError` as `pdf_page` does."""
    yield pdf_page(read_bytes(path), shown(path))


def pdf_page(content: bytes, name: str) -> Page:
    """The page of a document; `name` becomes its source. Raises `SourceError` for what is no such document,
    damaged, locked, a scan, or too costly.
    """
    library("pypdfium2", name, "reading .pdf", "documents")
    if b"%PDF-" not in content[:1024]:
        damaged(name, _WHAT, "it does not begin as one")
    found = _work(content, name)
    rows = [row for page in found["pages"] for row in paragraphs([Line(*line) for line in page])]
    page = page_of_rows(rows, name, _WHAT, title=found["title"])
    read, count = len(found["pages"]), found["count"]
    return page if read == count else noted(page, f"of {count} pages the first {read} are read")


def _work(content: bytes, name: str) -> dict[str, Any]:
    command = [sys.executable, "-P", str(_WORKER), str(SECONDS), str(_MEMORY)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=WAIT_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(
            f"{name}: takes longer than {WAIT_SECONDS} s to read; give its text as .txt"
        ) from None
    if done.returncode == 0:
        result: dict[str, Any] = json.loads(done.stdout)
        return result
    reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if reason == "locked":
        raise SourceError(f"{name}: locked with a password; save it without one")
    if reason.startswith("damaged: "):
        damaged(name, _WHAT, reason.removeprefix("damaged: "))
    how = f"its reader ended with signal {-done.returncode}" if done.returncode < 0 else reason[:200]
    raise SourceError(f"{name}: too costly to read, or damaged ({how}); give its text as .txt")


def paragraphs(lines: Sequence[Line]) -> Iterator[Row]:
    """The lines of a page in order: those that the margin broke are joined, cells of a row parted by bars."""
    lines = [line for line in lines if line.text.strip() and not _NUMBER.match(line.text.strip())]
    # Where a document writes its blanks at the ends of lines, none means a word broken by the margin.
    glue = "" if any(line.text != line.text.rstrip() for line in lines) else " "
    block: list[Line] = []
    text, table = "", False
    for line in lines:
        if block and _beside(block[-1], line):
            text, table = f"{text.strip()} | {line.text.strip()}", True
        elif block and not table and _continues(block, line, lines):
            text = text.rstrip() + (" " if text != text.rstrip() else glue) + line.text.lstrip()
        else:
            if block:
                yield _row(block, text, table)
            block, text, table = [], line.text, False
        block.append(line)
    if block:
        yield _row(block, text, table)


def _row(block: list[Line], text: str, table: bool) -> Row:
    return Row(text.strip(), round(2 * max(line.height for line in block)) / 2, table)


def _beside(last: Line, line: Line) -> bool:
    """Whether a line stands to the right of the last one: in the next cell."""
    level = abs(last.bottom - line.bottom) < 0.3 * max(last.height, line.height)
    return level and line.left > last.right + last.height


def _continues(block: list[Line], line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line goes on with the paragraph that the block is.

    It does if it stands close below, in the same size, neither as an item of a list nor set in, and if its
    first word would not have fitted into the line before.
    """
    first, last = block[0], block[-1]
    size = max(last.height, line.height)
    if not 0 < last.bottom - line.bottom < 2.6 * size or min(last.height, line.height) < 0.75 * size:
        return False
    text = line.text.strip()
    if _ITEM.match(text):
        return False
    allowed = 4 * size if last is first and _ITEM.match(first.text.strip()) else 0.6 * size
    if line.left > last.left + allowed:
        return False
    column = [
        other.right for other in lines if other.left < last.right and abs(other.left - last.left) < 6 * size
    ]
    gap = max(column, default=last.right) - last.right
    if _SENTENCE_END.search(last.text.rstrip()):
        return gap < size
    return gap < size * (0.5 + len(text.split()[0]))
