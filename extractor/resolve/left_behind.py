"""Grades and prizes of the time before that only tell where somebody came from: '미흡을 벗어나',
'(전년 우수)', '지난해 우수상에서 올라선'.

They are results of their own only where their time stands with them.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.resolve.claims import Claim
from extractor.resolve.escaped import is_got_rid_of
from extractor.resolve.scene import Scene, Sentence

# Between a grade and the one that came after it: '보통에서 우수로', '보통에서 한 단계 오른 우수 등급'
_TO_ANOTHER = re.compile(r"['\"]?\s?(?:등급)?에서\s[^.,\n]*")
MOVED_REACH = 24
"""So near behind a grade the one stands that came after it."""
# The text holds the year before against this one
_COMPARED = re.compile(
    r"(?:지난\s?해|작년|전년도?|직전|20\d\d년도?)(?:\s[가-힣]{1,8}){0,3}\s?(?:결과|성적표?|등급|평가|점검)(?:와|과)(?:의)?\s"
    r"(?:나란히\s)?(?:견줘|견주|견준|비교|맞대|대조|나란히)"
    r"|(?:전년도?|지난\s?해|작년)(?:(?:과|와)\s(?:견줘|견주|비교)|\s?대비\s)"
)
YEAR_TO_GRADE = 8
"""So near behind its year a former grade stands."""
# Behind a former grade: it is one no more
_HAD = r"이던|였던|이었던|에\s머물던|에\s그쳤던|에\s머물렀던|을\s받았던"
_LEFT = re.compile(rf"['\"]?\s?(?:등급)?(?:{_HAD}|에서)\s")
_THE_YEAR_BEFORE = re.compile(r"지난\s?해|작년|전년도?|직전|지난번")
# Before a grade: somebody had it once: '2년 전 받았던 데이터기반행정 미흡 등급'
_ONCE = re.compile(r"(?:\d{1,2}|두|세|네)\s?(?:년|해)\s전(?:에|만\s해도)?\s[가-힣]{1,6}던\s[^,.\n]{0,24}$")
# Behind a grade: somebody had it once
_WAS = re.compile(rf"['\"]?\s?(?:등급)?(?:{_HAD}|을\s받던)\s")
# Behind a grade: whoever used to have it came down: '최고 등급을 받아 온 포항시가 올해는 한 계단 내려앉았다'
_FELL_FROM = re.compile(
    r"['\"]?\s?(?:등급)?(?:을|를|만)\s(?:받아|지켜|유지해|이어|차지해|놓치지\s않아)\s?(?:온|오던|왔던)\s[^.\n]{0,80}?"
    r"(?:내려앉|떨어|밀려|밀렸|추락|주저앉|미끄러|무너|내려갔|내려왔|놓쳤|놓친)"
)
# Around a grade of the year before, in brackets
_FORMER = re.compile(r"\s?\((?:전년도?|작년|지난해|직전)\s['\"]?$")
# Behind a prize of the time before: what came after it was better or worse
_CLIMBED_FROM = (
    r"^['\"]?에서\s(?:올해(?:는|엔|에는)?\s|이번(?:엔|에는|에)?\s|다시\s)?"
    r"(?:(?:한|두|세)\s(?:계단|단계|등급|칸)|(?:최우수상|우수상|장려상|대상|금상|은상|동상)(?:으로|로)\s)"
)


def is_occasion(claim: Claim) -> bool:
    """'대한민국 데이터 대상에서'; but '지난해 우수상에서 한 계단 올라섰다'."""
    dated = any(
        0 <= claim.mention.start - year.end <= 4 for year in claim.sentence.of("YEAR", "RELATIVE_YEAR")
    )
    return claim.is_prize and claim.follows(r"^['\"]?에서\s") and not (dated and claim.follows(_CLIMBED_FROM))


def is_left_behind(claim: Claim) -> bool:
    """'미흡을 벗어나', '보통에서 우수로': the grade of a time before; a result only where its year stands
    with it, or '지난해 보통에서 올해 우수로'.
    """
    if claim.follows(r"^['\"]?\s?에서\s") and any(
        _THE_YEAR_BEFORE.fullmatch(claim.scene.surface(word))
        and 0 < claim.mention.start - word.end <= YEAR_TO_GRADE
        for word in claim.sentence.of("RELATIVE_YEAR")
    ):
        return False
    if any(0 <= claim.mention.start - year.end <= 12 for year in claim.sentence.of("YEAR")):
        return False
    if moved_since_last(claim.scene, claim.sentence, claim.mention):
        return False
    if is_got_rid_of(claim) or _was_of_next(claim) or _FELL_FROM.match(claim.scene.text, claim.mention.end):
        return True
    return moves(claim.scene, claim.sentence, claim.mention)


def _was_of_next(claim: Claim) -> bool:
    """'미흡이던 하남시는 보통으로 올라섰다': what somebody was at a time that is not said, who has a grade
    behind it.
    """
    after = [
        g for g in claim.sentence.of("GRADE", "HIGHEST") if claim.mention.end <= g.start < claim.clause[1]
    ]
    timed = any(
        claim.clause[0] <= y.start < claim.mention.start for y in claim.sentence.of("YEAR", "RELATIVE_YEAR")
    )
    if _ONCE.search(claim.clause_before):
        return True
    return bool(after) and not timed and _WAS.match(claim.after) is not None


def moves(scene: Scene, sentence: Sentence, grade: Mention) -> bool:
    """Whether another grade came after this one: '보통에서 우수로'."""
    return any(
        _TO_ANOTHER.fullmatch(scene.text[grade.end : other.start]) is not None
        for other in sentence.between(grade.end, grade.end + MOVED_REACH, "GRADE", "HIGHEST")
    )


def moved_since_last(scene: Scene, sentence: Sentence, grade: Mention) -> bool:
    """Whether a grade that another came after is that of the year before, because the text holds the two
    years against each other: '지난해 결과와 견줘 봤다. … A시는 보통에서 우수로 뛰었다'.
    """
    return (
        grade.label != "PRIZE"
        and moves(scene, sentence, grade)
        and _COMPARED.search(scene.text, 0, sentence.start) is not None
    )


def is_former_alone(claim: Claim) -> bool:
    """'(전년 우수)' behind a word that is no grade and nobody's name: of what it was the year before is not
    said.
    """
    bracket = _FORMER.search(claim.scene.behind(claim.mention.start, 8))
    if bracket is None:
        return False
    place = claim.mention.start - len(bracket[0])
    return not any(
        place - 1 <= m.end <= place for m in claim.sentence.of("GRADE", "HIGHEST", "INSTITUTION", "STEM")
    )


def is_year_of_former(scene: Scene, sentence: Sentence, year: Mention, place: int) -> bool:
    """Whether a year before a result at `place` is that of a grade left behind between them: '2023년 미흡이던
    A는 우수로', '2023년 미흡에서 우수로'.
    """
    return any(
        0 <= grade.start - year.end <= YEAR_TO_GRADE
        and grade.end <= place
        and _LEFT.match(scene.text, grade.end)
        for grade in sentence.of("GRADE", "HIGHEST")
    )
