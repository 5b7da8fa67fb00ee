"""Full-text search over titles, texts and projects, in Korean as it is written.

How texts become tokens is told in `tokens`. The index holds pairs of syllables, which nobody wants to read:
what a hit shows is cut from the article's own text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.errors import StoreError
from extractor.store.database import Database
from extractor.store.opened import OpenDatabase
from extractor.store.rows import Row
from extractor.store.tokens import OTHER, is_syllables, match_expression, normalize, runs

Marks = tuple[tuple[int, int], ...]
"""Spans (start, end) in code points, in order and apart from each other."""

SNIPPET = 160
"""Length of a snippet in code points, at most."""
_BEFORE = 40
_TITLE_WEIGHT, _TEXT_WEIGHT, _PROJECTS_WEIGHT = 10.0, 1.0, 5.0

# A letter with the accents, vowels or final consonants that follow it as characters of their own.
_CLUSTER = re.compile("(?s).[\u0300-\u036f\u1160-\u11ff\u3099\u309a]*")

# A common word stands in every article. So the index ranks first, by numbers that it has itself; articles
# are looked at for those at the top and their equals, and texts are read for what is shown.
_QUERY = f"""
WITH found AS MATERIALIZED (
    SELECT rowid AS id, bm25(article_search_fts, {_TITLE_WEIGHT}, {_TEXT_WEIGHT}, {_PROJECTS_WEIGHT}) AS rank
    FROM article_search_fts WHERE article_search_fts MATCH ?1
), best AS MATERIALIZED (
    SELECT a.key, found.rank
    FROM found CROSS JOIN articles a ON a.search_id = found.id
    WHERE found.rank <= (SELECT max(rank) FROM (SELECT rank FROM found ORDER BY rank LIMIT ?2))
    ORDER BY found.rank, a.published DESC, a.key
    LIMIT ?2
)
SELECT a.key, a.title, a.publisher, a.published, a.url, a.source, a.text, best.rank
FROM best CROSS JOIN articles a ON a.key = best.key
ORDER BY best.rank, a.published DESC, a.key
"""


_AWARDS = """
SELECT DISTINCT c.award
FROM (SELECT rowid AS id FROM article_search_fts WHERE article_search_fts MATCH ?) found
CROSS JOIN articles a INDEXED BY idx_articles_search_id_publisher_key ON a.search_id = found.id
CROSS JOIN claims c ON c.article = a.key
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that holds all words.

    `snippet`: a piece of its text around the words, on one line; `marks`, `title_marks`: where the words
    stand in snippet and title; `rank`: the smaller the better (BM25) among those that hold all words in title
    and projects, and among the others.
    """

    article: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    source: str
    snippet: str
    marks: Marks
    title_marks: Marks
    rank: float


def search(db: Database, words: str | Sequence[str], limit: int = 20) -> list[Hit]:
    """Articles that hold every one of `words`: first those that do so in title and projects, then the others,
    each the best first.

    A word is found inside longer ones (경산 in 경산시가); letters and digits are matched as wholes, in either
    case. Raises `StoreError` where there is no letter or digit to search for.
    """
    query = words if isinstance(words, str) else " ".join(words)
    expression = match_expression(query)
    if expression is None:
        raise StoreError(f"nothing to search for in {query!r}; give at least one word of letters or digits")
    patterns = [_pattern(word) for word in normalize(query).split() if any(runs(word))]
    hits = []
    for row in _ranked(db, expression, limit):
        text, title = row.pop("text"), row["title"] or ""
        snippet, marks = _snippet(text, patterns)
        key = row.pop("key")
        title_marks = _merge(span for spans in _find(title, patterns) for span in spans)
        hits.append(Hit(article=key, snippet=snippet, marks=marks, title_marks=title_marks, **row))
    return hits


def _ranked(db: Database, expression: str, limit: int) -> list[Row]:
    """The best articles. Where enough have all words in their titles and projects, the others, which may be
    nearly all that there are, need not be ranked.
    """
    first = db.rows(_QUERY, f"{{title projects}} : ({expression})", limit)
    if len(first) == limit:
        return first
    known = {row["key"] for row in first}
    others = (row for row in db.rows(_QUERY, expression, limit) if row["key"] not in known)
    return [*first, *others][:limit]


def awards_told_with(db: OpenDatabase, words: str) -> list[str]:
    """Keys of the awards that articles with every one of `words` tell of; none where there is no letter or
    digit to search for.
    """
    expression = match_expression(words)
    return [row["award"] for row in db.rows(_AWARDS, expression)] if expression else []


def mark(text: str, marks: Marks, before: str = "[", after: str = "]") -> str:
    """The text with each marked span between `before` and `after`."""
    parts, last = [], 0
    for start, end in marks:
        parts += [text[last:start], before, text[start:end], after]
        last = end
    return "".join([*parts, text[last:]])


def _pattern(word: str) -> re.Pattern[str]:
    """What the phrase of a word stands for in a normalized text."""
    parts = [
        re.escape(run) if is_syllables(run) else f"(?<!{OTHER}){re.escape(run)}(?!{OTHER})"
        for run in runs(word)
    ]
    return re.compile(r"[\W_]*".join(parts))


def _find(text: str, patterns: list[re.Pattern[str]]) -> list[list[tuple[int, int]]]:
    """For each pattern the spans of its matches, as offsets in the original text."""
    folded: list[str] = []
    starts: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        form = normalize(cluster.group())
        folded.append(form)
        starts += [cluster.start()] * len(form)
    starts.append(len(text))
    joined = "".join(folded)
    found = []
    for pattern in patterns:
        spans = [match.span() for match in pattern.finditer(joined)]
        found.append([(starts[start], _after(starts, end)) for start, end in spans])
    return found


def _after(starts: list[int], end: int) -> int:
    """Where the cluster of the last matched character ends."""
    while starts[end] == starts[end - 1]:
        end += 1
    return starts[end]


def _snippet(text: str, patterns: list[re.Pattern[str]]) -> tuple[str, Marks]:
    found = _find(text, patterns)
    spans = sorted((start, end, word) for word, matches in enumerate(found) for start, end in matches)
    start = 0
    if spans:
        reach = SNIPPET - 2 * _BEFORE

        def words_from(first: int) -> int:
            return len({word for start, end, word in spans if start >= first and end <= first + reach})

        best = min(spans, key=lambda span: (-words_from(span[0]), span[0]))[0]
        start = _word_start(text, best)
    end = min(len(text), start + SNIPPET - 2)  # two places for the marks of omission
    left, right = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(left) - start
    inside = [(first + shift, last + shift) for first, last, _ in spans if start <= first and last <= end]
    return left + re.sub(r"\s", " ", text[start:end]) + right, _merge(inside)


def _word_start(text: str, place: int) -> int:
    """The start of a word some way before `place`, or of the line that it is in."""
    earliest = max(0, place - _BEFORE)
    if earliest == 0:
        return 0
    line = text.rfind("\n", earliest, place)
    if line >= 0:
        return line + 1
    blank = text.find(" ", earliest, place)
    return blank + 1 if blank >= 0 else earliest


def _merge(spans: Iterable[tuple[int, int]]) -> Marks:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
