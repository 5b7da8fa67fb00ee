"""`KiwiTokenizer`: Kiwi's morphemes as spaCy tokens, with `doc.text == text` for every text.

Named in any spaCy configuration as

    [nlp.tokenizer]
    @tokenizers = "extractor.KiwiTokenizer.v1"
    words = [["행안부", "NNP"]]

A token is the smallest stretch of text that whole morphemes fill: one morpheme mostly, several where a syllable holds more
than one (됐 = 되 + 었). Its `tag_` joins their Sejong tags with '+' ("VV+EP"), its `lemma_` their forms ("되+었"), and
`token._.morphemes` gives them one by one, with offsets in the document. A morpheme that the text leaves out (이 in
최고다) belongs to the token after it, or before it where none follows.

One space after a token is spaCy's flag. All other white space, and invisible characters, are tokens of their own, tagged
`_SP`; so offsets in the Doc are offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import spacy.util
import srsly
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from extractor.language.kiwi import GAPS, LINE_BREAKS, AnalyzerConfig, Morpheme, shared_analyzer
from extractor.language.tags import universal

GAP_TAG = "_SP"
UNREAD_TAG = "UN"
"""Tag of text without analysis: lines that `from_lines` skipped, and characters for which Kiwi has no morpheme."""

_LINE = re.compile(f"[^{GAPS}](?:[^{LINE_BREAKS}]*[^{GAPS}])?")
_RUN = re.compile(f"[{GAPS}]+|[^{GAPS}]+")
_UNREAD_WORD = re.compile(f"[^{GAPS}]+")


class Word(msgspec.Struct, frozen=True):
    """What becomes one spaCy token: its span in the text, its tag and lemma.

    `parts`: its morphemes as (form, tag, start, end), counted from the word's start, where they are not simply the word.
    """

    start: int
    end: int
    tag: str
    lemma: str = ""
    parts: tuple[tuple[str, str, int, int], ...] = ()


class KiwiTokenizer(DummyTokenizer):  # type: ignore[misc]
    """Tokenizes Korean text with Kiwi, line by line. Saved and pickled as its configuration, never as the model."""

    def __init__(self, vocab: Vocab, config: AnalyzerConfig | None = None) -> None:
        self.vocab = vocab
        self._configure(config or AnalyzerConfig())

    def _configure(self, config: AnalyzerConfig) -> None:
        self.config = config
        self.analyzer = shared_analyzer(config)

    def __call__(self, text: str) -> Doc:
        """The Doc of a text. Raises nothing: any string has a Doc, and its text is that string."""
        return self._doc(text, self.words_of(text))

    def from_lines(self, text: str, keep: Callable[[str], bool]) -> Doc:
        """The Doc of the whole text in which only lines that `keep` accepts are analysed, for speed.

        The words of other lines, cut at white space, are tokens tagged `UN`; offsets are as in the whole text.
        """
        return self._doc(text, self.words_of(text, keep))

    def words_of(self, text: str, keep: Callable[[str], bool] | None = None) -> Iterator[Word]:
        """Words of a text in order, without the white space between them."""
        for line in _LINE.finditer(text):
            start = line.start()
            if keep is None or keep(line[0]):
                for group in _groups(self.analyzer.analyze(line[0])):
                    yield group.word(start)
            else:
                for word in _UNREAD_WORD.finditer(line[0]):
                    yield Word(start + word.start(), start + word.end(), UNREAD_TAG)

    def _doc(self, text: str, words: Iterable[Word]) -> Doc:
        surfaces: list[str] = []
        spaces: list[bool] = []
        tags: list[str] = []
        lemmas: list[str] = []
        parts: dict[tuple[str, str, int, None], Any] = {}
        for word in _fill(text, words):
            surface = text[word.start : word.end]
            if surface == " " and surfaces and not spaces[-1] and tags[-1] != GAP_TAG:
                spaces[-1] = True
                continue
            surfaces.append(surface)
            spaces.append(False)
            tags.append(word.tag)
            lemmas.append(word.lemma or surface)
            if word.parts:
                parts[_key(word.start)] = word.parts
        doc = Doc(
            self.vocab,
            words=surfaces,
            spaces=spaces,
            tags=tags,
            lemmas=lemmas,
            pos=[universal(tag) for tag in tags],
        )
        doc.user_data.update(parts)
        return doc

    def __reduce__(self) -> tuple[type[KiwiTokenizer], tuple[Vocab, AnalyzerConfig]]:
        return KiwiTokenizer, (self.vocab, self.config)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """The configuration, in spaCy's form."""
        return bytes(spacy.util.to_bytes({"cfg": lambda: srsly.json_dumps(self._settings())}, []))

    def from_bytes(self, data: bytes, **kwargs: Any) -> KiwiTokenizer:
        """Takes over the configuration that `to_bytes` gave."""
        spacy.util.from_bytes(data, {"cfg": lambda b: self._load(srsly.json_loads(b))}, [])
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes the configuration into the folder `path`."""
        spacy.util.to_disk(Path(path), {"cfg": lambda p: srsly.write_json(p, self._settings())}, [])

    def from_disk(self, path: str | Path, **kwargs: Any) -> KiwiTokenizer:
        """Takes over the configuration that `to_disk` wrote."""
        spacy.util.from_disk(Path(path), {"cfg": lambda p: self._load(srsly.read_json(p))}, [])
        return self

    def _settings(self) -> dict[str, Any]:
        return {"words": [list(word) for word in self.config.words]}

    def _load(self, settings: dict[str, Any]) -> None:
        self._configure(config_of(settings["words"]))


def config_of(words: Iterable[Sequence[str]]) -> AnalyzerConfig:
    """The analyser configuration of user words as they stand in a configuration file: a list of [form, tag]."""
    return AnalyzerConfig(words=tuple((form, tag) for form, tag in words))


@registry.tokenizers("extractor.KiwiTokenizer.v1")
def create_kiwi_tokenizer(words: Sequence[Sequence[str]] = ()) -> Callable[[Language], KiwiTokenizer]:
    """spaCy's way to name the tokenizer in a configuration. `words`: user words as a list of [form, tag]."""
    config = config_of(words)

    def create(nlp: Language) -> KiwiTokenizer:
        return KiwiTokenizer(nlp.vocab, config)

    return create


def morphemes_of(token: Token) -> tuple[Morpheme, ...]:
    """Morphemes of a token with offsets in its document; none for white space and unread text. Also `token._.morphemes`."""
    start = token.idx
    parts = token.doc.user_data.get(_key(start))
    if parts is None:
        if not token.tag_ or token.tag_ in (GAP_TAG, UNREAD_TAG):
            return ()
        parts = ((token.lemma_, token.tag_, 0, len(token)),)
    return tuple(Morpheme(form, tag, start + a, start + b, lemma_of(form, tag)) for form, tag, a, b in parts)


def lemma_of(form: str, tag: str) -> str:
    """Dictionary form of a morpheme: predicates end in 다."""
    return f"{form}다" if tag[0] == "V" or tag in ("XSV", "XSA") else form


def _key(start: int) -> tuple[str, str, int, None]:
    # spaCy's own form for data bound to a place: it is saved with the Doc, and moved along by Span.as_doc and Doc.from_docs.
    return ("._.", "morphemes", start, None)


class _Group:
    """Morphemes that fill the characters from `start` to `end` together."""

    __slots__ = ("end", "morphemes", "start")

    def __init__(self, start: int, end: int, morphemes: list[Morpheme]) -> None:
        self.start = start
        self.end = end
        self.morphemes = morphemes

    def word(self, offset: int) -> Word:
        start, end = self.start, self.end
        if len(self.morphemes) == 1:
            only = self.morphemes[0]
            return Word(start + offset, end + offset, only.tag, only.form)
        return Word(
            start + offset,
            end + offset,
            "+".join([m.tag for m in self.morphemes]),
            "+".join([m.form for m in self.morphemes]),
            # min and max: a morpheme of no length that had no word beside it moves to the edge of its word
            tuple(
                (m.form, m.tag, min(max(m.start, start), end) - start, min(max(m.end, start), end) - start)
                for m in self.morphemes
            ),
        )


def _groups(morphemes: Iterable[Morpheme]) -> list[_Group]:
    """Joins morphemes that share characters, and hands those of no length to the word after or before them."""
    groups: list[_Group] = []
    waiting: list[Morpheme] = []
    for m in morphemes:
        if m.start == m.end and not (groups and m.start < groups[-1].end):
            waiting.append(m)
            continue
        group = _Group(m.start, m.end, [m])
        if waiting:
            if not groups or waiting[-1].start == m.start:
                group.morphemes = [*waiting, m]
            else:
                groups[-1].morphemes += waiting
            waiting = []
        while groups and group.start < groups[-1].end:
            last = groups.pop()
            group = _Group(
                min(last.start, group.start), max(last.end, group.end), last.morphemes + group.morphemes
            )
        groups.append(group)
    if groups:
        groups[-1].morphemes += waiting
    return groups


def _fill(text: str, words: Iterable[Word]) -> Iterator[Word]:
    """Words with everything that stands between them, so that they cover the text."""
    reached = 0
    for word in words:
        if word.start > reached:
            yield from _gap(text, reached, word.start)
        yield word
        reached = word.end
    if reached < len(text):
        yield from _gap(text, reached, len(text))


def _gap(text: str, start: int, end: int) -> Iterator[Word]:
    for run in _RUN.finditer(text, start, end):
        if run[0][0] not in GAPS:
            yield Word(run.start(), run.end(), UNREAD_TAG)
            continue
        first = run.start()
        if start and run[0][0] == " " and len(run[0]) > 1:
            yield Word(first, first + 1, GAP_TAG)
            first += 1
        yield Word(first, run.end(), GAP_TAG)


Token.set_extension("morphemes", getter=morphemes_of, force=True)
