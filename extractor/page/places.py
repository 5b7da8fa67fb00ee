"""Which words are places: datelines and bylines name them beside outlets and people."""

from __future__ import annotations

import csv
import re
from functools import cache

from extractor.page.vocabulary import PRESS
from extractor.pattern_files import patterns_folder

_SUFFIX = re.compile(r"(?:특별자치시|특별자치도|특별시|광역시|특례시|자치구|시|군|구|도)$")
_REGIONS = (
    "서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|충청|전북|전남|호남|경북|경남|영남|"
    "제주|수도권|영동|영서"
)
_EDITION = re.compile(
    rf"(?:\s?\(?(?:(?:{_REGIONS})(?:특별자치도)?(?:[동서남북중]부)?[·/]?){{1,4}}(?:취재본부|"
    r"총괄본부|본부|지사|지역본부|판)?\)?)$"
)


@cache
def _places() -> frozenset[str]:
    found: set[str] = set(PRESS.places)
    with (patterns_folder() / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["name"], row["sido"], *row["short"].split("|")):
                last = name.lstrip("?").split(" ")[-1]
                stem = _SUFFIX.sub("", last)
                found.update(word for word in (last, stem) if len(word) >= 2)
    return frozenset(found)


def is_place(word: str) -> bool:
    """Whether a word is a Korean municipality (with or without its suffix), a region, or a city where
    correspondents sit.
    """
    return word in _places()


def without_edition(name: str) -> str:
    """A publisher's name without its regional edition: `브레이크뉴스 대구경북` to 브레이크뉴스, but 뉴스제주
    stays.
    """
    match = _EDITION.search(name)
    if match and match.start() >= 3:
        return name[: match.start()].strip()
    head, _, last = name.rpartition(" ")
    if head and (is_place(last) or re.fullmatch(r"[가-힣]{2,6}(?:취재본부|총괄본부|본부|지사)", last)):
        return without_edition(head)
    return name
