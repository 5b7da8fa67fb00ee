"""Averages of groups of institutions in one row: '평균은 시·도 76.3점, 교육청 88.3점, 시·군·구 54.9점'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.cue_files import Cues

_KINDS = (
    r"(?:시·도|시도|광역|기초|시·군·구|시군구|시·군|자치구"
    r"|(?:[가-힣·]{1,8}\s?)?(?:교육청|공기업|공공기관|지자체|자치단체|부처|행정기관|준정부기관))"
)
# Between two averages: a comma or 'and', and the group of the second
_GOES_ON = re.compile(
    rf"에서\s(?:20\d\d년(?:도|에는|에)?|올해|이번에는?)\s|\)?\s?(?:과|와|,|·|이고|이며|이었고)\s{{0,2}}(?:(?:{_KINDS}(?:은|는|이|가)?|20\d\d년(?:도|에는)?)\s)?\(?"
)
# Right before points: the group that they are the average of
_BEFORE = re.compile(rf"(?<![가-힣·])({_KINDS})(?:은|는|이|가)?\s$")
# Right before an average: the group is the topic: '시도교육청은 평균 53.1점'
_AS_TOPIC = re.compile(rf"(?<![가-힣·])({_KINDS})(?:은|는|이|가)\s평균(?:\s점수)?\s$")
_AVERAGE = r"(?<![가-힣·])([가-힣·]+{numbers.groups})\s?(?:\([^)]{0,80}\)\s?)?(?:의\s?)?평균"
# '전체 679개 평가대상 기관의 평균', '679개 평가 기관 전체의 평균'
_OF_ALL = re.compile(
    r"(전체|모든)\s?[^.,\n]{0,16}(?:기관|곳)(?:의\s|\s|들의\s)?평균|기관\s(전체)(?:의)?\s평균"
)
# Behind 평균: somebody is held against it: '평균(63.2점)을 제치고', '평균 점수보다', '평균에 못 미치는'; but
# '평균을 낸 결과', '평균을 보면 57.4점'
_HELD_AGAINST = (
    r"\s?(?:점수|치|등급)?\s?(?:\(?\d{1,3}(?:\.\d+)?\s?점?\)?)?"
    r"(?:보다도?\s|보단\s|(?:을|를|에|에도|과|와)(?:는|도)?\s(?:[가-힣\d.]{1,8}\s){0,3}?{numbers.held_against})"
)


def is_held_against(cues: Cues, text: str, end: int, stop: int | None = None) -> bool:
    """Whether the word for an average that ends at `end` is what somebody is held against; this must be said
    before `stop`.
    """
    return cues.regex(_HELD_AGAINST).match(text, end, len(text) if stop is None else stop) is not None


def goes_on_with_average(between: str) -> bool:
    """Whether points that stand so far behind an average are one, too."""
    return _GOES_ON.fullmatch(between) is not None


def group_of_average(cues: Cues, groups: Sequence[str], before: str) -> str | None:
    """Whose an average is, in the words of the text: one of the `groups` named before it, else what stands
    right before it or before 평균.
    """
    beside = _BEFORE.search(before) or _AS_TOPIC.search(before)
    if beside is not None:
        return beside[1]
    named = cues.regex(_AVERAGE).search(before)
    if named is not None and (not groups or named[1] not in groups[-1]):
        return named[1]
    if groups:
        return groups[-1]
    of_all = _OF_ALL.search(before)
    return of_all[1] or of_all[2] if of_all is not None else None
