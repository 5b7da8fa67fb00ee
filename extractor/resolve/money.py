"""Money that was won with a result, told apart from what was saved, spent or only hoped for."""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.recognize.values import MONEY, PRIZE
from extractor.resolve.events import Event, programmes
from extractor.resolve.numbers import Number, Scope
from extractor.resolve.scene import Sentence
from extractor.resolve.sums import of_many_prizes

# Before a sum: it is for several together: '24곳에 특별교부세 10억 원'
_TO_SEVERAL = (
    r"(?:\d|{recipients.numerals})\s?(?:개\s?[가-힣]{0,6}|곳|팀)(?:에|에게|에는)\s"
    r"(?:총\s|모두\s|재정\s)?(?:[가-힣]{2,6}\s)?$"
)
# Between a prize and its sum: '최우수상(상금 200만 원)', '우수상에는 각 100만 원'
_TO_SUM = r"(?:에|에는|에게는|은)?\s?\(?(?:상금\s?)?{numbers.each}?\s?"
# Between a grade and the sum that each of its holders gets: '우수기관 20곳은 4천만 원씩'
_COUNTED_TO_SUM = (
    r"['\"]?(?:은|는|에는|에)?\s?(?:[가-힣]{2,4}\s)?\d{1,3}\s?(?:곳|개\s?[가-힣]{0,4})"
    r"(?:은|는|에|에는|에게는|으로|이며|이고)?,?\s{numbers.each}?\s?"
)

# Before a sum that each gets: '각각 특별교부세 4천만 원'
_EACH = r"{numbers.each}\s?(?:(?:재정\s)?(?:특별교부세|특교세|인센티브|상금)\s)?$"

# Before a sum: the rank that it is for: '대상 기관에는 상금', '최우수상 두 곳에는', '우수상(2곳)은 각각'
_RANK_TO_SUM = (
    r"(?<!평가\s)(?<!점검\s)({numbers.ranks})(?:\(\d+\s?(?:곳|팀|개\s?기관)\))?"
    r"(?:팀|작|\s(?:수상\s?)?(?:기관|지자체|시군|시·군|팀|작))?"
    r"(?:\s(?:\d+\s?|{recipients.numerals}\s)(?:곳|팀|개\s?(?:기관|지자체|시군|팀)))?"
    r"\s?(?:에는|에게는|에게|엔|에|은|는)?\s?(?:{numbers.prize_money}(?:은|이)?\s)?(?:각각|각)?\s?$"
)

# Before a sum: the grade whose holders get it: '우수에는 4천만 원', '우수 20곳엔 각각 4천만 원'
_TO_GRADE = re.compile(
    r"(?<![가-힣])([가-힣]{2,4}?)(?:\s?등급|\s?기관|\s?지자체|\s?시·?군(?:·?구)?|\s?자치구)?(?:\s\d{1,3}\s?(?:곳|개\s?[가-힣]{2,4}))?"
    r"(?:에는|에게는|에게|엔|에|은|는)\s(?:각각|각)?\s?(?:특별교부세|재정\s인센티브|인센티브)?\s?(?:각각|각)?\s?$"
)

# Between the last of two evaluations and a sum: both were won together
_WON_TOGETHER = re.compile(
    r"(?:각각|나란히|동시에|함께|모두)\s(?:[가-힣]+\s)?(?:선정|뽑|이름|올라|들어|꼽|받|차지|획득)"
)

# Behind a sum: there was a time when it was given: '5천만 원을 준 해도 있었다', '4천만 원을 주던 때와 달리'
_GIVEN_ONCE = (
    r"^(?:씩)?(?:을|를)?\s(?:주|지급하|내려보내|나눠\s?주|교부하)?(?:준|던|한|된)\s"
    r"(?:해|적|때|시절|일)(?:도|이|와|가|과|는|엔)"
)

# Behind a sum: it was given
_HANDED_OVER = re.compile(
    r"원?(?:이|을)\s(?:각각\s)?(?:수여|주어졌|주어진|줬|지급|돌아갔|돌아간|전달|안겼|건넸|건네)"
)
# Behind a sum, in its sentence: institutions get none: '공공 부문 수상 기관에는 상금 없이 상장만 준다'
_NONE_GIVEN = re.compile(
    r"(?:기관|지자체|공공|관공서)[^.\n]{0,20}?(?:상금|시상금|포상금)(?:은|이|을)?\s?(?:없|주지|받지|제외)"
)
MONEY_REACH = 3
"""So many sentences after a word for prize money a sum for each goes on with it."""
CUE_REACH = 60
"""How far a word for prize money may stand from its sum."""


def read_money(scope: Scope, sentence: Sentence) -> list[Number]:
    """Sums of a sentence that were won, in order."""
    numbers: list[Number] = []
    for mention in sentence.of("MONEY"):
        value = MONEY.parse(scope.scene.surface(mention).strip())
        if value is None or not _is_won(scope, sentence, mention):
            continue
        before = scope.scene.behind(mention.start, 5)
        adds_up = scope.knowledge.cues.regex(r"{numbers.totals}\s?(?:합\s?)?$").search(before)
        if adds_up and any(n.each for n in numbers):
            continue
        each = _is_each(scope, mention)
        rank = _rank(scope, sentence, mention)
        prize = rank is not None and PRIZE.valid(rank) and rank not in scope.knowledge.grade_words
        prize = prize or _is_prize_money(scope, mention)
        events = scope.governing(sentence, mention, prize=prize, graded=rank is not None and not prize)
        if not each and _is_of_both(scope, sentence, mention, events, adds_up=bool(adds_up)):
            continue
        numbers.append(Number(value, mention, sentence.index, "incentive", events, group=rank, each=each))
    return numbers


def _is_of_both(
    scope: Scope, sentence: Sentence, mention: Mention, events: tuple[Event, ...], *, adds_up: bool
) -> bool:
    """'두 평가에서 모두 2억 원', 'A 최우수, B 우수기관으로 각각 뽑혀 2억 원': whose share is which is not
    said.
    """
    named = [e for e in scope.results.events[sentence.index] if e.programme and e.end <= mention.start]
    if adds_up:
        return len(programmes(events)) > 1 or len(programmes(tuple(named))) > 1
    return len(programmes(tuple(named))) > 1 and bool(
        _WON_TOGETHER.search(scope.scene.text[named[-1].end : mention.start])
    )


def _is_won(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    cues = scope.knowledge.cues
    if not _is_each(scope, mention) and cues.regex(_TO_SEVERAL).search(scope.scene.behind(mention.start, 30)):
        return False
    if of_many_prizes(scope.scene, cues, sentence, mention) or _is_range(scope, mention):
        return False
    if _NONE_GIVEN.search(scope.scene.text, mention.end, sentence.end) or cues.regex(_GIVEN_ONCE).match(
        scope.scene.ahead(mention.end, 16)
    ):
        return False
    near = any(-CUE_REACH <= mention.start - m.end <= CUE_REACH for m in sentence.of("MONEY_CUE"))
    near = near or _shared_out(scope, sentence, mention) or _handed_over(scope, sentence, mention)
    if not near and not _told_before(scope, sentence, mention) and not _goes_on(scope, sentence, mention):
        return False
    if cues.regex("{numbers.not_won}").search(scope.scene.ahead(mention.end, 30)):
        return False
    rest = scope.scene.text[mention.end : sentence.clause_at(mention.start)[1]]
    return not sentence.within_clause(mention, "PROSPECT") or bool(cues.regex("{numbers.got}").search(rest))


def _is_range(scope: Scope, mention: Mention) -> bool:
    """'4천만~5천만 원': what such prizes come to, not the one that was won."""
    return bool(
        re.search(r"[만천억\d원]\s?[~∼\-–]\s?$", scope.scene.behind(mention.start, 4))
        or re.match(r"\s?[~∼–]\s?\d", scope.scene.ahead(mention.end, 4))
        or re.search(r"[~∼–]", scope.scene.surface(mention))
        or re.match(r"(?:에서|부터)\s[^.\n]{0,30}?원까지", scope.scene.ahead(mention.end, 40))
    )


def _is_prize_money(scope: Scope, mention: Mention) -> bool:
    """'상금 200만 원', '함께 받은 시상금 200만 원': what a contest gives, not an evaluation."""
    return bool(re.search(r"(?:상금|포상금|부상)(?:으로|은|인)?\s?$", scope.scene.behind(mention.start, 8)))


def _is_each(scope: Scope, mention: Mention) -> bool:
    """'각 4천만 원', '4천만 원씩', '곳당 4천만 원'."""
    cues = scope.knowledge.cues
    return bool(
        cues.regex(_EACH).search(scope.scene.behind(mention.start, 16))
        or scope.scene.ahead(mention.end, 2).lstrip().startswith("씩")
    )


def _shared_out(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'이번 특별교부세는 … 골라 2500만 원씩 주는 것이다': however far behind its word."""
    return scope.scene.ahead(mention.end, 2).lstrip().startswith("씩") and any(
        m.end <= mention.start and re.match(r"[은는]\s", scope.scene.ahead(m.end, 2))
        for m in sentence.of("MONEY_CUE")
    )


def _handed_over(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'최우수상에는 200만 원, 우수상에는 팀당 100만 원이 수여됐다': given with a prize."""
    to_sum = scope.knowledge.cues.regex(r"(?:에는|엔|에게는|에)\s{numbers.each}?\s?")
    return any(
        to_sum.fullmatch(scope.scene.text, prize.end, mention.start) for prize in sentence.of("PRIZE")
    ) and bool(_HANDED_OVER.search(scope.scene.text, mention.end, sentence.end))


def _told_before(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """A sum without a word for prize money, told with a result after such a word: '우수 기관으로 4천만 원을
    받는다'.
    """
    return any(s.of("MONEY_CUE") for s in scope.scene.before(sentence)) and any(
        r.mention.end <= mention.start <= r.mention.end + 12 for r in scope.results.of_sentence(sentence)
    )


def _goes_on(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """A sum for each, soon after a word for prize money: '이들 4곳에는 각각 5천만 원이 돌아간다'."""
    earlier = scope.scene.sentences[max(0, sentence.index - MONEY_REACH) : sentence.index]
    each = _is_each(scope, mention) or _grade_paid(scope, mention) is not None
    return each and any(s.of("MONEY_CUE") for s in earlier)


def _rank(scope: Scope, sentence: Sentence, mention: Mention) -> str | None:
    """The rank or the grade that a sum is for: '최우수상에는 각 500만 원', '우수기관 20곳은 4천만 원씩'."""
    scene = scope.scene
    for prize in sentence.of("PRIZE"):
        between = scene.text[prize.end : mention.start]
        if prize.end <= mention.start and scope.knowledge.cues.regex(_TO_SUM).fullmatch(between):
            return scene.surface(prize)
    for grade in sentence.of("GRADE"):
        to_sum = scope.knowledge.cues.regex(_COUNTED_TO_SUM)
        if grade.end <= mention.start and to_sum.fullmatch(scene.text[grade.end : mention.start]):
            return grade.value
    paid = _grade_paid(scope, mention)
    if paid is not None:
        return paid
    match = scope.knowledge.cues.regex(_RANK_TO_SUM).search(scene.behind(mention.start, 40))
    return match[1] if match else None


def _grade_paid(scope: Scope, mention: Mention) -> str | None:
    """The grade whose holders get a sum: '우수에는 4천만 원'."""
    match = _TO_GRADE.search(scope.scene.behind(mention.start, 30))
    return match[1] if match is not None and match[1] in scope.knowledge.grade_words else None
