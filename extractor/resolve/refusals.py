"""Why a mention that looks like a result is none. Each reason is a test of its own, and the first that holds
is told.

A mention is a result unless the text takes it back: it is only hoped for, denied, told of a group, of an
area, of another evaluation, or explains the scale.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from extractor.language.syllables import PAST
from extractor.recognize.mentions import Mention
from extractor.resolve import reasons
from extractor.resolve.aims import (
    is_subject_of_talk,
    of_event_to_come,
    of_rehearsal,
    only_aimed_at,
    only_asked,
)
from extractor.resolve.attainment import only_hoped
from extractor.resolve.claims import Claim
from extractor.resolve.conditions import depends_on_it
from extractor.resolve.corrections import (
    grade_stands,
    is_denied_grade,
    is_put_in_place,
    is_withdrawn,
)
from extractor.resolve.escaped import is_spared
from extractor.resolve.grades_in_general import speaks_of_grades
from extractor.resolve.left_behind import is_former_alone, is_left_behind, is_occasion
from extractor.resolve.negations import is_negated
from extractor.resolve.not_told import is_not_told
from extractor.resolve.prizes_in_general import counts_prizes, heads_list, told_elsewhere
from extractor.resolve.staff import won_by_staff
from extractor.resolve.strangers import won_by_official, won_by_stranger
from extractor.resolve.tallies import counts_winners
from extractor.resolve.told_of import (
    counts_selected,
    names_nobody,
    of_area,
    of_described_person,
    of_group,
    of_persons,
    of_prizewinners,
    of_somebody_else,
    of_whichever_won,
    of_whoever_holds_it,
    of_winners_in_general,
)
from extractor.resolve.unnamed import of_any_that_has_it, of_unnamed

# Behind a grade: its board is put up
_HUNG_UP = r"^['\"]?\s?(?:의\s)?(?:현판|명판|동판)식?(?:을|를|이)?\s?{results.put_up}"
# Behind a prize or grade: its holder is yet to be chosen: '장관 표창 후보에 올랐다'
_CANDIDATE = r"^['\"]?\s?(?:등급|기관|수상)?\s?후보(?:자|작|군|지)?(?:에|로|가|는|들)"
MEASURE_REACH = 40
"""So near before a grade its subject is looked for."""

# Before a prize: the field that it was won in, which is none of data
_IN_FIELD = re.compile(
    r"(?:^|[\s,])(?!기관|단체|개인|공공|행정|민간|지자체|자치단체|광역|기초|시군|시·군|자치구)(?:(?!데이터)[가-힣A-Za-z·]){2,10}\s?"
    r"(?:(?!데이터)[가-힣A-Za-z·]){0,8}\s(?:부문|분야)(?:에서는|에선)\s[^.\n]{0,40}$"
)
_DATA_FIELD = re.compile(r"데이터[가-힣·]{0,6}(?:\s[가-힣·]{1,6}){0,2}\s(?:부문|분야)")
# Before a grade: under what condition it would have been given: '2점만 더 얻었다면'; but held against what
# came next: '지난해 숨을 골랐다면 올해는 우수'
_HAD_IT_BEEN = re.compile(rf"[{PAST}](?:다면|더라면|으면),?\s(?:(?!올해|올\s|이번|20\d\d)[^.,\n]){{0,16}}$")
# An aim before a grade; but '목표를 뛰어넘는 95점으로'
_AIMED = re.compile(r"목표(?:로|는|를(?!\s(?:뛰어|넘|웃|초과|이뤄|이룬|이뤘|이루|달성|채)))")


class Refusal(msgspec.Struct, frozen=True):
    """A mention that looks like a result and is none, and why."""

    mention: Mention
    reason: str


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


def _of_other_measure(claim: Claim) -> bool:
    """'직원 만족도는 지난해 보통이었는데', '미세먼지는 보통': the subject of the grade is no institution."""
    begin = max(claim.clause[0], claim.mention.start - MEASURE_REACH)
    before = claim.scene.text[begin : claim.mention.start]
    subjects = list(claim.cues.regex(r"{results.measures}(?:은|는|이|가|도)\s").finditer(before))
    if claim.is_prize or not subjects:
        return False
    behind = begin + subjects[-1].end()
    return not any(
        behind <= m.start < claim.mention.start for m in claim.sentence.of("INSTITUTION", "STEM", "SELF")
    )


def _spoken_of(claim: Claim) -> bool:
    """'우수기관이라는 간판보다': the word itself is spoken of; but '우수기관이라는 이름을 얻었다'."""
    return not claim.is_prize and claim.follows(
        r"^['\"]?이?(?:라는|란)\s(?:[가-힣]+\s)?{results.labels}(?![^,.]{0,10}{results.got_labels})"
    )


def _only_approached(claim: Claim) -> bool:
    """'최고 등급까지는 아직 거리가 있다'; but '최고 등급까지 거머쥐었다'."""
    return claim.follows(r"^['\"]?까지(?:는|도)?\s[^,.]{0,20}{results.distances}")


def _names_a_thing(claim: Claim) -> bool:
    """'우수기관 벤치마킹', '우수 등급 기준'; but '우수사례로', '우수 수준의', '우수기관 현판을 걸고'."""
    return not claim.follows(_HUNG_UP) and claim.follows(
        r"^['\"]?\s?(?:{results.places}들?(?=의))?(?:의\s?)?(?:{results.things}|사례(?!로)|수준(?!의|인|으로))"
    )


def _explains_scale(claim: Claim) -> bool:
    """'80점을 넘기면 우수, 60점부터는 보통, 그 밑은 미흡': what earns a grade, where nobody is told of
    between.
    """
    scene, place = claim.scene, claim.mention.start
    if not claim.is_prize and claim.follows(r"^['\"]?\s?(?:은|는|이)\s\d+점\s?(?:이상|부터|미만|을 넘)"):
        return True
    if claim.is_prize or claim.cues.regex("{results.won_forms}").search(scene.text[place : claim.clause[1]]):
        return False
    thresholds = [
        m.end for m in claim.sentence.of("THRESHOLD") if m.end <= place and "만점" not in scene.surface(m)
    ]
    return bool(thresholds) and not any(m.start > thresholds[0] for m in claim.institutions_before)


# whether it came about --------------------------------------------------------------------------------------


def _hoped_for(claim: Claim) -> bool:
    return bool(_AIMED.search(claim.clause_before)) or only_hoped(
        claim.scene, claim.cues, claim.sentence, claim.mention
    )


def _of_other_field(claim: Claim) -> bool:
    """'AI 서비스 부문에서는 A가 장관 표창을': of an honour that the text tells of in a field of data, too."""
    field = _IN_FIELD.search(claim.sentence_before) if claim.is_prize else None
    return field is not None and _DATA_FIELD.search(claim.scene.text) is not None


def _only_candidate(claim: Claim) -> bool:
    """'장관 표창 후보에 올랐다'."""
    return claim.follows(_CANDIDATE)


def _only_imagined(claim: Claim) -> bool:
    """'우수 등급을 받았다면', '1점만 더 얻었다면 우수였다'."""
    return claim.follows(r"^[^.,]{0,16}?[가-힣](?:다면|더라면)\s") or (
        _HAD_IT_BEEN.search(claim.sentence_before) is not None
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


def _withdrawn(claim: Claim) -> bool:
    place = claim.scene, claim.cues, claim.sentence
    return is_withdrawn(*place) and not (
        is_put_in_place(*place, claim.mention) or grade_stands(*place, claim.mention)
    )


def _not_so(claim: Claim) -> bool:
    """'우수기관에 선정됐다는 보도는 사실이 아니다', '우수기관 선정이 취소됐다'."""
    revoked = r"^['\"]?\s?(?:등급|선정|지정|자격)?(?:이|을|를)\s(?:[가-힣]+\s)?{results.revoked}"
    return is_denied_grade(claim.scene, claim.cues, claim.sentence, claim.mention) or claim.follows(revoked)


def _held_by_none(claim: Claim) -> bool:
    """'미흡을 받은 구는 없는 것으로 알려졌다', '우수 등급을 받은 곳은 강남구를 빼면 없다'."""
    held = (
        r"^['\"]?\s?(?:등급)?(?:으로|로|에|을|를)\s{results.winning_forms}\s(?:[가-힣]{2,6}\s)?"
        r"{recipients.counted_kinds}(?:은|는|이|가|도)\s(?:[^.\n]{0,20}\s)?(?:없|나오지)"
    )
    return claim.follows(held) or claim.follows(
        r"^['\"]?\s?(?:등급)?(?:은|는|이|가|도)\s(?:아무도|나오지|없)"
    )


def _of_stranger(claim: Claim) -> bool:
    place = claim.scene, claim.cues, claim.sentence, claim.mention.start
    return claim.is_prize and (
        won_by_stranger(*place) or won_by_official(*place) or won_by_staff(*place[:3], claim.mention)
    )


def _of_unnamed(claim: Claim) -> bool:
    place = claim.scene, claim.cues, claim.sentence, claim.mention.start
    return of_unnamed(*place) or of_any_that_has_it(claim)


_REASONS: tuple[tuple[str, Test], ...] = (
    ("printed before, and corrected", _withdrawn),
    (reasons.DENIED_REPORT, _not_so),
    ("told of an institution without a name", _of_unnamed),
    ("a prize for progress, not a grade", _of_progress),
    ("told of something else that was measured", _of_other_measure),
    (reasons.COUNTS_PRIZES, counts_prizes),
    ("speaks of a prize told elsewhere", told_elsewhere),
    ("speaks of the word, not of a winner", _spoken_of),
    ("what a talk is about", is_subject_of_talk),
    ("asked, not told", only_asked),
    ("only approached", _only_approached),
    ("a prize for persons", of_prizewinners),
    ("names the occasion, not what was won", is_occasion),
    ("speaks of whoever holds it, not of a winner", of_whoever_holds_it),
    ("speaks of winners in general", of_winners_in_general),
    ("does not say who holds it", of_whichever_won),
    ("held by none", _held_by_none),
    ("not given after all", is_spared),
    ("what was left behind, without its year", is_left_behind),
    ("the grade of the year before, of nothing that is told", is_former_alone),
    ("spoken of, not told as won", is_not_told),
    ("names a thing, not a result", _names_a_thing),
    ("heads a list", heads_list),
    ("explains what earns a grade", _explains_scale),
    ("speaks of grades in general", speaks_of_grades),
    (reasons.COUNTS_WINNERS, counts_winners),
    (reasons.OF_GROUP, of_group),
    ("speaks of the grade, and names nobody", names_nobody),
    ("the grade of an area, not of the whole", of_area),
    (reasons.AIMED_AT, _hoped_for),
    (reasons.AIMED_AT, only_aimed_at),
    (reasons.OF_REHEARSAL, of_rehearsal),
    ("belongs to an evaluation to come", of_event_to_come),
    ("denied", is_negated),
    ("won in another field", _of_other_field),
    ("only a candidate", _only_candidate),
    (reasons.IMAGINED, _only_imagined),
    (reasons.IMAGINED, depends_on_it),
    ("won by nobody who is known as an institution", of_somebody_else),
    ("won by a company, a team or a person", _of_stranger),
    ("a prize for persons", of_described_person),
    ("a prize for persons", of_persons),
)
_SELECTION_REASONS: tuple[tuple[str, Test], ...] = (
    ("nothing says that it was won", _not_won),
    (reasons.AIMED_AT, _selection_hoped_for),
    ("denied", _selection_denied),
    (reasons.DENIED_REPORT, _not_so),
    ("speaks of whoever holds it, not of a winner", _of_whoever_was_selected),
    (reasons.COUNTS_WINNERS, counts_selected),
)
