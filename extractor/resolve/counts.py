"""How many institutions a programme evaluated, told apart from how many won and how many there are of one
kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.recognize.mentions import Mention
from extractor.recognize.values import COUNT
from extractor.resolve.events import Event
from extractor.resolve.numbers import Number, Scope
from extractor.resolve.scene import Sentence

SMALLEST_ROUND = 20
"""No programme evaluates fewer institutions."""
SMALLEST_UNKNOWN = 150
"""A number that no round of the programme is known for must be as large, to be no group's."""

# The head of an item of a list: '9위', '②', '3.', '○'
_ITEM = re.compile(r"\s*(?:\d{1,2}(?:위|\.|\))\s?|[①-⑳○●◇◆◎□■▲△▶▷·•*-]\s?)")

_ONE_KIND = r"(?:{numbers.levels}[가-힣]{0,8}|{numbers.kinds})\s?$"


def read_counts(scope: Scope, sentence: Sentence) -> Iterator[Number]:
    """Numbers of evaluated institutions of a sentence, in order."""
    for mention in sentence.of("COUNT"):
        value = COUNT.parse(mention.value)
        if value is None or value < SMALLEST_ROUND:
            continue
        events = _governing(scope, sentence, mention)
        ours = tuple(e for e in events if e.programme is not None)
        known = _of_known_round(scope, sentence, mention, ours, value)
        if known or (ours and _says_evaluated(scope, mention, value)):
            yield Number(value, mention, sentence.index, "evaluated", known or ours)


def _governing(scope: Scope, sentence: Sentence, mention: Mention) -> tuple[Event, ...]:
    """The events before a count; before any is named, the first one named after it."""
    named = any(scope.results.events[i] for i in range(sentence.index + 1))
    return (scope.governing(sentence, mention) if named else ()) or _first_named(scope, sentence)


def _first_named(scope: Scope, sentence: Sentence) -> tuple[Event, ...]:
    events = scope.results.events
    for later in scope.scene.sentences[sentence.index :]:
        named = events[later.index]
        if not named:
            continue
        of_both = r"두\s?(?:개\s)?(?:분야\s)?(?:평가|부문|분야)"
        if not re.search(of_both, scope.scene.of_sentence(sentence)):
            return scope.results.finder.beginning(tuple(named))
        others = [
            e
            for s in scope.scene.sentences[later.index : later.index + 3]
            for e in events[s.index]
            if e.programme not in (None, named[0].programme)
        ]
        return (named[0], *others[:1])
    return scope.results.finder.context


def _of_known_round(
    scope: Scope, sentence: Sentence, mention: Mention, ours: tuple[Event, ...], value: int
) -> tuple[Event, ...]:
    """The events whose programme is known to have evaluated so many: those before the count in its sentence,
    then those after it.
    """
    programmes = scope.knowledge.programmes
    later = tuple(e for e in scope.results.events[sentence.index] if e.start >= mention.end)
    said = tuple(e for e in ours if sentence.start <= e.start < mention.start)
    spoken = _spoken_of(scope, sentence) if not said and not later else ()
    for group in (said, scope.results.finder.beginning(later), later, spoken, ours):
        fits = tuple(e for e in group if e.programme and programmes[e.programme].years_with(value))
        if fits:
            return fits
    return ()


def _spoken_of(scope: Scope, sentence: Sentence) -> tuple[Event, ...]:
    """For a sentence that names no evaluation: each evaluation that the text has named, once; in an item of a
    list those of the item.
    """
    said = scope.results.finder.named_before(sentence)
    item = scope.scene.text.rfind("\n", 0, sentence.start) + 1
    if _ITEM.match(scope.scene.text, item) and any(e.start >= item for e in said):
        said = [e for e in said if e.start >= item]
    named = {e.programme: e for e in said if e.programme}
    return tuple(named.values()) if len(named) > 1 else ()


def _says_evaluated(scope: Scope, mention: Mention, value: int) -> bool:
    """Whether the words around a count say that so many were evaluated: '전국 684개 기관을 대상으로'."""
    scene, cues = scope.scene, scope.knowledge.cues
    before = scene.behind(mention.start, 14)
    return (
        value >= SMALLEST_UNKNOWN
        and value not in cues.lists.numbers.local_counts
        and not cues.regex("{numbers.counted_kinds}$").search(scene.surface(mention))
        and not cues.regex(_ONE_KIND).search(before.rstrip())
        and bool(re.search(r"(?:총|전국|모두|등)\s?(?:의\s)?$", before))
        and bool(
            cues.regex(r"^\s?(?:,|\()?[^.\n]{0,30}?{numbers.evaluated}").match(scene.ahead(mention.end, 40))
        )
        and "기관" in scene.text[mention.start : mention.end + 6]
    )
