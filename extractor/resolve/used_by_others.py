"""Names that stand for whoever uses what was done, or asked for it: '취업 포털이 이 데이터를 가져다 쓴다'."""

from __future__ import annotations

import re

from extractor.resolve.named_project import Named

_IS_CHANNEL = re.compile(r"(?:플랫폼|포털|앱|누리집|서비스|사이트|지도)$")
# Behind it: it uses what somebody else opened
_USES = re.compile(
    r"['\"]?(?:이|가|도|에서도?)\s(?:이\s?)?(?:[가-힣]{1,6}(?:를|을)\s)?(?:[가-힣]{1,4}\s)?"
    r"(?:활용(?:하게|할|하고|하는|한다|했|해)|가져다\s?쓰|가져다\s?쓴|가져다\s?썼|이용하게|쓰게|쓰고\s있|쓴다|받아\s?쓰|불러\s?쓰)"
)
# A wish of others: '이용자 단체의 요청을 받아'
_IS_WISH = re.compile(r"의\s(?:요청|건의|제안|민원|요구)$")
_WAS_HEARD = re.compile(r"['\"]?(?:을|를|에|으로|로)\s(?:받아|따라|반영|수용|듣|들어|맞춰)")


def uses_it(named: Named) -> bool:
    """Whether what is named uses what was done, or is what others wished."""
    surface = named.scene.surface(named.mention).rstrip("'\"")
    if _IS_WISH.search(surface):
        return _WAS_HEARD.match(named.rest) is not None
    return _IS_CHANNEL.search(surface) is not None and _USES.match(named.rest) is not None
