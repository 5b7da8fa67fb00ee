"""Skins of made-up news sites around an article: menus, weather, rankings, related stories, scripts, styles,
in the structures that vendors of Korean news systems use, and of the weight of real pages (35 to 380 kB).
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from made_up.articles import FAMILY, GIVEN, MATTERS, PLACES, MadeArticle

CITIES = (
    "서울",
    "부산",
    "대구",
    "인천",
    "광주",
    "대전",
    "울산",
    "수원",
    "춘천",
    "강릉",
    "청주",
    "전주",
    "제주",
    "포항",
)
SECTIONS = (
    "정치",
    "경제",
    "사회",
    "문화",
    "스포츠",
    "지역",
    "오피니언",
    "포토",
    "영상",
    "기획",
    "사람들",
    "국제",
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class MadePage:
    """A page as a crawler gets it."""

    address: str
    content: bytes
    article: MadeArticle


@dataclass(frozen=True)
class Paper:
    """A made-up paper. `weight`: of what its pages carry beside the article; 1 is that of real ones."""

    name: str
    weight: float


Skin = Callable[[MadeArticle, random.Random, Paper], str]


def make_page(article: MadeArticle, rng: random.Random, number: int, weight: float = 1) -> MadePage:
    """The article in one of the skins."""
    name, (skin, charset) = rng.choice(sorted(SKINS.items()))
    words = (("가람", "나루", "두물", "솔빛", "여울", "한들"), ("일보", "신문", "타임스"))
    paper = Paper("".join(rng.choice(some) for some in words), weight)
    address = f"https://{name}{rng.randrange(40)}.example/news/articleView.html?idxno={number}"
    html = skin(article, rng, paper)
    return MadePage(address, html.encode(charset, "xmlcharrefreplace"), article)


# parts ------------------------------------------------------------------------------------------------------


def _head(
    article: MadeArticle, paper: Paper, rng: random.Random, extra: str = "", charset: str = "utf-8"
) -> str:
    summary = escape(article.paragraphs[0][:90])
    return (
        f'<head>\n<meta charset="{charset}">\n<title>{escape(article.title)} - {paper.name}</title>\n'
        f'<meta property="og:title" content="{escape(article.title)}">\n'
        f'<meta property="og:site_name" content="{paper.name}">\n<meta property="og:description" content="{summary}">\n'
        f'<meta property="article:published_time" content="{article.published}T09:{rng.randrange(60):02}:00+09:00">\n'
        f"{extra}{_styles(rng)}{_scripts(rng, int(paper.weight * rng.randint(4, 14)))}</head>\n"
    )


def _word(rng: random.Random, length: int = 7) -> str:
    return "".join(rng.choices(LETTERS, k=length))


def _styles(rng: random.Random) -> str:
    rules = [
        f".{_word(rng)}{{margin:{rng.randrange(40)}px;padding:{rng.randrange(20)}px;color:#{rng.randrange(1 << 24):06x}}}"
        for _ in range(rng.randint(20, 120))
    ]
    return "<style>\n" + "\n".join(rules) + "\n</style>\n"


def _scripts(rng: random.Random, count: int) -> str:
    """Scripts of advertisements and counters; much of a page's weight."""
    return "".join(
        f"<script>\nvar {_word(rng)} = {json.dumps({_word(rng): rng.randrange(10**6) for _ in range(60)})};\n"
        f"(function(w,d){{var {_word(rng)}=d.createElement('script');w.{_word(rng)}=w.{_word(rng)}||[];}})(window,document);\n"
        "</script>\n"
        for _ in range(count)
    )


def _menu(rng: random.Random) -> str:
    items = "".join(
        f'<li class="{_word(rng)}"><a href="/news/articleList.html?sc_section_code=S1N{i}">{section}</a><ul>'
        + "".join(f'<li><a href="/list/{i}/{k}">{section} {rng.choice(PLACES)}</a></li>' for k in range(8))
        + "</ul></li>"
        for i, section in enumerate(SECTIONS)
    )
    return f'<div id="header"><nav class="gnb"><ul>{items}</ul></nav></div>\n'


def _weather(rng: random.Random) -> str:
    rows = "".join(f"<li>{city} <em>{rng.randint(-9, 31)}℃</em></li>" for city in CITIES)
    return f'<div class="weather"><strong>오늘의 날씨</strong><ul>{rows}</ul></div>\n'


def _stories(rng: random.Random, title: str, count: int) -> str:
    rows = "".join(
        f'<li class="{_word(rng)}"><a href="/news/articleView.html?idxno={rng.randrange(10**6)}">'
        f'<span class="thumb"><img src="/thumb/{rng.randrange(10**6)}.jpg" alt=""></span>'
        f"<strong>{rng.choice(PLACES)} {rng.choice(MATTERS)}… {rng.choice(('주민 호응', '새 단장', '첫발'))}</strong>"
        f"<p>{rng.choice(CITIES)} {rng.choice(MATTERS)} 소식을 모았다.</p></a></li>\n"
        for _ in range(count)
    )
    return f'<div class="{_word(rng)}"><h3>{title}</h3><ol>{rows}</ol></div>\n'


def _side(rng: random.Random, paper: Paper) -> str:
    heavy = paper.weight * rng.lognormvariate(0.1, 0.5)
    return (
        '<aside class="side">'
        + _weather(rng)
        + _stories(rng, "많이 본 뉴스", int(30 * heavy))
        + _stories(rng, "관련 기사", int(20 * heavy))
        + _stories(rng, "섹션 뉴스", int(70 * heavy))
        + _scripts(rng, int(40 * heavy))
        + "</aside>\n"
    )


def _foot(rng: random.Random, paper: Paper) -> str:
    return (
        f'<div id="footer"><p>{paper.name} | 발행인 {rng.choice(FAMILY)}{rng.choice(GIVEN)} | 등록번호 {_word(rng, 2)}0{rng.randrange(999)}'
        f" | 청소년보호책임자 {rng.choice(FAMILY)}{rng.choice(GIVEN)}</p><p>Copyright © {paper.name}. 무단전재 및 재배포 금지</p></div>\n"
    )


def _paragraphs(article: MadeArticle) -> str:
    return "\n".join(f"<p>{escape(text)}</p>" for text in article.paragraphs)


def _broken_lines(article: MadeArticle) -> str:
    return "<br><br>\n".join(escape(text) for text in article.paragraphs)


# skins ------------------------------------------------------------------------------------------------------


def _vendor(article: MadeArticle, rng: random.Random, paper: Paper) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="ko">\n{_head(article, paper, rng)}<body>\n{_menu(rng)}'
        f'<section id="section-view"><header class="article-view-header"><h3 class="heading">{escape(article.title)}</h3>'
        f'<ul class="infomation"><li>{article.reporter} 기자</li><li>승인 {article.published:%Y.%m.%d} 09:12</li></ul></header>'
        f'<article id="article-view-content-div" itemprop="articleBody">\n{_paragraphs(article)}\n</article>'
        f"</section>\n{_side(rng, paper)}{_foot(rng, paper)}</body></html>\n"
    )


def _broadcaster(article: MadeArticle, rng: random.Random, paper: Paper) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="ko">\n{_head(article, paper, rng)}<body>\n{_menu(rng)}<div class="view_wrap">'
        f'<h1 class="view_title">{escape(article.title)}</h1><div class="date">입력 {article.published:%Y-%m-%d} 18:40</div>'
        f'<div class="cont_area"><div class="text">{_broken_lines(article)}<br><br>{paper.name} {article.reporter}입니다.<br>'
        f"{_word(rng)}@{_word(rng)}.example<br>▷ 제보하기 전화 02-0000-0000</div></div></div>\n"
        f"{_side(rng, paper)}{_foot(rng, paper)}</body></html>\n"
    )


def _blog(article: MadeArticle, rng: random.Random, paper: Paper) -> str:
    data = {"@type": "NewsArticle", "headline": article.title, "datePublished": str(article.published)}
    extra = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="ko-KR">\n{_head(article, paper, rng, extra)}<body class="single">\n{_menu(rng)}'
        f'<main><article class="post"><h1 class="entry-title">{escape(article.title)}</h1>'
        f'<p class="byline">{article.reporter} 기자 · {article.published:%Y년 %m월 %d일}</p>'
        f'<div class="entry-content">\n{_paragraphs(article)}\n</div></article></main>\n'
        f"{_side(rng, paper)}{_foot(rng, paper)}</body></html>\n"
    )


def _old_table(article: MadeArticle, rng: random.Random, paper: Paper) -> str:
    return (
        f"<html>\n{_head(article, paper, rng, charset='euc-kr')}<body>\n{_menu(rng)}<table width=900><tr><td width=180>{_side(rng, paper)}</td>"
        f"<td><table><tr><td class=title><b>{escape(article.title)}</b></td></tr><tr><td>{article.reporter} 기자 / "
        f"{article.published:%Y-%m-%d}</td></tr><tr><td id=articleBody>{_broken_lines(article)}</td></tr></table></td></tr></table>\n"
        f"{_foot(rng, paper)}</body></html>\n"
    )


def _state(article: MadeArticle, rng: random.Random, paper: Paper) -> str:
    body = [{"type": "text", "content": text} for text in article.paragraphs]
    state = {
        "headlines": {"basic": article.title},
        "content_elements": body,
        "display_date": f"{article.published}T01:00:00Z",
    }
    script = f"<script>window.Fusion=window.Fusion||{{}};Fusion.globalContent={json.dumps(state, ensure_ascii=False)};</script>\n"
    return (
        f'<!DOCTYPE html>\n<html lang="ko">\n{_head(article, paper, rng, script)}<body>\n{_menu(rng)}'
        f'<div id="fusion-app"></div>\n{_side(rng, paper)}{_foot(rng, paper)}</body></html>\n'
    )


def _board(article: MadeArticle, rng: random.Random, paper: Paper) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="ko">\n{_head(article, paper, rng)}<body>\n{_menu(rng)}<div class="bbs_view">'
        f'<h4 class="subject">{escape(article.title)}</h4><dl><dt>작성자</dt><dd>홍보담당관</dd><dt>등록일</dt>'
        f'<dd>{article.published:%Y.%m.%d}</dd></dl><div class="bbs_con">\n{_paragraphs(article)}\n</div></div>\n'
        f"{_side(rng, paper)}{_foot(rng, paper)}</body></html>\n"
    )


SKINS: dict[str, tuple[Skin, str]] = {
    "vendor": (_vendor, "utf-8"),
    "broadcaster": (_broadcaster, "utf-8"),
    "blog": (_blog, "utf-8"),
    "table": (_old_table, "cp949"),
    "state": (_state, "utf-8"),
    "board": (_board, "utf-8"),
}
