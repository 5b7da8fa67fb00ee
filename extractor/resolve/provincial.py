"""Evaluations that a province or a metropolis holds of its own towns: '충청남도의 2024년 시·군 데이터행정
평가'. They bear the ministry's words and are another honour, of which the province itself wins nothing.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

HOST_REACH = 40
"""So near before the name of an evaluation the province stands that holds it."""

_TOWNS = r"(?:시·군(?:·구)?|시군구?|구·군|군·구|자치구)"
_YEAR = r"['\"]?(?:(?:20\d\d년?도?|올해|지난해|작년)\s)?['\"]?"
# Between the province and the name: what it does with it
_HOLDS = re.compile(
    rf"(?:의|에서|이|가)?\s(?:매년\s|해마다\s|처음\s|새로\s|직접\s)?"
    rf"(?:(?:주관|주최|실시|시행|진행|개최|추진|마련)(?:한|하는|해\s온)?|연|벌인|치른|매긴|펼친)\s"
    rf"{_YEAR}(?:{_TOWNS}\s)?(?:대상\s)?['\"]?"
)
# Nothing but whom it is held of: '부산시 구·군 공공데이터 평가'
_OF_ITS_TOWNS = re.compile(
    rf"(?:의|이|가|은|는)?\s(?:[시도]\s)?(?:산하\s|관내\s|도내\s|지역\s)?{_YEAR}(?:\d{{1,2}}개\s?)?{_TOWNS}(?:을|를)?\s"
    rf"(?:대상(?:으로\s(?:한|벌인|실시한|치른|진행한|매긴))?\s)?{_YEAR}['\"]?"
)
# Nothing at all, beside a town that won there: '아산시, 충남 데이터행정 평가 최우수'
_OWN = re.compile(rf"의?\s{_YEAR}")
_TOWN_BEFORE = re.compile(r"(?:은|는|이|가|,|도)\s")


def host_of(scene: Scene, sentence: Sentence, name: Mention) -> Mention | None:
    """The province that holds the evaluation of a name in its sentence; None where none is told to."""
    provinces = [m for m in sentence.between(name.start - HOST_REACH, name.start, *_NAMES) if _is_province(m)]
    if not provinces or provinces[-1].end > name.start:
        return None
    host = provinces[-1]
    between = scene.text[host.end : name.start]
    if _HOLDS.fullmatch(between) or _OF_ITS_TOWNS.fullmatch(between):
        return host
    beside = _OWN.fullmatch(between) and any(
        m.end < host.start and not _is_province(m) and _TOWN_BEFORE.match(scene.ahead(m.end, 2))
        for m in sentence.of("INSTITUTION", "STEM")
        if m.value[:1] != "="
    )
    return host if beside else None


_NAMES = ("INSTITUTION", "STEM", "SELF")


def _is_province(mention: Mention) -> bool:
    """Whether a name, or 도 for one, is that of a province or a metropolis alone."""
    if mention.label == "SELF":
        return mention.value == "sido"
    return all(len(code) == 2 and code.isdigit() for code in mention.value.split("|"))
