"""Names that their bearer has changed since: '문화재청 시절', '국가유산청(옛 문화재청)'.

What is told with one is told of who the text speaks of by today's name.
"""

from __future__ import annotations

import re

from extractor.resolve.scene import Scene

# Behind a former name: '문화재청 시절', '남구이던 2017년', '문화재청이라는 옛 이름으로'
BORNE_BEFORE = (
    r"^(?:(?:이던|이었던|였던)?\s(?:시절|때)|이?던\s20\d\d년|이?라는\s(?:옛\s)?{recipients.name_words}"
    r"|\s이름(?:으로|을))"
)
# Before a former name: '국가유산청(옛 문화재청)', '전신인 문화재청'
_FORMERLY = re.compile(r"\(\s?(?:옛|구|전|당시)[.\s]\s?$|(?<![가-힣])(?:옛|전신인|옛\s이름인)\s$")
_REACH = 8


def is_former_name(scene: Scene, start: int) -> bool:
    """Whether the words before a name that begins at `start` say that it is borne no longer."""
    return _FORMERLY.search(scene.behind(start, _REACH)) is not None
