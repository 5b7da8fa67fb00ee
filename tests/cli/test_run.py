import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from extractor.store import Database
from tests.cli.conftest import ALSO_WON, WON, Command, page


def content(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a run stores about articles."""
    tables = ("pages", "articles", "claims", "awards", "award_projects")
    with sqlite3.connect(db) as connection:
        return {t: sorted(connection.execute(f"SELECT * FROM {t}"), key=str) for t in tables}


def runs(db: Path) -> list[dict[str, object]]:
    with Database.open(db, readonly=True) as database:
        return database.rows("SELECT * FROM runs ORDER BY id")


def test_run_stores_and_running_again_changes_nothing(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    ended = command("run", folder, "--db", db)
    assert ended.code == 0
    assert ended.out == ""
    assert ended.err == (
        f"pages 4: new 4, changed 0, unchanged 0, failed 0; {db} holds 4 articles and 2 awards\n"
    )
    first = content(db)
    ended = command("run", folder, "--db", db, "-v")
    assert ended.err.splitlines()[0] == f"{folder / 'a.html'}: nothing new"
    assert "new 0, changed 0, unchanged 4, failed 0" in ended.err
    assert content(db) == first
    with Database.open(db, readonly=True) as database:
        assert database.rows("SELECT count(*) AS n FROM municipalities")[0]["n"] > 200
        assert database.rows("SELECT count(*) AS n FROM programmes")[0]["n"] >= 5


def test_run_is_recorded(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    command("run", folder, folder / "none.html", "--db", db)
    (run,) = runs(db)
    assert run["ended"] is not None
    assert json.loads(str(run["counts"])) == {"pages": 5, "new": 4, "changed": 0, "unchanged": 0, "failed": 1}
    assert "kiwipiepy" in str(run["fingerprint"])
    assert str(run["patterns"]) in str(run["fingerprint"])
    assert json.loads(str(run["options"]))["sources"] == [str(folder), str(folder / "none.html")]


def test_changed_page_is_read_again(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    command("run", folder, "--db", db)
    (folder / "a.html").write_text(page(WON.replace("91.5", "92.5")), encoding="utf-8")
    assert "new 0, changed 1, unchanged 3" in command("run", folder, "--db", db).err
    with Database.open(db, readonly=True) as database:
        scores = database.rows("SELECT value FROM claims WHERE field = 'score' ORDER BY value")
    assert [row["value"] for row in scores] == ["91.5", "92.5"]


def test_other_patterns_read_again(folder: Path, tmp_path: Path, command: Command) -> None:
    db, patterns = tmp_path / "awards.db", tmp_path / "patterns"
    command("run", folder, "--db", db)
    patterns.mkdir()
    text = '[[institution]]\nname = "가온데이터진흥원"\n'
    (patterns / "institutions.toml").write_text(text, encoding="utf-8")
    ended = command("run", folder, "--db", db, "--patterns", patterns, "-v")
    assert "nothing new" not in ended.err
    assert "unchanged 4" in ended.err


def test_failures_are_recorded_with_their_stage(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    (folder / "empty.html").touch()
    links = "".join(f'<li><a href="/{n}">소식 {n}</a></li>' for n in range(40))
    (folder / "list.html").write_text(f"<html><body><ul>{links}</ul></body></html>", encoding="utf-8")
    ended = command("run", folder, "--db", db)
    assert ended.code == 1
    assert ended.err.count("failed: ") == 2
    with Database.open(db, readonly=True) as database:
        failures = [(Path(f["source"]).name, f["stage"], f["page"] is None) for f in database.failures()]
    assert failures == [("empty.html", "source", True), ("list.html", "page", False)]
    (folder / "empty.html").write_text(page(ALSO_WON), encoding="utf-8")
    (folder / "list.html").unlink()
    assert "new 1, changed 0, unchanged 4, failed 0" in command("run", folder, "--db", db).err
    with Database.open(db, readonly=True) as database:
        assert [Path(f["source"]).name for f in database.failures()] == ["list.html"]


def test_any_number_of_processes_stores_the_same(folder: Path, tmp_path: Path, command: Command) -> None:
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    assert command("run", folder, "--db", one).code == 0
    assert command("run", folder, "--db", two, "--jobs", 2).code == 0
    assert content(one) == content(two)


def test_interruption_keeps_what_was_done(tmp_path: Path) -> None:
    db = tmp_path / "awards.db"
    arguments = [sys.executable, "-m", "extractor", "run", "-", "--db", str(db), "-v"]
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stderr is not None
    process.stdin.write(json.dumps({"text": WON}).encode() + b"\n")
    process.stdin.flush()  # and the pipe stays open: the program waits for more
    assert process.stderr.readline().decode() == "-:1: awards: 1\n"
    process.send_signal(signal.SIGINT)
    rest = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130
    assert rest.strip() == "interrupted; what was done is kept"
    with Database.open(db, readonly=True) as database:
        assert database.counts()["articles"] == 1
    assert runs(db)[0]["ended"] is None


def test_reprocess(folder: Path, tmp_path: Path, command: Command) -> None:
    db, patterns = tmp_path / "awards.db", tmp_path / "patterns"
    command("run", folder, "--db", db)
    before = content(db)
    ended = command("reprocess", db, "--dry-run")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == "pages 4: would change 0, failed 0\n"
    with sqlite3.connect(db) as connection:  # as if older rules had read another score, and no award in b.txt
        connection.execute("UPDATE claims SET value = '90' WHERE field = 'score'")
        connection.execute("DELETE FROM claims WHERE award LIKE '47230|%'")
    connection.close()
    ended = command("reprocess", db, "--dry-run", "--jobs", 2)
    assert ended.code == 0
    assert ended.out.splitlines().count("~ 47290|open-data|2024 score: 90.0 → 91.5") == 2
    added = [
        line for line in ended.out.splitlines() if line.startswith("+ 47230|data-based-administration|2023")
    ]
    assert len(added) == 1
    assert "would change 3" in ended.err
    assert content(db) != before
    ended = command("reprocess", db, "--patterns", _empty(patterns))
    assert "changed 3, unchanged 1, failed 0" in ended.err
    assert content(db)["claims"] == before["claims"]
    assert content(db)["awards"] == before["awards"]


def _empty(patterns: Path) -> Path:
    patterns.mkdir()
    return patterns


def test_search_and_export(folder: Path, tmp_path: Path, command: Command) -> None:
    db = tmp_path / "awards.db"
    command("run", folder, "--db", db)
    ended = command("search", db, "버스", "혼잡도")
    assert ended.code == 0
    assert "[버스] 정류장 [혼잡도]" in ended.out
    assert ended.err == "articles: 2\n"
    ended = command("search", db, "없는낱말")
    assert (ended.code, ended.out, ended.err) == (0, "", "articles: 0\n")
    table = tmp_path / "awards.csv"
    assert command("export", db, "-o", table).err == "rows: 2\n"
    assert table.read_bytes().startswith(b"\xef\xbb\xbfkey,")
    assert [row["score"] for row in command("export", db, "--format", "jsonl").articles] == [None, 91.5]
    lines = command("export", db, "--format", "table").out.splitlines()
    assert [line.split()[1] for line in lines if "시 " in line] == ["영천시", "경산시"]
    for arguments in (("export", db), ("export", db, "--format", "table", "--table", "claims")):
        ended = command(*arguments)
        assert ended.code == 2
        assert "--format" in ended.err
    assert os.listdir(tmp_path).count("awards.csv") == 1
