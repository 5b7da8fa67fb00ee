"""The plots and the cutting of sentences, on values made up for them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.web.evidence import one_sentence_a_line
from extractor.web.plots import Point, Province, level, scores_plot, tiles_plot, years_plot
from extractor.web.words import WORDS, Tile
from tests.web.conftest import SCRIPT, Tags


def result(
    year: int | None, grade: str | None = "우수", won: int | None = 1, **values: Any
) -> dict[str, Any]:
    made = {"evaluation_year": year, "grade": grade, "won": won, "score": None}
    return made | {"programme_title": "평가", "recipient": "가람시"} | values


@pytest.mark.parametrize(
    ("grade", "won", "expected"),
    [
        ("최우수", 1, "best"),
        ("우수", 1, "good"),
        (None, 1, "good"),
        ("보통", 0, "mid"),
        ("매우 미흡", 0, "low"),
        (None, None, "none"),
    ],
)
def test_the_class_of_a_result(grade: str | None, won: int | None, expected: str) -> None:
    assert level(result(2024, grade, won)) == expected


def test_years_won_in_a_row_are_joined() -> None:
    awards = [result(2020), result(2021), result(2022, "보통", 0), result(2023), result(2024, score=91.5)]
    svg = years_plot("p", awards)
    tags = Tags(svg)
    assert sum(line["class"] == "run" for line in tags.all("line")) == 2
    assert len(tags.all("rect")) == 5
    assert "91.5점" in tags.words
    assert "2022년 평가 보통" in svg


def test_results_without_a_year_are_not_drawn() -> None:
    assert years_plot("p", [result(None)]) == ""
    assert len(Tags(years_plot("p", [result(None), result(2024)])).all("rect")) == 1


def test_two_results_of_one_year_are_counted() -> None:
    assert "대상 외 1" in Tags(years_plot("p", [result(2024, "대상"), result(2024, "입선", 0)])).words


def test_words_of_articles_stay_words_in_plots() -> None:
    svg = years_plot("p", [result(2024, SCRIPT, recipient=SCRIPT, programme_title=SCRIPT)])
    assert not Tags(svg).all("script")
    assert not Tags(scores_plot("p", SCRIPT, [Point(2024, 90.0, None, None)])).all("script")


@pytest.mark.parametrize(
    "points",
    [
        [Point(2024, 90.0, None, None)],
        [Point(2024, 90.0, 95.0, "기초")],
        [Point(2020, None, 50.0, "기초"), Point(2024, 0.0, None, None)],
        [Point(2020, 120.5, 3.0, "기초"), Point(2021, 100.0, 100.0, "기초")],
    ],
)
def test_everything_is_inside_the_picture(points: list[Point]) -> None:
    tags = Tags(scores_plot("p", "점수", points))
    (picture,) = tags.all("svg")
    for circle in tags.all("circle"):
        assert 0 < float(circle["cx"]) < float(picture["width"])
        assert 0 < float(circle["cy"]) < float(picture["height"])
    assert len(tags.all("circle")) == sum(point.score is not None for point in points)
    assert len(tags.all("path")) == sum(point.average is not None for point in points)


@pytest.mark.parametrize(
    ("won", "units", "shade"),
    [(0, 10, 0), (0, 0, 0), (1, 100, 1), (1, 10, 2), (1, 4, 3), (1, 2, 4), (4, 4, 5)],
)
def test_the_more_won_the_darker(won: int, units: int, shade: int) -> None:
    assert Province("한빛도", won, 0, units, None).shade == shade


def test_a_province_that_the_map_does_not_know_stands_below() -> None:
    known = [Province("하나", 1, 0, 2, Tile("하나", 0, 0)), Province("둘", 1, 0, 2, Tile("둘", 3, 2))]
    unknown = [Province(f"새{i}", 0, 0, 1, None) for i in range(5)]
    tags = Tags(tiles_plot("p", "시도", known + unknown))
    places = {(tile["x"], tile["y"]) for tile in tags.all("rect")}
    assert len(places) == 7
    below = max(float(y) for x, y in places if (x, y) == ("378", "252"))
    assert sorted(float(y) for _, y in places)[2:] == [378.0] * 4 + [504.0]
    assert below == 252.0


def test_tiles_do_not_cover_each_other() -> None:
    places = [(tile.column, tile.row) for tile in WORDS.tiles.values()]
    assert len(places) == len(set(places))


def test_sentences_are_cut_where_they_end() -> None:
    text = "시는 우수를 받았다. 점수는 91.5점이다. 시장은 “기쁘다. 고맙다.”고 했다. 끝났는가? (그렇다.) 예"
    assert one_sentence_a_line(text).split("\n") == [
        "시는 우수를 받았다.",
        "점수는 91.5점이다.",
        "시장은 “기쁘다. 고맙다.”고 했다.",
        "끝났는가?",
        "(그렇다.)",
        "예",
    ]


@given(st.text(st.sampled_from("가다 .?\n”“’‘)!\t"), max_size=60))
def test_cutting_moves_nothing(text: str) -> None:
    cut = one_sentence_a_line(text)
    assert len(cut) == len(text)
    assert all(new == old or (new == "\n" and old.isspace()) for new, old in zip(cut, text, strict=True))
