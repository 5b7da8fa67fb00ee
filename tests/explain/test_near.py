"""Taking regular expressions apart, and rules that came near."""

from __future__ import annotations

import re

import pytest

from extractor.explain.near import alternatives, near_name, near_rules, wording
from extractor.knowledge import Knowledge
from extractor.recognize.mentions import Mention
from extractor.rule_files import Rule


def rule(regex: str) -> Rule:
    return Rule(id="made.up", label="STREAK", regex=regex, match=("«가»",), no_match=("나",))


@pytest.mark.parametrize(
    ("regex", "items"),
    [
        ("ab", [["a", "b"]]),
        ("a|b", [["a"], ["b"]]),
        (r"(a|b)?c+", [["(a|b)?", "c+"]]),
        (r"[|)\]]{2,3}x", [[r"[|)\]]{2,3}", "x"]]),
        (r"[]a]\|", [["[]a]", r"\|"]]),
        (r"[^]a]b", [["[^]a]", "b"]]),
        (r"(?<!\d)(?P<v>\d{1,2})\s?년(?=연속)", [[r"(?<!\d)", r"(?P<v>\d{1,2})", r"\s?", "년", "(?=연속)"]]),
        (r"(a\)[)]b)c", [[r"(a\)[)]b)", "c"]]),
    ],
)
def test_alternatives_and_items(regex: str, items: list[list[str]]) -> None:
    assert [[item.source for item in alternative] for alternative in alternatives(regex)] == items


def test_every_rule_of_the_packs_comes_apart_without_loss(knowledge: Knowledge) -> None:
    regexes = [r.regex for r in knowledge.rules if r.regex is not None]
    assert regexes
    for regex in regexes:
        parts = alternatives(regex)
        assert "|".join("".join(item.source for item in part) for part in parts) == regex
        for part in parts:
            for item in part:
                re.compile(item.source)


def test_what_may_be_left_out_is_not_needed() -> None:
    (items,) = alternatives(r"^a?b*c{0,2}d{1,2}(?!e)")
    assert [item.source for item in items if item.needed] == ["^", "d{1,2}", "(?!e)"]
    assert [item.source for item in items if item.looks] == ["^", "(?!e)"]


def test_the_missed_condition_is_named() -> None:
    (near,) = near_rules("시는 4년간 일했다.", [rule(r"(\d+)년\s?간?\s?(?:연속|내리)")], [])
    assert (near.start, near.end, near.missed, near.how) == (3, 6, "연속, 내리", "near.words")


def test_what_must_not_follow_is_named() -> None:
    (near,) = near_rules("80점 만점에", [rule(r"\d+점(?!\s?만점)")], [])
    assert (near.how, near.missed) == ("near.forbidden", "만점")


def test_a_full_match_that_is_no_mention_was_lost() -> None:
    (near,) = near_rules("2년 연속", [rule(r"\d년 연속")], [])
    assert near.how == "near.lost"


def test_nothing_is_near_where_the_label_stands() -> None:
    mention = Mention(0, 5, "STREAK", "2", "other.rule", "")
    assert near_rules("2년 연속", [rule(r"\d년 연속"), rule(r"\d년(?= 내리)")], [mention]) == []


def test_a_piece_that_refers_to_a_group_cut_off_is_passed_over() -> None:
    assert near_rules("가나다라", [rule(r"(?:(가나)|다)\1라")], []) == []


def test_wording_keeps_what_has_no_words() -> None:
    assert wording(r"(?=\d{2})") == r"(?=\d{2})"
    assert wording("(?:연속|내리|연속)") == "연속, 내리"


def test_the_name_of_a_programme_that_only_begins(knowledge: Knowledge) -> None:
    found = near_name("시는 데이터 기반 행정 설명회를 열었다.", knowledge.programmes.values())
    assert found is not None
    near, programme = found
    assert programme.id == "data-based-administration"
    assert "시는 데이터 기반 행정 설명회를 열었다."[near.start : near.end] == "데이터 기반 행정"
    assert "점검" in near.missed or "실태" in near.missed


def test_no_name_begins_in_other_texts(knowledge: Knowledge) -> None:
    assert near_name("시장은 새 도서관을 열었다.", knowledge.programmes.values()) is None
