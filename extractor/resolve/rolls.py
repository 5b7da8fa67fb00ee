"""Lists of winners of which each has a line of its own, behind a sentence that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.cue_files import Cues
from extractor.resolve.scene import Scene, Sentence

ANNOUNCED_REACH = 4
"""So many sentences behind the one that announces it a list may begin."""

LONGEST = 300
"""Lines that one list may have."""

_BULLET = r"\s*(?:[○●◇◆□■▲△▷▶·*ㆍ\-]|[①-⑳]|\(?\d{1,2}[.)])\s*"
# Before the name on a line: a bullet or a number, and the kind of institution: '○ 광역자치단체: '
_HEAD = re.compile(rf"(?:{_BULLET})(?:[가-힣·\s]{{2,16}}\s?:\s?|\([가-힣·\s]{{1,16}}\)\s?)?")
# Behind the name: what it won with, its numbers, the next name, or the end of the line
_TAIL = re.compile(r"\s*(?:$|\n|\(|,|·|\s[-:/]\s|:\s)")
# The same in words, where nothing is hoped for or denied: '○ 시·도: 경상남도는 … 앞세웠다'
_TAIL_IN_WORDS = re.compile(r"(?:은|는|이|가|의\s경우)\s")
# What announces winners of whom each has a sentence: '우수기관의 주요 사례를 보면'
_CASES = re.compile(
    r"(?:최우수|우수)\s?(?:등급을\s받은\s|등급\s)?(?:기관|지자체|자치단체|시군)[^.,\n]{0,16}?\s(?:주요\s|대표\s|대표적인\s|우수\s)?"
    r"사례(?:를|들을)\s(?:하나씩\s|차례로\s)?(?:보면|살펴보면|살피면|들여다보면|소개하면|꼽아\s보면|들면)"
)

_MARK = r"[▲△▷▶○●◇◆□■]"
# Between two names of a roll within one sentence: '▲A(3년 연속) ▲B'
_TO_NEXT_MARK = re.compile(rf"\s?(?:\([^()\n]{{1,30}}\))?[\s,]*{_MARK}\s?")
_ROLL_ENDS = re.compile(r"\s?(?:\([^()\n]{1,30}\))?\s?(?:등\s?(?:이다|\d|으로|$|\n)|이다|다\.|$|\n)")
# Before a roll within one sentence: what is listed are the ones that are known
_KNOWN_ONES = r"{results.made_known}[^.\n▲△▷▶○●◇◆□■]{0,24}$"
# Before those who won in both evaluations: '도내에서 두 부문을 다 거머쥔 시는'
_WON_BOTH = (
    r"{shared.both}\s?(?:개\s)?(?:부문|평가|분야|점검)[^.,\n]{0,12}?(?:{recipients.winning_forms}|{results.swept})\s"
    r"[^.,\n]{0,10}?[가-힣](?:은|는)\s$"
)
_BOTH_END = r"^\s?(?:이다|다\.|뿐|밖에|둘|셋|넷|등\s|{recipients.numerals}\s(?:곳|시|군|구)|\d+\s?(?:곳|개))"


# Who follows, in a sentence that names no evaluation: '실린 곳과 내용은 다음과 같다'
_WINNERS = (
    r"{results.listed_forms}\s{results.places}(?:과|와|은|는|의|별|\s)"
    r"|(?:유형별|분야별|주요|대표)\s(?:주요\s|대표\s)?{results.places}(?:은|는)\s"
)

_COUNT_AS_TOPIC = r"^[^.]{0,20}\d+\s?(?:개|곳)?\s?(?:시군구?|시·군|기관|지자체|자치구|군|구|시|곳)?은\s?"
# Before a list: nothing, or the kind that it is of: '광역에서는 A'
_LEVEL_AS_PLACE = r"\s*(?:[가-힣·]{2,8}(?:에서는|에선|은|는)\s)?"
_LIST_ENDS = r"^\s?(?:등\s?(?:이다|\d|으로)|이다|다\.)"


class RollReader:
    """Finds the lines of such lists in one scene."""

    def __init__(self, scene: Scene, cues: Cues) -> None:
        self.scene = scene
        self.announces = cues.regex("{results.announced}")

    def lines(self, announcing: Sentence) -> Iterator[tuple[Sentence, tuple[int, int]]]:
        """The lines behind a sentence that announces winners, each with the span of its first name; none
        where it announces nothing.
        """
        text = self.scene.of_sentence(announcing)
        told_in_words = _CASES.search(text) is not None
        if not told_in_words and not self.announces.search(text):
            return
        begun = False
        following = self.scene.sentences[announcing.index + 1 : announcing.index + 1 + LONGEST]
        for away, sentence in enumerate(following):
            place = self._first_name(sentence, told_in_words=told_in_words)
            if place is not None:
                begun = True
                yield sentence, place
            elif (begun and self._begins_line(sentence)) or (not begun and away >= ANNOUNCED_REACH):
                return

    def _begins_line(self, sentence: Sentence) -> bool:
        """Whether a sentence is the first of its line: what a line goes on to say is of the one it names."""
        line = self.scene.text.rfind("\n", 0, sentence.start) + 1
        return not self.scene.text[line : sentence.start].strip()

    def _first_name(self, sentence: Sentence, *, told_in_words: bool) -> tuple[int, int] | None:
        """Where the names stand that begin a line of a list; of one told in words, a sentence."""
        names = sentence.of("INSTITUTION", "STEM")
        before = self.scene.text[sentence.start : names[0].start] if names else ""
        if not names or not (_HEAD.fullmatch(before) or (told_in_words and not before.strip())):
            return None
        last = names[0]
        for name in names[1:]:
            if not re.fullmatch(r"\s?(?:,\s?|·)?", self.scene.text[last.end : name.start]):
                break
            last = name
        in_words = _TAIL_IN_WORDS.match(self.scene.text, last.end) and not sentence.of("PROSPECT", "NEGATED")
        if not in_words and not _TAIL.match(self.scene.text, last.end):
            return None
        return names[0].start, last.end


def announces_winners(scene: Scene, cues: Cues, sentence: Sentence) -> bool:
    """Whether a sentence without a grade announces winners told of before: '선정된 기관은 다음과 같다'."""
    text = scene.of_sentence(sentence)
    return (
        not sentence.of("GRADE", "HIGHEST", "PRIZE", "NEGATED")
        and cues.regex("{results.announced}").search(text) is not None
        and cues.regex(_WINNERS).search(text) is not None
    )


def end_of_bullets(scene: Scene, cues: Cues, sentence: Sentence) -> tuple[int, int] | None:
    """Where a list with a mark before each name ends: '확인된 곳은 ▲A(2년 연속) ▲B ▲C 등이다'."""
    names, text = sentence.of("INSTITUTION", "STEM"), scene.text
    before, end = text[sentence.start : names[0].start].rstrip(), names[-1].end
    listed = (
        re.search(_MARK + "$", before)
        and cues.regex(_KNOWN_ONES).search(before[:-1])
        and _ROLL_ENDS.match(text, end)
        and all(_TO_NEXT_MARK.fullmatch(text[a.end : b.start]) for a, b in pairwise(names))
    )
    return (end, end + 1) if listed else None


def end_of_list(scene: Scene, sentence: Sentence) -> tuple[int, int] | None:
    """Where a list ends that a number announced: '우수 등급 8곳은 A, B, … 이다'."""
    names = sentence.of("INSTITUTION", "STEM")
    end = names[-1].end
    nothing_else = re.fullmatch(_LEVEL_AS_PLACE, scene.text[sentence.start : names[0].start])
    counted = nothing_else or re.match(_COUNT_AS_TOPIC, scene.of_sentence(sentence))
    return (end, end + 1) if counted and re.match(_LIST_ENDS, scene.ahead(end, 8)) else None


def end_of_both(scene: Scene, cues: Cues, sentence: Sentence) -> tuple[int, int] | None:
    """Where a list of those ends who won in both evaluations: '두 부문을 다 거머쥔 시는 A시와 B시 둘이다'."""
    names = sentence.of("INSTITUTION", "STEM")
    if len(names) < 2 or sentence.of("PROSPECT", "NEGATED"):
        return None
    end = names[-1].end
    told = cues.regex(_WON_BOTH).search(scene.text[sentence.start : names[0].start])
    return (end, end + 1) if told and cues.regex(_BOTH_END).match(scene.ahead(end, 10)) else None
