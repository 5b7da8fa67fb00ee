"""The publisher's name: from metadata, copyright lines, the line to the original, datelines and titles, in
one form.
"""

from __future__ import annotations

import re

from extractor.page.people import dateline
from extractor.page.places import is_place, without_edition

_ENDINGS = (
    "뉴스|일보|신문|경제|타임스|타임즈|투데이|방송|통신|미디어|저널|데일리|헤럴드|닷컴|매일|"
    "포스트|포인트|라인|리안|뉴시스|뉴스핌|이데일리|시사|"
    "저널|매거진|프레시안|오마이뉴스|노컷뉴스|팩트|스텝|채움|타파|코리아|메디파나|리뷰|와이어|"
    "시스|핌|1|TV|tv|뉴스룸|신보|시보|공론|평론|시대|시민|인사이트|위키트리|비즈|파이낸셜|"
    "컨슈머|프레스"
)
_MEDIA = re.compile(rf"(?:{_ENDINGS})$|^(?:[A-Z][A-Za-z0-9&]{{1,9}})$")
_STRIP = re.compile(
    r"^(?:㈜|\(주\)|주식회사|인터넷|\(사\)|Copyright|ⓒ|©|[\W_])+|(?:㈜|\(주\)|주식회사|[\s|:,./_·-])+$", re.I
)
_PORTALS = re.compile(
    (
        r"^(?:네이버|네이버\s?뉴스|네이버뉴스|다음|다음뉴스|v\.daum\.net|daum|naver|naver\.com|nate|"
        r"네이트|네이트\s?뉴스|줌|zum|MSN|구글|google|facebook|페이스북)$"
    ),
    re.I,
)
_GENERIC = frozenset(
    (
        "뉴스",
        "신문",
        "방송",
        "일보",
        "기사",
        "홈",
        "전체",
        "인터넷신문",
        "언론사",
        "TV",
        "News",
        "NEWS",
        "news",
    )
)
_CUT = re.compile(
    r"(?<!\s)\s*(?:[,|:;(（\[<]|\s-\s|\s?&\s|무단|저작권|All\s|all\s|Inc|Corp|Co\.|,|https?:|www\.|"
    r"\d{4}|보도|기사\s?제공|\s/|/\s|의\s?저작|에\s?있|\s제공)"
)
_OWNER = (
    re.compile(r"저작권자\s?(?:는)?\s?(?:[(（]?\s?[cC]\s?[)）]|[ⓒ©ⒸℂＣ]|:)\s{0,2}(?P<who>[^\n]{2,60})"),
    re.compile(
        r"[<〈\[]\s?(?:[ⓒ©Ⓒ]|Copyrights?\s?[ⓒ©Ⓒ]?)\s?[''‘’\"“”]?(?P<who>[^\n<>〉'‘’\"“”]{2,60})", re.I
    ),
    re.compile(
        (
            r"Copyrights?\s{0,2}(?:[(（]\s?c\s?[)）]|[ⓒ©Ⓒ])?\s{0,2}(?:by\s)?(?:\d{4}[-–~\d]{0,"
            r"6}\s?)?\s?(?P<who>[^\n]{2,60})"
        ),
        re.I,
    ),
    re.compile(r"[ⓒ©Ⓒ]\s{0,2}(?P<who>[^\n]{2,60}?)\s?(?:[/,.|]\s?)?\(?무단"),
    re.compile(
        r"^(?P<who>[가-힣A-Za-z0-9 ]{2,24})\s?\((?:https?://)?(?:www\.)?[a-z0-9.-]{4,"
        r"40}\)?[^가-힣]{0,6},?\s?무단"
    ),
    re.compile(r"^[-■◆\s]{0,4}(?P<who>[가-힣A-Za-z0-9 ]{2,20})\s?[,/|]\s?무단\s?(?:전재|복제)"),
    re.compile(r"저작권은\s(?P<who>[가-힣A-Za-z0-9]{2,16})에\s?(?:있|귀속)"),
)
_ORIGINAL = re.compile(r"^원본\s?기사\s?(?:보기|바로가기)?\s?[:：]\s?(?P<who>[^\n]{2,40})$")


def of_title(title: str, publisher: str | None) -> tuple[str, str | None]:
    """A printed title without the outlet that stands before it in brackets or behind a spaced bar, and that
    outlet.
    """
    match = re.match(r"\[([^\]]{2,20})\]\s?(?=\S{2})", title)
    if match and (match[1] == publisher or is_newspaper(match[1])):
        return title[match.end() :], normalise(match[1])
    match = re.search(r"\s(?:[-–—|:<]|::)\s(?P<who>[^-–—|:<]{2,20})$", title)
    if match and match.start() >= 8:
        who = normalise(match["who"])
        if who and (who == publisher or is_outlet(who)):
            return title[: match.start()], who
    return title, None


def is_outlet(name: str) -> bool:
    """Whether a name looks like a press outlet's: one of the trade's endings, or a short Latin name such as
    CTN.
    """
    return bool(_MEDIA.search(name)) and not is_place(name)


def is_newspaper(name: str) -> bool:
    """Whether a bracketed word can only be an outlet: one Hangul word with an ending that programmes and
    columns do not have.
    """
    return (
        bool(
            re.fullmatch(
                (
                    r"[가-힣]{2,10}(?:신문|일보|뉴스|저널|타임스|타임즈|투데이|방송|통신|미디어|"
                    r"경제|매일|매일신문)"
                ),
                name,
            )
        )
        and name not in _GENERIC
    )


def normalise(name: str) -> str | None:
    """A publisher's plain name: no company form, slogan, address, portal or regional edition; None if nothing
    is left.
    """
    name = name.strip()
    parts = [part.strip() for part in re.split(r"\s[|:>-]\s|\s?\|\s?", name) if part.strip()]
    parts = [part for part in parts if not _PORTALS.match(part)]
    if not parts:
        return None
    name = parts[0]
    cut = _CUT.search(name, 1)
    if cut and cut.start() >= 2:
        name = name[: cut.start()]
    if "http" in name or "@" in name or name.startswith("www."):
        return None
    name = _STRIP.sub("", name).strip()
    name = re.sub(r"^([A-Z0-9]{2,8})\s(?:뉴스|NEWS|News)$", r"\1", name)
    name = without_edition(name)
    words = name.split(" ")
    if (
        len(words) > 1
        and is_outlet(words[-1])
        and not re.search(r"[A-Za-z]", words[0])
        and len(words[-1]) >= 3
    ):
        name = words[-1]
    return name if 2 <= len(name) <= 30 and not _PORTALS.match(name) and name not in _GENERIC else None


def of_copyright(line: str) -> str | None:
    """The owner that a copyright line names."""
    for pattern in _OWNER:
        match = pattern.search(line[:300])
        if match:
            name = normalise(match["who"])
            if name and not re.match(r"무단|저작|All|기자|reserved", name):
                return name
    return None


def of_original(line: str) -> str | None:
    """The outlet in a line that leads to the original article."""
    match = _ORIGINAL.match(line)
    return normalise(match["who"]) if match else None


def of_dateline(line: str) -> str | None:
    """The outlet in a dateline: the part that looks like one and is no place."""
    reporters, parts = dateline(line)
    for part in reversed(parts):
        name = normalise(re.sub(r"\([^)]{1,12}\)?$", "", part))
        if name and is_outlet(name) and (reporters or len(parts) > 1 or len(name) >= 4):
            return name
    return None


def choose(candidates: list[str | None]) -> str | None:
    """The first candidate that is a name, in the order of trust in which they are given."""
    return next((name for name in candidates if name), None)
