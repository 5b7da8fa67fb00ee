"""A stored article as evidence: its sentences with the values marked, and the table of values under them.

Marks, tables' words and reasons are those of the explanation; nothing is analysed anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from extractor.columns import FIELDS
from extractor.explain.records import ExplainedAward, ExplainedValue, Explanation
from extractor.explain.values import explained_values, shown
from extractor.explain.webtext import marked, row, safe, spot, web_address
from extractor.model import Article

_AFTER_SENTENCE = re.compile(r"(?<=[가-힣])[.?!][”’\"')\]]*(\s+)")
_LONGEST_FRAGMENT = 60


class Sentence(msgspec.Struct, frozen=True):
    """A line of the article as HTML. `skipped`: sentences before it are left out."""

    html: Markup
    skipped: bool = False


class ShownValue(msgspec.Struct, frozen=True):
    """One value with one piece of evidence, as a row of the table."""

    anchor: str
    label: str
    value: str
    quote: Markup
    target: str
    rule: str
    note: str
    inferred: bool
    why: str | None
    why_is_english: bool


class Telling(msgspec.Struct, frozen=True):
    """One article's evidence. `awards`: for each of its awards the rows of the table."""

    key: str
    article: Article
    title: Markup
    address: str | None
    fragment: str | None
    """The address with the first quote as a text fragment: the browser goes to the words."""
    sentences: tuple[Sentence, ...]
    awards: tuple[tuple[ShownValue, ...], ...]


def telling(
    key: str,
    article: Article,
    positions: Sequence[int],
    titles: Mapping[str, str],
    notes: Mapping[str, str],
    *,
    scope: str = "",
    whole: bool = False,
) -> Telling:
    """What an article says of the awards at `positions`.

    `titles`: of programmes, by id; `notes`: what each rule looks for, by its id; `scope` goes before every
    anchor; `whole`: all sentences, not the marked alone.
    """
    awards = [article.awards[position] for position in positions if position < len(article.awards)]
    explanation = Explanation(
        article=article,
        mentions=(),
        awards=tuple(ExplainedAward(award, "", explained_values(award, notes), ()) for award in awards),
        unused=(),
    )
    text = article.text if whole else one_sentence_a_line(article.text)
    lines = marked(explanation, text, "text", scope)
    title = " ".join(marked(explanation, (article.title or "").replace("\n", " "), "title", scope))
    address = web_address(article.url)
    return Telling(
        key=key,
        article=article,
        title=Markup(title),
        address=address,
        fragment=_fragment(address, explanation),
        sentences=tuple(_sentences(lines, whole=whole)),
        awards=tuple(
            tuple(_rows(index, explained.values, titles, scope))
            for index, explained in enumerate(explanation.awards)
        ),
    )


def one_sentence_a_line(text: str) -> str:
    """The text with a line feed in the place of the white space between two sentences: offsets stay.

    For showing alone: a stop within a quotation ends none.
    """
    parts = list(text)
    for match in _AFTER_SENTENCE.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start(1)]
        if all(line.count(left) <= line.count(right) for left, right in ("“”", "‘’")):
            parts[match.start(1)] = "\n"
    return "".join(parts)


def _sentences(lines: Sequence[str], *, whole: bool) -> list[Sentence]:
    found: list[Sentence] = []
    skipped = False
    for line in lines:
        if whole or "<mark" in line:
            if line.strip():
                found.append(Sentence(Markup(line), skipped and not whole))
            skipped = False
        elif line.strip():
            skipped = True
    return found


def _rows(
    index: int, values: Sequence[ExplainedValue], titles: Mapping[str, str], scope: str
) -> list[ShownValue]:
    rows = []
    seen: set[str] = set()
    for value in values:
        e = value.evidence
        words = shown(value.field, value.value)
        rows.append(
            ShownValue(
                anchor="" if value.field in seen else scope + row(index, value.field),
                label=FIELDS.get(value.field, value.field),
                value=titles.get(words, words) if value.field == "programme" else words,
                quote=Markup(safe(e.quote)),
                target=scope + spot(e.place, e.start, e.end),
                rule=e.rule,
                note=value.note,
                inferred=e.basis == "inferred",
                why=value.why.korean if value.why else None,
                why_is_english=value.why is not None and value.why.korean == value.why.text,
            )
        )
        seen.add(value.field)
    return rows


def _fragment(address: str | None, explanation: Explanation) -> str | None:
    quotes = [
        value.evidence.quote
        for award in explanation.awards
        for field in ("grade", "score", "programme", "recipient")
        for value in award.values
        if value.field == field and value.evidence.place == "text"
    ]
    if address is None or "#" in address or not quotes:
        return None
    words = quotes[0][:_LONGEST_FRAGMENT]
    return f"{address}#:~:text={quote(words, safe='').replace('-', '%2D')}"
