"""The lines above an article's first paragraph: which of them is the headline, which name dates and
reporters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.page import captions, dates, people
from extractor.page.furniture import furniture
from extractor.page.lines import Line, hangul, is_prose, key

_SITE_WORDS = re.compile(
    r"신고|댓글\s?\d*|조회(?:수)?\s?[\d,]*|수정|입력|승인|기사|온라인|지면|\d{1,2}면|[\W_]+"
)
_LABELS = re.compile(r"^(?:기자명|글쓴이|작성자|글)\s?:?\s")
_TITLE_END = re.compile(r"\s{0,2}[-|:<–—]\s?\S")
_HEADLINE_SIGNS = re.compile(r"[,…‘’“”'\"·]")


@lru_cache(maxsize=512)
def is_header_line(text: str) -> bool:
    """Whether a line only names dates, reporters or a way to them."""
    found = dates.marks(text)
    if not found:
        return people.is_byline(text)
    rest = text
    for mark in reversed(found):
        rest = rest[: mark.start] + " " + rest[mark.end :]
    rest = _SITE_WORDS.sub(" ", rest).strip()
    certain = any(mark.clock or mark.label != "none" for mark in found)
    return len(rest) <= (10 if certain else 3) or people.is_byline(rest)


def is_entered(text: str) -> bool:
    """Whether a line says when the article was entered."""
    return any(mark.label == "entered" for mark in dates.marks(text))


def byline_of(text: str) -> str:
    """A byline without dates, labels and its own repetition."""
    for mark in reversed(dates.marks(text)):
        text = text[: mark.start] + " " + text[mark.end :]
    return people.without_repeats(_LABELS.sub("", text.strip(" |·/,:-")))


def is_head_only(line: Line) -> bool:
    """Whether a line can only stand above an article, beside its headline."""
    return (
        is_header_line(line.text)
        or captions.is_caption(line)
        or furniture().find(line.text, "head") is not None
    )


def repeated(rows: Sequence[Line]) -> str | None:
    """The key of a headline-like line that stands twice above the first prose: pages print the title again as
    a heading.
    """
    seen: set[str] = set()
    for line in rows[:300]:
        text = line.text
        known = key(text)
        if seen and is_prose(text) and known not in seen:
            return None
        if 10 <= len(text) <= 90 and hangul(text) >= 6 and " " in text and not is_head_only(line):
            if known in seen:
                return known
            seen.add(known)
    return None


def find_title(rows: Sequence[Line]) -> str | None:
    """The headline among the header lines: printed twice, or marked as a heading, or the first that is long
    enough to be one. A caption is taken only if nothing else is there and it reads like a headline.
    """
    known = repeated(rows)
    until = next((at for at, line in enumerate(rows) if _is_origin(line.text)), len(rows))
    candidates = []
    for index, line in enumerate(rows):
        text = line.text
        if captions.BULLET.match(text) or is_header_line(text) or len(text) > 120:
            continue
        if hangul(text) < 6 or (" " not in text and len(text) < 12):
            continue
        score = 8.0 * (known == key(text)) + 4 * (line.kind == "heading") + 2 * (index < until < len(rows))
        score += 0.5 * bool(_HEADLINE_SIGNS.search(text))
        score -= 6 * (captions.is_caption(line) or bool(captions.POINTER.match(text)))
        candidates.append((score, -index, text))
    if not candidates:
        return None
    score, _, text = max(candidates)
    return _of_caption(text) if score < -3 else _without_tail(text, rows)


def _is_origin(text: str) -> bool:
    bare = captions.BULLET.sub("", text)
    return is_header_line(bare) and (is_entered(text) or bool(people.names(text)))


def _of_caption(text: str) -> str | None:
    text = captions.POINTER.sub("", text).strip("| ")
    if len(text) < 15 or captions.credit_of(text) is not None or not _HEADLINE_SIGNS.search(text):
        return None
    return text


def _without_tail(text: str, rows: Sequence[Line]) -> str:
    """A first line that carries the site's name too: another line shows where the name begins."""
    for line in rows:
        short = line.text
        if 8 <= len(short) < len(text) and text.startswith(short) and _TITLE_END.match(text, len(short)):
            return short
    return text
