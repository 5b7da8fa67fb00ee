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

from extractor.page import people
from extractor.page.captions import (
    BULLET,
    PHOTOGRAPHER,
    POINTER,
    SINGLE_POINTER,
    credit_of,
    is_alone,
    is_caption,
)
from extractor.page.furniture import FurnitureRule, furniture
from extractor.page.headers import byline_of, find_title, is_entered, is_head_only, is_header_line, repeated
from extractor.page.lines import Line, hangul, is_foreign, is_prose, key, sentences

_LABEL = re.compile(r"^[\[<【(〈][^\[\]<>【】()〈〉]{1,14}[\]>】)〉]$")
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


def arrange(lines: Sequence[Line], title: str | None = None) -> Layout:
    """Sorts the lines of one article. `title` is the headline if it is known from elsewhere."""
    rows = [line for line in lines if line.text]
    first = _first(rows, title)
    end = _end(rows, first)
    layout = Layout(title=title)
    _read_header(rows[:first], layout)
    _read_body(rows[first:end], layout)
    layout.tail += [line.text for line in rows[end : end + 30]]
    return layout


def _first(rows: Sequence[Line], title: str | None) -> int:
    """Index of the first paragraph: the first prose line below the title, if the title stands above it."""
    start = 0
    known = key(title) if title else repeated(rows)
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
            if hangul(rows[index].text) >= 15 and not is_head_only(rows[index])
        ),
        len(rows),
    )


def _summary(rows: Sequence[Line], index: int) -> bool:
    """Inside a machine's summary: short sentences, with real paragraphs still to come."""
    return (
        len(rows[index].text) < 160
        and sum(len(line.text) > 100 and is_prose(line.text) for line in rows[index + 1 : index + 12]) >= 2
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
            rule = _rule(rows, index)
            if rule and rule.effect == "cut" and not _glued(text):
                return index
    return len(rows)


def _rule(rows: Sequence[Line], index: int) -> FurnitureRule | None:
    """The furniture rule that a line below the first paragraph meets."""
    rule = furniture().find(rows[index].text, "tail")
    if rule and rule.weak and index + 1 < len(rows) and is_prose(rows[index + 1].text):
        return None
    return rule


def _glued(text: str) -> bool:
    """A copyright note at the end of a paragraph: the paragraph stays, the note is cut off later."""
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


def _other_story(rows: Sequence[Line], index: int) -> bool:
    """A line behind the last paragraph that belongs to the teaser of another story: an outlet-and-date line
    follows within two lines.
    """
    for line in rows[index + 1 : index + 3]:
        rule = furniture().find(line.text, "tail")
        if rule and rule.id == "story.item":
            return True
    return False


def _opens(rows: Sequence[Line], index: int) -> bool:
    """Whether the article's prose can begin at a line."""
    line = rows[index]
    text = line.text
    if line.kind in ("caption", "deck", "byline") or BULLET.match(text):
        return False
    if people.dateline(text)[0] and len(text) > 40:
        return True
    quoted = _SPEECH.match(text) and len(text) < 45 and not text.endswith((".", ".”", '."'))
    if quoted and index + 1 < len(rows):
        return False
    if is_prose(text):
        return line.kind != "heading" and not is_head_only(line)
    near = [after.text for after in rows[index + 1 : index + 5]]
    if _LABEL.match(text) and near and is_prose(near[0]):
        return not is_header_line(text) and credit_of(text) is None
    continued = text.endswith(",") and hangul(text) >= 8 and line.kind == "text"
    return continued and any(is_prose(after) for after in near)


def _read_header(rows: Sequence[Line], layout: Layout) -> None:
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
        layout.title = find_title(kept)
    known = key(layout.title) if layout.title else ""
    at = next((index for index, line in enumerate(kept) if known and key(line.text) == known), -1)
    for index, line in enumerate(kept):
        text = line.text
        bare = BULLET.sub("", text)
        below = index > at
        if is_header_line(bare) and not PHOTOGRAPHER.search(bare):
            (layout.header if below or is_entered(bare) else layout.tail).append(people.without_repeats(bare))
            _note_byline(bare, layout)
        elif known and _repeats(text, known):
            if len(text) > len(layout.title or "") + 2:
                layout.header.append(text)
        elif is_caption(line) or (SINGLE_POINTER.match(text) and below):
            layout.captions.append(text.strip("| "))
        elif below and _is_deck(line, at >= 0 or index >= len(kept) - 4):
            layout.deck.append(text)
        else:
            layout.header.append(text)


def _repeats(text: str, title: str) -> bool:
    """Whether a line is the title again, perhaps as a caption or with the site's name behind it."""
    return title in (key(text), key(POINTER.sub("", text))) or (
        len(title) > 12 and key(text).startswith(title)
    )


def _is_deck(line: Line, near: bool) -> bool:
    return (near or line.kind == "deck") and not BULLET.match(line.text) and hangul(line.text) >= 6


def _note_byline(text: str, layout: Layout) -> None:
    byline = byline_of(text)
    if people.names(byline):
        layout.bylines.append(byline)


def _read_body(rows: Sequence[Line], layout: Layout) -> None:
    """Sorts the lines from the first paragraph on."""
    told = [index for index, line in enumerate(rows) if is_prose(line.text) and line.kind != "caption"]
    last = told[-1] if told else len(rows) - 1
    texts = [line.text for line in rows]
    known = key(layout.title) if layout.title else ""
    seen: set[str] = set()
    box = False
    for index, line in enumerate(rows):
        text = line.text
        identity = key(text)
        if (known and identity == known) or (identity in seen and len(identity) >= 25):
            continue
        rule = _rule(rows, index) if index else None
        if rule and not (is_prose(text) and _glued(text)):
            box = rule.effect == "box"
            layout.tail.append(text)
        elif is_caption(line, lone=is_alone(texts, index)):
            layout.captions.append(text.strip("| "))
        elif line.kind == "byline" or _is_sign_off(text):
            (layout.tail if index > last else layout.header).append(text)
            _note_byline(text, layout)
        elif (box and not is_prose(text)) or _is_beside(rows, index, last):
            layout.tail.append(text)
        else:
            box = False
            seen.add(identity)
            layout.body.append(_without_note(text, layout))


def _is_sign_off(text: str) -> bool:
    return is_header_line(text) and (bool(people.names(text)) or not _LABEL.match(text))


def _is_beside(rows: Sequence[Line], index: int, last: int) -> bool:
    """Whether a line belongs to something beside the article: a link to another story, its teaser, a foreign
    line behind the last paragraph.
    """
    line = rows[index]
    if line.link and (index > last or not is_prose(line.text)) and len(line.text) >= 6:
        return True
    return index > last and (_other_story(rows, index) or is_foreign(line.text))


def _without_note(text: str, layout: Layout) -> str:
    """A paragraph without the copyright note at its end; its sign-off stays, and is noted."""
    note = _CUT_GLUED.search(text)
    if note and sentences(text[: note.start()]):
        layout.tail.append(text[note.start() :].strip())
        text = text[: note.start()].rstrip()
    signature = people.sign_off(text)
    if signature:
        layout.bylines.append(signature)
    return text
