"""Marked text: nothing is lost, everything nests, and what is invisible is spelt out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.explain.marks import Mark, pieces
from extractor.explain.visible import visible


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="가나\n ", max_size=30))
    spans = draw(st.sets(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=8))
    ordered = sorted({(min(s), max(s)) for s in spans if s[0] != s[1]}, key=lambda s: (s[0], -s[1]))
    return text, [Mark(a, b, ("POINTS",), ("points",), ()) for a, b in ordered]


@given(marked_texts())
@settings(max_examples=200, deadline=None)
def test_pieces_give_back_the_text_and_nest(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    out, stack, opened, closed, covered = "", [], [], [], dict.fromkeys(marks, "")
    for piece in pieces(text, marks):
        if piece.kind == "open":
            stack.append(piece.mark)
            opened += [piece.mark] if piece.first else []
        elif piece.kind == "close":
            assert stack.pop() == piece.mark
            closed += [piece.mark] if piece.last else []
        else:
            if piece.kind == "line":
                assert not stack
            said = "\n" if piece.kind == "line" else piece.text
            for mark in stack:
                covered[mark] += said
            out += said
    assert out == text
    assert not stack
    assert opened == marks
    assert sorted(m.start for m in closed) == sorted(m.start for m in marks)
    for mark, words in covered.items():
        assert words == text[mark.start : mark.end].replace("\n", "")


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_visible_text_has_nothing_that_steers_and_can_be_written(text: str) -> None:
    shown = visible(text)
    shown.encode()
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("가\u202e나", "가‹U+202E›나"),
        ("\x00", "‹U+0000›"),
        ("\x1b[31m", "‹U+001B›[31m"),
        ("\ud800", "‹U+D800›"),
        ("\u2066", "‹U+2066›"),
        ("92.23점 — ‘우수’", "92.23점 — ‘우수’"),
    ],
)
def test_what_is_spelt_out(text: str, shown: str) -> None:
    assert visible(text) == shown
