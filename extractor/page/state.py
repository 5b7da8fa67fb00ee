"""Articles that stand in a page's scripts only: Arc's content object, Next.js data and flight rows, JSON-LD,
any other JSON with Korean prose.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from extractor.page import arc, dates, people
from extractor.page.arc import Found, content_lines
from extractor.page.lines import hangul, key, sentences, tidy
from extractor.page.scripts import json_values

_MOST_VALUES = 60_000
MARKERS = re.compile(
    r"Fusion\.globalContent|__NEXT_DATA__|__next_f|\"articleBody\"\s{0,4}:|application/json|"
    r"__NUXT__|__INITIAL_STATE__|__APOLLO_STATE__"
)
"""Signs that a page keeps its article in a script."""
_DATE_KEY = re.compile(
    (
        r"^(?:date_?published|(?:first_?)?(?:publish|published|deploy|display|service|reg|regist|"
        r"input|create|created|issue)_?(?:date|dt|time|at|datetime|ymdt|_?time)?)$"
    ),
    re.I,
)
_TITLE_KEY = re.compile(r"^(?:title|headline|subject|article_?title|news_?title|basic)$", re.I)
_PERSON_KEY = re.compile(r"reporter|author|writer|byline|journalist", re.I)
_BODY_KEY = re.compile(r"content|body|article|text|html|paragraph|detail|story", re.I)


def find(
    text: str,
    tree: LexborHTMLParser,
    blocks: list[dict[str, object]],
    title: str | None,
    description: str | None,
) -> Found | None:
    """The article in the page's scripts with the most prose, preferring one that title or description point
    to; None if there is none.
    """
    best: tuple[float, Found] | None = None
    for value in json_values(text, tree, blocks):
        found = arc.read(value) or _longest(value, title, description)
        if found is None:
            continue
        weight = found.prose * (3.0 if isinstance(value, dict) and "content_elements" in value else 1.0)
        words = key(" ".join(line.text for line in found.lines[:4]))[:400]
        if description and key(description)[:16] and key(description)[:16] in words:
            weight *= 4
        if title and found.title and key(found.title)[:12] == key(title)[:12]:
            weight *= 4
        if weight > 0 and (best is None or weight > best[0]):
            best = (weight, found)
    return best[1] if best else None


def _longest(value: object, title: str | None, description: str | None) -> Found | None:
    """The longest Korean prose of any JSON value: one long string, or the strings of one list."""
    groups: dict[str, list[tuple[str, tuple[dict[str, object], ...]]]] = {}
    stack: list[tuple[object, str, tuple[dict[str, object], ...]]] = [(value, "", ())]
    count = 0
    while stack and count < _MOST_VALUES:
        item, path, above = stack.pop()
        count += 1
        if isinstance(item, dict):
            chain = (item, *above[:3])
            stack += [(inner, f"{path}.{name}", chain) for name, inner in reversed(list(item.items()))]
        elif isinstance(item, list):
            stack += [(inner, f"{path}[]", above) for inner in reversed(item)]
        elif isinstance(item, str) and len(item) > 15 and sentences(_plain(item)):
            groups.setdefault(path, []).append((item, above))
    best: tuple[float, list[str], tuple[dict[str, object], ...]] | None = None
    start = key(description or "")[:16]
    for path, members in groups.items():
        weighed = [(hangul(_plain(text)), text, above) for text, above in members]
        total = sum(weight for weight, _, _ in weighed)
        top = max(weighed, key=lambda item: item[0])
        apart = top[0] >= 0.6 * total or top[0] > 300 or _separate(members)
        if apart and len(weighed) > 1:
            pointed = [item for item in weighed if start and start in key(_plain(item[1]))[:80]]
            top = pointed[0] if pointed else top
        chosen = [top[1]] if apart else [text for _, text, _ in weighed]
        weight = float(top[0] if apart else total)
        if _BODY_KEY.search(path.rsplit(".", 1)[-1]):
            weight *= 1.3
        if start and start in key(_plain(chosen[0]))[:80]:
            weight *= 1.5
        if best is None or weight > best[0]:
            best = (weight, chosen, top[2])
    if best is None:
        return None
    lines = [line for text in best[1] for line in content_lines(text)]
    found = Found(lines)
    _fields(best[2], found)
    return found


def _separate(members: list[tuple[str, tuple[dict[str, object], ...]]]) -> bool:
    """Whether strings of one path belong to stories of their own: each stands in an object with a title."""
    titled = {
        id(above[0]) for _, above in members if above and any(_TITLE_KEY.match(name) for name in above[0])
    }
    return len(titled) > 1


def _plain(text: str) -> str:
    return re.sub(r"<[^<>]{0,400}>", " ", text[:20_000]) if "<" in text else text[:20_000]


def _fields(above: tuple[dict[str, object], ...], found: Found) -> None:
    """Title, dates and reporters that stand beside the prose in its object or just above it."""
    for item in above:
        for name, value in item.items():
            if isinstance(value, str) and value:
                if found.title is None and _TITLE_KEY.match(name) and 6 <= len(value) <= 150:
                    found.title = tidy(_plain(value))
                elif _DATE_KEY.match(name):
                    day = dates.iso(value)
                    if day:
                        found.dates.append(day)
            if _PERSON_KEY.search(name):
                found.reporters += [person for person in _people(value) if person not in found.reporters]


def _people(value: object) -> list[str]:
    if isinstance(value, list):
        return [person for item in value[:10] for person in _people(item)]
    if isinstance(value, dict):
        return [
            person
            for name in ("name", "reporterName", "nm", "korName")
            for person in _people(value.get(name))
        ]
    if isinstance(value, str):
        named = people.names(value)
        return named or ([value.strip()] if people.is_name(value.strip()) and len(value.strip()) >= 3 else [])
    return []
