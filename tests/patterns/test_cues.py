"""The lists of cues: what is in them is found, what is added joins them, and what is wrong is refused."""

import re
from pathlib import Path

import pytest

from extractor.cue_files import CueLists, Cues, alternatives, load_cues
from extractor.errors import PatternError
from extractor.knowledge import Knowledge
from extractor.pattern_files import patterns_folder

BUILT_IN = patterns_folder() / "cues.toml"


def added(tmp_path: Path, content: str) -> list[Path]:
    """The built-in file with one of these contents laid over it."""
    path = tmp_path / "cues.toml"
    path.write_text(content, encoding="utf-8")
    return [BUILT_IN, path]


def refused(paths: list[Path]) -> str:
    """The message of the error, with the name of the wrong file alone."""
    with pytest.raises(PatternError) as raised:
        load_cues(paths)
    return str(raised.value).replace(str(paths[-1]), "FILE")


def test_every_list_of_the_file_says_something(knowledge: Knowledge) -> None:
    lists = knowledge.cues.lists
    tables = {name: getattr(lists, name) for name in lists.__struct_fields__}
    empty = [
        f"{table}.{name}"
        for table, record in tables.items()
        for name in record.__struct_fields__
        if not getattr(record, name)
    ]
    assert empty == []


def test_every_cue_of_the_file_finds_itself(knowledge: Knowledge) -> None:
    for table in CueLists.__struct_fields__:
        record = getattr(knowledge.cues.lists, table)
        for name in record.__struct_fields__:
            words = [word for word in getattr(record, name) if isinstance(word, str)]
            regex = knowledge.cues.regex(f"{{{table}.{name}}}") if words else None
            assert [w for w in words if regex and not regex.search(w.replace("_", " "))] == [], name


@pytest.mark.parametrize(
    ("cue", "found", "not_found"),
    [
        ("특별 교부세", ["특별교부세", "특별 교부세"], ["특별  교부세", "특별"]),
        ("중_", ["중 "], ["중", "중앙"]),
        ("(주)", ["(주)"], ["주"]),
        ("1.5", ["1.5"], ["115"]),
    ],
)
def test_the_notation_of_cues(cue: str, found: list[str], not_found: list[str]) -> None:
    regex = re.compile(alternatives([cue]))
    assert [text for text in found if not regex.fullmatch(text)] == []
    assert [text for text in not_found if regex.fullmatch(text)] == []


def test_of_two_cues_that_fit_the_longer_one_is_found() -> None:
    match = re.match(alternatives(["시", "시군구", "시군"]), "시군구")
    assert match is not None
    assert match[0] == "시군구"


def test_an_empty_list_finds_nothing() -> None:
    assert re.search(alternatives([]), "") is None


def test_a_template_stands_around_any_cue_of_its_list(knowledge: Knowledge) -> None:
    cues = Cues(knowledge.cues.lists)
    regex = cues.regex(r"^\d{2}점보다\s?{numbers.compared}$")
    assert [w for w in cues.lists.numbers.compared if not regex.match(f"88점보다 {w}")] == []
    assert not regex.match("8점보다 높은")
    assert cues.regex(r"^\d{2}점보다\s?{numbers.compared}$") is regex


def test_a_second_file_adds_to_the_lists(tmp_path: Path, knowledge: Knowledge) -> None:
    paths = added(
        tmp_path, '[numbers]\nbonus = ["덤점"]\nlocal_counts = [999]\n[years]\ntold = { "그러께" = 2 }\n'
    )
    lists, before = load_cues(paths).lists, knowledge.cues.lists
    assert lists.numbers.bonus == (*before.numbers.bonus, "덤점")
    assert lists.numbers.local_counts == (*before.numbers.local_counts, 999)
    assert lists.years.told == before.years.told | {"그러께": 2}
    assert lists.results == before.results


def test_a_list_of_a_folder_joins_the_built_in_one(tmp_path: Path) -> None:
    added(tmp_path, '[numbers]\nbonus = ["덤점"]\n')
    knowledge = Knowledge(patterns_folder(), tmp_path)
    assert {"가점", "덤점"} <= set(knowledge.cues.lists.numbers.bonus)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("[numbers", r"FILE: not valid TOML", id="bracket left open"),
        pytest.param("[numerals]\nbonus = []", r"FILE: unknown table \[numerals\]; .*numbers", id="table"),
        pytest.param("[numbers]\nbonuses = []", r"FILE: unknown list numbers\.bonuses; .*bonus", id="list"),
        pytest.param("[numbers]\nbonus = '덤점'", r"FILE: numbers\.bonus: .*`array`.*`str`", id="no list"),
        pytest.param("[numbers]\nbonus = [7]", r"FILE: numbers\.bonus: .*`str`.*`int`", id="number for text"),
        pytest.param("[years]\ntold = ['올해']", r"FILE: years\.told: .*`object`.*`array`", id="no table"),
        pytest.param("bonus = ['덤점']", r"FILE: .*`object`", id="list outside a table"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, content: str, said: str) -> None:
    assert re.search(said, message := refused(added(tmp_path, content))), message


def test_a_list_that_is_nowhere_is_missed(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    lines = BUILT_IN.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("bonus =")), encoding="utf-8")
    assert re.search(r"FILE: list missing: numbers\.bonus;", refused([path]))


def test_no_file_at_all_is_refused() -> None:
    with pytest.raises(PatternError, match=r"cues\.toml: list missing: shared\.ministry, "):
        load_cues([])
