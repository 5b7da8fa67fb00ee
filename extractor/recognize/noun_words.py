"""What parts noun phrases, and words of other kinds that are part of one."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.recognize.project_words import BULLET

DASHES = ("-", "–", "—", "―", "~")
"""Between spaces these part a name from what it did: '하남시 - 상권 분석'."""

BRACKET_REACH = 24
"""So many tokens an explanation in brackets may have."""
SCALES = ("위험", "혼잡", "밀집", "취약", "만족", "선호", "정확", "신뢰", "경사", "조", "탁", "염")
"""With 도 behind them these are measures."""
WAYS = ("통학", "산책", "등산", "탐방", "보행", "진입", "대피", "피난", "우회", "등하교", "하교", "자전거")
"""With 로 behind them these are ways: '통학로 위험지도'."""


def parts_phrases(doc: Doc, i: int) -> bool:
    """Whether token `i` parts what stands before it from a phrase: a mark, a line's end, a dash."""
    token = doc[i]
    if token.text in DASHES and token.whitespace_ and i > 0 and doc[i - 1].whitespace_:
        return True
    return bool(token.tag_ == "_SP" or token.tag_.startswith("SS") or BULLET.match(token.text))


def reads_as_noun(doc: Doc, i: int) -> bool:
    """Whether token `i`, of another kind, is of a noun: '우선' of 우선순위, '살핌', '찾기', '빈 점포'."""
    token = doc[i]
    if token.tag_.endswith("ETN") or _is_misread(doc, i) or _is_way(doc, i):
        return True
    if token.tag_.endswith("ETM") and len(token) == 1:
        return i > 0 and bool(doc[i - 1].whitespace_) and doc[i - 1].tag_.startswith("NN")
    after = doc[i + 1].tag_ if i + 1 < len(doc) and not token.whitespace_ else ""
    if token.tag_ == "VV":
        return after == "ETN"
    glued = i > 0 and not doc[i - 1].whitespace_ and doc[i - 1].tag_.startswith("NN")
    return token.tag_ == "MAG" and (glued or after.startswith("NN"))


def _is_misread(doc: Doc, i: int) -> bool:
    """Whether the analyser took a syllable of a noun for a particle: '간+이+측정값', '위험+도 예측'."""
    token = doc[i]
    if i == 0 or i + 1 >= len(doc) or doc[i - 1].whitespace_ or not token.tag_.startswith("J"):
        return False
    if not doc[i + 1].tag_.startswith("NN") or not doc[i - 1].tag_.startswith("NN"):
        return False
    return not token.whitespace_ or (token.text == "도" and doc[i - 1].text in SCALES)


def _is_way(doc: Doc, i: int) -> bool:
    """Whether token `i` is the end of a word for a way, taken for a particle or a suffix: '통학+로'."""
    if doc[i].text != "로" or i == 0 or i + 1 >= len(doc) or doc[i - 1].whitespace_:
        return False
    return doc[i - 1].text in WAYS and doc[i + 1].tag_.startswith("NN")


def opening_bracket(doc: Doc, closing: int) -> int | None:
    """Index of the bracket that opens what closes at `closing`."""
    for i in range(closing - 1, max(-1, closing - BRACKET_REACH - 1), -1):
        if doc[i].tag_ == "SSO" and doc[i].text in ("(", "["):
            return i
    return None
