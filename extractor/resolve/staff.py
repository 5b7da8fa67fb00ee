"""Prizes of officials who are told by their institution alone: '우수상은 고양시 소속 공무원에게 돌아갔다'."""

from __future__ import annotations

import re

from extractor.cue_files import Cues
from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene, Sentence

# Behind an institution's name: who of it won: ' 소속 공무원에게', ' 강나라 주무관이', ' 직원 두 명이'
_STAFF = (
    r"(?:의)?\s(?:소속\s|출신\s|[가-힣·]{2,10}{recipients.departments}\s){0,2}(?:[가-힣]{2,4}(?:·[가-힣]{2,4}){0,4}\s)?"
    r"(?:{results.persons}|{recipients.person_titles})(?:들|단)?"
    r"(?:\s(?:학습\s?)?(?:모임|동아리|연합팀|팀|동호회|연구회))?(?:\s?(?:\d{1,3}|한|두|세|네|다섯)\s?(?:명|사람))?(?:으로\s(?:꾸려진|꾸린|이뤄진|구성된)\s[^\s,.]{1,8})?"
    r"(?:에게|에|이|가|은|는|,|\s?$)"
)
# Between two names of one list
_JOINT = re.compile(r"\s?(?:,|·|와|과|및)\s?")


def won_by_staff(scene: Scene, cues: Cues, sentence: Sentence, prize: Mention) -> bool:
    """Whether whom a prize is told of are people of the institution that stands nearest to it: behind it as
    its topic ('대상은 A시 직원에게'), else before it ('A시 직원이 대상을').
    """
    names = sentence.of("INSTITUTION", "STEM")
    prizes = sentence.of("PRIZE")
    is_topic = re.match(
        r"['\"]?(?:\([^()\n]{1,20}\))?(?:(?:과|와|·|,\s)[^.,\n]{1,10})?(?:은|는)\s",
        scene.ahead(prize.end, 40),
    )
    floor = max((p.end for p in prizes if p.end <= prize.start), default=sentence.start)
    before = [m for m in names if floor <= m.start and m.end <= prize.start]
    behind_it = prize.end + (is_topic.end() if is_topic is not None else 0)
    ceiling = min((p.start for p in prizes if p.start >= behind_it), default=sentence.end)
    behind = [m for m in names if prize.end < m.start < ceiling]
    told = behind[:1] if is_topic is not None or not before else before[-1:]
    return any(
        cues.regex(_STAFF).match(scene.text, _end_of_list(scene, names, name), sentence.end) for name in told
    )


def _end_of_list(scene: Scene, names: list[Mention], name: Mention) -> int:
    """Where the list ends that a name stands in."""
    end = name.end
    for other in names:
        if other.start >= end and _JOINT.fullmatch(scene.text, end, other.start):
            end = other.end
    return end
