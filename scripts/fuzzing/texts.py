"""Texts: articles spoiled, letters of all scripts, broken Unicode, very long lines."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import msgspec

from extractor.language.normalize import normalize, without_margins
from extractor.language.sentences import sentence_starts
from extractor.language.tokenizer import KiwiTokenizer
from extractor.model import VALUE_FIELDS, Article
from extractor.pipeline import READ_AT_MOST, default_extractor
from extractor.recognize.squeeze import squeeze
from fuzzing.kinds import CORPUS, Case, Kind, must
from fuzzing.mutations import any_letter, broken, hangul, spoil

WORDS = (
    "하남시는 ", "중구가 ", "전남광주통합특별시 ", "시는 ", "행정안전부의 ", "2024년 ", "‘25년 ", "지난해 ", "올해도 ",
    "데이터기반행정 실태점검", "공공데이터 제공·운영실태 평가", "데이터 분석 공모전", " 및 ", "에서 ", "각각 ",
    "두 평가 모두 ", "우수기관", "'우수' 등급", "미흡", "최고 등급", "대상", "장관 표창", "으로 선정됐다. ", "을 받았다. ",
    "에 도전한다. ", "3년 연속 ", "2021년부터 매년 ", "91.4점", "평균 63.2점", "679개 기관", "특별교부세 4천만 원", "(", ")",
    "“", "”", "‘", "’", "'", '"', "·", ",", "\n", "\n\n", "▲ ", "…", "점", "억", "원", "년", "계양·남동·연수구", "이하 '심평원')",
    "1,2,3,4,5,6,7,8,9,10,", "가나다라", "기자 = ", "http://a.b/c?d=e", "①", "99999999999999999999억 원", "0.0000점",
)  # fmt: skip
"""Words on which the rules turn."""


@cache
def corpus_articles() -> tuple[Article, ...]:
    """Every labelled text of the corpus that holds up to a few thousand characters."""
    folders = ("articles", "press", "pages", "fresh")
    labels = [
        json.loads(path.read_text("utf-8")) for f in folders for path in sorted((CORPUS / f).glob("*.json"))
    ]
    return tuple(
        Article(
            id="wild",
            source="wild",
            text=label["text"],
            title=label.get("title"),
            publisher=label.get("publisher"),
            published=date.fromisoformat(label["published"]) if label.get("published") else None,
        )
        for label in labels
        if isinstance(label.get("text"), str) and len(label["text"]) < 6_000
    )


@cache
def _texts() -> tuple[str, ...]:
    return tuple(article.text for article in corpus_articles())


def awards_of(article: Article) -> list[dict[str, Any]]:
    """What the awards say, in the spelling that all spellings fold to, without where they say it from."""
    return [
        {field: _folded(getattr(award, field)) for field in (*VALUE_FIELDS, "programme_name")}
        for award in article.awards
    ]


def _folded(value: object) -> object:
    if isinstance(value, str):
        return " ".join(normalize(unicodedata.normalize("NFC", value)).text.split())
    return tuple(map(_folded, value)) if isinstance(value, tuple) else value


def checked(article: Article) -> Article:
    """The article with its awards, whose evidence quotes it."""
    read = default_extractor().award(article)
    sources = {"text": read.text, "title": read.title or ""}
    for award in read.awards:
        for field, found in award.evidence.items():
            for evidence in found:
                quoted = sources[evidence.place][evidence.start : evidence.end]
                must(quoted == evidence.quote, f"{field}: {evidence.quote!r} stands for {quoted!r}")
    return read


def _any_text(rng: random.Random) -> str:
    """Letters of all scripts, or one kind of them, with words on which rules turn; now and then very long."""
    draws: tuple[Callable[[random.Random], str], ...] = (
        hangul, any_letter, broken, lambda rng: rng.choice(WORDS), lambda rng: " ",
        lambda rng: chr(rng.randrange(32, 127)),
    )  # fmt: skip
    chosen = rng.choices(draws, weights=[rng.random() ** 3 for _ in draws], k=1 + int(400 ** rng.random()))
    text = "".join(draw(rng) for draw in chosen)
    if rng.random() < 0.02:
        text = (rng.choice((text[:50], rng.choice(WORDS), "가 ", ",1", "시", "'")) or "가") * rng.randint(
            50, 3_000
        )
    return text[:200_000]


def _wild(rng: random.Random) -> Case:
    """Letters to awards: always with the name of a programme, or the gate would spare the work."""
    text = _any_text(rng)
    names = "하남시가 데이터기반행정 실태점검에서 우수 등급을 받았다."
    at = rng.randrange(min(len(text), 2_000) + 1)
    text = text[:at] + names[rng.randrange(8) :] + text[at:]
    title = _any_text(rng)[:80] if rng.random() < 0.5 else None
    article = Article(id="wild", source="wild", text=text, title=title, published=date(2025, 3, 4))

    def check() -> None:
        checked(article)

    return Case(text.encode("utf-8", "surrogatepass"), ".txt", check)


def _long(rng: random.Random) -> Case:
    """A line of a megabyte, of which only the first part is read."""
    piece = rng.choice((*WORDS, _any_text(rng)[:100] or "가")) + rng.choice(("", " ", ".", ","))
    text = "하남시가 데이터기반행정 실태점검에서 우수 등급을 받았다. " + piece * (1_000_000 // len(piece))
    article = Article(id="wild", source="wild", text=text, published=date(2025, 3, 4))

    def check() -> None:
        read = checked(article)
        must(any(f"{READ_AT_MOST:,}" in warning for warning in read.warnings), "cut without a word")

    return Case(text[:2_000].encode("utf-8", "surrogatepass"), ".txt", check)


def _spoiled(rng: random.Random) -> Article:
    article = rng.choice(corpus_articles())
    return msgspec.structs.replace(article, text=spoil(rng, article.text, _texts(), WORDS))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "wide spaces": lambda text: text.replace(" ", "\u3000"),
    "straight quotation marks": lambda text: text.translate(str.maketrans("‘’“”", "''\"\"")),
    "other quotation marks": lambda text: text.translate(str.maketrans("‘’“”'\"", "’‘”“＇＂")),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "zero-width spaces": lambda text: text.replace(" ", "\u200b \ufeff"),
    "full-width digits": lambda text: text.translate({ord("0") + n: ord("０") + n for n in range(10)}),
    "blanks at line ends": lambda text: text.replace("\n", "  \n "),
    "white space around": lambda text: f"\n {text}\n\n",
}
"""Ways to write a text that leave what it says."""


def _rewritten(rng: random.Random) -> Case:
    """A spoiled article in two spellings: the same awards."""
    article = _spoiled(rng)
    article = msgspec.structs.replace(article, text=unicodedata.normalize("NFC", article.text))
    name = rng.choice(sorted(SPELLINGS))
    spelled = SPELLINGS[name]

    def check() -> None:
        title = spelled(article.title) if article.title else None
        other = checked(msgspec.structs.replace(article, text=spelled(article.text), title=title))
        first, second = awards_of(checked(article)), awards_of(other)
        must(first == second, f"{name}: {_difference(first, second)}")

    return Case(article.text.encode("utf-8", "surrogatepass"), ".txt", check)


def _difference(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> str:
    if len(first) != len(second):
        return f"{len(first)} awards and {len(second)}: {first} {second}"
    return "; ".join(
        f"{key}: {a[key]!r} and {b[key]!r}"
        for a, b in zip(first, second, strict=True)
        for key in a
        if a[key] != b[key]
    )


def _tokens(rng: random.Random) -> Case:
    """Folding, squeezing, tokens and sentences cover any text without a hole."""
    text = _any_text(rng)[:20_000] if rng.random() < 0.7 else _spoiled(rng).text

    def check() -> None:
        check_folding(text)
        check_tokens(text)

    return Case(text.encode("utf-8", "surrogatepass"), ".txt", check)


def check_tokens(text: str) -> None:
    """Tokens and gaps are the text; the sentences begin at tokens, in order."""
    nlp = default_extractor().nlp
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, KiwiTokenizer)
    doc = tokenizer(text)
    whole = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    must("".join(token.text_with_ws for token in doc) == whole, "tokens are not the text")
    places = [token.idx for token in doc]
    must(places == sorted(set(places)), "tokens out of order")
    starts = sentence_starts(doc)
    must(starts == sorted(set(starts)) and (starts[:1] == [0]) == bool(len(doc)), "sentences out of order")


def check_folding(text: str) -> None:
    """Folded and squeezed text maps back to where it stands."""
    folded = normalize(text)
    must(len(folded.starts) == len(folded.text) + 1 == len(folded.ends) + 1, "a place for each character")
    must(list(folded.starts) == sorted(folded.starts), "places out of order")
    must(all(a < b <= len(text) for a, b in zip(folded.starts, folded.ends, strict=False)), "an empty span")
    must(normalize(folded.text).text == folded.text, "folding twice is not folding once")
    edges = without_margins(folded)
    must(all(line == line.strip(" ") for line in edges.text.split("\n")), "a blank at the end of a line")
    must(
        all(text[edges.starts[i] : edges.ends[i]] for i in range(len(edges.text))), "an empty span in a line"
    )
    squeezed = squeeze(folded.text)
    must(all(folded.text[p] == c for p, c in zip(squeezed.places, squeezed.text, strict=True)), "squeezed")


KINDS = (
    Kind("tokens", "folding, tokens and sentences of any text", _tokens, 9_000, 6.0),
    Kind("letters", "all scripts and broken Unicode to awards", _wild, 4_000, 12.0),
    Kind("long lines", "lines of a megabyte to awards", _long, 150, 20.0),
    Kind("spellings", "spoiled articles in two spellings", _rewritten, 2_500, 12.0),
)
