"""How the page looks: kinds of mentions with their colours, and the style sheet (`page.css`).

The tests check every pair of colours for contrast.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

INK, PAPER, MUTED, LINK = "#1b1b1f", "#ffffff", "#54545e", "#0b4f9e"


class Kind(msgspec.Struct, frozen=True):
    """Mentions shown alike. `fill`: colour behind the words; `edge`: of border and tag."""

    name: str
    fill: str
    edge: str
    labels: tuple[str, ...]
    fields: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "who": Kind(
        "기관",
        "#d9e8ff",
        "#1d4f91",
        ("INSTITUTION", "STEM", "SELF"),
        ("recipient", "region_code", "recipient_kind"),
    ),
    "what": Kind("사업", "#e8dfff", "#5a35a6", ("PROGRAMME", "PROGRAMME_SHORT", "ANAPHOR"), ("programme",)),
    "other": Kind("다른 평가·대회", "#e6e6ea", "#4b4b55", ("OTHER_EVENT",)),
    "result": Kind("등급·상", "#d3f2dc", "#17643a", ("GRADE", "HIGHEST", "PRIZE"), ("grade",)),
    "streak": Kind("연속", "#ffe9b8", "#7a4b00", ("STREAK", "AGAIN"), ("streak",)),
    "points": Kind("점수", "#ffdfd0", "#99330b", ("POINTS",), ("score", "peer_average")),
    "count": Kind("기관 수", "#cdf0f0", "#0c5c5f", ("COUNT",), ("agencies_evaluated",)),
    "money": Kind("금액", "#f3efb4", "#5f5600", ("MONEY",), ("incentive_krw",)),
    "year": Kind("연도", "#ffdce9", "#93215a", ("YEAR", "RELATIVE_YEAR"), ("evaluation_year",)),
    "project": Kind("추진 사업", "#e3efcb", "#45600d", ("PROJECT",), ("projects",)),
}
"""Every label that is in none of these is a cue."""

_OF_LABEL = {label: name for name, kind in KINDS.items() for label in kind.labels}
_OF_FIELD = {field: name for name, kind in KINDS.items() for field in kind.fields}


def kind_of(labels: tuple[str, ...], fields: tuple[str, ...] = ()) -> str | None:
    """The kind of a mark: of its labels, else of the fields that it is evidence of; None for a cue."""
    kinds = [_OF_LABEL[label] for label in labels if label in _OF_LABEL]
    kinds += [_OF_FIELD[field] for field in fields if field in _OF_FIELD]
    return kinds[0] if kinds else None


@cache
def style_sheet() -> str:
    """The style sheet of the page; holds no address and nothing of an article."""
    sheet = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    for name, color in (("INK", INK), ("PAPER", PAPER), ("MUTED", MUTED), ("LINK", LINK)):
        sheet = sheet.replace(f"%{name}%", color)
    return sheet + "\n".join(f".k-{n}{{--fill:{k.fill};--edge:{k.edge}}}" for n, k in KINDS.items())
