"""The gates drop nothing that holds an award, however its page is written, and most of what holds none."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.errors import ExtractorError
from extractor.gates import PageGate, shared_words
from extractor.knowledge import Knowledge, Programme
from extractor.model import Page
from extractor.pipeline import Extractor

PAGES = Path(__file__).parents[1] / "corpus" / "pages"
BODY = "<html><body><h1>{title}</h1><p>{text}</p></body></html>"
AWARD = "남해군이 행정안전부의 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다."
NONE = "남해군이 데이터 사용량을 살펴 마을 공유기 서른 대를 새로 놓았다. 대상은 마을회관이다."


@pytest.fixture(scope="module")
def gate() -> PageGate:
    return PageGate(Knowledge())


def page(content: bytes, media: str = "html") -> Page:
    return Page(source="page.html", content=content, media=media)  # type: ignore[arg-type]


def html(text: str) -> str:
    return BODY.format(title="소식", text=text)


def test_no_page_of_the_corpus_with_an_award_is_dropped(gate: PageGate, extractor: Extractor) -> None:
    dropped, held = [], 0
    for path in sorted(PAGES.iterdir()):
        if path.suffix == ".json":
            continue
        sample = page(path.read_bytes(), "text" if path.suffix == ".txt" else "html")
        try:
            awards = extractor.process(sample).awards
        except ExtractorError:
            continue
        held += bool(awards)
        if awards and not gate.may_hold_award(sample):
            dropped.append(path.name)
    assert held > 40
    assert not dropped


@pytest.mark.parametrize("folder", ["articles", "press", "fresh", "held", "later"])
def test_no_text_of_the_corpus_with_an_award_is_dropped(
    gate: PageGate, extractor: Extractor, folder: str
) -> None:
    for path in sorted((PAGES.parent / folder).glob("*.json")):
        sample = json.loads(path.read_text(encoding="utf-8"))
        if sample["awards"] and sample.get("text"):
            told = f"{sample.get('title') or ''}\n{sample['text']}"
            assert extractor.may_hold_award(told), path.name
            assert gate.may_hold_award(page(told.encode(), "text")), path.name


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.encode(),
        lambda text: text.encode("cp949", "xmlcharrefreplace"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.encode("ascii", "xmlcharrefreplace"),
        lambda text: "".join(f"&#x{ord(c):X};" if ord(c) > 127 else c for c in text).encode(),
        lambda text: json.dumps({"body": text}).encode(),
        lambda text: text.replace("데이터기반행정", "데이터 기반 행정").encode(),
        lambda text: text.replace("데이터기반행정", "<b class='k'>데이터</b>‧<i>기반</i> 행정").encode(),
        lambda text: text.replace("데이터기반행정", "데<wbr>이<wbr>터&nbsp;기반행정").encode(),
        lambda text: text.encode().replace("남해".encode(), b"\xec\xff"),
    ],
    ids=[
        "utf-8",
        "cp949",
        "utf-16 with mark",
        "utf-16",
        "decomposed",
        "decimal",
        "hexadecimal",
        "json",
        "spaced",
        "marked up",
        "cut",
        "broken bytes",
    ],
)
def test_an_award_passes_however_the_page_is_written(gate: PageGate, write: Callable[[str], bytes]) -> None:
    assert gate.may_hold_award(page(write(html(AWARD))))


@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
def test_a_page_without_the_name_of_a_programme_is_dropped(gate: PageGate, charset: str) -> None:
    assert not gate.may_hold_award(page(html(NONE).encode(charset)))
    assert not gate.may_hold_award(page(html("장터에 봄이 왔다. " * 500).encode(charset)))


def test_a_name_far_down_a_page_is_found(gate: PageGate) -> None:
    assert gate.may_hold_award(page(html(NONE * 400 + AWARD).encode()))


def test_what_is_no_page_is_for_its_reader_to_refuse(gate: PageGate) -> None:
    assert gate.may_hold_award(page(b"%PDF-1.7 \xeb\x8d\xb0", "pdf"))
    assert gate.may_hold_award(page("데이터".encode() + b"\x00" * 50))


def test_words_are_few_and_stand_in_every_name() -> None:
    assert shared_words(Knowledge().programmes.values()) == ("데이터", "디지털정부")
    garden = Programme(
        id="garden",
        title="정원",
        kind="evaluation",
        names=("{마을|골목}(의){정원|꽃밭}(돌봄){평가|점검}", "꽃길(가꿈)평가"),
    )
    assert set(shared_words([garden])) == {"마을", "골목", "꽃길"}
