"""Whose points are: the recipient's own score, an average, a distance, a threshold, a part, or an earlier
score.

Decided by clause, particle and binding word, never by the nearest number: '평균 65.6점을 크게 웃도는
92.23점'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import msgspec

from extractor.recognize.mentions import Mention
from extractor.recognize.values import POINTS
from extractor.resolve.area_points import of_area
from extractor.resolve.areas import scored_area
from extractor.resolve.denied_points import is_not_so
from extractor.resolve.distances import is_distance
from extractor.resolve.group_averages import goes_on_with_average, group_of_average, is_held_against
from extractor.resolve.numbers import Number, Role, Scope
from extractor.resolve.scale_points import is_of_scale
from extractor.resolve.scene import Sentence
from extractor.resolve.sums import adding_up_to

TOTAL_MARKS = 100
"""Every programme is scored out of so many points."""
FULL_MARKS_REACH = 24
"""So far before points the full marks may begin."""
_FULL_MARKS = re.compile(r"(?<!\d)(\d+(?:\.\d+)?)\s?점\s?(?:만점(?:에|에서|\s중)?|가운데|중)\s?(?:총\s?)?$")
# Between two averages: the second is that of all: '89점이었고, 679개 전체 기관으로 넓히면'
_OVER_ALL = re.compile(
    r"전체(?:\s?기관)?(?:으로|로|까지)\s(?:넓히면|넓혀|보면|치면|따지면|하면)\s(?:[가-힣]{1,4}\s)?$"
)
# Before points: '지난해 점수(88점', '전년 평가의 88점'
_EARLIER = r"{numbers.earlier}\s?(?:평가|점수|도)?(?:의|인|에는|에)?\s?\(?(?:[^,.]{0,6})$"


@dataclass(frozen=True)
class _Figure:
    """Points where they stand. `last`: the points before them in the sentence; `floor`: where those end, or
    the sentence begins; `after_average`: whether those are an average.
    """

    scope: Scope
    sentence: Sentence
    mention: Mention
    last: _Figure | None
    floor: int
    after_average: bool

    @property
    def before(self) -> str:
        """What stands between the number before (or the sentence's start) and these points."""
        return self.scope.scene.text[self.floor : self.mention.start]

    @property
    def after(self) -> str:
        """What stands right behind these points."""
        return self.scope.scene.ahead(self.mention.end, 16)

    def preceding(self, *labels: str) -> list[Mention]:
        """Mentions with one of these labels since the number before."""
        return self.sentence.between(self.floor, self.mention.start, *labels)

    def following(self, reach: int, *labels: str) -> list[Mention]:
        """Mentions with one of these labels that begin at most `reach` characters behind these points."""
        end = self.mention.end
        return self.sentence.between(end, end + reach + 1, *labels)

    @cached_property
    def is_average(self) -> bool:
        """Whether they are an average."""
        return _is_average(self)


def read_points(scope: Scope, sentence: Sentence) -> list[Number]:
    """Points of a sentence, in order, each with its role; those that add up to others are parts of them."""
    numbers = list(_points(scope, sentence))
    parts = {i for total in range(len(numbers)) for i in adding_up_to(numbers, total)}
    return [msgspec.structs.replace(n, role="part") if i in parts else n for i, n in enumerate(numbers)]


def _points(scope: Scope, sentence: Sentence) -> Iterator[Number]:
    last: _Figure | None = None
    for mention in sentence.of("POINTS"):
        value = POINTS.parse(scope.scene.surface(mention))
        floor = last.mention.end if last is not None else sentence.start
        after_average = last is not None and last.is_average
        figure = _Figure(scope, sentence, mention, last, floor, after_average)
        last = figure
        if value is None:
            continue
        role: Role = next((role for role, holds in _ROLES if holds(figure)), "own")
        groups = [scope.scene.surface(m) for m in figure.preceding("GROUP")]
        group = group_of_average(scope.knowledge.cues, groups, figure.before) if role == "average" else None
        yield Number(value, mention, sentence.index, role, scope.governing(sentence, mention), group)


def _is_threshold(figure: _Figure) -> bool:
    """'80점 이상', '우수는 80점이 기준'."""
    value = POINTS.parse(figure.scope.scene.surface(figure.mention)) or 0
    cutoffs = figure.scope.knowledge.cutoffs
    return bool(figure.following(2, "THRESHOLD")) or is_of_scale(figure.before, figure.after, value, cutoffs)


def _is_bound(figure: _Figure) -> bool:
    """'60점에 못 미쳐', '80점 문턱을 넘어': more or less than that."""
    return bool(
        figure.scope.knowledge.cues.regex(
            r"^(?:(?:을|를|에도?|의|이|만|조차)?\s?(?:(?:조금|살짝|약간|갓|훌쩍|간신히|가까스로)\s)?{numbers.bounds}|[은는]\s넘[느을는었겼긴겨어])"
        ).match(figure.scope.scene.ahead(figure.mention.end, 12))
    )


def _is_difference(figure: _Figure) -> bool:
    """'33점 높은'."""
    return is_distance(figure.scope.scene, figure.mention, figure.following(8, "DIFFERENCE"))


def _is_told_by_host(figure: _Figure) -> bool:
    """'행정안전부는 80점부터 …': what the host says of its scale."""
    sentence = figure.scope.scene.of_sentence(figure.sentence)
    return bool(figure.scope.knowledge.cues.regex(r"\s*{shared.ministry}(?:는|은)\s").match(sentence))


def _is_of_survey(figure: _Figure) -> bool:
    clause = figure.sentence.clause_at(figure.mention.start)
    before = figure.scope.scene.text[clause[0] : figure.mention.start]
    return bool(figure.scope.knowledge.cues.regex("{numbers.surveys}").search(before))


def _is_of_area(figure: _Figure) -> bool:
    scope, events = figure.scope, figure.scope.results.events[figure.sentence.index]
    return of_area(scope.scene, scope.knowledge.cues, figure.mention, figure.floor, events)


def _is_average(figure: _Figure) -> bool:
    """'평균 65점', '65점의 평균', '기초 65점, 광역 70점' after an average; but '평균보다 높은 92점'."""
    scene = figure.scope.scene
    compared = figure.scope.knowledge.cues.regex("{numbers.compared}")
    place = figure.mention
    if figure.last is not None:
        between = figure.before
        particle = "[은는이가]?" if _tells_of_evaluations(figure.last) else ""
        for name in figure.preceding("PROGRAMME_SHORT"):
            between = re.sub(re.escape(scene.surface(name)) + particle, "", between)
        if goes_on_with_average(between) or (figure.after_average and _OVER_ALL.search(between)):
            return figure.after_average
    averages = figure.preceding("AVERAGE")
    if averages:
        between = scene.text[averages[-1].end : place.start]
        return not (
            compared.search(between)
            or is_held_against(figure.scope.knowledge.cues, scene.text, averages[-1].end, place.start)
            or _of_other_unit(between)
            or _is_told_of_name(figure, averages[-1])
        )
    if re.match(r"^\)?\s?(?:의\s)?평균", scene.ahead(place.end, 6)):
        return True
    groups = [m for m in figure.preceding("GROUP") if 0 <= place.start - m.end <= 6]
    return (
        bool(groups)
        and not any(m.start >= groups[-1].end for m in figure.preceding("INSTITUTION", "STEM"))
        and not compared.search(scene.text[groups[-1].end : place.start])
        and not re.search(r"에서\s", scene.text[groups[-1].end : place.start])
        and _goes_on_with_averages(figure)
    )


def _tells_of_evaluations(figure: _Figure) -> bool:
    """Whether an average is one of several evaluations': '평균은 데이터기반행정이 50.7점, 공공데이터가
    58.8점'.
    """
    averages = figure.preceding("AVERAGE")
    return bool(averages) and any(
        name.start >= averages[-1].end for name in figure.preceding("PROGRAMME_SHORT", "PROGRAMME")
    )


def _of_other_unit(text: str) -> bool:
    """Whether an average is none of points: '평균 9일에서'."""
    return bool(re.match(r"\s?\d[\d.,]*\s?(?:일|분|초|시간|개월|건|명|배|회|%|만|천|원)", text))


def _is_told_of_name(figure: _Figure, average: Mention) -> bool:
    """'전체 평균으로 매긴 평가에서 A시는 82.7점': an institution stands between as the subject."""
    return any(
        average.end <= m.start and re.match(r"^(?:은|는|이|가)\s", figure.scope.scene.ahead(m.end, 2))
        for m in figure.preceding("INSTITUTION", "SELF")
    )


def _is_not_so(figure: _Figure) -> bool:
    """Whether the points of a figure are nobody's score: denied, supposed, corrected."""
    return is_not_so(figure.scope.scene, figure.scope.knowledge.cues, figure.sentence, figure.mention)


def _is_lost(figure: _Figure) -> bool:
    """'품질에서 2점, 활용에서 3점 남짓 잃었다'."""
    lost = r"[^.\n]{0,16}?{numbers.lost}"
    return bool(
        figure.scope.knowledge.cues.regex(lost).match(figure.scope.scene.ahead(figure.mention.end, 24))
    )


def _is_of_things(figure: _Figure) -> bool:
    """'지도 11점이 전시됐다': so many things."""
    return bool(figure.scope.knowledge.cues.regex(r"{numbers.exhibits}\s(?:등\s)?$").search(figure.before))


def _is_full_marks(figure: _Figure) -> bool:
    """'39점 가운데 36.8점'."""
    return bool(re.match(r"^\s?(?:가운데|중)\s\d", figure.scope.scene.ahead(figure.mention.end, 6)))


def _is_earlier_average(figure: _Figure) -> bool:
    """'전체 평균은 67.6점으로 2019년의 62.7점보다 4.9점 올랐다': an average is held against itself."""
    text, place = figure.scope.scene.text, figure.mention
    if (
        figure.last is None
        or not text.startswith("보다", place.end)
        or figure.preceding("INSTITUTION", "SELF")
    ):
        return False
    return figure.after_average and bool(figure.last.preceding("AVERAGE"))


def _goes_on_with_averages(figure: _Figure) -> bool:
    """Whether a group before points is one of a list of averages: after an average or points here, or
    averages right before.
    """
    sentence = figure.sentence
    if figure.last is not None or any(m.start < figure.mention.start for m in sentence.of("AVERAGE")):
        return True
    previous = figure.scope.scene.sentences[sentence.index - 1] if sentence.index else None
    return previous is not None and bool(previous.of("AVERAGE")) and not sentence.of("TOTAL")


def _is_earlier(figure: _Figure) -> bool:
    """'지난해 88점', '88점에서 92점으로'."""
    return bool(
        figure.scope.knowledge.cues.regex(_EARLIER).search(figure.before)
        or re.match(r"^\)?에서\s", figure.scope.scene.ahead(figure.mention.end, 4))
    )


def _is_of_group(figure: _Figure) -> bool:
    """'기타공공기관은 38.4점', '광역 85.3점': a group's, whatever it is called."""
    groups = figure.preceding("GROUP")
    return bool(groups) and bool(
        re.fullmatch(r"(?:은|는|이|가)?\s", figure.scope.scene.text[groups[-1].end : figure.mention.start])
    )


def _is_part(figure: _Figure) -> bool:
    """'데이터 공유 영역에서 38점', '가점 3점'; but '총점 92점'."""
    scope = figure.scope
    if figure.preceding("TOTAL"):
        return False
    cues = scope.knowledge.cues
    if cues.regex(r"{numbers.bonus}(?:은|이|을|으로|\s|\()*$").search(figure.before):
        return True
    if _of_other_full_marks(figure):
        return True
    events = scope.results.events[figure.sentence.index]
    return scored_area(scope.scene, cues, figure.mention, figure.floor, events)


def _of_other_full_marks(figure: _Figure) -> bool:
    """'58점 만점에 55.1점': a total is out of 100."""
    begin = max(figure.sentence.start, figure.mention.start - FULL_MARKS_REACH)
    full = _FULL_MARKS.search(figure.scope.scene.text, begin, figure.mention.start)
    return full is not None and float(full[1]) != TOTAL_MARKS


_ROLES: tuple[tuple[Role, Callable[[_Figure], bool]], ...] = (
    ("threshold", _is_threshold),
    ("threshold", _is_full_marks),
    ("difference", _is_difference),
    ("part", _is_of_area),
    ("average", lambda figure: figure.is_average),
    ("threshold", _is_bound),
    ("other", _is_not_so),
    ("other", _is_lost),
    ("other", _is_earlier_average),
    ("other", _is_told_by_host),
    ("other", _is_of_survey),
    ("other", _is_of_things),
    ("other", _is_of_group),
    ("earlier", _is_earlier),
    ("part", _is_part),
)
