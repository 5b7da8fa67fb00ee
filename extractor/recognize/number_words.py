"""Whole numbers written in words: 육백일흔아홉 개 기관, 아흔여섯 점, 구십이 점."""

from __future__ import annotations

import re

_NATIVE_TENS = {
    "열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40,
    "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
}  # fmt: skip
_NATIVE_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "넷": 4, "네": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_DIGITS = {digit: value for value, digit in enumerate("일이삼사오육칠팔구", 1)}
_HUNDREDS = r"(?:(?P<hundreds>[일이삼사오육칠팔구]?)(?P<hundred>백)\s?)?"
_NATIVE = rf"(?P<tens>{'|'.join(_NATIVE_TENS)})?(?P<ones>{'|'.join(_NATIVE_ONES)})?"
_SINO = r"(?:(?P<sino_tens>[일이삼사오육칠팔구]?)(?P<ten>십))?(?P<sino_ones>[일이삼사오육칠팔구])?"
_WORDS = (re.compile(_HUNDREDS + _NATIVE), re.compile(_HUNDREDS + _SINO))


def number_in_words(words: str) -> int | None:
    """The number below 1,000 that the words say; None where they say none."""
    for pattern in _WORDS:
        match = pattern.fullmatch(words.strip())
        if match is None or not words.strip():
            continue
        part = match.groupdict(default="")
        number = 100 * _DIGITS.get(part["hundreds"], 1) if part["hundred"] else 0
        if "tens" in part:
            return number + _NATIVE_TENS.get(part["tens"], 0) + _NATIVE_ONES.get(part["ones"], 0)
        number += 10 * _DIGITS.get(part["sino_tens"], 1) if part["ten"] else 0
        return number + _DIGITS.get(part["sino_ones"], 0)
    return None
