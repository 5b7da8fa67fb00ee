"""What is the same page, the same article, the same award.

A page is known by its address, if it has one, else by its file (or row of a file) and its id:

- Two spellings of one address are one page, see `extractor.canonical`. A site's front page is no address of
  an article (broken pages name it as their own).
- One file read by a relative and by an absolute path is one page; two files with the same name are two.
- Standard input has no name to be known by: there the content counts as well, and a changed text is another
  page.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

from extractor.canonical import canonical_url
from extractor.model import Article, Award, Page

KEY_DIGITS = 32
_SEARCH = re.compile(r"naver:", re.IGNORECASE)
_PLACE = re.compile(r"[#:]\d+$", re.ASCII)
_STANDARD_INPUT = re.compile(r"(-|<stdin>)([#:]\d+)?", re.ASCII)


def canonical_source(source: str) -> str:
    """The name of a source, the same however the user spelled it: an address, a search, or an absolute path,
    behind an `@` that of a list."""
    if "://" in source:
        return canonical_url(source) or source
    if _STANDARD_INPUT.fullmatch(source) or _SEARCH.match(source):
        return source
    return "@" * source.startswith("@") + os.path.abspath(source.removeprefix("@"))


def whole_source(source: str) -> str:
    """The canonical name of the table, list or archive that a place (`FILE#3`, `FILE:3`) lies in; of another
    source its own. What came on standard input is in no file that could be read again.
    """
    if "://" in source or _STANDARD_INPUT.fullmatch(source) or _SEARCH.match(source):
        return canonical_source(source)
    return canonical_source(_PLACE.sub("", source).removeprefix("@"))


def _key(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:KEY_DIGITS]


def _source_key(source: str, name: str, content: bytes) -> str:
    unnamed = [hashlib.sha256(content).hexdigest()] if _STANDARD_INPUT.fullmatch(source) else []
    return _key("source", canonical_source(source), name, *unnamed)


def failure_key(source: str) -> str:
    """The key under which the failure of a source is recorded."""
    return _key("source", canonical_source(source))


def url_key(url: str) -> str:
    """The key of the page or article at a canonical address."""
    return _key("url", url)


def page_key(page: Page) -> str:
    """The key of a page: 32 hex digits."""
    url = canonical_url(page.url)
    return url_key(url) if url else _source_key(page.source, page.id or "", page.content)


def article_keys(article: Article) -> tuple[str, str]:
    """The key of an article, and the one to fall back on where its address belongs to another article."""
    by_source = _source_key(article.source, article.id, article.text.encode("utf-8", "surrogatepass"))
    url = canonical_url(article.url)
    return (url_key(url) if url else by_source), by_source


def group_key(award: Award) -> str:
    """Recipient (its code, else its name) and programme: what the years of one timeline share."""
    name = " ".join(unicodedata.normalize("NFC", award.recipient).replace("|", " ").split())
    return f"{award.region_code or name}|{award.programme}|"


def award_key(award: Award) -> str:
    """The key of an award, like `47290|open-data|2025`; it ends with the bar where the year is unknown."""
    return group_key(award) + ("" if award.evaluation_year is None else str(award.evaluation_year))
