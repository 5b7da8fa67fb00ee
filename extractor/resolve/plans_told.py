"""Projects of which the grammar of their sentence says that they are still to be done: an obligation, the
future form of a verb before the name, a resolve, a clause without a tense before a plan.
"""

from __future__ import annotations

import re

from extractor.language.syllables import FINAL_RIEUL, final_of
from extractor.resolve.named_project import Named

# Behind a name: what must be done with it: '을 다 해야 한다', '를 서둘러야 하는'
_OBLIGED = re.compile(
    r"['\"]?(?:을|를|도|이|가|에)\s(?:[^\s.,'\"]{1,8}\s){0,3}[가-힣]{0,5}[가-힣]야\s?(?:만\s)?"
    r"(?:한다|하는|할\s|하고|하며|한다며|합니다|된다|되는|됩니다|했)"
    r"|['\"]?(?:이|가|도)\s(?:[가-힣]{1,4}\s)?(?:필요하|절실하|시급하)"
)
# Right before a name: a verb of doing in its future form: '하반기에 추진할 ', '새로 선보일 '
_TO_DO_BEFORE = re.compile(
    r"(?:추진|시작|착수|도입|구축|개발|시행|운영|진행|공개|개방|출시|개통|실시|수행|마련|착공|선보|들여|내놓|새로\s만|꾸|펼|벌)"
    r"[이여]?([가-힣])\s['\"]?$"
)
# Behind a name: it was resolved to do it: '에 나서기로 했다', '을 들이기로 뜻을 모았다'
_RESOLVED = re.compile(
    r"['\"]?(?:을|를|도|에|에도)\s(?:[^\s.,'\"]{1,8}\s){0,3}[가-힣]{1,5}기로\s(?:했|하였|한\s|하고|해\s|뜻|결정|정했|합의|약속|방침)"
)
# How a clause ends that has no tense of its own: '를 열고'; not '를 마치고', '를 하고 있고'
_WITHOUT_TENSE = re.compile(r"[가-힣]고,?\s?$")
_HAS_TENSE = re.compile(r"[았었했됐섰렸겼켰췄뒀웠났갔왔쳤졌폈]고,?\s?$")
_ENDED_OR_LASTING = re.compile(
    r"(?:마치|끝내|마무리하|완료하|거치|마련하|갖추|딛|발판\s?삼|앞세우|들|얻|받|거두|있|않|넘|계기로\s?삼|바탕\s?삼)고,?\s?$"
)
_ENDS_IN_WILL = re.compile(r"[가-힣]겠(?:다|습니다)(?:고|며|면서|는)?['\"]?(?:\s[^\n.]{0,24})?\.?['\"]?\s*$")
# How a sentence ends that tells a plan; '할 예정이다', '열 방침이다'
_ENDS_IN_PLAN = re.compile(
    r"([가-힣])\s(?:예정|계획|방침|구상|생각|참)(?:이다|이라고|입니다|이라며|임)[^\n]{0,24}\s*$"
)


def is_due_by_grammar(named: Named) -> bool:
    """Whether the grammar around a name says that it is still to be done."""
    before = _TO_DO_BEFORE.search(named.head[-16:])
    if before is not None and final_of(before[1]) == FINAL_RIEUL:
        return True
    if _OBLIGED.match(named.tail) or _RESOLVED.match(named.rest):
        return True
    return _goes_on_to_plan(named)


def _goes_on_to_plan(named: Named) -> bool:
    """'데이터 교육을 열고 예측 시스템도 들여올 예정이다': a clause without a tense has that of the end."""
    end = _ENDS_IN_PLAN.search(named.tail)
    will = _ENDS_IN_WILL.search(named.tail) or (end is not None and final_of(end[1]) == FINAL_RIEUL)
    if not will or not _WITHOUT_TENSE.search(named.rest):
        return False
    return not _HAS_TENSE.search(named.rest) and not _ENDED_OR_LASTING.search(named.rest)
