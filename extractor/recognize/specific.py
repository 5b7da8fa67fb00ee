"""Whether a noun phrase says enough of what a project is about to be its name."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from extractor.recognize.project_words import ProjectVocabulary, compound

_MODIFIERS = ("NN", "SL", "XR", "SH", "VV+ETN")
"""Tags of what can say what a head is about."""


def says_enough(vocabulary: ProjectVocabulary, doc: Doc, first: int, last: int) -> bool:
    """Whether the phrase of these tokens says what it is about: a word beyond the general ones; trainings
    need any modifier.
    """
    head = doc[last].text
    if head not in vocabulary.heads and last > first:
        joined = compound(doc[last])
        if joined in vocabulary.heads:
            head, last = joined, last - 1
    modifiers = [t for t in doc[first:last] if t.tag_.startswith(_MODIFIERS) and t.tag_ != "NNB"]
    text = doc[first : last + 1].text
    if head in vocabulary.words.data_heads and not _ends_in_data(vocabulary, doc[first:last]):
        return False
    return not vocabulary.meeting.search(text) and _fits(vocabulary, head, modifiers, text)


def _ends_in_data(vocabulary: ProjectVocabulary, before: Span) -> bool:
    """Whether the word before a head is data, or what is measured; 정보공개 in one word is neither."""
    return bool(before[-1].whitespace_) and vocabulary.holds_data.search(before.text) is not None


def _fits(vocabulary: ProjectVocabulary, head: str, modifiers: list[Token], text: str) -> bool:
    """Whether the modifiers say as much as their head needs."""
    words, heads = vocabulary.words, vocabulary.heads
    if modifiers and modifiers[-1].text == "관련" and head in words.weak_heads:
        return False  # '주민 관련 사업'
    own = [t for t in modifiers if t.text not in vocabulary.generic and len(t.text) > 1]
    if head in words.trainings:
        return any(t.text not in words.routine for t in modifiers)
    if head in words.bound_heads:
        return bool(own) and any(link in text.replace(" ", "") for link in words.links)
    if head in words.constructs or (head not in heads and head.endswith(words.constructs)):
        return len(modifiers) >= 2 or bool(own)
    if head in words.weak_heads:
        return len(own) >= 2 or (bool(own) and len(modifiers) >= 3)
    return bool(own) or (head not in heads and bool(modifiers))
