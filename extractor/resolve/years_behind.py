"""Years that stand behind the result that they date: '미흡이던 2022년', '우수를 받은 것은 2021년과 2022년
두 차례다'.
"""

from __future__ import annotations

import re

from extractor.recognize.mentions import Mention
from extractor.recognize.values import YEAR
from extractor.resolve.outcome import Result
from extractor.resolve.scene import Scene, Sentence

# Between a result and the year that it modifies: '이던 ', '을 받은 '
_MODIFIED = re.compile(r"['\"]?[^.,\n]{0,14}?(?:던|은|한|된|문|친|든|른|난|린)\s")
_PAST_YEAR = re.compile(r"['\"]?\s?(?:등급|기관)?(?:[을를에]\s|으로\s|로\s)?[가-힣]{0,4}던\s")
# Between a result and the years that it came about in: '을 받은 것은 ', '에 오른 해는 '
_CAME_ABOUT = re.compile(
    r"['\"]?\s?(?:등급|기관)?(?:을|를|에|으로|로)?\s?[^.,\n]{0,12}[가-힣]\s(?:것은|건|것이|해는|때는|시기는|연도는|평가는|점검은|적은)\s"
    r"(?:지금까지\s|모두\s|오직\s)?"
)
# Behind a year: what began in it is not of it alone: '선정은 2022년부터 3년 연속이다'
_BEGINS = re.compile(r"도?\s?(?:부터|이후|이래)")
# Between two of them: '2021년, 2022년과 2023년'
_LISTED = re.compile(r"\s?(?:평가|점검|치|분)?\s?(?:,|·|과|와|그리고)\s?(?:그리고\s)?")


def year_behind(scene: Scene, result: Result) -> Mention | None:
    """The year that a result describes, or the last of those that it is said to have come about in."""
    sentence, end = scene.sentences[result.sentence], result.mention.end
    listed = years_came_about(scene, sentence, result.mention)
    if listed:
        return listed[-1]
    return next(
        (
            m
            for m in sentence.of("YEAR")
            if end <= m.start
            and _MODIFIED.fullmatch(scene.text, end, m.start)
            and not _BEGINS.match(scene.text, m.end)
        ),
        None,
    )


def is_of_past_year(scene: Scene, result: Result) -> bool:
    """Whether a result is told as past of the year behind it: '우수였던 2022년의 86.1점보다'."""
    end = result.mention.end
    years = (m for m in scene.sentences[result.sentence].of("YEAR") if m.start >= end)
    return any(_PAST_YEAR.fullmatch(scene.text, end, m.start) for m in years)


def years_came_about(scene: Scene, sentence: Sentence, result: Mention) -> list[Mention]:
    """The years in which a result is said to have come about: '우수 등급을 받은 것은 2021년과 2022년이다'."""
    years = [m for m in sentence.of("YEAR") if m.start >= result.end]
    if not years or not _CAME_ABOUT.fullmatch(scene.text, result.end, years[0].start):
        return []
    listed = years[:1]
    for year in years[1:]:
        if not _LISTED.fullmatch(scene.text, listed[-1].end, year.start):
            break
        listed.append(year)
    return listed


def run_of_years(scene: Scene, result: Result) -> list[Mention]:
    """Those of them that follow on each other up to the last; none where that is one alone."""
    listed = years_came_about(scene, scene.sentences[result.sentence], result.mention)
    run = listed[-1:]
    for year in reversed(listed[:-1]):
        earlier, later = YEAR.parse(year.value), YEAR.parse(run[0].value)
        if earlier is None or later is None or later - earlier != 1:
            break
        run.insert(0, year)
    return run if len(run) > 1 else []
