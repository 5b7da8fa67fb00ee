"""What parts noun phrases, and words of other kinds that are part of one."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.recognize.project_words import BULLET

DASHES = ("-", "–", "—", "―", "~")
"""Between spaces these part a name from what it did: '하남시 - 상권 분석'."""


def parts_phrases(doc: Doc, i: int) -> bool:
    """Whether token `i` parts what stands before it from a phrase: a mark, a line's end, a dash."""
    token = doc[i]
    if token.text in DASHES and token.whitespace_ and i > 0 and doc[i - 1].whitespace_:
        return True
    return bool(token.tag_ == "_SP" or token.tag_.startswith("SS") or BULLET.match(token.text))


def reads_as_noun(doc: Doc, i: int) -> bool:
    """Whether token `i`, of another kind, is of a noun: '우선' of 우선순위, '살핌', '찾기', '빈 점포'."""
    token = doc[i]
    if token.tag_.endswith("ETN"):
        return True
    if token.tag_.endswith("ETM") and len(token) == 1:
        return i > 0 and bool(doc[i - 1].whitespace_) and doc[i - 1].tag_.startswith("NN")
    after = doc[i + 1].tag_ if i + 1 < len(doc) and not token.whitespace_ else ""
    if token.tag_ == "VV":
        return after == "ETN"
    glued = i > 0 and not doc[i - 1].whitespace_ and doc[i - 1].tag_.startswith("NN")
    return token.tag_ == "MAG" and (glued or after.startswith("NN"))
