"""Every label of the sample pages keeps to the annotation rules and to its own page."""

from __future__ import annotations

import csv
import html
import json
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "corpus" / "pages"
LABELS = sorted(PAGES.glob("*.json"))
DOCUMENTS = sorted((ROOT / "corpus" / "documents").glob("*.json"))

ARTICLE_KEYS = {"synthetic", "title", "publisher", "reporter", "published", "text", "awards", "notes"}
AWARD_KEYS = {
    "recipient",
    "region_code",
    "recipient_kind",
    "programme",
    "programme_name",
    "evaluation_year",
    "grade",
    "streak",
    "score",
    "peer_average",
    "agencies_evaluated",
    "incentive_krw",
    "projects",
}
SCALE = {"우수", "보통", "미흡", "최우수"}
GRADES = {"data-based-administration": SCALE, "open-data": SCALE}
UNGRADED = {"bigdata-cases", "data-talent"}
PRIZE = re.compile(r"대상|최우수상|우수상|장려상|금상|은상|동상|.*(표창|장관상|총리상|대통령상)")
FIRST_YEAR = {
    "data-based-administration": 2021,
    "open-data": 2018,
    "bigdata-cases": 2016,
    "data-talent": 2023,
    "data-contest": 2013,
}
EVALUATED = {"data-based-administration", "open-data"}
KOREAN_NUMERALS = {2: "두", 3: "세", 4: "네", 5: "다섯", 6: "여섯", 7: "일곱", 8: "여덟"}
CONTINUES = re.compile(r"에 이어|에 이은|에도")
FURNITURE = re.compile(
    r"무단\s?전재|재배포 금지|저작권자|Copyright|@\S+\.example|^\[?(사진|광고)\]?$|^[△▲◀▶]"
)


def read(path: Path) -> dict[str, Any]:
    label: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return label


def awards_of(path: Path) -> list[dict[str, Any]]:
    awards: list[dict[str, Any]] = read(path)["awards"]
    return awards


@cache
def municipalities() -> list[dict[str, str]]:
    with (ROOT / "patterns" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def full_name(row: dict[str, str]) -> str:
    return row["name"] if row["kind"] == "sido" else f"{row['sido']} {row['name']}"


def in_force(row: dict[str, str], day: str | None) -> bool:
    if day is None:
        return not row["valid_to"]
    return (row["valid_from"] or "0") <= day <= (row["valid_to"] or "9")


def units(name: str, day: str | None) -> set[tuple[str, str]]:
    """(code, kind) of each local government of this full name on that day (without a day: of the latest)."""
    return {
        (row["code"], row["kind"])
        for row in municipalities()
        if row["kind"] in {"sido", "si", "gun", "gu"} and full_name(row) == name and in_force(row, day)
    }


def page_of(path: Path) -> Path:
    return next(page for page in (path.with_suffix(".html"), path.with_suffix(".txt")) if page.exists())


def decode(content: bytes) -> str:
    """The page as text: UTF-8, even with a few bad bytes, or else the Korean code page."""
    text = content.decode("utf-8", errors="replace")
    return content.decode("cp949") if text.count("\ufffd") > 20 else text


def numbers(text: str) -> set[float]:
    return {float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


each_label = pytest.mark.parametrize("path", [*LABELS, *DOCUMENTS], ids=lambda path: path.stem)
each_page = pytest.mark.parametrize("path", LABELS, ids=lambda path: path.stem)


def test_corpus_is_large_enough_to_regress_against() -> None:
    assert len(LABELS) >= 44
    assert sum(1 for path in LABELS if path.with_suffix(".txt").exists()) >= 10
    assert sum(1 for path in LABELS if not read(path)["awards"]) >= 8


def test_every_programme_and_scale_grade_occurs() -> None:
    awards = [award for path in LABELS for award in awards_of(path)]
    assert {award["programme"] for award in awards} == set(FIRST_YEAR)
    assert {award["grade"] for award in awards} >= SCALE
    assert {award["recipient_kind"] for award in awards} == {"sido", "si", "gun", "gu", "other"}


def test_every_page_has_a_label() -> None:
    pages = [path for path in PAGES.iterdir() if path.suffix in {".html", ".txt"}]
    assert {path.stem for path in pages} == {path.stem for path in LABELS}
    assert len(pages) == len(LABELS)


@each_label
def test_article_fields(path: Path) -> None:
    label = read(path)
    assert set(label) - {"no_article"} == ARTICLE_KEYS
    assert label["synthetic"] is True
    assert label["notes"].strip()
    assert isinstance(label["awards"], list)
    for key in ("title", "publisher", "reporter", "published"):
        assert label[key] is None or (isinstance(label[key], str) and label[key] == label[key].strip() != "")
    if label["published"] is not None:
        assert date.fromisoformat(label["published"]).isoformat() == label["published"]


@each_label
def test_text_is_paragraphs_and_nothing_else(path: Path) -> None:
    label = read(path)
    if label.get("no_article"):
        assert label["no_article"] is True
        assert (label["text"], label["title"], label["reporter"], label["published"]) == (
            "",
            None,
            None,
            None,
        )
        assert label["awards"] == []
        return
    assert label["title"]
    lines = label["text"].split("\n")
    for line in lines:
        assert line == line.strip() != ""
        assert re.search("[가-힣]", line), f"no Korean: {line}"
        assert not FURNITURE.search(line), f"furniture: {line}"
    assert len(set(lines)) == len(lines)


@each_label
def test_award_fields(path: Path) -> None:
    for award in awards_of(path):
        assert set(award) == AWARD_KEYS
        programme, grade, year = award["programme"], award["grade"], award["evaluation_year"]
        assert programme in FIRST_YEAR
        if programme in UNGRADED:
            assert grade is None
        elif programme in GRADES:
            assert grade is None or grade in GRADES[programme]
        else:
            assert grade is None or PRIZE.fullmatch(grade)
        if year is not None:
            assert FIRST_YEAR[programme] <= year <= int((read(path)["published"] or "2026")[:4])
        for key, least in (("streak", 2), ("agencies_evaluated", 2), ("incentive_krw", 10_000)):
            assert award[key] is None or (type(award[key]) is int and award[key] >= least), key
        for key in ("score", "peer_average"):
            assert award[key] is None or (type(award[key]) in {int, float} and 0 < award[key] <= 100), key
        assert award["peer_average"] is None or award["score"] is not None
        assert award["agencies_evaluated"] is None or programme in EVALUATED
        assert all(
            isinstance(project, str) and project.strip() == project != "" for project in award["projects"]
        )
        assert len(set(award["projects"])) == len(award["projects"])


@each_label
def test_recipient_is_a_local_government_in_force_or_another_body(path: Path) -> None:
    published = read(path)["published"]
    for award in awards_of(path):
        found = units(award["recipient"], published)
        if award["recipient_kind"] == "other":
            assert award["region_code"] is None
            assert not found
        else:
            assert (award["region_code"], award["recipient_kind"]) in found


@each_label
def test_one_award_a_recipient_programme_year_and_contest(path: Path) -> None:
    keys = [
        (award["recipient"], award["programme"], award["programme_name"], award["evaluation_year"])
        for award in awards_of(path)
    ]
    assert len(set(keys)) == len(keys)


@each_label
def test_values_stand_in_the_article(path: Path) -> None:
    label = read(path)
    text = f"{label['title']}\n{label['text']}"
    for award in label["awards"]:
        name = award["programme_name"]
        assert name is None or name in text
        for project in award["projects"]:
            assert project in text
        for key in ("score", "peer_average", "agencies_evaluated"):
            assert award[key] is None or award[key] in numbers(text), key
        streak = award["streak"]
        if streak is not None:
            written = streak in numbers(text) or KOREAN_NUMERALS[streak] in text
            assert written or CONTINUES.search(text), f"streak {streak}"


@each_page
def test_metadata_stands_on_the_page(path: Path) -> None:
    label = read(path)
    source = html.unescape(decode(page_of(path).read_bytes()).replace("\\", ""))
    if label["title"]:
        assert label["title"] in source
    for name in (label["publisher"], *(label["reporter"] or "").split(", ")):
        assert not name or name in source
    if label["published"]:
        day = date.fromisoformat(label["published"])
        days = (day, day - timedelta(days=1))  # in UTC a Korean morning is the day before
        assert any(re.search(rf"{d.year}\D{{1,3}}0?{d.month}\D{{1,3}}0?{d.day}(?!\d)", source) for d in days)


@each_page
def test_page_holds_the_article_and_more(path: Path) -> None:
    page = page_of(path)
    content = page.read_bytes()
    if page.suffix == ".html":
        assert 5_000 <= len(content) <= 40_000
    words = read(path)["text"].split()
    assert len(content) > 1.1 * len(" ".join(words).encode("utf-8"))
    source = html.unescape(decode(content).replace("\\", ""))
    missing = [word for word in words if word not in source]
    assert len(missing) <= 2, missing  # an advertisement may cut through a word
