"""Results told once more, in a sentence that names no evaluation: '최우수로 뽑힌 곳은 A뿐이다' after
A was 최우수 in one evaluation and 우수 in another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extractor.resolve.scene import Scene

if TYPE_CHECKING:
    from extractor.resolve.drafts import Draft


def retells_another(scene: Scene, drafts: Iterable[Draft], new: Draft) -> bool:
    """Whether a grade is one that another programme's award of the recipient has, while the award that it
    would count for has a grade of its own.
    """
    home = scene.sentences[new.result.sentence]
    if new.programme.kind != "evaluation" or home.start <= new.event.start < home.end:
        return False
    ours = [d for d in drafts if d.won_by((new.recipient,)) and d.programme.kind == "evaluation"]
    return any(d.grade == new.grade and d.programme.id != new.programme.id for d in ours) and any(
        d.grade != new.grade and d.same_award(new) and not new.back for d in ours
    )
