"""The words of `patterns/markup.toml`, and what an element's class and id say by them."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from extractor.pattern_files import load_toml, patterns_folder

Attributes = dict[str, str | None]
Words = frozenset[str]


class _Elements(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    skipped: Words
    inline: Words


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hidden: Words
    noise: Words
    stems: tuple[str, ...]
    byline: Words
    ambiguous: Words
    article: Words
    advertisement: Words
    caption: Words
    caption_strong: Words
    deck: Words


class _Meta(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    published: tuple[str, ...]
    author: tuple[str, ...]
    site: tuple[str, ...]
    personal: tuple[str, ...]
    title: tuple[str, ...]


class _Press(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    not_names: Words
    places: Words


class _Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    elements: _Elements
    names: _Names
    meta: _Meta
    press: _Press


_FILE = load_toml(patterns_folder() / "markup.toml", _Vocabulary)
NAMES, META, PRESS = _FILE.names, _FILE.meta, _FILE.press
SKIPPED = _FILE.elements.skipped
"""Elements whose content is never an article's text."""
INLINE = _FILE.elements.inline
"""Elements that do not end a line."""

ASIDE = frozenset(("footer", "aside", "nav"))
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "blockquote", "body"))
"""Names of these say how they look, not what they are: vendors write `p.editor`, and line rules judge their
words.
"""
_NOISE = NAMES.noise | NAMES.byline
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[가-힣]+")
_STYLE_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BODY = re.compile(r"article|body|content|cont|view|news|text|txt|story|detail|post|entry", re.I)
_BODY_STRONG = re.compile(
    r"article[-_]?(?:body|txt|text|cont|view)|news[-_]?(?:body|txt|text|cont|view|ct)"
    r"|body[-_]?(?:text|area|content)|art[-_]?(?:txt|text|body|cont)|view[-_]?(?:cont|text)"
    r"|dic_area|cmadcontent|detail[-_]?(?:body|wrap)|^article$|^article_$|story[-_]?body"
    r"|post[-_]?content|entry[-_]?content|text_?body|txt_?area|pnlcontent",
    re.I,
)
"""Names that recur across vendors; they raise a box that prose points to."""


@lru_cache(maxsize=8192)
def words_of(name: str) -> Words:
    """The words of a class or id: `articlePhotoC end_ad` gives article, photo, c, end, ad."""
    return frozenset(word.lower() for word in _WORD.findall(name))


def noise_of(tag: str, words: Words, attributes: Attributes) -> str:
    """What kind of part beside the article an element is by its name: "hidden", "byline", "noise" or ""."""
    if "hidden" in attributes or words & NAMES.hidden or ("sr" in words and "only" in words):
        return "hidden"
    style = attributes.get("style")
    if style and _STYLE_HIDDEN.search(style):
        return "hidden"
    if tag in ASIDE or tag == "ins":
        return "noise"
    return "" if not words or tag in _PARAGRAPHS else _noise_name(words)


def _noise_words(words: Words) -> Words:
    return frozenset(word for word in words if word in _NOISE or word.startswith(NAMES.stems))


@lru_cache(maxsize=8192)
def _noise_name(words: Words) -> str:
    hit = _noise_words(words)
    if not hit:
        return ""
    if hit & NAMES.byline:
        return "byline"
    return "" if hit <= NAMES.ambiguous and words & NAMES.article else "noise"


def is_ambiguous(name: str) -> bool:
    """Whether a name says noise only by words that vendors also give to paragraphs."""
    return _noise_words(words_of(name)) <= NAMES.ambiguous


def drops_inline(tag: str, attributes: Attributes) -> bool:
    """Whether an inline element goes with its words: hidden ones and advertisements do; tags and tooltips
    stand in sentences.
    """
    name = attributes.get("class") or ""
    if not name and "style" not in attributes and "hidden" not in attributes:
        return False
    words = words_of(name)
    noise = noise_of(tag, words, attributes)
    return noise == "hidden" or (noise == "noise" and tag != "a" and bool(words & NAMES.advertisement))


def judge(tag: str, attributes: Attributes) -> tuple[str, float, str]:
    """A block element's name (class and id), how much that name raises its score, and what kind of noise it
    is, if any.
    """
    name, hint, noise = _judged(tag, attributes.get("class"), attributes.get("id"))
    if "style" in attributes or "hidden" in attributes:
        noise = noise_of(tag, words_of(name), attributes)
    if attributes.get("itemprop") == "articleBody":
        hint = 2.0
    return name, hint, noise


@lru_cache(maxsize=16384)
def _judged(tag: str, classes: str | None, identity: str | None) -> tuple[str, float, str]:
    name = f"{classes} {identity}" if classes and identity else classes or identity or ""
    hint = 1.6 if _BODY_STRONG.search(name) else 1.2 if _BODY.search(name) else 1.0
    return name, hint, noise_of(tag, words_of(name), {})
