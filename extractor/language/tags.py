"""Sejong tags, as Kiwi gives them, to Universal Dependencies parts of speech."""

from __future__ import annotations

from functools import cache

_UNIVERSAL = {
    "NNG": "NOUN",
    "NNP": "PROPN",
    "NNB": "NOUN",
    "NR": "NUM",
    "NP": "PRON",
    "VV": "VERB",
    "VA": "ADJ",
    "VX": "AUX",
    "VCP": "AUX",
    "VCN": "ADJ",
    "MM": "DET",
    "MAG": "ADV",
    "MAJ": "CCONJ",
    "IC": "INTJ",
    "JC": "CCONJ",
    "XSV": "VERB",
    "XSA": "ADJ",
    "XR": "NOUN",
    "SF": "PUNCT",
    "SP": "PUNCT",
    "SS": "PUNCT",
    "SSO": "PUNCT",
    "SSC": "PUNCT",
    "SE": "PUNCT",
    "SO": "PUNCT",
    "SW": "SYM",
    "SN": "NUM",
    "W_SERIAL": "NUM",
    "W_URL": "SYM",
    "W_EMAIL": "SYM",
    "W_HASHTAG": "SYM",
    "W_MENTION": "SYM",
    "W_EMOJI": "SYM",
    "_SP": "SPACE",
}


@cache
def universal(tag: str) -> str:
    """Universal part of speech of a token's tag: that of its first morpheme.

    Particles are ADP; endings and prefixes, which are no words of their own there, X.
    """
    first = tag.partition("+")[0]
    if first in _UNIVERSAL:
        return _UNIVERSAL[first]
    return "ADP" if first.startswith("J") else "X"
