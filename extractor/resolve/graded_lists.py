"""Lists that grades head, one behind the other: '▷우수(80점 이상)= A, B ▷보통= C', '■ 우수', below it 'A, B'.

Each name has the grade that heads its list, whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from extractor.recognize.mentions import Mention
from extractor.resolve.governing import Governors
from extractor.resolve.outcome import Result
from extractor.resolve.scene import Scene

FEWEST_LISTS = 2
"""Lists of different grades that make it plain that each is headed by its own."""

_MARK = r"[▲△▴▷▶○●◇◆□■※·ㆍ\-]"
_OPEN, _CLOSE = r"['\"<\[【〈《(]", r"['\">\]】〉》)]"
# Before the grade: the begin of the text, of a line, or the end of the list before, and a mark or a bracket;
# behind it: 등급, a number or bound in brackets, and what parts it from its names
_HEAD = (
    rf"(?:(?<=[\s,;/.])|^)(?P<mark>{_MARK}\s?)?(?P<open>{_OPEN})?(?P<grade>{{grades}})\s?(?:등급|기관)?{_CLOSE}?"
    rf"(?:\s?\([^()\n]{{{{1,20}}}}\))?{_CLOSE}?"
    r"(?P<parted>\s?[=:：]|에(?:는)?(?=\s)|\s[-–](?=\s))?(?P<space>\s?\n?\s?)(?=[가-힣])"
)
_NEXT_NAME = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s?[,·ㆍ/]\s?|[와과]\s|\s(?:및|그리고)\s|[ \n])")
_END = re.compile(
    r"(?:\s?\([^()\n]{1,30}\))?(?:\s?등)?(?:\s?\d{1,3}\s?(?:곳|개\s?(?:시군구?|기관)?))?"
    r"(?:[이가](?=\s)|으?로(?=[\s,])|이다|다(?=\.)|이고|고(?=[\s,])|이며|며(?=[\s,]))?[\s,;/.]*"
)
_IN_WORDS = ("에", "에는")


class GradedList(msgspec.Struct, frozen=True):
    """A list: where it begins, the grade that heads it, its names in order, and where it ends with all that
    belongs to it.
    """

    start: int
    grade: Mention
    names: tuple[Mention, ...]
    end: int


class GradedLists(msgspec.Struct, frozen=True):
    """Such lists of one scene, in order."""

    lists: list[GradedList]

    def headed_by(self, grade: Mention) -> GradedList | None:
        """The list that a grade heads."""
        return next((one for one in self.lists if one.grade == grade), None)

    def results(self, others: list[Result], scene: Scene, governors: Governors) -> list[Result]:
        """The results of a scene: those of the lists in place of what else (`others`) was read in them."""
        if not self.lists:
            return others
        kept = [r for r in others if not any(one.start <= r.mention.start < one.end for one in self.lists)]
        for one in self.lists:
            sentence = scene.sentence_at(one.grade.start)
            events = governors.of(sentence, one.grade.start, graded=True)
            if events and events[-1].programme is not None:
                kept.append(Result("grade", one.grade, sentence.index, (one.grade.start, one.end), events))
        return sorted(kept, key=lambda r: (r.sentence, r.mention.start))


def read_graded_lists(scene: Scene, grades: tuple[str, ...]) -> GradedLists:
    """The lists of a scene that stand one directly behind the other, each headed by another grade. `grades`:
    the words that can head one.
    """
    names = {m.start: m for m in scene.mentions if m.label in ("INSTITUTION", "STEM")}
    if len(names) < FEWEST_LISTS:
        return GradedLists([])
    heads = _heads(grades).finditer(scene.text)
    found = [one for head in heads if (one := _list_of(scene, head, names)) is not None]
    return GradedLists([one for run in _runs(found) if len(run) >= FEWEST_LISTS for one in run])


@cache
def _heads(grades: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, grades))
    return re.compile(_HEAD.format(grades=words), re.MULTILINE)


def _runs(lists: Iterable[GradedList]) -> Iterator[list[GradedList]]:
    """The lists that begin where another ends, with no grade twice."""
    run: list[GradedList] = []
    for one in lists:
        if run and (run[-1].end < one.start or one.grade.value in {other.grade.value for other in run}):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _list_of(scene: Scene, head: re.Match[str], names: dict[int, Mention]) -> GradedList | None:
    """The list that a grade heads; None where no name follows, or nothing shows that it is a head."""
    if head.end() not in names or not (
        head["mark"] or head["open"] or head["parted"] or "\n" in head["space"]
    ):
        return None
    listed, place = [], head.end()
    while (name := names.get(place)) is not None:
        listed.append(name)
        step = _NEXT_NAME.match(scene.text, name.end)
        if step is None:
            break
        place = step.end()
    if head["parted"] in _IN_WORDS and scene.sentence_at(head.start("grade")).of("PROSPECT", "NEGATED"):
        return None
    end = _END.match(scene.text, listed[-1].end)
    start, stop = head.span("grade")
    grade = Mention(start, stop, "GRADE", head["grade"], "list.grade", listed[0].digest)
    return GradedList(head.start(), grade, tuple(listed), listed[-1].end if end is None else end.end())
