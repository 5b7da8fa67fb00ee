"""Minimum scores and pinned scores: what must make a check fail, and what must not."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from extractor.check import Report, gates
from extractor.check.scores import Tally
from extractor.cli import main
from extractor.errors import LabelError
from extractor.model import Article
from extractor.pipeline import Extractor
from tests.check.samples import AWARD, LABEL, TEXT, write

PLAN = "울진군이 공공데이터 개방 계획을 5일 세웠다. 군은 내년부터 데이터를 공개한다."
NEGATIVE = LABEL | {"title": "울진군, 데이터 개방 계획", "text": PLAN, "awards": []}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "corpus/won/one", LABEL)
    write(tmp_path, "corpus/none/two", NEGATIVE)
    return tmp_path / "corpus"


def check(folder: Path, *options: object) -> int:
    return main(["check", str(folder), *map(str, options)])


def change(path: Path, **values: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_bytes()) | values, ensure_ascii=False), encoding="utf-8")


def test_check_scores_and_lists_differences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "won" / "one.json", awards=[AWARD | {"score": 12.5}])
    assert check(folder) == 0
    shown = capsys.readouterr().out
    assert "won/one\n  경상북도 경산시 · open-data · 2024: score: expected '12.5', found '91.5'" in shown
    assert "samples: 2; awards invented in articles without any: 0" in shown
    rows = {line.split()[0]: line.split()[1:] for line in shown.splitlines() if line and line[0] != " "}
    assert rows["award"] == ["1.0000", "1.0000", "1.0000", "–", "1.0000"]
    assert rows["score"] == ["0.0000", "0.0000", "0.0000", "–", "0.0000"]
    assert rows["negatives"] == ["1.0000", "1.0000", "–"]


def test_minimum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder, "--min", "award=1", "--min", "score=1", "--min", "streak=1") == 0
    change(folder / "won" / "one.json", awards=[AWARD | {"score": 12.5}])
    capsys.readouterr()
    assert check(folder, "--min", "award=1", "--min", "score=0.5") == 1
    assert "score is 0.0000, below the minimum 0.5" in capsys.readouterr().err


@pytest.mark.parametrize("words", ["award", "award=x", "award=1.5", "award=nan", "=1", "points=0.5"])
def test_wrong_minimum_is_wrong_usage(folder: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder, "--min", words) == 2
    assert "write FIELD=NUMBER" in capsys.readouterr().err


def test_pinned_scores_hold_until_something_is_changed_by_hand(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pinned, label = folder / "pinned.json", folder / "won" / "one.json"
    assert check(folder, "--pin", pinned) == 0
    assert check(folder, "--pinned", pinned) == 0
    before, content = pinned.read_bytes(), label.read_bytes()

    floors = json.loads(before)["floors"]
    assert floors["won"]["score"] == 1.0
    floors["won"]["score"] = 0.5
    change(pinned, floors=floors)
    assert check(folder, "--pinned", pinned) == 1, "a pinned score was lowered by hand"
    assert "scripts/pin" in capsys.readouterr().err
    pinned.write_bytes(before)

    change(label, notes="changed by hand")
    assert check(folder, "--pinned", pinned) == 1, (
        "a label was changed by hand, without an effect on any score"
    )
    label.write_bytes(content)

    write(folder, "won/three", LABEL)
    assert check(folder, "--pinned", pinned) == 1, "a sample was added by hand"
    (folder / "won" / "three.json").unlink()

    (folder / "won" / "README.md").write_text("no sample", encoding="utf-8")
    assert check(folder, "--pinned", pinned) == 0

    label.unlink()
    assert check(folder, "--pinned", pinned) == 1, "a sample was taken away"
    assert "won: award is not scored, below the pinned 1.0000" in capsys.readouterr().err


def test_a_score_below_the_pinned_one_fails_whatever_the_digest_says(folder: Path) -> None:
    pinned = folder / "pinned.json"
    write(folder, "won/one", LABEL | {"awards": [AWARD | {"score": 12.5}]})
    floors = {"won": {"score": 0.5}}
    content = gates.Pinned(digest=gates.digest(folder, floors), samples=2, floors=floors)
    pinned.write_text(
        json.dumps({f: getattr(content, f) for f in content.__struct_fields__}), encoding="utf-8"
    )
    assert check(folder, "--pinned", pinned) == 1
    floors["won"]["score"] = 0.0
    content = gates.Pinned(digest=gates.digest(folder, floors), samples=2, floors=floors)
    pinned.write_text(
        json.dumps({f: getattr(content, f) for f in content.__struct_fields__}), encoding="utf-8"
    )
    assert check(folder, "--pinned", pinned) == 0


def test_pinning_refuses_to_lower_unless_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pinned = folder / "pinned.json"
    assert check(folder, "--pin", pinned) == 0
    before = pinned.read_bytes()
    write(folder, "won/one", LABEL | {"awards": [AWARD | {"score": 12.5}]})
    assert check(folder, "--pin", pinned) == 1
    assert "won: score would fall from 1.0000 to 0.0000" in capsys.readouterr().err
    assert pinned.read_bytes() == before
    assert check(folder, "--pin", pinned, "--allow-lower") == 0
    assert check(folder, "--pinned", pinned) == 0


def test_pinning_refuses_labels_that_cannot_be_used(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "won" / "broken.json").write_text("{", encoding="utf-8")
    assert check(folder, "--pin", folder / "pinned.json") == 1
    assert "broken.json: not valid JSON" in capsys.readouterr().err
    assert not (folder / "pinned.json").exists()


@pytest.mark.parametrize(
    "content", [None, "{", '{"digest": "x"}', '{"digest": "", "samples": 1, "floors": []}']
)
def test_wrong_pinned_file_is_wrong_usage(
    folder: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (folder / "pinned.json").write_text(content, encoding="utf-8")
    assert check(folder, "--pinned", folder / "pinned.json") == 2
    assert "scripts/pin" in capsys.readouterr().err


def test_pinning_refuses_while_the_program_fails_on_a_sample(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(extractor: Extractor, article: Article) -> Article:
        raise RuntimeError("broken")

    monkeypatch.setattr(Extractor, "award", broken)
    assert check(folder, "--format", "scores") == 1
    assert check(folder, "--pin", folder / "pinned.json", "--allow-lower") == 1
    assert "internal error (RuntimeError: broken)" in capsys.readouterr().err
    assert not (folder / "pinned.json").exists()


def test_scores_are_pinned_rounded_down(tmp_path: Path) -> None:
    tally = Tally()
    tally.counts["award"].right, tally.counts["award"].missed = 1, 1
    report = Report(folder=tmp_path, results=[], groups={"a": tally}, total=tally, errors=[])
    assert gates.floors_of(report) == {"a": {"award": 0.6666}}


def test_an_unusable_label_fails_the_check_and_the_others_are_scored(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "won/bad", LABEL | {"publishd": "2025-03-05"})
    assert check(folder, "--format", "json") == 1
    captured = capsys.readouterr()
    assert "bad.json" in captured.err
    assert "publishd" in captured.err
    shown = json.loads(captured.out)
    assert shown["samples"] == 2
    assert shown["scores"]["award"]["f1"] == 1.0
    assert len(shown["unusable"]) == 1


def test_formats_for_machines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "won/one", LABEL | {"awards": [AWARD | {"score": 12.5}]})
    assert check(folder, "--format", "json", "--min", "score=1") == 1
    shown = json.loads(capsys.readouterr().out)
    assert shown["differences"] == [
        {
            "sample": "won/one",
            "path": str(folder / "won" / "one.json"),
            "award": "경상북도 경산시 · open-data · 2024",
            "field": "score",
            "expected": "12.5",
            "found": "91.5",
        }
    ]
    assert shown["groups"]["won"]["score"] == {
        "f1": 0.0, "precision": 0.0, "recall": 0.0, "right": 0, "wrong": 1, "missed": 1,
    }  # fmt: skip
    assert shown["fell_short"] == ["score is 0.0000, below the minimum 1"]

    assert check(folder, "--format", "junit", "--min", "score=1") == 1
    suite = ET.fromstring(capsys.readouterr().out)
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    assert [case.get("name") for case in suite if case.find("failure") is not None] == shown["fell_short"]
    assert "91.5" in suite.findtext("testcase/system-out", "")

    assert check(folder, "--format", "github", "--min", "score=1") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::warning file={folder / 'won' / 'one.json'}::")
    assert "::error::score is 0.0000, below the minimum 1" in lines


def test_a_page_that_must_be_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "list", {"no_article": True, "awards": []})
    links = "".join(f'<li><a href="/{n}">소식 {n}</a></li>' for n in range(30))
    (tmp_path / "list.html").write_text(f"<html><body><ul>{links}</ul></body></html>", encoding="utf-8")
    assert check(tmp_path, "--min", "refused=1") == 0
    (tmp_path / "list.html").write_text(f"<h1>제목</h1><article><p>{TEXT}</p></article>", encoding="utf-8")
    assert check(tmp_path, "--min", "refused=1") == 1
    assert "article: expected nothing" in capsys.readouterr().out


def test_pinned_file_that_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder, "--pin", folder / "no folder" / "pinned.json") == 2
    assert "cannot be written" in capsys.readouterr().err


def test_labels_beside_pinned_scores_are_errors_to_read(tmp_path: Path) -> None:
    with pytest.raises(LabelError, match="cannot be read"):
        gates.read_pinned(tmp_path)
