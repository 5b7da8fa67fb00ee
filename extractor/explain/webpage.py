"""The explanation as one self-contained page: no script, nothing loaded, everything of the article escaped.

displaCy is not used: it has no links from a value to its words, and leaves labels unescaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from extractor.columns import FIELDS
from extractor.explain.build import explain
from extractor.explain.records import ExplainedAward, ExplainedValue, Explanation, Missing, Unused
from extractor.explain.style import KINDS, style_sheet
from extractor.explain.values import shown
from extractor.explain.webtext import link, marked, row, safe, spot
from extractor.explain.words import LABELS
from extractor.model import Article, Place

if TYPE_CHECKING:
    from extractor.pipeline import Extractor

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded or run, whatever the article holds."""


def explain_html(extractor: Extractor, article: Article) -> str:
    """The explanation of an article as one HTML page in Korean, to be written as UTF-8."""
    return render(explain(extractor, article))


def render(explanation: Explanation) -> str:
    """An explanation as one HTML page."""
    title = safe(explanation.article.title or explanation.article.id)
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="ko">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>추출 근거 – {title}</title>\n<style>{style_sheet()}</style>\n</head>\n<body>",
            '<a class="skip" href="#article">기사 본문으로 건너뛰기</a>',
            *_header(explanation),
            "<main>",
            *_summary(explanation),
            *_article(explanation),
            *(line for i, award in enumerate(explanation.awards) for line in _award(i, award, explanation)),
            *_unused(explanation),
            *_mentions(explanation),
            "</main>\n</body>\n</html>",
        ]
    )


# parts --------------------------------------------------------------------------------------------


def _header(explanation: Explanation) -> Iterator[str]:
    article = explanation.article
    yield "<header>"
    if article.title:
        yield f"<h1><bdi>{' '.join(marked(explanation, article.title, 'title'))}</bdi></h1>"
    else:
        yield f"<h1>{safe(article.id)}</h1>"
    about = [safe(part) for part in (article.publisher, article.reporter) if part]
    if article.published is not None:
        about.append(
            f'<time datetime="{article.published.isoformat()}">{article.published.isoformat()}</time>'
        )
    if article.url:
        about.append(link(article.url))
    yield f'<p class="about">{" · ".join(about) or safe(article.source)}</p>\n</header>'


def _summary(explanation: Explanation) -> Iterator[str]:
    article = explanation.article
    if explanation.verdict is not None:
        yield '<section class="verdict" aria-labelledby="verdict"><h2 id="verdict">수상 없음</h2>'
        nearest = _near(explanation.verdict.nearest, article)
        yield f"<p>{safe(explanation.verdict.reason.korean)}</p>{nearest}</section>"
    else:
        items = "".join(
            f'<li><a href="#a{i}">{safe(_headline(award))}</a></li>'
            for i, award in enumerate(explanation.awards, 1)
        )
        count = f"<strong>찾은 수상 {len(explanation.awards)}건</strong>"
        yield f'<nav class="summary" aria-label="찾은 수상">{count}<ol>{items}</ol></nav>'
    if article.warnings:
        yield "<h2>주의할 점</h2><ul>"
        yield from (f'<li lang="en">{safe(warning)}</li>' for warning in article.warnings)
        yield "</ul>"


def _headline(explained: ExplainedAward) -> str:
    award = explained.award
    year = f"{award.evaluation_year}년" if award.evaluation_year else None
    return " · ".join(str(p) for p in (award.recipient, explained.programme_title, year, award.grade) if p)


def _article(explanation: Explanation) -> Iterator[str]:
    yield '<h2 id="article" tabindex="-1">기사 본문</h2>'
    yield '<ul class="legend" aria-label="색과 선의 뜻">'
    yield '<li><mark class="k-who used">굵은 글씨와 테두리</mark> 값의 근거</li>'
    yield '<li><mark class="k-who">점선</mark> 보았으나 값이 아님</li>'
    yield '<li><span class="cue">점으로 된 밑줄</span> 판단의 단서</li>'
    yield "".join(f'<li><mark class="k-{kind}">{value.name}</mark></li>' for kind, value in KINDS.items())
    yield "</ul>"
    lines = marked(explanation, explanation.article.text, "text")
    yield (
        '<div class="article">'
        + "\n".join(f"<p><bdi>{line}</bdi></p>" for line in lines if line.strip())
        + "</div>"
    )


def _award(index: int, explained: ExplainedAward, explanation: Explanation) -> Iterator[str]:
    number = index + 1
    yield f'<section aria-labelledby="a{number}">'
    yield f'<h2 id="a{number}">수상 {number}: {safe(_headline(explained))}</h2>'
    rows = []
    seen: set[str] = set()
    for value in explained.values:
        anchor = f' id="{row(index, value.field)}"' if value.field not in seen else ""
        seen.add(value.field)
        rows.append(f"<tr{anchor} role=row>{_value(value, explanation.article)}</tr>")
    yield _table("찾은 값과 근거", ("항목", "값", "근거", "규칙", "판단"), rows)
    empty = [f"<tr role=row>{_missing(m, explanation.article)}</tr>" for m in explained.missing]
    if empty:
        yield _table("비어 있는 항목과 까닭", ("항목", "까닭", "가장 가까운 후보"), empty)
    yield "</section>"


def _value(value: ExplainedValue, article: Article) -> str:
    e = value.evidence
    basis = (
        '<span class="stated">글에 있음</span>'
        if e.basis == "stated"
        else '<span class="inferred">추론</span>'
    )
    if value.why is not None:
        language = ' lang="en"' if value.why.korean == value.why.text else ""
        basis += f" <span{language}>{safe(value.why.korean)}</span>"
    rule = f"<code>{safe(e.rule)}</code>" + (
        f'<br><span class="note" lang="en">{safe(value.note)}</span>' if value.note else ""
    )
    return (
        _head(FIELDS.get(value.field, value.field))
        + _cell("값", safe(shown(value.field, value.value)), "value")
        + _cell("근거", f"{_quote(e.quote)} {_where(article, e.place, e.start, e.end, linked=True)}")
        + _cell("규칙", rule)
        + _cell("판단", basis)
    )


def _missing(missing: Missing, article: Article) -> str:
    nearest = _near(missing.nearest, article)
    return (
        _head(FIELDS.get(missing.field, missing.field))
        + _cell("까닭", safe(missing.reason.korean))
        + _cell("가장 가까운 후보", nearest or "없음")
    )


def _unused(explanation: Explanation) -> Iterator[str]:
    if not explanation.unused:
        return
    yield '<h2 id="unused">보았으나 쓰지 않은 것</h2>'
    rows = []
    for item in explanation.unused:
        s = item.sighting
        cells = _head(LABELS.get(s.label, s.label))
        where = _where(explanation.article, s.place, s.start, s.end, linked=True)
        cells += _cell("본문의 말", f"{_quote(s.quote)} {where}")
        cells += _cell("까닭", safe(item.reason.korean)) + _cell("규칙", f"<code>{safe(s.rule)}</code>")
        rows.append(f"<tr role=row>{cells}</tr>")
    yield _table("쓰지 않은 말과 까닭", ("종류", "본문의 말", "까닭", "규칙"), rows)


def _mentions(explanation: Explanation) -> Iterator[str]:
    if not explanation.mentions:
        return
    rows = []
    for s in explanation.mentions:
        cells = _head(LABELS.get(s.label, s.label))
        cells += _cell(
            "본문의 말", f"{_quote(s.quote)} {_where(explanation.article, s.place, s.start, s.end)}"
        )
        rows.append(f"<tr role=row>{cells}{_cell('규칙', f'<code>{safe(s.rule)}</code>')}</tr>")
    yield f"<h2>모든 언급</h2><details><summary>표시한 말 {len(rows)}개 모두 보기</summary>"
    yield _table("표시한 말", ("종류", "본문의 말", "규칙"), rows) + "</details>"


# pieces -------------------------------------------------------------------------------------------


def _table(caption: str, columns: Iterable[str], rows: Iterable[str]) -> str:
    """A table that stays one for screen readers where a narrow page shows its rows as cards."""
    head = "".join(f'<th scope="col" role=columnheader>{column}</th>' for column in columns)
    body = "\n".join(rows)
    return (
        f"<table role=table><caption>{caption}</caption>\n"
        f"<thead role=rowgroup><tr role=row>{head}</tr></thead>\n"
        f"<tbody role=rowgroup>{body}</tbody></table>"
    )


def _head(name: str) -> str:
    return f'<th scope="row" role=rowheader>{safe(name)}</th>'


def _cell(column: str, content: str, style: str = "") -> str:
    return f'<td role=cell data-label="{column}"{f" class={style}" if style else ""}>{content}</td>'


def _quote(quote: str) -> str:
    return f"<q><bdi>{safe(quote)}</bdi></q>"


def _near(nearest: Iterable[Unused], article: Article) -> str:
    items = ""
    for item in nearest:
        s = item.sighting
        items += f"<li>{safe(item.reason.korean)} {_where(article, s.place, s.start, s.end)}</li>"
    return f'<ul class="near">{items}</ul>' if items else ""


def _where(article: Article, place: Place, start: int, end: int, *, linked: bool = False) -> str:
    line = article.text.count("\n", 0, start) + 1
    words = f"제목 {start}–{end}" if place == "title" else f"{line}번째 줄, {start}–{end}"
    if linked:
        return f'<a class="where" href="#{spot(place, start, end)}">{words}</a>'
    return f'<span class="where">({words})</span>'
