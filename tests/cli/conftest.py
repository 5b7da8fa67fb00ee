"""Pages made up for the tests of the command line, and the command line itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extractor.cli import main

WON = (
    "경산시가 행정안전부의 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고 5일 밝혔다.\n"
    "시는 이번 평가에서 91.5점을 얻었다. 버스 정류장 혼잡도 분석을 시민에게 공개한 점이 인정받았다."
)
ALSO_WON = "영천시는 행정안전부의 2023년 데이터기반행정 실태점검에서 우수 등급을 받았다고 7일 밝혔다."
PLAN = "울진군이 공공데이터 개방 계획을 5일 세웠다. 군은 내년부터 군민에게 데이터를 공개하기로 했다."


def page(text: str, title: str = "시정 소식") -> str:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><nav><a href='/'>홈</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def articles(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Ended]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in this process, so that the models load once."""

    def run(*arguments: object) -> Ended:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good sources: a page, a text, a list of records."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(page(WON, "경산시, 공공데이터 평가 우수"), encoding="utf-8")
    (pages / "b.txt").write_text(f"영천시, 데이터행정 우수\n\n{ALSO_WON}\n", encoding="utf-8")
    records = [
        {"id": "plan", "text": PLAN, "published": "2025-03-05"},
        {"id": "won", "text": WON, "desk": "경북"},
    ]
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (pages / "c.jsonl").write_text(lines, encoding="utf-8")
    return pages
