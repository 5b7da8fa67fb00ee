"""What a name can mean, and what in its text decides a name that several local governments share: the
province before the place in the dateline, and a namesake that is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import msgspec

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene

_TOLD_APART_BEFORE = r"{recipients.namesakes}\s$"
# '광주광역시가 아닌', '강원 고성군과 이름이 같은'; nobody is compared with itself: '광주광역시에는 못
# 미쳤지만'
_TOLD_APART_BEHIND = (
    r"(?:이|가)\s아[니닌]|(?:과|와)는?\s(?:(?:한글\s)?이름[이만]\s같|달리|견주|비교하|나란히|함께)"
    r"|보다|에는?\s(?:못\s?미|미치지\s못|뒤[지처졌]|밀[려리렸렸]|이어\s)"
)
_WIDEST = 16


class Recipient(msgspec.Struct, frozen=True):
    """An institution that the text means. `key`: region code, or `=NAME`, or `?CODES` for a shared name that
    stays undecided. `reason`: what elsewhere in the text decides a shared name, in words.
    """

    key: str
    mention: Mention
    candidates: tuple[str, ...] = ()
    reason: str | None = None

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces that the name can mean."""
        return tuple(code for code in self.codes if len(code) == 2 and code.isdigit())

    @property
    def codes(self) -> tuple[str, ...]:
        """What the name can mean: region codes, or the key alone."""
        return self.candidates or (self.key,)

    def may_be(self, other: Recipient) -> bool:
        """Whether both names can mean one institution."""
        return not set(self.codes).isdisjoint(other.codes)


class Namesakes:
    """Narrows the shared names of one scene. `governs`: of two mentions side by side the provinces that the
    first can be, and what the second means in them.
    """

    def __init__(
        self, scene: Scene, cues: Cues, governs: Callable[[Mention, Mention], tuple[list[str], list[str]]]
    ) -> None:
        self.scene = scene
        self.cues = cues
        self.governs = governs
        units = [m for m in scene.mentions if m.label in ("INSTITUTION", "STEM") and m.value[:1] != "="]
        self.of_dateline = frozenset(self._in_datelines(units))
        self.others = frozenset(self._told_apart(units))

    def decide(self, mention: Mention) -> Recipient:
        """What a mention can mean after what the text says of its namesakes."""
        codes = mention.value.split("|")
        if len(codes) < 2:
            return undecided(mention)
        ours = [code for code in codes if code in self.of_dateline]
        if ours:
            return msgspec.structs.replace(decided(mention, ours), reason="the dateline names its province")
        rest = [code for code in codes if code not in self.others]
        if not rest or len(rest) == len(codes):
            return undecided(mention)
        narrowed = undecided(msgspec.structs.replace(mention, value="|".join(rest)))
        return msgspec.structs.replace(narrowed, reason="the text tells its namesake apart")

    def _in_datelines(self, units: list[Mention]) -> Iterator[str]:
        """'[경기 광주=': codes of the place in the province before it."""
        if not self.scene.datelines:
            return
        for province, place in pairwise(units):
            if self.scene.in_dateline(place):
                yield from self.governs(province, place)[1]

    def _told_apart(self, units: list[Mention]) -> Iterator[str]:
        """'동명의 강원 고성군', '광주광역시가 아닌': codes of namesakes that are not meant."""
        for before, unit in pairwise([None, *units]):
            if unit is None:
                continue
            inside = self.governs(before, unit)[1] if before is not None else []
            codes = inside or unit.value.split("|")
            start = before.start if inside and before is not None else unit.start
            apart = self.cues.regex(_TOLD_APART_BEFORE).search(self.scene.behind(start, _WIDEST)) or re.match(
                _TOLD_APART_BEHIND, self.scene.ahead(unit.end, _WIDEST)
            )
            if apart and (inside or len(codes) == 1):
                yield from codes


def decided(mention: Mention, codes: list[str]) -> Recipient:
    """A recipient whose province is said: its first candidate there."""
    return Recipient(codes[0], mention, tuple(codes))


def undecided(mention: Mention) -> Recipient:
    """A recipient that means whatever its name can."""
    codes = mention.value.split("|")
    if codes[0].startswith("="):
        return Recipient(codes[0], mention)
    return Recipient(codes[0] if len(codes) == 1 else "?" + mention.value, mention, tuple(codes))


def of_one_rank(recipients: list[Recipient]) -> tuple[Recipient, ...]:
    """In a list in which every name can be a province's, each is ('울산과 제주', '서울, 부산, 광주')."""
    if len(recipients) < 2 or not all(r.provinces for r in recipients):
        return tuple(recipients)
    return tuple(
        Recipient(
            r.provinces[0] if len(r.provinces) == 1 else "?" + "|".join(r.provinces), r.mention, r.provinces
        )
        for r in recipients
    )
