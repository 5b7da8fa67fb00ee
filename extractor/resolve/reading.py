"""Reads the body and the title of an article, each with what the other tells about places and programmes."""

from __future__ import annotations

import re
from datetime import date

from spacy.language import Language

from extractor.knowledge import Knowledge
from extractor.resolve.awards import Reading
from extractor.resolve.recipients import Recipient, RecipientFinder
from extractor.resolve.results import Event, ResultFinder
from extractor.resolve.scene import Scene
from extractor.resolve.subjects import Subjects


def read_article(
    nlp: Language,
    knowledge: Knowledge,
    text: str,
    title: str | None,
    published: date | None,
    publisher: str | None,
) -> tuple[Reading, Reading | None]:
    """Readings of the folded body and title."""
    body_scene = Scene(nlp(text))
    title_scene = Scene(nlp(title), "title") if title else None
    hints = place_hints(body_scene, title_scene, knowledge, publisher)
    body_codes = _codes(body_scene)
    outside = _title_recipient(title_scene, knowledge, hints, body_codes) if title_scene else None
    named = ResultFinder(title_scene, knowledge, headline=True).events if title_scene else {}
    body = Reading(
        body_scene,
        knowledge,
        published,
        hints,
        outside=outside,
        context=_first(named),
        known=_codes(title_scene) if title_scene else frozenset(),
    )
    if title_scene is None:
        return body, None
    heading = Reading(
        title_scene,
        knowledge,
        published,
        hints,
        outside=body.subjects.focus,
        context=_first(body.results.events),
        headline=True,
        known=body_codes,
    )
    return body, heading


def _first(events: dict[int, list[Event]]) -> tuple[Event, ...]:
    """The events of the first sentence that names one."""
    return next((tuple(named) for _, named in sorted(events.items()) if named), ())


def _codes(scene: Scene) -> frozenset[str]:
    return frozenset(code for m in scene.mentions if m.label == "INSTITUTION" for code in m.value.split("|"))


def _title_recipient(
    scene: Scene, knowledge: Knowledge, hints: list[tuple[str, str]], known: frozenset[str]
) -> Recipient | None:
    """The first institution of the title that is neither a host nor somebody else's."""
    finder = RecipientFinder(scene, knowledge, hints, known)
    return Subjects(scene, finder, knowledge, None).focus


def place_hints(
    body: Scene, title: Scene | None, knowledge: Knowledge, publisher: str | None
) -> list[tuple[str, str]]:
    """What decides shared names: (two-digit code, where it stands), the strongest first: dateline, text, title, publisher's region."""
    hints: list[tuple[str, str]] = []
    sido = {
        form: unit.code
        for unit in knowledge.municipalities
        if unit.kind == "sido"
        for form in (unit.name, *unit.forms, *unit.stems)
    }
    inside = {
        stem: unit.code[:2] for unit in knowledge.municipalities if unit.kind != "sido" for stem in unit.stems
    }
    forms = sorted({**sido}, key=len, reverse=True)
    for start, end in body.datelines:
        line = body.text[start:end]
        for form in forms:
            if re.search(rf"(?<![가-힣]){form}(?![가-힣])", line):
                hints.append((sido[form], "the dateline"))
        hints += [
            (code, "the dateline")
            for stem, code in inside.items()
            if re.search(rf"(?<![가-힣]){stem}(?![가-힣])", line)
        ]
    for where, scene in (("the text", body), ("the title", title)):
        if scene is not None:
            for mention in scene.mentions:
                codes = mention.value.split("|") if mention.label in ("INSTITUTION", "STEM") else []
                hints += [(code, where) for code in codes if all(len(c) == 2 for c in codes)]
                if mention.label == "INSTITUTION" and len(codes) == 1 and len(codes[0]) == 5:
                    hints.append((codes[0][:2], where))
    if publisher:
        hints += [(sido[form], "the publisher's region") for form in forms if form in publisher]
        hints += [
            (code, "the publisher's region") for stem, code in inside.items() if publisher.startswith(stem)
        ]
    return list(dict.fromkeys(hints))
