"""The analyser: any string, bounded pieces, user words, and a configuration that identifies a reading."""

import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.errors import PatternError
from extractor.language.kiwi import (
    LONGEST_PIECE,
    Analyzer,
    AnalyzerConfig,
    Morpheme,
    pieces,
    readable,
    shared_analyzer,
)


def forms(morphemes: tuple[Morpheme, ...]) -> list[str]:
    return [f"{m.form}/{m.tag}" for m in morphemes]


@settings(max_examples=200, deadline=None)
@given(line=st.text(st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"]), max_size=60))
def test_reads_any_string(line: str, analyzer: Analyzer) -> None:
    starts = [m.start for m in analyzer.analyze(line)]
    assert all(0 <= m.start <= m.end <= len(line) for m in analyzer.analyze(line))
    assert starts == sorted(starts)


def test_offsets_are_code_points(analyzer: Analyzer) -> None:
    line = "🏆🏆 최고 👩‍👩‍👧 도시"
    assert [line[m.start : m.end] for m in analyzer.analyze(line) if m.tag == "NNG"] == ["최고", "도시"]


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u3164", "\n"])
def test_every_blank_reads_as_a_space(blank: str, analyzer: Analyzer) -> None:
    assert analyzer.analyze(f"우수{blank}기관으로") == analyzer.analyze("우수 기관으로")


def test_blanks_around_a_line_move_it_and_change_nothing(analyzer: Analyzer) -> None:
    plain = analyzer.analyze("3년 연속 우수")
    moved = analyzer.analyze("\t\u00a0 3년 연속 우수 \n")
    assert forms(moved) == forms(plain)
    assert [m.start - 3 for m in moved] == [m.start for m in plain]


@pytest.mark.parametrize("line", ["", " ", "\n\t\u200b"])
def test_blank_lines_have_no_morphemes(line: str, analyzer: Analyzer) -> None:
    assert analyzer.analyze(line) == ()


def test_the_line_before_does_not_matter(press: str, analyzer: Analyzer) -> None:
    lines = [line for line in press.splitlines() if line]
    forward = [analyzer.analyze(line) for line in lines]
    analyzer._read.cache_clear()
    backward = [analyzer.analyze(line) for line in reversed(lines)]
    assert forward == backward[::-1]


def test_tags_have_no_conjugation_class_and_forms_no_conjoining_letters(
    press: str, analyzer: Analyzer
) -> None:
    morphemes = analyzer.analyze(" ".join(press.splitlines()) + " 아름다운 도시로 알려진 곳")
    assert not [m.tag for m in morphemes if not re.fullmatch(r"[A-Z]+(_[A-Z]+)?", m.tag)]
    assert not [m.form for m in morphemes if re.search("[\u1100-\u11ff]", m.form)]
    assert {"VA", "ETM"} <= {m.tag for m in morphemes}


def test_lemmas_of_predicates_end_in_da(press: str, analyzer: Analyzer) -> None:
    for m in analyzer.analyze(" ".join(press.splitlines())):
        predicate = m.tag in {"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"}
        assert m.lemma == (f"{m.form}다" if predicate else m.form)


@pytest.mark.parametrize(
    "line",
    [
        "가온시는 데이터를 모았다. " * 400,
        "가온시 데이터 " * 700,
        "가" * 5_500,
        "1" * 5_500,
        ". " * 3_000,
        "가" * LONGEST_PIECE,
        "가" * (LONGEST_PIECE + 1),
    ],
    ids=["sentences", "words", "syllables", "digits", "stops", "at the limit", "over the limit"],
)
def test_long_lines_are_read_in_bounded_pieces(line: str, analyzer: Analyzer) -> None:
    cut = list(pieces(readable(line)))
    assert "".join(piece for _, piece in cut) == line
    assert all(0 < len(piece) <= LONGEST_PIECE for _, piece in cut)
    assert [start for start, _ in cut] == [sum(len(p) for _, p in cut[:i]) for i in range(len(cut))]
    ends = [m.end for m in analyzer.analyze(line)]
    assert max(ends) == len(line.rstrip())


def test_long_lines_are_cut_between_sentences(analyzer: Analyzer) -> None:
    sentence = "가온시는 92.23점을 얻어 “최고 등급을 받았다.”고 밝혔다. "
    long = sentence * (3 * LONGEST_PIECE // len(sentence))
    assert all(piece.startswith("가온시는") for _, piece in pieces(long))
    assert forms(analyzer.analyze(long)[:12]) == forms(analyzer.analyze(sentence)[:12])


def test_user_words_are_kept_whole() -> None:
    plain = shared_analyzer(AnalyzerConfig())
    taught = shared_analyzer(AnalyzerConfig(words=(("누리빛데이터상", "NNP"),)))
    line = "가온시가 누리빛데이터상을 받았다."
    assert "누리빛데이터상/NNP" not in forms(plain.analyze(line))
    assert "누리빛데이터상/NNP" in forms(taught.analyze(line))


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (("행안부", "NN"), "unknown tag 'NN'"),
        (("행안부", "EF"), "unknown tag 'EF'"),
        (("", "NNP"), "visible characters"),
        ((" 행안부", "NNP"), "visible characters"),
        (("행안\n부", "NNP"), "visible characters"),
        (("행안\ud800", "NNP"), "visible characters"),
    ],
)
def test_a_wrong_user_word_is_named(word: tuple[str, str], message: str) -> None:
    with pytest.raises(PatternError, match=message):
        AnalyzerConfig(words=(word,))


def test_configurations_that_read_alike_are_equal() -> None:
    one = AnalyzerConfig(words=(("나", "NNP"), ("가", "NNP"), ("나", "NNP")))
    other = AnalyzerConfig(words=(("가", "NNP"), ("나", "NNP")))
    assert one == other
    assert shared_analyzer(one) is shared_analyzer(other)
    assert one.digest() == other.digest()
    assert msgspec.json.decode(msgspec.json.encode(one), type=AnalyzerConfig) == one


def test_the_fingerprint_names_all_that_a_reading_depends_on(analyzer: Analyzer) -> None:
    fingerprint = analyzer.fingerprint()
    assert re.fullmatch(r"kiwipiepy \d[\d.]+, model \d[\d.]+ cong, dictionary [0-9a-f]{12}", fingerprint)
    assert Analyzer(AnalyzerConfig()).fingerprint() == fingerprint
    assert Analyzer(AnalyzerConfig(words=(("가", "NNP"),))).fingerprint() != fingerprint
    assert analyzer.warm_up().model_type == "cong"
