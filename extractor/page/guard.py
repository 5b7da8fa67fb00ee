"""What is done to a page's text before any parser sees it, so that no page can cost more than a bounded time.

Two things make HTML parsers quadratic or worse: hundreds of thousands of attributes in one tag, and elements nested as deep. Both are found by one linear pass over
the tags, and cut: a tag longer than any real one loses its attributes, a start tag below the deepest real level goes. Unclosed comments are closed.
"""

from __future__ import annotations

import re

LARGEST_PAGE = 6_000_000
"""Characters of a page that are read; the article of a real page stands in the first few hundred thousand."""

_LONGEST_TAG = 20_000
_DEEPEST = 400
_MANY_TAGS = 2_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,30})")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset(("script", "style", "textarea", "title", "noscript", "iframe", "xmp"))


def bounded(text: str) -> tuple[str, list[str]]:
    """The text, safe to parse, and what was cut from it in words."""
    warnings = []
    if len(text) > LARGEST_PAGE:
        warnings.append(f"page cut: {len(text)} characters, the first {LARGEST_PAGE} are read")
        text = text[:LARGEST_PAGE]
    if "\x00" in text:
        text = text.replace("\x00", "")
    if _unclosed(text, "<!--", "-->"):
        text = text[: text.rfind("<!--")] if text.count("<!--") < 1000 else text.replace("<!--", "")
        warnings.append("an unclosed comment was cut off")
    text, long_tags = _without_long_tags(text)
    if long_tags:
        warnings.append(f"{long_tags} tags of more than {_LONGEST_TAG} characters lost their attributes")
    if text.count("<") > _MANY_TAGS:
        text, deep = _without_deep_tags(text)
        if deep:
            warnings.append(f"{deep} tags nested below level {_DEEPEST} were dropped")
    return text, warnings


def _unclosed(text: str, opening: str, closing: str) -> bool:
    last = text.rfind(opening)
    return last >= 0 and text.find(closing, last + len(opening)) < 0


def _without_long_tags(text: str) -> tuple[str, int]:
    """Tags without an end for `_LONGEST_TAG` characters lose what follows their name."""
    parts: list[str] = []
    done = at = count = 0
    while True:
        start = text.find("<", at)
        if start < 0:
            break
        end = text.find(">", start + 1, start + _LONGEST_TAG)
        if end >= 0:
            at = end + 1 if text.find("<", start + 1, end) < 0 else start + 1
            continue
        match = _TAG.match(text, start)
        if match is None:
            at = start + 1
            if text.find(">", start + 1) < 0:
                break
            continue
        end = text.find(">", start)
        if end < 0:
            end = len(text) - 1
        if text.find("<", start + 1, start + _LONGEST_TAG) >= 0 and not _attributes_only(text, match.end()):
            at = start + 1
            continue
        parts += [text[done : match.end()], ">"]
        done = at = end + 1
        count += 1
    if not count:
        return text, 0
    parts.append(text[done:])
    return "".join(parts), count


def _attributes_only(text: str, at: int) -> bool:
    """Whether a tag's name is followed by an attribute, not by text (a stray less-than sign)."""
    return bool(re.match(r"\s+[a-zA-Z_:@.-]", text[at : at + 40]))


def _without_deep_tags(text: str) -> tuple[str, int]:
    """Start tags below `_DEEPEST` open levels go; a rough count suffices, as real pages stay below a tenth of it."""
    depth = 0
    deepest = 0
    raw = ""
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if raw:
            if match[1] and name == raw:
                raw = ""
            continue
        if name in _VOID or name in ("p", "li", "option", "tr", "td", "th", "dd", "dt"):
            continue
        if match[1]:
            depth = max(0, depth - 1)
        elif name in _RAW:
            raw = name
        else:
            depth += 1
            deepest = max(deepest, depth)
    if deepest <= _DEEPEST:
        return text, 0
    return _drop_deep(text)


def _drop_deep(text: str) -> tuple[str, int]:
    parts: list[str] = []
    done = depth = count = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _VOID or name in _RAW:
            continue
        if match[1]:
            depth = max(0, depth - 1)
            drop = depth >= _DEEPEST
        else:
            drop = depth >= _DEEPEST
            depth += 1
        if drop:
            end = text.find(">", match.end(), match.end() + _LONGEST_TAG)
            end = match.end() if end < 0 else end + 1
            if match.start() >= done:
                parts.append(text[done : match.start()])
                done = end
                count += 1
    parts.append(text[done:])
    return "".join(parts), count
