"""The explanation as a page: complete, linked, readable, and safe on hostile text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.explain import explain, explain_html
from extractor.explain.style import INK, KINDS, LINK, MUTED, PAPER, style_sheet
from extractor.model import Article
from extractor.pipeline import Extractor
from tests.explain.articles import BARE, BOTH, FULL, WON, article

NO_END = {"meta", "br"}
TAGS = {
    *NO_END, "html", "head", "title", "style", "body", "header", "main", "nav", "section", "h1", "h2",
    "p", "a", "ul", "ol", "li", "div", "span", "mark", "bdi", "strong", "time", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "q", "code", "details", "summary",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "rel", "title",
    "tabindex", "aria-label", "aria-labelledby", "role", "scope", "data-label", "datetime",
}  # fmt: skip
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><style>*{background:url(//x.example)}</style>",
    "<!--",
    "]]>",
    "javascript:alert(1)",
    "&lt;b&gt; &#60; &amp;",
    "\u202eevil\u2066\u2069",
    "\x00\x0b\x1b\ufffe\ud800",
)


class Page(HTMLParser):
    """Checks nesting and collects tags, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in NO_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")

    def values(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.tags if attribute in a]


def check(html: str) -> Page:
    """A page that holds nothing but what the renderer writes."""
    html.encode()
    page = Page(html)
    assert {tag for tag, _ in page.tags} <= TAGS
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    for href in page.values("href"):
        assert href.startswith(("#", "https://", "http://"))
        assert not href.startswith("#") or href[1:] in ids
    assert not set("\x00\x0b\x1b\u202e\u2066\u2069") & set(html)
    return page


@pytest.mark.parametrize("sample", [FULL, BARE, BOTH])
def test_every_quote_rule_and_reason_appears_and_is_linked(extractor: Extractor, sample: Article) -> None:
    page = check(explain_html(extractor, sample))
    explanation = explain(extractor, sample)
    ids, links = page.values("id"), page.values("href")
    for value in (v for a in explanation.awards for v in a.values):
        e = value.evidence
        assert e.quote in page.text
        assert e.rule in page.text
        assert f"{e.place}-{e.start}-{e.end}" in ids
        assert f"#{e.place}-{e.start}-{e.end}" in links
    for item in explanation.unused:
        assert item.reason.korean in page.text
    for missing in (m for a in explanation.awards for m in a.missing):
        assert missing.reason.korean in page.text


def test_marks_link_back_to_the_value(extractor: Extractor) -> None:
    page = check(explain_html(extractor, FULL))
    rows = {a["id"] for tag, a in page.tags if tag == "tr" and "id" in a}
    tags = {a["href"] for tag, a in page.tags if tag == "a" and a.get("class") == "tag"}
    assert "#a1-score" in tags
    assert {href[1:] for href in tags if href} <= rows


def test_the_page_loads_and_runs_nothing(extractor: Extractor) -> None:
    html = explain_html(extractor, FULL)
    page = check(html)
    (policy,) = [a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a]
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not {"src", "srcset", "style"} & {name for _, attributes in page.tags for name in attributes}
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()


def test_structure_for_screen_readers(extractor: Extractor) -> None:
    page = check(explain_html(extractor, BOTH))
    names = [tag for tag, _ in page.tags]
    assert page.tags[0] == ("html", {"lang": "ko"})
    assert names.count("h1") == 1
    assert names.count("main") == 1
    assert names.count("table") == names.count("caption") == names.count("thead")
    headers = [a for tag, a in page.tags if tag == "th"]
    assert all(a.get("scope") in ("col", "row") for a in headers)
    assert names.count("tbody") == names.count("table")


def test_an_article_without_award_says_so_in_korean(extractor: Extractor) -> None:
    page = check(explain_html(extractor, article("나주시가 새 도서관을 열었다.")))
    assert "수상 없음" in page.text
    assert "첫 관문" in page.text


def test_the_same_article_gives_the_same_page(extractor: Extractor) -> None:
    assert explain_html(extractor, BARE) == explain_html(extractor, BARE)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(extractor: Extractor, hostile: str) -> None:
    sample = Article(
        id=hostile,
        source=hostile,
        url=hostile,
        title=f"나주시 {hostile} 우수기관",
        publisher=hostile,
        reporter=hostile,
        text=f"{hostile} {WON}{hostile}\n{hostile}",
        warnings=(hostile,),
    )
    page = check(explain_html(extractor, sample))
    printable = "".join(c for c in hostile if c.isprintable())
    assert page.text.count(printable) >= 4


@pytest.mark.parametrize(
    "quoted",
    ["나주<b>시", '나주"시', "2024년</mark><script>", "<우수기관>", "우수\u202e기관"],
)
def test_hostile_marks_within_mentions_stay_text(extractor: Extractor, quoted: str) -> None:
    sample = article(
        f"나주시가 2024년 데이터기반행정 실태점검에서 «{quoted}»으로 뽑혔다. 시는 '{quoted}' 우수기관이다."
    )
    check(explain_html(extractor, sample))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "//x.example/",
        "https:javascript",
        "http://[bad",
        "https://x.example/\u202egnp",
    ],
)
def test_an_address_that_is_not_of_the_web_is_no_link(extractor: Extractor, url: str) -> None:
    page = check(explain_html(extractor, article(WON, url=url)))
    assert all(href.startswith("#") for href in page.values("href"))


def test_an_address_of_the_web_is_a_link_without_referrer(extractor: Extractor) -> None:
    page = check(explain_html(extractor, FULL))
    (link,) = [a for tag, a in page.tags if tag == "a" and (a["href"] or "").startswith("http")]
    assert link["href"] == FULL.url
    assert "noreferrer" in (link["rel"] or "")


@given(
    st.text(
        alphabet=st.sampled_from([*"<>&'\"=/- \n가점년0", "\x00", "\u202e", "\ud800", "\u2028"]), max_size=40
    )
)
@settings(max_examples=25, deadline=None)
def test_wild_text_gives_a_sound_page(extractor: Extractor, wild: str) -> None:
    check(explain_html(extractor, article(wild + WON + wild, title=wild or None, url=wild or None)))


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_text() -> None:
    pairs = [(INK, PAPER), (MUTED, PAPER), (LINK, PAPER), ("#7a4b00", PAPER)]
    pairs += [(INK, "#fdf1f6"), (MUTED, "#fdf1f6"), (LINK, "#eefaf2")]
    for kind in KINDS.values():
        pairs += [(INK, kind.fill), (kind.edge, kind.fill), (PAPER, kind.edge)]
    assert all(contrast(*pair) >= 4.5 for pair in pairs), [p for p in pairs if contrast(*p) < 4.5]


def test_colours_of_the_style_sheet_are_the_checked_ones() -> None:
    sheet = style_sheet()
    assert "%" not in sheet.replace("100%", "")
    assert all(kind.fill in sheet and kind.edge in sheet for kind in KINDS.values())
