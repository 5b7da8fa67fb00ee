"""Text and queries to the tokens of the full-text index.

Korean glues particles to words (경산시가, 경산시의), so words cannot be the unit of the index. A run of
syllables becomes its pairs of neighbours and its last syllable, '경산시가' → '경산 산시 시가 가'; a word to
search for becomes the phrase of its pairs, '경산시' → "경산 산시", which stands wherever the word stands. A
word of one syllable is searched as the beginning of a token. Letters and digits are kept whole, without case.
"""

from __future__ import annotations

import re
import unicodedata
from operator import add

_SYLLABLES = "가-힣ㄱ-ㆎ一-鿿㐀-䶿豈-﫿ぁ-ヿ"
OTHER = rf"[^\W_{_SYLLABLES}]"
"""Pattern of a letter or digit that is no syllable."""
_RUN = re.compile(rf"[{_SYLLABLES}]+|{OTHER}+")
_SYLLABLE = re.compile(f"[{_SYLLABLES}]")


def normalize(text: str) -> str:
    """The form in which texts and queries are compared: composed, without compatibility forms and case."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> list[str]:
    """Runs of syllables, and runs of other letters and digits, of a normalized text."""
    return _RUN.findall(text)


def is_syllables(run: str) -> bool:
    """Whether a run is one of syllables, not of letters and digits."""
    return bool(_SYLLABLE.match(run))


def _pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


def search_text(text: str) -> str:
    """What is stored in `article_search` for a text."""
    tokens: list[str] = []
    for run in runs(normalize(text)):
        tokens += [*_pairs(run), run[-1]] if is_syllables(run) else [run]
    return " ".join(tokens)


def match_expression(words: str) -> str | None:
    """The FTS5 expression for words that must all be found; null if there is no letter or digit to search
    for.

    Nothing of FTS5's own syntax in `words` is heard: only letters, digits and syllables pass, and all inside
    quotes.
    """
    phrases = [phrase for word in normalize(words).split() if (phrase := _phrase(word))]
    return " ".join(phrases) or None


def _phrase(word: str) -> str:
    parts = list(runs(word))
    tokens: list[str] = []
    prefix = ""
    for place, run in enumerate(parts, start=1):
        if not is_syllables(run):
            tokens.append(run)
        elif place < len(parts):
            tokens += [*_pairs(run), run[-1]]
        else:
            tokens += _pairs(run) or [run]
            prefix = "*" if len(run) == 1 else ""
    return f'"{" ".join(tokens)}"{prefix}' if tokens else ""
