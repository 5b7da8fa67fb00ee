"""Checks of the quality of data that were carried out: '개방데이터 품질점검을 벌여'. General words alone, so
that only the verb of doing behind them tells a project from an area of an evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.recognize.mentions import Mention
from extractor.recognize.project_words import Canvas

_CHECK = re.compile(
    r"(?<![가-힣])(?:(?:전체\s|보유\s)?(?:공공\s?데이터|개방\s?데이터|데이터|개방\s자료)(?:의|에\s대한)?\s?(?:전체\s)?)?(?:전수\s?)?품질\s?(?:전수\s?|자체\s?)?"
    r"(?:진단|점검|조사|검사)(?=[을를도]\s(?:[^\s.,'\"]{1,8}\s){0,3}?(?:벌[여였이인]|실시(?:했|해|하고)|마[쳐쳤친]|진행(?:했|해)|시행(?:했|해)|수행(?:했|해)|완료|끝[내냈]|거[쳐쳤친]))"
)


def checks(canvas: Canvas) -> Iterator[Mention]:
    """The checks that a text tells of."""
    for match in _CHECK.finditer(canvas.text):
        if canvas.is_free(*match.span()):
            yield canvas.mention(*match.span(), "check")
