"""Winners in lines behind the sentence that announces them, by kind of institution: '우수기관은 다음과 같다',
below it '[중앙행정기관] 관세청 · 산림청', '기초자치단체(2): 경기 하남시, 충북 진천군'.

Each name has the grade that the sentence tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.graded_lists import GradedList, names_joined
from extractor.resolve.scene import Scene, Sentence

FEWEST = 2
"""Names that make lines a roll."""
ANNOUNCED_REACH = 200
"""So many characters behind the grade the line ends that announces a roll."""

_MARK = r"[▲△▴▷▶○●◇◆□■※·ㆍ\-]"
# The kind of institution, with how many are of it; at the head of a line, in brackets or before a colon, or
# on a line of its own
_KIND = r"[가-힣·]{1,9}(?: [가-힣·]{1,9}){0,2}(?: ?\(\d{1,3}[가-힣]{0,3}\)| \d{1,3}(?:곳|개))?"
_HEAD = re.compile(
    rf"\s*{_MARK}\s?{_KIND}\s*\n\s*(?:{_MARK}\s)?"
    rf"|\s*(?:{_MARK}\s?)?(?:[\[<【〈《(]\s?{_KIND}\s?[\]>】〉》)]\s?:?|{_KIND}\s?:)?\s*"
)
# At the end of the line that announces it
_ANNOUNCED = r"{results.announced}[가-힣]{0,4}\s?[.:]?\s?$"
_TO_NEXT = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:\s?[,·ㆍ/]\s?|[와과]\s|\s(?:및|그리고)\s)")
_LINE_ENDS = re.compile(
    r"(?:\s?\([^()\n]{1,30}\))?(?:\s등)?(?:\s?\d{1,3}\s?(?:곳|개\s?(?:시군구?|기관)?))?[.,;]?[^\S\n]*(?:\n\s*|$)"
)


def read_rolls_by_kind(scene: Scene, cues: Cues) -> list[GradedList]:
    """The rolls of a scene, each with the grade that announces it."""
    names = {m.start: m for m in scene.mentions if m.label in ("INSTITUTION", "STEM")}
    if len(names) < FEWEST:
        return []
    return [one for s in scene.sentences if (one := _roll_behind(scene, cues, s, names)) is not None]


def _roll_behind(
    scene: Scene, cues: Cues, sentence: Sentence, names: dict[int, Mention]
) -> GradedList | None:
    """The roll that a sentence with one grade announces."""
    grades = sentence.of("GRADE", "HIGHEST")
    if not grades or sentence.of("PROSPECT", "NEGATED"):
        return None
    grade = grades[0]
    end_of_line = scene.text.find("\n", grade.end, grade.end + ANNOUNCED_REACH)
    said = scene.text[grade.end : max(grade.end, end_of_line)]
    if (
        not cues.regex(_ANNOUNCED).search(said)
        or cues.regex("{results.visited}").search(said)
        or any(g.start < end_of_line for g in grades[1:])
    ):
        return None
    listed, end = [], end_of_line
    for line, stop in _lines(scene, end_of_line, names):
        listed += line
        end = stop
    return GradedList(grade.start, grade, tuple(listed), end) if len(listed) >= FEWEST else None


def _lines(scene: Scene, place: int, names: dict[int, Mention]) -> Iterator[tuple[list[Mention], int]]:
    """The names of each line that holds nothing else but its head, and where the line ends."""
    text = scene.text
    while True:
        head = _HEAD.match(text, place)
        if head is None or head.end() not in names:
            return
        line = names_joined(text, names, head.end(), _TO_NEXT)
        ends = _LINE_ENDS.match(text, line[-1].end)
        if ends is None:
            return
        yield line, ends.end()
        place = ends.end()
