"""Names of projects in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.recognize.mentions import Mention
from extractor.recognize.project_words import Canvas, ProjectVocabulary

SHORTEST, LONGEST = 2, 60
"""Length of what can stand between quotation marks and be a name."""
SHORT = 4
"""A name of fewer letters says nothing without the word for its kind before it: '학습모임 '숫자꾼''."""

# What a closing mark is followed by: then the marks were not a pair
_PARTICLES_FIRST = re.compile(
    r"(?:이?라?며|라고|고|는|은|을|를|이|가|와|과|에서|에|의|로|으로|등|면서|이라는|라는|도|,)(?:\s|$|,)"
)
# What follows the name of a course that was given: ''데이터 첫걸음 과정'도 두 차례 열었다'
GIVEN = re.compile(
    r"(?:을|를|도)\s(?:[가-힣\d]{1,6}\s){0,3}(?:열었|열어|연다|운영했|운영해|운영하|개설|마련했|진행했)"
)
# Before a name: what it does with data, or how it came of it: '소식을 기계가 읽게 바꾼 ', '오류를 고치는 '
_DOES = re.compile(
    r"[을를]\s(?:[^\s.,'\"]{1,8}\s){0,4}?(?:[^\s.,'\"]{1,6}\s)?(?:알리는|알려\s?주는|보여\s?주는|찾는|찾아\s?주는|찾아\s?내는|찾아내는|모은|모아\s?둔|묶은|합친|분석하는|분석한|"
    r"예측하는|예측한|처리하는|바꾼|바꾸는|바꿔\s?주는|고치는|바로잡는|걸러\s?내는|걸러내는|정리한|담은|안내하는|진단하는|점검하는|추천하는|계산하는|감지하는|"
    r"내다보는|골라\s?주는|이어\s?주는|답하는|풀어\s?주는)\s$"
)
# A word that ends in one for its kind, right before a name: '상담 챗봇 '새재톡'', '학습모임 '숫자꾼''
_KIND_BEFORE = re.compile(
    r"(?<![가-힣A-Za-z\d])[가-힣A-Za-z\d]{0,6}?(?:챗봇|시스템|서비스|플랫폼|대시보드|상황판|지도|앱|누리집|학습모임|연구모임|동아리|교육|강좌|아카데미|특강|창구|프로그램|캠페인|공모전|경진대회|해커톤|캠프|교실)\s$"
)
DOES_REACH = 60
"""So many characters before a name what it does is told."""
_GROUP_BEFORE = re.compile(r"(?:단체|업체|기업|회사|팀|스타트업)(?:인)?\s?$")
# A name made of a number to call or to remember: '데이터 119', '공공데이터 365'
_NUMBERED = re.compile(r"(?:공공\s?)?데이터\s?\d{2,4}")
# A name that ends as speech does; but '자료창고', '버스 수요'
_SPEECH_END = re.compile(r"(?:(?<!바)다|(?<![수소개필주])요|까|죠|것|라며|(?<![창신보광금사])고)[.!?]?$")


def quoted(canvas: Canvas) -> Iterator[Mention]:
    """Names in quotation marks that end in a head, stand before one, are coined, or stand before a verb of
    doing.
    """
    text, words = canvas.text, canvas.vocabulary
    for start, end, mark in quotations(text):
        name = text[start:end]
        given = name.endswith("과정") and GIVEN.match(text, end + 1) is not None
        kind = _KIND_BEFORE.search(text, max(0, start - 12), start - 1)
        named = kind is not None
        if not canvas.is_free(start, end) or not (given or _could_be_name(words, name, mark, named=named)):
            continue
        if _GROUP_BEFORE.search(text[max(0, start - 12) : start - 1]) or _is_described(canvas, end):
            continue
        after = text[end + 1 : end + 41].lstrip()
        if words.not_after.match(re.sub(r"^(?:의|\s)+", "", after)):
            continue
        head = _head_behind(words, after) if mark == "'" else None
        if head is not None:
            yield canvas.mention(start - 1, text.index(head, end) + len(head), "quoted")
        elif kind is not None and mark == "'" and len(name) < SHORT:
            if canvas.is_free(kind.start(), end):
                yield canvas.mention(kind.start(), end + 1, "quoted")
        elif (
            (name.endswith(words.long_heads) and len(name) >= 5)
            or given
            or _is_coined(name)
            or (named and mark == "'" and len(name) <= 12)
            or (mark == "'" and _DOES.search(text[max(0, start - DOES_REACH) : start - 1]))
            or (mark == "'" and _is_presented(words, text[max(0, start - 12) : start - 1], after))
            or (mark == "'" and words.doing.search(re.split(r"[.\n]", after)[0][:34]))
        ):
            yield canvas.mention(start, end, "quoted")


def _head_behind(words: ProjectVocabulary, after: str) -> str | None:
    """The head that follows a name: ''안심길' 서비스'."""
    match = re.match(r"[가-힣]{2,8}", after)
    if match is None:
        return None
    return next((head for head in words.heads_by_length if match[0].startswith(head)), None)


def _could_be_name(words: ProjectVocabulary, name: str, mark: str, *, named: bool) -> bool:
    """`named`: whether a word for its kind stands before it, so that it may be short."""
    if (
        not re.search(r"[가-힣]", name)
        or _SPEECH_END.search(name)
        or words.not_name.search(name)
        or re.match(r"\d+개|\d+년\s연속", name)
    ):
        return False
    if (mark == '"' and len(name) > 45) or len(name) < SHORT - named:
        return False
    if _NUMBERED.fullmatch(name):
        return True
    return not all(
        word in words.generic or word in words.words.not_alone for word in re.findall(r"[가-힣A-Za-z]+", name)
    )


def _is_presented(words: ProjectVocabulary, before: str, after: str) -> bool:
    """Whether a name is what its sentence says that something is: '첫 과제는 '안심길 찾기'다'."""
    return bool(words.presenting.search(before) and re.match(r"(?:이?다|이?었다|였다|입니다)?\.", after))


def _is_coined(name: str) -> bool:
    """'데이터 사랑방', '데이터 119': a short name made from the word for data."""
    return (
        len(name) <= 16
        and "데이터" in name
        and name != "데이터"
        and not _SPEECH_END.search(name)
        and not re.search(r"(?:[을를은는이가]|데이터[로와])\s", name)
    )


def _is_described(canvas: Canvas, end: int) -> bool:
    """'작은 데이터', '숨은 데이터': a word with what describes it, no name."""
    last = canvas.surface.ends.get(end)
    if last is None or last == 0 or canvas.surface.words[last] != "데이터":
        return False
    # '너른데이터' in one word is a name
    return canvas.surface.tags[last - 1].endswith("ETM") and canvas.text[end - 4] == " "


def quotations(text: str) -> list[tuple[int, int, str]]:
    """What stands between paired quotation marks: (start, end, mark), marks left out, in order. Marks are
    paired within a line.
    """
    found: list[tuple[int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        for mark in "'\"":
            found += [(start + a, start + b, mark) for a, b in _paired(line, mark)]
        start += len(line) + 1
    return sorted(found)


def _paired(line: str, mark: str) -> Iterator[tuple[int, int]]:
    """What stands between pairs of one mark. A mark that cannot open ('24년 aside) is taken for one that
    closes.
    """
    places = [
        i for i, char in enumerate(line) if char == mark and not re.match(r"\d\d년", line[i + 1 : i + 4])
    ]
    i = 0
    while i + 1 < len(places):
        begin, end = places[i] + 1, places[i + 1]
        inside = line[begin:end]
        opens = not _PARTICLES_FIRST.match(inside) and not inside[:1].isspace()
        if opens and SHORTEST <= len(inside) <= LONGEST and not inside[-1].isspace():
            yield begin, end
        i += 2 if opens else 1
