"""Chinese characters read as Hangul."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.language.hanja import read_hanja
from extractor.language.normalize import normalize


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("河南市가 行政安全部의 2024年 實態點檢에서", "하남시가 행정안전부의 2024년 실태점검에서"),
        ("楊平郡, 3年 連續 優秀기관", "양평군, 3년 연속 우수기관"),
        ("100點 滿點에 91.2點, 平均은 63.2點", "100점 만점에 91.2점, 평균은 63.2점"),
        ("전국 679個 機關 中 8千萬원", "전국 679개 기관 중 8천만원"),
        ("前年에 이어 道內에서 唯一한 최優秀", "전년에 이어 도내에서 唯一한 최우수"),
        # as they are read at the head of a word
        ("麗水와 蘆原, 龍仁, 龜尾, 寧越은", "여수와 노원, 용인, 구미, 영월은"),
        ("年度를 2023年度로", "연도를 2023년도로"),
        # names with a reading of their own
        ("金海와 金浦, 錦山, 保寧, 昌寧은", "김해와 김포, 금산, 보령, 창녕은"),
        # characters of compatibility, as Korean code pages have them
        ("2\uf98e 연속".replace("2", "3"), "3년 연속"),
        # an explanation in brackets, an unknown character, another language, another thing
        ("우수(優秀)와 미흡(未洽)", "우수(優秀)와 미흡(未洽)"),
        ("魑城郡은", "魑城郡은"),
        ("海南縣的數據\n해남", "海南縣的數據\n해남"),
        ("軍은 10時 30度라 했다", "軍은 10時 30度라 했다"),
    ],
)
def test_words_in_chinese_characters_are_read(given: str, read: str) -> None:
    assert read_hanja(given) == read


def test_what_was_read_points_back_to_what_stood_there() -> None:
    text = "경기 河南市가 2年 연속 優秀"
    folded = normalize(text)
    start = folded.text.index("하남시")
    begin, end = folded.span(start, start + 3)
    assert text[begin:end] == "河南市"
    shifted = normalize(unicodedata.normalize("NFD", "가나 ") + "河南市")
    assert shifted.text == "가나 하남시"
    assert shifted.span(3, 6) == (5, 8)


@given(st.text(st.sampled_from("河南市年金海(魑가 \n1\uf98e"), max_size=30))
def test_places_stay(text: str) -> None:
    assert len(read_hanja(text)) == len(text)
