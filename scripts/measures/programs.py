"""Whole programs: start-up and the commands that load no model (part d)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from measures.figures import Report

SENTENCE = "영천시는 데이터기반행정 실태점검에서 우수 등급을 받았다."
ARTICLE = f"""가온시, 데이터 행정 우수

{SENTENCE} 시장은 더 나은 행정을 펴겠다고 말했다.
"""
LEAST = f"""
import spacy
from kiwipiepy import Kiwi
kiwi = Kiwi(num_workers=0, load_multi_dict=False)
kiwi.tokenize({SENTENCE!r})
"""


def measure(article: Path, database: Path, repeat: int, report: Report) -> None:
    """Part d. `article`: a text with an award; `database`: one to search in and to export."""
    own = [sys.executable, "-m", "extractor"]
    commands = {
        "a bare Python": [sys.executable, "-c", "pass"],
        "spaCy and Kiwi loaded, one sentence": [sys.executable, "-W", "ignore", "-c", LEAST],
        "extract, to the first record": [*own, "extract", str(article), "-o", os.devnull],
        "--help": [*own, "--help"],
        "search": [*own, "search", str(database), "분석"],
        "export": [
            *own,
            "export",
            str(database),
            "--format",
            "csv",
            "-o",
            str(database.with_name("awards.csv")),
        ],
    }
    rounds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(repeat + 1):
        for name, command in commands.items():
            seconds = _wall(command)
            if turn:
                rounds[name].append(seconds)
    for name, walls in rounds.items():
        report.add("d", name, "s wall", walls)
    least = rounds["spaCy and Kiwi loaded, one sentence"]
    report.compare(
        "d", "extract / loading alone", rounds["extract, to the first record"], least, 1.3, at_least=False
    )
    for name in ("--help", "search", "export"):
        allowed = [bare + 0.3 for bare in rounds["a bare Python"]]
        report.compare("d", f"{name} / (a bare Python + 0.3 s)", rounds[name], allowed, 1, at_least=False)


def _wall(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start
