"""The tokenizer and the sentences as parts of spaCy: named in configurations, saved, pickled, forked."""

import multiprocessing
import pickle
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extractor.errors import PatternError
from extractor.language import load_language
from extractor.language.tokenizer import KiwiTokenizer

CONFIG = """
[nlp]
lang = "ko"
pipeline = ["korean_sentences"]

[nlp.tokenizer]
@tokenizers = "extractor.KiwiTokenizer.v1"
words = [["누리빛데이터상", "NNP"]]

[components]

[components.korean_sentences]
factory = "korean_sentences"
"""
LINE = "가온시가 누리빛데이터상을 받았다."


def read(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.idx, t.tag_, t.lemma_, t.is_sent_start, t._.morphemes) for t in doc]


def test_the_pipeline_reads_without_mecab(press: str, nlp: Language) -> None:
    assert nlp.lang == "ko"
    assert nlp.pipe_names == ["korean_sentences"]
    assert [d.text for d in nlp.pipe([press, LINE])] == [press, LINE]
    assert "natto" not in sys.modules


def test_rules_match_tags_lemmas_and_offsets(press: str, nlp: Language) -> None:
    matcher = Matcher(nlp.vocab)
    matcher.add("streak", [[{"TAG": "SN"}, {"LEMMA": "년"}, {"LEMMA": "연속"}]])
    doc = nlp(press)
    assert [doc[start:end].text for _, start, end in matcher(doc)] == ["3년 연속"]


def test_a_configuration_names_the_tokenizer(tmp_path: Path) -> None:
    path = tmp_path / "config.cfg"
    path.write_text(CONFIG, encoding="utf-8")
    nlp = spacy.util.load_model_from_config(spacy.util.load_config(path), auto_fill=True)
    assert ("누리빛데이터상", "NNP") in [(t.text, t.tag_) for t in nlp(LINE)]
    assert isinstance(nlp.tokenizer, KiwiTokenizer)
    assert nlp.tokenizer.config.words == (("누리빛데이터상", "NNP"),)


def test_a_clean_process_finds_both_names_by_their_entry_points(tmp_path: Path) -> None:
    path = tmp_path / "config.cfg"
    path.write_text(CONFIG, encoding="utf-8")
    program = (
        "import sys, spacy\n"
        "config = spacy.util.load_config(sys.argv[1])\n"
        "nlp = spacy.util.load_model_from_config(config, auto_fill=True)\n"
        "print(type(nlp.tokenizer).__name__, *nlp.pipe_names)\n"
        "print('kiwipiepy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == ["KiwiTokenizer korean_sentences", "False"]


def test_the_configuration_makes_the_same_pipeline_again(press: str, nlp: Language) -> None:
    config = spacy.util.load_config_from_str(nlp.config.to_str())
    again = spacy.util.load_model_from_config(config)
    assert again.config.to_str() == nlp.config.to_str()
    assert read(again(press)) == read(nlp(press))


def test_user_words_are_in_the_configuration() -> None:
    nlp = load_language(words=[("누리빛데이터상", "NNP")])
    assert nlp.config["nlp"]["tokenizer"]["words"] == [["누리빛데이터상", "NNP"]]
    assert "누리빛데이터상" in [t.text for t in nlp(LINE)]


def test_a_wrong_user_word_is_refused_when_the_pipeline_is_made() -> None:
    with pytest.raises(PatternError, match="unknown tag"):
        load_language(words=[("누리빛데이터상", "NOUN")])


def test_a_pipeline_can_be_saved_and_loaded(tmp_path: Path, press: str) -> None:
    nlp = load_language(words=[("누리빛데이터상", "NNP")])
    nlp.to_disk(tmp_path / "saved")
    assert sum(f.stat().st_size for f in (tmp_path / "saved").rglob("*")) < 2_000_000
    loaded = spacy.load(tmp_path / "saved")
    assert read(loaded(press + LINE)) == read(nlp(press + LINE))
    from_bytes = load_language().from_bytes(nlp.to_bytes())
    assert read(from_bytes(press + LINE)) == read(nlp(press + LINE))


def test_a_tokenizer_is_pickled_as_its_configuration(press: str, tokenizer: KiwiTokenizer) -> None:
    taught = load_language(words=[("누리빛데이터상", "NNP")]).tokenizer
    taught(LINE)
    assert isinstance(taught, KiwiTokenizer)
    again = pickle.loads(pickle.dumps(taught))
    assert again.config == taught.config
    assert read(again(LINE)) == read(taught(LINE))
    assert again.analyzer is taught.analyzer
    assert again.analyzer is not tokenizer.analyzer


def test_all_pipelines_of_a_process_share_one_model(nlp: Language, tokenizer: KiwiTokenizer) -> None:
    other = load_language().tokenizer
    assert isinstance(other, KiwiTokenizer)
    assert other is not tokenizer
    assert other.analyzer is tokenizer.analyzer


def _read_in_child(nlp: Language, texts: list[str], answer: Connection) -> None:
    answer.send([read(doc) for doc in map(nlp, texts)])


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork.*:DeprecationWarning")
def test_a_forked_child_reads_with_the_model_of_its_parent(press: str, nlp: Language) -> None:
    nlp("미리 데운다.")
    texts = [f"{line} 그리고 {number}번째다." for number, line in enumerate(press.splitlines())]
    here, there = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_read_in_child, args=(nlp, texts, there))
    child.start()
    try:
        assert here.poll(30), "the child never answered"
        answer = here.recv()
    finally:
        child.join(5)
        child.kill()
        child.join()
    assert child.exitcode == 0
    assert answer == [read(nlp(text)) for text in texts]
