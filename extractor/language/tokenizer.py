"""`KiwiTokenizer`: Kiwi's morphemes as spaCy tokens, with `doc.text == text` for every text.

Named in any spaCy configuration as

    [nlp.tokenizer]
    @tokenizers = "extractor.KiwiTokenizer.v1"
    words = [["행안부", "NNP"]]

A token is the smallest stretch of text that whole morphemes fill: mostly one morpheme, several
where a syllable holds more than one (됐 = 되 + 었). `tag_` joins their Sejong tags with '+'
("VV+EP"), `lemma_` their forms ("되+었"), and `token._.morphemes` gives them one by one, with
offsets in the document. A morpheme that the text leaves out (이 in 최고다) belongs to the token
that touches it from behind (다: "VCP+EF"), else to the one before it.

One space after a token is spaCy's flag. All other white space, and invisible characters, make
tokens of their own, tagged `_SP`: so offsets in the Doc are offsets in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from extractor.language.kiwi import GAPS, LINE_BREAKS, AnalyzerConfig, Morpheme, shared_analyzer
from extractor.language.surface import Surface, remember
from extractor.language.tags import universal

GAP_TAG = "_SP"
UNREAD_TAG = "UN"
"""Tag of text without analysis: lines that `from_lines` skipped, characters that Kiwi passed over."""

_LINE = re.compile(f"[^{GAPS}](?:[^{LINE_BREAKS}]*[^{GAPS}])?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_RUN = re.compile(f"[{GAPS}]+|[^{GAPS}]+")
_UNREAD_WORD = re.compile(f"[^{GAPS}]+")


class Word(msgspec.Struct, frozen=True):
    """What becomes one spaCy token: its span in the text, its tag and lemma.

    `parts`: the morphemes of a word that has several, as (form, tag, start, end) with offsets in
    the word.
    """

    start: int
    end: int
    tag: str
    lemma: str = ""
    parts: tuple[tuple[str, str, int, int], ...] = ()


class KiwiTokenizer(DummyTokenizer):
    """Tokenizes Korean text with Kiwi, line by line.

    Saved and pickled as its configuration, never as the model, which is shared within a process.
    """

    def __init__(self, vocab: Vocab, config: AnalyzerConfig) -> None:
        self.vocab = vocab
        self._configure(config)

    def _configure(self, config: AnalyzerConfig) -> None:
        self.config = config
        self.analyzer = shared_analyzer(config)

    def __call__(self, text: str) -> Doc:
        """The Doc of a text.

        Any string has one. Only lone surrogates, which are no text and which spaCy cannot hold, become
        replacement characters at the same offsets.
        """
        return self._doc(text, self.words_of(text))

    def from_lines(self, text: str, keep: Callable[[str], bool]) -> Doc:
        """The Doc of the whole text in which only lines that `keep` accepts are analysed, for speed.

        The words of other lines, cut at white space, are tokens tagged `UN`. Offsets, and
        `doc.text`, are those of the whole text.
        """
        return self._doc(text, self.words_of(text, keep))

    def words_of(self, text: str, keep: Callable[[str], bool] | None = None) -> Iterator[Word]:
        """Words of a text in order, without the gaps between them: the way that makes no Doc."""
        for line in _LINE.finditer(text):
            start = line.start()
            if keep is None or keep(line[0]):
                for group in _groups(self.analyzer.analyze(line[0])):
                    yield group.word(start)
            else:
                for word in _UNREAD_WORD.finditer(line[0]):
                    yield Word(start + word.start(), start + word.end(), UNREAD_TAG)

    def _doc(self, text: str, words: Iterable[Word]) -> Doc:
        columns = _Columns(_SURROGATE.sub("\ufffd", text))
        for word in words:
            columns.fill_up_to(word.start)
            columns.add(word)
        columns.fill_up_to(len(text))
        doc = Doc(
            self.vocab,
            words=columns.surfaces,
            spaces=columns.spaces,
            tags=columns.tags,
            lemmas=columns.lemmas,
            pos=[universal(tag) for tag in columns.tags],
        )
        doc.user_data.update(columns.parts)
        remember(doc, Surface(columns.text, columns.surfaces, columns.tags, columns.lemmas, columns.spaces))
        return doc

    def __reduce__(self) -> tuple[type[KiwiTokenizer], tuple[Vocab, AnalyzerConfig]]:
        return KiwiTokenizer, (self.vocab, self.config)

    def to_bytes(self, **kwargs: object) -> bytes:
        """The configuration as JSON."""
        return msgspec.json.encode(self.config)

    def from_bytes(self, data: bytes, **kwargs: object) -> KiwiTokenizer:
        """Takes over a configuration that `to_bytes` gave."""
        self._configure(msgspec.json.decode(data, type=AnalyzerConfig))
        return self

    def to_disk(self, path: str | Path, **kwargs: object) -> None:
        """Writes the configuration to the file `path`."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: object) -> KiwiTokenizer:
        """Takes over a configuration that `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes())


@registry.tokenizers("extractor.KiwiTokenizer.v1")  # type: ignore[untyped-decorator]
def create_kiwi_tokenizer(words: Sequence[Sequence[str]] = ()) -> Callable[[Language], KiwiTokenizer]:
    """How a spaCy configuration names the tokenizer. `words`: user words as a list of [form, tag]."""
    config = AnalyzerConfig(words=tuple((form, tag) for form, tag in words))

    def create(nlp: Language) -> KiwiTokenizer:
        return KiwiTokenizer(nlp.vocab, config)

    return create


def morphemes_of(token: Token) -> tuple[Morpheme, ...]:
    """Morphemes of a token, with offsets in its document; none for gaps and unread text.

    Also `token._.morphemes`. In a Doc that was copied or stored without its user data, each morpheme
    of a shared syllable spans the whole token.
    """
    if token.tag_ in ("", GAP_TAG, UNREAD_TAG):
        return ()
    start = token.idx
    parts: Any
    if "+" not in token.tag_:
        parts = [(token.lemma_, token.tag_, 0, len(token))]
    elif (parts := cast("dict[Any, Any]", token.doc.user_data).get(_key(start))) is None:
        pairs = zip(token.lemma_.split("+"), token.tag_.split("+"), strict=False)
        parts = [(form, tag, 0, len(token)) for form, tag in pairs]
    return tuple(Morpheme(form, tag, start + a, start + b) for form, tag, a, b in parts)


def _key(start: int) -> tuple[str, str, int, None]:
    # spaCy's own form for data bound to a place: saved with the Doc, moved by Span.as_doc and from_docs
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
    """Joins morphemes that share characters, and hands those of no length to a neighbour."""
    groups: list[_Group] = []
    waiting: list[Morpheme] = []
    for m in morphemes:
        if m.start < m.end and not waiting and (not groups or m.start >= groups[-1].end):
            groups.append(_Group(m.start, m.end, [m]))  # nearly all are so
            continue
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


class _Columns:
    """What `Doc` is made from: one list for each attribute, covering the text without a hole."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.surfaces: list[str] = []
        self.spaces: list[bool] = []
        self.tags: list[str] = []
        self.lemmas: list[str] = []
        self.parts: dict[Any, Any] = {}
        self._end = 0

    def add(self, word: Word) -> None:
        surface = self.text[word.start : word.end]
        self.surfaces.append(surface)
        self.spaces.append(False)
        self.tags.append(word.tag)
        self.lemmas.append(word.lemma or surface)
        if word.parts:
            self.parts[_key(word.start)] = word.parts
        self._end = word.end

    def fill_up_to(self, start: int) -> None:
        """Adds what stands between the last word and `start`: a space as a flag, all else as tokens."""
        if start > self._end and self.tags and self.tags[-1] != GAP_TAG and self.text[self._end] == " ":
            self.spaces[-1] = True
            self._end += 1
        if start == self._end:
            return
        for run in _RUN.finditer(self.text, self._end, start):
            self.add(Word(run.start(), run.end(), GAP_TAG if run[0][0] in GAPS else UNREAD_TAG))


Token.set_extension("morphemes", getter=morphemes_of, force=True)
