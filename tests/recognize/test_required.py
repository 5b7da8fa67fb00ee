"""The words that an expression cannot do without: every match holds one of them, so no match is lost."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.knowledge import Knowledge
from extractor.recognize.required import required
from extractor.rule_files import compile_regex

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.mark.parametrize(
    ("regex", "words"),
    [
        ("우수", {"우수"}),
        (r"\d+점", {"점"}),
        (r"(?:최)?우수\s?등급", {"우수"}),
        (r"(?:최우수|우수|보통)\s", {"우수", "보통"}),
        (r"[가나]등급", {"가등급", "나등급"}),
        (r"(?P<value>\d)년\d{1,2}연속|연달아", {"연속", "연달아"}),
        (r"가(?:최우수|우수)", {"가최우수", "가우수"}),
        (r"(?<=점\s)높은", {"높은"}),
        (r"(?:두|세)?\s*곳(?!은)", {"곳"}),
        (r"(?:전국\s?){2}", {"전국"}),
        (r"(?>대상)이", {"대상이"}),
        (r"^평균$", {"평균"}),
        (r"평{2,}균", {"평"}),
        (r"(?:우수)?", None),
        (r"\d{2}", None),
        (r"[가-힣]+", None),
        (r"[^우]", None),
        (r"우수|\d", None),
        (r"(?i)API", None),
        (r"(?i:API)", None),
        (r"(가|나)\1", {"가", "나"}),
    ],
)
def test_words_of_an_expression(regex: str, words: set[str] | None) -> None:
    assert required(re.compile(regex)) == words


PARTS = st.recursive(
    st.sampled_from(["우수", "점", r"\d", "[가나다]", "[^가]", r"\s?", "(?=점)", "(?<=우)", "$", "."]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map("".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
        | st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "*?", "{1,2}+"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        )
        | inner.map(lambda part: f"({part})")
        | inner.map(lambda part: f"(?>{part})")
    ),
    max_leaves=8,
)


@given(regex=PARTS, text=st.text(alphabet="우수점가나다1 \n", max_size=12))
@settings(max_examples=500, deadline=None)
def test_every_match_holds_one_of_the_words(regex: str, text: str) -> None:
    pattern = re.compile(regex)
    words = required(pattern)
    if words is not None:
        assert all(any(word in match[0] for word in words) for match in pattern.finditer(text))


def test_no_match_of_the_rule_packs_is_lost(knowledge: Knowledge) -> None:
    samples = [json.loads(path.read_text(encoding="utf-8")) for path in CORPUS.glob("*/*.json")]
    texts = [sample["text"] for sample in samples if isinstance(sample.get("text"), str)]
    assert len(texts) > 300
    for rule in knowledge.rules:
        if rule.regex is not None:
            pattern = compile_regex(rule.regex)
            words = required(pattern)
            assert words is not None, f"{rule.id}: each line would be searched"
            for text in texts[::4]:
                assert all(any(word in match[0] for word in words) for match in pattern.finditer(text))
