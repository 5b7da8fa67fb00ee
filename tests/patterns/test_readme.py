"""The guide to the pattern files names everything that can stand in them, and its example works."""

import re
import tomllib
from pathlib import Path

import pytest

from extractor.knowledge import Institution, Knowledge, Programme, Round
from extractor.model import Article
from extractor.pattern_files import patterns_folder
from extractor.pipeline import Extractor
from extractor.rule_files import Rule

GUIDE = (patterns_folder() / "README.md").read_text(encoding="utf-8")
BLOCKS = {
    match["name"]: match["content"]
    for match in re.finditer(r"```toml\n# (?P<name>\S+)\n(?P<content>.*?)```", GUIDE, re.DOTALL)
}


@pytest.mark.parametrize("record", [Programme, Round, Institution, Rule])
def test_every_key_is_explained(record: type) -> None:
    keys = set(record.__struct_fields__) - {"digest"}  # type: ignore[attr-defined]
    assert {key for key in keys if f"`{key}`" not in GUIDE} == set()


def test_every_column_is_explained() -> None:
    header = (patterns_folder() / "municipalities.csv").read_text(encoding="utf-8").splitlines()[0]
    assert {column for column in header.split(",") if f"`{column}`" not in GUIDE} == set()


def test_every_label_that_a_rule_has_is_explained(knowledge: Knowledge) -> None:
    assert {rule.label for rule in knowledge.rules if f"`{rule.label}`" not in GUIDE} == set()


def test_every_file_is_named() -> None:
    files = [path.name for path in patterns_folder().iterdir() if path.suffix in (".toml", ".csv")]
    assert [name for name in files if name not in GUIDE] == []


def test_the_rule_of_the_example_keeps_to_its_own_examples() -> None:
    (rule,) = tomllib.loads(BLOCKS["rules/gardens.toml"])["rule"]
    for example in rule["match"]:
        assert re.findall(rule["regex"], re.sub("[«»]", "", example)) == re.findall("«(.*?)»", example)
    assert [example for example in rule["no_match"] if re.search(rule["regex"], example)] == []


def test_the_example_works(tmp_path: Path) -> None:
    assert set(BLOCKS) == {"programmes.toml", "institutions.toml", "rules/gardens.toml"}
    for name, content in BLOCKS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    found = re.search(r"```text\n(.*?)\n```", GUIDE, re.DOTALL)
    assert found is not None
    article = Article(id="example", source="example", text=found[1])
    (award,) = Extractor(patterns=tmp_path).extract(article)
    assert award.programme == "garden-keeping"
    assert (award.recipient, award.evaluation_year, award.grade, award.streak) == (
        "경기도 하남시",
        2024,
        "으뜸",
        2,
    )
