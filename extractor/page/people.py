"""Reporters: the names in bylines, datelines and sign-offs, and the lines that hold nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.page.places import is_place
from extractor.page.vocabulary import PRESS

_ROLE = (
    r"(?:(?:선임|인턴|수습|전문|객원|시민|대표|취재|명예|편집|의학|대학생|청년)\s?){0,2}"
    r"(?:기자|특파원|논설위원|통신원|리포터|아나운서|PD|피디|에디터|칼럼니스트|앵커)"
)
_NAME = r"[가-힣]{2,4}"
_JOIN = r"\s?[·‧ㆍ･・•,&․]\s?"
_PEOPLE = re.compile(rf"(?<![가-힣])({_NAME}(?:{_JOIN}{_NAME}){{0,5}})\s?{_ROLE}(?![가-힣])")
_MAIL = re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,64}(?:\.[\w-]{1,24}){0,4}")
_SPLIT = re.compile(r"[·‧ㆍ･・•,&․\s]+")
_NEWSROOM = re.compile(
    r"^[\[(/<■]?\s?(?:[가-힣A-Z]{2,10}\s)?(?:온라인|디지털|인터넷|뉴미디어|디지털뉴스)?\s?"
    r"(?:뉴스팀|편집부|편집국|뉴스룸|취재팀|콘텐츠팀|뉴스부|보도자료)\s?[\])>]?(?:\s?\S{1,40}@\S{1,40})?$"
)
_RESIDUE = re.compile(
    r"[\W_]+|기사|기자|입력|승인|등록|작성|글|사진|취재|영상|편집|제공|공유|구독|프로필|이메일|메일"
)
_BRACKETS = re.compile(
    r"\s{0,2}(?:\[([^\]]{2,50})\]|【([^】]{2,50})】|〔([^〕]{2,50})〕|<([^>]{2,40})>|\(([^)]{2,40})\))\s?"
)
_AFTER_BRACKET = re.compile(
    r"([^=|ㅣ│.\"“‘\[(]{2,30}?(?:기자|특파원|통신원|리포터|PD|아나운서|에디터))\s{0,2}(?:[=|ㅣ│:]|[-–]\s)"
)
_BAR = re.compile(
    rf"([^=|ㅣ│.\"“‘,\[]{{2,24}}?)\s?=?\s?({_NAME}(?:\s?[·,]\s?{_NAME}){{0,3}})\s?(?:기자|"
    rf"특파원|통신원)\s{{0,2}}[|ㅣ│=]"
)
_SIGN_OFF = re.compile(
    rf"(?P<end>[.!?][\"”’'」』)\]]{{0,3}})\s{{0,3}}(?P<sign>"
    rf"[\[(/<【■]?\s?(?:[가-힣A-Za-z0-9·]{{2,12}}\s?[=/|·ㅣ]?\s?){{0,2}}"
    rf"{_NAME}(?:\s?[·‧ㆍ･・,]\s?{_NAME}){{0,4}}\s?(?:선임|인턴|수습|전문|객원|시민)?\s?(?:기자|"
    r"특파원|통신원|PD)\s?[\])>】]?"
    r"(?:\s?[\[(]?[\w.+-]{1,40}\s?@\s?[\w.-]{1,40}[\])]?)?)\s*$"
)
_OUTLET_MAIL = re.compile(
    rf"(?:^|\s|[\[(])[가-힣A-Z]{{2,10}}(?:뉴스|방송|일보|신문|TV|"
    rf"[A-Z])\s({_NAME})\s?[\[(<]\s?[\w.+-]{{1,40}}\s?@"
)
_SIGNED = re.compile(rf"(?:뉴스|방송|TV|[A-Z]{{3,5}})\s?({_NAME})(?:입니다|이었습니다|였습니다)\.?\s*$")


def is_name(word: str) -> bool:
    """Whether a word can be a person's name: two to four syllables, no word of the trade and no place."""
    return (
        re.fullmatch(_NAME, word) is not None
        and word not in PRESS.not_names
        and not is_place(word)
        and not word.endswith(
            ("기자", "본부", "뉴스", "일보", "신문", "경제", "방송", "취재", "부장", "편집")
        )
    )


def names(line: str) -> list[str]:
    """The reporters that a line names with a role word, in its order."""
    found: list[str] = []
    for match in _PEOPLE.finditer(without_repeats(line[:600])):
        for word in _SPLIT.split(match[1]):
            if is_name(word) and word not in found:
                found.append(word)
    return found or [match[1] for match in _OUTLET_MAIL.finditer(line[:600]) if is_name(match[1])]


def signed(line: str) -> str | None:
    """The reporter who signs a broadcast report off: `가나뉴스 홍길동입니다.`"""
    match = _SIGNED.search(line) if len(line) <= 60 else None
    return match[1] if match and is_name(match[1]) else None


def without_repeats(line: str) -> str:
    """`박승군 기자박승군 기자` to one of it."""
    half = len(line) // 2
    if len(line) > 6 and line[: len(line) - half].strip() == line[-half:].strip():
        return line[-half:].strip()
    return line


def is_byline(line: str) -> bool:
    """Whether a line holds reporters, a newsroom or their mail address, and hardly anything else."""
    line = without_repeats(line)
    if len(line) > 120 or re.search(r"[다요까]\s?[.!?](?:\s|$)", line):
        return False
    rest = _MAIL.sub(" ", line)
    if _OUTLET_MAIL.search(line):
        return len(line) <= 60
    if line.startswith("기자명 "):
        return len(line) <= 40
    if not names(rest):
        return bool(_NEWSROOM.match(line)) or (rest != line and len(_RESIDUE.sub("", rest)) <= 14)
    return len(_RESIDUE.sub("", _PEOPLE.sub(" ", rest))) <= 16


@lru_cache(maxsize=512)
def dateline(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Reporters and other parts of a dateline at the start of a paragraph; both empty if there is none.

    `[하남=뉴스핌] 강영호 기자 =…` gives ([강영호], [하남, 뉴스핌]). Which of the parts is the outlet is not
    decided here.
    """
    head = line[:100]
    bracket = _BRACKETS.match(head)
    if bracket:
        inside = next(group for group in bracket.groups() if group)
        reporters = names(inside)
        bare = _PEOPLE.sub(" ", inside)
        parts = [part.strip() for part in re.split(r"[=/|ㅣ│]|\sl\s", bare) if part.strip()]
        after = _AFTER_BRACKET.match(head, bracket.end())
        if after:
            reporters += [name for name in names(after[1]) if name not in reporters]
        return tuple(reporters), tuple(parts)
    bar = _BAR.match(head)
    if bar:
        return tuple(name for name in _SPLIT.split(bar[2]) if is_name(name)), (bar[1].strip(),)
    return (), ()


def sign_off(line: str) -> str:
    """The reporter's sign-off at the end of a paragraph (`… 입증했다. 당진=박승군 기자`), empty if there is
    none.
    """
    tail = line[-120:]
    match = _SIGN_OFF.search(tail)
    if not match or not names(match["sign"]):
        return ""
    return match["sign"].strip()
