"""Data that was opened or studied: the objects of such verbs, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from extractor.recognize.mentions import Mention
from extractor.recognize.noun_words import reads_as_noun
from extractor.recognize.phrases import PhraseReader
from extractor.recognize.project_words import BULLET, NOUNISH, Canvas
from extractor.recognize.summed_up import included_end, is_uncounted_item

OBJECT_REACH = 12
"""So many tokens may stand between an object's particle and its verb: adverbs and goals."""
LIST_REACH = 15
"""So many tokens behind 등 a list may end."""
LONGEST_ITEM = 8
"""Tokens of an item at most."""
LONGEST_STUDY = 60
"""Characters of what was studied, with its verb, at most."""
STUDIED = ("데이터", "빅데이터")
"""What ends the object of a study that names a project."""


class ObjectReader:
    """Reads the objects of verbs of opening and of studying in one Doc."""

    def __init__(self, canvas: Canvas, phrases: PhraseReader) -> None:
        self.canvas = canvas
        self.doc: Doc = canvas.doc
        self.vocabulary = canvas.vocabulary
        self.phrases = phrases

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
                if stop is not None and self._is_data(stop):
                    yield from self._items(stop, data=True)
            elif opening.fullmatch(word) or (is_verb and opening.match(surface.lemmas[i])):
                stop = self._object_end(i)
                if stop is not None and not self._was_studied(stop, i):
                    yield from self._items(included_end(self.doc, stop) or stop)
            elif word in handing or (is_verb and surface.lemmas[i].partition("+")[0] in handing):
                stop = self._object_end(i, topic=True)
                if stop is not None and not self._is_let(i + 1):
                    if self._is_data(stop):
                        yield from self._items(stop, data=True)
                    elif "포털" in surface.words[stop:i]:
                        yield from self._items(stop)

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
                yield from self._items(stop)
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

    def _is_data(self, stop: int) -> bool:
        """Whether the object that ends before token `stop` is data."""
        last = self.doc[stop - 1]
        return (
            self.vocabulary.data.search(self.canvas.text[max(0, last.idx - 4) : last.idx + len(last)])
            is not None
        )

    def _object_end(self, verb: int, *, topic: bool = False, subject: bool = False) -> int | None:
        """Index of the particle that ends the verb's object; adverbs and goals may stand between. `topic`: it
        may be what the sentence is about, too; `subject`: or the subject of a passive verb.
        """
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

    # items of a list ----------------------------------------------------------------------------------------

    def _items(self, stop: int, *, data: bool = False) -> Iterator[Mention]:
        """The items of a list that ends at `stop`; items of one word stay together with the last. `data`: and
        those that are no data by themselves.
        """
        end = self._list_end(stop)
        if end is None:
            return
        spans = list(self._item_spans(end))
        if len(spans) > 2 and sum(after - first == 1 for first, after in spans) * 2 >= len(spans):
            spans = [(spans[-1][0], spans[0][1])]
        if data and len(spans) == 2 and not self._is_data(spans[1][1]):
            spans = [(spans[1][0], spans[0][1])]
        for first, after in spans:
            last = self.doc[after - 1]
            start, finish = self.doc[first].idx, last.idx + len(last)
            if (
                len(self.vocabulary.own_words(self.doc[first : after - data])) > data
                and after - first >= 2
                and finish - start >= 6
                and self.canvas.is_free(start, finish)
                and not self.vocabulary.site.search(self.canvas.text[start:finish])
            ):
                yield self.canvas.mention(start, finish, "opened")

    def _list_end(self, stop: int) -> int | None:
        """'… 등 생활 밀착형 데이터 214종을': the list ends before 등; None where 등 ends a list of topics."""
        for i in range(stop - 1, max(-1, stop - LIST_REACH - 1), -1):
            token = self.doc[i]
            if token.text == "같" and self.doc[i - 1].text in ("과", "와"):
                return i - 1
            if token.text == "등" and token.tag_ == "NNB":
                if is_uncounted_item(self.doc, i, stop) and self._is_data_of(i, stop):
                    return stop
                after = self.canvas.text[token.idx + 1 : token.idx + 17]
                return None if self.vocabulary.topics.match(after) else i
        return stop

    def _is_data_of(self, etc: int, stop: int) -> bool:
        """'다누리센터 등 관광시설 입장객 통계를': data behind 등, of what stands before it."""
        of_its_own = len(self.vocabulary.own_words(self.doc[etc + 1 : stop])) > 1
        return of_its_own and self._is_data(stop) and not self._is_data(etc)

    def _item_spans(self, end: int) -> Iterator[tuple[int, int]]:
        """Spans of tokens of the items of a list that ends before token `end`, the last item first."""
        while end > 0:
            first = self._item_first(end - 1)
            if first is None or end - first > LONGEST_ITEM:
                return
            yield first, end
            joint = self.doc[first - 1].text if first else ""
            if joint in ("은", "는") and (each := self._end_of_other(first - 1)):
                end = each
                continue
            if not (joint in (",", "와", "과", "및") or BULLET.match(joint)):
                return
            end = first - 1

    def _end_of_other(self, particle: int) -> int:
        """'A시는 물때 기록을, B군은 철새 기록을 개방': where the object of another ends before the subject
        whose particle is given; 0 where none stands there.
        """
        place = self.doc[particle].idx
        start = next((start for start, stop in self.canvas.owner_ends.items() if stop == place), None)
        comma = self.canvas.surface.starts.get(start, 0) - 1 if start is not None else -1
        is_list = comma > 0 and self.doc[comma].text == "," and self.doc[comma - 1].tag_ == "JKO"
        return comma - 1 if is_list else 0

    def _item_first(self, last: int) -> int | None:
        """Index of the first token of an item that ends at `last`; None where it is none."""
        i = last + 1
        while i > 0 and not self.canvas.is_particle(i - 1):
            before = self.doc[i - 1]
            if before.tag_ == "SSC" and before.text == "'" and i <= last:
                i = self._opening_mark(i - 1)
            elif (
                not _is_of_item(before.tag_)
                and not reads_as_noun(self.doc, i - 1)
                and not self._is_short_modifier(i - 1, last)
            ):
                break
            i -= 1
        subject = self.canvas.subject_end(i, last) if i <= last else 0
        while i <= last and self.doc[i].idx < subject:
            i += 1
        while i <= last and (
            self.doc[i].text in self.vocabulary.leading or self.doc[i].tag_.endswith(("JKG", "ETM"))
        ):
            i += 1
        return i if i <= last else None

    def _opening_mark(self, closing: int) -> int:
        """Index of the quotation mark that opens the name within an item: '자전거 '어울링' 대여 이력'."""
        for i in range(closing - 1, max(-1, closing - LONGEST_ITEM), -1):
            if self.doc[i].text == "'":
                return i
        return closing

    def _is_short_modifier(self, i: int, last: int) -> bool:
        """'도시재생 빈 가게 목록', '올림픽 때 쌓인 교통 자료': a word that modifies, between nouns."""
        token = self.doc[i]
        if token.tag_ not in ("VV+ETM", "VA+ETM") or i == 0 or i > last - 1 or not token.whitespace_:
            return False
        return bool(self.doc[i - 1].tag_.startswith("NN")) and not self.canvas.is_particle(i - 1)


def _is_of_item(tag: str) -> bool:
    return tag != "NNB" and (tag == "JKG" or NOUNISH.match(tag) is not None)
