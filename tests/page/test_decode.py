from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import PageError
from extractor.page.decode import decode

KOREAN = "펲시콜라와 똠얌꿍을 파는 나리시의 데이터기반행정 실태점검 결과가 나왔다."


def labelled(text: str, charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{text}</body></html>'


def test_utf8_that_says_euc_kr() -> None:
    page = labelled(KOREAN, "euc-kr")
    assert decode(page.encode()).text == page


def test_cp949_that_says_utf8_or_nothing() -> None:
    for page in (labelled(KOREAN, "utf-8"), KOREAN):
        assert decode(page.encode("cp949")).text == page


def test_syllables_outside_ks_x_1001() -> None:
    page = labelled(KOREAN, "euc-kr")
    with pytest.raises(UnicodeDecodeError):
        page.encode("cp949").decode("euc_kr")
    assert decode(page.encode("cp949"), "euc-kr").text == page


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(charset: str) -> None:
    assert decode(labelled(KOREAN, "euc-kr").encode(charset)).text == labelled(KOREAN, "euc-kr")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(charset: str) -> None:
    page = labelled(KOREAN, "utf-8")
    assert decode(page.encode(charset)).text == page


@pytest.mark.parametrize("charset", ["utf-8", "cp949"])
@pytest.mark.parametrize("label", ["utf-8", "euc-kr"])
def test_broken_bytes_do_not_change_the_charset(charset: str, label: str) -> None:
    whole = labelled(KOREAN * 20, label).encode(charset)
    half = len(whole) // 2
    decoded = decode(whole[:half] + b"\xff\xfe\x80" + whole[half:])
    assert decoded.charset == charset
    assert decoded.step == "replaced"
    assert decoded.text.count("나리시") >= 18


def test_cut_in_the_middle_of_a_letter() -> None:
    assert "나리시" in decode(labelled(KOREAN * 3, "utf-8").encode()[:-22]).text


@pytest.mark.parametrize(
    ("head", "name"),
    [(b"PK\x03\x04", "zip"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"\x1f\x8b\x08", "gzip")],
)
def test_files_that_are_no_pages(head: bytes, name: str) -> None:
    with pytest.raises(PageError, match=name):
        decode(head + bytes(range(256)) * 20)


def test_binary_without_a_known_head() -> None:
    with pytest.raises(PageError, match="binary"):
        decode(bytes(range(256)) * 40)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_page_error(content: bytes) -> None:
    with suppress(PageError):
        decode(content).text.encode("utf-8", "surrogatepass")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=5, max_size=80))
def test_every_syllable_survives_both_charsets(text: str) -> None:
    for charset in ("utf-8", "cp949"):
        assert decode(f"<p>{text}</p>".encode(charset)).text == f"<p>{text}</p>"
