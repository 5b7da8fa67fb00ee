"""Who: the institutions of a text, in the lists in which they stand, and what each name can mean."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.resolve.former_names import is_former_name
from extractor.resolve.namesakes import Namesakes, Recipient, decided, of_one_rank
from extractor.resolve.roles import Role, RoleReader
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.units import Units

GRADE_REACH = 12
"""So near behind a bare name a grade makes it one of an institution."""

# Between two names of one list: 'A(설명), B', 'A와 ㈜B', '2위 A와 3위 B'
_JOINT = (
    r"^\s*+(?:\([^()\n]{0,60}\))?\s*+(?:,|·|/|-|와|과|및|그리고|,\s*+그리고|ㆍ|∙)?\s*+(?:와|과|및)?\s*+"
    r"(?:공동\s)?(?:\d위(?:인|는|의)?\s)?{recipients.legal_forms}?\s*+$"
    r"|^\s?등\s?(?:[가-힣·]{1,8}\s)?\d+\s?(?:개|곳)\s?[가-힣]{0,4}(?:과|와|,)\s?$"
)
# Behind a name: the sentence was about who it is
_AS_PREDICATE = re.compile(r"(?:\([^()\n]{1,20}\))?(?:뿐)?(?:이|였|이었)?다\.")

# Behind a province: its units, or so many: '전남 22개 시군이', '전남 시군 가운데', '전남에서는 나주시가'
_UNITS_OF_IT = re.compile(
    r"\s(?:내\s)?(?:\d{1,2}\s?개\s?(?:기초\s?)?(?:시|군|구|자치구|지자체|자치단체)"
    r"|(?:시군구?|시·군(?:·구)?|구·군|자치구)(?:\s|[은는이가의에도]\s))"
    r"|(?:\s지역)?(?:에서는|에선)\s[가-힣]{1,4}[시군구](?:[와과·,이가만도]|뿐|\s등)"
)

# The same, where nobody else is spoken of: '경기도 10곳이'
_PLACES_OF_IT = re.compile(
    r"\s(?:\d{1,2}|[두세네]|다섯|여섯|일곱|여덟|아홉|열)\s?곳(?:[은는이가의에도]\s|\s)"
)


class RecipientList(msgspec.Struct, frozen=True):
    """Institutions that stand together, and the role of the whole."""

    start: int
    end: int
    role: Role
    recipients: tuple[Recipient, ...]


class _Name(msgspec.Struct, frozen=True):
    """A name in a sentence, with the province before it. `bare`: it may be an ordinary word, and nothing
    confirms it.
    """

    start: int
    end: int
    recipient: Recipient
    bare: bool


class RecipientFinder:
    """Finds the institutions of one scene.

    `lists`: index of the sentence → its lists in order. `governed`: codes of the provinces that stand before
    a name in the text; they decide the names that stand alone later. `givers`: bodies whose prize somebody
    else won. `known`: codes that the article's other text names.
    """

    def __init__(self, scene: Scene, knowledge: Knowledge, known: frozenset[str] = frozenset()) -> None:
        self.scene = scene
        self.cues = knowledge.cues
        self.units = Units(knowledge)
        self.named = known | named_codes(scene) | self._behind_provinces()
        self.namesakes = Namesakes(scene, knowledge.cues, self._governs)
        self.regions = self._regions()
        self.givers = self._givers()
        self.governed: list[str] = []
        roles = RoleReader(scene, knowledge.cues)
        self.lists: dict[int, list[RecipientList]] = {
            s.index: [
                RecipientList(
                    names[0].start,
                    names[-1].end,
                    "other" if self._is_of_set(names) else roles.of(s, names[-1].end),
                    of_one_rank([name.recipient for name in names]),
                )
                for names in self._joined(self._names(s))
                if not self._are_places(names) and (self._are_believed(names) or self._is_graded(s, names))
            ]
            for s in scene.sentences
        }

    def _behind_provinces(self) -> frozenset[str]:
        """Codes of bare names that stand right behind their province: '전남 해남이'."""
        institutions = [m for m in self.scene.mentions if m.label in ("INSTITUTION", "STEM")]
        return frozenset(
            code
            for province, name in pairwise(institutions)
            if name.label == "STEM"
            for code in self._governs(province, name)[1]
        )

    def _regions(self) -> frozenset[str]:
        """Codes of the provinces that the scene names, and of those that its units lie in."""
        found = [m.value.split("|") for m in self.scene.mentions if m.label in ("INSTITUTION", "STEM")]
        return frozenset(
            code[:2] for codes in found for code in codes if codes[0][:1] != "=" and len(codes[0]) == 2
        ) | frozenset(codes[0][:2] for codes in found if len(codes) == 1 and len(codes[0]) == 5)

    def _givers(self) -> frozenset[str]:
        prizes = {m.start for m in self.scene.mentions if m.label == "PRIZE"}
        return frozenset(
            m.value
            for m in self.scene.mentions
            if m.label == "INSTITUTION" and m.value.startswith("=") and self._gives(m, prizes)
        )

    def _gives(self, body: Mention, prizes: set[int]) -> bool:
        """Whether a prize follows right after a body's name: '한빛청장상', '한빛청 장관상'."""
        return body.end in prizes or (body.end + 1 in prizes and self.scene.text[body.end] == " ")

    # lists --------------------------------------------------------------------------------------------------

    def _joined(self, names: list[_Name]) -> list[list[_Name]]:
        groups: list[list[_Name]] = []
        for name in names:
            between = self.scene.text[groups[-1][-1].end : name.start] if groups else ""
            if between.strip() != "" and self.cues.regex(_JOINT).match(between):
                groups[-1].append(name)
            else:
                groups.append([name])
        return groups

    def _are_believed(self, names: list[_Name]) -> bool:
        """Whether names are institutions: one is sure, or there are many, or they are counted, or they stand
        as a subject.
        """
        return (
            len(names) >= 3
            or not all(name.bare for name in names)
            or self._are_provinces(names)
            or (len(names) > 1 and (self._are_counted(names[-1].end) or self._are_neighbours(names)))
        )

    def _are_places(self, names: list[_Name]) -> bool:
        """'경기도 10곳이': so many of a province, which is not meant."""
        return (
            len(names) == 1
            and bool(names[0].recipient.provinces)
            and _PLACES_OF_IT.match(self.scene.ahead(names[0].end, 10)) is not None
        )

    def _is_of_set(self, names: list[_Name]) -> bool:
        """'전남 22개 시군 가운데': a province that only says where units lie."""
        return (
            len(names) == 1
            and bool(names[0].recipient.provinces)
            and _UNITS_OF_IT.match(self.scene.ahead(names[0].end, 14)) is not None
        )

    def _is_graded(self, sentence: Sentence, names: list[_Name]) -> bool:
        """'의령은 미흡이다', '의령의 75.5점(보통)', '의령은 2년째예요': a unit of a province that the text
        names, with a grade, a score or a streak told of it.
        """
        end = names[-1].end
        if len(names) != 1 or not any(
            len(code) == 5 and code[:2] in self.regions for code in names[0].recipient.codes
        ):
            return False
        if self.scene.ahead(end, 2) == "의 ":
            return any(m.start == end + 2 for m in sentence.of("POINTS"))
        return re.match(r"^(?:은|는|이|가|도)\s", self.scene.ahead(end, 2)) is not None and any(
            0 < m.start - end <= GRADE_REACH for m in sentence.of("GRADE", "STREAK", "POINTS")
        )

    def _are_counted(self, end: int) -> bool:
        """'천안·공주 등 8개 시군', '연천·가평 두 군'."""
        counted = r"^\s?(?:등\s?)?(?:\d+\s?(?:개|곳)|{recipients.numerals}\s?{recipients.counted_kinds})"
        return bool(self.cues.regex(counted).match(self.scene.ahead(end, 12)))

    def _are_neighbours(self, names: list[_Name]) -> bool:
        """'구미와 칠곡이': units of one province as topic or subject."""
        provinces = [{code[:2] for code in name.recipient.codes if len(code) == 5} for name in names]
        return bool(set.intersection(*provinces)) and bool(
            re.match(r"^(?:은|는|이|가|도)\s", self.scene.ahead(names[-1].end, 2))
        )

    def _are_provinces(self, names: list[_Name]) -> bool:
        """Whether bare names are provinces' short names; one alone must be topic or subject, and no ordinary
        word.
        """
        if not all(name.recipient.provinces for name in names):
            return False
        if len(names) > 1:
            return True
        name = names[0]
        surface = self.scene.text[name.recipient.mention.start : name.end]
        return surface not in self.cues.lists.recipients.common_provinces and bool(
            re.match(r"^(?:은|는|이|가|도)\s", self.scene.ahead(name.end, 2))
        )

    # names --------------------------------------------------------------------------------------------------

    def _names(self, sentence: Sentence) -> list[_Name]:
        """The names of a sentence in order; a province before a name is part of it, and governs the names
        joined to it.
        """
        mentions = self._mentions(sentence)
        text = self.scene.text
        names: list[_Name] = []
        province: str | None = None
        i = 0
        while i < len(mentions):
            mention = mentions[i]
            after = mentions[i + 1] if i + 1 < len(mentions) else None
            provinces, inside = self._governs(mention, after)
            if after is not None and inside:
                whole = msgspec.structs.replace(after, start=mention.start)
                names.append(_Name(mention.start, after.end, decided(whole, inside), False))
                province = provinces[0]
                self.governed += dict.fromkeys([*provinces, *(code[:2] for code in inside)])
                i += 2
                continue
            joined = province is not None and self.cues.regex(_JOINT).match(
                text[names[-1].end : mention.start]
            )
            inside = self._within(mention, self.units.provinces_like(province)) if joined and province else []
            if inside:
                names.append(_Name(mention.start, mention.end, decided(mention, inside), False))
            else:
                province = None
                bare = mention.label == "STEM" and not self._is_confirmed(mention)
                names.append(_Name(mention.start, mention.end, self.namesakes.decide(mention), bare))
            i += 1
        return names

    def _mentions(self, sentence: Sentence) -> list[Mention]:
        """Institutions of a sentence that are no part of a dateline, of an event's name, or of a prize's,
        and no former name of another.
        """
        events = sentence.of("PROGRAMME", "OTHER_EVENT")
        text = self.scene.text
        prizes = {m.start for m in sentence.of("PRIZE")}
        prizes |= {start - 1 for start in prizes if text[start - 1 : start] == " "}
        return [
            m
            for m in sentence.of("INSTITUTION", "STEM")
            if not self.scene.in_dateline(m)
            and not any(event.covers(m) for event in events)
            and not (m.value.startswith("=") and m.end in prizes)
            and not self._stands_for_two(m)
            and not is_former_name(self.scene, m.start)
        ]

    def _stands_for_two(self, mention: Mention) -> bool:
        """'두 고성군이': a shared name that means each of two."""
        return "|" in mention.value and bool(
            re.search(r"(?<![가-힣])두\s$", self.scene.behind(mention.start, 3))
        )

    def _governs(self, mention: Mention, after: Mention | None) -> tuple[list[str], list[str]]:
        """The provinces that a mention can be, and which candidates of the name right after it
        lie in them.
        """
        provinces = [code for code in mention.value.split("|") if len(code) == 2]
        if (
            not provinces
            or after is None
            or after.value.startswith("=")
            or not re.fullmatch(r"\s?", self.scene.text[mention.end : after.start])
        ):
            return provinces, []
        return provinces, self._within(after, provinces)

    def _within(self, mention: Mention, provinces: list[str]) -> list[str]:
        return self.units.within(mention.value.split("|"), provinces)

    def _is_confirmed(self, stem: Mention) -> bool:
        """Whether a bare name is the short form of one that the article names in full."""
        codes = stem.value.split("|")
        return len(codes[0]) != 2 and not self.named.isdisjoint(codes)


def is_predicate(scene: Scene, one: RecipientList) -> bool:
    """Whether a sentence says at its end who it is about: '성적이 가장 좋은 곳은 원주시다.'"""
    alone = one.role == "bare" and len(one.recipients) == 1
    return alone and _AS_PREDICATE.match(scene.text, one.end) is not None


def named_codes(scene: Scene) -> frozenset[str]:
    """Region codes (and `=NAME`) of every institution that a scene names in full."""
    return frozenset(code for m in scene.mentions if m.label == "INSTITUTION" for code in m.value.split("|"))
