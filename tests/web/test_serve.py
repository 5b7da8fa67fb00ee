"""The command, as a person starts and stops it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from extractor.cli import main


def test_it_tells_its_address_answers_and_stops_when_interrupted(database: Path) -> None:
    command = [sys.executable, "-m", "extractor", "serve", str(database), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        try:
            address = process.stdout.readline().strip()
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address), process.stderr.read()
            # through no proxy that the environment names
            with httpx.Client(trust_env=False) as client:
                answer = client.get(address + "data/award_overview.json?_shape=array")
                assert client.post(address).status_code == 405
            assert answer.status_code == 200
            assert len(answer.json()) > 5
            assert "server" not in answer.headers
        finally:
            process.send_signal(signal.SIGINT)
        told = process.stderr.read()
        assert process.wait(30) == 130
    assert "read-only" in told
    assert told.splitlines()[-1] == "stopped"
    assert "Traceback" not in told


def test_a_port_in_use_is_said(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", str(database), "--port", str(port)]) == 2
    told = capsys.readouterr().err
    assert str(port) in told
    assert "--port" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none.db"], "no such database"),
        (["."], "is a folder"),
        ([__file__], "not a database"),
        (["none.db", "--port", "99999"], "99999"),
        ([], "DB"),
        (["none.db", "--patterns", "none"], "none.db: no such database"),
    ],
)
def test_what_cannot_be_shown_is_said(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_wrong_pattern_files_are_said(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(database), "--port", "0", "--patterns", str(tmp_path / "none")]) == 2
    assert "none: no such pattern folder" in capsys.readouterr().err
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "own.toml").write_text("[[rule]]\nid = 1\n", encoding="utf-8")
    assert main(["serve", str(database), "--port", "0", "--patterns", str(tmp_path)]) == 2
    assert "own.toml" in capsys.readouterr().err


def test_a_place_that_is_not_here_is_said(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(database), "--host", "192.0.2.1", "--port", "0"]) == 2
    assert "192.0.2.1" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(database: Path, tmp_path: Path) -> None:
    (tmp_path / "datasette.py").write_text("raise ModuleNotFoundError('no datasette', name='datasette')")
    ran = subprocess.run(
        [sys.executable, "-m", "extractor", "serve", str(database)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "award-extractor[web]" in ran.stderr
    assert "datasette" in ran.stderr
