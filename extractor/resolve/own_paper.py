"""Who speaks in a local government's own paper: '우리 구는' in 도봉마을, where nothing names the district."""

from __future__ import annotations

from extractor.knowledge import Knowledge
from extractor.resolve.namesakes import Recipient
from extractor.resolve.scene import Scene

OURS = "우리 "
SHORTEST = 2
"""So long at least is a name without 시, 군, 구 that a paper can be known by."""


def own_government(body: Scene, knowledge: Knowledge, publisher: str | None) -> Recipient | None:
    """The local government of the kind that the text calls ours, if the paper's name begins or ends with
    that of one alone.
    """
    ours = next(
        (m for m in body.mentions if m.label == "SELF" and body.text.endswith(OURS, 0, m.start)), None
    )
    if publisher is None or ours is None:
        return None
    named = [
        unit
        for unit in knowledge.municipalities
        if unit.kind == ours.value
        and len(bare := unit.name[:-1]) >= SHORTEST
        and (publisher.startswith(bare) or publisher.endswith((bare, unit.name)))
    ]
    if len({unit.full_name for unit in named}) != 1:
        return None
    codes = tuple(unit.code for unit in named)
    return Recipient(codes[0], ours, codes, f"the paper, {publisher}, is its own")
