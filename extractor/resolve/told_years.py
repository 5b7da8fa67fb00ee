"""The year that a text tells of a result: its own, that in the name of its evaluation, or that of the round
after one that it names: '2023년 점검에서 보통이었으나 이번에는 우수'.
"""

from __future__ import annotations

import re

from extractor.knowledge import Programme
from extractor.resolve.events import Event
from extractor.resolve.outcome import Result
from extractor.resolve.reading import Reading
from extractor.resolve.scene import Sentence
from extractor.resolve.years import YearFinder, YearFinding, stated

NOW_REACH = 1
"""So many sentences before '이번에는' the year stands that it is not."""

# The round that a text reports, beside that of a year: '이번에는', '올해 점검에서는'
_NOW = re.compile(
    r"(?<![가-힣])(?:이번|올해)(?:에는|엔|는|\s(?:실태\s?)?(?:점검|평가)(?:에서는|에선|에는))\s"
)


def year_told(reading: Reading, programme: Programme, result: Result, event: Event) -> YearFinding | None:
    """The year told of a result, else that of its event's name; of both the one that stands later. Where the
    text goes on from it to this round, the year of this round.
    """
    local = reading.years.local(result)
    home = reading.scene.sentence_at(event.start)
    own = reading.years.of_event(home, event) if event.mention in home.mentions else None
    if own is not None and (
        reading.years.is_of_other_time(own, home, event, result) or _is_anothers(reading, home, event, result)
    ):
        own = None
    later = local is not None and (
        own is None or local.mention.start > event.end or result.mention.end <= event.start
    )
    found = local if later else own
    former = _before_now(reading, result) if programme.kind == "evaluation" else None
    if former is not None and (found is None or found.year <= former.year):
        return _year_of_now(reading.years, programme, result, former)
    return found


def _is_anothers(reading: Reading, home: Sentence, event: Event, result: Result) -> bool:
    """Whether the year of '2022년 평가는 미흡이었다' is its sentence's own, not that of one behind it."""
    return (
        event.mention.label == "ANAPHOR"
        and home.index != result.sentence
        and bool(reading.results.of_sentence(home))
    )


def _before_now(reading: Reading, result: Result) -> YearFinding | None:
    """The year of the result right before one of the round that the text reports: no other institution, year
    or like result stands between.
    """
    scene = reading.scene
    sentence = scene.sentences[result.sentence]
    said = _NOW.search(scene.text, sentence.start, result.mention.start)
    if said is None or sentence.between(said.end(), result.mention.start, "YEAR", "GRADE", "HIGHEST"):
        return None
    told = scene.sentences[max(0, result.sentence - NOW_REACH) : result.sentence + 1]
    years = [m for s in told for m in s.of("YEAR", "RELATIVE_YEAR") if m.end <= said.start()]
    if not years or years[-1].label != "YEAR":
        return None
    results = [r for s in told for r in reading.results.of_sentence(s)]
    before = [r.mention for r in results if years[-1].end <= r.mention.start < said.start()]
    if not before or any(mention.value == result.mention.value for mention in before):
        return None
    names = (m for s in told for m in s.of("INSTITUTION", "STEM"))
    if any(before[0].end <= name.start < said.start() for name in names):
        return None
    return stated(years[-1])


def _year_of_now(years: YearFinder, programme: Programme, result: Result, former: YearFinding) -> YearFinding:
    """One that the text names, else that of the last round announced before publication, else the next."""
    named = [f for f in years.named.get(programme.id, ()) if f.year > former.year]
    if named:
        return named[0]
    last = programme.last_announced(years.published) if years.published is not None else None
    year = last.year if last is not None and last.year > former.year else former.year + 1
    return YearFinding(year, result.mention, f"the round reported, after that of {former.year}")
