"""Labelled samples made up for the tests, and awards as the extractor would find them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractor.labels import LabelledAward
from extractor.model import VALUE_FIELDS, Award, Evidence

TEXT = (
    "경산시가 행정안전부의 2024년 공공데이터 제공 운영실태 평가에서 우수 등급을 받았다고 5일 밝혔다.\n"
    "시는 이번 평가에서 91.5점을 얻었다. 버스 정류장 혼잡도 분석을 시민에게 공개한 점이 인정받았다."
)
AWARD: dict[str, Any] = {
    "recipient": "경상북도 경산시",
    "region_code": "47290",
    "recipient_kind": "si",
    "programme": "open-data",
    "evaluation_year": 2024,
    "grade": "우수",
    "streak": None,
    "score": 91.5,
    "peer_average": None,
    "agencies_evaluated": None,
    "incentive_krw": None,
    "projects": ["버스 정류장 혼잡도 분석"],
}
LABEL: dict[str, Any] = {
    "publisher": "가온일보",
    "published": "2025-03-05",
    "title": "경산시, 공공데이터 우수",
    "text": TEXT,
    "awards": [AWARD],
}


def labelled(**values: Any) -> LabelledAward:
    """A labelled award."""
    return LabelledAward(**(AWARD | values | {"projects": tuple(values.get("projects", AWARD["projects"]))}))


def found(**values: Any) -> Award:
    """An award as the extractor finds it."""
    whole = AWARD | values | {"projects": tuple(values.get("projects", AWARD["projects"]))}
    quote = (Evidence(start=0, end=1, quote="x", rule="test", digest="0" * 12),)
    return Award(**whole, evidence={f: quote for f in VALUE_FIELDS if whole[f] not in (None, ())})


def write(folder: Path, name: str, label: object) -> Path:
    """A label in a folder."""
    path = folder / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(label, ensure_ascii=False), encoding="utf-8")
    return path
