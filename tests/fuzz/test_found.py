"""What fuzzing found stays mended."""

import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from extractor.errors import PatternError, SourceError, SourceFailure
from extractor.fetch.errand import Document
from extractor.knowledge import Knowledge
from extractor.language.normalize import normalize, without_margins
from extractor.model import Article, Page
from extractor.page import read_page
from extractor.page.furniture import Furniture, furniture
from extractor.pattern_files import patterns_folder
from extractor.pipeline import Extractor
from extractor.sources import feeds, read_sources
from extractor.sources.discovery import day

HEAD = "code,name,sido,kind,short,valid_from,valid_to,predecessor\n99,가나도,가나도,sido,가나,,,\n"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("a\nb", "a b"),
        ("a\r\n\x1b[31mb", "a [31mb"),
        ("\u202egnp.lmx", " gnp.lmx"),
        ("half \ud800", "half  "),
        ("우수  등급", "우수  등급"),
    ],
)
def test_a_message_is_one_line_that_can_be_printed(said: str, shown: str) -> None:
    assert str(SourceError(said)) == shown


@pytest.mark.parametrize("half", ["&#xD800;", "&#xdFfF;", "&#55296;", "&#x000DABC;", "&#57343;"])
def test_half_characters_in_a_feed_cost_one_character(half: str) -> None:
    feed = f"<rss><channel><item><title>가람{half}시</title><link>http://a.example/1</link></item></channel></rss>"
    document = Document("http://a.example/feed", 200, "text/xml", None, feed.encode())
    (entry,) = feeds._entries("feed:x", document)
    assert entry.title == "가람\ufffd시"


def test_whole_characters_in_a_feed_stay() -> None:
    feed = "<rss><channel><item><title>&#xAC00;&#45908;&#57344;</title><link>/1</link></item></channel></rss>"
    document = Document("http://a.example/feed", 200, "text/xml", None, feed.encode())
    (entry,) = feeds._entries("feed:x", document)
    assert (entry.title, entry.address) == ("가더\ue000", "http://a.example/1")


def test_a_wrong_address_in_a_feed_is_no_reason_to_lose_the_others() -> None:
    items = "".join(f"<item><link>{link}</link></item>" for link in ("http://[oops/1", "http://a.example/2"))
    document = Document(
        "http://a.example/feed", 200, "text/xml", None, f"<rss><channel>{items}</channel></rss>".encode()
    )
    found = [entry.address for entry in feeds._entries("feed:x", document)]
    assert found == ["http://[oops/1", "http://a.example/2"]


def test_half_a_character_in_a_utf16_table_costs_one_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "\ufefftext\n첫째 글이다.\n둘\ud800째 글이다.\n셋째 글이다.\n".encode("utf-16-le", "surrogatepass")
    )
    first, second, third = read_sources([str(path)])
    assert isinstance(first, Page)
    assert isinstance(third, Page)
    assert isinstance(second, SourceFailure)
    assert second.source == f"{path}#3"


def test_a_utf16_table_that_breaks_off_in_a_character_gives_the_rows_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("\ufefftext\n첫째 글이다.\n둘째".encode("utf-16-le")[:-1])
    first, second = read_sources([str(path)])
    assert isinstance(first, Page)
    assert isinstance(second, SourceFailure)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("municipalities.csv", HEAD + "99110,,가나도,si,,,,\n", ":3: a name is empty"),
        ("municipalities.csv", HEAD + "99110,다라시,가나도,si,~,,,\n", ":3: a name is empty"),
        ("municipalities.csv", HEAD + f"99110,{'x' * 34_000_000}시,가나도,si,,,,\n", "not valid CSV"),
        ("municipalities.csv", "x" * 34_000_000, ":1: not valid CSV"),
        ("institutions.toml", '[[institution]]\nname = ""\n', "a name is empty"),
        ("institutions.toml", '[[institution]]\nname = "가"\naliases = [" "]\n', "a name is empty"),
        ("institutions.toml", 'institution = []\n[suffixes]\nstrong = [""]\n', "a word is empty"),
        (
            "programmes.toml",
            '[[programme]]\nid = "a"\ntitle = "a"\nkind = "contest"\nnames = ["(가)·"]\n',
            r"'\(가\)·' can be nothing",
        ),
        ("programmes.toml", '"\\n" = 1\n', "programmes.toml: "),
    ],
    ids=lambda value: value[:20],
)
def test_wrong_pattern_files_are_named(tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8", newline="")
    with pytest.raises(PatternError, match=said) as raised:
        Knowledge(patterns_folder(), tmp_path)
    assert "\n" not in str(raised.value)
    assert str(tmp_path / name) in str(raised.value)


def test_municipalities_that_follow_each_other_in_a_circle_have_no_successor(tmp_path: Path) -> None:
    rows = "99110,다라시,가나도,si,,,2020-01-01,99120\n99120,마바시,가나도,si,,,2021-01-01,99110\n"
    (tmp_path / "municipalities.csv").write_text(HEAD + rows, encoding="utf-8")
    knowledge = Knowledge(patterns_folder(), tmp_path)
    assert knowledge.successor("99110", date(2025, 1, 1)) is None
    unit = knowledge.successor("99120", date(2020, 6, 1))
    assert unit is not None
    assert unit.code == "99120"


LEAD = "하남시가 행정안전부의 2024년 데이터기반행정 실태점검"
REST = "공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고 3일 밝혔다."


@pytest.mark.parametrize(
    "between",
    [lambda n: "'" * n, lambda n: " " * n, lambda n: "' " * n, lambda n: "," * n, lambda n: " 및 (이하" * n],
    ids=["quotation marks", "blanks", "both", "commas", "words"],
)
def test_rows_of_marks_between_names_cost_nothing(
    extractor: Extractor, between: Callable[[int], str]
) -> None:
    extractor.extract(Article(id="a", source="a", text=f"{LEAD} 및 {REST}"))
    begun = time.process_time()
    for place in (f"{LEAD}{between(300)}{REST}", f"{LEAD}과 {REST[:-12]}{between(300)}{REST[-12:]}"):
        extractor.extract(Article(id="a", source="a", text=place))
        extractor.extract(
            Article(id="a", source="a", text=f"하남시{between(300)}중구{between(300)}가 {LEAD[5:]}에서 우수")
        )
    assert time.process_time() - begun < 3


def test_a_record_with_half_a_character_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "가람시\ud800가 받았다."}) + "\n")
    (found,) = read_sources([str(path)])
    assert isinstance(found, SourceFailure)
    str(found.error).encode()


def test_what_is_dropped_and_what_is_wide_folds_like_all_else() -> None:
    assert normalize("하\u200bᆫ글").text == "한글"
    assert (
        normalize("｀가\u0369\u2067\u033a").text == normalize(normalize("｀가\u0369\u2067\u033a").text).text
    )


def test_blanks_at_both_ends_of_a_line_say_nothing() -> None:
    folded = without_margins(normalize("  가 나 \n\u3000다\u200b \n \n라"))
    assert folded.text == "가 나\n다\n\n라"
    assert folded.span(4, 5) == (8, 9)
    assert without_margins(normalize("가 나\n다")).text == "가 나\n다"


def test_an_indented_line_is_read_as_any_other(extractor: Extractor) -> None:
    text = (
        "행정안전부가 최근 공개한 2022년 데이터기반행정 실태점검 및 평가 결과에 따르면 경북도와 "
        "도내 23개 시군 중 우수 등급은 구미시 한 곳이다.\n보통은 경산시, 안동시, 영주시 등 3곳이다."
    )
    for written in (text, text.replace("\n", "\n  "), text.replace("\n", " \n\t"), f"  {text}  "):
        awards = extractor.extract(Article(id="a", source="a", text=written, published=date(2023, 5, 1)))
        assert [award.grade for award in awards] == ["우수", "보통", "보통", "보통"]


STORY = (
    "<p>하남시가 행정안전부의 2024년 데이터기반행정 실태점검에서 우수 등급을 받았다고 3일 밝혔다. "
    "시는 분석을 이어 간다.</p>"
)


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>1</td><td>가</td>" * 900 + STORY,
        "<div class=caption>" * 390 + STORY + "<i>가</i>" * 20_000,
        "<div><b>AI 요약</b>" * 300 + STORY + "가나다라 " * 20_000,
        "<div><b>AI 요약</b></div>" * 2_000 + STORY,
    ],
    ids=["tables in tables", "captions in captions", "summaries in summaries", "summaries"],
)
def test_boxes_within_boxes_are_not_read_again_for_each(body: str) -> None:
    begun = time.process_time()
    read_page(Page(source="a.html", content=f"<html><body>{body}</body></html>".encode(), media="html"))
    assert time.process_time() - begun < 8


def test_a_title_of_a_hundred_thousand_letters_costs_nothing() -> None:
    title = f'<meta property="og:title" content="{"하남 | " * 20_000}">'
    begun = time.process_time()
    page = f"<html><head>{title}</head><body><div>{STORY}</div></body></html>"
    article = read_page(Page(source="a.html", content=page.encode(), media="html"))
    assert "우수 등급" in article.text
    assert time.process_time() - begun < 3


def test_a_furniture_file_without_rules_finds_none(tmp_path: Path) -> None:
    path = tmp_path / "furniture.toml"
    path.write_text("rules = []\n")
    assert Furniture(path).find("많이 본 뉴스", "tail") is None


def test_a_row_of_hash_signs_costs_nothing() -> None:
    begun = time.process_time()
    assert furniture().find("#·|" * 35 + " 가나", "tail") is None
    assert furniture().find("#데이터·|#하남 #행정, #우수", "tail") is not None
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    "said", ["Wed, 05 Mar 99999999999 09:00:00 +0900", "Wed, 05 Mar 2025 9999999999999:00:00", "2025-02-30"]
)
def test_a_day_that_no_calendar_holds_is_none(said: str) -> None:
    assert day(said) is None
