"""Whatever is wrong is named in one line, the rest is done, and nothing is left half-written."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, WON, Command, page

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8
RULE = """[[rule]]
id = "mine"
label = "{label}"
regex = "{regex}"
match = ["«가»"]
no_match = ["나"]
"""
LINKS = "<ul>" + "".join(f'<li><a href="/{n}">소식 {n}</a></li>' for n in range(40)) + "</ul>"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.html", None, "no such file"),
        ("empty.html", b"", "the file is empty"),
        ("blank.txt", b" \n\t\n", "nothing but blanks"),
        ("picture.html", PICTURE, "a PNG picture"),
        ("list.html", page("").replace("<article>", LINKS + "<article>").encode(), "no article"),
        ("scripts.html", b"<html><script>var a = 1;</script></html>", "no article"),
        ("word.txt", "공지".encode(), "no article"),
        ("report.docx", b"x", "not supported"),
        ("lines.jsonl", b'{"text": ', "not valid JSON"),
        ("rows.csv", "제목,본문\n가,나\n".encode(), "names no column"),
        ("folder", None, "holds no source"),
    ],
)
def test_wrong_source_among_good_ones(
    folder: Path, tmp_path: Path, command: Command, name: str, content: bytes | None, message: str
) -> None:
    wrong = tmp_path / name
    if content is not None:
        wrong.write_bytes(content)
    elif name == "folder":
        wrong.mkdir()
    ended = command("extract", folder / "a.html", wrong, folder / "b.txt")
    assert ended.code == 1
    assert [article["id"] for article in ended.articles] == ["a", "b"]
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith(f"failed: {wrong}")
    assert message in ended.err


def test_article_without_award_is_no_failure(tmp_path: Path, command: Command) -> None:
    (tmp_path / "plan.html").write_text(page(PLAN), encoding="utf-8")
    ended = command("extract", tmp_path / "plan.html")
    assert (ended.code, ended.err) == (0, "")
    assert ended.articles[0]["awards"] == []
    assert ended.articles[0]["text"] == PLAN


def test_broken_bytes_cost_only_themselves(tmp_path: Path, command: Command) -> None:
    whole = page(WON).encode()
    place = whole.index("버스".encode()) + 1
    (tmp_path / "broken.html").write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
    ended = command("extract", tmp_path / "broken.html")
    assert ended.code == 0
    assert ended.articles[0]["awards"][0]["score"] == 91.5
    assert "\ufffd" in ended.articles[0]["text"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("programmes.toml", "[[programme]\n", "not valid TOML"),
        ("programmes.toml", '[[programme]]\nid = "x"\n', "title"),
        ("institutions.toml", '[[institution]]\nname = "가"\nalias = "나"\n', "alias"),
        ("rules/mine.toml", RULE.format(label="GRADE", regex="("), "wrong regular expression"),
        ("rules/mine.toml", RULE.format(label="GRAD", regex="가"), "unknown label 'GRAD'"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["before", "after"])
def test_wrong_pattern_file_ends_the_command(
    folder: Path, tmp_path: Path, command: Command, name: str, content: str, message: str, place: str
) -> None:
    wrong = tmp_path / "patterns" / name
    wrong.parent.mkdir(parents=True)
    wrong.write_text(content, encoding="utf-8")
    arguments, patterns = ["extract", folder], ["--patterns", tmp_path / "patterns"]
    ended = command(*(patterns + arguments if place == "before" else arguments + patterns))
    assert (ended.code, ended.out) == (2, "")
    assert str(wrong) in ended.err
    assert message in ended.err
    assert "Traceback" not in ended.err


def test_missing_pattern_folder_ends_the_command(folder: Path, tmp_path: Path, command: Command) -> None:
    ended = command("extract", folder, "--patterns", tmp_path / "none")
    assert (ended.code, ended.out) == (2, "")
    assert "no such pattern folder" in ended.err


@pytest.mark.parametrize("form", ["jsonl", "json", "table"])
def test_output_that_cannot_be_written(folder: Path, tmp_path: Path, command: Command, form: str) -> None:
    for out in (tmp_path, tmp_path / "none" / "out.jsonl"):
        ended = command("extract", folder, "--format", form, "-o", out)
        assert (ended.code, ended.out) == (2, "")
        assert str(out) in ended.err
    assert os.listdir(tmp_path) == ["pages"]


def test_full_disk_leaves_the_old_file(folder: Path, tmp_path: Path, command: Command) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs a device that is always full")
    ended = command("extract", folder, "-o", "/dev/full")
    assert ended.code == 1
    assert "cannot be written" in ended.err
    assert Path("/dev/full").is_char_device()


def test_not_a_database(folder: Path, tmp_path: Path, command: Command) -> None:
    other, text = tmp_path / "other.db", tmp_path / "text.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE friends (name)")
    connection.close()
    text.write_text("an ordinary text\n" * 100, encoding="utf-8")
    for path in (other, text, tmp_path / "missing.db", tmp_path):
        before = path.read_bytes() if path.is_file() else None
        for arguments in (("search", path, "가"), ("export", path, "--format", "csv"), ("reprocess", path)):
            ended = command(*arguments)
            assert (ended.code, ended.out) == (2, "")
            assert str(path) in ended.err
            assert "Traceback" not in ended.err
        if path.name != "missing.db":
            assert command("run", folder, "--db", path).code == 2
        assert (path.read_bytes() if path.is_file() else None) == before


def test_wrong_usage(command: Command) -> None:
    for arguments in (
        ["extract"],
        ["run", "x.html"],
        ["extract", "x.html", "--format", "xml"],
        ["extract", "x.html", "--jobs", "0"],
        ["nonsense"],
        ["check", "no such folder"],
    ):
        ended = command(*arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith("Usage: award-extractor")


def test_search_for_nothing(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    command("run", folder / "b.txt", "--db", db)
    ended = command("search", db, "!?")
    assert (ended.code, ended.out) == (2, "")
    assert "nothing to search for" in ended.err
