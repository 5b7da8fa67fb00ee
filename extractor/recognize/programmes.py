"""Marks the names of programmes, as `patterns/programmes.toml` lists them, and sorts named events into ours
and others'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from extractor.knowledge import Knowledge, Programme, compile_name
from extractor.language.surface import surface_of
from extractor.recognize.mentions import Mention
from extractor.recognize.squeeze import Squeezed, squeeze

NAME, SHORT, NOT = "PROGRAMME", "PROGRAMME_SHORT", "NOT_PROGRAMME"


class ProgrammeGazetteer:
    """Finds programme names in any spacing and quoting. Labels: PROGRAMME (a full name), PROGRAMME_SHORT (a
    short name, which counts only in company).
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.entries = [entry for programme in knowledge.programmes.values() for entry in _entries(programme)]

    def __call__(self, doc: Doc) -> list[Mention]:
        """Mentions of programme names in the Doc."""
        surface = surface_of(doc)
        squeezed = squeeze(surface.text)
        found = [
            (kind, programme, squeezed.span(*match.span()))
            for kind, programme, regex in self.entries
            for match in regex.finditer(squeezed.text)
            if match.end() > match.start()
        ]
        found = [item for item in found if item[2][0] in surface.starts]
        return [self._mention(kind, programme, span) for kind, programme, span in _longest(found)]

    def _mention(self, kind: str, programme: Programme, span: tuple[int, int]) -> Mention:
        rule = f"programme.{'short' if kind == SHORT else 'name'}.{programme.id}"
        return Mention(*span, kind, programme.id, rule, self.knowledge.programme_digests[programme.id])

    def hosted(self, whole: str, sentence: tuple[int, int]) -> list[Mention]:
        """Loose names of programmes that count only in a sentence that names a host of the programme.
        `whole`:
        the text, in which the sentence has this span.
        """
        text = whole[slice(*sentence)]
        found = []
        for programme in self.knowledge.programmes.values():
            if programme.host_names and any(host in text for host in programme.hosts):
                part: Squeezed = squeeze(text)
                for name in programme.host_names:
                    for match in re.finditer(compile_name(name), part.text):
                        start, end = part.span(*match.span())
                        found.append((NAME, programme, (start + sentence[0], end + sentence[0])))
        return [self._mention(kind, programme, span) for kind, programme, span in _longest(found)]

    def contest(self, event: str) -> Programme | None:
        """The contest programme that a named event belongs to by its words, or None."""
        squeezed = squeeze(event).text
        for programme in self.knowledge.programmes.values():
            if (
                programme.kind == "contest"
                and any(word in squeezed for word in programme.topic_words)
                and squeezed.endswith(programme.event_words)
                and not any(word in squeezed for word in programme.not_words)
            ):
                return programme
        return None


def _entries(programme: Programme) -> Iterable[tuple[str, Programme, re.Pattern[str]]]:
    for kind, names in (
        (NAME, programme.names),
        (SHORT, (*programme.short_names, *programme.joint_names)),
        (NOT, programme.not_names),
    ):
        for name in names:
            yield kind, programme, re.compile(compile_name(name))


def _longest(
    found: list[tuple[str, Programme, tuple[int, int]]],
) -> list[tuple[str, Programme, tuple[int, int]]]:
    """Of overlapping names the longest, then a full name before a short one; names that are none suppress
    what they cover.
    """
    order = {NOT: 0, NAME: 1, SHORT: 2}
    taken: list[tuple[str, Programme, tuple[int, int]]] = []
    for item in sorted(found, key=lambda f: (f[2][0] - f[2][1], order[f[0]], f[2][0], f[1].id)):
        if not any(_rivals(item, other) for other in taken):
            taken.append(item)
    return sorted((item for item in taken if item[0] != NOT), key=lambda f: f[2])


def _rivals(
    one: tuple[str, Programme, tuple[int, int]], other: tuple[str, Programme, tuple[int, int]]
) -> bool:
    """Whether two names overlap and cannot both stand: what is no name of one programme may be the name of
    another.
    """
    overlap = one[2][0] < other[2][1] and other[2][0] < one[2][1]
    return overlap and (NOT not in (one[0], other[0]) or one[1].id == other[1].id)
