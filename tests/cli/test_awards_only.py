"""Archives of which only the awards are wanted, and the log for programs."""

import json
from pathlib import Path

import pytest

from extractor import pipe
from extractor.store import Database
from tests.cli.conftest import Command, page

AWARD = (
    "남해군이 행정안전부의 2024년 데이터기반행정 실태점검에서 ‘우수’ 등급을 받았다. 군수가 8일 이를 밝혔다."
)
NAMED = "남해군이 데이터기반행정 실태점검을 앞두고 부서마다 자료를 모으고 있다. 군수가 8일 이를 밝혔다."
OTHER = "남해군이 겨울 시금치 축제를 열었다. 사흘 동안 주민 삼천 명이 다녀갔다고 군수가 8일 밝혔다."

MORE = "군은 주민과 함께 더 살기 좋은 고장을 만들어 가겠다고 했다. 자세한 내용은 군 누리집에 있다."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("a", AWARD), ("b", NAMED), ("c", OTHER)):
        (folder / f"{name}.html").write_text(page(f"{text}\n{MORE}", "남해 소식"), encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_only_pages_with_an_award_are_stored(
    command: Command, folder: Path, tmp_path: Path, jobs: str
) -> None:
    db = tmp_path / "awards.db"
    result = command("run", folder, "--db", db, "--awards-only", "--jobs", jobs)
    assert result.code == 0
    assert "pages 3: new 1, changed 0, unchanged 0, failed 0, without an award 2" in result.err
    with Database.open(db) as stored:
        assert stored.counts()["pages"] == 1
        assert [row["recipient"] for row in stored.rows("SELECT recipient FROM awards")] == [
            "경상남도 남해군"
        ]


def test_a_stored_page_that_lost_its_award_is_read_after_all(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    db = tmp_path / "awards.db"
    command("run", folder, "--db", db, "--awards-only")
    (folder / "a.html").write_text(page(f"{OTHER}\n{MORE}", "남해 소식"), encoding="utf-8")
    result = command("run", folder, "--db", db, "--awards-only")
    assert "new 0, changed 1" in result.err
    with Database.open(db) as stored:
        assert stored.counts()["awards"] == 0


def test_extract_and_the_api_leave_out_what_holds_none(command: Command, folder: Path) -> None:
    result = command("extract", folder, "--awards-only")
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["a"]
    assert [article.id for article in pipe(folder, awards_only=True)] == ["a"]


def test_the_log_tells_programs_how_a_run_went(command: Command, folder: Path, tmp_path: Path) -> None:
    log = tmp_path / "run.log"
    (folder / "empty.html").write_text("", encoding="utf-8")
    for _ in range(2):
        assert command("run", folder, "--db", tmp_path / "a.db", "--log-json", log).code == 1
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["start", "failed", "end"] * 2
    start, failed, end = lines[:3]
    assert (start["command"], start["sources"]) == ("run", [str(folder)])
    assert (failed["stage"], failed["source"]) == ("source", str(folder / "empty.html"))
    assert (end["outcome"], end["pages"], end["new"], end["failed"]) == ("fell short", 4, 3, 1)
    assert end["seconds"] > 0
    assert all("T" in line["time"] for line in lines)


def test_a_log_that_cannot_be_written_ends_the_command(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    log = tmp_path / "none" / "run.log"
    result = command("run", folder, "--db", tmp_path / "a.db", "--log-json", log)
    assert result.code == 2
    assert f"{log}: cannot be written" in result.err
