"""An HTML page to an article."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from extractor.errors import PageError
from extractor.model import Article, Page
from extractor.page import arc, container, dates, metadata, state, titles
from extractor.page.article import SHORTEST, build, has_article
from extractor.page.clean import clean
from extractor.page.decode import Decoded
from extractor.page.guard import bounded
from extractor.page.layout import Layout, arrange
from extractor.page.lines import Line, hangul, is_prose, key, sentences, tidy
from extractor.page.outline import Box, Outline, walk
from extractor.page.vocabulary import SKIPPED, drops_inline

_STRIPPED = sorted((SKIPPED - {"head", "input", "embed", "link", "meta"}) | {"ins"})
_ERROR = re.compile(
    r"40[34]|50[0-3]|찾을\s?수\s?없|존재하지\s?않|삭제(?:된|되었)|권한이\s?없|not\s?found|forbidden|error",
    re.I,
)


def read_html(page: Page, decoded: Decoded) -> Article:
    """The article of an HTML page. Raises PageError if there is none."""
    text, warnings = bounded(decoded.text)
    tree = LexborHTMLParser(text)
    outline = walk(tree)
    try:
        return _read(page, text, tree, outline, warnings)
    finally:
        outline.let_go()


def _read(page: Page, text: str, tree: LexborHTMLParser, outline: Outline, warnings: list[str]) -> Article:
    meta = metadata.read(tree)
    title = page.title or titles.find(meta, outline)
    boxes = container.find(outline, meta.description, title)
    layout = arrange(_lines(boxes) if title else _above(outline, boxes) + _lines(boxes), title)
    stated = _stated(text, tree, meta, layout, title)
    if stated is not None:
        title = title or stated.title
        layout = arrange(stated.lines, title)
    if not has_article(layout):
        _read_captions(layout)
    if not has_article(layout) or container.is_list(outline, boxes, layout.body, meta.values.get("og:type")):
        raise PageError(f"{page.source}: {_seems(outline, meta, tree)}")
    found = metadata.gather(meta, outline, boxes, layout, page.url)
    if stated is not None:
        found.dates += [dates.Found(day, "state") for day in stated.dates]
        found.reporters = stated.reporters or found.reporters
    return build(
        page,
        layout,
        title=title or layout.title,
        publisher=found.publisher,
        reporters=found.reporters,
        found=found.dates,
        warnings=warnings,
    )


def _above(outline: Outline, boxes: list[Box]) -> list[Line]:
    """The lines above the article, where its headline is looked for when the metadata hold none."""
    start = min((container.span(box)[0] for box in boxes), default=0)
    return [
        Line(line.text, "heading" if line.heading else "text")
        for line in outline.lines[max(0, start - 12) : start]
        if not line.link
    ]


def _read_captions(layout: Layout) -> None:
    """A picture story: the sentences under its picture are its text."""
    told = [line for line in layout.captions if is_prose(line) and sentences(line)]
    if told and not any(is_prose(line) for line in layout.body):
        layout.body = told
        layout.captions = [line for line in layout.captions if line not in told]


def _stated(
    text: str, tree: LexborHTMLParser, meta: metadata.Meta, layout: Layout, title: str | None
) -> arc.Found | None:
    """The article from the page's scripts, if the visible page holds no prose or clearly less of the same
    article.
    """
    prose = sum(hangul(line) for line in layout.body if sentences(line))
    start = key(meta.description or "")[:16]
    first = key(layout.body[0]) if layout.body else ""
    if prose >= 120 and start and any(start in key(line[:120]) for line in layout.body[:6]):
        return None
    if (prose >= 600 and "Fusion.globalContent" not in text) or (
        prose >= 300 and not state.MARKERS.search(text)
    ):
        return None
    found = state.find(text, tree, meta.blocks, title, meta.description)
    if found is None or found.prose < max(SHORTEST, 1.3 * prose):
        return None
    if prose < 60:
        return found
    words = key(" ".join(line.text for line in found.lines))
    same = (
        (start and start in words[:400])
        or (first and first[:30] in words)
        or (title and found.title and key(found.title) == key(title))
    )
    return found if same else None


def _seems(outline: Outline, meta: metadata.Meta, tree: LexborHTMLParser) -> str:
    """What a page without an article seems to be."""
    words = " ".join([meta.title or "", *(line.text for line in outline.lines[:30])])
    links = sum(hangul(anchor.text()) >= 8 for anchor in tree.css("body a")[:3000])
    if _ERROR.search(words) and links < 20:
        return f"no article: an error page ({tidy(words)[:60]!r})"
    if links >= 8:
        return f"no article: a list of {links} links to others; give the addresses of single articles"
    if not any(hangul(line.text) for line in outline.lines):
        scripts = len(tree.css("script"))
        if scripts:
            return (
                f"no article: no Korean text, only {scripts} scripts; save the page from a browser "
                "after it has loaded"
            )
        return "no article: no Korean text"
    return f"no article: {len(outline.lines)} lines, but no Korean paragraph that could be one"


def _lines(boxes: list[Box]) -> list[Line]:
    """The lines of the article's boxes, once what is named like furniture is cut out of them."""
    markup = []
    for box in boxes:
        node = box.node
        for inner in _noisy(box):
            inner.node.decompose()
        node.strip_tags(_STRIPPED, recursive=True)
        for span in node.css("span[class],span[style],em[class],i[class],strong[class],a[class]"):
            if drops_inline(span.tag or "", span.attributes):
                span.decompose()
        markup.append(node.html or "")
    return clean("\n".join(markup))


def _noisy(box: Box) -> list[Box]:
    """The topmost noisy boxes inside a box."""
    found = []
    stack = list(box.children)
    while stack:
        inner = stack.pop()
        if inner.noise == "byline" and inner.prose < 100:
            continue
        if inner.noise:
            found.append(inner)
        else:
            stack += inner.children
    return found
