"""Kiwi, the morphological analyser: built once per process, reading one line at a time.

What Kiwi makes of a line depends on what it read before it in the same call. So every call gets
one line (or one bounded piece of a very long line) and nothing else: the same line always reads
the same, and can be cached.

Choices that hold everywhere:

- Of Kiwi's dictionaries, the multi-word one (film titles, foreign names, 252,000 entries) is left
  out: it changes no line of award press text, glues words across spaces where it acts
  ('네이버 블로그'), and is more than half of the load time and 195 MB.
- Single-string calls and no worker threads: nothing to lose when a process forks after loading.
- Forms are written in letters that a keyboard types (ㄴ다, not the conjoining ᆫ다), and tags carry
  no conjugation class (VA, not VA-I), so that a rule can name them.
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
"""Most characters that Kiwi reads at once; its speed halves on lines of tens of thousands."""
CACHED_PIECES = 2_048

LINE_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Characters that end a line: those of `str.splitlines`."""
BLANKS = " \t\x1f\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
INVISIBLES = "\u200b\u200c\u2060\ufeff\u3164"
"""Zero-width space and non-joiner, word joiner, byte order mark, Hangul filler: no white space for
`str.isspace`, but nothing of a word either. Kiwi would take them for symbols or parts of a noun."""
GAPS = LINE_BREAKS + BLANKS + INVISIBLES

_UNREADABLE = re.compile(f"[{GAPS.replace(' ', '')}\ud800-\udfff]")
_SENTENCE_END = re.compile(r"[.?!…][”’\"')\]]* ")

USER_TAGS = frozenset(
    [
        *["NNG", "NNP", "NNB", "NR", "NP", "VV", "VA", "VX", "MM", "MAG", "MAJ", "IC"],
        *["XPN", "XSN", "XR", "XSV", "XSA", "SL", "SH", "SN", "SW"],
    ]
)
"""Tags that a user word may have."""


class Morpheme(msgspec.Struct, frozen=True):
    """One morpheme of a line or a document.

    `form`: as it is before contraction (되 + 었 for 됐). `tag`: its Sejong tag. `start`, `end`:
    offsets in code points; morphemes of one syllable overlap (되 and 었 both span 됐), and one that
    the text leaves out has no length (이 in 최고다).
    """

    form: str
    tag: str
    start: int
    end: int

    @property
    def lemma(self) -> str:
        """Dictionary form: predicates, 하 and 되 after a noun among them, end in 다."""
        return f"{self.form}다" if self.tag[0] == "V" or self.tag in ("XSV", "XSA") else self.form


class AnalyzerConfig(msgspec.Struct, frozen=True):
    """What an analyser is built from. Two configurations that read alike are equal.

    `words`: user words as (form, tag); their order and repetition do not matter. Raises
    `PatternError` for a word that Kiwi cannot take.
    """

    words: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for form, tag in self.words:
            if not form or form != form.strip() or _UNREADABLE.search(form):
                raise PatternError(
                    f"user word {form!r} ({tag}): write visible characters, and spaces only between them"
                )
            if tag not in USER_TAGS:
                known = ", ".join(sorted(USER_TAGS))
                raise PatternError(f"user word {form!r}: unknown tag {tag!r}; use one of {known}")
        msgspec.structs.force_setattr(self, "words", tuple(sorted(set(self.words))))

    def digest(self) -> str:
        """First 12 hex digits of the SHA-256 of all settings that change an analysis."""
        settings = (self.words, "no multi-word dictionary", LONGEST_PIECE, GAPS)
        return hashlib.sha256(msgspec.json.encode(settings)).hexdigest()[:12]


class Analyzer:
    """Kiwi with one configuration.

    Loads on first use, or by `warm_up` before a process forks. Get it from `shared_analyzer`: each
    instance holds a model of its own.
    """

    def __init__(self, config: AnalyzerConfig) -> None:
        self.config = config
        self._kiwi: Kiwi | None = None
        self._building = threading.Lock()
        self._read = lru_cache(maxsize=CACHED_PIECES)(self._read_uncached)

    def analyze(self, line: str) -> tuple[Morpheme, ...]:
        """Morphemes of one line in text order, with offsets in `line`. Raises nothing on any string.

        Blanks around the line change nothing; every blank within it, a line break too, is a space.
        """
        text = readable(line)
        offset = len(text) - len(text.lstrip(" "))
        text = text.strip(" ")
        if not text:
            return ()
        if len(text) <= LONGEST_PIECE:
            return _shifted(self._read(text), offset)
        return tuple(m for start, piece in pieces(text) for m in _shifted(self._read(piece), offset + start))

    def warm_up(self) -> Kiwi:
        """Loads the model now: forked children then share its memory. Returns Kiwi itself."""
        if self._kiwi is None:
            with self._building:
                if self._kiwi is None:
                    self._kiwi = _build(self.config)
        return self._kiwi

    def forget(self) -> None:
        """Empties the cache of lines, for measurements: the next reading costs what a first one does."""
        self._read.cache_clear()

    def fingerprint(self) -> str:
        """What an analysis depends on: equal fingerprints read every line alike."""
        program, model = version("kiwipiepy"), version("kiwipiepy_model")
        return f"kiwipiepy {program}, model {model} {MODEL_TYPE}, dictionary {self.config.digest()}"

    def _read_uncached(self, piece: str) -> tuple[Morpheme, ...]:
        tokens = self.warm_up().tokenize(piece, compatible_jamo=True)
        return tuple(Morpheme(t.form, t.tag.partition("-")[0], t.start, t.end) for t in tokens)


@cache
def shared_analyzer(config: AnalyzerConfig) -> Analyzer:
    """The one analyser of this process with this configuration."""
    return Analyzer(config)


def readable(line: str) -> str:
    """`line` in the same length, with a space for every blank and `\\ufffd` for lone surrogates."""
    return _UNREADABLE.sub(lambda match: "\ufffd" if "\ud800" <= match[0] <= "\udfff" else " ", line)


def pieces(line: str) -> Iterator[tuple[int, str]]:
    """Cuts a readable line into (start, piece) of at most `LONGEST_PIECE` characters.

    Each cut is after the last sentence end in the second half of the limit, else after the last
    space there, else at the limit.
    """
    start = 0
    half = LONGEST_PIECE // 2
    while len(line) - start > LONGEST_PIECE:
        window = line[start : start + LONGEST_PIECE]
        ends = [match.end() for match in _SENTENCE_END.finditer(window, half)]
        cut = ends[-1] if ends else window.rfind(" ", half) + 1 or LONGEST_PIECE
        yield start, window[:cut]
        start += cut
    yield start, line[start:]


def _shifted(morphemes: tuple[Morpheme, ...], offset: int) -> tuple[Morpheme, ...]:
    if not offset:
        return morphemes
    return tuple(Morpheme(m.form, m.tag, m.start + offset, m.end + offset) for m in morphemes)


def _build(config: AnalyzerConfig) -> Kiwi:
    from kiwipiepy import Kiwi  # noqa: PLC0415 - takes 0.2 s; not everything that imports this analyses

    with warnings.catch_warnings():
        # num_workers=0 warns that its meaning changed in 0.21; the new one, no threads, is wanted here
        warnings.simplefilter("ignore", DeprecationWarning)
        kiwi = Kiwi(num_workers=0, load_multi_dict=False, model_type=MODEL_TYPE)
    for form, tag in config.words:
        kiwi.add_user_word(form, tag)
    kiwi.tokenize("")  # the constructor is lazy; a word added after this call would rebuild everything
    return kiwi
