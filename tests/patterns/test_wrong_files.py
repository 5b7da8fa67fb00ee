"""A wrong pattern file is refused, and the message says which file, where in it, and what is wrong."""

import re
from pathlib import Path

import pytest
from spacy.language import Language

from extractor.errors import PatternError
from extractor.knowledge import Knowledge, compile_name
from extractor.pattern_files import patterns_folder
from extractor.pipeline import Extractor
from extractor.recognize.rules import RuleMatcher

RULE = """
[[rule]]
id = "medal"
label = "PRIZE"
regex = "메달"
match = ["«메달»을 받았다."]
no_match = ["상을 받았다."]
"""

PROGRAMME = """
[[programme]]
id = "tidy-data"
title = "자료 정돈 평가"
kind = "evaluation"
names = ["자료정돈평가"]
grades = ["으뜸", "버금"]
highest = "으뜸"
"""

TABLE = """code,name,sido,kind,short,valid_from,valid_to,predecessor
99,가나도,가나도,sido,가나,,,
99110,다라시,가나도,si,가나 다라시|다라시|~다라,2020-01-01,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder of pattern files."""
    (tmp_path / "rules").mkdir()
    return tmp_path


def refused(folder: Path, name: str, content: str | bytes) -> str:
    """The message of the error for a file in a folder laid over the built-in pattern files."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(PatternError) as raised:
        Knowledge(patterns_folder(), folder)
    message = str(raised.value)
    assert str(path) in message
    return message.replace(str(path), name)


def changed(good: str, old: str, new: str) -> str:
    assert old in good
    return good.replace(old, new)


def test_the_files_that_the_cases_are_made_from_are_right(folder: Path) -> None:
    for name, content in (
        ("rules/own.toml", RULE),
        ("programmes.toml", PROGRAMME),
        ("municipalities.csv", TABLE),
    ):
        (folder / name).write_text(content, encoding="utf-8")
    knowledge = Knowledge(patterns_folder(), folder)
    assert "medal" in {rule.id for rule in knowledge.rules}
    assert knowledge.programmes["tidy-data"].highest == "으뜸"
    assert "가나도 다라시" in {unit.full_name for unit in knowledge.municipalities}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('"medal"', '"medal', r"not valid TOML.*line 3", id="quotation mark left open"),
        pytest.param("[[rule]]", "[[rule]", r"not valid TOML.*line 2", id="bracket left open"),
        pytest.param("[[rule]]", "[[rules]]", r"`rules?`", id="table misspelt"),
        pytest.param("regex =", 'colour = "red"\nregex =', r"`colour`.*\$\.rule\[0\]", id="unknown key"),
        pytest.param('"medal"', "7", r"`str`.*`int`.*\$\.rule\[0\]\.id", id="number for text"),
        pytest.param('["«메달»을 받았다."]', '"«메달»을 받았다."', r"`array`.*\.match", id="text for a list"),
        pytest.param("regex =", 'priority = "high"\nregex =', r"`int`.*\.priority", id="text for a number"),
        pytest.param('id = "medal"', "", r"`id`.*\$\.rule\[0\]", id="no id"),
        pytest.param('label = "PRIZE"', "", r"`label`", id="no label"),
        pytest.param('match = ["«메달»을 받았다."]\n', "", r"`match`", id="no match"),
        pytest.param('no_match = ["상을 받았다."]', "", r"`no_match`", id="no no_match"),
        pytest.param(
            '"PRIZE"', '"MEDAL"', r"rule 'medal': unknown label 'MEDAL'; .*PRIZE", id="unknown label"
        ),
        pytest.param(
            "regex =",
            'pattern = [[{ TEXT = "메달" }]]\nregex =',
            r"rule 'medal': .*either pattern.*or regex",
            id="pattern and regex",
        ),
        pytest.param('regex = "메달"', "", r"rule 'medal': .*either pattern.*or regex", id="neither of them"),
        pytest.param(
            'regex = "메달"', "pattern = []", r"rule 'medal': .*either pattern.*or regex", id="empty pattern"
        ),
        pytest.param(
            '["«메달»을 받았다."]', "[]", r"rule 'medal': .*at least one example in match", id="empty match"
        ),
        pytest.param('["상을 받았다."]', "[]", r"rule 'medal': .*and one in no_match", id="empty no_match"),
        pytest.param(
            "«메달»", "메달", r"rule 'medal': mark with «…».*'메달을 받았다\.'", id="example without marks"
        ),
        pytest.param("«메달»", "«메달", r"rule 'medal': mark with «…»", id="mark left open"),
        pytest.param("«메달»을 받", "«메달»을 «받»", r"rule 'medal': mark with «…»", id="two marks"),
        pytest.param(
            'regex = "메달"',
            'regex = "(메달"',
            r"rule 'medal': wrong regular expression: .*missing \).*position 0",
            id="wrong regular expression",
        ),
    ],
)
def test_a_wrong_rule_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    message = refused(folder, "rules/own.toml", changed(RULE, old, new))
    assert re.match(r"rules/own\.toml: ", message)
    assert re.search(said, message), message


def test_two_rules_with_one_id_are_refused(folder: Path) -> None:
    message = refused(folder, "rules/own.toml", RULE + RULE)
    assert "rule 'medal' stands twice" in message


def test_a_rule_of_a_second_folder_replaces_the_one_with_its_id(folder: Path) -> None:
    content = changed(RULE, '"medal"', '"prize.rank"')
    (folder / "rules" / "own.toml").write_text(content, encoding="utf-8")
    rules = [rule for rule in Knowledge(patterns_folder(), folder).rules if rule.id == "prize.rank"]
    assert [rule.regex for rule in rules] == ["메달"]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param('[[{ SHAPE_OF = "메달" }]]', id="unknown attribute"),
        pytest.param('[[{ TEXT = "메달", OP = "many" }]]', id="unknown operator"),
        pytest.param('[[{ LENGTH = "long" }]]', id="wrong type"),
        pytest.param("[[]]", id="no token"),
    ],
)
def test_a_token_pattern_that_the_matcher_cannot_take_is_refused(
    folder: Path, korean: Language, pattern: str
) -> None:
    content = changed(RULE, 'regex = "메달"', f"pattern = {pattern}")
    (folder / "rules" / "own.toml").write_text(content, encoding="utf-8")
    rules = Knowledge(patterns_folder(), folder).rules
    with pytest.raises(PatternError, match=r"rule 'medal': .*token pattern"):
        RuleMatcher(korean.vocab, rules)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('"tidy-data"', "tidy-data", r"not valid TOML.*line 3", id="no quotation marks"),
        pytest.param("kind =", "sort =", r"`sort`", id="unknown key"),
        pytest.param('"evaluation"', '"race"', r"'race'.*programme\[0\]\.kind", id="unknown kind"),
        pytest.param(
            '["자료정돈평가"]', '"자료정돈평가"', r"`array`.*programme\[0\]\.names", id="text for a list"
        ),
        pytest.param("title =", "note =", r"`note`|`title`", id="no title"),
        pytest.param(
            'highest = "으뜸"',
            'highest = "최고"',
            r"programme 'tidy-data': highest = '최고' is not one of grades \['으뜸', '버금'\]",
            id="highest is no grade",
        ),
        pytest.param(
            "highest =",
            'cutoffs = { "셋째" = 50 }\nhighest =',
            r"programme 'tidy-data': cutoffs .*\['셋째'\]",
            id="cut-off of no grade",
        ),
        pytest.param(
            'grades = ["으뜸", "버금"]\nhighest = "으뜸"',
            "",
            r"programme 'tidy-data': an evaluation needs grades",
            id="evaluation without grades",
        ),
        pytest.param(
            "자료정돈평가",
            "자료(정돈평가",
            r"programme 'tidy-data': unbalanced brackets in '자료\(정돈평가'",
            id="bracket left open",
        ),
        pytest.param(
            "자료정돈평가", "자료정돈)평가", r"programme 'tidy-data': unbalanced", id="bracket not opened"
        ),
        pytest.param(
            "자료정돈평가", "자료((정돈)평가)", r"programme 'tidy-data': .*nested", id="brackets in brackets"
        ),
        pytest.param(
            "자료정돈평가", "자료{정돈|정리", r"programme 'tidy-data': unbalanced", id="brace left open"
        ),
        pytest.param(
            "highest =",
            'short_names = ["자료(정돈"]\nhighest =',
            r"programme 'tidy-data': unbalanced brackets in '자료\(정돈'",
            id="bracket left open in a short name",
        ),
        pytest.param(
            'highest = "으뜸"',
            'highest = "으뜸"\n[[programme.round]]\nyear = "2024"',
            r"`int`.*programme\[0\]\.round\[0\]\.year",
            id="year as text",
        ),
        pytest.param(
            'highest = "으뜸"',
            'highest = "으뜸"\n[[programme.round]]\nyear = 2024\nannounced = 2025-02-30',
            r"not valid TOML|date",
            id="day that is not in the calendar",
        ),
    ],
)
def test_a_wrong_programme_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    message = refused(folder, "programmes.toml", changed(PROGRAMME, old, new))
    assert re.match(r"programmes\.toml: ", message)
    assert re.search(said, message), message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param("kind,short", "short", r": column missing: kind", id="no column kind"),
        pytest.param(
            "code,name", "number,title", r": column missing: code, name", id="columns with other names"
        ),
        pytest.param("2020-01-01", "2020-13-01", r":3: .*(month|isoformat)", id="thirteenth month"),
        pytest.param("2020-01-01", "1.1.2020", r":3: .*isoformat.*1\.1\.2020", id="date written otherwise"),
    ],
)
def test_a_wrong_row_of_the_municipalities_is_refused(folder: Path, old: str, new: str, said: str) -> None:
    message = refused(folder, "municipalities.csv", changed(TABLE, old, new))
    assert re.match(rf"municipalities\.csv{said}", message), message


@pytest.mark.parametrize("name", ["rules/own.toml", "programmes.toml", "institutions.toml"])
def test_a_file_that_is_not_utf8_is_refused(folder: Path, name: str) -> None:
    message = refused(folder, name, "# 자료\n".encode("cp949"))
    assert re.search(r"not UTF-8 \(byte 2\); save it as UTF-8", message)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    missing = tmp_path / "none"
    with pytest.raises(PatternError, match=rf"{re.escape(str(missing))}: no such pattern folder"):
        Extractor(patterns=missing)


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "patterns.toml"
    path.write_text(RULE, encoding="utf-8")
    with pytest.raises(PatternError, match="no such pattern folder"):
        Extractor(patterns=path)


def test_a_folder_that_holds_nothing_is_no_knowledge(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match=r"\.toml.* missing"):
        Knowledge(tmp_path)


@pytest.mark.parametrize(
    ("name", "surfaces", "others"),
    [
        ("자료 정돈 평가", ["자료정돈평가"], ["자료정돈", "자료평가"]),
        ("자료(의)평가", ["자료평가", "자료의평가"], ["자료의의평가"]),
        ("자료{평가|점검}", ["자료평가", "자료점검"], ["자료"]),
        ("자료(평가|점검)결과", ["자료결과", "자료평가결과", "자료점검결과"], ["자료평가점검결과"]),
        ("자료·'정돈'", ["자료정돈"], ["자료·정돈"]),
        ("자료1.0", ["자료1.0"], ["자료110"]),
    ],
)
def test_the_notation_of_names(name: str, surfaces: list[str], others: list[str]) -> None:
    pattern = compile_name(name)
    assert [s for s in surfaces if not re.fullmatch(pattern, s)] == []
    assert [s for s in others if re.fullmatch(pattern, s)] == []
