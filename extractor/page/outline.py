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
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "iframe",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "head",
        "nav",
        "link",
        "meta",
        "dialog",
        "math",
        "progress",
        "amp-ad",
        "amp-embed",
        "amp-iframe",
        "amp-sidebar",
        "amp-video",
        "amp-youtube",
        "amp-sticky-ad",
        "amp-auto-ads",
        "amp-analytics",
        "amp-social-share",
        "amp-consent",
        "amp-state",
        "amp-script",
        "amp-lightbox",
    ]
)
"""Elements whose content is never an article's text."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
        "acronym",
        "picture",
        "source",
        "amp-img",
    ]
)
_PARAGRAPHS = frozenset(("p", "h1", "h2", "h3", "h4", "blockquote", "body"))
"""Names of these say how they look, not what they are: vendors write `p.editor`, and line rules judge their words."""
_TELLING = re.compile(r"\d|기자|입력|승인|등록|작성|송고|[다요]\.")
"""Short texts that begin a line are read only if they can belong to a date, a byline or a sentence; menus are made of the rest."""
_BREAKS = frozenset(("br", "hr"))
_SPANS = frozenset(("span", "strong", "em", "b", "font"))
_ASIDE = frozenset(("footer", "aside", "nav"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[가-힣]+")
_HIDDEN = frozenset(
    ("hide", "hidden", "blind", "invisible", "sronly", "offscreen", "printonly", "onlyprint", "skip")
)
_NOISE = frozenset(
    [
        "ad",
        "ads",
        "adv",
        "advert",
        "advertisement",
        "advertise",
        "adbox",
        "adsense",
        "adsbygoogle",
        "adfit",
        "banner",
        "banners",
        "sponsor",
        "sponsored",
        "dable",
        "taboola",
        "outbrain",
        "promotion",
        "promo",
        "share",
        "sns",
        "social",
        "related",
        "relation",
        "relate",
        "rel",
        "recommend",
        "recommended",
        "rank",
        "ranking",
        "ranks",
        "popular",
        "most",
        "hot",
        "best",
        "headline",
        "headlines",
        "comment",
        "comments",
        "reply",
        "replies",
        "cmt",
        "sidebar",
        "aside",
        "rolling",
        "ticker",
        "weather",
        "breadcrumb",
        "breadcrumbs",
        "copyright",
        "copy",
        "footer",
        "foot",
        "gnb",
        "lnb",
        "snb",
        "toolbar",
        "tool",
        "tools",
        "util",
        "utils",
        "login",
        "search",
        "paging",
        "pagination",
        "subscribe",
        "subscription",
        "newsletter",
        "donate",
        "support",
        "keyword",
        "keywords",
        "tag",
        "tags",
        "hashtag",
        "quick",
        "popup",
        "modal",
        "layer",
        "poll",
        "vote",
        "emotion",
        "sympathy",
        "prevnext",
        "preview",
        "nextnews",
        "morenews",
        "more",
        "toast",
        "tooltip",
        "tts",
        "player",
        "vod",
        "series",
        "journalist",
        "reporter",
        "profile",
        "writer",
        "byline",
        "author",
    ]
)
"""Words in class and id that name a part beside the article. Bylines are read as header lines, not as prose."""
_NOISE_STEMS = (
    "related",
    "sharing",
    "sharedaddy",
    "comment",
    "recommend",
    "advert",
    "banner",
    "ranking",
    "popular",
    "subscri",
    "adsby",
)
_INLINE_ADS = frozenset(
    [
        "ad",
        "ads",
        "adv",
        "advert",
        "advertisement",
        "banner",
        "sponsor",
        "adsense",
        "adsbygoogle",
        "taboola",
        "dable",
        "promotion",
    ]
)
_BYLINE_WORDS = frozenset(("journalist", "reporter", "profile", "writer", "byline", "author"))
_AMBIGUOUS = frozenset(
    (
        "copy",
        "more",
        "best",
        "hot",
        "most",
        "tool",
        "tools",
        "support",
        "layer",
        "headline",
        "rel",
        "search",
        "tag",
        "tags",
        "series",
        "player",
        "vod",
    )
)
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

    __slots__ = (
        "children",
        "depth",
        "first",
        "hint",
        "last",
        "linked",
        "name",
        "node",
        "noise",
        "own",
        "parent",
        "prose",
        "score",
        "tag",
    )

    def __init__(
        self, node: LexborNode | None, parent: Box | None, tag: str, name: str, hint: float, noise: str
    ) -> None:
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


def is_ambiguous(name: str) -> bool:
    """Whether a name says noise only by words that vendors also give to paragraphs."""
    return {word for word in words_of(name) if word in _NOISE or word.startswith(_NOISE_STEMS)} <= _AMBIGUOUS


def drops_inline(tag: str, noise: str, name: str) -> bool:
    """Whether an inline element goes with its words: hidden ones and advertisements do, tags and tooltips stand in sentences."""
    if noise == "hidden":
        return True
    return noise == "noise" and tag != "a" and bool(words_of(name) & _INLINE_ADS)


def walk(tree: LexborHTMLParser) -> Outline:
    """Reads the body of a page into lines and boxes. Only elements that hold text become boxes."""
    body = tree.body or tree.root
    outline = Outline([], [])
    if body is None:
        return outline
    root = Box(body, None, "body", "", 1.0, "")
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
    """State of the walk. The parser's own traversal gives the nodes; where an element stands is found once, from its parent."""

    def __init__(self, outline: Outline, body: LexborNode) -> None:
        self.lines = outline.lines
        self.boxes = outline.boxes
        self.contexts: dict[int, _Context | None] = {body.mem_id: (outline.boxes[0], 0, False)}

    def run(self, body: LexborNode) -> None:
        """Joins the texts between two line ends; a line ends at `br` and wherever the box changes."""
        contexts = self.contexts
        pieces: list[str] = []
        linked = 0
        box, heading = self.boxes[0], 0
        for node in body.traverse(include_text=True):
            tag = node.tag
            if tag == "-text":
                text = node.text_content
                if not text or text.isspace():
                    if pieces:
                        pieces.append(" ")
                    continue
                if not pieces and len(text) < 9 and not _TELLING.search(text):
                    continue
                parent = node.parent
                if parent is None:
                    continue
                if parent.tag in _SPANS and parent.parent is not None and parent.parent.tag == "a":
                    parent = parent.parent
                if parent.tag == "a" and self._is_menu(parent, box):
                    if pieces:
                        self._line(pieces, linked, box, heading)
                        pieces, linked = [], 0
                    if len(text) >= 10 or "기자" in text:
                        self.lines.append(PageLine(tidy(text), 0, True))
                    continue
                identity = parent.mem_id
                context = contexts[identity] if identity in contexts else self._context(parent)
                if context is None:
                    continue
                if context[0] is not box:
                    if pieces:
                        self._line(pieces, linked, box, heading)
                        pieces, linked = [], 0
                    box = context[0]
                heading = context[1]
                pieces.append(text)
                if context[2]:
                    linked += len(text.strip())
            elif tag in _BREAKS and pieces:
                self._line(pieces, linked, box, heading)
                pieces, linked = [], 0
        if pieces:
            self._line(pieces, linked, box, heading)

    def _is_menu(self, anchor: LexborNode, box: Box) -> bool:
        """Whether a link stands alone in a new element, as in menus and lists of stories; its words need no box."""
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
        """Where an element's text stands; None if it is never read. Parents are looked up until a known one, without recursion."""
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
            if attributes and _is_dropped(tag, attributes):
                return None
            return (box, heading, True) if tag == "a" else context
        hint, noise, name = 1.0, box.noise, ""
        if attributes:
            name, hint, own = judge(tag, attributes)
            noise = noise or own
        elif tag in _ASIDE:
            noise = noise or "noise"
        if tag == "article" and hint < 1.3:
            hint = 1.3
        inner = Box(node, box, tag, name, hint, noise)
        box.children.append(inner)
        self.boxes.append(inner)
        return (inner, int(tag[1]) if tag in _HEADINGS else heading, link)

    def _line(self, pieces: list[str], linked: int, box: Box, heading: int) -> None:
        text = tidy("".join(pieces))
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


def _is_dropped(tag: str, attributes: dict[str, str | None]) -> bool:
    name = attributes.get("class") or ""
    if not name and "style" not in attributes and "hidden" not in attributes:
        return False
    return drops_inline(tag, noise_of(tag, words_of(name), attributes), name)


def judge(tag: str, attributes: dict[str, str | None]) -> tuple[str, float, str]:
    """A block element's name (class and id), how much that name raises its score, and what kind of noise it is, if any."""
    name, hint, noise = _judged(tag, attributes.get("class"), attributes.get("id"))
    if "style" in attributes or "hidden" in attributes:
        noise = noise_of(tag, words_of(name), attributes)
    if attributes.get("itemprop") == "articleBody":
        hint = 2.0
    return name, hint, noise


@lru_cache(maxsize=16384)
def _judged(tag: str, classes: str | None, identity: str | None) -> tuple[str, float, str]:
    name = f"{classes} {identity}" if classes and identity else classes or identity or ""
    return name, _hint(name) if name else 1.0, noise_of(tag, words_of(name), {})
