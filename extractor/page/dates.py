"""Dates of publication: every candidate with where it was found, then one decision; null rather than a guess.

Forms and traps: Korean press pages print `기사입력 2026/04/01 [20:14]`, `승인 2025-02-17 07:20`, `2023년 04월
07일 18시 36분`, `입력 2023.04.07 (08:26)`; metadata hold ISO values in any zone, sometimes with the right
clock and the wrong zone. The day of a weather list or of a photo is no date of publication.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

import msgspec

Origin = Literal["labelled", "metadata", "attribute", "json-ld", "state", "plain", "address"]

KOREA = timezone(timedelta(hours=9))
_EARLIEST = 1990

_ORIGINS: tuple[Origin, ...] = ("labelled", "metadata", "json-ld", "state", "attribute", "plain", "address")
"""From the most to the least trusted."""

_DAY = (
    r"(?P<y>(?:19|20)\d\d)\s?(?:[.\-/]|년)\s?(?P<m>\d{1,2})\s?(?:[.\-/]|월)\s?(?P<d>\d{1,"
    r"2})(?!\d)(?:\s?일|\.)?"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)|\s[월화수목금토일]요일)?"
)
_CLOCK = (
    r"(?:[\sT,]{0,3}[\[(]?\s?(?P<t>(?:오전|오후|AM|PM)?\s?\d{1,2}\s?(?::|"
    r"시)\s?\d{2}\s?분?(?::\d{2})?\s?(?:초|AM|PM)?)\s?[\])]?)?"
)
_WHEN = re.compile(_DAY + _CLOCK)
_SHORT = re.compile(
    r"(?<!\d)(?P<y>\d\d)\s?[.\-/]\s?(?P<m>\d{1,2})\s?[.\-/]\s?(?P<d>\d{1,2})(?!\d)\.?" + _CLOCK
)
_ENTERED = re.compile(
    r"(?:기사\s?)?(?:최초\s?)?(?:입력|승인|등록|작성|게재|게시|송고|발행|출고|보도)\s?(?:일자|"
    r"일시|날짜|시각|시간|일)?\s?[:：|]?\s?$|신문게재일자\s?:?\s?$"
)
_CHANGED = re.compile(
    (
        r"(?:최종\s?|기사\s?|마지막\s?)?(?:수정|업데이트|갱신|변경|편집)\s?(?:일자|일시|날짜|시각|"
        r"시간|일)?\s?[:：|]?\s?$"
    ),
    re.I,
)
_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)[-./]?(?P<m>\d\d)[-./]?(?P<d>\d\d)(?:[T\s]+(?P<h>\d\d):?(?P<n>"
    r"\d\d)(?::?(?P<s>\d\d))?(?:[.,]\d+)?\s?(?P<z>Z|[+-]\d\d:?\d\d)?)?"
)
_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d\d)/?(?P<d>\d\d)(?=/|$|[^\d])")


class Found(msgspec.Struct, frozen=True):
    """A candidate date, in Korean time, with its origin."""

    day: date
    origin: Origin


class Mark(msgspec.Struct, frozen=True):
    """A date in a visible line: its span, whether a clock stands beside it, and what the words before it say
    it is.
    """

    day: date
    start: int
    end: int
    clock: bool
    label: Literal["entered", "changed", "none"]


def _day(match: re.Match[str]) -> date | None:
    year = int(match["y"])
    try:
        day = date(year + 2000 if year < 100 else year, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return day if _EARLIEST <= day.year <= datetime.now(KOREA).year + 1 else None


def marks(line: str) -> list[Mark]:
    """Every full date of a visible line, in order. Years of two digits are read only beside a label such as
    입력.
    """
    found = []
    for match in _WHEN.finditer(line):
        day = _day(match)
        if day:
            found.append(_mark(line, match, day))
    if not found:
        for match in _SHORT.finditer(line):
            day = _day(match)
            if day and _ENTERED.search(line[: match.start()]):
                found.append(_mark(line, match, day))
    return found


def _mark(line: str, match: re.Match[str], day: date) -> Mark:
    before = line[max(0, match.start() - 20) : match.start()]
    label: Literal["entered", "changed", "none"] = "none"
    start = match.start()
    for name, pattern in (("changed", _CHANGED), ("entered", _ENTERED)):
        hit = pattern.search(before)
        if hit:
            label = "changed" if name == "changed" else "entered"
            start = match.start() - len(before) + hit.start()
            break
    return Mark(day, start, match.end(), match["t"] is not None, label)


def iso(value: str) -> date | None:
    """The Korean day of a metadata value: ISO with or without zone, packed digits, or a printed date. Without
    a zone it is Korean time.
    """
    value = value.strip()
    match = _ISO.match(value)
    if not match:
        printed = marks(value[:80])
        return printed[0].day if printed else None
    day = _day(match)
    if day is None or match["h"] is None or match["z"] is None:
        return day
    try:
        clock = datetime(
            day.year, day.month, day.day, int(match["h"]), int(match["n"]), tzinfo=_zone(match["z"])
        )
        return clock.astimezone(KOREA).date()
    except (ValueError, OverflowError):
        return day


def _zone(text: str) -> timezone:
    if text == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def of_address(url: str | None) -> date | None:
    """The day that an address carries as path parts (`/2023/04/07/`); digits inside an article's number are
    not read.
    """
    match = _ADDRESS.search(url) if url else None
    return _day(match) if match else None


def decide(candidates: list[Found]) -> tuple[date | None, list[str]]:
    """The date of publication and the conflicts in words.

    A labelled visible line wins; then a printed date that metadata agree with; then metadata; a printed date
    alone comes after them.
    """
    printed = [found.day for found in candidates if found.origin == "plain"]
    stated = [
        found.day for found in candidates if found.origin in ("metadata", "json-ld", "state", "attribute")
    ]
    agreed = next((day for day in printed if day in stated), None)
    by_trust = [found.day for origin in _ORIGINS for found in candidates if found.origin == origin]
    if not by_trust:
        return None, []
    labelled = any(found.origin == "labelled" for found in candidates)
    chosen = by_trust[0] if labelled or agreed is None else agreed
    others = sorted(
        {(found.origin, found.day) for found in candidates if found.day != chosen and found.origin != "plain"}
    )
    return chosen, [
        f"date of publication: {origin} says {day}, taken {chosen} ({_name(candidates, chosen)})"
        for origin, day in others
    ]


def _name(candidates: list[Found], chosen: date) -> str:
    return next(
        found.origin
        for origin in _ORIGINS
        for found in candidates
        if found.origin == origin and found.day == chosen
    )
