"""Whose a result or a number is: the subject of its clause, a list before or after it, or the institution that the article is about."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.resolve.recipients import Recipient, RecipientFinder, RecipientList
from extractor.resolve.scene import Scene, Sentence

_ATTRIBUTIVE = re.compile(
    r"^['\"]?\s?(?:등급|평가|판정|점수)?(?:을|를|에|으로|로)?\s?(?:받은|얻은|획득한|차지한|든|오른|선정된|뽑힌|된|그친|달성한|거둔|머문)?[^.,\n]{0,40}?(?:로는|으로는|에는|으로|은|는|이|가|:|-|\()\s"
)


_NEXT_WINNER = re.compile(
    r"\s?(?:이|가|은|는)?\s?|의?\s?['\"][^'\"\n]{2,80}['\"]\s?(?:과|와|,|·)\s?|\s?,\s?(?:그리고|및)\s[^.,\n]{0,30}|\s?(?:을|를)\s(?:비롯해|비롯한|포함해)\s"
)


class Subjects:
    """Answers `of(sentence, place)` for one scene. `outside`: the institution that the title names, or None."""

    def __init__(
        self, scene: Scene, finder: RecipientFinder, knowledge: Knowledge, outside: Recipient | None
    ) -> None:
        self.scene = scene
        self.finder = finder
        self.knowledge = knowledge
        self.lists = {
            index: [own for one in lists if (own := self._without_hosts(one)) is not None]
            for index, lists in finder.lists.items()
        }
        self.consumed = 0
        self.focus = self._focus(outside)

    def _without_hosts(self, one: RecipientList) -> RecipientList | None:
        """The list without bodies that run a programme, and without units that are no local government; None if nothing is left."""
        if one.role == "host":
            return None
        kept = tuple(r for r in one.recipients if not self._is_host(r) and self._can_win(r))
        return RecipientList(one.start, one.end, one.role, kept) if kept else None

    def _is_host(self, recipient: Recipient) -> bool:
        return recipient.key[1:] in self.knowledge.hosts

    def _can_win(self, recipient: Recipient) -> bool:
        codes = recipient.candidates or (recipient.key,)
        return recipient.key.startswith("=") or any(
            u.self_governing for c in codes for u in self.finder.units.get(c, ())
        )

    def _focus(self, outside: Recipient | None) -> Recipient | None:
        """The institution that the article is about: named by title and body, else the first subject of the body, else the title's."""
        named = [r for lists in self.lists.values() for one in lists for r in one.recipients]
        if outside is not None and (not named or any(_same(r, outside) for r in named)):
            return next((r for r in named if _same(r, outside)), outside)
        for roles in (("subject", "owner", "bare"), ("fellow", "other")):
            for sentence in self.scene.sentences[:6] if roles[0] == "subject" else self.scene.sentences:
                for one in self.lists[sentence.index]:
                    if one.role in roles:
                        return one.recipients[0]
        return outside

    def of(self, sentence: Sentence, mention: Mention, floor: int | None = None) -> tuple[Recipient, ...]:
        """Recipients that a mention in the sentence is told of. `floor`: where the previous result of the sentence ends."""
        begin = sentence.start if floor is None else floor
        lists = self.lists[sentence.index]
        before = [
            one for one in lists if begin <= one.start and one.end <= mention.start and one.role != "other"
        ]
        selves = [m for m in sentence.of("SELF") if begin <= m.start and m.end <= mention.start]
        if selves and (not before or selves[-1].start > before[-1].end):
            return self._self(selves[-1])
        if before and self.scene.text[before[-1].end : mention.start] == "(":
            return before[-1].recipients[-1:]
        within = next((one for one in lists if one.start < mention.start < one.end), None)
        if within is not None:
            bracketed = [
                r for r in within.recipients if self.scene.text[r.mention.end : mention.start] == "("
            ]
            if bracketed:
                return tuple(bracketed)
        if before:
            return self._joined(before)
        return self._after(sentence, mention)

    def all_of(self, sentence: Sentence) -> tuple[Recipient, ...]:
        """Every institution that the sentence lists as a winner."""
        return tuple(
            r
            for one in self.lists[sentence.index]
            if one.role in ("subject", "bare", "fellow")
            for r in one.recipients
        )

    def _joined(self, before: list[RecipientList]) -> tuple[Recipient, ...]:
        """The last list, with the one that it stands together with ('세종과 충남이 경기, 부산과 함께')."""
        chosen = list(before[-1].recipients)
        for one, following in zip(reversed(before[:-1]), reversed(before[1:]), strict=False):
            between = self.scene.text[one.end : following.start]
            if (
                following.role == "fellow"
                or (one.role == "fellow" and len(between) < 12)
                or _NEXT_WINNER.fullmatch(between)
            ):
                chosen = [*one.recipients, *chosen]
            else:
                break
        return tuple(chosen)

    def doer(self, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
        """Who did what a mention names: the nearest subject or owner before it, who handed it in after it, else who is spoken of."""
        text = self.scene.text
        lists = self.lists[sentence.index]
        handed = re.match(
            r"['\"]?\s?(?:을|를|로|으로|이라는|라는)?\s?(?:낸|출품한|제출한|발표한|내놓은|선보인|펴낸)\s(?:[가-힣]+\s)?",
            text[mention.end : mention.end + 20],
        )
        if handed:
            after = [one for one in lists if 0 <= one.start - mention.end - handed.end() <= 3]
            if after:
                return after[0].recipients
        bracket = [
            r
            for one in lists
            for r in one.recipients
            if re.fullmatch(r"\([^()]{0,20}['\"]?", text[r.mention.end : mention.start])
        ]
        if bracket:
            return tuple(bracket[-1:])
        before = [one for one in lists if one.end <= mention.start and one.role in ("subject", "owner")]
        selves = [m for m in sentence.of("SELF") if m.end <= mention.start]
        if selves and (not before or selves[-1].start > before[-1].end):
            return self._self(selves[-1])
        return before[-1].recipients if before else self.running(sentence)

    def _after(self, sentence: Sentence, mention: Mention) -> tuple[Recipient, ...]:
        """A list that follows a result which describes it: '미흡 평가를 받은 기관은 A와 B다', '우수: A, B', '우수기관에 A가 뽑혔다'."""
        bracket = re.match(r"\s?\([^()\n]{0,30}\)", self.scene.text[mention.end : mention.end + 34])
        if bracket:
            mention = msgspec.structs.replace(mention, end=mention.end + bracket.end())
        following = [m.start for m in sentence.of("GRADE", "HIGHEST", "PRIZE") if m.start >= mention.end]
        limit = min(following, default=sentence.end)
        lists = [
            one
            for one in self.lists[sentence.index]
            if mention.end <= one.start < limit and one.role in ("subject", "bare", "fellow", "owner")
        ]
        if (
            following
            and lists
            and not re.fullmatch(r"['\"]?[\s:\-△▲▷▶○◇◆■□]*", self.scene.text[mention.end : lists[0].start])
        ):
            # '… 우수, A와 B는 미흡': what stands before the next grade belongs to that one, unless this one introduces it
            introduced = _ATTRIBUTIVE.match(self.scene.text[mention.end : mention.end + 60])
            if not introduced:
                return ()
        between = self.scene.text[mention.end : lists[0].start] if lists else "."
        if not lists or not (
            re.fullmatch(r"['\"]?[\s:\-△▲▷▶○◇◆■□()]*", between) or _ATTRIBUTIVE.match(between + " ")
        ):
            return ()
        lists = lists[
            : 1
            + next((i for i, (a, b) in enumerate(pairwise(lists)) if not self._goes_on(a, b)), len(lists) - 1)
        ]
        self.consumed = lists[-1].end
        return tuple(r for one in lists for r in one.recipients)

    def _goes_on(self, one: RecipientList, following: RecipientList) -> bool:
        between = self.scene.text[one.end : following.start]
        return (
            one.role == "fellow"
            or bool(_NEXT_WINNER.fullmatch(between))
            or bool(re.fullmatch(r"(?![^,]*[며고])[^.]{0,4},\s?[^.,]{0,12}", between) and one.role == "bare")
        )

    def _self(self, mention: Mention) -> tuple[Recipient, ...]:
        """시는, 군은, 공사는: the focus, or the nearest institution of that kind before."""
        kind = mention.value
        if self.focus is not None and self._is_kind(self.focus, kind):
            return (self.focus,)
        for sentence in reversed(self.scene.sentences):
            for one in reversed(self.lists[sentence.index]):
                if one.end <= mention.start:
                    for recipient in reversed(one.recipients):
                        if self._is_kind(recipient, kind):
                            return (recipient,)
        return (self.focus,) if self.focus is not None else ()

    def _is_kind(self, recipient: Recipient, kind: str) -> bool:
        if recipient.key.startswith("="):
            return kind == "other"
        kinds = {
            u.kind for c in (recipient.candidates or (recipient.key,)) for u in self.finder.units.get(c, ())
        }
        return kind in kinds or (
            kind == "si"
            and any(
                u.name.endswith("시")
                for c in (recipient.candidates or (recipient.key,))
                for u in self.finder.units.get(c, ())
            )
        )

    def running(self, sentence: Sentence) -> tuple[Recipient, ...]:
        """Who the text is speaking of at the start of a sentence: the topic of the sentences before, else the focus."""
        for earlier in self.scene.before(sentence):
            topics = [one for one in self.lists[earlier.index] if one.role in ("subject", "owner")]
            if topics:
                return topics[-1].recipients
            if earlier.of("SELF"):
                break
        return (self.focus,) if self.focus is not None else ()


def _same(one: Recipient, other: Recipient) -> bool:
    left, right = set(one.candidates or (one.key,)), set(other.candidates or (other.key,))
    return bool(left & right)
