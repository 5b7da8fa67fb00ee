"""What the rules do on labelled samples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import LabelError
from extractor.labels import LabelledAward
from extractor.pipeline import Extractor
from extractor.rules_report import LabelledArticle, RuleHits, report, rule_hits
from tests.explain.articles import FULL, article

LABEL: dict[str, Any] = {
    "recipient": "전라남도 나주시",
    "region_code": "46170",
    "recipient_kind": "si",
    "programme": "data-based-administration",
    "evaluation_year": 2024,
    "grade": "우수",
    "streak": 3,
    "score": 91.5,
    "peer_average": 63.2,
    "agencies_evaluated": 679,
    "incentive_krw": 30000000,
    "projects": (),
}


def hits(extractor: Extractor, **changed: Any) -> dict[str, RuleHits]:
    labels = (LabelledAward(**(LABEL | changed)),)
    return {h.rule: h for h in rule_hits(extractor, [LabelledArticle(FULL, labels)])}


def test_fires_used_right(extractor: Extractor) -> None:
    found = hits(extractor)
    points = found["points"]
    assert (points.label, points.fires, points.used, points.right, points.wrong) == ("POINTS", 2, 2, 2, 0)
    streak = found["streak.years"]
    assert (streak.fires, streak.used, streak.right) == (2, 1, 1)
    assert found["gazetteer.institution"].right == 3
    assert all(h.used == h.right + h.wrong == h.right for h in found.values())


def test_a_value_that_the_label_denies_is_wrong_with_both_values(extractor: Extractor) -> None:
    points = hits(extractor, score=90.0)["points"]
    assert (points.right, points.wrong) == (1, 1)
    (error,) = points.errors
    assert (error.article, error.field, error.got, error.wanted, error.quote) == (
        "sample", "score", "91.5", "90.0", "91.5점",
    )  # fmt: skip


def test_an_empty_label_makes_a_value_wrong(extractor: Extractor) -> None:
    (error,) = hits(extractor, streak=None)["streak.years"].errors
    assert error.wanted == "-"


def test_everything_said_of_an_award_that_is_none_is_wrong(extractor: Extractor) -> None:
    found = {h.rule: h for h in rule_hits(extractor, [LabelledArticle(FULL, ())])}
    assert sum(h.right for h in found.values()) == 0
    assert found["points"].wrong == 2
    assert {e.wanted for e in found["points"].errors} == {"no such award"}


def test_an_award_of_another_year_is_compared_with_its_own_label(extractor: Extractor) -> None:
    labels = (LabelledAward(**(LABEL | {"evaluation_year": 2023, "score": 70.0})), LabelledAward(**LABEL))
    found = {h.rule: h for h in rule_hits(extractor, [LabelledArticle(FULL, labels)])}
    assert found["points"].wrong == 0


def test_rules_that_never_fire_are_listed_with_zeros(extractor: Extractor) -> None:
    found = rule_hits(extractor, [])
    assert {h.rule for h in found} == {rule.id for rule in extractor.knowledge.rules}
    assert not any(h.fires or h.used for h in found)
    assert [h.rule for h in found] == sorted(h.rule for h in found)


def test_the_order_of_articles_does_not_matter(extractor: Extractor) -> None:
    articles = [
        LabelledArticle(FULL, ()),
        LabelledArticle(article("나주시가 2023년 데이터기반행정 실태점검에서 보통 등급을 받았다."), ()),
    ]
    assert rule_hits(extractor, articles) == rule_hits(extractor, articles[::-1])


def test_without_a_folder_every_rule_stands_with_its_examples(extractor: Extractor) -> None:
    text = report(extractor)
    for rule in extractor.knowledge.rules:
        assert rule.id in text
        assert rule.note in text
        assert all(f"+ {example}" in text for example in rule.match)
        assert all(f"- {example}" in text for example in rule.no_match)


def test_a_folder_of_both_forms(extractor: Extractor, tmp_path: Path) -> None:
    published = {"published": "2025-02-20", "publisher": None, "reporter": None, "title": FULL.title}
    label = published | {"awards": [LABEL | {"score": 90.0}]}
    (tmp_path / "one.json").write_text(json.dumps(label | {"text": FULL.text}), encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps(published | {"awards": [LABEL]}), encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"{FULL.title}\n\n{FULL.text}\n", encoding="utf-8")
    (tmp_path / "wrong.json").write_text('{"awards": 1, "text": "가"}', encoding="utf-8")
    text = report(extractor, tmp_path)
    assert text == report(extractor, tmp_path)
    rows = {line.split()[0]: line.split() for line in text.splitlines() if line}
    assert rows["money"][1:] == ["MONEY", "2", "2", "2", "0", "100.0%"]
    assert rows["count.institutions"][5] == "0"
    assert "points  one  score: 91.5, not 90.0  (‘91.5점’ in the text)" in text
    assert "never fired: " in text
    assert "prize.citation" in text.partition("never fired: ")[2]
    assert "wrong.json" in text.partition("samples that could not be read")[2]


def test_a_folder_without_samples(extractor: Extractor, tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="holds no labelled sample"):
        report(extractor, tmp_path)
