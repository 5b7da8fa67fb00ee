"""Folded spelling, and the way back to the text as it was given."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.language.normalize import normalize

HANGUL = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
JAMO = st.characters(min_codepoint=0x1100, max_codepoint=0x11FF)
MARKS = st.sampled_from(
    "‧․ㆍ・•·‘’“”'\"「」〈〉《》∼～–—−\u200b\u00ad\ufeff\u3000\u00a0\r\n\t０９Ａ％（），．①Ⅱ㈜ｶﾞé\u0301\u0327🙂"
)
WILD = st.text(st.one_of(HANGUL, JAMO, MARKS, st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        ("가나다", "가나다"),
        ("", ""),
        (unicodedata.normalize("NFD", "각 행정안전부 값"), "각 행정안전부 값"),
        ("２０２４년 ９２．２３점", "2024년 92.23점"),
        ("（재）가나，다라", "(재)가나,다라"),
        (
            "제공·운영 제공‧운영 제공․운영 제공ㆍ운영 제공・운영",
            "제공·운영 제공·운영 제공·운영 제공·운영 제공·운영",
        ),
        ("‘우수’ ′우수′ `우수` ＇우수＇ 「우수」 『우수』", "'우수' '우수' '우수' '우수' '우수' '우수'"),
        ("“우수” „우수‟ ＂우수＂ 〝우수〞", '"우수" "우수" "우수" "우수"'),
        ("1∼2 1～2 1〜2", "1~2 1~2 1~2"),
        ("10–20 10—20 10−20", "10-20 10-20 10-20"),
        ("가\u00a0나\u3000다\u2009라\t마", "가 나 다 라 마"),
        ("가\u200b나\u00ad다\ufeff", "가나다"),
        ("가나 기자ㅣ 가나｜다라 가나│다라", "가나 기자| 가나|다라 가나|다라"),
        ("가\r\n나", "가 \n나"),
        ("가\u2028나\u2029다\u0085라", "가\n나\n다\n라"),
        ("▴가 ▸나", "▲가 ▷나"),
        ("Data 2024", "Data 2024"),
    ],
)
def test_one_spelling_for_many(given: str, folded: str) -> None:
    assert normalize(given).text == folded


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        ("가 ‘우수’ 등급", "'우수'", "‘우수’"),
        ("총 ９２．２３점이다", "92.23점", "９２．２３점"),
        ("데이터\u200b기반\u200b행정", "데이터기반행정", "데이터\u200b기반\u200b행정"),
        (unicodedata.normalize("NFD", "하남시는"), "하남시", unicodedata.normalize("NFD", "하남시")),
        ("가\u200b 나", "나", "나"),
        ("제공 ‧ 운영", "·", "‧"),
    ],
)
def test_a_folded_span_maps_back_to_the_words_as_given(text: str, words: str, quote: str) -> None:
    folded = normalize(text)
    start = folded.text.index(words)
    left, right = folded.span(start, start + len(words))
    assert text[left:right] == quote


def test_an_empty_span_maps_to_an_empty_one() -> None:
    folded = normalize("‘가’\u200b나")
    for place in range(len(folded.text) + 1):
        left, right = folded.span(place, place)
        assert left == right


def test_a_place_of_the_text_as_given_maps_to_the_folded_text() -> None:
    text = "\ufeff가\u200b나 ‘다’"
    folded = normalize(text)
    assert folded.text[folded.fold(text.index("나"))] == "나"
    assert folded.text[folded.fold(text.index("다"))] == "다"


@settings(deadline=None)
@given(WILD)
@example("\u200b")
@example("각")
@example("e\u0301\u0327")
@example("\ud800")
def test_every_span_maps_back_to_what_folds_to_it(text: str) -> None:
    korean = "가|"
    text = korean + text
    folded = normalize(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=False))
    for place, char in enumerate(folded.text):
        left, right = folded.span(place, place + 1)
        assert char in normalize(korean + text[left:right]).text.removeprefix(korean) or place < len(korean)


@settings(deadline=None)
@given(WILD)
def test_folding_again_changes_nothing(text: str) -> None:
    once = normalize(text).text
    assert normalize(once).text == once


@settings(deadline=None)
@given(st.text(st.one_of(HANGUL, st.sampled_from(" 0123456789.,()")), max_size=60))
def test_decomposed_hangul_folds_to_the_composed(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    folded = normalize(decomposed)
    assert folded.text == text
    for place in range(len(text)):
        left, right = folded.span(place, place + 1)
        assert unicodedata.normalize("NFC", decomposed[left:right]) == text[place]


@settings(deadline=None)
@given(st.text(st.one_of(HANGUL, st.sampled_from(" ·'\"-~|\n0123456789")), max_size=60))
def test_plain_text_stays_as_it_is(text: str) -> None:
    folded = normalize(text)
    assert folded.text == text
    assert all(folded.span(place, place + 1) == (place, place + 1) for place in range(len(text)))
