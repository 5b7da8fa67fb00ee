"""The words of `patterns/projects.toml` made ready for the finders of projects, and what they share about one
Doc.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from extractor.cue_files import alternatives
from extractor.knowledge import Knowledge
from extractor.language.surface import Surface, surface_of
from extractor.recognize.mentions import Mention

LABEL = "PROJECT"
NOUNISH = re.compile(r"^(?:NN|SN|SL|SH|XR|XPN|XSN|W_|SO|MM|NR|NP)")
"""Tags of what a noun phrase is made of: nouns, numbers, foreign words, roots, affixes, determiners."""
HEAD_TAGS = ("NN", "XSN", "SL", "ETN")
"""Tags of what can end the name of a project."""
_PARTICLES = ("이", "가", "은", "는")
_AS_SUBJECT = re.compile(r"[이가은는]\s")
BULLET = re.compile(r"[▲△▶▷◆◇○■□①②③④⑤⑥⑦⑧⑨⑩]")


class ProjectVocabulary:
    """Word lists as sets and regular expressions, made once. `digest`: of the file that they stand in."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.project_words
        self.words = words
        self.digest = knowledge.project_digest
        self.heads = frozenset(words.heads) | frozenset(words.trainings)
        self.heads_by_length = sorted(self.heads, key=lambda head: (-len(head), head))
        self.long_heads = tuple(sorted(head for head in self.heads if len(head) >= 2))
        self.generic = frozenset(words.generic)
        self.leading = frozenset(words.leading)
        self.studies = frozenset(words.studies)
        verbs = alternatives(words.measuring)
        self.measuring = re.compile(rf"[을를]\s(?=(?:[가-힣]{{1,8}}\s){{0,2}}{verbs})")
        self.works = re.compile(
            alternatives((*words.works, *words.upkeep, *words.outcomes))
            + r"(?=했|하였|해[\s,](?!야)|하여|하고(?!자)|하며|하면서|하기도|한\s(?:것|점|일|뒤|덕|결과))"
        )
        self.measured = re.compile(alternatives(words.measured_ends) + "$")
        self.joined = re.compile(alternatives(words.data_ends) + r"(?:와|과)\s")
        self.upkeep, self.outcomes = frozenset(words.upkeep), frozenset(words.outcomes)
        self.kept = re.compile(alternatives((*words.data_ends, *words.kept)))
        self.evidence = re.compile(alternatives(words.evidence))
        self.funds = re.compile(alternatives(words.funds))
        self.unworked = re.compile(alternatives(words.unworked) + "$")
        self.handing = frozenset(words.handing)
        self.data = re.compile(alternatives(words.data_ends) + "$")
        self.holds_data = re.compile(alternatives((*words.data_ends, *words.measured_ends)) + "$")
        self.doing = re.compile(alternatives(words.doing))
        self.presenting = re.compile(alternatives(words.presenting) + r"\s$")
        self.opening = re.compile(alternatives(words.opening))
        self.not_after = re.compile("^" + alternatives(words.not_after))
        self.not_name = re.compile(alternatives(words.not_names) + "$")
        self.site = re.compile(
            rf"(?<!\d)\d+\s?(?:곳|개)$|{alternatives(words.sites)}|^\d+일(?!장)|(?<!검사\s)(?<!측정\s){alternatives(words.unopened)}$"
        )
        self.topics = re.compile(
            r"\s?(?:총\s?)?(?:\d{1,9}|[한두세네다섯여섯]{1,4})\s?(?:개|가지|대)?\s?"
            + alternatives(words.topics)
        )
        self.host = re.compile(rf"{alternatives(words.hosts)}(?:\s?주관)?(?:의|이|가)?\s?")
        self.carrier = re.compile("^" + alternatives(words.carriers))
        self.act = re.compile(
            "^" + alternatives(words.acts) + r"(?![사자업체]|\s?(?:자료|데이터|현황|기록|정보|이력|통계))"
        )
        self.meeting = re.compile(rf"{alternatives(words.bodies)}\s?{alternatives(words.meetings)}")

    def is_head(self, token: Token) -> bool:
        """Whether a noun can end the name of a project; Kiwi cuts some compounds: 취약+지점, 최적+화."""
        if not token.tag_.startswith(HEAD_TAGS):
            return False
        if token.text in self.heads or (len(token) >= 4 and token.text.endswith(self.long_heads)):
            return True
        is_place = token.i > 0 and token.text in self.words.data_places
        return compound(token) in self.heads or (is_place and token.nbor(-1).text == "데이터")

    def own_words(self, tokens: Span) -> list[Token]:
        """Nouns that say what something is about: longer than a character and not general."""
        return [
            t
            for t in tokens
            if t.tag_.startswith(("NN", "SL")) and t.text not in self.generic and len(t.text) > 1
        ]


def compound(token: Token) -> str | None:
    """A token with the one before it, where no space parts them."""
    if token.i == 0:
        return None
    before = token.doc[token.i - 1]
    return None if before.whitespace_ else before.text + token.text


@dataclass(frozen=True)
class Canvas:
    """A Doc in which projects are looked for.

    `avoid`: spans that are something else (programmes, grades, scales); `owner_ends`: start → end of each
    institution.
    """

    doc: Doc
    vocabulary: ProjectVocabulary
    avoid: list[tuple[int, int]]
    owner_ends: dict[int, int]

    @cached_property
    def surface(self) -> Surface:
        """The Doc's tokens as plain values."""
        return surface_of(self.doc)

    @cached_property
    def text(self) -> str:
        """The words of the Doc."""
        return self.surface.text

    def is_particle(self, i: int) -> bool:
        """Whether a token that reads like a noun is the particle of the word before it, or a rank with one:
        '주무관이 교육을'.
        """
        token = self.doc[i]
        if token.text.endswith(_PARTICLES) and token.text[:-1].endswith(self.vocabulary.words.titles):
            return True
        if i == 0 or not token.whitespace_ or self.doc[i - 1].whitespace_:
            return False
        if token.text == "과":  # '수요 분석과 공실 예측'; but '환경과 자료'
            return token.tag_ == "NNG" and self.doc[i - 1].text in self.vocabulary.studies
        return token.text in _PARTICLES and self.doc[i - 1].tag_.startswith(("NN", "XSN"))

    def subject_end(self, first: int, last: int) -> int:
        """Where an institution with its particle ends among some tokens, of whose names it is no part:
        '세종특별자치시가 공공데이터를'; 0 where none stands there.
        """
        begin, end = self.doc[first].idx, self.doc[last].idx
        ends = [stop for start, stop in self.owner_ends.items() if begin <= start < end]
        return max((stop + 1 for stop in ends if _AS_SUBJECT.match(self.text, stop)), default=0)

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing else stands in a span."""
        return not any(start < other_end and other_start < end for other_start, other_end in self.avoid)

    def mention(self, start: int, end: int, how: str) -> Mention:
        """A mention of a project. `how`: the last part of the rule's id."""
        rule = f"project.{how}"
        return Mention(start, end, LABEL, self.text[start:end], rule, self.vocabulary.digest)


def without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions in order of place; of two that overlap the one that comes first is kept."""
    kept: list[Mention] = []
    for mention in mentions:
        if not any(mention.overlaps(other) for other in kept):
            kept.append(mention)
    return sorted(kept)
