"""Every rule finds what its examples mark, and nothing in the sentences that it must leave alone."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor.knowledge import Knowledge
from extractor.language.normalize import normalize
from extractor.recognize.rules import RuleMatcher
from extractor.rule_files import LABELS, Rule

# Alone, a rule with a regular expression leaves spaCy's Matcher empty, which it remarks on.
pytestmark = pytest.mark.filterwarnings(r"ignore:\[W036\]")

RULES = {rule.id: rule for rule in Knowledge().rules}


@pytest.fixture(params=RULES.values(), ids=RULES)
def rule(request: pytest.FixtureRequest) -> Rule:
    assert isinstance(request.param, Rule)
    return request.param


@pytest.fixture
def matcher(rule: Rule, korean: Language) -> RuleMatcher:
    return RuleMatcher(korean.vocab, [rule])


def read(korean: Language, sentence: str) -> Doc:
    return korean.make_doc(normalize(sentence).text)


def marked(example: str) -> tuple[str, int, str]:
    """The sentence of an example without its marks, and the start and words of what they mark."""
    before, _, rest = example.partition("«")
    inside, _, after = rest.partition("»")
    start = len(before) + len(inside) - len(inside.lstrip())
    return before + inside + after, start, inside.strip()


def test_finds_exactly_what_its_examples_mark(rule: Rule, matcher: RuleMatcher, korean: Language) -> None:
    found, wanted = {}, {}
    for example in rule.match:
        sentence, start, words = marked(example)
        doc = read(korean, sentence)
        found[example] = [(m.start, doc.text[m.start : m.end]) for m in matcher(doc)]
        wanted[example] = [(start, words)]
    assert found == wanted


def test_finds_nothing_in_what_it_must_leave_alone(
    rule: Rule, matcher: RuleMatcher, korean: Language
) -> None:
    found = {}
    for example in rule.no_match:
        doc = read(korean, example)
        found[example] = [doc.text[mention.start : mention.end] for mention in matcher(doc)]
    assert found == {example: [] for example in rule.no_match}


def test_names_the_rule_and_its_file_in_what_it_finds(
    rule: Rule, matcher: RuleMatcher, korean: Language
) -> None:
    for mention in matcher(read(korean, marked(rule.match[0])[0])):
        assert (mention.label, mention.rule, mention.digest) == (rule.label, rule.id, rule.digest)


def test_has_a_label_that_is_known(rule: Rule) -> None:
    assert rule.label in LABELS


def test_all_rules_together_mark_the_examples_with_their_label(
    korean: Language, knowledge: Knowledge
) -> None:
    """Other rules of the label may take more or less of it, but the place stays marked."""
    matcher = RuleMatcher(korean.vocab, knowledge.rules)
    missed = []
    for rule in knowledge.rules:
        for example in rule.match:
            sentence, start, words = marked(example)
            same = [m for m in matcher(read(korean, sentence)) if m.label == rule.label]
            if not any(m.start < start + len(words) and start < m.end for m in same):
                missed.append((rule.id, example))
    assert missed == []
