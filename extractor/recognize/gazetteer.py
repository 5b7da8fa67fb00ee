"""Marks institutions: local governments in every form of the press, other public bodies, and the words that
stand for them later.

Labels: INSTITUTION (a name that is sure to be one), STEM (a bare name such as 음성, which needs a context),
SELF (시는, 군은, 공사는: the article's own institution). The value lists the candidates: region codes, or
`=NAME` for a body that is no local government.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from spacy.tokens import Doc

from extractor.knowledge import Knowledge, Municipality
from extractor.language.surface import Surface, surface_of
from extractor.language.syllables import final_of
from extractor.recognize.mentions import Mention
from extractor.recognize.shared_kinds import SharedKinds
from extractor.recognize.short_bodies import ShortBodies

PLACE_LENGTH = 2
"""Syllables of the place in the name of an industrial estate."""

INSTITUTION, STEM, SELF = "INSTITUTION", "STEM", "SELF"
COUNCIL = "COUNCIL"
"""Label of a local government that only the name of its council holds: '하남시의회'."""

# What may follow a local government's name within one word and still mean the local government: its head or
# its hall.
_HEADS = r"(?:장|청장|청|(?<=군)수)?"
# Names that share one suffix: 계양·남동·연수구
_SHARED = re.compile(
    r"(?<![가-힣])(?P<parts>(?:[가-힣]{1,4}[·,]\s?){1,12})(?P<last>[가-힣]{1,4}[시군구])"
    r"(?=[은는이가의도을를과와에,\s'\"·(만뿐]|등|$)"
)
_TIMES = frozenset(("년", "년도", "월", "일", "때", "뒤", "당시"))
_PARTICLE = re.compile(r"^(?:J|SP|SF|SSC|SSO|NNB|VCP|XSN|_SP|SE|SW|SY|MAG|MM)")


class InstitutionGazetteer:
    """Finds institutions in a Doc of folded text."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.digests = {
            "municipality": knowledge.municipality_digest,
            "institution": knowledge.institution_digest,
        }
        self._forms = _index((form, unit) for unit in knowledge.municipalities for form in unit.forms)
        self._stems = _index((stem, unit) for unit in knowledge.municipalities for stem in unit.stems)
        self._sido = _index(
            (form, unit)
            for unit in knowledge.municipalities
            if unit.kind == "sido"
            for form in (*unit.forms, *unit.stems)
        )
        names = {
            name: body.name for body in knowledge.institutions.values() for name in (body.name, *body.aliases)
        }
        self._bodies = names
        towns = {
            form: min(unit.stems, default=unit.name)
            for unit in knowledge.municipalities
            for form in (*unit.forms, *unit.stems)
        }
        self._short_bodies = ShortBodies(knowledge.suffixes.strong, names, towns)
        provinces = (unit for unit in knowledge.municipalities if unit.kind == "sido")
        short = (min(unit.forms, key=len, default=unit.name) for unit in provinces)
        self._shared_kinds = SharedKinds(names, {*self._stems, *short})
        self._unit_regex = _alternation([*self._forms], rf"(?P<head>{_HEADS})")
        self._stem_regex = _alternation([*self._stems], "")
        self._body_regex = _alternation([*names], "")
        suffixes = "|".join(sorted(map(re.escape, knowledge.suffixes.strong), key=len, reverse=True))
        self._suffix_regex = (
            re.compile(rf"[가-힣A-Za-z0-9]{{2,24}}(?:{suffixes})(?![가-힣]*(?:{suffixes}))")
            if suffixes
            else None
        )
        self._exceptions = frozenset(knowledge.suffixes.exceptions)
        self._estates = knowledge.suffixes.estates
        cues = knowledge.cues.lists.institutions
        self._selves = cues.selves
        self._self_bodies = frozenset(knowledge.suffixes.strong) | frozenset(cues.self_bodies)
        self._other_bodies = knowledge.cues.regex(r"\s?{institutions.other_bodies}")
        self._council = knowledge.cues.regex("{institutions.councils}")

    def __call__(self, doc: Doc) -> list[Mention]:
        """Institutions, stems and words for the article's own institution, in order."""
        surface = surface_of(doc)
        bodies = list(self._bodies_in(surface))
        bodies += [one for body in bodies for one in self._shared_kinds.before(surface.text, body)]
        counted = self._shared_kinds.counted(surface.text)
        bodies += [self._body(start, end, name, "known") for start, end, name in counted]
        found = _without_overlaps([*bodies, *self._units_in(surface)])
        found = self._short_bodies.settle(surface.text, found)
        found += self._aliases_in(surface.text, found)
        taken = [(m.start, m.end) for m in found]
        found += [m for m in self._stems_in(surface) if not _overlaps(m, taken)]
        taken = [(m.start, m.end) for m in found]
        found += [m for m in self._selves_in(surface) if not _overlaps(m, taken)]
        return sorted(found)

    def _units_in(self, surface: Surface) -> Iterable[Mention]:
        text = surface.text
        for match in self._unit_regex.finditer(text):
            start, end = match.span()
            form = match["name"]
            if not self._starts_unit(surface, start):
                continue
            if self._council.match(text, end):
                yield self._unit(start, end, self._forms[form], COUNCIL)
                continue
            if not _ends_word(surface, end):
                end = start + len(form)
                # Kiwi reads 군도 in 예산군도, and a verb in 남구는
                glued = (len(form) >= 3 or form[-1] == "구") and _followed_by_particle(text, end)
                if not glued and not (match["head"] and _ends_word(surface, end)):
                    continue
            if self._names_other_body(text, end):
                continue
            yield self._unit(start, start + len(form) if not match["head"] else end, self._forms[form])
        yield from self._shared_suffixes(text)

    def _shared_suffixes(self, text: str) -> Iterable[Mention]:
        """Names that share one suffix: '계양·남동·연수구' is 계양구, 남동구 and 연수구. Each part must be a
        name with it.
        """
        for match in _SHARED.finditer(text):
            suffix = match["last"][-1]
            for part in re.finditer(r"[가-힣]{1,4}", match["parts"]):
                units = self._forms.get(part[0] + suffix)
                if units is None:
                    continue
                start = match.start("parts") + part.start()
                yield self._unit(start, start + len(part[0]), units)

    def _names_other_body(self, text: str, end: int) -> bool:
        """Whether a unit's name goes on as another body's: 고양시의회, the constituency 북구을; but not
        양평군을.
        """
        match = self._other_bodies.match(text, end)
        return match is not None and not (match[0] == "을" and final_of(text[end - 1]))

    def _starts_unit(self, surface: Surface, start: int) -> bool:
        """Whether a name may start here: at a word's start, behind a particle without its space
        ('시군은서천군과'), or behind its province ('대전서구'); not within a person's name ('강중구').
        """
        text = surface.text
        if start == 0 or not text[start - 1].isalnum():
            return True
        if start not in surface.starts:
            return False
        return surface.tags[surface.starts[start] - 1].startswith("J") or any(
            text.endswith(form, max(0, start - 12), start) for form in self._sido
        )

    def _unit(
        self, start: int, end: int, units: tuple[Municipality, ...], label: str = INSTITUTION
    ) -> Mention:
        value = "|".join(dict.fromkeys(unit.code for unit in units))
        return Mention(start, end, label, value, f"gazetteer.{label.lower()}", self.digests["municipality"])

    def _bodies_in(self, surface: Surface) -> Iterable[Mention]:
        text = surface.text
        for match in self._body_regex.finditer(text):
            start, end = match.span()
            if _begins_name(surface, start) and (
                _ends_word(surface, end) or _followed_by_particle(text, end)
            ):
                yield self._body(start, end, self._bodies[match["name"]], "known")
        if self._suffix_regex is None:
            return
        for match in self._suffix_regex.finditer(text):
            start, end = match.span()
            if self._is_no_body(match[0]):
                continue
            if _starts_word(surface, start) and _ends_word(surface, end):
                yield self._body(start, end, match[0], "suffix")

    def _is_no_body(self, name: str) -> bool:
        """Whether a word only ends like the name of a body: '보수공사', '반월공단'."""
        if any(name.endswith(word) and len(name) <= len(word) + 1 for word in self._exceptions):
            return True
        return name not in self._self_bodies and any(
            name.endswith(ending) and len(name) == len(ending) + PLACE_LENGTH for ending in self._estates
        )

    def _body(self, start: int, end: int, name: str, how: str) -> Mention:
        return Mention(start, end, INSTITUTION, f"={name}", f"gazetteer.{how}", self.digests["institution"])

    def _aliases_in(self, text: str, found: list[Mention]) -> list[Mention]:
        """Mentions of short names that the text itself introduces: '건강보험심사평가원(원장 …,
        이하 심평원)', '한국국토정보공사(LX)'.
        """
        mentions: list[Mention] = []
        taken = [(m.start, m.end) for m in found]
        for mention in found:
            match = re.match(
                r"\s?\((?:(?:[^()\n]{0,40}[,·]\s?)?이하\s?['\"]?([가-힣A-Za-z0-9]{2,14})['\"]?|([A-Z][A-Za-z]{1,6}))\)",
                text[mention.end : mention.end + 80],
            )
            if match is None:
                continue
            alias = match[1] or match[2]
            for use in re.finditer(
                rf"(?<![가-힣A-Za-z]){re.escape(alias)}(?=[은는이가의도을를과와에,\s'\"·]|$)", text
            ):
                place = Mention(
                    use.start(), use.end(), INSTITUTION, mention.value, "gazetteer.alias", mention.digest
                )
                if not _overlaps(place, taken):
                    mentions.append(place)
                    taken.append(use.span())
        return mentions

    def _stems_in(self, surface: Surface) -> Iterable[Mention]:
        for match in self._stem_regex.finditer(surface.text):
            start, end = match.span()
            if _starts_word(surface, start) and _ends_word(surface, end):
                yield self._unit(start, end, self._stems[match["name"]], STEM)

    def _selves_in(self, surface: Surface) -> Iterable[Mention]:
        """시는, 군은, 구 관계자, 공사는 …: a word for a kind of institution, alone, as topic, subject or
        owner.
        """
        words, tags = surface.words, surface.tags
        for i, word in enumerate(words[:-1]):
            kind = self._selves.get(word)
            if not kind and word not in self._self_bodies:
                continue
            if i and (
                (not surface.spaced[i - 1] and tags[i - 1][:1] not in ("S", "_"))
                or (tags[i - 1] in ("NNB", "SN", "NR", "MM") and not _ends_time(surface, i - 1))
            ):
                continue
            spaced = surface.spaced[i]
            if not kind and _is_described(surface, i + 1):
                continue
            if (_is_particle(surface, i + 1) and not spaced) or (
                kind and spaced and words[i + 1] in ("관계자", "담당자")
            ):
                yield Mention(
                    surface.places[i],
                    surface.places[i] + len(word),
                    SELF,
                    kind or "other",
                    "gazetteer.self",
                    self.digests["municipality"],
                )


def _is_described(surface: Surface, index: int) -> bool:
    """Whether how many there are follows: '대학이 많은 지역'. `index`: the particle's."""
    words, tags = surface.words[index + 1 : index + 2], surface.tags[index : index + 3 : 2]
    return tags == ["JKS", "ETM"] and words[0] in ("많", "적", "없", "드물", "있")


def _ends_time(surface: Surface, index: int) -> bool:
    """Whether a token ends a word for a time: '2023년 시가', but '31개 시는'."""
    return surface.words[index] in _TIMES and surface.spaced[index]


def _is_particle(surface: Surface, index: int) -> bool:
    """Whether a token is the particle of a topic, a subject or an owner; '구가' is read as affixes, too."""
    tags, words = surface.tags, surface.words
    affixes = tags[index] == "XSN" and tags[index - 1] == "XPN" and words[index] == "가"
    if words[index] == "마다":
        return False
    return tags[index].split("+")[0] in ("JX", "JKS", "JKG") or (affixes and surface.spaced[index])


def _begins_name(surface: Surface, start: int) -> bool:
    """Whether a known body's name may start here: not within another body's ('부산경찰청' is not 경찰청)."""
    if start == 0 or not surface.text[start - 1].isalnum():
        return True
    return start in surface.starts and surface.tags[surface.starts[start] - 1].startswith("J")


def _index(pairs: Iterable[tuple[str, Municipality]]) -> dict[str, tuple[Municipality, ...]]:
    index: dict[str, list[Municipality]] = {}
    for form, unit in pairs:
        index.setdefault(form, []).append(unit)
    return {form: tuple(units) for form, units in index.items()}


def _alternation(names: list[str], tail: str) -> re.Pattern[str]:
    """A pattern for the longest of the names at a place, grouped by their first letters: of a flat list of
    1,700 each would be tried at every place.
    """
    ordered = sorted(names, key=lambda name: (name[0], -len(name), name))
    groups = [
        f"{re.escape(first)}(?:{'|'.join(re.escape(name[1:]) for name in group)})"
        for first, group in groupby(ordered, key=itemgetter(0))
    ]
    return re.compile(f"(?P<name>{'|'.join(groups) or '(?!)'}){tail}")


def _starts_word(surface: Surface, start: int) -> bool:
    text = surface.text
    if start == 0 or not (text[start - 1].isalnum()):
        return True
    return start in surface.starts and not text[start - 1].isascii()


def _ends_word(surface: Surface, end: int) -> bool:
    """Whether a name may end here: at a token's end, and what follows within the word is a particle or a
    mark.
    """
    if end not in surface.ends:
        return False
    index = surface.ends[end]
    if index + 1 >= len(surface.words) or surface.spaced[index]:
        return True
    return bool(_PARTICLE.match(surface.tags[index + 1]))


def _followed_by_particle(text: str, end: int) -> bool:
    return bool(
        re.match(
            r"(?:은|는|이|가|의|도|을|를|과|와|에|에서|으로|로|등|이?다|이며|이고|입니다)?(?![가-힣A-Za-z])",
            text[end : end + 4],
        )
    )


def _overlaps(mention: Mention, taken: Iterable[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in taken)


def _without_overlaps(found: list[Mention]) -> list[Mention]:
    """Of overlapping mentions the longest, then the first."""
    kept: list[Mention] = []
    occupied: set[int] = set()
    for mention in sorted(
        found, key=lambda m: (m.start - m.end, m.start, m.rule == "gazetteer.suffix", m.value)
    ):
        places = range(mention.start, mention.end)
        if occupied.isdisjoint(places):
            kept.append(mention)
            occupied.update(places)
    return sorted(kept)
