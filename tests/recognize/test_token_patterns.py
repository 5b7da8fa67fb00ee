"""Token patterns of a run with its head find what spaCy's Matcher finds, without its cost."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extractor.errors import PatternError
from extractor.recognize.token_patterns import TokenPatterns
from extractor.rule_files import Rule

RUN = (
    {"TAG": {"REGEX": "^(NN|SN)"}, "TEXT": {"NOT_IN": ["매년"]}, "OP": "{1,4}"},
    {"TEXT": {"IN": ["평가", "대회"]}, "TAG": "NNG"},
)
PAIR = ({"TEXT": "데이터"}, {"TAG": {"REGEX": "^J"}})
SINGLE = ({"LEMMA": {"REGEX": "^(매년|대회)$"}},)
LONG_RUN = ({"TAG": "NNG", "OP": "{2,3}"}, {"TEXT": "평가"}, {"TAG": "JX"})
WORDS = [("데이터", "NNG"), ("평가", "NNG"), ("대회", "NNG"), ("매년", "NNG"), ("2", "SN"), ("는", "JX")]


def rule(*patterns: Any) -> Rule:
    return Rule(id="run", label="OTHER_EVENT", pattern=patterns, match=(), no_match=())


def doc_of(korean: Language, words: list[tuple[str, str]]) -> Doc:
    return Doc(korean.vocab, words=[word for word, _ in words], tags=[tag for _, tag in words])


@pytest.mark.parametrize(
    "patterns",
    [[RUN], [PAIR], [SINGLE], [RUN, PAIR], [SINGLE, PAIR], [LONG_RUN], [RUN, LONG_RUN, SINGLE]],
    ids=["run", "pair", "single", "run or pair", "single or pair", "long run", "all"],
)
@given(words=st.lists(st.sampled_from(WORDS), max_size=14))
@settings(max_examples=100, deadline=None)
def test_finds_what_the_matcher_finds(
    korean: Language, patterns: list[Any], words: list[tuple[str, str]]
) -> None:
    doc = doc_of(korean, words)
    matcher = Matcher(korean.vocab)
    matcher.add("run", [list(pattern) for pattern in patterns], greedy="LONGEST")
    expected = sorted((start, end) for _, start, end in matcher(doc))
    found = TokenPatterns(korean.vocab, [rule(*patterns)])(doc)
    assert sorted((start, end) for _, start, end in found) == expected


def test_other_patterns_are_left_to_the_matcher(korean: Language) -> None:
    patterns = TokenPatterns(korean.vocab, [rule(({"TAG": "SN"}, {"TAG": "NNG", "OP": "+"}))])
    doc = doc_of(korean, [("2", "SN"), ("데이터", "NNG"), ("평가", "NNG"), ("는", "JX")])
    assert list(patterns(doc)) == [("run", 0, 3)]


def test_a_long_row_of_nouns_costs_no_more_for_each(korean: Language) -> None:
    # The Matcher alone would follow some 2 ** 13 ways at each of these tokens and not come to an end.
    words = ({"TAG": "NNG", "OP": "{1,14}"}, {"TEXT": "평가", "TAG": "NNG"})
    doc = doc_of(korean, [("데이터", "NNG"), ("평가", "NNG")] * 5_000)
    assert len(list(TokenPatterns(korean.vocab, [rule(words)])(doc))) > 600


@pytest.mark.parametrize(
    "wrong",
    [({"TAGS": "NNG", "OP": "{1,4}"}, {"TEXT": "평가"}), ({"TEXT": "평가"}, {"TAG": "SN", "OP": "9"})],
)
def test_a_pattern_that_spacy_refuses_is_named(korean: Language, wrong: Any) -> None:
    with pytest.raises(PatternError, match="rule 'run'"):
        TokenPatterns(korean.vocab, [rule(wrong)])
