"""The article's part of a whole page that came as plain text, menus and lists of stories included.

Only for text that is plainly a page: a row of a table is an article already, and must not lose a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.page import people
from extractor.page.captions import BULLET, is_caption
from extractor.page.furniture import furniture
from extractor.page.headers import is_entered, is_head_only, is_header_line, repeated
from extractor.page.lines import Line, hangul, is_prose, key

_FEWEST_LINES = 12
_REACH = 25
"""Lines above the first paragraph among which headline, date and byline are looked for."""

_GAP = 4
"""Paragraphs of one article have fewer other lines than this between them."""

_LIST = 4
"""So many headlines in a row are a list of other stories."""

_POLITE = re.compile(r"(?:니다|세요|어요|해요|까요)[.!?]?[\"”’')]?$")
_NUMBERED = re.compile(r"^(?:\d{1,2}\s?[.)]?\s?|\d{1,2}위\s?)(?=[가-힣“‘\[\"'])")
_NAMES = re.compile(r"[가-힣)]\s?[,·:]\s?[가-힣]")


def article_part(lines: Sequence[Line]) -> list[Line]:
    """The lines from an article's header to its end; all lines if they are not those of a whole page."""
    rows = list(lines)
    if len(rows) < _FEWEST_LINES or not _is_page(rows):
        return rows
    told = [index for index, line in enumerate(rows) if _is_told(line)]
    runs = _runs(told)
    if not runs:
        return rows
    title = repeated(rows)
    start, last = max(runs, key=lambda run: _weight(rows, run, title))
    while start and is_prose(rows[start - 1].text) and not is_head_only(rows[start - 1]):
        start -= 1
    above = [line for line in rows[max(0, start - _REACH) : start] if not _is_notice(line)]
    end = _end(rows, start, last)
    return above + rows[start:end] + [line for line in rows[end:] if _names_owner(line.text)][:4]


def _is_page(rows: Sequence[Line]) -> bool:
    """Whether menus, buttons or lists stand among the lines."""
    signs = sum(furniture().find(line.text, "head") is not None for line in rows)
    bullets = sum(line.text.startswith("•") for line in rows)
    return signs + bullets // 2 >= 3


def _is_told(line: Line) -> bool:
    text = line.text
    if not is_prose(text) or is_caption(line) or furniture().find(text, "tail"):
        return False
    return not (_POLITE.search(text) and len(text) < 45)


def _is_notice(line: Line) -> bool:
    """A sentence of the site to its readers, or of another story."""
    return is_prose(line.text) and not is_header_line(line.text) and not is_caption(line)


def _runs(told: list[int]) -> list[tuple[int, int]]:
    """First and last index of every run of paragraphs."""
    if not told:
        return []
    starts = [told[0]] + [after for before, after in pairwise(told) if after - before > _GAP]
    ends = [before for before, after in pairwise(told) if after - before > _GAP] + [told[-1]]
    return list(zip(starts, ends, strict=True))


def _weight(rows: Sequence[Line], run: tuple[int, int], title: str | None) -> float:
    """How much prose a run holds; it counts three times under a byline, a date of entry or the headline."""
    start, last = run
    prose = float(_prose(rows[start : last + 1]))
    for line in rows[max(0, start - 12) : start]:
        bare = BULLET.sub("", line.text)
        if is_entered(bare) or people.is_byline(bare) or (title and key(line.text) == title):
            return 3 * prose
    return prose


def _prose(rows: Sequence[Line]) -> int:
    return sum(hangul(line.text) for line in rows if is_prose(line.text))


def _end(rows: Sequence[Line], start: int, last: int) -> int:
    """Index behind the article: after the sign-off that no paragraph follows, or before a list of other
    stories.
    """
    for index in range(start + 1, len(rows)):
        text = rows[index].text
        near = rows[index + 1 : index + 3]
        signs_off = people.is_byline(text) and not any(is_prose(line.text) for line in near)
        if signs_off and (index > last or _prose(rows[start:index]) > _prose(rows[index : last + 1])):
            return index + 1
        if index > last and all(_is_headline(line) for line in rows[index : index + _LIST]):
            return index if len(rows) - index >= _LIST else len(rows)
    return len(rows)


def _names_owner(text: str) -> bool:
    """Whether a line behind the article says whose it is."""
    rule = furniture().find(text, "tail")
    return rule is not None and rule.id in ("copyright", "original")


def _is_headline(line: Line) -> bool:
    """Whether a line reads like the headline of another story: some words, no sentence, no list of names."""
    text = _NUMBERED.sub("", BULLET.sub("", line.text))
    if is_prose(text) or not 8 <= len(text) <= 70 or hangul(text) < 6 or " " not in text:
        return False
    return len(_NAMES.findall(text)) < 2
