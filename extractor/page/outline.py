"""One walk over a parsed page: its lines in order, the boxes they stand in, and how much Korean prose each
box holds.

Everything that later steps ask of the whole page (where the article is, what the visible header lines say) is
gathered here, so that the tree is walked once.
"""

from __future__ import annotations

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.page.lines import hangul, sentences, tidy
from extractor.page.vocabulary import ASIDE, INLINE, SKIPPED, drops_inline, judge

_TELLING = re.compile(r"\d|기자|입력|승인|등록|작성|송고|[다요]\.")
"""Short texts that begin a line are read only if they can belong to a date, a byline or a sentence; menus are
made of the rest.
"""
_BREAKS = frozenset(("br", "hr"))
_SPANS = frozenset(("span", "strong", "em", "b", "font"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Box:
    """A block element with the prose that stands in it.

    `own`: weight of the sentences whose nearest block it is; `prose`: that of all sentences inside; `linked`:
    Hangul in links; `first`, `last`: its own lines' indices; `noise`: what part beside the article it or an
    element around it is.
    """

    __slots__ = (
        "children", "depth", "first", "hint", "last", "linked", "name", "node", "noise", "own", "parent",
        "prose", "score", "tag",
    )  # fmt: skip

    def __init__(
        self, node: LexborNode, parent: Box | None, tag: str, judged: tuple[str, float, str]
    ) -> None:
        self.node = node
        self.parent = parent
        self.tag = tag
        self.name, self.hint, self.noise = judged
        self.depth: int = 0 if parent is None else parent.depth + 1
        self.children: list[Box] = []
        self.own = self.prose = self.linked = self.score = 0.0
        self.first = self.last = -1


class PageLine(msgspec.Struct):
    """A visible line of the page: its text, the heading it stands in (0 for none), and whether it is all
    link.
    """

    text: str
    heading: int
    link: bool


class Outline(msgspec.Struct):
    """All lines and boxes of a page, in document order."""

    lines: list[PageLine]
    boxes: list[Box]

    def let_go(self) -> None:
        """Parts the boxes, which hold one another and with their nodes the page: it is gone at once, not when
        garbage is looked for next.
        """
        for box in self.boxes:
            box.parent = None
            box.children.clear()


def walk(tree: LexborHTMLParser) -> Outline:
    """Reads the body of a page into lines and boxes. Only elements that hold text become boxes."""
    body = tree.body or tree.root
    outline = Outline([], [])
    if body is None:
        return outline
    root = Box(body, None, "body", ("", 1.0, ""))
    outline.boxes.append(root)
    _Walker(outline, body).run(body)
    for box in reversed(outline.boxes):
        box.prose += box.own
        parent = box.parent
        if parent is not None:
            if not box.noise or parent.noise:
                parent.prose += box.prose
            parent.linked += box.linked
    return outline


_Context = tuple[Box, int, bool]
"""Where a text stands: its box, the heading around it (0 for none), and whether a link is around it."""


class _Walker:
    """State of the walk. The parser's own traversal gives the nodes; where an element stands is found once,
    from its parent.
    """

    def __init__(self, outline: Outline, body: LexborNode) -> None:
        self.lines = outline.lines
        self.boxes = outline.boxes
        self.pieces: list[str] = []
        self.linked = 0
        self.box, self.heading = outline.boxes[0], 0
        self.contexts: dict[int, _Context | None] = {body.mem_id: (outline.boxes[0], 0, False)}

    def run(self, body: LexborNode) -> None:
        """Joins the texts between two line ends; a line ends at `br` and wherever the box changes."""
        contexts = self.contexts
        for node in body.traverse(include_text=True):
            tag = node.tag
            if tag == "-text":
                text = node.text_content
                if not text or text.isspace():
                    if self.pieces:
                        self.pieces.append(" ")
                    continue
                if not self.pieces and len(text) < 9 and not _TELLING.search(text):
                    continue
                parent = node.parent
                if parent is None or self._skips_link(parent, text):
                    continue
                identity = parent.mem_id
                context = contexts[identity] if identity in contexts else self._context(parent)
                if context is not None:
                    self._add(text, context)
            elif tag in _BREAKS and self.pieces:
                self._end_line()
        self._end_line()

    def _add(self, text: str, context: _Context) -> None:
        """Takes a text into the line that is being read; a change of box ends that line first."""
        if context[0] is not self.box:
            self._end_line()
            self.box = context[0]
        self.heading = context[1]
        self.pieces.append(text)
        if context[2]:
            self.linked += len(text.strip())

    def _skips_link(self, parent: LexborNode, text: str) -> bool:
        """Reads a link that stands alone: its words are a line of the page, but need no box."""
        anchor = parent
        if parent.tag in _SPANS and parent.parent is not None and parent.parent.tag == "a":
            anchor = parent.parent
        if anchor.tag != "a" or not self._is_menu(anchor, self.box):
            return False
        self._end_line()
        if len(text) >= 10 or "기자" in text:
            self.lines.append(PageLine(tidy(text), 0, True))
        return True

    def _is_menu(self, anchor: LexborNode, box: Box) -> bool:
        """Whether a link stands alone in a new element, as in menus and lists of stories; its words need no
        box.
        """
        around = anchor.parent
        if around is None:
            return False
        known = self.contexts.get(around.mem_id)
        if known is not None and known[0] is box:
            return False
        for beside in (anchor.next, anchor.prev):
            if beside is not None and beside.tag == "-text" and not (beside.text_content or "").isspace():
                return False
        return True

    def _context(self, element: LexborNode) -> _Context | None:
        """Where an element's text stands; None if it is never read. Parents are looked up until a known one,
        without recursion.
        """
        chain: list[LexborNode] = []
        node: LexborNode | None = element
        while node is not None and node.mem_id not in self.contexts:
            chain.append(node)
            node = node.parent
        context = self.contexts[node.mem_id] if node is not None else None
        for inner in reversed(chain):
            context = self._enter(inner, context) if context is not None else None
            self.contexts[inner.mem_id] = context
        return context

    def _enter(self, node: LexborNode, context: _Context) -> _Context | None:
        tag = node.tag or ""
        box, heading, link = context
        if tag in SKIPPED or tag[:1] in "-!":
            return None
        attributes = node.attributes
        if tag in INLINE:
            if attributes and drops_inline(tag, attributes):
                return None
            return (box, heading, True) if tag == "a" else context
        name, hint, noise = (
            judge(tag, attributes) if attributes else ("", 1.0, "noise" if tag in ASIDE else "")
        )
        if tag == "article" and hint < 1.3:
            hint = 1.3
        inner = Box(node, box, tag, (name, hint, box.noise or noise))
        box.children.append(inner)
        self.boxes.append(inner)
        return (inner, int(tag[1]) if tag in _HEADINGS else heading, link)

    def _end_line(self) -> None:
        """Ends the line that is being read, and credits its prose to its box."""
        if not self.pieces:
            return
        text, linked, box = tidy("".join(self.pieces)), self.linked, self.box
        self.pieces, self.linked = [], 0
        if not text:
            return
        share = linked / len(text)
        index = len(self.lines)
        self.lines.append(PageLine(text, self.heading, share > 0.8))
        if box.first < 0:
            box.first = index
        box.last = index
        if len(text) < 12:
            return
        count = hangul(text)
        if share > 0.5:
            box.linked += count
            return
        ends = sentences(text)
        if ends or count > 60:
            box.own += ends * 20 + count if ends else count * 0.5
