"""The list of institutions: a name or short form means one institution, and none means a municipality."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, get_args

import msgspec
import pytest

from extractor.errors import PatternError
from extractor.pattern_files import load_toml, patterns_folder

Kind = Literal["central", "education", "local-public", "public"]


class Institution(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    aliases: list[str]
    kind: Kind


class Suffixes(msgspec.Struct, forbid_unknown_fields=True):
    strong: list[str]
    estates: list[str]
    exceptions: list[str]


class InstitutionFile(msgspec.Struct, forbid_unknown_fields=True):
    suffixes: Suffixes
    institution: list[Institution]


PATH = patterns_folder() / "institutions.toml"
FILE = load_toml(PATH, InstitutionFile)
NAMES = [entry.name for entry in FILE.institution]
FORMS = [form for entry in FILE.institution for form in (entry.name, *entry.aliases)]


def key(form: str) -> str:
    """A form as it is compared: without spaces, quotation marks and middle dots."""
    return re.sub(r"[\s·‧・ㆍ'\"‘’“”]", "", form)


def repeated(forms: Iterable[str]) -> list[str]:
    return sorted(form for form, count in Counter(map(key, forms)).items() if count > 1)


def municipality_forms() -> set[str]:
    """Names and short forms of the municipality table, without the marks '?' (ambiguous) and '~' (bare)."""
    with (patterns_folder() / "municipalities.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    short = {key(form.lstrip("?~")) for row in rows for form in row["short"].split("|")}
    return short | {key(row["name"]) for row in rows} | {key(row["sido"] + row["name"]) for row in rows}


def test_each_form_belongs_to_one_institution() -> None:
    assert repeated(FORMS) == []


def test_sorted_by_kind_then_name() -> None:
    order = [(entry.kind, entry.name) for entry in FILE.institution]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_is_present(kind: str) -> None:
    assert any(entry.kind == kind for entry in FILE.institution)


def test_no_form_is_a_municipality() -> None:
    assert {key(form) for form in FORMS} & municipality_forms() == set()


def test_forms_have_two_letters_and_are_clean() -> None:
    odd = [
        form
        for form in FORMS
        if len(form) < 2
        or form != unicodedata.normalize("NFC", form).strip()
        or not re.fullmatch(r"[가-힣A-Za-z0-9·\- ]+", form)
    ]
    assert odd == []


def test_no_form_is_a_general_word() -> None:
    """'재단', '공사', '병원' alone name nobody."""
    general = {*FILE.suffixes.strong, *FILE.suffixes.exceptions, "대학교", "병원", "센터", "위원회", "본부"}
    assert general.intersection(map(key, FORMS)) == set()


def test_suffixes_are_unique_and_apart() -> None:
    assert repeated(FILE.suffixes.strong + FILE.suffixes.exceptions) == []


def test_no_exception_ends_a_listed_name() -> None:
    """An exception says 'no name', so it must not end one."""
    exceptions = tuple(FILE.suffixes.exceptions)
    assert [form for form in FORMS if key(form).endswith(exceptions)] == []


@pytest.mark.parametrize("kind", ["education", "public", "local-public"])
def test_strong_suffixes_end_most_listed_names(kind: Kind) -> None:
    """The suffixes are there for institutions that nobody has listed, so they must catch those that are."""
    names = [entry.name for entry in FILE.institution if entry.kind == kind]
    caught = [name for name in names if name.endswith(tuple(FILE.suffixes.strong))]
    assert len(caught) / len(names) > 0.7


def test_strong_suffixes_spare_municipalities() -> None:
    assert [form for form in municipality_forms() if form.endswith(tuple(FILE.suffixes.strong))] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("문화재청", "국가유산청"),
        ("국가보훈처", "국가보훈부"),
        ("통계청", "국가데이터처"),
        ("특허청", "지식재산처"),
        ("기획재정부", "재정경제부"),
        ("환경부", "기후에너지환경부"),
        ("강원도교육청", "강원특별자치도교육청"),
        ("전라북도교육청", "전북특별자치도교육청"),
    ],
)
def test_a_changed_name_is_an_entry_of_its_own(old: str, new: str) -> None:
    assert {old, new} <= set(NAMES)


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("심평원", "건강보험심사평가원"),
        ("건보공단", "국민건강보험공단"),
        ("농기평", "농림식품기술기획평가원"),
        ("국토교통진흥원", "국토교통과학기술진흥원"),
        ("개인정보위", "개인정보보호위원회"),
        ("aT", "한국농수산식품유통공사"),
        ("충남교육청", "충청남도교육청"),
    ],
)
def test_short_forms_of_the_press(alias: str, name: str) -> None:
    assert [entry.name for entry in FILE.institution if alias in entry.aliases] == [name]


def test_every_office_of_education_of_a_province_is_listed() -> None:
    with (patterns_folder() / "municipalities.csv").open(encoding="utf-8", newline="") as table:
        provinces = {row["name"] for row in csv.DictReader(table) if row["kind"] == "sido"}
    listed = {entry.name for entry in FILE.institution if entry.kind == "education"}
    assert {province + "교육청" for province in provinces} == listed


def test_a_wrong_kind_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "institutions.toml"
    wrong.write_text(PATH.read_text(encoding="utf-8").replace('"education"', '"school"', 1), encoding="utf-8")
    with pytest.raises(PatternError, match=r"institution\[\d+\]\.kind"):
        load_toml(wrong, InstitutionFile)
