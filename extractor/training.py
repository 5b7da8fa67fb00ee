"""Stored articles as training data for spaCy: one DocBin, for `spancat` and for `ner`.

Each article is a Doc of our tokenizer with sentences, `doc.text` the article's text. What its awards stand on
there (not in the title) is marked, with the field as the label:

- `doc.spans["sc"]`, the key that `spancat` takes unless told otherwise: what the text *states*. Spans may
  overlap.
- `doc.spans["inferred"]`: the words that a value *follows from*. They are kept apart, since they are no
  examples of their label: a number of institutions that gives away the year is no year.
- `doc.ents`: those of "sc" that overlap none, the longest first (`spacy.util.filter_spans`), for `ner`. A
  year within the name of a programme is in "sc" alone.

`span.id_` is the rule, `span.kb_id_` the value; the group's attributes hold for each span the keys of the
awards that it stands under (`awards`) and why, where it is inferred (`reasons`). A span that several awards
of one article share is there once. Codes and kinds of recipients are no labels: they are known of the
recipient, whose name is marked. `doc.user_data["article"]` names the article. An article without an award is
there too, with nothing marked.

A quote that ends within a token is widened to the token, as mentions are (`alignment_mode="expand"`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from extractor.model import VALUE_FIELDS, Article, Basis
from extractor.store.rows import Row, article_row, claim_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

SPANS: dict[Basis, str] = {"stated": "sc", "inferred": "inferred"}
"""The span group of each basis."""
LABELS = tuple(field for field in VALUE_FIELDS if field not in ("region_code", "recipient_kind"))
_ATTRIBUTES = ("TAG", "POS", "LEMMA", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")
_ABOUT = ("key", "id", "source", "url", "title", "publisher", "reporter", "published")


class _Mark(NamedTuple):
    """Where a span is, and what it is an example of."""

    start: int
    end: int
    label: str


def write_docbin(
    articles: Iterable[tuple[str, Article]], out: BinaryIO, done: Callable[[], object] = lambda: None
) -> int:
    """Writes articles, with their keys, as a DocBin, and gives their number; `done` is called after each.

    Articles are read and tokenized one by one, but a DocBin is kept in memory until it is written: some 80 kB
    for an article of 220 tokens.
    """
    from spacy.tokens import DocBin  # noqa: PLC0415 - takes 1.5 s, and no other format needs it

    from extractor.language import load_language  # noqa: PLC0415

    nlp = load_language()
    sentences = nlp.get_pipe("korean_sentences")
    made = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for key, article in articles:
        made.add(annotate(sentences(nlp.tokenizer(article.text)), key, article))
        done()
    out.write(made.to_bytes())
    return len(made)


def annotate(doc: Doc, key: str, article: Article) -> Doc:
    """Marks in the Doc of an article what its awards stand on, and gives the Doc."""
    from spacy.util import filter_spans  # noqa: PLC0415

    about = article_row(key, article)
    doc.user_data["article"] = {name: about[name] for name in _ABOUT}
    claims = [row for row in claim_rows(key, article) if row["place"] == "text" and row["field"] in LABELS]
    for basis, group in SPANS.items():
        _mark(doc, group, [row for row in claims if row["basis"] == basis])
    doc.ents = filter_spans(doc.spans[SPANS["stated"]])
    return doc


def _mark(doc: Doc, group: str, claims: Iterable[Row]) -> None:
    """Makes a span group of claims, in the order of the text."""
    from spacy.tokens import SpanGroup  # noqa: PLC0415

    under: dict[_Mark, list[Row]] = {}
    for row in claims:
        under.setdefault(_Mark(row["start"], row["end"], row["field"]), []).append(row)
    spans, awards, reasons = [], [], []
    for mark in sorted(under):
        first = under[mark][0]
        span: Any = doc.char_span(
            mark.start,
            mark.end,
            label=mark.label,
            kb_id=first["value"],
            span_id=first["rule"],
            alignment_mode="expand",
        )
        if span is not None:
            spans.append(span)
            awards.append(list(dict.fromkeys(row["award"] for row in under[mark])))
            reasons.append(first["reason"])
    attributes = {"awards": awards, "reasons": reasons}
    doc.spans[group] = SpanGroup(doc, name=group, spans=spans, attrs=attributes)
