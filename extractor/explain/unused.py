"""What was seen but not used: refused results, and numbers of another role or owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractor.columns import FIELDS
from extractor.explain.records import Reason, Sighting, Unused
from extractor.explain.view import Side, View
from extractor.explain.words import reason, refused
from extractor.model import Award
from extractor.recognize.mentions import Mention
from extractor.recognize.values import COUNT

if TYPE_CHECKING:
    from extractor.resolve.numbers import Number

NUMERIC = ("POINTS", "COUNT", "MONEY", "STREAK", "AGAIN")
"""Labels of mentions that can become a number of an award."""
_FIELD_OF = {
    "POINTS": "score",
    "COUNT": "agencies_evaluated",
    "MONEY": "incentive_krw",
    "STREAK": "streak",
    "AGAIN": "streak",
}
SMALLEST_ROUND = 20
"""No programme evaluates fewer institutions."""


def unused(view: View) -> tuple[Unused, ...]:
    """Everything that looks like a value and is none, in the order title, text."""
    found: dict[Sighting, Reason] = {}
    for side in view.sides:
        for refusal in side.reading.results.refused:
            sighting = side.sighting(refusal.mention)
            found[sighting] = refused(sighting.quote, refusal.reason)
        for mention in side.reading.scene.mentions:
            sighting = side.sighting(mention)
            if mention.label in NUMERIC and not view.uses(sighting):
                found[sighting] = why_unused(view, side, mention, None)
    order = {"title": 0, "text": 1}
    return tuple(
        Unused(s, found[s]) for s in sorted(found, key=lambda s: (order[s.place], s.start, s.end, s.label))
    )


def why_unused(view: View, side: Side, mention: Mention, award: Award | None) -> Reason:
    """Why a number is not a value of an award; on None, of none."""
    number = view.numbers.get(mention)
    if number is not None:
        return _why_number(view, side, number, award)
    return _why_no_number(view, side, mention, award)


def _why_number(view: View, side: Side, number: Number, award: Award | None) -> Reason:
    sighting = side.sighting(number.mention)
    quote = sighting.quote
    if view.uses(sighting):
        return why_used(view, sighting, award)
    if number.mention.label == "POINTS" and number.role != "own":
        return _why_role(number, quote)
    return _why_event(view, side, number, award) or _why_taken(view, number, quote, award)


def why_used(view: View, sighting: Sighting, award: Award | None) -> Reason:
    """Which value stands on a span that is evidence."""
    index, field = view.uses(sighting)[0]
    if award is not None and view.awards[index] is award:
        return reason("number.same_award", quote=sighting.quote, field=field, field_ko=FIELDS[field])
    name = view.name(view.awards[index])
    return reason("number.other_award", quote=sighting.quote, award=name, field=field, field_ko=FIELDS[field])


def _programmes(number: Number) -> list[str]:
    return list(dict.fromkeys(e.programme for e in number.events if e.programme is not None))


def _why_event(view: View, side: Side, number: Number, award: Award | None) -> Reason | None:
    """Why a number's evaluation rules it out, if it does."""
    quote = side.sighting(number.mention).quote
    programmes = _programmes(number)
    if not number.events:
        return reason("number.no_event", quote=quote)
    if not programmes:
        return reason("number.other_event", quote=quote, event=view.quote(side, number.events[-1]))
    if award is not None and award.programme not in programmes:
        return reason("number.other_programme", quote=quote, programme=", ".join(programmes))
    if not any(a.programme in programmes for a in view.awards):
        return reason("number.no_award", quote=quote, programme=", ".join(programmes))
    if number.mention.label in ("POINTS", "COUNT", "MONEY") and side.place == "title":
        return reason("number.title", quote=quote)
    return None


def _why_role(number: Number, quote: str) -> Reason:
    if number.role == "average" and number.group:
        return reason("points.average", quote=quote, group=number.group)
    if number.role == "average":
        return reason("points.average.alone", quote=quote)
    if number.role in ("difference", "threshold", "part", "earlier"):
        return reason(f"points.{number.role}", quote=quote)
    return reason("points.other", quote=quote, role=number.role)


def _why_taken(view: View, number: Number, quote: str, award: Award | None) -> Reason:
    """Why a number of an award's own programme is not its value."""
    programmes = _programmes(number)
    if number.role == "since" and (award is None or award.evaluation_year is None):
        return reason("streak.since", quote=quote)
    if number.role == "incentive" and len(programmes) > 1 and not number.each:
        return reason("money.shared", quote=quote, programmes=", ".join(programmes))
    if number.role == "evaluated" and award is not None and award.evaluation_year is not None:
        years = view.knowledge.programmes[award.programme].years_with(int(number.value))
        if years and award.evaluation_year not in years:
            said = ", ".join(map(str, years))
            return reason("count.other_year", quote=quote, years=said, year=award.evaluation_year)
    return _why_later(view, number, quote, programmes) or reason("number.taken", quote=quote)


def _why_later(view: View, number: Number, quote: str, programmes: list[str]) -> Reason | None:
    """What stands already in the number's field, if something does in every award of its programmes."""
    field = _FIELD_OF[number.mention.label]
    standing = [a.evidence.get(field, ()) for a in view.awards if a.programme in programmes]
    if not standing or not all(standing):
        return None
    first = standing[0][0].quote
    if first == quote:
        return reason("number.repeated", quote=quote, field=field, field_ko=FIELDS[field])
    return reason("number.later", quote=quote, first=first, field=field, field_ko=FIELDS[field])


def _why_no_number(view: View, side: Side, mention: Mention, award: Award | None) -> Reason:
    """Why a mention has no role at all."""
    quote = side.sighting(mention).quote
    if mention.label == "COUNT":
        return _why_no_count(view, mention, quote, award)
    if mention.label == "MONEY":
        return _why_no_money(side, mention, quote)
    if mention.label == "STREAK":
        return _why_no_streak(side, mention, quote)
    return reason("number.unread", quote=quote)


def _why_no_count(view: View, mention: Mention, quote: str, award: Award | None) -> Reason:
    value = COUNT.parse(mention.value)
    if value is None:
        return reason("number.unread", quote=quote)
    if value < SMALLEST_ROUND:
        return reason("count.small", quote=quote)
    ours = [award] if award else view.awards
    programmes = [view.knowledge.programmes[a.programme] for a in ours] or view.knowledge.programmes.values()
    known = sorted({n for p in programmes for r in p.round for n in r.institutions})
    return reason("count.unknown", quote=quote, known=", ".join(map(str, known)) or "-")


def _why_no_money(side: Side, mention: Mention, quote: str) -> Reason:
    sentence = side.reading.scene.sentence_at(mention.start)
    cues = sentence.of("MONEY_CUE")
    if not cues:
        return reason("money.no_cue", quote=quote)
    nearest = min(cues, key=lambda cue: (abs(cue.start - mention.start), cue.start))
    return reason("money.not_got", quote=quote, cue=side.sighting(nearest).quote)


def _why_no_streak(side: Side, mention: Mention, quote: str) -> Reason:
    """What stands beside a streak that makes it one of money, of an area, or a hope."""
    scene = side.reading.scene
    sentence = scene.sentence_at(mention.start)
    clause = sentence.clause_at(mention.start)
    for cue in sentence.of("MONEY", "MONEY_CUE"):
        if 0 <= mention.start - cue.end <= 6 or 0 <= cue.start - mention.end <= 4:
            return reason("streak.money", quote=quote, cue=side.sighting(cue).quote)
    for cue in sentence.of("PART"):
        if clause[0] <= cue.start < mention.start and re.match(r"[가-힣]{1,3}\s", scene.text[cue.end :][:5]):
            return reason("streak.area", quote=quote, cue=side.sighting(cue).quote)
    for cue in sentence.of("PROSPECT"):
        if mention.end <= cue.start < clause[1]:
            return reason("streak.hoped", quote=quote, cue=side.sighting(cue).quote)
    return reason("streak.other", quote=quote)
