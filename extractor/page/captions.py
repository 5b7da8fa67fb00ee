"""Lines that explain a picture, told from prose and from lists by what they say, as plain text keeps nothing
else.
"""

from __future__ import annotations

import re

from extractor.page import people
from extractor.page.lines import Line, is_prose, sentences
from extractor.page.places import is_place

POINTER = re.compile(r"^[▲△↑▼↓◀▶◁▷◆■▴]{1,2}\s?")
"""A sign at the start of a line that points to a picture, or opens an item of a list."""
SINGLE_POINTER = re.compile(r"^(?:▲|↑{1,2}|▼|△|◀|▶|◁|▷|▴)\s?(?!.*[▲△▶▷])")
"""Such a sign in a line without a second one; lines with several are lists."""
BULLET = re.compile(r"^(?:[•·▪‣∙◦*]|-\s)\s?")
PHOTOGRAPHER = re.compile(r"^[▲△↑▼◀▶▴]|\S\s?[ⓒ©]\s?\S")

_UPWARD = re.compile(r"^↑{1,2}\s?")
_ITEM = re.compile(r"^[○◯□■◇◆▷▶①-⑳•·▪‣∙◦*\-]")
_PHOTO = re.compile(
    r"[ⓒ©]|사진\s?(?:제공|출처|캡처|캡쳐|협조)?\s?[=:]|사진\s?(?:제공|출처)\s?[/|]|"
    r"[\[(/]\s?사진\b|\.\s?사진\b"
    r"|(?:연합뉴스|뉴시스|뉴스1|게티이미지\S{0,6}|DB|자료\s?사진)\s?[.)\]|]*$|그래픽\s?(?:팀|"
    r"기자|=)|사진기자단"
)
_SOURCE = re.compile(
    r"(?:^|[(\[/])\s?(?:자료|이미지|그림|그래픽|출처|인포그래픽)\s?(?:제공|출처|캡처)?\s?[=:]"
)
_GIVEN = re.compile(r"(?P<before>^|[\s/(=\[\]])(?P<who>[^\s/(=\[\]]{2,14})\s?제공\s?[.)\]|]*$")
_GIVER = re.compile(
    r"(?:시청|군청|구청|도청|의회|위원회|협회|재단|공사|공단|연구원|진흥원|행안부|안전부|대학교|"
    r"뉴스|일보|신문|센터)$"
)
_SCENE = re.compile(r"(?:전경|청사|조감도|모습|장면|현판|전경사진|로고|포스터)(?:[-\s]?\d{1,4})?\s?[.)\]|]*$")
_STAGED = re.compile(
    r"있(?:다|는)\b|모습|장면|기념\s?(?:사진|촬영)|포즈를|파이팅을|\((?:왼쪽|오른쪽|가운데|앞줄|"
    r"뒷줄)"
)
_AGENCY_END = re.compile(
    r"있(?:다|는\s모습)\.\s(?:[가-힣]{2,4}\s(?:인턴|선임)?기자|뉴시스|뉴스1|연합뉴스|AP|AFP|EPA|로이터)"
    r"[\s./|=]{0,3}(?:뉴시스|뉴스1|연합뉴스)?$"
)
_CELL = re.compile(r"^\|\s?[^|]{1,200}\s?\|$|^[^|]{2,300}\s\|$")


def credit_of(text: str) -> int | None:
    """Where a line begins to say who made or gave a picture; None if it does not. `서비스 제공` is no credit,
    `나리시 제공` is.
    """
    for pattern in (_PHOTO, _SOURCE):
        match = pattern.search(text)
        if match:
            return match.start()
    given = _GIVEN.search(text)
    if given and (given["before"] in tuple("/(=[]") or is_place(given["who"]) or _GIVER.search(given["who"])):
        return given.start()
    return None


def is_caption(line: Line, *, lone: bool = True) -> bool:
    """Whether a line explains a picture. `lone`: no neighbour starts with the same sign, so that it is no
    list.

    A sentence with a credit behind it is a caption if it describes a scene, or is short; a paragraph of prose
    that ends in `(사진=…)` is prose.
    """
    if line.kind == "caption":
        return True
    text = line.text
    if len(text) > 220 or people.dateline(text)[0]:
        return False
    credit, scene, cell = credit_of(text), _SCENE.search(text) is not None, _CELL.match(text) is not None
    if _UPWARD.match(text):
        found = len(text) <= 60
    elif SINGLE_POINTER.match(text) and lone:
        staged = len(text) <= 120 and _STAGED.search(text[-30:]) is not None
        found = credit is not None or scene or cell or staged
    elif cell and len(text) < 120 and (credit is not None or scene or not is_prose(text)):
        found = True
    elif credit is not None:
        found = _is_credited(text, credit)
    elif _AGENCY_END.search(text):
        found = sentences(text) <= 1
    else:
        found = scene and len(text) <= 40 and not _ITEM.match(text)
    return found


def _is_credited(text: str, credit: int) -> bool:
    told = sentences(text[:credit])
    if told == 0:
        return len(text) < 160
    staged = _STAGED.search(text[max(0, credit - 60) : credit])
    short = len(text) <= 60 and _SOURCE.search(text, max(0, credit - 1)) is None
    return told == 1 and len(text) < 160 and bool(staged or short)


def is_alone(texts: list[str], index: int) -> bool:
    """Whether no neighbour of a line starts with a pointer sign too, unless it is a caption itself."""
    if not POINTER.match(texts[index]):
        return True
    near = [*texts[max(0, index - 1) : index], *texts[index + 1 : index + 2]]
    return not any(POINTER.match(text) and credit_of(text) is None for text in near)
