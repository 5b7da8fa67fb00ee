"""The furniture rules are data with their own examples; these tests run every one of them."""

from __future__ import annotations

import re
from pathlib import Path
from re import _parser  # the standard library's own parser of patterns
from typing import Any

import pytest

from extractor.errors import PatternError
from extractor.page.furniture import Furniture, FurnitureRule, furniture

RULES = furniture().rules


@pytest.mark.parametrize(
    ("rule", "line"),
    [(rule, line) for rule in RULES for line in rule.match],
    ids=lambda value: getattr(value, "id", "…"),
)
def test_rule_finds_its_examples(rule: FurnitureRule, line: str) -> None:
    assert len(line) <= rule.longest
    assert re.search(rule.pattern, line)


@pytest.mark.parametrize(
    ("rule", "line"),
    [(rule, line) for rule in RULES for line in rule.no_match],
    ids=lambda value: getattr(value, "id", "…"),
)
def test_rule_leaves_its_counter_examples(rule: FurnitureRule, line: str) -> None:
    assert not re.search(rule.pattern, line)


@pytest.mark.parametrize("line", [line for rule in RULES for line in rule.no_match])
def test_counter_examples_are_no_furniture_by_any_rule(line: str) -> None:
    found = furniture().find(line, "tail")
    assert found is None or found.effect != "cut"


def test_ids_are_unique_and_every_rule_has_examples() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.match and rule.no_match and rule.label for rule in RULES)


def repeats_inside_repeats(tree: Any, inside: bool = False) -> bool:
    """Whether an unbounded repeat stands in another one, which makes matching exponential or quadratic."""
    for code, argument in tree:
        name = str(code)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            unbounded = argument[1] == _parser.MAXREPEAT
            if (inside and unbounded) or repeats_inside_repeats(argument[2], inside or unbounded):
                return True
        elif name == "SUBPATTERN":
            if repeats_inside_repeats(argument[3], inside):
                return True
        elif name == "BRANCH":
            if any(repeats_inside_repeats(branch, inside) for branch in argument[1]):
                return True
        elif name in ("ASSERT", "ASSERT_NOT") and repeats_inside_repeats(argument[1], inside):
            return True
    return False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_patterns_have_no_nested_unbounded_repeats(rule: FurnitureRule) -> None:
    assert not repeats_inside_repeats(_parser.parse(rule.pattern))


def test_the_lint_sees_nested_repeats() -> None:
    assert repeats_inside_repeats(_parser.parse("(?:가+)*끝"))
    assert not repeats_inside_repeats(_parser.parse("가+나{1,9}(?:다{2})*"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            (
                '[[rules]]\nid = "x"\nlabel = "x"\nplace = "any"\neffect = "line"\npattern = '
                '"("\nmatch = ["a"]\nno_match = ["b"]'
            ),
            "x: ",
        ),
        (
            (
                '[[rules]]\nid = "x"\nlabel = "x"\nplace = "any"\neffect = "line"\npattern = '
                '"a"\nmatch = []\nno_match = ["b"]'
            ),
            "needs an example",
        ),
        (
            (
                '[[rules]]\nid = "x"\nlabel = "x"\nplace = "everywhere"\neffect = "line"\npattern = '
                '"a"\nmatch = ["a"]\nno_match = ["b"]'
            ),
            "everywhere",
        ),
        (
            (
                '[[rules]]\nid = "x"\nlabel = "x"\nplace = "any"\neffect = "line"\npatern = '
                '"a"\nmatch = ["a"]\nno_match = ["b"]'
            ),
            "patern|pattern",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "furniture.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=message) as error:
        Furniture(path)
    assert "furniture.toml" in str(error.value)
