import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import extractor
from extractor.model import VALUE_FIELDS, Page
from tests.cli.conftest import WON, Command


def test_one_object_a_line_in_input_order(folder: Path, command: Command) -> None:
    ended = command("extract", folder)
    assert (ended.code, ended.err) == (0, "")
    assert [article["id"] for article in ended.articles] == ["a", "b", "plan", "won"]
    first, last = ended.articles[0], ended.articles[3]
    assert first["title"] == "경산시, 공공데이터 평가 우수"
    assert first["source"] == str(folder / "a.html")
    award = first["awards"][0]
    values = ("recipient", "region_code", "programme", "evaluation_year", "grade", "score", "streak")
    assert [award[v] for v in values] == ["경상북도 경산시", "47290", "open-data", 2024, "우수", 91.5, None]
    assert set(VALUE_FIELDS) < set(award)
    assert ended.articles[2]["awards"] == [], "an article without an award is an article"
    assert last["extra"] == {"desk": "경북"}
    for item in ended.articles:
        jsonschema.validate(item, extractor.json_schema())
        for found in item["awards"]:
            for evidence in (e for several in found["evidence"].values() for e in several):
                text = item[evidence["in"]]
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_one_list(folder: Path, command: Command) -> None:
    lines = command("extract", folder).articles
    assert json.loads(command("extract", "--format", "json", folder).out) == lines
    ended = command("extract", "--format", "json", folder / "nothing.html")
    assert (ended.code, json.loads(ended.out)) == (1, [])


def test_table(folder: Path, command: Command) -> None:
    lines = command("extract", "--format", "table", folder).out.splitlines()
    rows = [line.split() for line in lines if "시 " in line]
    assert lines[1].split() == ["recipient", "programme", "year", "grade", "streak", "score", "source"]
    assert rows[0] == ["경상북도", "경산시", "open-data", "2024", "우수", "–", "91.5", str(folder / "a.html")]
    assert len(rows) == 3


def test_any_number_of_processes_gives_the_same(folder: Path, command: Command) -> None:
    (folder / "empty.html").touch()
    one, two = command("extract", folder), command("extract", folder, "--jobs", 2)
    assert one == two
    assert one.code == 1
    assert len(one.articles) == 4


def test_output_file_is_as_stdout_and_replaces_the_old_one(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    ended = command("extract", folder, "-o", out)
    assert (ended.code, ended.out) == (0, "")
    assert out.read_text(encoding="utf-8") == command("extract", folder).out
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.jsonl", "pages"]
    assert out.stat().st_mode & 0o777 == 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_link_is_written_through_and_a_device_is_not_replaced(
    folder: Path, tmp_path: Path, command: Command
) -> None:
    real, link, pipe = tmp_path / "real", tmp_path / "link", tmp_path / "pipe"
    real.touch()
    link.symlink_to(real)
    assert command("extract", folder / "a.html", "-o", link).code == 0
    assert link.is_symlink()
    assert WON.split()[0] in real.read_text(encoding="utf-8")
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert command("extract", folder / "a.html", "-o", pipe).code == 0
        assert pipe.is_fifo()
        assert os.read(reader, 1_000_000).decode() == real.read_text(encoding="utf-8")
    finally:
        os.close(reader)


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_interruption_keeps_what_was_done(
    folder: Path, tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    def interrupted(names: Any, **options: object) -> Iterator[Page]:
        yield Page(source="a.html", content=(folder / "a.html").read_bytes(), media="html")
        raise KeyboardInterrupt

    monkeypatch.setattr("extractor.sources.read_sources", interrupted)
    out = tmp_path / "out"
    ended = command("extract", folder, "--format", form, "-o", out)
    assert ended.code == 130
    assert "what was done is in" in ended.err
    content = (tmp_path / "out.part").read_text(encoding="utf-8")
    done = json.loads(content) if form == "json" else [json.loads(line) for line in content.splitlines()]
    assert [article["id"] for article in done] == ["a"]
    assert not out.exists()


def test_standard_input(folder: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    with (folder / "c.jsonl").open(encoding="utf-8") as lines:
        monkeypatch.setattr(sys, "stdin", lines)
        ended = command("extract", "-")
    assert [article["source"] for article in ended.articles] == ["-:1", "-:2"]


def test_quiet_and_verbose_before_or_after_the_command(folder: Path, command: Command) -> None:
    assert command("extract", folder / "a.html", "-v").err == f"{folder / 'a.html'}: awards: 1\n"
    assert command("-v", "extract", folder / "a.html").err == f"{folder / 'a.html'}: awards: 1\n"
    assert "no such file" in command("--quiet", "extract", folder / "x.html").err
