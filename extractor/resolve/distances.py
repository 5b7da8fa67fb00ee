"""Points that tell how far apart two scores are: '33점 높은', '평균을 31.6점이나 웃돌았다'. They are nobody's
score and no average.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.recognize.mentions import Mention
from extractor.resolve.scene import Scene

BEFORE_REACH = 14
"""So near before points the particle of what they are measured from stands."""

# Right before points: what another is held against, and by how much: '평균을 무려', '전년보다 약'
_MEASURED_FROM = re.compile(
    r"[가-힣\d)'\"](?:을|를|보다도?|에는?|대비)\s(?:무려|약|꼭|딱|각각|크게|최소|최대|모두|또)?\s?$"
)
# Right behind points: by how much: '이나 웃돌았다', ' 앞섰다', '가량 못 미쳤다'
_APART = re.compile(
    r"(?:이나|이|가량|정도|남짓|가까이|쯤|\s이상|\s넘게)?\s(?:더\s|크게\s|훌쩍\s|가뿐히\s)?"
    r"(?:웃[도돈돌]|밑[도돈돌]|상회|하회|앞[서선섰질]|뒤[지진졌처쳐쳤]|높|낮|뛰어넘|능가|초과|따돌|못\s?미|모자[라란랐]|부족|미달)"
)
# Before points: they are a distance by its own name: '평균과의 차이는 35점'
_BY_NAME = re.compile(
    r"(?:차이|격차|간격|거리|(?<![가-힣])차|점수차)(?:는|은|가|이|만|도)?\s(?:[가-힣]{1,4}\s){0,2}$"
)
NAME_REACH = 24
"""So near before points a word for a distance stands."""
# Behind points, whatever they are measured from: '평균과는 35점 벌어졌다', '11.6점만 더 채우면 우수다'
_AWAY = re.compile(
    r"(?:이나|가량|정도|남짓|쯤|이)?\s?(?:벌어|뒤처|뒤졌|뒤진|뒤지|모자라|모자란|모자랐|부족|뒤에)"
    r"|만\s?더\s|(?:을|를|이)?\s?더\s(?:채우|채웠|얻으면|받으면|받았으면|쌓|보태|보탰|따면)"
    r"|(?:이|가|만|밖에)?\s(?:안\s)?남[았은아겨긴]|까지\s(?:벌어|벌렸|좁|줄)"
    r"|(?:이나|을|를|가까이)\s(?:불[었어린]|불렸|보탰|보태|만회)|(?:이나|\s?가까이|\s?남짓|\s?가량)\s(?:뛰|올랐|올라|오른|늘|끌어)"
)


def is_distance(scene: Scene, mention: Mention, differences: Iterable[Mention]) -> bool:
    """Whether points are a distance. `differences`: the words for one right behind them."""
    text, end = scene.text, mention.end
    if any(not re.search(r"\d", text[end : m.start]) for m in differences):
        return True
    if _AWAY.match(scene.ahead(end, 12)) or _BY_NAME.search(scene.behind(mention.start, NAME_REACH)):
        return True
    return (
        _APART.match(scene.ahead(end, 20)) is not None
        and _MEASURED_FROM.search(scene.behind(mention.start, BEFORE_REACH)) is not None
    )
