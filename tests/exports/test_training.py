"""The DocBin of a database: what it holds, and that spaCy trains on it."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from extractor.cli import main
from extractor.model import Article, Award
from extractor.store import Database
from extractor.store.articles import stored_articles
from extractor.training import LABELS, annotate
from tests.store.records import article, evidence

TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "extractor.KiwiTokenizer.v1"}}}
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "width": 32,
    "depth": 2,
    "embed_size": 500,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
    "pretrained_vectors": None,
}


def blank() -> Language:
    """A Korean pipeline that knows no text yet."""
    return spacy.blank("ko", config=TOKENIZER)


@pytest.fixture(scope="session")
def docbin(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("training") / "articles.spacy"
    assert main(["--quiet", "export", str(samples), "-o", str(path)]) == 0
    return path


@pytest.fixture
def docs(docbin: Path) -> list[Doc]:
    return list(DocBin().from_disk(docbin).get_docs(blank().vocab))


@pytest.fixture(scope="session")
def stored(samples: Path) -> dict[str, Article]:
    with Database.open(samples, readonly=True) as db:
        return dict(stored_articles(db))


def of(doc: Doc) -> dict[str, Any]:
    found: dict[str, Any] = doc.user_data["article"]
    return found


def marked(doc: Doc, group: str) -> set[tuple[int, str, str]]:
    return {(span.start_char, span.text, span.label_) for span in doc.spans[group]}


def told(article: Article, basis: str) -> set[tuple[int, str, str]]:
    """Place, words and field of what an article's awards stand on in its text."""
    return {
        (e.start, e.quote, field)
        for award in article.awards
        for field, under in award.evidence.items()
        for e in under
        if e.place == "text" and e.basis == basis and field in LABELS
    }


def test_every_article_is_there_letter_by_letter(docs: list[Doc], stored: dict[str, Article]) -> None:
    assert [of(doc)["key"] for doc in docs] == list(stored)
    for doc, record in zip(docs, stored.values(), strict=True):
        assert doc.text == record.text
        assert len(list(doc.sents)) > 1
        assert {token.tag_ for token in doc} > {"NNG", "SF"}


def test_every_article_is_named(docs: list[Doc], stored: dict[str, Article]) -> None:
    for doc, (key, record) in zip(docs, stored.items(), strict=True):
        assert of(doc) == {
            "key": key,
            "id": record.id,
            "source": record.source,
            "url": record.url,
            "title": record.title,
            "publisher": record.publisher,
            "reporter": record.reporter,
            "published": record.published.isoformat() if record.published else None,
        }


def test_spans_are_the_words_that_values_stand_on(docs: list[Doc], stored: dict[str, Article]) -> None:
    found = 0
    for doc, record in zip(docs, stored.values(), strict=True):
        assert marked(doc, "sc") == told(record, "stated")
        assert marked(doc, "inferred") == told(record, "inferred")
        assert len(doc.spans["sc"]) == len(marked(doc, "sc")), "each once"
        found += len(doc.spans["sc"])
    assert found > 50
    labels = {span.label_ for doc in docs for span in doc.spans["sc"]}
    assert labels >= {
        "recipient",
        "programme",
        "evaluation_year",
        "grade",
        "streak",
        "score",
        "incentive_krw",
    }
    assert any(doc.spans["inferred"] for doc in docs)


def test_a_span_knows_its_rule_its_value_and_its_awards(docs: list[Doc], stored: dict[str, Article]) -> None:
    for doc, record in zip(docs, stored.values(), strict=True):
        values = {
            (e.start, field, e.rule, str(getattr(award, field)))
            for award in record.awards
            for field, under in award.evidence.items()
            for e in under
            if field not in ("projects", "score", "peer_average")
        }
        for name, group in doc.spans.items():
            assert len(group.attrs["awards"]) == len(group.attrs["reasons"]) == len(group)
            for span, awards, reason in zip(
                group, group.attrs["awards"], group.attrs["reasons"], strict=True
            ):
                assert awards
                assert bool(reason) == (name == "inferred")
                if span.label_ not in ("projects", "score", "peer_average"):
                    assert (span.start_char, span.label_, span.id_, span.kb_id_) in values
                if span.label_ == "evaluation_year":
                    assert all(award.endswith(f"|{span.kb_id_}") for award in awards)


def test_entities_are_those_spans_that_do_not_overlap(docs: list[Doc]) -> None:
    for doc in docs:
        assert {(e.start, e.end, e.label_) for e in doc.ents} <= {
            (s.start, s.end, s.label_) for s in doc.spans["sc"]
        }
        covered = {token.i for entity in doc.ents for token in entity}
        assert all(covered & set(range(span.start, span.end)) for span in doc.spans["sc"])


def made_article(text: str, **quotes: tuple[str, str]) -> Article:
    """An article with one award; `quotes`: for each field the words and the reason ("": stated)."""
    under = {field: (evidence(text, quote, reason=why or None),) for field, (quote, why) in quotes.items()}
    made = Award(
        recipient="한빛도 가람시",
        recipient_kind="si",
        programme="open-data",
        evaluation_year=2024,
        grade="우수",
        evidence=under | {"recipient_kind": under["recipient"]},
    )
    return article("made", made, text=text)


def test_the_longer_of_two_that_overlap_is_the_entity() -> None:
    text = "가람시가 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다."
    name = "2024년 공공데이터 제공 운영실태 평가"
    quotes = {"recipient": "가람시", "programme": name, "evaluation_year": "2024년", "grade": "우수"}
    made = made_article(text, **{field: (quote, "") for field, quote in quotes.items()})
    doc = annotate(blank()(text), "key", made)
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [
        ("가람시", "recipient"),
        ("2024년", "evaluation_year"),
        (name, "programme"),
        ("우수", "grade"),
    ]
    assert [span.text for span in doc.ents] == ["가람시", name, "우수"]
    assert {token.ent_iob_ for token in doc} == {"B", "I", "O"}, "none is left open"


def test_what_is_inferred_is_kept_apart() -> None:
    text = "가람시가 684개 기관 가운데 최고 등급을 받았다. 공공데이터 평가 결과다."
    made = made_article(
        text,
        recipient=("가람시", ""),
        programme=("공공데이터 평가", ""),
        evaluation_year=("684개 기관", "684 institutions were evaluated in the 2024 round"),
        grade=("최고 등급", "the highest grade of this programme is 우수"),
    )
    doc = annotate(blank()(text), "key", made)
    assert [span.label_ for span in doc.spans["sc"]] == ["recipient", "programme"]
    assert [(span.text, span.label_) for span in doc.spans["inferred"]] == [
        ("684개 기관", "evaluation_year"),
        ("최고 등급", "grade"),
    ]
    assert list(doc.spans["inferred"].attrs["reasons"])[1] == "the highest grade of this programme is 우수"
    assert [entity.text for entity in doc.ents] == ["가람시", "공공데이터 평가"]


def test_a_quote_within_a_token_is_widened_to_it() -> None:
    text = "가람시가 우수로 뽑혔다."
    doc = blank()(text)
    token = next(token for token in doc if len(token) > 1)
    within = token.text[:-1]
    quotes = {"recipient": "가람시", "programme": within, "evaluation_year": "우수", "grade": "우수"}
    annotate(doc, "key", made_article(text, **{field: (quote, "") for field, quote in quotes.items()}))
    (span,) = (span for span in doc.spans["sc"] if span.label_ == "programme")
    assert span.text == token.text != within


def test_an_article_without_an_award_is_an_example_of_nothing() -> None:
    text = "가람시는 계획을 세웠다."
    doc = annotate(blank()(text), "key", article("plan", text=text))
    assert (list(doc.spans), len(doc.spans["sc"]), list(doc.ents)) == (["sc", "inferred"], 0, [])
    assert {token.ent_iob_ for token in doc} == {"O"}


def test_the_same_database_gives_the_same_file(samples: Path, docbin: Path, tmp_path: Path) -> None:
    """In another process too, whose hashes of strings are others."""
    command = [sys.executable, "-m", "extractor", "-q", "export", samples, "-o", tmp_path / "again.spacy"]
    subprocess.run(command, check=True)
    assert (tmp_path / "again.spacy").read_bytes() == docbin.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.spacy"], (
        "it has no columns to describe"
    )


@pytest.mark.parametrize("table", ["awards", "claims", "projects"])
def test_other_tables_are_refused(
    samples: Path, tmp_path: Path, table: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.spacy"
    assert main(["export", str(samples), "-o", str(out), "--table", table]) == 2
    assert "--format spacy writes articles alone; leave --table out" in capsys.readouterr().err
    assert not out.exists()
    assert main(["-q", "export", str(samples), "-o", str(out), "--table", "articles"]) == 0
    assert out.exists()


def test_an_empty_database_gives_an_empty_docbin(tmp_path: Path) -> None:
    Database.open(tmp_path / "a.db").close()
    assert main(["-q", "export", str(tmp_path / "a.db"), "-o", str(tmp_path / "a.spacy")]) == 0
    assert list(DocBin().from_disk(tmp_path / "a.spacy").get_docs(blank().vocab)) == []


def test_other_formats_do_without_spacy(samples: Path, tmp_path: Path) -> None:
    program = """
import sys
from extractor.cli import main
for form in ("csv", "jsonl", "xlsx", "parquet", "table"):
    assert main(["-q", "export", sys.argv[1], "--format", form, "-o", sys.argv[2]]) == 0
print(sorted({"spacy", "kiwipiepy", "datasette", "httpx"} & set(sys.modules)))
"""
    command = [sys.executable, "-c", program, str(samples), str(tmp_path / "a")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def trained(nlp: Language, docs: list[Doc], rounds: int = 10) -> Iterator[float]:
    """The loss of each round over all documents."""
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(rounds):
        losses: dict[str, float] = {}
        for example in examples:
            nlp.update([example], sgd=optimizer, losses=losses)
        yield sum(losses.values())


@pytest.fixture
def seeded() -> None:
    spacy.util.fix_random_seed(0)
    random.seed(0)


@pytest.mark.usefixtures("seeded")
def test_a_span_categorizer_learns_from_it(docbin: Path) -> None:
    nlp = blank()
    suggester = {"@misc": "spacy.ngram_range_suggester.v1", "min_size": 1, "max_size": 8}
    model = {
        "@architectures": "spacy.SpanCategorizer.v1",
        "tok2vec": TOK2VEC,
        "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 32},
        "scorer": {"@layers": "spacy.LinearLogistic.v1", "nO": None, "nI": None},
    }
    nlp.add_pipe("spancat", config={"suggester": suggester, "model": model})
    losses = list(trained(nlp, list(DocBin().from_disk(docbin).get_docs(nlp.vocab))))
    assert {"recipient", "programme", "grade", "projects"} <= set(nlp.get_pipe("spancat").labels)
    assert losses[-1] < losses[0] / 2


@pytest.mark.usefixtures("seeded")
def test_an_entity_recognizer_learns_from_it(docbin: Path) -> None:
    nlp = blank()
    model = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 32,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": TOK2VEC,
    }
    nlp.add_pipe("ner", config={"model": model})
    losses = list(trained(nlp, list(DocBin().from_disk(docbin).get_docs(nlp.vocab))))
    assert {"recipient", "programme", "grade"} <= set(nlp.get_pipe("ner").labels)
    assert losses[-1] < losses[0] / 2
