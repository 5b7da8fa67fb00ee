"""Pages: real structures spoiled, random bytes, floods of markup, and furniture around an article."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from made_up.articles import make_article

from extractor.errors import PageError
from extractor.gates import PageGate
from extractor.model import Article, Page
from extractor.page import read_page
from extractor.page.decode import decode
from extractor.page.guard import LARGEST_PAGE, bounded
from extractor.pipeline import default_extractor
from fuzzing.kinds import CORPUS, Case, Kind, must
from fuzzing.mutations import MARKUP, any_letter, hangul, mutate
from fuzzing.texts import awards_of, checked

LONG_TEXT = 2_100_000


@cache
def corpus_pages() -> tuple[tuple[bytes, str], ...]:
    """The pages of the corpus, bytes and kind."""
    paths = sorted((CORPUS / "pages").glob("*.html")) + sorted((CORPUS / "pages").glob("*.txt"))
    return tuple((path.read_bytes(), "text" if path.suffix == ".txt" else "html") for path in paths)


@cache
def _contents() -> Sequence[bytes]:
    return [content for content, _ in corpus_pages()]


@cache
def _gate() -> PageGate:
    return PageGate(default_extractor().knowledge)


def page_of(content: bytes, media: str) -> Page:
    """A page that a file of that name would give."""
    return Page(source="wild.page", content=content, media="text" if media == "text" else "html")


def spoiled(rng: random.Random) -> tuple[bytes, str]:
    """A page of the corpus, spoiled; or random bytes."""
    if rng.random() < 0.1:
        return _noise(rng), rng.choice(("html", "text"))
    content, media = rng.choice(corpus_pages())
    return mutate(rng, content, _contents()), media if rng.random() < 0.95 else "text"


def _noise(rng: random.Random) -> bytes:
    kind = rng.randrange(4)
    size = int(20_000 ** rng.random())
    if kind == 0:
        return rng.randbytes(size)
    if kind == 1:
        return b"".join(rng.choice(MARKUP) for _ in range(size // 20))
    draw = hangul if kind == 2 else any_letter
    return "".join(draw(rng) for _ in range(size // 3)).encode("utf-8", "surrogatepass")


def check_article(article: Article) -> None:
    """What holds for every article that was read from a page."""
    must(article.text, "an article without text")
    lines = article.text.split("\n")
    must(all(line and line == line.strip() for line in lines), "a line that is empty or begins with a blank")
    must(len(article.text) <= LONG_TEXT, "more text than a page may hold")
    article.text.encode()
    (article.title or "").encode()


def _page(rng: random.Random) -> Case:
    content, media = spoiled(rng)

    def check() -> None:
        try:
            article = read_page(page_of(content, media))
        except PageError:
            return
        check_article(article)

    return Case(content, f".{'txt' if media == 'text' else 'html'}", check)


def _bytes(rng: random.Random) -> Case:
    """Decoding and the guard before the parser, which see every byte of the world."""
    content, _ = spoiled(rng)

    def check() -> None:
        try:
            decoded = decode(content, rng.choice((None, "euc-kr", "utf-8", "utf-7")))
        except PageError:
            return
        text, warnings = bounded(decoded.text)
        must(len(text) <= LARGEST_PAGE, "longer than the largest page")
        must(warnings or text == decoded.text.replace("\x00", ""), "cut without a word")
        must(bounded(text)[0] == text or warnings, "cut again")

    return Case(content, ".bin", check)


def _gated(rng: random.Random) -> Case:
    """The gate before the page is parsed; one refusal in forty is checked by reading the page."""
    content, media = spoiled(rng)
    thorough = rng.random() < 1 / 40

    def check() -> None:
        page = page_of(content, media)
        if _gate().may_hold_award(page) or not thorough:
            return
        try:
            article = default_extractor().process(page)
        except PageError:
            return
        must(not article.awards, f"a page that the gate drops holds {awards_of(article)}")

    return Case(content, ".html", check)


def _whole(rng: random.Random) -> Case:
    """From bytes to awards."""
    content, media = spoiled(rng)

    def check() -> None:
        try:
            article = read_page(page_of(content, media))
        except PageError:
            return
        check_article(article)
        checked(article)

    return Case(content, f".{'txt' if media == 'text' else 'html'}", check)


_AWARDS = (
    "하남시, 2024년 데이터기반행정 실태점검 우수기관 선정", "중구, 공공데이터 제공 운영실태 평가 '우수' 등급",
    "[속보] 경산시 데이터기반행정 평가 최고 등급 획득", "오산시 3년 연속 공공데이터 제공 운영실태평가 우수",
)  # fmt: skip
_ENGLISH = (
    "Hanam City was selected as an excellent institution in the 2024 evaluation of data-based administration, "
    "scoring 91.4 points, for the third year in a row, the city said on Tuesday.",
    "The ministry gave 데이터기반행정 실태점검 an 우수 grade to Osan City, which won 40 million won as a prize.",
    "The city plans to open more of its data, and the mayor thanked all citizens for their help in this matter.",
)


def _links(rng: random.Random, name: str) -> str:
    rows = "".join(
        f'<li><a href="/n/{rng.randrange(10**6)}">{rng.choice(_AWARDS)}</a></li>'
        for _ in range(rng.randint(3, 9))
    )
    return f'<div class="{name}"><h3>많이 본 뉴스</h3><ol>{rows}</ol></div>'


def _menu(rng: random.Random) -> str:
    rows = "".join(f'<li><a href="/m/{n}">{rng.choice(_AWARDS)}</a></li>' for n in range(rng.randint(2, 6)))
    return f"<nav><ul><li><a href='/'>홈</a></li>{rows}</ul></nav>"


def _weather(rng: random.Random) -> str:
    rows = "".join(
        f"<li>{city} <em>{rng.randint(-9, 33)}℃</em></li>" for city in ("하남", "중구", "경산", "오산")
    )
    return f'<div class="weather"><strong>데이터기반행정 우수 날씨</strong><ul>{rows}</ul></div>'


def _tail(rng: random.Random) -> str:
    return "".join(f"<p>{line}</p>" for line in rng.sample(_ENGLISH, rng.randint(2, 3)))


def _furnished(rng: random.Random) -> Case:
    """An article in furniture that tells of other awards, and before a translation of itself: its awards are
    those of the article alone.
    """
    made = make_article(rng, with_award=rng.random() < 0.5)
    body = "".join(f"<p>{text}</p>" for text in made.paragraphs)
    above = "".join(make(rng) for make in (_menu, _weather) if rng.random() < 0.7)
    name = rng.choice(("rank_list", "aside_news", "relation", "popular", "best_news"))
    below = _links(rng, name) if rng.random() < 0.8 else ""
    tail = _tail(rng) if rng.random() < 0.5 else ""
    body_name = rng.choice(("article_body", "view_con", "news_txt", "article-view"))
    html = (
        f"<html lang=ko><head><meta charset=utf-8><title>{made.title} - 가람일보</title></head><body>{above}"
        f"<div id=wrap><h1>{made.title}</h1><div class={body_name}>{body}{tail}</div></div>{below}"
        "<footer><p>가람일보 | 발행인 나도별</p></footer></body></html>"
    )
    content = html.encode()

    def check() -> None:
        article = checked(read_page(page_of(content, "html")))
        found = [(a.region_code, a.programme, a.evaluation_year, a.grade) for a in article.awards]
        wanted = [made.award] if made.award else []
        must(found == wanted, f"{found} and not {wanted}")

    return Case(content, ".html", check)


KINDS = (
    Kind("bytes", "decoding and guard of spoiled pages and random bytes", _bytes, 90_000, 3.0),
    Kind("gate", "the gate on bytes; what it drops holds no award", _gated, 66_000, 6.0),
    Kind("page", "spoiled pages to articles", _page, 14_000, 12.0),
    Kind("whole", "spoiled pages to awards", _whole, 2_500, 20.0),
    Kind("furniture", "awards in menus, rankings, weather and English tails", _furnished, 2_500, 5.0),
)
