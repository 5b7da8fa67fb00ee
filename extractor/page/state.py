"""Articles that stand in a page's scripts only: Arc's content object, Next.js data and flight rows, JSON-LD,
any other JSON with Korean prose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from selectolax.lexbor import LexborHTMLParser

from extractor.page import dates, people
from extractor.page.clean import clean
from extractor.page.lines import Line, hangul, key, sentences, tidy
from extractor.page.plain import text_lines

_LARGEST = 4_000_000
_MOST_VALUES = 60_000
_ASSIGNED = re.compile(r"(?:[\w$.\]\[\"']{1,80}\s{0,4}=|JSON\.parse\()\s{0,4}(?=[{\[\"'])")
_ARC = re.compile(r"Fusion\.globalContent\s{0,4}=\s{0,4}(?=\{)")
MARKERS = re.compile(
    r"Fusion\.globalContent|__NEXT_DATA__|__next_f|\"articleBody\"\s{0,4}:|application/json|"
    r"__NUXT__|__INITIAL_STATE__|__APOLLO_STATE__"
)
"""Signs that a page keeps its article in a script."""
_FLIGHT = re.compile(r"self\.__next_f\.push\(\s{0,4}(?=\[)")
_ROW = re.compile(r"([0-9a-f]{1,6}):(T([0-9a-f]{1,6}),)?")
_TAGS = re.compile(r"<(?:p|br|div|span|h\d|figure|img)\b[^>]{0,400}>", re.I)
_PLACEHOLDER = re.compile(
    r"\$\$[^$\n]{0,80}\$\$|\[\[[A-Za-z_-]{1,20}:?[^\]\n]{0,40}\]\]|\{\{[^}\n]{0,40}\}\}"
)
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


class Found(msgspec.Struct):
    """An article found in page state."""

    lines: list[Line]
    title: str | None = None
    reporters: list[str] = []
    dates: list[date] = []

    @property
    def prose(self) -> int:
        """Hangul in lines that hold a sentence."""
        return sum(hangul(line.text) for line in self.lines if line.kind == "text" and sentences(line.text))


def find(
    text: str,
    tree: LexborHTMLParser,
    blocks: list[dict[str, Any]],
    title: str | None,
    description: str | None,
) -> Found | None:
    """The article in the page's scripts with the most prose, preferring one that title or description point
    to; None if there is none.
    """
    best: tuple[float, Found] | None = None
    for value in _values(text, tree, blocks):
        found = _arc(value) or _longest(value, title, description)
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


def _values(page: str, tree: LexborHTMLParser, blocks: list[dict[str, Any]]) -> Iterator[Any]:
    """Every JSON value in the scripts that can hold Korean prose. Arc's is read from the page's own text: its
    content may close the script early.
    """
    arc = _ARC.search(page)
    if arc:
        yield _decode(page, arc.end())
    for block in blocks:
        if isinstance(block.get("articleBody"), str):
            yield {
                "articleBody": block["articleBody"],
                "headline": block.get("headline"),
                "datePublished": block.get("datePublished"),
            }
    flight: list[str] = []
    for node in tree.css("script"):
        kind = node.attributes.get("type") or ""
        if "ld+json" in kind:
            continue
        text = node.text(deep=True)
        if len(text) < 200 or len(text) > _LARGEST:
            continue
        if "__next_f" in text:
            for match in _FLIGHT.finditer(text):
                pushed = _decode(text, match.end())
                if isinstance(pushed, list) and len(pushed) > 1 and isinstance(pushed[1], str):
                    flight.append(pushed[1])
            continue
        if not re.search(r"[가-힣]{2}|\\u[abcdABCD][0-9a-fA-F]{3}", text):
            continue
        if "json" in kind or text.lstrip()[:1] in "{[":
            value = _decode(text, len(text) - len(text.lstrip()))
            if value is not None:
                yield value
            continue
        yield from _assigned(text)
    if flight:
        yield from _flight_rows("".join(flight))


def _decode(text: str, start: int) -> Any:
    if text[start : start + 1] == "'":
        return None
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value


def _assigned(text: str) -> Iterator[Any]:
    """JSON values that a script assigns or parses; what stands inside a value that was read is not read
    again.
    """
    at = 0
    for _ in range(60):
        match = _ASSIGNED.search(text, at)
        if not match:
            return
        at = match.end()
        if text[at] == "'":
            continue
        try:
            value, at = json.JSONDecoder(strict=False).raw_decode(text, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, str) and value[:1] in "{[":
            value = _decode(value, 0)
        if isinstance(value, (dict, list)) or (isinstance(value, str) and len(value) > 200):
            yield value


def _flight_rows(text: str) -> Iterator[Any]:
    """Rows of a Next.js flight stream: `id:JSON` up to a line feed, or `id:Tlength,` and so many bytes of
    text.

    A row refers to another by `$id`; text rows are put where they are referred to, so that a body stands
    beside its title and reporters.
    """
    at = 0
    texts: dict[str, str] = {}
    rows: list[Any] = []
    while at < len(text):
        match = _ROW.match(text, at)
        if not match:
            at = text.find("\n", at) + 1
            if at == 0:
                break
            continue
        if match[2]:
            size = int(match[3], 16)
            piece = (
                text[match.end() : match.end() + size]
                .encode("utf-8", "replace")[:size]
                .decode("utf-8", "ignore")
            )
            texts[match[1]] = piece
            at = match.end() + len(piece)
            continue
        value = _decode(text, match.end())
        if isinstance(value, (dict, list)):
            rows.append(value)
        end = text.find("\n", match.end())
        at = end + 1 if end >= 0 else len(text)
    used: set[str] = set()
    for row in rows:
        used |= _resolve(row, texts)
        yield row
    yield from (piece for name, piece in texts.items() if name not in used)


def _resolve(value: Any, texts: dict[str, str]) -> set[str]:
    """Puts text rows into the places that refer to them; says which were used."""
    used: set[str] = set()
    stack = [value]
    while stack:
        item = stack.pop()
        pairs = item.items() if isinstance(item, dict) else enumerate(item)
        for place, inner in list(pairs):
            if isinstance(inner, (dict, list)):
                stack.append(inner)
            elif isinstance(inner, str) and inner[:1] == "$" and inner[1:] in texts:
                item[place] = texts[inner[1:]]
                used.add(inner[1:])
    return used


def _arc(value: Any) -> Found | None:
    """Arc Publishing: `content_elements` with paragraphs, headings, pictures and raw markup; dates in UTC;
    credits.
    """
    if not isinstance(value, dict) or not isinstance(value.get("content_elements"), list):
        return None
    lines: list[Line] = []
    for element in value["content_elements"]:
        if not isinstance(element, dict):
            continue
        kind, content = element.get("type"), element.get("content")
        if kind in ("text", "header", "list_element") and isinstance(content, str):
            for line in _text(content):
                lines.append(Line(line.text, "heading" if kind == "header" else line.kind))
        elif kind == "list" and isinstance(element.get("items"), list):
            for item in element["items"]:
                if isinstance(item, dict) and isinstance(item.get("content"), str):
                    lines += _text(item["content"])
        elif kind in ("quote", "blockquote") and isinstance(element.get("content_elements"), list):
            for item in element["content_elements"]:
                if isinstance(item, dict) and isinstance(item.get("content"), str):
                    lines += _text(item["content"])
        elif kind in ("image", "video", "gallery"):
            caption = element.get("caption") or element.get("description")
            if isinstance(caption, str) and tidy(caption):
                lines.append(Line(tidy(caption), "caption"))
    found = Found(lines)
    headlines = value.get("headlines")
    if isinstance(headlines, dict) and isinstance(headlines.get("basic"), str):
        found.title = tidy(headlines["basic"])
    for name in ("display_date", "first_publish_date", "publish_date", "created_date"):
        day = dates.iso(value[name]) if isinstance(value.get(name), str) else None
        if day:
            found.dates.append(day)
    found.reporters = _credits(value.get("credits"))
    return found if found.prose else None


def _credits(value: Any) -> list[str]:
    """Names in Arc's credits; a name in parts, or printed given name first, is put into Korean order."""
    found: list[str] = []
    by = value.get("by") if isinstance(value, dict) else None
    for item in by if isinstance(by, list) else []:
        if not isinstance(item, dict):
            continue
        extra = item.get("additional_properties")
        original = extra.get("original") if isinstance(extra, dict) else None
        printed = original.get("byline") if isinstance(original, dict) else None
        if isinstance(printed, str) and people.names(printed):
            found += [person for person in people.names(printed) if person not in found]
            continue
        first, last = item.get("first_name"), item.get("last_name")
        name = (
            f"{last}{first}"
            if isinstance(first, str) and isinstance(last, str) and first and last
            else item.get("name")
        )
        if not isinstance(name, str):
            continue
        parts = name.split()
        if len(parts) == 2 and len(parts[1]) == 1 and len(parts[0]) >= 2 and parts[0] != "기자":
            name = parts[1] + parts[0]
        named = people.names(name) or [name.replace(" ", "")]
        found += [person for person in named if people.is_name(person) and person not in found]
    return found


def _text(content: str) -> list[Line]:
    content = _PLACEHOLDER.sub(" ", content)
    if "&lt;" in content and not _TAGS.search(content):
        import html

        content = html.unescape(content)
    return clean(content) if ("<" in content and ">" in content) or "&" in content else text_lines(content)


def _longest(value: Any, title: str | None, description: str | None) -> Found | None:
    """The longest Korean prose of any JSON value: one long string, or the strings of one list."""
    groups: dict[str, list[tuple[str, tuple[dict[str, Any], ...]]]] = {}
    stack: list[tuple[Any, str, tuple[dict[str, Any], ...]]] = [(value, "", ())]
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
    best: tuple[float, list[str], tuple[dict[str, Any], ...]] | None = None
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
    lines = [line for text in best[1] for line in _text(text)]
    found = Found(lines)
    _fields(best[2], found)
    return found


def _separate(members: list[tuple[str, tuple[dict[str, Any], ...]]]) -> bool:
    """Whether strings of one path belong to stories of their own: each stands in an object with a title."""
    titled = {
        id(above[0]) for _, above in members if above and any(_TITLE_KEY.match(name) for name in above[0])
    }
    return len(titled) > 1


def _plain(text: str) -> str:
    return re.sub(r"<[^<>]{0,400}>", " ", text[:20_000]) if "<" in text else text[:20_000]


def _fields(above: tuple[dict[str, Any], ...], found: Found) -> None:
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


def _people(value: Any) -> list[str]:
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
