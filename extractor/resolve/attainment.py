"""Whether something was reached before a hope begins: '우수기관으로 선정된 것을 계기로 … 도전하겠다'."""

from __future__ import annotations

import re
from itertools import takewhile

from extractor.cue_files import Cues
from extractor.language.syllables import PAST
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

# Endings that make what came about a condition or a wish: '받았으면'
_CONDITIONS = frozenset(("으면", "면", "더라면", "다면"))


# Behind '받도록': it came about: '4천만 원을 받도록 이끌었다'
_BROUGHT_ABOUT = r"\s{results.caused}"
# What somebody had to do came about: '보통에 만족해야 했다'; but not what ought to have: '받았어야 했다'
_OUGHT_TO = re.compile(r"[가-힣]{0,2}어야\s")
_HAD_TO = re.compile(rf"[가-힣]{{0,6}}(?<![{PAST}]어)야\s(?:만\s)?했(?!을)")
# A verb that describes whoever follows: '우수 등급을 받은 하남시는'
_DESCRIBING = re.compile(r"[가-힣]{0,3}[은된른친긴한든]\s")


def gained_between(scene: Scene, cues: Cues, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence tells between two places that a result was reached."""
    return any(
        start <= gained.start < end
        and (_is_told_as_reached(scene, cues, gained) or _describes_a_body(scene, sentence, gained))
        for gained in sentence.of("GAINED")
    )


def only_hoped(scene: Scene, cues: Cues, sentence: Sentence, mention: Mention) -> bool:
    """Whether a hope or a plan follows a mention in its clause, and nothing between them was reached."""
    return any(
        not gained_between(scene, cues, sentence, mention.end, hope.start)
        and not cues.regex(_BROUGHT_ABOUT).match(scene.ahead(hope.end, 10))
        and not _HAD_TO.match(scene.text, hope.start)
        for hope in sentence.within_clause(mention, "PROSPECT")
    )


def _is_told_as_reached(scene: Scene, cues: Cues, gained: Mention) -> bool:
    tail = scene.ahead(gained.end, 6)
    return not _OUGHT_TO.match(tail) and bool(
        cues.regex("^{results.reached}").match(tail)
        or (gained.rule == "gained.noun" and re.match(r"^(?:으로|은|는)\s", tail))
        or _in_past_tense(scene, gained)
    )


def _describes_a_body(scene: Scene, sentence: Sentence, gained: Mention) -> bool:
    """Whether a named institution is described as one that reached it."""
    verb = _DESCRIBING.match(scene.text, gained.start)
    return verb is not None and any(m.start == verb.end() for m in sentence.of("INSTITUTION", "STEM", "SELF"))


def _in_past_tense(scene: Scene, mention: Mention) -> bool:
    """Whether the verb that the mention begins carries -었-, and no condition behind it ('받았으면')."""
    span = scene.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        return False
    ends_in_condition = any(token.lemma_ in _CONDITIONS for token in scene.doc[span.start : span.end + 2])
    return not ends_in_condition and any(
        "EP" in token.tag_ and ("었" in token.lemma_ or "았" in token.lemma_)
        for token in takewhile(lambda token: token.lemma_ != "도록", scene.doc[span.start : span.end + 3])
    )
