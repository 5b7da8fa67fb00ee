"""Noun phrases that name a project: they end in a word for something done, and say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from extractor.recognize.mentions import Mention
from extractor.recognize.noun_words import opening_bracket, parts_phrases, reads_as_noun
from extractor.recognize.project_words import HEAD_TAGS, NOUNISH, Canvas, compound
from extractor.recognize.quotations import GIVEN
from extractor.recognize.specific import says_enough

SHORTEST = 5
"""Characters that a phrase must have."""

DATA_OF_ITS_OWN = ("측정값", "관측값", "이력", "목록", "현황")
"""Before 와 these end a set of data of its own: '수질 측정값과 교통량 데이터'."""
ATTAINED = ("획득", "취득", "체결", "수상")
"""Before 과 these end what was attained, which is no part of a name: '인증 획득과 데이터 교육'."""
OWNED = re.compile(r"(?:\([^()\n]{1,20}\))?의\s")
"""Behind an institution: what follows is its own."""
OCCASIONS = ("시", "때")
"""Behind a noun these make it the time of something else: '공연 개최 시에는'."""


class PhraseReader:
    """Reads the noun phrases of one Doc."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.doc: Doc = canvas.doc
        self.vocabulary = canvas.vocabulary
        self.words = canvas.vocabulary.words

    def phrases(self) -> Iterator[Mention]:
        """Phrases that name a project, outside brackets but for a winner's work: 'A시(빈집 분석)'."""
        depth = 0
        surface = self.canvas.surface
        winners = set(self.canvas.owner_ends.values())
        for i, (word, tag) in enumerate(zip(surface.words, surface.tags, strict=True)):
            line_ends = tag == "_SP" and "\n" in word
            is_work = word == "(" and depth == 0 and surface.places[i] in winners
            depth = 0 if line_ends else depth + (word == "(" and not is_work) - (word == ")" and depth > 0)
            if depth > 0 or not tag.startswith(HEAD_TAGS):
                continue
            token = self.doc[i]
            if (
                not self.vocabulary.is_head(token)
                or not self._ends_phrase(token)
                or not self._was_given(token)
            ):
                continue
            first = self.first(token.i)
            start, end = self.doc[first].idx, token.idx + len(token)
            if (
                first != token.i
                and end - start >= SHORTEST
                and self.canvas.is_free(start, end)
                and says_enough(self.vocabulary, self.doc, first, token.i)
            ):
                yield self.canvas.mention(start, end, "phrase")

    # where a phrase ends ------------------------------------------------------------------------------------

    def _ends_phrase(self, token: Token) -> bool:
        """Whether the phrase ends here: what follows is no noun that goes on (but for 결과, 과제, 등)."""
        if token.i + 1 >= len(self.doc):
            return True
        after = self.doc[token.i + 1]
        if after.tag_ == "NNB" and after.text in OCCASIONS:
            return False
        end = token.idx + len(token)
        rest = self.canvas.text[end : end + 14].lstrip(" '\"")
        is_place = token.text.endswith(self.words.places) and re.match(r"^에(?:서|는|서는)?\s", rest)
        if is_place or self.vocabulary.not_after.match(rest):
            return False
        is_data = rest.startswith("자료") and token.text not in self.words.studies  # '강좌 자료를'
        carried = self.vocabulary.carrier.match(rest) and not is_data
        return bool(carried) or not self._goes_on(token, rest)

    def _was_given(self, token: Token) -> bool:
        """Whether a head is not a course, or one that was given: '심화 과정을 열었다', not '이 과정에서'."""
        if token.text != "과정" or compound(token) in self.vocabulary.heads:
            return True
        return GIVEN.match(self.canvas.text, token.idx + len(token)) is not None

    def _goes_on(self, token: Token, rest: str) -> bool:
        after = self.doc[token.i + 1]
        is_also = after.text == "도" and after.whitespace_ and not token.whitespace_
        if is_also or self.canvas.is_particle(after.i):
            return False
        if after.tag_.startswith(("XSV", "XSA", "XSN")) or (after.tag_ == "VV" and token.whitespace_):
            return True
        if after.text == "·" and not token.whitespace_:
            return (
                re.match(rf"·[^.,·]{{3,24}}?{re.escape(token.text)}(?=[·,\s]|[을를이가은는과와도]\s)", rest)
                is None
            )
        if self.vocabulary.act.match(rest) and token.text not in self.words.weak_heads:
            return False
        if after.tag_.startswith(("NN", "SL", "XR", "XPN")):
            return bool(after.tag_ != "NNB")
        return after.text in ("·", "/") and not token.whitespace_

    # where a phrase begins ----------------------------------------------------------------------------------

    def first(self, last: int) -> int:
        """Index of the first token of the noun phrase that ends at `last`."""
        is_cut = (
            self.doc[last].text not in self.vocabulary.heads
            and compound(self.doc[last]) in self.vocabulary.heads
        )
        i = first = last - is_cut
        listed = False
        while i > 0:
            listed = listed or self._is_etc(i - 1)
            step = self._step(i - 1, listed=listed)
            if step is None:
                break
            i, is_noun = step
            if is_noun:
                first = i
        first = self._with_shared_head(first, last)
        first = self._behind(first, last, self.canvas.subject_end(first, last))
        first = self._behind(first, last, self._owner_end(first, last))
        first = self._behind(first, last, self._host_end(first, last))
        while first < last and (
            self.doc[first].text in self.vocabulary.leading
            or (self.doc[first].tag_ in ("MAG", "MAJ", "NP") and self.doc[first].whitespace_)
        ):
            first += 1
        return first

    def _step(self, i: int, *, listed: bool) -> tuple[int, bool] | None:
        """Over the token at `i`, backwards: (where to go on, whether a noun of the phrase was read); None
        where it does not belong.

        `listed`: 등 의 stands behind, so that a comma joins items.
        """
        token = self.doc[i]
        if token.tag_ == "SSC" and token.text in (")", "]"):
            opening = opening_bracket(self.doc, i)
            return (opening, False) if opening is not None else None
        if parts_phrases(self.doc, i):
            return None
        if self._is_etc(i):
            return i, False
        if self._is_noun(i):
            return i, True
        if self._is_binding_form(i):
            return self._before_binding(i), False
        return (i, False) if self._connects(i, listed=listed) else None

    def _is_etc(self, i: int) -> bool:
        """등 before 의: '교통, 인구 등의 분석'."""
        return bool(self.doc[i].text == "등" and i + 1 < len(self.doc) and self.doc[i + 1].tag_ == "JKG")

    def _is_noun(self, i: int) -> bool:
        """Whether a token is a noun of the phrase; a dependent noun is after a number, within a word, or for
        a time.
        """
        token = self.doc[i]
        if self.canvas.is_particle(i):
            return False
        if token.tag_ != "NNB":
            return bool(NOUNISH.match(token.tag_)) or reads_as_noun(self.doc, i)
        before = self.doc[i - 1] if i > 0 else None
        return token.text in ("때", "후", "뒤", "간", "내") or (
            before is not None
            and (before.tag_ == "SN" or (not before.whitespace_ and bool(NOUNISH.match(before.tag_))))
        )

    def _connects(self, i: int, *, listed: bool) -> bool:
        """Whether a token joins nouns of one phrase: 의, ·, 과; not where what stands before it is a project
        of its own.
        """
        token = self.doc[i]
        if token.tag_ == "JKG" and token.text == "의":
            return True
        if (
            token.text == "·"
            and i > 0
            and self._is_project_head(i - 1)
            and self._ends_phrase(self.doc[i - 1])
        ):
            return False
        if token.text in ("·", "/", "+", "&", "~", "-"):
            apart = i == 0 or bool(self.doc[i - 1].whitespace_) or self.doc[i - 1].tag_ == "_SP"
            return not token.tag_.startswith("SF") and not (token.text == "-" and apart)
        if token.text == ",":
            return listed
        joins = token.tag_ == "JC" or token.text in ("및", "와", "과")
        if joins and self.doc[i - 1].text in (*DATA_OF_ITS_OWN, *ATTAINED):
            return False
        return joins and not (i > 0 and self._is_project_head(i - 1))

    def _is_project_head(self, i: int) -> bool:
        return self.doc[i].text in self.vocabulary.heads or self.vocabulary.is_head(self.doc[i])

    def _is_binding_form(self, i: int) -> bool:
        """Whether a binding form ends at token `i`: '… 활용한', '… 에 대한'."""
        token = self.doc[i]
        start = self.doc[max(0, i - 1)].idx if "XSV" in token.tag_ else token.idx
        return self.canvas.text[start : token.idx + len(token)].replace(" ", "") in self.words.links

    def _before_binding(self, i: int) -> int:
        """Where the noun before a binding form ends: its particle is part of the phrase."""
        form = i - 1 if self.doc[i].tag_.startswith("XSV") else i
        return form - 1 if form > 0 and self.doc[form - 1].tag_.startswith("J") else form

    def _with_shared_head(self, first: int, last: int) -> int:
        """Where a list begins whose items share the last one's head: '교통, 유동인구, 소비동향 분석',
        '유동 인구와 증가율, 소비동향 분석'.
        """
        doc = self.doc
        if doc[last].text in self.words.weak_heads and doc[last].text != "데이터":
            return first
        begin = first
        while begin >= 2 and (doc[begin - 1].text == "," or (begin < first and doc[begin - 1].tag_ == "JC")):
            item = begin - 1
            while item > 0 and NOUNISH.match(doc[item - 1].tag_) and doc[item - 1].tag_ != "NNB":
                item -= 1
            length = begin - 1 - item
            if not 0 < length <= 4 or any(self.vocabulary.is_head(doc[k]) for k in range(item, begin - 1)):
                return first
            begin = item
        before = doc[begin - 1].tag_ if begin else "SF"
        starts_clause = before.startswith(("JX", "JKS", "SF", "_SP", "SW", "SO")) or before.endswith("EC")
        return begin if starts_clause else first

    def _owner_end(self, first: int, last: int) -> int:
        """Where '달성군의' ends before a name or in it, of which it is no part; 0 where none stands there."""
        begin, end = self.doc[first].idx, self.doc[last].idx
        owners = (stop for start, stop in self.canvas.owner_ends.items() if begin <= start < end)
        matches = (OWNED.match(self.canvas.text, stop) for stop in owners)
        return max((match.end() for match in matches if match), default=0)

    def _host_end(self, first: int, last: int) -> int:
        """Where '행정안전부 주관' ends before a name, of which it is no part."""
        host = self.vocabulary.host.match(self.canvas.text[self.doc[first].idx : self.doc[last].idx])
        return self.doc[first].idx + host.end() if host else 0

    def _behind(self, first: int, last: int, place: int) -> int:
        """The first token from `first` on that begins at a place or behind it, `last` at most."""
        while first < last and self.doc[first].idx < place:
            first += 1
        return first
