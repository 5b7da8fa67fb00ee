"""The promises of the tokenizer on wild strings and on press text: nothing of the text is lost or moved."""

import pickle
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from extractor.language.kiwi import GAPS, LINE_BREAKS
from extractor.language.tags import universal
from extractor.language.tokenizer import GAP_TAG, UNREAD_TAG, KiwiTokenizer, morphemes_of

wild = settings(max_examples=300, deadline=None)

hangul = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
jamo = st.one_of(
    st.characters(min_codepoint=0x1100, max_codepoint=0x11FF),
    st.characters(min_codepoint=0x3131, max_codepoint=0x318E),
    st.characters(min_codepoint=0xA960, max_codepoint=0xA97C),
    st.characters(min_codepoint=0xD7B0, max_codepoint=0xD7FB),
)
white = st.sampled_from(sorted(GAPS))
control = st.characters(categories=["Cc", "Cf"])
combining = st.characters(categories=["Mn", "Mc", "Me"])
emoji = st.sampled_from(["👩‍👩‍👧", "🇰🇷", "👍🏽", "❤️", "1️⃣", "🏆"])
other_scripts = st.characters(categories=["Lo", "Lu", "Ll", "Nd", "No", "So", "Po", "Ps", "Pe"])
press_bits = st.sampled_from(
    [
        *[
            "됐다",
            "뭐야",
            "최고다",
            "우수였다.",
            "그게",
            "아름다운",
            "92.23점",
            "2025. 2. 17.",
            "‘우수’",
            "”라고",
        ],
        *[
            "www.gaon.example.kr",
            "a@b.kr",
            "3년 연속",
            "△",
            "①",
            "-",
            "했다.”",
            "#데이터",
            "가\u200b온",
            "AI.",
        ],
    ]
)
texts = st.lists(
    st.one_of(hangul, jamo, white, control, combining, emoji, other_scripts, press_bits, st.just(" ")),
    max_size=40,
).map("".join)


def tiles(doc: Doc, text: str) -> None:
    """Tokens and their flags are the text, each at its own offset."""
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.text


def read(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.idx, t.whitespace_, t.tag_, t.lemma_, t.pos_, morphemes_of(t)) for t in doc]


@wild
@given(text=texts)
@example(text="뭐야")
@example(text="\u1100\u1161\u11a8")
@example(text="가 ")
@example(text=" \n 가  나\n다 ")
@example(text="이\u0301었")
def test_any_text_is_kept(text: str, tokenizer: KiwiTokenizer) -> None:
    tiles(tokenizer(text), text)


@wild
@given(text=texts)
def test_morphemes_lie_in_their_tokens_in_order(text: str, tokenizer: KiwiTokenizer) -> None:
    for token in tokenizer(text):
        morphemes = token._.morphemes
        if token.tag_ in (GAP_TAG, UNREAD_TAG):
            assert morphemes == ()
            continue
        assert "+".join(m.tag for m in morphemes) == token.tag_
        assert "+".join(m.form for m in morphemes) == token.lemma_
        assert all(token.idx <= m.start <= m.end <= token.idx + len(token) for m in morphemes)
        assert min(m.start for m in morphemes) == token.idx
        assert max(m.end for m in morphemes) == token.idx + len(token)
        assert all(m.form and m.tag and m.lemma for m in morphemes)


@wild
@given(text=texts)
@example(text="\u1100\t\u11a8")  # Kiwi composes a syllable over the tab
def test_tokens_are_words_or_gaps(text: str, tokenizer: KiwiTokenizer) -> None:
    for token in tokenizer(text):
        blank = set(token.text) <= set(GAPS)
        assert blank == (token.tag_ == GAP_TAG)
        assert (token.pos_ == "SPACE") == blank
        assert blank or not set(token.text) & set(LINE_BREAKS)


@wild
@given(
    lines=st.lists(texts, min_size=1, max_size=4),
    line_break=st.sampled_from(["\n", "\r\n", "\u2028", "\n \n"]),
)
def test_a_line_reads_the_same_alone_and_in_a_text(
    lines: list[str], line_break: str, tokenizer: KiwiTokenizer
) -> None:
    together = [(t.text, t.tag_, t.lemma_) for t in tokenizer(line_break.join(lines)) if t.tag_ != GAP_TAG]
    alone = [(t.text, t.tag_, t.lemma_) for line in lines for t in tokenizer(line) if t.tag_ != GAP_TAG]
    assert together == alone


@wild
@given(text=st.text(st.characters(categories=["Cs", "L", "M", "C", "Z"]), max_size=15))
@example(text="가\ud800나")
@example(text="\udfff")
@example(text="\x00가\x00")
def test_lone_surrogates_become_replacement_characters(text: str, tokenizer: KiwiTokenizer) -> None:
    shown = "".join("\ufffd" if unicodedata.category(c) == "Cs" else c for c in text)
    tiles(tokenizer(text), shown)


def test_every_slice_of_press_text_is_kept(press: str, tokenizer: KiwiTokenizer) -> None:
    assert len(press) > 1_000
    for start in range(0, len(press), 41):
        for end in range(start + 1, len(press) + 1, 67):
            tiles(tokenizer(press[start:end]), press[start:end])


def test_every_short_slice_of_press_text_is_kept(press: str, tokenizer: KiwiTokenizer) -> None:
    for start in range(len(press)):
        tiles(tokenizer(press[start : start + 9]), press[start : start + 9])


def test_press_text_is_tiled_by_tagged_words(press_form: str, tokenizer: KiwiTokenizer) -> None:
    doc = tokenizer(press_form)
    tiles(doc, press_form)
    assert all(token.tag_ and token.tag_ != UNREAD_TAG and token.lemma_ and token.pos_ for token in doc)


def test_lines_of_press_text_read_the_same_alone(press: str, tokenizer: KiwiTokenizer) -> None:
    start, alone = 0, []
    for line in press.splitlines(keepends=True):
        alone += [
            (m.form, m.tag, start + m.start, start + m.end) for t in tokenizer(line) for m in t._.morphemes
        ]
        start += len(line)
    assert [(m.form, m.tag, m.start, m.end) for t in tokenizer(press) for m in t._.morphemes] == alone


def test_reading_again_gives_the_same(press: str, tokenizer: KiwiTokenizer) -> None:
    first = read(tokenizer(press))
    tokenizer.analyzer._read.cache_clear()
    tokenizer("다른 글이 사이에 있었다.")
    assert read(tokenizer(press)) == first


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("선정됐다", [("선정", "NNG", "선정"), ("됐", "XSV+EP", "되+었"), ("다", "EF", "다")]),
        ("뭐야", [("뭐", "NP", "뭐"), ("야", "VCP+EF", "이+야")]),
        ("최고다.", [("최고", "NNG", "최고"), ("다", "VCP+EF", "이+다"), (".", "SF", ".")]),
        ("높은 점수", [("높", "VA", "높"), ("은", "ETM", "은"), ("점수", "NNG", "점수")]),
        ("아름다운 도시", [("아름다운", "VA+ETM", "아름답+은"), ("도시", "NNG", "도시")]),
        ("뽑힌 도시", [("뽑힌", "VV+ETM", "뽑히+ㄴ"), ("도시", "NNG", "도시")]),
        ("92.23점", [("92.23", "SN", "92.23"), ("점", "NNB", "점")]),
        ("2025. 2. 17.", [("2025. 2. 17.", "W_SERIAL", "2025. 2. 17.")]),
    ],
)
def test_tokens_tags_and_lemmas(
    text: str, tokens: list[tuple[str, str, str]], tokenizer: KiwiTokenizer
) -> None:
    assert [(t.text, t.tag_, t.lemma_) for t in tokenizer(text)] == tokens


def test_morphemes_of_one_syllable_have_its_span_and_dictionary_forms(tokenizer: KiwiTokenizer) -> None:
    token = next(t for t in tokenizer("우수기관으로 선정됐다") if t.text == "됐")
    assert [(m.form, m.tag, m.start, m.end, m.lemma) for m in token._.morphemes] == [
        ("되", "XSV", 9, 10, "되다"),
        ("었", "EP", 9, 10, "었"),
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("시 군", ["시 ", "군"]),
        ("시  군", ["시 ", " ", "군"]),
        (" 시", [" ", "시"]),
        ("시 ", ["시 "]),
        ("시\n군", ["시", "\n", "군"]),
        ("시 \n\t 군", ["시 ", "\n\t ", "군"]),
        ("시\u00a0군", ["시", "\u00a0", "군"]),
        ("시\u200b군", ["시", "\u200b", "군"]),
        ("시\u3000\ufeff군", ["시", "\u3000\ufeff", "군"]),
        ("  ", ["  "]),
        ("", []),
    ],
)
def test_white_space_is_a_flag_or_a_token(text: str, tokens: list[str], tokenizer: KiwiTokenizer) -> None:
    doc = tokenizer(text)
    assert [t.text_with_ws for t in doc] == tokens
    assert doc.text == text


def test_lines_that_are_not_kept_stay_in_the_text_unread(press: str, tokenizer: KiwiTokenizer) -> None:
    doc = tokenizer.from_lines(press, lambda line: "평가" in line)
    tiles(doc, press)
    whole = {t.idx: t.tag_ for t in tokenizer(press)}
    kept = [line for line in press.splitlines() if "평가" in line]
    assert 0 < len(kept) < len(press.splitlines())
    read_tokens = [t for t in doc if t.tag_ not in (UNREAD_TAG, GAP_TAG)]
    assert "".join(t.text for t in read_tokens) == "".join("".join(line.split()) for line in kept)
    assert all(whole[t.idx] == t.tag_ for t in read_tokens)
    assert all(t._.morphemes == () for t in doc if t.tag_ == UNREAD_TAG)


def test_words_without_a_doc_are_the_tokens(press: str, tokenizer: KiwiTokenizer) -> None:
    words = [(w.start, w.end, w.tag) for w in tokenizer.words_of(press)]
    doc = tokenizer(press)
    assert words == [(t.idx, t.idx + len(t), t.tag_) for t in doc if t.tag_ != GAP_TAG]


def test_morphemes_survive_storage(press: str, nlp: Language) -> None:
    doc = nlp(press)
    stored = DocBin(store_user_data=True)
    stored.add(doc)
    (loaded,) = DocBin().from_bytes(stored.to_bytes()).get_docs(nlp.vocab)
    assert read(loaded) == read(doc)
    assert read(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == read(doc)
    assert read(pickle.loads(pickle.dumps(doc))) == read(doc)


def moved(span: Span, by: int) -> list[tuple[str, int, int]]:
    return [(m.form, m.start - by, m.end - by) for t in span for m in t._.morphemes]


def test_morphemes_move_with_copied_and_joined_documents(press: str, nlp: Language) -> None:
    doc = nlp(press)
    sentence = list(doc.sents)[5]
    copy = sentence.as_doc(copy_user_data=True)
    assert any("+" in token.tag_ for token in sentence)
    assert moved(copy[:], 0) == moved(sentence, sentence.start_char)
    joined = Doc.from_docs([copy, copy], ensure_whitespace=False)
    assert moved(joined[len(copy) :], len(copy.text)) == moved(copy[:], 0)


def test_a_copy_without_user_data_still_tells_forms_and_tags(nlp: Language) -> None:
    copy = nlp("우수기관으로 선정됐다.")[:].as_doc()
    token = next(t for t in copy if t.text == "됐")
    assert [(m.form, m.tag, m.lemma) for m in token._.morphemes] == [
        ("되", "XSV", "되다"),
        ("었", "EP", "었"),
    ]


@pytest.mark.parametrize(
    ("tag", "pos"),
    [
        ("NNG", "NOUN"),
        ("VV+EP", "VERB"),
        ("JKS", "ADP"),
        ("EF", "X"),
        ("SN", "NUM"),
        ("_SP", "SPACE"),
        ("UN", "X"),
    ],
)
def test_universal_part_of_speech(tag: str, pos: str) -> None:
    assert universal(tag) == pos


def test_gaps_are_what_python_calls_white_space_and_more() -> None:
    white = {chr(c) for c in range(0x110000) if chr(c).isspace()}
    assert white < set(GAPS)
    assert {c for c in white if len(f"a{c}b".splitlines()) == 2} == set(LINE_BREAKS)
