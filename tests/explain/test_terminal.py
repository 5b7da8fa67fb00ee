"""The explanation in a terminal."""

from __future__ import annotations

import re

import pytest

from extractor.explain import explain, explain_terminal
from extractor.model import Article
from extractor.pipeline import Extractor
from tests.explain.articles import BARE, BOTH, FULL, WON, article

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("sample", [FULL, BARE, BOTH])
def test_every_quote_rule_and_reason_appears(extractor: Extractor, sample: Article) -> None:
    shown = explain_terminal(extractor, sample)
    explanation = explain(extractor, sample)
    for value in (v for a in explanation.awards for v in a.values):
        assert f"‘{value.evidence.quote}’" in shown
        assert value.evidence.rule in shown
        assert value.why is None or value.why.text in shown
    for item in explanation.unused:
        assert item.reason.text in shown
    for missing in (m for a in explanation.awards for m in a.missing):
        assert missing.reason.text in shown
        assert all(n.reason.text in shown for n in missing.nearest)


def test_mentions_are_marked_in_their_place(extractor: Extractor) -> None:
    lines = explain_terminal(extractor, FULL).splitlines()
    assert lines[0] == (
        "⟦나주시|INSTITUTION⟧, ⟦데이터기반행정|PROGRAMME_SHORT⟧ ⟦3년 연속|STREAK⟧ ⟦우수기관|GRADE⟧"
    )
    assert "⟦91.5점|POINTS=score⟧을" in lines[4]
    assert "⟦63.2점|POINTS=peer_average⟧을" in lines[4]


def test_without_its_marks_the_text_is_the_articles(extractor: Extractor) -> None:
    shown = explain_terminal(extractor, FULL)
    for _ in range(3):
        shown = re.sub(r"⟦([^⟦⟧|]*)\|[^⟦⟧]*⟧", r"\1", shown)
    assert FULL.text in shown


def test_the_same_article_gives_the_same_text(extractor: Extractor) -> None:
    assert explain_terminal(extractor, BARE) == explain_terminal(extractor, BARE)


def test_colours_only_when_asked(extractor: Extractor) -> None:
    plain = explain_terminal(extractor, FULL)
    coloured = explain_terminal(extractor, FULL, color=True)
    assert "\x1b" not in plain
    assert ANSI.sub("", coloured) == plain
    assert coloured != plain


def test_an_article_without_award_says_so(extractor: Extractor) -> None:
    shown = explain_terminal(extractor, article("나주시가 새 도서관을 열었다."))
    assert "NO AWARD" in shown
    assert "first gate" in shown


def test_a_warning_is_shown(extractor: Extractor) -> None:
    sample = article("서구가 2024년 데이터기반행정 실태점검에서 우수기관으로 선정됐다.")
    warnings = explain(extractor, sample).article.warnings
    assert warnings
    assert all(warning in explain_terminal(extractor, sample) for warning in warnings)


def test_nothing_in_an_article_steers_the_terminal(extractor: Extractor) -> None:
    hostile = "\x1b]0;제목\x07\x1b[2J\x9b31m\u202e\u2066\x00\r\x08"
    sample = article(WON + hostile, title=f"나주시 {hostile}", url=f"https://x.example/{hostile}")
    shown = explain_terminal(extractor, sample)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "‹U+001B›" in shown
