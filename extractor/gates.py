"""Cheap tests that a text cannot hold an award, made before anything costly is done."""

from __future__ import annotations

import re

from extractor.knowledge import Knowledge, Programme, compile_name


def gate(knowledge: Knowledge) -> re.Pattern[str]:
    """A pattern over squeezed text that every text with an award matches: some programme's name, or the words
    of its events.
    """
    return re.compile("|".join(sorted({part for p in knowledge.programmes.values() for part in _parts(p)})))


def _parts(programme: Programme) -> list[str]:
    names = [compile_name(name) for name in (*programme.names, *programme.short_names, *programme.host_names)]
    return [*names, *map(re.escape, programme.topic_words)]
