"""Questions of an interview: an answer is told of who is asked, not of whom another answer spoke of."""

from __future__ import annotations

import re

FEWEST_QUESTIONS = 2

# A question at the head of its line, and where its answer begins
_QUESTION = re.compile(
    r"^(?:Q\s?\d{0,2}\s?[.:)]|문\s?[.:)])[^\n]{2,100}\n\s*(?:A\s?\d{0,2}\s?[.:)]|답\s?[.:)])"
    r"|^[▶▷◆◇■□\-–]\s?[^\n]{2,80}[?.][^\S\n]*\n\s*\"",
    re.MULTILINE,
)


def questions(text: str) -> list[int]:
    """Where the questions of an interview begin; none where the text is no interview."""
    found = [question.start() for question in _QUESTION.finditer(text)]
    return found if len(found) >= FEWEST_QUESTIONS else []
