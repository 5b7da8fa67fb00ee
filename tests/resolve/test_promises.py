"""What holds for every text: evidence quotes it, and a record depends on no spelling, order or repetition."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language.normalize import normalize
from extractor.model import VALUE_FIELDS, Article, Award
from extractor.pipeline import Extractor

CORPUS = Path(__file__).parents[2] / "corpus"


def labelled(path: Path) -> Article:
    """The article of a labelled sample, as its label gives it."""
    label = json.loads(path.read_text(encoding="utf-8"))
    published = label.get("published")
    return Article(
        id=path.stem,
        source=path.name,
        text=label["text"],
        title=label.get("title"),
        publisher=label.get("publisher"),
        published=date.fromisoformat(published) if published else None,
    )


def sample() -> list[Article]:
    """Some of the corpus: every fourth article and every fifth page."""
    paths = sorted((CORPUS / "articles").glob("*.json"))[::4] + sorted((CORPUS / "pages").glob("*.json"))[::5]
    return [labelled(path) for path in paths]


ARTICLES = sample()


@pytest.fixture(scope="session")
def plain(extractor: Extractor) -> dict[str, Article]:
    """The sample, read as it stands."""
    return {article.id: extractor.award(article) for article in ARTICLES}


@pytest.fixture(params=ARTICLES, ids=lambda article: article.id)
def article(request: pytest.FixtureRequest) -> Article:
    assert isinstance(request.param, Article)
    return request.param


def folded(value: Any) -> Any:
    """A value in the spelling that all spellings fold to."""
    if isinstance(value, str):
        return " ".join(normalize(unicodedata.normalize("NFC", value)).text.split())
    return tuple(map(folded, value)) if isinstance(value, tuple) else value


def values(awards: tuple[Award, ...]) -> list[dict[str, Any]]:
    """What the awards say, without where they say it from."""
    return [
        {field: folded(getattr(award, field)) for field in (*VALUE_FIELDS, "programme_name")}
        for award in awards
    ]


def bases(awards: tuple[Award, ...]) -> list[dict[str, list[tuple[str, str, str]]]]:
    """Which rule each value stands on, and whether it is stated there."""
    return [
        {name: [(e.rule, e.basis, e.place) for e in found] for name, found in award.evidence.items()}
        for award in awards
    ]


def unfaithful(article: Article) -> list[tuple[str, str]]:
    """Evidence that does not quote the article."""
    sources = {"text": article.text, "title": article.title or ""}
    return [
        (name, evidence.quote)
        for award in article.awards
        for name, found in award.evidence.items()
        for evidence in found
        if sources[evidence.place][evidence.start : evidence.end] != evidence.quote
    ]


def full_width(text: str) -> str:
    return text.translate({ord("0") + i: ord("０") + i for i in range(10)})


def zero_width(text: str) -> str:
    marks = ["\u200b", "\u200c", "\u2060", "\ufeff", "\u00ad"]
    words = text.split(" ")
    return "".join(word + marks[i % len(marks)] + " " for i, word in enumerate(words[:-1])) + words[-1]


def other_marks(text: str) -> str:
    dots = text.replace("·", "‧").replace("ㆍ", "・")
    return dots.translate(str.maketrans("‘’“”'\"", "’‘”“＇＂"))


def straight_marks(text: str) -> str:
    return text.translate(str.maketrans("‘’“”‧・ㆍ", "''\"\"···"))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "decomposed Hangul": lambda text: unicodedata.normalize("NFD", text),
    "full-width digits": full_width,
    "zero-width characters": zero_width,
    "other dots and quotation marks": other_marks,
    "plain dots and quotation marks": straight_marks,
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "wide gaps between sentences": lambda text: text.replace(". ", ".   "),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "white space around": lambda text: f"\n \n{text}\n\n",
}


def test_the_sample_holds_texts_with_and_without_awards(plain: dict[str, Article]) -> None:
    counts = [len(article.awards) for article in plain.values()]
    assert len(counts) >= 25
    assert {0, 1, 2} <= set(counts)


def test_evidence_quotes_the_article(plain: dict[str, Article], article: Article) -> None:
    assert unfaithful(plain[article.id]) == []


def test_every_value_has_evidence_and_an_inferred_one_its_reason(
    plain: dict[str, Article], article: Article
) -> None:
    for award in plain[article.id].awards:
        told = {field for field in VALUE_FIELDS if getattr(award, field) not in (None, ())}
        assert told == set(award.evidence)
        for found in award.evidence.values():
            assert all(evidence.rule and len(evidence.digest) == 12 for evidence in found)
            assert all(bool(evidence.reason) == (evidence.basis == "inferred") for evidence in found)


@pytest.mark.parametrize("spelling", SPELLINGS.values(), ids=SPELLINGS)
def test_the_spelling_of_a_text_does_not_change_its_record(
    extractor: Extractor, plain: dict[str, Article], spelling: Callable[[str], str]
) -> None:
    changed = {}
    for article in ARTICLES:
        other = msgspec.structs.replace(
            article, text=spelling(article.text), title=spelling(article.title) if article.title else None
        )
        read = extractor.award(other)
        assert unfaithful(read) == []
        if values(read.awards) != values(plain[article.id].awards):
            changed[article.id] = (values(read.awards), values(plain[article.id].awards))
    assert changed == {}


def test_reading_again_and_in_another_order_gives_the_same(
    extractor: Extractor, plain: dict[str, Article]
) -> None:
    assert [extractor.award(article) for article in reversed(ARTICLES)] == list(plain.values())[::-1]


def test_another_extractor_gives_the_same(plain: dict[str, Article]) -> None:
    fresh = Extractor()
    some = ARTICLES[::6]
    assert [fresh.award(article) for article in some] == [plain[article.id] for article in some]


def test_a_translation_at_the_end_adds_nothing(extractor: Extractor, plain: dict[str, Article]) -> None:
    tail = (
        "\n\nHanam City was selected as an excellent institution in the 2024 evaluation of data-based "
        "administration, scoring 91.4 points, for the third year in a row, and received 40 million won.\n"
        "The city plans to win the grand prize of the Big Data contest in 2026."
    )
    for article in ARTICLES:
        read = extractor.award(msgspec.structs.replace(article, text=article.text + tail))
        assert values(read.awards) == values(plain[article.id].awards), article.id
        assert bases(read.awards) == bases(plain[article.id].awards), article.id


def test_an_article_about_something_else_at_the_end_adds_nothing(
    extractor: Extractor, plain: dict[str, Article]
) -> None:
    tail = "\n\n이날 낮 최고기온은 24도까지 오르겠다. 바람은 약하게 불겠다."
    for article in ARTICLES:
        read = extractor.award(msgspec.structs.replace(article, text=article.text + tail))
        assert values(read.awards) == values(plain[article.id].awards), article.id


FRAGMENTS = [
    "하남시는 ",
    "중구가 ",
    "전남광주통합특별시 ",
    "시는 ",
    "한국장학재단이 ",
    "행정안전부의 ",
    "2024년 ",
    "‘25년 ",
    "지난해 ",
    "올해도 ",
    "데이터기반행정 실태점검",
    "공공데이터 제공·운영실태 평가",
    "데이터 분석 공모전",
    " 및 ",
    "에서 ",
    "각각 ",
    "두 평가 모두 ",
    "우수기관",
    "'우수' 등급",
    "미흡",
    "최고 등급",
    "대상",
    "장관 표창",
    "으로 선정됐다. ",
    "을 받았다. ",
    "에 도전한다. ",
    "3년 연속 ",
    "2021년부터 매년 ",
    "91.4점",
    "평균 63.2점",
    "679개 기관",
    "특별교부세 4천만 원",
    "데이터 공유 영역에서 ",
    "(",
    ")",
    "“",
    "’",
    "·",
    "\n",
    "\n\n",
    "\r\n",
    "\u200b",
    "▲ ",
    "…",
    "점",
    "억",
    "원",
    "년",
    "[대전=새벽신문] 강가나 기자 = ",
    "，",
    "①",
]


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(
        st.one_of(
            st.sampled_from(FRAGMENTS),
            st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=6),
            st.text(st.characters(blacklist_categories=("Cs",)), max_size=6),
        ),
        max_size=30,
    ),
    title=st.lists(st.sampled_from(FRAGMENTS), max_size=6),
    published=st.one_of(st.none(), st.dates(date(2018, 1, 1), date(2026, 12, 31))),
)
def test_no_text_breaks_the_extraction(
    extractor: Extractor, pieces: list[str], title: list[str], published: date | None
) -> None:
    article = Article(
        id="wild", source="wild", text="".join(pieces), title="".join(title) or None, published=published
    )
    read = extractor.award(article)
    assert unfaithful(read) == []
    assert extractor.award(article) == read


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80))
def test_no_text_with_a_programme_in_it_breaks_the_extraction(extractor: Extractor, wild: str) -> None:
    text = f"하남시는 {wild} 2024년 데이터기반행정 실태점검에서 {wild} 우수기관으로 선정됐다. {wild}"
    assert unfaithful(extractor.award(Article(id="wild", source="wild", text=text))) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "하남시장은 올 초 ‘2026년까지 최고 등급’을 약속했다.",
        "하남시는 우수 등급을 호언장담했지만 소식이 없다.",
        "하남시장은 우수기관 선정을 공언했다.",
        "하남시는 취임식에서 우수기관을 공약했다.",
        "하남시장은 임기 안에 우수 등급을 받아 내겠다는 말을 되풀이했다.",
        "하남시는 내년까지는 우수 등급에 올라서는 일정을 짰다.",
        "하남시는 ‘우수 등급 달성 추진 계획’ 문서를 읍면동에 보냈다.",
        "하남시는 우수기관 재진입 전략 회의를 열었다.",
        "하남시는 우수기관으로 선정될 것으로 보인다.",
        "하남시는 우수 등급을 받을 것이라는 분석을 내놨다.",
        "하남시가 우수 등급에 오를 가능성이 크다고 점쳤다.",
        "하남시의 잠정 결과는 ‘우수’로 나왔다.",
        "하남시는 자체 진단에서 우수 등급이었다.",
        "하남시는 우수기관 인증을 위해 전담 조직을 꾸렸다.",
        "하남시는 우수 등급을 위한 상담을 받았다.",
        "하남시는 우수 등급을 받은 것으로 잠정 집계됐다.",
        "우수 등급? 하남시는 아는 바가 없다.",
    ],
)
def test_a_grade_that_is_promised_planned_or_asked_about_is_not_won(read: Any, sentence: str) -> None:
    assert read(f"행정안전부가 2024년 데이터기반행정 실태점검 결과를 공개했다. {sentence}").awards == ()


def test_a_promise_that_was_kept_is_no_hindrance(only: Any) -> None:
    award = only("하남시는 2024년 데이터기반행정 실태점검에서 우수 등급을 받아 약속을 지켰다.")
    assert award.grade == "우수"


@pytest.mark.parametrize("won", ["우수 등급을 받을 수 있었다", "우수 등급을 받을 만했고 실제로 받았다"])
def test_what_could_be_won_was(only: Any, won: str) -> None:
    assert only(f"하남시는 2024년 데이터기반행정 실태점검에서 {won}.").grade == "우수"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("하남시, 데이터기반행정 시행계획 확정… “올해는 우수등급”",
         "하남시는 10일 시행계획을 의결했다. 시는 이로써 행정안전부의 데이터기반행정 실태점검에서 "
         "우수 등급을 받는 것을 목표로 삼았다."),
        ("하남시 데이터기반행정 ‘우수’ 향해 출발",
         "하남시는 행안부 데이터기반행정 실태점검에서 우수 등급에 도전한다고 밝혔다."),
        ("하남시, 데이터기반행정 최우수기관 선정",
         "하남시는 데이터기반행정 실태점검에서 최우수기관이 됐다는 인터넷 보도는 사실이 아니라고 밝혔다."),
        ("하남시, 데이터기반행정 모의평가 ‘우수’",
         "하남시는 데이터기반행정 실태점검을 앞둔 모의 점검에서 우수에 해당하는 88점이 나왔다고 밝혔다."),
    ],
)  # fmt: skip
def test_a_title_tells_nothing_that_its_text_only_aims_at(read: Any, title: str, text: str) -> None:
    assert read(text, title=title).awards == ()


def test_a_title_is_believed_where_the_text_tells_a_result_or_none_at_all(only: Any) -> None:
    title = "하남시, 데이터기반행정 실태점검 ‘우수’"
    assert only("하남시는 10일 시청에서 기념식을 열었다.", title=title).grade == "우수"
    text = "하남시가 데이터기반행정 실태점검에서 우수기관에 뽑혔다. 내년에도 우수 등급에 도전한다."
    assert only(text, title=title).grade == "우수"
