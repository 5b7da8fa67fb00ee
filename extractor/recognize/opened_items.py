"""The items of a list of data, from its end backwards."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.recognize.mentions import Mention
from extractor.recognize.noun_words import reads_as_noun
from extractor.recognize.project_words import BULLET, NOUNISH, Canvas
from extractor.recognize.summed_up import is_uncounted_item

LIST_REACH = 15
"""So many tokens behind 등 a list may end."""
LONGEST_ITEM = 8
"""Tokens of an item at most."""


class ItemReader:
    """Reads lists of data in one Doc."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.doc: Doc = canvas.doc
        self.vocabulary = canvas.vocabulary

    def __call__(self, stop: int, *, data: bool = False) -> Iterator[Mention]:
        """The items of a list that ends at `stop`; items of one word stay together with the last. `data`: and
        those that are no data by themselves.
        """
        end = self._list_end(stop)
        if end is None:
            return
        spans = list(self._item_spans(end))
        if len(spans) > 2 and sum(after - first == 1 for first, after in spans) * 2 >= len(spans):
            spans = [(spans[-1][0], spans[0][1])]
        if data and len(spans) == 2 and not self.is_data(spans[1][1]):
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
            if token.text == "처럼":
                return i
            if token.text == "등" and token.tag_ == "NNB":
                if is_uncounted_item(self.doc, i, stop) and self._is_data_of(i, stop):
                    return stop
                after = self.canvas.text[token.idx + 1 : token.idx + 17]
                return None if self.vocabulary.topics.match(after) else i
        return stop

    def _is_data_of(self, etc: int, stop: int) -> bool:
        """'다누리센터 등 관광시설 입장객 통계를': data behind 등, of what stands before it."""
        of_its_own = len(self.vocabulary.own_words(self.doc[etc + 1 : stop])) > 1
        return of_its_own and self.is_data(stop) and not self.is_data(etc)

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
                and not self._is_of_word(i - 1)
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

    def _is_of_word(self, i: int) -> bool:
        """Whether token `i` is the unit within a word: '5일장'."""
        token = self.doc[i]
        return token.tag_ == "NNB" and not token.whitespace_ and i > 0 and self.doc[i - 1].tag_ == "SN"

    def _is_short_modifier(self, i: int, last: int) -> bool:
        """'도시재생 빈 가게 목록', '올림픽 때 쌓인 교통 자료': a word that modifies, between nouns."""
        token = self.doc[i]
        if token.tag_ not in ("VV+ETM", "VA+ETM") or i == 0 or i > last - 1 or not token.whitespace_:
            return False
        return bool(self.doc[i - 1].tag_.startswith("NN")) and not self.canvas.is_particle(i - 1)

    def is_data(self, stop: int) -> bool:
        """Whether the object that ends before token `stop` is data."""
        last = self.doc[stop - 1]
        return (
            self.vocabulary.data.search(self.canvas.text[max(0, last.idx - 4) : last.idx + len(last)])
            is not None
        )


def _is_of_item(tag: str) -> bool:
    return tag != "NNB" and (tag == "JKG" or NOUNISH.match(tag) is not None)
