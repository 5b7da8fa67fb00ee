"""One walk over a parsed page: its lines in order, the boxes they stand in, and how much Korean prose each box holds.

Everything that later steps ask of the whole page (where the article is, what the visible header lines say) is gathered here, so that the tree is walked once.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.page.lines import hangul, sentences, tidy

SKIPPED = frozenset(
    """script style noscript template svg button select option textarea input iframe object embed video audio canvas map
    head nav link meta dialog math progress""".split()
)
"""Elements whose content is never an article's text."""

INLINE = frozenset(
    """a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small span strike strong
    sub sup time tt u var wbr nobr acronym picture source amp-img""".split()
)
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "blockquote", "body"))
"""Names of these say how they look, not what they are: vendors write `p.editor`, and line rules judge their words."""
_TEXT, _BREAK, _INLINE, _SKIP, _BLOCK = range(5)
_KINDS: dict[str | None, int] = {
    "-text": _TEXT, "br": _BREAK, "hr": _BREAK, "-comment": _SKIP, "!doctype": _SKIP, "!--": _SKIP, None: _SKIP,
    **dict.fromkeys(INLINE, _INLINE), **dict.fromkeys(SKIPPED, _SKIP),
}  # fmt: skip
_ASIDE = frozenset(("footer", "aside", "nav"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[가-힣]+")
_HIDDEN = frozenset(("hide", "hidden", "blind", "invisible", "sronly", "offscreen", "printonly", "onlyprint", "skip"))
_NOISE = frozenset(
    """ad ads adv advert advertisement advertise adbox adsense adsbygoogle adfit banner banners sponsor sponsored dable taboola outbrain
    promotion promo share sns social related relation relate rel recommend recommended rank ranking ranks popular most hot best headline headlines
    comment comments reply replies cmt sidebar aside rolling ticker weather breadcrumb breadcrumbs copyright copy footer foot gnb lnb snb
    toolbar tool tools util utils login search paging pagination subscribe subscription newsletter donate support keyword keywords tag tags
    hashtag quick popup modal layer poll vote emotion sympathy prevnext preview nextnews morenews more toast tooltip tts player vod series journalist reporter
    profile writer byline author""".split()
)
"""Words in class and id that name a part beside the article. Bylines are read as header lines, not as prose."""
_NOISE_STEMS = ("related", "sharing", "sharedaddy", "comment", "recommend", "advert", "banner", "ranking", "popular", "subscri", "adsby")
_INLINE_ADS = frozenset("ad ads adv advert advertisement banner sponsor adsense adsbygoogle taboola dable promotion".split())
_BYLINE_WORDS = frozenset(("journalist", "reporter", "profile", "writer", "byline", "author"))
_AMBIGUOUS = frozenset(("copy", "more", "best", "hot", "most", "tool", "tools", "support", "layer", "headline", "rel", "search", "tag", "tags", "series", "player", "vod"))
_ARTICLE_WORDS = frozenset(("article", "news", "view", "body", "content", "text", "txt", "title", "tit"))
_BODY = re.compile(r"article|body|content|cont|view|news|text|txt|story|detail|post|entry", re.I)
_BODY_STRONG = re.compile(
    r"article[-_]?(?:body|txt|text|cont|view)|news[-_]?(?:body|txt|text|cont|view|ct)|body[-_]?(?:text|area|content)|art[-_]?(?:txt|text|body|cont)|view[-_]?(?:cont|text)|"
    r"dic_area|cmadcontent|detail[-_]?(?:body|wrap)|^article$|^article_$|story[-_]?body|post[-_]?content|entry[-_]?content|text_?body|txt_?area|pnlcontent",
    re.I,
)
_STYLE_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


class Box:
    """A block element with the prose that stands in it."""

    __slots__ = ("children", "depth", "first", "hint", "last", "linked", "name", "node", "noise", "own", "parent", "prose", "score", "tag")

    def __init__(self, node: LexborNode | None, parent: Box | None, tag: str, name: str, hint: float, noise: str) -> None:
        self.node = node
        self.parent = parent
        self.tag = tag
        self.name = name
        self.hint = hint
        self.noise = noise
        self.depth = parent.depth + 1 if parent else 0
        self.children: list[Box] = []
        self.own = 0.0
        self.prose = 0.0
        self.linked = 0.0
        self.score = 0.0
        self.first = -1
        self.last = -1


class PageLine(msgspec.Struct):
    """A visible line of the page: its text, the heading it stands in (0 for none), and whether it is all link."""

    text: str
    heading: int
    link: bool


class Outline(msgspec.Struct):
    """All lines and boxes of a page, in document order."""

    lines: list[PageLine]
    boxes: list[Box]


@lru_cache(maxsize=8192)
def _hint(name: str) -> float:
    """How much a box's name raises its score."""
    return 1.6 if _BODY_STRONG.search(name) else 1.2 if _BODY.search(name) else 1.0


@lru_cache(maxsize=8192)
def words_of(name: str) -> frozenset[str]:
    """The words of a class or id: `articlePhotoC end_ad` gives article, photo, c, end, ad."""
    return frozenset(word.lower() for word in _WORDS.findall(name))


def noise_of(tag: str, words: frozenset[str], attributes: dict[str, str | None]) -> str:
    """What kind of part beside the article an element is by its name: "hidden", "byline", "noise" or ""."""
    if "hidden" in attributes or words & _HIDDEN or ("sr" in words and "only" in words):
        return "hidden"
    style = attributes.get("style")
    if style and _STYLE_HIDDEN.search(style):
        return "hidden"
    if tag in _ASIDE or tag == "ins":
        return "noise"
    return "" if not words or tag in _PARAGRAPHS else _noise_name(words)


@lru_cache(maxsize=8192)
def _noise_name(words: frozenset[str]) -> str:
    hit = {word for word in words if word in _NOISE or word.startswith(_NOISE_STEMS)}
    if not hit:
        return ""
    if hit & _BYLINE_WORDS:
        return "byline"
    return "" if hit <= _AMBIGUOUS and words & _ARTICLE_WORDS else "noise"


def drops_inline(tag: str, noise: str, name: str) -> bool:
    """Whether an inline element goes with its words: hidden ones and advertisements do, tags and tooltips stand in sentences."""
    if noise == "hidden":
        return True
    return noise == "noise" and tag != "a" and bool(words_of(name) & _INLINE_ADS)


def walk(tree: LexborHTMLParser) -> Outline:
    """Reads the body of a page into lines and boxes."""
    body = tree.body or tree.root
    outline = Outline([], [])
    if body is None:
        return outline
    root = Box(body, None, "body", "", 1.0, "")
    outline.boxes.append(root)
    _Walker(outline, root).run(body)
    for box in reversed(outline.boxes):
        box.prose += box.own
        parent = box.parent
        if parent is not None:
            if not box.noise or parent.noise:
                parent.prose += box.prose
            parent.linked += box.linked
    return outline


class _Walker:
    """State of the walk: the pieces of the line that is being read, and where it stands."""

    def __init__(self, outline: Outline, root: Box) -> None:
        self.lines = outline.lines
        self.boxes = outline.boxes
        self.pieces: list[str] = []
        self.linked = 0

    def run(self, body: LexborNode) -> None:
        """Walks without recursion; a stack entry is where to go on after an element: node, box, heading, in a link, after a block."""
        pieces = self.pieces
        box, heading, link = self.boxes[0], 0, False
        stack: list[tuple[LexborNode | None, Box, int, bool, bool]] = []
        node = body.first_child
        while True:
            if node is None:
                if not stack:
                    break
                node, after, above, linked, block = stack.pop()
                if block and pieces:
                    self.flush(box, heading)
                box, heading, link = after, above, linked
                continue
            kind = _KINDS.get(node.tag, _BLOCK)
            if kind == _TEXT:
                text = node.text_content
                if text and not text.isspace():
                    pieces.append(text)
                    if link:
                        self.linked += len(text.strip())
                elif pieces:
                    pieces.append(" ")
            elif kind == _BREAK:
                if pieces:
                    self.flush(box, heading)
            elif kind == _INLINE:
                child = node.first_child
                if child is not None and not _dropped_inline(node):
                    stack.append((node.next, box, heading, link, False))
                    link = link or node.tag == "a"
                    node = child
                    continue
            elif kind == _BLOCK:
                if pieces:
                    self.flush(box, heading)
                child = node.first_child
                if child is not None:
                    tag = node.tag or ""
                    stack.append((node.next, box, heading, link, True))
                    box = self._open(node, tag, box)
                    if tag in _HEADINGS:
                        heading = int(tag[1])
                    node = child
                    continue
            node = node.next
        if pieces:
            self.flush(box, heading)

    def _open(self, node: LexborNode, tag: str, parent: Box) -> Box:
        attributes = node.attributes
        hint, noise, name = 1.0, parent.noise, ""
        if attributes:
            name, hint, own = judge(tag, attributes)
            noise = noise or own
        elif tag in _ASIDE:
            noise = noise or "noise"
        if tag == "article" and hint < 1.3:
            hint = 1.3
        box = Box(node, parent, tag, name, hint, noise)
        parent.children.append(box)
        self.boxes.append(box)
        return box

    def flush(self, box: Box, heading: int) -> None:
        """Ends the line that is being read."""
        text = tidy("".join(self.pieces))
        linked, self.linked = self.linked, 0
        self.pieces.clear()
        if not text:
            return
        share = linked / len(text)
        index = len(self.lines)
        self.lines.append(PageLine(text, heading, share > 0.8))
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


def _dropped_inline(node: LexborNode) -> bool:
    attributes = node.attributes
    if not attributes:
        return False
    name = attributes.get("class") or ""
    if not name and "style" not in attributes and "hidden" not in attributes:
        return False
    tag = node.tag or ""
    return drops_inline(tag, noise_of(tag, words_of(name), attributes), name)


def judge(tag: str, attributes: dict[str, str | None]) -> tuple[str, float, str]:
    """A block element's name (class and id), how much that name raises its score, and what kind of noise it is, if any."""
    classes, identity = attributes.get("class"), attributes.get("id")
    name = f"{classes} {identity}" if classes and identity else classes or identity or ""
    hint = 2.0 if attributes.get("itemprop") == "articleBody" else _hint(name) if name else 1.0
    return name, hint, noise_of(tag, words_of(name), attributes)
