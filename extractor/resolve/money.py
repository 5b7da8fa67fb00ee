"""Money that was won with a result, told apart from what was saved, spent or only hoped for."""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.recognize.values import MONEY
from extractor.resolve.numbers import Number, Scope
from extractor.resolve.scene import Sentence

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
        each = bool(re.search(r"각(?:각)?\s?$", before))
        rank = _rank(scope, sentence, mention)
        events = scope.governing(sentence, mention, prize=rank is not None)
        numbers.append(Number(value, mention, sentence.index, "incentive", events, group=rank, each=each))
    return numbers


def _is_won(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    cues = scope.knowledge.cues
    near = any(-CUE_REACH <= mention.start - m.end <= CUE_REACH for m in sentence.of("MONEY_CUE"))
    if not near and not _told_before(scope, sentence, mention):
        return False
    if cues.regex("{numbers.not_won}").search(scope.scene.ahead(mention.end, 30)):
        return False
    rest = scope.scene.text[mention.end : sentence.clause_at(mention.start)[1]]
    return not sentence.within_clause(mention, "PROSPECT") or bool(cues.regex("{numbers.got}").search(rest))


def _told_before(scope: Scope, sentence: Sentence, mention: Mention) -> bool:
    """A sum without a word for prize money, told with a result after such a word: '우수 기관으로 4천만 원을
    받는다'.
    """
    return any(s.of("MONEY_CUE") for s in scope.scene.before(sentence)) and any(
        r.mention.end <= mention.start <= r.mention.end + 12 for r in scope.results.of_sentence(sentence)
    )


def _rank(scope: Scope, sentence: Sentence, mention: Mention) -> str | None:
    """The rank of the prize that a sum is for: '최우수상에는 각 500만 원'."""
    scene = scope.scene
    for prize in sentence.of("PRIZE"):
        between = scene.text[prize.end : mention.start]
        if prize.end <= mention.start and re.fullmatch(r"(?:에|에는|은)?\s?(?:각|각각)?\s?", between):
            return scene.surface(prize)
    bare = r"({numbers.ranks})\s?(?:에는?|은)?\s?(?:각|각각)?\s?$"
    match = scope.knowledge.cues.regex(bare).search(scene.behind(mention.start, 12))
    return match[1] if match else None
