"""What decides names that several local governments share: provinces in the dateline, the text, the title,
the publisher's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.knowledge import Knowledge
from extractor.resolve.scene import Scene

Hint = tuple[str, str]
"""Two-digit code of a province, and where it stands, in words."""

# '[경기광주=': a place with its province, without a space between
_PROVINCE_AND_PLACE = re.compile(r"(?<![가-힣])(?P<province>[가-힣]{2})\s?(?P<place>[가-힣]{2,3})(?![가-힣])")
_WORD = re.compile(r"[가-힣]+")
# Behind a province: its units, among which somebody stands: '경기도 31개 시·군 가운데'
_AMONG_ITS_UNITS = (
    r"\s?(?:도?내\s)?(?:\d{1,2}\s?개\s)?(?:시·군(?:·구)?|시군구?|구·군|군·구|자치구|기초\s?(?:자치단체|지자체))\s?"
    r"(?:중|가운데|에서)"
)
# An average of towns that somebody is held against, and any word of provinces
_OF_TOWNS = re.compile(r"기초\s?(?:지방)?(?:자치단체|지자체)[가-힣\s]{0,4}\s평균")
_OF_PROVINCES = re.compile(r"광역|특별시|시·도|시도(?:\s|교|별)|자치구|구청")


def place_hints(body: Scene, title: Scene | None, knowledge: Knowledge, publisher: str | None) -> list[Hint]:
    """Hints in falling strength, each once. `publisher`: name of the paper, if known."""
    provinces, places = _provinces(knowledge), _places(knowledge)
    forms = sorted(provinces, key=len, reverse=True)
    within = {stem: code for stem, codes in places.items() if len(codes) == 1 for code in codes}
    hints: list[Hint] = list(_compared_in(body, provinces))
    for start, end in body.datelines:
        line = body.text[start:end]
        hints += [
            (provinces[match["province"]], "the dateline")
            for match in _PROVINCE_AND_PLACE.finditer(line)
            if provinces.get(match["province"], "-") in places.get(match["place"], ())
        ]
        alone = frozenset(_WORD.findall(line))
        hints += [(provinces[form], "the dateline") for form in forms if form in alone]
        hints += [(code, "the dateline") for stem, code in within.items() if stem in alone]
    hints += _named(body, "the text")
    if title is not None:
        hints += _named(title, "the title")
    if publisher:
        where = "the publisher's region"
        hints += [(provinces[form], where) for form in forms if form in publisher]
        hints += [(code, where) for stem, code in within.items() if publisher.startswith(stem)]
    if _OF_TOWNS.search(body.text) and not _OF_PROVINCES.search(body.text):
        # a town: the province of the same name (광주) is only where the paper writes it from
        shared = {code for form, code in provinces.items() if form in places}
        hints = [hint for hint in hints if hint[0] not in shared]
    return list(dict.fromkeys(hints))


def _compared_in(scene: Scene, provinces: dict[str, str]) -> Iterator[Hint]:
    """Provinces among whose units somebody is told to stand: '경기도 31개 시·군 가운데'."""
    for among in re.finditer(r"(?<![가-힣])([가-힣]{2,7})" + _AMONG_ITS_UNITS, scene.text):
        if among[1] in provinces:
            yield provinces[among[1]], "the text"


@lru_cache(maxsize=4)
def _provinces(knowledge: Knowledge) -> dict[str, str]:
    """Codes of the provinces, two digits, by every form of their names."""
    return {
        form: unit.code
        for unit in knowledge.municipalities
        if unit.kind == "sido"
        for form in (unit.name, *unit.forms, *unit.stems)
    }


@lru_cache(maxsize=4)
def _places(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Codes of the provinces in which there is a place of a name: 고성 is in two."""
    places: dict[str, set[str]] = {}
    for unit in knowledge.municipalities:
        for stem in unit.stems if unit.kind != "sido" else ():
            places.setdefault(stem, set()).add(unit.code[:2])
    return {stem: frozenset(codes) for stem, codes in places.items()}


def _named(scene: Scene, where: str) -> Iterator[Hint]:
    """Provinces that a scene names, and those of the units that it names without doubt."""
    for mention in scene.mentions:
        if mention.label not in ("INSTITUTION", "STEM"):
            continue
        codes = mention.value.split("|")
        if all(len(code) == 2 for code in codes):
            yield from ((code, where) for code in codes)
        elif mention.label == "INSTITUTION" and len(codes) == 1 and len(codes[0]) == 5:
            yield codes[0][:2], where
