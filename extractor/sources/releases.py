"""Press releases as offices publish them (.hwpx, .hwp, .pdf): from the paragraphs of a document to a Page.

What the document itself says is kept as known: a title and a day in the labelled cells of its head, a title
in its properties if it stands in the text too (templates hand theirs on), a title set larger than the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from extractor.errors import SourceError
from extractor.model import Page

MAX_CHARACTERS = 2_000_000
"""Characters of one document that are read; a press release has a few thousand."""

_HEAD = 40
_CELL = " | "
_SENTENCE = re.compile(r"다[.”\"’']{1,2}(?:\s|$)")
_BANNER = re.compile(
    r"^\W*(?:[가-힣A-Za-z]{2,12}\s{0,3}){0,3}(?:보\s*도\s*(?:참\s*고\s*)?자\s*료|보\s*도\s*설\s*명)\W*$"
)
_TITLE = re.compile(r"^\W{0,2}(?:보도\s?)?제\s{0,10}목\s*[:：|]\s*(?P<title>\S.*)$")
_DAY = re.compile(
    r"(?P<label>보\s?도|배\s?포|제\s?공|발\s?표)\s?(?:요청\s?)?(?:일\s?시|일\s?자|날\s?짜|시\s?점|일)?\s{0,3}[:：|]?\s{0,3}"
    r"(?P<y>(?:19|20)\d\d|['’‘]?\d\d)\s?[.년\-/]\s{0,3}(?P<m>\d{1,2})\s?[.월\-/]\s{0,3}(?P<d>\d{1,2})(?!\d)"
)
_LABELS = ("보도", "발표", "배포", "제공")
"""From the day on which a release may be told to the day on which it was handed out."""

_CONTACT = re.compile(
    r"^\W{0,3}(?:담\s?당\s?(?:부\s?서|자|과)?|책\s?임\s?자|문\s?의\s?처?|연\s?락\s?처|부\s?서|총\s?\d+\s?(?:쪽|매)|"
    r"사\s?진|붙\s?임|자\s?료|쪽\s?수|매\s?수)\s*(?P<bar>[|:：]|\s)"
)
_ATTACHED = re.compile(r"^\W{0,3}(?:붙\s?임|첨\s?부)(?:\s?\d{1,2}|[\s:：.]).*$|^\W*끝\W*$")

_COPIES = re.compile(r"\s\d{1,2}\s?(?:부|매|장)\.?\s{0,3}(?:끝\.?)?$")


class Row(msgspec.Struct):
    """One paragraph of a document, or one row of a table. `size`: of its letters, in points; 0 if unknown."""

    text: str
    size: float = 0.0
    table: bool = False


def table_rows(table: Sequence[Sequence[Sequence[Row]]]) -> Iterator[Row]:
    """The rows of a table of cells of paragraphs: one line each, cells parted by a bar.

    A table that only frames text (one column, or paragraphs of prose in its cells) gives its paragraphs.
    """
    for cells in table:
        filled = [cell for cell in cells if any(row.text.strip() for row in cell)]
        told = any(len(row.text) > 40 and _SENTENCE.search(row.text) for cell in filled for row in cell)
        if len(filled) == 1 or told:
            yield from (row for cell in filled for row in cell)
        elif filled:
            text = _CELL.join(" ".join(" ".join(row.text.split()) for row in cell).strip() for cell in filled)
            yield Row(text, max(row.size for cell in filled for row in cell), table=True)


def page_of_rows(rows: Sequence[Row], source: str, what: str, *, title: str | None = None) -> Page:
    """The Page of a document's paragraphs. `title`: what its properties say.

    Raises `SourceError` where there is no text.
    """
    lines = [Row(" ".join(row.text.split()), row.size, row.table) for row in rows]
    lines = [row for row in lines if row.text and not (row.table and _is_contact(row.text))]
    if not any(re.search(r"[가-힣]", row.text) for row in lines):
        raise SourceError(
            f"{source}: {what} without Korean text, perhaps a scan; give its text as .txt, or the web page"
        )
    head = _head(lines)
    found, day = _labelled(head)
    found = found or _of_properties(head, title) or _largest(head, lines)
    known = {_key(found)} if found else set()
    kept = [
        row.text
        for row in head
        if not (_told(row.text) or _key(row.text) in known or _CONTACT.match(row.text))
    ]
    kept += _without_attachments(row.text for row in lines[len(head) :])
    text = "\n".join(kept)[:MAX_CHARACTERS]
    return Page(
        source=source, content=text.encode(), media="text", charset="utf-8", title=found, published=day
    )


def _head(lines: list[Row]) -> list[Row]:
    """The lines above the first sentence."""
    first = next((at for at, row in enumerate(lines) if len(row.text) > 30 and _SENTENCE.search(row.text)), 0)
    return lines[: min(first, _HEAD)]


def _without_attachments(lines: Iterable[str]) -> Iterator[str]:
    """The lines but for those that list what is attached, and the word that ends a document."""
    listed = False
    for line in lines:
        told = _SENTENCE.search(line) is not None
        listed = not told and (
            _ATTACHED.match(line) is not None or (listed and _COPIES.search(line) is not None)
        )
        if not listed:
            yield line


def _is_contact(line: str) -> bool:
    match = _CONTACT.match(line)
    return match is not None and match["bar"] in "|:："


def _told(line: str) -> bool:
    """Whether a line of the head is banner, labelled title or labelled day, of no use in the text."""
    return bool(_BANNER.match(line) or _TITLE.match(line) or _DAY.search(line))


def _labelled(head: list[Row]) -> tuple[str | None, date | None]:
    titles = [match["title"] for row in head if (match := _TITLE.match(row.text))]
    days: dict[str, date] = {}
    for row in head:
        for match in _DAY.finditer(row.text):
            year = int(re.sub(r"\D", "", match["y"]))
            try:
                day = date(year if year > 99 else year + 2000, int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            days.setdefault(match["label"].replace(" ", ""), day)
    return next(iter(titles), None), next((days[label] for label in _LABELS if label in days), None)


def _of_properties(head: list[Row], title: str | None) -> str | None:
    """The title of the properties, as the text has it; None if the text has none such."""
    known = _key(title or "")
    if len(known) < 8:
        return None
    return next((row.text for row in head if _key(row.text) == known), None)


def _largest(head: list[Row], lines: list[Row]) -> str | None:
    """The line, or the lines one below the other, set in the largest letters of the head."""
    sizes: Counter[float] = Counter()
    for row in lines:
        sizes[row.size] += len(row.text)
    usual = sizes.most_common(1)[0][0]
    named = [row for row in head if len(_key(row.text)) >= 8 and not row.table and not _told(row.text)]
    largest = max((row.size for row in named), default=0.0)
    if not usual or largest < 1.15 * usual:
        return None
    at = next(index for index, row in enumerate(head) if row in named and row.size == largest)
    parts = [head[at].text]
    for row in head[at + 1 : at + 3]:
        if row.size != largest or row.table:
            break
        parts.append(row.text)
    return " ".join(parts)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
