"""Why not: for each empty field the condition that was not met, and the candidates that came nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.explain.near import NearMiss, near_rules
from extractor.explain.records import Missing, Reason, Sighting, Unused
from extractor.explain.unused import why_unused, why_used
from extractor.explain.view import Side, View
from extractor.explain.words import joined, reason, refused
from extractor.model import VALUE_FIELDS, Award
from extractor.recognize.mentions import Mention

MOST = 3
"""So many candidates are shown for a field."""

_LABELS: dict[str, tuple[str, ...]] = {
    "grade": ("GRADE", "HIGHEST", "PRIZE"),
    "streak": ("STREAK", "AGAIN"),
    "score": ("POINTS",),
    "peer_average": ("POINTS",),
    "agencies_evaluated": ("COUNT",),
    "incentive_krw": ("MONEY",),
    "evaluation_year": ("YEAR", "RELATIVE_YEAR"),
}
_FIRST = re.compile(
    r"처음으로|(?:사상|올해|최초|이번에)\s?(?:처음|첫)|처음\s?(?:선정|뽑|우수|최우수)|첫\s?(?:선정|우수|최우수|쾌거)"
)
_START = re.compile(r"\s?(?:부터|이후|이래|에\s?이어|에\s?(?:시작|도입|처음|첫|제정|시행)|도입|시행|제정)")
_DATE = re.compile(r"\s?(?:\d{1,2}월|상반기|하반기|말|초|연말)")


def missing(view: View, award: Award) -> tuple[Missing, ...]:
    """Every empty field of the award, in the order of the fields."""
    return tuple(
        _missing(view, award, field) for field in VALUE_FIELDS if getattr(award, field) in (None, ())
    )


def _missing(view: View, award: Award, field: str) -> Missing:
    if field == "region_code":
        return Missing(field, _no_code(view, award))
    if field == "grade" and view.knowledge.programmes[award.programme].kind == "selection":
        return Missing(field, reason("missing.grade.selection"))
    if field == "peer_average" and award.score is None:
        return Missing(field, reason("missing.peer_average.no_score"))
    why = _reason(view, award, field)
    candidates = _candidates(view, award, field)
    if not candidates and field == "incentive_krw":
        candidates = [_sumless(side, cue) for side, cue in view.mentions("MONEY_CUE")]
    if not candidates:
        candidates = near_misses(view, _LABELS.get(field, ()))
    return Missing(field, why, tuple(candidates[:MOST]))


def _no_code(view: View, award: Award) -> Reason:
    undecided = any(w.startswith(f"{award.recipient}:") for w in view.article.warnings)
    if undecided:
        return reason("missing.region_undecided", name=award.recipient)
    return reason("missing.region_code")


def _reason(view: View, award: Award, field: str) -> Reason:
    if field == "evaluation_year":
        return _no_year(view, award)
    if field == "streak":
        first = _said_first(view, award)
        rules = ", ".join(view.rules_of("STREAK", "AGAIN"))
        said = [reason("missing.streak.first", quote=first)] if first else []
        return joined([reason("missing.streak", rules=rules), *said])
    if field in ("grade", "score", "peer_average", "agencies_evaluated", "incentive_krw", "projects"):
        return reason(f"missing.{field}")
    return reason("missing.other")


def _said_first(view: View, award: Award) -> str | None:
    """The words for 'the first time' in a sentence that the award's grade or programme stands in."""
    evidence = [e for field in ("grade", "programme") for e in award.evidence.get(field, ())]
    for side in view.sides:
        for place in (side.folded.fold(e.start) for e in evidence if e.place == side.place):
            sentence = side.reading.scene.sentence_at(place)
            match = _FIRST.search(side.reading.scene.text, sentence.start, sentence.end)
            if match is not None:
                return side.seen(*match.span(), "", "").quote
    return None


def _no_year(view: View, award: Award) -> Reason:
    reasons = [reason("missing.evaluation_year")]
    programme = view.knowledge.programmes[award.programme]
    if award.agencies_evaluated is not None:
        years = ", ".join(map(str, programme.years_with(award.agencies_evaluated))) or "-"
        reasons.append(reason("missing.year.count", count=award.agencies_evaluated, years=years))
    published = view.article.published
    if published is None:
        reasons.append(reason("missing.year.undated"))
    elif programme.kind == "evaluation":
        last = programme.last_announced(published)
        if last is None or last.announced is None:
            reasons.append(reason("missing.year.calendar"))
        else:
            days = (published - last.announced).days
            announced = last.announced.isoformat()
            reasons.append(reason("missing.year.announced", announced=announced, year=last.year, days=days))
    return joined(reasons)


# candidates ---------------------------------------------------------------------------------------


def _candidates(view: View, award: Award, field: str) -> list[Unused]:
    """Mentions of the field's labels, the nearest to the award's evidence first, with what they missed."""
    found = []
    for side, mention in view.mentions(*_LABELS.get(field, ("PROJECT",))):
        sighting = side.sighting(mention)
        why = _why_not(view, side, mention, award, field)
        if why is not None:
            found.append(Unused(sighting, why))
    return sorted(
        found, key=lambda c: (c.reason.code == "count.small", _distance(award, c.sighting), c.sighting)
    )


def _distance(award: Award, sighting: Sighting) -> int:
    """Characters to the nearest evidence of the award; another text is far away."""
    evidence = [e for field in ("grade", "programme", "recipient") for e in award.evidence.get(field, ())]
    places = [abs(e.start - sighting.start) for e in evidence if e.place == sighting.place]
    return min(places, default=10**9)


def _why_not(view: View, side: Side, mention: Mention, award: Award, field: str) -> Reason | None:
    if field == "evaluation_year":
        return _why_no_year(view, side, mention)
    if field == "grade":
        return _why_no_grade(view, side, mention, award)
    if field == "peer_average" and not _is_average(view, mention):
        return None
    if field == "projects":
        return _why_no_project(view, side, mention, award)
    return why_unused(view, side, mention, award)


def _why_no_project(view: View, side: Side, mention: Mention, award: Award) -> Reason:
    sighting = side.sighting(mention)
    if view.uses(sighting):
        return why_used(view, sighting, award)
    return reason("project.not_done", quote=sighting.quote)


def _is_average(view: View, mention: Mention) -> bool:
    number = view.numbers.get(mention)
    return number is not None and number.role == "average"


def _why_no_grade(view: View, side: Side, mention: Mention, award: Award) -> Reason:
    quote = side.sighting(mention).quote
    if mention in view.refused:
        return refused(quote, view.refused[mention])
    return reason("result.scale", quote=quote, programme=award.programme)


def _why_no_year(view: View, side: Side, mention: Mention) -> Reason:
    quote = side.sighting(mention).quote
    tail = side.reading.scene.text[mention.end : mention.end + 10]
    for code, pattern in (("year.start", _START), ("year.date", _DATE)):
        match = pattern.match(tail)
        if match is not None:
            return reason(code, quote=quote, tail=match[0].strip())
    if mention.label == "RELATIVE_YEAR" and "내년" in quote:
        return reason("year.plan", quote=quote)
    if mention.label == "RELATIVE_YEAR" and view.article.published is None:
        return reason("year.undated", quote=quote)
    return reason("year.elsewhere", quote=quote)


def _sumless(side: Side, cue: Mention) -> Unused:
    sighting = side.sighting(cue)
    return Unused(sighting, reason("money.no_sum", quote=sighting.quote))


def near_misses(view: View, labels: Iterable[str]) -> list[Unused]:
    """Rules of these labels that matched up to their last condition, the longest match first."""
    wanted = frozenset(labels)
    rules = [rule for rule in view.knowledge.rules if rule.label in wanted]
    found: list[tuple[int, Side, NearMiss, str]] = []
    for side in view.sides:
        scene = side.reading.scene
        label_of = {rule.id: rule.label for rule in rules}
        for near in near_rules(scene.text, rules, scene.mentions):
            found.append((near.start - near.end, side, near, label_of[near.rule]))
    found.sort(key=lambda f: f[0])
    return [unused_near(side, near, label) for _, side, near, label in found[:MOST]]


def unused_near(side: Side, near: NearMiss, label: str, **more: str) -> Unused:
    """A near miss as something seen but not used."""
    sighting = side.seen(near.start, near.end, label, near.rule)
    return Unused(
        sighting, reason(near.how, rule=near.rule, quote=sighting.quote, missed=near.missed, **more)
    )
