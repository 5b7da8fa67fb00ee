"""Kiwi, the morphological analyser: built once per process from a frozen configuration, reading one line at a time.

What Kiwi makes of a line depends on what it read before it in the same call. So every call gets one line (or one bounded
piece of a very long line) and nothing else: the same line always reads the same, and can be cached.

Choices that hold everywhere:

- Of the dictionaries, the multi-word one (film titles, foreign names, 252,000 entries) is left out: it changes no line of
  award press text, glues words across spaces where it acts ('네이버 블로그'), and is two thirds of the load time and 195 MB.
- Single-string calls and no worker threads: nothing to lose when a process forks after loading.
- Forms are written in letters that a keyboard types (ㄴ다, not the conjoining ᆫ다), and tags carry no conjugation class
  (VA, not VA-I), so that a rule can name them.
"""

from __future__ import annotations

import hashlib
import re
import threading
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec

from extractor.errors import PatternError

if TYPE_CHECKING:
    from kiwipiepy import Kiwi

MODEL_TYPE = "cong"
LONGEST_PIECE = 2_000
"""Most characters that Kiwi reads at once; its speed halves on lines of tens of thousands of characters."""
CACHED_PIECES = 2_048

# White space that str.isspace knows, plus the blanks that it does not: zero-width space, non-joiner, word joiner, byte order
# mark, Hangul filler. They separate words; Kiwi would take some of them for symbols and fuse others into a noun.
LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
BLANKS = (
    " \t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
INVISIBLES = "\u200b\u200c\u2060\ufeff\u3164"
GAPS = LINE_BREAKS + BLANKS + INVISIBLES

_UNREADABLE = re.compile(f"[{GAPS.replace(' ', '')}\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.?!…][”’\"')\]]* ")

USER_TAGS = frozenset(
    "NNG NNP NNB NR NP VV VA VX VCP VCN MM MAG MAJ IC XPN XSN XSV XSA XSM XR SL SH SN SW SB".split()
)
"""Tags that a user word may have."""


class Morpheme(msgspec.Struct, frozen=True):
    """One morpheme. `start`, `end`: offsets in code points of what was analysed; equal where the text leaves the morpheme out.

    `form`: as it stands before contraction (되 + 었 for 됐). `tag`: Sejong tag. `lemma`: the form, with 다 for predicates.
    Morphemes of one syllable overlap: 되 and 었 both have the span of 됐.
    """

    form: str
    tag: str
    start: int
    end: int
    lemma: str


class AnalyzerConfig(msgspec.Struct, frozen=True):
    """What an analyser is built from. `words`: user words as (form, tag); order and repetition do not matter."""

    words: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for form, tag in self.words:
            if not form.strip() or _UNREADABLE.search(form):
                raise PatternError(
                    f"user word {form!r}/{tag}: a word is one or more characters without line breaks"
                )
            if tag not in USER_TAGS:
                raise PatternError(
                    f"user word {form!r}: unknown tag {tag!r}; use one of {' '.join(sorted(USER_TAGS))}"
                )
        msgspec.structs.force_setattr(self, "words", tuple(sorted(set(self.words))))

    def digest(self) -> str:
        """First 12 hex digits of the SHA-256 of everything in the configuration that changes an analysis."""
        settings = {"words": self.words, "multiword_dictionary": False, "longest_piece": LONGEST_PIECE}
        return hashlib.sha256(msgspec.json.encode(settings, order="sorted")).hexdigest()[:12]


class Analyzer:
    """Kiwi with one configuration. Loads on first use (about 1 s, 290 MB), or by `warm_up` before a process forks."""

    def __init__(self, config: AnalyzerConfig | None = None) -> None:
        self.config = config or AnalyzerConfig()
        self._kiwi: Kiwi | None = None
        self._building = threading.Lock()
        self._read = lru_cache(maxsize=CACHED_PIECES)(self._read_uncached)

    def analyze(self, line: str) -> tuple[Morpheme, ...]:
        """Morphemes of one line in text order, offsets in code points of `line`. Raises nothing on any string.

        Surrounding blanks change nothing, and every kind of blank (a line break, too) reads as a space.
        """
        core = readable(line)
        stripped = core.strip(" ")
        offset = len(core) - len(core.lstrip(" "))
        if len(stripped) <= LONGEST_PIECE:
            return shifted(self._read(stripped), offset) if stripped else ()
        return tuple(
            morpheme
            for start, piece in pieces(stripped)
            for morpheme in shifted(self._read(piece), offset + start)
        )

    def warm_up(self) -> None:
        """Loads the model now, so that forked children share its memory and the first line is not slow."""
        if self._kiwi is None:
            with self._building:
                if self._kiwi is None:
                    self._kiwi = _build(self.config)

    def fingerprint(self) -> str:
        """What an analysis depends on: program, model, model type, dictionary. Equal fingerprints read every line alike."""
        return (
            f"kiwipiepy {version('kiwipiepy')}, model {version('kiwipiepy_model')} {MODEL_TYPE}, "
            f"dictionary {self.config.digest()}"
        )

    def _read_uncached(self, piece: str) -> tuple[Morpheme, ...]:
        self.warm_up()
        assert self._kiwi is not None
        return tuple(
            Morpheme(
                token.form,
                token.tag[:-2] if token.tag[-2:-1] == "-" else token.tag,
                token.start,
                token.end,
                token.lemma,
            )
            for token in self._kiwi.tokenize(piece, compatible_jamo=True)
        )


@cache
def shared_analyzer(config: AnalyzerConfig) -> Analyzer:
    """The one analyser of this process with this configuration."""
    return Analyzer(config)


def readable(line: str) -> str:
    """`line` with the same length, where every blank is a space and every lone surrogate the replacement character."""
    return _UNREADABLE.sub(lambda match: "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " ", line)


def pieces(line: str) -> Iterator[tuple[int, str]]:
    """Cuts a readable line into (start, piece) of at most `LONGEST_PIECE` characters.

    Cuts after the last sentence end of the second half of a piece, else after its last space, else at the limit.
    """
    start = 0
    while len(line) - start > LONGEST_PIECE:
        window = line[start : start + LONGEST_PIECE]
        ends = [match.end() for match in _SENTENCE_END.finditer(window, LONGEST_PIECE // 2)]
        cut = ends[-1] if ends else window.rfind(" ", LONGEST_PIECE // 2) + 1 or LONGEST_PIECE
        yield start, window[:cut]
        start += cut
    yield start, line[start:]


def shifted(morphemes: tuple[Morpheme, ...], offset: int) -> tuple[Morpheme, ...]:
    """The same morphemes, `offset` characters further."""
    if not offset:
        return morphemes
    return tuple(Morpheme(m.form, m.tag, m.start + offset, m.end + offset, m.lemma) for m in morphemes)


def _build(config: AnalyzerConfig) -> Kiwi:
    from kiwipiepy import Kiwi  # noqa: PLC0415 - kiwipiepy takes 0.2 s to import

    with warnings.catch_warnings():
        # num_workers=0 (no threads) warns that its meaning changed in 0.21; the new meaning is the one wanted here.
        warnings.simplefilter("ignore", DeprecationWarning)
        kiwi = Kiwi(num_workers=0, load_multi_dict=False, model_type=MODEL_TYPE)
    for form, tag in config.words:
        kiwi.add_user_word(form, tag)
    kiwi.tokenize("")  # the constructor is lazy, and a word added after this call would rebuild everything
    return kiwi
