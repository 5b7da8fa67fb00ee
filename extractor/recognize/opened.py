"""Data that was opened or studied: the objects of such verbs, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from extractor.recognize.mentions import Mention
from extractor.recognize.opened_items import ItemReader
from extractor.recognize.opened_told import into_form, told_as_opened
from extractor.recognize.phrases import PhraseReader
from extractor.recognize.project_words import Canvas
from extractor.recognize.summed_up import included_end

OBJECT_REACH = 12
"""So many tokens may stand between an object's particle and its verb: adverbs and goals."""
LONGEST_STUDY = 60
"""Characters of what was studied, with its verb, at most."""
STUDIED = ("데이터", "빅데이터")
"""What ends the object of a study that names a project."""


_NOT_TOLD = frozenset(("면", "으면", "지", "려면", "으려면", "기"))
"""Endings behind which a verb tells of nothing done."""


class ObjectReader:
    """Reads the objects of verbs of opening and of studying in one Doc."""

    def __init__(self, canvas: Canvas, phrases: PhraseReader) -> None:
        self.canvas = canvas
        self.doc: Doc = canvas.doc
        self.vocabulary = canvas.vocabulary
        self.phrases = phrases
        self.items = ItemReader(canvas)

    def opened(self) -> Iterator[Mention]:
        """Objects of verbs of opening: 'A, B 등 38종을 개방했다', 'A와 B를 개방했다'; data that was handed on
        or kept fresh: 'A 자료는 포털에 올렸다', 'A 이력을 다달이 갱신한다'.
        """
        opening, handing = self.vocabulary.opening, self.vocabulary.handing
        surface = self.canvas.surface
        for i, (word, tag) in enumerate(zip(surface.words, surface.tags, strict=True)):
            is_verb = tag.startswith("VV")
            if word == "개방" and self._is_passive(i + 1):
                stop = self._object_end(i, topic=True, subject=True)
                if stop is not None and (self.items.is_data(stop) or self._is_measure(stop)):
                    yield from self.items(stop, data=True)
            elif opening.fullmatch(word) or (is_verb and opening.match(surface.lemmas[i])):
                stop = self._object_end(i) or self._topic_of_data(i)
                if stop is not None and not self._was_studied(stop, i) and self._is_free(i):
                    yield from self.items(included_end(self.doc, stop) or stop)
            elif word in handing or (is_verb and surface.lemmas[i].partition("+")[0] in handing):
                stop = self._object_end(i, topic=True)
                if stop is not None and not self._is_let(i + 1):
                    if self.items.is_data(stop):
                        yield from self.items(stop, data=True)
                    elif "포털" in surface.words[stop:i]:
                        yield from self.items(stop)
        yield from told_as_opened(self.canvas, self.items, self.items.is_data)

    def studied(self) -> Iterator[Mention]:
        """Data that was studied, as a clause: '민원과 정보공개청구 데이터를 체계적으로 분석', 'A, B 등 5건의
        빅데이터를 분석'. Other clauses ('재고 기록을 함께 분석', '과제를 수행') tell how something was done:
        they are no names.
        """
        surface = self.canvas.surface
        for i, (word, after) in enumerate(pairwise(zip(surface.words, surface.tags, strict=True))):
            is_study = word[0] in self.vocabulary.studies and after[1].startswith("XSV")
            stop = self._object_end(i) if is_study else None
            if stop is None:
                continue
            if self._is_counted_list(stop):
                yield from self.items(stop)
                continue
            if self.doc[stop - 1].text not in STUDIED:
                continue
            first = self.phrases.first(stop - 1)
            own = self.vocabulary.own_words(self.doc[first:stop])
            start, end = self.doc[first].idx, surface.places[i] + len(word[0])
            if self.doc[first - 2].lemma_ == "같":  # 'A, B와 같은 특화 데이터를 발굴': A and B are
                continue
            if len(own) >= 2 and end - start <= LONGEST_STUDY and self.canvas.is_free(start, end):
                yield self.canvas.mention(start, end, "studied")

    def _topic_of_data(self, verb: int) -> int | None:
        """'가동 현황은 실시간으로 개방한다': the end of data that a sentence is about."""
        words, tags = self.canvas.surface.words, self.canvas.surface.tags
        is_verb = any(tag.startswith(("VV", "XSV")) for tag in tags[verb : verb + 2])
        stop = self._object_end(verb, topic=True) if is_verb else None
        if (
            stop is None
            or not self.items.is_data(stop)
            or not _NOT_TOLD.isdisjoint(words[verb + 1 : verb + 3])
        ):
            return None
        return stop

    def _is_free(self, i: int) -> bool:
        """Whether token `i` is no part of the name of an evaluation: '공공데이터 제공 운영실태 평가'."""
        place = self.canvas.surface.places[i]
        return self.canvas.is_free(place, place + 1)

    def _is_counted_list(self, stop: int) -> bool:
        """'… 등 5건을'."""
        tail = self.doc[max(0, stop - 6) : stop]
        return any(t.text == "등" for t in tail) and any(t.tag_ == "SN" for t in tail)

    def _was_studied(self, stop: int, verb: int) -> bool:
        """Whether an object was studied before it was handed out: '사고 특성을 분석해 경찰에 제공했다'."""
        words = self.canvas.surface.words[stop:verb]
        return any(word in self.vocabulary.studies for word in words)

    def _is_passive(self, i: int) -> bool:
        """Whether token `i` makes the noun before it a verb of what was done to something: '개방됐다'."""
        return (
            i < len(self.doc) and self.doc[i].tag_.startswith("XSV") and self.doc[i].lemma_.startswith("되")
        )

    def _is_let(self, i: int) -> bool:
        """Whether a verb before token `i` tells of nothing done: '올리게 했다', '나누는 협약을 맺었다'."""
        return i < len(self.doc) and self.doc[i].text in ("게", "도록", "는")

    def _is_measure(self, stop: int) -> bool:
        """Whether what ends before token `stop` is measured: '어촌계별 위판량'."""
        return self.vocabulary.measured.search(self.doc[stop - 1].text) is not None

    def _object_end(self, verb: int, *, topic: bool = False, subject: bool = False) -> int | None:
        """Index of the particle that ends the verb's object; adverbs and goals may stand between. `topic`: it
        may be what the sentence is about, too; `subject`: or the subject of a passive verb.
        """
        if (formed := into_form(self.canvas, verb)) is not None:
            return formed
        objects = ("도", "까지", "은", "는") if topic else ("도", "까지")
        for i in range(verb - 1, max(-1, verb - OBJECT_REACH - 1), -1):
            token = self.doc[i]
            if token.tag_ == "JKO" or (token.tag_ == "JX" and token.text in objects):
                return i
            if subject and token.tag_ == "JKS":
                return i
            if token.tag_.endswith("ETM") and self.doc[i + 1].text == "수":
                continue  # '누구나 쓸 수 있게'
            if token.tag_ == "EC" and "않" in (self.doc[i - 1].lemma_, self.doc[i + 1].lemma_):
                continue
            if (
                (token.tag_.endswith("EC") and token.lemma_[-1] not in "어아여해게")
                or token.tag_.endswith(("EF", "ETM"))
                or token.tag_ in ("JKS", "SF")
            ):
                return None
        return None
