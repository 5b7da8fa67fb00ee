"""Why a mention that looks like a result is none. Each reason is a test of its own, and the first that holds
is told.

A mention is a result unless the text takes it back: it is only hoped for, denied, told of a group, of an
area, of another evaluation, or explains the scale.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import msgspec

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.areas import graded_area
from extractor.resolve.attainment import only_hoped
from extractor.resolve.events import Event
from extractor.resolve.scene import Scene, Sentence

OF_GROUP, COUNTS_WINNERS = "told of a group of institutions", "counts the winners"


class Refusal(msgspec.Struct, frozen=True):
    """A mention that looks like a result and is none, and why."""

    mention: Mention
    reason: str


@dataclass(frozen=True)
class Claim:
    """A mention that looks like a result: where it stands, and the events that it belongs to.

    `headline`: the text is a title, where a result needs no verb.
    """

    scene: Scene
    cues: Cues
    sentence: Sentence
    mention: Mention
    events: tuple[Event, ...]
    headline: bool = False

    @cached_property
    def after(self) -> str:
        """The rest of the sentence."""
        return self.scene.text[self.mention.end : self.sentence.end]

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Span of its clause."""
        return self.sentence.clause_at(self.mention.start)

    @cached_property
    def clause_before(self) -> str:
        """Its clause up to it."""
        return self.scene.text[self.clause[0] : self.mention.start]

    @property
    def is_prize(self) -> bool:
        """Whether it is a prize rather than a grade."""
        return self.mention.label == "PRIZE"

    @cached_property
    def institutions_before(self) -> list[Mention]:
        """Institutions, and words for them, before it in the sentence."""
        return [m for m in self.sentence.of("INSTITUTION", "STEM", "SELF") if m.end <= self.mention.start]

    def follows(self, template: str) -> bool:
        """Whether what follows matches a template of cues (see `Cues.regex`) from its first character on."""
        return bool(self.cues.regex(template).match(self.after))


def refusal(claim: Claim) -> str | None:
    """Why a grade or a prize is no result; None where it is one."""
    if not claim.events:
        return "no evaluation is named before it"
    last = claim.events[-1]
    if last.programme is None:
        return f"belongs to another evaluation: {claim.scene.text[last.start : last.end]}"
    return _first_reason(_REASONS, claim)


def selection_refusal(claim: Claim) -> str | None:
    """Why the name of a selection tells no result; None where it tells one."""
    return _first_reason(_SELECTION_REASONS, claim)


Test = Callable[[Claim], bool]


def _first_reason(reasons: tuple[tuple[str, Test], ...], claim: Claim) -> str | None:
    return next((reason for reason, holds in reasons if holds(claim)), None)


# what the mention is ----------------------------------------------------------------------------------------


def _of_progress(claim: Claim) -> bool:
    """'향상도 우수기관'."""
    before = claim.scene.behind(claim.mention.start, 6)
    return not claim.is_prize and bool(claim.cues.regex(r"{results.progress}\s?['\"]?$").search(before))


def _counts_prizes(claim: Claim) -> bool:
    """'대상 1점', '최우수상 각 2팀'."""
    counted = r"^['\"]?\s?(?:각\s?\d|\d|총\s?\d|[가-힣]{0,2}\s?\d+\s?(?:명|팀|점|편|건|곳|개))"
    return claim.is_prize and claim.follows(counted)


def _told_elsewhere(claim: Claim) -> bool:
    """'대상이라는 …', '대상이어서'."""
    return claim.is_prize and claim.follows(r"^['\"]?이(?:라|어서)\s")


def _of_prizewinners(claim: Claim) -> bool:
    """'수상자 … 장관상', '장관상 수상자'."""
    return claim.is_prize and ("수상자" in claim.clause_before or claim.follows(r"^['\"]?\s?수상자"))


def _is_occasion(claim: Claim) -> bool:
    """'대한민국 데이터 대상에서'."""
    return claim.is_prize and claim.follows(r"^['\"]?에서\s")


def _of_whoever_holds_it(claim: Claim) -> bool:
    """'우수기관에게는', '우수기관에는 … 포상한다'."""
    return claim.follows(r"^['\"]?\s?{results.addressed}") or (
        claim.follows(r"^['\"]?\s?(?:에는|엔)\s")
        and bool(claim.cues.regex("{results.gives}").search(claim.after))
    )


def _of_winners_in_general(claim: Claim) -> bool:
    """'우수기관으로 선정된 지자체들을'."""
    return claim.follows(
        r"^['\"]?(?:으로|로|에|을|를)?\s?{results.winning_forms}\s{results.winners}(?:들|의|에서|을|를)"
    )


def _left_behind(claim: Claim) -> bool:
    """'미흡을 벗어나', '보통에서 우수로': the grade of a time before; a result only where its year stands
    with it.
    """
    if any(0 <= claim.mention.start - year.end <= 12 for year in claim.sentence.of("YEAR")):
        return False
    if claim.follows(r"^['\"]?\s?(?:등급)?(?:을|를|에서)\s?(?:벗어(?!나지\s?못)|탈출|탈피)"):
        return True
    return claim.follows(r"^['\"]?\s?에서\s") and any(
        0 < grade.start - claim.mention.end <= 8 for grade in claim.sentence.of("GRADE", "HIGHEST")
    )


def _names_a_thing(claim: Claim) -> bool:
    """'우수기관 벤치마킹', '우수 등급 기준'; but '우수사례로', '우수 수준의'."""
    return claim.follows(r"^['\"]?\s?(?:의\s?)?(?:{results.things}|사례(?!로)|수준(?!의|인|으로))")


def _explains_scale(claim: Claim) -> bool:
    """'80점을 넘기면 우수, 60점부터는 보통, 그 밑은 미흡': what earns a grade, where nobody is told of
    between.
    """
    scene, place = claim.scene, claim.mention.start
    if claim.is_prize or claim.cues.regex("{results.won_forms}").search(scene.text[place : claim.clause[1]]):
        return False
    thresholds = [
        m.end for m in claim.sentence.of("THRESHOLD") if m.end <= place and "만점" not in scene.surface(m)
    ]
    return bool(thresholds) and not any(m.start > thresholds[0] for m in claim.institutions_before)


def _counts_winners(claim: Claim) -> bool:
    """'우수기관으로 뽑힌 12곳', '우수 등급은 총 30개': how many, where nobody is listed before."""
    counted = (
        r"^['\"]?\s?(?:으?로\s(?:뽑힌|선정된)\s?|을\s?받은\s?|를\s?받은\s?|은\s?|는\s?|인\s?)?"
        r"(?:총\s?|전국\s?)?(?:\d+\s?(?:개|곳|%)|\d[\d,]*\s?[만천억]?\s?원)"
    )
    return not claim.is_prize and not claim.institutions_before and claim.follows(counted)


# whose it is ------------------------------------------------------------------------------------------------


def _of_group(claim: Claim) -> bool:
    """'기초지자체와 지방공기업은 … 미흡 등급에 머물렀다', '평균 등급은 여전히 미흡'."""
    return _of_average(claim) or _of_group_as_subject(claim)


def _of_average(claim: Claim) -> bool:
    scene, place = claim.scene, claim.mention.start
    compared = claim.cues.regex("{results.compared}")
    for average in claim.sentence.of("AVERAGE"):
        between = scene.text[average.end : place]
        if (
            average.end <= place
            and len(between) < 60
            and average.start >= claim.clause[0] - 60
            and not compared.search(between)
            and not any(average.end <= m.start < place for m in claim.institutions_before)
        ):
            return True
    return False


def _of_group_as_subject(claim: Claim) -> bool:
    scene = claim.scene
    groups = [
        g
        for g in claim.sentence.of("GROUP")
        if g.end <= claim.mention.start
        and not re.search(r"등\s?(?:총\s?)?$", scene.behind(g.start, 5))
        and re.match(
            r"^\s?(?:들)?\s?(?:\d+\s?(?:개|곳))?\s?(?:의\s?평균)?\s?(?:점수)?(?:은|는|이|가|도|의)\s",
            scene.ahead(g.end, 16),
        )
    ]
    if not groups:
        return False
    group = groups[-1].start
    names = [m.start for m in claim.institutions_before]
    return not any(n > group or (n < group and _is_topic(scene, n)) for n in names)


def _is_topic(scene: Scene, start: int) -> bool:
    return bool(re.match(r"^[가-힣]{1,12}(?:\([^)]*\))?(?:은|는|이|가)\s", scene.ahead(start, 60)))


def _of_area(claim: Claim) -> bool:
    return not claim.is_prize and graded_area(claim.scene, claim.cues, claim.mention, claim.events)


def _of_persons(claim: Claim) -> bool:
    """'유공 공무원 장관 표창': what a person was given. A word for its holder reaches far, a person's name
    only to what follows.
    """
    return claim.is_prize and any(
        m.start - 2 <= claim.mention.start <= m.end + (200 if m.rule == "personal.holder" else 12)
        for m in claim.sentence.of("PERSONAL")
    )


# whether it came about --------------------------------------------------------------------------------------


def _hoped_for(claim: Claim) -> bool:
    aimed = re.search(r"목표[를는로]", claim.clause_before)
    return bool(aimed) or only_hoped(claim.scene, claim.cues, claim.sentence, claim.mention)


def _denied(claim: Claim) -> bool:
    """'우수 등급을 받지 못했다'; but '미흡을 면치 못했다'."""
    return any(
        m.start - claim.mention.end <= 20
        and not re.search(r"(?:면(?:치|하지)|벗어나지)\s?$", claim.scene.text[claim.mention.end : m.start])
        for m in claim.sentence.within_clause(claim.mention, "NEGATED")
    )


def _not_won(claim: Claim) -> bool:
    return not claim.headline and not claim.sentence.within_clause(claim.mention, "GAINED")


def _selection_hoped_for(claim: Claim) -> bool:
    return only_hoped(claim.scene, claim.cues, claim.sentence, claim.mention)


def _selection_denied(claim: Claim) -> bool:
    return any(
        m.start - claim.mention.end < 30 for m in claim.sentence.within_clause(claim.mention, "NEGATED")
    )


def _of_whoever_was_selected(claim: Claim) -> bool:
    after = claim.scene.ahead(claim.mention.end, 10)
    return bool(claim.cues.regex(r"^['\"]?\s?{results.addressed}").match(after))


_REASONS: tuple[tuple[str, Test], ...] = (
    ("a prize for progress, not a grade", _of_progress),
    ("tells how many prizes there are, or what they are worth", _counts_prizes),
    ("speaks of a prize told elsewhere", _told_elsewhere),
    ("a prize for persons", _of_prizewinners),
    ("names the occasion, not what was won", _is_occasion),
    ("speaks of whoever holds it, not of a winner", _of_whoever_holds_it),
    ("speaks of winners in general", _of_winners_in_general),
    ("what was left behind, without its year", _left_behind),
    ("names a thing, not a result", _names_a_thing),
    ("explains what earns a grade", _explains_scale),
    (COUNTS_WINNERS, _counts_winners),
    (OF_GROUP, _of_group),
    ("the grade of an area, not of the whole", _of_area),
    ("only hoped for or planned", _hoped_for),
    ("denied", _denied),
    ("a prize for persons", _of_persons),
)
_SELECTION_REASONS: tuple[tuple[str, Test], ...] = (
    ("nothing says that it was won", _not_won),
    ("only hoped for or planned", _selection_hoped_for),
    ("denied", _selection_denied),
    ("speaks of whoever holds it, not of a winner", _of_whoever_was_selected),
)
