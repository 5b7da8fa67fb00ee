"""What was done, told as a clause rather than named: '통학로 위험도를 산출했다', '차량 운행표를 다시 짠 것'.

A clause names a project only where no noun phrase of it does: in '유동인구 분석으로 취약지를 선정했다' the
analysis is the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from extractor.recognize.mentions import Mention
from extractor.recognize.phrases import PhraseReader
from extractor.recognize.project_words import Canvas
from extractor.recognize.worked_on import MEASURED, USED, informs, rests_on_data, suits, told_before

CLOSING = frozenset(("고", "며", "으며", "지만", "으나", "는데", "면서", "자"))
"""Endings behind which another clause begins."""
LONGEST = 48
"""Characters of a clause at most."""
OBJECT_REACH = 9
"""Tokens between an object and its verb at most."""
MODIFIER_REACH = 10
"""Tokens of what modifies an object at most."""

# Between an object and the noun of its verb: '를 하나로 ', '를 환자 중증도별로 '; no verb of its own
_BETWEEN = re.compile(r"[을를]\s(?:[^\s.,'\"]{1,12}(?<![을를해여고며서어아한된은는던])\s){0,3}$")
_BETWEEN_REACH = 44
_FUNDS_REACH = 24
# Between data as a topic and what it was used for: '는 주차 요원 배치에 활용됐다'
_USED = re.compile(r"[은는]\s(?:[^\s.,'\"]{1,10}\s){0,3}[^\s.,'\"]{1,10}에\s활용(?=됐|되고|돼|했)")
# A clause as a noun: '… 다시 짠 것이 좋은 예다', '… 연 것도', '둘째는 … 매긴 것이고'
_NOMINAL = re.compile(
    r"(?<=[가-힣])\s(것|점|일|작업|분석|서비스|모형|모델|상황판|시스템|지도|앱)(?=[이은는도을를과]\s|(?:이(?:고|며|다|었다)|다)[\s,.])"
)
_IS_PREDICATE = re.compile(r"(?:이(?:고|며|다|었다)|다)[\s,.]")
_FINISHED = ("것", "점", "일")
"""What may not be told of in the present; other nouns may: '묶는 작업'."""
# Behind data that something was worked out with: '데이터로 ', '데이터 4억 건을 활용해 '
_AS_MEANS = re.compile(
    r"(?:\s\d[\d,.만억천백여\s]{0,12}(?:건|개|종))?(?:으로|로|[을를]\s(?:[가-힣]{1,6}\s){0,2}(?:활용|이용|결합|분석|토대로|바탕으로)(?:해|하여)?)\s"
)
_AS_OWNER = re.compile(r"(?:\([^()\n]{1,20}\))?의\s")
_ORDINAL = re.compile(r"(?:째|하나|것|예|사례|성과|과제)(?:는|은)\s")
_NOT_DONE = re.compile(r"(?:ㄹ|을|던)$|^(?:않|못하|없)")


class ClauseReader:
    """Reads the clauses of one Doc that tell what was done. `named`: the projects that noun phrases name.

    `owners`: those of `named` that turn out to hold what was worked on: '시스템의 사고 정보를 표준화했다'.
    """

    def __init__(self, canvas: Canvas, phrases: PhraseReader, named: Iterable[Mention]) -> None:
        self.canvas = canvas
        self.doc: Doc = canvas.doc
        self.vocabulary = canvas.vocabulary
        self.phrases = phrases
        self.named = sorted(named)
        self.owners: list[Mention] = []

    def clauses(self) -> Iterator[Mention]:
        """The first thing done of each clause in which no project is named, but for data that it was done
        with: that is part of the clause.
        """
        last = 0
        for start, end in sorted(
            [*self._nominal(), *self._worked(), *self._was_measured(), *self._was_used()]
        ):
            clause = self._clause(start, end)
            if start < last or not self.canvas.is_free(start, end):
                continue
            begin = self._begin(clause, start)
            if begin is not None and end - begin <= LONGEST:
                last = clause[1]
                yield self.canvas.mention(begin, end, "clause")

    def _begin(self, clause: tuple[int, int], start: int) -> int | None:
        """Where the name begins of what a clause tells, whose object begins at `start`; None where a noun
        phrase of the clause is the name.
        """
        begin = start
        for mention in self.named:
            if not (mention.start < clause[1] and clause[0] < mention.end):
                continue
            owner = _AS_OWNER.match(self.canvas.text, mention.end)
            if mention.start == start and owner is not None:
                begin = owner.end()
                self.owners.append(mention)
            elif mention.end <= start and self._is_means(mention):
                begin = min(begin, mention.start)
            else:
                return None
        return begin

    def _is_means(self, mention: Mention) -> bool:
        """'교통카드 데이터로': data that something was done with."""
        text = self.canvas.text
        is_data = self.vocabulary.data.search(text[mention.start : mention.end])
        return is_data is not None and _AS_MEANS.match(text, mention.end) is not None

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause that holds a span: between ends of clauses, or of the sentence."""
        surface = self.canvas.surface
        first = last = surface.starts[start]
        while first > 0 and not self._closes(first - 1):
            first -= 1
        while last < len(self.doc) - 1 and (surface.places[last] < end or not self._closes(last)):
            last += 1
        return surface.places[first], surface.places[last]

    def _closes(self, i: int) -> bool:
        surface = self.canvas.surface
        tag = surface.tags[i]
        if tag in ("SF", "_SP"):
            return True
        return tag.endswith("EC") and surface.lemmas[i].rpartition("+")[2] in CLOSING

    # kinds of clauses ---------------------------------------------------------------------------------------

    def _worked(self) -> Iterator[tuple[int, int]]:
        """'악취 발생지를 추정했다', '노선 64개를 통폐합해': an object and what was done with it."""
        text = self.canvas.text
        for verb in self.vocabulary.works.finditer(text):
            begin = max(0, verb.start() - _BETWEEN_REACH)
            between = _BETWEEN.search(text[begin : verb.start()])
            if between is None:
                continue
            start = self._object(self.canvas.surface.starts.get(begin + between.start()), verb[0])
            if start is not None and verb.end() - start <= LONGEST:
                yield start, verb.end()

    def _nominal(self) -> Iterator[tuple[int, int]]:
        """'수거 차량 운행표를 다시 짠 것이 좋은 예다': a clause made a noun, of which something is told."""
        for noun in _NOMINAL.finditer(self.canvas.text):
            place = self.canvas.surface.starts.get(noun.start(1))
            if place is None or not self._is_told(noun):
                continue
            stop = self._object_of(place - 1, present=noun[1] not in _FINISHED)
            if stop is None or not self._informs(noun, self.doc[stop].idx):
                continue
            start = self._object(stop, "")
            if start is not None and noun.end() - start <= LONGEST:
                yield start, noun.end()

    def _informs(self, noun: re.Match[str], place: int) -> bool:
        text = self.canvas.text
        return informs(self.vocabulary, noun[1], text[max(0, place - 12) : place], text[place : noun.start()])

    def _was_measured(self) -> Iterator[tuple[int, int]]:
        """'주차 회전율을 뽑아 봤더니', '화재 위험도를 매기고': what was measured."""
        for particle in self.vocabulary.measuring.finditer(self.canvas.text):
            start = self._object(self.canvas.surface.starts.get(particle.start()), MEASURED)
            if start is not None and particle.start() - start <= LONGEST:
                yield start, particle.start()

    def _was_used(self) -> Iterator[tuple[int, int]]:
        """'시간대별 입장객 자료는 주차 요원 배치에 활용됐다': data and what it was used for."""
        for used in _USED.finditer(self.canvas.text):
            start = self._object(self.canvas.surface.starts.get(used.start()), USED)
            if start is not None and used.end() - start <= LONGEST:
                yield start, used.end()

    def _is_told(self, noun: re.Match[str]) -> bool:
        """Whether something is told of the clause: as a predicate it explains what was named before, but for
        'the second is that …'.
        """
        text = self.canvas.text
        if not _IS_PREDICATE.match(text, noun.end()):
            return True
        clause = self._clause(noun.start(1), noun.end())
        return _ORDINAL.search(text[clause[0] : noun.start()]) is not None

    def _object_of(self, verb: int, *, present: bool) -> int | None:
        """Index of the particle of the object of a verb before a noun: '운행표를 다시 짠'; None where it
        tells of no past (`present`: nor present).
        """
        surface = self.canvas.surface
        lemma = surface.lemmas[verb]
        if (
            not surface.tags[verb].endswith("ETM")
            or _NOT_DONE.search(lemma)
            or surface.lemmas[verb - 1] in ("않", "못하")
        ):
            return None
        if surface.words[verb].endswith("는") and not present:
            return None
        for i in range(verb - 1, max(-1, verb - OBJECT_REACH - 1), -1):
            if surface.tags[i] == "JKO":
                return i
            if surface.tags[i].endswith(("ETM", "EF")) or self._closes(i):
                return None
        return None

    # objects ------------------------------------------------------------------------------------------------

    def _object(self, stop: int | None, kind: str) -> int | None:
        """Where the object begins whose particle is token `stop`; None where it does not say what was worked
        on. `kind`: the noun of the verb; what was studied is measured, what was made use of is data.
        """
        if not stop:
            return None
        first = self.phrases.first(stop - 1)
        noun = self.doc[first:stop].text
        if self.vocabulary.unworked.search(noun) or not suits(self.vocabulary, noun, kind):
            return None
        if first > 1 and self.doc[first - 1].tag_ == "JC" and self.vocabulary.data.search(noun):
            first = self.phrases.first(first - 2)  # '산불 발생 이력과 기상 자료를'
        own = len(self.vocabulary.own_words(self.doc[first:stop]))
        counted = any(t.tag_ == "SN" for t in self.doc[first:stop])
        if own < 2 and kind not in (USED, MEASURED):
            first = self._modifier(first)
            words = self.vocabulary.own_words(self.doc[first:stop])
            own = sum(not self.vocabulary.measured.fullmatch(word.text) for word in words)
        start = self.doc[first].idx
        told = self.canvas.text[max(0, start - _FUNDS_REACH) : self.doc[stop].idx]
        if (
            self.vocabulary.funds.search(told)
            or not rests_on_data(self.vocabulary, told_before(self.canvas.text, start), kind)
            or not (own >= 2 or (own and counted))
        ):
            return None
        return start

    def _modifier(self, first: int) -> int:
        """Where the clause begins that modifies the noun at `first`: '기준에 맞지 않는 값'; `first` itself
        where none does.
        """
        tags = self.canvas.surface.tags
        if first == 0 or not tags[first - 1].endswith("ETM"):
            return first
        begin = first - 1
        while begin > 0 and first - begin < MODIFIER_REACH and not self._parts(begin - 1):
            begin -= 1
        return begin

    def _parts(self, i: int) -> bool:
        """Whether a token stands before a clause that modifies a noun: the end of another clause, a topic, a
        mark.
        """
        tag = self.canvas.surface.tags[i]
        if tag.endswith("EC"):
            return self.canvas.surface.words[i] != "지"
        if tag == "JKB":
            return self.canvas.surface.words[i] in ("로", "으로")
        is_topic = tag == "JX" and self.canvas.surface.words[i] in ("은", "는", "도")
        return is_topic or self._closes(i) or tag == "SP" or tag.startswith("SS") or tag.endswith("ETM")
