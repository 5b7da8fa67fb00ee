"""Grades that a sentence denies, '우수 등급을 받지 못했다', told apart from negations of something else."""

from __future__ import annotations

import re

from extractor.resolve.claims import Claim

# Before a negation: what is negated is a loss, or the way out of a low grade
_WAYS_OUT = r"벗어나|피하|피해\s?가|비켜\s?가|떨치|벗|떼|떼어\s?내|털어\s?내"
_DOUBLE_NEGATION = rf"(?:면(?:치|하지)|(?:{_WAYS_OUT})지|{{results.losses}}지)\s?$"
# Behind a verb of losing: it never came about: '놓치지 않았다', '놓친 적이 없다'
_NEVER = r"^(?:치|하|\s?가)?지\s?(?:않|못|아니)|^\s(?:적|일)(?:이|은|도)?\s(?:한\s번도\s)?없"
# Between a grade and a verb of falling: where one fell to
_FALLEN_TO = r"['\"]?\s?(?:등급)?(?:으로|로)\s(?:[가-힣]+\s){0,2}"
# Between a grade and a negation: who does not have it: '우수를 받은 곳은 A군이 아니라 B군이다'
_ANOTHER = re.compile(r"(?:곳|기관|지자체|자치단체|시군구?|시|군|구)(?:은|는)\s[^.,\n]{1,24}(?:이|가)\s아$")
# Between a grade and a negation: a number that is put right: '우수를 받은 것은 '2년 연속'이 아니라'
_OTHER_THING = re.compile(r"(?:연속|년째|번째|\d\s?(?:점|곳|위))['\"]?(?:이|은|가|는)\s아$")
# Between a grade and a negation: an average that was not reached: '보통으로 평균에도 못 미쳤다'
_TO_AVERAGE = re.compile(r"평균[^,\n]{0,14}(?:에|을|를)(?:는|도)?\s(?:(?:미치|이르|닿|넘)지\s?)?$")
# Between a grade and a negation: it was won, and something else was not: '우수 등급을 받고도 빠졌다',
# '우수 등급을 받은 데 그치지 않고'
_ALTHOUGH = re.compile(
    r"[을를에로]\s[가-힣]{1,4}(?:고도|고서도|는데도|음에도|았지만|었지만|됐지만|[았었]을\s뿐|을\s뿐)\s"
    r"|[을를에로]\s(?:[가-힣]{1,4}\s){1,2}(?:터라|만큼|덕에|덕분에|까닭에|탓에)\s"
    r"|[을를에로]\s[가-힣]{1,4}\s(?:데|것)(?:에|에서)?\s(?:그치|머물|머무르|만족하|안주하|멈추)"
)


def is_negated(claim: Claim) -> bool:
    """'우수 등급을 받지 못했다'; but '미흡을 면치 못했다', '우수를 놓치지 않았다', '보통으로 떨어졌다'."""
    end = claim.mention.end
    next_grade = min((g.start for g in claim.sentence.of("GRADE", "HIGHEST") if g.start >= end), default=None)
    return any(
        m.start - end <= 20
        and (next_grade is None or m.start < next_grade)
        and not re.fullmatch(_FALLEN_TO, claim.scene.text[end : m.start])
        and not _ALTHOUGH.search(claim.scene.text[end : m.start])
        and not _OTHER_THING.search(claim.scene.text[end : m.start + 1])
        and not _ANOTHER.search(claim.scene.text[end : m.start + 1])
        and not _TO_AVERAGE.search(claim.scene.text[end : m.start])
        and not claim.cues.regex(_DOUBLE_NEGATION).search(claim.scene.text[claim.mention.end : m.start])
        and not re.match(_NEVER, claim.scene.ahead(m.end, 12))
        for m in claim.sentence.within_clause(claim.mention, "NEGATED")
    ) or claim.follows(r"^['\"]?\s?(?:등급\s)?{results.absences}")
