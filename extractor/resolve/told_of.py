"""Of whom a grade or prize is told where it is no institution's: groups, averages, numbers of winners,
areas, persons, winners in general.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.areas import graded_area
from extractor.resolve.claims import Claim
from extractor.resolve.group_averages import is_held_against
from extractor.resolve.scene import Scene
from extractor.resolve.tallies import counts_names, of_count_as_subject

# Behind a grade: the sum that each of its holders gets: '우수기관에 각각 4천만 원을'
_SUM_TO_GRADE = (
    r"^['\"]?\s?(?:등급)?(?:에|에는|에게)\s(?:(?:각|각각|특별교부세|재정\s인센티브|인센티브|상금)\s?)*"
    r"\d[\d,.억만천백\s]*원"
)
# Words between a grade and what its holders get, none a verb of who came to it: '에 맞춤형', not '에 선정돼'
_FURTHER = r"(?:(?!이름|명단)[가-힣·]{1,8}(?<![돼혀라러쳐져려어아여해며서])(?<!(?<!최)고)\s){0,2}?"
_GET = r"(?![^.,\n]{0,16}?(?:받|챙[겨기긴]|따[내냈]|탔|타게|얻|거머|확보|안았|누[리렸]))"
# Behind a grade: its holders are rewarded: '우수기관에 정부포상을 하고', '우수기관에 대해서는 포상하고'
_REWARDED = (
    r"^['\"]?\s?{results.places}?(?:(?:에|에게|엔)(?:는|도)?\s(?:대해(?:서는|선)?\s)?"
    + _FURTHER
    + r"{results.rewards}(?:(?:을|를|이|과|와|도)"
    + _GET
    + r"|하)|(?:을|를|은)\s(?:[가-힣]{1,4}\s)?(?:포상|표창|시상)(?:하|할|한다))"
)
# Behind a grade: its holders are given something: '미흡 기관에 맞춤형 컨설팅을 제공하고'
_GIVEN_TO = r"^['\"]?(?:에|에게)(?:는|도)?\s" + _FURTHER + r"{results.offered}(?:을|를|과|와|도)\s" + _GET
# Behind a grade, where others got something with it: '우수기관으로 뽑혀 4천만 원을'
_WON_AND_GOT = r"^['\"]?(?:으로|로|에)\s(?:뽑혀|선정돼|선정되어|올라|꼽혀|들어)\s(?:[가-힣\d]+\s){0,5}?"
# Behind a grade: whoever gets it, time and again: '우수 등급을 받는 기관에는 공통점이 있다'
_WHO_GET_IT = (
    r"^['\"]?\s?(?:등급|기관)?(?:을|를|에|으로|로)\s"
    r"(?:받는|얻는|오르는|드는|뽑히는|선정되는|되는)\s{results.winners}"
)
# Behind a prize: who won it: '대상은 누리팀이 가져갔다'
_WINNER_BEHIND = (
    r"^['\"]?(?:\([^)\n]*\))?(?:은|는)\s[^.\n]{0,40}?(?:['\"]?(?:이|가)(?:,\s|\s(?:[가-힣]+\s)?{results.taken})"
    r"|['\"]?(?:에|에게)(?:,\s|\s(?:[가-힣]+\s)?{results.went}))"
)
# Behind a grade: all who hold it: '우수 등급 기관들이 공통으로 둔 회의', '우수 등급 시군과 달리'
_HOLDERS = (
    r"^['\"]?(?:(?:을|를)\s받는)?\s?(?:{results.places}?들(?:이|은|의|도|과|에|을|처럼|보다)"
    r"|{results.places}(?:과|와|처럼|보다)(?:는|도)?)\s"
)
# Behind a grade: whoever has it is spoken of: '보통 등급인 시군을 도왔다'
_IS_OF_ANY = (
    r"^['\"]?(?:인|이던|이었던)\s(?:[가-힣\d]{1,4}\s)?{results.places}(?:들|을|를|에|에게|에서|의|과|와)"
)
# Behind a prize: a person got it: '대상을 받은 나래연구소 김하늘 교수가'
_TO_PERSON = (
    r"^['\"]?(?:을|를)?\s{results.winning_forms}\s(?P<words>(?:[가-힣]{1,11}[가-힣](?<![은는이가도의])\s){0,3}?)"
    r"(?:{results.persons}|{recipients.person_titles})"
)
# Between a group and a grade: the speaker's own: '464개 기관이 받았는데 우리는 우수 등급이다'
_OURS = re.compile(r"(?<![가-힣])(?:우리|저희)\s?(?:시|군|구|도|기관|공사|공단)?(?:는|은|가|도)\s")
# Between a group and the name of the evaluation that it took part in
_TOOK_PART = re.compile(
    r"(?:이|가)\s(?:함께\s|모두\s)?(?:참여한|참가한|받은|치른|겨룬|응한|평가받은|점검받은|나선|대상인|대상이\s된)\s['\"]?"
    r"(?:20\d\d년도?\s)?(?:행정안전부의?\s|행안부의?\s)?['\"]?(?:20\d\d년도?\s)?"
)
# What one can call an evaluation: '696개 기관이 함께 받은 시험에서 우수라니'
_CALLED_SO = re.compile(r"(?:시험|평가|점검|심사|경쟁)(?:에서|에선|에서는)\s")
TOPIC_REACH = 8
"""So near behind a grade as a topic its first winner stands."""


def of_group(claim: Claim) -> bool:
    """'기초지자체와 지방공기업은 … 미흡 등급에 머물렀다', '평균 등급은 여전히 미흡'."""
    return _of_average(claim) or _of_group_as_subject(claim) or of_count_as_subject(claim)


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
            and not is_held_against(claim.cues, scene.text, average.end)
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
        and not counts_names(claim, g)
        and not claim.cues.regex(r"(?:나머지|남은)\s$").search(scene.behind(g.start, 4))
        and re.match(
            r"^\s?(?:들)?\s?(?:\d+\s?(?:개|곳))?\s?(?:의\s?평균)?\s?(?:점수)?(?:은|는|이|가|도|의)\s(?!대상)",
            scene.ahead(g.end, 18),
        )
    ]
    if not groups:
        return False
    group = groups[-1].start
    if _took_part(claim, groups[-1]):
        return False
    if _OURS.search(scene.text, groups[-1].end, claim.mention.start):
        return False
    names = [m.start for m in claim.institutions_before]
    return not any(n > group or (n < group and _is_topic(scene, n)) for n in names)


def _took_part(claim: Claim, group: Mention) -> bool:
    """'464개 기관이 참여한 실태점검에서 보통을 받아': the group stands in what modifies the evaluation."""
    found = _TOOK_PART.match(claim.scene.text, group.end)
    return found is not None and (
        any(e.start == found.end() for e in claim.events)
        or _CALLED_SO.match(claim.scene.text, found.end()) is not None
    )


def _is_topic(scene: Scene, start: int) -> bool:
    return bool(re.match(r"^[가-힣A-Za-z]{1,12}(?:\([^)]*\))?(?:은|는|이|가)\s", scene.ahead(start, 60)))


def of_area(claim: Claim) -> bool:
    """'품질 영역은 우수': the grade of a part."""
    return not claim.is_prize and graded_area(claim.scene, claim.cues, claim.mention, claim.events)


def of_described_person(claim: Claim) -> bool:
    """'대상을 받은 시민에게': the prize of who is described with it."""
    won = claim.cues.regex(_TO_PERSON).match(claim.after) if claim.is_prize else None
    if won is None:
        return False
    start, end = claim.mention.end + won.start("words"), claim.mention.end + won.end("words")
    return not any(
        start <= m.start < end and m.value[:1] != "=" for m in claim.sentence.of("INSTITUTION", "STEM")
    )


def of_persons(claim: Claim) -> bool:
    """'유공 공무원 장관 표창': what a person was given. A word for its holder reaches far, a person's name
    only to what follows.
    """
    return claim.is_prize and any(
        m.start - 2 <= claim.mention.start <= m.end + (200 if m.rule == "personal.holder" else 12)
        and not _another_has_won_since(claim, m)
        for m in claim.sentence.of("PERSONAL")
    )


def _another_has_won_since(claim: Claim, holder: Mention) -> bool:
    """'나래 팀이 대상을, 하남시가 최우수상을': an institution behind the holder's own prize."""
    first = next((p.end for p in claim.sentence.of("PRIZE") if p.start >= holder.end), claim.mention.end)
    place = claim.mention.start - 1  # who stands right before a prize gives it
    return any(first <= m.start and m.end < place for m in claim.institutions_before)


def of_somebody_else(claim: Claim) -> bool:
    """'최우수상은 나래대 학생들이 가져갔다', '대상은 '바람' 팀에 돌아갔다': who won stands behind it, and is
    no institution.
    """
    winner = claim.cues.regex(_WINNER_BEHIND).match(claim.after) if claim.is_prize else None
    if winner is None:
        return False
    place = claim.mention.end
    return not any(
        place <= m.start < place + winner.end() for m in claim.sentence.of("INSTITUTION", "STEM", "SELF")
    )


def of_prizewinners(claim: Claim) -> bool:
    """'수상자 … 장관상', '장관상 수상자'."""
    return claim.is_prize and ("수상자" in claim.clause_before or claim.follows(r"^['\"]?\s?수상자"))


def of_whoever_holds_it(claim: Claim) -> bool:
    """'우수기관에게는', '우수기관에는 … 포상한다', '우수기관에 4천만 원을 줬다'."""
    return (
        claim.follows(r"^['\"]?\s?{results.addressed}")
        or claim.follows(_SUM_TO_GRADE)
        or claim.follows(_GIVEN_TO)
        or (claim.follows(_REWARDED) and not claim.is_prize)
        or claim.follows(
            r"^['\"]?\s?(?:{results.places}|\d+\s?(?:곳|개\s?[가-힣]{2,4}))?(?:을|를)\s(?:[가-힣]+\s)?{results.visited}"
        )
        or claim.follows(r"^['\"]?\s?{results.places}?(?:을|를)\s(?:뽑|고르|가리|선정하|심사하)는\s")
        or claim.follows(r"^['\"]?\s?{results.places}?에서\s{results.borrowed}")
        or (
            claim.follows(r"^['\"]?\s?(?:에는|엔)\s")
            and bool(claim.cues.regex("{results.gives}").search(claim.after))
        )
    )


def of_winners_in_general(claim: Claim) -> bool:
    """'우수기관으로 선정된 지자체들을', '미흡 등급을 받은 한 구청은', '우수기관이 해마다 늘고'."""
    won = r"^['\"]?(?:으로|로|에|을|를)?\s?{results.winning_forms}\s"
    return (
        claim.follows(won + r"{results.winners}(?:들|의|에서|을|를)")
        or (
            claim.follows(won + r"{results.winners}(?:에게?|에는|엔)\s")
            and bool(claim.cues.regex("{results.gives}").search(claim.after))
        )
        or claim.follows(won + r"{results.unnamed}\s[가-힣]")
        or claim.follows(_WHO_GET_IT)
        or claim.follows(_IS_OF_ANY)
        or claim.follows(_WON_AND_GOT + r"{results.winning_forms}\s{results.unnamed}\s[가-힣]")
        or (claim.follows(_HOLDERS) and not claim.names_behind)
        or (
            not claim.is_prize
            and claim.follows(r"^['\"]?(?:이|가|은|는)\s(?:[^,.]{0,12}?\s)?{results.quantities}")
        )
    )


def of_whichever_won(claim: Claim) -> bool:
    """'우수를 놓치지 않은 곳은 열 곳 남짓이다': which won is not said, as no name follows."""
    kept = (
        r"^['\"]?\s?(?:등급)?(?:으로|로|에|을|를)?\s?(?:{results.winning_forms}|{results.losses}지\s않은)\s"
    )
    place = claim.mention.end
    return claim.follows(kept + r"(?:[가-힣]{2,6}\s)?{results.places}(?:은|는|이|도)\s") and not any(
        m.start >= place for m in claim.sentence.of("INSTITUTION", "STEM")
    )


def counts_selected(claim: Claim) -> bool:
    """'우수사례 7건을 선정해 펴냈다': who was selected is told elsewhere."""
    counted = (
        r"^['\"]?\s?\d{1,2}\s?(?:건|곳|편|개\s?[가-힣]{2,4})(?:을|를)\s(?:최종\s)?(?:선정|골라|뽑|추려|선발)"
    )
    return (
        claim.follows(counted)
        and not claim.names_behind
        and all(m.value[:1] == "=" for m in claim.institutions_before)
    )


def names_nobody(claim: Claim) -> bool:
    """'우수는 도시와 농촌의 차이다': a grade as the topic of its sentence, and no winner behind it; but
    '우수 등급은 세 번 잇달았다'.
    """
    if not claim.follows(r"^(?:으로|로)?[은는]\s") or claim.sentence.within_clause(claim.mention, "STREAK"):
        return False
    reach = TOPIC_REACH if claim.mention.rule == "grade.topic" else len(claim.after)
    begins = not claim.sentence_before.strip()
    return (begins or claim.mention.rule == "grade.topic") and not any(
        0 <= m.start - claim.mention.end <= reach for m in claim.sentence.of("INSTITUTION", "STEM")
    )
