"""The labelled articles of corpus/articles obey the contract of docs/ANNOTATION.md."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from extractor.model import VALUE_FIELDS, RecipientKind

ROOT = Path(__file__).resolve().parents[2]
PATHS = sorted((ROOT / "corpus" / "articles").glob("*.json"))
ARTICLE_KEYS = {"id", "synthetic", "publisher", "published", "title", "text", "awards", "notes"}
AWARD_KEYS = {*VALUE_FIELDS, "programme_name"}
PROGRAMMES = {"data-based-administration", "open-data", "bigdata-cases", "data-talent", "data-contest"}
GRADED = {"data-based-administration", "open-data"}
FIRST_YEAR = {"data-based-administration": 2021, "open-data": 2018, "bigdata-cases": 2016}
AGENCIES = {
    "data-based-administration": {2021: {288}, 2022: {467}, 2023: {464}, 2024: {679}, 2025: {684}},
    "open-data": {
        2018: {286, 287},
        2019: {520},
        2020: {535},
        2021: {548},
        2022: {570},
        2023: {696},
        2024: {679},
        2025: {684},
    },
}
ANNOUNCED = {
    ("data-based-administration", 2021): date(2021, 12, 29),
    ("data-based-administration", 2022): date(2023, 2, 19),
    ("data-based-administration", 2023): date(2024, 2, 14),
    ("data-based-administration", 2024): date(2025, 2, 13),
    ("data-based-administration", 2025): date(2026, 3, 31),
    ("open-data", 2018): date(2019, 3, 19),
    ("open-data", 2019): date(2020, 5, 27),
    ("open-data", 2020): date(2021, 4, 20),
    ("open-data", 2021): date(2022, 3, 2),
    ("open-data", 2022): date(2023, 4, 18),
    ("open-data", 2023): date(2024, 2, 27),
    ("open-data", 2024): date(2025, 3, 4),
    ("open-data", 2025): date(2026, 3, 31),
}
UNITS = {"억": 100_000_000, "천만": 10_000_000, "백만": 1_000_000, "만": 10_000, "천": 1_000, "": 1}
# Ways to say a run without its digits; what they amount to is for the annotator.
RUN_WORDS = ("에 이어", "에 이은", "부터", "내리", "거르지", "잇달아", "연달아")

Json = dict[str, Any]


def load(path: Path) -> Json:
    article: Json = json.loads(path.read_text(encoding="utf-8"))
    return article


ARTICLES = [load(path) for path in PATHS]
AWARDS = [(article, award) for article in ARTICLES for award in article["awards"]]
each_article = pytest.mark.parametrize("article", ARTICLES, ids=[article["id"] for article in ARTICLES])


def words_of(article: Json) -> str:
    """All the words that a reader of the article sees."""
    return f"{article['title'] or ''}\n{article['text']}"


def has_number(text: str, number: float) -> bool:
    """Whether `number` stands in `text` as a whole number of its own, with or without a thousands comma."""
    forms = {f"{number:g}", f"{number:,}", f"{number:.1f}", f"{number:.2f}"}
    return any(re.search(rf"(?<![\d.,]){re.escape(form)}(?!\.?\d)", text) for form in forms)


def amounts(text: str) -> set[int]:
    """Every sum of money in `text`, in won: '1억 2천만 원', '5,000만원', '2천5백만 원'."""
    part = r"\d[\d,]*(?:\.\d+)?\s*(?:억|천만|백만|만|천)?\s*"
    found = set()
    for run in re.finditer(rf"((?:{part})+)원", text):
        total = 0.0
        for digits, unit in re.findall(r"(\d[\d,]*(?:\.\d+)?)\s*(억|천만|백만|만|천|)", run[1]):
            total += float(digits.replace(",", "")) * UNITS[unit]
        found.add(round(total))
    return found


def day_of(article: Json, award: Json) -> date | None:
    """The day on which the recipient's name and code must be in force; null: today's."""
    if article["published"]:
        return date.fromisoformat(article["published"])
    return ANNOUNCED.get((award["programme"], award["evaluation_year"]))


def in_force(row: dict[str, str], day: date | None) -> bool:
    if day is None:
        return not row["valid_to"]
    return (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_to"] or "9")


@pytest.fixture(scope="module")
def municipalities() -> list[dict[str, str]]:
    with (ROOT / "patterns" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("특별교부세 4천만 원을", 40_000_000),
        ("5,000만원 확보", 50_000_000),
        ("1억2천만 원", 120_000_000),
        ("1억 5,000만 원", 150_000_000),
        ("상금 50만원", 500_000),
        ("4.5억원", 450_000_000),
    ],
)
def test_amounts_reads_the_forms_of_the_press(text: str, won: int) -> None:
    assert amounts(text) == {won}


@each_article
def test_article_has_its_fields(article: Json) -> None:
    assert set(article) == ARTICLE_KEYS
    assert article["synthetic"] is True
    assert article["notes"]
    assert article["publisher"]
    assert article["title"] is None or article["title"].strip() == article["title"] != ""
    assert article["published"] is None or date.fromisoformat(article["published"])
    assert 250 <= len(article["text"]) <= 700
    assert article["text"] == article["text"].strip()


@each_article
def test_award_fields_have_allowed_values(article: Json) -> None:
    for award in article["awards"]:
        assert set(award) == AWARD_KEYS
        assert award["recipient_kind"] in get_args(RecipientKind)
        assert award["programme"] in PROGRAMMES
        assert award["programme_name"] in words_of(article)
        for field in ("evaluation_year", "streak", "agencies_evaluated", "incentive_krw"):
            assert award[field] is None or type(award[field]) is int
        for field in ("score", "peer_average"):
            assert award[field] is None or isinstance(award[field], int | float)
        assert award["score"] is None or 0 < award["score"] <= 100
        assert award["streak"] is None or award["streak"] >= 2
        assert award["evaluation_year"] is None or 2016 <= award["evaluation_year"] <= 2026


@each_article
def test_awards_of_an_article_differ(article: Json) -> None:
    keys = Counter(
        (a["recipient"], a["programme"], a["programme_name"], a["evaluation_year"]) for a in article["awards"]
    )
    assert max(keys.values(), default=1) == 1


@each_article
def test_recipient_is_a_local_government_of_that_day(
    article: Json, municipalities: list[dict[str, str]]
) -> None:
    for award in article["awards"]:
        if award["recipient_kind"] == "other":
            assert award["region_code"] is None
            continue
        full_names = {
            row["name"] if row["kind"] == "sido" else f"{row['sido']} {row['name']}"
            for row in municipalities
            if row["code"] == award["region_code"]
            and row["kind"] == award["recipient_kind"]
            and in_force(row, day_of(article, award))
        }
        assert full_names == {award["recipient"]}


@each_article
def test_projects_are_words_of_the_article(article: Json) -> None:
    for award in article["awards"]:
        assert all(len(project) > 1 and project in words_of(article) for project in award["projects"])
        assert len(set(award["projects"])) == len(award["projects"])


@each_article
def test_numbers_stand_in_the_text(article: Json) -> None:
    text = words_of(article)
    for award in article["awards"]:
        for field in ("score", "peer_average", "agencies_evaluated"):
            assert award[field] is None or has_number(text, award[field]), field
        assert award["incentive_krw"] is None or award["incentive_krw"] in amounts(text)
        run = rf"(?<!\d){award['streak']}\s*(?:년|회|번|차례|연패)"
        assert award["streak"] is None or re.search(run, text) or any(word in text for word in RUN_WORDS)


@each_article
def test_values_agree_with_the_programme(article: Json) -> None:
    for award in article["awards"]:
        programme, year, score = award["programme"], award["evaluation_year"], award["score"]
        if programme in ("bigdata-cases", "data-talent"):
            assert award["grade"] is None
        if award["agencies_evaluated"] is not None:
            assert award["agencies_evaluated"] in AGENCIES[programme][year]
        if year is not None and programme in FIRST_YEAR:
            assert (award["streak"] or 1) <= year - FIRST_YEAR[programme] + 1
        if programme in GRADED and score is not None:
            band = "우수" if score >= 80 else "보통" if score >= 60 else "미흡"
            assert award["grade"] in ({band, "최우수"} if band == "우수" else {band, None})
        if score is None:
            assert award["peer_average"] is None


def test_files_are_named_by_id() -> None:
    assert [path.stem for path in PATHS] == [article["id"] for article in ARTICLES]


def test_set_covers_the_field() -> None:
    """Each programme and each year twice or more, and enough articles without an award."""
    assert len(ARTICLES) >= 66
    assert sum(not article["awards"] for article in ARTICLES) >= 16
    programmes = Counter(programme for _, programme in {(a["id"], w["programme"]) for a, w in AWARDS})
    assert set(programmes) == PROGRAMMES
    assert min(programmes.values()) >= 2
    years = Counter(
        year for _, year in {(a["id"], w["evaluation_year"]) for a, w in AWARDS if w["programme"] in GRADED}
    )
    assert all(years[year] >= 2 for year in range(2018, 2026))
