"""Whose a result or a number is: the subject of its clause, a list before or after it, or the institution
that the article is about.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile, tee

import msgspec

from extractor.knowledge import Knowledge
from extractor.recognize.gazetteer import COUNCIL
from extractor.recognize.mentions import Mention
from extractor.resolve.interviews import questions
from extractor.resolve.introductions import NEXT_WINNER, Introductions, graded_with
from extractor.resolve.namesakes import Recipient
from extractor.resolve.recipients import RecipientFinder, RecipientList, is_predicate
from extractor.resolve.scene import Scene, Sentence
from extractor.resolve.selves import former_office, is_kind, meant_by, other_body_before

LEAD_SENTENCES = 6
"""Among so many first sentences of prose the subject of the article is looked for."""

_PROSE = re.compile(r"다[.!?]?['\")\s]*$")
# Between a result and whom somebody chose for it; and behind them
_FOR_IT = re.compile(r"['\"]?\s?(?:등급|기관|수상\s?(?:기관|작|자))?(?:에는|에|으로는|으로|로)\s")
_CHOSEN = r"(?:을|를)\s(?:각각\s|나란히\s|최종\s)?(?:선정|뽑|올렸|선발|낙점)"
# Between a number and the name that it describes: '28.7점의 울릉군'
_OF_NUMBER = re.compile(r"(?:의|인)\s")


class Subjects:
    """Answers who a mention of one scene is told of.

    `outside`: the institution that the article's other text is about, or None. `focus`: the one that this
    text is about. `home`: the one whose council the text names. `lists`: the lists of institutions that can
    win, by sentence. `consumed`: where the last list ends that was found behind a result.
    """

    def __init__(
        self, scene: Scene, finder: RecipientFinder, knowledge: Knowledge, outside: Recipient | None
    ) -> None:
        self.scene = scene
        self.units = finder.units
        self.knowledge = knowledge
        self.lists = {
            index: [own for one in lists if (own := self._without_hosts(one)) is not None]
            for index, lists in finder.lists.items()
        }
        self.introductions = Introductions(scene, knowledge.cues)
        self.questions = questions(scene.text)
        self.consumed = 0
        self.focus = self._focus(outside)
        councils = [m for m in scene.mentions if m.label == COUNCIL]
        self.home = finder.namesakes.decide(councils[0]) if len({m.value for m in councils}) == 1 else None

    # who can be meant ---------------------------------------------------------------------------------------

    def _without_hosts(self, one: RecipientList) -> RecipientList | None:
        """The list without bodies that run a programme, and without units that are no local government; None
        if nothing is left.
        """
        if one.role == "host":
            return None
        kept = tuple(r for r in one.recipients if self._can_win(r))
        return msgspec.structs.replace(one, recipients=kept) if kept else None

    def _can_win(self, recipient: Recipient) -> bool:
        if recipient.key[1:] in self.knowledge.hosts:
            return False
        return recipient.key.startswith("=") or any(u.self_governing for u in self.units.of(recipient.codes))

    def _focus(self, outside: Recipient | None) -> Recipient | None:
        """The institution that the article is about: named by title and body, else the first subject of the
        body, else the title's.
        """
        named = [r for lists in self.lists.values() for one in lists for r in one.recipients]
        if outside is not None and (not named or any(r.may_be(outside) for r in named)):
            return next((r for r in named if r.may_be(outside)), outside)
        lead = self._first_in(self._lead(), "subject", "owner", "bare")
        return lead or self._first_in(self.scene.sentences, "fellow", "other") or outside

    def _lead(self) -> list[Sentence]:
        """The first sentences, up to so many that end as prose does (not lines of weather, captions)."""
        sentences = self.scene.sentences
        prose = [s.index for s in sentences if _PROSE.search(self.scene.of_sentence(s))]
        return sentences[: prose[LEAD_SENTENCES - 1] + 1] if len(prose) >= LEAD_SENTENCES else sentences

    def _first_in(self, sentences: list[Sentence], *roles: str) -> Recipient | None:
        lists = (
            one
            for s in sentences
            for one in self.lists[s.index]
            if one.role in roles and not self.scene.quoted_before(one.start, len(self.scene.text))
        )
        first = next(lists, None)
        return first.recipients[0] if first is not None else None

    # who is told of -----------------------------------------------------------------------------------------

    def of(self, sentence: Sentence, mention: Mention, floor: int | None = None) -> tuple[Recipient, ...]:
        """Recipients that a mention in the sentence is told of. `floor`: where the previous result of the
        sentence ends.
        """
        described = self._behind(sentence, mention, described=True) or self._chosen(sentence, mention)
        if described:
            return described
        begin = sentence.start if floor is None else floor
        before = [
            one
            for one in self.lists[sentence.index]
            if begin <= one.start and one.end <= mention.start and one.role != "other"
        ]
        before = self._without_modifiers(before)
        selves = [m for m in sentence.of("SELF") if begin <= m.start and m.end <= mention.start]
        if selves and (not before or selves[-1].start > before[-1].end):
            return self.meant_by_self(selves[-1])
        if before and self.scene.text[before[-1].end : mention.start] == "(":
            return before[-1].recipients[-1:]
        bracketed = self._bracketed(sentence, mention)
        if bracketed:
            return bracketed
        return self._joined(before) if before else self._behind(sentence, mention)

    def _chosen(self, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
        """Whom somebody chose for a prize, right behind it: '개발원은 대상에 A시를 선정했다'."""
        chosen = self.knowledge.cues.regex(_CHOSEN)
        for one in self.lists[sentence.index]:
            if _FOR_IT.fullmatch(self.scene.text, mention.end, max(mention.end, one.start)):
                if not chosen.match(self.scene.text, one.end):
                    return ()
                self.consumed = one.end
                return one.recipients
        return ()

    def described_beside(self, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
        """Who is described with a result beside the sentence's own subject: '보통 등급인 A보다'."""
        lists = self.introductions.described(self.lists[sentence.index], mention)
        return lists[0].recipients if lists and lists[0].role == "other" else ()

    def _behind(
        self, sentence: Sentence, mention: Mention, *, described: bool = False
    ) -> tuple[Recipient, ...]:
        """Recipients in the lists that a mention introduces, or describes."""
        lists = self.lists[sentence.index]
        chosen = (
            self.introductions.described(lists, mention)
            if described
            else self.introductions.introduced(lists, sentence, mention)
        )
        if chosen:
            self.consumed = chosen[-1].end
        return tuple(r for one in chosen for r in one.recipients)

    def _without_modifiers(self, lists: list[RecipientList]) -> list[RecipientList]:
        """The lists without those behind a subject that only modify a noun: 'A군이 B시 식구가 된 뒤'."""
        subject = next((i for i, one in enumerate(lists) if one.role == "subject"), len(lists))
        return [
            one
            for i, one in enumerate(lists)
            if i <= subject or one.role != "bare" or not self._modifies_noun(one.end)
        ]

    def _modifies_noun(self, end: int) -> bool:
        """Whether a common noun with a particle follows the name that ends at `end`."""
        if self.scene.ahead(end, 1) != " ":
            return False
        span = self.scene.doc.char_span(end + 1, end + 2, alignment_mode="expand")
        after = self.scene.doc[span.end : span.end + 1] if span is not None else None
        return (
            span is not None
            and span[0].tag_ == "NNG"
            and after is not None
            and len(after) == 1
            and after[0].tag_.startswith(("JKS", "JKO", "JKC", "JKB"))
            and not any(m.start == end + 1 for m in self.scene.sentence_at(end).mentions)
        )

    def all_of(self, sentence: Sentence, floor: int | None, ceiling: int) -> tuple[Recipient, ...]:
        """Every institution that the sentence lists as a winner. `floor`: where the previous result ends;
        `ceiling`: where the list does.
        """
        before = [
            one for one in self.lists[sentence.index] if (floor or sentence.start) <= one.start < ceiling
        ]
        winners = [one for one in before if one.role in ("subject", "bare", "fellow")]
        owners = [one for one in before if one.role == "owner"]  # 'A의 분석과 B의 예측이 담겼다'
        return tuple(r for one in winners or owners for r in one.recipients)

    def told_of(self, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
        """Recipients that a number is told of: who is described with it ('28.7점의 울릉군'), else in its
        sentence, else who the text is speaking of.
        """
        described = [
            one
            for one in self.lists[sentence.index]
            if _OF_NUMBER.fullmatch(self.scene.text[mention.end : one.start])
        ]
        if described:
            return described[0].recipients[:1]
        told = self.of(sentence, graded_with(sentence, mention))
        if told:
            return told
        other = other_body_before(sentence.of("SELF"), mention)
        return () if other is not None and not self.meant_by_self(other) else self.running(sentence)

    def running(self, sentence: Sentence) -> tuple[Recipient, ...]:
        """Who the text is speaking of at the start of a sentence: the topic of the sentences before (not one
        that only somebody's words name), else the focus.
        """
        asked = max((place for place in self.questions if place <= sentence.start), default=0)
        for earlier in self.scene.before(sentence):
            if earlier.end <= asked:
                break
            topics = [
                one
                for one in self.lists[earlier.index]
                if (one.role in ("subject", "owner") or is_predicate(self.scene, one))
                and not self.scene.quoted_before(one.start, sentence.start)
                and not self._is_measure(earlier, one)
            ]
            if topics:
                return topics[-1].recipients
            if selves := earlier.of("SELF"):
                return self._focus_alone() or self.meant_by_self(selves[-1])
        return self._focus_alone()

    def _is_measure(self, sentence: Sentence, one: RecipientList) -> bool:
        """Whether a list only owns points that another's are held against: '논산의 91.3점에 못 미친다'."""
        return one.role == "owner" and any(m.start == one.end + 2 for m in sentence.of("POINTS"))

    def _bracketed(self, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
        """The member of a list right behind which a mention stands in brackets: 'A(우수), B(보통)'."""
        lists = self.lists[sentence.index]
        within = next((one for one in lists if one.start < mention.start <= one.end + 1), None)
        if within is None:
            return ()
        return tuple(r for r in within.recipients if self.scene.text[r.mention.end : mention.start] == "(")

    def _joined(self, before: list[RecipientList]) -> tuple[Recipient, ...]:
        """The last list, with the one that it stands together with ('세종과 충남이 경기, 부산과 함께')."""
        chosen = list(before[-1].recipients)
        for following, one in pairwise(reversed(before)):
            between = self.scene.text[one.end : following.start]
            if not (
                following.role == "fellow"
                or (one.role == "fellow" and len(between) < 12)
                or NEXT_WINNER.fullmatch(between)
            ):
                break
            chosen = [*one.recipients, *chosen]
        return tuple(chosen)

    # words for the article's own institution ----------------------------------------------------------------

    def meant_by_self(self, mention: Mention) -> tuple[Recipient, ...]:
        """Who 시는, 군은, 공사는 is: the focus, or the nearest institution of that kind before; 우리 시 in a
        council that of the council.
        """
        home = self.scene.sentence_at(mention.start)
        said_in_council = self.scene.behind(mention.start, 3) == "우리 " and not self.lists[home.index]
        if (
            (self.focus is None or said_in_council)
            and self.home is not None
            and is_kind(self.home, mention.value, self.units)
        ):
            return (self.home,)
        before = (
            r
            for sentence in reversed(self.scene.sentences[: home.index + 1])
            for one in reversed(self.lists[sentence.index])
            if one.end <= mention.start
            for r in reversed(one.recipients)
        )
        nearest, others = tee(before)
        here = takewhile(lambda r: r.mention.start >= home.start, nearest)
        meant = former_office(self.scene.text, mention, here, self.units) or meant_by(
            self.scene.surface(mention), mention.value, self.focus, others, self.units
        )
        return (meant,) if meant is not None else ()

    def _focus_alone(self) -> tuple[Recipient, ...]:
        return (self.focus,) if self.focus is not None else ()
