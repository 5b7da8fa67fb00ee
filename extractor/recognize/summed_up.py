"""Lists of data that are summed up: 'A 데이터를 비롯해 데이터 58종', '다누리센터 등 관광시설 입장객 통계'."""

from __future__ import annotations

from spacy.tokens import Doc

COUNT_REACH = 3
"""Tokens of a number and its unit at the end of an object."""
INCLUDING = ("비롯", "포함")
INCLUDED_REACH = 15
"""So many tokens before the end of a sum what it includes stands."""


def included_end(doc: Doc, stop: int) -> int | None:
    """Index of the particle behind what a counted sum includes that ends before token `stop`; None where the
    object is no such sum: '관람 동선 데이터를 비롯해 지역 데이터 58종을'.
    """
    if not any(t.tag_ == "SN" for t in doc[max(0, stop - COUNT_REACH) : stop]):
        return None
    for i in range(max(1, stop - INCLUDED_REACH), stop):
        if doc[i].text in INCLUDING and doc[i - 1].tag_ == "JKO":
            return i - 1
    return None


def is_uncounted_item(doc: Doc, etc: int, stop: int) -> bool:
    """Whether one thing, not counted, stands between 등 and token `stop`: '… 등 입장객 통계를'."""
    return not any(t.tag_ in ("SN", "NR") or t.text in (",", "과", "와") for t in doc[etc + 1 : stop])
