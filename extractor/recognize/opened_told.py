"""Data of which a clause tells in passing that it was opened: 'the data that it opened last year are …', 'a
list of data is the best known', 'they can be looked up'; and the form that data was put into first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from extractor.recognize.mentions import Mention
from extractor.recognize.project_words import NOUNISH, Canvas

NAME_REACH = 24
"""So many tokens a list of data and its end may have."""
FORM_REACH = 70
"""So many characters before a verb the form is told that data was put into."""

# Between an object and a verb: 'A를 기계가 읽을 수 있는 형식으로 (바꿔) 제공했다'
_INTO_FORM = re.compile(
    r"[을를](?=\s(?:(?!\S{0,9}(?:를|을(?!\s수))\s)[^\s.,'\"]{1,10}\s){0,5}[^\s.,'\"]{0,8}(?:형식|형태|양식|파일|포맷|규격|데이터|API|엑셀|지도|좌표)(?:으로|로)\s"
    r"(?:(?:[가-힣]{1,4}\s)?(?:바꿔|바꾸어|전환해|변환해|정리해|가공해|묶어|만들어|다듬어|고쳐|옮겨|정비해)\s)?(?:[가-힣]{1,4}\s){0,2}$)"
)
# A verb of opening that modifies what follows: '지난해 개방한 주차 현황은', '새로 연 자료는'
_THAT_WERE_OPENED = re.compile(
    r"(?<![가-힣])(?:개방한|개방하는|개방된|공개한|공개하는|공개된|내놓은|올린|제공한|제공하는|제공된|연|열어\s둔|열어\s놓은|올려\s둔|내려받은|푼)\s"
    r"(?=[가-힣A-Za-z\d'])"
)
# Such verbs that are more often other words: '연 30만 건', '2만 푼'; and what shows that they are verbs
_AMBIGUOUS = ("연", "푼")
_PER_YEAR = re.compile(r"\d[\d,.]*\s?[만천백억건회명]|평균\s")
_BY_SOMEBODY = re.compile(r"(?<=[가-힣])[이가]\s$")
# Before such a verb its object: what follows is not what was opened: '성과를 크게 올린 교통 데이터'
_HAS_OBJECT = re.compile(r"(?<=[가-힣'\")])[을를]\s(?:(?:[가-힣]{1,3}[게히]|가장|잘|더)\s)?$")
OBJECT_REACH = 8
"""So many characters before a verb its object ends."""
# Behind such a verb: nothing but a word for data, of which a list tells what it is
_ARE = re.compile(r"(?:공공\s?)?(?:자료|데이터|데이터셋|것|파일|정보)[은는]\s")
# Behind a list of data: it is well known, or in use, or can be had
_PRIZED = re.compile(
    r"(?<=[가-힣A-Z\d])[이가](?=\s(?:대표\s?(?:선수|작|사례|적|데이터|자료|상품)|인기|효자|(?:가장\s)?많이\s(?:쓰|찾|내려받|팔)|호응이\s|첫손에?\s꼽))"
)
_CAN_BE_HAD = re.compile(
    r"(?:확인할|조회할|열람할|내려받을|검색할|찾아볼|들여다볼|받아\s?볼|볼)\s수\s있|(?:가져다|받아다?)\s?[쓰쓴]|즐겨\s찾"
)
_TO_BE_HAD = re.compile(r"(?<=[가-힣A-Z\d])[은는도](?=\s(?:[^\s.,'\"]{1,10}\s){0,6}$)")
TOPIC_REACH = 60
"""So many characters before 'can be had' the data stands of which it is told."""

Items = Callable[..., Iterator[Mention]]


def into_form(canvas: Canvas, verb: int) -> int | None:
    """Index of the particle of an object that was put into a form before the verb at token `verb`."""
    end = canvas.surface.places[verb]
    begin = max(0, end - FORM_REACH)
    match = _INTO_FORM.search(canvas.text[begin:end])
    return canvas.surface.starts.get(begin + match.start()) if match is not None else None


def told_as_opened(canvas: Canvas, items: Items, is_data: Callable[[int], bool]) -> Iterator[Mention]:
    """The data of such clauses. `items`: reads the list that ends before a token; `is_data`: whether data
    ends there.
    """
    text, starts = canvas.text, canvas.surface.starts
    for verb in _THAT_WERE_OPENED.finditer(text):
        if not _tells_of_opening(canvas, verb):
            continue
        are = _ARE.match(text, verb.end())
        first = starts.get(are.end() if are is not None else verb.end())
        stop = _name_end(canvas, first, predicate=are is not None) if first is not None else None
        if stop is not None and (are is not None or is_data(stop)):
            yield from items(stop, data=True)
    places = [told.start() for told in _PRIZED.finditer(text)]
    for had in _CAN_BE_HAD.finditer(text):
        begin = max(0, had.start() - TOPIC_REACH)
        topic = _TO_BE_HAD.search(text[begin : had.start()])
        places += [begin + topic.start()] if topic is not None else []
    for place in places:
        stop = starts.get(place)
        if stop is not None and canvas.surface.tags[stop].startswith("J") and is_data(stop):
            yield from items(stop, data=True)


def _tells_of_opening(canvas: Canvas, verb: re.Match[str]) -> bool:
    """Whether it is a verb, and tells of what follows it: not 'per year', and no other object before it."""
    before = canvas.text[max(0, verb.start() - OBJECT_REACH) : verb.start()]
    if _HAS_OBJECT.search(before):
        return False
    if verb[0].rstrip() not in _AMBIGUOUS:
        return True
    place = canvas.surface.starts.get(verb.start())
    is_verb = place is not None and canvas.surface.tags[place].startswith("VV")
    return (is_verb or _BY_SOMEBODY.search(before) is not None) and not _PER_YEAR.match(
        canvas.text, verb.end()
    )


def _name_end(canvas: Canvas, first: int, *, predicate: bool) -> int | None:
    """Index of the token behind the names that begin at token `first`: a particle, or the verb 'are'."""
    tags = canvas.surface.tags
    for i in range(first, min(len(tags), first + NAME_REACH)):
        tag = tags[i]
        if tag.startswith("VCP") or (predicate and tag == "EF"):
            return i if predicate else None
        if tag in ("JKS", "JX", "JKO"):
            return None if predicate else i
        if not (NOUNISH.match(tag) or tag in ("JC", "SP", "JKG", "MAG") or tag.startswith("SS")):
            return None
    return None
