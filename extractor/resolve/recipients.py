"""Who: lists of institutions in the text, what role they play, and which local government a name means.

A shared name (중구, 고성군) is decided by the province before it, the dateline, provinces in the text, and the publisher's region, in that order; else
it stays undecided and is reported.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

import msgspec

from extractor.knowledge import Knowledge, Municipality
from extractor.model import RecipientKind
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

Role = Literal["subject", "owner", "fellow", "host", "bare", "other"]

_JOINT = re.compile(
    r"^\s*(?:\([^()\n]{0,60}\))?\s*(?:,|·|/|-|와|과|및|그리고|,\s*그리고|ㆍ|∙)?\s*(?:와|과|및)?\s*(?:㈜|\(주\)|\(재\)|재단법인|주식회사)?\s*$"
)
_AFTER = re.compile(
    r"^(?:\s?\([^()\n]{0,80}\))?\s?(?:(?:등|등의)\s?(?:총\s?)?(?:\d+\s?(?:개|곳)?\s?)?(?:의\s?)?(?:[가-힣·]{0,8}\s?(?:기관|지자체|자치단체|시군구?|시·군|구|시|군|공공기관|공기업))?)?(?:,?\s?단\s?\d+곳)?"
)
_PARTICLE = re.compile(
    r"^\s?(은|는|이|가|도|께서|만|에서는|에서도|에서|에선|의|와|과|을|를|에게|에|으로|로|보다|,|:|'|\"|$|\n|이다|\)|·|이며|뿐|처럼|측|관계자|역시)?"
)
_COOPERATION = re.compile(
    r"^\s?(?:와|과)(?:의|도)?\s?(?:협업|협력|공동|손잡|손을|협약|업무협약|연계|머리|힘을|손\s)"
)
_PERSON = re.compile(
    r"^\s(?:[가-힣]{2,12}(?:과|실|팀|국|관|소|담당관)\s)?[가-힣]{2,4}\s(?:주무관|주사|사무관|연구사|팀장|과장|계장|공무원|소방관|교사)(?:이|가|은|는|의)\s"
)
_TOGETHER = re.compile(r"^\s?(?:와|과)\s?(?:함께|나란히|더불어|같이)")
_OTHER_BODY_NEAR = re.compile(
    r"^\s?(?:소속|산하|공기업|공공기관|출연기관|출신|내|관내|지역|권|일대|도심|시민|구민|군민|도민|주민|방문|공무원|직원)"
)
_SIDO_STEM_AMBIGUOUS = frozenset(["경기", "세종", "제주", "강원"])


class Recipient(msgspec.Struct, frozen=True):
    """An institution that the text means. `key`: region code, or `=NAME`, or `?NAME` for a shared name that stays undecided."""

    key: str
    mention: Mention
    candidates: tuple[str, ...] = ()


class RecipientList(msgspec.Struct, frozen=True):
    """Institutions that stand together, and the role of the whole."""

    start: int
    end: int
    role: Role
    recipients: tuple[Recipient, ...]


class Identity(msgspec.Struct, frozen=True):
    """What an award says of its recipient. `reason`: how a shared name was decided, None where the name is the unit's alone."""

    name: str
    code: str | None
    kind: RecipientKind
    reason: str | None = None
    undecided: bool = False


class Place(msgspec.Struct, frozen=True):
    """What decides shared names: 시도 codes by the strength of the hint."""

    hints: tuple[tuple[str, str], ...]


class RecipientFinder:
    """Finds the institutions of one scene. `hints`: (two-digit 시도 code, where it stands) in falling strength."""

    def __init__(
        self,
        scene: Scene,
        knowledge: Knowledge,
        hints: list[tuple[str, str]],
        known: frozenset[str] = frozenset(),
    ) -> None:
        self.scene = scene
        self.knowledge = knowledge
        self.units: dict[str, list[Municipality]] = {}
        for unit in knowledge.municipalities:
            self.units.setdefault(unit.code, []).append(unit)
        self.hints = hints
        self.named = known | {
            code for m in scene.mentions if m.label == "INSTITUTION" for code in m.value.split("|")
        }
        prizes = {m.start for m in scene.mentions if m.label == "PRIZE"}
        self.givers = frozenset(
            m.value
            for m in scene.mentions
            if m.label == "INSTITUTION"
            and m.value.startswith("=")
            and ({m.end} & prizes or ({m.end + 1} & prizes and scene.text[m.end] == " "))
        )
        """Bodies whose prize somebody else won."""
        self.governed: list[tuple[str, str]] = []
        """Provinces that stand before a name in the text: they decide the names that stand alone later."""
        self.lists: dict[int, list[RecipientList]] = {s.index: self._lists(s) for s in scene.sentences}

    def _lists(self, sentence: Sentence) -> list[RecipientList]:
        names = self._names(sentence)
        groups: list[list[tuple[int, int, Recipient, bool]]] = []
        for name in names:
            if (
                groups
                and _JOINT.match(self.scene.text[groups[-1][-1][1] : name[0]])
                and self.scene.text[groups[-1][-1][1] : name[0]].strip() != ""
            ):
                groups[-1].append(name)
            else:
                groups.append([name])
        lists = []
        for group in groups:
            sure = [name for name in group if not name[3]]
            if not sure and len(group) < 3 and not self._stem_stands(group) and not self._counted(group):
                continue
            role = self._role(sentence, group[0][0], group[-1][1])
            lists.append(RecipientList(group[0][0], group[-1][1], role, tuple(name[2] for name in group)))
        return lists

    def _counted(self, group: list[tuple[int, int, Recipient, bool]]) -> bool:
        """Whether several bare names are counted as local governments: '천안·공주 등 8개 시군'."""
        return len(group) > 1 and bool(
            re.match(r"^\s?(?:등\s?)?\d+\s?(?:개|곳)", self.scene.text[group[-1][1] :][:8])
        )

    def _stem_stands(self, group: list[tuple[int, int, Recipient, bool]]) -> bool:
        """Whether bare names alone are believed: a province's short name as topic or subject."""
        text = self.scene.text
        for _start, end, recipient, _ in group:
            if len(recipient.key) != 2 or (
                len(group) == 1
                and recipient.mention
                and text[recipient.mention.start : end] in _SIDO_STEM_AMBIGUOUS
            ):
                return False
            if len(group) == 1 and not re.match(r"^(?:은|는|이|가|도)\s", text[end : end + 2]):
                return False
        return True

    def _names(self, sentence: Sentence) -> list[tuple[int, int, Recipient, bool]]:
        """(start, end, recipient, whether it is only a bare name) in order; a province before a name is part of it."""
        names_of_events = sentence.of("PROGRAMME", "OTHER_EVENT")
        prizes = {
            p
            for m in sentence.of("PRIZE")
            for p in (m.start, m.start - 1 if self.scene.text[m.start - 1 : m.start] == " " else m.start)
        }
        mentions = [
            m
            for m in sentence.of("INSTITUTION", "STEM")
            if not self.scene.in_dateline(m)
            and not any(event.covers(m) for event in names_of_events)
            and not (m.value.startswith("=") and m.end in prizes)
        ]
        text = self.scene.text
        names: list[tuple[int, int, Recipient, bool]] = []
        governing: str | None = None
        governed_end = -1
        i = 0
        while i < len(mentions):
            mention = mentions[i]
            after = mentions[i + 1] if i + 1 < len(mentions) else None
            codes = mention.value.split("|")
            if (
                after is not None
                and (sido := [code for code in codes if len(code) == 2])
                and re.fullmatch(r"\s?", text[mention.end : after.start])
                and not after.value.startswith("=")
                and (inside := self._within(after, sido))
            ):
                recipient = self._recipient(
                    msgspec.structs.replace(after, start=mention.start), inside, decided=True
                )
                names.append((mention.start, after.end, recipient, False))
                governing, governed_end = sido[0], after.end
                self.governed += [
                    (code, "the text") for code in dict.fromkeys([*sido, *(c[:2] for c in inside)])
                ]
                i += 2
                continue
            if (
                governing
                and _JOINT.match(text[governed_end : mention.start])
                and (inside := self._within(mention, self._same_sido(governing)))
            ):
                names.append(
                    (mention.start, mention.end, self._recipient(mention, inside, decided=True), False)
                )
                governed_end = mention.end
                i += 1
                continue
            governing = None
            stem = mention.label == "STEM" and not self._confirmed(mention)
            names.append((mention.start, mention.end, self._recipient(mention, codes, decided=False), stem))
            i += 1
        return names

    def _confirmed(self, stem: Mention) -> bool:
        """Whether a bare name is the short form of one that the article names in full."""
        return (
            any(code in self.named for code in stem.value.split("|")) and len(stem.value.split("|")[0]) != 2
        )

    def _same_sido(self, code: str) -> list[str]:
        names = {unit.name for unit in self.units.get(code, ())}
        return [
            c
            for c, units in self.units.items()
            if len(c) == 2
            and (
                c == code or any(code in u.predecessors for u in units) or any(u.name in names for u in units)
            )
        ]

    def _within(self, mention: Mention, sido: list[str]) -> list[str]:
        """Candidates of a mention that lie in one of the provinces, at any time."""
        names = {unit.name for code in sido for unit in self.units.get(code, ())}
        heirs = {
            u.name
            for code in sido
            for unit_list in self.units.values()
            for u in unit_list
            if len(u.code) == 2 and code in u.predecessors
        }
        return [
            code
            for code in mention.value.split("|")
            if len(code) == 5 and any(u.sido in names | heirs for u in self.units.get(code, ()))
        ]

    def _recipient(self, mention: Mention, codes: list[str], *, decided: bool) -> Recipient:
        if codes[0].startswith("="):
            return Recipient(codes[0], mention)
        return Recipient(
            codes[0] if decided or len(codes) == 1 else "?" + "|".join(codes), mention, tuple(codes)
        )

    def _role(self, sentence: Sentence, start: int, end: int) -> Role:
        text = self.scene.text[end : sentence.end]
        rest = text[_AFTER.match(text).end() :]  # type: ignore[union-attr]
        if _PERSON.match(text) or _COOPERATION.match(rest) or _OTHER_BODY_NEAR.match(text):
            return "other"
        if _TOGETHER.match(rest):
            return "fellow"
        if self._hosts(sentence, end, rest):
            return "host"
        particle = _PARTICLE.match(rest)
        found = particle[1] if particle else None
        if found in (
            "은",
            "는",
            "이",
            "가",
            "도",
            "께서",
            "만",
            "에서는",
            "에서도",
            "에선",
            "측",
            "관계자",
            "역시",
        ):
            return "subject"
        if found == "의":
            return "owner"
        if found in ("을", "를") and re.match(r"^\s?(?:을|를)\s(?:비롯|포함)", rest):
            return "bare"
        if found in ("에", "에게") and re.match(
            r"^\s?(?:에|에게)\s(?:각각\s|나란히\s)?(?:돌아|주어|수여|안겨|안긴)", rest
        ):
            return "subject"
        if found in ("을", "를", "에게", "에", "으로", "로", "보다", "에서", "처럼", "와", "과"):
            return "other"
        return "bare"

    def _hosts(self, sentence: Sentence, end: int, rest: str) -> bool:
        """Whether who stands before `end` runs an evaluation: '행정안전부가 주관한 … 평가', '도 주최 공모전'."""
        if not re.match(r"^(?:이|가|에서|의)?\s", rest):
            return False
        if rest.startswith("의 ") and any(
            0 <= m.start - self.scene.text.find(rest, end) - 2 <= 2
            for m in sentence.of("PROGRAMME", "OTHER_EVENT")
        ):
            return True
        institutions = [m.start for m in sentence.of("INSTITUTION") if m.start >= end]
        limit = min([*institutions, end + 60])
        for hosting in sentence.of("HOSTING"):
            if not end <= hosting.start < limit:
                continue
            tail = self.scene.text[hosting.end : hosting.end + 8]
            if re.match(r"^(?:하고\s?있는|하는|는\s|한|했던|해온|의|으로|\s|ᆫ|된\b)", tail) or self._modifies(
                hosting
            ):
                results = [m.start for m in sentence.of("GRADE", "HIGHEST", "PRIZE", "GAINED")]
                return not any(end <= r < hosting.start for r in results)
        return False

    def _modifies(self, mention: Mention) -> bool:
        token = self.scene.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        return token is not None and token[-1].tag_.endswith("ETM")

    def decide(self, recipient: Recipient, day: date | None) -> Identity:
        """The identity of a recipient on a day: the unit in force then, shared names decided by the hints."""
        if recipient.key.startswith("="):
            return Identity(recipient.key[1:], None, "other")
        codes = list(recipient.candidates) or [recipient.key]
        units = self._in_force(codes, day)
        if len(units) > 1:
            return self._by_hint(units, recipient)
        if not units:
            return Identity(
                self.scene.text[recipient.mention.start : recipient.mention.end],
                None,
                "other",
                undecided=True,
            )
        unit = units[0]
        return Identity(unit.full_name, unit.code if unit.self_governing else None, unit.recipient_kind)

    def _in_force(self, codes: list[str], day: date | None) -> list[Municipality]:
        units = [u for code in codes for u in self.units.get(code, ()) if u.self_governing]
        now = [u for u in units if u.in_force(day)]
        if now:
            return now
        later = [
            s for code in codes if (s := self.knowledge.successor(code, day)) is not None and s.self_governing
        ]
        return list(dict.fromkeys(later)) or units[-1:]

    def _by_hint(self, units: list[Municipality], recipient: Recipient) -> Identity:
        for sido, where in [*self.hints, *self.governed]:
            names = {u.name for u in self.units.get(sido, ())}
            inside = [u for u in units if u.sido in names or u.code == sido]
            if len(inside) == 1:
                unit = inside[0]
                return Identity(
                    unit.full_name,
                    unit.code,
                    unit.recipient_kind,
                    reason=f"{unit.name}: one of several of this name; {unit.sido} follows from {where}",
                )
        name = units[0].name
        return Identity(name, None, units[0].recipient_kind, undecided=True)
