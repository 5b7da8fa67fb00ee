"""Lists that grades or prizes head, one behind the other: '▷우수(80점 이상)= A, B ▷보통= C', '■ 우수', below
it 'A, B', '대상 A, 최우수상 B'; and rows of names, each before its own: 'A 대상, B 최우수상', 'A-우수'.

Each name has the grade that heads its list, whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from extractor.recognize.mentions import Mention
from extractor.resolve.events import Event, kind_of
from extractor.resolve.governing import Governors
from extractor.resolve.outcome import KINDS, Result
from extractor.resolve.scene import Scene, Sentence

FEWEST_LISTS = 2
"""Lists, one behind the other, that make it plain that each is headed by its own grade."""

_MARK = r"[▲△▴▷▶○●◇◆□■※·ㆍ\-①-⑳]"
_OPEN, _CLOSE = r"['\"<\[【〈《(]", r"['\">\]】〉》)]"
# Before the grade: the begin of the text, of a line, or the end of the list before, and a mark or a bracket;
# behind it: 등급, a number or bound in brackets, and what parts it from its names
_HEAD = (
    rf"(?:(?<=[\s,;/.])|^)(?P<mark>{_MARK}\s?)?(?P<open>{_OPEN})?(?P<grade>{{grades}})\s?(?:등급|기관)?{_CLOSE}?"
    rf"(?:\s?\([^()\n]{{{{1,40}}}}\))?{_CLOSE}?"
    r"(?P<parted>\s?[=:：]|에(?:는)?(?=\s)|\s[-–](?=\s))?(?P<space>\s?\n?\s?(?:[-·ㆍ–]\s)?)(?=[가-힣])"
)
# What may stand with a name: more about it in brackets, its work, its money
_WITH_NAME = r"(?:\s?\([^()\n]{1,30}\))?(?:\s?['\"][^'\"\n]{2,40}['\"])?(?:\s\d[\d천백,]{0,6}\s?[만억]\s?원)?"
_NEXT_NAME = re.compile(
    rf"{_WITH_NAME}(?:\s?[,·ㆍ/]\s?|[와과]\s|\s(?:및|그리고)\s|[ \n](?:[ \n]{{0,6}}[-·ㆍ–]\s)?)"
)
_END = re.compile(
    rf"{_WITH_NAME}(?:\s?등)?(?:\s?\d{{1,3}}\s?(?:곳|개\s?(?:시군구?|기관)?))?"
    r"(?:[이가](?=\s)|으?로(?=[\s,])|이다|다(?=\.)|이고|고(?=[\s,])|이며|며(?=[\s,]))?[\s,;/.]*"
)
_IN_WORDS = ("에", "에는")
_PRIZES = (
    r"대상|최우수상|우수상|장려상|특별상|금상|은상|동상|인기상|최고상|대통령상|국무총리상|(?:(?:행정안전부|행안부)\s?)?장관상"
    r"|(?:대통령|국무총리|(?:(?:행정안전부|행안부)\s?)?장관|기관)\s?표창"
)
# Before the rank of a prize: who gives it
_OF_MINISTRY = re.compile(r"^(?:행정안전부|행안부)\s?")
_OF_CONTESTS_TOO = ("최우수", "우수")
# Behind a name: its own grade, and no word that goes on with it
_ITS_OWN = (
    r"(?: ?\([^()\n]{{1,20}}\))?(?: ?[-–:=] ?| )['\"]?(?P<grade>{words})['\"]?(?:\s?등급)?"
    r"(?=\s?(?:$|[\n,;/.△▲▷▶○●◇◆□■])|[을를이로]\s|으로\s)"
)
# Before a name: the number of its row; and from a row to the name in the next, whatever is told in it
_NUMBER_OF_ROW = r"[^\S\n]*(?:[①-⑳]|\d{1,2}[.)])[^\S\n]?"
_NUMBERED = re.compile(rf"(?:^|\n){_NUMBER_OF_ROW}$")
_TO_NEXT_NUMBER = re.compile(rf"[^\n]{{0,160}}\n(?:[^\n]{{1,160}}\n){{0,3}}?{_NUMBER_OF_ROW}")
NUMBER_REACH = 8
"""So many characters before a name the number of its row may begin."""
# Between two such rows
_NEXT_ROW = re.compile(rf"[\s,;/]*(?:{_MARK}\s?)?")

PROVINCE_DIGITS = 2
"""Of the code of a province; those of its units begin with them."""


class GradedList(msgspec.Struct, frozen=True):
    """A list: where it begins, the grade or prize that heads it, its names in order, and where it ends with
    all that belongs to it. `behind_name`: that only a name before it shows where it begins. `following`:
    where the next may begin, if that is farther.
    """

    start: int
    grade: Mention
    names: tuple[Mention, ...]
    end: int
    behind_name: bool = False
    following: int = 0

    def holds(self, result: Result, scene: Scene) -> bool:
        """Whether a result that was read otherwise is the list's own, or of what is told of it up to the next
        where no other evaluation is named.
        """
        place = result.mention.start
        if self.start <= place < self.end:
            return True
        named = scene.sentences[result.sentence].of("PROGRAMME", "PROGRAMME_SHORT", "OTHER_EVENT")
        return self.end <= place < self.following and not named


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
        kept = [r for r in others if not any(one.holds(r, scene) for one in self.lists)]
        for one in self.lists:
            sentence = scene.sentence_at(one.grade.start)
            events = self._governing(one, sentence, governors)
            if events and events[-1].programme is not None:
                kind = KINDS[one.grade.label]
                kept.append(Result(kind, one.grade, sentence.index, (one.start, one.end), events))
        return sorted(kept, key=lambda r: (r.sentence, r.mention.start))

    def _governing(self, one: GradedList, sentence: Sentence, governors: Governors) -> tuple[Event, ...]:
        """What a list is of: of a word for a grade that a contest gives too, the contest where the text goes
        on to speak of no evaluation.
        """
        prize = one.grade.label == "PRIZE"
        events = governors.of(sentence, one.grade.start, prize=prize, graded=not prize)
        if events or prize or any(o.grade.value not in _OF_CONTESTS_TOO for o in self.lists):
            return events
        contest = governors.of(sentence, one.grade.start, prize=True)
        return contest if contest and kind_of(governors.knowledge, contest[-1]) == "contest" else ()


def read_graded_lists(scene: Scene, grades: tuple[str, ...]) -> GradedLists:
    """The lists of a scene that stand one directly behind the other, each headed by another grade or prize,
    else rows of names with their own. `grades`: the words that can head one.
    """
    names = {m.start: m for m in scene.mentions if m.label in ("INSTITUTION", "STEM")}
    if len(names) < FEWEST_LISTS:
        return GradedLists([])
    words = "|".join(map(re.escape, grades))
    lists: list[GradedList] = []
    for label, heads in (("PRIZE", _PRIZES), ("GRADE", words)):
        found = (_list_of(scene, head, names, label) for head in _heads(heads).finditer(scene.text))
        lists += _apart_from(lists, _runs(one for one in found if one is not None))
    lists += _apart_from(lists, _runs(_rows(scene, names, grades), of_names=True))
    return GradedLists(sorted(lists, key=lambda one: one.start))


@cache
def _heads(words: str) -> re.Pattern[str]:
    return re.compile(_HEAD.format(grades=words), re.MULTILINE)


@cache
def _its_own(words: str) -> re.Pattern[str]:
    return re.compile(_ITS_OWN.format(words=words), re.MULTILINE)


def _apart_from(known: list[GradedList], runs: Iterable[list[GradedList]]) -> list[GradedList]:
    """The lists of those runs that are long enough and none of which overlaps a known one."""
    return [
        one
        for run in runs
        if len(run) >= FEWEST_LISTS
        and not any(other.start < one.end and one.start < other.end for one in run for other in known)
        for one in run
    ]


def _runs(lists: Iterable[GradedList], *, of_names: bool = False) -> Iterator[list[GradedList]]:
    """The lists that begin where another ends, with no grade told again after another; `of_names`: it may
    be.
    """
    run: list[GradedList] = []
    for one in lists:
        again = not of_names and one.grade.value in {other.grade.value for other in run[:-1]}
        if run and (max(run[-1].end, run[-1].following) < one.start or again):
            yield run
            run = []
        if run or not one.behind_name:
            run.append(one)
    if run:
        yield run


def _rows(scene: Scene, names: dict[int, Mention], grades: tuple[str, ...]) -> Iterator[GradedList]:
    """Rows of a name and its own grade or prize."""
    its_own = _its_own("|".join((_PRIZES, *map(re.escape, grades))))
    for name in names.values():
        own = its_own.match(scene.text, name.end)
        if own is None or scene.sentence_at(name.start).of("PROSPECT", "NEGATED"):
            continue
        label, rank = ("GRADE", own["grade"]) if own["grade"] in grades else ("PRIZE", _rank(own["grade"]))
        grade = Mention(own.end("grade") - len(rank), own.end("grade"), label, rank, "list.row", name.digest)
        numbered = _NUMBERED.search(scene.behind(name.start, NUMBER_REACH)) is not None
        following = _past(_TO_NEXT_NUMBER, scene.text, own.end()) if numbered else 0
        end = own.end() if numbered else _past(_NEXT_ROW, scene.text, own.end())
        yield GradedList(name.start, grade, (name,), end, following=following)


def _rank(prize: str) -> str:
    """The rank of a prize, without the ministry that gives it."""
    return _OF_MINISTRY.sub("", prize)


def _list_of(scene: Scene, head: re.Match[str], names: dict[int, Mention], label: str) -> GradedList | None:
    """The list that a grade or a prize heads; None where no name follows, or nothing shows that it is a head:
    of a prize that names follow it, of a grade a sign.
    """
    if head.end() not in names:
        return None
    shown = bool(head["mark"] or head["open"] or head["parted"] or "\n" in head["space"])
    if not shown and (label != "PRIZE" or scene.text[head.end() - 1] != " "):
        return None
    listed = names_joined(scene.text, names, head.end(), _NEXT_NAME)
    sentence = scene.sentence_at(head.start("grade"))
    if (head["parted"] in _IN_WORDS or not shown) and sentence.of("PROSPECT", "NEGATED"):
        return None
    rank = _rank(head["grade"])
    stop = head.end("grade")
    grade = Mention(stop - len(rank), stop, label, rank, "list.grade", listed[0].digest)
    behind_name = not shown and _is_behind(names.values(), scene.text, head.start())
    end = _past(_END, scene.text, listed[-1].end)
    return GradedList(head.start(), grade, tuple(listed), end, behind_name)


def _past(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Where that ends which may stand at a place; the place itself where it does not."""
    found = pattern.match(text, place)
    return place if found is None else found.end()


def _is_behind(names: Iterable[Mention], text: str, place: int) -> bool:
    """Whether nothing but spaces stands between one of the names and the place."""
    while place and text[place - 1] == " ":
        place -= 1
    return any(name.end == place for name in names)


def names_joined(text: str, names: dict[int, Mention], place: int, joined: re.Pattern[str]) -> list[Mention]:
    """The names from a place on (`names`: by where they begin) between which nothing stands but `joined`. Of
    a province and a unit of it, the unit.
    """
    listed: list[Mention] = []
    while (name := names.get(place)) is not None:
        inside = names.get(name.end) or names.get(name.end + 1)
        name = inside if inside is not None and is_its_province(text, name, inside) else name
        listed.append(name)
        place = _past(joined, text, name.end)
    return listed


def is_its_province(text: str, province: Mention, name: Mention) -> bool:
    """Whether a name is the province of the next, right before it: '경남 김해시'. Two are
    named by '경남·김해시'.
    """
    provinces = tuple(code for code in province.value.split("|") if len(code) == PROVINCE_DIGITS)
    return text[province.end : name.start] in ("", " ") and any(
        code.startswith(provinces) for code in name.value.split("|")
    )
