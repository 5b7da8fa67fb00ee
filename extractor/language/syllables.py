"""Hangul syllables by arithmetic on their code points (Unicode Standard, section 3.12)."""

from __future__ import annotations

VOWELS, FINALS = 21, 28
"""How many vowels and finals the syllables are ordered by; the first of the finals is none."""
FINAL_N, FINAL_RIEUL = 4, 8
"""The finals ㄴ and ㄹ."""


def final_of(syllable: str) -> int:
    """Number of a Hangul syllable's final consonant, 0 where it ends in its vowel."""
    return (ord(syllable) - ord("가")) % FINALS
