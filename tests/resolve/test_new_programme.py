"""A programme that nobody has thought of is added as data: a folder of pattern files, and no code."""

from datetime import date
from pathlib import Path

import pytest

from extractor.model import Article, Award
from extractor.pipeline import Extractor

PROGRAMMES = """
[[programme]]
id = "garden-keeping"
title = "산들청 마을정원 돌봄 평가"
kind = "evaluation"
hosts = ["산들청"]
first_year = 2023
grades = ["으뜸", "버금", "새싹"]
highest = "으뜸"
names = ["마을정원(의){돌봄|가꿈}(실태){평가|점검}"]
short_names = ["마을정원"]
not_names = ["마을정원돌봄평가위원"]

[[programme.round]]
year = 2023
announced = 2024-04-02
institutions = [151]

[[programme.round]]
year = 2024
announced = 2025-04-03
institutions = [163]
averages = { "기초" = 61.2 }
"""

INSTITUTIONS = """
[[institution]]
name = "산들청"
kind = "central"

[[institution]]
name = "나래정원공단"
aliases = ["나정공"]
kind = "public"
"""

RULES = """
[[rule]]
id = "prize.leaf"
label = "PRIZE"
note = "The prize of the contest of gardens."
regex = '''(?:금|은)잎상'''
match = ["군은 대회에서 «금잎상»을 받았다."]
no_match = ["군은 금빛 상을 받았다."]
"""

CONTEST = """
[[programme]]
id = "garden-contest"
title = "정원 겨루기"
kind = "contest"
names = ["마을정원겨루기"]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("patterns")
    (folder / "rules").mkdir()
    (folder / "programmes.toml").write_text(PROGRAMMES + CONTEST, encoding="utf-8")
    (folder / "institutions.toml").write_text(INSTITUTIONS, encoding="utf-8")
    (folder / "rules" / "gardens.toml").write_text(RULES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def gardener(folder: Path) -> Extractor:
    return Extractor(patterns=folder)


def awards(gardener: Extractor, text: str, published: date | None = date(2025, 4, 10)) -> list[Award]:
    article = Article(id="made-up", source="made-up.txt", text=text, published=published)
    read = gardener.award(article)
    for award in read.awards:
        for found in award.evidence.values():
            assert [text[e.start : e.end] for e in found] == [e.quote for e in found]
    return list(read.awards)


def test_its_awards_are_found_with_evidence(gardener: Extractor) -> None:
    text = (
        "하남시는 산들청이 주관한 2024년 ‘마을정원 돌봄 평가’에서 2년 연속 으뜸 등급을 받았다.\n"
        "시는 기초지자체 평균 61.2점을 웃도는 88.5점을 얻었다. 이번 평가는 163개 기관을 대상으로 했다."
    )
    (award,) = awards(gardener, text)
    assert award.programme == "garden-keeping"
    assert award.programme_name == "마을정원 돌봄 평가"
    assert (award.recipient, award.region_code) == ("경기도 하남시", "41450")
    assert (award.evaluation_year, award.grade, award.streak) == (2024, "으뜸", 2)
    assert (award.score, award.peer_average, award.agencies_evaluated) == (88.5, 61.2, 163)
    quotes = {name: [evidence.quote for evidence in found] for name, found in award.evidence.items()}
    assert quotes["streak"] == ["2년 연속"]
    assert quotes["score"] == ["88.5점"]
    assert quotes["agencies_evaluated"] == ["163개 기관"]


@pytest.mark.parametrize(
    "name",
    ["마을정원 돌봄 평가", "마을정원 가꿈 실태점검", "마을 정원의 돌봄 실태 평가", "‘마을정원’ 돌봄평가"],
)
def test_every_spelling_of_its_name_counts(gardener: Extractor, name: str) -> None:
    (award,) = awards(gardener, f"합천군은 2024년 {name}에서 ‘버금’ 등급을 받았다.")
    assert (award.programme, award.grade) == ("garden-keeping", "버금")


def test_its_highest_grade_and_its_years_are_known(gardener: Extractor) -> None:
    text = "합천군은 마을정원 돌봄 평가에서 최고 등급을 받았다. 이번 평가는 151개 기관을 대상으로 했다."
    (award,) = awards(gardener, text, published=None)
    assert (award.grade, award.evaluation_year) == ("으뜸", 2023)
    assert {e.basis for field in ("grade", "evaluation_year") for e in award.evidence[field]} == {"inferred"}


def test_its_host_and_what_is_not_its_name_win_nothing(gardener: Extractor) -> None:
    assert awards(gardener, "산들청은 2024년 마을정원 돌봄 평가 결과를 내놓았다.") == []
    assert awards(gardener, "합천군은 마을정원 돌봄 평가위원을 뽑았다. 으뜸 등급이 목표다.") == []


def test_its_institutions_are_found_by_name_and_short_name(gardener: Extractor) -> None:
    for name in ("나래정원공단", "나정공"):
        (award,) = awards(gardener, f"{name}은 2024년 마을정원 돌봄 평가에서 으뜸 등급을 받았다.")
        assert (award.recipient, award.region_code, award.recipient_kind) == ("나래정원공단", None, "other")


def test_a_rule_of_its_own_finds_its_prize(gardener: Extractor) -> None:
    (award,) = awards(gardener, "합천군은 마을정원 겨루기에서 금잎상을 받았다.")
    assert (award.programme, award.grade) == ("garden-contest", "금잎상")
    assert [evidence.rule for evidence in award.evidence["grade"]] == ["prize.leaf"]


def test_the_programmes_that_came_with_the_program_stay(gardener: Extractor) -> None:
    (award,) = awards(gardener, "하남시는 2024년 데이터기반행정 실태점검에서 우수기관으로 선정됐다.")
    assert award.programme == "data-based-administration"


def test_without_its_folder_nobody_knows_it(extractor: Extractor) -> None:
    text = "하남시는 2024년 마을정원 돌봄 평가에서 으뜸 등급을 받았다."
    assert awards(extractor, text) == []


def test_a_programme_with_a_known_id_replaces_the_one_that_came_with_the_program(tmp_path: Path) -> None:
    (tmp_path / "programmes.toml").write_text(
        '[[programme]]\nid = "open-data"\ntitle = "마을 자료 평가"\nkind = "evaluation"\n'
        'names = ["마을자료평가"]\ngrades = ["높음", "낮음"]\nhighest = "높음"\n',
        encoding="utf-8",
    )
    other = Extractor(patterns=tmp_path)
    (award,) = awards(other, "하남시는 2024년 마을 자료 평가에서 높음 등급을 받았다.")
    assert (award.programme, award.grade) == ("open-data", "높음")
    assert awards(other, "하남시는 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다.") == []
