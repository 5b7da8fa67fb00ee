"""Where the article is: the box, or the neighbouring boxes, that hold its prose.

Prose is Korean sentences outside links. A line's weight goes to the box that holds its paragraph, half of it
to the next box up, and so on; names of boxes (`itemprop="articleBody"` and the words that vendors use) raise
a box that prose already points to, and never decide alone.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.page.lines import key
from extractor.page.outline import Box, Outline
from extractor.page.vocabulary import is_ambiguous, words_of

_PARAGRAPHS = frozenset(
    (
        "p",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "center",
        "font",
    )
)
_OTHERS = re.compile(r"comment|reply|cmt|relat|rank|recommend|popular|foot", re.I)
_ANCHOR = 18
"""Letters of the page's own description that must stand at the start of a line to anchor the article there.
"""


def find(outline: Outline, description: str | None, title: str | None) -> list[Box]:
    """The boxes of the article in document order; empty if no box holds prose."""
    _unmask(outline)
    described = _described(outline, description)
    _score(outline, [described, _titled(outline, title)])
    best = max(outline.boxes, key=lambda box: box.score, default=None)
    if best is None or best.score <= 0:
        return []
    return _joined(_narrowed(best), outline, described)


def _unmask(outline: Outline) -> None:
    """Believes prose over names: what is named like furniture may be the article, or a paragraph of it.

    A box that holds far more prose than all the rest of the page is the article; comments and lists of other
    stories, which can be longer than an article, are only believed if there is nothing else. A box with an
    ambiguous name (`copy`, `best`) that holds sentences and no links is a paragraph.
    """
    clean = outline.boxes[0].prose
    masked = [box for box in outline.boxes if box.noise and box.parent is not None and not box.parent.noise]
    for box in masked:
        if box.noise == "noise" and box.prose >= 60 and box.linked * 5 < box.prose and is_ambiguous(box.name):
            _believe(outline, box)
    worst = max((box for box in masked if box.noise), key=lambda box: box.prose, default=None)
    if (
        worst is None
        or worst.prose < 200
        or worst.prose < 3 * clean
        or (clean > 30 and _OTHERS.search(worst.name))
    ):
        return
    _believe(outline, worst)


def _believe(outline: Outline, masked: Box) -> None:
    for box in outline.boxes:
        if box is masked or _inside(box, masked):
            box.noise = ""
    above = masked.parent
    while above is not None:
        above.prose += masked.prose
        above = above.parent


def _inside(box: Box, outer: Box) -> bool:
    above = box.parent
    while above is not None and above.depth >= outer.depth:
        if above is outer:
            return True
        above = above.parent
    return False


def _described(outline: Outline, description: str | None) -> Box | None:
    """The box of the line that the page's description is the beginning of."""
    start = key(description or "")[:_ANCHOR]
    if len(start) < _ANCHOR:
        return None
    for box in outline.boxes:
        if not box.noise and box.own > 0 and box.first >= 0:
            for line in outline.lines[box.first : box.last + 1]:
                if len(line.text) > 30 and key(line.text[:80]).startswith(start):
                    return box
    return None


def _titled(outline: Outline, title: str | None) -> Box | None:
    """The first box of prose below the visible headline."""
    known = key(title or "")
    if len(known) < 6:
        return None
    at = max(
        (
            index
            for index, line in enumerate(outline.lines)
            if line.heading in (1, 2, 3, 4) and key(line.text) == known
        ),
        default=-1,
    )
    if at < 0:
        return None
    below = [box for box in outline.boxes if box.own > 0 and not box.noise and at < box.first <= at + 40]
    return min(below, key=lambda box: box.first, default=None)


def _score(outline: Outline, anchors: list[Box | None]) -> None:
    damped: set[Box] = set()
    for box in outline.boxes:
        if box.parent in damped or (len(box.children) >= 4 and _is_row_of_teasers(box)):
            damped.add(box)
        if box.noise or box.own <= 0:
            continue
        weight, above = 0.3 if box in damped else 1.0, box
        if box.tag in _PARAGRAPHS and box.parent is not None:
            box.score += 0.5 * weight * box.own
            above = box.parent
        target: Box | None = above
        while target is not None and weight > 0.03:
            target.score += weight * box.own
            weight *= 0.6
            target = target.parent
    for box in outline.boxes:
        box.score *= box.hint
    for anchor in anchors:
        step = anchor
        while step is not None:
            step.score *= 1.5
            step = step.parent


def _is_row_of_teasers(box: Box) -> bool:
    """Whether a box's children repeat one structure with a sentence or two in each, as lists of other stories
    do.
    """
    items = [child for child in box.children if child.prose > 0]
    first = items[0] if items else None
    alike = [
        child
        for child in items
        if first and child.tag == first.tag and child.name == first.name and child.own == 0 and child.children
    ]
    return len(alike) >= 4 and len(alike) * 5 >= len(items) * 4


def _narrowed(best: Box) -> Box:
    """One level down while a single child holds nearly all of the prose."""
    while True:
        inner = max(
            (child for child in best.children if not child.noise), key=lambda child: child.prose, default=None
        )
        if inner is None or inner.tag in _PARAGRAPHS or inner.prose < 0.97 * best.prose or best.own > 0:
            return best
        best = inner


def _joined(best: Box, outline: Outline, described: Box | None) -> list[Box]:
    """The box with those of its neighbours that carry the same article on.

    They are neighbours of the same name, bare paragraphs, the one that the page's description begins with,
    and any that hold a good part of the prose, have a word of the name, and neither heading nor link to
    another story.
    """
    parent = best.parent
    if parent is None or best.tag == "body":
        return [best]
    row = [child for child in parent.children if not child.noise]
    if best.tag in _PARAGRAPHS:
        return [child for child in row if child.prose > 0 and child.tag == best.tag] or [best]
    found = [
        child
        for child in row
        if child is best or _continues(child, best, outline) or (described and _holds(child, described))
    ]
    return found if sum(child.prose for child in found) < 4 * best.prose else [best]


def _continues(child: Box, best: Box, outline: Outline) -> bool:
    if child.prose <= 40 or child.linked >= child.prose:
        return False
    if child.tag == "p" or (child.tag == best.tag and _class(child) == _class(best)):
        return True
    first, last = span(child)
    alike = words_of(_class(child)) & words_of(_class(best))
    return (
        bool(alike)
        and child.prose >= 0.25 * best.prose
        and not any(line.link or line.heading for line in outline.lines[first : last + 1])
    )


def _class(box: Box) -> str:
    return (box.node.attributes.get("class") or "").strip()


def _holds(box: Box, inner: Box) -> bool:
    return box is inner or _inside(inner, box)


def is_list(outline: Outline, boxes: list[Box], body: list[str], kind: str | None) -> bool:
    """Whether the boxes hold teasers of many stories: most lines of prose stand right under a headline link,
    or are cut off.
    """
    if kind == "article" or not boxes or len(body) < 3:
        return False
    spans = [span(box) for box in boxes]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    lines = outline.lines[max(0, first - 1) : last + 1]
    read = set(body)
    under = sum(above.link and len(above.text) >= 8 and line.text in read for above, line in pairwise(lines))
    cut = sum(line.rstrip().endswith(("..", "…")) for line in body)
    return under * 3 >= len(body) * 2 or cut * 2 > len(body)


def span(box: Box) -> tuple[int, int]:
    """Index of the first and the last line inside a box."""
    first, last, stack = box.first, box.last, [box]
    while stack:
        inner = stack.pop()
        if inner.first >= 0:
            first = inner.first if first < 0 else min(first, inner.first)
            last = max(last, inner.last)
        stack += inner.children
    return max(first, 0), max(last, 0)
