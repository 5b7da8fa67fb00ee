"""A mention: a span of the folded text with a label and a value; kept in the Doc as the span group
`mentions`.

spaCy's own fields carry everything, so displaCy, DocBin and plain spaCy code can use it: `span.label_` the
label, `span.id_` the rule, `span.kb_id_` the value as text.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from spacy.tokens import Doc, SpanGroup

from extractor.model import Place

GROUP = "mentions"


class Mention(msgspec.Struct, frozen=True, order=True):
    """A labelled span. `start`, `end`: offsets in the Doc's text; `value`: the value as text, its form
    depending on the label.

    Of label INSTITUTION the value is candidate recipients joined by `|`: region codes, or a name behind `=`;
    of PROGRAMME the programme's id.
    """

    start: int
    end: int
    label: str
    value: str
    rule: str
    digest: str
    place: Place = "text"
    """Which text it stands in: the article's, or its title."""

    def covers(self, other: Mention) -> bool:
        """Whether the other mention lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Mention) -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


def write_mentions(doc: Doc, mentions: Iterable[Mention]) -> None:
    """Stores mentions in the Doc, sorted by place. Mentions that do not fit token boundaries are widened to
    them.
    """
    spans = []
    digests = {}
    for mention in sorted(set(mentions)):
        span = doc.char_span(
            mention.start,
            mention.end,
            label=mention.label,
            kb_id=mention.value,
            span_id=mention.rule,
            alignment_mode="expand",
        )
        if span is not None:
            spans.append(span)
            digests[mention.rule] = mention.digest
    doc.spans[GROUP] = SpanGroup(doc, name=GROUP, spans=spans, attrs={"digests": digests})


def read_mentions(doc: Doc, place: Place = "text") -> list[Mention]:
    """The mentions of a Doc in order. `place`: which text the Doc holds."""
    if GROUP not in doc.spans:
        return []
    group = doc.spans[GROUP]
    digests = group.attrs.get("digests", {})
    return sorted(
        Mention(s.start_char, s.end_char, s.label_, s.kb_id_, s.id_, digests.get(s.id_, ""), place)
        for s in group
    )
