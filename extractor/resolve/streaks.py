"""How many times in a row: said outright, as 'again after', or as 'every year since'."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from extractor.recognize.mentions import Mention
from extractor.recognize.values import STREAK
from extractor.resolve.areas import graded_area
from extractor.resolve.attainment import gained_between
from extractor.resolve.numbers import Number, Scope
from extractor.resolve.scene import Sentence

MONEY_REACH = 12
"""So near behind 'again after last year' money is what was won again."""
GRADE_REACH = 30
"""So far behind '2021년부터 한 해도 거르지 않고' its grade may stand."""

# Between money and its streak: '인센티브를 받는 것은 (작년에 이어) 2년 연속이다'
_CLEFT = re.compile(r"(?:것은|건)\s(?:[가-힣\d]{2,6}에\s?(?:이어|이은)\s)?$")
# Before a streak: what rose or fell so often: '점수가 3년 내리 올랐다', '순위는 3년 연속 뛰었다'
_MEASURE = r"{numbers.measures}(?:이|가|은|는|도|을|를)\s(?:최근\s|지난\s|벌써\s)?$"
_MEASURE_BEHIND = (
    r"^\s(?:종합\s|평가\s)?{numbers.measures}(?:이|가|을|를|도)\s(?:[^\s,.]{1,6}\s){0,2}{numbers.changes}"
)
# Behind a streak: winners turned up so often, each time somebody else
_TURNED_OUT = re.compile(r"(?:으로)?\s[^.,\n]{0,20}?(?:이|가|을|를)\s(?:나온|나왔|나와|배출|탄생)")
# Behind 'every year since': it is a result that was kept: '2022년부터 내리 이어 온 기록이다'
_KEPT = r"\s?(?:이어|지켜|유지해|받아|올라|차지해|놓치지\s않아)\s?(?:온|왔|오고)"


_GRADE_BEHIND = re.compile(r"\s?['\"]?([가-힣]{2,3}?)(?=['\"\s을를에의이기로]|등급)")
# Between a streak and the money that it is of: not '4년 연속, 인센티브는'
_TO_MONEY = re.compile(r"(?:으로|의)?\s?['\"(]?\s?")
# Before 'the fourth year': the result that it is of: '우수 행진은 4년째다'
_RESULT_AS_TOPIC = re.compile(r"(?:우수|등급|기관|기록|행진|수상|선정)['\"]?(?:은|는|도)\s$")
# Behind a year: the programme began then: '점검은 2021년 시작됐다'
_BEGAN = re.compile(r"(?:에|부터)?\s(?:[가-힣]{1,6}\s)?(?:시작|도입|시행|첫발|출발|처음|생겼|닻)")
# Behind it: somebody was chosen each time: '2021년판부터 빠짐없이 이름을 올려'
_CHOSEN = r"\s?(?:이름을\s올[려렸린]|뽑[혀혔]|선정[됐돼되]|실[려렸]|수록[됐돼되])"


def read_streaks(scope: Scope, sentence: Sentence) -> list[Number]:
    """Streaks of a sentence: those said outright first, each kind in order."""
    return [*_outright(scope, sentence), *_again(scope, sentence)]


def _outright(scope: Scope, sentence: Sentence) -> Iterator[Number]:
    for mention in sentence.of("STREAK"):
        value = STREAK.parse(scope.scene.surface(mention))
        if value is None or not _is_of_result(scope, sentence, mention):
            continue
        graded = any(0 <= m.start - mention.end <= 8 for m in sentence.of("GRADE", "HIGHEST"))
        prize = _follows_prize(scope, sentence, mention)
        events = scope.governing(sentence, mention, prize=prize, graded=graded)
        word = _GRADE_BEHIND.match(scope.scene.ahead(mention.end, 8))
        of_grade = word[1] if word is not None and word[1] in scope.knowledge.grade_words else None
        yield Number(value, mention, sentence.index, "streak", events, group=of_grade)


def _follows_prize(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'지난해 장관 표창에 이어 2년 연속이다': a streak of the prize before it."""
    again = re.compile(r"['\"]?(?:에|을|를)\s(?:이어|이은|받은\s데\s이어)\s(?:올해도?\s|다시\s)?")
    return any(
        prize.end <= mention.start and again.fullmatch(scope.scene.text[prize.end : mention.start])
        for prize in sentence.of("PRIZE")
    )


def _is_of_result(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """Whether a streak is of results that came about, not of money, of an area, or of hopes."""
    cues = scope.knowledge.cues
    events = scope.governing(sentence, mention)
    if (
        _is_denied(scope, sentence, mention)
        or _is_aimed_at(scope, mention)
        or _is_of_money(scope, sentence, mention)
        or _is_of_measure(scope, sentence, mention)
        or _is_of_whichever(scope, sentence, mention)
        or (mention.rule == "streak.topic" and not _is_right_behind_name(scope, sentence, mention))
        or graded_area(scope.scene, cues, mention, events)
    ):
        return False
    end = sentence.clause_at(mention.start)[1]
    if re.match(r"[^.,\n]{0,16}?에\s(?:안주|만족)하지", scope.scene.ahead(mention.end, 30)):
        return True
    return not sentence.within_clause(mention, "PROSPECT") or gained_between(
        scope.scene, cues, sentence, mention.end, end
    )


def _is_right_behind_name(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'괴산은 2년째예요' where the text names its province or another of its units; but '사업은 2년째다'."""
    if _RESULT_AS_TOPIC.search(scope.scene.behind(mention.start, 8)):
        return True
    name = next((m for m in sentence.of("INSTITUTION", "STEM", "SELF") if m.end == mention.start - 2), None)
    if name is None or name.label != "STEM":
        return name is not None
    sure = (m.value for m in scope.scene.mentions if m.label == "INSTITUTION" and m.value[:1] != "=")
    return not {code[:2] for code in name.value.split("|")}.isdisjoint(value[:2] for value in sure)


def _is_aimed_at(scope: Scope, mention: Mention) -> bool:
    """'5년 연속을 눈앞에 둔', '3년 연속 우수 및 교부세 확보 추진': one to come."""
    cues, after = scope.knowledge.cues, scope.scene.ahead(mention.end, 48)
    return bool(
        cues.regex(r"^['\"]?(?:\s?(?:우수|선정|수상|기록))?(?:을|를|도|까지|에)?\s{numbers.aims}").match(
            after
        )
        or cues.regex(r"^[^.\n]{1,40}?\s{numbers.planned}\s*(?:\n|$)").match(after)
    )


def _is_denied(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'지난해에 이어 웃은 것은 아니다', '3년 연속이 아니라 2년 연속', '3년 연속은 놓쳤지만'."""
    end = min(mention.end + 48, sentence.clause_at(mention.start)[1])
    after = scope.scene.text[mention.end : end]
    broken = (
        r"['\"]?(?:\s?(?:우수|선정|수상|기록|행진|신화))?(?:은|는|이|가|을|를)\s"
        r"(?:[가-힣]{1,6}\s)?{numbers.broken}"
    )
    return bool(
        re.match(
            r"['\"]?\s?(?:이|은)\s아[니닌]|[^.]{0,30}?(?:것|건)[은이]?\s아니|['\"]?(?:\s(?:우수|선정|수상|기록))?(?:은|는|이|가)\s"
            r"(?:[가-힣]{2,5}\s)?(?:있을\s수\s없|나올\s수\s없|될\s수\s없|불가능|맞지\s않|성립)",
            after,
        )
        or scope.knowledge.cues.regex(broken).match(after)
    )


def _is_of_money(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'4천만 원을 2년 연속 확보', '교부세를 따낸 것은 2년 연속이다', '2년 연속 증가': a streak of something
    else.
    """
    if any(
        0 <= mention.start - m.end <= 6 or _TO_MONEY.fullmatch(scope.scene.text, mention.end, m.start)
        for m in sentence.of("MONEY", "MONEY_CUE")
        if m.start - mention.end <= 4
    ):
        return True
    if _is_cleft_of_money(scope, sentence, mention):
        return True
    if scope.scene.surface(mention).startswith(("연속", "기록", "행진", "신화")):
        return False  # '연속 기록을 3년으로 늘렸다': it is the record that grew
    after = scope.scene.ahead(mention.end, 8)
    return bool(scope.knowledge.cues.regex(r"^\s?(?:으로\s)?{numbers.not_of_grade}").match(after))


def _is_cleft_of_money(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'교부세를 따낸 것은 (지난해에 이어) 2년 연속이다'."""
    return _CLEFT.search(scope.scene.behind(mention.start, 16)) is not None and any(
        m.end <= mention.start for m in sentence.of("MONEY", "MONEY_CUE")
    )


def _is_of_whichever(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'3년 연속 우수를 받은 곳도 있다', '도내에서 2년 연속 수상 기관이 나왔다': whose is not said."""
    if _TURNED_OUT.match(scope.scene.ahead(mention.end, 40)):
        return True
    held = (
        r"^\s(?:[^\s,.]{1,8}\s){0,2}{results.winning_forms}\s{results.places}"
        r"(?:은|는|이|도|이다|이었다|이라|이어서)(?![가-힣])"
    )
    return scope.knowledge.cues.regex(held).match(scope.scene.ahead(mention.end, 40)) is not None and not any(
        m.start >= mention.end for m in sentence.of("INSTITUTION", "STEM")
    )


def _is_of_measure(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """'점수가 3년 내리 올랐다', '4년 연속 점수를 끌어올렸다': a trend of points, no run of grades."""
    cues, scene = scope.knowledge.cues, scope.scene
    if cues.regex(_MEASURE_BEHIND).match(scene.ahead(mention.end, 30)):
        return True
    if not cues.regex(_MEASURE).search(scene.text[max(sentence.start, mention.start - 20) : mention.start]):
        return False
    behind = scene.text[mention.end : sentence.clause_at(mention.start)[1]]
    return not any(
        mention.end <= m.start < mention.end + len(behind) for m in sentence.of("GRADE", "HIGHEST", "PRIZE")
    )


def _tells_of_winner(scope: Scope, sentence: Sentence, since: Mention) -> bool:
    """Whether 'every year since' is told of a result: of a grade behind it, or of one never missed."""
    words = scope.scene.surface(since)
    if words.endswith("않고"):
        return any(0 <= m.start - since.end <= GRADE_REACH for m in sentence.of("GRADE", "HIGHEST"))
    kept = scope.knowledge.cues.regex(_KEPT).match(scope.scene.ahead(since.end, 12))
    return (
        words.endswith(("않았", "없"))
        or kept is not None
        or re.match(_CHOSEN, scope.scene.ahead(since.end, 12)) is not None
        or bool(sentence.within_clause(since, "GRADE", "HIGHEST"))
    )


def _goes_on_with_money(sentence: Sentence, again: Mention) -> bool:
    """'지난해에 이어 연속으로 교부세를 받는다': money again, in a sentence without a grade."""
    return any(0 <= m.start - again.end <= MONEY_REACH for m in sentence.of("MONEY", "MONEY_CUE")) and not (
        sentence.of("GRADE", "HIGHEST", "PRIZE")
    )


def _since_year(scope: Scope, sentence: Sentence, since: Mention) -> Mention:
    """'그때부터 해마다' with the year in which the sentence before says that it began, if it does."""
    if since.rule != "streak.since_then":
        return since
    text = scope.scene.text
    earlier = scope.scene.sentences[sentence.index - 1 : sentence.index] if sentence.index else ()
    years = [m for s in (*earlier, sentence) for m in s.of("YEAR") if m.end <= since.start]
    begun = [m for m in years if _BEGAN.match(text, m.end)]
    return msgspec.structs.replace(since, value=begun[-1].value) if len(begun) == 1 else since


def _again(scope: Scope, sentence: Sentence) -> Iterator[Number]:
    """'2024년에 이어' counts two, '2023년, 2024년에 이어' three; 'since' has no number before the year is
    known.
    """
    for mention in sentence.of("AGAIN"):
        gained = r"(?:\s(?:확보|획득|교부|수령))?(?:은|는|을|를)\s"
        if (
            _is_denied(scope, sentence, mention)
            or _goes_on_with_money(sentence, mention)
            or _is_cleft_of_money(scope, sentence, mention)
            or _is_of_measure(scope, sentence, mention)
            or any(
                m.end <= mention.start and re.fullmatch(gained, scope.scene.text[m.end : mention.start])
                for m in sentence.of("MONEY", "MONEY_CUE")
            )
        ):
            continue  # '특별교부세 확보는 작년에 이어 두 번째' counts the money
        events = scope.governing(sentence, mention)
        if mention.rule.startswith("streak.since"):
            if not _tells_of_winner(scope, sentence, mention):
                continue  # '2021년부터 매년 점검한다' tells of the evaluation, not of a winner
            since = _since_year(scope, sentence, mention)
            yield Number(0, since, sentence.index, "since", events)
        else:
            before = scope.scene.text[sentence.start : mention.start]
            listed = re.search(r"((?:(?:20\d\d년|재작년|지지난해)[,·\s와과]*+){1,12}+)$", before)
            times = 2 + (len(re.findall(r"년|지난해", listed[1])) if listed else 0)
            yield Number(times, mention, sentence.index, "again", events)
