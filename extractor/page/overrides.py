"""Publishers that pages name otherwise than readers do: `patterns/publishers.toml`, which may be missing."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import urlsplit

import msgspec

from extractor.page.lines import key
from extractor.pattern_files import load_toml, patterns_folder


class _Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    seen: date
    aliases: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    publishers: tuple[_Publisher, ...]


@cache
def _publishers() -> tuple[_Publisher, ...]:
    path = patterns_folder() / "publishers.toml"
    return load_toml(path, _File).publishers if path.exists() else ()


@cache
def _names() -> dict[str, str]:
    return {key(alias): item.name for item in _publishers() for alias in (item.name, *item.aliases)}


def publisher(found: str | None, url: str | None) -> str | None:
    """The name that readers know: of the one found on the page, or of the address's host if none was."""
    if found:
        return _names().get(key(found), found)
    host = _host(url)
    for item in _publishers():
        if any(host == name or host.endswith("." + name) for name in item.hosts):
            return item.name
    return None


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
