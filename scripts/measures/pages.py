"""Pages: stripping alone, the whole job, and pages that hold no award (parts a, b, c)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractor.errors import ExtractorError
from extractor.gates import PageGate
from extractor.language.tokenizer import KiwiTokenizer, Word
from extractor.model import Page
from extractor.pipeline import Extractor
from measures.figures import Report, cpu_rounds

Contender = Callable[[Page], object]
OWN = "award-extractor"


class PageSet(NamedTuple):
    """Pages under one name."""

    name: str
    with_award: list[Page]
    without: list[Page]


def measure(extractor: Extractor, pages: PageSet, parts: set[str], repeat: int, report: Report) -> None:
    """Parts a, b and c."""
    if "a" in parts and (some := pages.with_award or pages.without):
        _stripping(extractor, pages.name, some, repeat, report)
    if "b" in parts and pages.with_award:
        _whole(extractor, pages.name, pages.with_award, repeat, report)
    if "c" in parts and pages.without:
        _without_award(extractor, pages.name, pages.without, repeat, report)


def _forgetting(extractor: Extractor) -> Callable[[], None]:
    """Empties the cache of analysed lines: no page must profit from having been read in the round before."""
    tokenizer = extractor.nlp.tokenizer
    assert isinstance(tokenizer, KiwiTokenizer)
    return tokenizer.analyzer.forget


def _stripping(extractor: Extractor, label: str, pages: list[Page], repeat: int, report: Report) -> None:
    contenders: dict[str, Contender] = {OWN: lambda page: _read(extractor, page)} | others()
    rounds = cpu_rounds(contenders, pages, repeat)
    for name, milliseconds in rounds.items():
        report.add("a", f"{label}: {name}, page to text and fields", "ms CPU a page", milliseconds)
    for name in rounds.keys() - {OWN}:
        report.compare("a", f"{label}: {name} / {OWN}, stripping", rounds[name], rounds[OWN])


def _whole(extractor: Extractor, label: str, pages: list[Page], repeat: int, report: Report) -> None:
    contenders: dict[str, Contender] = {
        OWN: lambda page: _process(extractor, page),
        "trafilatura": others()["trafilatura"],
        "the packages plainly": plain_composition(extractor),
    }
    rounds = cpu_rounds(contenders, pages, repeat, before=_forgetting(extractor))
    for name, milliseconds in rounds.items():
        what = "stripping only" if name == "trafilatura" else "bytes to records"
        report.add("b", f"{label}: {name}, {what}", "ms CPU a page", milliseconds)
    own = rounds[OWN]
    report.compare("b", f"{label}: trafilatura's stripping / the whole job", rounds["trafilatura"], own, 2)
    report.compare(
        "b", f"{label}: the packages plainly / the whole job", rounds["the packages plainly"], own, 6
    )


def _without_award(extractor: Extractor, label: str, pages: list[Page], repeat: int, report: Report) -> None:
    gate = PageGate(extractor.knowledge)
    contenders: dict[str, Contender] = {
        f"{OWN}, article wanted": lambda page: _process(extractor, page),
        f"{OWN}, --awards-only": lambda page: _gated(extractor, gate, page),
        "trafilatura": others()["trafilatura"],
    }
    rounds = cpu_rounds(contenders, pages, repeat, before=_forgetting(extractor))
    for name, milliseconds in rounds.items():
        report.add("c", f"{label}: {name}, page without an award", "ms CPU a page", milliseconds)
    for name, aim in ((f"{OWN}, article wanted", None), (f"{OWN}, --awards-only", 50)):
        report.compare("c", f"{label}: trafilatura / {name}", rounds["trafilatura"], rounds[name], aim)


def _read(extractor: Extractor, page: Page) -> None:
    with suppress(ExtractorError):
        extractor.read_page(page)


def _process(extractor: Extractor, page: Page) -> None:
    with suppress(ExtractorError):
        extractor.process(page)


def _gated(extractor: Extractor, page_gate: PageGate, page: Page) -> None:
    if page_gate.may_hold_award(page):
        _process(extractor, page)


def others() -> dict[str, Contender]:
    """Other extractors, each as its documentation calls it; trafilatura with the article's fields, as we have
    them.
    """
    import trafilatura
    from readability import Document
    from resiliparse.extract.html2text import extract_plain_text

    def decoded(page: Page) -> str:
        return page.content.decode(page.charset or "utf-8", "replace")

    return {
        "trafilatura": lambda page: trafilatura.bare_extraction(page.content, with_metadata=True),
        "readability-lxml": lambda page: Document(decoded(page)).summary(),
        "resiliparse": lambda page: extract_plain_text(decoded(page), main_content=True),
    }


def plain_composition(extractor: Extractor) -> Contender:
    """The same packages put together plainly: beautifulsoup4 with html.parser over the page, Kiwi as it comes
    over the whole text, the same matchers over all tokens.
    """
    from bs4 import BeautifulSoup

    nlp: Language = extractor.nlp
    tokenizer = PlainTokenizer(nlp.vocab)
    steps = [nlp.get_pipe(name) for name in nlp.pipe_names]

    def read(page: Page) -> Doc:
        soup = BeautifulSoup(page.content, "html.parser")
        for part in soup(["script", "style"]):
            part.decompose()
        doc = tokenizer(soup.get_text("\n"))
        for step in steps:
            doc = step(doc)
        return doc

    return read


class PlainTokenizer(KiwiTokenizer):
    """Kiwi with all that it comes with, over the whole text at once, as spaCy tokens."""

    def __init__(self, vocab: Vocab) -> None:
        from kiwipiepy import Kiwi

        self.vocab = vocab
        self.kiwi = Kiwi()

    def words_of(self, text: str, keep: object = None) -> Iterable[Word]:  # type: ignore[override]
        """Morphemes one after the other; those that share a syllable with the one before are joined to it."""
        end = 0
        for token in self.kiwi.tokenize(text):
            start = max(token.start, end)
            if token.end > start:
                yield Word(start, token.end, token.tag.partition("-")[0], token.form)
                end = token.end
