"""Hangul syllables by arithmetic on their code points (Unicode Standard, section 3.12)."""

from __future__ import annotations

VOWELS, FINALS = 21, 28
"""How many vowels and finals the syllables are ordered by; the first of the finals is none."""
FINAL_N, FINAL_RIEUL, FINAL_PAST = 4, 8, 20
"""The finals ㄴ, ㄹ and ㅆ, which is that of the past tense."""
PAST = "".join(
    syllable
    for syllable in map(chr, range(ord("가") + FINAL_PAST, ord("힣") + 1, FINALS))
    if syllable not in "있겠"
)
"""All syllables in which the past tense of a verb can end: 었, 했, 냈, 랐. Not 있 (to be), 겠 (to come)."""


def final_of(syllable: str) -> int:
    """Number of a Hangul syllable's final consonant, 0 where it ends in its vowel."""
    return (ord(syllable) - ord("가")) % FINALS
