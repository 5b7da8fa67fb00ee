"""An HTML page to an article."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from extractor.errors import PageError
from extractor.model import Article, Page
from extractor.page import container, dates, metadata, plain
from extractor.page.clean import clean
from extractor.page.decode import Decoded
from extractor.page.guard import bounded
from extractor.page.layout import Layout, arrange
from extractor.page.lines import Line, hangul, is_prose
from extractor.page.outline import INLINE, SKIPPED, Box, Outline, noise_of, walk, words_of

_SHORTEST = 30
_DROPPED = ",".join(sorted(SKIPPED - {"head", "map", "math", "progress", "dialog", "link", "meta"}))


def read_html(page: Page, decoded: Decoded) -> Article:
    """The article of an HTML page. Raises PageError if there is none."""
    from extractor.page.reader import article_id

    text, warnings = bounded(decoded.text)
    tree = LexborHTMLParser(text)
    meta = metadata.read(tree)
    outline = walk(tree)
    boxes = container.find(outline, meta.description)
    lines = _lines(boxes)
    title = page.title or metadata.title(meta, outline, boxes)
    layout = arrange(lines, title)
    if sum(hangul(line) for line in layout.body) < _SHORTEST or not any(is_prose(line) for line in layout.body):
        raise PageError(f"{page.source}: no article in this page")
    found = metadata.gather(meta, outline, boxes, layout, page.url)
    day, conflicts = dates.decide(found.dates)
    return Article(
        id=article_id(page),
        source=page.source,
        url=page.url,
        title=title or layout.title,
        publisher=page.publisher or found.publisher,
        reporter=page.reporter or ", ".join(found.reporters) or None,
        published=page.published or day,
        text="\n".join(layout.body),
        warnings=(*warnings, *conflicts),
        deck="\n".join(layout.deck) or None,
        byline=layout.bylines[0] if layout.bylines else None,
        captions=tuple(layout.captions),
        extra=page.extra,
    )


def _lines(boxes: list[Box]) -> list[Line]:
    """The lines of the article's boxes, once what is named like furniture is cut out of them."""
    markup = []
    for box in boxes:
        node = box.node
        if node is None:
            continue
        for inner in _noisy(box):
            if inner.node is not None:
                inner.node.decompose()
        node.strip_tags(["script", "style", "noscript", "template", "svg", "button", "select", "textarea", "iframe", "object", "video", "audio", "ins"], recursive=True)
        for span in node.css("span[class],span[style],em[class],i[class],strong[class],a[class]"):
            attributes = span.attributes
            noise = noise_of("span", words_of(attributes.get("class") or ""), attributes)
            if noise == "hidden" or (noise == "noise" and span.tag != "a"):
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
