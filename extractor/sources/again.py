"""Sources that failed, as names to be read again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from extractor.sources.read import PREFIXES

_PLACE = re.compile(r"(?P<file>.+)(?P<mark>[#:])\d+", re.ASCII | re.DOTALL)
_STANDARD_INPUT = re.compile(r"-(?::\d+)?", re.ASCII)


def again(failed: Iterable[str]) -> tuple[list[str], list[str]]:
    """What to read that these may be had, each source once; and why the others cannot be tried again.

    An address, a feed, a sitemap or a search is tried itself. Of a record (`FILE#3`, `FILE:3`) the table,
    archive or list that holds it is read again.
    """
    names: dict[str, None] = {}
    lost: list[str] = []
    for source in failed:
        name = _name(source)
        if name is not None:
            names[name] = None
        elif _STANDARD_INPUT.fullmatch(source):
            lost.append(f"{source}: cannot be tried again: it came on standard input; give it once more")
        else:
            what = "no such file or folder any more; put it back, or give it by its new name"
            lost.append(f"{source}: cannot be tried again: {what}")
    return list(names), lost


def _name(source: str) -> str | None:
    if source.lower().startswith(tuple(prefix for prefix in PREFIXES if prefix != "@")):
        return source
    if os.path.exists(source.removeprefix("@")):
        return source
    place = _PLACE.fullmatch(source)
    if place is None or not os.path.exists(place["file"]):
        return None
    # Lines are counted in .jsonl files, and in lists.
    listed = place["mark"] == ":" and not place["file"].lower().endswith(".jsonl")
    return f"@{place['file']}" if listed else place["file"]
