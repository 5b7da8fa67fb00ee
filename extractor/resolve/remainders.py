"""Who is meant by those that are left of a list, '나머지 두 공단은 미흡' after the results of the others,
by all of it, '둘 다 우수', and by each in turn: '각각 우수와 보통'.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extractor.cue_files import Cues
from extractor.recognize.number_words import number_in_words
from extractor.resolve.namesakes import Recipient
from extractor.resolve.outcome import Result
from extractor.resolve.recipients import RecipientList
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.units import Units

REACH = 6
"""In so many sentences, its own included, the list stands of which a rest is left."""

REST = (
    r"(?<![가-힣])(?:나머지|남은)\s(?:(?P<number>\d{1,2})\s?(?:개\s?)?|(?P<words>{recipients.numerals})\s)"
    r"(?P<kind>[가-힣·]{1,6}?)(?:은|는|이|가|도)\s"
)

# Right before a result: it is that of so many
ALL = (
    r"(?<![가-힣])(?P<number>둘|셋|넷|다섯|여섯|두|세|네)"
    r"(?:\s{results.places}|\s[시군구]|\s시군)?\s(?:다|모두|전부)\s['\"]?$"
)
_NUMBERS = {"둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4, "다섯": 5, "여섯": 6}
ALL_REACH = 16
# Whoever owns or holds something in a sentence is none of its list
_NOT_LISTED = frozenset(("other", "owner", "host"))
_EACH = re.compile(r"각각\s['\"]?$")
# Behind the last of a row of grades: they are given each to its own: '우수와 보통으로 갈렸다'
_PARTED = re.compile(r"['\"]?\s?(?:등급)?(?:으로|로)\s(?:[가-힣]{1,4}\s)?(?:갈렸|갈라|엇갈|나뉘었|나뉘어)")
PARTED_REACH = 16
_TO_NEXT_GRADE = re.compile(r"['\"]?(?:과|와|·|,)\s?['\"]?")
ALL_BEHIND = 2
"""So many sentences behind the first that names them they may be summed up."""
TURN_BEHIND = 1
"""So many sentences behind the one that names them each may be told in its turn."""


class Remainders:
    """Finds who is left of the lists of one scene. `lists`: those that can win, by sentence."""

    def __init__(self, scene: Scene, cues: Cues, lists: dict[int, list[RecipientList]], units: Units) -> None:
        self.scene = scene
        self.cues = cues
        self.lists = lists
        self.units = units

    def of(self, sentence: Sentence, place: int, told: Collection[Recipient]) -> tuple[Recipient, ...] | None:
        """The institutions that a rest before `place` means; None where no rest stands there.

        They are those of the nearest sentence that names more than so many, without those of whom a result
        was told (`told`); nobody where their number or kind is not the one said.
        """
        rest = next(
            reversed(list(self.cues.regex(REST).finditer(self.scene.text, sentence.start, place))), None
        )
        if rest is None or sentence.between(rest.end(), place, "INSTITUTION", "STEM", "SELF"):
            return None
        number = int(rest["number"] or number_in_words(rest["words"]) or 0)
        for index in range(sentence.index, max(-1, sentence.index - REACH), -1):
            named = self._named(index, rest.start())
            if len(named) > number:
                left = tuple(r for r in named if not any(r.may_be(other) for other in told))
                fits = len(left) == number and all(self._is_called(r, rest["kind"]) for r in left)
                return left if fits else ()
        return ()

    def all_of(self, sentence: Sentence, place: int) -> tuple[Recipient, ...]:
        """Both or all of as many as are said right before `place`, where the sentences before name just
        those: 'A는 91점, B는 88점으로 둘 다 우수', 'A는 91점이다. B는 88점이다. 두 곳 모두 우수다'.
        """
        said = self.cues.regex(ALL).search(self.scene.text, max(sentence.start, place - ALL_REACH), place)
        if said is None:
            return ()
        told: dict[str, Recipient] = {}
        for index in range(sentence.index, max(-1, sentence.index - ALL_BEHIND - 1), -1):
            told |= {r.key: r for r in self._named(index, said.start())}
            if len(told) >= _NUMBERS[said["number"]]:
                break
        return tuple(told.values()) if len(told) == _NUMBERS[said["number"]] else ()

    def row_of(self, results: list[Result], result: Result) -> list[Result] | None:
        """The grades that are given each to its own, of which one is: 'A와 B가 각각 우수와 보통', 'A와 B는
        우수와 보통으로 갈렸다'.
        """
        return next((row for row in self._rows(results) if result in row), None)

    def told_in_turn(self, sentence: Sentence, row: list[Result]) -> list[Recipient]:
        """The institutions named before such a row, in its sentence or the one before."""
        place = row[0].mention.start
        for index in range(sentence.index, max(-1, sentence.index - TURN_BEHIND - 1), -1):
            named = self._named(index, place) or self._owners(index, place)
            if named:
                return named
        return []

    def _rows(self, results: list[Result]) -> Iterator[list[Result]]:
        """Grades joined to a row, behind 'each' or before a verb of parting."""
        row: list[Result] = []
        for result in results:
            between = self.scene.text[row[-1].mention.end : result.mention.start] if row else ""
            if row and _TO_NEXT_GRADE.fullmatch(between):
                row.append(result)
                continue
            if self._are_in_turn(row):
                yield row
            row = [result]
        if self._are_in_turn(row):
            yield row

    def _are_in_turn(self, row: list[Result]) -> bool:
        return len(row) > 1 and bool(
            _EACH.search(self.scene.behind(row[0].mention.start, 5))
            or _PARTED.match(self.scene.ahead(row[-1].mention.end, PARTED_REACH))
        )

    def _named(self, index: int, end: int) -> list[Recipient]:
        """The institutions that a sentence names before `end`, each once."""
        named = (r for one in self.lists[index] if one.role not in _NOT_LISTED for r in one.recipients)
        return list({r.key: r for r in named if r.mention.end <= end}.values())

    def _owners(self, index: int, end: int) -> list[Recipient]:
        """The institutions whose grades a sentence is about: 'A와 B의 등급은'."""
        owners = [one for one in self.lists[index] if one.role == "owner" and one.end <= end]
        return list(owners[0].recipients) if len(owners) == 1 else []

    def _is_called(self, recipient: Recipient, kind: str) -> bool:
        """Whether a recipient is of a kind: any may be 곳 or 기관, 공단 only one whose name ends so."""
        if self.cues.regex("{results.places}").fullmatch(kind):
            return True
        units = self.units.of(recipient.codes)
        names = [unit.name for unit in units] or [recipient.key]
        return all(name.endswith(tuple(kind.split("·"))) for name in names)
