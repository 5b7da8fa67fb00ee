"""Why an article has no award: the first gate that it failed."""

from __future__ import annotations

import re

from extractor.explain.missing import MOST, near_misses, unused_near
from extractor.explain.near import near_name
from extractor.explain.records import Unused, Verdict
from extractor.explain.view import View
from extractor.explain.words import reason, refused

RESULTS = ("GRADE", "HIGHEST", "PRIZE")


def verdict(view: View) -> Verdict | None:
    """The first gate that failed, with what came nearest to passing it; None where there is an award."""
    if view.awards:
        return None
    if not view.sides:
        words = {w for p in view.knowledge.programmes.values() for w in p.topic_words}
        return Verdict(reason("gate.words", words=", ".join(sorted(words))))
    named = _named(view)
    if not named:
        return Verdict(reason("gate.programme"), _near_programmes(view))
    programmes = ", ".join(named)
    if _results(view):
        code = "gate.award" if _institutions(view) else "gate.recipient"
        return Verdict(reason(code, programme=programmes), (*_near_units(view), *_near_results(view)))
    refusals = _refusals(view)
    if refusals:
        return Verdict(reason("gate.refused", programme=programmes), refusals)
    return Verdict(reason("gate.result", programme=programmes), tuple(near_misses(view, RESULTS)))


def _named(view: View) -> list[str]:
    """Programmes that the text names in a way that counts."""
    events = [
        e
        for side in view.sides
        for s in side.reading.scene.sentences
        for e in side.reading.results.events[s.index]
    ]
    return list(dict.fromkeys(e.programme for e in events if e.programme is not None))


def _institutions(view: View) -> list[str]:
    """Names that a recipient can have: neither hosts of programmes nor words for one named elsewhere."""
    named = [side.sighting(mention).quote for side, mention in view.mentions("INSTITUTION", "STEM")]
    return [name for name in named if name not in view.knowledge.hosts]


def _near_units(view: View) -> tuple[Unused, ...]:
    """Names of local governments that the text holds, but that are not read as such."""
    forms = {form for unit in view.knowledge.municipalities if unit.self_governing for form in unit.forms}
    found = []
    for side in view.sides:
        scene = side.reading.scene
        taken = [m for m in scene.mentions if m.label == "INSTITUTION"]
        for start, end in sorted(
            (m.start(), m.end()) for form in forms for m in re.finditer(form, scene.text)
        ):
            if any(m.start < end and start < m.end for m in taken):
                continue
            words = scene.doc.char_span(start, end + 1, alignment_mode="expand")
            quote = side.seen(start, end, "INSTITUTION", "gazetteer.institution")
            read = " + ".join(f"{token.text}/{token.tag_}" for token in words or ())
            found.append(Unused(quote, reason("near.unit", quote=quote.quote, words=read)))
    return tuple(found[:MOST])


def _results(view: View) -> bool:
    return any(side.reading.results.results for side in view.sides)


def _refusals(view: View) -> tuple[Unused, ...]:
    return tuple(
        Unused(sighting, refused(sighting.quote, refusal.reason))
        for side in view.sides
        for refusal in side.reading.results.refused
        for sighting in [side.sighting(refusal.mention)]
    )


def _near_programmes(view: View) -> tuple[Unused, ...]:
    """Other evaluations, short names that stand alone, and names of programmes that only begin."""
    found = []
    for code, label in (("short.alone", "PROGRAMME_SHORT"), ("event.not_ours", "OTHER_EVENT")):
        for side, mention in view.mentions(label):
            sighting = side.sighting(mention)
            found.append(Unused(sighting, reason(code, quote=sighting.quote)))
    taken = {(f.sighting.place, f.sighting.start) for f in found}
    for side in view.sides:
        near = near_name(side.reading.scene.text, view.knowledge.programmes.values())
        if near is None:
            continue
        begun = unused_near(side, near[0], "PROGRAMME", programme=near[1].title)
        if (side.place, begun.sighting.start) not in taken:
            found.append(begun)
    return tuple(found[: 2 * MOST])


def _near_results(view: View) -> tuple[Unused, ...]:
    """Results that made no award: not of the programme's scale, or told of nobody."""
    found = []
    for side in view.sides:
        for result in side.reading.results.results:
            sighting = side.sighting(result.mention)
            programmes = [
                view.knowledge.programmes[e.programme] for e in result.events if e.programme is not None
            ]
            fits = any(
                p.kind != "evaluation" or result.mention.value in p.grade_words or result.kind == "highest"
                for p in programmes
            )
            if programmes and not fits:
                titles = ", ".join(p.id for p in programmes)
                found.append(Unused(sighting, reason("result.scale", quote=sighting.quote, programme=titles)))
            else:
                found.append(Unused(sighting, reason("result.nobody", quote=sighting.quote)))
    return (*found[:MOST], *_refusals(view))
