"""What every label of an article obeys, whichever folder of the corpus it stands in (docs/ANNOTATION.md)."""

import csv
import json
import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args

from extractor.model import VALUE_FIELDS, RecipientKind

ROOT = Path(__file__).resolve().parents[2]
ARTICLE_KEYS = {"id", "synthetic", "publisher", "published", "title", "text", "awards", "notes"}
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
RUN_WORDS = (
    "두 해 연속",
    "두 해 동안",
    "에 이어",
    "에 이은",
    "부터",
    "내리",
    "거르지",
    "잇달아",
    "잇달았",
    "연달아",
    "잇따라",
)

Json = dict[str, Any]


def load_folder(folder: str) -> list[Json]:
    """The articles of one folder of the corpus, in the order of their files' names."""
    articles = []
    for path in sorted((ROOT / "corpus" / folder).glob("*.json")):
        article: Json = json.loads(path.read_text(encoding="utf-8"))
        assert article["id"] == path.stem
        articles.append(article)
    return articles


@cache
def municipalities() -> list[dict[str, str]]:
    with (ROOT / "patterns" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def words_of(article: Json) -> str:
    """All the words that a reader of the article sees."""
    return f"{article['title'] or ''}\n{article['text']}"


def has_number(text: str, number: float) -> bool:
    """Whether `number` stands in `text` as a whole number of its own: with a comma, without one, in words."""
    forms = {f"{number:g}", f"{number:,}", f"{number:.1f}", f"{number:.2f}"}
    if any(re.search(rf"(?<![\d.,]){re.escape(form)}(?!\.?\d)", text) for form in forms):
        return True
    return number == int(number) and 10 < number < 1000 and in_words(int(number)) in text


def in_words(number: int) -> str:
    """A number below 1,000 as it is spoken: 육백일흔아홉."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    return (
        (" 일이삼사오육칠팔구"[hundreds].strip("일") + "백" if hundreds else "")
        + ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")[tens]
        + ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")[ones]
    )


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


def check_fields(article: Json) -> None:
    assert set(article) == ARTICLE_KEYS
    assert article["synthetic"] is True
    assert article["notes"]
    for key in ("publisher", "title"):
        assert article[key] is None or article[key].strip() == article[key] != ""
    assert article["published"] is None or date.fromisoformat(article["published"])
    assert article["text"] == article["text"].strip()


def check_length(article: Json) -> None:
    assert 250 <= len(article["text"]) <= 700


def check_award_values(article: Json) -> None:
    for award in article["awards"]:
        assert set(award) - {"programme_name"} == set(VALUE_FIELDS)
        assert award["recipient_kind"] in get_args(RecipientKind)
        assert award["programme"] in PROGRAMMES
        for field in ("evaluation_year", "streak", "agencies_evaluated", "incentive_krw"):
            assert award[field] is None or type(award[field]) is int
        for field in ("score", "peer_average"):
            assert award[field] is None or isinstance(award[field], int | float)
        assert award["score"] is None or 0 < award["score"] <= 100
        assert award["streak"] is None or award["streak"] >= 2
        assert award["evaluation_year"] is None or 2016 <= award["evaluation_year"] <= 2026


def check_awards_differ(article: Json) -> None:
    keys = Counter(
        (award["recipient"], award["programme"], award.get("programme_name"), award["evaluation_year"])
        for award in article["awards"]
    )
    assert max(keys.values(), default=1) == 1


def check_recipients(article: Json) -> None:
    for award in article["awards"]:
        if award["recipient_kind"] == "other":
            assert award["region_code"] is None
            continue
        full_names = {
            row["name"] if row["kind"] == "sido" else f"{row['sido']} {row['name']}"
            for row in municipalities()
            if row["code"] == award["region_code"]
            and row["kind"] == award["recipient_kind"]
            and in_force(row, day_of(article, award))
        }
        assert full_names == {award["recipient"]}


def check_projects(article: Json) -> None:
    for award in article["awards"]:
        assert all(len(project) > 1 and project in words_of(article) for project in award["projects"])
        assert len(set(award["projects"])) == len(award["projects"])


def check_numbers(article: Json) -> None:
    text = words_of(article)
    for award in article["awards"]:
        for field in ("score", "peer_average", "agencies_evaluated"):
            assert award[field] is None or has_number(text, award[field]), field
        assert award["incentive_krw"] is None or award["incentive_krw"] in amounts(text)
        run = rf"(?<!\d){award['streak']}\s*(?:년|회|번|차례|연패)"
        assert award["streak"] is None or re.search(run, text) or any(word in text for word in RUN_WORDS)


def check_programme(article: Json) -> None:
    for award in article["awards"]:
        programme, year, score = award["programme"], award["evaluation_year"], award["score"]
        if programme in ("bigdata-cases", "data-talent"):
            assert award["grade"] is None
        if award["agencies_evaluated"] is not None and programme in AGENCIES:
            assert award["agencies_evaluated"] in AGENCIES[programme][year]
        if year is not None and programme in FIRST_YEAR:
            assert (award["streak"] or 1) <= year - FIRST_YEAR[programme] + 1
        if programme in GRADED and score is not None:
            band = "우수" if score >= 80 else "보통" if score >= 60 else "미흡"
            assert award["grade"] in ({band, "최우수"} if band == "우수" else {band, None})
        if score is None:
            assert award["peer_average"] is None


CHECKS = (
    check_fields,
    check_length,
    check_award_values,
    check_awards_differ,
    check_recipients,
    check_projects,
    check_numbers,
    check_programme,
)
