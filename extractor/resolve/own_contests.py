"""Who runs a programme or holds a contest: what its own offices and people won there is no award of it."""

from __future__ import annotations

import re

from extractor.knowledge import Programme
from extractor.resolve.events import Event, EventFinder, kind_of
from extractor.resolve.namesakes import Recipient
from extractor.resolve.outcome import Result
from extractor.resolve.recipients import RecipientFinder
from extractor.resolve.scene import Scene

HOST_REACH = 60
"""So near before the name of a contest the word for its host stands."""

# Between a city, or 시 for it, and the name of a contest: '하남시가 주최한', '시 주최로 열린';
# but 'A시가 정부가 주는', 'A시가 행안부 주관'
_HOLDS = re.compile(
    r"(?:\([^()\n]{1,20}\))?(?:이|가|에서)?\s"
    r"(?:(?:지난\s?[가-힣\d]{0,3}|올해|최근|처음|첫|직접|새로|자체|매년|해마다|\d{1,2}[월일]|시청에서|도청에서)\s){0,3}"
    r"(?:(?:주최|주관|개최|마련|진행|실시|추진|운영)(?:한|하는|해\s온|로\s연|로\s열린)?|연|여는|벌인|꾸린)\s['\"]?"
)
_HONOUR = re.compile("유공|표창|포상")
# Whose head gives a prize, by the end of its name: a city's mayor, a province's governor
_HEADS = {"시장": "시", "도지사": "도", "교육감": "교육청"}


class OwnContests:
    """Tells of one scene who runs what it names."""

    def __init__(self, finder: EventFinder, recipients: RecipientFinder) -> None:
        self.finder = finder
        self.recipients = recipients
        self.scene: Scene = finder.scene

    def is_run_by(
        self, programme: Programme, event: Event, recipient: Recipient, focus: Recipient | None
    ) -> bool:
        """Whether a recipient runs a programme, holds the contest of an event or gives its prizes. `focus`:
        whom 시, 군, 구 mean.
        """
        if programme.kind == "contest" and (
            recipient.key in self.recipients.givers or self._holds(recipient, focus, event)
        ):
            return True
        return (
            recipient.key[1:] in programme.hosts or self.scene.surface(recipient.mention) in programme.hosts
        )

    def is_own_prize(self, result: Result, recipient: Recipient) -> bool:
        """Whether a prize is that of the recipient's own head: '시장 표창' told of a city, which gives it."""
        if result.kind != "prize" or result.mention.place != self.scene.place:
            return False
        prize = self.scene.surface(result.mention)
        end = next((end for head, end in _HEADS.items() if prize.startswith(head)), None)
        names = [unit.name for unit in self.recipients.units.of(recipient.codes)] or [recipient.key]
        return end is not None and all(name.endswith(end) for name in names)

    def _holds(self, recipient: Recipient, focus: Recipient | None, event: Event) -> bool:
        """Whether a recipient holds the contest of an event: as its host, or as the one it is named after."""
        name = self._name(event)
        if name is None or _HONOUR.search(self.scene.text, name.start, name.end):
            return False
        text, codes = self.scene.text, set(recipient.codes)
        sentence = self.scene.sentence_at(name.start)
        means_it = focus is not None and recipient.may_be(focus)
        for mention in sentence.between(name.start - HOST_REACH, name.end, "INSTITUTION", "STEM", "SELF"):
            if not means_it if mention.label == "SELF" else codes.isdisjoint(mention.value.split("|")):
                continue
            held = _HOLDS.match(text, mention.end, name.end)  # the verb may be read as part of the name
            if mention.start >= name.start or (held is not None and held.end() >= name.start):
                return True
        return False

    def _name(self, event: Event) -> Event | None:
        """The contest in full that an event names or points back to."""
        if event.mention.place != self.scene.place:
            return None
        if event.mention.label == "PROGRAMME":
            return event
        sentence = self.scene.sentence_at(event.start)
        named = [
            e
            for e in (*self.finder.named_before(sentence), *self.finder.by_sentence[sentence.index])
            if e.mention.label == "PROGRAMME"
            and e.start <= event.start
            and kind_of(self.finder.knowledge, e) == "contest"
        ]
        return named[-1] if named else None
