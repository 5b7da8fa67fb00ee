"""Where the article is: the box, or the neighbouring boxes, that hold its prose.

Prose is Korean sentences outside links. A line's weight goes to the box that holds its paragraph, half of it to the next box up, and so on; names
of boxes (`itemprop="articleBody"` and the words that vendors use) raise a box that prose already points to, and never decide alone.
"""

from __future__ import annotations

import re

from extractor.page.lines import key
from extractor.page.outline import Box, Outline

_PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "center", "font"))
_OTHERS = re.compile(r"comment|reply|cmt|relat|rank|recommend|popular|foot", re.I)
_ANCHOR = 18
"""Letters of the page's own description that must stand at the start of a line to anchor the article there."""


def find(outline: Outline, description: str | None, title: str | None) -> list[Box]:
    """The boxes of the article in document order; empty if no box holds prose."""
    _unmask(outline)
    _score(outline, [_described(outline, description), _titled(outline, title)])
    best = max(outline.boxes, key=lambda box: box.score, default=None)
    if best is None or best.score <= 0:
        return []
    return _joined(_narrowed(best))


def _unmask(outline: Outline) -> None:
    """A box that is named like furniture or hidden, but holds far more prose than all the rest of the page, is the article after all.

    Comments and lists of other stories can be longer than an article; they are only believed if there is nothing else.
    """
    clean = outline.boxes[0].prose
    masked = [box for box in outline.boxes if box.noise and box.parent is not None and not box.parent.noise]
    worst = max(masked, key=lambda box: box.prose, default=None)
    if worst is None or worst.prose < 200 or worst.prose < 3 * clean or (clean > 30 and _OTHERS.search(worst.name)):
        return
    for box in outline.boxes:
        if box is worst or _inside(box, worst):
            box.noise = ""
    above = worst.parent
    while above is not None:
        above.prose += worst.prose
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
    at = max((index for index, line in enumerate(outline.lines) if line.heading in (1, 2, 3, 4) and key(line.text) == known), default=-1)
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
    """Whether a box's children repeat one structure with a sentence or two in each, as lists of other stories do."""
    items = [child for child in box.children if child.prose > 0]
    first = items[0] if items else None
    alike = [child for child in items if first and child.tag == first.tag and child.name == first.name and child.own == 0 and child.children]
    return len(alike) >= 4 and len(alike) * 5 >= len(items) * 4


def _narrowed(best: Box) -> Box:
    """One level down while a single child holds nearly all of the prose."""
    while True:
        inner = max((child for child in best.children if not child.noise), key=lambda child: child.prose, default=None)
        if inner is None or inner.tag in _PARAGRAPHS or inner.prose < 0.97 * best.prose or best.own > 0:
            return best
        best = inner


def _joined(best: Box) -> list[Box]:
    """The box with those of its neighbours that carry the same article on: same name, or bare paragraphs of prose."""
    parent = best.parent
    if parent is None or best.tag == "body":
        return [best]
    row = [child for child in parent.children if not child.noise]
    if best.tag in _PARAGRAPHS:
        return [child for child in row if child.prose > 0 and child.tag == best.tag] or [best]
    found = [
        child
        for child in row
        if child is best or (child.prose > 40 and child.linked < child.prose and ((child.name == best.name and child.tag == best.tag) or child.tag == "p"))
    ]
    return found if sum(child.prose for child in found) < 4 * best.prose else [best]


def is_list(outline: Outline, boxes: list[Box], body: list[str], kind: str | None) -> bool:
    """Whether the boxes hold teasers of many stories: about as many headline links as lines of prose, and no long paragraph."""
    if kind == "article" or not boxes or sum(len(line) for line in body) > 2500:
        return False
    spans = [span(box) for box in boxes]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    links = sum(line.link and len(line.text) >= 10 for line in outline.lines[first : last + 1])
    cut = sum(line.rstrip().endswith(("..", "…")) for line in body)
    return (links >= 3 and links * 1.5 >= len(body) - 1) or (cut >= 3 and cut * 2 > len(body))


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
