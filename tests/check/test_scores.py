from pathlib import Path

import msgspec
import pytest

from extractor.check.scores import SCORES, Difference, Tally
from extractor.labels import Label, Sample, read_samples
from extractor.model import Article, Award, Page
from tests.check.samples import LABEL, TEXT, found, labelled

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PAGE = Page(source="page.html", content=b"x", media="html")


def sample(*awards: object, whole_page: bool = False, **label: object) -> Sample:
    made = msgspec.convert(LABEL | {"awards": []} | label, Label)
    made = msgspec.structs.replace(made, awards=awards)
    return Sample(name="s", group=".", path=Path("s.json"), label=made, page=PAGE, whole_page=whole_page)


def article(*awards: Award, **fields: object) -> Article:
    values = {"title": LABEL["title"], "publisher": LABEL["publisher"], "text": TEXT} | fields
    return msgspec.convert({"id": "s", "source": "s"} | values | {"awards": awards}, Article)


def fields(differences: list[Difference]) -> list[tuple[str, str | None, str | None]]:
    return [(d.field, d.expected, d.found) for d in differences]


def test_what_is_as_labelled_scores_one_everywhere() -> None:
    tally = Tally()
    for item in read_samples(CORPUS):
        assert isinstance(item, Sample)
        label = item.label
        if label.no_article:
            assert tally.add(item, None, "a list") == []
            continue
        awards = [found(**msgspec.structs.asdict(award)) for award in label.awards]
        read = {f: v for f in ("title", "publisher", "reporter") if isinstance(v := getattr(label, f), str)}
        text = label.text if isinstance(label.text, str) else ""
        day = {"published": label.published} if item.whole_page else {}
        assert (
            tally.add(item, article(*awards, **({"title": None, "publisher": None} | read | day), text=text))
            == []
        )
    assert tally.scores() == dict.fromkeys(SCORES, 1.0)


def test_a_wrong_value_is_both_wrong_and_missed() -> None:
    tally = Tally()
    differences = tally.add(sample(labelled()), article(found(grade="보통", score=None, streak=3)))
    assert fields(differences) == [("grade", "우수", "보통"), ("streak", None, "3"), ("score", "91.5", None)]
    counts = {name: (c.right, c.wrong, c.missed) for name, c in tally.counts.items()}
    assert counts["award"] == counts["recipient"] == counts["evaluation_year"] == (1, 0, 0)
    assert counts["grade"] == (0, 1, 1)
    assert counts["score"] == (0, 0, 1)
    assert counts["streak"] == (0, 1, 0)
    assert counts["peer_average"] == (0, 0, 0)
    assert tally.scores()["peer_average"] is None
    assert tally.scores()["wholly_right"] == tally.scores()["articles_right"] == 0.0


def test_a_wrong_year_leaves_the_award_right() -> None:
    tally = Tally()
    tally.add(sample(labelled()), article(found(evaluation_year=2023)))
    assert tally.scores()["award"] == 1.0
    assert tally.scores()["evaluation_year"] == 0.0


def test_missing_and_invented_awards_count_with_all_their_values() -> None:
    tally = Tally()
    other = found(recipient="경상북도 영천시", region_code="47230", projects=("가 분석", "나 분석"))
    differences = tally.add(sample(labelled()), article(other))
    assert [d.field for d in differences] == ["award", "award"]
    counts = {name: (c.right, c.wrong, c.missed) for name, c in tally.counts.items()}
    assert counts["award"] == counts["programme"] == counts["score"] == (0, 1, 1)
    assert counts["projects"] == (0, 2, 1)


def test_projects_do_not_touch_what_is_wholly_right() -> None:
    tally = Tally()
    tally.add(sample(labelled()), article(found(projects=("데이터 교육",))))
    scores = tally.scores()
    assert (scores["wholly_right"], scores["articles_right"], scores["projects"]) == (1.0, 1.0, 0.0)


def test_an_invented_award_spoils_the_article_but_not_the_other_award() -> None:
    tally = Tally()
    tally.add(sample(labelled()), article(found(), found(programme="data-contest")))
    assert (tally.scores()["wholly_right"], tally.scores()["articles_right"]) == (1.0, 0.0)


def test_negatives_count_articles_and_invented_awards() -> None:
    tally = Tally()
    tally.add(sample(), article())
    tally.add(sample(), article(found(), found(programme="data-contest")))
    assert tally.scores()["negatives"] == 0.5
    assert tally.invented_in_negatives == 2
    assert tally.scores()["articles_right"] is None


def test_pages_without_article_must_be_refused() -> None:
    empty = sample(no_article=True, text="", title=None)
    tally = Tally()
    assert tally.add(empty, None, "a list of links") == []
    assert tally.scores()["refused"] == 1.0
    differences = tally.add(empty, article(found()))
    assert [d.field for d in differences] == ["article", "award"]
    assert tally.scores()["refused"] == 0.5
    assert tally.scores()["negatives"] is None


def test_a_crash_is_no_refusal() -> None:
    tally = Tally()
    tally.add(sample(no_article=True, text="", title=None), None)
    tally.add(sample(), None)
    assert (tally.scores()["refused"], tally.scores()["negatives"]) == (0.0, 0.0)


def test_article_fields_are_compared_on_whole_pages_only() -> None:
    wrong = article(title="다른 제목", text=TEXT.split("\n")[0], published="2025-03-05")
    tally = Tally()
    assert tally.add(sample(), wrong) == []
    assert tally.scores()["title"] is None
    differences = tally.add(sample(whole_page=True), wrong)
    assert fields(differences) == [
        ("title", LABEL["title"], "다른 제목"),
        ("text", TEXT.split("\n")[1], None),
    ]
    scores = tally.scores()
    assert (scores["title"], scores["publisher"], scores["published"]) == (0.0, 1.0, 1.0)
    assert scores["reporter"] is None, "the label says nothing of it"
    assert scores["text"] is not None
    assert 0 < scores["text"] < 1


def test_a_refused_article_misses_everything() -> None:
    tally = Tally()
    differences = tally.add(sample(labelled(), whole_page=True), None, "s: no article")
    assert fields(differences)[0] == ("article", "an article", "s: no article")
    scores = tally.scores()
    assert (scores["award"], scores["title"], scores["text"], scores["articles_right"]) == (
        0.0,
        0.0,
        0.0,
        0.0,
    )


def test_f1_is_the_harmonic_mean() -> None:
    tally = Tally()
    for _ in range(3):
        tally.add(sample(labelled()), article(found()))
    tally.add(sample(labelled()), article())
    tally.add(sample(), article(found()))
    count = tally.counts["award"]
    assert (count.precision, count.recall, count.value) == (3 / 4, 3 / 4, pytest.approx(3 / 4))
