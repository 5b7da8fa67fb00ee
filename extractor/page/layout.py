"""The lines of an article's part of a page, told apart: title, header lines, deck, captions, byline, body,
tail.

One set of rules serves a crawler's plain text and the lines of an HTML container. The order of work: drop
what is furniture wherever it stands, find the first paragraph of Korean prose, read up to where the article
ends, and sort what stands before it. Between first and last paragraph everything stays that is not positively
furniture or a caption: subheads, lists, names, quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from extractor.page import dates, people
from extractor.page.furniture import furniture
from extractor.page.lines import Line, hangul, is_foreign, is_prose, key, sentences

_CREDIT = re.compile(
    r"[ⓒ©]|(?:사진|자료|이미지|그림|그래픽|출처|인포그래픽)\s?(?:제공|출처|캡처|캡쳐|"
    r"협조)?\s?[=:/|]|\[\s?사진|\(\s?사진|(?:^|[\s/(=\]])[^\s/(]{1,14}\s?제공\s?[.)\]|]*$|"
    r"/\s?[^/]{1,20}\s?제공|"
    r"(?:연합뉴스|뉴시스|뉴스1|게티이미지\S{0,6}|DB|자료사진)\s?[.)\]|]*$|그래픽\s?(?:팀|기자|"
    r"=)|사진\s?=|\.\s?사진\b"
)
_SCENE = re.compile(
    r"(?:전경|청사|조감도|모습|장면|포스터|안내문|홍보물|로고|현판|청사전경|"
    r"전경사진)(?:[-\s]?\d{1,4})?\s?[.)\]|]*$|(?:기념\s?(?:사진|촬영)|포즈를|파이팅을).{0,"
    r"24}(?:다|는)\s?[.)\]|]*$"
)
_POINTER = re.compile(r"^[▲△↑▼↓◀▶◁▷◆■▴]{1,2}\s?")
_AGENCY_END = re.compile(
    r"있(?:다|는\s모습)\.\s(?:[가-힣]{2,4}\s(?:인턴|선임)?기자|뉴시스|뉴스1|연합뉴스|AP|AFP|EPA|"
    r"로이터)[\s./|=]{0,3}(?:뉴시스|뉴스1|연합뉴스)?$"
)
_TITLE_END = re.compile(r"\s{0,2}[-|:<–—]\s?\S")
_UPWARD = re.compile(r"^↑{1,2}\s?")
_SINGLE_POINTER = re.compile(r"^(?:▲|↑{1,2}|▼|△|◀|▶|◁|▷|▴)\s?(?!.*[▲△▶▷])")
_TABLE_CELL = re.compile(r"^\|\s?[^|]{1,200}\s?\|$|^[^|]{2,300}\s\|$")
_PHOTO_CREDIT = re.compile(r"^[▲△↑▼◀▶▴]|\S\s?[ⓒ©]\s?\S")
_BULLET = re.compile(r"^(?:[•·▪‣∙◦*]|-\s)\s?")
_LABEL = re.compile(r"^[\[<【(〈][^\[\]<>【】()〈〉]{1,14}[\]>】)〉]$")
_FIRST_WORDS = re.compile(r"^(?:(?:그러나|또한?|이에|한편|특히|이어|앞서)\s)")
_SPEECH = re.compile(r"^[\"“‘'].*[\"”’']$")
_CUT_GLUED = re.compile(r"\s{0,3}[<\[(〈]?\s?(?:저작권자|[ⓒ©]|Copyright|무단\s?전재)")

_HEADER_REACH = 25
"""A title is looked for at most this many lines above the first paragraph."""


class Layout(msgspec.Struct):
    """What the lines are. `header` and `tail` hold the lines that name dates, reporters and owners; no line
    stands in two places.
    """

    title: str | None = None
    header: list[str] = []
    deck: list[str] = []
    captions: list[str] = []
    bylines: list[str] = []
    body: list[str] = []
    tail: list[str] = []


def is_caption(line: Line, *, lone: bool = True) -> bool:
    """Whether a line explains a picture. `lone`: no neighbour starts with the same sign, so that it is no
    list.
    """
    if line.kind == "caption":
        return True
    text = line.text
    if len(text) > 220 or people.dateline(text)[0]:
        return False
    if _UPWARD.match(text):
        return len(text) <= 60
    if _AGENCY_END.search(text) and sentences(text) <= 1:
        return True
    credit, scene, cell = _CREDIT.search(text), _SCENE.search(text), _TABLE_CELL.match(text)
    if _SINGLE_POINTER.match(text) and lone:
        return bool(credit or scene or cell)
    if cell and len(text) < 120 and (credit or scene or not is_prose(text)):
        return True
    if credit:
        return len(text) < 160 and (sentences(text[: credit.start()]) <= 1)
    return bool(scene) and len(text) <= 40 and not _BULLET.match(text)


def is_header_line(text: str) -> bool:
    """Whether a line only names dates, reporters or a way to them."""
    found = dates.marks(text)
    if found:
        rest = text
        for mark in reversed(found):
            rest = rest[: mark.start] + " " + rest[mark.end :]
        rest = re.sub(
            r"신고|댓글\s?\d*|조회(?:수)?\s?[\d,]*|수정|입력|승인|기사|온라인|지면|\d{1,2}면|[\W_]+",
            " ",
            rest,
        ).strip()
        certain = any(mark.clock or mark.label != "none" for mark in found)
        return len(rest) <= (10 if certain else 3) or people.is_byline(rest)
    return people.is_byline(text)


def arrange(lines: Sequence[Line], title: str | None = None) -> Layout:
    """Sorts the lines of one article. `title` is the headline if it is known from elsewhere."""
    rows = [line for line in lines if line.text]
    first = _first(rows, title)
    end = _end(rows, first)
    layout = Layout(title=title)
    _read_header(rows[:first], rows[first:end], layout)
    _read_body(rows[first:end], layout)
    layout.tail += [line.text for line in rows[end : end + 30]]
    return layout


def _first(rows: Sequence[Line], title: str | None) -> int:
    """Index of the first paragraph: the first prose line below the title, if the title stands above it."""
    start = 0
    known = key(title) if title else _repeated(rows)
    if known:
        for index, line in enumerate(rows[:400]):
            if index > start + _HEADER_REACH and start:
                break
            if key(line.text) == known and any(
                _opens(rows, at) for at in range(index + 1, min(index + _HEADER_REACH, len(rows)))
            ):
                start = index + 1
            elif start and _opens(rows, index):
                break
    box = -1
    gaps = sum(line.gap for line in rows) * 5 < len(rows) * 4
    for index in range(start, len(rows)):
        rule = furniture().find(rows[index].text, "head")
        if rule:
            box = index if rule.effect == "box" else -1 if rule.id == "summary.notice" else box
            continue
        if box >= 0 and (_summary(rows, index) if not gaps else not rows[index].gap or index == box + 1):
            continue
        box = -1
        if _opens(rows, index):
            return index
    return next(
        (
            index
            for index in range(start, len(rows))
            if hangul(rows[index].text) >= 15 and not _head_only(rows[index])
        ),
        len(rows),
    )


def _summary(rows: Sequence[Line], index: int) -> bool:
    """Inside a machine's summary: short sentences, with real paragraphs still to come."""
    return (
        len(rows[index].text) < 160
        and sum(len(line.text) > 100 and is_prose(line.text) for line in rows[index + 1 : index + 12]) >= 2
    )


def _repeated(rows: Sequence[Line]) -> str | None:
    """The key of a headline-like line that stands twice above the first prose: pages print the title again as
    a heading.
    """
    seen: set[str] = set()
    for line in rows[:300]:
        if is_prose(line.text) and seen:
            known = key(line.text)
            if known not in seen:
                return None
        if (
            10 <= len(line.text) <= 90
            and hangul(line.text) >= 6
            and " " in line.text
            and not _head_only(line)
        ):
            known = key(line.text)
            if known in seen:
                return known
            seen.add(known)
    return None


def _head_only(line: Line) -> bool:
    return is_header_line(line.text) or is_caption(line) or furniture().find(line.text, "head") is not None


def _opens(rows: Sequence[Line], index: int) -> bool:
    """Whether the article's prose can begin at a line."""
    line = rows[index]
    if line.kind in ("caption", "deck", "byline") or _BULLET.match(line.text):
        return False
    text = line.text
    if people.dateline(text)[0] and len(text) > 40:
        return True
    if (
        _SPEECH.match(text)
        and len(text) < 45
        and index + 1 < len(rows)
        and not text.endswith((".", ".”", '."'))
    ):
        return False
    if not is_prose(text):
        near = rows[index + 1 : index + 5]
        if _LABEL.match(text) and near and is_prose(near[0].text) and not is_header_line(text):
            return not _CREDIT.search(text)
        return (
            text.endswith(",")
            and hangul(text) >= 8
            and bool(near)
            and any(is_prose(after.text) for after in near)
            and line.kind == "text"
        )
    return (
        line.kind != "heading"
        and not is_header_line(text)
        and not is_caption(line)
        and furniture().find(text, "head") is None
    )


def _end(rows: Sequence[Line], first: int) -> int:
    """Index behind the article's last line: before the first rule that cuts, and before a tail in another
    language.
    """
    prose = False
    for index in range(first, len(rows)):
        text = rows[index].text
        prose = prose or is_prose(text)
        if not prose:
            continue
        if is_foreign(text) and _foreign_tail(rows, index):
            return index
        if index > first:
            rule = furniture().find(text, "tail")
            if rule and rule.effect == "cut" and not _glued(text):
                return index
    return len(rows)


def _glued(text: str) -> bool:
    """A copyright note at the end of a paragraph: the paragraph is the article's, the note is cut off later."""
    match = _CUT_GLUED.search(text)
    return match is not None and sentences(text[: match.start()]) >= 1


def _foreign_tail(rows: Sequence[Line], index: int) -> bool:
    """From here on another language: no Korean prose follows but what the foot of a page holds."""
    rest = rows[index : index + 40]
    foreign = sum(is_foreign(line.text) for line in rest)
    korean = 0
    for line in rest[1:]:
        rule = furniture().find(line.text, "tail")
        if rule and rule.effect == "cut":
            break
        korean += is_prose(line.text)
    return (
        (foreign >= 2 and korean == 0)
        or (foreign > 4 * korean and foreign >= 4)
        or (foreign == 1 and korean == 0 and len(rows[index].text) >= 120)
    )


def _read_header(rows: Sequence[Line], after: Sequence[Line], layout: Layout) -> None:
    """Sorts the lines above the first paragraph; finds the title if it is not known."""
    box = False
    kept: list[Line] = []
    for line in rows:
        rule = furniture().find(line.text, "head")
        if rule:
            box = rule.effect == "box"
        elif not box or line.kind == "heading":
            kept.append(line)
    if layout.title is None:
        layout.title = _find_title(kept)
    known = key(layout.title) if layout.title else ""
    at = next((index for index, line in enumerate(kept) if known and key(line.text) == known), -1)
    for index, line in enumerate(kept):
        text = line.text
        bare = _BULLET.sub("", text)
        if is_header_line(bare) and not _PHOTO_CREDIT.search(bare):
            (layout.header if index > at or _labelled(bare) else layout.tail).append(
                people.without_repeats(bare)
            )
            if people.names(_byline(bare)):
                layout.bylines.append(_byline(bare))
        elif known and (
            key(text) == known
            or key(_POINTER.sub("", text)) == known
            or (len(known) > 12 and key(text).startswith(known))
        ):
            if len(text) > len(layout.title or "") + 2:
                layout.header.append(text)
        elif is_caption(line) or (_SINGLE_POINTER.match(text) and index > at):
            layout.captions.append(_bare_caption(text))
        elif (
            index > at
            and (at >= 0 or line.kind == "deck" or index >= len(kept) - 4)
            and not _BULLET.match(text)
            and hangul(text) >= 6
        ):
            layout.deck.append(text)
        else:
            layout.header.append(text)


def _labelled(text: str) -> bool:
    return any(mark.label == "entered" for mark in dates.marks(text))


def _byline(text: str) -> str:
    """A byline without dates, labels and its own repetition."""
    for mark in reversed(dates.marks(text)):
        text = text[: mark.start] + " " + text[mark.end :]
    return people.without_repeats(re.sub(r"^(?:기자명|글쓴이|작성자|글)\s?:?\s", "", text.strip(" |·/,:-")))


def _bare_caption(text: str) -> str:
    return text.strip("| ")


def _find_title(rows: Sequence[Line]) -> str | None:
    """The headline among the header lines: printed twice, or marked as a heading, or the first that is long
    enough to be one.
    """
    known = _repeated(rows)
    candidates: list[tuple[float, int, str]] = []
    until = next(
        (
            index
            for index, line in enumerate(rows)
            if is_header_line(_BULLET.sub("", line.text))
            and (_labelled(line.text) or people.names(line.text))
        ),
        len(rows),
    )
    for index, line in enumerate(rows):
        text = line.text
        if _BULLET.match(text) or is_header_line(text) or len(text) > 120:
            continue
        caption = is_caption(line) or bool(_POINTER.match(text))
        if hangul(text) < 6 or (" " not in text and len(text) < 12):
            continue
        score = 0.0
        if known and key(text) == known:
            score += 8
        if line.kind == "heading":
            score += 4
        if caption:
            score -= 6
        if index < until < len(rows):
            score += 2
        if re.search(r"[,…‘’“”'\"·]", text):
            score += 0.5
        candidates.append((score, -index, text))
    if not candidates:
        return None
    score, _, text = max(candidates)
    text = _POINTER.sub("", text).strip("| ") if score < -3 else text
    if score < -3 and (
        _CREDIT.search(text) or _SCENE.search(text) or len(text) < 15 or not re.search(r"[,…‘“'\"]", text)
    ):
        return None
    for line in rows:
        short = line.text
        if (
            len(short) >= 8
            and short != text
            and text.startswith(short)
            and _TITLE_END.match(text, len(short))
        ):
            return short
    return text


def _read_body(rows: Sequence[Line], layout: Layout) -> None:
    """Sorts the lines from the first paragraph on."""
    last = max(
        (index for index, line in enumerate(rows) if is_prose(line.text) and line.kind != "caption"),
        default=len(rows) - 1,
    )
    known = key(layout.title) if layout.title else ""
    seen: set[str] = set()
    box = False
    for index, line in enumerate(rows):
        text = line.text
        identity = key(text)
        if (known and identity == known) or (identity in seen and len(identity) >= 25):
            continue
        rule = furniture().find(text, "tail") if index else None
        if rule and not (is_prose(text) and _glued(text)):
            box = rule.effect == "box"
            layout.tail.append(text)
            continue
        lone = _alone(rows, index)
        if is_caption(line, lone=lone):
            layout.captions.append(_bare_caption(text))
            continue
        if line.kind == "byline" or (is_header_line(text) and (people.names(text) or not _LABEL.match(text))):
            (layout.tail if index > last else layout.header).append(text)
            if people.names(_byline(text)):
                layout.bylines.append(_byline(text))
            continue
        if line.kind == "deck":
            layout.deck.append(text)
            continue
        if box and not is_prose(text):
            layout.tail.append(text)
            continue
        box = False
        if line.link and (index > last or not is_prose(text)) and len(text) >= 6:
            layout.tail.append(text)
            continue
        if index > last and _other_story(rows, index):
            layout.tail.append(text)
            continue
        if is_foreign(text) and index > last:
            layout.tail.append(text)
            continue
        glued = _CUT_GLUED.search(text)
        if glued and sentences(text[: glued.start()]):
            layout.tail.append(text[glued.start() :].strip())
            text = text[: glued.start()].rstrip()
        signature = people.sign_off(text)
        if signature:
            layout.bylines.append(signature)
        seen.add(identity)
        layout.body.append(text)


def _alone(rows: Sequence[Line], index: int) -> bool:
    """Whether no neighbour starts with a pointer sign too."""
    if not _POINTER.match(rows[index].text):
        return True
    near = (
        rows[max(0, index - 1) : index] + list(rows[index + 1 : index + 2])
        if isinstance(rows, list)
        else [*rows[max(0, index - 1) : index], *rows[index + 1 : index + 2]]
    )
    return not any(_POINTER.match(line.text) and not _CREDIT.search(line.text) for line in near)


def _other_story(rows: Sequence[Line], index: int) -> bool:
    """A line behind the last paragraph that belongs to the teaser of another story: an outlet-and-date line
    follows within two lines.
    """
    for line in rows[index + 1 : index + 3]:
        rule = furniture().find(line.text, "tail")
        if rule and rule.id == "story.item":
            return True
    return False
